//! Locking and opening files with a passphrase, in the [age format](https://age-encryption.org/v1). All cryptography is the `age` crate's.

use std::fmt;

#[cfg(feature = "age")]
mod age_format;

#[cfg(feature = "age")]
pub use age_format::{WORK, WORK_MAX, open, seal};

/// How every file in the format begins.
pub const BEGINS: &str = "age-encryption.org/v1";
/// What the worker tells the page once it may ask.
pub const READY: &str = "ready";
/// What the page asks for: that a file is locked.
pub const SEAL: &str = "seal";
/// What the page asks for: that a file is opened.
pub const OPEN: &str = "open";

/// Why a file was not locked, or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// This is not the passphrase it was locked with.
    OtherPassphrase,
    /// It was not locked with a passphrase, but for somebody's key.
    NoPassphrase,
    /// Trying a passphrase on it would take more memory than there is.
    TooMuchWork,
    /// It is damaged, or was cut off.
    Damaged,
    /// It could not be read or written.
    Broken,
}

impl Problem {
    const ALL: [Self; 5] = [Self::OtherPassphrase, Self::NoPassphrase, Self::TooMuchWork, Self::Damaged, Self::Broken];

    /// The word for it, as it goes from one program to the other.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OtherPassphrase => "other-passphrase",
            Self::NoPassphrase => "no-passphrase",
            Self::TooMuchWork => "too-much-work",
            Self::Damaged => "damaged",
            Self::Broken => "broken",
        }
    }

    /// What a word stands for; one that is not known is of something that broke.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|problem| problem.word() == word).unwrap_or(Self::Broken)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl std::error::Error for Problem {}
