//! Entries as Lantern itself spells them, read where they stand. Nearly every entry that is ever read was written by Lantern, and this
//! takes a fraction of the time that a reader of any JSON takes.
//!
//! This reader never says what is wrong: wherever a text is spelled otherwise, or holds what only a whole parser can judge (escapes, fields
//! of fields, unknown kinds), it gives up, and [`super::wire`] reads the entry. What it does read, that reader would read alike.

use std::borrow::Cow;
use std::str::FromStr;

use arrayvec::ArrayString;
use memchr::memchr2;

use super::fields_left::FieldsLeft;
use super::wire::checked;
use crate::domain::{By, CriterionId, Moment, Period, Voice};
use crate::ledger::{About, Change, Entry};

/// Reads an entry; `None` where it is not spelled as Lantern spells it.
pub(super) fn entry(text: &str) -> Option<Entry> {
    beginning(text, &mut Before::default()).filter(|(_, length)| *length == text.len()).map(|(entry, _)| entry)
}

/// What the entry before said, as it stood and as it was read: most entries are about the child and by the hand of the one before them, and
/// child and teacher judge the same.
#[derive(Debug, Default)]
pub(super) struct Before {
    about: Same<About>,
    at: Same<Moment>,
    by: Same<By>,
    criterion: Same<CriterionId>,
    period: Same<Period>,
}

/// A text and what it stands for.
type Same<T> = Option<(ArrayString<LONGEST>, T)>;
/// No text that is kept so is longer.
const LONGEST: usize = 40;

/// Reads the entry that a text begins with, and says how long it is.
pub(super) fn beginning(text: &str, before: &mut Before) -> Option<(Entry, usize)> {
    let mut text = Cursor { text, at: 0 };
    text.past("{\"id\":")?;
    let id = text.read()?;
    text.past(",\"about\":")?;
    let about = as_before(text.string()?, &mut before.about)?;
    text.past(",\"at\":")?;
    let at = as_before(text.string()?, &mut before.at)?;
    text.past(",\"by\":")?;
    let by = as_before(text.string()?, &mut before.by)?;
    let mut replaces = Vec::new();
    if text.past(",\"replaces\":[").is_some() {
        replaces.push(text.read()?);
        while text.past(",").is_some() {
            replaces.push(text.read()?);
        }
        text.past("]")?;
    }
    text.past(",\"change\":{")?;
    let kind = text.string()?;
    text.past(":{")?;
    let begins = text.at;
    let rating = if kind == RATED { rated(&mut text, before) } else { None };
    let change = match rating {
        Some(rating) => rating,
        None => {
            text.at = begins;
            change(kind, &mut text)?
        }
    };
    text.past("}}")?;
    checked(Entry { id, about, at, by, replaces, change }).ok().map(|entry| (entry, text.at))
}

/// What a text stands for, read anew only where it is not the one before.
fn as_before<T: FromStr + Copy>(text: &str, before: &mut Same<T>) -> Option<T> {
    match before {
        Some((same, read)) if same.as_str() == text => Some(*read),
        _ => {
            let read = text.parse().ok()?;
            *before = ArrayString::from(text).ok().map(|text| (text, read));
            Some(read)
        }
    }
}

/// The kind that nine entries of ten are of.
const RATED: &str = "rated";

/// The body of a rating, its fields in their order; `None` for any other, which is then read like every other change.
fn rated(text: &mut Cursor<'_>, before: &mut Before) -> Option<Change> {
    text.past("\"voice\":")?;
    let voice = match text.string()? {
        "teacher" => Voice::Teacher,
        "child" => Voice::Child,
        _ => return None,
    };
    text.past(",\"criterion\":")?;
    let criterion = as_before(text.string()?, &mut before.criterion)?;
    text.past(",\"period\":")?;
    let period = as_before(text.string()?, &mut before.period)?;
    text.past(",\"band\":")?;
    let band = text.read()?;
    text.past("}")?;
    Some(Change::Rated { voice, criterion, period, band })
}

/// The body of a change, after its opening brace, and past its closing one.
fn change(kind: &str, text: &mut Cursor<'_>) -> Option<Change> {
    let mut pieces = FieldsLeft::new();
    if text.past("}").is_none() {
        loop {
            let name = text.string()?;
            text.past(":")?;
            pieces.add(Cow::Borrowed(name), text.value()?).ok()?;
            if text.past(",").is_none() {
                break;
            }
        }
        text.past("}")?;
    }
    pieces.change(kind).ok()
}

/// A text, and how far it was read.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    #[inline(always)]
    fn left(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Goes past exactly this.
    #[inline(always)]
    fn past(&mut self, expected: &str) -> Option<()> {
        let there = self.left().starts_with(expected.as_bytes());
        self.at += if there { expected.len() } else { 0 };
        there.then_some(())
    }

    /// The inside of a string, past its closing quote; `None` for one that has escapes.
    fn string(&mut self) -> Option<&'t str> {
        self.past("\"")?;
        let begins = self.at;
        self.at += memchr2(b'"', b'\\', self.left())?;
        let inside = self.from(begins);
        self.past("\"").and(inside)
    }

    /// A string that stands for something.
    fn read<T: FromStr>(&mut self) -> Option<T> {
        self.string()?.parse().ok()
    }

    /// A value that has no fields of its own, as it stands.
    fn value(&mut self) -> Option<&'t str> {
        let begins = self.at;
        if self.left().first() == Some(&b'"') {
            self.string()?;
        } else {
            self.at += self.left().iter().position(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'-' | b'.'))?;
        }
        self.from(begins)
    }

    /// What was read since.
    fn from(&self, begins: usize) -> Option<&'t str> {
        self.text.get(begins..self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::wire::{decode_any_entry, encode_entry};
    use super::*;

    const RATED: &str = concat!(
        r#"{"id":"0000000000001.2","about":"pupil:0000000000001.1","at":"2026-11-23T09:12:44Z","by":"teacher:0000000000002.7","#,
        r#""replaces":["0000000000001.1","0000000000001.3"],"change":{"rated":{"voice":"child","criterion":"maths-3.12","#,
        r#""period":"2026-27.autumn-2","band":"green"}}}"#
    );
    const UNDONE: &str = r#"{"id":"0000000000001.2","about":"school","at":"2026-11-23T09:12:44Z","by":"child","change":{"undone":{}}}"#;

    #[test]
    fn what_lantern_writes_is_read_where_it_stands() {
        for text in [RATED, UNDONE] {
            let read = entry(text).unwrap();
            assert_eq!(encode_entry(&read).unwrap(), text);
            assert_eq!(decode_any_entry(text), Ok(read));
        }
    }

    #[test]
    fn whatever_one_letter_is_changed_to_nothing_else_is_read_than_by_the_whole_reader() {
        for text in [RATED, UNDONE] {
            for (at, _) in text.char_indices() {
                for instead in ["", "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "0", "1", "z", "-", "\u{1}", "é", "null", "\"\""] {
                    let other = format!("{}{instead}{}", text.get(..at).unwrap(), text.get(at + 1..).unwrap());
                    if let Some(read) = entry(&other) {
                        assert_eq!(decode_any_entry(&other).as_ref(), Ok(&read), "{other}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_takes_a_parser_is_left_to_it() {
        for other in [
            RATED.replace("green", "gr\\u0065en"),
            RATED.replace(":\"green\"", ": \"green\""),
            RATED.replace("\"green\"", "{\"a\":1}"),
            RATED.replace("rated", "sang"),
            RATED.replace("\"band\"", "\"voice\":\"child\",\"band\""),
            format!("{RATED} "),
        ] {
            assert_eq!(entry(&other), None, "{other}");
        }
    }
}
