//! The tests of a class: a sheet to fill in.

use leptos::prelude::*;

use crate::domain::calendar::date as read_date;
use crate::domain::{ClassId, Period, SchoolYear};
use crate::ledger::Reading;
use crate::report::scores::{colour, days, on};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::light::Light;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
use crate::words;

mod paste;
mod sheet;
mod test;

use test::TestOfDay;

/// The tests of a class.
#[component]
pub(crate) fn TestsPage(
    /// The class.
    class: ClassId,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    let tests = Memo::new(move |_| {
        let mut tests = session.roll.with(|roll| roll.tests());
        tests.retain(|(_, test)| !test.retired);
        tests
    });
    let key = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Tests { test: Some(test), .. })) => Some(test),
        _ => tests.with(|tests| tests.first().map(|(key, _)| *key)),
    });
    let test = Memo::new(move |_| {
        session.roll.with(|roll| roll.tests()).into_iter().find(|(known, _)| Some(*known) == key.get()).map(|(_, test)| test)
    });
    let today = session.today();
    let date = RwSignal::new(today);
    let year = Memo::new(move |_| SchoolYear::of(date.get()));
    let period: Signal<Period> = Signal::derive(move || session.this_period());
    let children = Memo::new(move |_| {
        let members = session.roll.with(|roll| roll.members(class, year.get()));
        members.into_iter().map(|(id, pupil)| (id, pupil.full_name())).collect::<Vec<_>>()
    });
    let loading = Loading::of_children(children);
    let page = TestOfDay { session, key, test, date, children, pasted: RwSignal::new(None), pasting: RwSignal::new(false) };
    let earlier = move || {
        session.version.track();
        loading.has_begun();
        let Some(key) = key.get() else { return Vec::new() };
        session.roll.track();
        session.with_files(|files| days(files, class, key, year.get()))
    };
    let problem = RwSignal::new(None::<String>);
    let choose_date = move |event| match read_date(&event_target_value(&event)) {
        Some(chosen) if chosen <= today => {
            date.set(chosen);
            problem.set(None);
        }
        Some(_) => problem.set(Some(words::calendar::NOT_YET.to_owned())),
        None => problem.set(Some(words::calendar::CHOOSE_A_DAY.to_owned())),
    };
    let name = Signal::derive(move || session.class_name(class));
    view! {
        <ClassHead class=class period=period title="Tests" />
        <div class="toolbar">
            <div class="field field--inline">
                <label for="test">"Test"</label>
                <select id="test" on:change=move |event| if let Ok(test) = event_target_value(&event).parse() { navigate(Route::Class(class, ClassRoute::Tests { test: Some(test) })) }>
                    {move || tests.get().into_iter().map(|(known, test)| view! { <option value=known.to_string() prop:selected=move || key.get() == Some(known)>{test.name}</option> }.into_any()).collect::<Vec<_>>()}
                </select>
            </div>
            <div class="field field--inline">
                <label for="test-date">"Day"</label>
                <input id="test-date" type="date" max=today.to_string() prop:value=move || date.get().to_string() on:change=choose_date />
            </div>
            {move || { let earlier = earlier(); (!earlier.is_empty()).then(|| {
                let days: Vec<AnyView> = earlier.into_iter().map(|day| {
                    let here = move || (date.get() == day).then_some("true");
                    view! { <button type="button" class="button button--quiet" aria-pressed=here on:click=move |_| date.set(day)>{words::date(day)}</button> }.into_any()
                }).collect();
                view! { <div class="buttons" role="group" aria-label="Days with scores">{days}</div> }.into_any()
            }) }}
        </div>
        {move || problem.get().map(|text| view! { <p class="error" role="alert">{text}</p> }.into_any())}
        {move || loading.fault()}
        {move || match (loading.is_done(), children.with(Vec::is_empty), test.with(Option::is_none)) {
            (_, true, _) => view! { <p class="card">{words::people::NOBODY_IN_CLASS}</p> }.into_any(),
            (.., true) => view! { <p class="card">{words::scores::NO_SUCH_TEST}</p> }.into_any(),
            (false, ..) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            _ => view! {
                <Summary page=page />
                <sheet::Sheet page=page name=name />
                <paste::PasteDialog page=page />
            }.into_any(),
        }}
        <p class="quiet"><a href="#/settings">"Add tests or change totals and thresholds in the settings"</a></p>
    }
}

/// How the class did: how many in each colour, absent, and not entered.
#[component]
fn Summary(page: TestOfDay) -> impl IntoView {
    let TestOfDay { session, key, test, date, children, .. } = page;
    let counts = move || {
        let (Some(key), Some(test)) = (key.get(), test.get()) else { return Vec::new() };
        let scheme = session.roll.with(|roll| roll.scheme());
        let date = date.get();
        let (mut bands, mut absent, mut open) = (scheme.bands().iter().rev().map(|b| (b.clone(), 0_usize)).collect::<Vec<_>>(), 0, 0);
        for (pupil, _) in children.get() {
            match session.read_child(pupil, |files| on(files, pupil, key, date)) {
                Some(Reading::Settled(Some(score))) => {
                    let found = colour(&test, &scheme, score);
                    bands.iter_mut().filter(|(band, _)| Some(band.key) == found).for_each(|(_, n)| *n += 1);
                }
                Some(Reading::Settled(None)) => absent += 1,
                Some(Reading::Contested(_)) | None => open += 1,
            }
        }
        let mut shown: Vec<AnyView> = bands
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(band, n)| {
                let word = band.word.clone();
                view! { <li class="tally__chip"><Light band=band /><span>{n}" "{word}</span></li> }.into_any()
            })
            .collect();
        shown.push(view! { <li class="tally__chip">{absent}" absent"</li> }.into_any());
        shown.push(view! { <li class="tally__chip">{open}" not entered"</li> }.into_any());
        shown
    };
    view! { <ul class="tally__chips score-summary" aria-label="The class">{counts}</ul> }
}
