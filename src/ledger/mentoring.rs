//! What files say of mentoring: meetings and mentors of a child; Parent Consultation Days, slots and families of the school.

use std::sync::Arc;

use super::cell::Cell;
use super::change::Change;
use super::entry::Entry;
use super::fold::Fold;
use super::reading::Reading;
use super::roll::Roll;
use crate::domain::id::{FIRST, LAST};
use crate::domain::{
    Consultation, ConsultationId, Date, Meeting, MeetingId, MeetingPart, NoteId, Party, PupilId, Slot, StaffId, TimeOfDay, order,
};

/// That somebody agreed, with when and by what name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// By what name.
    pub name: String,
    /// The signature as it was drawn; may be empty.
    pub signature: String,
    /// The entry that says so.
    pub entry: Arc<Entry>,
}

impl Roll {
    /// A Parent Consultation Day.
    #[must_use]
    pub fn consultation(&self, day: ConsultationId) -> Option<Reading<Consultation>> {
        Reading::of(self.fold().live(Cell::Consultation(day)), |e| match &e.change {
            Change::ConsultationSet { details, .. } => Some(details.clone()),
            _ => None,
        })
    }

    /// Every Parent Consultation Day, earliest first.
    #[must_use]
    pub fn consultations(&self) -> Vec<(ConsultationId, Consultation)> {
        let of = |(cell, _): (Cell, &[Arc<Entry>])| match cell {
            Cell::Consultation(day) => Some((day, self.consultation(day)?.any()?.clone())),
            _ => None,
        };
        let all = self.fold().between(Cell::Consultation(FIRST.into()), Cell::Consultation(LAST.into()));
        let mut days: Vec<_> = all.filter_map(of).collect();
        order::sort_by_key(&mut days, |(id, day)| (day.date, *id));
        days
    }

    /// When and where a child's family is seen on a day. Where two devices differ, the first claim.
    #[must_use]
    pub fn booking(&self, pupil: PupilId, day: ConsultationId) -> Option<Slot> {
        let reading = Reading::of(self.fold().live(Cell::Booking(self.canonical(pupil), day)), slot);
        reading.as_ref().and_then(Reading::any).copied()
    }

    /// Every slot of a day that is taken, by time and place. Two devices may have given one slot to two children; both are listed.
    #[must_use]
    pub fn bookings(&self, day: ConsultationId) -> Vec<(Slot, PupilId)> {
        let of = |(cell, _): (Cell, &[Arc<Entry>])| match cell {
            Cell::Booking(pupil, of) if of == day => Some((self.booking(pupil, day)?, pupil)),
            _ => None,
        };
        let mut taken: Vec<(Slot, PupilId)> = self.fold().cells().filter_map(of).collect();
        order::sort(&mut taken);
        taken
    }

    /// When some children are seen on other days of the same date: from, to, and who.
    #[must_use]
    pub fn seen_elsewhere(&self, day: ConsultationId, date: Date, children: &[PupilId]) -> Vec<(TimeOfDay, TimeOfDay, PupilId)> {
        let others = self.consultations().into_iter().filter(|(other, details)| *other != day && details.date == date);
        let of = |(other, details): (ConsultationId, Consultation)| {
            let seen = self.bookings(other).into_iter().filter(|(_, pupil)| children.contains(pupil)).collect::<Vec<_>>();
            seen.into_iter().filter_map(move |(slot, pupil)| Some((slot.at, slot.at.after(details.minutes)?, pupil)))
        };
        others.flat_map(of).collect()
    }

    /// The brothers and sisters of a child who are on the roll; those of a brother or sister count as well.
    #[must_use]
    pub fn siblings(&self, pupil: PupilId) -> Vec<PupilId> {
        let pupil = self.canonical(pupil);
        let mut family = vec![pupil];
        let mut at = 0;
        while let Some(one) = family.get(at).copied() {
            for (cell, _) in self.fold().cells() {
                let Cell::Siblings(a, b) = cell else { continue };
                let other = if a == one { b } else { a };
                if (a == one || b == one) && !family.contains(&other) && self.pupil(other).is_some() {
                    family.push(other);
                }
            }
            at += 1;
        }
        family.retain(|one| *one != pupil);
        order::sort(&mut family);
        family
    }

    /// The pairs of children of whom somebody has said that they are not of one family, the smaller id first. That somebody has said the
    /// contrary as well is another matter: then they are.
    #[must_use]
    pub fn not_siblings(&self) -> order::Set<(PupilId, PupilId)> {
        let pair = |cell| match cell {
            Cell::NotSiblings(a, b) if a != b => Some((a, b)),
            _ => None,
        };
        order::set(self.fold().cells().filter_map(|(cell, _)| pair(cell)))
    }
}

fn slot(entry: &Entry) -> Option<Slot> {
    match &entry.change {
        Change::SlotBooked { at, place, .. } => Some(Slot { at: *at, place: *place }),
        _ => None,
    }
}

impl Fold {
    /// The child's mentor.
    #[must_use]
    pub fn mentor(&self) -> Option<Reading<StaffId>> {
        Reading::of(self.live(Cell::Mentor), |e| match &e.change {
            Change::MentorSet { mentor } => Some(*mentor),
            _ => None,
        })
    }

    /// A meeting.
    #[must_use]
    pub fn meeting(&self, meeting: MeetingId) -> Option<Reading<Meeting>> {
        Reading::of(self.live(Cell::Meeting(meeting)), |e| match &e.change {
            Change::MeetingSet { details, .. } => Some(details.clone()),
            _ => None,
        })
    }

    /// A meeting as it stands. Where two devices differ, one that is over for either is over.
    #[must_use]
    pub fn meeting_now(&self, meeting: MeetingId) -> Option<Meeting> {
        let reading = self.meeting(meeting)?;
        let done = match &reading {
            Reading::Settled(meeting) => meeting.done,
            Reading::Contested(claims) => claims.iter().any(|claim| claim.value.done),
        };
        Some(Meeting { done, ..reading.any()?.clone() })
    }

    /// Every meeting, latest first.
    #[must_use]
    pub fn meetings(&self) -> Vec<(MeetingId, Meeting)> {
        let of = |(cell, _): (Cell, &[Arc<Entry>])| match cell {
            Cell::Meeting(id) => Some((id, self.meeting_now(id)?)),
            _ => None,
        };
        let all = self.between(Cell::Meeting(FIRST.into()), Cell::Meeting(LAST.into()));
        let mut meetings: Vec<_> = all.filter_map(of).collect();
        order::sort_by_key(&mut meetings, |(id, meeting)| std::cmp::Reverse((meeting.date, *id)));
        meetings
    }

    /// What was written down in a part of a meeting; empty where nothing was. Where two devices differ, one under the other.
    #[must_use]
    pub fn said_in(&self, meeting: MeetingId, part: MeetingPart) -> String {
        let live = self.live(Cell::MeetingSaid(meeting, part)).iter();
        let mut texts: Vec<&str> = live
            .filter_map(|e| match &e.change {
                Change::MeetingSaid { text, .. } if !text.is_empty() => Some(text.as_str()),
                _ => None,
            })
            .collect();
        texts.dedup();
        texts.join("\n")
    }

    /// Whether somebody has agreed to a meeting.
    #[must_use]
    pub fn agreed(&self, meeting: MeetingId, party: Party) -> Option<Agreed> {
        self.live(Cell::MeetingAgreed(meeting, party)).iter().find_map(|entry| match &entry.change {
            Change::MeetingAgreed { name, signature, .. } => {
                Some(Agreed { name: name.clone(), signature: signature.clone(), entry: Arc::clone(entry) })
            }
            _ => None,
        })
    }

    /// The corrections of a meeting, in the order they were written.
    #[must_use]
    pub fn amendments(&self, meeting: MeetingId) -> Vec<(NoteId, Arc<Entry>)> {
        let of = |(cell, live): (Cell, &[Arc<Entry>])| match cell {
            Cell::MeetingAmended(of, amendment) if of == meeting => live.first().map(|entry| (amendment, Arc::clone(entry))),
            _ => None,
        };
        self.between(Cell::MeetingAmended(meeting, FIRST.into()), Cell::MeetingAmended(meeting, LAST.into())).filter_map(of).collect()
    }
}
