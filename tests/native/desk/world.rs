//! Tabs on one store: each waits for it in its own time, may be cut off, and shows what it was told to.

use std::collections::BTreeMap;
use std::sync::Arc;

use lantern::domain::{By, EntryId, Minter, Moment, PupilId, Role, SchoolId, Voice};
use lantern::ledger::{Files, Fold, Roll, Touched};
use lantern::workspace::{Asked, Batch, Command, Context, Decide, Desk, Fault, Next, Problem, Refusal, Saying, Told, View, Writer, decide};
use proptest::prelude::*;

use crate::device::{Device, child, year};
use crate::shelf::Shelf;
use crate::wishes::{Eyes, Wish, asked, wishes};

/// What a tab is waiting for: its answer is worked out when the store gets to it, not when it is asked.
pub(super) enum Pending {
    Store(Storing),
    Load(Vec<PupilId>),
    Read(Vec<PupilId>),
}

/// A batch on its way to the store.
pub(super) struct Storing {
    pub(super) batch: Arc<Batch>,
    pub(super) school: Option<SchoolId>,
    /// The last id that was minted before it was decided, and when that was.
    pub(super) after: EntryId,
    pub(super) clock: i64,
}

/// What was asked, kept to be decided once more.
pub(super) struct Shared(Arc<dyn Decide>);

impl Decide for Shared {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        self.0.decide(view, writer)
    }

    fn comes_from_outside(&self) -> bool {
        self.0.comes_from_outside()
    }

    fn school(&self) -> Option<SchoolId> {
        self.0.school()
    }
}

/// A tab: a desk, what it waits for, what it was told, and what it shows.
pub(super) struct Tab {
    pub(super) desk: Desk<u32>,
    pub(super) pending: Option<Pending>,
    /// What its page shows: only what it was told of is drawn anew.
    pub(super) shown: Shown,
    /// What was acknowledged.
    pub(super) kept: Vec<Arc<Batch>>,
    pub(super) answered: Vec<u32>,
    pub(super) asked: u32,
    pub(super) commands: BTreeMap<u32, Arc<dyn Decide>>,
    pub(super) session: u64,
    /// Word of changes that has not come yet.
    pub(super) news: usize,
}

/// What a page shows: the roll and the files of children, as they were when it was last told to draw them.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) roll: Roll,
    pub(super) folds: BTreeMap<PupilId, Fold>,
}

impl Shown {
    pub(super) fn draw(&mut self, files: &Files, touched: &Touched) {
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

pub(super) struct World {
    pub(super) shelf: Shelf,
    /// Another device of the school, whose files may be taken in: some of its children are known here, one is new and one was erased there.
    pub(super) elsewhere: Device,
    pub(super) tabs: Vec<Tab>,
    /// What landed for tabs that are no more.
    pub(super) landed: Vec<Arc<Batch>>,
    pub(super) writer: usize,
    pub(super) sessions: u64,
    pub(super) clock: i64,
}

pub(super) fn context(clock: i64) -> Context {
    Context { now: Moment::from_seconds(1_795_424_400 + clock), by: By { role: Role::Teacher, staff: None } }
}

impl World {
    pub(super) fn new(tabs: usize) -> Self {
        let mut device = Device::new(0xD0);
        let class = device.add_class("4B");
        for (forename, surname) in [("Ada", "Avocet"), ("Bashir", "Bittern"), ("Chloe", "Curlew")] {
            device.enrol(class, year(), child(forename, surname, None, None));
        }
        let shelf = Shelf::of(device.ledger(), device.school());
        let mut elsewhere = Device::at_school(0xD1);
        elsewhere.hold(device.ledger());
        let (ada, bashir) = (elsewhere.pupil("Ada"), elsewhere.pupil("Bashir"));
        elsewhere.enrol(class, year(), child("Ada", "Avocet", None, Some("2018-05-04")));
        elsewhere.rate(ada, Voice::Teacher, "maths-4.1", "2026-27.autumn-1", Some("red"));
        elsewhere.tell(Command::Erase { pupil: bashir });
        let mut world = Self { shelf, elsewhere, tabs: Vec::new(), landed: Vec::new(), writer: 0, sessions: 0xE000, clock: 0 };
        for which in 0..tabs {
            let tab = world.fresh(which);
            world.tabs.push(tab);
        }
        world
    }

    pub(super) fn fresh(&mut self, which: usize) -> Tab {
        self.sessions += 1;
        let mut desk = Desk::new(self.sessions);
        if which == self.writer {
            desk.take_over()
        } else {
            desk.follow()
        }
        let (shown, kept, answered, commands) = Default::default();
        Tab { desk, pending: None, shown, kept, answered, asked: 0, commands, session: self.sessions, news: 0 }
    }

    /// Lets a tab go on: it either waits for the store already, or asks its desk what is next.
    pub(super) fn step(&mut self, which: usize, fails: bool) {
        self.clock += 1;
        let tab = &mut self.tabs[which];
        let told = match tab.pending.take() {
            Some(Pending::Store(Storing { batch, school, after, clock })) => {
                let before = self.shelf.clone();
                // Else undo would take out what was here before.
                assert!(fails || batch.add.iter().all(|entry| !before.holds(entry.id)), "what is decided is new in the store");
                let stored = if fails { Err(Fault::Full) } else { self.shelf.commit(&batch, school) };
                let (failed, shown) = (stored.is_err(), tab.desk.files().ledger().clone());
                let told = tab.desk.stored(stored);
                if failed {
                    assert!(matches!(told.said, Some(Saying::NotSaved(_))) && matches!(told.answered, Some((_, Err(Problem::Fault(_))))));
                    assert!(told.touched.is_nothing() && *tab.desk.files().ledger() == shown, "a refused write changes nothing shown");
                    assert_eq!(self.shelf, before);
                } else {
                    if let Some(command) = told.answered.as_ref().and_then(|(asker, _)| tab.commands.get(asker)) {
                        let everything = Files::of(before.ledger());
                        let mut minter = Minter::new(tab.session);
                        while minter.mint::<EntryId>() != after {}
                        let decided = decide(View::of(&everything), &**command, context(clock), &mut minter);
                        assert_eq!(decided.as_ref(), Ok(&*batch), "decided as by one who has read everything");
                    }
                    tab.kept.push(batch);
                    for (other, tab) in self.tabs.iter_mut().enumerate() {
                        tab.news += usize::from(other != which);
                    }
                }
                told
            }
            Some(Pending::Load(ids)) => tab.desk.loaded(if fails { Err(Fault::Full) } else { Ok(self.shelf.load(&ids)) }),
            Some(Pending::Read(ids)) => tab.desk.read(if fails { Err(Fault::Full) } else { Ok(self.shelf.read(&ids)) }),
            None => {
                let after = tab.desk.minter().mint();
                let pending = match tab.desk.next(context(self.clock)) {
                    Next::Store(batch, school) => Pending::Store(Storing { batch, school, after, clock: self.clock }),
                    Next::Load(ids) => Pending::Load(ids),
                    Next::Read(ids) => Pending::Read(ids),
                    Next::Tell(told) => return self.tell(which, told),
                    Next::Nothing => return,
                };
                // One thing at a time, so that no answer of the store can come out of order.
                assert!(matches!(tab.desk.next(context(self.clock)), Next::Nothing));
                return tab.pending = Some(pending);
            }
        };
        self.tell(which, told);
    }

    pub(super) fn tell(&mut self, which: usize, Told { touched, answered, .. }: Told<u32>) {
        let tab = &mut self.tabs[which];
        tab.shown.draw(tab.desk.files(), &touched);
        tab.answered.extend(answered.map(|(asker, _)| asker));
    }

    pub(super) fn ask(&mut self, which: usize, asked: Asked) {
        let tab = &mut self.tabs[which];
        tab.asked += 1;
        let asked = match asked {
            Asked::Do(command) => {
                let command: Arc<dyn Decide> = Arc::from(command);
                tab.commands.insert(tab.asked, Arc::clone(&command));
                Asked::Do(Box::new(Shared(command)))
            }
            other => other,
        };
        tab.desk.ask(asked, tab.asked);
    }

    /// What a tab waits for is stored, but the store says that it is not.
    pub(super) fn lands_unheard(&mut self, which: usize) {
        if let Some(Pending::Store(Storing { batch, school, .. })) = self.tabs[which].pending.take() {
            self.shelf.commit(&batch, school).unwrap();
            let told = self.tabs[which].desk.stored(Err(Fault::Full));
            self.landed.push(batch);
            self.tell(which, told);
        }
    }

    /// Whether a tab waits for a batch to be stored.
    pub(super) fn is_storing(&self, which: usize) -> bool {
        matches!(self.tabs[which].pending, Some(Pending::Store(..)))
    }

    /// Word of a change reaches a tab.
    pub(super) fn hear(&mut self, which: usize) {
        let tab = &mut self.tabs[which];
        if std::mem::take(&mut tab.news) > 0 {
            tab.desk.another_wrote();
        }
    }

    /// The writer finishes what it is writing, and hands over.
    pub(super) fn hand_over(&mut self, to: usize) {
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

    /// The tab is killed, whatever it was doing, and opened anew. A transaction that had been asked for is whole or not at all: it landed,
    /// though nobody was told, or it did not.
    pub(super) fn cut_off(&mut self, which: usize, landed: bool) {
        if landed && let Some(Pending::Store(Storing { batch, school, .. })) = self.tabs[which].pending.take() {
            // A write of one who hands over is over before the next one writes; so this is the writer's.
            drop(self.shelf.commit(&batch, school));
            let news = &mut self.tabs.iter_mut().enumerate().filter(|(other, _)| *other != which);
            news.for_each(|(_, tab)| tab.news += 1);
            self.landed.push(batch);
        }
        let dead = self.fresh(which);
        // What it was told before is still true.
        self.landed.extend(std::mem::replace(&mut self.tabs[which], dead).kept);
    }

    /// Everything is heard, everybody finishes, and who could not read tries again.
    pub(super) fn settle_down(&mut self) {
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
    pub(super) fn read_afresh(&self, pupils: &[PupilId]) -> Files {
        let reading = self.shelf.read(pupils);
        Files::read(reading.erased, reading.entries)
    }
}

/// What happens next, to a tab.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// The tab goes on, a few times.
    Steps(u8),
    Ask(Wish),
    /// What the store is asked for next fails.
    Fails,
    Hear,
    HandOver,
    CutOff {
        landed: bool,
    },
    /// What is loose is packed.
    Pack,
}

pub(super) fn acts() -> impl Strategy<Value = Vec<(u8, Act)>> {
    let act = prop_oneof![
        14 => (1..5_u8).prop_map(Act::Steps),
        14 => wishes().prop_map(Act::Ask),
        1 => Just(Act::Fails),
        2 => Just(Act::Hear),
        1 => Just(Act::HandOver),
        1 => any::<bool>().prop_map(|landed| Act::CutOff { landed }),
        1 => Just(Act::Pack),
    ];
    prop::collection::vec((any::<u8>(), act), 0..120)
}

pub(super) fn play(world: &mut World, (which, act): &(u8, Act)) {
    let which = usize::from(*which) % world.tabs.len();
    match act {
        Act::Steps(times) => (0..*times).for_each(|_| world.step(which, false)),
        Act::Ask(wish) => {
            let desk = &world.tabs[which].desk;
            let elsewhere = vec![(world.elsewhere.files(), world.elsewhere.school())];
            if let Some(asked) = asked(&Eyes { files: desk.files(), school: desk.school(), elsewhere }, *wish) {
                world.ask(which, asked);
            }
        }
        Act::Fails => world.step(which, true),
        Act::Hear => world.hear(which),
        Act::HandOver => world.hand_over(which),
        Act::CutOff { landed } => world.cut_off(which, *landed),
        Act::Pack => world.shelf.pack(),
    }
}
