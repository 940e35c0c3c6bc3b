//! Files going out: written, locked where somebody wants it, read back, and only then called saved.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping;
use crate::domain::{ClassId, CriterionId, Pupil, PupilId, SchoolYear, order};
use crate::exchange::wire::Malformed;
use crate::exchange::{Document, Kind, NotTheSame, ReadBack, Source, ctf, export};
use crate::ledger::{Reading, Roll};
use crate::platform::fault::Fault;
use crate::platform::gzip::Packing;
use crate::platform::idle::Stretch;
use crate::platform::store::Aside;
use crate::platform::{files, idle, prefs, sealing};
use crate::ui::session::{Phase, Session};
use crate::words;

impl Session {
    pub(super) fn export_class_now(self, class: ClassId, year: SchoolYear, only: Option<Vec<PupilId>>) {
        let name = self.roll.with_untracked(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone()));
        let title = words::sealing::save_class(name.as_deref().unwrap_or_default());
        self.ask_how_to_save(&title, Arc::new(move |passphrase| spawn_local(self.save_class(class, year, only.clone(), passphrase))));
    }

    async fn save_class(self, class: ClassId, year: SchoolYear, only: Option<Vec<PupilId>>, passphrase: Option<String>) {
        let children = only.clone().unwrap_or_else(|| self.with_files(|files| export::children_of(files, class, year)));
        self.load_curricula().await;
        let read = self.load(&children).await;
        let name = self.roll.with_untracked(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone()));
        let ids: Vec<PupilId> = self.roll.with_untracked(|roll| children.iter().flat_map(|child| roll.ids(*child)).collect());
        let make =
            |source: &Source<'_>| Document { missing: self.missing(Some(&ids)), ..source.some_of_class(class, year, only.as_deref()) };
        self.save_document(read, (Kind::Class, name.as_deref()), passphrase, &make).await;
    }

    pub(super) fn export_pupil_now(self, pupil: PupilId) {
        self.ask_how_to_save(words::sealing::SAVE_CHILD, Arc::new(move |passphrase| spawn_local(self.save_pupil(pupil, passphrase))));
    }

    async fn save_pupil(self, pupil: PupilId, passphrase: Option<String>) {
        self.load_curricula().await;
        let read = self.load(&[pupil]).await;
        let ids = self.roll.with_untracked(|roll| roll.ids(pupil));
        let make = |source: &Source<'_>| Document { missing: self.missing(Some(&ids)), ..source.pupil(pupil) };
        self.save_document(read, (Kind::Pupil, None), passphrase, &make).await;
    }

    /// A file for another school's system, which opens no locked one.
    pub(super) fn export_ctf_now(self, pupil: PupilId) {
        spawn_local(async move {
            let read = self.load(&[pupil]).await;
            let ids = self.roll.with_untracked(|roll| roll.ids(pupil));
            let today = self.today();
            let name = ctf::file_name(today);
            let text = self.with_files(|files| ctf::write(files, pupil, today)).unwrap_or_default();
            let saved = read.and_then(|()| files::download(&name, "application/xml", &text));
            self.notice.set(Some(match (saved, self.missing(Some(&ids))) {
                (Ok(()), 0) => words::files::exported(&name),
                (Ok(()), missing) => words::files::exported_with_gaps(&name, missing, &self.whose_are_missing()),
                (Err(fault), _) => words::fault(&fault),
            }));
        });
    }

    /// No child is in it, so nobody is asked for a passphrase.
    pub(super) fn export_settings_now(self) {
        spawn_local(async move {
            self.load_curricula().await;
            self.save_document(Ok(()), (Kind::Settings, None), None, &|source: &Source<'_>| source.settings()).await;
        });
    }

    pub(super) fn export_everything_now(self) {
        if self.phase.get_untracked() == Phase::Ready && self.school().is_none() {
            self.notice.set(Some(words::files::NOTHING_TO_EXPORT.to_owned()));
            return;
        }
        self.ask_how_to_save(words::sealing::SAVE_EVERYTHING, Arc::new(move |passphrase| spawn_local(self.save_everything(passphrase))));
    }

    async fn save_everything(self, passphrase: Option<String>) {
        self.load_curricula().await;
        let read = self.load_everything().await;
        let make = |source: &Source<'_>| Document { missing: self.missing(None), ..source.everything() };
        self.save_document(read, (Kind::School, None), passphrase, &make).await;
    }

    async fn save_document(
        self,
        read: Result<(), Fault>,
        (kind, class): (Kind, Option<&str>),
        passphrase: Option<String>,
        make: &dyn Fn(&Source<'_>) -> Document,
    ) {
        if let Err(fault) = read {
            self.notice.set(Some(words::fault(&fault)));
            return;
        }
        let Some(school) = self.school() else {
            self.notice.set(Some(words::files::NOTHING_TO_EXPORT.to_owned()));
            return;
        };
        let curricula = untrack(|| self.curricula());
        let statement = |id: CriterionId| curricula.iter().find_map(|curriculum| curriculum.text(id).map(str::to_owned));
        let document = self.with_files(|files| make(&Source { files, school, statement: &statement }));
        match self.written(&document, passphrase.as_deref()).await {
            Ok(blob) => {
                let name = export::file_name(kind, class, self.today()) + export::packed(&document).unwrap_or_default();
                let name = name + passphrase.as_ref().map(|_| sealing::ENDING).unwrap_or_default();
                match files::offer(&name, &blob) {
                    Ok(()) => {
                        // What lacks something is no copy of everything.
                        if kind == Kind::School && document.missing == 0 {
                            prefs::update(|p| p.last_export = Some(self.today().to_string()));
                            keeping::copied(self);
                        }
                        self.notice.set(Some(match document.missing {
                            0 if passphrase.is_some() => words::sealing::saved(&name),
                            0 => words::files::exported(&name),
                            missing => words::files::exported_with_gaps(&name, missing, &self.whose_are_missing()),
                        }));
                    }
                    Err(fault) => self.notice.set(Some(words::fault(&fault))),
                }
            }
            Err(why) => self.notice.set(Some(why)),
        }
    }

    /// A file, written, locked and read back while the page goes on; or why there is none.
    async fn written(self, document: &Document, passphrase: Option<&str>) -> Result<web_sys::Blob, String> {
        let not_written = |fault: Malformed| words::files::not_written(&fault);
        let (mut writing, mut pieces) = (document.writing().map_err(not_written)?, files::TextPieces::default());
        let fault = |fault: Fault| words::fault(&fault);
        let packing = export::packed(document).map(|_| Packing::begin()).transpose().map_err(fault)?;
        let (mut stretch, mut size) = (Stretch::begin(), 0);
        while let Some(piece) = writing.go_on() {
            let piece = piece.map_err(not_written)?;
            size += piece.len();
            pieces.add(&piece);
            if stretch.is_over() {
                if let Some(packing) = &packing {
                    packing.add(&pieces.blob("").map_err(fault)?).await.map_err(fault)?;
                }
                self.say_how_far(words::files::WRITING, writing.hundredths());
                stretch.pause().await;
            }
        }
        let last = pieces.blob("application/json").map_err(fault)?;
        let blob = match packing {
            None => last,
            Some(packing) => {
                packing.add(&last).await.map_err(fault)?;
                packing.finish().await.map_err(fault)?
            }
        };
        let (blob, open) = match passphrase {
            None => (blob.clone(), blob),
            Some(passphrase) => {
                self.notice.set(Some(words::sealing::LOCKING.to_owned()));
                let said = |problem| words::sealing::problem(problem).to_owned();
                let locked = sealing::seal(&blob, passphrase).await.map_err(said)?;
                let open = sealing::open(&locked, passphrase).await.map_err(said)?;
                (locked, open)
            }
        };
        match self.is_as_written(&open, document, size).await {
            Ok(true) => Ok(blob),
            Ok(false) => Err(words::files::NOT_READ_BACK.to_owned()),
            Err(why) => Err(words::fault(&why)),
        }
    }

    /// Whether a file can be read back, and holds what it should.
    async fn is_as_written(self, blob: &web_sys::Blob, document: &Document, size: usize) -> Result<bool, Fault> {
        let Ok(reading) = ReadBack::new(document, size) else { return Ok(false) };
        let (reading, mut incoming) = (RefCell::new(reading), files::Incoming::open(blob).await?);
        let tell = || self.say_how_far(words::files::CHECKING, reading.borrow().hundredths());
        loop {
            match idle::in_stretches(|| reading.borrow_mut().go_on(), tell).await {
                Ok(false) => {
                    let piece = incoming.next().await?;
                    reading.borrow_mut().take(&piece);
                }
                Ok(true) => return Ok(true),
                Err(NotTheSame) => return Ok(false),
            }
        }
    }

    /// How many stored records of what is exported could not be read: all, or those of the school and of some children.
    fn missing(self, of: Option<&[PupilId]>) -> usize {
        let is_of = |aside: &Aside| match (of, child_of(aside)) {
            (Some(children), Some(child)) => children.contains(&child),
            _ => true,
        };
        self.aside.with_untracked(|aside| aside.iter().filter(|aside| is_of(aside)).count())
    }

    /// Whose files they belong to, by name.
    fn whose_are_missing(self) -> Vec<String> {
        let children = self.aside.with_untracked(|aside| order::set(aside.iter().filter_map(child_of)));
        let name = |roll: &Roll, child: PupilId| roll.pupil(child).as_ref().and_then(Reading::any).map(Pupil::full_name);
        self.roll.with_untracked(|roll| children.into_iter().filter_map(|child| name(roll, child)).collect())
    }
}

/// The child whose pack could not be read, if it is a child's.
fn child_of(aside: &Aside) -> Option<PupilId> {
    aside.key.strip_prefix("pupil/")?.split('/').next()?.parse().ok()
}
