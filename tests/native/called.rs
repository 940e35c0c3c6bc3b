//! One fold of names for everything: whoever wrote a name, in whatever letters, it is found.

use lantern::domain::called::legal_name;
use lantern::domain::order::Map;
use lantern::domain::{ClassId, Date, LegalName, Pupil, PupilId, Test};
use lantern::exchange::attendance::look_through;
use lantern::exchange::preview::{Likeness, Open, Said, likeness};
use lantern::exchange::roster::{
    Mapping, Outcome, Proposal, RowMatch, RowWarning, Who, decode, list as table_of, match_rows, proposals, rows, typed,
};
use lantern::exchange::scores::{Typed, pasted};
use lantern::ledger::Roll;
use lantern::report::consultation::families_to_ask;
use lantern::report::history::{self, Filter};
use lantern::words::import::{Answer, Where, alike};
use lantern::words::in_file::alike_in_file;
use lantern::workspace::{Command, Doing, Enrol, Import, Refusal};

use crate::device::{Device, child, year};
use crate::history_page::history as told;

/// As the roll has it, and as another program writes it.
const SPELLINGS: [(&str, &str); 6] = [
    ("Zoë O'Brien", "zoë O’BRIEN"),
    ("Zoë O’Brien", "Zoe\u{308} OʼBrien"),
    ("Anne-Marie Lee", "Anne\u{2010}Marie\u{a0}Lee"),
    ("Anne-Marie Lee", "Anne–Marie  Lee"),
    ("Liam Nguyễn", "\u{feff}Li\u{ad}am \u{202a}Nguye\u{302}\u{303}n\u{202c}"),
    ("Ana D´Souza", "ana d'souza"),
];

fn pupil(full: &str) -> Pupil {
    let (forename, surname) = full.split_once([' ', '\u{a0}']).unwrap();
    child(forename, surname, None, None)
}

/// A class with a child of this name.
fn class_of(full: &str) -> (Device, PupilId) {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let id = device.enrol(class, year(), pupil(full));
    (device, id)
}

#[test]
fn a_name_is_found_in_whatever_letters_it_is_written() {
    for (held, said) in SPELLINGS {
        let (device, id) = class_of(held);
        let people = device.roll().pupils();
        let attendance = look_through(&format!("Name,Possible,Attended\n{said},70,66\n"), &device.roll().called(&[id]), year()).unwrap();
        assert_eq!(attendance.ready.first().map(|ready| ready.pupil), Some(id), "attendance of {said}");
        let test = Test { name: "Spelling".into(), total: 20, green: 80, yellow: 60, retired: false };
        assert_eq!(
            pasted(&format!("{said}\t17"), &device.roll().called(&[id]), 0, &test).scores,
            [(id, Typed::Score(17))],
            "scores of {said}"
        );
        let rows = typed(said, "2026-11-23".parse().unwrap()).good;
        let found = match_rows(&rows, &people);
        assert!(
            matches!(found.as_slice(), [RowMatch::Known { pupil, why: Likeness::Name, .. }] if *pupil == id),
            "the list's {said}: {found:?}"
        );
        assert_eq!(likeness(&pupil(held), &pupil(&decode(said.as_bytes()).unwrap().text)), Some(Likeness::Name), "{said}");
    }
}

#[test]
fn brothers_and_sisters_are_asked_about_whatever_their_apostrophe() {
    let (ada, ben): (PupilId, PupilId) = ("0000000000001.1".parse().unwrap(), "0000000000001.2".parse().unwrap());
    for (one, other) in [("Ada O'Brien", "Ben O’Brien"), ("Ada Kowalska-Lee", "Ben kowalska\u{2011}lee"), ("Ada Nuñez", "Ben Nun\u{303}ez")]
    {
        assert_eq!(families_to_ask(&Roll::default(), &[(ada, pupil(one)), (ben, pupil(other))]), [(ada, ben)], "{one} and {other}");
    }
}

#[test]
fn a_history_is_searched_in_whatever_letters() {
    let (device, id) = class_of("Zoë O’Brien");
    let lines = told(device.ledger(), id);
    for (text, found) in [("o'brien", true), ("zoe\u{308}", true), ("O‘BRIEN zoë", true), ("zoe", false)] {
        let filter = Filter { text: text.into(), ..Filter::default() };
        assert_eq!(!history::filter(&lines, &filter, &|_| String::new()).is_empty(), found, "{text}");
    }
}

#[test]
fn a_class_and_a_register_are_in_english_order() {
    let mut device = Device::at_school(1);
    for name in ["Swans", "Ébène", "Foxes", "Eagles", "Ducks"] {
        device.add_class(name);
    }
    let names: Vec<String> = device.roll().classes().into_iter().map(|(_, class)| class.name).collect();
    assert_eq!(names, ["Ducks", "Eagles", "Ébène", "Foxes", "Swans"]);
}

fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// What a list comes to in a class.
fn proposed(device: &Device, class: ClassId, list: &str) -> Vec<Proposal> {
    let table = table_of(&decode(list.as_bytes()).unwrap().text).unwrap();
    proposals(&rows(&table, &Mapping::guess(&table), today()).good, &device.roll(), class, year())
}

#[test]
fn a_namesake_in_another_class_is_shown_with_that_class_and_asked_about() {
    let mut device = Device::at_school(1);
    let (three, four) = (device.add_class("3A"), device.add_class("4B"));
    let held = child("Ava", "Smith", None, Some("2018-06-22"));
    let ava = device.enrol(three, year(), held.clone());
    for found in
        [proposed(&device, four, "Forename,Surname\nAva,Smith"), proposals(&typed("Ava Smith", today()).good, &device.roll(), four, year())]
    {
        let [asked] = found.as_slice() else { panic!("{found:?}") };
        let place = Where::In { class: "3A".into(), year: None };
        assert_eq!(asked.who, Who::Alike { pupil: ava, held: held.clone(), place: place.clone() });
        assert_eq!(alike(&held, &place), "Ava Smith, born 22 June 2018, is in class 3A. Is this the same child?");
        assert!(asked.is_asked());
        let outcomes = [None, Some(Answer::Same), Some(Answer::Another), Some(Answer::LeaveOut)].map(|answer| asked.outcome(answer));
        assert_eq!(outcomes, [Outcome::Open, Outcome::Placed(ava), Outcome::Enrolled, Outcome::Nothing]);
    }
    // Of two namesakes the one in this class is thought of first, whichever was enrolled first.
    let second = device.enrol(four, year(), child("Ava", "Smith", None, None));
    let found = proposed(&device, four, "Forename,Surname\nAva,Smith");
    assert!(matches!(&found[0].who, Who::Alike { pupil, place: Where::Here, .. } if *pupil == second), "{found:?}");
}

#[test]
fn what_is_certain_is_not_asked() {
    let mut device = Device::at_school(1);
    let (three, four) = (device.add_class("3A"), device.add_class("4B"));
    let ava = device.enrol(three, year(), child("Ava", "Smith", Some("B801200005001"), Some("2018-06-22")));
    let list = "UPN,Forename,Surname,DOB\n,Ava,Smith,22/06/2018\n,Ava,Smith,03/10/2018\nB801200005001,Ava,Smith,";
    let found = proposed(&device, four, list);
    assert_eq!(found.iter().map(|one| &one.who).collect::<Vec<_>>(), [&Who::Repeated(4), &Who::New, &Who::Known(ava)]);
    assert!(found.iter().all(|one| !one.is_asked()));
    assert_eq!(found[2].outcome(None), Outcome::Placed(ava));
    assert_eq!(found[2].outcome(Some(Answer::LeaveOut)), Outcome::Nothing);
    assert_eq!(found[1].outcome(None), Outcome::Enrolled);
}

#[test]
fn two_children_of_one_name_are_two_and_a_bare_namesake_is_asked_about() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let list = "Surname,Forename,DOB,Class\nAli,Mohammed,03/10/2018,4B\nAli,Mohammed,22/06/2018,4B\nSmith,Ava,,4B\nSmith,Ava,,4B\n";
    let found = proposed(&device, class, list);
    assert_eq!(found.iter().map(|one| &one.who).collect::<Vec<_>>(), [&Who::New, &Who::New, &Who::New, &Who::AlikeRow(4)]);
    let outcomes = [None, Some(Answer::Same), Some(Answer::Another), Some(Answer::LeaveOut)].map(|answer| found[3].outcome(answer));
    assert_eq!(outcomes, [Outcome::Open, Outcome::Nothing, Outcome::Enrolled, Outcome::Nothing]);
}

#[test]
fn one_name_in_either_column_is_a_child_and_a_dash_is_nothing() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let list = "UPN,Surname,Forename,DOB\n,Sukarto,,14/02/2018\n,-,Thandeka,03/03/2018\n,Penhale,Jory,21/09/2017\n";
    let found = proposed(&device, class, list);
    let told: Vec<(String, bool)> =
        found.iter().map(|one| (one.row.details.full_name(), one.row.warnings == [RowWarning::OneName])).collect();
    assert_eq!(told, [("Sukarto".to_owned(), true), ("Thandeka".to_owned(), true), ("Jory Penhale".to_owned(), false)]);
    assert!(found.iter().all(|one| one.outcome(None) == Outcome::Enrolled));
}

/// Adds whoever of a list is certain.
fn take(device: &mut Device, class: ClassId, list: &str) {
    let enrol = |one: &Proposal| {
        let known = match one.outcome(None) {
            Outcome::Enrolled => None,
            Outcome::Placed(pupil) => Some(pupil),
            Outcome::Nothing | Outcome::Open => return None,
        };
        Some(Enrol {
            known,
            details: one.row.details.clone(),
            corrects: false,
            legal: one.row.legal.clone(),
            year_group: one.row.year_group,
        })
    };
    let pupils = proposed(device, class, list).iter().filter_map(enrol).collect();
    device.tell(Command::AddPupils { class, year: year(), pupils });
}

#[test]
fn a_child_is_shown_by_the_preferred_name_and_found_by_both() {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    take(&mut device, class, "Legal Forename,Preferred Forename,Surname,DOB\nRobert,Bob,Lee,03/10/2018\nAda,Ada,Avocet,\n");
    let roll = device.roll();
    let ids: Vec<PupilId> = roll.members(class, year()).into_iter().map(|(id, _)| id).collect();
    let [ada, bob] = ids[..] else { panic!("{ids:?}") };
    assert_eq!(roll.pupil(bob).unwrap().any().unwrap().full_name(), "Bob Lee");
    let legal = LegalName { forename: "Robert".into(), surname: String::new() };
    assert_eq!(roll.legal_name(bob).unwrap().settled(), Some(&legal));
    assert!(roll.legal_name(ada).is_none(), "what is the same is not kept twice");
    let test = Test { name: "Spelling".into(), total: 20, green: 80, yellow: 60, retired: false };
    for said in ["Bob Lee", "Lee, Robert", "robert lee"] {
        let attendance = look_through(&format!("Name\tPossible\tAttended\n{said}\t70\t66\n"), &roll.called(&ids), year()).unwrap();
        assert_eq!(attendance.ready.first().map(|ready| ready.pupil), Some(bob), "{said}: {attendance:?}");
        assert_eq!(pasted(&format!("{said}\t17"), &roll.called(&ids), 0, &test).scores, [(bob, Typed::Score(17))], "{said}");
    }
    // A list that knows the legal name alone finds the child, and asks where there is nothing but a name.
    let who = |list: &str| proposed(&device, class, list).remove(0).who;
    assert_eq!(who("Forename,Surname,DOB\nRobert,Lee,03/10/2018"), Who::Known(bob));
    assert!(matches!(who("Forename,Surname\nRobert,Lee"), Who::Alike { pupil, .. } if pupil == bob));
    assert_eq!(who("Forename,Surname,DOB\nRobert,Lee,22/06/2018"), Who::New);
    assert!(matches!(who("Legal Forename,Preferred Forename,Surname\nAda,Addie,Avocet"), Who::Alike { pupil, .. } if pupil == ada));
}

#[test]
fn a_legal_name_is_corrected_taken_away_and_travels_with_the_class() {
    let (mut device, id) = class_of("Bob Lee");
    let class = device.roll().classes()[0].0;
    let said = |forename: &str, surname: &str| Command::SetLegalName {
        pupil: id,
        legal: Some(LegalName { forename: forename.into(), surname: surname.into() }),
    };
    device.tell(said(" Robert ", "LEE"));
    let held = |device: &Device| device.roll().legal_name(id).map(|held| held.settled().cloned().unwrap());
    assert_eq!(held(&device), Some(LegalName { forename: "Robert".into(), surname: String::new() }));
    let mut other = Device::new(2);
    other.take(&device.class(class, year()));
    assert_eq!(held(&other), held(&device));
    device.tell(said("Robert", "Lee-Shah"));
    assert_eq!(held(&device).map(|held| held.surname).as_deref(), Some("Lee-Shah"));
    device.tell(said("BOB", ""));
    assert_eq!(held(&device), None, "that is what the child is called by");
    device.tell(said("Robert", ""));
    device.tell(Command::SetLegalName { pupil: id, legal: None });
    assert_eq!(held(&device), None);
    assert_eq!(legal_name("", " Shah ", "Bob"), Some(LegalName { forename: "Bob".into(), surname: "Shah".into() }));
    assert_eq!(legal_name(" ", "", "Bob"), None);
}

#[test]
fn a_file_that_knows_a_child_by_its_legal_name_alone_asks_whether_it_is_the_one_here() {
    let (mut here, bob) = class_of("Bob Lee");
    let legal = LegalName { forename: "Robert".into(), surname: String::new() };
    here.tell(Command::SetLegalName { pupil: bob, legal: Some(legal.clone()) });
    let mut there = Device::at_school(2);
    let class = there.add_class("5A");
    let robert = there.enrol(class, year(), pupil("Robert Lee"));
    here.join(there.school());
    let asked = |seen: &lantern::exchange::Preview| {
        let [same] = seen.same_child.as_slice() else { panic!("{:?}", seen.same_child) };
        assert_eq!((same.here, same.there, same.presumed()), (bob, robert, None));
        alike_in_file(&same.details, None, &same.held, None, same.because)
    };
    let said = asked(&here.preview(&there.class(class, year())).unwrap());
    assert!(said.starts_with("Robert Lee in the file, and Bob Lee here: same legal name;"), "{said}");
    // And the other way round: the file knows both names, and the list here the legal one.
    there.tell(Command::SetPupil { pupil: robert, details: pupil("Bobby Lee") });
    there.tell(Command::SetLegalName { pupil: robert, legal: Some(legal) });
    here.tell(Command::SetLegalName { pupil: bob, legal: None });
    here.tell(Command::SetPupil { pupil: bob, details: pupil("Robert Lee") });
    asked(&here.preview(&there.class(class, year())).unwrap());
}

#[test]
fn a_file_with_namesakes_is_taken_in_as_a_person_says() {
    let (mut here, ava) = class_of("Ava Smith");
    let mut there = Device::at_school(2);
    let class = there.add_class("5A");
    let namesake = there.enrol(class, year(), pupil("Ava Smith"));
    there.enrol(class, year(), pupil("Ben Bittern"));
    here.join(there.school());
    let seen = here.preview(&there.class(class, year())).unwrap();
    let [same] = seen.same_child.as_slice() else { panic!("{:?}", seen.same_child) };
    let said = alike_in_file(&same.details, same.class_there.as_deref(), &same.held, same.class_here.as_deref(), same.because);
    assert!(said.starts_with("Ava Smith of class 5A in the file, and Ava Smith of class 4B here: same name;"), "{said}");
    let by = |answer: Answer| seen.taken(&Said { children: Map::from([(namesake, answer)]), ..Said::default() }, false).unwrap();
    assert_eq!(seen.taken(&Said::default(), false), Err(vec![Open::Child(same.clone())]), "a name alone never decides");
    assert_eq!((by(Answer::Same).links, by(Answer::Same).entries.len()), (vec![(ava, namesake)], seen.new.len()));
    assert_eq!((by(Answer::Another).links, by(Answer::Another).entries.len()), (vec![], seen.new.len()));
    let left_out = by(Answer::LeaveOut);
    assert!(left_out.links.is_empty() && left_out.entries.len() + 2 == seen.new.len(), "her name and her place are left out");
    here.tell(Command::Import(Import { school: there.school(), entries: left_out.entries, ..Import::default() }));
    assert!(here.roll().pupil(namesake).is_none() && here.roll().members(class, year()).len() == 1);
    // And she is asked about again when the file is opened again.
    assert_eq!(here.preview(&there.class(class, year())).unwrap().same_child.len(), 1);
}

#[test]
fn who_is_certain_in_a_file_is_taken_for_the_same_until_a_person_says_otherwise() {
    let mut here = Device::at_school(1);
    let class = here.add_class("4B");
    let ava = here.enrol(class, year(), child("Ava", "Smith", None, Some("2018-06-22")));
    let mut there = Device::at_school(2);
    let five = there.add_class("5A");
    let hers = there.enrol(five, year(), child("AVA", "Smith", None, Some("2018-06-22")));
    let seen = here.preview(&there.class(five, year())).unwrap();
    assert_eq!(seen.taken(&Said::default(), false).unwrap().links, [(ava, hers)]);
    assert!(seen.taken(&Said { children: Map::from([(hers, Answer::Another)]), ..Said::default() }, false).unwrap().links.is_empty());
}

#[test]
fn a_list_of_two_classes_goes_into_both_in_one_step() {
    let mut device = Device::at_school(1);
    let four = device.add_class("4B");
    let enrol = |name: &str| Enrol { known: None, details: pupil(name), corrects: false, legal: None, year_group: None };
    let two = vec![("3A".to_owned(), vec![enrol("Nia Amble")]), ("4b".to_owned(), vec![enrol("Zelda Corrie"), enrol("Rafe Dunmow")])];
    device.tell(Command::AddToClasses { year: year(), classes: two, leaving: vec![] });
    let in_class = |device: &Device, name: &str| {
        let roll = device.roll();
        let class = roll.classes().into_iter().find(|(_, class)| class.name == name);
        class.map(|(id, _)| roll.members(id, year()).len())
    };
    assert_eq!((in_class(&device, "3A"), in_class(&device, "4B")), (Some(1), Some(2)));
    assert_eq!(device.roll().members(four, year()).len(), 2);
    device.step(Doing::Undo);
    assert_eq!((in_class(&device, "3A"), in_class(&device, "4B")), (None, Some(0)));
    let twice = vec![("3A".to_owned(), vec![enrol("Nia Amble")]), ("3a".to_owned(), vec![enrol("Otis Brack")])];
    assert_eq!(
        device.ask(&Command::AddToClasses { year: year(), classes: twice, leaving: vec![] }),
        Err(Refusal::ClassNameTaken("3a".into()))
    );
    assert_eq!(device.ask(&Command::AddToClasses { year: year(), classes: vec![], leaving: vec![] }), Err(Refusal::NobodyToAdd));
}
