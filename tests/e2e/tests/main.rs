//! Journeys through the release build, in the browser `LANTERN_BROWSER` names.

mod accessible;
mod addresses;
mod attendance;
mod attitude;
mod big_class;
mod child;
mod child_class;
mod child_closed;
mod child_voice;
mod consultation;
mod criteria;
mod demo;
mod dropping;
mod file;
mod goings;
mod groups;
mod joined;
mod journey;
mod judging;
mod keyboard;
mod locked;
mod marking;
mod meeting;
mod moving_up;
mod names;
mod now;
mod offline;
mod one_child;
mod other_files;
mod over;
mod paper;
mod parts;
mod praise;
mod privacy;
mod restored;
mod school;
mod scores;
mod sealed;
mod side_by_side;
mod tabs;
mod targets;
mod time;
mod today;
mod two_years;
mod undo;
mod who;
mod widths;
mod years;

#[test]
fn no_journey_is_forgotten() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let list = std::fs::read_to_string(here.join("main.rs")).unwrap();
    for file in std::fs::read_dir(here).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().replace(".rs", "");
        assert!(name == "main" || list.contains(&format!("\nmod {name};\n")), "tests/main.rs does not name {name}");
    }
}
