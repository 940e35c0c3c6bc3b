//! Who a row is, case by case.

use super::*;

const ONE: &str = "B801200005001";
const OTHER: &str = "Q801200005002";
const WRONG: &str = "A801200005001";

/// A child from "Forename Surname|UPN|birth year".
fn pupil(text: &str) -> Pupil {
    let mut parts = text.split('|');
    let mut names = parts.next().unwrap_or_default().splitn(2, ' ').map(str::to_owned);
    let (forename, surname) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
    let upn = parts.next().and_then(Upn::typed);
    let born = parts.next().and_then(|year| Date::from_ymd_opt(year.parse().ok()?, 11, 23));
    Pupil { forename, surname, upn, born }
}

fn id(number: usize) -> PupilId {
    format!("0000000000001.{number}").parse().unwrap()
}

fn matched(rows: &[&str], known: &[&str]) -> Vec<RowMatch> {
    let row = |(text, line): (&&str, u64)| RosterRow {
        line,
        details: pupil(text),
        legal: None,
        year_group: None,
        class_name: None,
        warnings: vec![],
    };
    let rows: Vec<RosterRow> = rows.iter().zip(1..).map(row).collect();
    let known: Vec<(PupilId, Pupil)> = known.iter().enumerate().map(|(n, text)| (id(n), pupil(text))).collect();
    match_rows(&rows, &known)
}

fn known(number: usize, why: Likeness, differs: bool) -> RowMatch {
    RowMatch::Known { pupil: id(number), why, differs }
}

fn repeat(line: u64, why: Likeness, differs: bool) -> RowMatch {
    RowMatch::RepeatOf { line, why, differs }
}

#[test]
fn upns_of_these_tests() {
    assert!(pupil(&format!("A|{ONE}")).upn.unwrap().fault().is_none());
    assert_eq!(pupil(&format!("A|{OTHER}")).upn.unwrap().fault(), None);
    assert!(pupil(&format!("A|{WRONG}")).upn.unwrap().fault().is_some());
}

#[test]
fn a_row_is_held_against_the_roll() {
    use Likeness::{Name, NameAndBirthDate, Upn};
    for (row, held, expected) in [
        (format!("Amy Lee|{ONE}|2018"), format!("Amy Lee|{ONE}|2018"), known(0, Upn, false)),
        (format!("Amy Shah|{ONE}"), format!("Amy Lee|{ONE}|2018"), known(0, Upn, true)),
        ("AMY  LEE||2018".into(), format!("Amy Lee|{ONE}|2018"), known(0, NameAndBirthDate, false)),
        (format!("Amy Lee|{ONE}|2018"), "Amy Lee||2018".into(), known(0, NameAndBirthDate, true)),
        (format!("Amy Lee|{WRONG}|2018"), format!("Amy Lee|{ONE}|2018"), known(0, NameAndBirthDate, false)),
        ("Amy Lee".into(), "Amy Lee||2018".into(), known(0, Name, false)),
        ("Amy Lee||2018".into(), "Amy Lee".into(), known(0, Name, true)),
        ("Amy Lee||2017".into(), "Amy Lee||2018".into(), RowMatch::New),
        (format!("Amy Lee|{OTHER}|2018"), format!("Amy Lee|{ONE}|2018"), RowMatch::New),
        ("Amy Li||2018".into(), "Amy Lee||2018".into(), RowMatch::New),
    ] {
        assert_eq!(matched(&[&row], &[&held]), [expected], "{row} / {held}");
    }
}

#[test]
fn rows_are_held_against_each_other() {
    use Likeness::{Name, NameAndBirthDate, Upn};
    let with_upn = format!("Amy Lee|{ONE}|2018");
    let renamed = format!("Amy Shah|{ONE}|2018");
    for (rows, expected) in [
        (vec!["Amy Lee||2018", "amy lee||2018"], vec![RowMatch::New, repeat(1, NameAndBirthDate, false)]),
        (vec![&with_upn, &renamed], vec![RowMatch::New, repeat(1, Upn, true)]),
        (vec!["Amy Lee", "Amy Lee", "Amy Lee"], vec![RowMatch::New, repeat(1, Name, false), repeat(1, Name, false)]),
        (vec!["Amy Lee||2018", "Amy Lee||2017"], vec![RowMatch::New, RowMatch::New]),
    ] {
        assert_eq!(matched(&rows, &[]), expected, "{rows:?}");
    }
}

#[test]
fn a_child_of_the_roll_is_found_once() {
    use Likeness::{Name, NameAndBirthDate, Upn};
    let (one, bare_one) = (format!("Amy Lee|{ONE}"), format!("Samuel Lee|{ONE}"));
    // The row with the UPN takes the child, wherever it stands.
    assert_eq!(matched(&["Amy Lee", &one], &[&one]), [repeat(2, Name, false), known(0, Upn, false)]);
    // The list calls the child by another name than the roll; both rows are that child.
    let held = format!("Sam Lee|{ONE}|2018");
    assert_eq!(matched(&[&bare_one, "Sam Lee||2018"], &[&held]), [known(0, Upn, true), repeat(1, NameAndBirthDate, true)]);
    // Two namesakes with different birth dates and one child on the roll without: the second is new.
    assert_eq!(matched(&["Amy Lee||2018", "Amy Lee||2017"], &["Amy Lee"]), [known(0, Name, true), RowMatch::New]);
    // What the roll says of the child counts for the other rows, too: the second row is born on another day.
    let early = format!("Amy Lee|{WRONG}");
    assert_eq!(matched(&[&early, "Amy Lee||2017"], &["Amy Lee||2018"]), [known(0, Name, true), RowMatch::New]);
    // Two on the roll, told apart by birth date.
    assert_eq!(
        matched(&["Amy Lee||2017", "Amy Lee||2018"], &["Amy Lee||2018", "Amy Lee||2017"]),
        [known(1, NameAndBirthDate, false), known(0, NameAndBirthDate, false)]
    );
}

#[test]
fn what_a_row_leaves_empty_stays() {
    let held = pupil(&format!("Amy Lee|{ONE}|2018"));
    for (row, expected) in [
        ("Amy".to_owned(), format!("Amy Lee|{ONE}|2018")),
        ("AMY LEE".to_owned(), format!("Amy Lee|{ONE}|2018")),
        (format!("Amy Shah|{WRONG}|2017"), format!("Amy Shah|{ONE}|2017")),
        (format!("Amelia Lee|{OTHER}"), format!("Amelia Lee|{OTHER}|2018")),
    ] {
        assert_eq!(updated(&held, &pupil(&row)), pupil(&expected), "{row}");
    }
}
