//! The preview of an opened file: what it would bring, before anything is taken in.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::points;
use crate::domain::PupilId;
use crate::domain::restore::Occasion;
use crate::exchange::preview::{Move, Open, Said};
use crate::exchange::{self, Kind, Preview};
use crate::ledger::{About, Cell, Reading};
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::moment::moment;
use crate::ui::parts::not_here::not_here;
use crate::ui::parts::problem::alert;
use crate::ui::parts::settle::{cell_name, value_name};
use crate::ui::session::{InHand, OpenedFiles, Problem, Session};
use crate::words;
use crate::workspace::{Command, Import, Joining};

mod doors;
mod same;
mod self_assessment;

/// Most contested cells listed one by one; the rest are counted.
const LISTED: usize = 40;

/// The preview page.
#[component]
pub(crate) fn ImportPage() -> impl IntoView {
    let session = Session::here();
    move || match session.opened.get() {
        None if session.in_hand.with(Option::is_some) => match session.in_hand.get() {
            Some(InHand::Questions(questions)) => view! { <self_assessment::AskHere questions=questions /> }.into_any(),
            Some(InHand::Answers(answers, brought)) => {
                view! { <self_assessment::TakeAnswers answers=answers brought=brought /> }.into_any()
            }
            Some(InHand::Misplaced(door)) => view! { <doors::OtherDoor door=door /> }.into_any(),
            None => ().into_any(),
        },
        None => not_here("No file is open", words::files::CHOOSE_ONE),
        Some(opened) => view! { <Looked opened=opened /> }.into_any(),
    }
}

#[component]
fn Looked(opened: OpenedFiles) -> impl IntoView {
    let session = Session::here();
    let OpenedFiles { documents, preview, refused } = opened;
    let Some(document) = documents.first().cloned() else { return ().into_any() };
    points::prepare(session);
    let several = documents.len() > 1;
    let held = document.class.map(|class| session.roll.with_untracked(|roll| roll.class(class).as_ref().and_then(Reading::any).cloned()));
    let class = held.flatten().map(|class| class.name).or_else(|| preview.classes.first().cloned());
    let title = match document.kind {
        _ if several => words::files::several(documents.len()),
        Kind::Class => words::files::of_class(class.as_deref()),
        Kind::School => words::files::OF_SCHOOL.to_owned(),
    };
    let mut from: Vec<String> = documents.iter().map(|document| words::files::from_school(&document.school_name)).collect();
    from.dedup();
    let from = from.join(" ");
    let missing: usize = documents.iter().map(|document| document.missing).sum();
    let nothing = preview.brings_nothing() && preview.other_school.is_none();
    let said = RwSignal::new(Said::default());
    let erase = RwSignal::new(BTreeSet::<PupilId>::new());
    let accepted = RwSignal::new(preview.other_school.is_none());
    // Children who come from another school leave its classes there.
    let theirs = RwSignal::new(preview.their_classes.is_empty());
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let leave = move || {
        session.opened.set(None);
        navigate(Route::Start);
    };
    let take_in = {
        let preview = Arc::clone(&preview);
        let (school, class) = (document.school, document.class.filter(|_| !several));
        move |_| {
            if !accepted.get_untracked() {
                problem.set(Some(words::files::CONFIRM_SCHOOL.to_owned()));
                return;
            }
            let taken = match preview.taken(&said.get_untracked(), theirs.get_untracked()) {
                Ok(taken) => taken,
                Err(open) => {
                    let names: Vec<String> = open.iter().map(Open::name).collect();
                    let children = open.iter().all(|open| matches!(open, Open::Child(_)));
                    let words = if children { words::import::still_open } else { words::import::still_open_in_file };
                    problem.set(Some(words(&names)));
                    open.first().into_iter().for_each(|open| focus_on(same::group(open)));
                    return;
                }
            };
            busy.set(true);
            let one = |class| taken.classes.iter().any(|(_, there, same)| *same && *there == class);
            let class = class.filter(|class| theirs.get_untracked() || one(*class));
            let classes = taken.classes.into_iter().map(|(class, other, same)| Joining::Classes { class, other, same });
            let staff = taken.staff.into_iter().map(|(staff, other, same)| Joining::Staff { staff, other, same });
            let import = Import {
                school: Some(school),
                entries: taken.entries,
                erase: preview.erases(erase.get_untracked()),
                links: taken.links,
                joins: classes.chain(staff).collect(),
                bands: preview.bands.clone(),
                criteria: preview.criteria.clone(),
                accept: preview.other_school,
            };
            let then = move |done: Result<_, Problem>| {
                busy.set(false);
                match done {
                    Ok(_) => {
                        session.opened.set(None);
                        navigate(class.map_or(Route::Start, Route::class));
                        session.forget_erased();
                    }
                    Err(why) => problem.set(Some(why.words())),
                }
            };
            session.with_point(Occasion::Import, move || session.ask(Command::Import(import), then));
        }
    };
    view! {
        <Heading text=title title="Open a file".to_owned() />
        <p>{from}{if several { words::files::THEY_WOULD_BRING } else { words::files::NOT_YET }}</p>
        {(!refused.is_empty()).then(|| {
            let rows: Vec<AnyView> = refused.iter().map(|said| view! { <li>{said.clone()}</li> }.into_any()).collect();
            view! {
                <section class="card card--contest" role="alert">
                    <h2>"Not opened"</h2>
                    <ul class="plain">{rows}</ul>
                </section>
            }
            .into_any()
        })}
        {(missing > 0).then(|| view! { <p class="hint hint--warn">{words::files::has_gaps(missing)}</p> }.into_any())}
        <Counts preview=Arc::clone(&preview) theirs=theirs />
        <Moves preview=Arc::clone(&preview) />
        <Differing preview=Arc::clone(&preview) />
        <same::Same preview=Arc::clone(&preview) said=said />
        <WouldErase preview=Arc::clone(&preview) erase=erase />
        {
            let preview = Arc::clone(&preview);
            move || view! { <Contests preview=Arc::clone(&preview) theirs=theirs.get() /> }.into_any()
        }
        <Wording preview=Arc::clone(&preview) />
        {preview.other_school.map(|_| view! {
            <section class="card card--contest">
                <h2>"This file comes from somewhere else"</h2>
                <p>{words::files::OTHER_SCHOOL}</p>
                <label class="tick">
                    <input type="checkbox" prop:checked=accepted on:change=move |event| accepted.set(event_target_checked(&event)) />
                    "Yes, I want these children’s files here"
                </label>
            </section>
        })}
        {(!preview.their_classes.is_empty()).then(|| view! {
            <section class="card">
                <h2>"Classes of the other school"</h2>
                <label class="tick">
                    <input type="checkbox" prop:checked=theirs on:change=move |event| theirs.set(event_target_checked(&event)) />
                    "Add their classes and half-term dates as well"
                </label>
                <p class="hint">{words::files::THEIR_CLASSES}</p>
            </section>
        }
        .into_any())}
        {alert(problem)}
        <div class="buttons">
            {(!nothing).then(|| view! {
                <button type="button" class="button button--main" disabled=move || busy.get() on:click=take_in>
                    {move || if busy.get() { "Adding …" } else { "Add to my files" }}
                </button>
            })}
            <button type="button" class="button" on:click=move |_| leave()>{if nothing { "Close" } else { "Cancel" }}</button>
        </div>
    }
    .into_any()
}

#[component]
fn Counts(preview: Arc<Preview>, theirs: RwSignal<bool>) -> impl IntoView {
    let list = |people: Vec<String>| {
        let names = people.join(", ");
        (!names.is_empty()).then(|| view! { <p class="names">{names}</p> })
    };
    let nothing = preview.brings_nothing();
    let counted = Arc::clone(&preview);
    let (entries, contested) = (
        {
            let preview = Arc::clone(&counted);
            move || preview.entries(theirs.get()).len()
        },
        move || counted.contested(theirs.get()).len(),
    );
    let new_names: Vec<String> = preview.new_pupils.iter().map(|(_, p)| p.full_name()).collect();
    let grown_names: Vec<String> = preview.grown.iter().map(|(_, p, n)| format!("{} ({n})", p.full_name())).collect();
    view! {
        <section class="card">
            <h2>{if nothing { "You have everything in this file already" } else { "What is new" }}</h2>
            <dl class="counts">
                <div><dt>"New children"</dt><dd>{preview.new_pupils.len()}</dd></div>
                <div><dt>"New entries"</dt><dd>{entries}</dd></div>
                <div><dt>"To settle"</dt><dd>{contested}</dd></div>
                <div><dt>"Already known"</dt><dd>{preview.known}</dd></div>
            </dl>
            {(!new_names.is_empty()).then(|| view! { <h3>"New children"</h3> })}
            {list(new_names)}
            {(!grown_names.is_empty()).then(|| view! { <h3>"Children you have, with new entries"</h3> })}
            {list(grown_names)}
            {words::files::barred(preview.barred).map(|text| view! { <p class="quiet">{text}</p> })}
            {words::files::erased_elsewhere(preview.erased_elsewhere.len()).map(|text| view! { <p>{text}</p> })}
            {preview.days.then(|| view! { <p class="hint">{words::files::BRINGS_A_DAY}</p> })}
            {(!preview.dates.is_empty()).then(|| view! { <p class="hint hint--warn">{words::import::brings_dates(&preview.dates)}</p> })}
            {preview.settings.then(|| view! { <p class="hint hint--warn">{words::files::BRINGS_SETTINGS}</p> })}
        </section>
    }
}

/// Children who are in another class by now.
#[component]
fn Moves(preview: Arc<Preview>) -> impl IntoView {
    let said = |one: &Move| words::import::moved(&one.details.full_name(), &one.to, one.year);
    let rows: Vec<AnyView> = preview.moves.iter().map(|one| view! { <li>{said(one)}</li> }.into_any()).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>"Comings and goings"</h2>
                <ul class="plain">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// Entries that say something else here.
#[component]
fn Differing(preview: Arc<Preview>) -> impl IntoView {
    let session = Session::here();
    let count = preview.differing.len();
    let name = |about: About| match about {
        About::Pupil(pupil) => session.child_name(pupil),
        About::School => None,
    };
    let said = |one: &exchange::preview::Differing| words::import::differs(one.place, name(one.about).as_deref());
    let rows: Vec<AnyView> = preview.differing.iter().take(LISTED).map(|one| view! { <li>{said(one)}</li> }.into_any()).collect();
    (count > 0).then(|| {
        view! {
            <section class="card card--contest">
                <h2>"Left as it is here"</h2>
                <p>{words::import::differing(count)}</p>
                <ul class="plain">{rows}</ul>
                {(count > LISTED).then(|| view! { <p class="quiet">{words::files::and_more(count - LISTED)}</p> }.into_any())}
            </section>
        }
        .into_any()
    })
}

/// A child that is chosen by a tick.
fn tick_one(chosen: RwSignal<BTreeSet<PupilId>>, pupil: PupilId, text: String) -> AnyView {
    let change = move |event| {
        let ticked = event_target_checked(&event);
        chosen.update(|chosen| {
            let _already = if ticked { chosen.insert(pupil) } else { chosen.remove(&pupil) };
        });
    };
    let checked = move || chosen.with(|chosen| chosen.contains(&pupil));
    view! { <li><label class="tick"><input type="checkbox" prop:checked=checked on:change=change />{text}</label></li> }.into_any()
}

#[component]
fn WouldErase(preview: Arc<Preview>, erase: RwSignal<BTreeSet<PupilId>>) -> impl IntoView {
    let rows =
        preview.would_erase.iter().map(|(id, pupil)| tick_one(erase, *id, format!("Erase {} here too", pupil.full_name()))).collect_view();
    (!preview.would_erase.is_empty()).then(|| {
        view! {
            <section class="card card--contest">
                <h2>"Erased by the sender"</h2>
                <p>{words::files::ERASED_THERE}</p>
                <ul class="plain">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn Contests(preview: Arc<Preview>, theirs: bool) -> impl IntoView {
    let session = Session::here();
    let whose = |cell: Cell, about: About| {
        let pupil = match (about, cell) {
            (About::Pupil(id), _) | (_, Cell::Pupil(id) | Cell::Placement(id, _)) => Some(id),
            _ => None,
        }?;
        session.child_name(pupil)
    };
    let contested = preview.contested(theirs);
    let total = contested.len();
    let rows = contested
        .into_iter()
        .take(LISTED)
        .map(|contest| {
            let name = whose(contest.cell, contest.about).map(|n| format!("{n}: ")).unwrap_or_default();
            let what = cell_name(session, contest.cell);
            let values = contest.claims.iter().map(|e| format!("{} ({}, {})", value_name(session, e), session.who(e.by), moment(e.at)));
            let values = values.collect::<Vec<_>>().join(" – or – ");
            view! { <li><strong>{name}</strong>{what}<br /><span class="quiet">{values}</span></li> }
        })
        .collect_view();
    (total > 0).then(|| {
        view! {
            <section class="card card--contest">
                <h2>{format!("{total} to settle afterwards")}</h2>
                <p>{words::files::BOTH_KEPT}</p>
                <ul class="plain">{rows}</ul>
                {(total > LISTED).then(|| view! { <p class="quiet">{words::files::and_more(total - LISTED)}</p> })}
            </section>
        }
    })
}

/// Colours that are called something else elsewhere.
#[component]
fn Wording(preview: Arc<Preview>) -> impl IntoView {
    let rows = preview
        .reworded
        .iter()
        .map(|(theirs, ours)| view! { <li>{format!("“{}” there is “{}” here", theirs.word, ours.word)}</li> })
        .collect_view();
    (!preview.reworded.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>"Other words for the colours"</h2>
                <p>{words::files::OTHER_WORDS}</p>
                <ul class="plain">{rows}</ul>
            </section>
        }
    })
}
