//! Strands, their suggested colours, attendance, the four headings, and the school's own words and numbers.

use lantern::domain::{Attendance, Conduct, Date, Heading, Incident, PraiseKind, Senseless, Slip, Strand, StrandKey, Voice};
use lantern::ledger::Reading;
use lantern::report::attitude::{colour, colour_for_family, suggested};
use lantern::report::headings::headings;
use lantern::workspace::{Attitude, Daily, HoldFrom, OnADay, Refusal, Rounds, Setting, StrandMark};

use crate::device::{Device, child, year};

fn day(month: u32, n: u32) -> Date {
    Date::from_ymd_opt(2026, month, n).unwrap()
}

fn period() -> lantern::domain::Period {
    "2026-27.autumn-2".parse().unwrap()
}

fn strand(key: &str) -> StrandKey {
    key.parse().unwrap()
}

fn class_of_one() -> (Device, lantern::domain::ClassId, lantern::domain::PupilId) {
    let mut device = Device::at_school(1);
    let class = device.add_class("4B");
    let ada = device.enrol(class, year(), child("Ada", "Avocet", None, None));
    (device, class, ada)
}

#[test]
fn a_colour_is_suggested_from_what_was_counted_with_its_reason() {
    let (mut device, _, ada) = class_of_one();
    let today = day(11, 23);
    let said = |device: &Device, key: &str| {
        let suggested = suggested(device.files(), ada, strand(key), period(), today);
        (suggested.band.map(|band| band.to_string()).unwrap_or_default(), suggested.reason)
    };
    let expect = |device: &Device, key: &str, band: &str, reason: &str| {
        assert_eq!(said(device, key), (band.to_owned(), reason.to_owned()), "{key}");
    };
    expect(&device, "pe-kit", "green", "never without PE kit since 2 November");
    expect(&device, "attendance", "", "");
    expect(&device, "effort", "", "");
    let miss = |n, slip| OnADay { today, ask: Daily::Miss { pupils: vec![ada], date: day(11, n), slip, missed: true } };
    for n in [3, 10, 17] {
        device.tell(miss(n, Slip::PeKit));
        device.tell(miss(n, Slip::Late));
    }
    device.tell(OnADay { today, ask: Daily::Miss { pupils: vec![ada], date: day(10, 5), slip: Slip::PeKit, missed: true } });
    expect(&device, "pe-kit", "yellow", "3 times without PE kit since 2 November");
    expect(&device, "punctuality", "yellow", "late 3 times since 2 November");
    let set = |possible, attended, late| Attitude::SetAttendance {
        period: period(),
        rows: vec![(ada, Some(Attendance { possible, attended, unauthorised: 0, late }))],
    };
    device.tell(set(70, 66, 5));
    expect(&device, "attendance", "yellow", "94.2 % attended, 66 of 70 sessions");
    expect(&device, "punctuality", "red", "late 5 times by the register since 2 November");
    device.tell(set(70, 63, 0));
    expect(&device, "attendance", "red", "90 % attended, 63 of 70 sessions; persistent absence");
    let incident = Incident { strand: strand("in-class"), kind: "Unkind words".into(), happened: String::new(), done: String::new() };
    device.tell(OnADay { today, ask: Daily::Happen { pupils: vec![ada], date: day(11, 20), incident } });
    expect(&device, "in-class", "", "1 incident since 2 November");
    // A family is shown no red that nobody has given.
    let at_home = |device: &Device, key| colour_for_family(device.files(), ada, strand(key), period(), today).map(|band| band.to_string());
    assert_eq!((at_home(&device, "attendance"), at_home(&device, "pe-kit")), (None, Some("yellow".into())));
    let given = vec![StrandMark { pupil: ada, strand: strand("attendance"), suggested: None }];
    device.tell(Attitude::Rate { marks: given, period: period(), band: "red".parse().ok(), only_empty: false });
    assert_eq!(at_home(&device, "attendance"), Some("red".into()));
    // A school that is stricter.
    let stricter = Conduct { missed: [0, 1], ..Conduct::default() };
    device.tell(HoldFrom { now: period(), from: period(), ask: Setting::Conduct { conduct: stricter } });
    expect(&device, "pe-kit", "red", "3 times without PE kit since 2 November");
}

#[test]
fn nothing_is_suggested_before_the_half_term_begins() {
    let (device, _, ada) = class_of_one();
    let said = suggested(device.files(), ada, strand("pe-kit"), period(), day(10, 20));
    assert_eq!(said, lantern::report::attitude::Suggested::default());
}

#[test]
fn a_year_that_has_just_begun_suggests_nothing_before_anything_is_noted() {
    let (mut device, _, ada) = class_of_one();
    let autumn: lantern::domain::Period = "2026-27.autumn-1".parse().unwrap();
    let said = |device: &Device, today| suggested(device.files(), ada, strand("pe-kit"), autumn, today);
    let heading = |device: &Device, today| {
        let states = headings(device.files(), ada, &[], autumn, today);
        let state = states.iter().find(|state| state.heading == Heading::Attitude).unwrap();
        (state.suggested.band, state.suggested.reason.clone())
    };
    // What was noted of the child, on which day, and whether a colour is suggested then.
    let nothing = "nothing is noted yet this school year";
    for (today, suggests) in [(day(9, 7), false), (day(9, 14), false), (day(9, 20), true), (day(10, 12), true)] {
        assert_eq!(said(&device, today).band.is_some(), suggests, "{today}");
        assert_eq!(heading(&device, today).0.is_some(), suggests, "{today}");
    }
    assert_eq!((said(&device, day(9, 7)).reason.as_str(), heading(&device, day(9, 7)).1.as_str()), (nothing, nothing));
    let today = day(9, 7);
    device.tell(OnADay { today, ask: Daily::Miss { pupils: vec![ada], date: day(9, 4), slip: Slip::Homework, missed: true } });
    assert_eq!(said(&device, today).band, "green".parse().ok());
    // A later half term has the year behind it.
    let spring =
        suggested(device.files(), ada, strand("pe-kit"), "2026-27.spring-1".parse().unwrap(), Date::from_ymd_opt(2027, 1, 6).unwrap());
    assert_eq!(spring.band, "green".parse().ok());
}

#[test]
fn the_teacher_confirms_or_rates_otherwise_and_that_wins() {
    let (mut device, _, ada) = class_of_one();
    let (green, red) = ("green".parse().unwrap(), "red".parse().unwrap());
    let mark = |key| StrandMark { pupil: ada, strand: strand(key), suggested: Some(green) };
    let shown = |device: &Device, key| colour(device.files(), ada, strand(key), period(), day(11, 23));
    device.tell(Attitude::Rate { marks: vec![mark("uniform")], period: period(), band: Some(red), only_empty: false });
    assert_eq!((shown(&device, "uniform"), shown(&device, "pe-kit")), (Some(red), Some(green)));
    // Confirming leaves alone what the teacher rated.
    let marks = vec![(mark("uniform"), green), (mark("pe-kit"), green)];
    assert_eq!(device.tell(Attitude::Confirm { marks, period: period() }).add.len(), 1);
    assert_eq!(shown(&device, "uniform"), Some(red));
    let again = Attitude::Rate { marks: vec![mark("uniform")], period: period(), band: Some(red), only_empty: false };
    assert!(device.tell(again).is_empty(), "the same colour again is no entry");
    device.tell(Attitude::Rate { marks: vec![mark("uniform")], period: period(), band: None, only_empty: false });
    assert_eq!(shown(&device, "uniform"), Some(green), "taken away, the suggestion shows again");
    let fold = device.fold(ada);
    assert_eq!(fold.strand_rating(Voice::Child, strand("pe-kit"), period()), None, "the child has its own voice");
}

#[test]
fn the_four_headings_are_suggested_and_judged() {
    let (mut device, _, ada) = class_of_one();
    let state = |device: &Device, heading| {
        let all = headings(device.files(), ada, &[], period(), day(11, 23));
        all.into_iter().find(|state| state.heading == heading).unwrap()
    };
    let attitude = state(&device, Heading::Attitude);
    assert_eq!(attitude.suggested.reason, "4 green (3 without a colour)", "what is counted, while nothing is rated");
    assert_eq!(state(&device, Heading::Behaviour).band(), None);
    let (green, yellow) = ("green".parse().unwrap(), "yellow".parse().unwrap());
    let judge = |band, note: &str| Attitude::JudgeHeading {
        pupil: ada,
        heading: Heading::Attitude,
        period: period(),
        band,
        suggested: Some(green),
        note: note.into(),
    };
    device.tell(judge(Some(yellow), " Quieter of late. "));
    let judged = state(&device, Heading::Attitude);
    assert_eq!((judged.band(), judged.is_judged()), (Some(yellow), true));
    assert!(matches!(judged.judged, Some(Reading::Settled(j)) if j.note == "Quieter of late." && j.suggested == Some(green)));
    device.tell(judge(None, ""));
    assert_eq!(state(&device, Heading::Attitude).band(), Some(green));
}

#[test]
fn a_school_has_its_own_strands_and_praise() {
    let (mut device, _, ada) = class_of_one();
    let uniform = Strand::usual().into_iter().find(|(key, _)| key.as_str() == "uniform").unwrap().1;
    let own = Strand { name: " Kind  hands ".into(), child: "I use kind hands.".into(), heading: Heading::Behaviour, ..uniform.clone() };
    device.tell(Attitude::SetStrand { strand: None, details: own.clone(), now: period() });
    let (key, added) = device.roll().strands(period()).pop().unwrap();
    assert_eq!((key.as_str(), added.name.as_str()), ("kind-hands", "Kind hands"));
    assert!(
        device.tell(Attitude::SetStrand { strand: Some(strand("uniform")), details: uniform.clone(), now: period() }).is_empty(),
        "as it came"
    );
    device.tell(Attitude::SetStrand { strand: Some(strand("uniform")), details: Strand { retired: true, ..uniform }, now: period() });
    assert_eq!(device.roll().strands(period()).len(), 9, "nine usual ones, one added, one retired");
    let before = period().previous().unwrap();
    assert_eq!(device.roll().strands(before).len(), 9, "the usual ones, as they were");
    assert_eq!(device.roll().strand(strand("uniform")).unwrap().name, "Uniform", "and it keeps its name");
    device.tell(Attitude::SetPraiseKind { kind: None, details: PraiseKind { name: "Brave try".into(), points: 3, retired: false } });
    let (kind, _) = device.roll().praise_kinds().pop().unwrap();
    device.tell(OnADay { today: day(11, 23), ask: Daily::Praise { pupils: vec![ada], date: day(11, 23), kind, note: String::new() } });
    let praises = device.fold(ada).praises();
    assert_eq!(praises[0].2.points, 3);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let (mut device, class, ada) = class_of_one();
    let before = device.ledger().clone();
    let usual = Strand::usual()[0].1.clone();
    let row = |attendance| Attitude::SetAttendance { period: period(), rows: vec![(ada, Some(attendance))] };
    let attended = |possible, attended| Attendance { possible, attended, unauthorised: 0, late: 0 };
    let gold = "gold".parse().unwrap();
    let mark = |key: &str| vec![StrandMark { pupil: ada, strand: strand(key), suggested: None }];
    let table: Vec<(Attitude, Refusal)> = vec![
        (row(attended(60, 61)), Refusal::Senseless(Senseless::SessionsAttended)),
        (row(attended(0, 0)), Refusal::Senseless(Senseless::SessionsPossible)),
        (Attitude::Rate { marks: mark("uniform"), period: period(), band: Some(gold), only_empty: false }, Refusal::NoSuchBand),
        (Attitude::Rate { marks: mark("juggling"), period: period(), band: "red".parse().ok(), only_empty: false }, Refusal::NotHere),
        (
            Attitude::SetStrand { strand: None, details: Strand { name: "attendance".into(), ..usual.clone() }, now: period() },
            Refusal::NameTaken("attendance".into()),
        ),
        (Attitude::SetStrand { strand: None, details: Strand { name: " ".into(), ..usual.clone() }, now: period() }, Refusal::NameMissing),
        (
            Attitude::SetStrand { strand: None, details: Strand { name: "Juggling".into(), child: " ".into(), ..usual }, now: period() },
            Refusal::Senseless(Senseless::StrandForTheChild),
        ),
        (
            Attitude::SetPraiseKind { kind: None, details: PraiseKind { name: "Gold".into(), points: 0, retired: false } },
            Refusal::Senseless(Senseless::PraisePoints),
        ),
    ];
    for (ask, refusal) in table {
        assert_eq!(device.ask(&ask), Err(refusal), "{ask:?}");
    }
    let conduct = Conduct { late: [4, 4], ..Conduct::default() };
    let senseless = HoldFrom { now: period(), from: period(), ask: Setting::Conduct { conduct } };
    assert_eq!(device.ask(&senseless), Err(Refusal::Senseless(Senseless::MissesColours)));
    let nothing = lantern::domain::Round {
        class,
        period: period(),
        strands: Vec::new(),
        targets: false,
        criteria: Vec::new(),
        questions: Vec::new(),
        closed: false,
    };
    assert_eq!(device.ask(&Rounds::Start { details: nothing }), Err(Refusal::Senseless(Senseless::RoundAsksNothing)));
    assert_eq!(*device.ledger(), before);
}
