//! What is said of what makes no sense, does not fit or cannot be: the rules stand in `domain` and `ledger`, the sentences here. Each goes
//! on from other words, such as “This file is damaged at line 3, column 7: ”.

use std::fmt;

use crate::domain::Senseless;
use crate::domain::scheme::SchemeFault;
use crate::domain::terms::TermDatesFault;
use crate::domain::upn::UpnFault;
use crate::ledger::change::Unfit;

impl fmt::Display for Senseless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RoundAsksNothing => "a round needs something to ask",
            Self::RoundAsksTooMuch => "a round asks at most 60 things",
            Self::PinTooShort => "a PIN has at least 4 digits or letters",
            Self::PinTooLong => "a PIN has at most 40 digits or letters",
            Self::PinOfOneDigit => "a child would guess the same digit again and again",
            Self::PinGuessed => "a child would guess this one",
            Self::PraiseName => "praise has a name of 1 to 100 characters",
            Self::PraisePoints => "praise gives 1 to 100 points",
            Self::SessionsPossible => "a half term has 1 to 200 possible sessions",
            Self::SessionsAttended => "more sessions attended than were possible",
            Self::SessionsUnauthorised => "more unauthorised absences than absences",
            Self::SessionsLate => "late more often than there were sessions",
            Self::SlotMinutes => "a slot takes 5 to 60 minutes",
            Self::DayBackwards => "the day ends before it begins",
            Self::BreakBackwards => "a break ends before it begins",
            Self::BreakOutside => "a break lies outside the day",
            Self::NoRoomForASlot => "there is no room for a single slot",
            Self::PlacesCount => "a day has 1 to 30 places",
            Self::PlaceName => "a place needs a name of at most 100 characters",
            Self::PlaceTwice => "two places have the same number",
            Self::StepsRise => "the steps must rise, from 1 to 100 %",
            Self::ExpectedFalls => "what is expected must not fall from one half term to the next, and is at most 100 %",
            Self::NearlyPoints => "nearly is at most 100 points",
            Self::TargetsCount => "a subject has 1 to 9 targets",
            Self::TestTotal => "the total of a test is 1 to 1000",
            Self::TestColours => "yellow must begin below green, and green at 100 % or below",
            Self::AttendanceColours => "attendance is green from 100 % at most, and yellow must begin below it",
            Self::MissesColours => "yellow must allow more misses than green",
            Self::AwardsRise => "the awards must rise from bronze to silver to gold",
            Self::DaysWithoutPraise => "the days without praise are 1 to 200",
            Self::StrandName => "a strand has a name of 1 to 100 characters",
            Self::StrandHeading => "a strand counts towards attitude or behaviour",
            Self::StrandForTheChild => "a strand needs a sentence in the child’s words",
            Self::StrandWording => "a wording has at most 300 characters",
            Self::YearsKept => "files are kept for 1 to 30 years",
            Self::MeetingMinutes => "a meeting takes 5 to 60 minutes",
        })
    }
}

impl fmt::Display for UpnFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(n) => write!(f, "a UPN has 13 characters, this one has {n}"),
            Self::Character(c) => write!(f, "“{c}” does not belong in a UPN"),
            Self::CheckLetter { expected } => write!(f, "its first letter should be {expected}; a digit may be mistyped"),
        }
    }
}

impl fmt::Display for SchemeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(n) => write!(f, "a colour scheme has three to five bands, this one has {n}"),
            Self::SameKey(key) => write!(f, "two bands have the key {key}"),
            Self::SameLetter(letter) => write!(f, "two bands have the letter {letter}"),
            Self::SameShape(shape) => write!(f, "two bands have the shape {}", shape.name()),
            Self::SameWord(word) => write!(f, "two bands have the word “{word}”"),
            Self::Wording(key) => {
                write!(f, "the band {key} needs a word of 1 to 30 characters, a child’s word of 1 to 60 and a meaning of at most 300")
            }
            Self::NotALetter(letter) => write!(f, "“{letter}” is not a letter from A to Z"),
        }
    }
}

impl fmt::Display for TermDatesFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSix => f.write_str("a school year has six half terms"),
            Self::Backwards(h) => write!(f, "{} ends before it begins", h.name()),
            Self::OutsideTheYear(h) => write!(f, "{} is not within 1 September to 31 August of this school year", h.name()),
            Self::Overlaps(h) => write!(f, "{} begins before the half term before it has ended", h.name()),
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Senseless(why) => why.fmt(f),
            Self::Band(fault) => fault.fmt(f),
            Self::NoName => f.write_str("a name is empty"),
            Self::Long { count, most } => write!(f, "a text of {count} characters where at most {most} fit"),
            Self::CriterionWithoutWords => f.write_str("a criterion without words"),
            Self::TargetWithoutWords => f.write_str("a target without words"),
            Self::Stage => f.write_str("a stage is 1 to 9"),
            Self::Score { most } => write!(f, "a score is at most {most}"),
            Self::MeetingOutsideItsYear => f.write_str("a meeting outside the school year of its half term"),
            Self::Signature => f.write_str("a signature that is no drawing, or too long a one"),
            Self::LinkedToItself => f.write_str("a child cannot be linked to itself"),
            Self::OutOfOrder => f.write_str("of two ids that may be one, the smaller comes first"),
            Self::SiblingOfItself => f.write_str("a child is no sibling of its own"),
            Self::UnknownTooLong { most } => write!(f, "a change this version does not know is longer than {most} bytes"),
            Self::NotOfThatFile { of_a_pupil } => {
                write!(f, "a change of this kind must be about {}", if *of_a_pupil { "a pupil" } else { "the school" })
            }
            Self::ReplacesTooMany { most } => write!(f, "an entry may replace at most {most} others"),
            Self::ReplacesItself => f.write_str("an entry cannot replace itself"),
        }
    }
}
