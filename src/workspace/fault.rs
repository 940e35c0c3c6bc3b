//! What can go wrong with the store. Never holds anything that was stored.

/// What went wrong with the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no IndexedDB here, or no good random source.
    NoStorage,
    /// The browser refused to open the storage, or another tab is in the way; the browser's word for it.
    Blocked(String),
    /// The database was last used by a newer version.
    NewerDatabase,
    /// There is no room left.
    Full,
    /// Anything else; the browser's word for it.
    Failed(String),
}
