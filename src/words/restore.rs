//! Restore points, and files that are missing.

use super::calendar::date;
use super::counts::children;
use crate::domain::Date;
use crate::domain::restore::Occasion;

/// What restore points are.
pub const WHAT_THEY_ARE: &str = "Lantern keeps your files as they were on each of the last seven days of use and in each of the last four \
    weeks, here on this device. They do not replace a copy elsewhere: if the device is lost, they are lost with it.";
/// There are none.
pub const NONE_YET: &str = "There is none yet. The first is kept within a few minutes, when nothing else is going on.";
/// There are none, and files are missing.
pub const NONE_LEFT: &str =
    "None is left on this device. If you have exported everything before, open that file: it gives everything back.";
/// One is being read.
pub const READING: &str = "Reading the restore point …";
/// One cannot be read.
pub const DAMAGED: &str = "This restore point is damaged and cannot be read. Nothing has been changed. Please try another.";
/// What going back does.
pub const WHAT_IT_DOES: &str = "Nothing has been changed yet. Going back destroys nothing: what was written since is taken back and stays \
    in the history, and “Undo” brings it forth again. Erased children stay erased.";
/// Nothing differs.
pub const NO_DIFFERENCE: &str = "Your files say now just what they said then: there is nothing to go back to.";
/// The heading of the page on which files are missing.
pub const MISSING: &str = "Your files are missing";
/// Whom to blame.
pub const NOT_YOU: &str = "Nobody using Lantern has done this: the browser has lost them, or somebody has cleared its data. Nothing has \
    been changed since, and nothing is written until you choose.";
/// What to do.
pub const WHAT_TO_DO: &str = "Open your last copy: it shows first what it would bring back.";
/// What going on without them means.
pub const WITHOUT_THEM: &str = "If this is right, because somebody has begun anew on purpose, go on with what is here. The copies stay.";

/// What was here, by what the device remembers.
#[must_use]
pub fn everything_missing(count: usize, day: Date) -> String {
    format!("On {} there were the files of {} here. Now there is nothing.", date(day), children(count))
}

/// What was here and what is left.
#[must_use]
pub fn some_missing(then: usize, now: usize, day: Date) -> String {
    if now < then {
        format!("On {} there were {} on your list. Now there are {}.", date(day), children(then), now)
    } else {
        format!("What is here is older than what was here on {}: some of what was set or written since is gone.", date(day))
    }
}

/// The list of classes and children is gone, the files are there.
#[must_use]
pub fn roll_missing(files: usize) -> String {
    format!("The list of your classes and children is gone. The files of {} are still here, but nobody can tell whose.", children(files))
}

/// Why a restore point was made.
#[must_use]
pub fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Idle => "Kept by itself",
        Occasion::Import => "Before something was taken in",
        Occasion::Erasing => "Before a child was erased",
        Occasion::Upgrade => "Before a new version",
        Occasion::GoingBack => "Before going back",
    }
}

/// Something changed much at once without a restore point before it.
#[must_use]
pub fn not_kept(why: &str) -> String {
    format!("No restore point could be kept before this. {why}")
}

/// Someone has gone back.
#[must_use]
pub fn gone_back(when: &str) -> String {
    format!("Your files say again what they said on {when}. “Undo” takes you back to where you were.")
}

/// Records that could not be read when the restore point was looked at.
#[must_use]
pub fn unread(count: usize) -> String {
    match count {
        1 => "1 record in it cannot be read and stays out.".to_owned(),
        n => format!("{n} records in it cannot be read and stay out."),
    }
}

/// How one file differs.
#[must_use]
pub fn difference(goes: usize, comes: usize, changes: usize) -> String {
    let one = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let parts = [one(goes, "taken back"), one(comes, "brought back"), one(changes, "as it was before")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
