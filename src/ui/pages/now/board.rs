//! The class board: one line a child.

use leptos::prelude::*;

use crate::domain::{Band, Heading, Period, PupilId, SubjectKey};
use crate::ledger::Roll;
use crate::report::arranged::{Column, Four, Which, arranged};
use crate::report::board::{BoardRow, SubjectSummary, Tally, class_board};
use crate::report::headings::{HeadingState, Taught, headings};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::headings::light;
use crate::ui::parts::light::{Light, escaped};
use crate::ui::session::Session;
use crate::words;

/// The board.
#[component]
pub(super) fn Board(of: OfClass, subjects: Memo<Vec<Taught>>, which: RwSignal<Which>) -> impl IntoView {
    let OfClass { session, class, period, .. } = of;
    let name = of.name();
    let rows = Memo::new(move |_| {
        session.version.track();
        let curricula: Vec<_> = subjects.with(|subjects| subjects.iter().map(|(_, curriculum)| curriculum.clone()).collect());
        session.roll.track();
        session.with_files(|files| class_board(files, class, period.get(), &curricula))
    });
    let today = session.today();
    let states = Memo::new(move |_| {
        let (shown, subjects, period) = (rows.get(), subjects.get(), period.get());
        session.roll.track();
        session.with_files(|files| {
            let of = |row: &BoardRow| (row.pupil, headings(files, row.pupil, &subjects, period, today));
            shown.iter().map(of).collect::<Vec<Four>>()
        })
    });
    // A subject nobody is rated in takes no room.
    let spoken_of = Memo::new(move |_| {
        let is_rated = |subject: SubjectKey| {
            let of = |row: &BoardRow| row.subjects.iter().any(|s| s.subject == subject && s.teacher.rated() + s.child.rated() > 0);
            rows.with(|rows| rows.iter().any(of))
        };
        subjects.with(|subjects| {
            let named = subjects.iter().map(|(title, curriculum)| (curriculum.subject, title.clone()));
            named.filter(|(subject, _)| is_rated(*subject)).collect::<Vec<_>>()
        })
    });
    let (by, falling) = (RwSignal::new(Column::Name), RwSignal::new(false));
    let shown = Memo::new(move |_| {
        let scheme = session.roll.with(|roll| roll.scheme(period.get()));
        rows.with(|rows| states.with(|states| arranged(&scheme, rows, states, by.get(), falling.get(), which.get())))
    });
    let head = move |column: Column, title: String| {
        let sorted = move || match (by.get() == column, falling.get()) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        };
        let sort = move |_| {
            falling.set(by.get_untracked() == column && !falling.get_untracked());
            by.set(column);
        };
        view! {
            <th scope="col" aria-sort=sorted><button type="button" class="board__sort" on:click=sort>{title}</button></th>
        }
        .into_any()
    };
    let heads = move || {
        let headings = Heading::ALL.map(|heading| (Column::Heading(heading), words::capital(heading.name())));
        let first = [(Column::Name, "Child".to_owned()), (Column::Year, "Year".to_owned())];
        let subjects = spoken_of.get().into_iter().map(|(subject, title)| (Column::Subject(subject), title));
        first.into_iter().chain(headings).chain(subjects).map(|(column, title)| head(column, title)).collect::<Vec<_>>()
    };
    let how_many = move || match (shown.with(Vec::len), rows.with(Vec::len)) {
        (some, all) if some == all => words::children(all),
        (some, all) => words::left::some_of(some, all),
    };
    view! {
        <div class="now__board">
            <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
                <table class="board board--lines">
                    <caption class="visually-hidden">{name}</caption>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>
                        <For each=move || shown.get() key=|pupil| *pupil let:pupil>
                            <Row pupil=pupil rows=rows states=states spoken_of=spoken_of period=period />
                        </For>
                    </tbody>
                </table>
            </div>
            <p class="quiet" role="status">{how_many}</p>
            <Legend period=period />
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
            {move || session.roll.with(|roll| roll.scheme(period.get())).bands().iter().rev().cloned().map(line).collect::<Vec<_>>()}</ul>
        <p class="quiet">{words::people::DASHED}" "{words::left::BARS}</p>
    }
}

/// One row; it is drawn again only when what it says has changed.
#[component]
fn Row(
    pupil: PupilId,
    rows: Memo<Vec<BoardRow>>,
    states: Memo<Vec<Four>>,
    spoken_of: Memo<Vec<(SubjectKey, String)>>,
    period: Memo<Period>,
) -> impl IntoView {
    let session = Session::here();
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|r| r.pupil == pupil).cloned()));
    let four = Memo::new(move |_| states.with(|states| states.iter().find(|(id, _)| *id == pupil).map(|(_, four)| four.clone())));
    move || {
        let lights = move || {
            let roll = session.roll.get();
            let cell = |state: HeadingState| view! { <td class="heading-cell">{light(&roll, &state)}</td> }.into_any();
            four.get().map(|four| four.into_iter().map(cell).collect::<Vec<_>>())
        };
        row.get().map(|row| {
            let roll = session.roll.get_untracked();
            let href = Route::Pupil(pupil, PupilRoute::File { period: session.on_purpose(period.get()), sheet: None }).to_string();
            let shown = spoken_of.get();
            let cell = |summary: &SubjectSummary| {
                let known = shown.iter().any(|(subject, _)| *subject == summary.subject);
                known.then(|| view! { <td class="board__subject" inner_html=in_small(&roll, summary)></td> }.into_any())
            };
            let subjects: Vec<AnyView> = row.subjects.iter().filter_map(cell).collect();
            view! {
                <tr>
                    <th scope="row">
                        <a href=href>{row.name}</a>
                        {row.contested.then(|| view! { " "<span class="badge badge--contest">"to settle"</span> })}
                    </th>
                    <td>{row.year_group.map(|y| view! { <span aria-label=y.name()>{y.to_string()}</span> })}</td>
                    {lights}
                    {subjects}
                </tr>
            }
        })
    }
}

/// A subject of a child in one line: the stage, the step, and one bar of shares, the teacher's over the child's.
fn in_small(roll: &Roll, summary: &SubjectSummary) -> String {
    let rated = summary.teacher.rated() - summary.teacher.contested;
    let stage = escaped(&words::marking::of_stage(summary.stage, summary.judged, rated));
    let step = summary.step.map_or("", |step| step.name());
    let before = if rated > 0 && summary.judged == 0 { " shares--before" } else { "" };
    let said = format!("Teacher: {}. Child: {}.", said(roll, &summary.teacher), said(roll, &summary.child));
    format!(
        "<span class=\"board__line\" title=\"{stage}. {said}\"><span class=\"board__stage\">{}{}{}</span>\
         <svg class=\"shares{before}\" viewBox=\"0 0 100 18\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{}{}</svg>\
         <span class=\"visually-hidden\">{stage}. {said}</span></span>",
        summary.stage,
        if step.is_empty() { "" } else { " " },
        escaped(step),
        bar(roll, &summary.teacher, 0, 10),
        bar(roll, &summary.child, 12, 6),
        said = escaped(&said),
    )
}

/// How the marks of a tally share a bar. The lower a band the lower its share stands, so that grey paper tells them apart.
fn bar(roll: &Roll, tally: &Tally, top: usize, high: usize) -> String {
    let (all, steps) = (tally.rated(), tally.bands.len());
    let (mut from, mut drawn) = (0, String::new());
    for (below, (key, count)) in tally.bands.iter().enumerate() {
        let Some(band) = roll.band(*key).filter(|_| *count > 0) else { continue };
        let (left, right) = (from * 100 / all, (from + count) * 100 / all);
        let height = (high * (steps - below) / steps).max(2);
        drawn += &format!(
            "<rect class=\"share light--{}\" x=\"{left}\" y=\"{}\" width=\"{}\" height=\"{height}\"/>",
            band.colour.token(),
            top + high - height,
            (right - left).saturating_sub(1).max(1)
        );
        from += count;
    }
    drawn
}

fn said(roll: &Roll, tally: &Tally) -> String {
    let of = |(key, count): &(_, usize)| Some(format!("{count} {}", roll.band(*key).filter(|_| *count > 0)?.word));
    let mut parts: Vec<String> = tally.bands.iter().filter_map(of).collect();
    if tally.contested > 0 {
        parts.push(format!("{} to settle", tally.contested));
    }
    if parts.is_empty() { "not rated".to_owned() } else { parts.join(", ") }
}
