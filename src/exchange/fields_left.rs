//! The fields of a change or of a part of it, each as it stands in the text until it is read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeOwned, MapAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::wire::Malformed;
use crate::ledger::Change;
use crate::ledger::change::{Fields, Record};

/// A name as it stands in the text: without escapes, as all of ours are, it is read where it stands.
pub(super) struct Name<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AName;
        impl<'de> de::Visitor<'de> for AName {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E: de::Error>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(AName)
    }
}

/// The fields of a body that were not taken yet, each as it stands in the text.
pub(super) struct FieldsLeft<'de> {
    left: Vec<(Cow<'de, str>, &'de str)>,
    /// What was wrong first.
    fault: Option<String>,
}

impl<'de> FieldsLeft<'de> {
    pub(super) fn new() -> Self {
        Self { left: Vec::with_capacity(8), fault: None }
    }

    pub(super) fn of_map<A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        let mut pieces = Self::new();
        while let Some(Name(name)) = map.next_key()? {
            let raw: &RawValue = map.next_value()?;
            if let Err(name) = pieces.add(name, raw.get()) {
                return Err(de::Error::custom(format_args!("duplicate field `{name}`")));
            }
        }
        Ok(pieces)
    }

    /// Adds a field as it stands in the text, which must be one value.
    ///
    /// # Errors
    /// There is one of this name.
    pub(super) fn add(&mut self, name: Cow<'de, str>, value: &'de str) -> Result<(), Cow<'de, str>> {
        if self.left.iter().any(|(known, _)| *known == name) {
            return Err(name);
        }
        self.left.push((name, value));
        Ok(())
    }

    /// The change of a kind whose fields these are.
    ///
    /// # Errors
    /// One is missing, or not what it should be, or not known.
    pub(super) fn change(mut self, kind: &str) -> Result<Change, String> {
        let change = Change::read(kind, &mut self);
        self.fault.take().map_or(Ok(()), Err).and_then(|()| self.nothing_left(kind))?;
        change.ok_or_else(|| "an unknown kind".to_owned())
    }

    /// Keeps what is wrong with a field; nothing is read after it.
    fn or_fault<T>(&mut self, read: Result<T, String>) -> Option<T> {
        read.map_err(|fault| self.fault = Some(fault)).ok()
    }

    fn must(&mut self, name: &str) -> Option<&'de str> {
        let found = self.find(name).ok_or_else(|| format!("missing field `{name}`"));
        self.or_fault(found)
    }

    /// Makes sure that every field was taken.
    fn nothing_left(&self, whole: &str) -> Result<(), String> {
        match self.left.first() {
            None => Ok(()),
            Some((name, _)) => Err(format!("unknown field `{name}` in {whole}")),
        }
    }

    fn find(&mut self, name: &str) -> Option<&'de str> {
        let at = self.left.iter().position(|(known, _)| known == name)?;
        Some(self.left.swap_remove(at).1)
    }
}

impl<'de> Deserialize<'de> for FieldsLeft<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnObject;
        impl<'de> de::Visitor<'de> for AnObject {
            type Value = FieldsLeft<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FieldsLeft<'de>, A::Error> {
                FieldsLeft::of_map(&mut map)
            }
        }
        deserializer.deserialize_map(AnObject)
    }
}

/// The pieces of a field that has fields of its own, which are these.
fn pieces<'de>(name: &str, raw: &'de str, fields: &[&str]) -> Result<FieldsLeft<'de>, String> {
    let inner: FieldsLeft<'de> = serde_json::from_str(raw).map_err(|fault| format!("{name}: {}", Malformed::from(fault).reason))?;
    // What is not known is told before what is missing: it may be the same field, misspelled.
    match inner.left.iter().find(|(field, _)| !fields.contains(&&**field)) {
        Some((unknown, _)) => Err(format!("unknown field `{unknown}` in {name}")),
        None => Ok(inner),
    }
}

fn piece<T: DeserializeOwned>(name: &str, raw: &str) -> Result<T, String> {
    serde_json::from_str(raw).map_err(|fault| format!("{name}: {}", Malformed::from(fault).reason))
}

impl Fields for FieldsLeft<'_> {
    fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        let raw = self.must(name)?;
        self.or_fault(piece(name, raw))
    }
    fn take_or_default<T: DeserializeOwned + Default>(&mut self, name: &'static str) -> Option<T> {
        match self.find(name) {
            None => Some(T::default()),
            Some(raw) => self.or_fault(piece(name, raw)),
        }
    }
    fn take_record<T: Record>(&mut self, name: &'static str) -> Option<T> {
        let raw = self.must(name)?;
        let mut inner = self.or_fault(pieces(name, raw, T::FIELDS))?;
        let read = T::read(&mut inner);
        if let Some(fault) = inner.fault {
            self.fault = Some(format!("{name}: {fault}"));
        }
        read
    }
}
