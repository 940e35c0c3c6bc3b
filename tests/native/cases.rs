//! Lists as people met them with other software: what is right stands beside each in `tests/fixtures/cases/README.md`.

use lantern::domain::{Attendance, ClassId, Date, Pupil, PupilId, Test, Upn};
use lantern::exchange::attendance::look_through;
use lantern::exchange::roster::{
    Difference, IntoClass, ListNote, Mapping, Outcome, Planned, Proposal, RosterRow, RowWarning, Rows, Wanted, decode, differences,
    is_of_several, list, not_on_the_list, planned, proposals, rows, typed,
};
use lantern::exchange::scores::{Rounded, Typed, pasted};

use lantern::ledger::Roll;
use lantern::workspace::{Command, Enrol};
use proptest::prelude::*;

use crate::device::{Device, child, year};

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

fn enrol(planned: Planned) -> Enrol {
    let Planned { known, details, corrects, legal, year_group } = planned;
    Enrol { known, details, corrects, legal, year_group }
}

/// Where a row goes that is taken into a class.
fn into(roll: &Roll, proposal: &Proposal, class: ClassId) -> IntoClass {
    IntoClass::of(&proposal.row, Some(Wanted::Everyone), roll, (class, year()))
}

#[test]
fn each_child_of_several_classes_is_held_against_its_own_class() {
    let mut device = Device::at_school(1);
    let (own, other) = (device.add_class("4B"), device.add_class("3A"));
    device.enrol(other, year(), child("Amy", "Lee", Some("B801200005001"), None));
    device.enrol(own, year(), child("Bea", "Lee", Some("Q801200005002"), None));
    let roll = device.roll();
    let mut rows = typed("Amy Lee\nBea Lee\nCy Moss\n", today()).good;
    for (row, (upn, class)) in rows.iter_mut().zip([("B801200005001", "3a"), ("Q801200005002", "3A"), ("", "5C")]) {
        row.details.upn = Upn::typed(upn);
        row.class_name = Some(class.to_owned());
    }
    let found = proposals(&rows, &roll, own, year());
    let goes = |one: &Proposal, wanted| IntoClass::of(&one.row, Some(wanted), &roll, (own, year()));
    let moves = |held: &str, said: &str| vec![Difference::Class { held: held.into(), said: said.into() }];
    let differ = |wanted| found.iter().map(|one| differences(one, &roll, &goes(one, wanted))).collect::<Vec<_>>();
    // Amy is where the list has her; Bea would move; of a class that is not there yet nobody can be.
    assert_eq!(differ(Wanted::Each), [vec![], moves("4B", "3A"), vec![]]);
    assert_eq!(differ(Wanted::Everyone), [moves("3A", "4B"), vec![], vec![]]);
    assert_eq!(goes(&found[2], Wanted::Each), IntoClass { class: None, name: "5C".into(), year: year() });
    let plans = |wanted| found.iter().map(|one| planned(one, None, &[], (&roll, &goes(one, wanted))).is_some()).collect::<Vec<_>>();
    assert_eq!(plans(Wanted::Each), [true, false, true], "nobody changes the class unasked");
    assert_eq!(plans(Wanted::Everyone), [false, true, true]);
}

#[test]
fn who_is_not_on_a_list_of_several_classes_is_asked_about_class_by_class() {
    let mut device = Device::at_school(1);
    let (own, other) = (device.add_class("4B"), device.add_class("3A"));
    for (class, names) in [(own, ["Amy", "Ben", "Cy"]), (other, ["Dov", "Eve", "Fay"])] {
        for name in names {
            device.enrol(class, year(), child(name, "Lee", None, None));
        }
    }
    let roll = device.roll();
    // Cy is in 3A now, and of 3A no more than two are listed; 5C is not there yet.
    let mut rows = typed("Amy Lee\nBen Lee\nCy Lee\nDov Lee\nEve Lee\nGus Moss\n", today()).good;
    for (row, class) in rows.iter_mut().zip(["4B", "4B", "3A", "3A", "3A", "5C"]) {
        row.class_name = Some(class.to_owned());
    }
    let found = proposals(&rows, &roll, own, year());
    let goes = |row: &RosterRow| IntoClass::of(row, Some(Wanted::Each), &roll, (own, year()));
    let gone: Vec<_> = not_on_the_list(&found, &roll, goes).into_iter().map(|(_, child, class)| (child.full_name(), class)).collect();
    assert_eq!(gone, [("Fay Lee".to_owned(), "3A".to_owned())]);
    let leaving: Vec<PupilId> = not_on_the_list(&found, &roll, goes).into_iter().map(|(id, ..)| id).collect();
    device.tell(Command::AddToClasses { year: year(), classes: vec![], leaving });
    let names: Vec<String> = device.roll().members(other, year()).into_iter().map(|(_, child)| child.forename).collect();
    assert_eq!(names, ["Dov", "Eve"]);
}

#[test]
fn a_list_imported_again_says_what_differs_and_changes_nothing_unasked() {
    let (mut device, class) = taken_in("07a-september.csv");
    let roll = device.roll();
    let found = proposed(&device, class, "07b-january.csv");
    let differ: Vec<Vec<Difference>> = found.iter().map(|one| differences(one, &roll, &into(&roll, one, class))).collect();
    let surname = Difference::Surname { held: "Jessop".into(), said: "Okonjo-Jessop".into() };
    let born = Difference::Born { held: day(2018, 4, 11).unwrap(), said: day(2018, 5, 11).unwrap() };
    assert_eq!(differ, [vec![surname.clone()], vec![born.clone()], vec![]]);
    let gone: Vec<(PupilId, String)> = not_on_the_list(&found, &roll, |row| IntoClass::of(row, None, &roll, (class, year())))
        .into_iter()
        .map(|(id, child, _)| (id, child.full_name()))
        .collect();
    assert_eq!(gone.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Effie Larch"]);
    let names = |device: &Device| -> Vec<(String, Option<Date>)> {
        device.roll().members(class, year()).into_iter().map(|(_, child)| (child.full_name(), child.born)).collect()
    };
    let take = |taken: &[Difference]| -> Vec<Enrol> {
        found.iter().filter_map(|one| planned(one, None, taken, (&roll, &into(&roll, one, class)))).map(enrol).collect()
    };
    device.tell(Command::AddPupils { class, year: year(), pupils: take(&[]) });
    let mut unasked = vec![("Marnie Jessop", day(2018, 2, 2)), ("Dov Kettle", day(2018, 4, 11)), ("Effie Larch", day(2018, 7, 19))];
    unasked.push(("Ravi Moss", day(2017, 9, 1)));
    let as_said = |rows: &[(&str, Option<Date>)]| rows.iter().map(|(name, born)| ((*name).to_owned(), *born)).collect::<Vec<_>>();
    assert_eq!(names(&device), as_said(&unasked));
    device.step(lantern::workspace::Doing::Undo);
    device.tell(Command::TakeList { class, year: year(), pupils: take(&[surname, born]), leaving: vec![gone[0].0] });
    let taken = [("Dov Kettle", day(2018, 5, 11)), ("Ravi Moss", day(2017, 9, 1)), ("Marnie Okonjo-Jessop", day(2018, 2, 2))];
    let mut expected = as_said(&taken);
    expected.sort();
    let mut now = names(&device);
    now.sort();
    assert_eq!(now, expected);
    assert!(device.roll().pupil(gone[0].0).is_some(), "her file stays");
}

/// A child who is easily mistaken for another, as a list has it.
fn alike() -> impl Strategy<Value = (Pupil, Option<u8>)> {
    let upn = prop::option::of(prop::sample::select(vec!["B801200005001", "Q801200005002"]));
    let born = prop::option::of(prop::sample::select(vec!["2018-02-08", "2018-08-02"]));
    (
        prop::sample::select(vec!["Amy", "Ann", "Bea"]),
        prop::sample::select(vec!["", "Lee", "Lee-Shah"]),
        upn,
        born,
        prop::option::of(3..5_u8),
    )
        .prop_map(|(forename, surname, upn, born, year)| (child(forename, surname, upn, born), year))
}

proptest! {
    #[test]
    fn what_the_preview_shows_is_what_is_stored(
        held in prop::collection::vec((alike(), any::<bool>()), 0..5),
        list in prop::collection::vec((alike(), any::<u8>()), 1..5),
    ) {
        let mut device = Device::at_school(1);
        let (here, elsewhere) = (device.add_class("4B"), device.add_class("3A"));
        for ((child, _), is_here) in held {
            device.enrol(if is_here { here } else { elsewhere }, year(), child);
        }
        let roll = device.roll();
        let mut rows = typed(&"Amy Lee\n".repeat(list.len()), today()).good;
        for (row, ((child, year), _)) in rows.iter_mut().zip(&list) {
            row.details = child.clone();
            row.year_group = year.and_then(|year| lantern::domain::YearGroup::typed(&year.to_string()));
        }
        let answers = [None, Some(lantern::words::import::Answer::Same), Some(lantern::words::import::Answer::Another)];
        let mut plans = Vec::new();
        for (one, (_, how)) in proposals(&rows, &roll, here, year()).iter().zip(&list) {
            let differ = differences(one, &roll, &into(&roll, one, here));
            let taken: Vec<Difference> =
                differ.into_iter().enumerate().filter(|(nth, _)| how >> nth & 1 == 1).map(|(_, one)| one).collect();
            plans.extend(planned(one, answers[usize::from(how % 3)], &taken, (&roll, &into(&roll, one, here))));
        }
        let before: Vec<(PupilId, Pupil)> = roll.pupils();
        if plans.is_empty() {
            return Ok(());
        }
        device.tell(Command::AddPupils { class: here, year: year(), pupils: plans.iter().cloned().map(enrol).collect() });
        let now = device.roll();
        let members = now.members(here, year());
        for plan in &plans {
            let stored = members.iter().filter(|(id, child)| plan.known.is_none_or(|known| known == *id) && *child == plan.details);
            prop_assert!(stored.count() > 0, "{:?} is not in {:?}", plan, members);
        }
        for (id, child) in &before {
            if !plans.iter().any(|plan| plan.known == Some(*id)) {
                let stays = now.pupil(*id).and_then(|reading| reading.any().cloned());
                prop_assert_eq!(stays.as_ref(), Some(child), "nobody else is touched");
                prop_assert_eq!(now.placement(*id, year()), roll.placement(*id, year()));
            }
        }
        let new = plans.iter().filter(|plan| plan.known.is_none()).count();
        prop_assert_eq!(now.pupils().len(), before.len() + new);
    }
}

#[test]
fn what_is_opened_at_the_wrong_door_is_led_to_the_right_one() {
    use lantern::exchange::{AnyFile, ImportProblem};
    use lantern::words::doors::Door;
    let lists = [
        "01-excel-serial-birthdays.csv",
        "03-two-classes-one-list.csv",
        "05-unquoted-surname-forename.csv",
        "09-one-name-only.csv",
        "21-two-children-of-one-name.csv",
        "23-empty-row-and-column-first.csv",
    ];
    let mut doors: Vec<(Vec<u8>, Door)> = lists.map(|name| (case(name), Door::Pupils)).into();
    doors.extend([
        (case("11-register-with-dates-above.csv"), Door::Attendance),
        (case("15-scores-with-a-row-of-what-was-possible.tsv"), Door::Pupils),
        (case("13-sep-line-semicolons.csv"), Door::SomeList),
        (b"subject,stage,strand,number,text\nscience,1,a,1,I can.\n".to_vec(), Door::Criteria),
        (b"{\"format\":\"lantern-curriculum/1\",\"subject\":\"maths\",\"stages\":[]}".to_vec(), Door::Criteria),
        (b"<?xml version=\"1.0\"?>\n<CTfile><Header/></CTfile>".to_vec(), Door::Transfer),
        (b"<html></html>".to_vec(), Door::Markup),
        (b"PK\x03\x04\x14".to_vec(), Door::Workbook),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0".to_vec(), Door::Workbook),
    ]);
    for (bytes, door) in doors {
        assert_eq!(AnyFile::decode(&bytes), Err(ImportProblem::OtherDoor(door)), "{}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(AnyFile::decode(b"{\"format\":\"lantern/1\","), Err(ImportProblem::CutShort));
}
