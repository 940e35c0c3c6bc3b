//! Mentoring meetings.

use super::calendar::date;
use crate::domain::Date;

use crate::domain::MeetingPart;

/// A meeting that is not here.
pub const NOT_HERE: &str = "It may have been undone, or it was held on another device and has not been opened here.";
/// A school without a staff list; the name of the page follows.
pub const NO_STAFF: &str = "To give each child a mentor, put the adults of your school on the staff list in the ";
/// A signature alone.
pub const NAMELESS_SIGNATURE: &str = "There is a signature without a name. Please add the name, or clear the signature.";
/// Before the end, where nobody has agreed.
pub const NOBODY_AGREED: &str = "Nobody has agreed yet. You can still finish the meeting.";
/// Before the end.
pub const ONCE_FINISHED: &str = "Once it is finished, the meeting cannot be changed, but you can add a correction beside it.";
/// Agreed to something else.
pub const CHANGED_SINCE: &str = "Something was changed after this was agreed. Take it back and agree again?";
/// The end.
pub const OVER: &str = "The meeting is over. Well done, everyone.";
/// A date that is none.
pub const WHOLE_DATE: &str = "Please give the day of the meeting as a whole date.";
/// Who looks at the screen.
pub const ON_SCREEN: &str =
    "From here on the screen is for you, the child and their parent or carer. No other child and none of your notes are shown.";
/// Nothing to look back at.
pub const NO_TARGETS: &str = "There are no targets to look back at. That is fine: new ones are agreed today.";
/// How the two sides are read.
pub const DIFFERENCES_FIRST: &str = "Where we see it differently comes first. Tell me how you see it.";
/// Nothing known of attendance.
pub const NO_ATTENDANCE: &str = "Attendance is not recorded yet.";
/// One incident.
pub const ONE_THING: &str = "There is 1 thing from this half term to talk about.";
/// Nothing to celebrate yet.
pub const WENT_WELL: &str = "What went well? Everything counts.";
/// A file without meetings.
pub const NONE_YET: &str = "No mentoring meeting yet.";
/// That there was none in the half term.
pub const DUE: &str = "There has been no meeting this half term yet.";
/// A meeting without words.
pub const NOTHING_WRITTEN: &str = "Nothing was written down.";
/// What a correction is.
pub const CORRECTION: &str = "What was said stays as it was. The correction stands beside it with today’s date.";
/// Room for a signature.
pub const SIGN_HERE: &str = "Sign here with a finger, a pen or the mouse, if you like.";

/// What is written down in a part of a meeting.
#[must_use]
pub fn meeting_part(part: MeetingPart) -> &'static str {
    match part {
        MeetingPart::Celebrate => "what we celebrate",
        MeetingPart::Child => "what the child says",
        MeetingPart::Parent => "what the parent says",
        MeetingPart::Mentor => "what the mentor says",
    }
}

/// What is written down in a part of a meeting, within a sentence.
#[must_use]
pub fn part_of(part: MeetingPart) -> &'static str {
    match part {
        MeetingPart::Celebrate => "what there is to celebrate",
        MeetingPart::Child => "what the child says",
        MeetingPart::Parent => "what the parent says",
        MeetingPart::Mentor => "what the mentor says",
    }
}

/// A meeting that is still open.
#[must_use]
pub fn begun_on(day: Date) -> String {
    format!("It was begun on {}. Everything said so far is kept.", date(day))
}

/// That the meeting of a half term was begun and is not over.
#[must_use]
pub fn open_since(day: Date) -> String {
    format!("The meeting was begun on {} and is still open.", date(day))
}

/// When the meeting of a half term was.
#[must_use]
pub fn met_on(day: Date) -> String {
    format!("The meeting was on {}.", date(day))
}

/// Looking back, to a child.
#[must_use]
pub fn how_did_it_go(forename: &str) -> String {
    format!("How did it go, {forename}? You first.")
}

/// New targets, to a child.
#[must_use]
pub fn what_next(forename: &str) -> String {
    format!("What do you want to work on next, {forename}?")
}

/// Attendance in a meeting: of the half term, else of the year, in words.
#[must_use]
pub fn attendance(half_term: Option<String>, year: Option<String>) -> String {
    match (half_term, year) {
        (Some(now), _) => format!("Attendance this half term: {now}"),
        (None, Some(year)) => format!("Attendance this year: {year}"),
        (None, None) => NO_ATTENDANCE.to_owned(),
    }
}

/// How much happened, and not what: the words may name another child. Nothing where nothing did.
#[must_use]
pub fn to_talk_about(incidents: usize) -> Option<String> {
    match incidents {
        0 => None,
        1 => Some(ONE_THING.to_owned()),
        n => Some(format!("There are {n} things from this half term to talk about.")),
    }
}

/// What a meeting lacks when it is about to end: that anybody has agreed, that a target was set. Empty where it lacks nothing.
#[must_use]
pub fn lacks(agreement: bool, targets: bool) -> &'static str {
    match (agreement, targets) {
        (true, true) => "Nobody has agreed, and no target was set for the time ahead.",
        (true, false) => "Nobody has agreed.",
        (false, true) => "No target was set for the time ahead.",
        (false, false) => "",
    }
}

/// How far a class is.
#[must_use]
pub fn how_far(done: usize, open: usize, all: usize) -> String {
    let still = if open > 0 { format!(", {open} still open") } else { String::new() };
    format!("{done} of {all} done{still}. {} due.", all - done - open)
}
