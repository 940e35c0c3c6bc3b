//! A paste is looked at before it is entered.

use leptos::prelude::*;

use super::sheet::entered;
use super::test::TestOfDay;
use crate::domain::PupilId;
use crate::report::scores::Typed;
use crate::ui::parts::dialog::Dialog;
use crate::workspace::Scores;

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
                let count = pasted.scores.len();
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
                let take = move |_| {
                    if let Some(test) = page.key.get_untracked() {
                        let (date, today) = (page.date.get_untracked(), page.session.today());
                        page.session.tell(Scores::Enter { test, date, today, scores: scores.clone() });
                    }
                    page.pasting.set(false);
                };
                let label = if count == 1 { "Enter 1 score".to_owned() } else { format!("Enter {count} scores") };
                view! {
                    <ul class="plain">{rows}</ul>
                    {wrong}
                    <div class="buttons">
                        {(count > 0).then(|| {
                            view! { <button type="button" class="button button--main" on:click=take>{label}</button> }.into_any()
                        })}
                        <button type="button" class="button button--quiet" on:click=move |_| page.pasting.set(false)>"Cancel"</button>
                    </div>
                }.into_any()
            })}
        </Dialog>
    }
}
