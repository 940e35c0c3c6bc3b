//! The praise of a class in a school year: points, awards, and who has not been praised for a while.

use crate::domain::praise::Award;
use crate::domain::{Conduct, Date, HalfTerm, NoteId, Praise, PraiseKey, PraiseKind, PupilId, SchoolYear, order};
use crate::ledger::{Files, Roll};

/// The last praise of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPraise {
    /// The day.
    pub date: Date,
    /// The name of its kind, in the school's words.
    pub kind: String,
    /// For what; may be empty.
    pub note: String,
}

/// A child's praise in a school year, up to a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildsPraise {
    /// The points given, as each praise keeps them.
    pub points: u32,
    /// How often.
    pub praises: usize,
    /// The highest award reached.
    pub award: Option<Award>,
    /// The next award, and the points still missing, at least 1; `None` when all are reached.
    pub next: Option<(Award, u32)>,
    /// The last one; `None` is not yet this year.
    pub last: Option<LastPraise>,
}

/// A child that has not been praised for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpraised {
    /// The child.
    pub pupil: PupilId,
    /// How many days ago the last praise was; for a child without praise, how many since the first school day.
    pub days: u32,
    /// The day of the last praise; `None` is not yet this year.
    pub last: Option<Date>,
}

/// What praise is counted by: the school's kinds, its numbers of the day's half term, a school year, and the day up to which it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counting {
    kinds: Vec<(PraiseKey, PraiseKind)>,
    conduct: Conduct,
    /// The first school day of the year, or the day itself where that is earlier.
    from: Date,
    day: Date,
}

impl Counting {
    /// Counts in the school year of a day, up to that day.
    #[must_use]
    pub fn up_to(roll: &Roll, day: Date) -> Self {
        let dates = roll.term_dates(SchoolYear::of(day));
        let first = dates.half_terms().find(|(half, _)| *half == HalfTerm::Autumn1).map_or(day, |(_, span)| span.first);
        Self { kinds: roll.praise_kinds(), conduct: roll.conduct(roll.period_on(day)), from: first.min(day), day }
    }

    /// From how many days without praise a child is pointed out.
    #[must_use]
    pub fn unpraised_days(&self) -> u8 {
        self.conduct.unpraised
    }

    /// What a child's file says.
    #[must_use]
    pub fn child(&self, files: &Files, pupil: PupilId) -> ChildsPraise {
        let year = SchoolYear::of(self.day);
        let counts = |(_, date, _): &(NoteId, Date, Praise)| year.contains(*date) && *date <= self.day;
        let praises: Vec<(NoteId, Date, Praise)> = files.fold(pupil).praises().into_iter().filter(counts).collect();
        let points = praises.iter().map(|(_, _, praise)| u32::from(praise.points)).sum();
        let missing = |(award, from): (Award, u16)| (award, u32::from(from).saturating_sub(points));
        // Of several on the last day the one written last.
        let last = praises.iter().max_by_key(|(_, date, _)| *date).map(|(_, date, praise)| LastPraise {
            date: *date,
            kind: kind_name(&self.kinds, praise.kind),
            note: praise.note.clone(),
        });
        ChildsPraise {
            points,
            praises: praises.len(),
            award: Award::reached(points, self.conduct.awards),
            next: Award::ALL.into_iter().zip(self.conduct.awards).map(missing).find(|(_, missing)| *missing > 0),
            last,
        }
    }

    /// Who has not been praised for as long as the school's number says, longest first; of equals as they are given.
    #[must_use]
    pub fn unpraised<'a>(&self, children: impl IntoIterator<Item = (PupilId, &'a ChildsPraise)>) -> Vec<Unpraised> {
        let of = |(pupil, praise): (PupilId, &ChildsPraise)| {
            let last = praise.last.as_ref().map(|last| last.date);
            let since = self.day.signed_duration_since(last.unwrap_or(self.from)).num_days();
            Unpraised { pupil, days: u32::try_from(since).unwrap_or(0), last }
        };
        let mut found: Vec<Unpraised> =
            children.into_iter().map(of).filter(|child| child.days >= u32::from(self.conduct.unpraised)).collect();
        // Never yet is longer than any day of this year.
        order::sort_by(&mut found, |a, b| (a.last.is_some(), b.days).cmp(&(b.last.is_some(), a.days)));
        found
    }
}

/// Every praise of a file by school year, the latest first.
#[must_use]
pub fn by_year(files: &Files, pupil: PupilId) -> Vec<(SchoolYear, Vec<(Date, Praise)>)> {
    let mut all: Vec<(Date, Praise)> = files.fold(pupil).praises().into_iter().map(|(_, day, praise)| (day, praise)).collect();
    order::sort_by(&mut all, |(a, _), (b, _)| b.cmp(a));
    let mut years: Vec<(SchoolYear, Vec<(Date, Praise)>)> = Vec::new();
    for (day, praise) in all {
        let year = SchoolYear::of(day);
        match years.last_mut().filter(|(of, _)| *of == year) {
            Some((_, praises)) => praises.push((day, praise)),
            None => years.push((year, vec![(day, praise)])),
        }
    }
    years
}

/// The name of a kind of praise, given still or not; its key where the school does not know it.
#[must_use]
pub fn kind_name(kinds: &[(PraiseKey, PraiseKind)], key: PraiseKey) -> String {
    kinds.iter().find(|(known, _)| *known == key).map_or_else(|| key.to_string(), |(_, kind)| kind.name.clone())
}
