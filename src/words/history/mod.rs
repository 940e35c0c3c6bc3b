//! What each kind of entry says of a child, in words that follow the name of the person who wrote it.

mod settings;

use std::cell::RefCell;

use super::letters::{remark, shortened, small};
use super::names::{class, group, praise, staff, subject_title};
use super::targets::PERSONAL_OF;
use super::{attitude, calendar, child, counts, judgements, meetings, people};
use crate::domain::order;
use crate::domain::picture::picture;
use crate::domain::{
    Area, BandKey, CriterionId, Date, Meeting, MeetingId, Moment, Period, PraiseKey, Pupil, PupilId, Role, SchoolYear, StrandKey,
    SubjectKey, Target, TargetId, Test, TestKey, VerdictKey, Voice,
};
use crate::ledger::{Change, Entry, FilePart, Reading, Roll};

/// A file without entries.
pub const EMPTY: &str = "Nothing has been written in this file yet.";
/// Filters that find nothing.
pub const NO_MATCH: &str = "Nothing here matches. Clear the filters.";

impl FilePart {
    /// Its name, as a teacher chooses it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Academic => "Academic work",
            Self::Attitude => "Attitude and behaviour",
            Self::Targets => "Targets",
            Self::Meetings => "Meetings",
            Self::Praise => "Praise",
            Self::Tests => "Tests",
            Self::OwnVoice => "The child’s own voice",
            Self::Notes => "Notes",
            Self::Details => "Name, class and family",
            Self::Other => "Other",
        }
    }
}

/// How much of an entry is told where it was taken away, in characters; it stands in full where it was written.
const TOLD_LONG: usize = 200;

/// What somebody did by an entry.
#[derive(Clone, Debug)]
pub enum Deed<'a> {
    /// Stated a fact.
    Stated(&'a Entry),
    /// Took facts back.
    TookBack(Several<'a>),
    /// Undid something.
    Undid(Several<'a>),
    /// Undid an undo.
    DidAgain(Several<'a>),
}

/// What was taken away or brought back, where it may be much.
#[derive(Clone, Debug)]
pub struct Several<'a> {
    /// What is told one by one.
    pub told: Vec<Past<'a>>,
    /// How many more there are.
    pub more: usize,
}

/// One deed among several.
#[derive(Clone, Debug)]
pub enum Past<'a> {
    /// A fact.
    Fact(&'a Entry),
    /// Facts that had been taken back.
    TakenBack(Vec<&'a Entry>),
    /// An undo.
    Undo,
}

/// Words that were looked up before: a seven-year file asks for the same few thousands of times.
struct LookedUp<K>(RefCell<order::Map<K, String>>);

impl<K: Ord> LookedUp<K> {
    fn new() -> Self {
        Self(RefCell::new(order::Map::new()))
    }

    fn get(&self, key: K, make: impl FnOnce() -> String) -> String {
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        let words = make();
        self.0.borrow_mut().keep(key, words.clone());
        words
    }
}

/// What is known of the child and its school while entries are told.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The roll of the files.
    pub roll: &'a Roll,
    /// The child, by all its ids.
    pub ids: &'a [PupilId],
    /// Its targets in their latest words.
    pub targets: &'a order::Map<TargetId, &'a Target>,
    /// Its meetings as they were last set.
    pub meetings: &'a order::Map<MeetingId, &'a Meeting>,
    /// The statement of a criterion, where it is known.
    pub statement: &'a dyn Fn(CriterionId) -> Option<String>,
    /// The day of a moment, where the reader is.
    pub day: &'a dyn Fn(Moment) -> Date,
}

/// Puts entries about one child into words.
pub struct Teller<'a> {
    known: Known<'a>,
    tests: Vec<(TestKey, Test)>,
    bands: LookedUp<BandKey>,
    subjects: LookedUp<SubjectKey>,
    strands: LookedUp<StrandKey>,
    praises: LookedUp<PraiseKey>,
}

impl<'a> Teller<'a> {
    /// For a child.
    #[must_use]
    pub fn new(known: Known<'a>) -> Self {
        let tests = known.roll.tests_from_the_beginning();
        Self { known, tests, bands: LookedUp::new(), subjects: LookedUp::new(), strands: LookedUp::new(), praises: LookedUp::new() }
    }

    /// A deed in words.
    #[must_use]
    pub fn tells(&self, deed: &Deed<'_>) -> String {
        match deed {
            Deed::Stated(entry) => self.fact(entry),
            Deed::TookBack(what) => format!("took back: {}", self.list(what)),
            Deed::Undid(what) => format!("undid: {}", self.list(what)),
            Deed::DidAgain(what) => format!("did again: {}", self.list(what)),
        }
    }

    fn list(&self, what: &Several<'_>) -> String {
        if what.told.is_empty() {
            return "something that is not in this file".to_owned();
        }
        let short = |entry: &Entry| shortened(&self.fact(entry), TOLD_LONG);
        let told = what.told.iter().map(|past| match past {
            Past::Undo => "an undo".to_owned(),
            Past::TakenBack(facts) => {
                let told: Vec<String> = facts.iter().map(|fact| short(fact)).collect();
                format!("took back {}", told.join("; "))
            }
            Past::Fact(entry) => short(entry),
        });
        let told = told.collect::<Vec<_>>().join("; ");
        match what.more {
            0 => told,
            more => format!("{told}; and {more} more"),
        }
    }

    fn fact(&self, entry: &Entry) -> String {
        let roll = self.known.roll;
        let here = SchoolYear::of((self.known.day)(entry.at));
        let of = |period: &Period| calendar::within(*period, here);
        let again = !entry.replaces.is_empty();
        let childs = |voice: &Voice| *voice == Voice::Child && entry.by.role != Role::Child;
        match &entry.change {
            Change::Rated { voice, criterion, period, band } => {
                let (number, statement, band) = (criterion.label(), self.statement(*criterion), self.band(*band));
                if childs(voice) {
                    format!("put down the child’s own rating of {number} for {}: {band} – {statement}", of(period))
                } else {
                    format!("rated {number} {band} for {} – {statement}", of(period))
                }
            }
            Change::StrandRated { voice, strand, period, band, suggested } => {
                let (strand, word) = (self.strand(*strand), self.band(*band));
                let otherwise = suggested.filter(|s| s != band).map(|s| format!(", where {} was suggested", self.band(s)));
                if childs(voice) {
                    format!("put down the child’s own rating of {strand} for {}: {word}", of(period))
                } else {
                    format!("rated {strand} {word} for {}{}", of(period), otherwise.unwrap_or_default())
                }
            }
            Change::StageSet { subject, period, stage } => {
                format!("set {} to stage {stage} from {} on", self.subject(*subject), of(period))
            }
            Change::Reviewed { subject, stage, period } => {
                format!("said of {} stage {stage} for {} that the rest is unchanged", self.subject(*subject), of(period))
            }
            Change::Judged { aspect, subject, period, verdict, suggested, note } => {
                let otherwise = suggested.filter(|s| s != verdict).map(|s| format!(", where {} was suggested", self.verdict(s)));
                let (what, subject, word) = (judgements::aspect_of(*aspect), self.subject(*subject), self.verdict(*verdict));
                format!("judged {what} in {subject} {word} for {}{}{}", of(period), otherwise.unwrap_or_default(), remark(note))
            }
            Change::HeadingJudged { heading, period, band, suggested, note } => {
                let otherwise = suggested.filter(|s| s != band).map(|s| format!(", where {} was suggested", self.band(s)));
                format!("judged {heading} {} for {}{}{}", self.band(*band), of(period), otherwise.unwrap_or_default(), remark(note))
            }
            Change::AttendanceSet { period, attendance } => {
                let mut words =
                    format!("entered attendance for {}: {} of {} sessions", of(period), attendance.attended, attendance.possible);
                if attendance.unauthorised > 0 {
                    words += &format!(", {} absences unauthorised", attendance.unauthorised);
                }
                if attendance.late > 0 {
                    words += &format!(", late {}", counts::times(attendance.late));
                }
                words
            }
            Change::DayNoted { date, slip } => format!("noted for {}: {}", calendar::date(*date), attitude::slip_noted(*slip)),
            Change::IncidentNoted { date, details, .. } => {
                let done = if details.done.is_empty() { String::new() } else { format!(" – what was done: “{}”", details.done) };
                let strand = self.strand(details.strand);
                format!("noted an incident on {}, {strand}: {}{}{done}", calendar::date(*date), details.kind, remark(&details.happened))
            }
            Change::TargetAgreed { details, .. } => {
                let (how, area) = (if details.carried_from.is_some() { "carried over" } else { "agreed" }, self.target_area(details.area));
                format!("{how} a target {area} for {}: “{}”", of(&details.period), details.text)
            }
            Change::TargetReviewed { target, voice, band } => {
                let target = self.known.targets.get(target).map_or_else(|| "a target".to_owned(), |t| format!("the target “{}”", t.text));
                let whose = if childs(voice) { "put down the child’s own view of" } else { "reviewed" };
                format!("{whose} {target}: {}", self.band(*band))
            }
            Change::Scored { test, date, score } => {
                let test = self.tests.iter().find(|(key, _)| key == test).map_or_else(|| test.to_string(), |(_, test)| test.name.clone());
                match score {
                    Some(score) => format!("entered a score in {test} on {}: {score}", calendar::date(*date)),
                    None => format!("noted the child absent from {test} on {}", calendar::date(*date)),
                }
            }
            Change::Praised { date, details, .. } => {
                let points = if details.points == 1 { "1 point".to_owned() } else { format!("{} points", details.points) };
                format!(
                    "gave praise on {}: {}, {points}{}",
                    calendar::date(*date),
                    self.praises.get(details.kind, || praise(roll, details.kind)),
                    remark(&details.note)
                )
            }
            Change::Answered { question, text, .. } if text.is_empty() => {
                format!("took the answer to “{}” away", child::question(*question))
            }
            Change::Answered { question, text, .. } => format!("answered “{}”: “{text}”", child::question(*question)),
            Change::PictureChosen { picture: key } => {
                let (sign, name) = picture(*key);
                format!("chose a picture: {name} {sign}")
            }
            Change::Noted { text, .. } => format!("{} a note: “{text}”", if again { "changed" } else { "wrote" }),
            Change::MentorSet { mentor } => format!("chose {} as the mentor", staff(roll, *mentor)),
            Change::MeetingSet { details, .. } => {
                let how = match (details.done, again) {
                    (true, _) => "ended",
                    (false, true) => "changed",
                    (false, false) => "began",
                };
                format!("{how} the mentoring meeting of {} for {}", calendar::date(details.date), of(&details.period))
            }
            Change::MeetingSaid { meeting, part, text } if text.is_empty() => {
                format!("took away {} in {}", meetings::part_of(*part), self.meeting(*meeting))
            }
            Change::MeetingSaid { meeting, part, text } => {
                format!("wrote down {} in {}: “{text}”", meetings::part_of(*part), self.meeting(*meeting))
            }
            Change::MeetingAgreed { meeting, party, name, signature } => {
                let signed = if signature.is_empty() { "" } else { ", with a signature" };
                format!("agreed to {} as the {party}, by the name “{name}”{signed}", self.meeting(*meeting))
            }
            Change::MeetingAmended { meeting, text, .. } => format!("corrected {}: “{text}”", self.meeting(*meeting)),
            Change::SlotBooked { day: on, at, place, .. } => {
                let details = roll.consultation(*on);
                let details = details.as_ref().and_then(Reading::any);
                let date = details.map_or_else(
                    || "a Parent Consultation Day".to_owned(),
                    |d| format!("the Parent Consultation Day, {}", calendar::date(d.date)),
                );
                let place = details.and_then(|d| d.place(*place)).map(|place| format!(", {}", place.name)).unwrap_or_default();
                format!("booked the slot at {at} on {date}{place}")
            }
            Change::PupilSet { details, .. } => {
                let born = details.born.map(|date| format!(", born {}", calendar::date(date))).unwrap_or_default();
                let upn = details.upn.as_ref().map(|upn| format!(", UPN {upn}")).unwrap_or_default();
                format!("{} the name and details: {}{born}{upn}", if again { "changed" } else { "entered" }, details.full_name())
            }
            Change::LegalNameSet { legal, .. } => {
                let name = format!("{} {}", legal.forename, legal.surname);
                format!("{} the legal name: {}", if again { "changed" } else { "entered" }, name.trim())
            }
            Change::PupilPlaced { year, placement, .. } => {
                let group = placement.year_group.map(|group| format!(", {}", group.name())).unwrap_or_default();
                match placement.class {
                    Some(of) => format!("put the child into {}{group}, for {year}", class(roll, of)),
                    None => format!("noted that the child has left, in {year}"),
                }
            }
            Change::PupilLeft { left, .. } => {
                let why = if left.why.is_empty() { String::new() } else { format!(": {}", left.why) };
                format!("noted that the child {}{why}", people::left(left))
            }
            Change::PupilLinked { .. } => "linked two enrolments of this child, so that both read as one file".to_owned(),
            Change::WasIn { class: of, until, .. } => {
                format!("noted that the child was in {} until {}", class(roll, *of), calendar::named(*until))
            }
            Change::InGroup { group: key, .. } => format!("put the child into the group {}", group(roll, *key)),
            Change::SiblingsSet { pupil, sibling } => format!("noted {} as a brother or sister", self.other(*pupil, *sibling)),
            Change::SiblingsDenied { pupil, sibling } => {
                format!("noted that {} is no brother or sister", self.other(*pupil, *sibling))
            }
            other => settings::words(other, roll),
        }
    }

    /// What the other of two children is called.
    fn other(&self, pupil: PupilId, sibling: PupilId) -> String {
        let other = if self.known.ids.contains(&pupil) { sibling } else { pupil };
        let name = self.known.roll.pupil(other).as_ref().and_then(Reading::any).map(Pupil::full_name);
        name.unwrap_or_else(|| "a child who is no longer here".to_owned())
    }

    fn band(&self, key: BandKey) -> String {
        self.bands.get(key, || self.known.roll.band(key).map_or_else(|| key.to_string(), |band| small(&band.word)))
    }

    fn subject(&self, key: SubjectKey) -> String {
        self.subjects.get(key, || subject_title(self.known.roll, key))
    }

    fn strand(&self, key: StrandKey) -> String {
        self.strands.get(key, || self.known.roll.strand(key).map_or_else(|| key.to_string(), |strand| strand.name))
    }

    /// The subject of a criterion, and its statement where it is known.
    fn statement(&self, criterion: CriterionId) -> String {
        let subject = self.subject(criterion.subject);
        (self.known.statement)(criterion).map_or_else(|| subject.clone(), |text| format!("{subject}: {text}"))
    }

    fn verdict(&self, verdict: VerdictKey) -> String {
        let key = verdict.as_str();
        let band = key.parse().ok().filter(|band| self.known.roll.band(*band).is_some()).map(|band| self.band(band));
        band.unwrap_or_else(|| judgements::level(key))
    }

    fn target_area(&self, area: Area) -> String {
        match area {
            Area::Subject(subject) => format!("in {}", self.subject(subject)),
            Area::Strand(strand) => format!("in {}", self.strand(strand)),
            Area::Personal => PERSONAL_OF.to_owned(),
        }
    }

    fn meeting(&self, meeting: MeetingId) -> String {
        let of = self.known.meetings.get(&meeting).map(|details| format!("the meeting of {}", calendar::date(details.date)));
        of.unwrap_or_else(|| "a meeting".to_owned())
    }
}

/// Of a long history the newest are shown.
#[must_use]
pub fn newest(now: usize, of: usize) -> String {
    format!("Here are the newest {now} of {of}. What is shown here is what is printed.")
}
