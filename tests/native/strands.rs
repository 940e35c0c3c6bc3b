//! The attitude board: what a row shows of each strand, and what confirming it writes.

use lantern::domain::{BandKey, Date, Incident, Period, PupilId, Slip, Strand, StrandKey};
use lantern::report::attitude::{is_wanting, of_incidents};
use lantern::report::conduct::half_term_of;
use lantern::report::marking::{Column, Mark, RowState, Unconfirmed, strand_columns as columns, strand_row, to_confirm};
use lantern::workspace::{Attitude, Daily, Doing, OnADay, StrandMark};

use crate::device::{Device, reworded, set_scheme};
use crate::workspace::school;

fn day(n: u32) -> Date {
    Date::from_ymd_opt(2026, 11, n).unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn now() -> Period {
    period("2026-27.autumn-2")
}

fn band(key: &str) -> BandKey {
    key.parse().unwrap()
}

fn strand(key: &str) -> StrandKey {
    key.parse().unwrap()
}

fn all(device: &Device) -> Vec<Column> {
    columns(&device.roll(), now()).into_iter().flat_map(|group| group.columns).collect()
}

fn keys(device: &Device) -> Vec<StrandKey> {
    all(device).iter().filter_map(|column| column.item.strand()).collect()
}

fn shown(device: &Device, pupil: PupilId) -> RowState {
    strand_row(device.files(), pupil, &keys(device), now(), day(23))
}

fn marks(pupil: PupilId, open: Vec<Unconfirmed>) -> Vec<(StrandMark, BandKey)> {
    open.into_iter().map(|mark| (StrandMark { pupil, strand: mark.strand, suggested: mark.suggested }, mark.band)).collect()
}

fn cell(device: &Device, pupil: PupilId, key: &str) -> (Mark, String) {
    let at = keys(device).iter().position(|known| *known == strand(key)).unwrap();
    let row = shown(device, pupil);
    (row.cells[at].mark, row.reasons[at].clone())
}

fn rate(pupil: PupilId, key: &str, period: Period, colour: &str) -> Attitude {
    let marks = vec![StrandMark { pupil, strand: strand(key), suggested: None }];
    Attitude::Rate { marks, period, band: Some(band(colour)), only_empty: false }
}

#[test]
fn the_strands_are_columns_by_their_heading() {
    let (device, _, _) = school();
    let groups: Vec<(String, usize)> = columns(&device.roll(), now()).into_iter().map(|g| (g.strand, g.columns.len())).collect();
    assert_eq!(groups, [("attitude".to_owned(), 7), ("behaviour".to_owned(), 2)]);
}

#[test]
fn a_cell_shows_the_rating_else_what_is_suggested_else_what_was_before() {
    let (mut device, _, ada) = school();
    let before = period("2026-27.autumn-1");
    for n in [3, 10, 17] {
        device.tell(OnADay { today: day(23), ask: Daily::Miss { pupils: vec![ada], date: day(n), slip: Slip::PeKit, missed: true } });
    }
    let incident = Incident { strand: strand("in-class"), kind: "Unkind words".into(), happened: String::new(), done: String::new() };
    device.tell(OnADay { today: day(23), ask: Daily::Happen { pupils: vec![ada], date: day(4), incident } });
    for (key, colour) in [("effort", "yellow"), ("pe-kit", "green")] {
        device.tell(rate(ada, key, before, colour));
    }
    device.tell(rate(ada, "uniform", now(), "red"));
    let table = [
        ("uniform", Mark::Now(band("red")), "never without uniform since 2 November"),
        ("pe-kit", Mark::Suggested(band("yellow")), "3 times without PE kit since 2 November"),
        ("effort", Mark::Before(band("yellow")), ""),
        ("in-class", Mark::Empty, "1 incident since 2 November"),
        ("attendance", Mark::Empty, ""),
    ];
    for (key, mark, reason) in table {
        assert_eq!(cell(&device, ada, key), (mark, reason.to_owned()), "{key}");
    }
    // What its colour now calls for, rated or suggested; what was rated before calls for nothing.
    for (key, wanting) in [("uniform", true), ("pe-kit", true), ("homework", false), ("effort", false), ("in-class", false)] {
        assert_eq!(is_wanting(device.files(), ada, strand(key), now(), day(23)), wanting, "{key}");
    }

    // Confirming writes what is shown and not rated, with what was suggested, and nothing else.
    let confirmed = to_confirm(&device.roll().scheme(now()), &keys(&device), &shown(&device, ada));
    let expected = [
        ("punctuality", Some("green"), "green"),
        ("pe-kit", Some("yellow"), "yellow"),
        ("homework", Some("green"), "green"),
        ("effort", None, "yellow"),
    ];
    assert_eq!(
        confirmed,
        expected.map(|(key, suggested, shown)| Unconfirmed { strand: strand(key), suggested: suggested.map(band), band: band(shown) })
    );
    let marks = marks(ada, confirmed);
    let batch = device.tell(Attitude::Confirm { marks, period: now() });
    assert_eq!(batch.add.len(), 4);
    assert_eq!(cell(&device, ada, "effort").0, Mark::Now(band("yellow")));
    assert_eq!(to_confirm(&device.roll().scheme(now()), &keys(&device), &shown(&device, ada)), []);
    device.step(Doing::Undo);
    assert_eq!(cell(&device, ada, "pe-kit").0, Mark::Suggested(band("yellow")));
    assert_eq!(cell(&device, ada, "uniform").0, Mark::Now(band("red")));
}

#[test]
fn an_incident_counts_towards_behaviour_where_the_school_has_that() {
    let (mut device, _, _) = school();
    let of = |device: &Device| of_incidents(&device.roll(), now()).into_iter().map(|(key, _)| key.to_string()).collect::<Vec<_>>();
    assert_eq!(of(&device), ["in-class", "outside-class"]);
    for key in ["in-class", "outside-class"] {
        let details = Strand { retired: true, ..device.roll().strand(strand(key)).unwrap() };
        device.tell(Attitude::SetStrand { strand: Some(strand(key)), details, now: now() });
    }
    let all: Vec<_> = device.roll().strands(now()).into_iter().map(|(key, _)| key.to_string()).collect();
    assert_eq!((of(&device).len(), of(&device)), (7, all));
}

#[test]
fn a_colour_no_longer_used_stops_nobody_from_confirming_the_rest() {
    let (mut device, _, ada) = school();
    device.tell(rate(ada, "effort", period("2026-27.autumn-1"), "yellow"));
    device.tell(set_scheme(reworded("gold")));
    assert_eq!(cell(&device, ada, "effort").0, Mark::Before(band("yellow")), "it stays readable");
    let open = to_confirm(&device.roll().scheme(now()), &keys(&device), &shown(&device, ada));
    let marks = marks(ada, open);
    assert_eq!(device.tell(Attitude::Confirm { marks, period: now() }).add.len(), 4, "what was counted, and not effort");
}

#[test]
fn a_half_term_is_told_from_its_first_day_on_whenever_it_was_noted() {
    let (mut device, _, ada) = school();
    for n in [20, 4] {
        let incident = Incident { strand: strand("in-class"), kind: "Unkind words".into(), happened: String::new(), done: String::new() };
        device.tell(OnADay { today: day(23), ask: Daily::Happen { pupils: vec![ada], date: day(n), incident } });
    }
    let told = half_term_of(device.files(), ada, now());
    assert_eq!(told.incidents.iter().map(|(day, _)| *day).collect::<Vec<_>>(), [day(4), day(20)]);
}
