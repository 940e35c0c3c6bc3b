//! The session: what the pages read, and the one way to change anything.
//!
//! Commit first, then publish: a command is decided, stored in one transaction, and only then shown. No effect ever writes.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words;
use crate::domain::curriculum::SHIPPED;
use crate::domain::{
    By, ClassId, Curriculum, Date, Minter, Period, PupilId, Role, SchoolId, SchoolYear, StaffId, StrandKey, SubjectKey, TestKey, order,
};
use crate::ledger::{Clash, Fold, Ledger, Roll};
use crate::platform::fault::Fault;
use crate::platform::store::{Aside, Store};
use crate::platform::{clock, prefs};
use crate::report::curriculum::{as_taught, subject_title, subjects};
use crate::workspace::{Batch, Context, Decide, Doing, History, Refusal, View, decide};

mod state;

pub(crate) use state::{Assessed, Opened, Phase, Problem, Status};

/// What a job of the queue does.
pub(super) enum Job {
    Do(Box<dyn Decide>),
    Step(Doing),
}

/// What to do once a job is through.
pub(super) type Then = Box<dyn FnOnce(Result<Arc<Batch>, Problem>)>;

/// The files in memory and everything needed to change them. Never borrowed across an await.
pub(super) struct Core {
    pub(super) ledger: Ledger,
    pub(super) minter: Minter,
    pub(super) history: History,
    pub(super) store: Option<Store>,
    pub(super) school: Option<SchoolId>,
    /// Pupils whose packs are in memory.
    pub(super) loaded: BTreeSet<PupilId>,
    /// What each opened child's file says, for the pages that show it.
    pub(super) folds: HashMap<PupilId, ArcRwSignal<Arc<Fold>>>,
    pub(super) queue: VecDeque<(Job, Then)>,
    pub(super) working: bool,
    /// What waits until the files are open.
    pub(super) waiting: Vec<Box<dyn FnOnce()>>,
}

/// Shared by every page.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(super) core: StoredValue<Core, LocalStorage>,
    pub(crate) phase: RwSignal<Phase>,
    pub(crate) status: RwSignal<Status>,
    pub(crate) roll: RwSignal<Arc<Roll>>,
    /// Grows whenever pupils' files changed; the class board reads it.
    pub(crate) version: RwSignal<u32>,
    pub(crate) can_undo: RwSignal<bool>,
    pub(crate) can_redo: RwSignal<bool>,
    /// Whether this tab may write; another tab does otherwise.
    pub(crate) writer: RwSignal<bool>,
    pub(crate) me: RwSignal<Option<StaffId>>,
    pub(crate) aside: RwSignal<Vec<Aside>>,
    /// The criteria that come with Lantern, as far as they were fetched.
    pub(crate) shipped: RwSignal<Arc<BTreeMap<SubjectKey, Arc<Curriculum>>>>,
    pub(crate) opened: RwSignal<Option<Opened>>,
    pub(crate) assessed: RwSignal<Option<Assessed>>,
    /// A problem that belongs to no form: shown as a banner until closed.
    pub(crate) notice: RwSignal<Option<String>>,
}

impl Session {
    /// A session before anything is opened.
    pub(crate) fn new(session: u64) -> Self {
        let core = Core {
            ledger: Ledger::default(),
            minter: Minter::new(session),
            history: History::default(),
            store: None,
            school: None,
            loaded: BTreeSet::new(),
            folds: HashMap::new(),
            queue: VecDeque::new(),
            working: false,
            waiting: Vec::new(),
        };
        Self {
            core: StoredValue::new_local(core),
            phase: RwSignal::new(Phase::Opening),
            status: RwSignal::new(Status::Quiet),
            roll: RwSignal::new(Arc::default()),
            version: RwSignal::new(0),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            writer: RwSignal::new(true),
            me: RwSignal::new(prefs::load().me.and_then(|id| id.parse().ok())),
            aside: RwSignal::new(Vec::new()),
            shipped: RwSignal::new(Arc::default()),
            opened: RwSignal::new(None),
            assessed: RwSignal::new(None),
            notice: RwSignal::new(None),
        }
    }

    /// The session of the page this component stands on.
    pub(crate) fn here() -> Self {
        expect_context()
    }

    /// Asks for something; what becomes of it is told to `then`.
    pub(crate) fn ask(self, command: impl Decide + 'static, then: impl FnOnce(Result<Arc<Batch>, Problem>) + 'static) {
        self.enqueue(Job::Do(Box::new(command)), Box::new(then));
    }

    /// Asks for something that has no form of its own: a problem is shown as a notice.
    pub(crate) fn tell(self, command: impl Decide + 'static) {
        self.ask(command, move |done| self.note(done));
    }

    /// Undoes or redoes the last command.
    pub(crate) fn step(self, doing: Doing) {
        self.enqueue(Job::Step(doing), Box::new(move |done| self.note(done)));
    }

    fn note(self, done: Result<Arc<Batch>, Problem>) {
        self.notice.set(done.err().map(|problem| problem.words()));
    }

    /// One job after the other: each sees what the one before has done.
    fn enqueue(self, job: Job, then: Then) {
        let idle = self.core.try_update_value(|core| {
            core.queue.push_back((job, then));
            !std::mem::replace(&mut core.working, true)
        });
        if idle == Some(true) {
            spawn_local(async move {
                while let Some((job, then)) = self.core.try_update_value(|core| core.queue.pop_front()).flatten() {
                    let done = self.work(job).await;
                    if done.is_err() {
                        // Controls that showed the wish before it was granted go back to what is so.
                        self.republish();
                    }
                    then(done);
                }
                self.core.update_value(|core| core.working = false);
            });
        }
    }

    async fn work(self, job: Job) -> Result<Arc<Batch>, Problem> {
        if !self.writer.get_untracked() {
            return Err(Problem::Following);
        }
        let context = self.context();
        let roll = self.roll.get_untracked();
        let decided = self.core.try_update_value(|core| {
            let Core { ledger, minter, history, store, .. } = core;
            let batch = match &job {
                Job::Do(command) => decide(View { ledger, roll: &roll }, &**command, context, minter),
                Job::Step(doing) => history.decide(*doing, ledger, context, minter),
            };
            batch.map(|batch| (Arc::new(batch), store.clone()))
        });
        let (batch, store) = match decided {
            Some(Ok(decided)) => decided,
            Some(Err(refusal)) => return Err(Problem::Refused(refusal)),
            None => return Err(Problem::Refused(Refusal::NotHere)),
        };
        let Some(store) = store else { return Err(Problem::Fault(Fault::NoStorage)) };
        if batch.is_empty() {
            if let Job::Step(doing) = job {
                self.core.update_value(|core| core.history.stepped(doing, &batch));
                self.publish_history();
            }
            return Ok(batch);
        }
        self.status.set(Status::Saving);
        if let Err(fault) = self.store_batch(&store, &job, &batch).await {
            self.status.set(Status::NotSaved(words::fault(&fault)));
            return Err(Problem::Fault(fault));
        }
        let applied: Result<(), Clash> = self
            .core
            .try_update_value(|core| {
                batch.apply(&mut core.ledger)?;
                match &job {
                    Job::Do(command) => core.history.committed(&batch, command.comes_from_outside()),
                    Job::Step(doing) => core.history.stepped(*doing, &batch),
                }
                Ok(())
            })
            .unwrap_or(Ok(()));
        applied.map_err(|clash| Problem::Refused(Refusal::Clash(clash.0)))?;
        self.publish(&batch);
        crate::platform::tabs::announce_change();
        self.status.set(Status::Saved(match job {
            Job::Do(_) => "Saved",
            Job::Step(Doing::Undo) => "Undone and saved",
            Job::Step(Doing::Redo) => "Done again and saved",
        }));
        Ok(batch)
    }

    async fn store_batch(self, store: &Store, job: &Job, batch: &Batch) -> Result<(), Fault> {
        if self.core.with_value(|core| core.school.is_none()) {
            // A device without data takes the school of the first file it is given, else a new id.
            let adopted = match job {
                Job::Do(command) if command.takes_in_a_file() => self.opened.get_untracked().map(|opened| opened.document.school),
                _ => None,
            };
            let school = adopted.or_else(|| self.core.try_update_value(|core| core.minter.mint()));
            if let Some(school) = school {
                // Another tab may have been a moment sooner; then its id stands.
                let stands = store.set_school_id(school).await?;
                self.core.update_value(|core| core.school = Some(stands));
            }
        }
        store.commit(batch).await
    }

    /// Who is using the device, and when.
    fn context(self) -> Context {
        let staff = self.me.get_untracked().filter(|id| self.roll.with_untracked(|roll| roll.staff_member(*id).is_some()));
        Context { now: clock::now(), by: By { role: Role::Teacher, staff } }
    }

    /// Shows what a committed batch has changed, and nothing else.
    pub(super) fn publish(self, batch: &Batch) {
        let touches_school = |about| about == crate::ledger::About::School;
        let entries = || batch.add.iter().chain(&batch.withdraw);
        if entries().any(|e| touches_school(e.about)) || !batch.erase.is_empty() {
            let roll = self.core.with_value(|core| Arc::new(Roll::of(&core.ledger)));
            self.roll.set(roll);
        }
        let linked = entries().any(|e| touches_school(e.about)) || !batch.erase.is_empty();
        let touched: BTreeSet<PupilId> = order::set(entries().filter_map(|e| e.pupil()));
        self.republish_folds(|ids| linked || ids.iter().any(|id| touched.contains(id)));
        if linked || !touched.is_empty() {
            self.version.update(|v| *v = v.wrapping_add(1));
        }
        self.publish_history();
    }

    pub(super) fn publish_history(self) {
        let (undo, redo) = self.core.with_value(|core| (core.history.can_undo(), core.history.can_redo()));
        self.can_undo.set(undo);
        self.can_redo.set(redo);
    }

    /// Shows everything afresh.
    pub(super) fn republish(self) {
        self.republish_folds(|_| true);
        self.version.update(|v| *v = v.wrapping_add(1));
    }

    fn republish_folds(self, changed: impl Fn(&[PupilId]) -> bool) {
        let roll = self.roll.get_untracked();
        let folds: Vec<(PupilId, ArcRwSignal<Arc<Fold>>)> =
            self.core.with_value(|core| core.folds.iter().map(|(id, signal)| (*id, signal.clone())).collect());
        for (pupil, signal) in folds {
            if changed(&roll.ids(pupil)) {
                let fold = self.core.with_value(|core| Arc::new(roll.pupil_fold(&core.ledger, pupil)));
                signal.set(fold);
            }
        }
    }

    /// What a child's file says, kept up to date. The child's file must be loaded.
    pub(crate) fn fold(self, pupil: PupilId) -> ArcRwSignal<Arc<Fold>> {
        let roll = self.roll.get_untracked();
        let made = self.core.try_update_value(|core| {
            let Core { folds, ledger, .. } = core;
            folds.entry(pupil).or_insert_with(|| ArcRwSignal::new(Arc::new(roll.pupil_fold(ledger, pupil)))).clone()
        });
        made.unwrap_or_else(|| ArcRwSignal::new(Arc::default()))
    }

    /// Reads from the files in memory.
    pub(crate) fn with_ledger<T>(self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.core.with_value(|core| read(&core.ledger))
    }

    /// This device's school id, once it has data.
    pub(crate) fn school(self) -> Option<SchoolId> {
        self.core.with_value(|core| core.school)
    }

    /// Today, where the device is.
    pub(crate) fn today(self) -> Date {
        clock::today()
    }

    /// The half term of today by the school's dates.
    pub(crate) fn this_period(self) -> Period {
        let today = self.today();
        self.roll.with(|roll| roll.term_dates(SchoolYear::of(today)).period_on(today))
    }

    /// Who wrote an entry, by name where the staff list knows it.
    pub(crate) fn who(self, by: By) -> String {
        let named = by.staff.and_then(|id| self.roll.with(|roll| Some(roll.staff_member(id)?.any()?.name.clone())));
        named.unwrap_or_else(|| words::role(by.role).to_owned())
    }

    /// The statement of a criterion: of the curriculum here, or met in a file from elsewhere.
    pub(crate) fn statement(self, id: crate::domain::CriterionId) -> Option<String> {
        let known = self.curriculum(id.subject).and_then(|curriculum| curriculum.text(id).map(str::to_owned));
        known.or_else(|| self.roll.with(|roll| roll.criterion_met(id)))
    }

    /// The subjects the school teaches, in order.
    pub(crate) fn subjects(self) -> Vec<(SubjectKey, String)> {
        self.roll.with(|roll| subjects(roll))
    }

    /// The name of a class; empty where it is not here.
    pub(crate) fn class_name(self, class: ClassId) -> String {
        self.roll.with(|roll| Some(roll.class(class)?.any()?.name.clone())).unwrap_or_default()
    }

    /// The children of a class in the school year of a half term, in register order, each with its full name.
    pub(crate) fn members(self, class: ClassId, period: impl Fn() -> Period + Send + Sync + 'static) -> Memo<Vec<(PupilId, String)>> {
        Memo::new(move |_| {
            let members = self.roll.with(|roll| roll.members(class, period().year));
            members.into_iter().map(|(id, pupil)| (id, pupil.full_name())).collect()
        })
    }

    /// The name of a subject.
    pub(crate) fn subject_title(self, subject: SubjectKey) -> String {
        self.roll.with(|roll| subject_title(roll, subject))
    }

    /// The name of a test.
    pub(crate) fn test_name(self, test: TestKey) -> String {
        let found = self.roll.with(|roll| roll.tests().into_iter().find(|(key, _)| *key == test));
        found.map_or_else(|| test.as_str().to_owned(), |(_, test)| test.name)
    }

    /// The name of a strand of attitude and behaviour.
    pub(crate) fn strand_name(self, strand: StrandKey) -> String {
        self.roll.with(|roll| roll.strand(strand)).map_or_else(|| strand.to_string(), |strand| strand.name)
    }

    /// A subject's criteria as the school has them; `None` while those that come with Lantern are not fetched (see [`Self::want`]).
    pub(crate) fn curriculum(self, subject: SubjectKey) -> Option<Arc<Curriculum>> {
        let shipped = self.shipped.with(|shipped| shipped.get(&subject).cloned());
        if shipped.is_none() && is_shipped(subject) {
            return None;
        }
        Some(Arc::new(self.roll.with(|roll| as_taught(shipped.as_deref(), roll, subject))))
    }
}

/// Whether the criteria of a subject come with Lantern.
pub(crate) fn is_shipped(subject: SubjectKey) -> bool {
    SHIPPED.iter().any(|(key, _)| *key == subject.as_str())
}
