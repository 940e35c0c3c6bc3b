//! What only shows something.

use leptos::prelude::*;

use super::state::{LONG, state, written};
use crate::domain::scheme::{Colour, Shape};
use crate::domain::{Band, HalfTerm, Heading, Period, Scheme};
use crate::report::chart::{Plot, Strip, StripCell, StripRow};
use crate::report::scores::ScoreCurve;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::light::Light;
use crate::ui::parts::plot::plot;
use crate::ui::parts::profile;
use crate::ui::parts::score_line::ScoreLine;
use crate::ui::parts::signature::{SignaturePad, drawing};
use crate::ui::parts::strip::StripView;
use crate::ui::session::Session;

pub(super) fn tables() -> AnyView {
    let table = |html: &mut Html, rows: &[&str]| {
        html.within("div", "table-scroll", |html| {
            html.within("table", "board", |html| {
                html.columns(&["Child", "Reading", "Writing", "Maths"]);
                html.element("tbody", &[], |html| {
                    for name in rows {
                        html.element("tr", &[], |html| {
                            html.words("th", &[("scope", "row")], name);
                            for band in Scheme::default().bands() {
                                html.element("td", &[], |html| html.light(band));
                            }
                        });
                    }
                });
            });
        });
    };
    view! {
        {written("With rows", |html| table(html, &["Ada Avocet", "Ben Bittern", "Cara Crane"]))}
        {written("Long words", |html| table(html, &[LONG, "Ben Bittern"]))}
        {written("Of nobody", |html| table(html, &[]))}
        {written("A list", |html| html.list("plain", ["Ada Avocet", LONG]))}
    }
    .into_any()
}

pub(super) fn charts() -> AnyView {
    let now = Session::here().this_period();
    let drawn = |reached: Vec<Vec<(f32, f32)>>| Plot {
        reached,
        expected: vec![vec![(0.0, 0.2), (1.0, 0.9)]],
        years: vec![(0.0, "2025-26".to_owned()), (0.5, "2026-27".to_owned())],
        heads: vec!["Half term", "Reached"],
        rows: vec![vec!["autumn 1".to_owned(), "40 %".to_owned()]],
        words: "40 % reached".to_owned(),
    };
    let periods: Vec<Period> = HalfTerm::ALL.into_iter().map(|half_term| Period { year: now.year, half_term }).collect();
    let keys: Vec<_> = Scheme::default().bands().iter().map(|band| band.key).collect();
    let row = |(at, heading): (usize, Heading)| {
        let cell = |nth: usize| keys.get((nth + at) % 4).map(|band| StripCell { band: *band, is_judged: nth.is_multiple_of(2) });
        StripRow { heading, cells: (0..periods.len()).map(cell).collect() }
    };
    let strip = Strip { periods: periods.clone(), rows: Heading::ALL.into_iter().enumerate().map(row).collect() };
    let curve = |stretches| ScoreCurve { stretches, words: "6, absent, 9 of 10".to_owned() };
    let two = vec![vec![(0.0, 0.1), (0.3, 0.4)], vec![(0.6, 0.5), (1.0, 0.8)]];
    view! {
        {written("A chart", |html| plot(html, &drawn(two), "maths", "expected", false))}
        {written("A chart on paper", |html| plot(html, &drawn(vec![vec![(0.0, 0.1), (1.0, 0.8)]]), LONG, "expected", true))}
        {written("A chart of nothing: nothing", |html| plot(html, &drawn(Vec::new()), "maths", "", false))}
        {state("A line of scores", view! { <ScoreLine line=curve(vec![vec![(0.0, 0.2), (0.4, 0.6)], vec![(0.9, 0.9)]]) /> })}
        {state("A line of no scores", view! { <ScoreLine line=curve(Vec::new()) /> })}
        {state("The four headings over time", view! { <StripView strip=strip /> })}
        {state("The four headings of no time", view! { <StripView strip=Strip::default() /> })}
    }
    .into_any()
}

pub(super) fn lights() -> AnyView {
    let roll = Session::here().roll.get_untracked();
    let usual = Scheme::default();
    let every = Shape::ALL.into_iter().map(|shape| {
        let of = |colour: Colour| {
            let key = usual.bands().first().map(|band| band.key)?;
            let letter = colour.token().chars().next()?.to_ascii_uppercase();
            let (word, child_word, meaning) = (String::new(), String::new(), String::new());
            let band = Band { key, colour, shape, letter, word, child_word, meaning };
            Some(view! { <Light band=band />" " }.into_any())
        };
        view! { <p>{Colour::ALL.into_iter().filter_map(of).collect::<Vec<_>>()}</p> }.into_any()
    });
    let every: Vec<AnyView> = every.collect();
    view! {
        {state("Every colour in every shape", every)}
        {written("With its word", |html| usual.bands().iter().for_each(|band| {
            html.element("p", &[], |html| html.band(&roll, band.key));
        }))}
        {written("Nothing yet", |html| profile::none(html, "Nothing yet."))}
    }
    .into_any()
}

pub(super) fn signatures() -> AnyView {
    view! {
        {state("To sign in", view! { <SignaturePad strokes=RwSignal::new(String::new()) label="Ada Avocet".to_owned() /> })}
        {written("Signed", |html| drawing(html, "20,40 60,20 100,60 140,30;150,20", "Ada Avocet"))}
    }
    .into_any()
}
