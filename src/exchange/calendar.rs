//! A Parent Consultation Day as a file for a calendar (iCalendar, RFC 5545).
//!
//! Written by hand: the crate for it draws random ids, and this room knows no chance. The ids here are made of the day and the slot, and of
//! no child: a file made again brings each slot as it is now, and nobody can be followed by them.
//!
//! A calendar is often kept online, so no child's name stands in it unless it was asked for.

use crate::domain::{Consultation, ConsultationId, Moment, PupilId, Slot};

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

/// A meeting of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The child it is about.
    pub pupil: PupilId,
    /// What the child is called.
    pub forename: String,
    /// When and where.
    pub slot: Slot,
}

/// The text of a calendar file with an event for each visit, at the day's own local times; a visit at a place the day does not have is left
/// out. Forenames stand in it only where `first_names` says so. `now` is when it was made; the caller knows.
#[must_use]
pub fn calendar(day: ConsultationId, details: &Consultation, visits: &[Visit], first_names: bool, now: Moment) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Lantern//Parent Consultation Day//EN");
    line("CALSCALE:GREGORIAN");
    let date = digits(&details.date.to_string());
    for Visit { forename, slot, .. } in visits {
        let time = |at: crate::domain::TimeOfDay| format!("{date}T{}00", digits(&at.to_string()));
        let Some(place) = details.place(slot.place).map(|place| escaped(&place.name)) else { continue };
        line("BEGIN:VEVENT");
        line(&format!("UID:{day}-{}-{}@lantern", slot.place, digits(&slot.at.to_string())));
        line(&format!("DTSTAMP:{}", digits(&now.to_string())));
        line(&format!("DTSTART:{}", time(slot.at)));
        line(&format!("DURATION:PT{}M", details.minutes));
        if first_names {
            line(&format!("SUMMARY:Mentoring meeting: {}", escaped(forename)));
        } else {
            line("SUMMARY:Mentoring meeting");
        }
        line(&format!("LOCATION:{place}"));
        line("CLASS:PRIVATE");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

/// A date or time without what stands between its numbers.
fn digits(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

/// A text as the format wants it; what cannot stand in it is left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line. What is longer than a line may be goes on in the next, which begins with a space; no letter is cut in two.
fn fold(text: &mut String, content: &str) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::Place;

    fn made(place: &str, forename: &str, first_names: bool) -> String {
        let details = Consultation {
            date: chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
            from: "15:30".parse().unwrap(),
            to: "18:30".parse().unwrap(),
            minutes: 10,
            pauses: Vec::new(),
            places: vec![Place { number: 1, name: place.into(), class: None }],
        };
        let slot = Slot { at: "15:40".parse().unwrap(), place: 1 };
        let visit = Visit { pupil: "0000000000001.7".parse().unwrap(), forename: forename.into(), slot };
        let (day, now) = ("0000000000001.70".parse().unwrap(), "2026-11-23T09:12:44Z".parse().unwrap());
        calendar(day, &details, &[visit], first_names, now)
    }

    #[test]
    fn a_visit_is_an_event_and_names_nobody_unless_asked() {
        let lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Lantern//Parent Consultation Day//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:0000000000001.70-1-1540@lantern",
            "DTSTAMP:20261123T091244Z",
            "DTSTART:20261126T154000",
            "DURATION:PT10M",
            "SUMMARY:Mentoring meeting",
            "LOCATION:Room 4B",
            "CLASS:PRIVATE",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(made("Room 4B", "Ada", false), lines.map(|line| format!("{line}\r\n")).concat());
        assert!(made("Room 4B", "Ada", true).contains("\r\nSUMMARY:Mentoring meeting: Ada\r\n"));
    }

    #[test]
    fn what_means_something_to_the_format_is_escaped() {
        let text = made("Hall, table 2; left\\right\r\nBEGIN:VEVENT", "Ada, B.", true);
        assert!(text.contains("LOCATION:Hall\\, table 2\\; left\\\\right\\nBEGIN:VEVENT\r\n"), "{text}");
        assert!(text.contains("SUMMARY:Mentoring meeting: Ada\\, B.\r\n"));
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
    }

    #[test]
    fn long_lines_are_folded_and_no_letter_is_cut() {
        for letter in ["x", "é", "ŷ", "語", "🦉"] {
            for shift in 0..5 {
                let name = format!("{}{}", "a".repeat(shift), letter.repeat(60));
                let text = made(&name, "Ada", false);
                assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
                assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
                assert!(text.replace("\r\n ", "").contains(&format!("LOCATION:{name}\r\n")), "{text}");
            }
        }
    }
}
