//! Names typed or pasted one a line.

use super::columns::Field;
use super::headers::{Meaning, meaning};
use super::names::{checked, clean, divide, oddity};
use super::rows::{CELL_SHOWN, RosterRow, Rows, born, upn};
use crate::domain::letters::visible;
use crate::domain::{Date, Pupil};
use crate::exchange::table::ROWS_MAX;
use crate::exchange::table::cells::is_upn;
use crate::exchange::table::shown::shortened;
use crate::exchange::table::{Dates, date};
use crate::words::roster::{RowFault, RowWarning};

/// What stands before a name in a list.
const BULLETS: &[char] = &['-', '–', '—', '*', '•', '·', '▪', '◦', '‣', '●', '○', '☐', '☑', '✓'];

/// Reads names, one a line: "Forename Surname" or "Surname, Forename", with bullets or numbers before them. Cells pasted from a table are
/// forename and surname; a date of birth or a UPN beside them is taken along.
#[must_use]
pub fn typed(text: &str, today: Date) -> Rows {
    let text = visible(text);
    let mut rows = Rows::default();
    let mut surname_first = false;
    let lines = text.lines().zip(1..).map(|(line, number)| (number, bare(line))).filter(|(_, line)| !line.is_empty());
    for (place, (number, line)) in lines.enumerate() {
        if place >= ROWS_MAX {
            rows.push(number, line, Err(RowFault::TooManyLines { most: ROWS_MAX }));
            break;
        }
        let cells = cells(line);
        match header(&cells) {
            Some(fields) if place == 0 => surname_first = fields.first() == Some(&Field::Surname),
            _ => rows.push(number, line, row(number, &cells, surname_first || !line.contains('\t'), today)),
        }
    }
    rows
}

/// A line without the bullet or number before its name.
fn bare(line: &str) -> &str {
    let line = line.trim().trim_start_matches(|c| BULLETS.contains(&c)).trim_start();
    let opened = line.strip_prefix(['(', '[', '#']).unwrap_or(line);
    let after = opened.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends_a_number = |c: char| matches!(c, '.' | ')' | ']' | ':' | ',') || c.is_whitespace();
    if after.len() == opened.len() || !after.starts_with(ends_a_number) {
        return line;
    }
    after.trim_start_matches(ends_a_number)
}

/// A line's cells. Between tabs an empty one means nothing; beside a comma it means that a name is missing.
fn cells(line: &str) -> Vec<&str> {
    let tabbed = line.contains('\t');
    let cells = line.split(if tabbed { '\t' } else { ',' }).map(|cell| cell.trim().trim_matches('"').trim());
    cells.filter(|cell| !tabbed || !cell.is_empty()).collect()
}

/// The fields of a line that is the header of pasted cells.
fn header(cells: &[&str]) -> Option<Vec<Field>> {
    let field = |cell: &&str| match meaning(cell) {
        Some(Meaning::Kept { field, .. }) => Some(field),
        _ => None,
    };
    let fields: Vec<Field> = cells.iter().map(field).collect::<Option<_>>()?;
    // One such word alone may be a child's name: "Reg". Only "Name" is nobody's.
    (fields.len() > 1 || fields == [Field::FullName]).then_some(fields)
}

fn row(line: u64, cells: &[&str], surname_first: bool, today: Date) -> Result<RosterRow, RowFault> {
    let mut warnings = Vec::new();
    let (dates, texts): (Vec<&str>, Vec<&str>) = cells.iter().partition(|cell| date(cell).is_some());
    let (upns, texts): (Vec<&str>, Vec<&str>) = texts.into_iter().partition(|cell| is_upn(cell));
    let (names, rest) = match texts.as_slice() {
        [first, second, rest @ ..] if !first.contains([',', ' ']) || oddity(second).is_none() => {
            (names(first, second, surname_first, &mut warnings)?, rest)
        }
        [full, rest @ ..] => (full_name(full, &mut warnings)?, rest),
        [] => return Err(RowFault::NoForename),
    };
    let (forename, surname) = names;
    let born = born(dates.first().copied().unwrap_or_default(), &Dates::default(), today, &mut warnings);
    let upn = upn(upns.first().copied().unwrap_or_default(), &mut warnings);
    let left_out = rest.iter().chain(dates.iter().skip(1)).chain(upns.iter().skip(1)).filter(|cell| !cell.is_empty());
    warnings.extend(left_out.map(|text| RowWarning::RestLeftOut { text: shortened(text, CELL_SHOWN) }));
    Ok(RosterRow { line, details: Pupil { forename, surname, upn, born }, legal: None, year_group: None, class_name: None, warnings })
}

fn names(first: &str, second: &str, surname_first: bool, warnings: &mut Vec<RowWarning>) -> Result<(String, String), RowFault> {
    let (forename, surname) = if surname_first { (second, first) } else { (first, second) };
    let (forename, surname) = (clean(forename, Field::Forename, warnings)?, clean(surname, Field::Surname, warnings)?);
    checked(forename, surname, true, warnings)
}

fn full_name(full: &str, warnings: &mut Vec<RowWarning>) -> Result<(String, String), RowFault> {
    let divided = divide(&clean(full, Field::FullName, warnings)?);
    // Names alone are often a list of forenames.
    let names = checked(divided.forename, divided.surname, false, warnings)?;
    warnings.extend(divided.guessed.then_some(RowWarning::NameDivided));
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Rows {
        typed(text, Date::from_ymd_opt(2026, 11, 23).unwrap())
    }

    #[test]
    fn one_name_a_line() {
        for (line, forename, surname) in [
            ("Amira Khan", "Amira", "Khan"),
            ("Khan, Amira", "Amira", "Khan"),
            ("Khan,Amira", "Amira", "Khan"),
            ("\"Khan\",\"Amira\"", "Amira", "Khan"),
            ("\"Khan, Amira\"", "Amira", "Khan"),
            ("de la Cruz, Ana", "Ana", "de la Cruz"),
            ("Amira", "Amira", ""),
            ("  1. Amira Khan", "Amira", "Khan"),
            ("12) Khan, Amira", "Amira", "Khan"),
            ("(3) Amira Khan", "Amira", "Khan"),
            ("4 Amira Khan", "Amira", "Khan"),
            ("5\tAmira\tKhan", "Amira", "Khan"),
            ("- Amira Khan", "Amira", "Khan"),
            ("• Amira\u{a0}Khan", "Amira", "Khan"),
            ("\u{feff}A\u{ad}mira \u{202a}Kh\u{200b}an\u{202c}", "Amira", "Khan"),
            ("☐ 7. O'Brien-Lee, Zoë", "Zoë", "O'Brien-Lee"),
            ("Amira\tKhan", "Amira", "Khan"),
            ("Anne Marie\tKhan", "Anne Marie", "Khan"),
            ("Amira\t\tKhan\t", "Amira", "Khan"),
            ("\"Khan, Amira\"\t4B", "Amira", "Khan"),
            ("Amira Khan\t4B", "Amira", "Khan"),
            ("Amira Khan, 4B", "Amira", "Khan"),
        ] {
            let rows = read(line);
            let names: Vec<_> = rows.good.iter().map(|r| (r.details.forename.as_str(), r.details.surname.as_str())).collect();
            assert_eq!(names, [(forename, surname)], "{line}");
        }
    }

    #[test]
    fn what_stands_beside_the_name() {
        let rows = read("Amira\tKhan\t23/11/2018\tB801200005001\nBen\tLee\t4B\t23/11/2027\n");
        let [amira, ben] = rows.good.as_slice() else { panic!("two rows") };
        assert_eq!(amira.details.born, Date::from_ymd_opt(2018, 11, 23));
        assert!(amira.details.upn.is_some() && amira.warnings.is_empty());
        assert_eq!(ben.warnings, [RowWarning::BornInFuture, RowWarning::RestLeftOut { text: "4B".into() }]);
    }

    #[test]
    fn a_pasted_header_is_no_child() {
        for text in ["Surname\tForename\nKhan\tAmira", "Forename\tSurname\nAmira\tKhan", "Name\nAmira Khan", "Surname,Forename\nKhan,Amira"]
        {
            let rows = read(text);
            assert_eq!(rows.good.iter().map(|r| r.details.full_name()).collect::<Vec<_>>(), ["Amira Khan"], "{text}");
        }
        assert_eq!(read("Reg\nBen").good.len(), 2);
    }

    #[test]
    fn blank_lines_are_passed_over_and_bad_ones_named() {
        let rows = read("Amira Khan\r\n\r\n - \n3.\nKhan,\n???\nBen\u{7} Lee\nTom Lee");
        assert_eq!(rows.good.iter().map(|r| r.line).collect::<Vec<_>>(), [1, 5, 7, 8]);
        assert_eq!(rows.good.iter().filter(|r| r.warnings == [RowWarning::OneName]).map(|r| r.line).collect::<Vec<_>>(), [5]);
        let bad: Vec<_> = rows.bad.into_iter().map(|b| (b.line, b.text, b.reason)).collect();
        let none = |line, text: &str| (line, text.to_owned(), RowFault::NoForename);
        assert_eq!(bad, [none(6, "???")]);
        assert_eq!(read(""), Rows::default());
    }

    #[test]
    fn too_many_lines() {
        let rows = read(&"Amira Khan\n".repeat(ROWS_MAX + 2));
        assert_eq!(rows.good.len(), ROWS_MAX);
        assert_eq!(rows.bad.iter().map(|b| &b.reason).collect::<Vec<_>>(), [&RowFault::TooManyLines { most: ROWS_MAX }]);
    }
}
