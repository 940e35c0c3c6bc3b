//! The device in a child’s hands: which screen it shows, and what is kept and stored of whoever is there.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::order;
use crate::domain::sheet::SheetItem;
use crate::domain::{By, PupilId, Role, Sheet};
use crate::exchange::ChildMode;
use crate::ledger::{Files, Fold, Ledger};
use crate::platform::fault::Fault;
use crate::platform::store::Store;
use crate::platform::{clock, measure, page, speech, tabs};
use crate::report::rounds::{Reply, Visit, asked_now, is_of, replies};
use crate::route::{ClassRoute, Route};
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{Answering, ChildSays, Context};

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Everyone's tile.
    Tiles,
    /// A child and the thing it is asked, by its place among what this visit asks.
    Ask(PupilId, usize),
    /// The pictures to choose from, and the place to go back to.
    Pictures(PupilId, usize),
    /// Some lights are still to choose.
    Nearly(PupilId),
    /// Thank you. Nothing of anyone.
    Thanks,
    /// Whoever tapped has finished. Nothing of anyone.
    Closed,
    /// The way back for the teacher.
    Pin,
    /// The answers of another device's round, for the teacher.
    HandIn,
}

/// The device in a child's hands.
#[derive(Clone, Copy)]
pub(super) struct Device {
    pub(super) session: Session,
    pub(super) mode: RwSignal<Arc<ChildMode>>,
    pub(super) screen: RwSignal<Screen>,
    /// What the child who is there is asked on this visit.
    pub(super) asked: RwSignal<Vec<(SheetItem, String)>>,
    /// The file of the child who is there, as far as it said it itself.
    pub(super) own: StoredValue<Ledger>,
    /// What that child has said.
    pub(super) said: RwSignal<order::Map<SheetItem, Reply>>,
    /// An answer is being stored.
    pub(super) busy: RwSignal<bool>,
    /// What was said meanwhile: it comes next.
    pub(super) next: StoredValue<Option<WaitingAnswer>, LocalStorage>,
    /// Whether the child has left while an answer of it was being stored.
    pub(super) left: StoredValue<Left>,
    pub(super) problem: RwSignal<Option<String>>,
    /// Whether the device can read aloud.
    pub(super) speaks: RwSignal<bool>,
}

/// An answer that waits for the one before it, and what follows it.
pub(super) type WaitingAnswer = (PupilId, ChildSays, Box<dyn FnOnce()>);

/// Whether a child has left before what it said was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// It has not.
    No,
    /// It has: it is forgotten once its answer is stored.
    Yes,
    /// And another has come, who waits for that.
    For(PupilId, Visit),
}

impl Device {
    /// A device with everyone's tile on its screen.
    pub(super) fn new(mode: ChildMode) -> Self {
        Self {
            session: Session::here(),
            mode: RwSignal::new(Arc::new(mode)),
            screen: RwSignal::new(Screen::Tiles),
            asked: RwSignal::new(Vec::new()),
            own: StoredValue::new(Ledger::default()),
            said: RwSignal::new(order::Map::new()),
            busy: RwSignal::new(false),
            next: StoredValue::new_local(None),
            left: StoredValue::new(Left::No),
            problem: RwSignal::new(None),
            speaks: RwSignal::new(speech::is_possible()),
        }
    }

    pub(super) fn sheet(self) -> Arc<Sheet> {
        Arc::new(self.mode.with_untracked(|mode| mode.sheet.clone()))
    }

    pub(super) fn go(self, screen: Screen) {
        speech::stop();
        self.problem.set(None);
        self.screen.set(screen);
    }

    pub(super) fn store(self) -> Option<Store> {
        self.session.store().ok()
    }

    pub(super) fn failed(self, fault: &Fault) {
        self.problem.set(Some(format!("{}{}", words::child::NOT_SAVED, words::fault(fault))));
    }

    /// Shows the tiles and forgets the child who was there, as soon as what it said is stored.
    pub(super) fn leave(self) {
        self.go(Screen::Tiles);
        if self.busy.get_untracked() {
            self.left.set_value(Left::Yes);
        } else {
            self.forget();
        }
    }

    fn forget(self) {
        self.own.set_value(Ledger::default());
        self.said.set(order::Map::new());
        self.asked.set(Vec::new());
    }

    /// A child has tapped its tile.
    pub(super) fn come(self, pupil: PupilId) {
        let finished = self.mode.with_untracked(|mode| mode.has_finished(pupil));
        self.visit(pupil, if finished { Visit::HasFinished } else { Visit::Answers });
    }

    /// A child is there: what it has said already is read, and it is asked what this visit asks.
    pub(super) fn visit(self, pupil: PupilId, visit: Visit) {
        if visit == Visit::HasFinished {
            self.go(Screen::Closed);
            return;
        }
        if self.left.get_value() != Left::No {
            self.left.set_value(Left::For(pupil, visit));
            return;
        }
        spawn_local(async move {
            let sheet = self.sheet();
            let (Some(child), Some(store)) = (sheet.child(pupil), self.store()) else { return };
            let ids: Vec<PupilId> = child.ids().collect();
            let here = self.screen.get_untracked();
            let read = if self.mode.with_untracked(|mode| mode.from.is_some()) {
                store.answers().await.map(|(entries, _)| entries)
            } else {
                store.load_child(&ids).await
            };
            // Somebody has tapped something else meanwhile.
            if self.screen.get_untracked() != here {
                return;
            }
            match read {
                Ok(entries) => {
                    let mut own = Ledger::default();
                    for entry in entries.into_iter().filter(|entry| is_of(entry, &ids)) {
                        // One that clashes is left where it is stored.
                        let _known_otherwise = own.insert(Arc::new(entry));
                    }
                    let said = replies(&sheet, pupil, &fold(&own, &ids));
                    let asked = asked_now(&sheet, pupil, &said, visit);
                    if asked.is_empty() {
                        self.go(if sheet.asked(pupil).is_empty() { Screen::Thanks } else { Screen::Closed });
                        return;
                    }
                    self.own.set_value(own);
                    self.said.set(said);
                    self.asked.set(asked);
                    self.go(Screen::Ask(pupil, 0));
                }
                Err(fault) => self.failed(&fault),
            }
        });
    }

    /// A child is through: from now on its answers are closed, and it is forgotten here.
    pub(super) fn finish(self, pupil: PupilId) {
        spawn_local(async move {
            let mode = (*self.mode.get_untracked()).clone();
            if !mode.has_finished(pupil)
                && let Err(fault) = self.keep(mode.with_finished(pupil)).await
            {
                self.failed(&fault);
                return;
            }
            self.forget();
            self.go(Screen::Thanks);
        });
    }

    /// Stores what a child says; then, and only then, shows it and goes on.
    pub(super) fn say(self, pupil: PupilId, said: ChildSays, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            // Leaving a field stores its words; the tap that left it must not be lost.
            self.next.set_value(Some((pupil, said, Box::new(then))));
            return;
        }
        self.busy.set(true);
        let started = measure::start();
        spawn_local(async move {
            let done = self.store_answer(pupil, said).await;
            self.busy.set(false);
            let next = self.next.try_update_value(Option::take).flatten();
            match done {
                Ok(()) => {
                    started.end("lantern:rate");
                    // Whoever has left goes nowhere any more.
                    if self.left.get_value() == Left::No {
                        then();
                    }
                }
                Err(why) => self.problem.set(Some(why)),
            }
            if let Some((pupil, said, then)) = next {
                self.say(pupil, said, then);
                return;
            }
            let left = self.left.get_value();
            self.left.set_value(Left::No);
            if left != Left::No {
                self.forget();
            }
            if let Left::For(pupil, visit) = left {
                self.visit(pupil, visit);
            }
        });
    }

    pub(super) async fn store_answer(self, pupil: PupilId, said: ChildSays) -> Result<(), String> {
        let sheet = self.sheet();
        let context = Context { now: clock::now(), by: By { role: Role::Child, staff: None } };
        let answering = Answering { sheet: Arc::clone(&sheet), pupil, said };
        let own = self.own.get_value();
        let decided = self.session.decide_beside(&Files::of(own), &answering, context);
        let told = words::child::NOT_SAVED;
        let batch = match decided {
            Ok(batch) => batch,
            Err(refusal) => return Err(words::refusal(&refusal)),
        };
        if !batch.is_empty() {
            let store = self.store().ok_or_else(|| format!("{told}{}", words::fault(&Fault::NoStorage)))?;
            let stored = if self.mode.with_untracked(|mode| mode.from.is_some()) {
                store.keep_answers(&batch.add).await
            } else {
                store.commit(&batch, None).await.map(drop)
            };
            stored.map_err(|fault| format!("{told}{}", words::fault(&fault)))?;
            self.own.update_value(|own| {
                for entry in &batch.add {
                    // Just minted: there is none of its id.
                    let _new = own.insert(Arc::clone(entry));
                }
            });
        }
        let ids: Vec<PupilId> = sheet.child(pupil).map(|child| child.ids().collect()).unwrap_or_default();
        let said = self.own.with_value(|own| replies(&sheet, pupil, &fold(own, &ids)));
        self.said.set(said);
        Ok(())
    }

    /// Stores how the device stands, then shows it.
    pub(super) async fn keep(self, mode: ChildMode) -> Result<(), Fault> {
        let store = self.store().ok_or(Fault::NoStorage)?;
        let text = mode.encode().map_err(|_| Fault::Failed("the round cannot be written".to_owned()))?;
        store.set_child_mode(Some(text)).await?;
        self.mode.set(Arc::new(mode));
        Ok(())
    }

    /// Gives the device back to the teacher. The page starts afresh, so that nothing of the children's screen is left.
    pub(super) async fn end(self) -> Result<(), Fault> {
        let store = self.store().ok_or(Fault::NoStorage)?;
        store.set_child_mode(None).await?;
        tabs::announce_changed_hands();
        let (class, period) = self.mode.with_untracked(|mode| (mode.sheet.class, mode.sheet.period));
        page::start_afresh(&Route::Class(class, ClassRoute::Rounds { period: Some(period) }).to_string());
        Ok(())
    }
}

/// Whether an entry is of this child's file, and one that its own screen may hold.
pub(super) fn fold(own: &Ledger, ids: &[PupilId]) -> Fold {
    Fold::of(&ids.iter().filter_map(|id| own.pupil(*id)).collect::<Vec<_>>())
}
