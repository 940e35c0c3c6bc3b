//! What this suite finds things by is what the browser tells a screen reader, so the journeys prove the names as well.

use lantern_e2e::{
    Person, Stage, Voice, button, checkbox, combobox, field, heading, link, pupils::class_list, radio, radiogroup, region, table, textbox,
};

/// Compares a page's names; groups of radios and radios are many, so only the first few.
fn agrees(person: &Person, page: &str) {
    let roles = [button("…"), link("…"), field("…"), heading("…"), checkbox("…"), table("…"), region("…"), radiogroup("…"), radio("…")];
    for what in roles {
        let names = person.names(&what, 12);
        // Every page has some of these; a page that is not there yet has none to disagree about.
        assert!(!names.is_empty() || ![button("…"), heading("…")].contains(&what), "{page}: there is no {what}");
        for (browser, ours) in names {
            let tidy: String = browser.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(tidy, ours, "{page}: the browser names a {what} differently");
            let named = !ours.is_empty() || what == region("…");
            assert!(named, "{page}: a {what} has no name");
        }
    }
}

#[test]
fn the_browser_says_the_same_names() {
    let stage = Stage::new("names");
    let list = stage.file("class list.csv", &class_list());
    let ana = stage.person("ana");
    agrees(&ana, "the start page");
    ana.click(&button("Add a class"));
    ana.sees(&textbox("Class name"));
    agrees(&ana, "the dialog to add a class");
    ana.click(&button("Cancel"));
    ana.add_class("4B");
    ana.offers("Import pupils");
    ana.click(&button("Import pupils"));
    ana.sees(&textbox("Names, one a line"));
    ana.upload(&lantern_e2e::file_input("Choose a file…"), &list);
    ana.sees(&combobox("Legal Forename"));
    agrees(&ana, "adding pupils");
    ana.click(&button("Add 30 …"));
    ana.sees(&table("4B"));
    agrees(&ana, "the class board");
    ana.click(&link("Zoë Zinnia"));
    ana.sees(&heading("My profile"));
    agrees(&ana, "the cover of a file");
    ana.opens_part("Academic work");
    ana.sees(&Voice::Child.group("4.1"));
    agrees(&ana, "the academic work of a file");
    ana.go("#/settings");
    ana.sees(&heading("Settings"));
    ana.settled();
    agrees(&ana, "the settings");
}
