//! Suggested judgements, rule by rule, with their reasons; and judgements that stay as they were made.

use lantern::domain::curriculum::{Stage, StageStrand};
use lantern::domain::{Aspect, Criterion, CriterionId, Curriculum, KeyStage, Period, PupilId, Scheme, Thresholds, Voice, YearGroup};
use lantern::report::judgement::{Grounds, How, Suggestion, band_for, is_met};
use lantern::workspace::{Doing, HoldFrom, Judging, Marking, Refusal, Setting, Verdict};

use crate::device::{Device, reworded};
use crate::workspace::school;

fn curriculum() -> Curriculum {
    let criterion =
        |number| Criterion { number, text: format!("I can do {number}."), home: String::new(), retired: false, since: Vec::new() };
    let stage = |stage| Stage { stage, strands: vec![StageStrand { name: "all".into(), criteria: (1..=20).map(criterion).collect() }] };
    Curriculum { subject: "maths".parse().unwrap(), title: "Maths".into(), stages: vec![stage(3), stage(4), stage(5)] }
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// Rates the first criteria of a stage: so many green, then so many yellow.
fn rate(device: &mut Device, pupil: PupilId, stage: u8, when: &str, green: u16, yellow: u16) {
    let subject = curriculum().subject;
    let cells = |from: u16, to: u16| (from..=to).map(|number| (pupil, CriterionId { subject, stage, number })).collect::<Vec<_>>();
    for (cells, band) in [(cells(1, green), "green"), (cells(green + 1, green + yellow), "yellow")] {
        device.tell(Marking::Rate {
            cells,
            voice: Voice::Teacher,
            period: period(when),
            band: Some(band.parse().unwrap()),
            only_empty: false,
        });
    }
}

struct Case {
    thresholds: Thresholds,
    stage: u8,
    when: &'static str,
    year: u8,
}

impl Default for Case {
    fn default() -> Self {
        Self { thresholds: Thresholds::default(), stage: 4, when: "2026-27.spring-1", year: 4 }
    }
}

fn suggest(device: &Device, pupil: PupilId, aspect: Aspect, case: &Case) -> (Option<String>, String) {
    let curriculum = curriculum();
    let mut grounds = Grounds::at(device.files(), pupil, &curriculum, case.stage, period(case.when));
    grounds.thresholds = case.thresholds.clone();
    grounds.year_group = YearGroup::ALL.get(usize::from(case.year)).copied();
    let Suggestion { verdict, reason } = grounds.suggest(aspect);
    (verdict.map(|v| v.to_string()), reason)
}

#[test]
fn a_step_follows_from_the_share_and_says_so() {
    for (green, step, reason) in [
        (7, "emerging", "7 of 20 green: 35 %, below 40 %"),
        (8, "developing", "8 of 20 green: 40 %, developing from 40 %"),
        (13, "developing", "13 of 20 green: 65 %, developing from 40 %"),
        (14, "secure", "14 of 20 green: 70 %, secure from 70 %"),
        (18, "mastering", "18 of 20 green: 90 %, mastering from 90 %"),
    ] {
        let (mut device, _, ada) = school();
        rate(&mut device, ada, 4, "2026-27.spring-1", green, 1);
        assert_eq!(suggest(&device, ada, Aspect::Step, &Case::default()), (Some(step.into()), reason.into()));
    }
}

#[test]
fn attainment_is_position_against_what_is_expected_now() {
    for (green, when, band, reason) in [
        (7, "2026-27.spring-1", "green", "7 of 20 green of stage 4, 35 %; 35 % of stage 4 is expected by spring 1"),
        (6, "2026-27.spring-1", "yellow", "6 of 20 green of stage 4, 30 %; 35 % of stage 4 is expected by spring 1"),
        (5, "2026-27.spring-1", "yellow", "25 %"),
        (4, "2026-27.spring-1", "red", "20 %"),
        (4, "2026-27.autumn-1", "green", "12 % of stage 4 is expected by autumn 1"),
        (13, "2026-27.summer-2", "yellow", "70 % of stage 4 is expected by summer 2"),
    ] {
        let (mut device, _, ada) = school();
        rate(&mut device, ada, 4, when, green, 3);
        let (verdict, said) = suggest(&device, ada, Aspect::Attainment, &Case { when, ..Case::default() });
        assert_eq!(verdict.as_deref(), Some(band), "{green} {when}: {said}");
        assert!(said.contains(reason), "{said}");
    }
}

#[test]
fn a_child_above_or_below_the_stage_of_its_year_is_told_apart() {
    let (mut device, _, ada) = school();
    rate(&mut device, ada, 4, "2026-27.spring-1", 3, 1);
    let above = suggest(&device, ada, Aspect::Attainment, &Case { year: 3, ..Case::default() });
    assert_eq!(above.0.as_deref(), Some("green"));
    assert!(above.1.contains("above the stage of the year"), "{}", above.1);
    let below = suggest(&device, ada, Aspect::Attainment, &Case { year: 5, ..Case::default() });
    assert_eq!(below.0.as_deref(), Some("red"));
    rate(&mut device, ada, 4, "2026-27.spring-1", 18, 2);
    let nearly = suggest(&device, ada, Aspect::Attainment, &Case { year: 5, ..Case::default() });
    assert_eq!(nearly.0.as_deref(), Some("yellow"));
}

#[test]
fn achievement_is_progress_and_not_position() {
    let (mut device, _, ada) = school();
    rate(&mut device, ada, 4, "2026-27.autumn-1", 2, 2);
    rate(&mut device, ada, 4, "2026-27.spring-1", 7, 2);
    let (verdict, said) = suggest(&device, ada, Aspect::Achievement, &Case::default());
    assert_eq!((verdict.as_deref(), said.as_str()), (Some("green"), "gained 25 points since autumn 1 2026-27; 23 are expected"));
    let (mut device, _, ben) = school();
    rate(&mut device, ben, 4, "2025-26.summer-2", 10, 2);
    rate(&mut device, ben, 4, "2026-27.spring-1", 11, 2);
    let (verdict, said) = suggest(&device, ben, Aspect::Achievement, &Case::default());
    assert_eq!((verdict.as_deref(), said.as_str()), (Some("red"), "gained 5 points since summer 2 2025-26; 35 are expected"));
}

#[test]
fn a_child_who_moved_on_has_gained_in_both_stages() {
    let (mut device, _, ada) = school();
    rate(&mut device, ada, 3, "2025-26.summer-2", 15, 5);
    rate(&mut device, ada, 3, "2026-27.autumn-1", 20, 0);
    rate(&mut device, ada, 4, "2026-27.spring-1", 3, 2);
    let (_, said) = suggest(&device, ada, Aspect::Achievement, &Case::default());
    assert_eq!(said, "gained 40 points since summer 2 2025-26; 35 are expected");
}

#[test]
fn too_little_is_said_and_not_guessed() {
    let (mut device, _, ada) = school();
    let case = Case::default();
    assert_eq!(suggest(&device, ada, Aspect::Step, &case), (None, "nothing is rated yet".into()));
    rate(&mut device, ada, 4, "2026-27.spring-1", 2, 0);
    assert_eq!(suggest(&device, ada, Aspect::Attainment, &case), (None, "only 2 of 20 rated: too few to say".into()));
    rate(&mut device, ada, 4, "2026-27.spring-1", 5, 0);
    assert_eq!(suggest(&device, ada, Aspect::Achievement, &case), (None, "there are no earlier marks to compare with".into()));
    assert_eq!(suggest(&device, ada, Aspect::Step, &Case { stage: 9, ..case }), (None, "stage 9 has no criteria".into()));
}

#[test]
fn the_end_of_a_key_stage_is_for_years_2_and_6() {
    let (mut device, _, ada) = school();
    let curriculum_stage = 4;
    rate(&mut device, ada, curriculum_stage, "2026-27.summer-2", 14, 2);
    let case = |year, key_stage| Case {
        year,
        when: "2026-27.summer-2",
        thresholds: Thresholds { key_stage, ..Thresholds::default() },
        ..Case::default()
    };
    assert_eq!(suggest(&device, ada, Aspect::KeyStage, &case(4, KeyStage::Frameworks)).0, None);
    // Stage 4 lies above year 2 and below year 6.
    assert_eq!(suggest(&device, ada, Aspect::KeyStage, &case(2, KeyStage::Frameworks)).0.as_deref(), Some("gds"));
    assert_eq!(suggest(&device, ada, Aspect::KeyStage, &case(6, KeyStage::Frameworks)).0.as_deref(), Some("wts"));
    assert_eq!(suggest(&device, ada, Aspect::KeyStage, &case(6, KeyStage::Levels)).0.as_deref(), Some("4c"));
    assert_eq!(suggest(&device, ada, Aspect::KeyStage, &case(2, KeyStage::Levels)).0.as_deref(), Some("2a"));
}

#[test]
fn what_counts_as_met_follows_the_scheme() {
    let usual = Scheme::default();
    let key = |text: &str| text.parse().unwrap();
    assert!(is_met(&usual, key("green")) && !is_met(&usual, key("yellow")) && !is_met(&usual, key("silver")));
    let other = reworded("gold");
    assert!(is_met(&other, key("green")));
    assert_eq!([How::Met, How::Nearly, How::Not].map(|how| band_for(&other, how).unwrap().to_string()), ["green", "gold", "red"]);
}

#[test]
fn a_judgement_stays_as_it_was_made_whatever_changes_later() {
    let (mut device, _, ada) = school();
    let (subject, when) = (curriculum().subject, period("2026-27.spring-1"));
    let verdict = |verdict: &str, suggested: Option<&str>, note: &str| Verdict {
        pupil: ada,
        aspect: Aspect::Step,
        verdict: verdict.parse().unwrap(),
        suggested: suggested.map(|s| s.parse().unwrap()),
        note: note.into(),
    };
    let judge = |one| Judging::Judge { subject, period: when, verdicts: vec![one] };
    let judged = |device: &Device| {
        let fold = device.fold(ada);
        fold.judgement(Aspect::Step, subject, when).map(|r| r.settled().unwrap().clone())
    };
    device.tell(judge(verdict("developing", Some("developing"), "")));
    assert!(!judged(&device).unwrap().overrides());
    let set =
        |steps| HoldFrom { now: when, from: when, ask: Setting::Thresholds { thresholds: Thresholds { steps, ..Thresholds::default() } } };
    device.tell(set([10, 20, 30]));
    rate(&mut device, ada, 4, "2026-27.spring-1", 20, 0);
    assert_eq!(judged(&device).unwrap().verdict.as_str(), "developing");
    device.tell(judge(verdict("secure", Some("mastering"), " Knows it on paper only. ")));
    let now = judged(&device).unwrap();
    assert!(now.overrides() && now.note == "Knows it on paper only.");
    device.tell(Judging::Withdraw { pupil: ada, aspect: Aspect::Step, subject, period: when });
    assert_eq!(judged(&device), None);
    device.step(Doing::Undo);
    assert_eq!(judged(&device).unwrap().verdict.as_str(), "secure");
    assert!(matches!(device.ask(&set([50, 40, 30])), Err(Refusal::Senseless(_))));
}

#[test]
fn moving_a_child_on_keeps_the_marks_of_the_stage_before() {
    let (mut device, _, ada) = school();
    let subject = curriculum().subject;
    rate(&mut device, ada, 3, "2026-27.autumn-1", 12, 0);
    device.tell(Judging::SetStage { pupils: vec![ada], subject, period: period("2026-27.autumn-2"), stage: 4 });
    let fold = device.fold(ada);
    assert_eq!(
        ["2026-27.autumn-1", "2026-27.autumn-2", "2027-28.autumn-1"].map(|when| fold.stage(subject, period(when))),
        [None, Some(4), Some(4)]
    );
    assert!(
        suggest(&device, ada, Aspect::Step, &Case { stage: 3, when: "2026-27.autumn-2", ..Case::default() })
            .1
            .starts_with("12 of 20 green")
    );
}
