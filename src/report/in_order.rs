//! Lists of children in the order of one of their columns.

use chrono::Datelike;

use crate::domain::{BandKey, Date, PupilId, Scheme, order};

/// What a child has in a column. Less comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Something that is counted, or comes at a place in a row of its kind.
    Number(i64),
    /// A name.
    Words(String),
}

impl Place {
    /// How many.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A day; the earlier comes first.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::Number(day.num_days_from_ce().into())
    }

    /// A name, whatever its capitals.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self::Words(words.to_lowercase())
    }

    /// A colour of a scheme; the lowest comes first. `None` of one it does not have.
    #[must_use]
    pub fn band(scheme: &Scheme, band: BandKey) -> Option<Self> {
        scheme.bands().iter().position(|known| known.key == band).map(Self::count)
    }
}

/// The children of a list by what each has in a column: equals stay as they stand, and who has nothing comes last either way.
#[must_use]
pub fn by_place(mut list: Vec<(PupilId, Option<Place>)>, falling: bool) -> Vec<PupilId> {
    order::sort_by(&mut list, |(_, a), (_, b)| match (a, b) {
        (Some(a), Some(b)) if falling => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        _ => a.is_none().cmp(&b.is_none()),
    });
    list.into_iter().map(|(pupil, _)| pupil).collect()
}

/// Puts a list in an order that was settled before. Who has come since stands at its end.
pub fn put<T>(list: &mut Vec<T>, order: &[PupilId], of: impl Fn(&T) -> PupilId) {
    order::sort_by_key(list, |one| {
        let pupil = of(one);
        order.iter().position(|known| *known == pupil).unwrap_or(usize::MAX)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Minter;

    #[test]
    fn equals_stay_and_who_has_nothing_is_last_either_way() {
        let mut minter = Minter::new(1);
        let ids: Vec<PupilId> = (0..5).map(|_| minter.mint()).collect();
        let list = |places: [Option<Place>; 5]| ids.iter().copied().zip(places).collect::<Vec<_>>();
        let said = |list, falling| -> Vec<usize> {
            by_place(list, falling).into_iter().map(|id| ids.iter().position(|known| *known == id).unwrap()).collect()
        };
        let numbers = [Some(Place::Number(3)), None, Some(Place::Number(1)), Some(Place::Number(3)), None];
        assert_eq!(said(list(numbers.clone()), false), [2, 0, 3, 1, 4]);
        assert_eq!(said(list(numbers), true), [0, 3, 2, 1, 4]);
        let names = ["owl", "Linnet", "ada", "Zoe", "bo"].map(|name| Some(Place::words(name)));
        assert_eq!(said(list(names), false), [2, 4, 1, 0, 3]);
        let nobody: [Option<Place>; 5] = [const { None }; 5];
        assert_eq!(said(list(nobody), true), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn colours_and_days_have_an_order_of_their_own() {
        let scheme = Scheme::default();
        let band = |key: &str| Place::band(&scheme, key.parse().unwrap());
        assert!(band("red") < band("yellow") && band("yellow") < band("green"));
        assert_eq!(band("purple"), None);
        let day = |text: &str| Place::day(text.parse().unwrap());
        assert!(day("2026-01-09") < day("2026-01-10") && day("2025-12-31") < day("2026-01-01"));
    }

    #[test]
    fn who_has_come_since_stands_at_the_end() {
        let mut minter = Minter::new(1);
        let ids: Vec<PupilId> = (0..4).map(|_| minter.mint()).collect();
        let settled = [ids[2], ids[0]];
        let mut list = ids.clone();
        put(&mut list, &settled, |id| *id);
        assert_eq!(list, [ids[2], ids[0], ids[1], ids[3]]);
    }
}
