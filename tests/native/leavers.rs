//! Who has left, how long their files are kept, and who teaches a class.

use lantern::domain::{Date, Left, Period, Placement, PupilId, StaffMember, YearsKept};
use lantern::ledger::{About, Cell, Change};
use lantern::report::leavers::leavers;
use lantern::report::moving_up::{classes_before, taught_by};
use lantern::workspace::{Command, MovingUp, NextClass, Refusal};

use crate::device::{Device, year};
use crate::moving_up::{day, group, next, school};

#[test]
fn whoever_was_kept_long_enough_is_named_and_erased_only_with_others_who_left() {
    let (mut device, all) = school(&[("6L", &[6, 6, 6]), ("4B", &[4])]);
    let (ada, ben, cy, dee) = (all[0][0], all[0][1], all[0][2], all[1][0]);
    let leaves =
        |pupil, last: Date, today: Date| MovingUp::Leaves { pupil, left: Left { day: last, to: String::new(), why: String::new() }, today };
    device.tell(leaves(ada, day(2027, 7, 21), day(2027, 7, 21)));
    device.tell(leaves(ben, day(2028, 1, 10), day(2028, 1, 11)));
    let kept = |device: &Device, today| {
        leavers(&device.roll(), today).into_iter().map(|one| (one.pupil, one.kept_long_enough)).collect::<Vec<_>>()
    };
    // Off until the school says.
    assert_eq!(kept(&device, day(2040, 1, 1)), [(ben, false), (ada, false)]);
    device.tell(MovingUp::Keep { years: YearsKept::new(1) });
    assert_eq!(kept(&device, day(2028, 7, 20)), [(ben, false), (ada, false)]);
    assert_eq!(kept(&device, day(2028, 7, 21)), [(ben, false), (ada, true)]);
    assert_eq!(kept(&device, day(2029, 1, 10)), [(ben, true), (ada, true)]);
    // Somebody who is here still is not erased with the leavers, and then nobody is.
    for here in [dee, cy] {
        assert_eq!(device.ask(&MovingUp::EraseLeavers { pupils: vec![ada, here], today: day(2029, 1, 10) }), Err(Refusal::NotHere));
    }
    // Nor is whoever is here until a day to come.
    let early = MovingUp::EraseLeavers { pupils: vec![ada, ben], today: day(2028, 1, 9) };
    assert_eq!(device.ask(&early), Err(Refusal::NotHere));
    let batch = device.tell(MovingUp::EraseLeavers { pupils: vec![ada, ben, ada], today: day(2029, 1, 10) });
    let mut erased = batch.erase.clone();
    erased.sort();
    assert_eq!(erased, [ada.min(ben), ada.max(ben)]);
    assert_eq!(leavers(&device.roll(), day(2029, 1, 10)), []);
    assert!(device.roll().pupil(cy).is_some() && device.roll().pupil(ada).is_none());
    device.tell(MovingUp::Keep { years: None });
    assert_eq!(device.roll().retention(), None);
}

#[test]
fn of_two_who_say_for_how_long_files_are_kept_the_longer_holds() {
    let mut one = Device::at_school(1);
    let mut other = Device::new(2);
    other.take(&one.everything());
    one.tell(MovingUp::Keep { years: YearsKept::new(3) });
    other.tell(MovingUp::Keep { years: YearsKept::new(7) });
    one.take(&other.everything());
    assert_eq!(one.roll().retention(), YearsKept::new(7));
}

#[test]
fn a_leaver_who_sits_in_a_class_all_the_same_is_told_of() {
    // Last day, today, the year in which it has a class, and whether that is told.
    let table = [
        (day(2027, 7, 21), day(2027, 7, 22), year(), None),
        (day(2027, 7, 21), day(2027, 9, 6), next(), Some(next())),
        (day(2027, 7, 21), day(2027, 6, 1), next(), Some(next())),
        (day(2027, 3, 1), day(2027, 2, 1), year(), None),
        (day(2027, 3, 1), day(2027, 3, 2), year(), Some(year())),
    ];
    for (last, today, of, told) in table {
        let (mut device, all) = school(&[("4B", &[4])]);
        let (pupil, class) = (all[0][0], device.roll().classes()[0].0);
        device.tell(MovingUp::Leaves { pupil, left: Left { day: last, to: String::new(), why: String::new() }, today: day(2027, 1, 10) });
        let change = Change::PupilPlaced { pupil, year: of, placement: Placement { class: Some(class), year_group: group(4) } };
        let replaces = device.roll().fold().live(Cell::Placement(pupil, of)).iter().map(|entry| entry.id).collect();
        device.write(About::School, replaces, change);
        assert_eq!(leavers(&device.roll(), today)[0].placed, told, "{last} {today} {of}");
    }
}

#[test]
fn two_teach_a_class_whoever_says_so_first() {
    let mut one = Device::at_school(1);
    let class = one.add_class("4B");
    for name in ["Mrs Okafor", "Mr Lane"] {
        one.tell(Command::SetStaff { staff: None, member: StaffMember { name: name.into(), job: String::new() } });
    }
    let mut other = Device::new(2);
    other.take(&one.everything());
    let (lane, okafor) = (one.roll().staff()[0].0, one.roll().staff()[1].0);
    one.tell(MovingUp::Teaches { class, year: year(), staff: okafor, teaches: true });
    other.tell(MovingUp::Teaches { class, year: year(), staff: lane, teaches: true });
    one.take(&other.class(class, year()));
    let names = |device: &Device, of| device.roll().teachers(class, of).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names(&one, year()), ["Mr Lane", "Mrs Okafor"]);
    assert_eq!(names(&one, next()), [] as [String; 0]);
    one.tell(MovingUp::Teaches { class, year: year(), staff: lane, teaches: false });
    assert_eq!(names(&one, year()), ["Mrs Okafor"]);
    // Who is on the list no more teaches nothing; what they wrote stays.
    one.tell(Command::RemoveStaff { staff: okafor });
    assert_eq!(names(&one, year()), [] as [String; 0]);
    assert_eq!(one.ask(&MovingUp::Teaches { class, year: year(), staff: okafor, teaches: true }), Err(Refusal::NotHere));
}

#[test]
fn several_go_to_another_class_with_their_year_groups_or_nobody_does() {
    let (mut device, all) = school(&[("4B", &[4, 3, 4]), ("4C", &[4])]);
    let (b, c) = (device.roll().classes()[0].0, device.roll().classes()[1].0);
    let (ada, ben) = (all[0][0], all[0][1]);
    let class = |device: &Device, class| device.roll().members(class, year()).len();
    let nobody = "0000000000009.99".parse().unwrap();
    assert_eq!(device.ask(&MovingUp::Together { pupils: vec![ada, nobody], year: year(), class: c, since: None }), Err(Refusal::NotHere));
    assert_eq!((class(&device, b), class(&device, c)), (3, 1));
    device.tell(MovingUp::Together { pupils: vec![ada, ben], year: year(), class: c, since: None });
    assert_eq!((class(&device, b), class(&device, c)), (1, 3));
    assert_eq!(device.roll().placement(ben, year()).unwrap().any().unwrap().year_group, group(3));
    device.step(lantern::workspace::Doing::Undo);
    assert_eq!((class(&device, b), class(&device, c)), (3, 1));
}

#[test]
fn of_two_last_days_the_later_holds() {
    let (mut one, all) = school(&[("6L", &[6])]);
    let ada = all[0][0];
    let mut other = Device::new(2);
    other.take(&one.everything());
    let leaves = |last: Date| MovingUp::Leaves {
        pupil: ada,
        left: Left { day: last, to: String::new(), why: String::new() },
        today: day(2027, 9, 1),
    };
    one.tell(leaves(day(2027, 3, 1)));
    other.tell(leaves(day(2027, 7, 21)));
    one.take(&other.everything());
    one.tell(MovingUp::Keep { years: YearsKept::new(1) });
    assert_eq!(one.roll().last_day(ada), Some(day(2027, 7, 21)));
    assert!(!leavers(&one.roll(), day(2028, 4, 1))[0].kept_long_enough);
    assert!(leavers(&one.roll(), day(2028, 7, 21))[0].kept_long_enough);
}

#[test]
fn whoever_moves_in_the_midst_of_a_year_stays_on_the_lists_there_were() {
    let (mut device, all) = school(&[("4B", &[4, 4]), ("4C", &[4])]);
    let (ada, ben, cy) = (all[0][0], all[0][1], all[1][0]);
    let classes = device.roll().classes();
    let (b, c) = (classes[0].0, classes[1].0);
    let half = |word: &str| -> Period { format!("2026-27.{word}").parse().unwrap() };
    let seen = |device: &Device, class, word: &str| -> Vec<PupilId> {
        let mut ids: Vec<_> = device.roll().members_in(class, half(word)).into_iter().map(|(id, _)| id).collect();
        ids.sort();
        ids
    };
    let moves = |pupils: &[PupilId], class, since: Option<&str>| {
        let since = since.map(half);
        MovingUp::Together { pupils: pupils.into(), year: year(), class, since }
    };
    device.tell(moves(&[ada, cy], c, Some("spring-1")));
    assert_eq!(seen(&device, b, "autumn-2"), [ada, ben]);
    assert_eq!(seen(&device, c, "autumn-2"), [cy], "whoever was there already has not moved");
    assert_eq!((seen(&device, b, "spring-1"), seen(&device, c, "summer-2")), (vec![ben], vec![ada, cy]));
    // Back again later, and once more in the same half term: each list is that of its time.
    device.tell(moves(&[ada], b, Some("summer-1")));
    device.tell(moves(&[ada], c, Some("summer-1")));
    assert_eq!((seen(&device, c, "spring-2"), seen(&device, c, "summer-1")), (vec![ada, cy], vec![ada, cy]));
    assert_eq!((seen(&device, b, "autumn-1"), seen(&device, b, "summer-1")), (vec![ada, ben], vec![ben]));
    assert_eq!(device.roll().was_in(ada, half("spring-1")), Some((half("spring-2"), vec![c])));
    assert_eq!(device.roll().was_in(ada, half("summer-1")), None);
    assert_eq!(classes_before(&device.roll(), ada, year()), [(half("autumn-2"), b), (half("spring-2"), c)]);
    // Said for an earlier half term afterwards: where it was then is known already.
    let mut other = Device::new(9);
    other.take(&device.everything());
    other.tell(moves(&[ada], b, Some("autumn-2")));
    assert_eq!(other.roll().was_in(ada, half("autumn-1")), Some((half("autumn-2"), vec![b])));
    // A child that was never there is on none of its lists, and neither is one that leaves from its last day on.
    device.tell(MovingUp::WasNotIn { pupil: ada, until: half("autumn-2") });
    assert_eq!(seen(&device, b, "autumn-1"), [ben]);
    device.tell(moves(&[ben], c, None));
    assert_eq!((seen(&device, b, "autumn-1"), seen(&device, c, "autumn-1").len()), (vec![], 3));
    // Noted before the day: from the half term after it.
    let left = Left { day: day(2027, 3, 1), to: String::new(), why: String::new() };
    device.tell(MovingUp::Leaves { pupil: ada, left: left.clone(), today: day(2027, 2, 26) });
    assert!(seen(&device, c, "spring-2").contains(&ada) && !seen(&device, c, "summer-1").contains(&ada));
    // A place in a later year, as a colleague's file may bring it, is seen there all the same.
    let placement = Placement { class: Some(c), year_group: group(5) };
    device.write(About::School, Vec::new(), Change::PupilPlaced { pupil: ada, year: next(), placement });
    let later = Period { year: next(), ..half("autumn-1") };
    assert!(device.roll().members_in(c, later).iter().any(|(id, _)| *id == ada));
    device.tell(MovingUp::Leaves { pupil: cy, left, today: day(2027, 3, 8) });
    assert!(seen(&device, c, "spring-1").contains(&cy) && !seen(&device, c, "spring-2").contains(&cy));
}

#[test]
fn who_teaches_a_class_goes_on_teaching_it_when_classes_move_up() {
    let (mut device, all) = school(&[("4B", &[4])]);
    device.tell(Command::SetStaff { staff: None, member: StaffMember { name: "Ms Wren".into(), job: String::new() } });
    let (wren, class) = (device.roll().staff()[0].0, device.roll().classes()[0].0);
    assert_eq!(taught_by(&device.roll(), "4b", year()), []);
    device.tell(MovingUp::Teaches { class, year: year(), staff: wren, teaches: true });
    assert_eq!(taught_by(&device.roll(), "4b", year()), [(wren, "Ms Wren".to_owned())]);
    assert_eq!(taught_by(&device.roll(), "5B", year()), []);
    let up = |teachers| {
        let classes = vec![NextClass { name: "5B".into(), children: vec![(all[0][0], group(5))], teachers }];
        MovingUp::Up { school: None, year: next(), classes, leavers: Vec::new(), last_day: day(2027, 7, 21) }
    };
    assert_eq!(device.ask(&up(vec!["0000000000009.1".parse().unwrap()])), Err(Refusal::NotHere));
    device.tell(up(vec![wren]));
    assert_eq!(taught_by(&device.roll(), "5B", next()), [(wren, "Ms Wren".to_owned())]);
}
