//! Addresses: a sub-path, deep links, wrong ones, Back; title and focus follow.

use lantern_e2e::{BASE, Stage, Voice, combobox, field, heading, link, table};

#[test]
fn everything_loads_under_a_sub_path_and_a_deep_link_works() {
    let stage = Stage::new("sub-path");
    let ana = stage.person("ana");
    for (route, title) in [("#/settings", "Settings"), ("#/", "Classes"), ("#/open", "No file is open")] {
        ana.go("#/");
        ana.go(route);
        ana.reload();
        ana.sees(&heading(title));
        assert!(ana.title().starts_with(title), "{route} is titled {:?}", ana.title());
    }
    ana.go("#/settings");
    ana.sees(&field("School name"));
    let here = ana.app_address();
    let elsewhere: Vec<String> = ana.loaded().into_iter().filter(|address| !address.starts_with(&here)).collect();
    assert!(elsewhere.is_empty(), "loaded from elsewhere: {elsewhere:?}");
    assert!(stage.requests().iter().any(|one| one.target.starts_with(BASE) && one.target.ends_with(".wasm")));
    stage.kept_to_itself();
}

#[test]
fn a_wrong_address_shows_a_friendly_page() {
    let stage = Stage::new("wrong-address");
    let ana = stage.person("ana");
    // The parts are looked at in a build for development alone.
    let design = ["#/design", "#/design/fields"];
    for wrong in ["#/nowhere", "#/class/7", "#/class/0000000000001.1", "#/pupil/0000000000001.2", "#/pupil/0000000000001.2/maths/99"]
        .into_iter()
        .chain(design)
    {
        ana.go(wrong);
        ana.sees(&link("Go to the classes"));
        ana.click(&link("Go to the classes"));
        ana.sees(&heading("Classes"));
    }
    stage.kept_to_itself();
}

#[test]
fn title_focus_and_back_follow() {
    let stage = Stage::new("navigation");
    let ana = stage.person("ana");
    ana.add_class("6T");
    ana.is_focused(&heading("6T"));
    ana.type_pupils(&["Ivo Ivy"]);
    ana.go("#/");
    ana.click(&link("6T"));
    ana.is_focused(&heading("6T"));
    assert!(ana.title().contains("6T"), "{:?}", ana.title());
    ana.click(&link("Ivo Ivy").inside(table("6T")));
    ana.is_focused(&heading("Ivo Ivy"));
    assert!(!ana.title().contains("Ivo"), "a title names a child: {:?}", ana.title());
    ana.click(&link("Settings"));
    ana.is_focused(&heading("Settings"));
    ana.back();
    ana.is_focused(&heading("Ivo Ivy"));
    ana.back();
    ana.is_focused(&heading("6T"));
    ana.back();
    ana.is_focused(&heading("Classes"));
}

#[test]
fn choosing_another_half_term_or_stage_leaves_the_focus_where_it_is() {
    let stage = Stage::new("focus-stays");
    let ana = stage.person("ana");
    ana.add_class("1A");
    ana.type_pupils(&["Ivo Ivy"]);
    ana.open_pupil("1A", "Ivo Ivy");
    for (select, option) in [("Half term", "Spring 1"), ("Stage", "Stage 3")] {
        ana.tab_to(&combobox(select));
        ana.choose(&combobox(select), option);
        if select == "Stage" {
            ana.sees(&Voice::Teacher.group("3.1"));
        }
        // Whatever wants the focus takes it in the next frame.
        ana.after_frames();
        ana.is_focused(&combobox(select));
    }
}
