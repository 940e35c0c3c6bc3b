//! The staff list, and who is using this device.

use leptos::prelude::*;

use super::joining::{Twice, joining};
use crate::domain::people::same_name;
use crate::domain::{StaffId, StaffMember};
use crate::platform::prefs;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::field::Field;
use crate::ui::parts::likeness::Likeness;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::words::import::{Answer, Whom};
use crate::workspace::{Command, Joining};

/// The staff list.
#[component]
pub(crate) fn Staff() -> impl IntoView {
    let session = Session::here();
    let staff = Memo::new(move |_| session.roll.with(|roll| roll.staff()));
    let (name, job, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    // Whoever has the name that is being added, and what a person says of the two.
    let (namesake, said) = (RwSignal::new(None::<StaffMember>), RwSignal::new(None::<Answer>));
    let clear = move || {
        name.set(String::new());
        job.set(String::new());
        problem.set(None);
        namesake.set(None);
    };
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let member = StaffMember { name: name.get_untracked(), job: job.get_untracked() };
        let held = staff.get_untracked().into_iter().map(|(_, held)| held).find(|held| same_name(&held.name, &member.name));
        if held != namesake.get_untracked() {
            said.set(None);
        }
        match (held, said.get_untracked()) {
            (Some(held), None) => namesake.set(Some(held)),
            (Some(_), Some(Answer::Same | Answer::LeaveOut)) => clear(),
            (None, _) | (Some(_), Some(Answer::Another)) => {
                session.ask(Command::SetStaff { staff: None, member }, move |done| match done {
                    Ok(_) => clear(),
                    Err(why) => problem.set(Some(why.words())),
                });
            }
        }
    };
    let on_answer = Callback::new(move |answer: Answer| said.set(Some(answer)));
    let ask = move || {
        namesake.get().map(|held| {
            let question = words::settings::staff_name_is_there(&held);
            let group = "staff-namesake".to_owned();
            view! { <Likeness whom=Whom::Staff question=question group=group answer=said.into() on_answer=on_answer /> }.into_any()
        })
    };
    let choose = Callback::new(move |chosen: String| {
        let me: Option<StaffId> = chosen.parse().ok();
        session.me.set(me);
        prefs::update(|p| p.me = me.map(|id| id.to_string()));
    });
    let people = Signal::derive(move || {
        let nobody = (String::new(), "Not said".to_owned());
        std::iter::once(nobody).chain(staff.get().into_iter().map(|(id, member)| (id.to_string(), member.name))).collect()
    });
    let me = Signal::derive(move || {
        let known = session.me.get().map(|id| session.roll.with(|roll| roll.known().staff(id)));
        known.map(|id| id.to_string()).unwrap_or_default()
    });
    let twice = move |staff_id: StaffId, name: &str| {
        let others = staff.get_untracked().into_iter().filter(|(id, _)| *id != staff_id);
        let other = session.roll.with_untracked(|roll| roll.staff_ids(staff_id)).into_iter().find(|id| *id != staff_id);
        let part = |other| ("These are two people after all", Joining::Staff { staff: staff_id, other, same: false });
        let twice = Twice {
            name: name.to_owned(),
            id: format!("twice-{staff_id}"),
            label: format!("{name} is the same person as"),
            about: words::settings::STAFF_TWICE,
            others: others.map(|(id, member)| (id.to_string(), member.name)).collect(),
            parts: other.map(part),
        };
        joining(twice, move |other| Some(Joining::Staff { staff: staff_id, other: other.parse().ok()?, same: true }))
    };
    let row = move |(id, member): (StaffId, StaffMember)| {
        view! {
            <li class="rows__row">
                <span>{member.name.clone()}
                    <span class="quiet">{(!member.job.is_empty()).then(|| format!(", {}", member.job))}</span></span>
                <button type="button" class="button button--quiet" aria-label=format!("Remove {}", member.name)
                    on:click=heard(move |_| session.tell(Command::RemoveStaff { staff: id }))>"Remove"</button>
                {
                    let name = member.name.clone();
                    move || { staff.track(); twice(id, &name) }
                }
            </li>
        }
        .into_any()
    };
    let key = |(id, member): &(StaffId, StaffMember)| format!("{id} {} {}", member.name, member.job);
    view! {
        <section class="card" aria-labelledby="staff">
            <h2 id="staff">"Staff"</h2>
            <p class="quiet">{words::settings::STAFF}</p>
            <Choose id="me" label="Who is using this device" options=people chosen=me on_choose=choose />
            <ul class="rows">
                {lines(move || staff.get(), key, row)}
            </ul>
            <form class="form" on:submit=heard(add) novalidate>
                {alert(problem)}
                <div class="fields">
                    <Field id="staff-name" label="Name" value=name most=100 />
                    <Field id="staff-job" label="What they do (optional)" value=job most=100 />
                </div>
                {live(ask)}
                <div class="buttons"><button type="submit" class="button">"Add to staff"</button></div>
            </form>
        </section>
    }
}
