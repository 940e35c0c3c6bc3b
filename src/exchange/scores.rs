//! Scores that are typed or pasted: a column, or a table of names and scores, matched to the children of a class before anything is
//! entered.

use super::roster::{Field, is_known, names};
use super::table::{Heading, Headings, Table, TableRecord, cell};
use crate::domain::called::{Called, Meant, meant};
use crate::domain::{PupilId, Test, Upn, letters};
use crate::words::lists::ListNote;
use crate::words::scores as words;

/// What the heading of a column of scores may be called, beside the test's own name.
const SCORE_HEADINGS: [&str; 10] = ["score", "scores", "mark", "marks", "result", "results", "points", "raw score", "test score", "out of"];

/// What was typed into a field of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A score.
    Score(u16),
    /// The child was absent.
    Absent,
    /// Nothing: what was entered is taken away.
    Nothing,
}

/// What stands in a cell.
enum Cell {
    Typed(Typed),
    /// A half mark, and what it is rounded to.
    Half(u16),
}

/// Reads what was typed: a whole number up to the total; "a" or "absent"; or nothing.
///
/// # Errors
/// Says in words what it is not.
pub fn typed(text: &str, test: &Test) -> Result<Typed, String> {
    match read(text, test)? {
        Cell::Typed(typed) => Ok(typed),
        Cell::Half(up) => Err(words::half_mark(text.trim(), up)),
    }
}

fn read(text: &str, test: &Test) -> Result<Cell, String> {
    let text = text.trim();
    let folded = letters::folded(text);
    match folded.as_str() {
        "" => return Ok(Cell::Typed(Typed::Nothing)),
        "a" | "abs" | "absent" | "-" => return Ok(Cell::Typed(Typed::Absent)),
        _ => {}
    }
    let no_score = || words::no_score(text, test.total);
    // "17/20" says what it is of.
    let number = match folded.split_once('/') {
        Some((score, total)) if total.trim() == test.total.to_string() => score.trim(),
        _ => folded.as_str(),
    };
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let whole: u16 = whole.parse().map_err(|_| no_score())?;
    let half = match part.trim_end_matches('0') {
        "" => false,
        "5" => true,
        _ => return Err(no_score()),
    };
    let score = whole.saturating_add(u16::from(half));
    match score {
        score if score > test.total => Err(words::over_the_total(text, test.total)),
        score if half => Ok(Cell::Half(score)),
        score => Ok(Cell::Typed(Typed::Score(score))),
    }
}

/// A half mark, which no test keeps: a person says whether it is entered rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounded {
    /// The child.
    pub pupil: PupilId,
    /// What stands there.
    pub shown: String,
    /// The whole mark above it.
    pub score: u16,
}

/// What a paste would enter, and what is wrong with the rest of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What can be entered.
    pub scores: Vec<(PupilId, Typed)>,
    /// What can be entered rounded, if somebody says so.
    pub rounded: Vec<Rounded>,
    /// What cannot, each with its line.
    pub problems: Vec<String>,
    /// What was understood of the table as a whole.
    pub notes: Vec<ListNote>,
}

impl Pasted {
    fn problem(&mut self, text: String) {
        self.problems.push(text);
    }

    /// Takes the score of a child.
    fn take(&mut self, line: usize, child: &Called, text: &str, test: &Test) {
        let (pupil, name) = (child.pupil, child.name());
        if self.scores.iter().any(|(id, _)| *id == pupil) || self.rounded.iter().any(|one| one.pupil == pupil) {
            return self.problem(words::twice(line, &name));
        }
        match read(text, test) {
            Ok(Cell::Typed(typed)) => self.scores.push((pupil, typed)),
            Ok(Cell::Half(score)) => self.rounded.push(Rounded { pupil, shown: text.to_owned(), score }),
            Err(why) => self.problem(words::of_child(line, &name, &why)),
        }
    }
}

/// Reads a pasted column of scores that begins at a child of the sheet, or lines of name and score. A blank line leaves its child as it is.
#[must_use]
pub fn pasted(text: &str, children: &[Called], from: usize, test: &Test) -> Pasted {
    let text = letters::visible(text).replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.trim_end_matches('\n').split('\n').map(str::trim).collect();
    let is_score = |line: &&&str| read(line, test).is_ok() || is_number(line);
    let (scores, all) = (lines.iter().filter(is_score).count(), lines.len());
    if !text.contains('\t') && scores * 2 >= all { column(&lines, children, from, test) } else { table(&text, children, test) }
}

/// Digits, with what may stand in a number. By hand: the reader of numbers with a point is as large as all else here.
fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'))
}

/// A column, from a child of the sheet downwards.
fn column(lines: &[&str], children: &[Called], from: usize, test: &Test) -> Pasted {
    let mut found = Pasted::default();
    let headed = lines.first().is_some_and(|line| is_score_heading(line, test));
    for (n, score) in lines.iter().enumerate().skip(usize::from(headed)).filter(|(_, score)| !score.is_empty()) {
        match children.get(from + n - usize::from(headed)) {
            Some(child) => found.take(n + 1, child, score, test),
            None => found.problem(words::no_child_left(n + 1, score)),
        }
    }
    found
}

fn is_score_heading(text: &str, test: &Test) -> bool {
    let (text, name) = (letters::folded(text), letters::folded(&test.name));
    !name.is_empty() && text.contains(&name) || SCORE_HEADINGS.contains(&text.as_str())
}

/// What is known of headings. A test is called as it likes, so its own is found among the others afterwards.
const HEADINGS: Headings = Headings { says, of_children: true };

fn says(header: &str) -> Heading {
    match names(header) {
        Some(Field::FullName) => Heading::WholeName,
        _ if is_known(header) || SCORE_HEADINGS.contains(&letters::folded(header).as_str()) => Heading::Known,
        _ => Heading::Strange,
    }
}

/// Names and scores.
fn table(text: &str, children: &[Called], test: &Test) -> Pasted {
    let mut found = Pasted::default();
    let table = match Table::read(text, HEADINGS) {
        Ok(table) => table,
        Err(fault) => {
            found.problem(fault.to_string().trim_end_matches('.').to_owned());
            return found;
        }
    };
    let headed = |wanted: Field| (0..table.width()).find(|column| table.header(*column).and_then(names) == Some(wanted));
    let (whole, forename, surname) = (headed(Field::FullName), headed(Field::Forename), headed(Field::Surname));
    let upn = headed(Field::Upn);
    let score = score_column(&table, test);
    found.notes.extend(score.and_then(|column| table.header(column)).map(|shown| ListNote::ScoresOf { shown: shown.to_owned() }));
    if !table.passed_over().is_empty() {
        found.notes.push(ListNote::NoChildren { rows: table.passed_over().to_vec() });
    }
    let name = |record: &TableRecord| match (whole, forename, surname) {
        (None, Some(forename), Some(surname)) => format!("{} {}", cell(record, forename), cell(record, surname)).trim().to_owned(),
        (Some(only), ..) | (None, Some(only), None) | (None, None, Some(only)) => cell(record, only).to_owned(),
        (None, None, None) => cell(record, 0).to_owned(),
    };
    for record in table.records() {
        let line = usize::try_from(record.line).unwrap_or(usize::MAX);
        let text = match score {
            Some(column) => cell(record, column),
            None => cell(record, record.cells.len().saturating_sub(1)),
        };
        let said = name(record);
        if text.is_empty() || said.is_empty() && text == test.total.to_string() {
            continue;
        }
        let number = upn.and_then(|column| Upn::typed(cell(record, column)));
        let by_number = children.iter().find(|child| number.is_some() && child.upn == number);
        let meant = by_number.map_or_else(|| meant(&said, children), |child| Meant::One(child.pupil));
        match meant {
            Meant::One(pupil) => {
                if let Some(child) = children.iter().find(|child| child.pupil == pupil) {
                    found.take(line, child, text, test);
                }
            }
            Meant::Several => found.problem(words::two_called(line, &said)),
            Meant::Nobody if said.is_empty() => found.problem(words::no_name(line, text)),
            Meant::Nobody => found.problem(words::nobody_called(line, &said)),
        }
    }
    found
}

/// Where the scores stand: under the test's own name, else under a heading for scores, else in the last column that nothing else is known
/// of.
fn score_column(table: &Table, test: &Test) -> Option<usize> {
    let header = |column: &usize| table.header(*column).unwrap_or_default();
    let columns = || 0..table.width();
    let own = letters::folded(&test.name);
    let own = columns().find(|column| !own.is_empty() && letters::folded(header(column)).contains(&own));
    let named = || columns().rev().find(|column| is_score_heading(header(column), test));
    let last = || columns().rev().find(|column| *column > 0 && !is_known(header(column)) && table.cells(*column).next().is_some());
    own.or_else(named).or_else(|| if table.has_header() { last() } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Pupil;

    fn spelling() -> Test {
        Test { name: "Spelling".into(), total: 10, green: 80, yellow: 60, retired: false }
    }

    #[test]
    fn what_is_typed_is_a_score_an_absence_or_nothing() {
        for (text, wanted) in [
            (" 7 ", Typed::Score(7)),
            ("0", Typed::Score(0)),
            ("A", Typed::Absent),
            ("absent", Typed::Absent),
            ("", Typed::Nothing),
            ("7.0", Typed::Score(7)),
            ("8 / 10", Typed::Score(8)),
        ] {
            assert_eq!(typed(text, &spelling()), Ok(wanted), "{text}");
        }
        for text in ["11", "-1", "7.5", "10.5", "7.25", "8/20", "seven", "99999999"] {
            assert!(typed(text, &spelling()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_pasted_column_fills_downwards_and_names_its_faults() {
        let child = |n: u32, name: &str| {
            let (forename, surname) = name.split_once(' ').unwrap();
            let details = Pupil { forename: forename.into(), surname: surname.into(), upn: None, born: None };
            Called::of(format!("0000000000001.{n}").parse().unwrap(), &details, None)
        };
        let children = [child(1, "Ada Avocet"), child(2, "Ben Bittern"), child(3, "Chloe Curlew")];
        let ids = |found: &Pasted| found.scores.iter().map(|(id, typed)| (id.to_string(), *typed)).collect::<Vec<_>>();
        let found = pasted("8\r\n\r\n12\r\n5", &children, 0, &spelling());
        assert_eq!(ids(&found), [("0000000000001.1".into(), Typed::Score(8))]);
        assert_eq!(found.problems, ["Line 3, Chloe Curlew: 12 is more than the total of 10", "Line 4: there is no child left for “5”"]);
        let named = pasted("curlew, CHLOE\t9\nAda Avocet\ta\nEve Egret\t3\nAda Avocet\t4", &children, 2, &spelling());
        assert_eq!(ids(&named), [("0000000000001.3".into(), Typed::Score(9)), ("0000000000001.1".into(), Typed::Absent)]);
        assert_eq!(named.problems, ["Line 3: nobody here is called Eve Egret", "Line 4: Ada Avocet stands there twice"]);
    }

    #[test]
    fn a_table_of_a_gradebook_is_read_by_its_headings() {
        let child = |n: u32, name: &str| {
            let (forename, surname) = name.split_once(' ').unwrap();
            let details = Pupil { forename: forename.into(), surname: surname.into(), upn: None, born: None };
            Called::of(format!("0000000000001.{n}").parse().unwrap(), &details, None)
        };
        let children = [child(1, "Ada Avocet"), child(2, "Ben Bittern")];
        let both = [(children[0].pupil, Typed::Score(8)), (children[1].pupil, Typed::Absent)];
        for text in [
            "Student\tID\tSpelling (101)\tFinal\n    Points Possible\t\t10\t30\nAvocet, Ada\t7\t8\t12\nBittern, Ben\t8\ta\t1\n",
            "Surname,Forename,Score\nAvocet,Ada,8\nBittern,Ben,absent\n,,10\nTotal,,8\n",
            "Name,Score\nAvocet, Ada,8.0\nBittern, Ben,a\n",
            "Name;Class;Mark\nAda Avocet;4B;8/10\nBen Bittern;4B;-\n",
        ] {
            let found = pasted(text, &children, 0, &spelling());
            assert_eq!((found.scores.as_slice(), found.problems.as_slice()), (&both[..], &[][..]), "{text}");
        }
        let headed = pasted("Spelling\n8\n7.5", &children, 0, &spelling());
        assert_eq!(headed.scores, [(children[0].pupil, Typed::Score(8))]);
        assert_eq!(headed.rounded, [Rounded { pupil: children[1].pupil, shown: "7.5".into(), score: 8 }], "never silently");
        let odd = pasted("Name\tScore\n\t4\nAda Avocet\t9.5\nAda Avocet\t9", &children, 0, &spelling());
        assert_eq!(odd.problems, ["Line 2: “4” stands beside no name", "Line 4: Ada Avocet stands there twice"]);
    }
}
