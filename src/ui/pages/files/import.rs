//! The preview of an opened file: what it would bring, before anything is taken in.

use std::sync::Arc;

use leptos::prelude::*;

use super::points;
use crate::domain::restore::Occasion;
use crate::domain::{Pupil, PupilId, order};
use crate::exchange::preview::{Open, Said};
use crate::exchange::{Kind, Preview};
use crate::ledger::{About, Cell, Entry, Reading};
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::moment::moment;
use crate::ui::parts::not_here::not_here;
use crate::ui::parts::problem::alert;
use crate::ui::parts::settle::{cell_name, value_name};
use crate::ui::parts::tick::{flag, one_of};
use crate::ui::session::{InHand, OpenedFiles, Problem, Session};
use crate::words;
use crate::workspace::{Command, Import, Joining};

mod doors;
mod same;
mod self_assessment;

/// Most contested cells listed one by one; the rest are counted.
const LISTED: usize = 40;
/// A card of what two sides say differently.
const CONTEST: &str = "card card--contest";

/// The preview page.
#[component]
pub(crate) fn ImportPage() -> impl IntoView {
    let session = Session::here();
    live(move || match session.opened.get() {
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
    })
}

#[component]
fn Looked(opened: OpenedFiles) -> impl IntoView {
    let session = Session::here();
    let OpenedFiles { documents, preview, refused } = opened;
    let Some(document) = documents.first().cloned() else { return ().into_any() };
    points::prepare(session);
    let several = documents.len() > 1;
    let settings = documents.iter().all(|document| document.kind == Kind::Settings);
    let held = document.class.map(|class| session.roll.with_untracked(|roll| roll.class(class).as_ref().and_then(Reading::any).cloned()));
    let class = held.flatten().map(|class| class.name).or_else(|| preview.classes.first().cloned());
    let title = match document.kind {
        _ if several => words::files::several(documents.len()),
        Kind::Class => words::files::of_class(class.as_deref()),
        Kind::School => words::files::OF_SCHOOL.to_owned(),
        Kind::Pupil => words::files::OF_CHILD.to_owned(),
        Kind::Settings => words::files::OF_SETTINGS.to_owned(),
    };
    let mut from: Vec<String> = documents.iter().map(|document| words::files::from_school(&document.school_name)).collect();
    from.dedup();
    let from = from.join(" ");
    let missing: usize = documents.iter().map(|document| document.missing).sum();
    let nothing = preview.brings_nothing() && preview.other_school.is_none();
    let said = RwSignal::new(Said::default());
    let erase = RwSignal::new(Vec::<PupilId>::new());
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
        let school = documents.iter().find_map(|document| document.school_to_join());
        let class = document.class.filter(|_| !several);
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
                school,
                entries: taken.entries,
                erase: preview.erases(order::set(erase.get_untracked())),
                links: taken.links,
                joins: classes.chain(staff).collect(),
                bands: preview.bands.clone(),
                criteria: preview.criteria.clone(),
                // Whoever takes in how another school does things has not asked for its children.
                accept: preview.other_school.filter(|_| !settings),
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
    let drawn = {
        let preview = Arc::clone(&preview);
        move |draw: fn(&mut Html, Session, &Preview, bool)| {
            let preview = Arc::clone(&preview);
            move || Html::of(|html| draw(html, session, &preview, theirs.get()))
        }
    };
    let refused = Html::of(|html| listed_all(html, CONTEST, "Not opened", &refused));
    view! {
        <Heading text=title title="Open a file".to_owned() />
        <p>{from}{if several { words::files::THEY_WOULD_BRING } else { words::files::NOT_YET }}</p>
        <div class="drawn" role="alert" inner_html=refused></div>
        {(missing > 0).then(|| view! { <p class="hint hint--warn">{words::files::has_gaps(missing)}</p> }.into_any())}
        <div class="drawn" inner_html=drawn(brings)></div>
        <same::Same preview=Arc::clone(&preview) said=said />
        {would_erase(&preview, erase)}
        <div class="drawn" inner_html=drawn(contests)></div>
        {preview.other_school.map(|_| view! {
            <section class="card card--contest">
                <h2>"This file comes from somewhere else"</h2>
                <p>{if settings { words::files::OTHER_SETTINGS } else { words::files::OTHER_SCHOOL }}</p>
                {flag(if settings { "Yes, I want these settings here" } else { "Yes, I want these children’s files here" }, accepted)}
            </section>
        })}
        {(!preview.their_classes.is_empty()).then(|| view! {
            <section class="card">
                <h2>"Classes of the other school"</h2>
                {flag("Add their classes and half-term dates as well", theirs)}
                <p class="hint">{words::files::THEIR_CLASSES}</p>
            </section>
        }
        .into_any())}
        {alert(problem)}
        <div class="buttons">
            {(!nothing).then(|| view! {
                <button type="button" class="button button--main" disabled=move || busy.get() on:click=heard(take_in)>
                    {live(move || if busy.get() { "Adding …" } else { "Add to my files" })}
                </button>
            })}
            <button type="button" class="button" on:click=heard(move |_| leave())>{if nothing { "Close" } else { "Cancel" }}</button>
        </div>
    }
    .into_any()
}

/// What it would bring, and what it would not.
fn brings(html: &mut Html, session: Session, preview: &Preview, theirs: bool) {
    html.within("section", "card", |html| counts(html, preview, theirs));
    // Every child that comes or goes is named.
    let moved = preview.moves.iter().map(|one| words::import::moved(&one.details.full_name(), &one.to, one.year));
    listed_all(html, "card", "Comings and goings", &moved.collect::<Vec<_>>());
    let name = |about: About| match about {
        About::Pupil(pupil) => session.child_name(pupil),
        About::School => None,
    };
    let differing = &preview.differing;
    listed(html, "Left as it is here", &words::import::differing(differing.len()), differing.len(), |html| {
        for one in differing.iter().take(LISTED) {
            html.words("li", &[], &words::import::differs(one.place, name(one.about).as_deref()));
        }
    });
}

/// What there is of new, in figures and names.
fn counts(html: &mut Html, preview: &Preview, theirs: bool) {
    let names = |html: &mut Html, head: &str, people: Vec<String>| {
        if !people.is_empty() {
            html.words("h3", &[], head);
            html.classed("p", "names", &people.join(", "));
        }
    };
    let head = if preview.brings_nothing() { "You have everything in this file already" } else { "What is new" };
    html.words("h2", &[], head);
    html.within("dl", "counts", |html| {
        let counted = [
            ("New children", preview.new_pupils.len()),
            ("New entries", preview.entries(theirs).len()),
            ("To settle", preview.contested(theirs).len()),
            ("Already known", preview.known),
        ];
        for (what, count) in counted {
            html.element("div", &[], |html| {
                html.words("dt", &[], what);
                html.words("dd", &[], &count.to_string());
            });
        }
    });
    names(html, "New children", preview.new_pupils.iter().map(|(_, p)| p.full_name()).collect());
    let grown = preview.grown.iter().map(|(_, p, n)| format!("{} ({n})", p.full_name())).collect();
    names(html, "Children you have, with new entries", grown);
    words::files::barred(preview.barred).iter().for_each(|text| html.classed("p", "quiet", text));
    words::files::erased_elsewhere(preview.erased_elsewhere.len()).iter().for_each(|text| html.words("p", &[], text));
    if preview.days {
        html.classed("p", "hint", words::files::BRINGS_A_DAY);
    }
    // The dates of another school stay there with its classes.
    if theirs && !preview.dates.is_empty() {
        html.classed("p", "hint hint--warn", &words::import::brings_dates(&preview.dates));
    }
    if preview.settings {
        html.classed("p", "hint hint--warn", words::files::BRINGS_SETTINGS);
    }
}

/// A card with all of a list; nothing where that is empty.
fn listed_all(html: &mut Html, class: &str, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        html.within("section", class, |html| {
            html.words("h2", &[], title);
            html.list("plain", lines);
        });
    }
}

/// A card with the first of a list, and what stands above it; the others are counted.
fn listed(html: &mut Html, title: &str, says: &str, count: usize, lines: impl FnOnce(&mut Html)) {
    if count > 0 {
        html.within("section", CONTEST, |html| {
            html.words("h2", &[], title);
            html.words("p", &[], says);
            html.within("ul", "plain", lines);
            if count > LISTED {
                html.classed("p", "quiet", &words::files::and_more(count - LISTED));
            }
        });
    }
}

/// Children whom the sender has erased.
fn would_erase(preview: &Preview, erase: RwSignal<Vec<PupilId>>) -> Option<AnyView> {
    let row = |(id, pupil): &(PupilId, Pupil)| {
        let label = format!("Erase {} here too", pupil.full_name());
        view! { <li>{one_of(label, erase, *id)}</li> }.into_any()
    };
    let rows: Vec<AnyView> = preview.would_erase.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card card--contest">
                <h2>"Erased by the sender"</h2>
                <p>{words::files::ERASED_THERE}</p>
                <ul class="plain">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// What would be contested, and colours that are called something else elsewhere.
fn contests(html: &mut Html, session: Session, preview: &Preview, theirs: bool) {
    let whose = |cell: Cell, about: About| {
        let pupil = match (about, cell) {
            (About::Pupil(id), _) | (_, Cell::Pupil(id) | Cell::LegalName(id) | Cell::Left(id) | Cell::Placement(id, _)) => Some(id),
            _ => None,
        }?;
        session.child_name(pupil)
    };
    let contested = preview.contested(theirs);
    let total = contested.len();
    listed(html, &format!("{total} to settle afterwards"), words::files::BOTH_KEPT, total, |html| {
        for contest in contested.into_iter().take(LISTED) {
            html.element("li", &[], |html| {
                html.words("strong", &[], &whose(contest.cell, contest.about).map(|n| format!("{n}: ")).unwrap_or_default());
                html.text(&cell_name(session, contest.cell));
                html.single("br", &[]);
                let said = |e: &Arc<Entry>| format!("{} ({}, {})", value_name(session, e), session.who(e.by), moment(e.at));
                html.classed("span", "quiet", &contest.claims.iter().map(said).collect::<Vec<_>>().join(" – or – "));
            });
        }
    });
    if !preview.reworded.is_empty() {
        html.within("section", "card", |html| {
            html.words("h2", &[], "Other words for the colours");
            html.words("p", &[], words::files::OTHER_WORDS);
            html.list("plain", preview.reworded.iter().map(|(theirs, ours)| format!("“{}” there is “{}” here", theirs.word, ours.word)));
        });
    }
}
