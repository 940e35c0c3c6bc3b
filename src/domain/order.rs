//! Sorting with one sort for every type.
//!
//! The standard library compiles its sort anew for each type, about 5 kB each time, and a school downloads that. Here indices are sorted,
//! which is the same code whatever they stand for. (Collecting into a `BTreeSet` or `BTreeMap` sorts as well; what is kept in order is a
//! [`Set`] or a [`Map`].)

use std::cmp::Ordering;

mod sorted;

pub use sorted::{Map, Set};

/// Sorts by an order; what is equal keeps its place.
pub fn sort_by<T>(items: &mut Vec<T>, mut order: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut indices: Vec<usize> = (0..items.len()).collect();
    sort_indices(&mut indices, &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    let mut places: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(indices.into_iter().filter_map(|at| places.get_mut(at)?.take()));
}

/// Sorts by a key, which is made once for each item; what is equal keeps its place.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    if items.len() < 2 {
        return;
    }
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut indices: Vec<usize> = (0..items.len()).collect();
    sort_indices(&mut indices, &mut |a, b| keys.get(a).cmp(&keys.get(b)));
    let mut places: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(indices.into_iter().filter_map(|at| places.get_mut(at)?.take()));
}

/// Sorts what has an order of its own.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// A set of what an iterator gives.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> Set<T> {
    items.into_iter().collect()
}

/// A map of what an iterator gives; of two under one key the later.
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> Map<K, V> {
    items.into_iter().collect()
}

#[inline(never)]
fn sort_indices(indices: &mut [usize], order: &mut dyn FnMut(usize, usize) -> Ordering) {
    indices.sort_by(|a, b| order(*a, *b));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_library_does_and_keeps_what_is_equal_in_place() {
        let words = ["pear", "fig", "apple", "date", "kiwi", "plum", "nut", "", "fig"];
        let (mut ours, mut theirs) = (words.to_vec(), words.to_vec());
        sort_by_key(&mut ours, |w| w.len());
        theirs.sort_by_key(|w| w.len());
        assert_eq!(ours, theirs);
        sort(&mut ours);
        theirs.sort_unstable();
        assert_eq!(ours, theirs);
        sort_by(&mut ours, |a, b| b.cmp(a));
        theirs.reverse();
        assert_eq!(ours, theirs);
        assert_eq!(
            set(words).into_iter().collect::<Vec<_>>(),
            words.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        );
    }
}
