//! A mentoring meeting, full screen, step by step. Child, mentor and often a parent look at it together: no other child stands on it, and
//! nothing that is for teachers alone. Every step is stored as it is made.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Meeting, MeetingId, Pupil, PupilId};
use crate::ledger::{Fold, Reading};
use crate::report::meetings::{MeetingStep, is_touched, step_to_resume, to_begin};
use crate::route::{PupilRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::child_page::once_read;
use crate::ui::parts::header::StatusLine;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::not_here::not_here_but;
use crate::ui::session::Session;
use crate::words;

mod agree;
mod begin;
mod drafts;
mod ending;
mod place;
mod room;
mod say;
mod steps;
mod timer;

use room::{MeetingRoom, to_heading};

/// The page: beginning a meeting, or the meeting itself.
#[component]
pub(crate) fn MeetingPage(
    /// The child.
    pupil: PupilId,
    /// The meeting; `None` to begin one.
    meeting: Option<MeetingId>,
    /// The address, for the step.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    let details: Memo<Option<Pupil>> =
        Memo::new(move |_| session.roll.with(|roll| roll.pupil(pupil).as_ref().and_then(Reading::any).cloned()));
    once_read(pupil, move || {
        let fold = session.fold(pupil);
        let fold = Signal::derive(move || fold.get());
        match meeting {
            None => view! { <begin::Begin pupil=pupil details=details /> }.into_any(),
            Some(id) => view! { <Held pupil=pupil id=id fold=fold details=details address=address /> }.into_any(),
        }
    })
}

/// The meeting, once it is begun.
#[component]
fn Held(
    pupil: PupilId,
    id: MeetingId,
    #[prop(into)] fold: Signal<Arc<Fold>>,
    details: Memo<Option<Pupil>>,
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    let found = Memo::new(move |_| fold.with(|fold| fold.meeting_now(id)));
    let forename = Memo::new(move |_| details.with(|d| d.as_ref().map(|d| d.forename.clone())).unwrap_or_default());
    let there = Memo::new(move |_| found.with(Option::is_some));
    // Where nothing in the address says so, a meeting is taken up where it was left.
    let resumed = StoredValue::new(None::<MeetingStep>);
    let step = Memo::new(move |_| {
        let chosen = match address.get() {
            Ok(Route::Pupil(_, PupilRoute::Meeting { step, .. })) => step.and_then(MeetingStep::of),
            _ => None,
        };
        chosen.unwrap_or_else(|| {
            resumed.get_value().unwrap_or_else(|| {
                // On this device the step that was left; elsewhere the one after the last in which anything was said.
                let resume = |m: &Meeting| session.with_files(|files| step_to_resume(files, pupil, id, m));
                let said = || found.with_untracked(|m| m.as_ref().map(resume));
                let step = place::last(id).map(|place| place.step).or_else(said).unwrap_or(MeetingStep::LookBack);
                resumed.set_value(Some(step));
                step
            })
        })
    });
    let file = Route::pupil(pupil).to_string();
    live(move || {
        if !there.get() {
            return not_here_but("This meeting is not here", words::meetings::NOT_HERE, file.clone(), "Go to the file");
        }
        let meeting = Memo::new(move |before: Option<&Meeting>| {
            found.get().or_else(|| before.cloned()).unwrap_or_else(|| {
                let period = session.this_period();
                session.read_child(pupil, |files| to_begin(files, pupil, period, session.today()))
            })
        });
        let mentor = meeting.with_untracked(|m| m.mentor);
        let mentor = mentor.and_then(|m| session.roll.with_untracked(|roll| Some(roll.staff_member(m)?.any()?.name.clone())));
        let drafts = drafts::Drafts::new(forename.get_untracked(), mentor.unwrap_or_default());
        let room = MeetingRoom { session, pupil, id, meeting, fold, forename, drafts };
        let over = Memo::new(move |_| meeting.with(|m| m.done));
        view! {
            <div class="meeting">
                <div class="meeting__bar">
                    <Heading text=Signal::derive(move || forename.get()) title="Mentoring meeting".to_owned() />
                    {live(move || (!over.get()).then(|| view! { <timer::Timer room=room /> }.into_any()))}
                    <StatusLine />
                    <timer::FullScreen />
                    <a class="button" href=file.clone()>{live(move || if over.get() { "Close" } else { "Leave for now" })}</a>
                </div>
                {live(move || match over.get() {
                    true => view! { <agree::Over room=room /> }.into_any(),
                    false => view! { <Steps room=room step=step /> }.into_any(),
                })}
            </div>
        }
        .into_any()
    })
}

/// The steps and the one shown.
#[component]
fn Steps(room: MeetingRoom, step: Memo<MeetingStep>) -> impl IntoView {
    let MeetingRoom { session, pupil, id, meeting, .. } = room;
    let go = move |step: MeetingStep| {
        place::keep(id, step);
        navigate(Route::Pupil(pupil, PupilRoute::Meeting { meeting: Some(id), step: Some(step.number()) }));
    };
    if place::last(id).is_none() {
        place::keep(id, step.get_untracked());
    }
    // A step that was gone to gives its heading the focus, as a page does.
    Effect::new(move |before: Option<MeetingStep>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            to_heading("step");
        }
        now
    });
    let links = move || {
        let now = step.get();
        let link = |of: MeetingStep| {
            let touched = meeting.with(|meeting| session.read_child(pupil, |files| is_touched(files, pupil, id, meeting, of)));
            let current = (of == now).then_some("step");
            let tick =
                touched.then(|| view! { <span aria-hidden="true">" ✓"</span><span class="visually-hidden">", done"</span> }.into_any());
            view! {
                <li>
                    <button type="button" class="meeting__step" aria-current=current on:click=heard(move |_| go(of))>
                        <span class="meeting__number">{of.number()}</span>" "<span class="meeting__name">{of.name()}</span>{tick}
                    </button>
                </li>
            }
            .into_any()
        };
        MeetingStep::ALL.into_iter().map(link).collect::<Vec<_>>()
    };
    let around = move || {
        let now = step.get();
        let back = MeetingStep::of(now.number().wrapping_sub(1));
        let next = MeetingStep::of(now.number() + 1);
        let back = back.map(|step| {
            view! { <button type="button" class="button" on:click=heard(move |_| go(step))>{format!("Back: {}", step.name())}</button> }
                .into_any()
        });
        let next = next.map(|step| {
            let said = format!("Next: {}", step.name());
            view! { <button type="button" class="button button--main" on:click=heard(move |_| go(step))>{said}</button> }.into_any()
        });
        view! { <div class="buttons meeting__around">{back}{next}</div> }.into_any()
    };
    view! {
        <nav aria-label="Steps of the meeting"><ol class="meeting__steps">{live(links)}</ol></nav>
        <section class="meeting__sheet" aria-labelledby="step">
            <h2 id="step" tabindex="-1">{live(move || step.get().name())}</h2>
            {live(move || match step.get() {
                MeetingStep::LookBack => view! { <steps::LookBack room=room /> }.into_any(),
                MeetingStep::SideBySide => view! { <steps::SideBySide room=room /> }.into_any(),
                MeetingStep::Attitude => view! { <steps::Attitude room=room /> }.into_any(),
                MeetingStep::Celebrate => view! { <steps::Celebrate room=room /> }.into_any(),
                MeetingStep::Targets => view! { <steps::NewTargets room=room /> }.into_any(),
                MeetingStep::Comments => view! { <say::Comments room=room /> }.into_any(),
                MeetingStep::Agree => view! { <agree::Agree room=room /> }.into_any(),
            })}
        </section>
        {live(around)}
    }
}
