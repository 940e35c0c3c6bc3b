//! The start page: classes as cards, and what to do when there is none.

use leptos::prelude::*;

use crate::domain::SchoolYear;
use crate::ledger::Change;
use crate::platform::prefs::{self, Note};
use crate::report::news::VERSION;
use crate::report::start::{ClassCard, class_cards, without_class};
use crate::route::Route;
use crate::ui::address::{Address, navigate};
use crate::ui::parts::banners::{action, banner};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::{dialog::Dialog, file_button::FileButton};
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{Batch, NewClass};

/// The files that can be opened.
const ACCEPTED: &str = ".json,.gz,.age,application/json,application/gzip";

/// Makes the page.
pub(crate) fn show((): (), _: Address) -> AnyView {
    view! { <Start /> }.into_any()
}

/// The start page.
#[component]
pub(crate) fn Start() -> impl IntoView {
    let session = Session::here();
    let adding = RwSignal::new(false);
    // The class opened last comes first: it is the one a teacher is looking for.
    let last = prefs::load().last_class.and_then(|id| id.parse().ok());
    let cards = Memo::new(move |_| {
        let mut cards = session.roll.with(|roll| class_cards(roll, SchoolYear::of(session.today())));
        if let Some(at) = cards.iter().position(|card| Some(card.class) == last) {
            cards.get_mut(..=at).unwrap_or_default().rotate_right(1);
        }
        cards
    });
    let unplaced = Memo::new(move |_| session.roll.with(|roll| without_class(roll, SchoolYear::of(session.today()))));
    let open = Callback::new(move |files| session.open_files(files));
    let is_empty = Memo::new(move |_| cards.with(Vec::is_empty));
    Effect::new(move |_| {
        session.roll.track();
        let _day = session.today();
        if !is_empty.get() {
            session.turn();
        }
    });
    view! {
        <Heading text="Classes".to_owned() />
        {live(move || session.copy_due.get().map(|why| {
            banner("Copy", false, "", why, action("Export everything", move || session.export_everything()))
        }))}
        {live(move || session.turns.get().map(|(strong, waiting)| {
            let link = view! { <a class="button" href=Route::MoveUp.to_string()>"Move up"</a> }.into_any();
            banner("School year", false, strong, waiting, link)
        }))}
        {live(move || is_empty.get().then(|| view! { <Welcome adding=adding open=open /> }.into_any()))}
        {live(move || session.news.with(|news| !news.is_empty()).then(|| view! { <News /> }.into_any()))}
        <ul class="cards">
            {live(move || cards.get().into_iter().map(|card| view! { <li><Card card=card /></li> }.into_any()).collect::<Vec<_>>())}
        </ul>
        {live(move || unplaced.with(|list| !list.is_empty()).then(|| view! {
            <details class="card">
                <summary>{words::start::without_class(unplaced.with(Vec::len))}</summary>
                <p class="quiet">{words::start::NOT_IN_A_CLASS}</p>
                <ul class="rows">
                    {unplaced.get().into_iter().map(|(id, pupil)| {
                        let href = Route::pupil(id).to_string();
                        view! { <li class="rows__row"><a href=href>{pupil.full_name()}</a></li> }.into_any()
                    }).collect::<Vec<_>>()}
                </ul>
            </details>
        }.into_any()))}
        <div class="buttons" hidden=is_empty>
            {live(move || (!is_empty.get()).then(|| view! {
                <button type="button" class="button button--main" on:click=heard(move |_| adding.set(true))>"Add a class"</button>
                <FileButton label="Open a file" accept=ACCEPTED on_files=open />
            }.into_any()))}
            {live(move || cards.with(|cards| cards.len() > 1).then(|| view! {
                <a class="button" href=Route::School.to_string()>"School"</a>
            }.into_any()))}
            {live(move || cards.with(|cards| !cards.is_empty() && !cards.iter().any(|c| c.demo)).then(|| view! {
                <button type="button" class="button" on:click=heard(move |_| session.add_demo())>"Try the demo class"</button>
            }.into_any()))}
            {live(move || cards.with(|cards| !cards.is_empty() && session.copy_due.with(Option::is_none)).then(|| view! {
                <button type="button" class="button" on:click=heard(move |_| session.export_everything())>"Export everything"</button>
            }.into_any()))}
        </div>
        <Dialog open=adding title="Add a class".to_owned()><AddClass done=adding /></Dialog>
    }
}

/// What has come with this version: once, until it is closed.
#[component]
fn News() -> impl IntoView {
    let session = Session::here();
    let close = move |_| {
        Note::Version.write(VERSION);
        session.news.set(Vec::new());
    };
    let news = session.news.get_untracked();
    view! {
        <section class="card" aria-labelledby="news">
            <h2 id="news">"What’s new"</h2>
            <ul>{news.into_iter().map(|one| view! { <li>{one}</li> }.into_any()).collect::<Vec<_>>()}</ul>
            <div class="buttons"><button type="button" class="button" on:click=heard(close)>"Close the news"</button></div>
        </section>
    }
}

/// The first words a new teacher reads.
#[component]
fn Welcome(adding: RwSignal<bool>, open: Callback<Vec<web_sys::File>>) -> impl IntoView {
    let session = Session::here();
    let step = |(title, about): (&'static str, &'static str)| view! { <li><h3>{title}</h3><p>{about}</p></li> }.into_any();
    view! {
        <section class="welcome" aria-labelledby="welcome">
            <h2 id="welcome">"Welcome to Lantern"</h2>
            <p class="welcome__about">{words::start::WELCOME}</p>
            <ol class="welcome__steps">{words::start::FIRST_STEPS.map(step)}</ol>
            <div class="buttons">
                <button type="button" class="button button--main" on:click=heard(move |_| adding.set(true))>"Add a class"</button>
                <button type="button" class="button" on:click=heard(move |_| session.add_demo())>"Try the demo class"</button>
                <FileButton label="Open a file" accept=ACCEPTED on_files=open />
            </div>
            <p class="quiet">{words::start::OTHER_WAYS}" "{words::start::STAYS_HERE}</p>
        </section>
    }
}

#[component]
fn Card(card: ClassCard) -> impl IntoView {
    let session = Session::here();
    let href = Route::class(card.class).to_string();
    let this_year = SchoolYear::of(session.today());
    let year = (card.year != this_year).then(|| format!(" in {}", card.year));
    let pupils = words::start::class_of(card.pupils);
    let remove = move |_| session.remove_demo();
    view! {
        <article class="card card--class" class:card--demo=card.demo>
            <h2><a class="card__link" href=href>{card.name}</a></h2>
            <p class="quiet">{pupils}{year}</p>
            {card.demo.then(|| view! {
                <p><span class="badge">"Invented children"</span></p>
                <button type="button" class="button button--quiet card__above" on:click=heard(remove)>"Remove the demo class"</button>
            }.into_any())}
        </article>
    }
}

/// The form in the dialog "Add a class".
#[component]
fn AddClass(done: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let (name, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session.ask(NewClass { name: name.get_untracked() }, move |result| match result {
            Ok(batch) => {
                done.set(false);
                if let Some(class) = added_class(&batch) {
                    navigate(Route::class(class));
                }
            }
            Err(why) => {
                problem.set(Some(why.words()));
                focus_on("class-name".to_owned());
            }
        });
    };
    view! {
        <form on:submit=heard(submit) class="form" novalidate>
            <div class="field">
                <label for="class-name">"Class name"</label>
                <p class="hint" id="class-name-hint">"As you say it at school, such as 4B or Hedgehogs"</p>
                {live(move || problem.get().map(|text| {
                    view! { <p class="error" id="class-name-error" role="alert">{text}</p> }.into_any()
                }))}
                <input id="class-name" type="text" autocomplete="off" autofocus
                    aria-describedby="class-name-hint class-name-error" aria-invalid=move || problem.get().is_some().then_some("true")
                    prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
            </div>
            <div class="buttons">
                <button type="submit" class="button button--main">"Add class"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| done.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}

/// The class a batch has added, if any.
pub(crate) fn added_class(batch: &Batch) -> Option<crate::domain::ClassId> {
    batch.add.iter().find_map(|entry| match &entry.change {
        Change::ClassSet { class, .. } => Some(*class),
        _ => None,
    })
}
