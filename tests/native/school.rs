//! The school in counts: every child is counted once, and nothing small leaves the school.

use lantern::domain::{Aspect, Date, Heading, Period, PupilId, YearGroup};
use lantern::report::school::{Asked, By, Counted, Look, Row, behind, classes, counted, how_far, looks, outside, seated, told};
use lantern::workspace::{Command, Entered, Judging, Scores, Verdict};

use crate::device::{Device, child, year};
use crate::left::taught;
use crate::workspace::{add_demo, demo_class};

fn period() -> Period {
    "2026-27.autumn-2".parse().unwrap()
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn count(device: &Device, look: Look, by: By) -> Counted {
    let (subjects, roll) = (taught(), device.roll());
    let classes = classes(&roll, year());
    let seated = seated(&roll, &classes, period());
    let asked = Asked { look, subjects: &subjects, period: period(), today: today() };
    counted(device.files(), (&classes, &seated), &asked, by)
}

fn row(cells: &[usize]) -> Row {
    let some: PupilId = "0000000000001.1".parse().unwrap();
    Row { name: "4B".into(), cells: cells.iter().map(|count| vec![some; *count]).collect(), whole: false }
}

#[test]
fn every_child_is_counted_once_whatever_is_looked_at() {
    let mut device = Device::at_school(1);
    device.tell(add_demo());
    let class = demo_class(&device);
    let children = device.roll().members(class, year()).len();
    for (look, title) in looks(&device.roll(), &taught(), period()) {
        let of_key_stage = matches!(look, Look::Subject(_, Aspect::KeyStage));
        // Nobody of the demo is at the end of a key stage.
        let children = if of_key_stage { 0 } else { children };
        for row in count(&device, look, By::HalfTerm).rows {
            assert_eq!(row.children(), children, "{title}, {}", row.name);
        }
        for by in [By::Class, By::Year, By::Attainment] {
            let found = count(&device, look, by);
            let (whole, rows) = found.rows.split_last().unwrap();
            assert_eq!(whole.children(), children, "{title}");
            assert_eq!(rows.iter().map(Row::children).sum::<usize>(), children, "{title}");
            for (at, _) in found.columns.iter().enumerate() {
                let mut of_rows: Vec<PupilId> = rows.iter().flat_map(|row| row.cells[at].clone()).collect();
                let mut of_whole = whole.cells[at].clone();
                of_rows.sort();
                of_whole.sort();
                assert_eq!(of_rows, of_whole, "{title}");
            }
        }
    }
    // The demo shows something of everything but moving.
    let heading = count(&device, Look::Heading(Heading::Attainment), By::Class);
    assert!(heading.rows[0].cells.iter().filter(|cell| !cell.is_empty()).count() > 1, "{heading:?}");
}

#[test]
fn the_demo_is_looked_at_only_where_there_is_no_other_class() {
    let mut device = Device::at_school(1);
    device.tell(add_demo());
    assert_eq!(classes(&device.roll(), year()).len(), 1);
    let own = device.add_class("4B");
    assert_eq!(classes(&device.roll(), year()), []);
    device.enrol(own, year(), child("Ada", "Avocet", None, None));
    assert_eq!(classes(&device.roll(), year()), [(own, "4B".to_owned())]);
    let found = count(&device, Look::Meetings, By::Class);
    assert_eq!(found.rows.iter().map(|row| (row.name.as_str(), row.children())).collect::<Vec<_>>(), [("4B", 1), ("Whole school", 1)]);
    assert_eq!(found.rows[0].cells.iter().map(Vec::len).collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn a_child_of_whom_two_say_different_classes_is_once_in_the_school() {
    let mut one = Device::at_school(1);
    let (b, c) = (one.add_class("4B"), one.add_class("4C"));
    let ada = one.enrol(b, year(), child("Ada", "Avocet", None, None));
    let mut other = Device::new(2);
    other.take(&one.everything());
    let moves = |to| Command::Place {
        pupil: ada,
        year: year(),
        placement: lantern::domain::Placement { class: Some(to), year_group: YearGroup::ALL.get(4).copied() },
    };
    one.tell(moves(c));
    other.tell(moves(b));
    one.take(&other.everything());
    let found = count(&one, Look::Targets, By::Class);
    assert_eq!(
        found.rows.iter().map(|row| (row.name.as_str(), row.children())).collect::<Vec<_>>(),
        [("4B", 1), ("4C", 1), ("Whole school", 1)]
    );
    let roll = one.roll();
    let classes = classes(&roll, year());
    let seated = seated(&roll, &classes, period());
    assert_eq!(behind(&found, &seated, (2, 4)), [(ada, "Ada Avocet".to_owned())]);
    assert_eq!(behind(&found, &seated, (7, 9)), []);
}

#[test]
fn nothing_small_is_told_outside_and_nothing_is_told_to_the_last() {
    let table = [(0, "0"), (1, "under 5"), (4, "under 5"), (5, "5"), (7, "5"), (8, "10"), (12, "10"), (13, "15"), (30, "30")];
    for (count, said) in table {
        assert_eq!(told(count), said, "{count}");
    }
    let columns = vec!["Green".to_owned(), "Yellow".to_owned(), "Red".to_owned()];
    let rows = vec![row(&[12, 4, 9]), row(&[1, 2, 1]), Row { whole: true, ..row(&[13, 6, 10]) }];
    let told = outside(&Counted { columns: columns.clone(), rows }, "Class");
    assert_eq!(
        told,
        [vec!["Class", "Children", "Green", "Yellow", "Red"], vec!["4B", "25", "10", "under 5", "10"], vec!["4B", "30", "15", "5", "10"],]
    );
    // A school of a few is told of as little as a class of a few.
    let few = Counted { columns, rows: vec![row(&[1, 1, 1]), Row { whole: true, ..row(&[1, 1, 1]) }] };
    assert_eq!(outside(&few, "Class").len(), 1);
}

#[test]
fn what_is_said_of_a_class_is_what_its_own_page_says() {
    let mut device = Device::at_school(1);
    device.tell(add_demo());
    let (subjects, roll) = (taught(), device.roll());
    let all = classes(&roll, year());
    let seated = seated(&roll, &all, period());
    let far = how_far(device.files(), (&all, &seated), &subjects, (period(), today()), 0);
    let class = demo_class(&device);
    assert_eq!(far[0].left, lantern::report::left::left(device.files(), class, &subjects, period(), today()));
    let before = far[0].newest.unwrap();
    let pupil = seated[0].pupil;
    let test = device.roll().tests(period())[0].0;
    device.tell(Scores::Enter { test, date: today(), today: today(), scores: vec![(pupil, Entered::Score(3))] });
    let far = how_far(device.files(), (&all, &seated), &subjects, (period(), today()), 0);
    assert!(far[0].newest.unwrap() >= before);
    // A subject that is taught is looked at in both ways.
    let subject = subjects[0].1.subject;
    let found: Vec<Look> = looks(&roll, &subjects, period()).into_iter().map(|(look, _)| look).collect();
    for aspect in [Aspect::Attainment, Aspect::Achievement] {
        assert!(found.contains(&Look::Subject(subject, aspect)));
    }
}

#[test]
fn the_end_of_a_key_stage_is_counted_of_years_two_and_six_alone() {
    let mut device = Device::at_school(1);
    let class = device.add_class("6L");
    let mut enrol = |name: &str, year_group: usize| {
        let pupil = device.enrol(class, year(), child(name, "Avocet", None, None));
        let placement = lantern::domain::Placement { class: Some(class), year_group: YearGroup::ALL.get(year_group).copied() };
        device.tell(Command::Place { pupil, year: year(), placement });
        pupil
    };
    let (ada, _, cy) = (enrol("Ada", 6), enrol("Ben", 5), enrol("Cy", 2));
    let maths = taught()[0].1.subject;
    let verdict = Verdict { pupil: ada, aspect: Aspect::KeyStage, verdict: "gds".parse().unwrap(), suggested: None, note: String::new() };
    device.tell(Judging::Judge { subject: maths, period: period(), verdicts: vec![verdict] });
    let found = count(&device, Look::Subject(maths, Aspect::KeyStage), By::Class);
    let best = found.columns.iter().position(|column| column.contains("greater depth")).unwrap();
    assert_eq!((best, &found.rows[0].cells[best]), (0, &vec![ada]));
    assert_eq!(found.rows[0].children(), 2);
    assert!(found.rows[0].cells.last().unwrap().contains(&cy), "{found:?}");
}

#[test]
fn how_pupils_progress_is_achievement_by_attainment() {
    let mut device = Device::at_school(1);
    device.tell(add_demo());
    let found = count(&device, Look::Heading(Heading::Achievement), By::Attainment);
    let attaining = count(&device, Look::Heading(Heading::Attainment), By::Class);
    for (at, colour) in attaining.columns.iter().enumerate() {
        let row = found.rows.iter().find(|row| row.name.to_lowercase().ends_with(&format!(": {}", colour.to_lowercase())));
        let (mut here, mut there) = (row.map(|row| row.cells.concat()).unwrap_or_default(), attaining.rows[0].cells[at].clone());
        here.sort();
        there.sort();
        assert_eq!(here, there, "{colour}");
    }
    // Back over the half terms, the earliest first; the children are those of today.
    let over = count(&device, Look::Heading(Heading::Attainment), By::HalfTerm);
    assert_eq!(over.rows.len(), 6);
    assert_eq!(over.rows[5].cells, attaining.rows[0].cells);
    for by in By::ALL {
        assert_eq!((By::of(by.1), by.0.key()), (by.0, by.1));
    }
}
