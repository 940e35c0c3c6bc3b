//! Lists as people met them with other software: what is right stands beside each in `tests/fixtures/cases/README.md`.

use lantern::domain::{Attendance, ClassId, Date, Test};
use lantern::exchange::attendance::look_through;
use lantern::exchange::roster::{
    ListNote, Mapping, Outcome, Proposal, RosterRow, RowWarning, Rows, Wanted, decode, is_of_several, list, proposals, rows,
};
use lantern::exchange::scores::{Rounded, Typed, pasted};

use crate::device::{Device, year};

pub(crate) fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 23).unwrap()
}

pub(crate) fn day(y: i32, m: u32, d: u32) -> Option<Date> {
    Date::from_ymd_opt(y, m, d)
}

/// What stands in a case.
pub(crate) fn case(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/cases/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A pupil list of the cases, as it is understood before anybody has looked.
fn read(name: &str) -> (Mapping, Rows) {
    let table = list(&decode(&case(name)).unwrap().text).unwrap();
    let mapping = Mapping::guess(&table);
    assert!(mapping.is_complete(), "{name}");
    let rows = rows(&table, &mapping, today());
    assert_eq!(rows.bad, [], "{name}");
    (mapping, rows)
}

fn named(rows: &[RosterRow]) -> Vec<(String, Option<Date>)> {
    rows.iter().map(|row| (row.details.full_name(), row.details.born)).collect()
}

fn proposed(device: &Device, class: ClassId, name: &str) -> Vec<Proposal> {
    proposals(&read(name).1.good, &device.roll(), class, year())
}

#[test]
fn excels_day_numbers_are_birthdays_and_said_once() {
    let (_, found) = read("01-excel-serial-birthdays.csv");
    let expected = [("Ottoline Pemberly", day(2018, 11, 23)), ("Idris Quarrell", day(2019, 2, 16)), ("Tamsin Rusk", day(2018, 10, 17))];
    assert_eq!(named(&found.good), expected.map(|(name, born)| (name.to_owned(), born)));
    assert_eq!(found.notes, [ListNote::DayNumbers { shown: "43427".into(), date: day(2018, 11, 23).unwrap(), count: 3 }]);
    assert!(found.good.iter().all(|row| row.warnings.is_empty()));
}

#[test]
fn a_list_of_two_classes_brings_nobody_unasked() {
    let (_, found) = read("03-two-classes-one-list.csv");
    assert!(is_of_several(&found.good));
    let taken = |wanted: Wanted| found.good.iter().filter(move |row| wanted.takes(row, "4B")).map(|row| row.details.forename.as_str());
    assert_eq!(taken(Wanted::OfThisClass).collect::<Vec<_>>(), ["Zelda", "Rafe"]);
    let own = |row: &RosterRow| Wanted::Each.elsewhere(row, "4B");
    assert_eq!(found.good.iter().map(own).collect::<Vec<_>>(), [Some("3A".into()), Some("3A".into()), None, None]);
}

#[test]
fn a_shift_that_every_row_shares_is_understood_and_shown() {
    let (_, found) = read("05-unquoted-surname-forename.csv");
    let expected = [("Wren Garside", day(2017, 11, 12)), ("Amos Hollis", day(2018, 3, 30)), ("Fern Inchbald", day(2018, 5, 1))];
    assert_eq!(named(&found.good), expected.map(|(name, born)| (name.to_owned(), born)));
    assert!(found.good.iter().all(|row| row.class_name.as_deref() == Some("4B")));
    assert_eq!(found.notes, [ListNote::Joined { shown: "Garside, Wren".into() }]);
}

#[test]
fn who_has_one_name_is_called_by_it() {
    let (_, found) = read("09-one-name-only.csv");
    let names: Vec<String> = found.good.iter().map(|row| row.details.full_name()).collect();
    assert_eq!(names, ["Sukarto", "Thandeka", "Jory Penhale"]);
    assert_eq!(found.good.iter().map(|row| row.warnings == [RowWarning::OneName]).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn headings_of_another_language_are_a_guess() {
    let (mapping, found) = read("13-sep-line-semicolons.csv");
    assert!(mapping.is_by_content(), "said to be a guess");
    assert_eq!(named(&found.good), [("Cass Abney".to_owned(), day(2018, 10, 3)), ("Dilys Bream".to_owned(), day(2019, 1, 14))]);
}

#[test]
fn two_of_one_name_are_two_or_asked_about() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let outcomes: Vec<Outcome> = proposed(&device, class, "21-two-children-of-one-name.csv").iter().map(|one| one.outcome(None)).collect();
    assert_eq!(outcomes, [Outcome::Enrolled, Outcome::Enrolled, Outcome::Enrolled, Outcome::Open]);
}

#[test]
fn an_empty_row_and_column_and_what_is_printed_are_no_children() {
    let (mapping, found) = read("23-empty-row-and-column-first.csv");
    assert!(!mapping.is_by_content());
    assert_eq!(named(&found.good), [("Orla Lacey".to_owned(), None), ("Teo Mills".to_owned(), None)]);
    assert_eq!(found.notes, [ListNote::NoChildren { rows: vec![(6, "Printed 25/11/2026 09:14".into())] }]);
}

/// Takes a list of the cases into a new class.
fn taken_in(name: &str) -> (Device, ClassId) {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    for one in proposed(&device, class, name) {
        device.enrol(class, year(), one.row.details);
    }
    (device, class)
}

#[test]
fn the_usual_register_is_read() {
    let (device, class) = taken_in("11-class.csv");
    let ids: Vec<_> = device.roll().members(class, year()).into_iter().map(|(id, _)| id).collect();
    let text = decode(&case("11-register-with-dates-above.csv")).unwrap().text;
    let looked = look_through(&text, &device.roll().called(&ids), year()).unwrap();
    assert_eq!((looked.faulty.as_slice(), looked.missing.as_slice()), (&[][..], &[][..]));
    let of = |attended, late| Attendance { possible: 5, attended, unauthorised: 0, late };
    assert_eq!(looked.ready.iter().map(|ready| ready.attendance).collect::<Vec<_>>(), [of(5, 1), of(3, 0)]);
}

#[test]
fn scores_are_pasted_with_their_headings_and_half_marks_are_offered_rounded() {
    let (device, class) = taken_in("15-class.csv");
    let ids: Vec<_> = device.roll().members(class, year()).into_iter().map(|(id, _)| id).collect();
    let children = device.roll().called(&ids);
    let id = |name: &str| children.iter().find(|child| child.name() == name).unwrap().pupil;
    let test = Test { name: "Spelling".into(), total: 20, green: 80, yellow: 60, retired: false };
    let text = decode(&case("15-scores-with-a-row-of-what-was-possible.tsv")).unwrap().text;
    let found = pasted(&text, &children, 0, &test);
    assert_eq!(found.scores, [(id("Pia Eddow"), Typed::Score(17))], "Luca has no score and keeps none");
    assert_eq!(found.rounded, [Rounded { pupil: id("Mo Grise"), shown: "19.5".into(), score: 20 }]);
    assert_eq!(found.problems, Vec::<String>::new());
}
