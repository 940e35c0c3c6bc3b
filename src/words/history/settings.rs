//! What the school's own settings say, in words. They are about no child, yet nothing in a file is left without words.

use crate::ledger::{Change, Roll};
use crate::words::calendar::{date, named as of};
use crate::words::moving_up::kept;
use crate::words::names::{self, class, subject_title, test};
use crate::words::numbers;

/// A fact about the school in words; for any other, what kind it is. A new kind must say here whether it is about the school.
pub(super) fn words(change: &Change, roll: &Roll) -> String {
    match change {
        Change::SchoolNamed { name } => format!("named the school {name}"),
        Change::SchemeSet { scheme } => {
            let words: Vec<&str> = scheme.bands().iter().rev().map(|band| band.word.as_str()).collect();
            format!("set the colour scheme: {}", words.join(", "))
        }
        Change::BandsFrom { from, bands } => format!("set the colours from {} on: {}", of(*from), numbers::bands(roll, bands)),
        Change::TermDatesSet { dates } => format!("set the half-term dates of {}", dates.year()),
        Change::StaffSet { member, .. } => format!("put {} on the staff list", member.name),
        Change::ClassSet { name, .. } => format!("named a class {name}"),
        Change::RetentionSet { years } => format!("set that files of children who have left are kept for {}", kept(*years)),
        Change::ClassTaught { class: of, year, staff } => {
            format!("noted that {} teaches {} in {year}", names::staff(roll, *staff), class(roll, *of))
        }
        Change::GroupSet { name, retired: true, .. } => format!("gave up the group {name}"),
        Change::GroupSet { name, .. } => format!("set up the group {name}"),
        Change::SameClass { same, .. } => format!("said that two classes are {}", one_or_two(*same, "one class")),
        Change::SameStaff { same, .. } => format!("said that two of the staff list are {}", one_or_two(*same, "one person")),
        Change::SchoolAccepted { .. } => "accepted files of another school".to_owned(),
        Change::BandMet { band } => format!("kept the colour {} of a file from elsewhere", band.word),
        Change::CriterionMet { criterion, text } => {
            format!("kept criterion {} of a file from elsewhere – {}: {text}", criterion.label(), subject_title(roll, criterion.subject))
        }
        Change::SubjectSet { title, retired: true, .. } => format!("gave up the subject {title}"),
        Change::SubjectSet { title, .. } => format!("set up the subject {title}"),
        Change::CriterionSet { criterion, words } => {
            let how = if words.retired { "no longer teaches" } else { "worded" };
            format!("{how} criterion {} – {}: {}", criterion.label(), subject_title(roll, criterion.subject), words.text)
        }
        Change::NotTaught { class: of, criterion } => {
            let subject = subject_title(roll, criterion.subject);
            format!("noted that {} has not been taught {subject} {} yet", class(roll, *of), criterion.label())
        }
        Change::ThresholdsSet { .. } => "set the numbers by which judgements are suggested".to_owned(),
        Change::ThresholdsFrom { from, .. } => format!("set the numbers by which judgements are suggested from {} on", of(*from)),
        Change::TestSet { details, .. } => format!("set up the test {}, out of {}", details.name, details.total),
        Change::TestFrom { test: key, from, numbers: held } => {
            let (name, from) = (test(roll, *key), of(*from));
            format!("set the test {name} from {from} on: {}", numbers::test(*held))
        }
        Change::StrandSet { details, .. } => format!("set up the strand {}", details.name),
        Change::HeadingFrom { strand, from, heading } => {
            format!("counted the strand {} towards {} from {} on", names::strand(roll, *strand), heading.name(), of(*from))
        }
        Change::UsedFrom { what, from, used, .. } => {
            let how = if *used { "used" } else { "no longer used" };
            format!("{how} from {} on: {}", of(*from), names::used(roll, *what))
        }
        Change::PraiseSet { details, .. } => format!("set up the praise {}, {} points", details.name, details.points),
        Change::ConductSet { .. } => "set the numbers by which attitude is coloured and praise is awarded".to_owned(),
        Change::ConductFrom { from, .. } => {
            format!("set the numbers by which attitude is coloured and praise is awarded from {} on", of(*from))
        }
        Change::RoundSet { details, .. } => {
            let how = if details.closed { "closed" } else { "opened" };
            let (of, half) = (class(roll, details.class), details.period.half_term.name());
            format!("{how} the self-assessment of {of} for {half} of {}", details.period.year)
        }
        Change::MentoringSet { mentoring } => format!("set mentoring meetings to {} each", numbers::mentoring(mentoring)),
        Change::MentoringFrom { from, mentoring } => {
            format!("set mentoring meetings from {} on to {} each", of(*from), numbers::mentoring(mentoring))
        }
        Change::ConsultationSet { details, .. } => {
            format!("planned a Parent Consultation Day on {}, {} to {}", date(details.date), details.from, details.to)
        }
        // These are about a child, and have words where those are made; what only takes away has the words of what it takes away.
        Change::PupilSet { .. }
        | Change::PupilPlaced { .. }
        | Change::PupilLinked { .. }
        | Change::SlotBooked { .. }
        | Change::WasIn { .. }
        | Change::InGroup { .. }
        | Change::SiblingsSet { .. }
        | Change::SiblingsDenied { .. }
        | Change::StageSet { .. }
        | Change::Reviewed { .. }
        | Change::Judged { .. }
        | Change::TargetAgreed { .. }
        | Change::TargetReviewed { .. }
        | Change::Scored { .. }
        | Change::Rated { .. }
        | Change::Noted { .. }
        | Change::DayNoted { .. }
        | Change::IncidentNoted { .. }
        | Change::LegalNameSet { .. }
        | Change::PupilLeft { .. }
        | Change::StrandRated { .. }
        | Change::AttendanceSet { .. }
        | Change::HeadingJudged { .. }
        | Change::Answered { .. }
        | Change::PictureChosen { .. }
        | Change::Praised { .. }
        | Change::MentorSet { .. }
        | Change::MeetingSet { .. }
        | Change::MeetingSaid { .. }
        | Change::MeetingAgreed { .. }
        | Change::MeetingAmended { .. }
        | Change::Retracted {}
        | Change::Undone {}
        | Change::Unknown(_) => format!("wrote something this version of Lantern does not know ({})", change.kind()),
    }
}

/// What two that look like one are.
fn one_or_two(same: bool, one: &'static str) -> &'static str {
    if same { one } else { "two after all" }
}
