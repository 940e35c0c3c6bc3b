//! Today in one row, at the head of a class: what is different, then whom it is of. Two taps for any child.

use leptos::prelude::*;

use crate::domain::{PraiseKey, PraiseKind, PupilId, Slip};
use crate::ledger::Change;
use crate::report::today::{ChildsDay, childs_day, noted};
use crate::route::{ClassRoute, Route};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::drawn::{Html, NONE, drawn, place};
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::words;
use crate::workspace::{Daily, OnADay};

/// What a tap on a name notes.
#[derive(Clone, Copy, PartialEq)]
enum Noting {
    Slip(Slip),
    Praise(PraiseKey),
}

impl Noting {
    fn is_praise(self) -> bool {
        matches!(self, Self::Praise(_))
    }
}

/// What was noted last, and how it is taken back.
#[derive(Clone)]
struct Noted {
    said: String,
    undo: Daily,
}

/// The row.
#[component]
pub(in crate::ui::pages::now) fn Quick(of: OfClass) -> impl IntoView {
    let OfClass { session, class, everyone: children, .. } = of;
    let date = Memo::new(move |_| session.today());
    let days = Memo::new(move |_| {
        let date = date.get();
        let of = |(pupil, _): (PupilId, String)| (pupil, session.read_child(pupil, |files| childs_day(files, pupil, date)));
        children.get().into_iter().map(of).collect::<Vec<(PupilId, ChildsDay)>>()
    });
    let (noting, last, problem) = (RwSignal::new(None::<Noting>), RwSignal::new(None::<Noted>), RwSignal::new(None::<String>));
    let kinds = Memo::new(move |_| {
        let kinds = session.roll.with(|roll| roll.praise_kinds());
        kinds.into_iter().filter(|(_, kind)| !kind.retired).collect::<Vec<(PraiseKey, PraiseKind)>>()
    });
    let choices = move || {
        let slips = Slip::ALL.into_iter().map(|slip| (Noting::Slip(slip), words::capital(words::slip(slip))));
        let praise = kinds.with(|kinds| kinds.first().map(|(key, _)| (Noting::Praise(*key), "★ Praise".to_owned())));
        slips.chain(praise).collect::<Vec<_>>()
    };
    let each = move || kinds.get().into_iter().map(|(key, kind)| (Noting::Praise(key), kind.name)).collect::<Vec<_>>();
    let chips = drawn(move || {
        let now = noting.get();
        let is_chosen = |this: Noting| now.is_some_and(|now| now == this || now.is_praise() && this.is_praise());
        buttons("quick", "aria-expanded", choices().into_iter().map(|(this, label)| (label, Some(is_chosen(this)))))
    });
    let which = drawn(move || match noting.get() {
        Some(now) if now.is_praise() => {
            buttons("quick-kind", "aria-pressed", each().into_iter().map(|(this, label)| (label, Some(this == now))))
        }
        _ => String::new(),
    });
    let names = drawn(move || {
        let Some(now) = noting.get() else { return String::new() };
        let is_so = |pupil: PupilId| match now {
            Noting::Slip(slip) => Some(days.with(|days| has(days, pupil, slip))),
            Noting::Praise(_) => None,
        };
        buttons("quick-name", "aria-pressed", children.get().into_iter().map(|(pupil, name)| (name, is_so(pupil))))
    });
    let choose = move |event: web_sys::MouseEvent| {
        if let Some((this, _)) = place(&event).and_then(|at| untrack(choices).into_iter().nth(at)) {
            let is_open = |now: Noting| now == this || now.is_praise() && this.is_praise();
            noting.update(|now| *now = (!now.is_some_and(is_open)).then_some(this));
            last.set(None);
        }
    };
    let choose_kind = move |event: web_sys::MouseEvent| {
        if let Some((this, _)) = place(&event).and_then(|at| untrack(each).into_iter().nth(at)) {
            noting.set(Some(this));
        }
    };
    let note = move |event: web_sys::MouseEvent| {
        let child = place(&event).and_then(|at| children.with_untracked(|children| children.get(at).cloned()));
        let (Some((pupil, name)), Some(what)) = (child, noting.get_untracked()) else { return };
        let (date, pupils) = (date.get_untracked(), vec![pupil]);
        let (called, ask) = match what {
            Noting::Slip(slip) => {
                let missed = !days.with_untracked(|days| has(days, pupil, slip));
                let called = if missed { words::slip(slip).to_owned() } else { format!("not {}", words::slip(slip)) };
                (called, Daily::Miss { pupils, date, slip, missed })
            }
            Noting::Praise(kind) => {
                let called = kinds.with_untracked(|kinds| kinds.iter().find(|(key, _)| *key == kind).map(|(_, kind)| kind.name.clone()));
                (called.unwrap_or_default(), Daily::Praise { pupils, date, kind, note: String::new() })
            }
        };
        session.ask(OnADay { today: date, ask: ask.clone() }, move |done| match done {
            Ok(batch) => {
                let given = batch.add.iter().find_map(|entry| match entry.change {
                    Change::Praised { praise, .. } => Some(praise),
                    _ => None,
                });
                let undo = match (ask, given) {
                    (Daily::Miss { pupils, date, slip, missed }, _) => Some(Daily::Miss { pupils, date, slip, missed: !missed }),
                    (_, praise) => praise.map(|praise| Daily::RemovePraise { pupil, praise }),
                };
                problem.set(None);
                last.set(undo.map(|undo| Noted { said: format!("{name}: {called}."), undo }));
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let take_back = move |_| {
        if let Some(noted) = last.get_untracked() {
            session.tell(OnADay { today: date.get_untracked(), ask: noted.undo });
            last.set(None);
        }
    };
    let said = Memo::new(move |_| match last.get() {
        Some(noted) => noted.said,
        None => words::left::today(days.with(|days| noted(days.iter().map(|(_, day)| day)))),
    });
    let nothing = Memo::new(move |_| last.with(Option::is_none));
    let whom = move || words::left::whom(noting.get().is_some_and(Noting::is_praise));
    let day = Route::Class(class, ClassRoute::Today { date: None }).to_string();
    view! {
        <section class="quick" aria-labelledby="quick">
            <div class="quick__head">
                <h2 id="quick"><a href=day>"Today"</a></h2>
                <p class="quick__said">
                    <span role="status">{said}</span>
                    <button type="button" class="button button--quiet" hidden=nothing
                        aria-label=move || format!("Undo: {}", said.get()) on:click=heard(take_back)>"Undo"</button>
                </p>
            </div>
            <div class="quick__row" on:click=heard(choose) inner_html=chips></div>
            {alert(problem)}
            <div class="quick__row" role="group" aria-label="Praise for" on:click=heard(choose_kind) inner_html=which></div>
            <div class="quick__names" role="group" aria-label=whom on:click=heard(note) inner_html=names></div>
        </section>
    }
}

/// Buttons as text, each with its place, and its state where it has one.
fn buttons(id: &str, state: &str, all: impl Iterator<Item = (String, Option<bool>)>) -> String {
    Html::of(|html| {
        for (at, (label, on)) in all.enumerate() {
            let (id, at) = (format!("{id}-{at}"), at.to_string());
            let on = on.map_or(NONE, |on| (state, if on { "true" } else { "false" }));
            html.words("button", &[("type", "button"), ("class", "button"), ("id", &id), ("data-at", &at), on], &label);
        }
    })
}

fn has(days: &[(PupilId, ChildsDay)], pupil: PupilId, slip: Slip) -> bool {
    days.iter().any(|(id, day)| *id == pupil && day.missed.iter().any(|missed| missed.slip == slip && missed.on_the_day))
}
