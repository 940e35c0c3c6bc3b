//! Entries as JSON text: the one spelling used in files and in storage.

use std::fmt;
use std::sync::Arc;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::fields_left::{FieldsLeft, Name};
use super::limits;
use super::plain;
use crate::domain::id::Stamp;
use crate::domain::{By, EntryId, Moment, Voice, order};
use crate::ledger::change::{FieldsOut, Unfit};
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
    let mut text = Vec::new();
    spell(entry, &mut text, &mut Around::default())?;
    read_back(text)
}

/// What was written, as a text.
pub(super) fn read_back(text: Vec<u8>) -> Result<String, Malformed> {
    String::from_utf8(text).map_err(|_| Malformed { line: 0, column: 0, reason: "not a text".to_owned() })
}

/// Reads one entry.
///
/// # Errors
/// The text is not an entry.
pub fn decode_entry(text: &str) -> Result<Entry, Malformed> {
    plain::entry(text).map_or_else(|| decode_any_entry(text), Ok)
}

/// The same for an entry however it is spelled, and with what is wrong with it.
pub(super) fn decode_any_entry(text: &str) -> Result<Entry, Malformed> {
    Ok(serde_json::from_str::<Unwired>(text)?.0)
}

/// The JSON text of a pack: an array of entries, one a line.
///
/// # Errors
/// As [`encode_entry`].
pub fn encode_pack<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Result<String, Malformed> {
    let (mut text, mut around) = (b"[".to_vec(), Around::default());
    for (i, entry) in entries.into_iter().enumerate() {
        text.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        spell(entry, &mut text, &mut around)?;
    }
    text.extend_from_slice(b"\n]");
    read_back(text)
}

/// Reads a pack.
///
/// # Errors
/// The text is not an array of entries.
pub fn decode_pack(text: &str) -> Result<Vec<Entry>, Malformed> {
    if let Some(entries) = a_line_each(text) {
        return Ok(entries);
    }
    let entries: Vec<Unwired> = serde_json::from_str(text)?;
    Ok(entries.into_iter().map(|e| e.0).collect())
}

/// Reads a pack as [`encode_pack`] writes it; `None` where it is written otherwise, or an entry is wrong.
fn a_line_each(text: &str) -> Option<Vec<Entry>> {
    let inside = text.strip_prefix("[\n")?.strip_suffix("\n]")?;
    // No text in JSON goes over the end of a line.
    inside.split(",\n").map(|entry| decode_entry(entry).ok()).collect()
}

/// How much room is made for an entry before it is written.
const ENTRY_LENGTH: usize = 320;

/// What was spelled in the entry before: most entries are about the child and by the hand of the one before them.
#[derive(Debug, Default)]
pub(super) struct Around {
    about: Option<(About, Vec<u8>)>,
    by: Option<(By, Vec<u8>)>,
}

/// Writes an entry. What stands around its fields is put down as it is: nothing of it can need an escape.
pub(super) fn spell(entry: &Entry, text: &mut Vec<u8>, around: &mut Around) -> Result<(), Malformed> {
    // Most are shorter.
    text.reserve(ENTRY_LENGTH);
    let Entry { id, about, at, by, replaces, change } = entry;
    put(text, "{\"id\":\"", &Stamp::from(*id).text());
    put_as_before(text, *about, &mut around.about, || spelled("\",\"about\":\"", about.parts(), "\",\"at\":\""));
    text.extend_from_slice(at.text().as_bytes());
    put_as_before(text, *by, &mut around.by, || spelled("\",\"by\":\"", by.parts(), ""));
    for (nth, id) in replaces.iter().enumerate() {
        put(text, if nth == 0 { "\",\"replaces\":[\"" } else { "\",\"" }, &Stamp::from(*id).text());
    }
    text.extend_from_slice(if replaces.is_empty() { b"\",\"change\":{" } else { b"\"],\"change\":{" });
    match change {
        Change::Unknown(UnknownChange { kind, body }) => {
            let raw: &RawValue = serde_json::from_str(body)?;
            serde_json::to_writer(&mut *text, kind)?;
            text.push(b':');
            text.extend_from_slice(raw.get().as_bytes());
        }
        // Nine entries of ten, by hand for the same reason; nothing in them can need an escape.
        Change::Rated { voice, criterion, period, band } => {
            let voice = match voice {
                Voice::Teacher => "teacher",
                Voice::Child => "child",
            };
            put(text, "\"rated\":{\"voice\":\"", voice);
            put(text, "\",\"criterion\":\"", &criterion.text());
            put(text, "\",\"period\":\"", &period.text());
            put(text, "\",\"band\":\"", band.as_str());
            text.extend_from_slice(b"\"}");
        }
        known => {
            put(text, "\"", known.kind());
            text.extend_from_slice(b"\":");
            let mut body = Body { text, begun: false };
            known.write(&mut body)?;
            let ends: &[u8] = if body.begun { b"}" } else { b"{}" };
            text.extend_from_slice(ends);
        }
    }
    text.extend_from_slice(b"}}");
    Ok(())
}

/// Puts down what was put down before, spelled anew only where it is another.
fn put_as_before<T: PartialEq>(text: &mut Vec<u8>, value: T, before: &mut Option<(T, Vec<u8>)>, spelled: impl FnOnce() -> Vec<u8>) {
    match before {
        Some((same, spelled)) if *same == value => text.extend_from_slice(spelled),
        _ => {
            let spelled = spelled();
            text.extend_from_slice(&spelled);
            *before = Some((value, spelled));
        }
    }
}

fn spelled(before: &str, (word, id): (&str, Option<Stamp>), after: &str) -> Vec<u8> {
    let mut text = Vec::new();
    put(&mut text, before, word);
    if let Some(id) = id {
        put(&mut text, ":", &id.text());
    }
    text.extend_from_slice(after.as_bytes());
    text
}

/// By hand: there are hundreds of thousands of entries, and the general way to write takes several times as long.
fn put(text: &mut Vec<u8>, before: &str, value: &str) {
    text.extend_from_slice(before.as_bytes());
    text.extend_from_slice(value.as_bytes());
}

/// The fields of a known change, on their way out.
struct Body<'t> {
    text: &'t mut Vec<u8>,
    begun: bool,
}

impl FieldsOut for Body<'_> {
    type Error = serde_json::Error;
    fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Self::Error> {
        let before = if std::mem::replace(&mut self.begun, true) { ",\"" } else { "{\"" };
        put(self.text, before, name);
        self.text.extend_from_slice(b"\":");
        serde_json::to_writer(&mut *self.text, value)
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
                let EntryAsRead { id, about, at, by, replaces, change } = EntryAsRead::deserialize(MapAccessDeserializer::new(map))?;
                checked(Entry { id, about, at, by, replaces, change: change.0 }).map_err(de::Error::custom)
            }
        }
        deserializer.deserialize_map(OneEntry).map(Self)
    }
}

/// An entry that was read, within its limits.
pub(super) fn checked(mut entry: Entry) -> Result<Entry, Unfit> {
    order::sort(&mut entry.replaces);
    entry.replaces.dedup();
    limits::check_entry(&entry).map(|()| entry)
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
        FieldsLeft::of_map(&mut map)?.change(self.0).map_err(de::Error::custom)
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
