//! Runs the desk against the store: what it asks for is done, what came of it is told to it, and what that touches is shown.

use futures::channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{OnceThrough, Phase, Session, Status};
use crate::domain::PupilId;
use crate::ledger::{About, Touched};
use crate::platform::page;
use crate::platform::prefs::Note;
use crate::platform::store::{self, Aside, Store};
use crate::platform::tabs::{self, TabEvent};
use crate::words;
use crate::workspace::{Asked, Doing, Fault, FilesRead, Next, Problem, Saying, Told};

impl Session {
    /// Opens the files.
    pub(crate) fn start(self) {
        spawn_local(async move {
            if let Err(fault) = self.open().await {
                self.open_as(Phase::Failed(fault));
            }
        });
        tabs::start(move |event| self.heard(event));
        self.watch_the_clock();
    }

    async fn open(self) -> Result<(), Fault> {
        let store = Store::open(store::NAME).await?;
        // Before anything else is read: whoever holds the device may see nothing of it.
        let child = store.child_mode().await?;
        store.when_reopened(move |is_new| self.reopened(is_new));
        store::watch_the_end(move || self.writer.try_get_untracked() == Some(true));
        self.core.update_value(|core| core.store = Some(store));
        match child {
            Some(text) => {
                self.open_as(Phase::Child(text.into()));
                self.go_on_with_the_children();
            }
            // The desk's first wish is to read.
            None => self.drive(),
        }
        Ok(())
    }

    /// The browser had closed the storage. Where it has thrown it away and begun an empty one, that is told of by a start; nothing is
    /// written there before.
    fn reopened(self, is_new: bool) {
        self.stored_another();
        if is_new {
            return page::start_afresh("#/");
        }
        self.core.update_value(|core| core.desk.store_came_back());
        self.drive();
    }

    /// Which state of what is stored this is, as far as this tab knows. Whoever reads the store after asking for this reads that one or a
    /// later one.
    pub(crate) fn stored(self) -> u32 {
        self.core.with_value(|core| core.stored)
    }

    fn stored_another(self) {
        self.core.update_value(|core| core.stored = core.stored.wrapping_add(1));
    }

    /// Tells of records that could not be read, each once.
    pub(crate) fn set_aside(self, unread: Vec<Aside>) {
        let known = |aside: &Aside| self.aside.with_untracked(|known| known.contains(aside));
        let news: Vec<Aside> = unread.into_iter().filter(|aside| !known(aside)).collect();
        if !news.is_empty() {
            self.aside.update(|known| known.extend(news));
        }
    }

    /// Says how far opening has come, and does what waited for it.
    fn open_as(self, phase: Phase) {
        self.phase.set(phase);
        let waiting = self.core.try_update_value(|core| std::mem::take(&mut core.waiting)).unwrap_or_default();
        waiting.into_iter().for_each(|work| work());
    }

    /// Does something once it is known whether the files can be opened.
    pub(crate) fn when_opened(self, work: impl FnOnce() + 'static) {
        if self.phase.get_untracked() == Phase::Opening {
            self.core.update_value(|core| core.waiting.push(Box::new(work)));
        } else {
            work();
        }
    }

    /// Whether children use the device.
    pub(crate) fn is_with_a_child(self) -> bool {
        self.phase.with_untracked(|phase| matches!(phase, Phase::Child(_)))
    }

    /// With the children, takes up what another tab has done with them since this one read it, now that this one writes. The page is not
    /// loaded anew for that: while it went, the other tab would have its turn again, and so on without end.
    fn go_on_with_the_children(self) {
        let takes_over = self.core.with_value(|core| core.desk.is_taking_over());
        let Ok(store) = self.store() else { return };
        if !takes_over || !self.is_with_a_child() {
            return;
        }
        spawn_local(async move {
            match store.child_mode().await {
                Ok(Some(text)) => {
                    self.phase.set(Phase::Child(text.into()));
                    self.core.update_value(|core| core.desk.caught_up());
                    self.show_who_writes();
                }
                // Nothing of a teacher's is shown before it is known whose turn it is: a start asks for that first.
                Ok(None) | Err(_) => page::start_afresh("#/"),
            }
        });
    }

    /// What the other tabs say.
    fn heard(self, event: TabEvent) {
        self.stored_another();
        match event {
            TabEvent::ChangedHands => page::start_afresh("#/"),
            TabEvent::BecameWriter => {
                self.core.update_value(|core| core.desk.take_over());
                // What another tab kept somebody from doing can be done now.
                if self.notice.with_untracked(|said| said.as_deref() == Some(words::app::FOLLOWING)) {
                    self.notice.set(None);
                }
                self.go_on_with_the_children();
            }
            TabEvent::Following => self.core.update_value(|core| core.desk.follow()),
            TabEvent::Changed => self.core.update_value(|core| core.desk.another_wrote()),
        }
        self.show_who_writes();
        self.drive();
    }

    fn show_who_writes(self) {
        let writes = self.core.with_value(|core| !core.desk.is_following());
        if self.writer.get_untracked() != writes {
            self.writer.set(writes);
        }
    }

    /// Puts something on the desk.
    pub(super) fn put(self, asked: Asked, then: OnceThrough) {
        self.core.update_value(|core| core.desk.ask(asked, then));
        self.drive();
    }

    /// Makes sure that the files of these children are in memory.
    ///
    /// # Errors
    /// The storage failed.
    pub(crate) async fn load(self, pupils: &[PupilId]) -> Result<(), Fault> {
        if self.has(pupils) {
            return Ok(());
        }
        let (done, came) = oneshot::channel();
        let then = move |result: Result<_, Problem>| {
            // Whoever waited may have gone elsewhere.
            let _gone = done.send(result.map(drop));
        };
        self.put(Asked::Load(pupils.to_vec()), Box::new(then));
        match came.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(Problem::Fault(fault))) => Err(fault),
            // An export must not take what happens to be here for everything.
            Ok(Err(_)) | Err(_) => Err(Fault::Failed("the reading was broken off".to_owned())),
        }
    }

    /// Makes sure that every file is in memory.
    ///
    /// # Errors
    /// The storage failed.
    pub(crate) async fn load_everything(self) -> Result<(), Fault> {
        let everyone = self.store()?.all_pupils().await?;
        self.load(&everyone).await
    }

    /// Works until the desk has nothing to do. One store, one thing at a time.
    fn drive(self) {
        let begins = self.core.try_update_value(|core| core.store.is_some() && !std::mem::replace(&mut core.driving, true));
        if begins == Some(true) && !self.is_with_a_child() {
            spawn_local(async move {
                // From what is asked until all that was asked is done.
                let _busy = tabs::Writing::begin();
                while let Ok(store) = self.store() {
                    let context = self.context();
                    let next = self.core.try_update_value(|core| {
                        let next = core.desk.next(context);
                        core.driving = !matches!(next, Next::Nothing);
                        next
                    });
                    match next {
                        Some(Next::Store(batch, school)) => {
                            self.status.set(Status::Saving);
                            let takes_away = !batch.erase.is_empty() || !batch.withdraw.is_empty();
                            // What is remembered is never more than what is stored; of what is missing it is all there is to know.
                            if takes_away && self.missing.with_untracked(Option::is_none) {
                                Note::Witness.remove();
                            }
                            let stored = store.commit(&batch, school).await;
                            let is_stored = stored.is_ok();
                            self.stored_another();
                            if is_stored {
                                self.met(batch.add.iter().map(|entry| entry.at).max());
                                tabs::announce_change();
                            }
                            self.told(self.core.try_update_value(|core| core.desk.stored(stored)));
                            // What was not stored has brought nothing back.
                            if is_stored && (takes_away || batch.add.iter().any(|entry| entry.about == About::School)) {
                                self.remember();
                            }
                        }
                        Some(Next::Load(pupils)) => {
                            let read = store.load_pupils(&pupils).await.map(|(entries, unread)| {
                                self.set_aside(unread);
                                self.met(entries.iter().map(|entry| entry.at).max());
                                entries
                            });
                            self.told(self.core.try_update_value(|core| core.desk.loaded(read)));
                        }
                        Some(Next::Read(pupils)) => {
                            let read = self.read(&store, &pupils).await;
                            self.told(self.core.try_update_value(|core| core.desk.read(read)));
                            if self.phase.with_untracked(|phase| *phase == Phase::Opening) {
                                self.look_for_missing(&store).await;
                                self.open_as(Phase::Ready);
                            }
                        }
                        Some(Next::Tell(told)) => self.told(Some(told)),
                        Some(Next::Nothing) | None => return,
                    }
                }
            });
        }
    }

    /// Reads the school's file, the loose entries and the files of some children.
    async fn read(self, store: &Store, pupils: &[PupilId]) -> Result<FilesRead, Fault> {
        // What another tab moves from loose to packed in between is then read twice, never not at all.
        let opened = store.load_school().await?;
        let (entries, unread) = if pupils.is_empty() { Default::default() } else { store.load_pupils(pupils).await? };
        // What lies in the packs of others was not read now, and is as unreadable as it was.
        self.aside.update(|known| known.retain(|aside| aside.key.starts_with("pupil/")));
        self.set_aside(opened.aside.into_iter().chain(unread).collect());
        let entries: Vec<_> = opened.entries.into_iter().chain(entries).collect();
        self.met(entries.iter().map(|entry| entry.at).max());
        Ok(FilesRead { school: opened.school_id, erased: opened.erased, entries })
    }

    /// Shows what something has come to, then answers whoever asked for it.
    fn told(self, told: Option<Told<OnceThrough>>) {
        let Some(Told { touched, said, answered }) = told else { return };
        self.show(&touched);
        self.show_who_writes();
        match said {
            Some(Saying::Saved) => self.status.set(Status::Saved("Saved")),
            Some(Saying::Stepped(Doing::Undo)) => self.status.set(Status::Saved("Undone and saved")),
            Some(Saying::Stepped(Doing::Redo)) => self.status.set(Status::Saved("Done again and saved")),
            Some(Saying::NotSaved(fault)) => self.status.set(Status::NotSaved(words::fault(&fault))),
            Some(Saying::NotRead(fault)) if self.phase.get_untracked() == Phase::Opening => self.open_as(Phase::Failed(fault)),
            Some(Saying::NotRead(fault)) => self.notice.set(Some(words::fault(&fault))),
            None => {}
        }
        let Some((then, result)) = answered else { return };
        if result.is_err() {
            // Controls that showed the wish before it was granted go back to what is so.
            self.show_folds(|_| true);
            self.version.update(|v| *v = v.wrapping_add(1));
        }
        then(result);
    }

    /// Shows what was touched, and nothing else.
    fn show(self, touched: &Touched) {
        if !touched.is_nothing() {
            if touched.roll {
                let roll = self.with_files(|files| files.shared_roll());
                self.roll.set(roll);
            }
            self.show_folds(|pupil| touched.pupils.contains(&pupil));
            self.version.update(|v| *v = v.wrapping_add(1));
        }
        let (undo, redo) = self.core.with_value(|core| (core.desk.can_undo(), core.desk.can_redo()));
        self.can_undo.set(undo);
        self.can_redo.set(redo);
    }

    fn show_folds(self, changed: impl Fn(PupilId) -> bool) {
        let shown: Vec<_> = self.core.with_value(|core| {
            let files = core.desk.files();
            let of = |(pupil, signal): (&PupilId, &ArcRwSignal<_>)| {
                changed(files.roll().canonical(*pupil)).then(|| (signal.clone(), files.fold(*pupil)))
            };
            core.folds.iter().filter_map(of).collect()
        });
        for (signal, fold) in shown {
            signal.set(fold);
        }
    }
}
