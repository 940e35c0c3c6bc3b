//! Files that vanish are missed, and come back: the witness, the restore points, going back, and a rehearsal of losing everything.

use lantern_e2e::{PATIENCE, Person, Stage, Voice, button, combobox, heading, link, region};
use serde_json::{Value, json};
use std::time::Duration;

/// How long a restore point may take to be kept by itself: it waits until nothing else goes on.
const KEPT: Duration = Duration::from_secs(60);
/// The restore points: their names, each with its text unpacked.
const POINTS: &str = "
    return (async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('restore-points').catch(() => undefined);
        const found = [];
        if (folder) for await (const [name, file] of folder.entries()) {
            if (!/^\\d+\\.[a-z-]+\\.\\d+$/.test(name)) continue;
            const stream = (await file.getFile()).stream().pipeThrough(new DecompressionStream('gzip'));
            found.push([name, await new Response(stream).text()]);
        }
        return found.sort();
    })()";

fn points(person: &Person) -> Vec<(String, String)> {
    serde_json::from_value(person.script(POINTS, &[])).unwrap_or_default()
}

/// Waits until there is a restore point that holds some words.
#[track_caller]
fn is_kept(person: &Person, words: &str) {
    person.until(format!("a restore point with {words:?}"), KEPT, || {
        let points = points(person);
        if points.iter().any(|(_, text)| text.contains(words)) { Ok(()) } else { Err(format!("{} points", points.len())) }
    });
}

/// The browser loses the database of the files, as after a crash or by a clearing.
fn loses_files(person: &Person) {
    let lose = "return new Promise((done) => {
        const asked = indexedDB.deleteDatabase('lantern');
        asked.onsuccess = () => done('gone');
        asked.onerror = asked.onblocked = () => done('there');
    })";
    assert_eq!(person.script(lose, &[]), json!("gone"));
}

/// How many records lie in the database of the files.
fn stored(person: &Person) -> Value {
    person.script(
        "return new Promise((done) => {
            const open = indexedDB.open('lantern');
            open.onsuccess = () => {
                const stores = [...open.result.objectStoreNames];
                const tx = open.result.transaction(stores);
                const counts = stores.map((name) => tx.objectStore(name).count());
                tx.oncomplete = () => { open.result.close(); done(counts.reduce((sum, one) => sum + one.result, 0)); };
            };
        })",
        &[],
    )
}

fn begins(stage: &Stage) -> Person {
    begins_as(stage, "ana")
}

fn begins_as(stage: &Stage, name: &'static str) -> Person {
    let person = stage.person(name);
    person.add_class("4B");
    person.type_pupils(&["Ivo Ivy", "Hana Hazel"]);
    person.open_pupil("4B", "Hana Hazel");
    person.choose(&combobox("Stage"), "Stage 4");
    person.rate(Voice::Teacher, "4.1", "Green");
    person.saved();
    person
}

#[test]
fn files_that_vanish_are_missed_and_the_last_copy_brings_them_back() {
    let stage = Stage::new("missing");
    let ana = begins(&stage);
    ana.reload();
    is_kept(&ana, "\"maths-4.1");
    let pupil = ana.address();
    loses_files(&ana);
    // Whichever page is opened, it says what has happened, and nothing is written.
    ana.reload();
    ana.sees(&heading("Your files are missing"));
    ana.reads("there were the files of 2 children here. Now there is nothing.");
    ana.go("#/");
    ana.sees(&heading("Your files are missing"));
    ana.misses(&button("Add a class"));
    assert_eq!(stored(&ana), json!(0));
    // What localStorage held is gone too: the browser's other place still knows.
    let _cleared = ana.script("localStorage.clear()", &[]);
    ana.reload();
    ana.sees(&heading("Your files are missing"));
    assert_eq!(stored(&ana), json!(0));
    ana.click(&link("Open my last copy"));
    ana.sees(&heading("Restore points"));
    ana.reads("brought back");
    ana.click(&button("Go back"));
    ana.sees(&link("4B"));
    let route = pupil.split_once('#').map(|(_, route)| format!("#{route}")).unwrap();
    ana.go(&route);
    ana.is_rated(Voice::Teacher, "4.1", "Green");
    ana.reload();
    ana.is_rated(Voice::Teacher, "4.1", "Green");
    stage.kept_to_itself();
}

#[test]
fn whoever_wants_to_begin_anew_may_and_a_list_lost_from_beside_its_files_is_a_fault() {
    let stage = Stage::new("anew");
    let ana = begins(&stage);
    loses_files(&ana);
    ana.reload();
    ana.sees(&heading("Your files are missing"));
    ana.click(&button("Go on with what is here"));
    ana.sees(&button("Add a class"));
    ana.reload();
    ana.sees(&button("Add a class"));
    ana.misses(&heading("Your files are missing"));

    // Children's files without the list that says whose they are.
    let bo = begins_as(&stage, "bo");
    bo.reload();
    is_kept(&bo, "\"pupil/");
    let lose = "return new Promise((done) => {
        const open = indexedDB.open('lantern');
        open.onsuccess = () => {
            const tx = open.result.transaction('packs', 'readwrite');
            tx.objectStore('packs').delete('school');
            tx.oncomplete = () => { open.result.close(); done('gone'); };
        };
    })";
    assert_eq!(bo.script(lose, &[]), json!("gone"));
    bo.reload();
    bo.sees(&heading("Your files are missing"));
    bo.reads("The list of your classes and children is gone.");
    bo.misses(&button("Go on with what is here"));
    bo.click(&link("Open my last copy"));
    bo.click(&button("Go back"));
    bo.sees(&link("4B"));
    bo.open_pupil("4B", "Hana Hazel");
    bo.is_rated(Voice::Teacher, "4.1", "Green");
    stage.kept_to_itself();
}

#[test]
fn going_back_shows_what_differs_takes_back_what_came_since_and_is_undone() {
    let stage = Stage::new("back");
    let ana = begins(&stage);
    let route = ana.address().split_once('#').map(|(_, route)| format!("#{route}")).unwrap();
    ana.reload();
    is_kept(&ana, "\"maths-4.1");
    ana.rate(Voice::Teacher, "4.1", "Red");
    ana.rate(Voice::Teacher, "4.2", "Yellow");
    ana.saved();
    ana.go("#/settings/device");
    ana.click(&link("Restore points"));
    ana.click(&button("Look at that of …"));
    ana.sees(&button("Go back"));
    ana.reads("Hana Hazel: 1 taken back, 1 as it was before");
    ana.click(&button("Go back"));
    ana.reads("Your files say again what they said on");
    ana.go(&route);
    ana.is_rated(Voice::Teacher, "4.1", "Green");
    ana.is_rated(Voice::Teacher, "4.2", "Not rated");
    ana.click(&button("Undo"));
    ana.is_rated(Voice::Teacher, "4.1", "Red");
    ana.is_rated(Voice::Teacher, "4.2", "Yellow");
    ana.reload();
    ana.is_rated(Voice::Teacher, "4.1", "Red");
    // Who is erased is in no restore point any more.
    let id = route.split('/').nth(2).unwrap().to_owned();
    is_kept(&ana, "Hazel");
    ana.opens_part("Name, class and more");
    let _open = ana.script("document.querySelectorAll('main details').forEach((one) => { one.open = true })", &[]);
    ana.click(&button("Erase this child’s file …"));
    ana.click(&button("Erase for ever"));
    ana.sees(&link("4B"));
    ana.until("restore points without the child", PATIENCE, || {
        let points = points(&ana);
        let told = points.iter().filter(|(_, text)| text.contains("Hazel") || text.contains(&format!("pupil/{id}")));
        match told.count() {
            0 if !points.is_empty() => Ok(()),
            n => Err(format!("{n} of {} tell of it", points.len())),
        }
    });
    assert!(points(&ana).iter().all(|(_, text)| text.contains("Ivy")));
    stage.kept_to_itself();
}

#[test]
fn a_rehearsal_gives_back_byte_for_byte_what_was_lost() {
    let stage = Stage::new("rehearsal");
    let ana = begins(&stage);
    ana.go("#/settings");
    ana.fill(&lantern_e2e::textbox("School name"), "Hedge Lane Primary");
    ana.click(&button("Save name"));
    ana.saved();
    ana.go("#/");
    let before = ana.export_everything();
    // Another device, with nothing on it.
    let bo = stage.person("bo");
    bo.open_file(&before.path);
    bo.take_in();
    bo.go("#/");
    let after = bo.export_everything();
    assert_eq!(std::fs::read(&before.path).unwrap(), std::fs::read(&after.path).unwrap());
    bo.sees(&region("Message"));
    stage.kept_to_itself();
}
