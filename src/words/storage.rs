//! What can go wrong with the browser's storage, and what to do. Never holds anything that was stored.

/// What went wrong with the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no IndexedDB here, or no good random source.
    NoStorage,
    /// The browser refused to open the storage, or another tab is in the way; the browser's word for it.
    Blocked(String),
    /// The database was last used by a newer version.
    NewerDatabase,
    /// The browser has closed the storage, as it does where a disk is full; it is being opened again.
    Closed,
    /// There is no room left.
    Full,
    /// Anything else; the browser's word for it.
    Failed(String),
}

/// What went wrong with the storage, and what to do.
#[must_use]
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NoStorage => {
            "This browser does not let Lantern keep files (no IndexedDB). A private window or a strict setting can be the reason. \
             Please open Lantern in an ordinary window, or allow this site to store data."
                .to_owned()
        }
        Fault::Blocked(said) => format!(
            "The browser did not open Lantern’s storage ({said}). Please close other Lantern tabs, leave private browsing if you are in \
             it, and reload."
        ),
        Fault::NewerDatabase => "These files were last used with a newer Lantern than this page. Nothing was touched. \
             Please reload to get the newer version, or open the page you used last."
            .to_owned(),
        Fault::Closed => "The browser has closed Lantern’s storage: there may be no room left, or a newer Lantern was opened in another \
             tab. Please try again in a moment. If it stays so, free some space on this device and reload."
            .to_owned(),
        Fault::Full => {
            "There is no room left: the browser refused to store more. Export everything now, then free some space on this device."
                .to_owned()
        }
        Fault::Failed(said) => format!("The browser’s storage reported a problem ({said}). Please export everything, then reload."),
    }
}

/// Something was not stored, and why.
#[must_use]
pub fn not_saved(fault: &Fault) -> String {
    format!("Not saved. {}", self::fault(fault))
}

/// The room the browser gives is nearly full: so many megabytes are left.
#[must_use]
pub fn room_short(left: u64) -> String {
    format!("There are only {left} MB of room left for Lantern on this device. Please export everything now, then free some space on it.")
}

/// Records that could not be read.
#[must_use]
pub fn records_aside(count: usize) -> String {
    format!("{count} of the stored records could not be read. ")
}

/// What becomes of them.
pub const ASIDE_KEPT: &str =
    "They are kept exactly as they are and nothing will overwrite them. Please save a copy of everything and ask for help.";
