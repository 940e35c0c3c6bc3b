//! Files in and out, as the session sees them.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{demo, keeping, locked, points};
use crate::domain::{CriterionId, Curriculum, order};
use crate::exchange::limits::FILE_MAX;
use crate::exchange::self_assessment::{Answers, Questions, look_through};
use crate::exchange::{AnyFile, Document, ImportProblem, Looking, Reached, Reader};
use crate::platform::fault::Fault;
use crate::platform::store::Store;
use crate::platform::{clock, files, idle};
use crate::report::curriculum::all_subjects;
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::file_work::FileWork;
use crate::ui::pages::find;
use crate::ui::session::{InHand, OpenedFiles, Phase, Session};
use crate::words;
use crate::words::doors::Door;

/// How many packs are looked over at a time.
const PACKS_AT_ONCE: usize = 150;

/// What can be done with files.
pub(crate) const WORK: FileWork = FileWork {
    export_class: Session::export_class_now,
    export_pupil: Session::export_pupil_now,
    export_ctf: Session::export_ctf_now,
    export_settings: Session::export_settings_now,
    export_everything: Session::export_everything_now,
    open_files: Session::open_files_now,
    add_demo: demo::add,
    remove_demo: demo::remove,
    keep_point: points::keep_then,
    forget_erased: points::forget_erased,
    find: find::open,
    shortcuts: find::open_shortcuts,
    turn: keeping::turn,
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
        keeping::tell_news(self);
        keeping::remind(self);
    }

    /// Moves loose entries into packs, and makes one pack of several.
    fn pack(self) {
        if self.is_to_pack() {
            spawn_local(async move {
                let Ok(store) = self.store() else { return };
                // Packing changes nothing a person sees; what fails now is tried again in the next visit.
                // A restore point that is being made has settled on the packs there are.
                while self.writer.get_untracked() && matches!(points::between(store.pack()).await, Ok(n) if n > 0) {}
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

    /// Says how far long work is, in tenths: a screen reader reads every one of them.
    pub(super) fn say_how_far(self, what: &str, hundredths: usize) {
        let text = Some(format!("{what} {} %", hundredths / 10 * 10));
        if self.notice.with_untracked(|notice| *notice != text) {
            self.notice.set(text);
        }
    }

    fn open_files_now(self, files: Vec<web_sys::File>) {
        spawn_local(async move {
            let files = match self.unlocked(files).await {
                Ok(Some(files)) => files,
                Ok(None) => return,
                Err(fault) => {
                    self.notice.set(Some(words::fault(&fault)));
                    return;
                }
            };
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

    /// The criteria of every subject.
    pub(super) fn curricula(self) -> Vec<Arc<Curriculum>> {
        self.roll.with(|roll| all_subjects(roll)).into_iter().filter_map(|(subject, _)| self.curriculum(subject)).collect()
    }
}

/// Why one of several files was refused, by its place and name.
fn of_several(nth: usize, files: &[web_sys::File], why: &str) -> String {
    let name = files.get(nth).map(web_sys::File::name).unwrap_or_default();
    words::import::of_several(nth + 1, files.len(), &name, why)
}
