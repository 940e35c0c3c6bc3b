//! What each entry of a child is about: the facts behind what takes away and brings back, and their half term.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::HistorySource;
use crate::domain::{Date, EntryId, Meeting, MeetingId, Moment, Period, SchoolYear, Target, TargetId, order};
use crate::ledger::{Change, Entry, Reading, Roll};
use crate::words::history::{Deed, Past, Several};

/// How many entries are told one by one where several were taken away at once.
const TOLD: usize = 3;
/// How many undos of undos are followed. More happen in forged files only.
const CHAIN: usize = 100;

/// What stands behind the entries about one child.
pub(super) struct Behind<'a> {
    roll: &'a Roll,
    day: &'a dyn Fn(Moment) -> Date,
    named: HashMap<EntryId, Named<'a>>,
    facts: HashMap<EntryId, Vec<&'a Entry>>,
    /// The targets in their latest words.
    pub(super) targets: order::Map<TargetId, &'a Target>,
    /// The meetings as they were last set.
    pub(super) meetings: order::Map<MeetingId, &'a Meeting>,
}

/// What an entry that only takes away names, as far as it is about the child: some of it, and how much it is.
#[derive(Default)]
struct Named<'a> {
    told: Vec<&'a Entry>,
    count: usize,
}

/// Looks up once what every entry names, however often it is then asked for: somebody may have undone an undo of an undo, and so on.
fn named<'a>(all: &[&'a Arc<Entry>]) -> HashMap<EntryId, Named<'a>> {
    let known: HashMap<EntryId, &'a Entry> = all.iter().map(|entry| (entry.id, Arc::as_ref(*entry))).collect();
    let mut found = HashMap::new();
    for entry in all.iter().filter(|entry| entry.change.takes_away()) {
        let mut named = Named::default();
        for one in entry.replaces.iter().filter_map(|id| known.get(id)) {
            named.count += 1;
            if named.told.len() < TOLD {
                named.told.push(one);
            }
        }
        found.insert(entry.id, named);
    }
    found
}

/// The first few facts each entry takes away or brings back in the end, the nearest first; and in how many steps they were found. A fact is
/// handed on from what it is named by to what names that, so that a chain is walked once, however long it is, and a circle ends.
fn facts_behind<'a>(all: &[&'a Arc<Entry>]) -> (HashMap<EntryId, Vec<&'a Entry>>, usize) {
    let mut named_by: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
    for entry in all.iter().rev().filter(|entry| entry.change.takes_away()) {
        for id in &entry.replaces {
            named_by.entry(*id).or_default().push(entry.id);
        }
    }
    let mut facts: Vec<&'a Entry> = all.iter().filter(|entry| !entry.change.takes_away()).map(|entry| Arc::as_ref(*entry)).collect();
    order::sort_by_key(&mut facts, |fact| fact.id);
    let mut open: VecDeque<(EntryId, &'a Entry)> = facts.into_iter().map(|fact| (fact.id, fact)).collect();
    let (mut behind, mut steps): (HashMap<EntryId, Vec<&'a Entry>>, usize) = (HashMap::new(), 0);
    while let Some((at, fact)) = open.pop_front() {
        for by in named_by.get(&at).into_iter().flatten() {
            steps += 1;
            let known = behind.entry(*by).or_default();
            if known.len() < TOLD && !known.iter().any(|one| one.id == fact.id) {
                known.push(fact);
                open.push_back((*by, fact));
            }
        }
    }
    (behind, steps)
}

impl<'a> Behind<'a> {
    /// `all` are the entries about the child, newest first.
    pub(super) fn new(source: &HistorySource<'a>, all: &[&'a Arc<Entry>]) -> Self {
        let (mut targets, mut meetings) = (order::Map::new(), order::Map::new());
        for entry in all {
            match &entry.change {
                Change::TargetAgreed { target, details } => targets.keep(*target, details),
                Change::MeetingSet { meeting, details } => meetings.keep(*meeting, details),
                _ => {}
            }
        }
        let (facts, _) = facts_behind(all);
        Self { roll: source.files.roll(), day: source.day, named: named(all), facts, targets, meetings }
    }

    /// The fact an entry is about: itself, or the nearest of what it takes away or brings back in the end.
    pub(super) fn fact(&self, entry: &'a Entry) -> Option<&'a Entry> {
        if entry.change.takes_away() { self.facts.get(&entry.id)?.first().copied() } else { Some(entry) }
    }

    /// The half term an entry is about; the one it was written in where it is about none.
    pub(super) fn period(&self, entry: &Entry) -> Option<Period> {
        let on = |date: Date| self.roll.term_dates(SchoolYear::of(date)).period_on(date);
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
            Change::Answered { round, .. } => self.roll.round(*round).as_ref().and_then(Reading::any).map(|round| round.period),
            Change::Scored { date, .. }
            | Change::DayNoted { date, .. }
            | Change::IncidentNoted { date, .. }
            | Change::Praised { date, .. } => Some(on(*date)),
            Change::SlotBooked { day, .. } => self.roll.consultation(*day).as_ref().and_then(Reading::any).map(|day| on(day.date)),
            Change::Unknown(_) => return None,
            // These are about no half term.
            Change::Noted { .. } | Change::PictureChosen { .. } | Change::MentorSet { .. } => None,
            Change::PupilSet { .. }
            | Change::LegalNameSet { .. }
            | Change::PupilLeft { .. }
            | Change::PupilPlaced { .. }
            | Change::PupilLinked { .. }
            | Change::WasIn { .. }
            | Change::InGroup { .. }
            | Change::SiblingsSet { .. }
            | Change::SiblingsDenied { .. } => None,
            Change::SchoolNamed { .. }
            | Change::SchemeSet { .. }
            | Change::BandsFrom { .. }
            | Change::TermDatesSet { .. }
            | Change::StaffSet { .. }
            | Change::ClassSet { .. }
            | Change::ClassTaught { .. }
            | Change::GroupSet { .. }
            | Change::RetentionSet { .. }
            | Change::SameClass { .. }
            | Change::SameStaff { .. }
            | Change::SchoolAccepted { .. }
            | Change::BandMet { .. }
            | Change::CriterionMet { .. }
            | Change::SubjectSet { .. }
            | Change::CriterionSet { .. }
            | Change::NotTaught { .. }
            | Change::ThresholdsSet { .. }
            | Change::ThresholdsFrom { .. }
            | Change::TestSet { .. }
            | Change::TestFrom { .. }
            | Change::StrandSet { .. }
            | Change::HeadingFrom { .. }
            | Change::UsedFrom { .. }
            | Change::PraiseSet { .. }
            | Change::ConductSet { .. }
            | Change::ConductFrom { .. }
            | Change::RoundSet { .. }
            | Change::MentoringSet { .. }
            | Change::MentoringFrom { .. }
            | Change::ConsultationSet { .. } => None,
            Change::Retracted {} | Change::Undone {} => None,
        };
        about.or_else(|| Some(on((self.day)(entry.at))))
    }

    /// What somebody did by an entry.
    pub(super) fn deed(&self, entry: &'a Entry) -> Deed<'a> {
        match entry.change {
            Change::Retracted {} => Deed::TookBack(self.several(entry)),
            Change::Undone {} => {
                let (mut undo, mut again) = (entry, false);
                for _ in 0..CHAIN {
                    match self.named.get(&undo.id) {
                        Some(Named { told, count: 1 }) if told.iter().all(|inner| matches!(inner.change, Change::Undone {})) => {
                            (undo, again) = (told.first().copied().unwrap_or(undo), !again);
                        }
                        _ => break,
                    }
                }
                let several = self.several(undo);
                if again { Deed::DidAgain(several) } else { Deed::Undid(several) }
            }
            _ => Deed::Stated(entry),
        }
    }

    fn several(&self, entry: &Entry) -> Several<'a> {
        let Some(named) = self.named.get(&entry.id) else { return Several { told: Vec::new(), more: 0 } };
        let told = named.told.iter().map(|entry| match entry.change {
            Change::Undone {} => Past::Undo,
            Change::Retracted {} => Past::TakenBack(self.facts.get(&entry.id).cloned().unwrap_or_default()),
            _ => Past::Fact(entry),
        });
        Several { told: told.collect(), more: named.count.saturating_sub(TOLD) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{By, Minter, NoteId, PupilId, Role};
    use crate::ledger::About;

    /// A note and so many undos, each of the one before, newest first.
    fn chain(length: usize) -> Vec<Arc<Entry>> {
        let mut minter = Minter::new(1);
        let (pupil, note): (PupilId, NoteId) = (minter.mint(), minter.mint());
        let by = By { role: Role::Teacher, staff: None };
        let entry =
            |id, replaces, change| Arc::new(Entry { id, about: About::Pupil(pupil), at: Moment::from_seconds(0), by, replaces, change });
        let mut all = vec![entry(minter.mint(), Vec::new(), Change::Noted { note, text: "Hello".into() })];
        for _ in 0..length {
            let before = all.last().map(|entry| entry.id).into_iter().collect();
            all.push(entry(minter.mint(), before, Change::Undone {}));
        }
        all.reverse();
        all
    }

    #[test]
    fn a_chain_of_sixteen_thousand_undos_takes_a_step_each() {
        for length in [16, 16_000] {
            let chain = chain(length);
            let (facts, steps) = facts_behind(&chain.iter().collect::<Vec<_>>());
            assert_eq!((facts.len(), steps), (length, length));
            assert!(facts.values().all(|behind| behind.len() == 1 && Some(&behind[0].id) == chain.last().map(|note| &note.id)));
        }
    }

    #[test]
    fn a_circle_of_undos_ends() {
        let mut circle = chain(100);
        let (last, first) = (circle[0].id, circle[99].id);
        for entry in &mut circle {
            if entry.id == first {
                Arc::make_mut(entry).replaces.push(last);
            }
        }
        let (facts, steps) = facts_behind(&circle.iter().collect::<Vec<_>>());
        assert!(facts.len() == 100 && facts.values().all(|behind| behind.len() == 1) && steps <= 101, "{steps}");
    }
}
