//! Short readable keys: a band of the colour scheme, a subject.
//!
//! Each takes sixteen bytes, the letters of the longest and no more: a school holds hundreds of thousands of marks, each with two of them.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use tinystr::TinyAsciiStr;

/// Longest key, in bytes.
pub const KEY_MAX: usize = 16;

/// A text that cannot be a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key of 1 to 16 letters a-z, digits and hyphens")
    }
}

/// Reads any type that has one text form, saying `expecting` where the text is something else.
pub(crate) fn from_text<'de, D, T>(deserializer: D, expecting: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
{
    struct Text<T>(&'static str, PhantomData<T>);
    impl<T: FromStr> de::Visitor<'_> for Text<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
        }
    }
    deserializer.deserialize_str(Text(expecting, PhantomData))
}

/// Makes types with one text form, `Display` and `FromStr`, look and travel as that text. What is written a hundred thousand times names
/// the function that spells it.
macro_rules! as_text {
    (@put $value:ident, $to:ident) => { $to.collect_str($value) };
    (@put $value:ident, $to:ident, $text:ident) => { $to.serialize_str(&$value.$text()) };
    ($($name:ident: $expecting:literal $(, spelled by $text:ident)?);+ $(;)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { std::fmt::Display::fmt(self, f) }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::domain::key::as_text!(@put self, to $(, $text)?)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::domain::key::from_text(deserializer, $expecting)
            }
        }
    )+};
}
pub(crate) use as_text;

/// A key made of a name, with a number behind it where that key is taken; `None` only where a hundred are. A name in letters of other
/// alphabets leaves nothing to make a key of: then it is `otherwise`.
pub fn free_key<K: FromStr>(name: &str, otherwise: &str, taken: impl Fn(&K) -> bool) -> Option<K> {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    // Room for a number behind.
    let stem: String = plain.chars().take(KEY_MAX - 3).collect();
    let stem = if stem.is_empty() { otherwise.to_owned() } else { stem.trim_matches('-').to_owned() };
    let numbered = (2..100).filter_map(|n| format!("{stem}-{n}").parse().ok());
    stem.parse().ok().into_iter().chain(numbered).find(|key| !taken(key))
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name(TinyAsciiStr<KEY_MAX>);

        impl $name {
            /// The key as text.
            #[must_use]
            pub fn as_str(&self) -> &str { self.0.as_str() }

            /// Its letters as one number, which is in the order of the texts: two are compared at once, not letter by letter.
            fn number(self) -> u128 { u128::from_be_bytes(*self.0.all_bytes()) }
        }
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool { self.0.all_bytes() == other.0.all_bytes() }
        }
        impl Eq for $name {}
        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> { Some(self.cmp(other)) }
        }
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering { self.number().cmp(&other.number()) }
        }
        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) { self.0.all_bytes().hash(state); }
        }
        impl FromStr for $name {
            type Err = NotAKey;
            fn from_str(text: &str) -> Result<Self, NotAKey> {
                let fit = !text.is_empty()
                    && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                if !fit { return Err(NotAKey); }
                TinyAsciiStr::try_from_str(text).map(Self).map_err(|_| NotAKey)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.as_str()) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.as_str()) }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_str(self.as_str()) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                from_text(deserializer, "a key of 1 to 16 letters a-z, digits and hyphens")
            }
        }
    )+};
}

keys! {
    /// Names one band of a colour scheme for ever, whatever its wording becomes: `green`.
    BandKey,
    /// Names one subject of a curriculum: `maths`.
    SubjectKey,
    /// Names one strand of attitude and behaviour: `uniform`.
    StrandKey,
    /// Names one test that is sat again and again: `spelling`.
    TestKey,
    /// Names one kind of praise: `kindness`.
    PraiseKey,
    /// Names one group of children of the school's own: `maths-set-1`.
    GroupKey,
    /// Names one picture a child can choose for itself: `fox`.
    PictureKey,
    /// A verdict of a judgement: a step, a band, a level.
    VerdictKey,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_short_and_plain() {
        assert!("green".parse::<BandKey>().is_ok());
        assert!("band-2".parse::<BandKey>().is_ok());
        let mut all: Vec<BandKey> = ["b", "a-2", "ab", "a", "abcdefghijklmnop"].iter().map(|text| text.parse().unwrap()).collect();
        all.sort_unstable();
        let sorted: Vec<&str> = all.iter().map(BandKey::as_str).collect();
        assert_eq!(sorted, ["a", "a-2", "ab", "abcdefghijklmnop", "b"], "in the order of their texts");
        for text in ["", "Green", "a b", "ä", "abcdefghijklmnopq"] {
            assert_eq!(text.parse::<BandKey>(), Err(NotAKey), "{text}");
        }
    }
}
