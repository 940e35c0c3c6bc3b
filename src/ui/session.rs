//! The session: what the pages read, and the one way to change anything.
//!
//! Signals only: what is decided, stored and applied in which order is the desk's (`workspace::desk`), and [`drive`] runs it against the
//! store.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::order;
use crate::domain::{By, ClassId, Curriculum, GroupKey, Period, PupilId, Role, SchoolId, StaffId, StrandKey, SubjectKey};
use crate::ledger::{Files, Fold, Roll};
use crate::platform::store::{Aside, Store};
use crate::platform::{clock, prefs};
use crate::report::curriculum::{as_taught, subject_title, subjects};
use crate::report::marking::Layout;
use crate::report::reckoning::Reckoning;
use crate::report::witness::Missing;
use crate::route::Kept;
use crate::words;
use crate::workspace::{Asked, Batch, Context, Decide, Desk, Doing, Fault, Refusal, View, decide};

mod curricula;
mod date;
mod drive;
mod locking;
mod misplaced;
mod missing;
mod state;

pub(crate) use curricula::is_shipped;

pub(crate) use state::{InHand, OpenedFiles, Phase, Problem, Status};

/// What to do once something asked for is through.
pub(super) type OnceThrough = Box<dyn FnOnce(Result<Arc<Batch>, Problem>)>;

/// What makes the question that stands over a page.
pub(crate) type Over = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// The desk and what it works with. Never borrowed across an await.
pub(super) struct Core {
    pub(super) desk: Desk<OnceThrough>,
    pub(super) store: Option<Store>,
    /// What each opened child's file says, for the pages that show it.
    pub(super) folds: HashMap<PupilId, ArcRwSignal<Arc<Fold>>>,
    /// The subjects whose criteria are being fetched for a page.
    pub(super) fetching: Vec<SubjectKey>,
    /// Whether the desk is being driven.
    pub(super) driving: bool,
    /// Which state of what is stored this is: grows with whatever may have changed it.
    pub(super) stored: u32,
    /// Whether this visit has packed what earlier ones left loose.
    pub(super) packed: bool,
    /// A file that was opened where it cannot be read.
    pub(super) misplaced: Option<web_sys::File>,
    /// What waits until the files are open.
    pub(super) waiting: Vec<Box<dyn FnOnce()>>,
    /// What the page makes of the date.
    pub(super) reckoning: Reckoning,
    /// What waits until it is said which half term is meant.
    pub(super) unsure: Vec<(Box<dyn Decide>, OnceThrough)>,
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
    /// The group of children whose lists are shown; `None` for everyone. It goes from page to page, and is forgotten with the page.
    pub(crate) group: RwSignal<Option<GroupKey>>,
    /// How a marking board is shown; it goes from page to page like the group.
    pub(crate) layout: RwSignal<Layout>,
    pub(crate) aside: RwSignal<Vec<Aside>>,
    /// The criteria that come with Lantern, as far as they were fetched.
    pub(crate) shipped: RwSignal<Arc<order::Map<SubjectKey, Arc<Curriculum>>>>,
    pub(crate) opened: RwSignal<Option<OpenedFiles>>,
    pub(crate) in_hand: RwSignal<Option<InHand>>,
    /// A problem that belongs to no form: shown as a banner until closed.
    pub(crate) notice: RwSignal<Option<String>>,
    /// A question that stands over whatever page is shown.
    pub(crate) over: RwSignal<Option<Over>>,
    /// What is missing of the files that were here, until somebody has chosen how to go on.
    pub(crate) missing: RwSignal<Option<Missing>>,
    /// Whether the screen is locked: nothing is shown, and no key does anything.
    pub(crate) locked: RwSignal<bool>,
    /// Whether it can be: there is a passphrase that opens it.
    pub(crate) lockable: RwSignal<bool>,
    /// What has come with the version that is here for the first time.
    pub(crate) news: RwSignal<Vec<String>>,
    /// What goes along from page to page of a class.
    pub(crate) kept: RwSignal<Kept>,
    /// Why a copy of everything is asked for, if it is.
    pub(crate) copy_due: RwSignal<Option<String>>,
    /// What is said of the school year that ends, while children wait to be moved up.
    pub(crate) turns: RwSignal<Option<(&'static str, String)>>,
    /// Grows whenever the page makes something else of the date.
    pub(super) reckoned: RwSignal<u32>,
    /// How much waits until it is said which half term is meant.
    pub(crate) unsure: RwSignal<u32>,
    /// Whether that is asked in the way of everything else: something was done that waits for it.
    pub(crate) asking: RwSignal<bool>,
}

impl Session {
    /// A session before anything is opened.
    pub(crate) fn new(session: u64) -> Self {
        let desk = Desk::new(session);
        let core = Core {
            desk,
            store: None,
            folds: HashMap::new(),
            fetching: Vec::new(),
            driving: false,
            stored: 0,
            packed: false,
            misplaced: None,
            waiting: Vec::new(),
            reckoning: Reckoning::opened(clock::today()),
            unsure: Vec::new(),
        };
        Self {
            core: StoredValue::new_local(core),
            phase: RwSignal::new(Phase::Opening),
            status: RwSignal::new(Status::Quiet),
            roll: RwSignal::new(Arc::default()),
            version: RwSignal::new(0),
            kept: RwSignal::new(Kept::default()),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            writer: RwSignal::new(true),
            group: RwSignal::new(None),
            layout: RwSignal::new(Layout::default()),
            me: RwSignal::new(prefs::load().me.and_then(|id| id.parse().ok())),
            aside: RwSignal::new(Vec::new()),
            shipped: RwSignal::new(Arc::default()),
            opened: RwSignal::new(None),
            in_hand: RwSignal::new(None),
            notice: RwSignal::new(None),
            over: RwSignal::new(None),
            missing: RwSignal::new(None),
            locked: RwSignal::new(prefs::is_locked()),
            lockable: RwSignal::new(prefs::is_lockable()),
            news: RwSignal::new(Vec::new()),
            copy_due: RwSignal::new(None),
            turns: RwSignal::new(None),
            reckoned: RwSignal::new(0),
            unsure: RwSignal::new(0),
            asking: RwSignal::new(false),
        }
    }

    /// The session of the page this component stands on.
    pub(crate) fn here() -> Self {
        expect_context()
    }

    /// Asks for something; what becomes of it is told to `then`.
    pub(crate) fn ask(self, command: impl Decide + 'static, then: impl FnOnce(Result<Arc<Batch>, Problem>) + 'static) {
        self.put_or_wait(Box::new(command), Box::new(then));
    }

    /// Asks for something that has no form of its own: a problem is shown as a notice.
    pub(crate) fn tell(self, command: impl Decide + 'static) {
        self.ask(command, move |done| self.note(done));
    }

    /// Undoes or redoes the last command.
    pub(crate) fn step(self, doing: Doing) {
        self.put(Asked::Step(doing), Box::new(move |done| self.note(done)));
    }

    fn note(self, done: Result<Arc<Batch>, Problem>) {
        self.notice.set(done.err().map(|problem| problem.words()));
    }

    /// Who is using the device, and when.
    fn context(self) -> Context {
        let by = self.me.get_untracked().and_then(|id| self.roll.with_untracked(|roll| roll.writes_as(id)));
        Context { now: clock::now(), by: by.unwrap_or(By { role: Role::Teacher, staff: None }) }
    }

    /// What a child's file says, kept up to date. The child's file must be loaded.
    pub(crate) fn fold(self, pupil: PupilId) -> ArcRwSignal<Arc<Fold>> {
        let made = self.core.try_update_value(|core| {
            let Core { folds, desk, .. } = core;
            folds.entry(pupil).or_insert_with(|| ArcRwSignal::new(desk.files().fold(pupil))).clone()
        });
        made.unwrap_or_else(|| ArcRwSignal::new(Arc::default()))
    }

    /// Reads a child's file, and again whenever it or the school's own file says something else. The child's file must be loaded.
    ///
    /// What is read besides, signals above all, is read before: `read` has the files alone.
    pub(crate) fn read_child<T>(self, pupil: PupilId, read: impl FnOnce(&Files) -> T) -> T {
        self.fold(pupil).track();
        self.roll.track();
        self.with_files(read)
    }

    /// The same for several children.
    pub(crate) fn read_children<T>(self, pupils: impl IntoIterator<Item = PupilId>, read: impl FnOnce(&Files) -> T) -> T {
        pupils.into_iter().for_each(|pupil| self.fold(pupil).track());
        self.roll.track();
        self.with_files(read)
    }

    /// Reads from the files in memory, once.
    pub(crate) fn with_files<T>(self, read: impl FnOnce(&Files) -> T) -> T {
        self.core.with_value(|core| read(core.desk.files()))
    }

    /// Decides something about files that lie beside those of this device: a child's own answers.
    pub(crate) fn decide_beside(self, files: &Files, command: &dyn Decide, context: Context) -> Result<Batch, Refusal> {
        let decided = self.core.try_update_value(|core| decide(View::of(files), command, context, core.desk.minter()));
        decided.unwrap_or(Err(Refusal::NotHere))
    }

    /// Whether the files of all these children are in memory.
    pub(crate) fn has(self, pupils: &[PupilId]) -> bool {
        self.core.with_value(|core| core.desk.has(pupils))
    }

    /// Whether what earlier visits left loose is still to be packed: said once a visit, and never while a child has the device.
    pub(crate) fn is_to_pack(self) -> bool {
        let ready = self.phase.with_untracked(|phase| *phase == Phase::Ready);
        ready && self.core.try_update_value(|core| !std::mem::replace(&mut core.packed, true)) == Some(true)
    }

    /// The open database.
    pub(crate) fn store(self) -> Result<Store, Fault> {
        self.core.with_value(|core| core.store.clone()).ok_or(Fault::NoStorage)
    }

    /// This device's school id, once it has data.
    pub(crate) fn school(self) -> Option<SchoolId> {
        self.core.with_value(|core| core.desk.school())
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

    /// The subjects the school teaches in a half term, in order.
    pub(crate) fn subjects(self, period: Period) -> Vec<(SubjectKey, String)> {
        self.roll.with(|roll| subjects(roll, period))
    }

    /// The name of a class; empty where it is not here.
    pub(crate) fn class_name(self, class: ClassId) -> String {
        self.roll.with(|roll| Some(roll.class(class)?.any()?.name.clone())).unwrap_or_default()
    }

    /// The full name of a child on the roll; of two, one.
    pub(crate) fn child_name(self, pupil: PupilId) -> Option<String> {
        self.roll.with(|roll| Some(roll.pupil(pupil)?.any()?.full_name()))
    }

    /// The children of a class in the school year of a half term, in register order, each with its full name.
    pub(crate) fn members(self, class: ClassId, period: impl Fn() -> Period + Send + Sync + 'static) -> Memo<Vec<(PupilId, String)>> {
        Memo::new(move |_| {
            let members = self.roll.with(|roll| roll.members_in(class, period()));
            members.into_iter().map(|(id, pupil)| (id, pupil.full_name())).collect()
        })
    }

    /// The name of a subject.
    pub(crate) fn subject_title(self, subject: SubjectKey) -> String {
        self.roll.with(|roll| subject_title(roll, subject))
    }

    /// The name of a strand of attitude and behaviour.
    pub(crate) fn strand_name(self, strand: StrandKey) -> String {
        self.roll.with(|roll| words::names::strand(roll, strand))
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
