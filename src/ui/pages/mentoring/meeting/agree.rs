//! Everybody agrees, and what there is to do once a meeting is over.

use super::ending::{CarryForward, EndAnyway};
use super::place;
use super::room::{MeetingRoom, to_heading};
use crate::domain::people::NAME_MAX;
use crate::domain::{MeetingPart, Party};
use crate::report::meetings::{Lacking, changed_since_agreed, lacking};
use crate::route::Paper;
use crate::route::{PupilRoute, Route};
use crate::ui::pages::pupil::meetings::what_was_said;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::moment::moment;
use crate::ui::parts::problem::alert;
use crate::ui::parts::signature::{SignaturePad, drawing};
use crate::words;
use crate::workspace::{Mentoring, Nameless, agreeing_at_the_end};
use leptos::prelude::*;

/// Names, and a drawn signature if the school wants one. Nobody has to be there: a parent who could not come agrees later or not at all.
#[component]
pub(super) fn Agree(room: MeetingRoom) -> impl IntoView {
    let MeetingRoom { session, pupil, id, fold, .. } = room;
    let agreed = Memo::new(move |_| fold.with(|fold| Party::ALL.map(|party| fold.agreed(id, party).is_some())));
    let nobody = move || agreed.with(|agreed| agreed.iter().all(|agreed| !agreed));
    let problem = RwSignal::new(None::<String>);
    let drafts = room.drafts;
    let (lacks, asking) = (RwSignal::new(Lacking::default()), RwSignal::new(false));
    // Who has signed, or given a name, has agreed, and what was typed is said: nothing is lost because the larger button was pressed.
    let finish = move |anyway: bool| {
        let has_agreed = |party| fold.with_untracked(|fold| fold.agreed(id, party).is_some());
        let agreed = match agreeing_at_the_end(Party::ALL.map(|party| drafts.consent(party)).into(), has_agreed) {
            Ok(agreed) => agreed,
            Err(Nameless) => return problem.set(Some(words::meetings::NAMELESS_SIGNATURE.to_owned())),
        };
        let said = MeetingPart::ALL.into_iter().filter_map(|part| Some((part, drafts.words(part)?))).collect();
        let lacking = session.with_files(|files| lacking(files, pupil, id, !agreed.is_empty()));
        if lacking.any() && !anyway {
            lacks.set(lacking);
            asking.set(true);
            return;
        }
        session.ask(Mentoring::Finish { pupil, meeting: id, said, agreed }, move |done| match done {
            Ok(_) => place::forget(),
            Err(why) => drop(problem.try_set(Some(why.words()))),
        });
    };
    let parties = Party::ALL.map(|party| view! { <li><One room=room party=party /></li> }.into_any()).into_iter().collect::<Vec<_>>();
    view! {
        <h3>"What we have agreed"</h3>
        <div class="drawn" inner_html=move || told(room)></div>
        <CarryForward room=room />
        <ul class="parties">{parties}</ul>
        {alert(problem)}
        <div class="buttons">
            <button type="button" class="button button--main" on:click=heard(move |_| finish(false))>"Finish the meeting"</button>
        </div>
        <p class="quiet">{live(move || if nobody() { words::meetings::NOBODY_AGREED } else { words::meetings::ONCE_FINISHED })}</p>
        <EndAnyway lacks=lacks open=asking on_yes=Callback::new(move |()| finish(true)) />
    }
}

/// One party: a name to agree by, or that it has agreed.
#[component]
fn One(room: MeetingRoom, party: Party) -> impl IntoView {
    let MeetingRoom { session, pupil, id, meeting, fold, drafts, .. } = room;
    let agreed =
        Memo::new(move |_| fold.with(|fold| fold.agreed(id, party).map(|agreed| (agreed.name, agreed.signature, agreed.entry.at))));
    let ((name, strokes), problem) = (drafts.of(party), RwSignal::new(None::<String>));
    let stale = Memo::new(move |_| session.read_child(pupil, |files| changed_since_agreed(files, pupil, id, party)));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let ask = Mentoring::Agree { pupil, meeting: id, consent: drafts.consent(party) };
        session.ask(ask, move |done| drop(problem.try_set(done.err().map(|why| why.words()))));
    };
    let who = match party {
        Party::Child => "The child",
        Party::Parent => "A parent or carer",
        Party::Mentor => "The mentor",
    };
    let signs = Memo::new(move |_| session.roll.with(|roll| roll.mentoring(meeting.with(|meeting| meeting.period)).signatures));
    live(move || match agreed.get() {
        Some((name, signature, at)) => {
            let back = format!("Take back: {who}");
            view! {
                <h4>{who}</h4>
                <p class="agreed"><span aria-hidden="true">"✓ "</span>{format!("{name} agreed, {}", moment(at))}</p>
                <div class="drawn" inner_html=Html::of(|html| drawing(html, &signature, &name))></div>
                {live(move || stale.get().then(|| view! { <p class="hint hint--warn">{words::meetings::CHANGED_SINCE}</p> }.into_any()))}
                <div class="buttons">
                    <button type="button" class="button button--quiet" aria-label=back
                        on:click=heard(move |_| session.tell(Mentoring::TakeBack { pupil, meeting: id, party }))>"Take back"</button></div>
            }
            .into_any()
        }
        None => {
            let (field, agree) = (format!("agree-{party}"), format!("Agree: {who}"));
            view! {
                <form on:submit=heard(submit) novalidate>
                    <h4>{who}</h4>
                    <Field id=field label="Name" value=name most=NAME_MAX problem=problem />
                    {live(move || signs.get().then(|| view! { <SignaturePad strokes=strokes label=who.to_owned() /> }.into_any()))}
                    <div class="buttons"><button type="submit" class="button" aria-label=agree>"Agree"</button></div>
                </form>
            }
            .into_any()
        }
    })
}

/// What was said and agreed so far.
fn told(room: MeetingRoom) -> String {
    let MeetingRoom { session, pupil, id, meeting, .. } = room;
    meeting.with(|meeting| Html::of(|html| what_was_said(html, session, pupil, id, meeting)))
}

/// The meeting is over: what it came to, and paper to take home.
#[component]
pub(super) fn Over(room: MeetingRoom) -> impl IntoView {
    let MeetingRoom { pupil, meeting, .. } = room;
    let slip = Route::Pupil(pupil, PupilRoute::Print { paper: Some(Paper::Slips), period: Some(meeting.with_untracked(|m| m.period)) })
        .to_string();
    let file = Route::pupil(pupil).to_string();
    request_animation_frame(|| to_heading("over"));
    view! {
        <section class="meeting__sheet" aria-labelledby="over">
            <h2 id="over" tabindex="-1">{words::meetings::OVER}</h2>
            <div class="drawn" inner_html=move || told(room)></div>
            <div class="buttons">
                <a class="button button--main" href=slip>"Print the slip to take home"</a>
                <a class="button" href=file>"Go to the file"</a>
            </div>
        </section>
    }
}
