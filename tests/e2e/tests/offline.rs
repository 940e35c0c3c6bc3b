//! Kept safe: everything works without a connection after one visit; a newer version waits; a worker can be got rid of; a copy is asked
//! for.

use lantern_e2e::{PATIENCE, Person, Stage, Voice, button, heading, link, region};
use serde_json::{Value, json};

/// Waits until this version is kept whole and answers for the page.
#[track_caller]
fn is_kept(person: &Person) {
    person.until("a version that is kept", PATIENCE, || match person.script("return !!navigator.serviceWorker.controller", &[]) {
        Value::Bool(true) => Ok(()),
        other => Err(other.to_string()),
    });
}

/// Whether the page is of the newer release.
fn is_newer(person: &Person) -> bool {
    person.script("return !!document.querySelector('meta[name=newer]')", &[]) == json!(true)
}

#[test]
fn every_page_works_without_a_connection_after_one_visit() {
    let stage = Stage::new("offline");
    let mut ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.saved();
    is_kept(&ana);
    stage.goes_down(true);
    ana.reload_as_people_do();
    ana.sees(&heading("Demo class (invented children)"));
    let all = "return [...document.querySelectorAll('#main a[href^=\"#/class\"], #main a[href^=\"#/pupil\"]')].map((one) => one.hash)";
    let mut pages: Vec<String> = serde_json::from_value(ana.script(all, &[])).unwrap();
    let pupil = pages.iter().position(|page| page.contains("/pupil/")).map(|at| pages.swap_remove(at)).unwrap();
    pages.retain(|page| !page.contains("/pupil/"));
    assert!(pages.len() > 10, "{pages:?}");
    for page in pages.iter().chain([&pupil]).map(String::as_str).chain(["#/settings", "#/criteria", "#/criteria/reading", "#/open", "#/"]) {
        ana.go(page);
        ana.settled();
        let said = ana.page_text();
        assert!(!said.contains("could not be"), "{page}: {said}");
    }
    // What is done without a connection is stored, and there after the browser was closed.
    ana.go(&pupil);
    ana.opens_part("Academic work");
    ana.sees(&Voice::Teacher.group("4.1"));
    ana.rate(Voice::Teacher, "4.1", "Red");
    ana.comes_back();
    ana.go(&pupil);
    ana.opens_part("Academic work");
    ana.is_rated(Voice::Teacher, "4.1", "Red");
    ana.go("#/settings/device");
    ana.reads("Lantern opens on this device without a connection.");
    stage.goes_down(false);
    stage.kept_to_itself();
}

#[test]
fn a_newer_version_is_fetched_whole_waits_and_is_taken_when_it_is_asked_for() {
    let stage = Stage::new("newer");
    let ana = stage.person("ana");
    ana.add_class("4B");
    is_kept(&ana);
    stage.serves_newer();
    // The older version goes on, also in a page that is loaded again while it runs.
    ana.reload_as_people_do();
    assert!(!is_newer(&ana));
    ana.go("#/settings/device");
    ana.reads("A new version is ready.");
    ana.reload_as_people_do();
    assert!(!is_newer(&ana));
    ana.sees(&heading("Settings"));
    ana.click(&button("Use the new version now"));
    ana.until("the newer version", PATIENCE, || if is_newer(&ana) { Ok(()) } else { Err("the older one".to_owned()) });
    ana.go("#/");
    ana.sees(&link("4B"));
    stage.goes_down(true);
    ana.reload_as_people_do();
    assert!(is_newer(&ana));
    ana.sees(&link("4B"));
    stage.goes_down(false);

    // Whatever a worker does, there is an address that gets rid of it; the files stay.
    let _gone = ana.script("location.href = './reset.html'", &[]);
    ana.reads("Done. Lantern is fetched anew when you open it.");
    let ask = "const say = (what) => (all) => { document.body.dataset[what] = all.length; }; \
        navigator.serviceWorker.getRegistrations().then(say('workers')); \
        caches.keys().then((all) => all.filter((name) => name.startsWith('lantern-files'))).then(say('kept'))";
    let _asked = ana.script(ask, &[]);
    ana.until("no worker and nothing kept", PATIENCE, || {
        match ana.script("return [document.body.dataset.workers, document.body.dataset.kept]", &[]) {
            none if none == json!(["0", "0"]) => Ok(()),
            some => Err(some.to_string()),
        }
    });
    ana.click(&link("Open Lantern"));
    ana.sees(&link("4B"));
    stage.kept_to_itself();
}

#[test]
fn what_is_new_is_said_once_and_what_another_program_shares_is_opened() {
    let stage = Stage::new("news");
    let ana = stage.person("ana");
    ana.add_class("4B");
    is_kept(&ana);
    ana.go("#/");
    ana.reload_as_people_do();
    ana.settled();
    ana.misses(&region("What’s new"));
    // As it was left by the version before.
    let _noted = ana.script("localStorage.setItem('lantern-version', '0.1.0')", &[]);
    ana.reload_as_people_do();
    ana.sees(&region("What’s new"));
    ana.reads("Your screen can be locked");
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    ana.click(&button("Close the news"));
    ana.misses(&region("What’s new"));
    ana.reload_as_people_do();
    ana.sees(&link("4B"));
    ana.settled();
    ana.misses(&region("What’s new"));

    // As the system sends what is shared with an app that is installed: by a form, which the worker answers.
    let file = ana.export_everything();
    let share = "
        const form = new FormData();
        form.append('file', new File([arguments[0]], 'Whole school.lantern.json', { type: 'application/json' }));
        return fetch('./shared', { method: 'POST', body: form, redirect: 'manual' }).then((answer) => answer.type)";
    let shared = ana.script(share, &[json!(String::from_utf8(file.bytes).unwrap())]);
    assert_eq!(shared, json!("opaqueredirect"));
    ana.reload_as_people_do();
    ana.until("the preview", PATIENCE, || if ana.address().ends_with("#/open") { Ok(()) } else { Err(ana.address()) });
    ana.sees(&heading("You have everything in this file already"));
    assert_eq!(ana.script("return caches.has('lantern-shared')", &[]), json!(false), "it waits nowhere any more");
    stage.kept_to_itself();
}

#[test]
fn after_a_week_of_use_a_copy_is_one_tap_away() {
    let stage = Stage::new("copy due");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Ivo Ivy"]);
    let _noted = ana.script("localStorage.setItem('lantern-days-of-use', '7 2026-01-05')", &[]);
    ana.reload_as_people_do();
    ana.settled();
    ana.click(&link("Classes"));
    ana.sees(&region("Copy"));
    ana.reads("It is time for a copy. There is none of your files yet");
    assert!(ana.barriers().is_empty(), "{:?}", ana.barriers());
    let file = ana.export_everything();
    assert!(String::from_utf8(file.bytes).unwrap().contains("Ivy"));
    ana.misses(&region("Copy"));
    ana.reload_as_people_do();
    ana.sees(&link("4B"));
    ana.misses(&region("Copy"));
    stage.kept_to_itself();
}
