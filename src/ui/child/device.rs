//! The device in a child’s hands: which screen it shows, and what is kept and stored of whoever is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::sheet::SheetItem;
use crate::domain::{By, PupilId, Role, Sheet};
use crate::exchange::ChildMode;
use crate::ledger::{Files, Fold, Ledger};
use crate::platform::fault::Fault;
use crate::platform::store::Store;
use crate::platform::{clock, measure, page, speech, tabs};
use crate::report::rounds::{Reply, goes_on_at, is_of, replies};
use crate::route::{ClassRoute, Route};
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{Answering, ChildSays, Context};

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Everyone's tile.
    Tiles,
    /// A child and the thing it is asked, by place.
    Ask(PupilId, usize),
    /// The pictures to choose from.
    Pictures(PupilId),
    /// Some lights are still to choose.
    Nearly(PupilId),
    /// Thank you. Nothing of anyone.
    Thanks,
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
    /// The file of the child who is there, as far as it said it itself.
    pub(super) own: StoredValue<Ledger>,
    /// What that child has said.
    pub(super) said: RwSignal<BTreeMap<SheetItem, Reply>>,
    /// An answer is being stored.
    pub(super) busy: RwSignal<bool>,
    /// What was said meanwhile: it comes next.
    pub(super) next: StoredValue<Option<WaitingAnswer>, LocalStorage>,
    pub(super) problem: RwSignal<Option<String>>,
}

/// An answer that waits for the one before it, and what follows it.
pub(super) type WaitingAnswer = (PupilId, ChildSays, Box<dyn FnOnce()>);

impl Device {
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

    /// Forgets the child who was there, and shows the tiles.
    pub(super) fn leave(self) {
        self.own.set_value(Ledger::default());
        self.said.set(BTreeMap::new());
        self.go(Screen::Tiles);
    }

    /// A child has come: what it has said already is read, and it goes on where it was.
    pub(super) fn come(self, pupil: PupilId) {
        spawn_local(async move {
            let sheet = self.sheet();
            let (Some(child), Some(store)) = (sheet.child(pupil), self.store()) else { return };
            let ids: Vec<PupilId> = child.ids().collect();
            let read = if self.mode.with_untracked(|mode| mode.from.is_some()) {
                store.answers().await.map(|(entries, _)| entries)
            } else {
                store.load_child(&ids).await
            };
            match read {
                Ok(entries) => {
                    let mut own = Ledger::default();
                    for entry in entries.into_iter().filter(|entry| is_of(entry, &ids)) {
                        // One that clashes is left where it is stored.
                        let _known_otherwise = own.insert(Arc::new(entry));
                    }
                    let said = replies(&sheet, pupil, &fold(&own, &ids));
                    let next = goes_on_at(&sheet, pupil, &said);
                    self.own.set_value(own);
                    self.said.set(said);
                    self.go(next.map_or(Screen::Thanks, |next| Screen::Ask(pupil, next)));
                }
                Err(fault) => self.failed(&fault),
            }
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
                    then();
                }
                Err(why) => self.problem.set(Some(why)),
            }
            if let Some((pupil, said, then)) = next {
                self.say(pupil, said, then);
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
