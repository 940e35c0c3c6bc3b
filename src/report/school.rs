//! The whole school in counts, each with the children behind it. Children are counted and nothing is averaged: a colour is not a number.

use super::attitude::colour;
use super::beside::{Apart, Order, besides};
use super::board::year_group;
use super::headings::{Taught, band_in_subject, headings, taught_in, verdict_in_subject};
use super::judgement::ends_key_stage;
use super::meetings::{MeetingStanding, standing};
use super::rounds;
use super::targets::standings;
use crate::domain::{Aspect, BandKey, ClassId, Date, Heading, Period, Pupil, PupilId, SchoolYear, StrandKey, SubjectKey, YearGroup};
use crate::ledger::school::Group;
use crate::ledger::{Files, Roll};
use crate::words::school as words;

mod how_far;

pub use how_far::{HowFar, how_far};

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
    /// The colours of attainment: with achievement looked at, how pupils progress.
    Attainment,
    /// The last half terms, of the children who are here now.
    HalfTerm,
    /// The school's own groups; a child in two is counted in both.
    Group,
}

impl By {
    /// All, each with its key and what it is called.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Class, "class", "Classes"),
        (Self::Year, "year", "Year groups"),
        (Self::Attainment, "attainment", "Attainment"),
        (Self::HalfTerm, "half-term", "Half terms"),
        (Self::Group, "group", "Groups"),
    ];

    /// That of a key; classes for any other.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|(_, known, _)| *known == key).map_or(Self::Class, |(by, ..)| by)
    }

    /// Its key.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL.into_iter().find(|(by, ..)| *by == self).map_or("class", |(_, key, _)| key)
    }

    /// What each row is.
    #[must_use]
    pub fn one(self) -> &'static str {
        match self {
            Self::Class => "Class",
            Self::Year => "Year group",
            Self::Attainment => "Attainment",
            Self::HalfTerm => "Half term",
            Self::Group => "Group",
        }
    }
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
    /// Whether it is the whole school.
    pub whole: bool,
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

/// The children of these classes in a half term, class by class in register order. A child of whom two say different classes is in both.
#[must_use]
pub fn seated(roll: &Roll, classes: &[(ClassId, String)], period: Period) -> Vec<Seated> {
    let of_class = |(class, _): &(ClassId, String)| {
        let seat = |(pupil, details): (PupilId, Pupil)| {
            let year_group = year_group(roll, pupil, period.year);
            Seated { pupil, name: details.full_name(), class: *class, year_group }
        };
        roll.members_in(*class, period).into_iter().map(seat).collect::<Vec<_>>()
    };
    classes.iter().flat_map(of_class).collect()
}

/// Everything there is to look at in a half term, each with what it is called.
#[must_use]
pub fn looks(roll: &Roll, subjects: &[Taught], period: Period) -> Vec<(Look, String)> {
    let mut all: Vec<(Look, String)> = Heading::ALL.map(|heading| (Look::Heading(heading), crate::words::capital(heading.name()))).into();
    for (title, curriculum) in taught_in(roll, subjects, period) {
        for aspect in [Aspect::Attainment, Aspect::Achievement, Aspect::KeyStage] {
            all.push((Look::Subject(curriculum.subject, aspect), words::in_subject(&title, aspect)));
        }
    }
    for (key, strand) in roll.strands(period) {
        // A school may call a strand as a heading is called.
        let title = if all.iter().any(|(_, title)| *title == strand.name) { words::strand(&strand.name) } else { strand.name };
        all.push((Look::Strand(key), title));
    }
    all.extend(Heading::ALL.map(|heading| (Look::Moved(heading), words::moved(heading))));
    let rest = [Look::Targets, Look::SelfAssessment, Look::Agreement, Look::Meetings];
    all.extend(rest.into_iter().zip(words::LOOKS.map(str::to_owned)));
    all
}

/// How many half terms are looked back over.
const LOOKED_BACK: usize = 6;

/// Counts children by what is looked at. Their files must be loaded.
#[must_use]
pub fn counted(files: &Files, (classes, seated): (&[(ClassId, String)], &[Seated]), asked: &Asked<'_>, by: By) -> Counted {
    let scheme = files.roll().scheme(asked.period);
    // The best first, as a head reads it; what has no colour last.
    let bands: Vec<BandKey> = scheme.bands().iter().rev().map(|band| band.key).collect();
    let colours = || scheme.bands().iter().rev().map(|band| band.word.clone()).chain([words::NO_COLOUR.to_owned()]).collect::<Vec<_>>();
    let verdicts = files.roll().thresholds(asked.period).key_stage.verdicts();
    let columns: Vec<String> = match asked.look {
        Look::Subject(_, Aspect::KeyStage) => {
            verdicts.iter().rev().map(|(_, word)| (*word).to_owned()).chain([words::NOT_JUDGED.to_owned()]).collect()
        }
        Look::Heading(_) | Look::Subject(..) | Look::Strand(_) => colours(),
        Look::Moved(_) => words::MOVED.map(str::to_owned).into(),
        Look::Targets => words::TARGETS.map(str::to_owned).into(),
        Look::SelfAssessment => words::SELF_ASSESSMENT.map(str::to_owned).into(),
        Look::Agreement => words::AGREEMENT.map(str::to_owned).into(),
        Look::Meetings => words::MEETINGS.map(str::to_owned).into(),
    };
    // The last half terms up to the one shown, the earliest first, as long as they had the same colours.
    let same = |of: &Period| files.roll().scheme(*of).bands().iter().rev().map(|band| band.key).eq(bands.iter().copied());
    let mut back: Vec<Period> = std::iter::successors(Some(asked.period), |of| of.previous()).take(LOOKED_BACK).take_while(same).collect();
    back.reverse();
    let row = |name: String| Row { name, cells: vec![Vec::new(); columns.len()], whole: false };
    let groups: Vec<Group> = files.roll().groups().into_iter().filter(|group| !group.retired).collect();
    let mut rows: Vec<Row> = match by {
        By::Class => classes.iter().map(|(_, name)| row(name.clone())).collect(),
        By::Year => YearGroup::ALL.iter().map(|year| row(year.name())).chain([row(words::NO_YEAR_GROUP.to_owned())]).collect(),
        By::Attainment => colours().into_iter().map(|colour| row(words::attaining(&colour))).collect(),
        By::Group => groups.iter().map(|group| row(group.name.clone())).chain([row(words::NO_GROUP.to_owned())]).collect(),
        By::HalfTerm => back.iter().map(|of| row(crate::words::period(*of))).collect(),
    };
    let mut school = Row { whole: true, ..row(words::WHOLE_SCHOOL.to_owned()) };
    let put = |row: &mut Row, pupil: PupilId, column: usize| {
        let is_new = !row.cells.iter().any(|cell| cell.contains(&pupil));
        if let Some(cell) = row.cells.get_mut(column).filter(|_| is_new) {
            cell.push(pupil);
        }
    };
    for child in seated {
        if by == By::HalfTerm {
            for (row, of) in rows.iter_mut().zip(&back) {
                let then = Asked { period: *of, ..*asked };
                then.column(files, child, &bands, verdicts).into_iter().for_each(|column| put(row, child.pupil, column));
            }
            continue;
        }
        let Some(column) = asked.column(files, child, &bands, verdicts) else { continue };
        let at = match by {
            By::Class => classes.iter().position(|(class, _)| *class == child.class),
            By::Year => Some(child.year_group.map_or(YearGroup::ALL.len(), |year| usize::from(year.number()))),
            By::Attainment => Some(asked.colour(files, child.pupil, Heading::Attainment, asked.period, &bands)),
            By::Group => {
                let is_in = |group: &&mut (&Group, &mut Row)| files.roll().is_in(child.pupil, group.0.key);
                let mut held = groups.iter().zip(&mut rows).collect::<Vec<_>>();
                let mut own: Vec<_> = held.iter_mut().filter(is_in).collect();
                own.iter_mut().for_each(|(_, row)| put(row, child.pupil, column));
                own.is_empty().then_some(groups.len())
            }
            By::HalfTerm => None,
        };
        at.and_then(|at| rows.get_mut(at)).into_iter().for_each(|row| put(row, child.pupil, column));
        put(&mut school, child.pupil, column);
    }
    rows.retain(|row| row.children() > 0);
    if by != By::HalfTerm {
        rows.push(school);
    }
    let counted = Counted { columns, rows };
    if counted.columns.len() > MOST_COLUMNS { counted.of_used_columns() } else { counted }
}

impl Counted {
    /// Only those columns that count somebody: of eighteen levels most are nobody’s.
    fn of_used_columns(self) -> Self {
        let used: Vec<bool> =
            (0..self.columns.len()).map(|at| self.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
        let rows = self.rows.into_iter().map(|row| Row { cells: of_used(row.cells, &used), ..row });
        Self { rows: rows.collect(), columns: of_used(self.columns, &used) }
    }
}

fn of_used<T>(all: Vec<T>, used: &[bool]) -> Vec<T> {
    all.into_iter().zip(used).filter(|(_, used)| **used).map(|(one, _)| one).collect()
}

/// More columns than these are shown only where they count somebody.
const MOST_COLUMNS: usize = 7;

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
    /// The column of a heading’s colour: that of no colour is the last.
    fn colour(&self, files: &Files, pupil: PupilId, heading: Heading, of: Period, bands: &[BandKey]) -> usize {
        let found = headings(files, pupil, self.subjects, of, self.today).into_iter().find(|state| state.heading == heading);
        place(found.and_then(|state| state.band()), bands)
    }

    /// The column a child belongs to; none where it is not asked about.
    fn column(&self, files: &Files, child: &Seated, bands: &[BandKey], verdicts: &[(&str, &str)]) -> Option<usize> {
        let Self { subjects, period, today, .. } = *self;
        let pupil = child.pupil;
        let taught = |subject| subjects.iter().find(|(_, curriculum)| curriculum.subject == subject).map(|(_, curriculum)| curriculum);
        Some(match self.look {
            Look::Heading(of) => self.colour(files, pupil, of, period, bands),
            Look::Subject(subject, Aspect::KeyStage) => {
                // Only who is in its last year there is judged so.
                if !ends_key_stage(child.year_group) {
                    return None;
                }
                let verdict = verdict_in_subject(files, pupil, taught(subject)?, period, Aspect::KeyStage);
                let found = verdict.and_then(|verdict| verdicts.iter().rev().position(|(key, _)| *key == verdict.as_str()));
                found.unwrap_or(verdicts.len())
            }
            Look::Subject(subject, aspect) => {
                place(taught(subject).and_then(|curriculum| band_in_subject(files, pupil, curriculum, period, aspect)), bands)
            }
            Look::Strand(strand) => place(colour(files, pupil, strand, period, today), bands),
            Look::Moved(of) => {
                let before = period.previous().map_or(bands.len(), |before| self.colour(files, pupil, of, before, bands));
                match (self.colour(files, pupil, of, period, bands), before) {
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
        })
    }
}

/// The column of a colour: the best first, and last that there is none.
fn place(band: Option<BandKey>, bands: &[BandKey]) -> usize {
    band.and_then(|band| bands.iter().position(|known| *known == band)).unwrap_or(bands.len())
}

/// A number as it is told outside the school: of fewer than [`FEWEST_TOLD`] only that they are few, of others the nearest five. So nobody
/// finds out what is not told by taking one number from another.
#[must_use]
pub fn told(count: usize) -> String {
    match count {
        0 => count.to_string(),
        1..FEWEST_TOLD => words::FEW.to_owned(),
        count => ((count + FEWEST_TOLD / 2) / FEWEST_TOLD * FEWEST_TOLD).to_string(),
    }
}

/// The counts as they may be told outside the school, the columns first. Rows of fewer than [`FEWEST_TOLD`] children are left out.
#[must_use]
pub fn outside(counted: &Counted, first: &str) -> Vec<Vec<String>> {
    let head = [first.to_owned(), words::CHILDREN.to_owned()].into_iter().chain(counted.columns.iter().cloned()).collect();
    let cells = |row: &Row| std::iter::once(row.children()).chain(row.cells.iter().map(Vec::len)).map(told).collect::<Vec<String>>();
    let row = |row: &Row| std::iter::once(row.name.clone()).chain(cells(row)).collect::<Vec<String>>();
    std::iter::once(head).chain(counted.rows.iter().filter(|row| row.children() >= FEWEST_TOLD).map(row)).collect()
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
