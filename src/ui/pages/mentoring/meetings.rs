//! The mentoring meetings of a class: each child's mentor, who is due and who is done.

use leptos::prelude::*;

use crate::domain::{ClassId, Period, PupilId, StaffId};
use crate::report::meetings::{HowFar, MeetingRow, MeetingStanding, how_far, row, without_mentor};
use crate::route::{ClassRoute, Paper, PupilRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Mentoring;

/// The page.
#[component]
pub(crate) fn MeetingsPage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let of = OfClass::addressed(class, address);
    let OfClass { period, children, .. } = of;
    view! {
        <ClassHead class=class period=period title="Mentoring meetings" />
        <div class="toolbar">
            {of.half_terms(|period| ClassRoute::Meetings { period })}
        </div>
        {of.shown(move || view! { <Class class=class period=period children=children /> }.into_any())}
    }
}

/// Everyone, who is due first.
#[component]
fn Class(class: ClassId, period: Memo<Period>, children: Memo<Vec<(PupilId, String)>>) -> impl IntoView {
    let session = Session::here();
    let today = session.today();
    let rows = Memo::new(move |_| {
        let period = period.get();
        let of = |(pupil, name): (PupilId, String)| session.read_child(pupil, |files| row(files, pupil, name, period, today));
        children.get().into_iter().map(of).collect::<Vec<MeetingRow>>()
    });
    let staff = Memo::new(move |_| session.roll.with(|roll| roll.staff()));
    let said = move || {
        let HowFar { done, open, all } = rows.with(|rows| how_far(rows));
        words::meetings::how_far(done, open, all)
    };
    // A choice alone gives nothing: with the keyboard one passes the others on the way.
    let chosen = RwSignal::new(None::<StaffId>);
    let everyone = move |_| {
        session.tell(Mentoring::SetMentor { pupils: rows.with_untracked(|rows| without_mentor(rows)), mentor: chosen.get_untracked() });
    };
    let without = Memo::new(move |_| rows.with(|rows| !without_mentor(rows).is_empty()));
    let names = move || {
        let option =
            |(id, member): (StaffId, crate::domain::StaffMember)| view! { <option value=id.to_string()>{member.name}</option> }.into_any();
        staff.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let slips = move || Route::Class(class, ClassRoute::Print { paper: Some(Paper::Slips), period: Some(period.get()) }).to_string();
    let lines = move || rows.get().into_iter().map(|row| view! { <Line row=row staff=staff /> }.into_any()).collect::<Vec<_>>();
    view! {
        <section class="card">
            <p role="status">{said}</p>
            {move || match (staff.with(Vec::is_empty), without.get()) {
                (true, _) => view! {
                    <p class="quiet">"To give each child a mentor, put the adults of your school on the staff list in the "
                        <a href="#/settings">"settings"</a>"."</p>
                }.into_any(),
                (false, true) => view! {
                    <div class="field field--inline">
                        <label for="mentor-all">"Mentor of everyone who has none"</label>
                        <select id="mentor-all" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                            <option value="">"Choose"</option>{names}</select>
                        <button type="button" class="button" disabled=move || chosen.get().is_none() on:click=everyone>"Give"</button>
                    </div>
                }.into_any(),
                _ => ().into_any(),
            }}
            <div class="buttons"><a class="button" href=slips>"Print slips"</a></div>
        </section>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Meetings">
            <table class="board meetings-board">
                <thead><tr><th scope="col">"Child"</th><th scope="col">"This time"</th><th scope="col">"Mentor"</th>
                    <th scope="col">"Last meeting"</th><th scope="col">"Slot"</th></tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Line(row: MeetingRow, staff: Memo<Vec<(StaffId, crate::domain::StaffMember)>>) -> impl IntoView {
    let session = Session::here();
    let pupil = row.pupil;
    let file = Route::pupil(pupil).to_string();
    let to = |meeting| Route::Pupil(pupil, PupilRoute::Meeting { meeting, step: None }).to_string();
    let name = row.name.clone();
    let standing = match row.standing {
        MeetingStanding::Due => view! {
            <span class="badge">"due"</span>" "<a class="button" href=to(None) aria-label=format!("Begin the meeting: {name}")>"Begin"</a>
        }
        .into_any(),
        MeetingStanding::Open(id, _) => view! {
            <span class="badge">"still open"</span>" "<a class="button" href=to(Some(id))
                aria-label=format!("Go on with the meeting: {name}")>"Go on"</a>
        }
        .into_any(),
        MeetingStanding::Done(id, day) => {
            let text = format!("Done, {}", words::date(day));
            view! { <a href=to(Some(id))>{text}<span class="visually-hidden">{format!(": {name}")}</span></a> }.into_any()
        }
    };
    let chosen = row.mentor.as_ref().map(|mentor| mentor.staff);
    let choose = move |event| {
        let mentor = event_target_value(&event).parse().ok();
        session.tell(Mentoring::SetMentor { pupils: vec![pupil], mentor });
    };
    let options = move || {
        let option = |(id, member): (StaffId, crate::domain::StaffMember)| {
            view! { <option value=id.to_string() prop:selected=chosen == Some(id)>{member.name}</option> }.into_any()
        };
        staff.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let last = row.last.map(words::date).unwrap_or_else(|| "–".to_owned());
    let slot = row.slot.map(|(day, slot)| format!("{}, {}", words::date(day), slot.at)).unwrap_or_else(|| "–".to_owned());
    view! {
        <tr>
            <th scope="row"><a href=file>{name.clone()}</a></th>
            <td><div class="meetings-board__now">{standing}</div></td>
            <td><select aria-label=format!("Mentor of {name}") on:change=choose>
                <option value="" prop:selected=chosen.is_none()>"–"</option>{options}</select></td>
            <td>{last}</td>
            <td>{slot}</td>
        </tr>
    }
}
