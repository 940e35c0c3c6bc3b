//! Entries as JSON text: the one spelling used in files and in storage.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, DeserializeOwned, MapAccess};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::limits;
use crate::domain::{By, EntryId, Moment, order};
use crate::ledger::change::{Fields, Record};
use crate::ledger::{About, Change, Entry, UnknownChange};
pub use crate::words::import::Malformed;

impl From<serde_json::Error> for Malformed {
    fn from(error: serde_json::Error) -> Self {
        let said = error.to_string();
        let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason).to_owned();
        Self { line: error.line(), column: error.column(), reason }
    }
}

/// The JSON text of one entry.
///
/// # Errors
/// Only if an unknown change was built by hand with a body that is not JSON.
pub fn encode_entry(entry: &Entry) -> Result<String, Malformed> {
    Ok(serde_json::to_string(&Wire(entry))?)
}

/// Reads one entry.
///
/// # Errors
/// The text is not an entry.
pub fn decode_entry(text: &str) -> Result<Entry, Malformed> {
    Ok(serde_json::from_str::<Unwired>(text)?.0)
}

/// The JSON text of a pack: an array of entries, one a line.
///
/// # Errors
/// As [`encode_entry`].
pub fn encode_pack<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Result<String, Malformed> {
    let mut text = b"[".to_vec();
    for (i, entry) in entries.into_iter().enumerate() {
        text.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut text, &Wire(entry))?;
    }
    text.extend_from_slice(b"\n]");
    String::from_utf8(text).map_err(|_| Malformed { line: 0, column: 0, reason: "not a text".to_owned() })
}

/// Reads a pack.
///
/// # Errors
/// The text is not an array of entries.
pub fn decode_pack(text: &str) -> Result<Vec<Entry>, Malformed> {
    let entries: Vec<Unwired> = serde_json::from_str(text)?;
    Ok(entries.into_iter().map(|e| e.0).collect())
}

/// An entry on its way out.
pub(super) struct Wire<'a>(pub(super) &'a Entry);

impl Serialize for Wire<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct EntryAsWritten<'a> {
            id: EntryId,
            about: About,
            at: Moment,
            by: By,
            #[serde(skip_serializing_if = "<[EntryId]>::is_empty")]
            replaces: &'a [EntryId],
            change: WireChange<'a>,
        }
        let Entry { id, about, at, by, replaces, change } = self.0;
        EntryAsWritten { id: *id, about: *about, at: *at, by: *by, replaces, change: WireChange(change) }.serialize(serializer)
    }
}

struct WireChange<'a>(&'a Change);

impl Serialize for WireChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Change::Unknown(UnknownChange { kind, body }) => {
                let raw: &RawValue = serde_json::from_str(body).map_err(serde::ser::Error::custom)?;
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(kind, raw)?;
                map.end()
            }
            known => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(known.kind(), &Body(known))?;
                map.end()
            }
        }
    }
}

/// The fields of a known change.
struct Body<'a>(&'a Change);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.write(&mut map)?;
        map.end()
    }
}

/// An entry on its way in, checked.
pub(super) struct Unwired(pub(super) Entry);

impl<'de> Deserialize<'de> for Unwired {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct EntryAsRead {
            id: EntryId,
            about: About,
            at: Moment,
            by: By,
            #[serde(default)]
            replaces: Vec<EntryId>,
            change: UnwiredChange,
        }
        /// Only an object will do, and what is wrong with it as a whole is said on its own line, not on the next entry's.
        struct OneEntry;
        impl<'de> de::Visitor<'de> for OneEntry {
            type Value = Entry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an entry")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                let EntryAsRead { id, about, at, by, mut replaces, change } = EntryAsRead::deserialize(MapAccessDeserializer::new(map))?;
                order::sort(&mut replaces);
                replaces.dedup();
                let entry = Entry { id, about, at, by, replaces, change: change.0 };
                limits::check_entry(&entry).map_err(de::Error::custom)?;
                Ok(entry)
            }
        }
        deserializer.deserialize_map(OneEntry).map(Self)
    }
}

struct UnwiredChange(Change);

impl<'de> Deserialize<'de> for UnwiredChange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneKind;
        impl<'de> de::Visitor<'de> for OneKind {
            type Value = Change;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with one key, the kind of change")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Change, A::Error> {
                let Name(kind) = map.next_key()?.ok_or_else(|| de::Error::custom("a change without a kind"))?;
                let change = if Change::KINDS.contains(&&*kind) {
                    map.next_value_seed(OfKind(&kind))?
                } else {
                    let body: Box<RawValue> = map.next_value()?;
                    Change::Unknown(UnknownChange { kind: kind.into_owned(), body: body.get().into() })
                };
                match map.next_key::<de::IgnoredAny>()? {
                    None => Ok(change),
                    Some(_) => Err(de::Error::custom("a change with more than one kind")),
                }
            }
        }
        deserializer.deserialize_map(OneKind).map(Self)
    }
}

/// The body of a change whose kind was read already.
struct OfKind<'k>(&'k str);

impl<'de> de::DeserializeSeed<'de> for OfKind<'_> {
    type Value = Change;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Change, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> de::Visitor<'de> for OfKind<'_> {
    type Value = Change;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object, the body of {}", self.0)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Change, A::Error> {
        let mut pieces = Pieces::of_map(&mut map)?;
        let change = Change::read(self.0, &mut pieces);
        pieces.no_fault().and_then(|()| pieces.nothing_left(self.0)).map_err(de::Error::custom)?;
        change.ok_or_else(|| de::Error::custom("an unknown kind"))
    }
}

/// A name as it stands in the text: without escapes, as all of ours are, it is read where it stands.
struct Name<'de>(Cow<'de, str>);

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
struct Pieces<'de> {
    left: Vec<(Cow<'de, str>, &'de RawValue)>,
    /// What was wrong first.
    fault: Option<String>,
}

impl<'de> Pieces<'de> {
    fn of_map<A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        let mut pieces = Self { left: Vec::with_capacity(8), fault: None };
        while let Some(Name(name)) = map.next_key()? {
            if pieces.left.iter().any(|(known, _)| *known == name) {
                return Err(de::Error::custom(format_args!("duplicate field `{name}`")));
            }
            pieces.left.push((name, map.next_value()?));
        }
        Ok(pieces)
    }

    /// Makes sure that nothing was wrong with a field that was taken.
    fn no_fault(&mut self) -> Result<(), String> {
        self.fault.take().map_or(Ok(()), Err)
    }

    /// Keeps what is wrong with a field; nothing is read after it.
    fn or_fault<T>(&mut self, read: Result<T, String>) -> Option<T> {
        read.map_err(|fault| self.fault = Some(fault)).ok()
    }

    fn must(&mut self, name: &str) -> Option<&'de RawValue> {
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

    fn find(&mut self, name: &str) -> Option<&'de RawValue> {
        let at = self.left.iter().position(|(known, _)| known == name)?;
        Some(self.left.swap_remove(at).1)
    }
}

impl<'de> Deserialize<'de> for Pieces<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnObject;
        impl<'de> de::Visitor<'de> for AnObject {
            type Value = Pieces<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pieces<'de>, A::Error> {
                Pieces::of_map(&mut map)
            }
        }
        deserializer.deserialize_map(AnObject)
    }
}

/// The pieces of a field that has fields of its own, which are these.
fn pieces<'de>(name: &str, raw: &'de RawValue, fields: &[&str]) -> Result<Pieces<'de>, String> {
    let inner: Pieces<'de> = serde_json::from_str(raw.get()).map_err(|fault| format!("{name}: {}", Malformed::from(fault).reason))?;
    // What is not known is told before what is missing: it may be the same field, misspelled.
    match inner.left.iter().find(|(field, _)| !fields.contains(&&**field)) {
        Some((unknown, _)) => Err(format!("unknown field `{unknown}` in {name}")),
        None => Ok(inner),
    }
}

fn piece<T: DeserializeOwned>(name: &str, raw: &RawValue) -> Result<T, String> {
    serde_json::from_str(raw.get()).map_err(|fault| format!("{name}: {}", Malformed::from(fault).reason))
}

impl Fields for Pieces<'_> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const RATED: &str = concat!(
        r#"{"id":"0000000000001.2","about":"pupil:0000000000001.1","at":"2026-11-23T09:12:44Z","by":"teacher","#,
        r#""replaces":["0000000000001.1"],"change":{"rated":{"voice":"child","criterion":"maths-3.12","#,
        r#""period":"2026-27.autumn-2","band":"green"}}}"#
    );

    #[test]
    fn an_entry_reads_back_as_the_same_text() {
        assert_eq!(encode_entry(&decode_entry(RATED).unwrap()).unwrap(), RATED);
        let undone = r#"{"id":"0000000000001.2","about":"school","at":"2026-11-23T09:12:44Z","by":"child","change":{"undone":{}}}"#;
        assert_eq!(encode_entry(&decode_entry(undone).unwrap()).unwrap(), undone);
    }

    #[test]
    fn an_unknown_change_is_carried_word_for_word() {
        let text = concat!(
            r#"{"id":"0000000000001.2","about":"school","at":"2026-11-23T09:12:44Z","by":"teacher","#,
            r#""change":{"sang":{ "b": [1, 2.50],"a":null }}}"#
        );
        let entry = decode_entry(text).unwrap();
        assert!(matches!(entry.change, Change::Unknown(_)));
        assert_eq!(encode_entry(&entry).unwrap(), text);
    }

    #[test]
    fn a_known_change_with_a_wrong_body_is_refused_with_its_place() {
        let fault = decode_entry(&RATED.replace("green", "Green!")).unwrap_err();
        assert!(fault.reason.contains("a key of 1 to 16 letters"), "{fault}");
        assert!(fault.column > 200, "{fault}");
        assert!(decode_entry(&RATED.replace("\"band\"", "\"more\":1,\"band\"")).is_err());
        assert!(decode_entry(&RATED.replace("pupil:0000000000001.1", "school")).is_err());
        assert!(decode_entry(&RATED.replace("}}}", "},\"noted\":{}}}")).is_err());
    }

    #[test]
    fn every_kind_has_a_plain_name() {
        assert!(Change::KINDS.contains(&"rated") && !Change::KINDS.contains(&"unknown"));
        assert!(Change::KINDS.len() > 10);
    }
}
