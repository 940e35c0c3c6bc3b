//! Opening the files at the start, and reading pupils' files when a page needs them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::{Phase, Session, is_shipped};
use crate::domain::curriculum::SHIPPED;
use crate::domain::{Curriculum, PupilId, SubjectKey, order};
use crate::ledger::{Entry, Ledger, Roll};
use crate::platform::fault::Fault;
use crate::platform::store::Store;
use crate::platform::tabs::{self, TabEvent};
use crate::platform::{fetch, store};

/// The database's name. It never changes: a new name would look like lost files.
const DATABASE: &str = store::NAME;

impl Session {
    /// Opens the files.
    pub(crate) fn start(self) {
        spawn_local(async move {
            self.phase.set(self.open().await.unwrap_or_else(Phase::Failed));
            let waiting = self.core.try_update_value(|core| std::mem::take(&mut core.waiting)).unwrap_or_default();
            waiting.into_iter().for_each(|work| work());
        });
        tabs::start(move |event| self.heard(event));
    }

    /// Does something once it is known whether the files can be opened.
    pub(super) fn when_opened(self, work: impl FnOnce() + 'static) {
        if self.phase.get_untracked() == Phase::Opening {
            self.core.update_value(|core| core.waiting.push(Box::new(work)));
        } else {
            work();
        }
    }

    async fn open(self) -> Result<Phase, Fault> {
        let store = Store::open(DATABASE).await?;
        // Before anything else is read: whoever holds the device may see nothing of it.
        if let Some(text) = store.child_mode().await? {
            self.core.update_value(|core| core.store = Some(store));
            return Ok(Phase::Child(text.into()));
        }
        self.core.update_value(|core| core.store = Some(store.clone()));
        self.read(&store, &[]).await?;
        self.pack_when_idle();
        Ok(Phase::Ready)
    }

    /// Reads the school's file, the loose entries and the files of some children, and shows them in place of what was in memory.
    async fn read(self, store: &Store, pupils: &[PupilId]) -> Result<(), Fault> {
        let opened = store.load_school().await?;
        let (entries, unread) = if pupils.is_empty() { Default::default() } else { store.load_pupils(pupils).await? };
        let mut ledger = Ledger::default();
        for pupil in opened.erased {
            ledger.erase(pupil);
        }
        insert_all(&mut ledger, opened.entries);
        insert_all(&mut ledger, entries);
        let roll = Arc::new(Roll::of(&ledger));
        self.core.update_value(|core| {
            core.ledger = ledger;
            core.school = opened.school_id;
            core.loaded = order::set(pupils.iter().copied());
        });
        self.aside.set(opened.aside.into_iter().chain(unread).collect());
        self.roll.set(roll);
        self.republish();
        Ok(())
    }

    /// What the other tabs say.
    fn heard(self, event: TabEvent) {
        match event {
            TabEvent::ChangedHands => crate::platform::page::start_afresh("#/"),
            // Another tab may have gone further with a child: what was read before no longer holds.
            TabEvent::BecameWriter if self.is_with_a_child() && !self.writer.get_untracked() => {
                crate::platform::page::start_afresh("#/");
            }
            TabEvent::Changed if self.is_with_a_child() => {}
            TabEvent::BecameWriter if self.writer.get_untracked() => {}
            // Nothing is written before what the other tab wrote has been read.
            TabEvent::BecameWriter => self.reread(true),
            TabEvent::Following => self.writer.set(false),
            TabEvent::Changed if self.writer.get_untracked() => {}
            TabEvent::Changed => self.reread(false),
        }
    }

    /// Whether children use the device.
    pub(super) fn is_with_a_child(self) -> bool {
        self.phase.with_untracked(|phase| matches!(phase, Phase::Child(_)))
    }

    /// Reads everything shown again, because another tab has written; afterwards this tab may write, if it has the lock.
    fn reread(self, writes: bool) {
        spawn_local(async move {
            let Some(store) = self.core.with_value(|core| core.store.clone()) else {
                // Nothing has been read yet; opening will read what is there.
                self.writer.update(|writer| *writer |= writes);
                return;
            };
            let shown: Vec<PupilId> = self.core.with_value(|core| core.loaded.iter().copied().collect());
            match self.read(&store, &shown).await {
                Ok(()) => self.writer.update(|writer| *writer |= writes),
                Err(fault) => self.notice.set(Some(super::words::fault(&fault))),
            }
        });
    }

    /// Makes sure that the files of these children are in memory.
    pub(crate) async fn load(self, pupils: &[PupilId]) -> Result<(), Fault> {
        let roll = self.roll.get_untracked();
        let missing: Vec<PupilId> =
            self.core.with_value(|core| pupils.iter().flat_map(|id| roll.ids(*id)).filter(|id| !core.loaded.contains(id)).collect());
        if missing.is_empty() {
            return Ok(());
        }
        let Some(store) = self.core.with_value(|core| core.store.clone()) else { return Err(Fault::NoStorage) };
        let (entries, aside) = store.load_pupils(&missing).await?;
        self.core.update_value(|core| {
            insert_all(&mut core.ledger, entries);
            core.loaded.extend(missing);
        });
        if !aside.is_empty() {
            self.aside.update(|known| known.extend(aside.into_iter().filter(|a| !known.contains(a)).collect::<Vec<_>>()));
        }
        self.republish();
        Ok(())
    }

    /// Makes sure that every file is in memory.
    pub(crate) async fn load_everything(self) -> Result<(), Fault> {
        let Some(store) = self.core.with_value(|core| core.store.clone()) else { return Err(Fault::NoStorage) };
        let everyone = store.all_pupils().await?;
        self.load(&everyone).await
    }

    /// Fetches the criteria of a subject for a page that shows them.
    pub(crate) fn want(self, subject: SubjectKey) {
        if is_shipped(subject) {
            spawn_local(self.load_curriculum(subject));
        }
    }

    /// Fetches all criteria. Exports and previews wait for it: what they say of a criterion must not depend on the pages that were looked
    /// at before.
    pub(crate) async fn load_curricula(self) {
        for subject in SHIPPED.iter().filter_map(|(key, _)| key.parse().ok()) {
            self.load_curriculum(subject).await;
        }
    }

    async fn load_curriculum(self, subject: SubjectKey) {
        if self.shipped.with_untracked(|shipped| shipped.contains_key(&subject)) {
            return;
        }
        let file = format!("curriculum/{subject}.json");
        match fetch::text(&file).await.map(|text| serde_json::from_str::<Curriculum>(&text)) {
            Ok(Ok(fetched)) => self.shipped.update(|shipped| {
                Arc::make_mut(shipped).insert(subject, Arc::new(fetched));
            }),
            _ => {
                self.notice.set(Some("The criteria could not be loaded. Your files are safe. Check the connection and reload.".to_owned()))
            }
        }
    }

    /// Moves loose entries into packs while nothing else is going on.
    fn pack_when_idle(self) {
        crate::platform::idle::when_idle(move || {
            spawn_local(async move {
                if !self.writer.get_untracked() {
                    return;
                }
                let Some(store) = self.core.with_value(|core| core.store.clone()) else { return };
                // Packing changes nothing a person sees; what fails now is tried again at the next start.
                while matches!(store.pack().await, Ok(n) if n > 0) {}
            });
        });
    }
}

/// Adds entries read from storage. One that clashes is left where it is stored; the first spelling read stands.
fn insert_all(ledger: &mut Ledger, entries: Vec<Entry>) {
    for entry in entries {
        let _known_otherwise = ledger.insert(Arc::new(entry));
    }
}
