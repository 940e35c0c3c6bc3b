//! How a change is read and written: one reader for all kinds.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a change is read from: its fields by name, whatever text they stood in. What is wrong with one is kept by whoever has the fields,
/// not handed up by each of some two hundred reads: that would be a fifth of what reads them, and a first visit fetches it.
pub trait Fields {
    /// Takes a field; `None` where it is missing, or not what it should be.
    fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T>;
    /// Takes a field that is left out where it says nothing; `None` where it is not what it should be.
    fn take_or_default<T: DeserializeOwned + Default>(&mut self, name: &'static str) -> Option<T>;
    /// Takes a field that has fields of its own; `None` where it is missing, or one of them is not what it should be, or is not known.
    fn take_record<T: Record>(&mut self, name: &'static str) -> Option<T>;
}

/// Where the fields of a change are written to.
pub trait FieldsOut {
    /// What can go wrong.
    type Error;
    /// Writes a field.
    ///
    /// # Errors
    /// Those of the writer.
    fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Self::Error>;
}

/// A part of a change that has fields of its own. Read like a change itself, so that each costs a few calls and no reader of its own.
pub trait Record: Sized {
    /// The names of its fields.
    const FIELDS: &'static [&'static str];
    /// Reads it from its fields; `None` where one is missing, or not what it should be.
    fn read<F: Fields>(fields: &mut F) -> Option<Self>;
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
    ($fields:ident, $field:ident, child) => {
        $fields.take(stringify!($field))?
    };
}

macro_rules! put {
    ($map:ident, $field:ident) => {
        $map.put(stringify!($field), $field)?
    };
    ($map:ident, $field:ident, maybe) => {
        if !is_default($field) {
            $map.put(stringify!($field), $field)?
        }
    };
    ($map:ident, $field:ident, date) => {
        $map.put(stringify!($field), &AsDate(*$field))?
    };
    ($map:ident, $field:ident, record) => {
        $map.put(stringify!($field), $field)?
    };
    ($map:ident, $field:ident, child) => {
        $map.put(stringify!($field), $field)?
    };
}

/// Shows the child a field names, where it names one.
macro_rules! see_child {
    ($see:ident, $field:ident, child) => {
        $see($field)
    };
    ($see:ident, $field:ident $(, $how:ident)?) => {};
}

/// Whether two facts say the same: of a kind that begins with a child, all its fields but the children, which one cell has in common.
macro_rules! alike {
    ($one:ident, $other:ident, $Kind:ident { $first:ident: child $(, $field:ident: $($how:ident)?)* }) => {{
        let mine = ($(but_a_child!($field $(, $how)?),)*);
        matches!($other, Self::$Kind { $($field,)* .. } if mine == ($(but_a_child!($field $(, $how)?),)*))
    }};
    ($one:ident, $other:ident, $Kind:ident { $($field:ident: $($how:ident)?),* }) => {{
        $(names_no_child!($($how)?);)*
        $one == $other
    }};
}

macro_rules! names_no_child {
    (child) => {
        compile_error!("of the fields of a kind, one that names a child comes first");
    };
    ($($how:ident)?) => {};
}

/// A field; nothing of one that names a child.
macro_rules! but_a_child {
    ($field:ident, child) => {
        ()
    };
    ($field:ident $(, $how:ident)?) => {
        $field
    };
}

/// A field that names a child and does not say so would outlast the child's erasure: it does not compile.
macro_rules! says_whom_it_names {
    ($ty:ty, child) => {};
    ($ty:ty $(, $how:ident)?) => {
        assert!(!fields::names_a_child(stringify!($ty)), "a field that names a child is marked `= child`")
    };
}

/// Whether a type is, or holds, the id of a child.
pub(super) const fn names_a_child(ty: &str) -> bool {
    let mut rest = ty.as_bytes();
    while let Some((_, after)) = rest.split_first() {
        if matches!(rest, [b'P', b'u', b'p', b'i', b'l', b'I', b'd', ..]) {
            return true;
        }
        rest = after;
    }
    false
}

/// Says how records are read: their fields, as in [`changes!`].
macro_rules! records {
    ($($Type:ident { $($field:ident $(= $how:ident)?),* $(,)? })+) => {$(
        impl Record for $Type {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            fn read<F: Fields>(fields: &mut F) -> Option<Self> {
                Some(Self { $($field: take!(fields, $field $(, $how)?)),* })
            }
        }
    )+};
}

/// Whether a field says nothing.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Makes the kinds of change, each with its name in files. Everything the program must know of a kind stands here, in one place, and a kind
/// that leaves something out does not compile:
///
/// - its fields. Reading and writing share the code of a field among all kinds that have one of its type: derived for each kind by itself
///   it would be the largest part of a first visit. `maybe`: left out where it says nothing. `child`: names a child, by whom it is then
///   found, carried along and erased; such a field comes first;
/// - `home`: whose file it lies in, see [`Home`];
/// - `area`: the part of a child's file it belongs to, see [`FilePart`];
/// - `cell`: what it speaks for; `None` for what only takes away;
/// - `check`: what its types cannot say of its limits.
macro_rules! changes {
    ($(
        $(#[$doc:meta])*
        $Kind:ident $key:literal { $($(#[$of:meta])* $field:ident: $ty:ty $(= $how:ident)?),* $(,)? }
        home: $home:expr, area: $area:expr, cell: $cell:expr, check: $check:expr;
    )+) => {
        /// One typed fact. A released kind never changes its shape: what is new gets a new kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Change {
            $($(#[$doc])* $Kind { $($(#[$of])* $field: $ty),* },)+
            /// A kind from a newer version: carried along untouched, never dropped.
            Unknown(UnknownChange),
        }

        const _: () = { $($(says_whom_it_names!($ty $(, $how)?);)*)+ };

        #[allow(unused_variables, reason = "no kind needs all its fields for everything")]
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

            /// Where it is at home.
            #[must_use]
            pub fn home(&self) -> Home<'_> {
                match self {
                    $(Self::$Kind { $($field),* } => $home,)+
                    Self::Unknown(_) => Home::Unknown,
                }
            }

            /// The part of a child's file it belongs to.
            #[must_use]
            pub fn area(&self) -> FilePart {
                match self {
                    $(Self::$Kind { .. } => $area,)+
                    Self::Unknown(_) => FilePart::Other,
                }
            }

            /// The cell this fact speaks for; none for what only takes away, and for unknown kinds.
            #[must_use]
            pub fn cell(&self) -> Option<Cell> {
                match self {
                    $(Self::$Kind { $($field),* } => $cell,)+
                    Self::Unknown(_) => None,
                }
            }

            /// Checks what the types cannot: lengths and numbers.
            ///
            /// # Errors
            /// Says in words what is wrong.
            pub fn check(&self) -> Result<(), String> {
                match self {
                    $(Self::$Kind { $($field),* } => $check,)+
                    Self::Unknown(unknown) => checks::unknown(unknown),
                }
            }

            /// Shows every child it names.
            fn each_child(&self, see: &mut dyn FnMut(&PupilId)) {
                match self {
                    $(Self::$Kind { $($field),* } => { $(see_child!(see, $field $(, $how)?);)* })+
                    Self::Unknown(_) => {}
                }
            }

            /// Whether two facts of one cell say the same, whichever of a child's linked ids they use.
            #[must_use]
            pub fn says_the_same(&self, other: &Self) -> bool {
                match self {
                    $(Self::$Kind { $($field),* } => alike!(self, other, $Kind { $($field: $($how)?),* }),)+
                    Self::Unknown(_) => self == other,
                }
            }

            /// Reads a change of a kind from its fields; `None` for a kind this version does not know, and where a field is missing or not
            /// what it should be.
            pub fn read<F: Fields>(kind: &str, fields: &mut F) -> Option<Self> {
                Some(match kind {
                    $($key => Self::$Kind { $($field: take!(fields, $field $(, $how)?)),* },)+
                    _ => return None,
                })
            }

            /// Writes the fields; none of an unknown kind.
            ///
            /// # Errors
            /// Those of the writer.
            pub fn write<W: FieldsOut>(&self, map: &mut W) -> Result<(), W::Error> {
                match self {
                    $(Self::$Kind { $($field),* } => { $(put!(map, $field $(, $how)?);)* })+
                    Self::Unknown(_) => {}
                }
                Ok(())
            }
        }
    };
}
