//! What each entry of a child is about: the facts behind what takes away and brings back, and their half term.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::HistorySource;
use crate::domain::{Date, EntryId, Meeting, MeetingId, Moment, Period, SchoolYear, Target, TargetId};
use crate::ledger::{Change, Entry, Reading, Roll};
use crate::words::history::{Deed, Past, Several};

/// How many entries are told one by one where several were taken away at once.
const TOLD: usize = 3;
/// How many undos of undos are followed. More happen in forged files only.
const CHAIN: usize = 100;

/// The entries about one child.
pub(super) struct About<'a> {
    roll: &'a Roll,
    day: &'a dyn Fn(Moment) -> Date,
    entries: HashMap<EntryId, &'a Arc<Entry>>,
    /// The targets in their latest words.
    pub(super) targets: BTreeMap<TargetId, &'a Target>,
    /// The meetings as they were last set.
    pub(super) meetings: BTreeMap<MeetingId, &'a Meeting>,
}

impl<'a> About<'a> {
    /// `all` are the entries about the child, newest first.
    pub(super) fn new(source: &HistorySource<'a>, all: &[&'a Arc<Entry>]) -> Self {
        let (mut targets, mut meetings) = (BTreeMap::new(), BTreeMap::new());
        for entry in all {
            match &entry.change {
                Change::TargetAgreed { target, details } => drop(targets.entry(*target).or_insert(details)),
                Change::MeetingSet { meeting, details } => drop(meetings.entry(*meeting).or_insert(details)),
                _ => {}
            }
        }
        Self {
            roll: source.files.roll(),
            day: source.day,
            entries: all.iter().map(|entry| (entry.id, *entry)).collect(),
            targets,
            meetings,
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
            | Change::PupilPlaced { .. }
            | Change::PupilLinked { .. }
            | Change::SiblingsSet { .. }
            | Change::SiblingsDenied { .. } => None,
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
        about.or_else(|| Some(on((self.day)(entry.at))))
    }

    /// What somebody did by an entry.
    pub(super) fn deed(&self, entry: &'a Entry) -> Deed<'a> {
        match entry.change {
            Change::Retracted {} => Deed::TookBack(self.several(entry)),
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
                let several = self.several(undo);
                if again { Deed::DidAgain(several) } else { Deed::Undid(several) }
            }
            _ => Deed::Stated(entry),
        }
    }

    fn several(&self, entry: &Entry) -> Several<'a> {
        let named = self.named(entry);
        let told = named.iter().take(TOLD).map(|entry| match entry.change {
            Change::Undone {} => Past::Undo,
            Change::Retracted {} => Past::TakenBack(self.facts(entry).into_iter().take(TOLD).collect()),
            _ => Past::Fact(entry),
        });
        Several { told: told.collect(), more: named.len().saturating_sub(TOLD) }
    }
}
