//! What a column holds, judged by what stands in it: for lists without headers, or with headers nobody knows.

use super::columns::{Field, Mapping};
use super::headers::meaning;
use super::names::could_be_name;
use crate::domain::{YearGroup, letters, order};
use crate::exchange::table::Table;
use crate::exchange::table::cells::{is_upn, mostly};
use crate::exchange::table::date;

/// So many cells of a column are looked at.
const SAMPLE: usize = 500;
/// With fewer rows, equal cells say nothing.
const ENOUGH_ROWS: usize = 4;
/// Words that answer a question about a child and are nobody's name.
const ANSWERS: [&str; 8] = ["yes", "no", "male", "female", "true", "false", "boy", "girl"];

/// What a mapping by headers leaves open and the columns' content tells.
pub(super) fn guess(table: &Table, mapping: &Mapping) -> Vec<(usize, Field)> {
    let mut free: Vec<CellsOfColumn<'_>> = (0..table.width())
        // A known header that is not mapped was left out with reason.
        .filter(|place| mapping.field(*place).is_none() && table.header(*place).and_then(meaning).is_none())
        .map(|place| CellsOfColumn { place, cells: table.cells(place).take(SAMPLE).collect() })
        .filter(|column| !column.cells.is_empty())
        .collect();
    let mut found = Vec::new();
    let mut take = |free: &mut Vec<CellsOfColumn<'_>>, field, place: Option<usize>| {
        if let Some(place) = place.filter(|_| mapping.column(field).is_none()) {
            free.retain(|column| column.place != place);
            found.push((place, field));
        }
    };
    let upn = free.iter().find(|c| c.mostly(is_upn));
    let upn = upn.map(|c| c.place);
    take(&mut free, Field::Upn, upn);
    // A child is born before it is admitted.
    let born = free.iter().filter(|c| c.mostly(|text| date(text).is_some())).min_by_key(|c| c.middle_date()).map(|c| c.place);
    take(&mut free, Field::Born, born);
    if !table.has_header() {
        let year = free.iter().find(|c| c.repeats() && c.mostly(|text| YearGroup::typed(text).is_some())).map(|c| c.place);
        take(&mut free, Field::YearGroup, year);
        let class = free.iter().find(|c| c.is_class()).map(|c| c.place);
        take(&mut free, Field::ClassName, class);
    }
    if !mapping.is_complete() {
        let names: Vec<&CellsOfColumn<'_>> = free.iter().filter(|c| c.is_name()).collect();
        found.extend(name_columns(&names, mapping.column(Field::Surname).is_some(), table));
    }
    found
}

/// Which columns hold the names. Without a better sign the forename comes first.
fn name_columns(names: &[&CellsOfColumn<'_>], has_surname: bool, table: &Table) -> Vec<(usize, Field)> {
    let full = names
        .iter()
        .find(|c| c.mostly(|text| text.contains(',')))
        .or_else(|| names.first().filter(|c| c.mostly(|text| text.contains(' '))));
    match (full, names) {
        (Some(full), _) if !has_surname => vec![(full.place, Field::FullName)],
        (_, [one, ..]) if has_surname => vec![(one.place, Field::Forename)],
        (_, [one]) => vec![(one.place, Field::FullName)],
        (_, [first, second, ..]) => {
            // A register is sorted by surname, and some programs set surnames in capitals.
            let surname_like = |c: &CellsOfColumn<'_>| (c.is_capitals(), c.is_sorted());
            // And a second that begins with a space in each row was cut off at "Surname, Forename".
            let surname_first = table.is_after_comma(second.place) || surname_like(first) > surname_like(second);
            let (forename, surname) = if surname_first { (second, first) } else { (first, second) };
            vec![(forename.place, Field::Forename), (surname.place, Field::Surname)]
        }
        (_, []) => Vec::new(),
    }
}

/// A column's cells, without the empty ones.
struct CellsOfColumn<'a> {
    place: usize,
    cells: Vec<&'a str>,
}

impl CellsOfColumn<'_> {
    fn mostly(&self, holds: impl Fn(&str) -> bool) -> bool {
        mostly(self.cells.iter().copied(), holds)
    }

    fn middle_date(&self) -> Option<crate::domain::Date> {
        let mut dates: Vec<_> = self.cells.iter().filter_map(|text| date(text)).collect();
        order::sort(&mut dates);
        dates.get(dates.len() / 2).copied()
    }

    fn kinds(&self) -> usize {
        order::set(self.cells.iter()).len()
    }

    /// Whether each value stands there twice on average. A running number does not.
    fn repeats(&self) -> bool {
        self.kinds() <= (self.cells.len() / 2).max(1)
    }

    /// "4B" in many rows, or the same word in all.
    fn is_class(&self) -> bool {
        let code =
            |text: &str| text.chars().count() <= 8 && text.chars().any(|c| c.is_ascii_digit()) && text.chars().any(char::is_alphabetic);
        let one_word = self.kinds() == 1 && self.cells.len() >= ENOUGH_ROWS && self.mostly(|text| could_be_name(text) && !is_answer(text));
        (self.repeats() && self.mostly(code)) || one_word
    }

    /// Words that differ from child to child.
    fn is_name(&self) -> bool {
        let differ = self.kinds() * 2 >= self.cells.len() || self.cells.len() < ENOUGH_ROWS;
        differ && self.mostly(|text| could_be_name(text) && !is_answer(text))
    }

    fn is_capitals(&self) -> bool {
        self.mostly(|text| !text.chars().any(char::is_lowercase))
    }

    fn is_sorted(&self) -> bool {
        self.cells.len() >= ENOUGH_ROWS && self.cells.is_sorted_by_key(|text| letters::sorted_as(text))
    }
}

fn is_answer(text: &str) -> bool {
    ANSWERS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::roster::list;

    fn fields(text: &str) -> Vec<Option<Field>> {
        let table = list(text).unwrap();
        let mapping = Mapping::guess(&table);
        (0..table.width()).map(|column| mapping.field(column)).collect()
    }

    #[test]
    fn columns_without_headers() {
        use Field::{Born, ClassName, Forename, FullName, Surname, Upn, YearGroup};
        for (text, expected) in [
            ("Amira\nBen", vec![Some(FullName)]),
            ("Amira,Khan\nBen,Smith", vec![Some(Forename), Some(Surname)]),
            ("Khan,Amira\nLee,Tom\nShah,Ben\nSmith,Ann", vec![Some(Surname), Some(Forename)]),
            ("Smith, Amira\nLee, Ben", vec![Some(Surname), Some(Forename)]),
            ("KHAN,Amira\nSMITH,Ben", vec![Some(Surname), Some(Forename)]),
            ("\"Khan, Amira\",4B\n\"Smith, Ben\",4B", vec![Some(FullName), Some(ClassName)]),
            ("Amira Khan,Anna Lee\nBen Smith,Tom Lee", vec![Some(FullName), None]),
            (
                "1,Cy,Khan,F,4\n2,Ben,Smith,M,4\n3,Amira,Lee,M,5\n4,Di,Poe,F,5",
                vec![None, Some(Forename), Some(Surname), None, Some(YearGroup)],
            ),
            (
                "B801200005001,Cy,Khan,05/09/2022,23/11/2018,Oak\n,Ben,Smith,06/09/2022,24/11/2018,Oak\n,Amira,Lee,,,Oak\n,Di,Poe,,,Oak",
                vec![Some(Upn), Some(Forename), Some(Surname), None, Some(Born), Some(ClassName)],
            ),
        ] {
            assert_eq!(fields(text), expected, "{text}");
        }
    }

    #[test]
    fn columns_with_headers_nobody_knows() {
        use Field::{Born, Forename, FullName, Surname};
        for (text, expected) in [
            ("Vorname,Nachname,Geburtstag\nAmira,Khan,23/11/2018", vec![Some(Forename), Some(Surname), Some(Born)]),
            ("Forename,Surname,Birth (UK)\nAmira,Khan,23/11/2018", vec![Some(Forename), Some(Surname), Some(Born)]),
            ("Who,Surname,DOB\nAmira,Khan,23/11/2018", vec![Some(Forename), Some(Surname), Some(Born)]),
            ("Who,DOB\nAmira Khan,23/11/2018", vec![Some(FullName), Some(Born)]),
            ("Forename,Surname,Date of admission,Club\nAmira,Khan,23/11/2018,4B", vec![Some(Forename), Some(Surname), None, None]),
        ] {
            assert_eq!(fields(text), expected, "{text}");
        }
    }
}
