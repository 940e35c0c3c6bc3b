//! All wording: for every problem, what happened and what to do. Plain, warm, short.

use crate::domain::calendar::day_and_month;
use crate::domain::{Aspect, Date, HalfTerm, KeyStage, MeetingPart, Moment, Period, Question, Role, SchoolYear, Slip, VerdictKey};
use crate::exchange::ImportProblem;
use crate::exchange::attendance::TableFault;
use crate::exchange::limits::FILE_MAX;
use crate::exchange::preview::Likeness;
use crate::exchange::self_assessment::AnswersProblem;
use crate::ledger::Roll;
use crate::platform::clock;
use crate::platform::fault::Fault;
use crate::workspace::Refusal;
use chrono::Datelike;

/// "23 November 2026".
pub(crate) fn date(date: Date) -> String {
    format!("{} {}", day_and_month(date), date.year())
}

/// "23 November 2026, 09:12", in the device's own time.
pub(crate) fn moment(at: Moment) -> String {
    let offset = clock::offset_minutes(at);
    let (hours, minutes) = at.time(offset);
    format!("{}, {hours:02}:{minutes:02}", date(at.date(offset)))
}

/// "Autumn 2".
pub(crate) fn half_term(half_term: HalfTerm) -> String {
    capital(half_term.name())
}

/// "Autumn 2, 2026-27".
pub(crate) fn period(period: Period) -> String {
    format!("{}, {}", half_term(period.half_term), period.year)
}

/// A half term as seen from another: without the year where that is the same.
pub(crate) fn period_from(period: Period, here: SchoolYear) -> String {
    if period.year == here { half_term(period.half_term) } else { self::period(period) }
}

/// The first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The first letter as a small one, and no full stop: for a sentence that goes on from another.
pub(crate) fn uncapital(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// Why a table of attendance was refused as a whole, and what to do.
pub(crate) fn table_fault(fault: TableFault) -> &'static str {
    match fault {
        TableFault::Empty => "There is nothing in it. Please paste or open the rows of the register.",
        TableFault::TooManyRows => "It has more rows than a list of children. Please choose the file of one class.",
        TableFault::NobodyNamed => "No column says whose row it is. It needs a heading such as UPN, Name, or Forename and Surname.",
        TableFault::OnlyPercent => {
            "A percentage alone does not say of how many sessions. Please choose a report with possible and attended sessions, or with the register’s codes."
        }
        TableFault::NoNumbers => "No column has sessions or codes. It needs headings such as Possible and Attended, or Codes.",
    }
}

/// "1 child", "30 children".
pub(crate) fn children(n: usize) -> String {
    if n == 1 { "1 child".to_owned() } else { format!("{n} children") }
}

/// "1 entry", "30 entries".
pub(crate) fn entries(n: usize) -> String {
    if n == 1 { "1 entry".to_owned() } else { format!("{n} entries") }
}

/// In what part somebody wrote, for somebody without a name on the staff list.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Teacher => "A teacher",
        Role::Mentor => "A mentor",
        Role::Child => "The child",
        Role::Parent => "A parent",
    }
}

/// What a judgement is of.
pub(crate) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Step => "step",
        Aspect::Attainment => "attainment",
        Aspect::Achievement => "achievement",
        Aspect::KeyStage => "end of key stage",
    }
}

/// What was missed on a day.
pub(crate) fn slip(slip: Slip) -> &'static str {
    match slip {
        Slip::Late => "late",
        Slip::PeKit => "no PE kit",
        Slip::Uniform => "uniform",
        Slip::Homework => "no homework",
    }
}

/// An open question, as a child meets it.
pub(crate) fn question(question: Question) -> &'static str {
    match question {
        Question::Proud => "I am proud of …",
        Question::Help => "I would like help with …",
    }
}

/// What is written down in a part of a meeting.
pub(crate) fn meeting_part(part: MeetingPart) -> &'static str {
    match part {
        MeetingPart::Celebrate => "what we celebrate",
        MeetingPart::Child => "what the child says",
        MeetingPart::Parent => "what the parent says",
        MeetingPart::Mentor => "what the mentor says",
    }
}

/// A verdict: a band's word, a step, a level.
pub(crate) fn verdict(roll: &Roll, verdict: VerdictKey) -> String {
    let key = verdict.as_str();
    let band = key.parse().ok().and_then(|band| roll.band(band)).map(|band| band.word);
    let level = || {
        let all = [KeyStage::Frameworks, KeyStage::Levels].into_iter().flat_map(KeyStage::verdicts);
        all.copied().find(|(known, _)| *known == key).map(|(_, words)| words.to_owned())
    };
    band.or_else(level).unwrap_or_else(|| key.to_owned())
}

/// Why a command was not carried out, and what to do.
pub(crate) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NameMissing => "Please write something here first.".to_owned(),
        Refusal::TooLong(max) => format!("That is too long: at most {max} characters fit. Please shorten it."),
        Refusal::ClassNameTaken(name) => {
            format!("There is a class called “{name}” already. Please choose another name, or open that class.")
        }
        Refusal::SubjectNameTaken(name) => format!("There is a subject called “{name}” already. Please choose another name."),
        Refusal::TestNameTaken(name) => format!("There is a test called “{name}” already. Please choose another name."),
        Refusal::NameTaken(name) => format!("There is “{name}” already. Please choose another name."),
        Refusal::Senseless(why) => format!("{}. Please change that.", capital(why)),
        Refusal::ClassNotEmpty => "This class still has children. Move them to another class first.".to_owned(),
        Refusal::NotHere => {
            "This is no longer here: it may have been removed in another tab. Go back to the classes and look again.".to_owned()
        }
        Refusal::NoSuchBand => "This colour is no longer in the school’s scheme. Please choose one that is.".to_owned(),
        Refusal::NobodyToAdd => "There is nobody to add. Choose at least one child.".to_owned(),
        Refusal::DemoIsHere => "The demo class is here already. You will find it among the classes.".to_owned(),
        Refusal::AlreadyLinked => "These two are one child already.".to_owned(),
        Refusal::NotLinked => "This child’s file is not linked to another.".to_owned(),
        Refusal::DemoStaysApart => {
            "The demo class holds invented children only. Please add a class of your own for real children.".to_owned()
        }
        Refusal::NothingToSettle => "This has been settled already.".to_owned(),
        Refusal::NothingToUndo => "There is nothing to undo.".to_owned(),
        Refusal::OutsideTheYear(year) => {
            format!("That day is not in the school year {year}. Please choose one from 1 September to 31 August.")
        }
        Refusal::HasLeft => {
            "This child is in no class in that school year. If that is a mistake, choose their class under “Name, class and more”."
                .to_owned()
        }
        Refusal::SlotOutside(at) => format!("There is no slot at {at} on that day. Please choose one from the list."),
        Refusal::SlotTaken { at, by } => format!("{by} has the slot at {at} there. Move {by} first, or choose a free one."),
        Refusal::FamilyElsewhere { at, child, sibling } => {
            format!(
                "{sibling} is seen in another place at {at}, and the family cannot be in two at once. Please choose another time for {child}."
            )
        }
        Refusal::MeetingOpen => "A meeting of this half term is still open. Please go on with it, or remove it first.".to_owned(),
        Refusal::MeetingIsOver => "This meeting is over. What was said stays; please add a correction instead.".to_owned(),
        Refusal::MeetingGoesOn => "This meeting is still going on. Please change it in the meeting itself.".to_owned(),
        Refusal::AgreedAlready => "That has been agreed already. To agree anew, take it back first.".to_owned(),
        Refusal::SignatureTooLong => "That signature is too long to keep. Please clear it and sign with fewer strokes.".to_owned(),
        Refusal::NotRead(_) => "The child’s file is still being read. Nothing was changed. Please try again.".to_owned(),
        Refusal::Clash(id) => format!("Entry {id} is known here with other words. Nothing was changed. Ask the sender for a fresh file."),
    }
}

/// What went wrong with the storage, and what to do.
pub(crate) fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NoStorage => {
            "This browser does not let Lantern keep files (no IndexedDB). A private window or a strict setting can be the reason. \
             Please open Lantern in an ordinary window, or allow this site to store data."
                .to_owned()
        }
        Fault::Blocked(said) => format!(
            "The browser did not open Lantern’s storage ({said}). Please close other Lantern tabs, leave private browsing if you are in it, and reload."
        ),
        Fault::NewerDatabase => "These files were last used with a newer Lantern than this page. Nothing was touched. \
             Please reload to get the newer version, or open the page you used last."
            .to_owned(),
        Fault::Full => {
            "There is no room left: the browser refused to store more. Export everything now, then free some space on this device."
                .to_owned()
        }
        Fault::Failed(said) => format!("The browser’s storage reported a problem ({said}). Please export everything, then reload."),
    }
}

/// Why a file was refused, where, and what to do. Nothing was changed.
pub(crate) fn import_problem(problem: &ImportProblem) -> String {
    let nothing = "Nothing was changed.";
    match problem {
        ImportProblem::TooLarge(size) => format!(
            "This file has {} MB; Lantern opens files of up to {} MB. {nothing} Please ask for one class at a time.",
            size.div_ceil(1_000_000),
            FILE_MAX / 1_000_000
        ),
        ImportProblem::Empty => format!("This file is empty. {nothing} Please ask the sender for it again."),
        ImportProblem::NotText(place) => {
            format!("This is not a Lantern file: at byte {place} it stops being text. {nothing} Lantern files end in .lantern.json.")
        }
        ImportProblem::Malformed(fault) => format!(
            "This file is damaged at line {}, column {}: {}. {nothing} Please ask the sender to export it again.",
            fault.line, fault.column, fault.reason
        ),
        ImportProblem::TooDeep(depth) => format!("This is not a Lantern file: it is nested {depth} levels deep. {nothing}"),
        ImportProblem::NotLantern => {
            format!("This is not a Lantern file. {nothing} Lantern files end in .lantern.json; pupil lists are added inside a class.")
        }
        ImportProblem::NewerFormat(format) => {
            format!(
                "This file was written by a newer Lantern ({format}). {nothing} Please reload this page to get the newer version, then open it again."
            )
        }
        ImportProblem::TooMany(n) => {
            format!("This file holds {n} entries, more than Lantern can take at once. {nothing} Please ask for one class at a time.")
        }
        ImportProblem::Clash { place, id } => {
            format!(
                "Entry {place} of this file ({id}) is known here with other words: the file was changed by hand. {nothing} Please ask the sender for a fresh export."
            )
        }
        ImportProblem::SettingsInClassFile { place, id } => {
            format!("Entry {place} of this class file ({id}) would change settings of the school, which a class file must not. {nothing}")
        }
    }
}

/// Why answers of a self-assessment were refused, where, and what to do. Nothing was changed.
pub(crate) fn answers_problem(problem: &AnswersProblem) -> String {
    let nothing = "Nothing was changed.";
    match problem {
        AnswersProblem::OtherSchool => {
            format!("These answers belong to another school’s files. {nothing} Please open them on the device the questions came from.")
        }
        AnswersProblem::UnknownRound => format!(
            "These answers belong to a self-assessment this device does not know. {nothing} Please open them on the device the questions came from."
        ),
        AnswersProblem::Closed => format!(
            "This self-assessment is closed. {nothing} Open it again on the page “Self-assessment” of the class, then open the file once more."
        ),
        AnswersProblem::NotAsked { place, why } => format!(
            "Answer {place} of this file is not one the self-assessment asked for: {why}. {nothing} The file was changed by hand; please fetch it from the device again."
        ),
        AnswersProblem::Clash { place, id } => format!(
            "Answer {place} of this file ({id}) is known here with other words: the file was changed by hand. {nothing} Please fetch it from the device again."
        ),
    }
}

/// Why two enrolments may be one child.
pub(crate) fn likeness(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Upn => "same UPN",
        Likeness::NameAndBirthDate => "same name and date of birth",
        Likeness::Name => "same name; a date of birth or UPN is missing, so please look twice",
    }
}

/// A part of the app could not be fetched.
pub(crate) const NOT_FETCHED: &str = "A part of Lantern could not be fetched. Your files are safe. Check the connection and try again; if that does not help, reload the page.";

/// That children were erased where a file comes from, who are not on the roll here.
pub(crate) fn erased_elsewhere(count: usize) -> String {
    format!("{} who are not on your list were erased where this file comes from. No older file can bring them back here.", children(count))
}
