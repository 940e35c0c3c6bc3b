//! The desk: everything between what a person asks for and what the store holds, without a store, a clock or a screen.
//!
//! It says what the store is to do next, is told what came of it, and says what that touches. One thing at a time: each command sees
//! what the one before has done, and nothing is shown that is not stored. Whoever drives it asks [`Desk::next`] until it has nothing,
//! and answers each [`Next`] with [`Desk::stored`], [`Desk::loaded`] or [`Desk::read`].

use std::collections::VecDeque;
use std::sync::Arc;

use super::batch::Batch;
use super::decide::{Context, View, decide};

use super::undo::{Doing, Undo};
use crate::domain::{Minter, PupilId, SchoolId, order};
use crate::ledger::{Entry, Files, Touched};
use crate::words::{Fault, Refusal};

mod told;

pub use told::{Asked, FilesRead, Next, Problem, Saying, Told};

/// Whether this desk may write to a store that others use too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writes {
    /// Nobody has said yet who writes: what is asked waits.
    Unknown,
    /// This one.
    Here,
    /// Another.
    Elsewhere,
}

/// How an entry came to be written, for undo.
#[derive(Clone, Copy)]
enum Origin {
    Decided { from_outside: bool },
    Stepped(Doing),
}

enum UnderWay<T> {
    Storing {
        batch: Arc<Batch>,
        how: Origin,
        asker: T,
    },
    /// The files of some children, for somebody who waits for them, or for a decision that cannot be taken without.
    Loading(Vec<PupilId>),
    Reading(Vec<PupilId>),
}

/// The files, and everything needed to change them.
pub struct Desk<T> {
    files: Files,
    minter: Minter,
    undo: Undo,
    school: Option<SchoolId>,
    /// The children whose files are in memory.
    loaded: order::Set<PupilId>,
    queue: VecDeque<(Asked, T)>,
    under_way: Option<UnderWay<T>>,
    writes: Writes,
    /// The store holds more than was read.
    stale: bool,
    /// What was done last was such a reading: whoever waits has a turn before the next, however often another desk writes.
    just_read: bool,
    /// Reading failed, and nothing has happened since that could mend it.
    in_vain: bool,
    /// This desk is to write, once it has read what the other one wrote.
    taking_over: bool,
}

impl<T> Desk<T> {
    /// A desk that has read nothing yet. `session` seeds the ids it mints: it must come from a good random source and never be used twice.
    #[must_use]
    pub fn new(session: u64) -> Self {
        Self {
            files: Files::default(),
            minter: Minter::new(session),
            undo: Undo::default(),
            school: None,
            loaded: order::Set::new(),
            queue: VecDeque::new(),
            under_way: None,
            writes: Writes::Unknown,
            stale: true,
            just_read: false,
            in_vain: false,
            taking_over: false,
        }
    }

    /// The files as they are stored and shown.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// This device's school, once it has data.
    #[must_use]
    pub fn school(&self) -> Option<SchoolId> {
        self.school
    }

    /// Where new ids come from, for what is written beside the files.
    pub fn minter(&mut self) -> &mut Minter {
        &mut self.minter
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.undo.can_undo()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.undo.can_redo()
    }

    /// Whether the files of all these children are in memory.
    #[must_use]
    pub fn has(&self, pupils: &[PupilId]) -> bool {
        pupils.iter().all(|pupil| self.missing(*pupil).is_empty())
    }

    fn missing(&self, pupil: PupilId) -> Vec<PupilId> {
        self.files.roll().ids(pupil).into_iter().filter(|id| !self.loaded.contains(id)).collect()
    }

    /// Whether another desk writes, or wrote and that has not been read yet.
    #[must_use]
    pub fn is_following(&self) -> bool {
        self.writes == Writes::Elsewhere || self.taking_over
    }

    /// Asks for something. What comes of it is told to whoever `asker` stands for.
    pub fn ask(&mut self, asked: Asked, asker: T) {
        self.in_vain = false;
        self.queue.push_back((asked, asker));
    }

    /// Another desk writes to this store now.
    pub fn follow(&mut self) {
        self.writes = Writes::Elsewhere;
    }

    /// This desk writes from now on. Nothing is written before what the other one wrote has been read.
    pub fn take_over(&mut self) {
        if self.writes != Writes::Here {
            // A reading that began before may have missed what was written since.
            self.stale |= self.writes == Writes::Elsewhere || self.under_way.is_some();
            self.taking_over = self.writes == Writes::Elsewhere;
            self.in_vain = false;
            self.writes = Writes::Here;
        }
    }

    /// Whether this desk writes from now on and waits to read what the other one wrote.
    #[must_use]
    pub fn is_taking_over(&self) -> bool {
        self.writes == Writes::Here && self.taking_over
    }

    /// What is shown beside this desk holds all that the other one wrote, so this one writes: a device in the children's hands, whose
    /// desk shows nothing. The desk still reads before it decides.
    pub fn caught_up(&mut self) {
        self.taking_over &= self.writes != Writes::Here;
    }

    /// Another desk has written to the store.
    pub fn another_wrote(&mut self) {
        if self.writes != Writes::Here {
            self.stale = true;
            self.in_vain = false;
        }
    }

    /// The store was closed by the browser and is open again: whether what failed last was stored after all is known once it is read.
    pub fn store_came_back(&mut self) {
        self.stale = true;
        self.in_vain = false;
    }

    /// What the store is to do next, or whom to tell something. `Nothing` while something is under way.
    pub fn next(&mut self, context: Context) -> Next<T> {
        if self.under_way.is_some() {
            return Next::Nothing;
        }
        let waits = |asked: &Asked| self.writes == Writes::Unknown && !matches!(asked, Asked::Load(_));
        let turn = self.queue.iter().position(|(asked, _)| !waits(asked));
        // A desk that follows need not have read everything before it shows something.
        let may_wait = std::mem::take(&mut self.just_read) && self.writes == Writes::Elsewhere && turn.is_some();
        if self.stale && !may_wait {
            if self.in_vain {
                return Next::Nothing;
            }
            let shown: Vec<PupilId> = self.loaded.iter().copied().collect();
            self.stale = false;
            self.under_way = Some(UnderWay::Reading(shown.clone()));
            return Next::Read(shown);
        }
        let Some((asked, asker)) = turn.and_then(|at| self.queue.remove(at)) else { return Next::Nothing };
        match self.begin(&asked, context) {
            Ok(Begun::Needs(ids)) => {
                // The file is read first, and then it is decided again, in its turn.
                self.queue.push_front((asked, asker));
                self.load(ids)
            }
            Ok(Begun::Store(batch, how)) => {
                let school = self.school.is_none().then(|| self.school_for(&asked));
                self.under_way = Some(UnderWay::Storing { batch: Arc::clone(&batch), how, asker });
                Next::Store(batch, school)
            }
            Ok(Begun::Nothing) => answer(asker, Ok(Arc::default())),
            Err(problem) => answer(asker, Err(problem)),
        }
    }

    fn load(&mut self, ids: Vec<PupilId>) -> Next<T> {
        self.under_way = Some(UnderWay::Loading(ids.clone()));
        Next::Load(ids)
    }

    /// Decides what is asked; changes nothing but ids and steps that came to nothing.
    fn begin(&mut self, asked: &Asked, context: Context) -> Result<Begun, Problem> {
        let (decided, how) = match asked {
            Asked::Load(pupils) => {
                let missing: Vec<PupilId> = pupils.iter().flat_map(|pupil| self.missing(*pupil)).collect();
                return Ok(if missing.is_empty() { Begun::Nothing } else { Begun::Needs(missing) });
            }
            _ if self.writes == Writes::Elsewhere => return Err(Problem::Following),
            Asked::Do(command) => {
                let view = View::loaded(&self.files, &self.loaded);
                let how = Origin::Decided { from_outside: command.comes_from_outside() };
                (decide(view, &**command, context, &mut self.minter), how)
            }
            Asked::Step(doing) => {
                let view = View::loaded(&self.files, &self.loaded);
                (self.undo.decide(*doing, view, context, &mut self.minter), Origin::Stepped(*doing))
            }
        };
        match decided {
            Ok(batch) if batch.is_empty() => {
                if let Origin::Stepped(doing) = how {
                    self.undo.stepped(doing, &batch);
                }
                Ok(Begun::Nothing)
            }
            Ok(batch) => Ok(Begun::Store(Arc::new(batch), how)),
            Err(Refusal::NotRead(pupil)) => Ok(Begun::Needs(self.missing(pupil))),
            Err(refusal) => Err(Problem::Refused(refusal)),
        }
    }

    /// A device without data takes the school of the first file it is given, else a new id.
    fn school_for(&mut self, asked: &Asked) -> SchoolId {
        let adopted = match asked {
            Asked::Do(command) => command.school(),
            _ => None,
        };
        adopted.unwrap_or_else(|| self.minter.mint())
    }

    /// What became of [`Next::Store`]: the school's id that stands in the store, or why nothing was stored.
    pub fn stored(&mut self, result: Result<Option<SchoolId>, Fault>) -> Told<T> {
        let (batch, how, asker) = match self.under_way.take() {
            Some(UnderWay::Storing { batch, how, asker }) => (batch, how, asker),
            other => {
                self.under_way = other;
                return Told::nothing();
            }
        };
        match result {
            Err(fault) => {
                let said = Some(Saying::NotSaved(fault.clone()));
                Told { touched: Touched::default(), said, answered: Some((asker, Err(Problem::Fault(fault)))) }
            }
            Ok(school) => {
                self.school = school.or(self.school);
                let fresh = matches!(how, Origin::Decided { from_outside: false });
                let applied = if fresh { batch.written(&mut self.files) } else { batch.apply(&mut self.files) };
                let Ok(touched) = applied else {
                    // What is in memory is not what is stored: it is read again.
                    self.stale = true;
                    return Told { touched: Touched::default(), said: Some(Saying::Saved), answered: Some((asker, Ok(batch))) };
                };
                let said = match how {
                    Origin::Decided { from_outside } => {
                        self.undo.committed(&batch, from_outside);
                        Saying::Saved
                    }
                    Origin::Stepped(doing) => {
                        self.undo.stepped(doing, &batch);
                        Saying::Stepped(doing)
                    }
                };
                Told { touched, said: Some(said), answered: Some((asker, Ok(batch))) }
            }
        }
    }

    /// What became of [`Next::Load`]: the entries of the children that were asked for.
    pub fn loaded(&mut self, result: Result<Vec<Entry>, Fault>) -> Told<T> {
        let ids = match self.under_way.take() {
            Some(UnderWay::Loading(ids)) => ids,
            other => {
                self.under_way = other;
                return Told::nothing();
            }
        };
        match result {
            Ok(entries) => {
                let mut touched = self.files.absorb(entries);
                // A file without an entry was read too.
                touched.pupils.extend(ids.iter().map(|id| self.files.roll().canonical(*id)));
                self.loaded.extend(ids);
                Told { touched, ..Told::nothing() }
            }
            Err(fault) => {
                // Whoever waits for this file is told; what is behind them in the queue has its own turn.
                let answered = self.queue.pop_front().map(|(_, asker)| (asker, Err(Problem::Fault(fault))));
                Told { answered, ..Told::nothing() }
            }
        }
    }

    /// What became of [`Next::Read`].
    pub fn read(&mut self, result: Result<FilesRead, Fault>) -> Told<T> {
        let ids = match self.under_way.take() {
            Some(UnderWay::Reading(ids)) => ids,
            other => {
                self.under_way = other;
                return Told::nothing();
            }
        };
        match result {
            Ok(reading) => {
                let touched = self.files.replace(Files::read(reading.erased, reading.entries));
                self.school = reading.school.or(self.school);
                self.loaded = order::set(ids);
                self.just_read = true;
                self.taking_over &= self.stale;
                Told { touched, ..Told::nothing() }
            }
            Err(fault) => {
                // What is in memory is older than what is stored, so nothing may be written over it.
                self.stale = true;
                self.in_vain = true;
                let answered = self.queue.pop_front().map(|(_, asker)| (asker, Err(Problem::Fault(fault.clone()))));
                Told { said: Some(Saying::NotRead(fault)), answered, ..Told::nothing() }
            }
        }
    }
}

enum Begun {
    /// Files that must be read first.
    Needs(Vec<PupilId>),
    Store(Arc<Batch>, Origin),
    /// Everything is already as asked.
    Nothing,
}

fn answer<T>(asker: T, result: Result<Arc<Batch>, Problem>) -> Next<T> {
    Next::Tell(Told { answered: Some((asker, result)), ..Told::nothing() })
}
