//! The laws of filling a day, over random schools.

use std::collections::BTreeSet;

use lantern::domain::consultation::{Pause, Place};
use lantern::domain::{ClassId, Consultation, PupilId, Slot, TimeOfDay};
use lantern::report::consultation::{families_to_ask, who};
use lantern::workspace::Consulting;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{School, afternoon, set_day};
use crate::device::{Device, child, year};

/// A school of three classes with random families, places, breaks and bookings.
#[derive(Debug, Clone)]
struct Story {
    /// The class of each child.
    children: Vec<usize>,
    /// The surname of each child; beyond its end each has one of its own.
    surnames: Vec<usize>,
    siblings: Vec<(usize, usize)>,
    /// Of whom somebody has said that they are not one family.
    apart: Vec<(usize, usize)>,
    places: Vec<Option<usize>>,
    slots: u16,
    pauses: Vec<(u16, u16)>,
    booked: Vec<(usize, usize, usize)>,
}

fn stories() -> impl Strategy<Value = Story> {
    let siblings = vec((0..40_usize, 0..40_usize), 0..6);
    let pauses = vec((0..30_u16, 1..3_u16), 0..3);
    let booked = vec((0..40_usize, 0..40_usize, 0..4_usize), 0..6);
    let names = (vec(0..8_usize, 0..16), vec((0..40_usize, 0..40_usize), 0..4));
    (vec(0..3_usize, 1..16), siblings, vec(proptest::option::of(0..3_usize), 1..4), 1..14_u16, pauses, booked, names).prop_map(
        |(children, siblings, places, slots, pauses, booked, (surnames, apart))| Story {
            children,
            surnames,
            siblings,
            apart,
            places,
            slots,
            pauses,
            booked,
        },
    )
}

/// Plays a story; what is refused on the way is left out.
fn play(story: &Story) -> School {
    let mut device = Device::at_school(1);
    let classes = ["4B", "5C", "6D"].map(|name| device.add_class(name));
    let surname = |n: usize| story.surnames.get(n).map_or_else(|| format!("Own{n:02}"), |name| format!("Shared{name}"));
    let enrol =
        |(n, class): (usize, &usize)| device.enrol(classes[*class], year(), child(&format!("Child{n:02}"), &surname(n), None, None));
    let children: Vec<PupilId> = story.children.iter().enumerate().map(enrol).collect();
    let places: Vec<Option<ClassId>> = story.places.iter().map(|class| class.map(|class| classes[class])).collect();
    let mut details = afternoon(story.slots, &places);
    for (from, length) in &story.pauses {
        let from = details.from.since_midnight() + 5 * from;
        let (from, to) = (TimeOfDay::minutes(from).unwrap(), TimeOfDay::minutes(from + 10 * length).unwrap());
        let with = Consultation { pauses: [details.pauses.clone(), vec![Pause { from, to }]].concat(), ..details.clone() };
        if with.check().is_ok() {
            details = with;
        }
    }
    let day = set_day(&mut device, &details);
    let mut school = School { device, class: classes[0], day, children };
    let any = |n: usize, school: &School| school.children[n % school.children.len()];
    for (a, b) in &story.siblings {
        let (a, b) = (any(*a, &school), any(*b, &school));
        if a != b {
            school.siblings(a, b, true);
        }
    }
    for (a, b) in &story.apart {
        let (pupil, sibling) = (any(*a, &school), any(*b, &school));
        if pupil != sibling {
            school.device.tell(Consulting::DenySiblings { pupil, sibling });
        }
    }
    let slots = details.slots();
    for (pupil, time, place) in &story.booked {
        let place = details.places[place % details.places.len()].number;
        let pupil = any(*pupil, &school);
        drop(school.book(pupil, Slot { at: slots[time % slots.len()], place }));
    }
    school
}

/// The children who share a family with this one, itself included.
fn family(school: &School, pupil: PupilId) -> BTreeSet<PupilId> {
    school.device.roll().siblings(pupil).into_iter().chain([pupil]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_clashes_with_nothing_and_moves_nobody(story in stories()) {
        let mut school = play(&story);
        let before = school.booked();
        let planned = school.plan();
        prop_assert_eq!(&planned, &school.plan(), "the same files, the same plan");
        let roll = school.device.roll();
        let mut waiting: BTreeSet<PupilId> = who(&roll, &school.details(), school.class).into_iter().map(|(id, _)| id).collect();
        waiting.retain(|id| before.iter().all(|(_, booked)| booked != id));
        let told: Vec<PupilId> = planned.placed.iter().map(|(id, _)| *id).chain(planned.left_out.iter().copied()).collect();
        prop_assert_eq!(told.len(), waiting.len(), "each child once");
        prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), waiting);
        for (pupil, slot) in &planned.placed {
            let class = roll.placement(*pupil, year()).unwrap().any().unwrap().class;
            let places = school.details().places;
            let own = |place: &Place| place.class == class;
            let open = |place: &Place| place.class.is_none();
            let here = school.details().place(slot.place).unwrap().clone();
            prop_assert!(own(&here) || (!places.iter().any(own) && (open(&here) || !places.iter().any(open))));
        }
        // `Book` refuses every slot taken and every family in two places.
        for (pupil, slot) in &planned.placed {
            prop_assert_eq!(school.book(*pupil, *slot), Ok(()));
        }
        let after = school.booked();
        prop_assert!(before.iter().all(|one| after.contains(one)), "who was booked was moved");
        prop_assert_eq!(school.clashes(), vec![]);
        // Nor is anybody given the time of a child the page asks about.
        let mut children = who(&roll, &school.details(), school.class);
        let missing: Vec<PupilId> = before.iter().map(|(_, id)| *id).filter(|id| children.iter().all(|(one, _)| one != id)).collect();
        children.extend(missing.into_iter().map(|id| (id, roll.pupil(id).unwrap().any().unwrap().clone())));
        let asked = families_to_ask(&roll, &children);
        let at = |pupil: PupilId| after.iter().find(|(_, booked)| *booked == pupil).map(|(slot, _)| slot.at);
        let alike = |pupil: PupilId| asked.iter().filter_map(move |(a, b)| match pupil {
            one if one == *a => Some(*b),
            one if one == *b => Some(*a),
            _ => None,
        });
        for (pupil, slot) in &planned.placed {
            prop_assert!(alike(*pupil).all(|other| at(other) != Some(slot.at)), "{:?} at the time of one who may be family", pupil);
        }
        // Nobody is left out while there is a slot that could be had.
        for pupil in &planned.left_out {
            let class = roll.placement(*pupil, year()).unwrap().any().unwrap().class;
            let details = school.details();
            for place in details.places.iter().filter(|place| place.class == class) {
                for at in details.slots() {
                    let slot = Slot { at, place: place.number };
                    let may = alike(*pupil).all(|other| after.iter().all(|(taken, booked)| *booked != other || taken.at != slot.at));
                    prop_assert!(!may || school.book(*pupil, slot).is_err(), "{:?} had a slot left", pupil);
                }
            }
        }
    }

    #[test]
    fn with_room_everyone_is_placed_and_families_follow_one_another(mut story in stories()) {
        story.pauses.clear();
        story.booked.clear();
        story.surnames.clear();
        story.places = vec![Some(0), Some(1), Some(2)];
        // As many slots as children in the fullest class, or in families.
        let mut school = play(&story);
        let in_class = |class| story.children.iter().filter(|own| **own == class).count();
        let in_families = school.children.iter().filter(|id| family(&school, **id).len() > 1).count();
        story.slots = (0..3).map(in_class).max().unwrap().max(in_families) as u16;
        school = play(&story);
        let planned = school.plan();
        prop_assert_eq!(&planned.left_out, &vec![]);
        for pupil in &school.children {
            let family = family(&school, *pupil);
            let mut times: Vec<u16> =
                planned.placed.iter().filter(|(id, _)| family.contains(id)).map(|(_, slot)| slot.at.since_midnight()).collect();
            times.sort_unstable();
            prop_assert!(times.windows(2).all(|pair| pair[1] == pair[0] + 10), "{:?}", times);
        }
    }

    #[test]
    fn whatever_is_booked_room_for_family_and_class_is_room_for_all(mut story in stories()) {
        story.surnames.clear();
        story.places = vec![Some(0), Some(1), Some(2)];
        let largest = {
            let school = play(&story);
            school.children.iter().map(|id| family(&school, *id).len()).max().unwrap()
        };
        // Breaks take what they take; whoever is booked may sit in any place.
        story.slots = (story.children.len() + largest) as u16 + 12;
        let school = play(&story);
        prop_assert_eq!(school.plan().left_out, vec![]);
    }
}
