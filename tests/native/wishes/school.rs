//! How the commands about the school, its roll and its ratings are wished for.

use lantern::domain::meeting::Often;
use lantern::domain::{
    ClassId, Conduct, Left, LegalName, MentoringRules, Minter, Placement, Pupil, PupilId, SchoolYear, StaffMember, TermDates, Test,
    Thresholds, YearGroup, YearsKept,
};
use lantern::ledger::{About, Cell, Fold};
use lantern::workspace::{Command, Enrol, Grouping, HoldFrom, Joining, MovingUp, NewClass, NextClass, Setting};

use super::{Choice, OfGroups, OfJoining, OfMovingUp, OfSchool, OfSetting, child, files, nth, year};
use crate::device::{left, reworded};

/// Few names, so that devices enrol the same children apart, some of them with a fact the others lack.
fn named(n: u8) -> Pupil {
    let born = n.is_multiple_of(3).then_some("2018-02-03");
    let upn = n.is_multiple_of(5).then_some("B801200005001");
    child(["Ada", "Chloe", "Dev"][usize::from(n % 4).min(2)], "Avocet", upn, born)
}

/// Now and then a child has another name in law.
fn legal(n: u8) -> Option<LegalName> {
    let surname = if n.is_multiple_of(4) { "Avocet-Lee" } else { "" };
    (n % 3 == 1).then(|| LegalName { forename: "Adelaide".into(), surname: surname.into() })
}

pub(super) fn enrol(class: ClassId, how: u8) -> Command {
    let enrol = Enrol {
        known: None,
        details: named(how),
        corrects: how.is_multiple_of(7),
        legal: legal(how),
        year_group: nth(&YearGroup::ALL, how).filter(|_| how.is_multiple_of(2)),
    };
    Command::AddPupils { class, year: year(), pupils: vec![enrol] }
}

/// Two of the classes or of the staff are one, or are not: three of four times it is said that they are.
pub(super) fn joining(choice: &Choice<'_>, kind: OfJoining) -> Option<Joining> {
    let (roll, wish) = (choice.roll(), choice.wish);
    let same = wish.how % 4 != 3;
    Some(match kind {
        OfJoining::Classes => {
            let (class, other) = (choice.class, nth(&roll.classes(), wish.which)?.0);
            // Of one that has several ids another of them, which parts them.
            let other = roll.class_ids(class).last().copied().filter(|last| *last != class && !same).unwrap_or(other);
            Joining::Classes { class, other, same }
        }
        OfJoining::Staff => {
            let (staff, other) = (nth(&roll.staff(), wish.which)?.0, nth(&roll.staff(), wish.who)?.0);
            let other = roll.staff_ids(staff).last().copied().filter(|last| *last != staff && !same).unwrap_or(other);
            Joining::Staff { staff, other, same }
        }
    })
}

/// The year turns for a few children, mostly into classes that are there; or one leaves, or comes back.
pub(super) fn moving_up(choice: &Choice<'_>, kind: OfMovingUp) -> MovingUp {
    let half = |n: u8| format!("2026-27.autumn-{n}").parse().unwrap();
    let (roll, wish, pupil) = (choice.roll(), choice.wish, choice.pupil);
    let last_day = super::day(wish.which);
    match kind {
        OfMovingUp::Up => {
            let next = year().next().unwrap();
            let others: Vec<_> = roll.pupils().into_iter().map(|(id, _)| id).collect();
            let class = |n: u8, children: Vec<PupilId>| NextClass {
                name: format!("Class {}", n % 5),
                children: children.into_iter().map(|id| (id, nth(&YearGroup::ALL, wish.how))).collect(),
                teachers: roll.staff().into_iter().map(|(staff, _)| staff).take(usize::from(n % 3)).collect(),
            };
            let classes = vec![
                class(wish.how, vec![pupil, others[0]]),
                class(wish.how.wrapping_add(1), nth(&others, wish.which).into_iter().collect()),
            ];
            let leavers = others.last().copied().filter(|_| wish.how.is_multiple_of(2)).into_iter().collect();
            MovingUp::Up { school: choice.eyes.school, year: if wish.how % 3 == 2 { year() } else { next }, classes, leavers, last_day }
        }
        OfMovingUp::Leaves => {
            let to = if wish.how.is_multiple_of(2) { "Hill Top School" } else { "" };
            let left = Left { day: last_day, to: to.into(), why: String::new() };
            MovingUp::Leaves { pupil, left, today: super::day(22) }
        }
        OfMovingUp::Returns => {
            let left = roll.pupils().into_iter().map(|(id, _)| id).find(|id| roll.left(*id).is_some());
            MovingUp::Returns { pupil: left.unwrap_or(pupil) }
        }
        OfMovingUp::Together => {
            let other = nth(&roll.pupils(), wish.which).map_or(pupil, |(id, _)| id);
            MovingUp::Together {
                pupils: vec![pupil, other],
                year: year(),
                class: choice.class,
                since: (wish.how % 2 == 0).then_some(half(2)),
            }
        }
        OfMovingUp::WasNotIn => MovingUp::WasNotIn { pupil, until: half(1) },
        OfMovingUp::Keep => MovingUp::Keep { years: YearsKept::new(wish.how % 4) },
        OfMovingUp::EraseLeavers => {
            let left = roll.pupils().into_iter().map(|(id, _)| id).filter(|id| roll.left(*id).is_some());
            MovingUp::EraseLeavers { pupils: left.collect(), today: super::day(28) }
        }
        OfMovingUp::Teaches => {
            let staff = nth(&roll.staff(), wish.which).map_or_else(|| Minter::new(7).mint(), |(id, _)| id);
            MovingUp::Teaches { class: choice.class, year: year(), staff, teaches: wish.how % 4 > 0 }
        }
    }
}

pub(super) fn grouping(choice: &Choice<'_>, kind: OfGroups) -> Option<Grouping> {
    let (roll, wish) = (choice.roll(), choice.wish);
    let known = nth(&roll.groups(), wish.which);
    Some(match kind {
        OfGroups::Of => {
            let among: Vec<PupilId> = roll.pupils().into_iter().map(|(id, _)| id).collect();
            let members = among.iter().copied().skip(usize::from(wish.how % 3)).step_by(2).collect();
            let (group, name) = match known {
                Some(known) if wish.how % 4 > 0 => (Some(known.key), known.name),
                _ => (None, format!("Set {}", wish.how)),
            };
            Grouping::Of { group, name, among, members }
        }
        OfGroups::Set => {
            let known = known?;
            Grouping::Set { group: known.key, name: format!("Table {}", wish.how), retired: wish.how % 4 == 0 }
        }
    })
}

pub(super) fn command(choice: &Choice<'_>, kind: OfSchool) -> Option<Command> {
    let (roll, wish) = (choice.roll(), choice.wish);
    let (pupil, class, period, how) = (choice.pupil, choice.class, choice.period, wish.how);
    let other = nth(&roll.pupils(), wish.which)?.0;
    let staff = nth(&roll.staff(), wish.which).map(|(id, _)| id);
    let note = || {
        let fold = choice.fold();
        let notes: Vec<_> = fold.cells().filter_map(|(cell, _)| if let Cell::Note(note) = cell { Some(note) } else { None }).collect();
        nth(&notes, wish.which)
    };
    let leaving = || roll.members(class, year()).into_iter().map(|(id, _)| id).filter(|id| *id == pupil).collect::<Vec<_>>();
    Some(match kind {
        OfSchool::AddPupils => enrol(class, how),
        OfSchool::AddToClasses => {
            let (Command::AddPupils { pupils: one, .. }, Command::AddPupils { pupils: other, .. }) =
                (enrol(class, how), enrol(class, how.wrapping_add(1)))
            else {
                return None;
            };
            let name = |n: u8| format!("Class {}", n % 5);
            Command::AddToClasses { year: year(), classes: vec![(name(how), one), (name(how.wrapping_add(1)), other)], leaving: leaving() }
        }
        OfSchool::TakeList => {
            let Command::AddPupils { pupils, .. } = enrol(class, how) else { return None };
            Command::TakeList { class, year: year(), pupils, leaving: leaving() }
        }
        OfSchool::WriteNote => Command::WriteNote { pupil, note: note().filter(|_| how.is_multiple_of(2)), text: choice.text.clone() },
        OfSchool::WriteNotes => Command::WriteNotes { notes: vec![(pupil, choice.text.clone()), (other, choice.text.clone())] },
        OfSchool::RemoveNote => Command::RemoveNote { pupil, note: note()? },
        OfSchool::SetPupil => Command::SetPupil { pupil, details: named(how) },
        OfSchool::SetLegalName => Command::SetLegalName { pupil, legal: legal(how) },
        OfSchool::Place => {
            let placement = Placement { class: Some(nth(&roll.classes(), wish.which)?.0), year_group: nth(&YearGroup::ALL, how) };
            Command::Place { pupil, year: year(), placement: if how % 4 == 3 { left() } else { placement } }
        }
        OfSchool::Link => Command::Link { pupil, same_as: other },
        OfSchool::Unlink => {
            // A child who is linked, where there is one.
            let linked: Vec<_> = roll.pupils().into_iter().map(|(id, _)| id).filter(|id| roll.ids(*id).len() > 1).collect();
            Command::Unlink { pupil: nth(&linked, wish.who).unwrap_or(pupil) }
        }
        OfSchool::Settle => {
            let (about, choice) = nth(&open(choice), wish.which)?;
            Command::Settle { about, choice }
        }
        OfSchool::AddClass => Command::AddClass(NewClass { name: format!("Class {}", how % 5) }),
        OfSchool::RenameClass => Command::RenameClass { class, name: format!("Owls {}", how % 3) },
        OfSchool::RemoveClass => {
            let empty: Vec<_> = roll.classes().into_iter().map(|(id, _)| id).filter(|id| roll.years(*id).is_empty()).collect();
            Command::RemoveClass { class: nth(&empty, wish.who).unwrap_or(class) }
        }
        OfSchool::NameSchool => Command::NameSchool { name: format!("Larkfield {}", how % 3) },
        OfSchool::SetTermDates => {
            Command::SetTermDates { dates: TermDates::usual(SchoolYear::starting(2026 + i32::from(how % 2)).unwrap()) }
        }
        OfSchool::SetStaff => {
            let member = StaffMember { name: format!("Mr Crow {}", how % 3), job: String::new() };
            Command::SetStaff { staff: staff.filter(|_| how % 2 == 1), member }
        }
        OfSchool::RemoveStaff => Command::RemoveStaff { staff: staff? },
        OfSchool::Import => Command::Import(files::whole(choice.eyes, wish)?),
        OfSchool::GoBack => Command::GoBack(files::point(choice.eyes, wish)?),
        OfSchool::Erase => Command::Erase { pupil },
        OfSchool::AddDemo => Command::AddDemo { period },
        OfSchool::RemoveDemo => Command::RemoveDemo,
    })
}

/// What is set from a half term on: the one it is, or one of the two after it; now and then one that is over, which is refused.
pub(super) fn setting(choice: &Choice<'_>, kind: OfSetting) -> Option<HoldFrom> {
    let (how, now) = (choice.wish.how, choice.period);
    let from = match how % 8 {
        7 => now.previous()?,
        n => std::iter::successors(Some(now), |period| period.next()).nth(usize::from(n % 3))?,
    };
    let ask = match kind {
        OfSetting::Scheme => Setting::Scheme { scheme: reworded(["gold", "pink", "yellow"][usize::from(how % 3)]) },
        OfSetting::Thresholds => {
            let (by, targets) = (how % 5 * 5, 1 + how % 4);
            let thresholds =
                Thresholds { steps: [10 + by, 40 + by, 70 + by], expected: [by; 6], near: by, targets, ..Thresholds::default() };
            Setting::Thresholds { thresholds }
        }
        OfSetting::Conduct => {
            let by = how % 3;
            let conduct =
                Conduct { attendance: [99 - by, 90], late: [by, 4], missed: [by, 3], awards: [1, 2, 3 + u16::from(by)], unpraised: 1 + by };
            Setting::Conduct { conduct }
        }
        OfSetting::Mentoring => {
            Setting::Mentoring { rules: MentoringRules { often: Often::ALL[usize::from(how) % 2], ..MentoringRules::default() } }
        }
        OfSetting::Test => {
            let (by, known) = (how % 3, nth(&choice.roll().tests(from), choice.wish.which));
            let name = known.as_ref().filter(|_| how % 4 == 2).map_or_else(|| format!("Sums {by}"), |(_, test)| test.name.clone());
            let details = Test { name, total: 20 + u16::from(by), green: 80 - by, yellow: 50 + by, retired: how % 5 == 4 };
            Setting::Test { test: known.map(|(key, _)| key).filter(|_| how.is_multiple_of(2)), details }
        }
    };
    Some(HoldFrom { now, from, ask })
}

/// Every claim of every contest there is.
fn open(choice: &Choice<'_>) -> Vec<(About, lantern::domain::EntryId)> {
    let files = choice.eyes.files;
    let mut found = Vec::new();
    let mut of = |about: About, fold: &Fold| {
        found.extend(fold.contested().flat_map(|(_, live)| live.iter().map(move |entry| (about, entry.id))));
    };
    of(About::School, files.roll().fold());
    files.ledger().pupils().for_each(|(id, _)| of(About::Pupil(id), &files.glance(id)));
    found
}
