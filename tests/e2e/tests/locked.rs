//! The lock of the teacher's screen: nothing of a child is on it or behind it, in every tab, also after a reload.

use lantern_e2e::{PATIENCE, Person, Stage, button, combobox, heading, link, textbox};

const SECRET: &str = "blue door";

/// Waits until the screen is locked, and nothing of a child is in the page.
#[track_caller]
fn is_locked(person: &Person) {
    person.sees(&heading("Locked"));
    let page = person.script("return document.documentElement.outerHTML", &[]).to_string();
    assert!(!page.contains("Hazel") && !page.contains("4B"), "{page}");
    assert!(!person.title().contains("4B"), "{}", person.title());
}

#[track_caller]
fn unlocks(person: &Person) {
    person.fill(&textbox("Passphrase"), SECRET);
    person.click(&button("Unlock"));
    person.misses(&heading("Locked"));
}

#[test]
fn a_locked_screen_shows_nothing_in_any_tab_and_opens_by_its_passphrase() {
    let stage = Stage::new("locked");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Hana Hazel"]);
    ana.misses(&button("Lock now"));
    ana.go("#/settings/device");
    ana.fill(&textbox("Passphrase for this screen"), "123456");
    ana.click(&button("Set the passphrase"));
    ana.reads("Please choose at least 6 characters");
    ana.fill(&textbox("Passphrase for this screen"), SECRET);
    ana.click(&button("Set the passphrase"));
    ana.reads("The lock is set.");
    ana.go("#/");
    ana.click(&link("4B"));
    ana.sees(&link("Hana Hazel"));
    let (first, address) = (ana.this_tab(), ana.address());
    let second = ana.new_tab();
    ana.go("#/");
    ana.sees(&link("4B"));
    ana.click(&button("Lock now"));
    is_locked(&ana);
    ana.turn_to(&first);
    is_locked(&ana);
    // No key reaches what is behind it.
    ana.press(&[lantern_e2e::CONTROL, 'z']);
    ana.reload();
    is_locked(&ana);
    ana.fill(&textbox("Passphrase"), "red door");
    ana.click(&button("Unlock"));
    ana.reads("That is not the passphrase of this screen.");
    unlocks(&ana);
    assert_eq!(ana.address(), address);
    ana.sees(&link("Hana Hazel"));
    ana.turn_to(&second);
    ana.sees(&link("4B"));
    stage.kept_to_itself();
}

#[test]
fn a_screen_left_alone_locks_itself_after_the_time_that_was_chosen() {
    let stage = Stage::new("left-alone");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Hana Hazel"]);
    ana.go("#/settings/device");
    ana.fill(&textbox("Passphrase for this screen"), SECRET);
    ana.click(&button("Set the passphrase"));
    ana.choose(&combobox("Without a touch, the screen locks"), "After 2 minutes");
    ana.go("#/");
    ana.sees(&link("4B"));
    // Two minutes go by: the moment of the last touch is moved, not the clock.
    ana.until("the screen locked", PATIENCE * 2, || {
        let _moved = ana.script("localStorage.setItem('lantern-touched', String(Math.floor(Date.now() / 1000) - 130))", &[]);
        if ana.count(&heading("Locked")) == 1 { Ok(()) } else { Err("it is open".to_owned()) }
    });
    is_locked(&ana);
    // A forgotten passphrase: certain words, and five minutes.
    ana.fill(&textbox("Passphrase"), "I am the teacher and I have forgotten the passphrase");
    ana.click(&button("Unlock"));
    ana.reads("Lantern can be opened in");
    ana.click(&button("Keep it locked"));
    let soon = "const [tries, wait] = localStorage.getItem('lantern-locked').split(' ');
        localStorage.setItem('lantern-locked', [tries, wait, Math.floor(Date.now() / 1000) - 1].join(' '));";
    let _moved = ana.script(soon, &[]);
    ana.reload();
    ana.click(&button("Open Lantern"));
    ana.sees(&link("4B"));
    ana.misses(&button("Lock now"));
    stage.kept_to_itself();
}
