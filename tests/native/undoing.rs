//! Undos of undos: which entries never took effect, whatever order and shape the undos have.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use lantern::domain::{By, EntryId, Minter, Moment, Role};
use lantern::ledger::fold::undone;
use lantern::ledger::{About, Change, Entry, Ledger};
use proptest::collection::vec;
use proptest::prelude::*;

/// The rule in its plainest form: look at every undo again until nothing more is known of any.
fn by_the_rule(entries: &[Arc<Entry>]) -> HashSet<EntryId> {
    let undos: Vec<&Arc<Entry>> = entries.iter().filter(|e| matches!(e.change, Change::Undone {})).collect();
    let namers = |id: EntryId| undos.iter().filter(move |undo| undo.replaces.contains(&id)).map(|undo| undo.id);
    let mut effect: HashMap<EntryId, bool> = HashMap::new();
    loop {
        let before = effect.len();
        for undo in undos.iter().filter(|undo| !effect.contains_key(&undo.id)).collect::<Vec<_>>() {
            if namers(undo.id).any(|by| effect.get(&by) == Some(&true)) {
                effect.insert(undo.id, false);
            } else if namers(undo.id).all(|by| effect.get(&by) == Some(&false)) {
                effect.insert(undo.id, true);
            }
        }
        if effect.len() == before {
            break;
        }
    }
    let named = undos.iter().filter(|undo| effect.get(&undo.id) == Some(&true)).flat_map(|undo| undo.replaces.iter().copied());
    named.chain(undos.iter().map(|undo| undo.id).filter(|id| !effect.contains_key(id))).collect()
}

/// Entries by what each names: the first `facts` of them say something, the others are undos.
fn entries(facts: usize, names: &[Vec<usize>]) -> Vec<Arc<Entry>> {
    let mut minter = Minter::new(7);
    let ids: Vec<EntryId> = names.iter().map(|_| minter.mint()).collect();
    let entry = |(n, named): (usize, &Vec<usize>)| {
        let change = if n < facts { Change::SchoolNamed { name: n.to_string() } } else { Change::Undone {} };
        let mut replaces: Vec<EntryId> = named.iter().map(|n| ids[*n]).collect();
        replaces.sort_unstable();
        replaces.dedup();
        let (at, by) = (Moment::from_seconds(0), By { role: Role::Teacher, staff: None });
        Arc::new(Entry { id: ids[n], about: About::School, at, by, replaces, change })
    };
    names.iter().enumerate().map(entry).collect()
}

fn ledger(entries: &[Arc<Entry>]) -> Ledger {
    let mut ledger = Ledger::default();
    for entry in entries {
        ledger.insert(Arc::clone(entry)).unwrap();
    }
    ledger
}

/// Which of the entries never took effect, by their place.
fn places(entries: &[Arc<Entry>]) -> Vec<usize> {
    let undone = undone(&[ledger(entries).school()]);
    entries.iter().enumerate().filter(|(_, entry)| undone.contains(&entry.id)).map(|(n, _)| n).collect()
}

#[test]
fn an_undo_counts_unless_one_that_counts_names_it() {
    type Case<'a> = (&'a str, &'a [&'a [usize]], &'a [usize]);
    // Entry 0 says something; the others are undos of the entries listed.
    let cases: [Case<'_>; 10] = [
        ("nothing is undone", &[&[]], &[]),
        ("undone", &[&[], &[0]], &[0]),
        ("undone and redone", &[&[], &[0], &[1]], &[1]),
        ("undone, redone and undone again", &[&[], &[0], &[1], &[2]], &[0, 2]),
        ("undone twice and redone once", &[&[], &[0], &[0], &[1]], &[0, 1]),
        ("one undo of both the fact and its undo", &[&[], &[0], &[0, 1]], &[0, 1]),
        ("an undo of itself", &[&[], &[0, 1]], &[1]),
        ("two undos of each other", &[&[], &[0, 2], &[1]], &[1, 2]),
        ("a circle that an undo from outside breaks", &[&[], &[0, 2], &[1], &[1]], &[1]),
        ("a circle whose undo is undone from outside in vain", &[&[], &[0, 2], &[1], &[1], &[3]], &[1, 2, 3]),
    ];
    for (what, names, wanted) in cases {
        let names: Vec<Vec<usize>> = names.iter().map(|named| named.to_vec()).collect();
        let all = entries(1, &names);
        assert_eq!(places(&all), wanted, "{what}");
        assert_eq!(undone(&[ledger(&all).school()]), by_the_rule(&all), "{what}: not what the rule says");
    }
}

#[test]
fn a_chain_of_twenty_thousand_undos_counts_turn_by_turn() {
    const LONG: usize = 20_000;
    for last in [LONG, LONG + 1] {
        // Each names the one before; and the other way round, so that no order of ids helps.
        let forwards: Vec<Vec<usize>> = (0..=last).map(|n| if n == 0 { vec![] } else { vec![n - 1] }).collect();
        let undone_of_it: Vec<usize> = (0..last).rev().step_by(2).collect();
        let mut wanted = undone_of_it.clone();
        wanted.sort_unstable();
        assert_eq!(places(&entries(1, &forwards)), wanted);
        let backwards: Vec<Vec<usize>> = (0..=last).map(|n| if n == last { vec![] } else { vec![n + 1] }).collect();
        let wanted: Vec<usize> = (1..=last).step_by(2).collect();
        assert_eq!(places(&entries(0, &backwards)), wanted);
    }
    // All in one circle: none has effect.
    let circle: Vec<Vec<usize>> = (0..LONG).map(|n| vec![(n + 1) % LONG]).collect();
    assert_eq!(places(&entries(0, &circle)).len(), LONG);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_names_whatever_the_rule_holds(
        facts in 0_usize..4,
        names in (1_usize..24).prop_flat_map(|count| vec(vec(0..count, 0..4), count)),
    ) {
        let all = entries(facts, &names);
        // A fact replaces as well, which undoes nothing.
        prop_assert_eq!(undone(&[ledger(&all).school()]), by_the_rule(&all));
    }
}
