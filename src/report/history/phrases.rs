//! Small words that all kinds of entries share.

use chrono::Datelike;

use crate::domain::calendar::day_and_month;
use crate::domain::{Aspect, ClassId, Date, MeetingPart, Period, PraiseKey, Question, SchoolYear, Slip, StaffId};
use crate::ledger::{Reading, Roll};

/// "14 November 2026".
pub(super) fn day(date: Date) -> String {
    format!("{} {}", day_and_month(date), date.year())
}

/// "autumn 2", with the year where it is not the one of the reader's page.
pub(super) fn half_term(period: Period, here: SchoolYear) -> String {
    let name = period.half_term.name();
    if period.year == here { name.to_owned() } else { format!("{name} of {}", period.year) }
}

/// A word of the colour scheme within a sentence; letters that are all capital stay so.
pub(super) fn small(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), next) if !next.is_some_and(char::is_uppercase) => first.to_lowercase().collect::<String>() + letters.as_str(),
        _ => word.to_owned(),
    }
}

/// At most so many characters of a text, and whether there was more.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => text.get(..end).unwrap_or(text).trim_end().to_owned() + " …",
        None => text.to_owned(),
    }
}

/// What was written beside something; nothing where nothing was.
pub(super) fn remark(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!(" – “{note}”") }
}

/// "once", "3 times".
pub(super) fn times(count: u16) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// What was missed on a day.
pub(super) fn slip(slip: Slip) -> &'static str {
    match slip {
        Slip::Late => "late",
        Slip::PeKit => "no PE kit",
        Slip::Uniform => "uniform not complete",
        Slip::Homework => "no homework",
    }
}

/// What a judgement is of.
pub(super) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Step => "the step",
        Aspect::Attainment => "attainment",
        Aspect::Achievement => "achievement",
        Aspect::KeyStage => "the end of the key stage",
    }
}

/// An open question, as a child meets it.
pub(super) fn question(question: Question) -> &'static str {
    match question {
        Question::Proud => "I am proud of …",
        Question::Help => "I would like help with …",
    }
}

/// What is written down in a part of a meeting.
pub(super) fn part(part: MeetingPart) -> &'static str {
    match part {
        MeetingPart::Celebrate => "what there is to celebrate",
        MeetingPart::Child => "what the child says",
        MeetingPart::Parent => "what the parent says",
        MeetingPart::Mentor => "what the mentor says",
    }
}

/// A kind of praise by its name.
pub(super) fn praise(roll: &Roll, kind: PraiseKey) -> String {
    roll.praise_kinds().into_iter().find(|(key, _)| *key == kind).map_or_else(|| kind.to_string(), |(_, kind)| kind.name)
}

/// A member of staff by name.
pub(super) fn staff(roll: &Roll, staff: StaffId) -> String {
    let member = roll.staff_member(staff);
    let name = member.as_ref().and_then(Reading::any).map(|member| member.name.clone());
    name.unwrap_or_else(|| "somebody no longer on the staff list".to_owned())
}

/// A class by its name.
pub(super) fn class(roll: &Roll, class: ClassId) -> String {
    let known = roll.class(class);
    known
        .as_ref()
        .and_then(Reading::any)
        .map_or_else(|| "a class that is no longer here".to_owned(), |class| format!("class {}", class.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_within_a_sentence() {
        for (word, wanted) in [("Green", "green"), ("Working towards", "working towards"), ("WTS", "WTS"), ("A", "a"), ("", "")] {
            assert_eq!(small(word), wanted);
        }
        assert_eq!(shortened("ä long story", 6), "ä long …");
        assert_eq!(shortened("short", 5), "short");
    }
}
