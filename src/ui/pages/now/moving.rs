//! Moving several children to another class in the middle of a year.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId};
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::{flag, one_of};
use crate::words::moving_up as says;
use crate::workspace::MovingUp;

/// The dialog; it offers the real classes, or in the demo none.
#[component]
pub(super) fn MoveChildren(of: OfClass, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title="Move children to another class".to_owned()><Form of=of open=open /></Dialog>
    }
}

#[component]
fn Form(of: OfClass, open: RwSignal<bool>) -> impl IntoView {
    let OfClass { session, class, period, everyone, .. } = of;
    let (chosen, to) = (RwSignal::new(Vec::<PupilId>::new()), RwSignal::new(None::<ClassId>));
    let problem = RwSignal::new(None::<String>);
    let stays = RwSignal::new(true);
    let before = period.get_untracked().previous().filter(|before| before.year == period.get_untracked().year);
    let classes = Signal::derive(move || {
        let own = session.roll.with(|roll| (roll.known().class(class), roll.classes()));
        let others = own.1.into_iter().filter(|(id, other)| *id != own.0 && !other.demo);
        or_none("Choose", others.map(|(id, other)| (id.to_string(), other.name)))
    });
    let shown = Signal::derive(move || to.get().map(|to| to.to_string()).unwrap_or_default());
    let choose = Callback::new(move |class: String| to.set(class.parse().ok()));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let pupils = chosen.get_untracked();
        let Some(to) = to.get_untracked().filter(|_| !pupils.is_empty()) else {
            problem.set(Some(says::WHO_AND_WHERETO.to_owned()));
            return;
        };
        let now = period.get_untracked();
        let since = stays.get_untracked().then_some(now);
        session.ask(MovingUp::Together { pupils, year: now.year, class: to, since }, move |done| match done {
            Ok(_) => open.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let one = |(pupil, name): (PupilId, String)| view! { <li>{one_of(name, chosen, pupil)}</li> }.into_any();
    view! {
        <form class="form" on:submit=heard(submit) novalidate>
            <p class="quiet">{says::from_now_on(period.get_untracked().year)}</p>
            <fieldset>
                <legend>"Children"</legend>
                <ul class="plain">{everyone.get_untracked().into_iter().map(one).collect::<Vec<_>>()}</ul>
            </fieldset>
            <Choose id="move-to" label="To class" options=classes chosen=shown on_choose=choose />
            {before.map(|before| flag(says::stay_on_lists(before), stays))}
            {alert(problem)}
            <div class="buttons">
                <button type="submit" class="button button--main">{live(move || says::move_children(chosen.with(Vec::len)))}</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| open.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}
