//! "My profile": a child's file at a glance, for the top of the file, for paper and for the page a family takes home.

use super::agreement::Agreement;
use super::beside::{Beside, Order, besides};
use super::board::year_group;
use super::conduct::half_term_of;
use super::headings::{HeadingState, Taught, headings, taught_in};
use super::judgement::{Count, Grounds, is_met};
use super::mark::{Mark, mark};
use super::praise::{ChildsPraise, Counting};
use super::targets::{TargetStanding, standings, suggested};
use crate::domain::{
    Aspect, Attendance, Criterion, CriterionId, Curriculum, Date, HalfTerm, Incident, Period, PictureKey, PupilId, Question, Scheme,
    StaffId, SubjectKey, VerdictKey, Voice, order,
};
use crate::ledger::{Files, Fold, Reading};
use crate::words::people::class_with;

/// How many criteria are named as what a child can do, and as what comes next.
const NAMED: usize = 3;

/// A subject of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectNow {
    /// Which.
    pub subject: SubjectKey,
    /// Its name.
    pub title: String,
    /// The stage the child works at.
    pub stage: u8,
    /// What its ratings of the stage come to.
    pub count: Count,
    /// The step as the teacher judged it, else as it is suggested.
    pub step: Option<VerdictKey>,
    /// Whether the teacher judged the step.
    pub judged: bool,
    /// The level or judgement at the end of a key stage; `None` in other years.
    pub key_stage: Option<VerdictKey>,
    /// The share of the stage expected by the half term, in percent.
    pub expected: u8,
    /// What the child can do: what was found met last.
    pub can: Vec<(CriterionId, String)>,
    /// What comes next.
    pub next: Vec<(CriterionId, String)>,
}

/// A child's file at a glance, for one half term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The child.
    pub pupil: PupilId,
    /// The name it is called by.
    pub forename: String,
    /// The whole name.
    pub name: String,
    /// The picture it has chosen.
    pub picture: Option<PictureKey>,
    /// Its class, by name.
    pub class: Option<String>,
    /// "Year 4".
    pub year_group: Option<String>,
    /// Its mentor, by name.
    pub mentor: Option<String>,
    /// The half term.
    pub period: Period,
    /// The four headings.
    pub headings: [HeadingState; 4],
    /// The subjects.
    pub subjects: Vec<SubjectNow>,
    /// The targets of the half term with both reviews.
    pub targets: Vec<TargetStanding>,
    /// Attendance in the half term.
    pub attendance: Option<Attendance>,
    /// Attendance in the school year, up to the half term.
    pub attendance_year: Option<Attendance>,
    /// Praise in the school year.
    pub praise: ChildsPraise,
    /// What the child says in its own words.
    pub answers: Vec<(Question, String)>,
    /// What happened in the half term.
    pub incidents: Vec<(Date, Incident)>,
    /// What child and teacher judge of the half term, differences first.
    pub beside: Vec<Beside>,
    /// How the two go together.
    pub agreement: Agreement,
}

/// Reads a child's file at a glance; `None` where the child is not on the roll.
#[must_use]
pub fn profile(files: &Files, pupil: PupilId, subjects: &[Taught], period: Period, today: Date) -> Option<Profile> {
    let (roll, fold) = (files.roll(), files.fold(pupil));
    let details = roll.pupil(pupil).as_ref().and_then(Reading::any).cloned()?;
    let placement = roll.placement(pupil, period.year).as_ref().and_then(Reading::any).copied();
    let class = placement.and_then(|placement| placement.class);
    let half_term = half_term_of(files, pupil, period);
    let of_year = HalfTerm::ALL.into_iter().map(|half_term| Period { year: period.year, half_term }).filter(|of| *of <= period);
    let entered: Vec<Attendance> = of_year.filter_map(|of| fold.attendance(of)?.settled().copied()).collect();
    let attendance_year = entered.into_iter().reduce(Attendance::and);
    let order = Order::of(roll, period);
    let mut beside = besides(files, pupil);
    beside.retain(|one| one.period == period);
    order.differences_first(&mut beside);
    let agreement = Agreement::of(&order.bands, beside.iter().filter_map(Beside::pair));
    // Praise is counted up to the end of the half term: that of spring has no place in a slip of autumn.
    let dates = roll.term_dates(period.year);
    let last = dates.half_terms().find(|(half, _)| *half == period.half_term).map_or(today, |(_, span)| span.last);
    let day = last.min(today);
    Some(Profile {
        pupil,
        forename: details.forename.clone(),
        name: details.full_name(),
        picture: fold.picture(),
        class: class.and_then(|class| Some(class_with(&roll.class(class)?.any()?.name, &roll.teachers(class, period.year)))),
        year_group: year_group(roll, pupil, period.year).map(|group| group.name()),
        mentor: mentor(files, pupil).map(|mentor| mentor.name),
        period,
        headings: headings(files, pupil, subjects, period, today),
        subjects: taught_in(roll, subjects, period).iter().map(|taught| subject_now(files, pupil, taught, period)).collect(),
        targets: standings(files, pupil, period),
        attendance: half_term.attendance,
        attendance_year,
        praise: Counting::up_to(roll, day).child(files, pupil),
        answers: half_term.answers,
        incidents: half_term.incidents,
        beside,
        agreement,
    })
}

/// A child's mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentor {
    /// Who.
    pub staff: StaffId,
    /// The name by which the staff list knows them.
    pub name: String,
}

/// The child's mentor, where the staff list knows them.
#[must_use]
pub fn mentor(files: &Files, pupil: PupilId) -> Option<Mentor> {
    let staff = *files.fold(pupil).mentor()?.any()?;
    Some(Mentor { staff, name: files.roll().staff_member(staff)?.any()?.name.clone() })
}

fn subject_now(files: &Files, pupil: PupilId, (title, curriculum): &Taught, period: Period) -> SubjectNow {
    let (fold, scheme, subject) = (files.fold(pupil), files.roll().scheme(period), curriculum.subject);
    let grounds = Grounds::of(files, pupil, curriculum, period);
    let stage = grounds.stage;
    let judged = |aspect| fold.judgement(aspect, subject, period).and_then(|reading| reading.settled().map(|judged| judged.verdict));
    let step = judged(Aspect::Step);
    let next = suggested(files, pupil, curriculum, stage, period);
    SubjectNow {
        subject,
        title: title.clone(),
        stage,
        count: grounds.count(),
        step: step.or_else(|| grounds.suggest(Aspect::Step).verdict),
        judged: step.is_some(),
        key_stage: grounds.ends_key_stage().then(|| judged(Aspect::KeyStage)).flatten(),
        expected: grounds.expected(),
        can: can(&fold, &scheme, curriculum, stage, period),
        next: next.into_iter().take(NAMED).map(|next| (next.criterion, next.text)).collect(),
    }
}

/// What a child can do in a stage: what was found met last, in the order of the sheet. From the stage before where this one has nothing
/// yet.
fn can(fold: &Fold, scheme: &Scheme, curriculum: &Curriculum, stage: u8, period: Period) -> Vec<(CriterionId, String)> {
    let of_stage = |stage: u8| {
        let criteria = curriculum.stage(stage).into_iter().flat_map(|s| s.criteria()).filter(|c| c.is_taught(period));
        let reviewed = fold.is_reviewed(curriculum.subject, stage, period);
        let met = |criterion: &Criterion| {
            let id = CriterionId { subject: curriculum.subject, stage, number: criterion.number };
            let mark = mark(fold, id, period, reviewed);
            let before = || fold.rated_before(Voice::Teacher, id, period).map(|(of, _)| of);
            let since = if let Mark::Now(_) = mark { period } else { before()? };
            is_met(scheme, mark.band()?).then(|| (since, id, criterion.text.clone()))
        };
        criteria.filter_map(met).collect::<Vec<_>>()
    };
    let mut found = of_stage(stage);
    if found.is_empty() && stage > 1 {
        found = of_stage(stage - 1);
    }
    order::sort_by(&mut found, |(a, ..), (b, ..)| b.cmp(a));
    found.into_iter().take(NAMED).map(|(_, id, text)| (id, text)).collect()
}
