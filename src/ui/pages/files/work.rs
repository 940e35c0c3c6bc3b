//! Files in and out, as the session sees them.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::demo;
use crate::domain::{ClassId, CriterionId, Curriculum, SchoolYear};
use crate::exchange::self_assessment::{Answers, Questions, look_through};
use crate::exchange::wire::Malformed;
use crate::exchange::{AnyFile, Document, ImportProblem, Kind, Looking, Reached, Reader, Source, export};
use crate::ledger::Reading;
use crate::platform::fault::Fault;
use crate::platform::{files, idle, prefs};
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::file_work::FileWork;
use crate::ui::session::{Assessed, OpenedFile, Session};
use crate::words;

/// What can be done with files.
pub(crate) const WORK: FileWork = FileWork {
    export_class: Session::export_class_now,
    export_everything: Session::export_everything_now,
    open_file: Session::open_file_now,
    add_demo: demo::add,
    remove_demo: demo::remove,
    pack: Session::pack,
};

impl Session {
    /// Moves loose entries into packs, and makes one pack of several.
    fn pack(self) {
        if self.is_to_pack() {
            spawn_local(async move {
                let Ok(store) = self.store() else { return };
                // Packing changes nothing a person sees; what fails now is tried again in the next visit.
                while self.writer.get_untracked() && matches!(store.pack().await, Ok(n) if n > 0) {}
            });
        }
    }

    fn export_class_now(self, class: ClassId, year: SchoolYear) {
        spawn_local(async move {
            let members: Vec<_> = self.roll.with_untracked(|roll| roll.members(class, year)).into_iter().map(|(id, _)| id).collect();
            self.load_curricula().await;
            let read = self.load(&members).await;
            let name = self.roll.with_untracked(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone()));
            self.save_document(read, Kind::Class, name.as_deref(), |source| source.class(class, year)).await;
        });
    }

    fn export_everything_now(self) {
        spawn_local(async move {
            self.load_curricula().await;
            let read = self.load_everything().await;
            self.save_document(read, Kind::School, None, |source| source.everything()).await;
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
        match self.in_pieces(&document).await {
            Ok(pieces) => {
                let name = export::file_name(kind, class, self.today());
                match pieces.download(&name, "application/json") {
                    Ok(()) => {
                        if kind == Kind::School {
                            prefs::update(|p| p.last_export = Some(self.today().to_string()));
                        }
                        self.notice.set(Some(words::files::exported(&name)));
                    }
                    Err(fault) => self.notice.set(Some(words::fault(&fault))),
                }
            }
            Err(fault) => self.notice.set(Some(words::files::not_written(&fault))),
        }
    }

    /// The text of a file, written while the page goes on.
    async fn in_pieces(self, document: &Document) -> Result<files::TextPieces, Malformed> {
        let (writing, mut pieces) = (RefCell::new(document.writing()?), files::TextPieces::default());
        let go_on = || match writing.borrow_mut().go_on() {
            None => Some(Ok(())),
            Some(Ok(piece)) => {
                pieces.add(&piece);
                None
            }
            Some(Err(fault)) => Some(Err(fault)),
        };
        let tell = || self.say_how_far(words::files::WRITING, writing.borrow().hundredths());
        idle::in_stretches(go_on, tell).await?;
        Ok(pieces)
    }

    /// Says how far long work is, in tenths: a screen reader reads every one of them.
    fn say_how_far(self, what: &str, hundredths: usize) {
        let text = Some(format!("{what} {} %", hundredths / 10 * 10));
        if self.notice.with_untracked(|notice| *notice != text) {
            self.notice.set(text);
        }
    }

    fn open_file_now(self, file: web_sys::File) {
        spawn_local(async move {
            self.notice.set(Some(words::files::READING.to_owned()));
            match self.read_file(&file).await {
                Ok(read) => self.look_at(read).await,
                Err(fault) => self.notice.set(Some(words::fault(&fault))),
            }
        });
    }

    /// Reads a file a stretch at a time while the page goes on; in one go where it has to be.
    async fn read_file(self, file: &web_sys::File) -> Result<Result<AnyFile, ImportProblem>, Fault> {
        let mut incoming = files::Incoming::new(file);
        let reader = match Reader::new(incoming.size()) {
            Ok(reader) => RefCell::new(reader),
            Err(problem) => return Ok(Err(problem)),
        };
        let tell = || self.say_how_far(words::files::READING, reader.borrow().hundredths());
        loop {
            match idle::in_stretches(|| reader.borrow_mut().go_on(), tell).await {
                Reached::WantsMore => {
                    let piece = incoming.next().await?;
                    // A file that became shorter while it was read.
                    if piece.is_empty() {
                        break;
                    }
                    reader.borrow_mut().take(&piece);
                }
                Reached::Otherwise => break,
                Reached::Whole(file) => return Ok(Ok(file)),
            }
        }
        drop(reader);
        Ok(AnyFile::decode(&files::read(file).await?))
    }

    async fn look_at(self, read: Result<AnyFile, ImportProblem>) {
        let document = match read {
            Ok(AnyFile::Files(document)) => document,
            Ok(AnyFile::Questions(questions)) => return self.look_at_questions(questions).await,
            Ok(AnyFile::Answers(answers)) => return self.look_at_answers(answers).await,
            Err(problem) => {
                self.notice.set(Some(words::import_problem(&problem)));
                return;
            }
        };
        self.load_curricula().await;
        // The preview compares with what is known of the file's children, so their files are read first.
        if let Err(fault) = self.load(&document.pupils()).await {
            self.notice.set(Some(words::fault(&fault)));
            return;
        }
        let curricula = untrack(|| self.curricula());
        let knows = |id: CriterionId| curricula.iter().any(|curriculum| curriculum.text(id).is_some());
        let looking = RefCell::new(self.with_files(|files| Looking::new(files, self.school(), document)));
        let tell = || self.say_how_far(words::files::LOOKING, looking.borrow().hundredths());
        match idle::in_stretches(|| looking.borrow_mut().go_on(&knows), tell).await {
            Ok(preview) => {
                self.notice.set(None);
                self.assessed.set(None);
                self.opened.set(Some(OpenedFile { document: Arc::new(looking.into_inner().into_document()), preview: Arc::new(preview) }));
                navigate(Route::Import);
            }
            Err(problem) => self.notice.set(Some(words::import_problem(&problem))),
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
        self.assessed.set(Some(Assessed::Questions(Arc::new(questions))));
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
                self.assessed.set(Some(Assessed::Answers(Arc::new(answers), Arc::new(brought))));
                navigate(Route::Import);
            }
            Err(problem) => self.notice.set(Some(words::answers_problem(&problem))),
        }
    }

    /// The criteria of every subject.
    fn curricula(self) -> Vec<Arc<Curriculum>> {
        self.subjects().into_iter().filter_map(|(subject, _)| self.curriculum(subject)).collect()
    }
}
