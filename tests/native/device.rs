//! A device of a school as far as files are concerned: a ledger, what a person asks of it, and files in and out.

use std::sync::Arc;

use lantern::domain::{By, ClassId, CriterionId, EntryId, Moment, Placement, Pupil, PupilId, Role, SchoolId, SchoolYear, Voice};
use lantern::exchange::{Document, ImportProblem, Looking, Preview, Source, preview};
use lantern::ledger::{About, Change, Entry, Files, Fold, Ledger, Reading, Roll, UnknownChange};
use lantern::workspace::{Asked, Batch, Command, Context, Decide, Desk, Doing, Enrol, Import, Marking, NewClass, Next, Problem, Refusal};

use crate::shelf::Shelf;

/// 23 November 2026, 09:00 UTC.
const FIRST_MOMENT: i64 = 1_795_424_400;

/// A device: the real desk, driven against a store in memory that never fails.
pub(crate) struct Device {
    desk: Desk<()>,
    shelf: Shelf,
    pub(crate) by: By,
    clock: i64,
}

impl Device {
    /// A new device; `session` seeds all its ids, so that the same history gives the same files.
    pub(crate) fn new(session: u64) -> Self {
        let by = By { role: Role::Teacher, staff: None };
        let mut device = Self { desk: Desk::new(session), shelf: Shelf::default(), by, clock: FIRST_MOMENT };
        device.desk.take_over();
        device.run();
        device
    }

    /// The same, with a school id of its own.
    pub(crate) fn at_school(session: u64) -> Self {
        let mut device = Self::new(session);
        let school = device.desk.minter().mint();
        device.join(Some(school));
        device
    }

    pub(crate) fn files(&self) -> &Files {
        self.desk.files()
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        self.desk.files().ledger()
    }

    pub(crate) fn roll(&self) -> Arc<Roll> {
        self.desk.files().shared_roll()
    }

    pub(crate) fn fold(&self, pupil: PupilId) -> Arc<Fold> {
        self.desk.files().fold(pupil)
    }

    pub(crate) fn school(&self) -> Option<SchoolId> {
        self.desk.school()
    }

    /// Makes the device one of a school's.
    pub(crate) fn join(&mut self, school: Option<SchoolId>) {
        self.shelf.set_school(school);
        self.reread();
    }

    /// Makes the device hold just this.
    pub(crate) fn hold(&mut self, ledger: &Ledger) {
        self.shelf = Shelf::of(ledger, self.desk.school());
        self.reread();
    }

    /// Changes what the device holds, as nothing but hands in the database could.
    pub(crate) fn amend<T>(&mut self, change: impl FnOnce(&mut Ledger) -> T) -> T {
        let mut ledger = self.ledger().clone();
        let done = change(&mut ledger);
        self.hold(&ledger);
        done
    }

    /// What another tab has written is read, as at a hand-over.
    fn reread(&mut self) {
        self.desk.follow();
        self.desk.another_wrote();
        self.desk.take_over();
        // A device of these tests has read every child's file.
        self.desk.ask(Asked::Load(self.shelf.pupils()), ());
        self.run();
    }

    fn context(&self) -> Context {
        Context { now: Moment::from_seconds(self.clock), by: self.by }
    }

    /// Works until the desk has nothing to do; what the one who asked was told.
    fn run(&mut self) -> Option<Result<Arc<Batch>, Problem>> {
        let mut answer = None;
        loop {
            let told = match self.desk.next(self.context()) {
                Next::Store(batch, school) => self.desk.stored(self.shelf.commit(&batch, school)),
                Next::Load(pupils) => self.desk.loaded(Ok(self.shelf.load(&pupils))),
                Next::Read(pupils) => self.desk.read(Ok(self.shelf.read(&pupils))),
                Next::Tell(told) => told,
                Next::Nothing => return answer,
            };
            answer = told.answered.map(|((), result)| result).or(answer);
        }
    }

    /// Puts something on the desk and waits for the answer.
    pub(crate) fn put(&mut self, asked: Asked) -> Result<Batch, Refusal> {
        self.clock += 60;
        self.desk.ask(asked, ());
        match self.run() {
            Some(Ok(batch)) => Ok((*batch).clone()),
            Some(Err(Problem::Refused(refusal))) => Err(refusal),
            other => panic!("{other:?}"),
        }
    }

    /// Asks for something that may be refused.
    pub(crate) fn ask(&mut self, command: &(impl Decide + Clone + 'static)) -> Result<Batch, Refusal> {
        self.put(Asked::Do(Box::new(command.clone())))
    }

    /// Asks for something that works.
    pub(crate) fn tell(&mut self, command: impl Decide + Clone + std::fmt::Debug + 'static) -> Batch {
        self.ask(&command).unwrap_or_else(|refusal| panic!("{refusal:?}: {command:?}"))
    }

    /// Undoes or redoes a step, if there is one.
    pub(crate) fn step(&mut self, doing: Doing) -> Option<Batch> {
        self.put(Asked::Step(doing)).ok()
    }

    /// Puts in an entry that no command of this version writes.
    pub(crate) fn write(&mut self, about: About, replaces: Vec<EntryId>, change: Change) -> EntryId {
        self.clock += 60;
        let id = self.desk.minter().mint();
        let Context { now, by } = self.context();
        self.shelf.put(Entry { id, about, at: now, by, replaces, change });
        self.reread();
        id
    }

    /// An entry of a kind this version does not know.
    pub(crate) fn write_unknown(&mut self, about: About, kind: &str, body: &str) -> EntryId {
        self.write(about, Vec::new(), Change::Unknown(UnknownChange { kind: kind.into(), body: body.into() }))
    }

    pub(crate) fn add_class(&mut self, name: &str) -> ClassId {
        let batch = self.tell(Command::AddClass(NewClass { name: name.into() }));
        match &batch.add[0].change {
            Change::ClassSet { class, .. } => *class,
            other => panic!("{other:?}"),
        }
    }

    /// Enrols a child who is new here.
    pub(crate) fn enrol(&mut self, class: ClassId, year: SchoolYear, details: Pupil) -> PupilId {
        let enrol = Enrol { known: None, details, corrects: false, legal: None, year_group: None };
        let batch = self.tell(Command::AddPupils { class, year, pupils: vec![enrol] });
        batch.add[0].change.pupil().unwrap()
    }

    pub(crate) fn rate(&mut self, pupil: PupilId, voice: Voice, criterion: &str, period: &str, band: Option<&str>) {
        let band = band.map(|band| band.parse().unwrap());
        self.tell(Marking::one(pupil, voice, criterion.parse().unwrap(), period.parse().unwrap(), band));
    }

    /// Settles every contested cell by its first claim.
    pub(crate) fn settle_all(&mut self) {
        loop {
            let roll = self.roll();
            let of = |about, fold: &Fold| fold.contested().next().map(|(_, live)| (about, live[0].id));
            let open = of(About::School, roll.fold()).or_else(|| {
                let pupils: Vec<PupilId> = self.ledger().pupils().map(|(id, _)| id).collect();
                pupils.into_iter().find_map(|id| of(About::Pupil(id), &self.fold(id)))
            });
            let Some((about, choice)) = open else { return };
            self.tell(Command::Settle { about, choice });
        }
    }

    pub(crate) fn everything(&self) -> Document {
        self.source(|source| source.everything())
    }

    pub(crate) fn class(&self, class: ClassId, year: SchoolYear) -> Document {
        self.source(|source| source.class(class, year))
    }

    pub(crate) fn some_of_class(&self, class: ClassId, year: SchoolYear, only: &[PupilId]) -> Document {
        self.source(|source| source.some_of_class(class, year, Some(only)))
    }

    pub(crate) fn one_child(&self, pupil: PupilId) -> Document {
        self.source(|source| source.pupil(pupil))
    }

    pub(crate) fn settings(&self) -> Document {
        self.source(|source| source.settings())
    }

    fn source<T>(&self, export: impl FnOnce(&Source<'_>) -> T) -> T {
        export(&Source { files: self.files(), school: self.school().unwrap(), statement: &statement })
    }

    pub(crate) fn preview(&self, document: &Document) -> Result<Preview, ImportProblem> {
        preview(self.files(), self.school(), &knows, document)
    }

    /// Looks through several files at once: what they would bring, what those say of themselves that can be taken in, and which cannot.
    #[allow(clippy::type_complexity, reason = "what there is to say of several files")]
    pub(crate) fn look(
        &self,
        documents: Vec<(usize, Document)>,
    ) -> (Result<Preview, ImportProblem>, Vec<Document>, Vec<(usize, ImportProblem)>) {
        let mut looking = Looking::of(self.files(), self.school(), documents);
        loop {
            if let Some(seen) = looking.go_on(&knows) {
                let (documents, refused) = looking.into_documents();
                return (seen, documents, refused);
            }
        }
    }

    /// Takes in a file, with everything the preview proposes agreed to. A device without a school joins the file's, but for settings.
    pub(crate) fn take(&mut self, document: &Document) -> Preview {
        let seen = self.preview(document).unwrap();
        let import = Import {
            school: document.school_to_join(),
            entries: seen.new.clone(),
            erase: seen.erases(seen.would_erase.iter().map(|(id, _)| *id)),
            links: seen.links(|_| true),
            joins: Vec::new(),
            bands: seen.bands.clone(),
            criteria: seen.criteria.clone(),
            accept: seen.other_school,
        };
        self.tell(Command::Import(import));
        seen
    }

    /// The one child of this forename.
    pub(crate) fn pupil(&self, forename: &str) -> PupilId {
        let found: Vec<_> = self.roll().pupils().into_iter().filter(|(_, details)| details.forename == forename).collect();
        assert_eq!(found.len(), 1, "{forename}: {found:?}");
        found[0].0
    }

    /// What a voice says of a criterion.
    pub(crate) fn rating(&self, pupil: PupilId, voice: Voice, criterion: &str, period: &str) -> Option<Reading<String>> {
        let fold = self.fold(pupil);
        let reading = fold.rating(voice, criterion.parse().unwrap(), period.parse().unwrap())?;
        Some(match reading {
            Reading::Settled(band) => Reading::Settled(band.to_string()),
            Reading::Contested(_) => Reading::Contested(Vec::new()),
        })
    }
}

/// The curriculum of these devices: maths only, in words that never change.
pub(crate) fn statement(id: CriterionId) -> Option<String> {
    knows(id).then(|| format!("I can do number {} of stage {}.", id.number, id.stage))
}

pub(crate) fn knows(id: CriterionId) -> bool {
    id.subject.as_str() == "maths"
}

/// A child's details.
pub(crate) fn child(forename: &str, surname: &str, upn: Option<&str>, born: Option<&str>) -> Pupil {
    Pupil {
        forename: forename.into(),
        surname: surname.into(),
        upn: upn.and_then(lantern::domain::Upn::typed),
        born: born.map(|b| b.parse().unwrap()),
    }
}

pub(crate) fn year() -> SchoolYear {
    "2026-27".parse().unwrap()
}

/// Puts a child into no class.
pub(crate) fn left() -> Placement {
    Placement { class: None, year_group: None }
}

/// The request for a colour scheme from the second half of autumn on.
pub(crate) fn set_scheme(scheme: lantern::domain::Scheme) -> lantern::workspace::HoldFrom {
    let now: lantern::domain::Period = "2026-27.autumn-2".parse().unwrap();
    lantern::workspace::HoldFrom { now, from: now, ask: lantern::workspace::Setting::Scheme { scheme } }
}

/// The default scheme with its middle band under another key, and other words for green.
pub(crate) fn reworded(middle: &str) -> lantern::domain::Scheme {
    let mut bands = lantern::domain::Scheme::default().bands().to_vec();
    bands[1].key = middle.parse().unwrap();
    bands[1].word = "Nearly".into();
    bands[1].letter = 'N';
    bands[2].word = "Secure".into();
    bands[2].letter = 'S';
    lantern::domain::Scheme::new(bands).unwrap()
}
