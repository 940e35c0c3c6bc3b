//! The laws of "nothing is lost", through the real desk: several of them on one store, as tabs share a database, one of which writes. The
//! store may be slow and may fail, tabs may be cut off in the midst and start anew, and word of a change comes late.

use lantern::domain::{PupilId, Voice};
use lantern::ledger::{About, Change, Fold, Ledger, Roll, UnknownChange};
use lantern::workspace::{Asked, Batch, Command, Desk, Doing, Fault, Import, Marking, NewClass, Next};
use proptest::prelude::*;

use crate::device::Device;
use crate::shelf::Shelf;

mod world;

use world::{World, acts, context, play};

/// Whether everything a batch brought is in the store, or was taken out by a later act.
fn is_kept(batch: &Batch, ledger: &Ledger, world: &World) -> bool {
    let all = || world.tabs.iter().flat_map(|tab| &tab.kept).chain(&world.landed);
    let withdrawn = |id| all().any(|batch| batch.withdraw.iter().any(|e| e.id == id));
    batch.add.iter().all(|entry| {
        ledger.file(entry.about).and_then(|file| file.get(entry.id)) == Some(entry) || ledger.bars(entry) || withdrawn(entry.id)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_nothing_is_lost_and_everybody_agrees(
        tabs in 1..=8_usize,
        acts in acts(),
    ) {
        let mut world = World::new(tabs);
        for act in &acts {
            let erased = world.shelf.ledger().erased().clone();
            play(&mut world, act);
            // What was acknowledged is in the store, at every moment, and what was erased stays erased.
            let kept = world.tabs.iter().flat_map(|tab| &tab.kept).chain(&world.landed);
            let stored = world.shelf.ledger();
            prop_assert!(kept.into_iter().all(|batch| is_kept(batch, &stored, &world)));
            prop_assert!(erased.iter().all(|id| stored.erased().contains(id)));
            prop_assert!(world.shelf.entries().all(|entry| !stored.bars(entry)), "nothing that tells of an erased child is in the store");
        }
        world.settle_down();
        for tab in &world.tabs {
            prop_assert_eq!(tab.answered.len(), tab.asked as usize, "everybody who asked is answered once");
            // What a desk shows is what a fresh start would show.
            let read: Vec<PupilId> = world.shelf.ledger().pupils().map(|(id, _)| id).filter(|id| tab.desk.has(&[*id])).collect();
            let fresh = world.read_afresh(&read);
            let (here, there) = (tab.desk.files().ledger(), fresh.ledger());
            prop_assert_eq!((here.school(), here.erased()), (there.school(), there.erased()));
            prop_assert!(read.iter().all(|id| here.pupil(*id) == there.pupil(*id)));
            prop_assert_eq!(&tab.shown.roll, fresh.roll());
            prop_assert_eq!(tab.desk.files().roll(), fresh.roll());
            for pupil in read.iter().map(|id| fresh.roll().canonical(*id)) {
                prop_assert_eq!(&*tab.desk.files().fold(pupil), &*fresh.fold(pupil), "a fold that was kept is what folding anew gives");
                let nothing = Fold::default();
                let shown = tab.shown.folds.get(&pupil).unwrap_or(&nothing);
                prop_assert_eq!(shown, &*fresh.fold(pupil), "the page was told of all that changed");
            }
        }
    }
}

/// A world of two tabs that have read the roll; the children of it.
fn two_tabs() -> (World, Vec<PupilId>) {
    let mut world = World::new(2);
    world.settle_down();
    let pupils = Roll::of(&world.shelf.ledger()).pupils().into_iter().map(|(id, _)| id).collect();
    (world, pupils)
}

fn rate(pupil: PupilId, band: &str) -> Asked {
    let (criterion, period) = ("maths-4.1".parse().unwrap(), "2026-27.autumn-2".parse().unwrap());
    Asked::Do(Box::new(Marking::one(pupil, Voice::Teacher, criterion, period, band.parse().ok())))
}

fn ratings(ledger: &Ledger, pupil: PupilId) -> usize {
    ledger.file(About::Pupil(pupil)).map_or(0, lantern::ledger::File::len)
}

#[test]
fn a_board_opened_while_another_tab_writes_shows_all_that_was_stored() {
    let (mut world, pupils) = two_tabs();
    for (nth, pupil) in pupils.iter().enumerate() {
        world.ask(0, rate(*pupil, "red"));
        world.settle_down();
        world.shelf.pack();
        world.ask(0, rate(*pupil, ["green", "yellow"][nth % 2]));
        // The second tab hears of the first change, begins to read, and is asked for its board meanwhile.
        (0..2).for_each(|_| world.step(0, false));
        world.hear(1);
        world.step(1, false);
        world.ask(1, Asked::Load(pupils.clone()));
        world.settle_down();
        assert!(world.tabs[1].desk.has(&pupils));
        assert_eq!(ratings(world.tabs[1].desk.files().ledger(), *pupil), 2);
        assert_eq!(*world.tabs[1].shown.folds[pupil].live(cell()), *world.tabs[0].desk.files().fold(*pupil).live(cell()));
    }
}

fn cell() -> lantern::ledger::Cell {
    lantern::ledger::Cell::Rating(Voice::Teacher, "maths-4.1".parse().unwrap(), "2026-27.autumn-2".parse().unwrap())
}

#[test]
fn nothing_is_decided_about_a_file_that_was_not_read() {
    let (mut world, pupils) = two_tabs();
    world.ask(0, rate(pupils[0], "red"));
    world.settle_down();
    world.shelf.pack();
    world.cut_off(0, false);
    // The page asks at once, before any file is in memory: the file is read, and the new mark takes the place of the old.
    world.ask(0, rate(pupils[0], "green"));
    world.settle_down();
    let live = world.tabs[0].desk.files().fold(pupils[0]).live(cell()).to_vec();
    assert_eq!(live.len(), 1, "{live:?}");
    assert_eq!(ratings(&world.shelf.ledger(), pupils[0]), 2);
}

#[test]
fn who_follows_is_told_so_and_writes_only_after_reading() {
    let (mut world, pupils) = two_tabs();
    world.ask(1, rate(pupils[0], "red"));
    world.settle_down();
    assert_eq!(world.shelf.ledger(), world.tabs[0].desk.files().ledger().clone());
    assert!(world.tabs[1].desk.is_following() && ratings(&world.shelf.ledger(), pupils[0]) == 0);
    // The first tab writes, and the word of it never comes; the second takes over.
    world.ask(0, rate(pupils[0], "red"));
    world.settle_down();
    world.hand_over(1);
    assert!(world.tabs[1].desk.is_following(), "not before it has read");
    world.ask(1, rate(pupils[0], "green"));
    world.settle_down();
    assert!(!world.tabs[1].desk.is_following());
    assert_eq!(world.tabs[1].desk.files().fold(pupils[0]).live(cell()).len(), 1, "it takes the place of what the first tab wrote");
}

#[test]
fn what_another_tab_took_in_meanwhile_is_not_taken_out_by_undo() {
    let (mut world, _) = two_tabs();
    let brought: Vec<_> = world.elsewhere.ledger().entries().filter(|entry| !world.shelf.holds(entry.id)).cloned().collect();
    let import = || Asked::Do(Box::new(Command::Import(Import { entries: brought.clone(), ..Import::default() })));
    let held = |world: &World| brought.iter().filter(|entry| world.shelf.holds(entry.id)).count();
    world.ask(0, import());
    world.ask(0, Asked::Step(Doing::Undo));
    world.settle_down();
    assert_eq!(held(&world), 0);
    world.hand_over(1);
    world.ask(1, import());
    world.settle_down();
    world.hand_over(0);
    for doing in [Doing::Redo, Doing::Undo] {
        world.ask(0, Asked::Step(doing));
        world.settle_down();
        assert_eq!(held(&world), brought.len(), "{doing:?}");
    }
}

#[test]
fn a_reading_that_fails_is_told_and_tried_again_when_something_happens() {
    let mut world = World::new(1);
    world.step(0, false);
    world.step(0, true);
    (0..5).for_each(|_| world.step(0, false));
    assert!(world.tabs[0].pending.is_none(), "a store that fails is not asked for ever");
    world.ask(0, Asked::Do(Box::new(NewClass { name: "Owls".into() })));
    world.settle_down();
    assert_eq!(world.tabs[0].desk.files().roll().classes().len(), 2, "both the class that was stored and the new one");
}

#[test]
fn however_often_another_tab_writes_a_page_gets_its_files() {
    let (mut world, pupils) = two_tabs();
    world.ask(1, Asked::Load(pupils.clone()));
    for _ in 0..8 {
        // Before each step of the second tab, the first has written again.
        world.tabs[1].desk.another_wrote();
        world.step(1, false);
    }
    assert!(world.tabs[1].desk.has(&pupils));
}

#[test]
fn a_tap_folds_nothing_and_a_booking_leaves_every_fold() {
    let (mut world, pupils) = two_tabs();
    world.ask(0, Asked::Load(pupils.clone()));
    world.ask(0, rate(pupils[0], "red"));
    world.settle_down();
    pupils.iter().for_each(|id| drop(world.tabs[0].desk.files().fold(*id)));
    assert_eq!(world.tabs[0].desk.files().folded(), pupils.len());
    world.ask(0, rate(pupils[0], "green"));
    world.ask(0, Asked::Do(Box::new(Command::NameSchool { name: "Larkfield".into() })));
    world.settle_down();
    assert_eq!(world.tabs[0].desk.files().folded(), pupils.len(), "no file but the one rated has changed, and that was followed");
}

#[test]
fn while_something_is_under_way_nothing_else_is_begun_and_no_other_answer_is_heard() {
    let (mut world, pupils) = two_tabs();
    world.ask(0, Asked::Load(pupils.clone()));
    world.settle_down();
    world.ask(0, rate(pupils[0], "red"));
    world.ask(0, rate(pupils[0], "green"));
    world.step(0, false);
    let before = world.tabs[0].desk.files().clone();
    let desk = &mut world.tabs[0].desk;
    assert!(matches!(desk.next(context(9)), Next::Nothing), "the first is on its way to the store");
    // Answers to what was not asked: nothing comes of them, and the first is still under way.
    for told in [desk.loaded(Err(Fault::Full)), desk.read(Err(Fault::Full)), desk.loaded(Ok(Vec::new()))] {
        assert!(told.touched.is_nothing() && told.said.is_none() && told.answered.is_none());
    }
    assert!(matches!(desk.next(context(9)), Next::Nothing));
    assert_eq!(*desk.files(), before);
    world.settle_down();
    assert_eq!(world.tabs[0].desk.files().fold(pupils[0]).live(cell()).len(), 1, "one after the other: the second in place of the first");
}

#[test]
fn what_landed_though_nobody_was_told_is_shown_by_the_next_start_and_once_only() {
    for landed in [true, false] {
        let (mut world, pupils) = two_tabs();
        world.ask(0, rate(pupils[0], "red"));
        while !world.is_storing(0) {
            world.step(0, false);
        }
        world.cut_off(0, landed);
        world.ask(0, rate(pupils[0], "red"));
        world.settle_down();
        assert_eq!(ratings(&world.shelf.ledger(), pupils[0]), 1, "asked again, it is stored once");
        assert_eq!(*world.tabs[1].desk.files().fold(pupils[0]), *world.tabs[0].desk.files().fold(pupils[0]));
    }
}

#[test]
fn what_was_stored_though_the_store_said_no_is_shown_once_it_is_open_again() {
    let (mut world, pupils) = two_tabs();
    world.ask(0, Asked::Load(pupils.clone()));
    world.settle_down();
    world.ask(0, rate(pupils[0], "red"));
    while !world.is_storing(0) {
        world.step(0, false);
    }
    // The disk is full; what reached it is there when the browser has opened the database again, and nobody knew.
    world.lands_unheard(0);
    assert_eq!(ratings(world.tabs[0].desk.files().ledger(), pupils[0]), 0);
    world.tabs[0].desk.store_came_back();
    world.settle_down();
    assert_eq!(world.tabs[0].shown.folds[&pupils[0]].live(cell()).len(), 1);
    world.ask(0, rate(pupils[0], "green"));
    world.settle_down();
    assert_eq!(world.tabs[0].desk.files().fold(pupils[0]).live(cell()).len(), 1, "in place of what was read, not beside it");
}

#[test]
fn taking_in_what_is_stored_but_not_read_brings_nothing_and_undo_takes_nothing_out() {
    let (mut world, pupils) = two_tabs();
    world.ask(0, rate(pupils[0], "red"));
    world.settle_down();
    world.shelf.pack();
    let before = world.shelf.ledger();
    let entries: Vec<_> = before.entries().cloned().collect();
    world.cut_off(0, false);
    world.ask(0, Asked::Do(Box::new(Command::Import(Import { entries, ..Import::default() }))));
    world.ask(0, Asked::Step(Doing::Undo));
    world.settle_down();
    assert_eq!(world.shelf.ledger(), before);
}

#[test]
fn the_demo_class_goes_whole_though_its_files_were_not_read() {
    let (mut world, _) = two_tabs();
    let before = world.shelf.ledger();
    world.ask(0, Asked::Do(Box::new(Command::AddDemo { period: "2026-27.autumn-2".parse().unwrap() })));
    world.settle_down();
    world.shelf.pack();
    world.cut_off(0, false);
    world.ask(0, Asked::Do(Box::new(Command::RemoveDemo)));
    world.settle_down();
    assert_eq!(world.shelf.ledger(), before);
}

#[test]
fn a_file_that_brings_nothing_but_tombstones_erases_for_good() {
    let (mut world, pupils) = two_tabs();
    world.ask(0, rate(pupils[0], "red"));
    world.settle_down();
    let old: Vec<_> = world.shelf.ledger().entries().cloned().collect();
    world.ask(0, Asked::Do(Box::new(Command::Import(Import { erase: vec![pupils[0]], ..Import::default() }))));
    // Neither undo nor an old file brings the child back.
    world.ask(0, Asked::Step(Doing::Undo));
    world.ask(0, Asked::Do(Box::new(Command::Import(Import { entries: old, ..Import::default() }))));
    world.settle_down();
    for ledger in world.tabs.iter().map(|tab| tab.desk.files().ledger()).chain([&world.shelf.ledger()]) {
        assert!(ledger.erased().contains(&pupils[0]) && ledger.entries().all(|entry| !entry.tells_of(pupils[0])));
    }
}

#[test]
fn no_step_of_undo_remembers_an_erased_child() {
    let (mut world, pupils) = two_tabs();
    for steps in [&[][..], &[Doing::Undo][..]] {
        let pupil = pupils[steps.len()];
        world.ask(0, rate(pupil, "red"));
        steps.iter().for_each(|step| world.ask(0, Asked::Step(*step)));
        world.settle_down();
        world.ask(0, Asked::Do(Box::new(Command::Erase { pupil })));
        world.settle_down();
        let desk = &world.tabs[0].desk;
        assert!(!desk.can_undo() && !desk.can_redo(), "a step that comes to nothing is none");
    }
}

#[test]
fn what_was_read_stays_read_however_often_another_tab_writes() {
    let (mut world, pupils) = two_tabs();
    world.ask(1, Asked::Load(pupils.clone()));
    world.settle_down();
    for (nth, band) in ["red", "green", "red"].into_iter().enumerate() {
        world.ask(0, rate(pupils[0], band));
        world.settle_down();
        world.shelf.pack();
        assert!(world.tabs[1].desk.has(&pupils), "nobody need ask for a file again");
        assert_eq!(ratings(world.tabs[1].desk.files().ledger(), pupils[0]), nth + 1);
    }
}

#[test]
fn an_import_put_back_leaves_out_the_child_another_desk_erased() {
    let (mut world, _) = two_tabs();
    let before = world.shelf.ledger();
    let entries: Vec<_> = world.elsewhere.ledger().entries().cloned().collect();
    world.ask(0, Asked::Do(Box::new(Command::Import(Import { entries, ..Import::default() }))));
    world.settle_down();
    let after = Roll::of(&world.shelf.ledger());
    let new = after.pupils().into_iter().map(|(id, _)| id).find(|id| Roll::of(&before).pupil(*id).is_none()).unwrap();
    world.ask(0, Asked::Step(Doing::Undo));
    world.settle_down();
    world.hand_over(1);
    world.ask(1, Asked::Do(Box::new(Command::Import(Import { erase: vec![new], ..Import::default() }))));
    world.settle_down();
    world.hand_over(0);
    world.ask(0, Asked::Step(Doing::Redo));
    world.settle_down();
    assert!(world.shelf.entries().all(|entry| !entry.tells_of(new)), "not in the store either");
    assert!(world.shelf.entries().count() > before.entries().count(), "the rest of the file is back");
}

#[test]
fn erasing_a_child_shows_in_the_files_of_others_that_told_of_it() {
    let (mut world, pupils) = two_tabs();
    // Only a kind from a newer version names a child in the file of another.
    let mut device = Device::new(0xD2);
    device.hold(&world.shelf.ledger());
    let claim = |device: &mut Device, replaces, band: &str| {
        let (criterion, period) = ("maths-4.1".parse().unwrap(), "2026-27.autumn-2".parse().unwrap());
        let change = Change::Rated { voice: Voice::Teacher, criterion, period, band: band.parse().unwrap() };
        device.write(About::Pupil(pupils[0]), replaces, change)
    };
    let rated = claim(&mut device, Vec::new(), "red");
    let body = format!(r#"{{"buddy":"{}"}}"#, pupils[1]).into();
    device.write(About::Pupil(pupils[0]), vec![rated], Change::Unknown(UnknownChange { kind: "buddy-found".into(), body }));
    world.shelf = Shelf::of(device.ledger(), device.school());
    (0..2).for_each(|which| world.cut_off(which, false));
    world.ask(0, Asked::Load(pupils.clone()));
    world.settle_down();
    assert!(world.tabs[0].desk.files().fold(pupils[0]).live(cell()).is_empty(), "the newer kind stands in its place");
    world.ask(0, Asked::Do(Box::new(Command::Erase { pupil: pupils[1] })));
    world.settle_down();
    assert_eq!(world.tabs[0].desk.files().fold(pupils[0]).live(cell()).len(), 1);
    assert_eq!(world.tabs[0].shown.folds[&pupils[0]].live(cell()).len(), 1);
}

#[test]
fn a_device_with_the_children_writes_once_it_has_caught_up_and_its_desk_still_reads_first() {
    let mut desk = Desk::<()>::new(0xD3);
    desk.follow();
    desk.caught_up();
    assert!(desk.is_following(), "another writes");
    desk.take_over();
    assert!(desk.is_following() && desk.is_taking_over());
    desk.caught_up();
    assert!(!desk.is_following() && !desk.is_taking_over());
    assert!(matches!(desk.next(context(0)), Next::Read(_)));
    desk.follow();
    desk.caught_up();
    assert!(desk.is_following(), "it may have gone to another meanwhile");
}
