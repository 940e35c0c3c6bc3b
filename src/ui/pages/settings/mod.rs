//! Settings: the school, who is using this device, classes, half-term dates, the colour scheme, attitude and praise, this device.

use leptos::prelude::*;

use crate::ledger::{About, Cell, Entry, Home, Reading};
use crate::report::sheet::Contested;
use crate::route::{self, Route, Topic};
use crate::ui::address::Address;
use crate::ui::parts::drawn::{Html, NONE};
use crate::ui::parts::field::Field;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::heard;
use crate::ui::parts::pin_guide::PinGuide;
use crate::ui::parts::settle::ToSettle;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Command;

mod classes;
mod conduct;
mod criteria;
mod device;
mod groups;
mod joining;
mod mentoring;
mod named_tests;
mod praise;
mod scheme;
mod screen_lock;
mod since;
mod staff;
mod strands;
mod terms;
mod thresholds;

/// Makes a page.
pub(crate) fn show(page: route::SettingsPage, _: Address) -> AnyView {
    match page {
        route::SettingsPage::Of(topic) => view! { <Settings topic=topic /> }.into_any(),
        route::SettingsPage::Criteria(subject) => view! { <criteria::CriteriaPage subject=subject /> }.into_any(),
    }
}

/// A page of the settings, and the ways to the others.
#[component]
pub(crate) fn Settings(
    /// What it is about.
    topic: Topic,
) -> impl IntoView {
    let session = Session::here();
    let contested = Memo::new(move |_| {
        session.roll.with(|roll| {
            // Whatever is of the school itself: what is of a child is settled where that is shown, and of a class only what it is called.
            let setting = |cell: Cell, entry: &Entry| match entry.change.home() {
                Home::Setting(_) | Home::SchoolName | Home::Dates | Home::Staff | Home::Group(_) | Home::Day(..) => true,
                Home::Class(_) => matches!(cell, Cell::Class(_) | Cell::SameClass(..)),
                Home::TakenIn | Home::Children | Home::InGroup | Home::Pupil(_) | Home::TakesAway | Home::Unknown => false,
            };
            let found = roll.fold().contested().filter(|(cell, live)| live.first().is_some_and(|entry| setting(*cell, entry)));
            found.map(|(cell, live)| Contested { cell, claims: live.to_vec() }).collect::<Vec<_>>()
        })
    });
    let ways = Html::of(|html| {
        for one in Topic::ALL {
            let current = if one == topic { ("aria-current", "page") } else { NONE };
            html.words("a", &[("href", &Route::Settings(one).to_string()), current], one.word());
        }
    });
    view! {
        <Heading text="Settings" />
        <nav class="class-nav settings-nav" aria-label="Settings" inner_html=ways></nav>
        <ToSettle contested=contested about=About::School />
        {sections(topic)}
    }
}

/// What can be set; [`Topic::sections`] names the same, for whoever looks for one.
fn sections(topic: Topic) -> AnyView {
    match topic {
        Topic::School => view! {
            <School />
            <staff::Staff />
            <classes::Classes />
            <groups::Groups />
            <section class="card" aria-labelledby="criteria">
                <h2 id="criteria">"Subjects and criteria"</h2>
                <p>{words::settings::CRITERIA}</p>
                <p><a class="button" href="#/criteria">"Change subjects and criteria"</a></p>
            </section>
            <terms::Terms />
            <AsAFile />
        }
        .into_any(),
        Topic::Judging => view! { <scheme::SchemeForm /><thresholds::ThresholdsForm /><named_tests::NamedTests /> }.into_any(),
        Topic::Attitude => view! { <strands::Strands /><praise::PraiseKinds /><conduct::ConductForm /> }.into_any(),
        Topic::Mentoring => view! {
            <mentoring::MentoringForm />
            <section class="card" aria-labelledby="forgotten-pin"><h2 id="forgotten-pin">"A forgotten PIN"</h2><PinGuide /></section>
        }
        .into_any(),
        Topic::Device => view! { <screen_lock::ScreenLock /><device::Device /> }.into_any(),
    }
}

/// The school's name.
#[component]
fn School() -> impl IntoView {
    let session = Session::here();
    let held =
        Memo::new(move |_| session.roll.with(|roll| roll.school_name().as_ref().and_then(Reading::any).cloned()).unwrap_or_default());
    let (name, problem) = (RwSignal::new(held.get_untracked()), RwSignal::new(None::<String>));
    Effect::new(move |_| name.set(held.get()));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session.ask(Command::NameSchool { name: name.get_untracked() }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    view! {
        <section class="card" aria-labelledby="school">
            <h2 id="school">"School"</h2>
            <form class="form" on:submit=heard(submit) novalidate>
                <Field id="school-name" label="School name" value=name most=100 problem=problem />
                <div class="buttons"><button type="submit" class="button">"Save name"</button></div>
            </form>
        </section>
    }
}

/// The settings as a file, for another device or another school.
#[component]
fn AsAFile() -> impl IntoView {
    let session = Session::here();
    view! {
        <section class="card" aria-labelledby="as-a-file">
            <h2 id="as-a-file">"Settings as a file"</h2>
            <p class="quiet">{words::settings::AS_A_FILE}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=heard(move |_| session.export_settings())>"Export the settings"</button>
            </div>
        </section>
    }
}
