//! A list of more than one class: nobody lands in a class unasked.

use super::rows::RosterRow;
use crate::domain::people::same_name;
use crate::domain::{ClassId, SchoolYear, letters};
use crate::ledger::{Reading, Roll};

/// The classes a list names, in its order, each with how many children. Rows without a class count for none.
#[must_use]
pub fn classes_named(rows: &[RosterRow]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for name in rows.iter().filter_map(|row| row.class_name.as_ref()) {
        match found.iter_mut().find(|(known, _)| letters::same(known, name)) {
            Some((_, count)) => *count += 1,
            None => found.push((name.clone(), 1)),
        }
    }
    found
}

/// Whether a list must be asked about before it is taken into a class: it names several.
#[must_use]
pub fn is_of_several(rows: &[RosterRow]) -> bool {
    classes_named(rows).len() > 1
}

/// Which children of a list of several classes are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those of the class that is being filled, and who has none in the list.
    OfThisClass,
    /// Each, in the class the list names.
    Each,
    /// All of them, in the class that is being filled.
    Everyone,
}

impl Wanted {
    /// Whether a row is meant.
    #[must_use]
    pub fn takes(self, row: &RosterRow, class: &str) -> bool {
        self != Self::OfThisClass || row.class_name.as_ref().is_none_or(|name| letters::same(name, class))
    }

    /// The class a row goes into, where that is another than the one that is being filled.
    #[must_use]
    pub fn elsewhere(self, row: &RosterRow, class: &str) -> Option<String> {
        let named = row.class_name.clone().filter(|name| !letters::same(name, class));
        named.filter(|_| self == Self::Each)
    }
}

/// Where a row goes: into which class of a school year. One that is not there yet will be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntoClass {
    /// The class, where it is there.
    pub class: Option<ClassId>,
    /// What it is called.
    pub name: String,
    /// The school year.
    pub year: SchoolYear,
}

impl IntoClass {
    /// Where a row of a list goes that is taken into a class, by what was said of a list of several classes.
    #[must_use]
    pub fn of(row: &RosterRow, wanted: Option<Wanted>, roll: &Roll, (class, year): (ClassId, SchoolYear)) -> Self {
        let own = roll.class(class).as_ref().and_then(Reading::any).map(|class| class.name.clone()).unwrap_or_default();
        let Some(name) = wanted.and_then(|wanted| wanted.elsewhere(row, &own)) else { return Self { class: Some(class), name: own, year } };
        let found = roll.classes().into_iter().find(|(_, class)| same_name(&class.name, &name));
        Self { class: found.map(|(id, _)| id), name, year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Pupil;

    fn row(line: u64, class: Option<&str>) -> RosterRow {
        let details = Pupil { forename: "Nia".into(), surname: "Amble".into(), upn: None, born: None };
        RosterRow { line, details, legal: None, year_group: None, class_name: class.map(str::to_owned), warnings: vec![] }
    }

    #[test]
    fn a_list_of_several_classes_is_told_from_one() {
        let rows = [row(2, Some("3A")), row(3, Some("4B")), row(4, Some("3a")), row(5, None)];
        assert_eq!(classes_named(&rows), [("3A".to_owned(), 2), ("4B".to_owned(), 1)]);
        assert!(is_of_several(&rows) && !is_of_several(&[row(2, Some("3A")), row(3, None)]));
    }

    #[test]
    fn nobody_lands_in_a_class_unasked() {
        for (wanted, class, takes, elsewhere) in [
            (Wanted::OfThisClass, Some("4b"), true, None),
            (Wanted::OfThisClass, Some("3A"), false, None),
            (Wanted::OfThisClass, None, true, None),
            (Wanted::Each, Some("3A"), true, Some("3A")),
            (Wanted::Each, Some("4B"), true, None),
            (Wanted::Each, None, true, None),
            (Wanted::Everyone, Some("3A"), true, None),
        ] {
            let row = row(2, class);
            assert_eq!((wanted.takes(&row, "4B"), wanted.elsewhere(&row, "4B").as_deref()), (takes, elsewhere), "{wanted:?} {class:?}");
        }
    }
}
