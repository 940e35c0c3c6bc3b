//! A paste is looked at before it is entered.

use leptos::prelude::*;

use super::sheet::entered;
use super::test::TestOfDay;
use crate::domain::PupilId;
use crate::exchange::scores::Typed;
use crate::ui::parts::dialog::Dialog;
use crate::words;
use crate::workspace::{Entered, Scores};

/// What the paste would enter, and what is wrong with the rest.
#[component]
pub(super) fn PasteDialog(page: TestOfDay) -> impl IntoView {
    let title = Signal::derive(|| "Scores to enter".to_owned());
    view! {
        <Dialog open=page.pasting title=title>
            {move || page.pasted.get().map(|pasted| {
                let called = |id| {
                    let name = |children: &Vec<(PupilId, String)>| {
                        children.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone())
                    };
                    page.children.with_untracked(name).unwrap_or_default()
                };
                let (whole, halves) = (pasted.scores.len(), pasted.rounded.len());
                let round = RwSignal::new(false);
                let count = move || whole + if round.get() { halves } else { 0 };
                let notes: Vec<AnyView> =
                    pasted.notes.iter().map(|note| view! { <p class="quiet">{note.to_string()}</p> }.into_any()).collect();
                let half_marks: Vec<AnyView> = pasted.rounded.iter().map(|one| {
                    view! { <li>{words::scores::rounded(&called(one.pupil), &one.shown, one.score)}</li> }.into_any()
                }).collect();
                let half_marks = (halves > 0).then(|| view! {
                    <h3>"Half marks"</h3>
                    <ul class="plain">{half_marks}</ul>
                    <label class="tick">
                        <input type="checkbox" prop:checked=round on:change=move |event| round.set(event_target_checked(&event)) />
                        {words::scores::ROUNDED_UP}
                    </label>
                }.into_any());
                let rows: Vec<AnyView> = pasted.scores.iter().map(|(id, typed)| {
                    let said = match typed {
                        Typed::Score(score) => score.to_string(),
                        Typed::Absent => "absent".to_owned(),
                        Typed::Nothing => "nothing".to_owned(),
                    };
                    view! { <li>{called(*id)}": "<strong>{said}</strong></li> }.into_any()
                }).collect();
                let problems: Vec<AnyView> = pasted.problems.iter().map(|text| view! { <li>{text.clone()}"."</li> }.into_any()).collect();
                let wrong = (!problems.is_empty()).then(|| view! {
                    <h3>"Not understood, and left out"</h3>
                    <ul class="plain error">{problems}</ul>
                }.into_any());
                let scores: Vec<_> = pasted.scores.iter().map(|(id, typed)| (*id, entered(*typed))).collect();
                let rounded: Vec<_> = pasted.rounded.iter().map(|one| (one.pupil, Entered::Score(one.score))).collect();
                let take = move |_| {
                    let mut scores = scores.clone();
                    if round.get_untracked() {
                        scores.extend(rounded.iter().copied());
                    }
                    if let Some(test) = page.key.get_untracked() {
                        let (date, today) = (page.date.get_untracked(), page.session.today());
                        page.session.tell(Scores::Enter { test, date, today, scores });
                    }
                    page.pasting.set(false);
                };
                let label = move || match count() {
                    1 => "Enter 1 score".to_owned(),
                    count => format!("Enter {count} scores"),
                };
                view! {
                    {notes}
                    <ul class="plain">{rows}</ul>
                    {half_marks}
                    {wrong}
                    <div class="buttons">
                        {(whole + halves > 0).then(|| {
                            let nothing = move || count() == 0;
                            view! {
                                <button type="button" class="button button--main" disabled=nothing on:click=take>{label}</button>
                            }
                            .into_any()
                        })}
                        <button type="button" class="button button--quiet" on:click=move |_| page.pasting.set(false)>"Cancel"</button>
                    </div>
                }.into_any()
            })}
        </Dialog>
    }
}
