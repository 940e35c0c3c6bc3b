//! How the school year turns: which classes there are to move up, and where each child of them goes.

use chrono::Datelike;

use crate::domain::people::same_name;
use crate::domain::{ClassId, ClassName, Date, Goes, HalfTerm, Period, Pupil, PupilId, SchoolYear, StaffId, YearGroup, letters, order};
use crate::ledger::Roll;

/// A child of a class that is moved up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovingChild {
    /// The child.
    pub pupil: PupilId,
    /// Its name.
    pub name: String,
    /// Its year group in the year that ends, where it is known.
    pub year_group: Option<YearGroup>,
    /// Where it goes, as far as that follows from its class; `None` where somebody has to say.
    pub goes: Option<Goes>,
}

/// A class that is moved up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovingClass {
    /// The class.
    pub class: ClassId,
    /// What it is called in the year that ends.
    pub name: String,
    /// Its children who have no place in the next year yet, in register order.
    pub children: Vec<MovingChild>,
    /// How many of its children have theirs already, or have left.
    pub done: usize,
}

/// A school year that has classes to be moved up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The school year that ends.
    pub from: SchoolYear,
    /// How many children have no place in the next one yet.
    pub children: usize,
    /// Whether the next one has begun.
    pub has_begun: bool,
}

/// Whether children are waiting to be moved up: of the last school year at any time, of this one from June on. Invented children stay where
/// they are, and whoever has left waits for nothing.
#[must_use]
pub fn due(roll: &Roll, today: Date) -> Option<Due> {
    let this = SchoolYear::of(today);
    // A class that is not here, as of a child that came from another school, cannot be moved up.
    let own: Vec<ClassId> = roll.classes().into_iter().filter(|(_, class)| !class.demo).map(|(id, _)| id).collect();
    let waiting = |from: SchoolYear, has_begun| {
        let next = from.next()?;
        let mut here: Vec<PupilId> = roll
            .seats()
            .into_iter()
            .filter(|seat| seat.year == from && own.contains(&roll.known().class(seat.class)))
            .map(|seat| seat.pupil)
            .collect();
        // The seats of a child of whom two say otherwise stand next to each other.
        here.dedup();
        here.retain(|pupil| roll.pupil(*pupil).is_some() && roll.left(*pupil).is_none() && !is_settled(roll, *pupil, next));
        (!here.is_empty()).then_some(Due { from, children: here.len(), has_begun })
    };
    this.previous().and_then(|last| waiting(last, true)).or_else(|| (6..=8).contains(&today.month()).then(|| waiting(this, false))?)
}

/// Whether somebody has said where a child is in a school year: in a class, be it contested which, or in none.
fn is_settled(roll: &Roll, pupil: PupilId, year: SchoolYear) -> bool {
    roll.placement(pupil, year).is_some()
}

/// The classes a child was in earlier in a school year, and up to which half term it was in each, the earliest first.
#[must_use]
pub fn classes_before(roll: &Roll, pupil: PupilId, year: SchoolYear) -> Vec<(Period, ClassId)> {
    let mut found: Vec<(Period, ClassId)> = Vec::new();
    for half_term in HalfTerm::ALL {
        if let Some((until, classes)) = roll.was_in(pupil, Period { year, half_term }) {
            found.extend(classes.into_iter().map(|class| (until, class)));
        }
    }
    found.dedup();
    found
}

/// Who teaches the class of a name in a school year; nobody where there is none. Most often they teach it in the next year too.
#[must_use]
pub fn taught_by(roll: &Roll, class: &str, year: SchoolYear) -> Vec<(StaffId, String)> {
    let found = roll.classes().into_iter().find(|(_, known)| same_name(&known.name, class));
    found.map(|(class, _)| roll.teachers(class, year)).unwrap_or_default()
}

/// The classes of a school year with whoever in them is not placed in the next one yet, by name. Invented children stay where they are.
#[must_use]
pub fn moving_up(roll: &Roll, from: SchoolYear) -> Vec<MovingClass> {
    let Some(next) = from.next() else { return Vec::new() };
    let year_of = |pupil: PupilId, details: &Pupil| {
        let said = roll.placement(pupil, from).and_then(|placed| placed.any()?.year_group);
        said.or_else(|| details.born.and_then(|born| YearGroup::by_age(born, from)))
    };
    let (mut found, mut years) = (Vec::new(), Vec::new());
    // Whoever two say different classes of has one row, and waits for a person.
    let mut contested = Vec::new();
    for (class, details) in roll.classes().into_iter().filter(|(_, class)| !class.demo) {
        let members = roll.members(class, from);
        if members.is_empty() {
            continue;
        }
        let mut moving = MovingClass { class, name: details.name, children: Vec::new(), done: 0 };
        years.push(commonest(members.iter().filter_map(|(pupil, details)| year_of(*pupil, details))));
        for (pupil, details) in members {
            let two_say = roll.placement(pupil, from).is_some_and(|placed| placed.is_contested());
            if two_say && contested.contains(&pupil) {
                continue;
            }
            contested.extend(two_say.then_some(pupil));
            if is_settled(roll, pupil, next) || roll.left(pupil).is_some() {
                moving.done += 1;
            } else {
                let year_group = year_of(pupil, &details);
                moving.children.push(MovingChild { pupil, name: details.full_name(), year_group, goes: None });
            }
        }
        found.push(moving);
    }
    // A class whose name tells no year goes where the one class of such a name is that has the next year now.
    let tells = |at: usize| {
        let name = found.get(at).map_or("", |class| &*class.name);
        ClassName::read(name, years.get(at).copied().flatten()).tells()
    };
    let of_year = |number: u8| {
        let is = |at: &usize| years.get(*at).copied().flatten().is_some_and(|year| year.number() == number) && !tells(*at);
        let mut there = (0..found.len()).filter(is);
        let only = there.next().filter(|_| there.next().is_none())?;
        found.get(only).map(|class| Goes::To(class.name.clone()))
    };
    let after = |at: usize| if tells(at) { None } else { of_year(years.get(at).copied().flatten()?.number() + 1) };
    let unnumbered: Vec<Option<Goes>> = (0..found.len()).map(after).collect();
    for ((class, after), year) in found.iter_mut().zip(unnumbered).zip(years) {
        let name = ClassName::read(&class.name, year);
        for child in class.children.iter_mut().filter(|child| !contested.contains(&child.pupil)) {
            // Whoever is of another year than most of such a class stays behind or has gone ahead: nobody knows.
            let after = after.clone().filter(|_| child.year_group.is_none() || child.year_group == year);
            child.goes = name.next(child.year_group).or(after);
        }
    }
    found
}

/// What somebody chose for a child or a class, apart from what was suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It goes there.
    Goes(Goes),
    /// Nothing is said yet.
    NotYet,
}

/// What somebody chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// For all children of a class who have no choice of their own.
    pub classes: Vec<(ClassId, Choice)>,
    /// For single children.
    pub children: Vec<(PupilId, Choice)>,
}

impl Choices {
    /// What is chosen for a class from now on; `None` for what is suggested.
    pub fn choose_for_class(&mut self, class: ClassId, choice: Option<Choice>) {
        self.classes.retain(|(of, _)| *of != class);
        self.classes.extend(choice.map(|choice| (class, choice)));
    }

    /// What is chosen for a child from now on; `None` where it goes with its class.
    pub fn choose_for_child(&mut self, pupil: PupilId, choice: Option<Choice>) {
        self.children.retain(|(of, _)| *of != pupil);
        self.children.extend(choice.map(|choice| (pupil, choice)));
    }

    fn is_own(&self, pupil: PupilId) -> bool {
        self.children.iter().any(|(of, _)| *of == pupil)
    }

    fn of(&self, class: ClassId, pupil: PupilId) -> Option<&Choice> {
        let own = self.children.iter().find(|(of, _)| *of == pupil).map(|(_, choice)| choice);
        own.or_else(|| self.classes.iter().find(|(of, _)| *of == class).map(|(_, choice)| choice))
    }
}

/// Children with the year group each of them is in.
pub type Placed = Vec<(PupilId, Option<YearGroup>)>;

/// What moving up comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The classes of the next school year that get children, by name; each child with its year group.
    pub classes: Vec<(String, Placed)>,
    /// Who leaves.
    pub leavers: Vec<PupilId>,
    /// How many wait until somebody says where they go.
    pub not_yet: usize,
}

impl Plan {
    /// How many children it is about.
    #[must_use]
    pub fn children(&self) -> usize {
        self.classes.iter().map(|(_, children)| children.len()).sum::<usize>() + self.leavers.len()
    }
}

/// What moving these classes up comes to, by what was chosen.
#[must_use]
pub fn plan(classes: &[MovingClass], choices: &Choices) -> Plan {
    let mut plan = Plan::default();
    for class in classes {
        let years = commonest(class.children.iter().filter_map(|child| child.year_group));
        let name = ClassName::read(&class.name, years);
        for child in &class.children {
            // What is chosen for a class does not keep whoever is through with the school.
            let chosen = choices.of(class.class, child.pupil);
            let stays = |choice: &&Choice| child.goes != Some(Goes::Leaves) || choices.is_own(child.pupil) || **choice == Choice::NotYet;
            let goes = match chosen.filter(stays) {
                Some(Choice::Goes(goes)) => Some(goes.clone()),
                Some(Choice::NotYet) => None,
                None => child.goes.clone(),
            };
            match goes {
                Some(Goes::Leaves) => plan.leavers.push(child.pupil),
                Some(Goes::To(to)) => {
                    let repeats = same_name(&to, &class.name) && name.is_outgrown(child.year_group);
                    let next = child.year_group.and_then(|year| YearGroup::ALL.get(usize::from(year.number()) + 1).copied());
                    let one = (child.pupil, if repeats { child.year_group } else { next });
                    match plan.classes.iter_mut().find(|(name, _)| same_name(name, &to)) {
                        Some((_, children)) => children.push(one),
                        None => plan.classes.push((to, vec![one])),
                    }
                }
                None => plan.not_yet += 1,
            }
        }
    }
    order::sort_by_key(&mut plan.classes, |(name, _)| letters::listed_as(name));
    plan
}

/// The year group that comes most often; the older of two.
fn commonest(years: impl Iterator<Item = YearGroup>) -> Option<YearGroup> {
    let mut counts = YearGroup::ALL.map(|year| (0, year));
    years.for_each(|year| counts.iter_mut().filter(|(_, of)| *of == year).for_each(|(count, _)| *count += 1));
    counts.into_iter().filter(|(count, _)| *count > 0).max().map(|(_, year)| year)
}
