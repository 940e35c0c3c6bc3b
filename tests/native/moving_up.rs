//! The school year turns: who goes where, in one act; who has left, and who is back.

use lantern::domain::{ClassId, Date, Goes, Left, Placement, PupilId, SchoolYear, YearGroup};
use lantern::ledger::Reading;
use lantern::report::moving_up::{Choice, Choices, Due, MovingClass, Plan, due, moving_up, plan};
use lantern::report::start::without_class;
use lantern::workspace::{Command, Doing, MovingUp, NextClass, Refusal};

use crate::device::{Device, child, year};
use crate::workspace::add_demo;

pub(crate) fn next() -> SchoolYear {
    year().next().unwrap()
}

pub(crate) fn day(y: i32, m: u32, d: u32) -> Date {
    Date::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn group(number: usize) -> Option<YearGroup> {
    YearGroup::ALL.get(number).copied()
}

fn place(device: &mut Device, pupil: PupilId, of: SchoolYear, class: Option<ClassId>, year_group: Option<YearGroup>) {
    device.tell(Command::Place { pupil, year: of, placement: Placement { class, year_group } });
}

/// Classes of a school in this year: by name, with a child of each of these year groups.
pub(crate) fn school(classes: &[(&str, &[usize])]) -> (Device, Vec<Vec<PupilId>>) {
    let mut device = Device::at_school(1);
    let mut all = Vec::new();
    for (name, years) in classes {
        let class = device.add_class(name);
        let mut of = Vec::new();
        for (at, number) in years.iter().enumerate() {
            let pupil = device.enrol(class, year(), child(&format!("{name} {}", (b'A' + at as u8) as char), "Avocet", None, None));
            place(&mut device, pupil, year(), Some(class), group(*number));
            of.push(pupil);
        }
        all.push(of);
    }
    (device, all)
}

fn by(device: &Device, choices: &Choices) -> (Vec<MovingClass>, Plan) {
    let classes = moving_up(&device.roll(), year());
    let plan = plan(&classes, choices);
    (classes, plan)
}

fn tell(device: &mut Device, plan: Plan) -> usize {
    let school = device.school();
    let classes = plan.classes.into_iter().map(|(name, children)| NextClass { name, children, teachers: Vec::new() }).collect();
    device.tell(MovingUp::Up { school, year: next(), classes, leavers: plan.leavers, last_day: day(2027, 7, 21) }).add.len()
}

fn names(plan: &Plan) -> Vec<(&str, usize)> {
    plan.classes.iter().map(|(name, children)| (name.as_str(), children.len())).collect()
}

fn class_of(device: &Device, pupil: PupilId, of: SchoolYear) -> Option<(String, Option<YearGroup>)> {
    let placed = device.roll().placement(pupil, of)?.any().copied()?;
    Some((device.roll().class(placed.class?)?.any()?.name.clone(), placed.year_group))
}

#[test]
fn a_whole_school_moves_up_in_one_act_and_one_step_of_undo() {
    let (mut device, all) =
        school(&[("RB", &[0, 0]), ("3/4", &[3, 4]), ("4B", &[4, 4, 4]), ("6L", &[6, 6]), ("Owls", &[1]), ("Foxes", &[2])]);
    device.tell(add_demo());
    let (_, plan) = by(&device, &Choices::default());
    // Foxes are the one class of year 2 that is not called by its year; where they go themselves nobody knows.
    assert_eq!(names(&plan), [("1B", 2), ("3/4", 1), ("5/6", 1), ("5B", 3), ("Foxes", 1)]);
    assert_eq!((plan.leavers.len(), plan.not_yet, plan.children()), (2, 1, 10));
    tell(&mut device, plan);
    for (pupil, class, year_group) in
        [(all[0][0], "1B", 1), (all[1][0], "3/4", 4), (all[1][1], "5/6", 5), (all[2][1], "5B", 5), (all[4][0], "Foxes", 2)]
    {
        assert_eq!(class_of(&device, pupil, next()), Some((class.to_owned(), group(year_group))));
    }
    // What was is as it was.
    assert_eq!(class_of(&device, all[0][0], year()), Some(("RB".to_owned(), group(0))));
    assert_eq!(device.roll().left(all[3][0]).unwrap().any().unwrap().day, day(2027, 7, 21));
    // Whoever is placed is not moved again; one child is still waiting.
    let (classes, plan) = by(&device, &Choices::default());
    assert_eq!((plan.children(), plan.not_yet), (0, 1));
    assert_eq!(classes.iter().map(|class| class.done).collect::<Vec<_>>(), [2, 3, 2, 0, 1, 2]);
    device.step(Doing::Undo);
    assert_eq!(by(&device, &Choices::default()).1.children(), 10);
    assert_eq!(device.roll().left(all[3][0]), None);
    assert!(!device.roll().classes().iter().any(|(_, class)| class.name == "5B"));
}

#[test]
fn what_somebody_chose_goes_before_what_was_suggested() {
    let (mut device, all) = school(&[("4B", &[4, 4, 4, 4]), ("Owls", &[1])]);
    let (b, owls) = (moving_up(&device.roll(), year())[0].class, moving_up(&device.roll(), year())[1].class);
    let goes = |to: &str| Choice::Goes(Goes::To(to.to_owned()));
    let choices = Choices {
        classes: vec![(b, goes("Robins")), (owls, goes("Owls"))],
        children: vec![(all[0][1], goes("4B")), (all[0][2], Choice::Goes(Goes::Leaves)), (all[0][3], Choice::NotYet)],
    };
    let (_, plan) = by(&device, &choices);
    assert_eq!(names(&plan), [("4B", 1), ("Owls", 1), ("Robins", 1)]);
    assert_eq!((plan.leavers.clone(), plan.not_yet), (vec![all[0][2]], 1));
    tell(&mut device, plan);
    // Whoever stays in a class of its year repeats the year; in a class of any years it is a year older.
    assert_eq!(class_of(&device, all[0][1], next()), Some(("4B".to_owned(), group(4))));
    assert_eq!(class_of(&device, all[0][0], next()), Some(("Robins".to_owned(), group(5))));
    assert_eq!(class_of(&device, all[1][0], next()), Some(("Owls".to_owned(), group(2))));
}

#[test]
fn two_teachers_who_move_the_same_children_up_say_one_thing() {
    let (mut ana, all) = school(&[("4B", &[4, 4])]);
    let mut bo = Device::new(2);
    bo.take(&ana.everything());
    bo.join(ana.school());
    for device in [&mut ana, &mut bo] {
        let (_, plan) = by(device, &Choices::default());
        assert_eq!(tell(device, plan), 3, "a class and two places");
    }
    let (from_ana, from_bo) = (ana.everything(), bo.everything());
    ana.take(&from_bo);
    bo.take(&from_ana);
    for device in [&ana, &bo] {
        let roll = device.roll();
        assert!(roll.fold().contested().next().is_none(), "the same fact is one cell");
        assert_eq!(roll.classes().iter().filter(|(_, class)| class.name == "5B").count(), 1);
        assert_eq!(class_of(device, all[0][0], next()), Some(("5B".to_owned(), group(5))));
    }
    assert_eq!(ana.everything(), bo.everything());
}

#[test]
fn a_child_that_leaves_is_on_the_roll_and_waits_for_nothing() {
    let (mut device, all) = school(&[("4B", &[4, 4])]);
    let ada = all[0][0];
    let left = Left { day: day(2027, 3, 12), to: " Hill  Top School ".to_owned(), why: String::new() };
    device.tell(MovingUp::Leaves { pupil: ada, left, today: day(2027, 3, 15) });
    let said = device.roll().left(ada).unwrap().any().cloned().unwrap();
    assert_eq!(said, Left { day: day(2027, 3, 12), to: "Hill Top School".to_owned(), why: String::new() });
    assert_eq!(class_of(&device, ada, year()), None);
    assert!(without_class(&device.roll(), year()).is_empty(), "left is not the same as not placed yet");
    assert_eq!(by(&device, &Choices::default()).1.children(), 1);
    // It comes back in January of the next year, and a teacher places it: that is enough.
    let class = device.roll().classes()[0].0;
    place(&mut device, ada, next(), Some(class), group(5));
    assert_eq!(device.roll().left(ada), None);
    // Or somebody says that it never went.
    device.step(Doing::Undo);
    assert!(device.roll().left(ada).is_some());
    device.tell(MovingUp::Returns { pupil: ada });
    assert_eq!(device.roll().left(ada), None);
    assert!(matches!(device.ask(&MovingUp::Returns { pupil: ada }), Err(Refusal::NotHere)));
}

#[test]
fn whoever_leaves_stays_where_it_was_until_its_last_day_is_over() {
    for (noted, last_day, in_this_year, in_the_next) in [
        // Told beforehand, on the very day, and the day after.
        (day(2027, 3, 1), day(2027, 3, 12), true, false),
        (day(2027, 3, 12), day(2027, 3, 12), true, false),
        (day(2027, 3, 13), day(2027, 3, 12), false, false),
        // Noted in September: the class of last year had the child to its end.
        (day(2027, 9, 6), day(2027, 7, 21), true, false),
    ] {
        let (mut device, all) = school(&[("4B", &[4])]);
        let class = device.roll().classes()[0].0;
        place(&mut device, all[0][0], next(), Some(class), group(5));
        let left = Left { day: last_day, to: String::new(), why: String::new() };
        device.tell(MovingUp::Leaves { pupil: all[0][0], left, today: noted });
        let is_in = |year| class_of(&device, all[0][0], year).is_some();
        assert_eq!((is_in(year()), is_in(next())), (in_this_year, in_the_next), "noted on {noted}");
    }
}

#[test]
fn a_slip_in_the_last_day_takes_nothing_of_earlier_years_away_and_who_stays_after_all_is_asked_about() {
    let (mut device, all) = school(&[("4B", &[4])]);
    let (ada, class) = (all[0][0], device.roll().classes()[0].0);
    let before = year().previous().unwrap();
    place(&mut device, ada, before, Some(class), group(3));
    place(&mut device, ada, next(), Some(class), group(5));
    let slip = Left { day: day(26, 3, 12), to: String::new(), why: String::new() };
    device.tell(MovingUp::Leaves { pupil: ada, left: slip, today: day(2027, 3, 15) });
    assert!(class_of(&device, ada, before).is_some(), "the class of last year had the child");
    device.tell(MovingUp::Returns { pupil: ada });
    let waits = |device: &Device| due(&device.roll(), day(2027, 6, 15)).map(|due| due.children);
    place(&mut device, ada, year(), Some(class), group(4));
    assert_eq!(waits(&device), Some(1), "nothing is said of the next year any more");
}

#[test]
fn whoever_is_through_leaves_though_its_class_stays() {
    let (device, all) = school(&[("Owls", &[6, 5, 6])]);
    let (classes, suggested) = by(&device, &Choices::default());
    assert_eq!((suggested.leavers.len(), suggested.not_yet), (2, 1));
    let stays = Choice::Goes(Goes::To("Owls".into()));
    let choices = Choices { classes: vec![(classes[0].class, stays.clone())], children: Vec::new() };
    let (_, plan) = by(&device, &choices);
    assert_eq!((names(&plan), plan.leavers.len()), (vec![("Owls", 1)], 2));
    // For one child it can be said all the same, and nothing need be said of a class.
    let choices = Choices { children: vec![(all[0][0], stays)], ..choices };
    assert_eq!(names(&by(&device, &choices).1), [("Owls", 2)]);
    let choices = Choices { classes: vec![(classes[0].class, Choice::NotYet)], children: Vec::new() };
    assert_eq!(by(&device, &choices).1.not_yet, 3);
}

#[test]
fn a_child_of_whom_two_say_different_classes_waits_in_one_row() {
    let (mut ana, all) = school(&[("4A", &[4]), ("4B", &[4]), ("3A", &[3])]);
    let mut bo = Device::new(2);
    bo.take(&ana.everything());
    bo.join(ana.school());
    let class = |device: &Device, name: &str| device.roll().classes().into_iter().find(|(_, class)| class.name == name).unwrap().0;
    let eve = all[2][0];
    for (device, name) in [(&mut ana, "4A"), (&mut bo, "4B")] {
        let class = class(device, name);
        place(device, eve, year(), Some(class), group(4));
    }
    ana.take(&bo.everything());
    let (classes, plan) = by(&ana, &Choices::default());
    let rows: Vec<_> = classes.iter().flat_map(|class| &class.children).filter(|child| child.pupil == eve).collect();
    assert_eq!((rows.len(), rows[0].goes.clone(), plan.children(), plan.not_yet), (1, None, 2, 1));
}

#[test]
fn two_who_say_different_days_of_a_leaver_are_asked() {
    let (mut ana, all) = school(&[("6L", &[6])]);
    let mut bo = Device::new(2);
    bo.take(&ana.everything());
    bo.join(ana.school());
    for (device, last) in [(&mut ana, 20), (&mut bo, 21)] {
        let left = Left { day: day(2027, 7, last), to: String::new(), why: String::new() };
        device.tell(MovingUp::Leaves { pupil: all[0][0], left, today: day(2027, 6, 1) });
    }
    ana.take(&bo.everything());
    assert_eq!(lantern::report::sheet::contested(ana.files(), all[0][0]).len(), 1);
}

#[test]
fn who_was_said_to_be_in_no_class_is_not_asked_about() {
    let (mut device, all) = school(&[("4B", &[4])]);
    place(&mut device, all[0][0], next(), None, None);
    assert_eq!(due(&device.roll(), day(2027, 9, 1)), None);
    assert_eq!(by(&device, &Choices::default()).1.children(), 0);
}

#[test]
fn moving_up_again_after_an_undo_adds_the_same_class() {
    let (mut device, _) = school(&[("4B", &[4])]);
    let class = |device: &Device| device.roll().classes().into_iter().find(|(_, class)| class.name == "5B").map(|(id, _)| id);
    let move_up = |device: &mut Device| {
        let (_, plan) = by(device, &Choices::default());
        tell(device, plan);
        class(device).unwrap()
    };
    let first = move_up(&mut device);
    device.step(Doing::Undo);
    assert_eq!(class(&device), None);
    assert_eq!(move_up(&mut device), first);
    // Renamed, it is another class than the one of that name.
    device.tell(Command::RenameClass { class: first, name: "Robins".into() });
    let ada = device.pupil("4B A");
    device.tell(MovingUp::Up {
        school: device.school(),
        year: next(),
        classes: vec![NextClass { name: "5B".into(), children: vec![(ada, None)], teachers: Vec::new() }],
        leavers: Vec::new(),
        last_day: day(2027, 7, 21),
    });
    assert_ne!(class(&device).unwrap(), first);
}

#[test]
fn a_class_of_an_earlier_year_can_be_put_right_though_the_child_has_left_since() {
    let (mut device, all) = school(&[("4B", &[4]), ("4C", &[4])]);
    device.tell(MovingUp::Up { school: None, year: next(), classes: Vec::new(), leavers: vec![all[0][0]], last_day: day(2027, 7, 21) });
    let other = device.roll().classes()[1].0;
    place(&mut device, all[0][0], year(), Some(other), group(4));
    assert!(matches!(device.roll().left(all[0][0]), Some(Reading::Settled(_))));
}

#[test]
fn what_cannot_be_is_refused_and_the_invented_stay_apart() {
    let (mut device, all) = school(&[("4B", &[4])]);
    device.tell(add_demo());
    let invented = device.roll().demo_children().into_iter().next().unwrap();
    let up = |classes: Vec<(&str, PupilId)>| MovingUp::Up {
        school: None,
        year: next(),
        classes: classes
            .into_iter()
            .map(|(name, pupil)| NextClass { name: name.into(), children: vec![(pupil, None)], teachers: Vec::new() })
            .collect(),
        leavers: Vec::new(),
        last_day: day(2027, 7, 21),
    };
    let ada = all[0][0];
    for (command, why) in [
        (up(vec![]), Refusal::NobodyToAdd),
        (up(vec![("5B", invented)]), Refusal::DemoStaysApart),
        (up(vec![("Demo class (invented children)", ada)]), Refusal::DemoStaysApart),
        (up(vec![("5B", ada), ("5b ", ada)]), Refusal::ClassNameTaken("5b".into())),
        (up(vec![(" ", ada)]), Refusal::NameMissing),
        (
            MovingUp::Leaves {
                pupil: invented,
                left: Left { day: day(2027, 1, 1), to: String::new(), why: String::new() },
                today: day(2027, 1, 2),
            },
            Refusal::DemoStaysApart,
        ),
    ] {
        assert_eq!(device.ask(&command), Err(why));
    }
    // Named twice, it goes where it is named first.
    device.tell(up(vec![("5B", ada), ("5C", ada)]));
    assert!(device.roll().fold().contested().next().is_none());
    assert_eq!(class_of(&device, ada, next()), Some(("5B".into(), None)));
}

#[test]
fn it_is_offered_from_june_and_asked_for_from_september_until_it_is_done() {
    let (mut device, all) = school(&[("4B", &[4, 4]), ("6L", &[6])]);
    let at =
        |device: &Device, y, m, d| due(&device.roll(), day(y, m, d)).map(|Due { from, children, has_begun }| (from, children, has_begun));
    for (date, expected) in [
        ((2027, 5, 31), None),
        ((2027, 6, 1), Some((year(), 3, false))),
        ((2027, 8, 31), Some((year(), 3, false))),
        ((2027, 9, 1), Some((year(), 3, true))),
        ((2028, 8, 31), Some((year(), 3, true))),
        // Of the year before last nobody asks any more.
        ((2028, 9, 1), None),
        ((1970, 1, 1), None),
    ] {
        assert_eq!(at(&device, date.0, date.1, date.2), expected, "{date:?}");
    }
    let (_, plan) = by(&device, &Choices::default());
    tell(&mut device, plan);
    assert_eq!(at(&device, 2027, 9, 1), None);
    // A joiner of June is asked for like the others.
    let class = device.roll().classes()[0].0;
    device.enrol(class, year(), child("Zed", "Avocet", None, None));
    assert_eq!(at(&device, 2027, 9, 1), Some((year(), 1, true)));
    assert_eq!(all.len(), 2);
}

#[test]
fn whoever_leaves_with_the_year_stays_in_its_class_of_that_year_however_late_it_is_noted() {
    for (last_day, today, stays) in [
        // The last day of the year, noted in the holidays.
        ((2027, 7, 21), (2027, 8, 10), true),
        // In the middle of the year, noted afterwards.
        ((2026, 12, 18), (2027, 1, 5), false),
        ((2026, 12, 18), (2026, 12, 18), true),
    ] {
        let (mut device, all) = school(&[("4B", &[4])]);
        let of = |(y, m, d)| day(y, m, d);
        let left = Left { day: of(last_day), to: String::new(), why: String::new() };
        device.tell(MovingUp::Leaves { pupil: all[0][0], left, today: of(today) });
        let class = class_of(&device, all[0][0], year()).is_some();
        assert_eq!(class, stays, "{last_day:?} noted on {today:?}");
    }
}
