//! Whoever looks for a setting is led to the page that has it.

use std::path::Path;

use lantern::route::Topic;

#[test]
fn every_section_of_the_settings_can_be_found_by_its_heading() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/pages/settings");
    let mut headings: Vec<String> = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().flatten().filter(|file| file.path().is_file()) {
        // The page of the criteria has an address of its own.
        if file.file_name() == "criteria.rs" {
            continue;
        }
        let text = std::fs::read_to_string(file.path()).unwrap();
        let found = text.split("<h2 ").skip(1).filter_map(|rest| rest.split_once(">\"")?.1.split_once("\"</h2>"));
        headings.extend(found.map(|(heading, _)| heading.to_owned()));
    }
    let mut named: Vec<String> = Topic::ALL.iter().flat_map(|topic| topic.sections()).map(|section| (*section).to_owned()).collect();
    headings.sort();
    named.sort();
    assert_eq!(headings, named);
}
