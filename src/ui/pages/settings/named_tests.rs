//! The named tests: names, totals, thresholds.

use leptos::prelude::*;

use super::since::{AllNumbers, HoldsFrom, from_now};
use crate::domain::{Period, Test, TestKey};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{HoldFrom, Setting};

/// The list of tests, and a form to add one.
#[component]
pub(super) fn NamedTests() -> impl IntoView {
    let session = Session::here();
    let from = from_now(session);
    let tests = Memo::new(move |_| session.roll.with(|roll| roll.tests(from.get())));
    let rows = move || {
        tests
            .get()
            .into_iter()
            .map(|(key, test)| view! { <li class="rows__row"><TestForm key=Some(key) test=test from=from /></li> }.into_any())
            .collect::<Vec<_>>()
    };
    // Of the tests whose numbers have changed.
    let all = Signal::derive(move || {
        let mut all = AllNumbers::new();
        for (key, test) in tests.get() {
            let numbers = session.roll.with(|roll| roll.test_over_time(key));
            if numbers.len() > 1 {
                let said = |numbers| format!("{}, {}", test.name, words::numbers::test(numbers));
                all.extend(numbers.into_iter().map(|(since, numbers)| (since, said(numbers))));
            }
        }
        all
    });
    view! {
        <section class="card" aria-labelledby="named-tests">
            <h2 id="named-tests">"Tests"</h2>
            <p>{words::settings::TESTS}</p>
            <HoldsFrom stem="tests" from=from all=all />
            <ul class="rows">{live(rows)}</ul>
            <h3>"Add a test"</h3>
            <TestForm key=None test=Test { name: String::new(), total: 20, green: 80, yellow: 60, retired: false } from=from />
        </section>
    }
}

#[component]
fn TestForm(key: Option<TestKey>, test: Test, from: RwSignal<Period>) -> impl IntoView {
    let session = Session::here();
    let stem = key.map_or_else(|| "new-test".to_owned(), |key| format!("test-{key}"));
    let called = if test.name.is_empty() { "the new test".to_owned() } else { test.name.clone() };
    let (name, total) = (RwSignal::new(test.name.clone()), RwSignal::new(test.total.to_string()));
    let (green, yellow) = (RwSignal::new(test.green.to_string()), RwSignal::new(test.yellow.to_string()));
    let problem = RwSignal::new(None::<String>);
    let retired = test.retired;
    let save = move |retired: bool| {
        // What is no number is refused as one that makes no sense.
        let details = Test {
            name: name.get_untracked(),
            total: total.get_untracked().trim().parse().unwrap_or(0),
            green: green.get_untracked().trim().parse().unwrap_or(u8::MAX),
            yellow: yellow.get_untracked().trim().parse().unwrap_or(u8::MAX),
            retired,
        };
        let now = untrack(|| session.calendar_period());
        let ask = HoldFrom { now, from: from.get_untracked(), ask: Setting::Test { test: key, details } };
        session.ask(ask, move |done| {
            let added = done.is_ok() && key.is_none();
            problem.set(done.err().map(|why| why.words()));
            if added {
                name.set(String::new());
            }
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(retired);
    };
    let field = move |id: &str, label: &str, value: RwSignal<String>, kind: &'static str| {
        let (id, label) = (format!("{stem}-{id}"), format!("{label} of {called}"));
        view! {
            <input id=id type=kind min="0" max="1000" autocomplete="off" aria-label=label prop:value=value
                on:input=move |event| value.set(event_target_value(&event)) />
        }
        .into_any()
    };
    let (word, does) =
        if retired { ("Use again", format!("Use {} again", test.name)) } else { ("Retire", format!("Retire {}", test.name)) };
    view! {
        <form class="form form--inline test-form" on:submit=heard(submit) novalidate>
            <span class="field">"Name"{field("name", "Name", name, "text")}</span>
            <span class="field">"Out of"{field("total", "Total", total, "number")}</span>
            <span class="field">"Green from %"{field("green", "Green share", green, "number")}</span>
            <span class="field">"Yellow from %"{field("yellow", "Yellow share", yellow, "number")}</span>
            <button type="submit" class="button button--quiet">{if key.is_some() { "Save" } else { "Add test" }}</button>
            {key.is_some().then(|| view! {
                <button type="button" class="button button--quiet" aria-label=does on:click=heard(move |_| save(!retired))>{word}</button>
            }.into_any())}
            {retired.then(|| view! { <span class="badge">"retired"</span> }.into_any())}
        </form>
        {alert(problem)}
    }
}
