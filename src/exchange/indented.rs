//! Entries as they stand in a file of answers: the same words as everywhere, each on a line of its own.

use serde::ser::{Error, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::domain::{By, EntryId, Moment};
use crate::ledger::change::FieldsOut;
use crate::ledger::{About, Change, Entry, UnknownChange};

/// An entry on its way out.
pub(super) struct Indented<'a>(pub(super) &'a Entry);

impl Serialize for Indented<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'a> {
            id: EntryId,
            about: About,
            at: Moment,
            by: By,
            #[serde(skip_serializing_if = "<[EntryId]>::is_empty")]
            replaces: &'a [EntryId],
            change: OneChange<'a>,
        }
        let Entry { id, about, at, by, replaces, change } = self.0;
        Fields { id: *id, about: *about, at: *at, by: *by, replaces, change: OneChange(change) }.serialize(serializer)
    }
}

struct OneChange<'a>(&'a Change);

impl Serialize for OneChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match self.0 {
            Change::Unknown(UnknownChange { kind, body }) => {
                let raw: &RawValue = serde_json::from_str(body).map_err(Error::custom)?;
                map.serialize_entry(kind, raw)?;
            }
            known => map.serialize_entry(known.kind(), &Body(known))?,
        }
        map.end()
    }
}

/// The fields of a known change.
struct Body<'a>(&'a Change);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.write(&mut OfMap(&mut map))?;
        map.end()
    }
}

struct OfMap<'m, M>(&'m mut M);

impl<M: SerializeMap> FieldsOut for OfMap<'_, M> {
    type Error = M::Error;
    fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }
}
