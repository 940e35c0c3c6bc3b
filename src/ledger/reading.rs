//! What a cell says now: one value, or several that nobody has settled.

use std::sync::Arc;

use super::entry::Entry;

/// What a cell says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// One value; everybody who spoke last said this.
    Settled(T),
    /// Different values, written without knowledge of each other. Shown to the teacher, who settles it with one more entry.
    Contested(Vec<Claim<T>>),
}

/// One side of a contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<T> {
    /// The value.
    pub value: T,
    /// The entry that says so: who and when.
    pub entry: Arc<Entry>,
}

impl<T: PartialEq + Clone> Reading<T> {
    /// Reads the live entries of one cell. Equal values settle; no live entry is no reading.
    pub fn of(live: &[Arc<Entry>], value: impl Fn(&Entry) -> Option<T>) -> Option<Self> {
        let claims: Vec<Claim<T>> =
            live.iter().filter_map(|entry| Some(Claim { value: value(entry)?, entry: Arc::clone(entry) })).collect();
        let first = claims.first()?.value.clone();
        if claims.iter().all(|c| c.value == first) { Some(Self::Settled(first)) } else { Some(Self::Contested(claims)) }
    }

    /// The value, if settled.
    pub fn settled(&self) -> Option<&T> {
        match self {
            Self::Settled(value) => Some(value),
            Self::Contested(_) => None,
        }
    }

    /// The settled value, or that of the first claim: for a place that must show something, such as a name in a heading.
    pub fn any(&self) -> Option<&T> {
        match self {
            Self::Settled(value) => Some(value),
            Self::Contested(claims) => claims.first().map(|c| &c.value),
        }
    }

    /// Whether nobody has settled it.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        matches!(self, Self::Contested(_))
    }
}
