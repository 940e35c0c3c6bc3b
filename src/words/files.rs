//! Files in and out, and what they would bring.

use super::calendar::date;
use super::counts::{children, entries};
use super::import::Malformed;
use crate::domain::Date;

/// An export of nothing.
pub const NOTHING_TO_EXPORT: &str = "There is nothing to export yet.";
/// A file is being read.
pub const READING: &str = "Reading the file …";
/// A file is being written.
pub const WRITING: &str = "Writing the file …";
/// A file that was written is being read back.
pub const CHECKING: &str = "Checking the file …";
/// A file that was written could not be read back.
pub const NOT_READ_BACK: &str = "The file that was written could not be read back as it should be, so it was not saved. Please try again; \
    if this goes on, save a copy of what can be read and ask for help.";
/// A file that was read is being compared with what is here.
pub const LOOKING: &str = "Looking through the file …";
/// Before anything of a file is taken in; it follows where it comes from.
pub const NOT_YET: &str = " Nothing has been added yet: this is what the file would bring.";
/// What the page of an import says without a file.
pub const CHOOSE_ONE: &str = "Choose “Open a file” on the page of classes, or drop a file anywhere.";
/// A file of a school that has given itself no name.
pub const NAMELESS_SCHOOL: &str = "From a school without a name.";
/// A file of everything.
pub const OF_SCHOOL: &str = "A file of a whole school";
/// A file of one child.
pub const OF_CHILD: &str = "A file of one child";
/// A file of settings.
pub const OF_SETTINGS: &str = "A file of a school’s settings";
/// Settings of another school.
pub const OTHER_SETTINGS: &str = "It holds how another school does things. Where yours says otherwise, both are kept, and Settings asks \
    which is to hold.";
/// What the file of one child is for.
pub const CHILD_FILE: &str = "Everything in this file over all its years, for the school the child goes to. No other child’s file is in \
    it; notes and what happened go as they were written, with any names in them, so read them through first.";
/// What a common transfer file of one child holds.
pub const CHILD_CTF: &str = "A common transfer file (CTF) is for the next school’s system: names, UPN, date of birth, attendance by school \
    year and what was judged at the end of a key stage. It cannot be locked. Your school’s own system sends the whole one: Lantern does \
    not know your school’s number, nor the child’s sex.";
/// A file of another school is to be added unconfirmed.
pub const CONFIRM_SCHOOL: &str = "Please confirm first that you want to add a file from another school.";
/// A file of another school.
pub const OTHER_SCHOOL: &str =
    "It was made on a device that has not shared files with yours: another school, or a colleague who started on their own.";
/// A class file with a Parent Consultation Day.
pub const BRINGS_A_DAY: &str = "This file also brings or changes a Parent Consultation Day.";
/// A school file with settings.
pub const BRINGS_SETTINGS: &str = "This file also brings the school’s settings, such as its name or its colour scheme.";
/// What becomes of the classes of another school.
pub const THEIR_CLASSES: &str = "For a colleague of your own school who began on their own. Without it, the children come here alone: they \
    are in no class yet, unless you say that theirs is yours, and their old school’s classes and half-term dates stay there.";
/// Classes that may be here already.
pub const SAME_CLASSES: &str = "You seem to have this class already. Two that are the same read as one class from now on, with the \
    children of both; this can be undone. If you leave it out, its children come without a class.";
/// Staff who may be on the list already.
pub const SAME_STAFF: &str = "Somebody of this name is on your staff list already. Two who are the same read as one person from now \
    on; this can be undone.";
/// Children who may be on the list already.
pub const SAME_CHILDREN: &str =
    "These children seem to be on your list already. Two who are the same child are read as one file from now on; this can be undone.";
/// Children the sender has erased.
pub const ERASED_THERE: &str =
    "The sender has erased these children’s files. Tick to erase them on this device too. This cannot be undone.";
/// What would be contested.
pub const BOTH_KEPT: &str = "You and the sender said different things here. Both are kept; you choose on the child’s page.";
/// Another colour scheme.
pub const OTHER_WORDS: &str = "The file’s school words its colours differently. Your own words stay as they are.";
/// Answers that were taken in before.
pub const ANSWERS_KNOWN: &str = "You have taken in everything in this file already.";
/// Answers before they are taken in.
pub const ANSWERS_NOT_YET: &str = "Nothing has been added yet: this is what the file would bring, as the children’s own words.";
/// A file of questions, before it is opened.
pub const QUESTIONS_HERE: &str = "Your own files stay as they are, and the children see nothing of them.";
/// The copy of a rescue was saved.
pub const IN_DOWNLOADS_WHOLE: &str = "The copy is in your downloads. It holds children’s details: keep it where only staff can open it.";
/// What a rescue is.
pub const RESCUE: &str =
    "This saves every record as it is stored, readable or not, so that nothing can be lost while the trouble is looked into.";
/// What a rescue is not for.
pub const NO_RESCUE: &str = "For moving files to a colleague or another device, use an ordinary export.";

/// What the preview of several files shows.
pub const THEY_WOULD_BRING: &str = " Nothing has been added yet: this is what the files would bring together.";
/// Several files where one is read.
pub const ONE_LIST: &str = "Only the first of these files was read: a list is added by itself.";

/// Several files that were opened at once.
#[must_use]
pub fn several(count: usize) -> String {
    format!("{count} files")
}

/// An export was saved.
#[must_use]
pub fn exported(name: &str) -> String {
    format!("“{name}” is in your downloads. It holds children’s details: keep it where only staff can open it.")
}

/// An export was saved that lacks what so many stored records hold, and whose files they belong to, where it is known.
#[must_use]
pub fn exported_with_gaps(name: &str, missing: usize, whose: &[String]) -> String {
    let whose = if whose.is_empty() { String::new() } else { format!(" It is about {}.", whose.join(", ")) };
    format!(
        "{} {}{whose} It does not count as a copy of everything: please save a copy of what can be read as well.",
        exported(name),
        lacking(missing)
    )
}

fn lacking(missing: usize) -> String {
    match missing {
        1 => "What is in 1 stored record that could not be read is not in it.".to_owned(),
        n => format!("What is in {n} stored records that could not be read is not in it."),
    }
}

/// A file that lacks something: said before it is taken in.
#[must_use]
pub fn has_gaps(missing: usize) -> String {
    format!("This file is not whole. {} The device that wrote it still has these records.", lacking(missing))
}

/// A file without names was saved.
#[must_use]
pub fn downloaded(name: &str) -> String {
    format!("“{name}” is in your downloads.")
}

/// A calendar file was saved.
#[must_use]
pub fn calendar_downloaded(name: &str) -> String {
    format!("{} Open it with your calendar.", downloaded(name))
}

/// A file of questions was saved.
#[must_use]
pub fn questions_downloaded(name: &str) -> String {
    format!("{} Open it in Lantern on the other device.", downloaded(name))
}

/// An export could not be written.
#[must_use]
pub fn not_written(fault: &Malformed) -> String {
    format!("The file could not be written: {fault}.")
}

/// A file of a class, by its name where that is known.
#[must_use]
pub fn of_class(name: Option<&str>) -> String {
    name.map_or_else(|| "A class file".to_owned(), |name| format!("A file of class {name}"))
}

/// A list that goes on.
#[must_use]
pub fn and_more(more: usize) -> String {
    format!("… and {more} more")
}

/// Where a file comes from.
#[must_use]
pub fn from_school(name: &str) -> String {
    if name.is_empty() { NAMELESS_SCHOOL.to_owned() } else { format!("From {name}.") }
}

/// A file of questions, for so many children.
#[must_use]
pub fn questions_for(count: &str) -> String {
    format!("For {count}. From now on this screen would belong to them; only the PIN of whoever made the file leads back.")
}

/// "1 answer", "30 answers".
#[must_use]
pub fn answers(count: usize) -> String {
    if count == 1 { "1 answer".to_owned() } else { format!("{count} answers") }
}

/// Answers that are known; they are counted in words.
#[must_use]
pub fn answers_here(answers: &str) -> String {
    format!("{answers} are here already and are not taken twice.")
}

/// Answers that contradict what is here; they are counted in words.
#[must_use]
pub fn answers_contested(answers: &str) -> String {
    format!("{answers} say something else than the child said on another device. Both are kept until you settle it on the child’s page.")
}

/// Answers about erased children; they are counted in words.
#[must_use]
pub fn answers_barred(answers: &str) -> String {
    format!("{answers} about children erased here are left out.")
}

/// Entries of a file that are not taken in. `None` where there are none.
#[must_use]
pub fn barred(count: usize) -> Option<String> {
    (count > 0).then(|| format!("{} about children erased here are left out.", entries(count)))
}

/// That children were erased where a file comes from, who are not on the roll here. `None` where nobody was.
#[must_use]
pub fn erased_elsewhere(count: usize) -> Option<String> {
    let who = (count > 0).then(|| children(count))?;
    Some(format!("{who} who are not on your list were erased where this file comes from. No older file can bring them back here."))
}

/// Why a copy of everything is asked for: a holiday begins on a day, or Lantern was used for a while; and of when the last one is.
#[must_use]
pub fn copy_due(holiday: Option<Date>, last: Option<Date>) -> String {
    let why = match holiday {
        None => "It is time for a copy.".to_owned(),
        Some(begins) => format!("A holiday begins on {}: please make a copy before.", date(begins)),
    };
    let last = match last {
        None => "There is none of your files yet; if this device is lost, they are lost with it.".to_owned(),
        Some(day) => format!("The last one is of {}; if this device is lost, what came since is lost with it.", date(day)),
    };
    format!("{why} {last}")
}

/// What kind of file a workbook is.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// There is nothing to make a workbook of.
pub const NO_TABLE: &str = "There is no table on this page yet.";
/// A workbook of counts was saved.
pub const WORKBOOK_OF_COUNTS: &str = "Saved as a workbook. It names no child.";
/// A workbook of children was saved.
pub const WORKBOOK_IS_OPEN: &str = "Saved as a workbook. It is not locked, and it names children: keep it where only staff can open it.";
