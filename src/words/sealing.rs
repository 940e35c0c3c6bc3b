//! Files that are locked with a passphrase.

pub use lantern_sealing::Problem;

/// The question before everything is saved.
pub const SAVE_EVERYTHING: &str = "Save a copy of everything";
/// What locking does.
pub const WHAT_IT_IS: &str = "With a passphrase, whoever finds the file can read nothing in it.";
/// What is to be kept in mind about it.
pub const WRITE_IT_DOWN: &str = "At least 12 characters; four words or more are good. Write it down and keep it apart from the file.";
/// What a forgotten passphrase means.
pub const FORGOTTEN: &str = "Without its passphrase nobody can open the file, and there is no way round it: we have none either. \
    What is on this device stays as it is, so a new copy can be saved with a new passphrase at any time.";
/// Where an open file may go.
pub const WHERE_TO: &str = "Where does the file go? Without a passphrase, anyone it comes to can read everything in it: save it so \
    only to a place that nobody but staff can open, never to a stick, an e-mail or a computer at home.";
/// A passphrase that would be guessed.
pub const WEAK: &str = "This would be guessed too soon. Please take at least 12 characters that are no row of the keyboard, no \
    name of your school or class and none of the usual passwords, or let Lantern make one up.";
/// A file is being locked.
pub const LOCKING: &str = "Locking the file …";
/// A file is being opened.
pub const OPENING: &str = "Opening the file …";
/// What to do where nobody knows the passphrase any more.
pub const NOBODY_KNOWS: &str = "Ask whoever saved the file. If nobody knows the passphrase any more, the file cannot be opened: we \
    have no way round it either. Save a new one on the device that has the files, or look there under “Copies and restore points”.";

/// Why a file was not locked, or not opened.
#[must_use]
pub fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::OtherPassphrase => {
            "That is not the passphrase of this file. Please look for capital letters and spaces, and try again: nothing is lost by it."
        }
        Problem::NoPassphrase => {
            "This file was not locked with a passphrase but for one person’s key. Please ask whoever has the key to unlock it."
        }
        Problem::TooMuchWork => {
            "This device has not enough memory to open this file. Please open it on a larger one, or unlock it with the age program first."
        }
        Problem::Damaged => {
            "This file is damaged or was cut off on its way. Please copy it again from where it was saved. Nothing was changed."
        }
        Problem::Broken => {
            "The file could not be locked or opened here, and nothing was saved. Please look at your connection and try again."
        }
    }
}

/// The question before the file of one child is saved.
pub const SAVE_CHILD: &str = "Save the file of this child";

/// The question before a class is saved.
#[must_use]
pub fn save_class(name: &str) -> String {
    format!("Save the files of class {name}")
}

/// The file that is locked, by name.
#[must_use]
pub fn asked_for(name: &str) -> String {
    format!("Please type the passphrase with which “{name}” was saved.")
}

/// It was saved, and nobody can read it without.
#[must_use]
pub fn saved(name: &str) -> String {
    format!("Saved as {name}, locked with its passphrase, and read back. Keep the passphrase apart from the file.")
}
