//! The mentoring meetings in a child's file: each dated, as it was agreed, with its corrections beside it.

use leptos::prelude::*;

use crate::domain::meeting::COMMENT_MAX;
use crate::domain::{Meeting, MeetingId, MeetingPart, Party, Period, PupilId};
use crate::ledger::Change;
use crate::report::meetings::{AgreedTarget, MeetingStanding, changed_since_agreed, standing, targets_of};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::moment::moment;
use crate::ui::parts::problem::alert;
use crate::ui::parts::profile::none;
use crate::ui::parts::signature::drawing;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Mentoring;

/// The section.
#[component]
pub(super) fn Meetings(pupil: PupilId, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let all = Memo::new(move |_| session.fold(pupil).with(|fold| fold.meetings()));
    let now = Memo::new(move |_| {
        let period = period.get();
        session.read_child(pupil, |files| standing(files, pupil, period))
    });
    let begin = move || {
        let (text, meeting) = match now.get() {
            MeetingStanding::Due => ("Begin the meeting", None),
            MeetingStanding::Open(id, _) => ("Go on with the meeting", Some(id)),
            MeetingStanding::Done(..) => ("Begin another meeting", None),
        };
        let href = Route::Pupil(pupil, PupilRoute::Meeting { meeting, step: None }).to_string();
        view! { <a class="button" href=href>{text}</a> }.into_any()
    };
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="quiet">{words::meetings::NONE_YET}</p> }.into_any();
        }
        let one = |(id, meeting)| view! { <Held pupil=pupil id=id meeting=meeting /> }.into_any();
        view! { <ul class="meetings">{all.into_iter().map(one).collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="meetings">
            <h2 id="meetings" tabindex="-1">"Meetings"</h2>
            <div class="buttons">{live(begin)}</div>
            {live(list)}
        </section>
    }
}

/// One meeting; closed but for the latest.
#[component]
fn Held(pupil: PupilId, id: MeetingId, meeting: Meeting) -> impl IntoView {
    let session = Session::here();
    let mentor = meeting.mentor.and_then(|mentor| session.roll.with(|roll| Some(roll.staff_member(mentor)?.any()?.name.clone())));
    let with = mentor.map(|name| format!(" with {name}")).unwrap_or_default();
    let state = (!meeting.done).then(|| view! { <span class="badge">"still open"</span> }.into_any());
    let title = format!("{}{with}", words::date(meeting.date));
    let done = meeting.done;
    let told = {
        let meeting = meeting.clone();
        move || Html::of(|html| what_was_said(html, session, pupil, id, &meeting))
    };
    view! {
        <li>
            <details class="held">
                <summary><strong>{title}</strong>" "
                    <span class="quiet">{words::half_term(meeting.period.half_term)}</span>" "{state}</summary>
                <div class="drawn" inner_html=told></div>
                {if done { view! { <Amend pupil=pupil id=id /> }.into_any() } else { open(session, pupil, id) }}
            </details>
        </li>
    }
}

/// The ways on from a meeting that is open.
fn open(session: Session, pupil: PupilId, id: MeetingId) -> AnyView {
    let href = Route::Pupil(pupil, PupilRoute::Meeting { meeting: Some(id), step: None }).to_string();
    view! {
        <div class="buttons">
            <a class="button" href=href>"Go on with it"</a>
            <button type="button" class="button button--quiet"
                on:click=heard(move |_| session.tell(Mentoring::Remove { pupil, meeting: id }))>"Remove this meeting"</button>
        </div>
    }
    .into_any()
}

/// A meeting in words: what was said, the targets agreed, who agreed, and what was corrected since.
pub(crate) fn what_was_said(html: &mut Html, session: Session, pupil: PupilId, id: MeetingId, meeting: &Meeting) {
    let fold = session.fold(pupil).get();
    let said: Vec<(MeetingPart, String)> =
        MeetingPart::ALL.into_iter().map(|part| (part, fold.said_in(id, part))).filter(|(_, text)| !text.is_empty()).collect();
    let targets = session.with_files(|files| targets_of(files, pupil, id));
    let agreed: Vec<_> = Party::ALL.into_iter().filter_map(|party| Some((party, fold.agreed(id, party)?))).collect();
    if said.is_empty() && targets.is_empty() && agreed.is_empty() {
        none(html, words::meetings::NOTHING_WRITTEN);
    }
    html.within("dl", "facts facts--long", |html| {
        for (part, text) in &said {
            html.element("div", &[], |html| {
                html.words("dt", &[], &words::capital(words::meeting_part(*part)));
                html.classed("dd", "as-written", text);
            });
        }
        if !targets.is_empty() {
            listed(html, &format!("Targets for {}", words::period(meeting.ahead)), |html| {
                for AgreedTarget { target, changed } in &targets {
                    html.element("li", &[], |html| {
                        html.text(&target.text);
                        also(html, *changed, "(changed since the meeting)");
                    });
                }
            });
        }
        if !agreed.is_empty() {
            listed(html, "Agreed", |html| {
                for (party, agreed) in &agreed {
                    html.element("li", &[], |html| {
                        html.text(&format!("{}, the {party}, {}", agreed.name, moment(agreed.entry.at)));
                        // What came after the meeting is marked where it stands.
                        let stale = !meeting.done && session.with_files(|files| changed_since_agreed(files, pupil, id, *party));
                        also(html, stale, "(something was changed since)");
                        drawing(html, &agreed.signature, &agreed.name);
                    });
                }
            });
        }
        for (_, entry) in fold.amendments(id) {
            html.within("div", "amendment", |html| {
                html.words("dt", &[], "Corrected afterwards");
                let text = if let Change::MeetingAmended { text, .. } = &entry.change { text } else { "" };
                html.classed("dd", "as-written", text);
                html.classed("dd", "quiet", &format!("{}, {}", session.who(entry.by), moment(entry.at)));
            });
        }
    });
}

/// Lines under a name.
fn listed(html: &mut Html, name: &str, lines: impl FnOnce(&mut Html)) {
    html.element("div", &[], |html| {
        html.words("dt", &[], name);
        html.element("dd", &[], |html| html.element("ul", &[], lines));
    });
}

/// Something quiet behind a line, if it is so.
fn also(html: &mut Html, is_so: bool, text: &str) {
    if is_so {
        html.text(" ");
        html.classed("span", "quiet", text);
    }
}

/// Adding a correction.
#[component]
fn Amend(pupil: PupilId, id: MeetingId) -> impl IntoView {
    let session = Session::here();
    let (opened, text, problem) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session.ask(Mentoring::Amend { pupil, meeting: id, amendment: None, text: text.get_untracked() }, move |done| match done {
            // The list is drawn anew with the correction in it.
            Ok(_) => drop((text.try_set(String::new()), opened.try_set(false), problem.try_set(None))),
            Err(why) => drop(problem.try_set(Some(why.words()))),
        });
    };
    let field = format!("amend-{id}");
    live(move || {
        if !opened.get() {
            return view! {
                <div class="buttons">
                    <button type="button" class="button button--quiet"
                        on:click=heard(move |_| opened.set(true))>"Correct this meeting"</button></div>
            }
            .into_any();
        }
        view! {
            <form class="form" on:submit=heard(submit) novalidate>
                {alert(problem)}
                <Field id=field.clone() label="What is to be put right" value=text rows=2 most=COMMENT_MAX
                    hint=words::meetings::CORRECTION />
                <div class="buttons">
                    <button type="submit" class="button button--main">"Add the correction"</button>
                    <button type="button" class="button button--quiet" on:click=heard(move |_| opened.set(false))>"Cancel"</button>
                </div>
            </form>
        }
        .into_any()
    })
}

/// All meetings of a file, for paper.
pub(crate) fn on_paper(html: &mut Html, session: Session, pupil: PupilId) {
    let all = session.fold(pupil).get().meetings();
    if all.is_empty() {
        none(html, words::meetings::NONE_YET);
    }
    for (id, meeting) in all {
        html.within("section", "paper-part", |html| {
            html.words("h3", &[], &format!("Meeting, {}", words::date(meeting.date)));
            what_was_said(html, session, pupil, id, &meeting);
        });
    }
}
