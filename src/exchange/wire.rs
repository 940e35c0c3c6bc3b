//! Entries as JSON text: the one spelling used in files and in storage.

use std::fmt;
use std::sync::Arc;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, EnumAccess, IntoDeserializer, MapAccess, VariantAccess};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::limits;
use crate::domain::{By, EntryId, Moment, order};
use crate::ledger::{About, Change, Entry, UnknownChange};

/// A text that does not hold what it should, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Line, from 1; 0 where it is not a matter of one line.
    pub line: usize,
    /// Column, from 1; 0 where it is not a matter of one column.
    pub column: usize,
    /// What was wrong.
    pub reason: String,
}

impl From<serde_json::Error> for Malformed {
    fn from(error: serde_json::Error) -> Self {
        let said = error.to_string();
        let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason).to_owned();
        Self { line: error.line(), column: error.column(), reason }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.reason)
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
    let mut text = String::from("[");
    for (i, entry) in entries.into_iter().enumerate() {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        text.push_str(&encode_entry(entry)?);
    }
    text.push_str("\n]");
    Ok(text)
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
        struct Fields<'a> {
            id: EntryId,
            about: About,
            at: Moment,
            by: By,
            #[serde(skip_serializing_if = "<[EntryId]>::is_empty")]
            replaces: &'a [EntryId],
            change: WireChange<'a>,
        }
        let Entry { id, about, at, by, replaces, change } = self.0;
        Fields { id: *id, about: *about, at: *at, by: *by, replaces, change: WireChange(change) }.serialize(serializer)
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
            known => known.serialize(serializer),
        }
    }
}

/// An entry on its way in, checked.
pub(super) struct Unwired(pub(super) Entry);

impl<'de> Deserialize<'de> for Unwired {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
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
                let Fields { id, about, at, by, mut replaces, change } = Fields::deserialize(MapAccessDeserializer::new(map))?;
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
                let kind: String = map.next_key()?.ok_or_else(|| de::Error::custom("a change without a kind"))?;
                let change = if known_kinds().contains(&kind.as_str()) {
                    Change::deserialize(Known { kind, map: &mut map })?
                } else {
                    let body: Box<RawValue> = map.next_value()?;
                    Change::Unknown(UnknownChange { kind, body: body.get().into() })
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

/// A change of a known kind whose key was read already.
struct Known<'m, A> {
    kind: String,
    map: &'m mut A,
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Known<'_, A> {
    type Error = A::Error;
    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_enum(self)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, A: MapAccess<'de>> EnumAccess<'de> for Known<'_, A> {
    type Error = A::Error;
    type Variant = Self;
    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), A::Error> {
        let kind = seed.deserialize(self.kind.as_str().into_deserializer())?;
        Ok((kind, self))
    }
}

impl<'de, A: MapAccess<'de>> VariantAccess<'de> for Known<'_, A> {
    type Error = A::Error;
    fn unit_variant(self) -> Result<(), A::Error> {
        self.map.next_value()
    }
    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
    fn tuple_variant<V: de::Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, A::Error> {
        Err(de::Error::custom("a change is an object"))
    }
    fn struct_variant<V: de::Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, A::Error> {
        struct Body<V>(V);
        impl<'de, V: de::Visitor<'de>> de::DeserializeSeed<'de> for Body<V> {
            type Value = V::Value;
            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
                deserializer.deserialize_map(self.0)
            }
        }
        self.map.next_value_seed(Body(visitor))
    }
}

/// The kinds of change this version knows, as serde names them.
fn known_kinds() -> &'static [&'static str] {
    use std::sync::OnceLock;
    static KINDS: OnceLock<&'static [&'static str]> = OnceLock::new();
    /// A deserializer that only learns which variants it is asked for.
    struct Asks;
    #[derive(Debug)]
    struct Learned(&'static [&'static str]);
    impl fmt::Display for Learned {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("learned")
        }
    }
    impl std::error::Error for Learned {}
    impl de::Error for Learned {
        fn custom<T: fmt::Display>(_: T) -> Self {
            Self(&[])
        }
    }
    impl<'de> Deserializer<'de> for Asks {
        type Error = Learned;
        fn deserialize_any<V: de::Visitor<'de>>(self, _: V) -> Result<V::Value, Learned> {
            Err(Learned(&[]))
        }
        fn deserialize_enum<V: de::Visitor<'de>>(
            self,
            _: &'static str,
            variants: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Learned> {
            Err(Learned(variants))
        }
        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
            tuple_struct map struct identifier ignored_any
        }
    }
    KINDS.get_or_init(|| Change::deserialize(Asks).map_or_else(|learned| learned.0, |_| &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATED: &str = r#"{"id":"0000000000001.2","about":"pupil:0000000000001.1","at":"2026-11-23T09:12:44Z","by":"teacher","replaces":["0000000000001.1"],"change":{"rated":{"voice":"child","criterion":"maths-3.12","period":"2026-27.autumn-2","band":"green"}}}"#;

    #[test]
    fn an_entry_reads_back_as_the_same_text() {
        assert_eq!(encode_entry(&decode_entry(RATED).unwrap()).unwrap(), RATED);
        let undone = r#"{"id":"0000000000001.2","about":"school","at":"2026-11-23T09:12:44Z","by":"child","change":{"undone":{}}}"#;
        assert_eq!(encode_entry(&decode_entry(undone).unwrap()).unwrap(), undone);
    }

    #[test]
    fn an_unknown_change_is_carried_word_for_word() {
        let text = r#"{"id":"0000000000001.2","about":"school","at":"2026-11-23T09:12:44Z","by":"teacher","change":{"sang":{ "b": [1, 2.50],"a":null }}}"#;
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
        assert!(known_kinds().contains(&"rated") && !known_kinds().contains(&"unknown"));
        assert!(known_kinds().len() > 10);
    }
}
