//! What can be contested, and what is claimed of it.

use super::attitude::slip;
use super::calendar::{date, period};
use super::child::question;
use super::judgements::{aspect, verdict as verdict_word};
use super::letters::capital;
use super::meetings::meeting_part;
use super::moving_up::kept;
use super::names::{class, group, staff, strand as strand_name, subject_title, test as test_name, used};
use super::{numbers, people};
use crate::domain::{CriterionId, Pupil, Voice};
use crate::ledger::{Cell, Change, Reading, Roll};

/// What a cell is. `statement` knows the words of a criterion, where they are known.
#[must_use]
pub fn cell(roll: &Roll, cell: Cell, statement: &dyn Fn(CriterionId) -> Option<String>) -> String {
    match cell {
        Cell::Rating(voice, criterion, of) => {
            let whose = if voice == Voice::Child { "the child’s rating" } else { "the teacher’s rating" };
            format!("{} {} – {whose}, {}", criterion.label(), statement(criterion).unwrap_or_default(), period(of))
        }
        Cell::Pupil(_) => "Name and details".to_owned(),
        Cell::LegalName(_) => "The legal name".to_owned(),
        Cell::Left(_) => "When and where to the child has left".to_owned(),
        Cell::Retention => "For how long files are kept".to_owned(),
        Cell::Teacher(of, year, who) => format!("Whether {} teaches {} in {year}", staff(roll, who), class(roll, of)),
        Cell::WasIn(_, until) => format!("The class until {}", period(until)),
        Cell::Group(key) => format!("The group {}", group(roll, key)),
        Cell::InGroup(_, key) => format!("Whether the child is in the group {}", group(roll, key)),
        Cell::Placement(_, year) => format!("Class in {year}"),
        Cell::Note(_) => "A note".to_owned(),
        Cell::SchoolName => "The school’s name".to_owned(),
        Cell::Scheme => "The colour scheme".to_owned(),
        Cell::TermDates(year) => format!("Half-term dates of {year}"),
        Cell::Staff(_) => "A member of staff".to_owned(),
        Cell::Class(_) => "A class".to_owned(),
        Cell::Link(..) => "Linked files".to_owned(),
        Cell::SameClass(a, b) => format!("Whether {} and {} are one", class(roll, a), class(roll, b)),
        Cell::SameStaff(a, b) => format!("Whether {} and {} on the staff list are one person", staff(roll, a), staff(roll, b)),
        Cell::SchoolAccepted(_) => "Another school’s files".to_owned(),
        Cell::BandMet(key) => format!("The colour {key} of another school"),
        Cell::CriterionMet(id) => format!("Criterion {} of another school", id.label()),
        Cell::Subject(subject) => format!("The subject {}", subject_title(roll, subject)),
        Cell::Criterion(id) => format!("The words of criterion {} in {}", id.label(), subject_title(roll, id.subject)),
        Cell::NotTaught(_, id) => format!("Whether {} {} was taught", subject_title(roll, id.subject), id.label()),
        Cell::Thresholds => "The thresholds".to_owned(),
        Cell::ThresholdsFrom(from) => format!("The thresholds from {}", period(from)),
        Cell::Test(_) => "A test".to_owned(),
        Cell::TestFrom(test, from) => format!("{} from {}", test_name(roll, test), period(from)),
        Cell::Stage(subject, from) => format!("{}: the stage from {}", subject_title(roll, subject), period(from)),
        Cell::Reviewed(subject, stage, of) => {
            format!("{} stage {stage}, the rest unchanged, {}", subject_title(roll, subject), period(of))
        }
        Cell::Judgement(what, subject, of) => {
            format!("{}: {}, {}", subject_title(roll, subject), aspect(what), period(of))
        }
        Cell::Target(_) => "A target".to_owned(),
        Cell::TargetReview(_, Voice::Child) => "How the child sees a target".to_owned(),
        Cell::TargetReview(_, Voice::Teacher) => "How the mentor sees a target".to_owned(),
        Cell::Day(day, missed) => format!("{}, {}", capital(slip(missed)), date(day)),
        Cell::Incident(_) => "An incident".to_owned(),
        Cell::Praise(_) => "Praise".to_owned(),
        Cell::Strand(strand) => format!("The strand {}", strand_name(roll, strand)),
        Cell::BandsFrom(from) => format!("The colours in use from {}", period(from)),
        Cell::HeadingFrom(strand, from) => format!("What {} counts towards from {}", strand_name(roll, strand), period(from)),
        Cell::UsedFrom(what, from) => format!("Whether {} is used from {}", used(roll, what), period(from)),
        Cell::PraiseKind(_) => "A kind of praise".to_owned(),
        Cell::Conduct => "The numbers for attitude and praise".to_owned(),
        Cell::ConductFrom(from) => format!("The numbers for attitude and praise from {}", period(from)),
        Cell::Round(_) => "A self-assessment round".to_owned(),
        Cell::StrandRating(voice, strand, of) => {
            let whose = if voice == Voice::Child { "the child’s rating" } else { "the teacher’s rating" };
            format!("{} – {whose}, {}", strand_name(roll, strand), period(of))
        }
        Cell::Attendance(of) => format!("Attendance, {}", period(of)),
        Cell::Heading(heading, of) => format!("{}, {}", capital(heading.name()), period(of)),
        Cell::Answer(_, asked) => format!("“{}”", question(asked)),
        Cell::Picture => "The child’s picture".to_owned(),
        Cell::Mentoring => "How mentoring meetings are held".to_owned(),
        Cell::MentoringFrom(from) => format!("How mentoring meetings are held from {}", period(from)),
        Cell::Mentor => "The mentor".to_owned(),
        Cell::Meeting(_) => "A mentoring meeting".to_owned(),
        Cell::MeetingSaid(_, part) => format!("In a meeting: {}", meeting_part(part)),
        Cell::MeetingAgreed(_, party) => format!("In a meeting: agreed by the {party}"),
        Cell::MeetingAmended(..) => "A correction of a meeting".to_owned(),
        Cell::Consultation(_) => "A Parent Consultation Day".to_owned(),
        Cell::Booking(pupil, _) => {
            let child = roll.pupil(pupil);
            let name = child.as_ref().and_then(Reading::any).map_or_else(|| "a child".to_owned(), Pupil::full_name);
            format!("The slot of {name} on a Parent Consultation Day")
        }
        Cell::Siblings(..) | Cell::NotSiblings(..) => "Brothers and sisters".to_owned(),
        Cell::Score(test, day) => format!("{}, {}", test_name(roll, test), date(day)),
    }
}

/// What a fact says of its cell.
#[must_use]
pub fn value(roll: &Roll, change: &Change) -> String {
    match change {
        Change::Rated { band, .. } => roll.band(*band).map_or_else(|| band.to_string(), |b| b.word),
        Change::Noted { text, .. } => text.clone(),
        Change::PupilSet { details, .. } => {
            let born = details.born.map(|d| format!(", born {}", date(d))).unwrap_or_default();
            let upn = details.upn.as_ref().map(|u| format!(", UPN {u}")).unwrap_or_default();
            format!("{}{born}{upn}", details.full_name())
        }
        Change::LegalNameSet { legal, .. } => format!("{} {}", legal.forename, legal.surname).trim().to_owned(),
        Change::PupilLeft { left, .. } => people::left(left),
        Change::PupilPlaced { placement, .. } => {
            let class = placement
                .class
                .map(|c| roll.class(c).as_ref().and_then(Reading::any).map_or_else(|| "a class".to_owned(), |c| c.name.clone()));
            let group = placement.year_group.map(|y| format!(", {}", y.name())).unwrap_or_default();
            format!("{}{group}", class.unwrap_or_else(|| "left".to_owned()))
        }
        Change::RetentionSet { years } => kept(*years),
        Change::ClassTaught { staff: who, .. } => staff(roll, *who),
        Change::GroupSet { name, retired, .. } => {
            if *retired {
                format!("{name}, no longer used")
            } else {
                name.clone()
            }
        }
        Change::WasIn { class: of, .. } => class(roll, *of),
        Change::InGroup { .. } => "in the group".to_owned(),
        Change::ClassSet { name, .. } | Change::SchoolNamed { name } => name.clone(),
        Change::StaffSet { member, .. } => member.name.clone(),
        Change::SameClass { same, .. } => if *same { "The same class" } else { "Another class" }.to_owned(),
        Change::SameStaff { same, .. } => if *same { "The same person" } else { "Another person" }.to_owned(),
        Change::BandsFrom { bands, .. } => numbers::bands(roll, bands),
        Change::SchemeSet { scheme } => scheme.bands().iter().rev().map(|b| b.word.clone()).collect::<Vec<_>>().join(", "),
        Change::TermDatesSet { dates } => {
            let spans = dates.half_terms().map(|(h, s)| format!("{} {} to {}", h.name(), date(s.first), date(s.last)));
            spans.collect::<Vec<_>>().join("; ")
        }
        Change::CriterionMet { text, .. } => text.clone(),
        Change::BandMet { band } => band.word.clone(),
        Change::SubjectSet { title, retired, .. } => {
            if *retired {
                format!("{title}, not taught")
            } else {
                title.clone()
            }
        }
        Change::CriterionSet { words, .. } => words.text.clone(),
        Change::ThresholdsSet { thresholds } | Change::ThresholdsFrom { thresholds, .. } => numbers::thresholds(thresholds),
        Change::TestSet { details, .. } => format!("{}, {}", details.name, numbers::test(details.numbers())),
        Change::TestFrom { numbers: of, .. } => numbers::test(*of),
        Change::StageSet { stage, .. } => format!("Stage {stage}"),
        Change::Judged { verdict, note, .. } => {
            let word = verdict_word(roll, *verdict);
            if note.is_empty() { word } else { format!("{word} ({note})") }
        }
        Change::TargetAgreed { details, .. } => details.text.clone(),
        Change::TargetReviewed { band, .. } => roll.band(*band).map_or_else(|| band.to_string(), |b| b.word),
        Change::IncidentNoted { details, .. } => format!("{}: {}", details.kind, details.happened),
        Change::StrandSet { details, .. } => details.name.clone(),
        Change::HeadingFrom { heading, .. } => heading.name().to_owned(),
        Change::UsedFrom { used, .. } => if *used { "used" } else { "not used" }.to_owned(),
        Change::PraiseSet { details, .. } => format!("{}, {} points", details.name, details.points),
        Change::ConductSet { conduct } | Change::ConductFrom { conduct, .. } => numbers::conduct(conduct),
        Change::RoundSet { details, .. } => if details.closed { "closed" } else { "open" }.to_owned(),
        Change::StrandRated { band, .. } | Change::HeadingJudged { band, .. } => {
            roll.band(*band).map_or_else(|| band.to_string(), |b| b.word)
        }
        Change::AttendanceSet { attendance, .. } => format!("{} of {} sessions", attendance.attended, attendance.possible),
        Change::Answered { text, .. } => text.clone(),
        Change::PictureChosen { picture } => picture.to_string(),
        Change::Praised { details, .. } => format!("{} points {}", details.points, details.note),
        Change::MentoringSet { mentoring } | Change::MentoringFrom { mentoring, .. } => numbers::mentoring(mentoring),
        Change::MentorSet { mentor } => staff(roll, *mentor),
        Change::MeetingSet { details, .. } => {
            format!("{}, {}", date(details.date), if details.done { "over" } else { "still going on" })
        }
        Change::MeetingSaid { text, .. } | Change::MeetingAmended { text, .. } => text.clone(),
        Change::MeetingAgreed { name, .. } => name.clone(),
        Change::ConsultationSet { details, .. } => format!("{}, {} to {}", date(details.date), details.from, details.to),
        Change::SlotBooked { at, day, place, .. } => {
            let day = roll.consultation(*day);
            let place = day.as_ref().and_then(Reading::any).and_then(|day| day.place(*place));
            place.map_or_else(|| at.to_string(), |place| format!("{at}, {}", place.name))
        }
        Change::Scored { score, .. } => score.map_or_else(|| "absent".to_owned(), |score| score.to_string()),
        Change::DayNoted { slip: missed, .. } => slip(*missed).to_owned(),
        Change::Reviewed { .. } => "unchanged".to_owned(),
        Change::NotTaught { .. } => "not taught yet".to_owned(),
        Change::PupilLinked { .. } => "one child".to_owned(),
        Change::SiblingsSet { .. } => "one family".to_owned(),
        Change::SiblingsDenied { .. } => "not one family".to_owned(),
        Change::SchoolAccepted { .. } => "accepted".to_owned(),
        Change::Retracted {} => "taken away".to_owned(),
        Change::Undone {} => "undone".to_owned(),
        // Of a newer Lantern: it has no cell here, so nobody is asked about it.
        Change::Unknown(_) => "something newer".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_and_what_is_claimed_of_it_have_words() {
        let roll = Roll::default();
        let half = || "2026-27.autumn-2".parse().unwrap();
        let criterion: CriterionId = "maths-4.7".parse().unwrap();
        let known = |_: CriterionId| Some("I can count in sixes.".to_owned());
        let table = [
            (Cell::Rating(Voice::Child, criterion, half()), "4.7 I can count in sixes. – the child’s rating, Autumn 2, 2026-27"),
            (Cell::Criterion(criterion), "The words of criterion 4.7 in Maths"),
            (Cell::Attendance(half()), "Attendance, Autumn 2, 2026-27"),
            (Cell::Strand("juggling".parse().unwrap()), "The strand juggling"),
            (
                Cell::Booking("0000000000001.7".parse().unwrap(), "0000000000001.9".parse().unwrap()),
                "The slot of a child on a Parent Consultation Day",
            ),
            (Cell::SchoolName, "The school’s name"),
        ];
        for (of, words) in table {
            assert_eq!(cell(&roll, of, &known), words);
        }
        assert_eq!(cell(&roll, Cell::Criterion(criterion), &|_| None), "The words of criterion 4.7 in Maths");
        let named = Change::SchoolNamed { name: "Heron Lane".to_owned() };
        assert_eq!(value(&roll, &named), "Heron Lane");
        let family = ("0000000000001.2".parse().unwrap(), "0000000000001.3".parse().unwrap());
        assert_eq!(value(&roll, &Change::SiblingsSet { pupil: family.0, sibling: family.1 }), "one family");
        assert_eq!(value(&roll, &Change::SiblingsDenied { pupil: family.0, sibling: family.1 }), "not one family");
        let note = Change::MentorSet { mentor: "0000000000001.9".parse().unwrap() };
        assert_eq!(value(&roll, &note), "somebody no longer on the staff list");
    }
}
