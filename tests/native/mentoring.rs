//! Mentoring meetings: what is kept, what is refused, and what travels.

use std::sync::Arc;

use lantern::domain::consultation::{Pause, Place};
use lantern::domain::{
    Area, ClassId, Consultation, Date, Meeting, MeetingId, MeetingPart, MentoringRules as Rules, Party, Period, PupilId, Role, Slot,
    StaffMember, Target,
};
use lantern::ledger::{About, Change, Fold, Reading};
use lantern::report::meetings::lacking;
use lantern::workspace::{Command, Consent, Consulting, Doing, HoldFrom, Mentoring, Refusal, Setting, Targets};

use crate::device::{Device, child, left, year};

/// By what name and signature somebody agrees.
pub(crate) fn consent(party: Party, name: &str, signature: &str) -> Consent {
    Consent { party, name: name.into(), signature: signature.into() }
}

/// The meeting is over, and nothing was left to be stored.
pub(crate) fn finish(pupil: PupilId, meeting: MeetingId) -> Mentoring {
    Mentoring::Finish { pupil, meeting, said: Vec::new(), agreed: Vec::new() }
}

/// A consultation day with three slots.
pub(crate) fn consultation(class: ClassId) -> Consultation {
    Consultation {
        date: day(26),
        from: "15:30".parse().unwrap(),
        to: "16:10".parse().unwrap(),
        minutes: 10,
        pauses: vec![Pause { from: "16:00".parse().unwrap(), to: "16:10".parse().unwrap() }],
        places: vec![Place { number: 1, name: "Room 4B".into(), class: Some(class) }],
    }
}

fn day(d: u32) -> Date {
    Date::from_ymd_opt(2026, 11, d).unwrap()
}

fn of(period: Period, d: u32) -> Meeting {
    Meeting { date: day(d), period, back: None, ahead: period, mentor: None, done: false }
}

fn now() -> Period {
    "2026-27.autumn-2".parse().unwrap()
}

struct School {
    device: Device,
    class: ClassId,
    ada: PupilId,
    ben: PupilId,
}

fn school() -> School {
    let mut device = Device::at_school(7);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    let ben = device.enrol(class, year(), child("Ben", "Bittern", None, None));
    School { device, class, ada, ben }
}

impl School {
    fn fold(&self, pupil: PupilId) -> Arc<Fold> {
        self.device.fold(pupil)
    }

    fn begin(&mut self) -> MeetingId {
        self.device.tell(Mentoring::Begin { pupil: self.ada, details: of(now(), 26) });
        self.fold(self.ada).meetings()[0].0
    }
}

#[test]
fn a_meeting_is_kept_step_by_step_in_the_names_of_those_who_spoke() {
    let mut school = school();
    let (ada, meeting) = (school.ada, school.begin());
    for (part, text) in
        [(MeetingPart::Celebrate, "Swam 25 metres"), (MeetingPart::Child, " I like maths. "), (MeetingPart::Parent, "Reads at home")]
    {
        school.device.tell(Mentoring::Say { pupil: ada, meeting, part, text: text.into() });
    }
    school.device.tell(Mentoring::Agree { pupil: ada, meeting, consent: consent(Party::Parent, "Mrs  Avocet", "1,2 3,4;5,6") });
    let fold = school.fold(ada);
    assert_eq!(fold.said_in(meeting, MeetingPart::Child), "I like maths.");
    assert_eq!(fold.said_in(meeting, MeetingPart::Mentor), "");
    let agreed = fold.agreed(meeting, Party::Parent).unwrap();
    assert_eq!((agreed.name.as_str(), agreed.signature.as_str(), agreed.entry.by.role), ("Mrs Avocet", "1,2 3,4;5,6", Role::Parent));
    let roles: Vec<Role> = school
        .device
        .ledger()
        .pupil(ada)
        .unwrap()
        .entries()
        .filter(|e| matches!(e.change, Change::MeetingSaid { .. }))
        .map(|e| e.by.role)
        .collect();
    assert_eq!(roles, [Role::Mentor, Role::Child, Role::Parent]);
    // Nothing said, where nothing was, is no entry; taking words back is one.
    assert!(school.device.tell(Mentoring::Say { pupil: ada, meeting, part: MeetingPart::Mentor, text: " ".into() }).is_empty());
    school.device.tell(Mentoring::Say { pupil: ada, meeting, part: MeetingPart::Child, text: String::new() });
    assert_eq!(school.fold(ada).said_in(meeting, MeetingPart::Child), "");
    school.device.step(Doing::Undo);
    assert_eq!(school.fold(ada).said_in(meeting, MeetingPart::Child), "I like maths.");
}

#[test]
fn what_a_meeting_lacks_at_its_end_is_known_before() {
    let mut school = school();
    let (ada, meeting) = (school.ada, school.begin());
    let lacks = |school: &School, agreeing: bool| {
        let found = lacking(school.device.files(), ada, meeting, agreeing);
        (found.agreement, found.targets, found.any())
    };
    assert_eq!(lacks(&school, false), (true, true, true));
    // Whoever has signed agrees by the end of it.
    assert_eq!(lacks(&school, true), (false, true, true));
    school.device.tell(Mentoring::Agree { pupil: ada, meeting, consent: consent(Party::Child, "Ada", "") });
    assert_eq!(lacks(&school, false), (false, true, true));
    let target = |period| Target { period, area: Area::Personal, text: "I help.".into(), criterion: None, carried_from: None };
    // A target of another half term is not one for the time ahead.
    school.device.tell(Targets::Set { targets: vec![(ada, target("2026-27.autumn-1".parse().unwrap()))] });
    assert_eq!(lacks(&school, false), (false, true, true));
    school.device.tell(Targets::Set { targets: vec![(ada, target(now()))] });
    assert_eq!(lacks(&school, false), (false, false, false));
    school.device.tell(Mentoring::TakeBack { pupil: ada, meeting, party: Party::Child });
    assert_eq!(lacks(&school, false), (true, false, true));
}

#[test]
fn a_meeting_that_is_over_is_amended_and_never_changed() {
    let mut school = school();
    let (ada, meeting) = (school.ada, school.begin());
    let say = |text: &str| Mentoring::Say { pupil: ada, meeting, part: MeetingPart::Mentor, text: text.into() };
    let amend = |text: &str| Mentoring::Amend { pupil: ada, meeting, amendment: None, text: text.into() };
    assert_eq!(school.device.ask(&amend("too early")), Err(Refusal::MeetingGoesOn));
    school.device.tell(say("Well done"));
    school.device.tell(finish(ada, meeting));
    for ask in [say("changed"), finish(ada, meeting), Mentoring::Remove { pupil: ada, meeting }] {
        assert_eq!(school.device.ask(&ask), Err(Refusal::MeetingIsOver), "{ask:?}");
    }
    assert_eq!(school.device.ask(&amend("  ")), Err(Refusal::NameMissing));
    school.device.tell(amend("It was the spelling test."));
    let fold = school.fold(ada);
    assert_eq!(fold.said_in(meeting, MeetingPart::Mentor), "Well done");
    let texts: Vec<_> = fold
        .amendments(meeting)
        .into_iter()
        .map(|(_, entry)| match &entry.change {
            Change::MeetingAmended { text, .. } => text.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts, ["It was the spelling test."]);
}

#[test]
fn a_meeting_is_finished_whole_or_not_at_all_and_taken_back_in_one_step() {
    let mut school = school();
    let (ada, meeting) = (school.ada, school.begin());
    let before = school.device.ledger().clone();
    let said = vec![(MeetingPart::Child, "I like maths.".into()), (MeetingPart::Parent, String::new())];
    let finish = |agreed| Mentoring::Finish { pupil: ada, meeting, said: said.clone(), agreed };
    let nameless = vec![consent(Party::Child, "Ada", ""), consent(Party::Parent, " ", "1,2 3,4")];
    assert_eq!(school.device.ask(&finish(nameless)), Err(Refusal::NameMissing));
    assert_eq!(*school.device.ledger(), before);
    let batch = school.device.tell(finish(vec![consent(Party::Child, "Ada", ""), consent(Party::Parent, "Mrs Avocet", "1,2 3,4")]));
    assert_eq!(batch.add.len(), 4, "what was said, who agreed, and that it is over");
    let roles: Vec<Role> = batch.add.iter().map(|e| e.by.role).collect();
    assert_eq!(roles, [Role::Child, Role::Child, Role::Parent, Role::Teacher]);
    assert!(school.fold(ada).meeting_now(meeting).unwrap().done);
    school.device.step(Doing::Undo);
    let fold = school.fold(ada);
    assert!(!fold.meeting_now(meeting).unwrap().done && fold.agreed(meeting, Party::Child).is_none());
    assert_eq!(fold.said_in(meeting, MeetingPart::Child), "");
}

#[test]
fn what_cannot_be_is_refused() {
    let mut school = school();
    let (ada, ben) = (school.ada, school.ben);
    let begin = |pupil, details| Mentoring::Begin { pupil, details };
    let late = Meeting { date: Date::from_ymd_opt(2027, 9, 1).unwrap(), ..of(now(), 26) };
    assert_eq!(school.device.ask(&begin(ada, late)), Err(Refusal::OutsideTheYear(year())));
    school.device.tell(Command::Place { pupil: ben, year: year(), placement: left() });
    assert_eq!(school.device.ask(&begin(ben, of(now(), 26))), Err(Refusal::HasLeft));
    let meeting = school.begin();
    let agree = |name: &str, signature: &str| Mentoring::Agree { pupil: ada, meeting, consent: consent(Party::Child, name, signature) };
    assert_eq!(school.device.ask(&agree(" ", "")), Err(Refusal::NameMissing));
    assert_eq!(school.device.ask(&agree("Ada", "<svg/>")), Err(Refusal::SignatureTooLong));
    school.device.tell(agree("Ada", ""));
    assert_eq!(school.device.ask(&agree("Ada", "")), Err(Refusal::AgreedAlready));
    school.device.tell(Mentoring::TakeBack { pupil: ada, meeting, party: Party::Child });
    school.device.tell(agree("Ada A.", ""));
    let long = Mentoring::Say { pupil: ada, meeting, part: MeetingPart::Child, text: "a".repeat(2001) };
    assert_eq!(school.device.ask(&long), Err(Refusal::TooLong(2000)));
    let rules = Rules { minutes: 90, ..Rules::default() };
    let now = "2026-27.autumn-2".parse().unwrap();
    assert!(matches!(school.device.ask(&HoldFrom { now, from: now, ask: Setting::Mentoring { rules } }), Err(Refusal::Senseless(_))));
    let nobody = "0000000000009.9".parse().unwrap();
    assert_eq!(school.device.ask(&Mentoring::SetMentor { pupils: vec![ada], mentor: Some(nobody) }), Err(Refusal::NotHere));
}

#[test]
fn one_meeting_of_a_half_term_is_open_at_a_time() {
    let mut school = school();
    let (ada, meeting) = (school.ada, school.begin());
    let again = Mentoring::Begin { pupil: ada, details: of(now(), 26) };
    assert_eq!(school.device.ask(&again), Err(Refusal::MeetingOpen));
    school.device.tell(finish(ada, meeting));
    school.device.tell(again);
    assert_eq!(school.fold(ada).meetings().len(), 2);
}

#[test]
fn a_meeting_that_is_over_for_one_device_is_over() {
    let mut school = school();
    let (ada, meeting, class) = (school.ada, school.begin(), school.class);
    let mut other = Device::new(9);
    other.join(school.device.school());
    other.take(&school.device.class(class, year()));
    school.device.tell(finish(ada, meeting));
    let ahead = "2026-27.spring-1".parse().unwrap();
    other.tell(Mentoring::Change { pupil: ada, meeting, details: Meeting { ahead, ..of(now(), 26) } });
    let (ours, theirs) = (school.device.class(class, year()), other.class(class, year()));
    school.device.take(&theirs);
    other.take(&ours);
    for device in [&mut school.device, &mut other] {
        let fold = device.fold(ada);
        assert!(fold.meeting(meeting).unwrap().is_contested() && fold.meeting_now(meeting).unwrap().done);
        let say = Mentoring::Say { pupil: ada, meeting, part: MeetingPart::Child, text: "late".into() };
        assert_eq!(device.ask(&say), Err(Refusal::MeetingIsOver));
    }
}

#[test]
fn a_family_is_in_one_place_on_a_date_whatever_the_days() {
    let mut school = school();
    let (ada, ben, class) = (school.ada, school.ben, school.class);
    school.device.tell(Consulting::SetSiblings { pupil: ada, sibling: ben, are: true });
    let at = |time: &str| Slot { at: time.parse().unwrap(), place: 1 };
    for _ in 0..2 {
        school.device.tell(Consulting::SetDay { day: None, year: year(), details: consultation(class) });
    }
    let days: Vec<_> = school.device.roll().consultations().into_iter().map(|(id, _)| id).collect();
    school.device.tell(Consulting::Book { day: days[0], bookings: vec![(ada, at("15:40"))] });
    let clash = school.device.ask(&Consulting::Book { day: days[1], bookings: vec![(ben, at("15:40"))] });
    assert!(matches!(clash, Err(Refusal::FamilyElsewhere { .. })), "{clash:?}");
    // Whoever has to make room for whom, a plan never proposes what is refused: one child more than there are times for the family.
    school.device.enrol(class, year(), child("Cy", "Cuckoo", None, None));
    for time in ["15:30", "15:40", "15:50"] {
        school.device.tell(Consulting::Book { day: days[0], bookings: vec![(ada, at(time))] });
        let planned = lantern::report::consultation::plan(&school.device.roll(), days[1], &consultation(class), class);
        let family = |pupil: &PupilId| [ada, ben].contains(pupil);
        assert!(planned.placed.iter().all(|(pupil, slot)| !family(pupil) || slot.at != at(time).at), "{time}: {planned:?}");
        // Ada has her slot on the other day of the date.
        assert_eq!(planned.placed.len(), 2, "{time}: {planned:?}");
        school.device.tell(Consulting::Book { day: days[1], bookings: planned.placed });
        school.device.step(Doing::Undo);
    }
}

#[test]
fn a_meeting_begun_by_mistake_goes_whole_and_comes_back_whole() {
    let mut school = school();
    let (ada, meeting) = (school.ada, school.begin());
    school.device.tell(Mentoring::Say { pupil: ada, meeting, part: MeetingPart::Child, text: "Hello".into() });
    school.device.tell(Mentoring::Remove { pupil: ada, meeting });
    assert!(school.fold(ada).meetings().is_empty());
    assert_eq!(school.fold(ada).said_in(meeting, MeetingPart::Child), "");
    school.device.step(Doing::Undo);
    assert_eq!(school.fold(ada).said_in(meeting, MeetingPart::Child), "Hello");
    assert_eq!(school.fold(ada).meetings().len(), 1);
}

#[test]
fn a_class_file_carries_meetings_mentors_and_slots() {
    let mut school = school();
    let (ada, class, meeting) = (school.ada, school.class, school.begin());
    let batch =
        school.device.tell(Command::SetStaff { staff: None, member: StaffMember { name: "Mrs Okafor".into(), job: String::new() } });
    let Change::StaffSet { staff, .. } = batch.add[0].change else { panic!("{batch:?}") };
    school.device.tell(Mentoring::SetMentor { pupils: vec![ada], mentor: Some(staff) });
    school.device.tell(Consulting::SetDay { day: None, year: year(), details: consultation(class) });
    let (consultation_day, _) = school.device.roll().consultations()[0];
    let slot = Slot { at: "15:40".parse().unwrap(), place: 1 };
    school.device.tell(Consulting::Book { day: consultation_day, bookings: vec![(ada, slot)] });
    let now = "2026-27.autumn-2".parse().unwrap();
    school.device.tell(HoldFrom { now, from: now, ask: Setting::Mentoring { rules: Rules { minutes: 15, ..Rules::default() } } });
    let mut other = Device::new(8);
    other.join(school.device.school());
    other.take(&school.device.class(class, year()));
    let (roll, fold) = (other.roll(), other.fold(ada));
    assert_eq!(fold.meetings().len(), 1);
    assert!(fold.meeting(meeting).is_some());
    assert_eq!(fold.mentor(), Some(Reading::Settled(staff)));
    assert!(roll.staff_member(staff).is_some());
    assert_eq!(roll.booking(ada, consultation_day), Some(slot));
    assert!(roll.consultation(consultation_day).is_some());
    // How the school holds its meetings is a setting, and stays where it is.
    assert_eq!(roll.mentoring(now), Rules::default());
}

#[test]
fn erasing_a_child_leaves_no_slot_and_no_family_of_it() {
    let mut school = school();
    let (ada, ben, class) = (school.ada, school.ben, school.class);
    school.device.tell(Consulting::SetDay { day: None, year: year(), details: consultation(class) });
    let (consultation_day, _) = school.device.roll().consultations()[0];
    let slot = Slot { at: "15:40".parse().unwrap(), place: 1 };
    school.device.tell(Consulting::Book { day: consultation_day, bookings: vec![(ada, slot)] });
    school.device.tell(Consulting::SetSiblings { pupil: ben, sibling: ada, are: true });
    assert_eq!(school.device.roll().siblings(ben), [ada]);
    school.device.tell(Command::Erase { pupil: ada });
    assert!(school.device.ledger().entries().all(|entry| !entry.tells_of(ada) && entry.about != About::Pupil(ada)));
    assert!(school.device.roll().siblings(ben).is_empty() && school.device.roll().bookings(consultation_day).is_empty());
}
