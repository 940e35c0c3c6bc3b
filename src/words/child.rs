//! What a child is asked.

use super::counts::minutes;

use crate::domain::Question;

/// A strand is asked.
pub const HOW_IS_THIS: &str = "How is this for you?";
/// A target is asked.
pub const HOW_DID_IT_GO: &str = "Your target: how did it go?";
/// A criterion is asked.
pub const CAN_YOU: &str = "Can you do this?";
/// An open question is asked.
pub const FINISH_IT: &str = "Finish the sentence, if you like.";
/// One light is missing.
pub const ONE_LEFT: &str = "One light is still to choose.";
/// The child is done, on another device.
pub const KEPT_HERE: &str = "Your answers are kept on this device. Your teacher collects them.";
/// The child is done.
pub const DONE: &str = "You thought about yourself. That is how people learn.";
/// Answers are being read.
pub const READING_ANSWERS: &str = "Reading the answers …";
/// No answers on the device.
pub const NO_ANSWERS: &str = "There are no answers on this device.";
/// One answer on the device.
pub const ONE_ANSWER: &str = "1 answer is on this device and still to be handed in.";
/// The answers were saved as a file.
pub const TAKE_IT: &str = "It is in your downloads. Take it to your own device and choose “Open a file” there.";
/// The words of the guide are not these.
pub const NOT_THE_WORDS: &str = "These are not the words.";
/// The record of child mode could not be read.
pub const UNREADABLE: &str =
    "What is asked here could not be read. Nothing is lost: Lantern’s guide says under “Child mode” which words open it again.";
/// The questions are open in another tab.
pub const OTHER_TAB: &str = "Go on there, or go on here.";
/// An answer was not stored; what went wrong follows.
pub const NOT_SAVED: &str = "Please tell your teacher: this is not saved. ";
/// The wait for a forgotten PIN is over.
pub const OPENS_NOW: &str = "The PIN was said to be forgotten. Lantern can be opened now.";
/// For whoever has forgotten the PIN.
pub const FORGOTTEN: &str = "Forgotten the PIN? Lantern’s guide says what to do, under “Child mode”. Nothing is lost.";
/// No PIN.
pub const TYPE_THE_PIN: &str = "Please type the PIN.";
/// The wrong PIN.
pub const WRONG_PIN: &str = "That is not the PIN.";
/// The page of pictures.
pub const YOUR_PICTURE: &str = "Tap your own picture.";

/// An open question, as a child meets it.
#[must_use]
pub fn question(question: Question) -> &'static str {
    match question {
        Question::Proud => "I am proud of …",
        Question::Help => "I would like help with …",
    }
}

/// So many lights are missing.
#[must_use]
pub fn lights_left(left: usize) -> String {
    if left == 1 { ONE_LEFT.to_owned() } else { format!("{left} lights are still to choose.") }
}

/// Answers on the device.
#[must_use]
pub fn answers(count: Option<usize>) -> String {
    match count {
        None => READING_ANSWERS.to_owned(),
        Some(0) => NO_ANSWERS.to_owned(),
        Some(1) => ONE_ANSWER.to_owned(),
        Some(n) => format!("{n} answers are on this device and still to be handed in."),
    }
}

/// Answers that could not be read.
#[must_use]
pub fn answers_unread(count: usize) -> String {
    format!("{count} could not be read. They stay on this device; please ask for help before it is cleared.")
}

/// A wait after wrong tries.
#[must_use]
pub fn please_wait(seconds: i64) -> String {
    format!("Too many wrong tries. Please wait {}.", minutes(seconds))
}

/// The wait for a forgotten PIN.
#[must_use]
pub fn opens_in(seconds: i64) -> String {
    if seconds > 0 { format!("The PIN was said to be forgotten. Lantern opens in {}.", minutes(seconds)) } else { OPENS_NOW.to_owned() }
}
