//! A large school goes out of one browser and into another: 1,000 children with 400 entries each, as the packed file that a school would
//! carry.

use crate::{Chance, Counts};
use lantern_e2e::{PATIENCE, Person, Stage, bench::School, button, file_input};
use std::{path::Path, time::Instant};

/// Children, and ratings of each.
const SCHOOL: (usize, usize) = (1_000, 400);

/// The school is taken in, saved, opened by somebody else, and saved there: both files hold the same, byte for byte.
pub(crate) fn large(_: &mut Chance, counts: &mut Counts) {
    let stage = Stage::new("soak");
    let made = School::of(SCHOOL.0, SCHOOL.1).text();
    let first = stage.file("school.lantern.json", made.as_bytes());
    let ana = stage.person("ana");
    takes_in(&ana, &first);
    let begun = Instant::now();
    let saved = ana.export_everything();
    println!("{} saved in {} s: {} kB of {} kB", saved.name, begun.elapsed().as_secs(), saved.bytes.len() / 1024, made.len() / 1024);
    assert!(saved.name.ends_with(".lantern.json.gz"), "{}", saved.name);
    let bo = stage.person("bo");
    let begun = Instant::now();
    takes_in(&bo, &saved.path);
    println!("taken in by another in {} s", begun.elapsed().as_secs());
    let again = bo.export_everything();
    assert!(again.bytes == saved.bytes, "what went out again is another file: {} and {} bytes", saved.bytes.len(), again.bytes.len());
    counts.acts += 1;
    counts.things += made.lines().filter(|line| line.contains("{\"rated\"")).count();
}

/// Opens a file and adds it; what takes long must say how far it is.
fn takes_in(person: &Person, file: &Path) {
    person.go("#/");
    person.upload(&file_input("Open a file…"), file);
    person.sees_within(&button("Add to my files"), PATIENCE * 8);
    person.click(&button("Add to my files"));
    person.until("the file to be taken in", PATIENCE * 8, || {
        if person.address().ends_with("#/open") { Err("it is still looked at".to_owned()) } else { Ok(()) }
    });
    person.saved();
}
