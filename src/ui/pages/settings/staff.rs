//! The staff list, and who is using this device.

use leptos::prelude::*;

use crate::domain::{StaffId, StaffMember};
use crate::platform::prefs;
use crate::ui::parts::choose::Choose;
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
    let choose = Callback::new(move |chosen: String| {
        let me: Option<StaffId> = chosen.parse().ok();
        session.me.set(me);
        prefs::update(|p| p.me = me.map(|id| id.to_string()));
    });
    let people = Signal::derive(move || {
        let nobody = (String::new(), "Not said".to_owned());
        std::iter::once(nobody).chain(staff.get().into_iter().map(|(id, member)| (id.to_string(), member.name))).collect()
    });
    let me = Signal::derive(move || session.me.get().map(|id| id.to_string()).unwrap_or_default());
    view! {
        <section class="card" aria-labelledby="staff">
            <h2 id="staff">"Staff"</h2>
            <p class="quiet">{words::settings::STAFF}</p>
            <Choose id="me" label="Who is using this device" options=people chosen=me on_choose=choose />
            <ul class="rows">
                <For each=move || staff.get() key=|(id, member)| (*id, member.clone().name, member.clone().job) let((id, member))>
                    <li class="rows__row">
                        <span>{member.name.clone()}
                            <span class="quiet">{(!member.job.is_empty()).then(|| format!(", {}", member.job))}</span></span>
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
