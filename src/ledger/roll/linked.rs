//! Ids that are one child.

use std::collections::BTreeMap;

use crate::domain::{PupilId, order};

/// The id by which a child is known, whichever of its ids is given.
pub(super) fn representative(linked: &BTreeMap<PupilId, PupilId>, id: PupilId) -> PupilId {
    linked.get(&id).copied().unwrap_or(id)
}

/// Every id that is linked to another, and the smallest of those it is linked to, however many links lie between. Each link is followed
/// once from either end.
pub(super) fn joined(links: impl Iterator<Item = (PupilId, PupilId)>) -> BTreeMap<PupilId, PupilId> {
    let mut near: Vec<(PupilId, PupilId)> = links.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    order::sort(&mut near);
    let mut linked = BTreeMap::new();
    // In the order of ids, so that the first of those linked is the smallest.
    for (smallest, _) in &near {
        let mut open = if linked.contains_key(smallest) { Vec::new() } else { vec![*smallest] };
        while let Some(id) = open.pop() {
            if linked.insert(id, *smallest).is_none() {
                let begins = near.partition_point(|(from, _)| *from < id);
                open.extend(near.iter().skip(begins).take_while(|(from, _)| *from == id).map(|(_, to)| *to));
            }
        }
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Minter;

    #[test]
    fn sixteen_thousand_ids_are_one_child_whichever_way_they_are_linked() {
        let mut minter = Minter::new(1);
        let ids: Vec<PupilId> = (0..16_000).map(|_| minter.mint()).collect();
        let pairs = || ids.iter().copied().zip(ids.iter().copied().skip(1));
        for linked in [joined(pairs()), joined(pairs().map(|(a, b)| (b, a))), joined(pairs().collect::<Vec<_>>().into_iter().rev())] {
            assert!(linked.len() == ids.len() && linked.values().all(|smallest| *smallest == ids[0]));
        }
        let apart = joined([(ids[5], ids[3]), (ids[8], ids[9])].into_iter());
        assert_eq!(apart, BTreeMap::from([(ids[3], ids[3]), (ids[5], ids[3]), (ids[8], ids[8]), (ids[9], ids[8])]));
    }
}
