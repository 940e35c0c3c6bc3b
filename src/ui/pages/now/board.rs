//! The class board: one line a child, drawn as text.

use leptos::prelude::*;

use crate::domain::{Band, Heading, Period, PupilId, SubjectKey};
use crate::ledger::{Reading, Roll};
use crate::report::arranged::{Column, Four, Which, arranged};
use crate::report::board::{BoardRow, SubjectSummary, Tally, class_board};
use crate::report::headings::{HeadingState, Taught, headings};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::drawn::{Html, NONE, drawn, place};
use crate::ui::parts::light::Light;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::workbook::workbook_button;
use crate::ui::session::Session;
use crate::words;

/// What the board is made of.
#[derive(Clone, Default, PartialEq)]
struct Read {
    rows: Vec<BoardRow>,
    states: Vec<Four>,
    /// The subjects somebody is rated in: any other takes no room.
    subjects: Vec<(SubjectKey, String)>,
}

impl Read {
    fn columns(&self) -> Vec<(Column, String)> {
        let first = [(Column::Name, "Child".to_owned()), (Column::Year, "Year".to_owned())];
        let headings = Heading::ALL.map(|heading| (Column::Heading(heading), words::capital(heading.name())));
        let subjects = self.subjects.iter().map(|(subject, title)| (Column::Subject(*subject), title.clone()));
        first.into_iter().chain(headings).chain(subjects).collect()
    }
}

/// The board.
#[component]
pub(super) fn Board(of: OfClass, subjects: Memo<Vec<Taught>>, which: RwSignal<Which>) -> impl IntoView {
    let OfClass { session, class, period, .. } = of;
    let name = of.name();
    let read = Memo::new(move |_| {
        session.version.track();
        session.roll.track();
        let (taught, period, today) = (subjects.get(), period.get(), session.today());
        let curricula: Vec<_> = taught.iter().map(|(_, curriculum)| curriculum.clone()).collect();
        session.with_files(|files| {
            let rows: Vec<_> = class_board(files, class, period, &curricula).into_iter().filter(|row| of.shows(row.pupil)).collect();
            let states = rows.iter().map(|row| (row.pupil, headings(files, row.pupil, &taught, period, today))).collect();
            let is_rated = |subject: SubjectKey| {
                rows.iter().flat_map(|row| &row.subjects).any(|s| s.subject == subject && s.teacher.rated() + s.child.rated() > 0)
            };
            let named = taught.iter().map(|(title, curriculum)| (curriculum.subject, title.clone()));
            let subjects = named.filter(|(subject, _)| is_rated(*subject)).collect();
            Read { rows, states, subjects }
        })
    });
    let order = RwSignal::new((Column::Name, false));
    let shown = Memo::new(move |_| {
        let (scheme, (by, falling)) = (session.roll.with(|roll| roll.scheme(period.get())), order.get());
        read.with(|read| arranged(&scheme, &read.rows, &read.states, by, falling, which.get()))
    });
    let table = drawn(move || {
        let roll = session.roll.get();
        let href = |pupil: PupilId| Route::Pupil(pupil, PupilRoute::file(session.on_purpose(period.get()), None)).to_string();
        read.with(|read| shown.with(|shown| Html::of(|html| draw(html, &roll, read, shown, order.get(), &name.get(), &href))))
    });
    let sort = move |event: web_sys::MouseEvent| {
        let column = place(&event).and_then(|at| read.with_untracked(|read| read.columns().get(at).map(|(column, _)| *column)));
        if let Some(column) = column {
            order.update(|(by, falling)| {
                *falling = *by == column && !*falling;
                *by = column;
            });
        }
    };
    let how_many = move || match (shown.with(Vec::len), read.with(|read| read.rows.len())) {
        (some, all) if some == all => words::children(all),
        (some, all) => words::left::some_of(some, all),
    };
    view! {
        <div class="now__board">
            <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
                <table class="board board--lines" on:click=heard(sort) inner_html=table></table>
            </div>
            <p class="quiet" role="status">{live(how_many)}</p>
            <Legend period=period />
            <div class="buttons">{workbook_button(move || format!("{} Now", name.get()))}</div>
        </div>
    }
}

/// What the colours mean.
#[component]
fn Legend(period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let line = |band: Band| {
        let text = if band.meaning.is_empty() { band.word.clone() } else { format!("{}: {}", band.word, band.meaning) };
        view! { <li><Light band=band />{text}</li> }.into_any()
    };
    view! {
        <ul class="heading-legend">
            {live(move || {
                session.roll.with(|roll| roll.scheme(period.get())).bands().iter().rev().cloned().map(line).collect::<Vec<_>>()
            })}</ul>
        <p class="quiet">{words::people::DASHED}" "{words::left::BARS}</p>
    }
}

fn draw(
    html: &mut Html,
    roll: &Roll,
    read: &Read,
    shown: &[PupilId],
    (by, falling): (Column, bool),
    name: &str,
    href: &dyn Fn(PupilId) -> String,
) {
    html.classed("caption", "visually-hidden", name);
    html.element("thead", &[], |html| {
        html.element("tr", &[], |html| {
            for (at, (column, title)) in read.columns().into_iter().enumerate() {
                let sorted = match (by == column, falling) {
                    (false, _) => NONE,
                    (true, false) => ("aria-sort", "ascending"),
                    (true, true) => ("aria-sort", "descending"),
                };
                html.element("th", &[("scope", "col"), sorted], |html| {
                    let (id, at) = (format!("sort-{at}"), at.to_string());
                    html.words("button", &[("type", "button"), ("class", "board__sort"), ("id", &id), ("data-at", &at)], &title);
                });
            }
        });
    });
    html.element("tbody", &[], |html| {
        let row = |pupil: &PupilId| read.rows.iter().find(|row| row.pupil == *pupil);
        shown.iter().filter_map(row).for_each(|row| line(html, roll, read, row, href));
    });
}

fn line(html: &mut Html, roll: &Roll, read: &Read, row: &BoardRow, href: &dyn Fn(PupilId) -> String) {
    html.element("tr", &[], |html| {
        html.element("th", &[("scope", "row")], |html| {
            html.words("a", &[("href", &href(row.pupil))], &row.name);
            if row.contested {
                html.text(" ");
                html.classed("span", "badge badge--contest", "to settle");
            }
        });
        html.element("td", &[], |html| {
            row.year_group.into_iter().for_each(|year| html.words("span", &[("aria-label", &year.name())], &year.to_string()));
        });
        for state in read.states.iter().filter(|(of, _)| *of == row.pupil).flat_map(|(_, four)| four) {
            html.element("td", &[("class", "heading-cell")], |html| light(html, roll, state));
        }
        for (subject, _) in &read.subjects {
            html.element("td", &[], |html| {
                row.subjects.iter().filter(|summary| summary.subject == *subject).for_each(|summary| in_small(html, roll, summary));
            });
        }
    });
}

/// A heading's light; dashed where it is only suggested. The words are for screen readers and the reason for whoever points at it.
fn light(html: &mut Html, roll: &Roll, state: &HeadingState) {
    let (class, how) =
        if state.is_judged() { ("heading-light", "judged") } else { ("heading-light heading-light--suggested", "suggested") };
    let reason = state.suggested.reason.as_str();
    match state.band().and_then(|key| roll.band(key)) {
        Some(band) => html.element("span", &[("class", class), ("title", reason)], |html| {
            html.light(&band);
            html.classed("span", "visually-hidden", &format!("{} {how}", band.word));
        }),
        None if matches!(state.judged, Some(Reading::Contested(_))) => html.classed("span", "badge badge--contest", "to settle"),
        None => {
            let why = if reason.is_empty() { "nothing to go by yet" } else { reason };
            html.element("span", &[("class", "quiet"), ("title", why)], |html| {
                html.words("span", &[("aria-hidden", "true")], "–");
                html.classed("span", "visually-hidden", why);
            });
        }
    }
}

/// A subject of a child in one line: the stage, the step, and one bar of shares, the teacher's over the child's.
fn in_small(html: &mut Html, roll: &Roll, summary: &SubjectSummary) {
    let rated = summary.teacher.rated() - summary.teacher.contested;
    let stage = words::marking::of_stage(summary.stage, summary.judged, rated);
    let said = format!("{stage}. Teacher: {}. Child: {}.", said(roll, &summary.teacher), said(roll, &summary.child));
    let class = if rated > 0 && summary.judged == 0 { "shares shares--before" } else { "shares" };
    let step = summary.step.map(|step| format!(" {}", step.name())).unwrap_or_default();
    html.element("span", &[("class", "board__line"), ("title", &said)], |html| {
        html.words("span", &[("class", "board__stage"), ("aria-hidden", "true")], &format!("{}{step}", summary.stage));
        let drawn = [("class", class), ("viewBox", "0 0 100 18"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
        html.element("svg", &drawn, |html| {
            bar(html, roll, &summary.teacher, 0, 10);
            bar(html, roll, &summary.child, 12, 6);
        });
        html.classed("span", "visually-hidden", &said);
    });
}

/// How the marks of a tally share a bar. The lower a band the lower its share stands, so that grey paper tells them apart.
fn bar(html: &mut Html, roll: &Roll, tally: &Tally, top: usize, high: usize) {
    let (all, steps) = (tally.rated(), tally.bands.len());
    let mut from = 0;
    for (below, (key, count)) in tally.bands.iter().enumerate() {
        let Some(band) = roll.band(*key).filter(|_| *count > 0) else { continue };
        let (left, right) = (from * 100 / all, (from + count) * 100 / all);
        let height = (high * (steps - below) / steps).max(2);
        let class = format!("share light--{}", band.colour.token());
        let [x, y, width, height] =
            [left, top + high - height, (right - left).saturating_sub(1).max(1), height].map(|length| length.to_string());
        html.words("rect", &[("class", &class), ("x", &x), ("y", &y), ("width", &width), ("height", &height)], "");
        from += count;
    }
}

fn said(roll: &Roll, tally: &Tally) -> String {
    let of = |(key, count): &(_, usize)| Some(format!("{count} {}", roll.band(*key).filter(|_| *count > 0)?.word));
    let mut parts: Vec<String> = tally.bands.iter().filter_map(of).collect();
    if tally.contested > 0 {
        parts.push(format!("{} to settle", tally.contested));
    }
    if parts.is_empty() { "not rated".to_owned() } else { parts.join(", ") }
}
