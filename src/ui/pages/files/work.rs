//! Files in and out, as the session sees them.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{demo, keeping, locked, points};
use crate::domain::{ClassId, CriterionId, Curriculum, Pupil, PupilId, SchoolYear, order};
use crate::exchange::limits::FILE_MAX;
use crate::exchange::self_assessment::{Answers, Questions, look_through};
use crate::exchange::wire::Malformed;
use crate::exchange::{AnyFile, Document, ImportProblem, Kind, Looking, NotTheSame, Reached, ReadBack, Reader, Source, export};
use crate::ledger::{Reading, Roll};
use crate::platform::fault::Fault;
use crate::platform::gzip::Packing;
use crate::platform::idle::Stretch;
use crate::platform::store::Aside;
use crate::platform::store::Store;
use crate::platform::{clock, files, idle, prefs};
use crate::report::curriculum::all_subjects;
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::file_work::FileWork;
use crate::ui::session::{InHand, OpenedFiles, Phase, Session};
use crate::words;
use crate::words::doors::Door;

/// How many packs are looked over at a time.
const PACKS_AT_ONCE: usize = 150;

/// What can be done with files.
pub(crate) const WORK: FileWork = FileWork {
    export_class: Session::export_class_now,
    export_everything: Session::export_everything_now,
    open_files: Session::open_files_now,
    add_demo: demo::add,
    remove_demo: demo::remove,
    keep_point: points::keep_then,
    forget_erased: points::forget_erased,
    settle: Session::settle,
};

impl Session {
    /// Sees to what waits until the page has nothing else to do.
    fn settle(self) {
        keeping::keep_program(self);
        keeping::once(move || locked::watch(self));
        // While files are missing nothing is written.
        if self.missing.with_untracked(Option::is_some) {
            return;
        }
        self.pack();
        points::watch(self);
        keeping::keep_files(self);
        keeping::remind(self);
    }

    /// Moves loose entries into packs, and makes one pack of several.
    fn pack(self) {
        if self.is_to_pack() {
            spawn_local(async move {
                let Ok(store) = self.store() else { return };
                // Packing changes nothing a person sees; what fails now is tried again in the next visit.
                while self.writer.get_untracked() && matches!(store.pack().await, Ok(n) if n > 0) {}
                self.look_over(&store).await;
            });
        }
    }

    /// Looks at every pack while the page has nothing else to do: what cannot be read is told on the first page, not in the week in which
    /// somebody opens that child.
    async fn look_over(self, store: &Store) {
        // What fails as a whole is told by whoever needs it; a device with children on it is left alone.
        let Ok(keys) = store.pack_keys().await else { return };
        for keys in keys.chunks(PACKS_AT_ONCE) {
            if self.phase.try_get_untracked() != Some(Phase::Ready) {
                return;
            }
            match store.look_over(keys).await {
                Ok(unread) => self.set_aside(unread),
                Err(_) => return,
            }
            // Whatever a person does comes first.
            clock::wait(0).await;
        }
    }

    fn export_class_now(self, class: ClassId, year: SchoolYear) {
        spawn_local(async move {
            let children = self.with_files(|files| export::children_of(files, class, year));
            self.load_curricula().await;
            let read = self.load(&children).await;
            let name = self.roll.with_untracked(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone()));
            let ids: Vec<PupilId> = self.roll.with_untracked(|roll| children.iter().flat_map(|child| roll.ids(*child)).collect());
            let make = |source: &Source<'_>| Document { missing: self.missing(Some(&ids)), ..source.class(class, year) };
            self.save_document(read, Kind::Class, name.as_deref(), make).await;
        });
    }

    fn export_everything_now(self) {
        spawn_local(async move {
            self.load_curricula().await;
            let read = self.load_everything().await;
            let make = |source: &Source<'_>| Document { missing: self.missing(None), ..source.everything() };
            self.save_document(read, Kind::School, None, make).await;
        });
    }

    async fn save_document(self, read: Result<(), Fault>, kind: Kind, class: Option<&str>, make: impl FnOnce(&Source<'_>) -> Document) {
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
        match self.written(&document).await {
            Ok(blob) => {
                let name = export::file_name(kind, class, self.today()) + export::packed(&document).unwrap_or_default();
                match files::offer(&name, &blob) {
                    Ok(()) => {
                        // What lacks something is no copy of everything.
                        if kind == Kind::School && document.missing == 0 {
                            prefs::update(|p| p.last_export = Some(self.today().to_string()));
                            keeping::copied(self);
                        }
                        self.notice.set(Some(match document.missing {
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

    /// A file, written and read back while the page goes on; or why there is none.
    async fn written(self, document: &Document) -> Result<web_sys::Blob, String> {
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
        match self.is_as_written(&blob, document, size).await {
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

    /// Says how far long work is, in tenths: a screen reader reads every one of them.
    fn say_how_far(self, what: &str, hundredths: usize) {
        let text = Some(format!("{what} {} %", hundredths / 10 * 10));
        if self.notice.with_untracked(|notice| *notice != text) {
            self.notice.set(text);
        }
    }

    fn open_files_now(self, files: Vec<web_sys::File>) {
        spawn_local(async move {
            self.notice.set(Some(words::files::READING.to_owned()));
            match files.as_slice() {
                [file] => match self.read_file(file).await {
                    Ok(Ok(AnyFile::Files(document))) => self.look_at(vec![(0, document)], Vec::new(), &files).await,
                    Ok(Ok(AnyFile::Questions(questions))) => self.look_at_questions(questions).await,
                    Ok(Ok(AnyFile::Answers(answers))) => self.look_at_answers(answers).await,
                    Ok(Err(ImportProblem::OtherDoor(door))) => self.lead_to(door, file),
                    Ok(Err(problem)) => self.notice.set(Some(words::import_problem(&problem))),
                    Err(fault) => self.notice.set(Some(words::fault(&fault))),
                },
                _ => {
                    let (mut documents, mut refused) = (Vec::new(), Vec::new());
                    for (nth, file) in files.iter().enumerate() {
                        match self.read_file(file).await {
                            Ok(Ok(AnyFile::Files(document))) => documents.push((nth, document)),
                            Ok(Ok(_)) => refused.push((nth, words::import_problem(&ImportProblem::OfASelfAssessment))),
                            Ok(Err(problem)) => refused.push((nth, words::import_problem(&problem))),
                            Err(fault) => refused.push((nth, words::fault(&fault))),
                        }
                    }
                    self.look_at(documents, refused, &files).await;
                }
            }
        });
    }

    /// Leads a file on that goes in at another door.
    fn lead_to(self, door: Door, file: &web_sys::File) {
        self.notice.set(None);
        self.opened.set(None);
        self.keep_misplaced(door, file);
        navigate(Route::Import);
    }

    /// Reads a file a stretch at a time while the page goes on; in one go where it has to be.
    async fn read_file(self, file: &web_sys::File) -> Result<Result<AnyFile, ImportProblem>, Fault> {
        let mut incoming = files::Incoming::open(file).await?;
        let begun = if incoming.is_packed() { Reader::unpacking(incoming.size()) } else { Reader::new(incoming.size()) };
        let reader = match begun {
            Ok(reader) => RefCell::new(reader),
            Err(problem) => return Ok(Err(problem)),
        };
        let tell = || self.say_how_far(words::files::READING, reader.borrow().hundredths());
        loop {
            match idle::in_stretches(|| reader.borrow_mut().go_on(), tell).await {
                Reached::WantsMore => {
                    let piece = incoming.next().await?;
                    match piece.is_empty() {
                        true if incoming.is_packed() => reader.borrow_mut().end(),
                        // A file that became shorter while it was read.
                        true => break,
                        false => reader.borrow_mut().take(&piece),
                    }
                }
                Reached::TooLarge => return Ok(Err(ImportProblem::UnpacksPast { most: FILE_MAX })),
                Reached::Otherwise => break,
                Reached::Whole(file) => return Ok(Ok(*file)),
            }
        }
        drop(reader);
        Ok(AnyFile::decode(&files::read(file).await?))
    }

    /// Looks through files, each with its place among those that were chosen, and what was refused before.
    async fn look_at(self, documents: Vec<(usize, Document)>, mut refused: Vec<(usize, String)>, files: &[web_sys::File]) {
        self.load_curricula().await;
        // The preview compares with what is known of the files' children, so their files are read first.
        let pupils = order::set(documents.iter().flat_map(|(_, document)| document.pupils()));
        if let Err(fault) = self.load(&pupils.into_iter().collect::<Vec<_>>()).await {
            self.notice.set(Some(words::fault(&fault)));
            return;
        }
        let curricula = untrack(|| self.curricula());
        let knows = |id: CriterionId| curricula.iter().any(|curriculum| curriculum.text(id).is_some());
        let looking = RefCell::new(self.with_files(|files| Looking::of(files, self.school(), documents)));
        let tell = || self.say_how_far(words::files::LOOKING, looking.borrow().hundredths());
        let seen = idle::in_stretches(|| looking.borrow_mut().go_on(&knows), tell).await;
        let (documents, apart) = looking.into_inner().into_documents();
        refused.extend(apart.iter().map(|(nth, problem)| (*nth, words::import_problem(problem))));
        order::sort(&mut refused);
        let refused: Vec<String> = match files {
            [_] => Vec::new(),
            _ => refused.iter().map(|(nth, why)| of_several(*nth, files, why)).collect(),
        };
        match seen {
            Ok(preview) => {
                self.notice.set(None);
                self.in_hand.set(None);
                self.opened.set(Some(OpenedFiles { documents: documents.into(), preview: Arc::new(preview), refused: refused.into() }));
                navigate(Route::Import);
            }
            Err(problem) if refused.is_empty() => self.notice.set(Some(words::import_problem(&problem))),
            Err(_) => self.notice.set(Some(refused.join(" "))),
        }
    }

    /// A device that holds nothing of its own goes straight into child mode; on any other a person decides.
    async fn look_at_questions(self, questions: Questions) {
        let empty = match self.store() {
            Ok(store) => store.is_empty().await.unwrap_or(false),
            Err(_) => false,
        };
        self.notice.set(None);
        if empty {
            if let Err(fault) = self.hand_over_for(&questions).await {
                self.notice.set(Some(words::fault(&fault)));
            }
            return;
        }
        self.opened.set(None);
        self.in_hand.set(Some(InHand::Questions(Arc::new(questions))));
        navigate(Route::Import);
    }

    async fn look_at_answers(self, answers: Answers) {
        let known: Vec<_> = self.roll.with_untracked(|roll| answers.pupils().into_iter().filter(|id| roll.pupil(*id).is_some()).collect());
        if let Err(fault) = self.load(&known).await {
            self.notice.set(Some(words::fault(&fault)));
            return;
        }
        match self.with_files(|files| look_through(&answers, files, self.school())) {
            Ok(brought) => {
                self.notice.set(None);
                self.opened.set(None);
                self.in_hand.set(Some(InHand::Answers(Arc::new(answers), Arc::new(brought))));
                navigate(Route::Import);
            }
            Err(problem) => self.notice.set(Some(words::answers_problem(&problem))),
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

    /// The criteria of every subject.
    fn curricula(self) -> Vec<Arc<Curriculum>> {
        self.roll.with(|roll| all_subjects(roll)).into_iter().filter_map(|(subject, _)| self.curriculum(subject)).collect()
    }
}

/// The child whose pack could not be read, if it is a child's.
fn child_of(aside: &Aside) -> Option<PupilId> {
    aside.key.strip_prefix("pupil/")?.split('/').next()?.parse().ok()
}

/// Why one of several files was refused, by its place and name.
fn of_several(nth: usize, files: &[web_sys::File], why: &str) -> String {
    let name = files.get(nth).map(web_sys::File::name).unwrap_or_default();
    words::import::of_several(nth + 1, files.len(), &name, why)
}
