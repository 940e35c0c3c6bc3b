//! The demo class: plainly invented, and gone in one tap.

use lantern_e2e::{Stage, button, heading, link, table};

const DEMO: &str = "Demo class (invented children)";

#[test]
fn the_demo_class_is_labelled_and_leaves_nothing_behind() {
    let stage = Stage::new("demo");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.saved();
    ana.open_class(DEMO);
    ana.sees(&heading(DEMO));
    ana.reads("invented children");
    assert!(ana.count(&link("…").inside(table(DEMO))) >= 10, "a class to look at");
    ana.reload();
    ana.sees(&table(DEMO));

    ana.click(&button("Remove the demo class"));
    ana.saved();
    ana.go("#/");
    ana.sees(&button("Try the demo class"));
    ana.misses(&link(DEMO));
    ana.reload();
    ana.sees(&button("Try the demo class"));
    ana.misses(&link(DEMO));
    assert!(!ana.page_text().contains("Avocet"));
    stage.kept_to_itself();
}

#[test]
fn removing_the_demo_class_leaves_a_real_class_alone() {
    let stage = Stage::new("demo-beside");
    let ana = stage.person("ana");
    ana.add_class("2C");
    ana.type_pupils(&["Ivo Ivy", "Hana Hazel"]);
    ana.go("#/");
    ana.click(&button("Try the demo class"));
    ana.saved();
    ana.go("#/");
    ana.sees(&link(DEMO));
    ana.click(&button("Remove the demo class"));
    ana.misses(&link(DEMO));
    ana.saved();
    ana.reload();
    ana.open_class("2C");
    ana.counts(&link("…").inside(table("2C")), 2);
}
