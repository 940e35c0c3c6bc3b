//! The class as a table of numbers: four fields a child, written as they are left.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::register::Register;
use crate::domain::{Attendance, Period, PupilId};
use crate::report::attendance::{AttendanceColumn, NotWritten, filled_in, typed as typed_of};
use crate::ui::parts::field::Field;
use crate::ui::parts::light::Light;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::{alert, alert_at};
use crate::ui::parts::sorting::Sorting;
use crate::words;
use crate::workspace::Attitude;

/// The fields of a row, in order.
const FIELDS: [&str; 4] = ["Possible sessions", "Attended", "Unauthorised absences", "Late"];

fn numbers(attendance: Attendance) -> [u16; 4] {
    [attendance.possible, attendance.attended, attendance.unauthorised, attendance.late]
}

/// The table.
#[component]
pub(super) fn Sheet(page: Register, children: Memo<Vec<(PupilId, String)>>, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let sorting = Sorting::new(
        children,
        move || page.period.track(),
        move |column, pupil| {
            let column = if column == 1 { AttendanceColumn::Share } else { AttendanceColumn::Late };
            page.rows.with(|rows| rows.iter().find(|row| row.pupil == pupil)?.place(column))
        },
    );
    let children = sorting.children(children);
    let mut rest = sorting.heads(&["Child", "Attendance", "Late by day"]);
    let first: Vec<AnyView> = rest.drain(..1).collect();
    // What was typed and refused stays in its row, wherever that goes; another half term has other rows.
    let rows = move || {
        let period = page.period.get();
        children.get().into_iter().map(|(pupil, name)| (period, pupil, name)).collect::<Vec<_>>()
    };
    let key = |(period, pupil, name): &(Period, PupilId, String)| format!("{period} {pupil} {name}");
    let row = move |(_, pupil, name)| view! { <Row page=page pupil=pupil name=name /> }.into_any();
    let heads = FIELDS.map(|field| view! { <th scope="col">{field}</th> }.into_any());
    view! {
        <Everyone page=page />
        <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
            <table class="board attendance">
                <caption>{name}</caption>
                <thead>
                    <tr>{first}{heads}{rest}</tr></thead>
                <tbody>{lines(rows, key, row)}</tbody>
            </table>
        </div>
        <p class="quiet">{words::attendance::SESSIONS}</p>
    }
}

/// The number of possible sessions is the same for most of a class.
#[component]
fn Everyone(page: Register) -> impl IntoView {
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let fill = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Ok(possible) = typed.get_untracked().trim().parse::<u16>() else {
            problem.set(Some(words::attendance::TYPE_SESSIONS.to_owned()));
            return;
        };
        let filled = page.rows.with_untracked(|rows| match filled_in(rows, possible) {
            Ok(filled) => Ok(filled.into_iter().map(|(pupil, attendance)| (pupil, Some(attendance))).collect()),
            Err(name) => Err(words::attendance::more_than_possible(name, possible)),
        });
        let rows = match filled {
            Ok(rows) => rows,
            Err(why) => return problem.set(Some(why)),
        };
        page.session.ask(Attitude::SetAttendance { period: page.period.get_untracked(), rows }, move |done| {
            problem.set(done.err().map(|why| why.words()));
        });
    };
    view! {
        <form class="form--inline attendance__all" on:submit=heard(fill) novalidate>
            <Field id="possible-all" label="Possible sessions for everyone" value=typed digits=true />
            <button type="submit" class="button">"Fill in"</button>
            {alert(problem)}
        </form>
        <p class="quiet">{words::attendance::FILLED_IN}</p>
    }
}

#[component]
fn Row(page: Register, pupil: PupilId, name: String) -> impl IntoView {
    let Register { session, period, rows, .. } = page;
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.pupil == pupil).cloned()));
    let problem = RwSignal::new(None::<String>);
    let typed = RwSignal::new([const { String::new() }; 4]);
    // What is stored is shown; what was typed and refused stays, with the reason, until it is put right or something else is stored.
    Effect::new(move |_| {
        let entered = row.with(|row| row.as_ref().and_then(|row| row.entered));
        typed.set(entered.map(numbers).map_or_else(Default::default, |numbers| numbers.map(|n| n.to_string())));
        problem.set(None);
    });
    let write = move || match typed_of(&typed.get_untracked()) {
        Ok(attendance) => {
            let command = Attitude::SetAttendance { period: period.get_untracked(), rows: vec![(pupil, attendance)] };
            session.ask(command, move |done| problem.set(done.err().map(|why| why.words())));
        }
        Err(NotWritten::NotYet) => problem.set(None),
        Err(NotWritten::Because(why)) => problem.set(Some(why)),
    };
    let error_id = format!("attendance-{pupil}");
    let fields: Vec<AnyView> = (0..FIELDS.len())
        .map(|at| {
            let label = format!("{name}: {}", FIELDS.get(at).copied().unwrap_or_default().to_lowercase());
            let id = error_id.clone();
            let value = move || typed.with(|typed| typed.get(at).cloned()).unwrap_or_default();
            let change = move |event| {
                let text = event_target_value(&event);
                typed.update_untracked(|typed| {
                    if let Some(field) = typed.get_mut(at) {
                        *field = text.trim().to_owned();
                    }
                });
                write();
            };
            let next = move |event: web_sys::KeyboardEvent| {
                if event.key() == "Enter" {
                    event.prevent_default();
                    down(&event);
                }
            };
            view! {
                <td><input type="text" inputmode="numeric" autocomplete="off" class="score-field" aria-label=label aria-describedby=id
                    aria-invalid=move || problem.get().is_some().then_some("true") prop:value=value
                        on:change=heard(change) on:keydown=heard(next) /></td>
            }
            .into_any()
        })
        .collect();
    let share = move || {
        let row = row.get()?;
        if row.contested {
            return Some(view! { <span class="badge badge--contest">"to settle"</span> }.into_any());
        }
        row.entered?;
        let band = row.band.and_then(|key| session.roll.with(|roll| roll.band(key)));
        let word = band.as_ref().map(|band| band.word.clone());
        let absence = row
            .absence
            .map(words::attendance::absence)
            .map(|text| view! { <strong class="attendance__absence">{text}</strong> }.into_any());
        let share = row.entered.map(|attendance| format!("{} % ", crate::report::attitude::percent(attendance.permille())));
        Some(
            view! { <span class="score-colour">{share}{band.map(|band| view! { <Light band=band /> }.into_any())}{word}</span>{absence} }
                .into_any(),
        )
    };
    let noted = move || {
        row.get().map(|row| row.noted_late).filter(|n| *n > 0).map(|n| if n == 1 { "once".to_owned() } else { format!("{n} times") })
    };
    let said = name.clone();
    let wrong = Signal::derive(move || problem.get().map(|text| format!("{said}: {}.", words::uncapital(&text))));
    view! {
        <tr>
            <th scope="row">{name}{alert_at(error_id, wrong)}</th>
            {fields}
            <td>{live(share)}</td>
            <td>{live(noted)}</td>
        </tr>
    }
}

/// Goes to the same field of the next child; from the last one the field is left, so that what was typed is written.
fn down(event: &web_sys::KeyboardEvent) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let fields = field.closest("table").ok().flatten().and_then(|table| table.query_selector_all("input").ok());
    let next = fields.and_then(|fields| {
        let own: &web_sys::Node = &field;
        let at = (0..fields.length()).find(|at| fields.get(*at).is_some_and(|other| other == *own))?;
        fields.get(at + u32::try_from(FIELDS.len()).ok()?)?.dyn_into::<HtmlElement>().ok()
    });
    let _moved = next.map_or_else(|| field.blur(), |next| next.focus());
}
