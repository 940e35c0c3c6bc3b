//! What a child judges of itself, beside what the teacher judges of it.

use crate::domain::{BandKey, CriterionId, Period, PupilId, StrandKey, SubjectKey, TargetId, Voice, order};
use crate::ledger::{Cell, Files, Reading, Roll};
use crate::report::agreement::Agreement;
use crate::report::in_order::Place;
use crate::report::mark::{Mark, mark};

/// What is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A strand of attitude and behaviour.
    Strand(StrandKey),
    /// A criterion.
    Criterion(CriterionId),
    /// How far a target was met.
    Target(TargetId),
}

/// A kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThingKind {
    /// Strands of attitude and behaviour.
    Strands,
    /// Criteria of a subject.
    Criteria(SubjectKey),
    /// Targets.
    Targets,
}

/// What figures are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All judgements.
    Everything,
    /// Those of a kind.
    Kind(ThingKind),
    /// Those of one strand.
    Strand(StrandKey),
}

impl Scope {
    fn holds(self, beside: &Beside) -> bool {
        match self {
            Self::Everything => true,
            Self::Kind(kind) => beside.thing.kind() == kind,
            Self::Strand(strand) => beside.thing == Thing::Strand(strand),
        }
    }
}

impl Thing {
    /// Of what kind it is.
    #[must_use]
    pub fn kind(self) -> ThingKind {
        match self {
            Self::Strand(_) => ThingKind::Strands,
            Self::Criterion(criterion) => ThingKind::Criteria(criterion.subject),
            Self::Target(_) => ThingKind::Targets,
        }
    }
}

/// What one voice says of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// Nothing yet.
    Nothing,
    /// Different bands that nobody has settled.
    Contested,
    /// A band.
    Band(BandKey),
}

impl Opinion {
    fn of(reading: Option<&Reading<BandKey>>) -> Self {
        match reading {
            None => Self::Nothing,
            Some(Reading::Contested(_)) => Self::Contested,
            Some(Reading::Settled(band)) => Self::Band(*band),
        }
    }
}

/// Something a child has judged of itself in a half term, and what the teacher says of the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What is judged.
    pub thing: Thing,
    /// In which half term. A target belongs to the half term it was set for, whenever it is looked at again.
    pub period: Period,
    /// What the child says; never [`Opinion::Nothing`].
    pub child: Opinion,
    /// What the teacher says.
    pub teacher: Opinion,
}

/// How far a child's judgement and the teacher's stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The child's band is the higher, by so many bands.
    Higher(usize),
    /// The child's band is the lower, by so many bands.
    Lower(usize),
    /// Both gave the same band.
    Same,
    /// The teacher has not judged it yet, or one of the two is contested.
    Open,
    /// A band is no longer part of the scheme, so it has no place in its order.
    Retired,
}

impl Beside {
    /// The child's band and the teacher's, where both are settled.
    #[must_use]
    pub fn pair(&self) -> Option<(BandKey, BandKey)> {
        match (self.child, self.teacher) {
            (Opinion::Band(child), Opinion::Band(teacher)) => Some((child, teacher)),
            _ => None,
        }
    }

    /// How far the two stand apart in a scheme's bands, lowest first.
    #[must_use]
    pub fn apart(&self, bands: &[BandKey]) -> Apart {
        let Some((child, teacher)) = self.pair() else { return Apart::Open };
        let place = |band| bands.iter().position(|known| *known == band);
        match (place(child), place(teacher)) {
            (Some(child), Some(teacher)) if child > teacher => Apart::Higher(child - teacher),
            (Some(child), Some(teacher)) if child < teacher => Apart::Lower(teacher - child),
            (Some(_), Some(_)) => Apart::Same,
            _ => Apart::Retired,
        }
    }
}

impl Apart {
    /// How many bands; 0 where they are not apart, or where that cannot be said.
    #[must_use]
    pub fn bands(self) -> usize {
        match self {
            Self::Higher(bands) | Self::Lower(bands) => bands,
            Self::Same | Self::Open | Self::Retired => 0,
        }
    }

    /// Whether the two differ.
    #[must_use]
    pub fn differs(self) -> bool {
        self.bands() > 0
    }
}

/// Everything a child has ever judged of itself, with the teacher's judgement beside it.
#[must_use]
pub fn besides(files: &Files, pupil: PupilId) -> Vec<Beside> {
    let fold = files.fold(pupil);
    let of = |cell| match cell {
        Cell::StrandRating(Voice::Child, strand, period) => {
            let said = |voice| Opinion::of(fold.strand_rating(voice, strand, period).as_ref());
            Some(Beside { thing: Thing::Strand(strand), period, child: said(Voice::Child), teacher: said(Voice::Teacher) })
        }
        Cell::Rating(Voice::Child, criterion, period) => {
            let child = Opinion::of(fold.rating(Voice::Child, criterion, period).as_ref());
            // What carries over counts as said once the teacher has looked through the stage.
            let teacher = match mark(&fold, criterion, period, fold.is_reviewed(criterion.subject, criterion.stage, period)) {
                Mark::Now(band) | Mark::Unchanged(band) => Opinion::Band(band),
                Mark::Contested => Opinion::Contested,
                Mark::Empty | Mark::Before(_) | Mark::Suggested(_) => Opinion::Nothing,
            };
            Some(Beside { thing: Thing::Criterion(criterion), period, child, teacher })
        }
        Cell::TargetReview(target, Voice::Child) => {
            // A target that was taken away is nothing to judge any more.
            let period = fold.target(target).as_ref().and_then(Reading::any)?.period;
            let said = |voice| Opinion::of(fold.target_review(target, voice).as_ref());
            Some(Beside { thing: Thing::Target(target), period, child: said(Voice::Child), teacher: said(Voice::Teacher) })
        }
        _ => None,
    };
    fold.cells().filter_map(|(cell, _)| of(cell)).collect()
}

/// Puts what was judged under its kinds, each where its first one stands; within each the order stays.
#[must_use]
pub fn by_kind(besides: &[Beside]) -> Vec<(ThingKind, Vec<Beside>)> {
    let mut kinds: Vec<(ThingKind, Vec<Beside>)> = Vec::new();
    for beside in besides {
        let kind = beside.thing.kind();
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, of_kind)) => of_kind.push(*beside),
            None => kinds.push((kind, vec![*beside])),
        }
    }
    kinds
}

/// What things are told apart and put in order by: the scheme's bands, lowest first, and the school's strands in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The bands in use, lowest first.
    pub bands: Vec<BandKey>,
    /// The strands, retired ones included.
    pub strands: Vec<StrandKey>,
}

impl Order {
    /// The school's in a half term.
    #[must_use]
    pub fn of(roll: &Roll, period: Period) -> Self {
        Self {
            bands: roll.scheme(period).bands().iter().map(|band| band.key).collect(),
            strands: roll.all_strands().into_iter().map(|(strand, _)| strand).collect(),
        }
    }

    /// Counts how two voices go together.
    fn agreement<'a>(&self, besides: impl IntoIterator<Item = &'a Beside>) -> Agreement {
        Agreement::of(&self.bands, besides.into_iter().filter_map(Beside::pair))
    }

    /// Puts the largest difference first; then what is the same, what waits for the teacher, what cannot be compared any more. Within each,
    /// strands in the school's order, criteria by their numbers, targets in the order they were set.
    pub fn differences_first(&self, besides: &mut Vec<Beside>) {
        order::sort_by_key(besides, |beside| {
            let apart = beside.apart(&self.bands);
            let rank = match apart {
                Apart::Higher(_) | Apart::Lower(_) => 0,
                Apart::Same => 1,
                Apart::Open => 2,
                Apart::Retired => 3,
            };
            let strand = match beside.thing {
                Thing::Strand(strand) => self.strands.iter().position(|known| *known == strand),
                Thing::Criterion(_) | Thing::Target(_) => None,
            };
            (rank, std::cmp::Reverse(apart.bands()), strand.unwrap_or(usize::MAX), beside.thing)
        });
    }
}

/// How one child and its teacher judge in a half term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildBeside {
    /// The child.
    pub pupil: PupilId,
    /// How the two go together.
    pub agreement: Agreement,
    /// How many things the child has judged that cannot be compared yet: the teacher has not judged them, or one of the two is contested.
    pub open: usize,
}

impl ChildBeside {
    /// How many things child and teacher see differently; `None` where there is nothing to compare.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        (self.agreement.pairs > 0).then(|| Place::Number((self.agreement.by_one + self.agreement.by_more).into()))
    }
}

/// How the children of a class and their teacher judge in a half term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassBeside {
    /// All judgements together.
    pub all: Agreement,
    /// Strand by strand in the school's order, then kind by kind; only those with pairs.
    pub scopes: Vec<(Scope, Agreement)>,
    /// Child by child, in the order given.
    pub children: Vec<ChildBeside>,
    /// How many things the children have judged that cannot be compared yet.
    pub open: usize,
}

/// Puts together what was judged of the children of a class: all of each child's [`besides`], of any half term.
#[must_use]
pub fn class_beside(order: &Order, children: &[(PupilId, Vec<Beside>)], period: Period) -> ClassBeside {
    let now = || children.iter().flat_map(|(_, besides)| besides).filter(|beside| beside.period == period);
    let scope = |scope: Scope| (scope, order.agreement(now().filter(|beside| scope.holds(beside))));
    let child = |(pupil, besides): &(PupilId, Vec<Beside>)| {
        let here = || besides.iter().filter(|beside| beside.period == period);
        let open = here().filter(|beside| beside.pair().is_none()).count();
        ChildBeside { pupil: *pupil, agreement: order.agreement(here()), open }
    };
    ClassBeside {
        all: order.agreement(now()),
        scopes: scopes(order, now()).into_iter().map(scope).collect(),
        children: children.iter().map(child).collect(),
        open: now().filter(|beside| beside.pair().is_none()).count(),
    }
}

/// Half term by half term, earliest first, earlier school years included; only those with pairs. The children are those given, wherever
/// they were then.
#[must_use]
pub fn over_time(roll: &Roll, children: &[(PupilId, Vec<Beside>)], scope: Scope) -> Vec<(Period, Agreement)> {
    let ever = || children.iter().flat_map(|(_, besides)| besides).filter(|beside| scope.holds(beside));
    let periods = order::set(ever().filter(|beside| beside.pair().is_some()).map(|beside| beside.period));
    let agreement = |of: Period| Order::of(roll, of).agreement(ever().filter(|beside| beside.period == of));
    periods.into_iter().map(|of| (of, agreement(of))).collect()
}

/// What there have ever been pairs of, in any half term: strands in the school's order, then kinds.
#[must_use]
pub fn scopes_ever(order: &Order, children: &[(PupilId, Vec<Beside>)]) -> Vec<Scope> {
    scopes(order, children.iter().flat_map(|(_, besides)| besides))
}

fn scopes<'a>(order: &Order, besides: impl Iterator<Item = &'a Beside>) -> Vec<Scope> {
    let things = order::set(besides.filter(|beside| beside.pair().is_some()).map(|beside| beside.thing));
    let kinds = order::set(things.iter().map(|thing| thing.kind()));
    let met = things.into_iter().filter_map(|thing| if let Thing::Strand(strand) = thing { Some(strand) } else { None });
    let mut strands: Vec<StrandKey> = met.collect();
    // A strand met in a file from elsewhere stands last.
    order::sort_by_key(&mut strands, |strand| order.strands.iter().position(|known| known == strand).unwrap_or(usize::MAX));
    strands.into_iter().map(Scope::Strand).chain(kinds.into_iter().map(Scope::Kind)).collect()
}
