//! Brothers and sisters: the same surname is asked about, and only what somebody confirms is so.

use leptos::html;
use leptos::prelude::*;

use super::hand::BookedDay;
use crate::domain::PupilId;
use crate::report::consultation::{families_denied, families_known, families_to_ask};
use crate::ui::parts::problem::alert;
use crate::words;
use crate::workspace::Consulting;

/// The families of a day.
#[component]
pub(super) fn Families(page: BookedDay) -> impl IntoView {
    let found = Memo::new(move |_| {
        page.session.roll.with(|roll| {
            let all =
                |children: &Vec<_>| (families_to_ask(roll, children), families_known(roll, children), families_denied(roll, children));
            page.children.with(all)
        })
    });
    let (one, other, problem) = (RwSignal::new(None::<PupilId>), RwSignal::new(None::<PupilId>), RwSignal::new(None::<String>));
    let summary = NodeRef::<html::Summary>::new();
    let ask_for = move |wanted: Consulting| {
        page.session.ask(wanted, move |done| {
            problem.set(done.err().map(|why| why.words()));
            // The button that was pressed leaves with its line.
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
                if let Some(summary) = summary.get_untracked().filter(|_| lost) {
                    let _unfocusable = summary.focus();
                }
            });
        });
    };
    let set = move |pupil: PupilId, sibling: PupilId, are: bool| ask_for(Consulting::SetSiblings { pupil, sibling, are });
    let both = move |a: PupilId, b: PupilId| format!("{} and {}", page.name(a), page.name(b));
    let ask = move |(a, b): (PupilId, PupilId)| {
        let names = both(a, b);
        let (yes, no) = (format!("Yes, {names} are brother or sister"), format!("No, {names} are not one family"));
        let deny = move |_| ask_for(Consulting::DenySiblings { pupil: a, sibling: b });
        view! {
            <li class="rows__row"><span>{names}</span>
                <span class="buttons">
                    <button type="button" class="button" aria-label=yes on:click=move |_| set(a, b, true)>"Yes"</button>
                    <button type="button" class="button" aria-label=no on:click=deny>"No"</button>
                </span></li>
        }
        .into_any()
    };
    let denied = move |(a, b): (PupilId, PupilId)| {
        let names = both(a, b);
        let label = format!("Ask again about {names}");
        view! {
            <li class="rows__row"><span>{names}</span>
                <button type="button" class="button button--quiet" aria-label=label
                    on:click=move |_| set(a, b, false)>"Ask again"</button></li>
        }
        .into_any()
    };
    let known = move |(a, b): (PupilId, PupilId)| {
        let names = both(a, b);
        let time = |pupil| page.bookings.with(|all| all.iter().find(|(_, one)| *one == pupil).map(|(slot, _)| slot.at.to_string()));
        let when = match (time(a), time(b)) {
            (Some(a), Some(b)) => format!(" ({a} and {b})"),
            _ => String::new(),
        };
        let label = format!("Remove {names}");
        view! {
            <li class="rows__row"><span>{names}{when}</span>
                <button type="button" class="button button--quiet" aria-label=label
                    on:click=move |_| set(a, b, false)>"Remove"</button></li>
        }
        .into_any()
    };
    let title = move || {
        let (open, known) = found.with(|(open, known, _)| (open.len(), known.len()));
        words::consultation::families(open, known)
    };
    let asked = move || {
        let open = found.with(|(open, ..)| open.clone());
        (!open.is_empty()).then(|| {
            view! {
                <h2>"Same surname: brother or sister?"</h2>
                <ul class="rows">{open.into_iter().map(ask).collect::<Vec<_>>()}</ul>
            }
            .into_any()
        })
    };
    let confirmed = move || {
        let all = found.with(|(_, known, _)| known.clone());
        (!all.is_empty()).then(|| {
            view! { <h2>"Brothers and sisters"</h2><ul class="rows">{all.into_iter().map(known).collect::<Vec<_>>()}</ul> }.into_any()
        })
    };
    let apart = move || {
        let all = found.with(|(.., denied)| denied.clone());
        (!all.is_empty())
            .then(|| view! { <h2>"Not one family"</h2><ul class="rows">{all.into_iter().map(denied).collect::<Vec<_>>()}</ul> }.into_any())
    };
    let choose = move |id: &'static str, label: &'static str, value: RwSignal<Option<PupilId>>| {
        let options = move || {
            let all = page.children.get().into_iter();
            all.map(|(pupil, details)| {
                view! { <option value=pupil.to_string() prop:selected=move || value.get() == Some(pupil)>{details.full_name()}</option> }
                    .into_any()
            })
            .collect::<Vec<_>>()
        };
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <select id=id on:change=move |event| value.set(event_target_value(&event).parse().ok())>
                    <option value="" prop:selected=move || value.get().is_none()>"Choose a child"</option>
                    {options}
                </select>
            </div>
        }
        .into_any()
    };
    let add = move |_| match (one.get_untracked(), other.get_untracked()) {
        (Some(a), Some(b)) if a != b => {
            set(a, b, true);
            one.set(None);
            other.set(None);
        }
        _ => problem.set(Some(words::consultation::CHOOSE_TWO.to_owned())),
    };
    view! {
        <details class="card">
            <summary node_ref=summary>{title}</summary>
            <p class="quiet">{words::consultation::FAMILIES}</p>
            {asked}
            {confirmed}
            {apart}
            <h2>"With different surnames"</h2>
            <div class="fields">
                {choose("sibling-one", "Child", one)}
                {choose("sibling-other", "Brother or sister", other)}
            </div>
            {alert(problem)}
            <div class="buttons"><button type="button" class="button" on:click=add>"Add"</button></div>
        </details>
    }
}
