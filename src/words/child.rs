//! What a child is asked.

use super::counts::minutes;

use crate::domain::Question;
use crate::domain::scheme::{CAN, NEARLY, NEEDS_HELP};
use crate::domain::sheet::SheetItem;

/// A strand is asked.
pub const HOW_IS_THIS: &str = "How is this for you?";
/// A target is asked.
pub const HOW_DID_IT_GO: &str = "Your target: how did it go?";
/// A criterion is asked.
pub const CAN_YOU: &str = "Can you do this?";
/// An open question is asked.
pub const FINISH_IT: &str = "Finish the sentence, if you like.";
/// No more words fit.
pub const ANSWER_FULL: &str = "That is all that fits here. You can tell your teacher the rest.";
/// One light is missing.
pub const ONE_LEFT: &str = "One light is still to choose.";
/// The child is done, on another device.
pub const KEPT_HERE: &str = "Your answers are kept on this device. Your teacher collects them.";
/// The child is done.
pub const DONE: &str = "You thought about yourself. That is how people learn.";
/// A child that has finished taps its tile.
pub const CLOSED: &str = "You are done. Ask your teacher.";
/// What a child that has finished can do.
pub const TO_CHANGE: &str = "You have thought about everything. Would you like to change something? Your teacher can open it for you.";
/// For the teacher: a child wants to change its answers.
pub const OPEN_AGAIN: &str = "Would a child like to change its answers? Type the PIN above, choose the child and hand the device to it. \
    They are closed again when it leaves.";
/// For the teacher: no child was chosen.
pub const CHOOSE_CHILD: &str = "Please choose the child.";
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
pub const UNREADABLE: &str = "What is asked here could not be read. Nothing is lost. The words that open it again are in Lantern on \
    another device or in another browser: in Settings, under “A forgotten PIN”.";
/// The questions are open in another tab.
pub const OTHER_TAB: &str = "Go on there, or go on here.";
/// An answer was not stored; what went wrong follows.
pub const NOT_SAVED: &str = "Please tell your teacher: this is not saved. ";
/// The wait for a forgotten PIN is over.
pub const OPENS_NOW: &str = "The PIN was said to be forgotten. Lantern can be opened now.";
/// On the PIN screen, for whoever has forgotten the PIN. The words themselves are not here: a child can read.
pub const FORGOTTEN: [&str; 3] = [
    "Nothing is lost: whatever the children have said is stored.",
    "Certain words, typed here in place of the PIN, open Lantern after five minutes. You find them in Lantern on another device or in \
     another browser: in Settings, under “A forgotten PIN”. They are not shown here, because a child can read.",
    "The five minutes go on while the page is closed. The children’s screen says that they are running, and “Keep it locked” stops them.",
];
/// How a device is kept to Lantern alone while children have it: the system's own means, by system.
pub const KEEP_TO_LANTERN: [&str; 3] = [
    "iPad: Settings, Accessibility, Guided Access, on. Then in Lantern press the top button (or the Home button) three times to begin, and \
     three times with your passcode to end.",
    "Android tablet: Settings, Security, App pinning, on. Then open the overview of apps, tap the browser’s sign and “Pin”.",
    "Chromebook or Windows: ask whoever looks after the school’s devices for kiosk mode (assigned access).",
];
/// Before the words that are typed in place of a forgotten PIN.
pub const WAY_OUT_BEFORE: &str = "Nothing is lost. On the PIN screen of the children, type these words in place of the PIN:";
/// After the words that are typed in place of a forgotten PIN.
pub const WAY_OUT_AFTER: &str = "Lantern then opens in five minutes; the time goes on while the page is closed. Until then the children’s \
    screen says so, and “Keep it locked” on the PIN screen stops it. Where what is asked cannot be read any more, the words open Lantern \
    at once.";
/// On everyone's tiles, while the way out is under way.
pub const SAID_FORGOTTEN: &str = "Somebody has said that the PIN is forgotten. Please tell your teacher.";
/// No PIN.
pub const TYPE_THE_PIN: &str = "Please type the PIN.";
/// The wrong PIN.
pub const WRONG_PIN: &str = "That is not the PIN.";
/// A picture another child has.
pub const TAKEN: &str = "taken";
/// The page of pictures.
pub const YOUR_PICTURE: &str = "Tap your own picture.";

/// After how many seconds without a touch the screen goes back to the tiles; 0 is never.
#[must_use]
pub fn rest(seconds: u32) -> String {
    if seconds == 0 { "Never".to_owned() } else { format!("After {}", minutes(i64::from(seconds))) }
}

/// An open question, as a child meets it.
#[must_use]
pub fn question(question: Question) -> &'static str {
    match question {
        Question::Proud => "I am proud of …",
        Question::Help => "I would like help with …",
    }
}

/// What a light says to what was asked. A school's own words are the same to everything; those that come with Lantern are made for
/// "I can …" and would not answer "I wear my school uniform." or how a target went.
#[must_use]
pub fn answer(asked: SheetItem, child_word: &str) -> String {
    let fitting = match (asked, child_word) {
        (SheetItem::Strand(_), CAN) => "Yes, nearly always",
        (SheetItem::Strand(_), NEARLY) => "Sometimes",
        (SheetItem::Strand(_), NEEDS_HELP) => "Not yet. I need help",
        (SheetItem::Target(_), CAN) => "I did it",
        (SheetItem::Target(_), NEARLY) => "I nearly did it",
        (SheetItem::Target(_), NEEDS_HELP) => "Not yet. I need help",
        (_, own) => own,
    };
    fitting.to_owned()
}

/// What is read aloud: the question, what it is about, then each answer, with a rest after each.
#[must_use]
pub fn aloud(question: &str, asked: &str, answers: &[String]) -> String {
    let whole = |text: &str| {
        let text = text.trim().trim_end_matches(['.', '…']).trim_end();
        if text.ends_with(['?', '!']) { text.to_owned() } else { format!("{text}.") }
    };
    [question, asked].into_iter().chain(answers.iter().map(String::as_str)).map(whole).collect::<Vec<_>>().join(" ")
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
