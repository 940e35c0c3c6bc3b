//! A first visit fetches little; what comes later is fetched when it is needed, and missed aloud when it cannot be.

use std::collections::BTreeSet;

use lantern_e2e::{Stage, Voice, button, heading, link};

/// What the size budget does not count: see `xtask/src/size.rs`.
const LATER: &str = "-part-";

#[test]
fn a_first_visit_fetches_what_the_budget_counts_and_no_more() {
    let stage = Stage::new("first visit");
    let ana = stage.person("ana");
    ana.sees(&button("Add a class"));
    ana.after_frames();
    let fetched = || stage.requests().into_iter().filter(|one| one.is_of_the_app()).map(|one| one.target).collect::<Vec<_>>();
    let first = fetched();
    assert!(first.len() > 3, "{first:?}");
    let early: Vec<_> = first.iter().filter(|target| target.contains(LATER) || target.contains("curriculum")).collect();
    assert!(early.is_empty(), "fetched before it is needed: {early:?}");
    ana.click(&link("Settings"));
    ana.sees(&heading("Settings"));
    assert!(fetched().iter().any(|target| target.contains(LATER)), "the settings are a part of their own");
}

#[test]
fn a_part_that_cannot_be_fetched_is_missed_aloud_and_comes_when_it_can() {
    let stage = Stage::new("part missing");
    let ana = stage.person("ana");
    ana.sees(&button("Add a class"));
    stage.withhold(Some(LATER));
    ana.click(&link("Settings"));
    ana.sees(&heading("This page could not be fetched"));
    ana.click(&link("Classes"));
    ana.click(&button("Try the demo class"));
    ana.reads("A part of Lantern could not be fetched. Your files are safe.");
    stage.withhold(None);
    ana.click(&link("Settings"));
    ana.sees(&heading("Settings"));
    assert!(stage.violations().is_empty(), "{:?}", stage.violations());
}

/// Each line of a child's page wants the criteria of its subject; each answer draws the page anew.
#[test]
fn a_childs_page_opened_by_its_address_fetches_the_criteria_of_a_subject_once() {
    let stage = Stage::new("criteria once");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.click(&link("Ada Avocet"));
    ana.opens_part("Academic work");
    ana.sees(&Voice::Teacher.group("4.1"));
    ana.reload();
    ana.sees(&Voice::Teacher.group("4.1"));
    ana.settled();
    let mut fetched = ana.loaded();
    fetched.retain(|address| address.contains("curriculum/"));
    assert!(!fetched.is_empty(), "the page shows criteria");
    let once: BTreeSet<_> = fetched.iter().collect();
    assert_eq!(once.len(), fetched.len(), "{fetched:?}");
}
