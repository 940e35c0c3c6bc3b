use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Numbers that look as if drawn by chance.
fn numbers(seed: u32) -> impl Iterator<Item = u32> {
    let mut now = seed;
    std::iter::repeat_with(move || {
        now = now.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        now >> 16
    })
}

#[test]
fn they_hold_what_those_of_the_standard_library_hold() {
    for seed in 0..40 {
        let (mut set, mut map) = (Set::new(), Map::new());
        let (mut known_set, mut known_map) = (BTreeSet::new(), BTreeMap::new());
        for (nth, number) in numbers(seed).take(300).enumerate() {
            let key = number % 40;
            match number % 7 {
                0 => assert_eq!(set.remove(&key), known_set.remove(&key)),
                1 => assert_eq!(map.remove(&key), known_map.remove(&key)),
                2 => map.change(key, |held| *held += 1),
                3 => assert_eq!(map.insert(key, nth), known_map.insert(key, nth)),
                _ => assert_eq!(set.insert(key), known_set.insert(key)),
            }
            if number % 7 == 2 {
                *known_map.entry(key).or_default() += 1;
            }
            assert_eq!((set.contains(&key), map.get(&key)), (known_set.contains(&key), known_map.get(&key)));
        }
        assert!(set.iter().eq(known_set.iter()) && map.iter().eq(known_map.iter()));
        assert_eq!(
            (set.len(), map.len(), set.first(), set.last()),
            (known_set.len(), known_map.len(), known_set.first(), known_set.last())
        );
    }
}

#[test]
fn of_two_under_one_key_the_later_stands() {
    let some = || numbers(3).take(200).enumerate().map(|(nth, number)| (number % 30, nth));
    let (ours, theirs): (Map<u32, usize>, BTreeMap<u32, usize>) = (some().collect(), some().collect());
    assert!(ours.iter().eq(theirs.iter()));
    let text = r#"{"b":1,"a":2,"b":3}"#;
    let read: Map<String, u8> = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"a":2,"b":3}"#);
    let mut seen = Set::from([3, 1, 3]);
    seen.extend([2, 1]);
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [1, 2, 3]);
}
