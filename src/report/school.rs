//! The whole school in counts, each with the children behind it. Children are counted and nothing is averaged: a colour is not a number.

use super::attitude::colour;
use super::beside::{Apart, Order, besides};
use super::board::year_group;
use super::headings::{Taught, band_in_subject, headings, taught_in};
use super::left::{Left, left};
use super::meetings::{MeetingStanding, standing};
use super::rounds;
use super::targets::standings;
use crate::domain::{Aspect, BandKey, ClassId, Date, Heading, Period, Pupil, PupilId, SchoolYear, StrandKey, SubjectKey, YearGroup};
use crate::ledger::{Files, Roll};
use crate::words::people::class_with;
use crate::words::school as words;

/// A group smaller than this is not told of on anything that may leave the school: whoever knows the class would know the child.
pub const FEWEST_TOLD: usize = 5;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The colour of one of the four headings.
    Heading(Heading),
    /// Whether that colour is another than in the half term before.
    Moved(Heading),
    /// The colour of attainment or achievement in a subject.
    Subject(SubjectKey, Aspect),
    /// The colour of a strand of attitude or behaviour.
    Strand(StrandKey),
    /// How the targets of the half term went.
    Targets,
    /// Whether the child has judged itself.
    SelfAssessment,
    /// How the child sees itself beside how the teacher does.
    Agreement,
    /// Whether child, mentor and parent have met.
    Meetings,
}

/// What the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Classes.
    #[default]
    Class,
    /// Year groups.
    Year,
}

/// A child in a class of a school year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// The child.
    pub pupil: PupilId,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: ClassId,
    /// Its year group, where it is known.
    pub year_group: Option<YearGroup>,
}

/// A class, a year group, or the whole school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// Its children, column by column.
    pub cells: Vec<Vec<PupilId>>,
}

impl Row {
    /// How many children it has.
    #[must_use]
    pub fn children(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }
}

/// The school looked at in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// What each column counts.
    pub columns: Vec<String>,
    /// The classes or year groups, and last the whole school.
    pub rows: Vec<Row>,
}

/// The classes of a school year with children in them, by name: the real ones, or those of the demo where there are no others.
#[must_use]
pub fn classes(roll: &Roll, year: SchoolYear) -> Vec<(ClassId, String)> {
    let mut all = roll.classes();
    if all.iter().any(|(_, class)| !class.demo) {
        all.retain(|(_, class)| !class.demo);
    }
    all.into_iter().filter(|(id, _)| roll.years(*id).contains(&year)).map(|(id, class)| (id, class.name)).collect()
}

/// The children of these classes in a school year, class by class in register order. A child of whom two say different classes is in both.
#[must_use]
pub fn seated(roll: &Roll, classes: &[(ClassId, String)], year: SchoolYear) -> Vec<Seated> {
    let of_class = |(class, _): &(ClassId, String)| {
        let seat = |(pupil, details): (PupilId, Pupil)| {
            let year_group = year_group(roll, pupil, year);
            Seated { pupil, name: details.full_name(), class: *class, year_group }
        };
        roll.members(*class, year).into_iter().map(seat).collect::<Vec<_>>()
    };
    classes.iter().flat_map(of_class).collect()
}

/// Everything there is to look at in a half term, each with what it is called.
#[must_use]
pub fn looks(roll: &Roll, subjects: &[Taught], period: Period) -> Vec<(Look, String)> {
    let mut all: Vec<(Look, String)> = Heading::ALL.map(|heading| (Look::Heading(heading), crate::words::capital(heading.name()))).into();
    for (title, curriculum) in taught_in(roll, subjects, period) {
        for aspect in [Aspect::Attainment, Aspect::Achievement] {
            all.push((Look::Subject(curriculum.subject, aspect), words::in_subject(&title, aspect)));
        }
    }
    all.extend(roll.strands(period).into_iter().map(|(key, strand)| (Look::Strand(key), strand.name)));
    all.extend(Heading::ALL.map(|heading| (Look::Moved(heading), words::moved(heading))));
    let rest = [Look::Targets, Look::SelfAssessment, Look::Agreement, Look::Meetings];
    all.extend(rest.into_iter().zip(words::LOOKS.map(str::to_owned)));
    all
}

/// Counts children by what is looked at. Their files must be loaded.
#[must_use]
pub fn counted(files: &Files, (classes, seated): (&[(ClassId, String)], &[Seated]), asked: &Asked<'_>, by: By) -> Counted {
    let scheme = files.roll().scheme(asked.period);
    // The best first, as a head reads it; what has no colour last.
    let bands: Vec<BandKey> = scheme.bands().iter().rev().map(|band| band.key).collect();
    let columns: Vec<String> = match asked.look {
        Look::Heading(_) | Look::Subject(..) | Look::Strand(_) => {
            let words = scheme.bands().iter().rev().map(|band| band.word.clone());
            words.chain([words::NO_COLOUR.to_owned()]).collect()
        }
        Look::Moved(_) => words::MOVED.map(str::to_owned).into(),
        Look::Targets => words::TARGETS.map(str::to_owned).into(),
        Look::SelfAssessment => words::SELF_ASSESSMENT.map(str::to_owned).into(),
        Look::Agreement => words::AGREEMENT.map(str::to_owned).into(),
        Look::Meetings => words::MEETINGS.map(str::to_owned).into(),
    };
    let row = |name: String| Row { name, cells: vec![Vec::new(); columns.len()] };
    let mut rows: Vec<Row> = match by {
        By::Class => classes.iter().map(|(_, name)| row(name.clone())).collect(),
        By::Year => YearGroup::ALL.iter().map(|year| row(year.name())).chain([row(words::NO_YEAR_GROUP.to_owned())]).collect(),
    };
    let mut school = row(words::WHOLE_SCHOOL.to_owned());
    for child in seated {
        let column = asked.column(files, child, &bands);
        let at = match by {
            By::Class => classes.iter().position(|(class, _)| *class == child.class),
            By::Year => Some(child.year_group.map_or(YearGroup::ALL.len(), |year| usize::from(year.number()))),
        };
        let own = at.and_then(|at| rows.get_mut(at));
        for row in own.into_iter().chain([&mut school]) {
            let is_new = row.cells.iter().all(|cell| !cell.contains(&child.pupil));
            if let Some(cell) = row.cells.get_mut(column).filter(|_| is_new) {
                cell.push(child.pupil);
            }
        }
    }
    rows.retain(|row| row.children() > 0);
    rows.push(school);
    Counted { columns, rows }
}

/// What is asked of each child.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What is looked at.
    pub look: Look,
    /// Every subject with its criteria.
    pub subjects: &'a [Taught],
    /// In which half term.
    pub period: Period,
    /// What ends a half term that is still going on.
    pub today: Date,
}

impl Asked<'_> {
    /// The column a child belongs to.
    fn column(&self, files: &Files, child: &Seated, bands: &[BandKey]) -> usize {
        let Self { subjects, period, today, .. } = *self;
        let pupil = child.pupil;
        let at = |band: Option<BandKey>| band.and_then(|band| bands.iter().position(|known| *known == band)).unwrap_or(bands.len());
        let heading = |heading: Heading, of: Period| {
            headings(files, pupil, subjects, of, today).into_iter().find(|state| state.heading == heading).and_then(|state| state.band())
        };
        match self.look {
            Look::Heading(of) => at(heading(of, period)),
            Look::Subject(subject, aspect) => {
                let taught = subjects.iter().find(|(_, curriculum)| curriculum.subject == subject);
                at(taught.and_then(|(_, curriculum)| band_in_subject(files, pupil, curriculum, period, aspect)))
            }
            Look::Strand(strand) => at(colour(files, pupil, strand, period, today)),
            Look::Moved(of) => {
                let before = period.previous().map_or(bands.len(), |before| at(heading(of, before)));
                match (at(heading(of, period)), before) {
                    (now, before) if now == bands.len() || before == bands.len() => 3,
                    (now, before) if now < before => 0,
                    (now, before) if now == before => 1,
                    _ => 2,
                }
            }
            Look::Targets => {
                let all = standings(files, pupil, period);
                let met = all.iter().filter(|target| target.is_met()).count();
                match (all.len(), met) {
                    (0, _) => 4,
                    _ if all.iter().all(|target| target.found.is_none()) => 3,
                    (all, met) if met == all => 0,
                    (_, 0) => 2,
                    _ => 1,
                }
            }
            Look::SelfAssessment => {
                let asked = rounds::of_half_term(files.roll(), child.class, period);
                match asked.iter().any(|(id, round)| rounds::progress(files, pupil, *id, round).is_finished()) {
                    true => 0,
                    false if asked.is_empty() => 2,
                    false => 1,
                }
            }
            Look::Agreement => {
                let order = Order::of(files.roll(), period);
                let (mut same, mut lower, mut higher) = (0, 0, 0);
                for beside in besides(files, pupil).into_iter().filter(|beside| beside.period == period) {
                    match beside.apart(&order.bands) {
                        Apart::Same => same += 1,
                        Apart::Lower(_) => lower += 1,
                        Apart::Higher(_) => higher += 1,
                        Apart::Open | Apart::Retired => {}
                    }
                }
                match (lower, higher) {
                    _ if same + lower + higher == 0 => 3,
                    (lower, higher) if lower > higher && lower * 4 > same + higher => 1,
                    (lower, higher) if higher > lower && higher * 4 > same + lower => 2,
                    _ => 0,
                }
            }
            Look::Meetings => match standing(files, pupil, period) {
                MeetingStanding::Done(..) => 0,
                MeetingStanding::Open(..) => 1,
                MeetingStanding::Due => 2,
            },
        }
    }
}

/// The numbers of a row as they are told outside the school: of a group of fewer than [`FEWEST_TOLD`] only that it is small. Where one
/// number would then follow from the others, the smallest of these is not told either.
#[must_use]
pub fn told(row: &Row) -> Vec<String> {
    let counts: Vec<usize> = row.cells.iter().map(Vec::len).collect();
    let is_few = |count: usize| (1..FEWEST_TOLD).contains(&count);
    let only = counts.iter().filter(|count| is_few(**count)).count() == 1;
    let beside = counts.iter().enumerate().filter(|(_, count)| **count >= FEWEST_TOLD).min_by_key(|(_, count)| **count);
    let hidden = beside.filter(|_| only).map(|(at, _)| at);
    let told = |(at, count): (usize, &usize)| match *count {
        _ if Some(at) == hidden => words::NOT_TOLD.to_owned(),
        count if is_few(count) => words::FEW.to_owned(),
        count => count.to_string(),
    };
    counts.iter().enumerate().map(told).collect()
}

/// The counts as they may be told outside the school, the columns first. Rows of fewer than [`FEWEST_TOLD`] children are left out.
#[must_use]
pub fn outside(counted: &Counted, first: &str) -> Vec<Vec<String>> {
    let head = [first.to_owned(), words::CHILDREN.to_owned()].into_iter().chain(counted.columns.iter().cloned()).collect();
    let row = |row: &Row| [row.name.clone(), row.children().to_string()].into_iter().chain(told(row)).collect::<Vec<String>>();
    std::iter::once(head).chain(counted.rows.iter().filter(|row| row.children() >= FEWEST_TOLD).map(row)).collect()
}

/// How far a class has come in a half term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HowFar {
    /// The class.
    pub class: ClassId,
    /// Its name, with whoever teaches it.
    pub name: String,
    /// What there is to do, and how much of it is done.
    pub left: Vec<Left>,
    /// The day of the newest entry about any of its children: what another device has written since is not here yet.
    pub newest: Option<Date>,
}

/// How far each class has come in a half term. The children’s files must be loaded; `offset` is the time zone's, in minutes.
#[must_use]
pub fn how_far(
    files: &Files,
    (classes, seated): (&[(ClassId, String)], &[Seated]),
    subjects: &[Taught],
    (period, today): (Period, Date),
    offset: i32,
) -> Vec<HowFar> {
    let subjects = taught_in(files.roll(), subjects, period);
    let of_class = |(class, name): &(ClassId, String)| {
        let own = seated.iter().filter(|child| child.class == *class);
        let ids = own.flat_map(|child| files.roll().ids(child.pupil));
        let newest = ids.filter_map(|id| files.ledger().pupil(id)?.entries().map(|entry| entry.at).max()).max();
        let newest = newest.map(|at| at.date(offset));
        let name = class_with(name, &files.roll().teachers(*class, period.year));
        HowFar { class: *class, name, left: left(files, *class, &subjects, period, today), newest }
    };
    classes.iter().map(of_class).collect()
}

/// The children of a place in the counts, by name.
#[must_use]
pub fn behind(counted: &Counted, seated: &[Seated], (row, column): (usize, usize)) -> Vec<(PupilId, String)> {
    let here = counted.rows.get(row).and_then(|row| row.cells.get(column));
    let name = |pupil: &PupilId| seated.iter().find(|child| child.pupil == *pupil).map(|child| (*pupil, child.name.clone()));
    let mut all: Vec<(PupilId, String)> = here.into_iter().flatten().filter_map(name).collect();
    all.dedup();
    all
}
