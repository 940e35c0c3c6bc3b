//! Beginning a meeting, or going on with one that was left.

use crate::domain::calendar::date as read_date;
use crate::domain::{Meeting, Pupil, PupilId};
use crate::report::half_terms::of_meeting;
use crate::report::meetings::{MeetingStanding, standing, to_begin};
use crate::route::{PupilRoute, Route};
use crate::ui::address::navigate;
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::field::{Field, Written};
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Mentoring;
use leptos::prelude::*;

/// What is settled before the screen is turned to the child and its parent.
#[component]
pub(super) fn Begin(pupil: PupilId, details: Memo<Option<Pupil>>) -> impl IntoView {
    let session = Session::here();
    let period = session.this_period();
    let open = Memo::new(move |_| match session.read_child(pupil, |files| standing(files, pupil, period)) {
        MeetingStanding::Open(id, date) => Some((id, date)),
        _ => None,
    });
    let name = Signal::derive(move || details.with(|d| d.as_ref().map(Pupil::full_name)).unwrap_or_default());
    let date = RwSignal::new(Some(session.today()));
    let first = session.with_files(|files| to_begin(files, pupil, period, session.today()));
    let mentor = RwSignal::new(
        first.mentor.or_else(|| session.me.get_untracked().map(|me| session.roll.with_untracked(|roll| roll.known().staff(me)))),
    );
    let problem = RwSignal::new(None::<String>);
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(date) = date.get_untracked() else {
            problem.set(Some(words::meetings::WHOLE_DATE.to_owned()));
            return;
        };
        let of = session.roll.with_untracked(|roll| of_meeting(roll, date, period));
        let details = Meeting { mentor: mentor.get_untracked(), ..session.with_files(|files| to_begin(files, pupil, of, date)) };
        session.ask(Mentoring::Begin { pupil, details }, move |done| match done {
            Ok(batch) => {
                let begun = batch.add.iter().find_map(|entry| match entry.change {
                    crate::ledger::Change::MeetingSet { meeting, .. } => Some(meeting),
                    _ => None,
                });
                navigate(Route::Pupil(pupil, PupilRoute::Meeting { meeting: begun, step: None }));
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let staff = Signal::derive(move || {
        let all = session.roll.with(|roll| roll.staff());
        or_none("Choose a mentor (optional)", all.into_iter().map(|(id, member)| (id.to_string(), member.name)))
    });
    let shown_mentor = Signal::derive(move || mentor.get().map(|id| id.to_string()).unwrap_or_default());
    let choose_mentor = Callback::new(move |one: String| mentor.set(one.parse().ok()));
    let shown_day = Written::held(Signal::derive(move || date.get().map(|day| day.to_string()).unwrap_or_default()));
    let choose_day = Callback::new(move |typed: String| date.set(read_date(&typed)));
    let file = Route::pupil(pupil).to_string();
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=file>{name}</a></p>
        <Heading text="Mentoring meeting".to_owned() />
        {live(move || open.get().map(|(id, day)| {
            let href = Route::Pupil(pupil, PupilRoute::Meeting { meeting: Some(id), step: None }).to_string();
            let remove = move |_| session.tell(Mentoring::Remove { pupil, meeting: id });
            view! {
                <section class="card">
                    <h2>"A meeting is still open"</h2>
                    <p>{words::meetings::begun_on(day)}</p>
                    <div class="buttons">
                        <a class="button button--main" href=href>"Go on with the meeting"</a>
                        <button type="button" class="button button--quiet" on:click=heard(remove)>"Remove this meeting"</button>
                    </div>
                </section>
            }
            .into_any()
        }))}
        <form class="card form" hidden=move || open.get().is_some() on:submit=heard(begin) novalidate>
            <p>{words::meetings::ON_SCREEN}</p>
            {alert(problem)}
            <div class="fields">
                <Field id="meeting-date" label="Day" kind="date" value=shown_day on_left=choose_day />
                <Choose id="meeting-mentor" label="Mentor" options=staff chosen=shown_mentor on_choose=choose_mentor />
            </div>
            <div class="buttons"><button type="submit" class="button button--main">"Begin the meeting"</button></div>
        </form>
    }
}
