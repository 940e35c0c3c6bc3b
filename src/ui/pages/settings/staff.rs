//! The staff list, and who is using this device.

use leptos::prelude::*;

use crate::domain::{StaffId, StaffMember};
use crate::platform::prefs;
use crate::ui::parts::field::Field;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Command;

/// The staff list.
#[component]
pub(crate) fn Staff() -> impl IntoView {
    let session = Session::here();
    let staff = Memo::new(move |_| session.roll.with(|roll| roll.staff()));
    let (name, job, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let member = StaffMember { name: name.get_untracked(), job: job.get_untracked() };
        session.ask(Command::SetStaff { staff: None, member }, move |done| match done {
            Ok(_) => {
                name.set(String::new());
                job.set(String::new());
                problem.set(None);
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let choose = move |me: Option<StaffId>| {
        session.me.set(me);
        prefs::update(|p| p.me = me.map(|id| id.to_string()));
    };
    view! {
        <section class="card" aria-labelledby="staff">
            <h2 id="staff">"Staff"</h2>
            <p class="quiet">{words::settings::STAFF}</p>
            <div class="field">
                <label for="me">"Who is using this device"</label>
                <select id="me" on:change=move |event| choose(event_target_value(&event).parse().ok())>
                    <option value="" prop:selected=move || session.me.get().is_none()>"Not said"</option>
                    <For each=move || staff.get() key=|(id, member)| (*id, member.name.clone()) let((id, member))>
                        <option value=id.to_string() prop:selected=move || session.me.get() == Some(id)>{member.name}</option>
                    </For>
                </select>
            </div>
            <ul class="rows">
                <For each=move || staff.get() key=|(id, member)| (*id, member.clone().name, member.clone().job) let((id, member))>
                    <li class="rows__row">
                        <span>{member.name.clone()}<span class="quiet">{(!member.job.is_empty()).then(|| format!(", {}", member.job))}</span></span>
                        <button type="button" class="button button--quiet" aria-label=format!("Remove {}", member.name)
                            on:click=move |_| session.tell(Command::RemoveStaff { staff: id })>"Remove"</button>
                    </li>
                </For>
            </ul>
            <form class="form" on:submit=add novalidate>
                {alert(problem)}
                <div class="fields">
                    <Field id="staff-name" label="Name" value=name most=100 />
                    <Field id="staff-job" label="What they do (optional)" value=job most=100 />
                </div>
                <div class="buttons"><button type="submit" class="button">"Add to staff"</button></div>
            </form>
        </section>
    }
}
