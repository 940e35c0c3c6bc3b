//! Identifiers, minted on any device without asking another.
//!
//! An id is a random session number of 64 bits, new at every start of every tab, and a counter: `0k7f3q9x2b4m1.17`.

use std::fmt;
use std::str::FromStr;

use arrayvec::ArrayString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::SchoolYear;
use super::{digits, letters};

/// Crockford's base 32: no `i`, `l`, `o` or `u`, so that an id read aloud is not misheard.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 13 digits of 5 bits hold the 64 bits of a session.
const DIGITS: usize = 13;

/// What a letter of the alphabet stands for.
fn digit(letter: u8) -> Option<u8> {
    let skipped = match letter {
        b'0'..=b'9' => return Some(letter - b'0'),
        b'a'..=b'h' => 0,
        b'j' | b'k' => 1,
        b'm' | b'n' => 2,
        b'p'..=b't' => 3,
        b'v'..=b'z' => 4,
        _ => return None,
    };
    Some(letter - b'a' + 10 - skipped)
}

/// What every id is made of: the halves of its session, the higher first, and its counter. Each stamp has exactly one spelling.
///
/// In halves it takes twelve bytes and not sixteen; a school holds hundreds of thousands of entries, each with several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    high: u32,
    low: u32,
    counter: u32,
}

/// The smallest of all, for ranges.
pub(crate) const FIRST: Stamp = Stamp { high: 0, low: 0, counter: 0 };
/// The largest of all, for ranges.
pub(crate) const LAST: Stamp = Stamp { high: u32::MAX, low: u32::MAX, counter: u32::MAX };

/// The longest spelling: the session, a point and ten digits.
pub(crate) type StampText = ArrayString<{ DIGITS + 11 }>;

impl Stamp {
    #[allow(clippy::cast_possible_truncation, reason = "the halves of the session are what is wanted")]
    const fn new(session: u64, counter: u32) -> Self {
        Self { high: (session >> 32) as u32, low: session as u32, counter }
    }

    fn session(self) -> u64 {
        u64::from(self.high) << 32 | u64::from(self.low)
    }

    /// Its spelling. By hand: ids are most of what is written, and the general way to write a number takes several times as long.
    pub(crate) fn text(self) -> StampText {
        let mut session = [b'0'; DIGITS];
        let mut left = self.session();
        for letter in session.iter_mut().rev() {
            *letter = ALPHABET.get((left & 31) as usize).copied().unwrap_or(b'0');
            left >>= 5;
        }
        let mut text = StampText::new();
        for part in [std::str::from_utf8(&session).unwrap_or_default(), ".", &digits::spelled(self.counter)] {
            // All of it is of the alphabet, and there is room for it.
            let _fits = text.try_push_str(part);
        }
        text
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id such as 0k7f3q9x2b4m1.17")
    }
}

impl FromStr for Stamp {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (session, counter) = text.split_once('.').ok_or(NotAnId)?;
        if session.len() != DIGITS || counter.is_empty() || counter.len() > 10 {
            return Err(NotAnId);
        }
        let mut bits: u64 = 0;
        for byte in session.bytes() {
            let digit = digit(byte).ok_or(NotAnId)?;
            // 13 digits have room for one bit more than a session.
            if bits >> 59 != 0 {
                return Err(NotAnId);
            }
            bits = (bits << 5) | u64::from(digit);
        }
        let session = bits;
        let canonical = counter.bytes().all(|b| b.is_ascii_digit()) && (counter == "0" || !counter.starts_with('0'));
        if !canonical {
            return Err(NotAnId);
        }
        let counter = counter.parse().map_err(|_| NotAnId)?;
        Ok(Self::new(session, counter))
    }
}

/// Mints ids for one tab from its start to its end.
#[derive(Debug)]
pub struct Minter {
    session: u64,
    next: u32,
}

impl Minter {
    /// A minter for a session. `session` must come from a good random source and never be used twice.
    #[must_use]
    pub fn new(session: u64) -> Self {
        Self { session, next: 1 }
    }

    /// A new id of the kind asked for.
    pub fn mint<T: From<Stamp>>(&mut self) -> T {
        let stamp = Stamp::new(self.session, self.next);
        // Four thousand million changes in one sitting do not happen; wrapping is still better than a panic.
        self.next = self.next.wrapping_add(1);
        T::from(stamp)
    }
}

/// Makes the id types: opaque, ordered, and written as their one text.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Stamp);

        impl From<Stamp> for $name {
            fn from(stamp: Stamp) -> Self { Self(stamp) }
        }
        impl From<$name> for Stamp {
            fn from(id: $name) -> Self { id.0 }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { text.parse().map(Self) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_str(&self.0.text()) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::domain::key::from_text(deserializer, "an id such as 0k7f3q9x2b4m1.17")
            }
        }
    )+};
}

ids! {
    /// One entry of a mentoring file.
    EntryId,
    /// A child, for its whole time at the school.
    PupilId,
    /// A class, over the years.
    ClassId,
    /// A member of staff: any adult who rates or mentors.
    StaffId,
    /// A note in a mentoring file.
    NoteId,
    /// Names a self-assessment round of a class.
    RoundId,
    /// A target.
    TargetId,
    /// A mentoring meeting of a child.
    MeetingId,
    /// A Parent Consultation Day.
    ConsultationId,
    /// The school whose devices share files.
    SchoolId,
}

impl ClassId {
    /// The id of a class that is added for a school year. Whoever adds one of this name for this year at this school adds the same class,
    /// without asking another. Its counter is 0, which no [`Minter`] gives.
    #[must_use]
    pub fn of_name(school: SchoolId, year: SchoolYear, name: &str) -> Self {
        let text = format!("{school}/{}/{}", year.start(), letters::folded(name));
        // FNV-1a in 64 bits: it is the same on every device, whatever the program was built with.
        let session = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(Stamp::new(session, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_itself() {
        for (session, counter) in [(0, 0), (1, 1), (u64::MAX, u32::MAX), (0x0123_4567_89ab_cdef, 17)] {
            let stamp = Stamp::new(session, counter);
            assert_eq!(stamp.to_string().parse(), Ok(stamp));
        }
    }

    #[test]
    fn every_letter_of_the_alphabet_is_the_digit_it_is_written_for() {
        for byte in 0..=u8::MAX {
            assert_eq!(digit(byte).map(usize::from), ALPHABET.iter().position(|letter| *letter == byte), "{byte}");
        }
    }

    #[test]
    fn an_id_has_one_spelling() {
        for text in [
            "",
            ".",
            "0.1",
            "0000000000001.01",
            "0000000000001.",
            "000000000000I.1",
            "zzzzzzzzzzzzz.1",
            "g000000000000.1",
            "000000000000\u{e9}.1",
            "0000000000001.4294967296",
        ] {
            assert_eq!(text.parse::<Stamp>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn a_class_added_for_a_year_is_one_wherever_it_is_added() {
        let school = |text: &str| text.parse::<SchoolId>().unwrap();
        let (ours, theirs) = (school("0000000000001.1"), school("0000000000002.1"));
        let year = |start| SchoolYear::starting(start).unwrap();
        let ours_now = ClassId::of_name(ours, year(2027), "5B");
        assert_eq!(ours_now, ClassId::of_name(ours, year(2027), " 5b"));
        // Stored on some device for ever: it must never come out otherwise.
        assert_eq!(ours_now.to_string(), "ba2qwja05tvvz.0");
        for other in [(ours, 2027, "5A"), (ours, 2028, "5B"), (theirs, 2027, "5B")] {
            assert_ne!(ours_now, ClassId::of_name(other.0, year(other.1), other.2));
        }
    }

    #[test]
    fn a_minter_never_repeats_itself() {
        let mut minter = Minter::new(7);
        let a: EntryId = minter.mint();
        let b: EntryId = minter.mint();
        assert!(a < b);
    }
}
