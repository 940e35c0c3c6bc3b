//! What each kind of entry says of a child, in words that follow the name of the person who wrote it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::phrases::{class, day, half_term, remark, shortened, small, staff, times};
use super::{Source, phrases, settings};
use crate::domain::picture::picture;
use crate::domain::{
    Area, BandKey, CriterionId, Date, EntryId, KeyStage, Meeting, MeetingId, Period, PraiseKey, Pupil, PupilId, Role, SchoolYear,
    StrandKey, SubjectKey, Target, TargetId, Test, TestKey, VerdictKey, Voice,
};
use crate::ledger::{Change, Entry, Reading};
use crate::report::curriculum::subject_title;

/// How many entries are told one by one where several were taken away at once.
const TOLD: usize = 3;
/// How much of an entry is told where it was taken away, in characters; it stands in full where it was written.
const TOLD_LONG: usize = 200;
/// How many undos of undos are followed. More happen in forged files only.
const CHAIN: usize = 100;

/// Words that were looked up before: a seven-year file asks for the same few thousands of times.
struct Known<K>(RefCell<Vec<(K, String)>>);

impl<K: PartialEq> Known<K> {
    fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    fn get(&self, key: K, make: impl FnOnce() -> String) -> String {
        let known = self.0.borrow().iter().find(|(known, _)| *known == key).map(|(_, words)| words.clone());
        known.unwrap_or_else(|| {
            let words = make();
            self.0.borrow_mut().push((key, words.clone()));
            words
        })
    }
}

/// Puts entries about one child into words.
pub(super) struct Words<'a> {
    source: Source<'a>,
    ids: Vec<PupilId>,
    entries: HashMap<EntryId, &'a Arc<Entry>>,
    targets: BTreeMap<TargetId, &'a Target>,
    meetings: BTreeMap<MeetingId, &'a Meeting>,
    tests: Vec<(TestKey, Test)>,
    bands: Known<BandKey>,
    subjects: Known<SubjectKey>,
    strands: Known<StrandKey>,
    praises: Known<PraiseKey>,
}

impl<'a> Words<'a> {
    /// For a child by all its ids; `all` are the entries about it, newest first.
    pub(super) fn new(source: &Source<'a>, ids: Vec<PupilId>, all: &[&'a Arc<Entry>]) -> Self {
        let (mut targets, mut meetings) = (BTreeMap::new(), BTreeMap::new());
        for entry in all {
            match &entry.change {
                Change::TargetAgreed { target, details } => drop(targets.entry(*target).or_insert(details)),
                Change::MeetingSet { meeting, details } => drop(meetings.entry(*meeting).or_insert(details)),
                _ => {}
            }
        }
        Self {
            source: *source,
            ids,
            entries: all.iter().map(|entry| (entry.id, *entry)).collect(),
            targets,
            meetings,
            tests: source.files.roll().tests(),
            bands: Known::new(),
            subjects: Known::new(),
            strands: Known::new(),
            praises: Known::new(),
        }
    }

    fn named(&self, entry: &Entry) -> Vec<&'a Entry> {
        entry.replaces.iter().filter_map(|id| self.entries.get(id).copied()).map(Arc::as_ref).collect()
    }

    /// The facts an entry is about: itself, or whatever it takes away or brings back in the end.
    pub(super) fn facts(&self, entry: &'a Entry) -> Vec<&'a Entry> {
        let (mut facts, mut open, mut seen) = (Vec::new(), vec![entry], HashSet::new());
        while let Some(entry) = open.pop() {
            if !seen.insert(entry.id) {
                continue;
            }
            if entry.change.takes_away() {
                open.extend(self.named(entry).into_iter().rev());
            } else {
                facts.push(entry);
            }
        }
        facts
    }

    /// The half term an entry is about; the one it was written in where it is about none.
    pub(super) fn period(&self, entry: &Entry) -> Option<Period> {
        let roll = self.source.files.roll();
        let on = |date: Date| roll.term_dates(SchoolYear::of(date)).period_on(date);
        let of_meeting = |meeting| self.meetings.get(meeting).map(|details| details.period);
        let about = match &entry.change {
            Change::Rated { period, .. }
            | Change::StrandRated { period, .. }
            | Change::StageSet { period, .. }
            | Change::Reviewed { period, .. }
            | Change::Judged { period, .. }
            | Change::HeadingJudged { period, .. }
            | Change::AttendanceSet { period, .. } => Some(*period),
            Change::TargetAgreed { details, .. } => Some(details.period),
            Change::TargetReviewed { target, .. } => self.targets.get(target).map(|details| details.period),
            Change::MeetingSet { details, .. } => Some(details.period),
            Change::MeetingSaid { meeting, .. } | Change::MeetingAgreed { meeting, .. } | Change::MeetingAmended { meeting, .. } => {
                of_meeting(meeting)
            }
            Change::Answered { round, .. } => roll.round(*round).as_ref().and_then(Reading::any).map(|round| round.period),
            Change::Scored { date, .. }
            | Change::DayNoted { date, .. }
            | Change::IncidentNoted { date, .. }
            | Change::Praised { date, .. } => Some(on(*date)),
            Change::SlotBooked { day, .. } => roll.consultation(*day).as_ref().and_then(Reading::any).map(|day| on(day.date)),
            Change::Unknown(_) => return None,
            // These are about no half term.
            Change::Noted { .. } | Change::PictureChosen { .. } | Change::MentorSet { .. } => None,
            Change::PupilSet { .. } | Change::PupilPlaced { .. } | Change::PupilLinked { .. } | Change::SiblingsSet { .. } => None,
            Change::SchoolNamed { .. }
            | Change::SchemeSet { .. }
            | Change::TermDatesSet { .. }
            | Change::StaffSet { .. }
            | Change::ClassSet { .. }
            | Change::SchoolAccepted { .. }
            | Change::BandMet { .. }
            | Change::CriterionMet { .. }
            | Change::SubjectSet { .. }
            | Change::CriterionSet { .. }
            | Change::NotTaught { .. }
            | Change::ThresholdsSet { .. }
            | Change::TestSet { .. }
            | Change::StrandSet { .. }
            | Change::PraiseSet { .. }
            | Change::ConductSet { .. }
            | Change::RoundSet { .. }
            | Change::MentoringSet { .. }
            | Change::ConsultationSet { .. } => None,
            Change::Retracted {} | Change::Undone {} => None,
        };
        about.or_else(|| Some(on((self.source.day)(entry.at))))
    }

    /// An entry in words.
    pub(super) fn of(&self, entry: &'a Entry) -> String {
        match entry.change {
            Change::Retracted {} => format!("took back: {}", self.list(&self.named(entry))),
            Change::Undone {} => {
                let (mut undo, mut again) = (entry, false);
                for _ in 0..CHAIN {
                    let named = self.named(undo);
                    let [inner] = named.as_slice() else { break };
                    if !matches!(inner.change, Change::Undone {}) {
                        break;
                    }
                    (undo, again) = (inner, !again);
                }
                format!("{}: {}", if again { "did again" } else { "undid" }, self.list(&self.named(undo)))
            }
            _ => self.fact(entry),
        }
    }

    fn list(&self, entries: &[&'a Entry]) -> String {
        if entries.is_empty() {
            return "something that is not in this file".to_owned();
        }
        let told = entries.iter().take(TOLD).map(|entry| match entry.change {
            Change::Undone {} => "an undo".to_owned(),
            Change::Retracted {} => {
                let facts = self.facts(entry);
                let told: Vec<String> = facts.iter().take(TOLD).map(|fact| shortened(&self.fact(fact), TOLD_LONG)).collect();
                format!("took back {}", told.join("; "))
            }
            _ => shortened(&self.fact(entry), TOLD_LONG),
        });
        let told = told.collect::<Vec<_>>().join("; ");
        match entries.len().saturating_sub(TOLD) {
            0 => told,
            more => format!("{told}; and {more} more"),
        }
    }

    fn fact(&self, entry: &Entry) -> String {
        let roll = self.source.files.roll();
        let here = SchoolYear::of((self.source.day)(entry.at));
        let of = |period: &Period| half_term(*period, here);
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
                format!("looked through {} stage {stage} for {}: the rest is as it was", self.subject(*subject), of(period))
            }
            Change::Judged { aspect, subject, period, verdict, suggested, note } => {
                let otherwise = suggested.filter(|s| s != verdict).map(|s| format!(", where {} was suggested", self.verdict(s)));
                let (what, subject, word) = (phrases::aspect(*aspect), self.subject(*subject), self.verdict(*verdict));
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
                    words += &format!(", late {}", times(attendance.late));
                }
                words
            }
            Change::DayNoted { date, slip } => format!("noted for {}: {}", day(*date), phrases::slip(*slip)),
            Change::IncidentNoted { date, details, .. } => {
                let done = if details.done.is_empty() { String::new() } else { format!(" – what was done: “{}”", details.done) };
                let strand = self.strand(details.strand);
                format!("noted an incident on {}, {strand}: {}{}{done}", day(*date), details.kind, remark(&details.happened))
            }
            Change::TargetAgreed { details, .. } => {
                let (how, area) = (if details.carried_from.is_some() { "carried over" } else { "agreed" }, self.target_area(details.area));
                format!("{how} a target {area} for {}: “{}”", of(&details.period), details.text)
            }
            Change::TargetReviewed { target, voice, band } => {
                let target = self.targets.get(target).map_or_else(|| "a target".to_owned(), |t| format!("the target “{}”", t.text));
                let whose = if childs(voice) { "put down the child’s own view of" } else { "reviewed" };
                format!("{whose} {target}: {}", self.band(*band))
            }
            Change::Scored { test, date, score } => {
                let test = self.tests.iter().find(|(key, _)| key == test).map_or_else(|| test.to_string(), |(_, test)| test.name.clone());
                match score {
                    Some(score) => format!("entered a score in {test} on {}: {score}", day(*date)),
                    None => format!("noted the child absent from {test} on {}", day(*date)),
                }
            }
            Change::Praised { date, details, .. } => {
                let points = if details.points == 1 { "1 point".to_owned() } else { format!("{} points", details.points) };
                format!(
                    "gave praise on {}: {}, {points}{}",
                    day(*date),
                    self.praises.get(details.kind, || phrases::praise(roll, details.kind)),
                    remark(&details.note)
                )
            }
            Change::Answered { question, text, .. } if text.is_empty() => {
                format!("took the answer to “{}” away", phrases::question(*question))
            }
            Change::Answered { question, text, .. } => format!("answered “{}”: “{text}”", phrases::question(*question)),
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
                format!("{how} the mentoring meeting of {} for {}", day(details.date), of(&details.period))
            }
            Change::MeetingSaid { meeting, part, text } if text.is_empty() => {
                format!("took away {} in {}", phrases::part(*part), self.meeting(*meeting))
            }
            Change::MeetingSaid { meeting, part, text } => {
                format!("wrote down {} in {}: “{text}”", phrases::part(*part), self.meeting(*meeting))
            }
            Change::MeetingAgreed { meeting, party, name, signature } => {
                let signed = if signature.is_empty() { "" } else { ", with a signature" };
                format!("agreed to {} as the {party}, by the name “{name}”{signed}", self.meeting(*meeting))
            }
            Change::MeetingAmended { meeting, text, .. } => format!("corrected {}: “{text}”", self.meeting(*meeting)),
            Change::SlotBooked { day: on, at, place, .. } => {
                let details = roll.consultation(*on);
                let details = details.as_ref().and_then(Reading::any);
                let date = details
                    .map_or_else(|| "a Parent Consultation Day".to_owned(), |d| format!("the Parent Consultation Day, {}", day(d.date)));
                let place = details.and_then(|d| d.place(*place)).map(|place| format!(", {}", place.name)).unwrap_or_default();
                format!("booked the slot at {at} on {date}{place}")
            }
            Change::PupilSet { details, .. } => {
                let born = details.born.map(|date| format!(", born {}", day(date))).unwrap_or_default();
                let upn = details.upn.as_ref().map(|upn| format!(", UPN {upn}")).unwrap_or_default();
                format!("{} the name and details: {}{born}{upn}", if again { "changed" } else { "entered" }, details.full_name())
            }
            Change::PupilPlaced { year, placement, .. } => {
                let group = placement.year_group.map(|group| format!(", {}", group.name())).unwrap_or_default();
                match placement.class {
                    Some(of) => format!("put the child into {}{group}, for {year}", class(roll, of)),
                    None => format!("noted that the child has left, in {year}"),
                }
            }
            Change::PupilLinked { .. } => "linked two enrolments of this child, so that both read as one file".to_owned(),
            Change::SiblingsSet { pupil, sibling } => {
                let other = if self.ids.contains(pupil) { *sibling } else { *pupil };
                let name = roll.pupil(other).as_ref().and_then(Reading::any).map(Pupil::full_name);
                format!("noted {} as a brother or sister", name.unwrap_or_else(|| "a child who is no longer here".to_owned()))
            }
            other => settings::words(other, roll),
        }
    }

    fn band(&self, key: BandKey) -> String {
        self.bands.get(key, || self.source.files.roll().band(key).map_or_else(|| key.to_string(), |band| small(&band.word)))
    }

    fn subject(&self, key: SubjectKey) -> String {
        self.subjects.get(key, || subject_title(self.source.files.roll(), key))
    }

    fn strand(&self, key: StrandKey) -> String {
        self.strands.get(key, || self.source.files.roll().strand(key).map_or_else(|| key.to_string(), |strand| strand.name))
    }

    /// The subject of a criterion, and its statement where it is known.
    fn statement(&self, criterion: CriterionId) -> String {
        let subject = self.subject(criterion.subject);
        (self.source.statement)(criterion).map_or_else(|| subject.clone(), |text| format!("{subject}: {text}"))
    }

    fn verdict(&self, verdict: VerdictKey) -> String {
        let key = verdict.as_str();
        let band = key.parse().ok().filter(|band| self.source.files.roll().band(*band).is_some()).map(|band| self.band(band));
        let level = || {
            let all = [KeyStage::Frameworks, KeyStage::Levels].into_iter().flat_map(KeyStage::verdicts);
            all.copied().find(|(known, _)| *known == key).map(|(_, words)| words.to_owned())
        };
        band.or_else(level).unwrap_or_else(|| key.to_owned())
    }

    fn target_area(&self, area: Area) -> String {
        match area {
            Area::Subject(subject) => format!("in {}", self.subject(subject)),
            Area::Strand(strand) => format!("in {}", self.strand(strand)),
            Area::Personal => "of the child’s own".to_owned(),
        }
    }

    fn meeting(&self, meeting: MeetingId) -> String {
        let of = self.meetings.get(&meeting).map(|details| format!("the meeting of {}", day(details.date)));
        of.unwrap_or_else(|| "a meeting".to_owned())
    }
}
