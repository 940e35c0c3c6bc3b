//! What is asked for while it is not known which half term is meant: what waits, and what becomes of it.

use lantern::domain::{Area, Aspect, Attendance, BandKey, CriterionId, Period, Target, Voice};
use lantern::words::Refusal;
use lantern::workspace::attitude::StrandMark;
use lantern::workspace::{Attitude, Decide, Judging, Marking, Rounds, Targets, mean, waits};

fn was() -> Period {
    "2026-27.autumn-1".parse().unwrap()
}

fn now() -> Period {
    "2026-27.autumn-2".parse().unwrap()
}

fn pupil() -> lantern::domain::PupilId {
    "0000000000001.7".parse().unwrap()
}

fn band(key: &str) -> BandKey {
    key.parse().unwrap()
}

fn criterion() -> CriterionId {
    CriterionId { subject: "maths".parse().unwrap(), stage: 4, number: 1 }
}

fn rated(period: Period) -> Marking {
    Marking::one(pupil(), Voice::Teacher, criterion(), period, Some(band("green")))
}

fn targets(periods: &[Period]) -> Targets {
    let target = |period: &Period| {
        (pupil(), Target { text: "Read".into(), period: *period, area: Area::Personal, criterion: None, carried_from: None })
    };
    Targets::Set { targets: periods.iter().map(target).collect() }
}

fn strand(suggested: Option<&str>, period: Period) -> Attitude {
    let suggested = suggested.map(band);
    let mark = StrandMark { pupil: pupil(), strand: "uniform".parse().unwrap(), suggested };
    Attitude::Rate { marks: vec![mark], period, band: None, only_empty: false }
}

#[test]
fn what_says_as_much_of_another_half_term_waits_and_is_moved_there() {
    fn moves<T: Decide + Clone + PartialEq + std::fmt::Debug>(of: impl Fn(Period) -> T) {
        for meant in [was(), now()] {
            let mut wish = of(was());
            assert!(waits(&mut wish, was()), "{wish:?}");
            assert_eq!(mean(&mut wish, was(), meant), Ok(()));
            assert_eq!(wish, of(meant));
        }
        // What is for another half term on purpose is neither held back nor moved.
        let earlier: Period = "2025-26.spring-1".parse().unwrap();
        let mut wish = of(earlier);
        assert!(!waits(&mut wish, was()), "{wish:?}");
        assert_eq!(mean(&mut wish, was(), now()), Ok(()));
        assert_eq!(wish, of(earlier));
    }
    let subject = "maths".parse().unwrap();
    moves(rated);
    moves(|period| Marking::Review { pupils: vec![pupil()], subject, stage: 4, period });
    moves(|period| Judging::SetStage { pupils: vec![pupil()], subject, period, stage: 4 });
    moves(|period| strand(None, period));
    moves(|period| Attitude::SetAttendance { period, rows: vec![(pupil(), None::<Attendance>)] });
    moves(|period| targets(&[period, period]));
}

#[test]
fn what_answers_a_half_term_that_was_shown_is_asked_for_anew_in_another() {
    fn stays<T: Decide + Clone + PartialEq + std::fmt::Debug>(of: impl Fn(Period) -> T) {
        let mut wish = of(was());
        assert!(waits(&mut wish, was()), "{wish:?}");
        assert_eq!(mean(&mut wish, was(), was()), Ok(()));
        assert_eq!(mean(&mut wish, was(), now()), Err(Refusal::OfAnother(was())));
        assert_eq!(wish, of(was()));
        assert!(!waits(&mut of(now()), was()));
    }
    let subject = "maths".parse().unwrap();
    stays(|period| Judging::Judge { subject, period, verdicts: Vec::new() });
    stays(|period| Judging::Withdraw { pupil: pupil(), aspect: Aspect::Attainment, subject, period });
    stays(|period| Attitude::Confirm { marks: Vec::new(), period });
    stays(|period| strand(Some("green"), period));
}

#[test]
fn what_is_for_no_half_term_never_waits() {
    let mut wishes: Vec<Box<dyn Decide>> = vec![
        Box::new(Marking::SetTaught { class: "0000000000001.7".parse().unwrap(), criterion: criterion(), taught: true }),
        Box::new(Rounds::Close { round: "0000000000001.7".parse().unwrap(), closed: true }),
        Box::new(Targets::Remove { pupil: pupil(), target: "0000000000001.7".parse().unwrap() }),
    ];
    for wish in &mut wishes {
        assert!(!waits(&mut **wish, was()));
        assert_eq!(mean(&mut **wish, was(), now()), Ok(()));
    }
}
