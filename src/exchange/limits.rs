//! Limits on what is read, so that no file can hurt, and the checks every entry passes wherever it comes from.

use super::document::Glossary;
pub use crate::domain::curriculum::STATEMENT_MAX;
use crate::domain::meeting::{COMMENT_MAX, is_signature};
use crate::domain::people::{NAME_MAX, NOTE_MAX};
use crate::domain::praise::POINTS_MAX;
use crate::domain::round::ANSWER_MAX;
use crate::domain::score::TOTAL_MAX;
use crate::domain::target::TARGET_MAX;
use crate::ledger::{Change, Entry};

/// Largest file that is opened, in bytes: 50 MB.
pub const FILE_MAX: usize = 50_000_000;
/// Deepest nesting of a file.
pub const DEPTH_MAX: usize = 32;
/// Most entries in a file: a second lock on the same door, as no file of that many is small enough.
pub const ENTRIES_MAX: usize = 2_000_000;
/// Most entries one entry may replace.
pub const REPLACES_MAX: usize = 10_000;
/// Longest body of a change this version does not know, in bytes.
pub const UNKNOWN_MAX: usize = 100_000;

/// Checks what the types cannot: lengths, and that a fact lies in the file it belongs to.
///
/// # Errors
/// Says in words what is wrong.
pub fn check_entry(entry: &Entry) -> Result<(), String> {
    if let Some(in_pupil) = entry.change.belongs_to_a_pupil()
        && in_pupil != matches!(entry.about, crate::ledger::About::Pupil(_))
    {
        let whose = if in_pupil { "a pupil" } else { "the school" };
        return Err(format!("a change of this kind must be about {whose}"));
    }
    if entry.replaces.len() > REPLACES_MAX {
        return Err(format!("an entry may replace at most {REPLACES_MAX} others"));
    }
    if entry.replaces.contains(&entry.id) {
        return Err("an entry cannot replace itself".to_owned());
    }
    match &entry.change {
        Change::SchoolNamed { name } | Change::ClassSet { name, .. } => name_fits(name),
        Change::StaffSet { member, .. } => name_fits(&member.name).and_then(|()| at_most(&member.job, NAME_MAX)),
        Change::PupilSet { details, .. } => {
            name_fits(&details.forename)?;
            at_most(&details.surname, NAME_MAX)?;
            at_most(details.upn.as_ref().map_or("", |upn| upn.as_str()), NAME_MAX)
        }
        Change::PupilLinked { pupil, same_as } if pupil == same_as => Err("a child cannot be linked to itself".to_owned()),
        Change::BandMet { band } => band.check().map_err(|fault| fault.to_string()),
        Change::CriterionMet { text, .. } => at_most(text, STATEMENT_MAX),
        Change::SubjectSet { title, .. } => name_fits(title),
        Change::CriterionSet { words, .. } => {
            name_fits(&words.strand)?;
            at_most(&words.text, STATEMENT_MAX)?;
            at_most(&words.home, STATEMENT_MAX)?;
            if words.text.trim().is_empty() { Err("a criterion without words".to_owned()) } else { Ok(()) }
        }
        Change::ThresholdsSet { thresholds } => thresholds.check().map_err(str::to_owned),
        Change::TestSet { details, .. } => {
            name_fits(&details.name)?;
            details.check().map_err(str::to_owned)
        }
        Change::StageSet { stage, .. } | Change::Reviewed { stage, .. } if !(1..=9).contains(stage) => Err("a stage is 1 to 9".to_owned()),
        Change::Judged { note, .. } => at_most(note, NOTE_MAX),
        Change::TargetAgreed { details, .. } => {
            at_most(&details.text, TARGET_MAX)?;
            if details.text.trim().is_empty() { Err("a target without words".to_owned()) } else { Ok(()) }
        }
        Change::Scored { score: Some(score), .. } if *score > TOTAL_MAX => Err(format!("a score is at most {TOTAL_MAX}")),
        Change::IncidentNoted { details, .. } => {
            name_fits(&details.kind)?;
            at_most(&details.happened, NOTE_MAX)?;
            at_most(&details.done, NOTE_MAX)
        }
        Change::Praised { details, .. } if !(1..=POINTS_MAX).contains(&details.points) => {
            Err(format!("praise gives 1 to {POINTS_MAX} points"))
        }
        Change::Praised { details, .. } => at_most(&details.note, NOTE_MAX),
        Change::StrandSet { details, .. } => details.check().map_err(str::to_owned),
        Change::PraiseSet { details, .. } => details.check().map_err(str::to_owned),
        Change::ConductSet { conduct } => conduct.check().map_err(str::to_owned),
        Change::RoundSet { details, .. } => details.check().map_err(str::to_owned),
        Change::AttendanceSet { attendance, .. } => attendance.check().map_err(str::to_owned),
        Change::HeadingJudged { note, .. } => at_most(note, NOTE_MAX),
        Change::Answered { text, .. } => at_most(text, ANSWER_MAX),
        Change::MeetingSet { details, .. } if !details.period.year.contains(details.date) => {
            Err("a meeting outside the school year of its half term".to_owned())
        }
        Change::MentoringSet { mentoring } => mentoring.check().map_err(str::to_owned),
        Change::MeetingSaid { text, .. } | Change::MeetingAmended { text, .. } => at_most(text, COMMENT_MAX),
        Change::MeetingAgreed { name, signature, .. } => {
            name_fits(name)?;
            if is_signature(signature) { Ok(()) } else { Err("a signature that is no drawing, or too long a one".to_owned()) }
        }
        Change::ConsultationSet { details, .. } => details.check().map_err(str::to_owned),
        Change::SiblingsSet { pupil, sibling } if pupil == sibling => Err("a child is no sibling of its own".to_owned()),
        Change::Noted { text, .. } => at_most(text, NOTE_MAX),
        Change::Unknown(unknown) if unknown.body.len() > UNKNOWN_MAX || unknown.kind.len() > NAME_MAX => {
            Err(format!("a change this version does not know is longer than {UNKNOWN_MAX} bytes"))
        }
        _ => Ok(()),
    }
}

/// Checks a glossary: what it brings may become entries here, and passes no other limits than theirs.
///
/// # Errors
/// Says in words what is wrong.
pub fn check_glossary(glossary: &Glossary) -> Result<(), String> {
    for (i, band) in glossary.bands.iter().enumerate() {
        band.check().map_err(|fault| fault.to_string())?;
        if glossary.bands.iter().take(i).any(|other| other.key == band.key) {
            return Err(format!("two bands of the glossary have the key {}", band.key));
        }
    }
    glossary.criteria.values().try_for_each(|text| at_most(text, STATEMENT_MAX))
}

/// Checks the name a file gives its school; it may be empty.
///
/// # Errors
/// It is too long.
pub fn check_school_name(name: &str) -> Result<(), String> {
    at_most(name, NAME_MAX)
}

fn name_fits(name: &str) -> Result<(), String> {
    if name.trim().is_empty() {
        return Err("a name is empty".to_owned());
    }
    at_most(name, NAME_MAX)
}

fn at_most(text: &str, max: usize) -> Result<(), String> {
    let count = text.chars().count();
    if count > max { Err(format!("a text of {count} characters where at most {max} fit")) } else { Ok(()) }
}

/// The deepest nesting of arrays and objects in a JSON text, strings aside. Looks at each byte once.
#[must_use]
pub fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_outside_strings() {
        assert_eq!(depth(r#"{"a":[1,{"b":"[[[[\"[["}]}"#), 3);
        assert_eq!(depth("1"), 0);
    }
}
