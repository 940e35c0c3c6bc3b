//! The half-term dates of a school year.

use leptos::prelude::*;

use crate::domain::calendar::date;
use crate::domain::terms::Span;
use crate::domain::{HalfTerm, SchoolYear, TermDates};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Command;

/// The dates of this school year and the next.
#[component]
pub(crate) fn Terms() -> impl IntoView {
    let session = Session::here();
    let this = SchoolYear::of(session.today());
    let years: Vec<SchoolYear> = std::iter::once(this).chain(this.next()).collect();
    view! {
        <section class="card" aria-labelledby="terms">
            <h2 id="terms">"Half-term dates"</h2>
            <p class="quiet">{words::settings::TERMS}</p>
            {years.into_iter().map(|year| view! { <YearForm year=year /> }).collect_view()}
        </section>
    }
}

/// The two date fields of one half term, as typed.
#[derive(Clone, Copy)]
struct HalfTermFields {
    half_term: HalfTerm,
    first: RwSignal<String>,
    last: RwSignal<String>,
}

#[component]
fn YearForm(year: SchoolYear) -> impl IntoView {
    let session = Session::here();
    // The next year is proposed from this one, as long as nobody has set it.
    let proposed = Memo::new(move |_| {
        session.roll.with(|roll| match roll.term_dates_set(year) {
            Some(_) => None,
            // What is shown of this year is what holds.
            None if year <= SchoolYear::of(session.today()) => None,
            None => roll.term_dates_set(year.previous()?)?.proposed_for_next(),
        })
    });
    let held = Memo::new(move |_| proposed.get().unwrap_or_else(|| session.roll.with(|roll| roll.term_dates(year))));
    let problem = RwSignal::new(None::<String>);
    let fields: Vec<HalfTermFields> = HalfTerm::ALL
        .into_iter()
        .map(|half_term| HalfTermFields { half_term, first: RwSignal::new(String::new()), last: RwSignal::new(String::new()) })
        .collect();
    let shown = fields.clone();
    Effect::new(move |_| {
        for (field, (_, span)) in shown.iter().zip(held.get().half_terms()) {
            field.first.set(span.first.to_string());
            field.last.set(span.last.to_string());
        }
    });
    let typed = fields.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let spans: Option<Vec<Span>> =
            typed.iter().map(|f| Some(Span { first: date(&f.first.get_untracked())?, last: date(&f.last.get_untracked())? })).collect();
        let Some(spans) = spans.and_then(|spans| <[Span; 6]>::try_from(spans).ok()) else {
            problem.set(Some(words::settings::WHOLE_DATES.to_owned()));
            return;
        };
        match TermDates::new(year, spans) {
            Ok(dates) => session.ask(Command::SetTermDates { dates }, move |done| problem.set(done.err().map(|why| why.words()))),
            Err(fault) => problem.set(Some(words::settings::correct_dates(&fault.to_string()))),
        }
    };
    let rows = fields
        .into_iter()
        .map(|field| {
            let name = words::half_term(field.half_term);
            let date = |what: &str, value: RwSignal<String>| {
                let label = format!("{name} {}: {what} day", year);
                view! {
                    <input type="date" aria-label=label prop:value=value on:input=move |event| value.set(event_target_value(&event)) />
                }
            };
            view! { <tr><th scope="row">{name.clone()}</th><td>{date("first", field.first)}</td><td>{date("last", field.last)}</td></tr> }
        })
        .collect_view();
    view! {
        <form class="form" on:submit=heard(submit) novalidate>
            <table class="terms">
                <caption>{year.to_string()}</caption>
                <thead><tr><th scope="col">"Half term"</th><th scope="col">"First day"</th><th scope="col">"Last day"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {live(move || proposed.with(Option::is_some).then(|| view! { <p class="quiet">{words::settings::PROPOSED}</p> }.into_any()))}
            {alert(problem)}
            <div class="buttons"><button type="submit" class="button">"Save dates of "{year.to_string()}</button></div>
        </form>
    }
}
