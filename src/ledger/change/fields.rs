//! How a change is read and written: one reader for all kinds.

use serde::de::DeserializeOwned;

/// What a change is read from: its fields by name, whatever text they stood in.
pub trait Fields {
    /// What can be wrong with them.
    type Error;
    /// Takes a field.
    ///
    /// # Errors
    /// It is missing, or not what it should be.
    fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Self::Error>;
    /// Takes a field that is left out where it says nothing.
    ///
    /// # Errors
    /// It is not what it should be.
    fn take_or_default<T: DeserializeOwned + Default>(&mut self, name: &'static str) -> Result<T, Self::Error>;
    /// Takes a field that has fields of its own.
    ///
    /// # Errors
    /// It is missing, or one of its fields is not what it should be, or is not known.
    fn take_record<T: Record>(&mut self, name: &'static str) -> Result<T, Self::Error>;
}

/// A part of a change that has fields of its own. Read like a change itself, so that each costs a few calls and no reader of its own.
pub trait Record: Sized {
    /// The names of its fields.
    const FIELDS: &'static [&'static str];
    /// Reads it from its fields.
    ///
    /// # Errors
    /// A field is missing, or not what it should be.
    fn read<F: Fields>(fields: &mut F) -> Result<Self, F::Error>;
}

/// A change this version does not know, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownChange {
    /// The name of its kind.
    pub kind: String,
    /// Its body, word for word as it stood in the file.
    pub body: Box<str>,
}

macro_rules! take {
    ($fields:ident, $field:ident) => {
        $fields.take(stringify!($field))?
    };
    ($fields:ident, $field:ident, maybe) => {
        $fields.take_or_default(stringify!($field))?
    };
    ($fields:ident, $field:ident, date) => {
        $fields.take::<AsDate>(stringify!($field))?.0
    };
    ($fields:ident, $field:ident, maybe_date) => {
        $fields.take_or_default::<Option<AsDate>>(stringify!($field))?.map(|day| day.0)
    };
    ($fields:ident, $field:ident, record) => {
        $fields.take_record(stringify!($field))?
    };
}

macro_rules! put {
    ($map:ident, $field:ident) => {
        $map.serialize_entry(stringify!($field), $field)?
    };
    ($map:ident, $field:ident, maybe) => {
        if !is_default($field) {
            $map.serialize_entry(stringify!($field), $field)?
        }
    };
    ($map:ident, $field:ident, date) => {
        $map.serialize_entry(stringify!($field), &AsDate(*$field))?
    };
    ($map:ident, $field:ident, record) => {
        $map.serialize_entry(stringify!($field), $field)?
    };
}

/// Says how records are read: their fields, as in [`changes!`].
macro_rules! records {
    ($($Type:ident { $($field:ident $(= $how:ident)?),* $(,)? })+) => {$(
        impl Record for $Type {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            fn read<F: Fields>(fields: &mut F) -> Result<Self, F::Error> {
                Ok(Self { $($field: take!(fields, $field $(, $how)?)),* })
            }
        }
    )+};
}

/// Whether a field says nothing.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Makes the kinds of change, each with its name in files. Reading and writing share the code of a field among all kinds that have one of
/// its type: derived for each kind by itself it would be the largest part of a first visit. `maybe`: left out where it says nothing.
macro_rules! changes {
    ($($(#[$doc:meta])* $Kind:ident $key:literal { $($(#[$of:meta])* $field:ident: $ty:ty $(= $how:ident)?),* $(,)? })+) => {
        /// One typed fact. A released kind never changes its shape: what is new gets a new kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Change {
            $($(#[$doc])* $Kind { $($(#[$of])* $field: $ty),* },)+
            /// A kind from a newer version: carried along untouched, never dropped.
            Unknown(UnknownChange),
        }

        impl Change {
            /// The kinds this version knows, as they are called in files.
            pub const KINDS: &[&str] = &[$($key),+];

            /// The name of its kind in files.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$Kind { .. } => $key,)+
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }

            /// Reads a change of a kind from its fields; `None` for a kind this version does not know.
            ///
            /// # Errors
            /// A field is missing, or not what it should be.
            pub fn read<F: Fields>(kind: &str, fields: &mut F) -> Result<Option<Self>, F::Error> {
                Ok(Some(match kind {
                    $($key => Self::$Kind { $($field: take!(fields, $field $(, $how)?)),* },)+
                    _ => return Ok(None),
                }))
            }

            /// Writes the fields; none of an unknown kind.
            ///
            /// # Errors
            /// Those of the map.
            pub fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self {
                    $(Self::$Kind { $($field),* } => { $(put!(map, $field $(, $how)?);)* })+
                    Self::Unknown(_) => {}
                }
                Ok(())
            }
        }
    };
}
