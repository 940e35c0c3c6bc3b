//! What is said of what makes no sense or does not fit.

use lantern::domain::calendar::HalfTerm::Spring1;
use lantern::domain::scheme::{SchemeFault, Shape};
use lantern::domain::terms::TermDatesFault;
use lantern::domain::upn::UpnFault;
use lantern::domain::{Area, Senseless};
use lantern::ledger::FilePart;
use lantern::ledger::change::Unfit;
use lantern::words::targets::area;

use crate::device::Device;

use super::{every, go_on};

#[test]
fn whatever_makes_no_sense_says_why() {
    use Senseless::*;
    let all = every!(Senseless, Senseless::to_string, {
        RoundAsksNothing => RoundAsksNothing => "a round needs something to ask",
        RoundAsksTooMuch => RoundAsksTooMuch => "a round asks at most 60 things",
        PinTooShort => PinTooShort => "a PIN has at least 4 digits or letters",
        PinTooLong => PinTooLong => "a PIN has at most 40 digits or letters",
        PinOfOneDigit => PinOfOneDigit => "a child would guess the same digit again and again",
        PinGuessed => PinGuessed => "a child would guess this one",
        PraiseName => PraiseName => "praise has a name of 1 to 100 characters",
        PraisePoints => PraisePoints => "praise gives 1 to 100 points",
        SessionsPossible => SessionsPossible => "a half term has 1 to 200 possible sessions",
        SessionsAttended => SessionsAttended => "more sessions attended than were possible",
        SessionsUnauthorised => SessionsUnauthorised => "more unauthorised absences than absences",
        SessionsLate => SessionsLate => "late more often than there were sessions",
        SlotMinutes => SlotMinutes => "a slot takes 5 to 60 minutes",
        DayBackwards => DayBackwards => "the day ends before it begins",
        BreakBackwards => BreakBackwards => "a break ends before it begins",
        BreakOutside => BreakOutside => "a break lies outside the day",
        NoRoomForASlot => NoRoomForASlot => "there is no room for a single slot",
        PlacesCount => PlacesCount => "a day has 1 to 30 places",
        PlaceName => PlaceName => "a place needs a name of at most 100 characters",
        PlaceTwice => PlaceTwice => "two places have the same number",
        StepsRise => StepsRise => "the steps must rise, from 1 to 100 %",
        ExpectedFalls => ExpectedFalls => "what is expected must not fall from one half term to the next, and is at most 100 %",
        NearlyPoints => NearlyPoints => "nearly is at most 100 points",
        TargetsCount => TargetsCount => "a subject has 1 to 9 targets",
        TestTotal => TestTotal => "the total of a test is 1 to 1000",
        TestColours => TestColours => "yellow must begin below green, and green at 100 % or below",
        AttendanceColours => AttendanceColours => "attendance is green from 100 % at most, and yellow must begin below it",
        MissesColours => MissesColours => "yellow must allow more misses than green",
        AwardsRise => AwardsRise => "the awards must rise from bronze to silver to gold",
        DaysWithoutPraise => DaysWithoutPraise => "the days without praise are 1 to 200",
        StrandName => StrandName => "a strand has a name of 1 to 100 characters",
        StrandHeading => StrandHeading => "a strand counts towards attitude or behaviour",
        StrandForTheChild => StrandForTheChild => "a strand needs a sentence in the child’s words",
        StrandWording => StrandWording => "a wording has at most 300 characters",
        YearsKept => YearsKept => "files are kept for 1 to 30 years",
        MeetingMinutes => MeetingMinutes => "a meeting takes 5 to 60 minutes",
    });
    go_on(&all);
}

#[test]
fn every_fault_of_a_upn_a_scheme_and_term_dates_says_what_is_wrong() {
    let upn = every!(UpnFault, UpnFault::to_string, {
        UpnFault::Length(_) => UpnFault::Length(12) => "a UPN has 13 characters, this one has 12",
        UpnFault::Character(_) => UpnFault::Character('O') => "“O” does not belong in a UPN",
        UpnFault::CheckLetter { .. } => UpnFault::CheckLetter { expected: 'B' }
            => "its first letter should be B; a digit may be mistyped",
    });
    let scheme = every!(SchemeFault, SchemeFault::to_string, {
        SchemeFault::Count(_) => SchemeFault::Count(2) => "a colour scheme has three to five bands, this one has 2",
        SchemeFault::SameKey(_) => SchemeFault::SameKey("green".parse().unwrap()) => "two bands have the key green",
        SchemeFault::SameLetter(_) => SchemeFault::SameLetter('G') => "two bands have the letter G",
        SchemeFault::SameShape(_) => SchemeFault::SameShape(Shape::Star) => "two bands have the shape star",
        SchemeFault::SameWord(_) => SchemeFault::SameWord("Green".into()) => "two bands have the word “Green”",
        SchemeFault::Wording(_) => SchemeFault::Wording("green".parse().unwrap())
            => "the band green needs a word of 1 to 30 characters, a child’s word of 1 to 60 and a meaning of at most 300",
        SchemeFault::NotALetter(_) => SchemeFault::NotALetter('3') => "“3” is not a letter from A to Z",
    });
    let dates = every!(TermDatesFault, TermDatesFault::to_string, {
        TermDatesFault::NotSix => TermDatesFault::NotSix => "a school year has six half terms",
        TermDatesFault::Backwards(_) => TermDatesFault::Backwards(Spring1) => "spring 1 ends before it begins",
        TermDatesFault::OutsideTheYear(_) => TermDatesFault::OutsideTheYear(Spring1)
            => "spring 1 is not within 1 September to 31 August of this school year",
        TermDatesFault::Overlaps(_) => TermDatesFault::Overlaps(Spring1)
            => "spring 1 begins before the half term before it has ended",
    });
    go_on(&scheme);
    go_on(&dates);
    // A UPN is spelled in capitals.
    assert!(upn.iter().all(|said| !said.ends_with('.')));
}

#[test]
fn whatever_does_not_fit_says_why() {
    let all = every!(Unfit, Unfit::to_string, {
        Unfit::Senseless(_) => Unfit::Senseless(Senseless::PraisePoints) => "praise gives 1 to 100 points",
        Unfit::Band(_) => Unfit::Band(SchemeFault::NotALetter('3')) => "“3” is not a letter from A to Z",
        Unfit::NoName => Unfit::NoName => "a name is empty",
        Unfit::Long { .. } => Unfit::Long { count: 101, most: 100 } => "a text of 101 characters where at most 100 fit",
        Unfit::CriterionWithoutWords => Unfit::CriterionWithoutWords => "a criterion without words",
        Unfit::TargetWithoutWords => Unfit::TargetWithoutWords => "a target without words",
        Unfit::Stage => Unfit::Stage => "a stage is 1 to 9",
        Unfit::Score { .. } => Unfit::Score { most: 1000 } => "a score is at most 1000",
        Unfit::MeetingOutsideItsYear => Unfit::MeetingOutsideItsYear => "a meeting outside the school year of its half term",
        Unfit::Signature => Unfit::Signature => "a signature that is no drawing, or too long a one",
        Unfit::LinkedToItself => Unfit::LinkedToItself => "a child cannot be linked to itself",
        Unfit::OutOfOrder => Unfit::OutOfOrder => "of two ids that may be one, the smaller comes first",
        Unfit::SiblingOfItself => Unfit::SiblingOfItself => "a child is no sibling of its own",
        Unfit::UnknownTooLong { .. } => Unfit::UnknownTooLong { most: 100_000 }
            => "a change this version does not know is longer than 100000 bytes",
        Unfit::NotOfThatFile { .. } => Unfit::NotOfThatFile { of_a_pupil: true } => "a change of this kind must be about a pupil",
        Unfit::ReplacesTooMany { .. } => Unfit::ReplacesTooMany { most: 10_000 } => "an entry may replace at most 10000 others",
        Unfit::ReplacesItself => Unfit::ReplacesItself => "an entry cannot replace itself",
    });
    go_on(&all);
    assert_eq!(Unfit::NotOfThatFile { of_a_pupil: false }.to_string(), "a change of this kind must be about the school");
}

#[test]
fn every_part_of_a_file_and_every_area_of_a_target_has_a_name() {
    // Some of these names are words of the program, too.
    let all = [
        (FilePart::Academic, "Academic work"),
        (FilePart::Attitude, "Attitude and behaviour"),
        (FilePart::Targets, "Targets"),
        (FilePart::Meetings, "Meetings"),
        (FilePart::Praise, "Praise"),
        (FilePart::Tests, "Tests"),
        (FilePart::OwnVoice, "The child’s own voice"),
        (FilePart::Notes, "Notes"),
        (FilePart::Details, "Name, class and family"),
        (FilePart::Other, "Other"),
    ];
    for (part, name) in all {
        assert_eq!(part.name(), name);
    }
    let roll = Device::new(1).roll();
    for (one, name) in [
        (Area::Subject("maths".parse().unwrap()), "Maths"),
        (Area::Strand("effort".parse().unwrap()), "Effort"),
        (Area::Personal, "Personal"),
    ] {
        assert_eq!(area(&roll, one), name);
    }
}
