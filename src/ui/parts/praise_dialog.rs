//! Praise for one child or several, in two taps; the day and the page of praise both ask for it.

use leptos::prelude::*;

use super::dialog::Dialog;
use crate::domain::{Date, PraiseKind, PupilId};
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
pub(crate) use crate::words::counts::points;
use crate::workspace::{Daily, OnADay};

/// Children by id and full name, in register order.
pub(crate) type NamedChildren = Memo<Vec<(PupilId, String)>>;

/// For whom, as a title says it: a name, or how many.
pub(crate) fn whom(about: &[PupilId], names: NamedChildren) -> String {
    match about {
        [one] => names.with(|c| c.iter().find(|(id, _)| id == one).map(|(_, name)| name.clone())).unwrap_or_default(),
        many => words::children(many.len()),
    }
}

/// The dialog "Praise": a tap on a kind gives it.
#[component]
pub(crate) fn PraiseDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// The children to praise.
    #[prop(into)]
    about: Signal<Vec<PupilId>>,
    /// What children are called.
    names: NamedChildren,
    /// The day it is given on.
    #[prop(into)]
    date: Signal<Date>,
    /// What to do once praise was given.
    given: Callback<()>,
) -> impl IntoView {
    let title = Signal::derive(move || format!("Praise {}", about.with(|about| whom(about, names))));
    view! {
        <Dialog open=open title=title>
            {live(move || open.get().then(|| view! { <PraiseForm open=open about=about date=date given=given /> }.into_any()))}
        </Dialog>
    }
}

#[component]
fn PraiseForm(open: RwSignal<bool>, about: Signal<Vec<PupilId>>, date: Signal<Date>, given: Callback<()>) -> impl IntoView {
    let session = Session::here();
    let (note, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let give = move |kind| {
        let ask = Daily::Praise { pupils: about.get_untracked(), date: date.get_untracked(), kind, note: note.get_untracked() };
        session.ask(OnADay { today: session.today(), ask }, move |done| match done {
            Ok(_) => {
                open.set(false);
                given.run(());
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let kinds = move || {
        let given = |(_, kind): &(_, PraiseKind)| !kind.retired;
        let kinds: Vec<AnyView> = session
            .roll
            .with(|roll| roll.praise_kinds())
            .into_iter()
            .filter(given)
            .map(|(key, kind)| {
                let points = points(kind.points.into());
                view! {
                    <button type="button" class="button today__kind"
                        on:click=heard(move |_| give(key))><strong>{kind.name}</strong>" "<span class="quiet">{points}</span></button>
                }
                .into_any()
            })
            .collect();
        if kinds.is_empty() {
            view! { <p>{words::praise::ALL_RETIRED}<a href="#/settings/attitude">"Add one in the settings."</a></p> }.into_any()
        } else {
            view! { <div class="buttons today__kinds">{kinds}</div> }.into_any()
        }
    };
    view! {
        {alert(problem)}
        {live(kinds)}
        <Field id="praise-note" label="For what (may be left empty)" value=note most=200 hint=words::praise::SHOWN />
        <div class="buttons"><button type="button" class="button button--quiet"
            on:click=heard(move |_| open.set(false))>"Cancel"</button></div>
    }
}
