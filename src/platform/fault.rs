//! The browser's errors as faults.

use indexed_db_futures::error::{Error, OpenDbError};
use wasm_bindgen::{JsCast, JsValue};

pub use crate::words::Fault;

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
