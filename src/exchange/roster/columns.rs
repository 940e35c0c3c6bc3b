//! Which column of a list holds what.

use super::content;
use super::headers::{Meaning, is_foreign, meaning};
use crate::exchange::table::{DateOrder, Table};
pub use crate::words::roster::{Field, WhyIgnored};

/// A column that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Which column, counted from 0.
    pub column: usize,
    /// What the file calls it.
    pub header: Option<String>,
    /// Why it is left out.
    pub why: WhyIgnored,
}

/// What each column holds. No field has two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    fields: Vec<Option<Field>>,
    by_content: bool,
    order: Option<DateOrder>,
}

impl Mapping {
    /// The likeliest mapping: by the headers, and where they say nothing by what stands in the columns.
    #[must_use]
    pub fn guess(table: &Table) -> Self {
        let mut mapping = Self { fields: vec![None; table.width()], by_content: false, order: None };
        for field in Field::ALL {
            let ranked = (0..table.width()).filter_map(|column| Some((rank(table, column, field)?, column)));
            if let Some((_, column)) = ranked.min() {
                mapping.set(column, Some(field));
            }
        }
        // Beside a legal forename, one that is not called legal is the one the child goes by.
        let legal = |column: &usize| match table.header(*column).and_then(meaning) {
            Some(Meaning::Kept { field, rank }) => field == Field::Forename && rank > 0,
            _ => false,
        };
        if let (Some(called), None) = (mapping.column(Field::Forename), mapping.column(Field::PreferredForename))
            && let (false, Some(legal)) = (legal(&called), (0..table.width()).find(legal))
        {
            mapping.set(legal, Some(Field::Forename));
            mapping.set(called, Some(Field::PreferredForename));
        }
        let guessed = content::guess(table, &mapping);
        let foreign = |column: usize| mapping.field(column).is_some() && table.header(column).is_some_and(is_foreign);
        mapping.by_content = !guessed.is_empty() || (0..table.width()).any(foreign);
        for (column, field) in guessed {
            mapping.set(column, Some(field));
        }
        mapping
    }

    /// Says what a column holds. The field leaves the column that held it before.
    pub fn set(&mut self, column: usize, field: Option<Field>) {
        if field.is_some() {
            self.fields.iter_mut().filter(|held| **held == field).for_each(|held| *held = None);
        }
        if let Some(held) = self.fields.get_mut(column) {
            *held = field;
        }
    }

    /// What a column holds.
    #[must_use]
    pub fn field(&self, column: usize) -> Option<Field> {
        self.fields.get(column).copied().flatten()
    }

    /// Which column holds a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|held| *held == Some(field))
    }

    /// Whether the rows can be read: there must be something to call a child by.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        [Field::Forename, Field::PreferredForename, Field::FullName].into_iter().any(|field| self.column(field).is_some())
    }

    /// Says which number of a date comes first; `None` leaves it to the column itself.
    pub fn set_date_order(&mut self, order: Option<DateOrder>) {
        self.order = order;
    }

    /// Which number of a date comes first, where somebody has said so.
    #[must_use]
    pub fn date_order(&self) -> Option<DateOrder> {
        self.order
    }

    /// Whether the guess went by what stands in a column, or by headings of another language: somebody has to look at it before anything is
    /// added.
    #[must_use]
    pub fn is_by_content(&self) -> bool {
        self.by_content
    }

    /// The columns that are left out, each with the reason.
    #[must_use]
    pub fn ignored(&self, table: &Table) -> Vec<Ignored> {
        let out = (0..table.width()).filter(|column| self.field(*column).is_none());
        out.map(|column| {
            let header = table.header(column);
            let why = match header.and_then(meaning) {
                Some(Meaning::Private) => WhyIgnored::Private,
                Some(Meaning::NotUsed) => WhyIgnored::NotUsed,
                _ if table.cells(column).next().is_none() => WhyIgnored::Blank,
                Some(Meaning::Kept { field, .. }) if self.column(field).is_some() => WhyIgnored::Second(field),
                Some(Meaning::PreferredSurname) if self.column(Field::Surname).is_some() => WhyIgnored::Second(Field::Surname),
                _ => WhyIgnored::Unknown,
            };
            Ignored { column, header: header.map(str::to_owned), why }
        })
        .collect()
    }
}

/// How well a column's header announces a field; lower is better.
fn rank(table: &Table, column: usize, field: Field) -> Option<u8> {
    match table.header(column).and_then(meaning)? {
        Meaning::Kept { field: announced, rank } if announced == field => Some(rank + 1),
        Meaning::PreferredSurname if field == Field::Surname => {
            let in_every_row = table.cells(column).count() == table.row_count();
            Some(if in_every_row { 0 } else { u8::MAX })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::roster::list;

    fn guess(text: &str) -> (Table, Mapping) {
        let table = list(text).unwrap();
        let mapping = Mapping::guess(&table);
        (table, mapping)
    }

    #[test]
    fn headers_decide() {
        let (table, mapping) =
            guess("UPN,Legal Surname,Legal Forename,Preferred Forename,DOB,Gender,SEN,House,Reg,Year\n,Khan,Amira,Amy,,F,,Red,4B,4");
        assert!(mapping.is_complete() && !mapping.is_by_content());
        for (column, field) in [
            (0, Some(Field::Upn)),
            (1, Some(Field::Surname)),
            (2, Some(Field::Forename)),
            (3, Some(Field::PreferredForename)),
            (4, Some(Field::Born)),
            (5, None),
            (8, Some(Field::ClassName)),
            (9, Some(Field::YearGroup)),
            (99, None),
        ] {
            assert_eq!(mapping.field(column), field, "{column}");
        }
        let ignored: Vec<_> = mapping.ignored(&table).into_iter().map(|i| (i.header.unwrap(), i.why)).collect();
        let why = |header: &str, why| (header.to_owned(), why);
        assert_eq!(ignored, [why("Gender", WhyIgnored::Private), why("SEN", WhyIgnored::Private), why("House", WhyIgnored::NotUsed)]);
    }

    #[test]
    fn of_two_columns_the_better_is_taken_or_both_where_one_is_legal() {
        let (table, mapping) = guess("Legal Forename,Forename,Surname\nAmira,Amy,Khan");
        assert_eq!((mapping.column(Field::Forename), mapping.column(Field::PreferredForename)), (Some(0), Some(1)));
        assert_eq!(mapping.ignored(&table), []);
        let (table, mapping) = guess("First name,Forename,Surname\nAmy,Amira,Khan");
        assert_eq!(mapping.column(Field::Forename), Some(0));
        assert_eq!(mapping.ignored(&table).first().map(|i| i.why), Some(WhyIgnored::Second(Field::Forename)));
    }

    #[test]
    fn a_preferred_surname_must_stand_in_every_row() {
        let surname = |text: &str| guess(text).1.column(Field::Surname);
        assert_eq!(surname("Forename,Surname,Preferred Surname\nAmira,Khan,Shah\nBen,Smith,Smith"), Some(2));
        assert_eq!(surname("Forename,Surname,Preferred Surname\nAmira,Khan,Shah\nBen,Smith,"), Some(1));
        assert_eq!(surname("Forename,Preferred Surname\nAmira,Khan\nBen,"), Some(1));
    }

    #[test]
    fn a_field_has_one_column() {
        let (_, mut mapping) = guess("Forename,Surname,Other\nAmira,Khan,x");
        mapping.set(2, Some(Field::Forename));
        assert_eq!((mapping.field(0), mapping.field(2)), (None, Some(Field::Forename)));
        mapping.set(2, None);
        assert!(!mapping.is_complete());
        mapping.set(0, Some(Field::FullName));
        mapping.set(9, Some(Field::FullName));
        assert!(!mapping.is_complete(), "a column that is not there holds nothing");
    }

    #[test]
    fn a_list_of_surnames_is_not_complete() {
        let (_, mapping) = guess("Surname,DOB\nKhan,23/11/2018");
        assert!(!mapping.is_complete());
    }
}
