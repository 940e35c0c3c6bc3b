//! The mentoring meetings of a class: each child's mentor, who is due and who is done.

use leptos::prelude::*;

use crate::domain::{ClassId, Period, PupilId, StaffId, StaffMember};
use crate::report::meetings::{HowFar, MeetingRow, MeetingStanding, how_far, mentored_by, mentors, row, without_mentor};
use crate::route::{ClassRoute, Paper, PupilRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::choose::{Choose, Options, or_none};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::drawn::{Html, NONE, drawn, place};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::sorting::Sorting;
use crate::ui::parts::workbook::workbook_button;
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
    let row_of = move |pupil, name| session.read_child(pupil, |files| row(files, pupil, name, period.get(), today));
    let sorting = Sorting::new(children, move || period.track(), move |column, pupil| row_of(pupil, String::new()).place(column));
    let children = sorting.children(children);
    let rows = Memo::new(move |_| children.get().into_iter().map(|(pupil, name)| row_of(pupil, name)).collect::<Vec<MeetingRow>>());
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
    let table = drawn(move || {
        rows.with(|rows| staff.with(|staff| Html::of(|html| rows.iter().enumerate().for_each(|(at, row)| line(html, at, row, staff)))))
    });
    let give = move |event: web_sys::Event| {
        let pupil = place(&event).and_then(|at| rows.with_untracked(|rows| rows.get(at).map(|row| row.pupil)));
        if let Some(pupil) = pupil {
            session.tell(Mentoring::SetMentor { pupils: vec![pupil], mentor: event_target_value(&event).parse().ok() });
        }
    };
    let mentoring = Memo::new(move |_| rows.with(|rows| mentors(rows)));
    let giving = RwSignal::new(None::<StaffId>);
    let mentors_named =
        Signal::derive(move || or_none("Choose", mentoring.get().into_iter().map(|mentor| (mentor.staff.to_string(), mentor.name))));
    let giving_shown = Signal::derive(move || giving.get().map(|id| id.to_string()).unwrap_or_default());
    let choose_giving = Callback::new(move |one: String| giving.set(one.parse().ok()));
    let export = move |_| {
        let Some(mentor) = giving.get_untracked() else { return };
        session.export_class(class, period.get_untracked().year, Some(rows.with_untracked(|rows| mentored_by(rows, mentor))));
    };
    view! {
        <section class="card">
            <p role="status">{live(said)}</p>
            {live(move || match (staff.with(Vec::is_empty), without.get()) {
                (true, _) => view! {
                    <p class="quiet">{words::meetings::NO_STAFF}<a href="#/settings">"settings"</a>"."</p>
                }.into_any(),
                (false, true) => view! {
                    <div class="toolbar">
                        <Choose id="mentor-all" label="Mentor of everyone who has none" options=names chosen=shown on_choose=choose
                            inline=true />
                        <button type="button" class="button" disabled=move || chosen.get().is_none()
                            on:click=heard(everyone)>"Give"</button>
                    </div>
                }.into_any(),
                _ => ().into_any(),
            })}
            <div class="buttons">
                <a class="button" href=slips>"Print slips"</a>
                {workbook_button(move || format!("{} Meetings", session.class_name(class)))}
            </div>
        </section>
        {live(move || mentoring.with(|mentors| !mentors.is_empty()).then(|| view! {
            <div class="toolbar">
                <Choose id="mentor-file" label="A file with the children of" options=mentors_named chosen=giving_shown
                    on_choose=choose_giving inline=true />
                <button type="button" class="button" disabled=move || giving.get().is_none()
                    on:click=heard(export)>"Export these children"</button>
            </div>
        }.into_any()))}
        <div class="table-scroll" tabindex="0" role="region" aria-label="Meetings">
            <table class="board meetings-board">
                <thead><tr>{sorting.heads(&["Child", "This time", "Mentor", "Last meeting", "Slot"])}</tr></thead>
                <tbody on:change=heard(give) inner_html=table></tbody>
            </table>
        </div>
    }
}

/// The adults of the school, to choose from.
fn named(staff: &[(StaffId, StaffMember)]) -> Options {
    staff.iter().map(|(id, member)| (id.to_string(), member.name.clone())).collect()
}

fn line(html: &mut Html, at: usize, row: &MeetingRow, staff: &[(StaffId, StaffMember)]) {
    let name = row.name.as_str();
    let to = |meeting| Route::Pupil(row.pupil, PupilRoute::Meeting { meeting, step: None }).to_string();
    let begin = |html: &mut Html, badge: &str, meeting, label: &str, text: &str| {
        html.classed("span", "badge", badge);
        html.text(" ");
        html.words("a", &[("class", "button"), ("href", &to(meeting)), ("aria-label", &format!("{label}: {name}"))], text);
    };
    html.element("tr", &[], |html| {
        html.element("th", &[("scope", "row")], |html| html.words("a", &[("href", &Route::pupil(row.pupil).to_string())], name));
        html.element("td", &[], |html| {
            html.element("div", &[("class", "meetings-board__now")], |html| match row.standing {
                MeetingStanding::Due => begin(html, "due", None, "Begin the meeting", "Begin"),
                MeetingStanding::Open(id, _) => begin(html, "still open", Some(id), "Go on with the meeting", "Go on"),
                MeetingStanding::Done(id, day) => html.element("a", &[("href", &to(Some(id)))], |html| {
                    html.text(&format!("Done, {}", words::date(day)));
                    html.classed("span", "visually-hidden", &format!(": {name}"));
                }),
            });
        });
        html.element("td", &[], |html| {
            let (place, id, label) = (at.to_string(), format!("mentor-{at}"), format!("Mentor of {name}"));
            let chosen = row.mentor.as_ref().map(|mentor| mentor.staff);
            html.element("select", &[("id", &id), ("data-at", &place), ("aria-label", &label)], |html| {
                html.words("option", &[("value", "")], "–");
                for (id, member) in staff {
                    let selected = if chosen == Some(*id) { ("selected", "") } else { NONE };
                    html.words("option", &[("value", &id.to_string()), selected], &member.name);
                }
            });
        });
        html.words("td", &[], &row.last.map_or_else(|| "–".to_owned(), words::date));
        html.words("td", &[], &row.slot.map_or_else(|| "–".to_owned(), |(day, slot)| format!("{}, {}", words::date(day), slot.at)));
    });
}
