//! What can go wrong with the browser. Never holds anything that was stored; the words for people are in `ui::words`.

use indexed_db_futures::error::{Error, OpenDbError};
use wasm_bindgen::{JsCast, JsValue};

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

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => Self::from(web_sys::DomException::from(exception)),
            // The text of other errors could quote a value; their kind says enough.
            Error::Serialisation(_) => Self::Failed("a record has a strange type".to_owned()),
            Error::MissingData(_) => Self::Failed("the transaction was broken off".to_owned()),
            Error::Unknown(_) => Self::Failed("an unknown error".to_owned()),
        }
    }
}

impl From<web_sys::DomException> for Fault {
    fn from(exception: web_sys::DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::NewerDatabase,
            name => Self::Failed(format!("{name}: {}", exception.message())),
        }
    }
}

impl From<JsValue> for Fault {
    fn from(value: JsValue) -> Self {
        match value.dyn_into::<web_sys::DomException>() {
            Ok(exception) => Self::from(exception),
            Err(_) => Self::Failed("an unknown error".to_owned()),
        }
    }
}

impl From<OpenDbError> for Fault {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => Self::NoStorage,
            // The library says this of whatever `open` throws, and no version here is zero: the page may not use storage.
            OpenDbError::VersionZero => Self::Blocked("opening was refused".to_owned()),
            OpenDbError::Base(base) => match Self::from(base) {
                Self::Failed(said) => Self::Blocked(said),
                other => other,
            },
        }
    }
}
