//! A Parent Consultation Day as a file for a calendar (iCalendar, RFC 5545).
//!
//! Written by hand: the crate for it draws random ids, and this room knows no chance. The ids here are made of the day and the slot, and of
//! no child: a file made again brings each slot as it is now, and nobody can be followed by them.
//!
//! A calendar is often kept online, so no child's name stands in it unless it was asked for.

use crate::domain::order;
use crate::domain::{Consultation, ConsultationId, Moment, PupilId, Slot, TimeOfDay};

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

/// How the file begins.
const HEAD: [&str; 5] =
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lantern//Parent Consultation Day//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];

/// The zone of the day's times, with its rules since 1996: a calendar need not know it.
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:BST",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:GMT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// 1 January 2020: from there files are numbered, by the second, so that a later one counts for more.
const FIRST_FILE: i64 = 1_577_836_800;

/// A meeting of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The child it is about.
    pub pupil: PupilId,
    /// What the child is called.
    pub forename: String,
    /// When and where.
    pub slot: Slot,
}

/// The text of a calendar file with an event for each visit, at British local time; a visit at a place the day does not have is left out.
/// Forenames stand in it only where `first_names` says so. `ever` are the slots that were ever given: one that nobody has any more is
/// cancelled, so that it leaves a calendar that took an earlier file in. `now` is when it was made; the caller knows.
#[must_use]
pub fn calendar(
    day: ConsultationId,
    details: &Consultation,
    visits: &[Appointment],
    ever: &[Slot],
    first_names: bool,
    now: Moment,
) -> String {
    let mut text = String::new();
    HEAD.into_iter().chain(ZONE).for_each(|content| fold(&mut text, content));
    // One event a slot, even where two devices gave it away twice.
    let mut slots: order::Map<Slot, Vec<&str>> = order::Map::new();
    for visit in visits.iter().filter(|visit| details.place(visit.slot.place).is_some()) {
        slots.change(visit.slot, |names| names.push(&visit.forename));
    }
    let mut freed: Vec<Slot> = ever.iter().copied().filter(|slot| !slots.contains_key(slot)).collect();
    order::sort(&mut freed);
    freed.dedup();
    let of = Events { day, details, now };
    for (slot, names) in &slots {
        let names = if first_names { format!(": {}", escaped(&names.join(" and "))) } else { String::new() };
        of.write(&mut text, *slot, &names, "CONFIRMED");
    }
    for slot in freed {
        of.write(&mut text, slot, "", "CANCELLED");
    }
    fold(&mut text, "END:VCALENDAR");
    text
}

/// What the events of a file have in common.
struct Events<'a> {
    day: ConsultationId,
    details: &'a Consultation,
    now: Moment,
}

impl Events<'_> {
    fn write(&self, text: &mut String, slot: Slot, names: &str, status: &str) {
        let Self { day, details, now } = self;
        let date = digits(&details.date.to_string());
        let time = |at: TimeOfDay| format!("{date}T{}00", digits(&at.to_string()));
        let mut line = |content: &str| fold(text, content);
        line("BEGIN:VEVENT");
        line(&format!("UID:{day}-{}-{}@lantern", slot.place, digits(&slot.at.to_string())));
        line(&format!("SEQUENCE:{}", now.seconds().saturating_sub(FIRST_FILE).max(0)));
        line(&format!("DTSTAMP:{}", digits(&now.to_string())));
        line(&format!("DTSTART;TZID=Europe/London:{}", time(slot.at)));
        line(&format!("DURATION:PT{}M", details.minutes));
        line(&format!("SUMMARY:Mentoring meeting{names}"));
        if let Some(place) = details.place(slot.place) {
            line(&format!("LOCATION:{}", escaped(&place.name)));
        }
        line(&format!("STATUS:{status}"));
        line("CLASS:PRIVATE");
        line("END:VEVENT");
    }
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

    fn details(place: &str) -> Consultation {
        Consultation {
            date: chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
            from: "15:30".parse().unwrap(),
            to: "18:30".parse().unwrap(),
            minutes: 10,
            pauses: Vec::new(),
            places: vec![Place { number: 1, name: place.into(), class: None }],
        }
    }

    fn slot(at: &str, place: u8) -> Slot {
        Slot { at: at.parse().unwrap(), place }
    }

    fn visit(forename: &str, slot: Slot) -> Appointment {
        Appointment { pupil: "0000000000001.7".parse().unwrap(), forename: forename.into(), slot }
    }

    fn file(place: &str, visits: &[Appointment], ever: &[Slot], first_names: bool, now: &str) -> String {
        let (day, now) = ("0000000000001.70".parse().unwrap(), now.parse().unwrap());
        calendar(day, &details(place), visits, ever, first_names, now)
    }

    fn made(place: &str, forename: &str, first_names: bool) -> String {
        file(place, &[visit(forename, slot("15:40", 1))], &[], first_names, "2026-11-23T09:12:44Z")
    }

    #[test]
    fn a_visit_is_an_event_in_british_time_and_names_nobody_unless_asked() {
        let before =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lantern//Parent Consultation Day//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
        let event = [
            "BEGIN:VEVENT",
            "UID:0000000000001.70-1-1540@lantern",
            "SEQUENCE:217588364",
            "DTSTAMP:20261123T091244Z",
            "DTSTART;TZID=Europe/London:20261126T154000",
            "DURATION:PT10M",
            "SUMMARY:Mentoring meeting",
            "LOCATION:Room 4B",
            "STATUS:CONFIRMED",
            "CLASS:PRIVATE",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        let wanted: String = before.iter().chain(&ZONE).chain(&event).map(|line| format!("{line}\r\n")).collect();
        assert_eq!(made("Room 4B", "Ada", false), wanted);
        assert!(made("Room 4B", "Ada", true).contains("\r\nSUMMARY:Mentoring meeting: Ada\r\n"));
    }

    /// The lines of the event of a slot.
    fn event<'a>(text: &'a str, uid: &str) -> Vec<&'a str> {
        let events = text.split("BEGIN:VEVENT\r\n").skip(1);
        let mut found = events.filter(|event| event.starts_with(&format!("UID:{uid}@lantern\r\n")));
        let lines = found.next().unwrap().split("\r\n").collect();
        assert!(found.next().is_none(), "{uid} is there twice");
        lines
    }

    #[test]
    fn a_slot_that_was_freed_is_cancelled_by_the_next_file() {
        let (first, second, gone) = (slot("15:40", 1), slot("15:50", 1), slot("17:00", 9));
        let before = file("Hall", &[visit("Ada", first), visit("Ben", second)], &[first, second], true, "2026-11-23T09:12:44Z");
        let after = file("Hall", &[visit("Ben", second)], &[first, second, gone, first], true, "2026-11-23T09:12:45Z");
        let sequence = |text: &str, uid| -> u64 {
            let lines = event(text, uid);
            lines.iter().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap().parse().unwrap()
        };
        let uid = "0000000000001.70-1-1540";
        assert!(event(&before, uid).contains(&"STATUS:CONFIRMED") && event(&after, uid).contains(&"STATUS:CANCELLED"));
        assert!(event(&after, uid).contains(&"SUMMARY:Mentoring meeting"), "whoever is cancelled is named no longer");
        assert_eq!(sequence(&before, uid) + 1, sequence(&after, uid));
        assert!(event(&after, "0000000000001.70-1-1550").contains(&"STATUS:CONFIRMED"));
        // At a place that was taken out of the day.
        let lines = event(&after, "0000000000001.70-9-1700");
        assert!(lines.contains(&"STATUS:CANCELLED") && !lines.iter().any(|line| line.starts_with("LOCATION")), "{lines:?}");
        let nowhere = file("Hall", &[visit("Ada", gone)], &[gone], true, "2026-11-23T09:12:44Z");
        assert!(event(&nowhere, "0000000000001.70-9-1700").contains(&"STATUS:CANCELLED"));
        // One slot given away twice is one event.
        let twice = file("Hall", &[visit("Ada", first), visit("Ben", first)], &[], true, "2026-11-23T09:12:44Z");
        assert!(event(&twice, uid).contains(&"SUMMARY:Mentoring meeting: Ada and Ben"));
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
