//! Suggested targets for the whole class, looked at before they are set.

use leptos::prelude::*;

use crate::domain::{Area, Period, PupilId, Target};
use crate::report::targets::{missing, wanted};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::problem::alert;
use crate::ui::parts::targets::suggestions_for;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Targets;

/// One suggestion: for whom, what, and whether it is ticked.
#[derive(Clone)]
struct Offer {
    name: String,
    target: (PupilId, Target),
    reason: String,
    ticked: ArcRwSignal<bool>,
}

/// Fills what is missing, subject by subject.
#[component]
pub(super) fn SuggestDialog(open: RwSignal<bool>, children: Memo<Vec<(PupilId, String)>>, period: Memo<Period>) -> impl IntoView {
    let title = Signal::derive(|| "Suggest for everyone".to_owned());
    view! {
        <Dialog open=open title=title>
            <Suggest open=open children=children period=period />
        </Dialog>
    }
}

#[component]
fn Suggest(open: RwSignal<bool>, children: Memo<Vec<(PupilId, String)>>, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let subjects = untrack(|| session.subjects(period.get()));
    subjects.iter().for_each(|(subject, _)| session.want(*subject));
    let subject = RwSignal::new(subjects.first().map(|(key, _)| *key));
    let problem = RwSignal::new(None::<String>);
    let offers = Memo::new_with_compare(
        move |_| {
            let (Some(subject), period) = (subject.get(), period.get()) else { return Vec::new() };
            let area = Area::Subject(subject);
            let wanted = wanted(area, session.roll.with(|roll| roll.thresholds(period).targets));
            let mut offers = Vec::new();
            for (pupil, name) in children.get() {
                let room = session.read_child(pupil, |files| missing(files, pupil, area, period, wanted));
                for found in suggestions_for(session, pupil, subject, period).into_iter().take(room) {
                    let target = Target { period, area, text: found.text, criterion: Some(found.criterion), carried_from: None };
                    let (target, reason) = ((pupil, target), found.reason);
                    offers.push(Offer { name: name.clone(), target, reason, ticked: ArcRwSignal::new(true) });
                }
            }
            offers
        },
        |_, _| true,
    );
    let ticked = move || offers.with(|offers| offers.iter().filter(|offer| offer.ticked.get()).count());
    let set = move |_| {
        let targets =
            offers.with_untracked(|offers| offers.iter().filter(|o| o.ticked.get_untracked()).map(|o| o.target.clone()).collect());
        session.ask(Targets::Set { targets }, move |done| match done {
            Ok(_) => open.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let options = Signal::stored(subjects.into_iter().map(|(key, title)| (key.to_string(), title)).collect());
    let chosen = Signal::derive(move || subject.get().map(|key| key.to_string()).unwrap_or_default());
    let choose = Callback::new(move |chosen: String| subject.set(chosen.parse().ok()));
    let rows = move || {
        offers
            .get()
            .into_iter()
            .map(|offer| {
                let (ticked, text) = (offer.ticked, format!("{}: {}", offer.name, offer.target.1.text));
                let checked = ticked.clone();
                view! {
                    <li><label class="tick">
                        <input type="checkbox" prop:checked=move || checked.get()
                            on:change=move |event| ticked.set(event_target_checked(&event)) />
                        <span>{text}" "<span class="quiet">"– "{offer.reason}</span></span>
                    </label></li>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <Choose id="suggest-subject" label="Subject" options=options chosen=chosen on_choose=choose />
        <p class="quiet">{move || if offers.with(Vec::is_empty) { words::targets::NOTHING_TO_SUGGEST } else { words::targets::UNTICK }}</p>
        <ul class="plain">{rows}</ul>
        {alert(problem)}
        <div class="buttons">
            <button type="button" class="button button--main" disabled=move || ticked() == 0 on:click=set>
                {move || match ticked() { 1 => "Set 1 target".to_owned(), n => format!("Set {n} targets") }}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| open.set(false)>"Cancel"</button>
        </div>
    }
}
