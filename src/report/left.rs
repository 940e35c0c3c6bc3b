//! What is left to do for a class in a half term, counted.

use crate::domain::{Area, ClassId, ConsultationId, Date, Period, PupilId, SubjectKey, Voice};
use crate::ledger::{Files, Roll};
use crate::report::board::year_group;
use crate::report::consultation::{concerns, on_other_dates, who};
use crate::report::headings::Taught;
use crate::report::judgement::aspects;
use crate::report::marking::{Meter, children, columns, row};
use crate::report::meetings::{MeetingStanding, standing};
use crate::report::rounds;
use crate::report::targets::{missing, wanted};
use crate::words::left as words;

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Judging the criteria of a subject.
    Mark(SubjectKey),
    /// Judging steps, attainment and achievement; with the first subject in which something is left, else the first.
    Judge(SubjectKey),
    /// Giving or confirming the colours of attitude and behaviour.
    Attitude,
    /// Agreeing targets in the subjects.
    Targets,
    /// Agreeing a target of each child's own.
    PersonalTargets,
    /// The children judge themselves.
    SelfAssessment,
    /// Meeting child and parents one to one.
    Meet,
    /// Giving each family a slot on the next Parent Consultation Day.
    GiveSlots(ConsultationId),
}

/// How far one of them has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// What there is to do.
    pub task: Task,
    /// How much of it is done; never more than there is.
    pub done: usize,
    /// How much there is: cells of the sheets, judgements, colours, targets, or children.
    pub of: usize,
}

impl Left {
    /// Whether nothing of it is left.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done == self.of
    }

    /// What there is to do, in a few words; `subject` is the title of the one it is about.
    #[must_use]
    pub fn title(&self, subject: &str) -> String {
        match self.task {
            Task::Mark(_) => words::mark(subject),
            Task::Judge(_) => "Judge".to_owned(),
            Task::Attitude => "Attitude and behaviour".to_owned(),
            Task::Targets => "Targets".to_owned(),
            Task::PersonalTargets => "Personal targets".to_owned(),
            Task::SelfAssessment => "Self-assessment".to_owned(),
            Task::Meet => "Meetings".to_owned(),
            Task::GiveSlots(_) => "Consultation day".to_owned(),
        }
    }

    /// How far it has come, in words.
    #[must_use]
    pub fn how_far(&self) -> String {
        let so_far = |what| words::so_far(self.done, self.of, what);
        match self.task {
            Task::Mark(_) => so_far("judged"),
            Task::Judge(_) => so_far("made"),
            Task::Attitude => so_far("given"),
            Task::Targets | Task::PersonalTargets => words::so_far(self.of - self.done, self.of, "missing"),
            Task::SelfAssessment => so_far("have judged themselves"),
            Task::Meet => so_far("met"),
            Task::GiveSlots(_) => so_far("have a slot"),
        }
    }
}

/// What there is to do for a class in a half term, in the order of the places of a class. What nobody can do is left out: a subject without
/// criteria, a strand where none is in use, a day that is over. Nothing for an empty class. The children's files must be loaded.
#[must_use]
pub fn left(files: &Files, class: ClassId, subjects: &[Taught], period: Period, today: Date) -> Vec<Left> {
    let roll = files.roll();
    let pupils: Vec<PupilId> = roll.members_in(class, period).into_iter().map(|(pupil, _)| pupil).collect();
    let everyone = |task, is_done: &dyn Fn(PupilId) -> bool| Left {
        task,
        done: pupils.iter().filter(|pupil| is_done(**pupil)).count(),
        of: pupils.len(),
    };
    let mut all: Vec<Left> = subjects.iter().map(|subject| marked(files, class, subject, period)).collect();
    all.extend(judged(files, &pupils, subjects, period));
    all.push(targets(files, &pupils, subjects, period));
    all.push(everyone(Task::PersonalTargets, &|pupil| missing(files, pupil, Area::Personal, period, 1) == 0));
    all.push(coloured(files, &pupils, period));
    let rounds = rounds::of_half_term(roll, class, period);
    all.push(everyone(Task::SelfAssessment, &|pupil| {
        rounds.iter().any(|(id, round)| rounds::progress(files, pupil, *id, round).is_finished())
    }));
    all.push(everyone(Task::Meet, &|pupil| matches!(standing(files, pupil, period), MeetingStanding::Done(..))));
    all.extend(slots(roll, class, &pupils, today));
    all.retain(|left| left.of > 0);
    all
}

/// The cells of a subject's sheets: each child at the stage it works at, each criterion the class was taught.
fn marked(files: &Files, class: ClassId, (_, curriculum): &Taught, period: Period) -> Left {
    let (subject, mut meter) = (curriculum.subject, Meter::default());
    let children = children(files, class, subject, period);
    for stage in 1..=9 {
        let mut of_stage = children.iter().filter(|child| child.stage == stage).peekable();
        if of_stage.peek().is_none() {
            continue;
        }
        let columns: Vec<_> = columns(curriculum, files.roll(), class, stage, period).into_iter().flat_map(|group| group.columns).collect();
        let criteria: Vec<_> = columns.iter().filter_map(|column| column.item.criterion()).collect();
        let taught: Vec<bool> = columns.iter().map(|column| !column.not_taught).collect();
        for child in of_stage {
            meter.add(&row(files, child.pupil, subject, stage, period, &criteria), &taught);
        }
    }
    let (done, of) = match meter.total {
        // Everyone was looked through and nobody rated: then the children count, not the cells.
        0 if meter.reviewed > 0 => (meter.reviewed, meter.children),
        total => (meter.judged, total),
    };
    Left { task: Task::Mark(subject), done, of }
}

/// The judgements of every subject that can be judged.
fn judged(files: &Files, pupils: &[PupilId], subjects: &[Taught], period: Period) -> Option<Left> {
    let of_subject = |(_, curriculum): &Taught| {
        let subject = curriculum.subject;
        let (mut done, mut of) = (0, 0);
        for pupil in pupils {
            let fold = files.fold(*pupil);
            for aspect in aspects(year_group(files.roll(), *pupil, period.year)) {
                of += 1;
                done += usize::from(fold.judgement(aspect, subject, period).is_some());
            }
        }
        (subject, done, of)
    };
    let each: Vec<(SubjectKey, usize, usize)> = subjects.iter().map(of_subject).collect();
    let (subject, ..) = each.iter().find(|(_, done, of)| done < of).or(each.first())?;
    let task = Task::Judge(*subject);
    Some(Left { task, done: each.iter().map(|(_, done, _)| done).sum(), of: each.iter().map(|(.., of)| of).sum() })
}

fn targets(files: &Files, pupils: &[PupilId], subjects: &[Taught], period: Period) -> Left {
    let of_subjects = files.roll().thresholds(period).targets;
    let (mut missed, mut of) = (0, 0);
    for (_, curriculum) in subjects {
        let area = Area::Subject(curriculum.subject);
        let wanted = wanted(area, of_subjects);
        of += wanted * pupils.len();
        missed += pupils.iter().map(|pupil| missing(files, *pupil, area, period, wanted)).sum::<usize>();
    }
    Left { task: Task::Targets, done: of - missed, of }
}

/// The colours of the strands in use that the teacher has given or confirmed.
fn coloured(files: &Files, pupils: &[PupilId], period: Period) -> Left {
    let strands = files.roll().strands(period);
    let given = |pupil: &PupilId| {
        let fold = files.fold(*pupil);
        strands.iter().filter(|(strand, _)| fold.strand_rating(Voice::Teacher, *strand, period).is_some()).count()
    };
    Left { task: Task::Attitude, done: pupils.iter().map(given).sum(), of: strands.len() * pupils.len() }
}

/// Whose family has a slot on the next Parent Consultation Day of the class, or on another date of it.
fn slots(roll: &Roll, class: ClassId, pupils: &[PupilId], today: Date) -> Option<Left> {
    let days = roll.consultations().into_iter().filter(|(_, day)| day.date >= today && concerns(day, class));
    let (id, day) = days.min_by_key(|(_, day)| day.date)?;
    let elsewhere = on_other_dates(roll, id, day.date);
    let invited: Vec<PupilId> = who(roll, &day, class).into_iter().map(|(pupil, _)| pupil).filter(|pupil| pupils.contains(pupil)).collect();
    let done = invited.iter().filter(|pupil| roll.booking(**pupil, id).is_some() || elsewhere.contains_key(pupil)).count();
    Some(Left { task: Task::GiveSlots(id), done, of: invited.len() })
}
