//! The four headings at the top of a child's file: what is suggested and why, and what the teacher judges.

use leptos::prelude::*;

use crate::domain::people::NOTE_MAX;
use crate::domain::{Band, BandKey, Period, PupilId};
use crate::ledger::Reading;
use crate::report::headings::{HeadingState, headings};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::headings::taught;
use crate::ui::parts::light::Light;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Attitude;

/// The headings of a child for the half term shown.
#[component]
pub(super) fn Headings(pupil: PupilId, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let subjects = taught(session);
    let today = session.today();
    let states = Memo::new(move |_| {
        let period = period.get();
        subjects.with(|subjects| session.read_child(pupil, |files| headings(files, pupil, subjects, period, today))).to_vec()
    });
    let (wanted, asking) = (RwSignal::new(None::<HeadingState>), RwSignal::new(false));
    let title = Signal::derive(move || wanted.with(|w| w.as_ref().map(|w| words::capital(w.heading.name())).unwrap_or_default()));
    let tile = move |state: HeadingState| {
        let band = state.band().and_then(|key| session.roll.with_untracked(|roll| roll.band(key)));
        let name = words::capital(state.heading.name());
        let judged = match &state.judged {
            Some(Reading::Settled(judged)) => Some(judged.clone()),
            _ => None,
        };
        let how = match (&state.judged, &band) {
            (Some(Reading::Contested(_)), _) => "To settle",
            (Some(_), _) => "Judged",
            (None, Some(_)) => "Suggested",
            (None, None) => "No colour yet",
        };
        let word = band.as_ref().map(|band| band.word.clone()).unwrap_or_default();
        let reason = match &judged {
            Some(judged) if !judged.note.is_empty() => judged.note.clone(),
            _ => state.suggested.reason.clone(),
        };
        let (heading, suggested) = (state.heading, state.suggested.band);
        let confirm = suggested.filter(|_| state.judged.is_none()).map(|band| {
            let label = format!("Confirm {} {}", heading.name(), word.to_lowercase());
            let act = move |_| judge(session, pupil, heading, period.get_untracked(), Some(band), suggested);
            view! { <button type="button" class="button" aria-label=label on:click=heard(act)>"Confirm"</button> }.into_any()
        });
        let back = judged.is_some().then(|| {
            let label = format!("Take back the judgement of {}", heading.name());
            let act = move |_| judge(session, pupil, heading, period.get_untracked(), None, None);
            view! { <button type="button" class="button button--quiet" aria-label=label on:click=heard(act)>"Take back"</button> }
                .into_any()
        });
        let other = format!("Judge otherwise: {}", heading.name());
        view! {
            <li class="headings__tile">
                <h4>{name}</h4>
                <p class="headings__band">{band.map(|band| view! { <Light band=band /> }.into_any())}<strong>{word}</strong>" "
                    <span class="quiet">{how}</span></p>
                <p>{reason}</p>
                <div class="buttons">
                    {confirm}
                    <button type="button" class="button button--quiet" aria-label=other aria-haspopup="dialog"
                        on:click=heard(move |_| { wanted.set(Some(state.clone())); asking.set(true); })>"Judge otherwise"</button>
                    {back}
                </div>
            </li>
        }
        .into_any()
    };
    // What a colour means is said once, however many headings have it.
    let meanings = move || {
        let shown = states.get().iter().filter_map(HeadingState::band).collect::<Vec<_>>();
        let in_use = session.roll.with(|roll| roll.scheme(period.get()).bands().iter().rev().map(|band| band.key).collect::<Vec<_>>());
        let mut keys: Vec<BandKey> = in_use.into_iter().filter(|key| shown.contains(key)).collect();
        let besides: Vec<BandKey> = shown.into_iter().filter(|key| !keys.contains(key)).collect();
        keys.extend(besides);
        keys.dedup();
        let bands = keys.into_iter().filter_map(|key| session.roll.with(|roll| roll.band(key)));
        let says = |band: Band| format!("{}: {}.", band.word, words::uncapital(band.meaning.trim_end_matches('.')));
        bands.filter(|band| !band.meaning.is_empty()).map(says).collect::<Vec<_>>().join(" ")
    };
    view! {
        <section aria-labelledby="headings">
            <h3 id="headings" class="visually-hidden">"The four headings"</h3>
            <ul class="headings">{live(move || states.get().into_iter().map(tile).collect::<Vec<_>>())}</ul>
            <p class="hint">{live(meanings)}</p>
        </section>
        <Dialog open=asking title=title>
            {live(move || wanted.get().map(|state| view! { <Form pupil=pupil state=state period=period asking=asking /> }.into_any()))}
        </Dialog>
    }
}

fn judge(
    session: Session,
    pupil: PupilId,
    heading: crate::domain::Heading,
    period: Period,
    band: Option<BandKey>,
    suggested: Option<BandKey>,
) {
    session.tell(Attitude::JudgeHeading { pupil, heading, period, band, suggested, note: String::new() });
}

#[component]
fn Form(pupil: PupilId, state: HeadingState, period: Memo<Period>, asking: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let note = match &state.judged {
        Some(Reading::Settled(judged)) => judged.note.clone(),
        _ => String::new(),
    };
    let bands = session.roll.with_untracked(|roll| roll.scheme(period.get_untracked()).bands().to_vec());
    let band = RwSignal::new(state.band().or_else(|| bands.last().map(|band| band.key)));
    let (note, problem) = (RwSignal::new(note), RwSignal::new(None::<String>));
    let (heading, suggested) = (state.heading, state.suggested.band);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (period, band, note) = (period.get_untracked(), band.get_untracked(), note.get_untracked());
        session.ask(Attitude::JudgeHeading { pupil, heading, period, band, suggested, note }, move |done| match done {
            Ok(_) => asking.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let choices = Signal::stored(bands.into_iter().rev().map(|one| (one.key.to_string(), one.word)).collect());
    let shown = Signal::derive(move || band.get().map(|key| key.to_string()).unwrap_or_default());
    let choose = Callback::new(move |chosen: String| band.set(chosen.parse().ok()));
    view! {
        <form on:submit=heard(submit) class="form" novalidate>
            {alert(problem)}
            <Choose id="heading-band" label="Your judgement" options=choices chosen=shown on_choose=choose focused=true />
            <Field id="heading-note" label="Why (may be left empty)" value=note rows=3 most=NOTE_MAX />
            <div class="buttons">
                <button type="submit" class="button button--main">"Save judgement"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| asking.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}
