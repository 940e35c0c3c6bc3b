//! No page has a barrier that axe-core knows of. Pages are found by following links, so that a new one is covered without being listed.

use lantern_e2e::{Browser, Person, Stage, button, heading, pupils::class_list, table};
use std::collections::{BTreeMap, VecDeque};

/// The kind of page an address leads to: ids, half terms and stages aside.
fn kind(route: &str) -> String {
    let word = |part: &str| !part.chars().any(|c| c.is_ascii_digit());
    route.split('/').map(|part| if word(part) { part } else { "…" }).collect::<Vec<_>>().join("/")
}

/// Every kind of page that links lead to, each with one address.
fn pages(person: &Person) -> BTreeMap<String, String> {
    let mut found = BTreeMap::from([("#/".to_owned(), "#/".to_owned()), ("#/nowhere".to_owned(), "#/nowhere".to_owned())]);
    let mut open = VecDeque::from(["#/".to_owned()]);
    while let Some(route) = open.pop_front() {
        person.steer(&route);
        person.settled();
        for link in person.links() {
            // The other subjects of a page are the same page with other words.
            let name = kind(&link).replace("/reading", "/maths").replace("/writing", "/maths");
            if let std::collections::btree_map::Entry::Vacant(place) = found.entry(name) {
                place.insert(link.clone());
                open.push_back(link);
            }
        }
    }
    found
}

fn look(person: &Person, how: &str, wrong: &mut Vec<String>) {
    wrong.extend(
        person
            .barriers()
            .into_iter()
            .map(|barrier| format!("{} ({how}): {barrier}", kind(person.address().split('#').nth(1).unwrap_or_default()))),
    );
}

#[test]
fn no_page_has_a_barrier() {
    let stage = Stage::new("accessible");
    let list = stage.file("class list.csv", &class_list());
    let ana = stage.person("ana");
    let mut wrong = Vec::new();
    look(&ana, "nothing here yet", &mut wrong);
    ana.click(&button("Add a class"));
    ana.sees(&heading("Add a class"));
    look(&ana, "the dialog", &mut wrong);
    ana.click(&button("Cancel"));
    ana.add_class("4B");
    ana.import_pupils(&list, 30);
    ana.go("#/");
    ana.click(&button("Try the demo class"));
    ana.sees(&table("Demo class (invented children)"));
    let pages = pages(&ana);
    assert!(pages.len() >= 10, "the pages are not found by their links: {pages:?}");
    // What axe-core reads is the same in every browser, and the colours come from one style sheet: one of them looks in the dark as well.
    let lights: &[bool] = if stage.browser() == Browser::Chromium { &[false, true] } else { &[false] };
    for dark in lights.iter().copied() {
        ana.prefers_dark(dark);
        for route in pages.values() {
            ana.steer(route);
            ana.settled();
            look(&ana, if dark { "dark" } else { "light" }, &mut wrong);
        }
    }
    // The page of a small phone, or of a wide screen at four times its size.
    ana.narrow_to(320);
    for route in pages.values() {
        ana.steer(route);
        ana.settled();
        let (over, what) = ana.overflow();
        if over > 0 {
            wrong.push(format!("{} at 320 px: {over} px too wide: {}", kind(route), what.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
