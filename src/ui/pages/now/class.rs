//! The class board: one row a pupil.

use leptos::prelude::*;

use crate::domain::{Band, ClassId, Period, PupilId};
use crate::ledger::{About, Cell, Reading};
use crate::platform::prefs;
use crate::report::board::{BoardRow, class_board};
use crate::report::headings::{HeadingState, headings, taught_in};
use crate::report::sheet::Contested;
use crate::route::{ClassRoute, PupilRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::headings::{heads, light, taught};
use crate::ui::parts::light::Light;
use crate::ui::parts::not_here::not_here;
use crate::ui::parts::{class_nav::ClassNav, settle::ToSettle, tally::TallyRow};
use crate::ui::session::Session;
use crate::words;

/// The board of a class.
#[component]
pub(crate) fn ClassPage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    prefs::update(|p| p.last_class = Some(class.to_string()));
    let known = Memo::new(move |_| session.roll.with(|roll| roll.class(class).as_ref().and_then(Reading::any).cloned()));
    let of = OfClass::addressed(class, address);
    let period = of.period;
    let name = move || known.get().map(|c| c.name).unwrap_or_default();
    let contested = Memo::new(move |_| {
        session.roll.with(|roll| {
            let cell = Cell::Class(class);
            let here = roll.fold().contested().filter(|(c, _)| *c == cell);
            here.map(|(cell, live)| Contested { cell, claims: live.to_vec() }).collect::<Vec<_>>()
        })
    });
    view! {
        {move || match known.get() {
            None => not_here("This class is not here", words::app::MAYBE_ELSEWHERE),
            Some(known) => view! {
                <p class="crumbs"><a href="#/">"Classes"</a></p>
                <Heading text=Signal::derive(name) />
                {known.demo.then(|| view! {
                    <p class="banner">
                        <span>{words::people::INVENTED}</span>
                        <button type="button" class="button" on:click=move |_| session.remove_demo()>"Remove the demo class"</button>
                    </p>
                })}
                <ToSettle contested=contested about=About::School />
                <div class="toolbar">
                    {of.half_terms(|period| ClassRoute::Board { period })}
                    <div class="buttons">
                        {(!known.demo).then(|| view! {
                            <button type="button" class="button button--main"
                                on:click=move |_| navigate(Route::Class(class, ClassRoute::AddPupils))>"Import pupils"</button>
                        })}
                        <button type="button" class="button"
                            on:click=move |_| session.export_class(class, period.get_untracked().year)>"Export class"</button>
                    </div>
                </div>
                <ClassNav class=class period=period />
                {move || of.loading.fault()}
                <Board of=of name=Signal::derive(name) />
            }
            .into_any(),
        }}
    }
}

/// A child and its four headings.
type Four = (PupilId, [HeadingState; 4]);

#[component]
fn Board(of: OfClass, name: Signal<String>) -> impl IntoView {
    let OfClass { session, class, period, children, loading, .. } = of;
    let every = taught(session);
    let subjects = Memo::new(move |_| session.roll.with(|roll| every.with(|every| taught_in(roll, every, period.get()))));
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
    let heads_of_subjects = move || {
        let head = |(title, _)| view! { <th scope="col">{title}</th> }.into_any();
        subjects.get().into_iter().map(head).collect::<Vec<_>>()
    };
    view! {
        {move || match (children.with(Vec::is_empty), loading.is_done()) {
            (true, _) => view! {
                <section class="card">
                    <h2>"No children in this class yet"</h2>
                    <p>"In "{period.get().year.to_string()}{words::people::NOBODY_PLACED}</p>
                </section>
            }
            .into_any(),
            (false, false) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            (false, true) => view! {
                <div class="table-scroll" role="region" tabindex="0"
                    aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
                    <table class="board">
                        <caption>{name}</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Child"</th>
                                <th scope="col">"Year"</th>
                                {heads()}
                                {heads_of_subjects}
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || rows.get() key=|row| row.pupil let:row>
                                <Row pupil=row.pupil rows=rows states=states period=period />
                            </For>
                        </tbody>
                    </table>
                </div>
                <p class="quiet">{move || words::children(rows.with(Vec::len))}</p>
                <Legend period=period />
            }
            .into_any(),
        }}
    }
}

/// What the colours of the headings mean.
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
        <p class="quiet">{words::people::DASHED}</p>
    }
}

/// One row; it is drawn again only when what it says has changed.
#[component]
fn Row(pupil: PupilId, rows: Memo<Vec<BoardRow>>, states: Memo<Vec<Four>>, period: Memo<Period>) -> impl IntoView {
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
            let subjects = row
                .subjects
                .into_iter()
                .map(|s| {
                    let rated = s.teacher.rated() - s.teacher.contested;
                    let stage = words::marking::of_stage(s.stage, s.judged, rated);
                    view! {
                        <td class="board__subject" class:board__subject--before={rated > 0 && s.judged == 0}>
                            <span class="board__stage quiet">{stage}</span>
                            <TallyRow whose="Teacher" tally=s.teacher roll=roll.clone() />
                            <TallyRow whose="Child" tally=s.child roll=roll.clone() />
                        </td>
                    }
                })
                .collect_view();
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
