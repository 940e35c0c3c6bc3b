//! The mentoring meetings of a class and of a child: who is due, how far a meeting is, what it looks back at.

use super::profile::{Mentor, mentor};
use crate::domain::{
    Consultation, ConsultationId, Date, Meeting, MeetingId, MeetingPart, Moment, Party, Period, PupilId, Slot, StaffId, Target, TargetId,
    Voice,
};
use crate::ledger::{Cell, Files, Fold};
use crate::report::in_order::Place;

mod ending;

pub use ending::{Lacking, lacking};

/// The steps of a meeting, in the order it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingStep {
    /// The last targets, reviewed by child and mentor.
    LookBack,
    /// The child's view beside the mentor's.
    SideBySide,
    /// Attendance and attitude.
    Attitude,
    /// What there is to celebrate.
    Celebrate,
    /// New targets.
    Targets,
    /// What child, parent and mentor say.
    Comments,
    /// Everybody agrees.
    Agree,
}

impl MeetingStep {
    /// All, in order.
    pub const ALL: [Self; 7] =
        [Self::LookBack, Self::SideBySide, Self::Attitude, Self::Celebrate, Self::Targets, Self::Comments, Self::Agree];

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        Self::ALL.iter().zip(1..).find(|(step, _)| **step == self).map_or(1, |(_, number)| number)
    }

    /// The step of a number.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.number() == number)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LookBack => "Look back",
            Self::SideBySide => "Side by side",
            Self::Attitude => "Attendance and attitude",
            Self::Celebrate => "Celebrate",
            Self::Targets => "New targets",
            Self::Comments => "What we say",
            Self::Agree => "We agree",
        }
    }
}

/// How a child's meeting of a half term (or term) stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingStanding {
    /// Not begun.
    Due,
    /// Begun and left, or going on.
    Open(MeetingId, Date),
    /// Over.
    Done(MeetingId, Date),
}

/// One child of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRow {
    /// The child.
    pub pupil: PupilId,
    /// Its full name.
    pub name: String,
    /// Its mentor.
    pub mentor: Option<Mentor>,
    /// How its meeting stands.
    pub standing: MeetingStanding,
    /// The day of the last meeting that is over, of any half term.
    pub last: Option<Date>,
    /// The slot it has on the next Parent Consultation Day, if any.
    pub slot: Option<(Date, Slot)>,
}

impl MeetingRow {
    /// What the row has in a column: how its meeting stands, the mentor, the last meeting, the slot.
    #[must_use]
    pub fn place(&self, column: usize) -> Option<Place> {
        match column {
            1 => Some(Place::Number(match self.standing {
                MeetingStanding::Due => 0,
                MeetingStanding::Open(..) => 1,
                MeetingStanding::Done(..) => 2,
            })),
            2 => self.mentor.as_ref().map(|mentor| Place::words(&mentor.name)),
            3 => self.last.map(Place::day),
            _ => self.slot.map(|(day, slot)| Place::words(&format!("{day} {}", slot.at))),
        }
    }
}

/// Reads one child.
#[must_use]
pub fn row(files: &Files, pupil: PupilId, name: String, period: Period, today: Date) -> MeetingRow {
    let roll = files.roll();
    let next = |(id, day): &(ConsultationId, Consultation)| Some((day.date, roll.booking(pupil, *id)?));
    MeetingRow {
        pupil,
        name,
        mentor: mentor(files, pupil),
        standing: standing(files, pupil, period),
        last: files.fold(pupil).meetings().into_iter().find(|(_, meeting)| meeting.done).map(|(_, meeting)| meeting.date),
        slot: roll.consultations().iter().filter(|(_, day)| day.date >= today).find_map(next),
    }
}

/// How far the meetings of a class have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HowFar {
    /// Meetings that are over.
    pub done: usize,
    /// Meetings that were begun and are not over.
    pub open: usize,
    /// Children.
    pub all: usize,
}

/// Counts the meetings of a class.
#[must_use]
pub fn how_far(rows: &[MeetingRow]) -> HowFar {
    let mut count = HowFar { all: rows.len(), ..HowFar::default() };
    for row in rows {
        match row.standing {
            MeetingStanding::Due => {}
            MeetingStanding::Open(..) => count.open += 1,
            MeetingStanding::Done(..) => count.done += 1,
        }
    }
    count
}

/// The children of a class who have no mentor.
#[must_use]
pub fn without_mentor(rows: &[MeetingRow]) -> Vec<PupilId> {
    rows.iter().filter(|row| row.mentor.is_none()).map(|row| row.pupil).collect()
}

/// Who mentors somebody of these, each once, in the order of the children.
#[must_use]
pub fn mentors(rows: &[MeetingRow]) -> Vec<Mentor> {
    let mut found: Vec<Mentor> = Vec::new();
    for mentor in rows.iter().filter_map(|row| row.mentor.as_ref()) {
        if !found.contains(mentor) {
            found.push(mentor.clone());
        }
    }
    found
}

/// The children somebody mentors.
#[must_use]
pub fn mentored_by(rows: &[MeetingRow], staff: StaffId) -> Vec<PupilId> {
    rows.iter().filter(|row| row.mentor.as_ref().is_some_and(|mentor| mentor.staff == staff)).map(|row| row.pupil).collect()
}

/// How the meeting of a half term stands: one that is open comes first, then the latest that is over.
#[must_use]
pub fn standing(files: &Files, pupil: PupilId, period: Period) -> MeetingStanding {
    let often = files.roll().mentoring(period).often;
    let meetings = files.fold(pupil).meetings().into_iter();
    let ours: Vec<(MeetingId, Meeting)> = meetings.filter(|(_, of)| often.holds(period, of.period)).collect();
    match (ours.iter().find(|(_, of)| !of.done), ours.first()) {
        (Some((id, of)), _) => MeetingStanding::Open(*id, of.date),
        (None, Some((id, of))) => MeetingStanding::Done(*id, of.date),
        (None, None) => MeetingStanding::Due,
    }
}

/// A meeting to begin on a day: it looks back at the targets of its half term and agrees on those of the next; where its half term has
/// none yet, it looks back at the last that had, and agrees on those of its own.
#[must_use]
pub fn to_begin(files: &Files, pupil: PupilId, period: Period, date: Date) -> Meeting {
    let fold = files.fold(pupil);
    let with_targets = fold.all_targets().into_iter().map(|(_, target)| target.period).filter(|of| *of <= period).max();
    let ahead = if with_targets == Some(period) { period.next().unwrap_or(period) } else { period };
    Meeting { date, period, back: with_targets, ahead, mentor: fold.mentor().and_then(|m| m.any().copied()), done: false }
}

/// Whether something was done in a step of a meeting.
#[must_use]
pub fn is_touched(files: &Files, pupil: PupilId, id: MeetingId, meeting: &Meeting, step: MeetingStep) -> bool {
    let fold = files.fold(pupil);
    let said = |part| !fold.said_in(id, part).is_empty();
    match step {
        MeetingStep::LookBack => meeting.back.is_some_and(|back| {
            let targets = fold.targets(back);
            let both = |target| [Voice::Child, Voice::Teacher].into_iter().all(|voice| fold.target_review(target, voice).is_some());
            !targets.is_empty() && targets.into_iter().all(|(target, _)| both(target))
        }),
        // Looked at, not filled in.
        MeetingStep::SideBySide | MeetingStep::Attitude => false,
        MeetingStep::Celebrate => said(MeetingPart::Celebrate),
        MeetingStep::Targets => !fold.targets(meeting.ahead).is_empty(),
        MeetingStep::Comments => [MeetingPart::Child, MeetingPart::Parent, MeetingPart::Mentor].into_iter().any(said),
        MeetingStep::Agree => Party::ALL.into_iter().any(|party| fold.agreed(id, party).is_some()),
    }
}

/// Whether something in a meeting was changed after a party agreed to it. Times are compared to show it, and decide nothing.
#[must_use]
pub fn changed_since_agreed(files: &Files, pupil: PupilId, id: MeetingId, party: Party) -> bool {
    let fold = files.fold(pupil);
    let Some(agreed) = fold.agreed(id, party) else { return false };
    let said = MeetingPart::ALL.into_iter().map(|part| Cell::MeetingSaid(id, part));
    let ahead = fold.meeting_now(id).map(|meeting| meeting.ahead);
    let targets = ahead.map(|ahead| fold.targets(ahead)).unwrap_or_default().into_iter().map(|(target, _)| Cell::Target(target));
    said.chain(targets).any(|cell| fold.live(cell).iter().any(|entry| entry.at > agreed.entry.at))
}

/// When a meeting was ended, where it is over.
fn ended(fold: &Fold, id: MeetingId) -> Option<Moment> {
    fold.meeting_now(id).filter(|meeting| meeting.done)?;
    fold.live(Cell::Meeting(id)).iter().map(|entry| entry.at).max()
}

/// A target that a meeting has agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedTarget {
    /// The target, in its words of today.
    pub target: Target,
    /// Whether it was changed since the meeting ended.
    pub changed: bool,
}

/// The targets a meeting has agreed. What was set only afterwards is not of it.
#[must_use]
pub fn targets_of(files: &Files, pupil: PupilId, id: MeetingId) -> Vec<AgreedTarget> {
    let fold = files.fold(pupil);
    let Some(meeting) = fold.meeting_now(id) else { return Vec::new() };
    let ended = ended(&fold, id);
    let of = |(id, target): (TargetId, Target)| {
        let live = fold.live(Cell::Target(id));
        let later = ended.is_some_and(|ended| live.iter().any(|entry| entry.at > ended));
        // What takes the place of earlier words was there before; what takes the place of nothing was not.
        let is_new = later && live.iter().all(|entry| entry.replaces.is_empty());
        (!is_new).then_some(AgreedTarget { target, changed: later })
    };
    fold.targets(meeting.ahead).into_iter().filter_map(of).collect()
}

/// The step at which a meeting is taken up again: the one after the last in which anything was done, or that one itself where it is the
/// last.
#[must_use]
pub fn step_to_resume(files: &Files, pupil: PupilId, id: MeetingId, meeting: &Meeting) -> MeetingStep {
    // Targets reviewed or set beforehand do not mean that they were talked about.
    let in_meeting = [MeetingStep::Celebrate, MeetingStep::Comments, MeetingStep::Agree];
    let last = in_meeting.into_iter().rev().find(|step| is_touched(files, pupil, id, meeting, *step));
    last.map_or(MeetingStep::LookBack, |step| MeetingStep::of(step.number() + 1).unwrap_or(step))
}

/// After so many seconds a meeting that is taken up has its time anew: it is another sitting.
const SITTING: i64 = 2 * 60 * 60;

/// When the sitting began, by when it was begun last; both in seconds since 1970. A clock that was put back begins anew.
#[must_use]
pub fn sitting_began(last: i64, now: i64) -> i64 {
    if (0..SITTING).contains(&(now - last)) { last } else { now }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitting_lasts_two_hours() {
        let table = [(1000, 1000, 1000), (1000, 8199, 1000), (1000, 8200, 8200), (1000, 999, 999)];
        for (last, now, began) in table {
            assert_eq!(sitting_began(last, now), began, "{last}, {now}");
        }
    }

    #[test]
    fn meetings_are_counted_by_how_they_stand() {
        let day: Date = crate::domain::calendar::date("2026-11-23").unwrap();
        let meeting: MeetingId = "0000000000001.7".parse().unwrap();
        let staff: StaffId = "0000000000001.9".parse().unwrap();
        let pupil = |n: u32| format!("0000000000001.{n}").parse::<PupilId>().unwrap();
        let row = |n: u32, standing: MeetingStanding, mentor: bool| MeetingRow {
            pupil: pupil(n),
            name: String::new(),
            mentor: mentor.then(|| Mentor { staff, name: String::new() }),
            standing,
            last: None,
            slot: None,
        };
        let rows = [
            row(1, MeetingStanding::Due, true),
            row(2, MeetingStanding::Open(meeting, day), false),
            row(3, MeetingStanding::Done(meeting, day), true),
            row(4, MeetingStanding::Done(meeting, day), false),
        ];
        assert_eq!(how_far(&rows), HowFar { done: 2, open: 1, all: 4 });
        assert_eq!(how_far(&[]), HowFar::default());
        assert_eq!(without_mentor(&rows), [pupil(2), pupil(4)]);
    }

    #[test]
    fn a_row_stands_where_its_column_says() {
        let day = |text: &str| crate::domain::calendar::date(text).unwrap();
        let slot = |text: &str, at: &str| Some((day(text), Slot { at: at.parse().unwrap(), place: 1 }));
        let row = |standing, mentor: Option<&str>, last: Option<&str>, slot| MeetingRow {
            pupil: "0000000000001.1".parse().unwrap(),
            name: String::new(),
            mentor: mentor.map(|name| Mentor { staff: "0000000000001.9".parse().unwrap(), name: name.to_owned() }),
            standing,
            last: last.map(day),
            slot,
        };
        let meeting: MeetingId = "0000000000001.7".parse().unwrap();
        let due = row(MeetingStanding::Due, Some("owl"), Some("2026-03-01"), slot("2026-12-01", "15:40"));
        let open = row(MeetingStanding::Open(meeting, day("2026-11-20")), Some("Wren"), Some("2026-10-02"), slot("2026-12-01", "16:00"));
        let done = row(MeetingStanding::Done(meeting, day("2026-11-20")), None, None, None);
        for column in 1..=4 {
            assert!(due.place(column).is_some() && due.place(column) < open.place(column), "column {column}");
        }
        assert!(open.place(1) < done.place(1));
        assert_eq!([2, 3, 4].map(|column| done.place(column)), [None, None, None]);
    }
}
