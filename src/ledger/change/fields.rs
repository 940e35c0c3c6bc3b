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
