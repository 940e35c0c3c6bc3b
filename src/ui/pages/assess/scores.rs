//! The tests of a class: a sheet to fill in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::calendar::date as read_date;
use crate::domain::{ClassId, Period, SchoolYear};
use crate::report::half_terms::of_day;
use crate::report::in_order::Place;
use crate::report::scores::{Spread, days, on, spread, test_on};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::light::Light;
use crate::ui::parts::list_file::{TABLES, read_list};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::sorting::Sorting;
use crate::ui::parts::workbook::workbook_button;
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
        let mut tests = session.roll.with(|roll| roll.tests_from_the_beginning());
        tests.retain(|(_, test)| !test.retired);
        tests
    });
    let key = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Tests { test: Some(test), .. })) => Some(test),
        _ => tests.with(|tests| tests.first().map(|(key, _)| *key)),
    });
    let today = session.today();
    let date = RwSignal::new(today);
    // A score counts by the numbers of the half term in which it was sat.
    let test = Memo::new(move |_| key.get().and_then(|key| session.roll.with(|roll| test_on(roll, key, date.get()))));
    let year = Memo::new(move |_| SchoolYear::of(date.get()));
    let period: Signal<Period> = Signal::derive(move || session.this_period());
    let of = OfClass::at(class, Memo::new(move |_| session.roll.with(|roll| of_day(roll, date.get()))));
    let OfClass { children, loading, .. } = of;
    let sheet_of = move || {
        key.track();
        date.track();
    };
    let sorting = Sorting::new(children, sheet_of, move |_, pupil| {
        let score = session.read_child(pupil, |files| on(files, pupil, key.get()?, date.get()))?;
        score.settled().copied().flatten().map(|score| Place::count(score.into()))
    });
    let (pasted, pasting) = (RwSignal::new(None), RwSignal::new(false));
    let page = TestOfDay { session, key, test, date, children: sorting.children(children), sorting, pasted, pasting };
    let earlier = move || {
        session.version.track();
        loading.has_begun();
        let Some(key) = key.get() else { return Vec::new() };
        session.roll.track();
        session.with_files(|files| days(files, class, key, year.get()))
    };
    let problem = RwSignal::new(None::<String>);
    let open = Callback::new(move |file: web_sys::File| {
        spawn_local(async move {
            let read = read_list(&file).await;
            // Whoever has gone on to another page meanwhile is not followed there.
            let Some(test) = page.test.try_get_untracked().flatten() else { return };
            match read {
                Ok(listed) => {
                    problem.set(None);
                    session.notice.set(listed.note);
                    page.look_at(&listed.text, 0, &test);
                }
                Err(why) => problem.set(Some(why)),
            }
        });
    });
    let choose_date = move |event| match read_date(&event_target_value(&event)) {
        Some(chosen) if chosen <= today => {
            date.set(chosen);
            problem.set(None);
        }
        Some(_) => problem.set(Some(words::calendar::NOT_YET.to_owned())),
        None => problem.set(Some(words::calendar::CHOOSE_A_DAY.to_owned())),
    };
    let name = of.name();
    let offered = Signal::derive(move || tests.get().into_iter().map(|(key, test)| (key.to_string(), test.name)).collect());
    let shown = Signal::derive(move || key.get().map(|key| key.to_string()).unwrap_or_default());
    let choose = Callback::new(move |chosen: String| {
        if let Ok(test) = chosen.parse() {
            navigate(Route::Class(class, ClassRoute::Tests { test: Some(test) }));
        }
    });
    let on_days = move || {
        let day = move |day| {
            let here = move || (date.get() == day).then_some("true");
            let go = move |_| date.set(day);
            view! { <button type="button" class="button button--quiet" aria-pressed=here on:click=heard(go)>{words::date(day)}</button> }
                .into_any()
        };
        let days: Vec<AnyView> = earlier().into_iter().map(day).collect();
        (!days.is_empty()).then(|| view! { <div class="buttons" role="group" aria-label="Days with scores">{days}</div> }.into_any())
    };
    view! {
        <ClassHead class=class period=period title="Tests">
            <Choose id="test" label="Test" options=offered chosen=shown on_choose=choose inline=true />
            <div class="field field--inline">
                <label for="test-date">"Day"</label>
                <input id="test-date" type="date" max=today.to_string() prop:value=move || date.get().to_string()
                    on:change=heard(choose_date) />
            </div>
            {live(on_days)}
            {of.group_chooser()}
            <div class="buttons"><FileButton label="Open a list" accept=TABLES on_file=open /></div>
        </ClassHead>
        {alert(problem)}
        {of.shown(move || if test.with(Option::is_none) {
            view! { <p class="card">{words::scores::NO_SUCH_TEST}</p> }.into_any()
        } else {
            view! {
                <Summary page=page />
                <sheet::Sheet page=page name=name />
                <div class="buttons">{workbook_button(move || format!("{} Tests", name.get()))}</div>
                <paste::PasteDialog page=page />
            }
            .into_any()
        })}
        <p class="quiet"><a href="#/settings/judging">"Add tests or change totals and thresholds in the settings"</a></p>
    }
}

/// How the class did: how many in each colour, absent, and not entered.
#[component]
fn Summary(page: TestOfDay) -> impl IntoView {
    let TestOfDay { session, key, test, date, children, .. } = page;
    let counts = move || {
        let (Some(key), Some(test)) = (key.get(), test.get()) else { return Vec::new() };
        let scheme = session.roll.with(|roll| roll.scheme(roll.period_on(date.get())));
        let scores: Vec<_> =
            children.get().into_iter().map(|(pupil, _)| session.read_child(pupil, |files| on(files, pupil, key, date.get()))).collect();
        let Spread { bands, absent, open } = spread(&test, &scheme, &scores);
        let mut shown: Vec<AnyView> = bands
            .into_iter()
            .map(|(band, n)| {
                let word = band.word.clone();
                view! { <li class="tally__chip"><Light band=band /><span>{n}" "{word}</span></li> }.into_any()
            })
            .collect();
        shown.push(view! { <li class="tally__chip">{absent}" absent"</li> }.into_any());
        shown.push(view! { <li class="tally__chip">{open}" not entered"</li> }.into_any());
        shown
    };
    view! { <ul class="tally__chips score-summary" aria-label="The class">{live(counts)}</ul> }
}
