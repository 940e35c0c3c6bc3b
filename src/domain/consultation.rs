//! Parent Consultation Days: when, where, in which slots. No contact details of anybody.

use super::senseless::Senseless;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::attitude::NotKnown;
use super::id::ClassId;
use super::key::as_text;
use super::people::NAME_MAX;

/// Most slots a place has in a day.
pub const SLOTS_MAX: usize = 120;
/// Most places of a day.
pub const PLACES_MAX: usize = 30;

/// A time of day, to the minute: "15:40".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// So many minutes after midnight; `None` past the day's end.
    #[must_use]
    pub fn minutes(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self(minutes))
    }

    /// The minutes since midnight.
    #[must_use]
    pub fn since_midnight(self) -> u16 {
        self.0
    }

    /// So many minutes later; `None` past the day's end.
    #[must_use]
    pub fn after(self, minutes: u8) -> Option<Self> {
        Self::minutes(self.0 + u16::from(minutes))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = NotKnown;
    fn from_str(text: &str) -> Result<Self, NotKnown> {
        let (hours, minutes) = text.split_once(':').ok_or(NotKnown)?;
        let (hours, minutes): (u16, u16) = (hours.parse().map_err(|_| NotKnown)?, minutes.parse().map_err(|_| NotKnown)?);
        let time = if minutes < 60 && hours < 24 { Self::minutes(hours * 60 + minutes) } else { None }.ok_or(NotKnown)?;
        // One spelling only, so that the same entry is always the same text.
        if time.to_string() == text { Ok(time) } else { Err(NotKnown) }
    }
}

/// A time in which nobody is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// When it begins.
    pub from: TimeOfDay,
    /// When it is over.
    pub to: TimeOfDay,
}

/// Where families are seen: a room, a table in the hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its number within the day, for ever.
    pub number: u8,
    /// What it is called.
    pub name: String,
    /// The class whose children are seen here, if it is one class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
}

/// A Parent Consultation Day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    /// The day.
    #[serde(with = "super::calendar::as_date")]
    pub date: chrono::NaiveDate,
    /// When the first slot begins.
    pub from: TimeOfDay,
    /// When the last slot is over at the latest.
    pub to: TimeOfDay,
    /// How long a slot is, in minutes, 5 to 60.
    pub minutes: u8,
    /// When nobody is seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// Where families are seen.
    pub places: Vec<Place>,
}

impl Consultation {
    /// The beginnings of its slots, in order. A slot that would run into a pause begins when the pause is over.
    #[must_use]
    pub fn slots(&self) -> Vec<TimeOfDay> {
        let mut slots = Vec::new();
        let mut next = Some(self.from);
        while let Some(from) = next.filter(|_| self.minutes > 0 && slots.len() < SLOTS_MAX) {
            let Some(to) = from.after(self.minutes).filter(|to| *to <= self.to) else { break };
            match self.pauses.iter().find(|pause| pause.from < to && from < pause.to) {
                Some(pause) => next = Some(pause.to),
                None => {
                    slots.push(from);
                    next = Some(to);
                }
            }
        }
        slots
    }

    /// A place by its number.
    #[must_use]
    pub fn place(&self, number: u8) -> Option<&Place> {
        self.places.iter().find(|place| place.number == number)
    }

    /// Whether it can be.
    ///
    /// # Errors
    /// Says what cannot.
    pub fn check(&self) -> Result<(), Senseless> {
        if !(5..=60).contains(&self.minutes) {
            return Err(Senseless::SlotMinutes);
        }
        if self.from >= self.to {
            return Err(Senseless::DayBackwards);
        }
        if self.pauses.iter().any(|pause| pause.from >= pause.to) {
            return Err(Senseless::BreakBackwards);
        }
        if self.pauses.iter().any(|pause| pause.from < self.from || pause.to > self.to) {
            return Err(Senseless::BreakOutside);
        }
        if self.pauses.len() > SLOTS_MAX || self.slots().is_empty() {
            return Err(Senseless::NoRoomForASlot);
        }
        if self.places.is_empty() || self.places.len() > PLACES_MAX {
            return Err(Senseless::PlacesCount);
        }
        if self.places.iter().any(|place| place.name.trim().is_empty() || place.name.chars().count() > NAME_MAX) {
            return Err(Senseless::PlaceName);
        }
        let twice = |(n, place): (usize, &Place)| self.places.iter().take(n).any(|other| other.number == place.number);
        if self.places.iter().enumerate().any(twice) { Err(Senseless::PlaceTwice) } else { Ok(()) }
    }
}

/// A slot at a place: what a family is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// When it begins.
    pub at: TimeOfDay,
    /// The number of the place.
    pub place: u8,
}

as_text! {
    TimeOfDay: "a time of day such as 15:40";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> TimeOfDay {
        text.parse().unwrap()
    }

    fn day(from: &str, to: &str, minutes: u8, pauses: &[(&str, &str)]) -> Consultation {
        Consultation {
            date: chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
            from: at(from),
            to: at(to),
            minutes,
            pauses: pauses.iter().map(|(from, to)| Pause { from: at(from), to: at(to) }).collect(),
            places: vec![Place { number: 1, name: "Hall".into(), class: None }],
        }
    }

    #[test]
    fn times_have_one_spelling() {
        assert_eq!(at("15:40").since_midnight(), 940);
        for text in ["", "9:00", "24:00", "12:60", "12.00", "12:0", "+1:00"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
        assert_eq!(at("23:59").after(1), None);
    }

    #[test]
    fn slots_run_through_the_day_and_around_its_breaks() {
        let table: [(Consultation, &[&str]); 5] = [
            (day("15:30", "16:10", 10, &[]), &["15:30", "15:40", "15:50", "16:00"]),
            // What does not fit any more is left out.
            (day("15:30", "16:05", 10, &[]), &["15:30", "15:40", "15:50"]),
            (day("15:30", "16:10", 10, &[("15:45", "15:55")]), &["15:30", "15:55"]),
            (day("15:30", "16:00", 10, &[("15:30", "15:40"), ("15:40", "15:50")]), &["15:50"]),
            (day("15:30", "15:40", 15, &[]), &[]),
        ];
        for (day, slots) in table {
            assert_eq!(day.slots().iter().map(ToString::to_string).collect::<Vec<_>>(), slots);
        }
    }

    #[test]
    fn a_day_that_cannot_be_is_refused_in_words() {
        assert_eq!(day("15:30", "18:00", 10, &[("16:30", "17:00")]).check(), Ok(()));
        let places = |numbers: &[u8]| Consultation {
            places: numbers.iter().map(|n| Place { number: *n, name: "Hall".into(), class: None }).collect(),
            ..day("15:30", "18:00", 10, &[])
        };
        let wrong = [
            day("18:00", "15:30", 10, &[]),
            day("15:30", "18:00", 4, &[]),
            day("15:30", "18:00", 61, &[]),
            day("15:30", "18:00", 10, &[("16:00", "16:00")]),
            day("15:30", "18:00", 10, &[("15:00", "16:00")]),
            day("15:30", "15:39", 10, &[]),
            places(&[]),
            places(&[1, 1]),
        ];
        for day in wrong {
            assert!(day.check().is_err(), "{day:?}");
        }
    }
}
