//! Today in one row, at the head of a class: what is different, then whom it is of. Two taps for any child.

use leptos::prelude::*;

use crate::domain::{PraiseKey, PraiseKind, PupilId, Slip};
use crate::ledger::Change;
use crate::report::today::{ChildsDay, childs_day, noted};
use crate::route::{ClassRoute, Route};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::problem::alert;
use crate::words;
use crate::workspace::{Daily, OnADay};

/// What a tap on a name notes.
#[derive(Clone, Copy, PartialEq)]
enum Noting {
    Slip(Slip),
    Praise(PraiseKey),
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
    let OfClass { session, class, children, .. } = of;
    let date = Memo::new(move |_| session.today());
    let days = Memo::new(move |_| {
        let date = date.get();
        let of = |(pupil, _): (PupilId, String)| (pupil, session.read_child(pupil, |files| childs_day(files, pupil, date)));
        children.get().into_iter().map(of).collect::<Vec<(PupilId, ChildsDay)>>()
    });
    let (noting, last) = (RwSignal::new(None::<Noting>), RwSignal::new(None::<Noted>));
    let problem = RwSignal::new(None::<String>);
    let said = move || match last.get() {
        Some(noted) => noted.said,
        None => words::left::today(days.with(|days| noted(days.iter().map(|(_, day)| day)))),
    };
    let undo = move || {
        last.get().map(|noted| {
            let label = format!("Undo: {}", noted.said);
            let take_back = move |_| {
                session.tell(OnADay { today: date.get_untracked(), ask: noted.undo.clone() });
                last.set(None);
            };
            view! { <button type="button" class="button button--quiet" aria-label=label on:click=take_back>"Undo"</button> }.into_any()
        })
    };
    let kinds = Memo::new(move |_| {
        let kinds = session.roll.with(|roll| roll.praise_kinds());
        kinds.into_iter().filter(|(_, kind)| !kind.retired).collect::<Vec<(PraiseKey, PraiseKind)>>()
    });
    let choice = move |this: Noting, label: String| {
        let chosen = move || noting.get().is_some_and(|now| now == this || matches!((now, this), (Noting::Praise(_), Noting::Praise(_))));
        let choose = move |_| {
            noting.update(|now| *now = if *now == Some(this) { None } else { Some(this) });
            last.set(None);
        };
        view! {
            <button type="button" class="button" aria-expanded=move || chosen().to_string() on:click=choose>{label}</button>
        }
        .into_any()
    };
    let choices = move || {
        let slips = Slip::ALL.into_iter().map(|slip| choice(Noting::Slip(slip), words::capital(words::slip(slip))));
        let praise = kinds.with(|kinds| kinds.first().map(|(key, _)| choice(Noting::Praise(*key), "★ Praise".to_owned())));
        slips.chain(praise).collect::<Vec<_>>()
    };
    let note = move |pupil: PupilId, name: String| {
        let (date, Some(what)) = (date.get_untracked(), noting.get_untracked()) else { return };
        let is_so = |slip| days.with_untracked(|days| days.iter().any(|(id, day)| *id == pupil && has(day, slip)));
        let pupils = vec![pupil];
        let ask = match what {
            Noting::Slip(slip) => Daily::Miss { pupils, date, slip, missed: !is_so(slip) },
            Noting::Praise(kind) => Daily::Praise { pupils, date, kind, note: String::new() },
        };
        let called = kinds.with_untracked(|kinds| called(kinds, what));
        session.ask(OnADay { today: date, ask: ask.clone() }, move |done| match done {
            Ok(batch) => {
                let given = batch.add.iter().find_map(|entry| match entry.change {
                    Change::Praised { praise, .. } => Some(praise),
                    _ => None,
                });
                problem.set(None);
                last.set(match (ask, given) {
                    (Daily::Miss { pupils, date, slip, missed }, _) => {
                        let said = if missed { format!("{name}: {called}.") } else { format!("{name}: not {called}.") };
                        Some(Noted { said, undo: Daily::Miss { pupils, date, slip, missed: !missed } })
                    }
                    (_, Some(praise)) => Some(Noted { said: format!("{name}: {called}."), undo: Daily::RemovePraise { pupil, praise } }),
                    _ => None,
                });
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let names = move || {
        let what = noting.get()?;
        let one = move |(pupil, name): (PupilId, String)| {
            let (shown, pressed) = (name.clone(), move || {
                let so = |slip| days.with(|days| days.iter().any(|(id, day)| *id == pupil && has(day, slip)));
                match what {
                    Noting::Slip(slip) => Some(so(slip).to_string()),
                    Noting::Praise(_) => None,
                }
            });
            view! {
                <li><button type="button" class="button quick__name" aria-pressed=pressed on:click=move |_| note(pupil, name.clone())>
                    {shown}</button></li>
            }
            .into_any()
        };
        let label = words::left::whom(&words::capital(&kinds.with(|kinds| called(kinds, what))));
        let which = matches!(what, Noting::Praise(_)).then(|| kind_of(noting, kinds));
        Some(
            view! {
                {which}
                <ul class="quick__names" aria-label=label>{children.get().into_iter().map(one).collect::<Vec<_>>()}</ul>
            }
            .into_any(),
        )
    };
    let day = Route::Class(class, ClassRoute::Today { date: None }).to_string();
    view! {
        <section class="quick" aria-labelledby="quick">
            <div class="quick__head">
                <h2 id="quick"><a href=day>"Today"</a></h2>
                <p class="quick__said"><span role="status">{said}</span>{undo}</p>
            </div>
            <div class="quick__row">{choices}</div>
            {alert(problem)}
            {names}
        </section>
    }
}

/// For what praise is given, where there is a choice.
fn kind_of(noting: RwSignal<Option<Noting>>, kinds: Memo<Vec<(PraiseKey, PraiseKind)>>) -> AnyView {
    let one = move |(key, kind): (PraiseKey, PraiseKind)| {
        let this = Noting::Praise(key);
        let pressed = move || (noting.get() == Some(this)).to_string();
        view! { <button type="button" class="button" aria-pressed=pressed on:click=move |_| noting.set(Some(this))>{kind.name}</button> }
            .into_any()
    };
    view! { <div class="quick__row" role="group" aria-label="Praise for">{kinds.get().into_iter().map(one).collect::<Vec<_>>()}</div> }
        .into_any()
}

fn has(day: &ChildsDay, slip: Slip) -> bool {
    day.missed.iter().any(|missed| missed.slip == slip && missed.on_the_day)
}

fn called(kinds: &[(PraiseKey, PraiseKind)], what: Noting) -> String {
    match what {
        Noting::Slip(slip) => words::slip(slip).to_owned(),
        Noting::Praise(key) => kinds.iter().find(|(kind, _)| *kind == key).map(|(_, kind)| kind.name.clone()).unwrap_or_default(),
    }
}
