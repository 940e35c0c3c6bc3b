//! The mentoring meetings of a class: each child's mentor, who is due and who is done.

use leptos::prelude::*;

use crate::domain::{ClassId, Period, PupilId, StaffId, StaffMember};
use crate::report::meetings::{HowFar, MeetingRow, MeetingStanding, how_far, row, without_mentor};
use crate::route::{ClassRoute, Paper, PupilRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::choose::{Choose, Options, or_none, unlabelled};
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
        <ClassHead class=class period=period title="Meetings">
            {of.half_terms(|period| ClassRoute::Meetings { period })}
        </ClassHead>
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
    let names = Signal::derive(move || or_none("Choose", staff.with(|staff| named(staff))));
    let shown = Signal::derive(move || chosen.get().map(|id| id.to_string()).unwrap_or_default());
    let choose = Callback::new(move |one: String| chosen.set(one.parse().ok()));
    let slips =
        move || Route::Class(class, ClassRoute::Print { paper: Some(Paper::Slips), period: session.on_purpose(period.get()) }).to_string();
    let lines = move || rows.get().into_iter().map(|row| view! { <Line row=row staff=staff /> }.into_any()).collect::<Vec<_>>();
    view! {
        <section class="card">
            <p role="status">{said}</p>
            {move || match (staff.with(Vec::is_empty), without.get()) {
                (true, _) => view! {
                    <p class="quiet">{words::meetings::NO_STAFF}<a href="#/settings">"settings"</a>"."</p>
                }.into_any(),
                (false, true) => view! {
                    <div class="toolbar">
                        <Choose id="mentor-all" label="Mentor of everyone who has none" options=names chosen=shown on_choose=choose
                            inline=true />
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

/// The adults of the school, to choose from.
fn named(staff: &[(StaffId, StaffMember)]) -> Options {
    staff.iter().map(|(id, member)| (id.to_string(), member.name.clone())).collect()
}

#[component]
fn Line(row: MeetingRow, staff: Memo<Vec<(StaffId, StaffMember)>>) -> impl IntoView {
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
    let choose = Callback::new(move |one: String| session.tell(Mentoring::SetMentor { pupils: vec![pupil], mentor: one.parse().ok() }));
    let options = Signal::derive(move || or_none("–", staff.with(|staff| named(staff))));
    let chosen = Signal::stored(chosen.map(|id| id.to_string()).unwrap_or_default());
    let last = row.last.map(words::date).unwrap_or_else(|| "–".to_owned());
    let slot = row.slot.map(|(day, slot)| format!("{}, {}", words::date(day), slot.at)).unwrap_or_else(|| "–".to_owned());
    view! {
        <tr>
            <th scope="row"><a href=file>{name.clone()}</a></th>
            <td><div class="meetings-board__now">{standing}</div></td>
            <td>{unlabelled(format!("Mentor of {name}"), options, chosen, choose)}</td>
            <td>{last}</td>
            <td>{slot}</td>
        </tr>
    }
}
