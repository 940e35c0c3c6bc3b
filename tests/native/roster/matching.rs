//! Laws of matching: nobody is enrolled twice, and what is called certain is right.

use lantern::domain::{Date, Pupil, PupilId, Upn};
use lantern::exchange::preview::Likeness;
use lantern::exchange::roster::{RosterRow, RowMatch, match_rows, updated};
use proptest::prelude::*;
use proptest::sample::{Index, select};

proptest! {
    #[test]
    fn a_child_of_the_roll_is_found_in_one_row(list in prop::collection::vec(alike(), 0..7), roll in prop::collection::vec(alike(), 0..4)) {
        let known = numbered(roll);
        let rows = lines(list);
        let matches = match_rows(&rows, &known);
        let mut found = Vec::new();
        for (row, matched) in rows.iter().zip(&matches) {
            match *matched {
                RowMatch::New => {}
                RowMatch::Known { pupil, differs, .. } => {
                    prop_assert!(!found.contains(&pupil));
                    found.push(pupil);
                    let held = &known.iter().find(|(id, _)| *id == pupil).unwrap().1;
                    prop_assert_eq!(updated(held, &row.details) != *held, differs);
                }
                RowMatch::RepeatOf { line, .. } => {
                    let first = rows.iter().position(|other| other.line == line).unwrap();
                    let repeats_a_repeat = matches!(matches[first], RowMatch::RepeatOf { .. });
                    prop_assert!(line != row.line && !repeats_a_repeat);
                }
            }
        }
    }

    #[test]
    fn nobody_is_enrolled_twice(
        school in prop::collection::btree_set((0..2_usize, 0..3_u32), 1..6),
        enrolled in prop::collection::vec(any::<bool>(), 6),
        list in prop::collection::vec((any::<Index>(), any::<bool>(), any::<bool>()), 0..9),
    ) {
        let school: Vec<Pupil> = school.into_iter().zip(1..).map(|((name, born), number)| real(name, born, number)).collect();
        let known: Vec<(PupilId, Pupil)> =
            numbered(school.clone()).into_iter().zip(enrolled).filter_map(|(child, enrolled)| enrolled.then_some(child)).collect();
        // Each row tells the UPN or the birth date, or both.
        let who: Vec<usize> = list.iter().map(|(who, _, _)| who.index(school.len())).collect();
        let rows = lines(who.iter().zip(&list).map(|(who, (_, upn, born))| {
            let mut seen = school[*who].clone();
            seen.upn = seen.upn.filter(|_| *upn || !*born);
            seen.born = seen.born.filter(|_| *born);
            seen
        }));
        let on_roll = |person: usize| known.iter().any(|(held, _)| *held == id(person));
        for ((person, row), matched) in who.iter().zip(&rows).zip(match_rows(&rows, &known)) {
            match matched {
                RowMatch::New => prop_assert!(!on_roll(*person), "enrolled a second time"),
                // By name alone it is a proposal, and only where the row leaves it open.
                RowMatch::Known { why: Likeness::Name, .. } | RowMatch::RepeatOf { why: Likeness::Name, .. } => {
                    prop_assert!(row.details.upn.is_none() || row.details.born.is_none());
                }
                RowMatch::Known { pupil, .. } => prop_assert_eq!(pupil, id(*person)),
                RowMatch::RepeatOf { line, .. } => prop_assert_eq!(who[rows.iter().position(|row| row.line == line).unwrap()], *person),
            }
        }
    }
}

fn id(number: usize) -> PupilId {
    format!("0000000000001.{number}").parse().unwrap()
}

fn numbered(pupils: impl IntoIterator<Item = Pupil>) -> Vec<(PupilId, Pupil)> {
    pupils.into_iter().enumerate().map(|(number, pupil)| (id(number), pupil)).collect()
}

fn lines(pupils: impl IntoIterator<Item = Pupil>) -> Vec<RosterRow> {
    let row = |(details, line)| RosterRow { line, details, legal: None, year_group: None, class_name: None, warnings: vec![] };
    pupils.into_iter().zip(1..).map(row).collect()
}

/// A child of a school where some share a name, but not a name and a birth date.
fn real(name: usize, born: u32, number: u32) -> Pupil {
    let upn = ('A'..='Z').filter_map(|letter| Upn::typed(&format!("{letter}80120001{number:04}"))).find(|upn| upn.fault().is_none());
    Pupil { forename: ["Amy", "Ann"][name].to_owned(), surname: "Lee".to_owned(), upn, born: Date::from_ymd_opt(2018, 2, 8 + born) }
}

/// Children who are easily mistaken for one another, and lists that contradict themselves.
fn alike() -> impl Strategy<Value = Pupil> {
    let upn = prop::option::of(select(vec!["B801200005001", "Q801200005002", "A801200005001"]));
    let born = prop::option::of(select(vec![Date::from_ymd_opt(2018, 2, 8).unwrap(), Date::from_ymd_opt(2018, 8, 2).unwrap()]));
    (select(vec!["Amy", "AMY", "Ann"]), upn, born).prop_map(|(forename, upn, born)| Pupil {
        forename: forename.to_owned(),
        surname: "Lee".to_owned(),
        upn: upn.and_then(Upn::typed),
        born,
    })
}
