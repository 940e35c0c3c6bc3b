//! The laws of "nothing is lost", through the real desk: several of them on one store, as tabs share a database, one of which writes. The
//! store may be slow and may fail, tabs may be cut off in the midst and start anew, and word of a change comes late.

use std::collections::BTreeMap;

use lantern::domain::{By, Moment, PupilId, Role, Voice};
use lantern::ledger::{About, Files, Fold, Ledger, Roll, Touched};
use lantern::workspace::{Asked, Batch, Command, Context, Desk, Fault, NewClass, Next, Problem, Saying, Told};
use proptest::prelude::*;

use crate::acts::wish;
use crate::device::{Device, child, year};
use crate::shelf::Shelf;

/// What a tab is waiting for: its answer is worked out when the store gets to it, not when it is asked.
enum Pending {
    Store(std::sync::Arc<Batch>, Option<lantern::domain::SchoolId>),
    Load(Vec<PupilId>),
    Read(Vec<PupilId>),
}

/// A tab: a desk, what it waits for, what it was told, and what it shows.
struct Tab {
    desk: Desk<u32>,
    pending: Option<Pending>,
    /// What its page shows: only what it was told of is drawn anew.
    shown: Shown,
    /// What was acknowledged.
    kept: Vec<std::sync::Arc<Batch>>,
    answered: Vec<u32>,
    asked: u32,
    /// Word of changes that has not come yet.
    news: usize,
}

/// What a page shows: the roll and the files of children, as they were when it was last told to draw them.
#[derive(Default)]
struct Shown {
    roll: Roll,
    folds: BTreeMap<PupilId, Fold>,
}

impl Shown {
    fn draw(&mut self, files: &Files, touched: &Touched) {
        if touched.roll {
            self.roll = files.roll().clone();
        }
        if touched.links {
            self.folds.retain(|id, _| files.roll().canonical(*id) == *id);
        }
        for pupil in &touched.pupils {
            self.folds.insert(*pupil, (*files.fold(*pupil)).clone());
        }
    }
}

struct World {
    shelf: Shelf,
    tabs: Vec<Tab>,
    writer: usize,
    sessions: u64,
    clock: i64,
}

fn context(clock: i64) -> Context {
    Context { now: Moment::from_seconds(1_795_424_400 + clock), by: By { role: Role::Teacher, staff: None } }
}

impl World {
    fn new(tabs: usize) -> Self {
        let mut device = Device::new(0xD0);
        let class = device.add_class("4B");
        for (forename, surname) in [("Ada", "Avocet"), ("Bashir", "Bittern"), ("Chloe", "Curlew")] {
            device.enrol(class, year(), child(forename, surname, None, None));
        }
        let shelf = Shelf::of(device.ledger(), device.school());
        let mut world = Self { shelf, tabs: Vec::new(), writer: 0, sessions: 0xE000, clock: 0 };
        for which in 0..tabs {
            let tab = world.fresh(which);
            world.tabs.push(tab);
        }
        world
    }

    fn fresh(&mut self, which: usize) -> Tab {
        self.sessions += 1;
        let mut desk = Desk::new(self.sessions);
        if which == self.writer {
            desk.take_over()
        } else {
            desk.follow()
        }
        let (kept, answered) = (Vec::new(), Vec::new());
        Tab { desk, pending: None, shown: Shown::default(), kept, answered, asked: 0, news: 0 }
    }

    /// Lets a tab go on: it either waits for the store already, or asks its desk what is next.
    fn step(&mut self, which: usize, fails: bool) {
        self.clock += 1;
        let tab = &mut self.tabs[which];
        let told = match tab.pending.take() {
            Some(Pending::Store(batch, school)) => {
                let before = self.shelf.clone();
                let stored = if fails { Err(Fault::Full) } else { self.shelf.commit(&batch, school) };
                let (failed, shown) = (stored.is_err(), tab.desk.files().ledger().clone());
                let told = tab.desk.stored(stored);
                if failed {
                    assert!(matches!(told.said, Some(Saying::NotSaved(_))) && matches!(told.answered, Some((_, Err(Problem::Fault(_))))));
                    assert!(told.touched.is_nothing() && *tab.desk.files().ledger() == shown, "a refused write changes nothing shown");
                    assert_eq!(self.shelf, before);
                } else {
                    tab.kept.push(batch);
                    for (other, tab) in self.tabs.iter_mut().enumerate() {
                        tab.news += usize::from(other != which);
                    }
                }
                told
            }
            Some(Pending::Load(ids)) => tab.desk.loaded(if fails { Err(Fault::Full) } else { Ok(self.shelf.load(&ids)) }),
            Some(Pending::Read(ids)) => tab.desk.read(if fails { Err(Fault::Full) } else { Ok(self.shelf.read(&ids)) }),
            None => match tab.desk.next(context(self.clock)) {
                Next::Store(batch, school) => return tab.pending = Some(Pending::Store(batch, school)),
                Next::Load(ids) => return tab.pending = Some(Pending::Load(ids)),
                Next::Read(ids) => return tab.pending = Some(Pending::Read(ids)),
                Next::Tell(told) => told,
                Next::Nothing => return,
            },
        };
        self.tell(which, told);
    }

    fn tell(&mut self, which: usize, Told { touched, answered, .. }: Told<u32>) {
        let tab = &mut self.tabs[which];
        tab.shown.draw(tab.desk.files(), &touched);
        tab.answered.extend(answered.map(|(asker, _)| asker));
    }

    fn ask(&mut self, which: usize, asked: Asked) {
        let tab = &mut self.tabs[which];
        tab.asked += 1;
        tab.desk.ask(asked, tab.asked);
    }

    /// Word of a change reaches a tab.
    fn hear(&mut self, which: usize) {
        let tab = &mut self.tabs[which];
        if std::mem::take(&mut tab.news) > 0 {
            tab.desk.another_wrote();
        }
    }

    /// The writer finishes what it is writing, and hands over.
    fn hand_over(&mut self, to: usize) {
        let from = self.writer;
        if to == from {
            return;
        }
        self.tabs[from].desk.follow();
        while matches!(self.tabs[from].pending, Some(Pending::Store(..))) {
            self.step(from, false);
        }
        self.writer = to;
        self.tabs[to].desk.take_over();
    }

    /// The tab is killed, whatever it was doing, and opened anew.
    fn cut_off(&mut self, which: usize) {
        // A transaction that had been asked for is whole or not at all: here it is not.
        self.tabs[which] = self.fresh(which);
    }

    /// Everything is heard, everybody finishes, and who could not read tries again.
    fn settle_down(&mut self) {
        (0..self.tabs.len()).for_each(|which| self.ask(which, Asked::Load(Vec::new())));
        for round in 0.. {
            assert!(round < 10_000, "the desks come to no end");
            (0..self.tabs.len()).for_each(|which| self.hear(which));
            let mut busy = false;
            for which in 0..self.tabs.len() {
                let before = (self.tabs[which].answered.len(), self.tabs[which].pending.is_some());
                self.step(which, false);
                busy |= self.tabs[which].pending.is_some() || before != (self.tabs[which].answered.len(), false);
            }
            if !busy && self.tabs.iter().all(|tab| tab.news == 0) {
                return;
            }
        }
    }

    /// What a fresh start that reads these children would show.
    fn read_afresh(&self, pupils: &[PupilId]) -> Files {
        let reading = self.shelf.read(pupils);
        Files::read(reading.erased, reading.entries)
    }
}

type Act = (u8, u8, u8, u8, u8);

fn play(world: &mut World, (which, how, what, a, b): Act) {
    let which = usize::from(which) % world.tabs.len();
    match how % 16 {
        0..=6 => {
            let wanted = wish(world.tabs[which].desk.files(), (what, a, b));
            if let Some(asked) = wanted {
                world.ask(which, asked);
            }
        }
        7 => world.step(which, what.is_multiple_of(4)),
        8..=11 => world.step(which, false),
        12 => world.hear(which),
        13 if what.is_multiple_of(3) => world.hand_over(which),
        14 if what.is_multiple_of(6) => world.cut_off(which),
        15 if what.is_multiple_of(4) => world.shelf.pack(),
        _ => (0..4).for_each(|_| world.step(which, false)),
    }
}

/// Whether everything a batch brought is in the store, or was taken out by a later act.
fn is_kept(batch: &Batch, world: &World) -> bool {
    let ledger = world.shelf.ledger();
    let withdrawn = |id| world.tabs.iter().flat_map(|tab| &tab.kept).any(|batch| batch.withdraw.iter().any(|e| e.id == id));
    batch.add.iter().all(|entry| {
        ledger.file(entry.about).and_then(|file| file.get(entry.id)) == Some(entry) || ledger.bars(entry) || withdrawn(entry.id)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_nothing_is_lost_and_everybody_agrees(
        tabs in 1..=3_usize,
        acts in prop::collection::vec(any::<(u8, u8, u8, u8, u8)>(), 0..120),
    ) {
        let mut world = World::new(tabs);
        for act in acts {
            play(&mut world, act);
            for tab in &world.tabs {
                // What was acknowledged is in the store, at every moment.
                prop_assert!(tab.kept.iter().all(|batch| is_kept(batch, &world)));
            }
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
                prop_assert_eq!(tab.shown.folds.get(&pupil).unwrap_or(&nothing), &*fresh.fold(pupil), "the page was told of all that changed");
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
    Asked::Do(Box::new(Command::Rate { pupil, voice: Voice::Teacher, criterion, period, band: band.parse().ok() }))
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
    world.cut_off(0);
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
