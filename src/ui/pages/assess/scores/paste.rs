//! A paste is looked at before it is entered.

use leptos::prelude::*;

use super::sheet::entered;
use super::test::TestOfDay;
use crate::domain::PupilId;
use crate::exchange::scores::{Rounded, Typed};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::tick::flag;
use crate::words;
use crate::workspace::{Entered, Scores};

/// What the paste would enter, and what is wrong with the rest.
#[component]
pub(super) fn PasteDialog(page: TestOfDay) -> impl IntoView {
    let title = Signal::derive(|| "Scores to enter".to_owned());
    view! {
        <Dialog open=page.pasting title=title>
            {live(move || page.pasted.get().map(|pasted| {
                let called = |id| {
                    let name = |children: &Vec<(PupilId, String)>| {
                        children.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone())
                    };
                    page.children.with_untracked(name).unwrap_or_default()
                };
                let (whole, halves) = (pasted.scores.len(), pasted.rounded.len());
                let round = RwSignal::new(false);
                let count = move || whole + if round.get() { halves } else { 0 };
                let said = Html::of(|html| {
                    pasted.notes.iter().for_each(|note| html.classed("p", "quiet", &note.to_string()));
                    html.within("ul", "plain", |html| {
                        for (id, typed) in &pasted.scores {
                            let said = match typed {
                                Typed::Score(score) => score.to_string(),
                                Typed::Absent => "absent".to_owned(),
                                Typed::Nothing => "nothing".to_owned(),
                            };
                            html.element("li", &[], |html| {
                                html.text(&format!("{}: ", called(*id)));
                                html.words("strong", &[], &said);
                            });
                        }
                    });
                    if halves > 0 {
                        html.words("h3", &[], "Half marks");
                        let rounded = |one: &Rounded| words::scores::rounded(&called(one.pupil), &one.shown, one.score);
                        html.list("plain", pasted.rounded.iter().map(rounded));
                    }
                });
                let wrong = Html::of(|html| {
                    if !pasted.problems.is_empty() {
                        html.words("h3", &[], "Not understood, and left out");
                        html.list("plain error", pasted.problems.iter().map(|text| format!("{text}.")));
                    }
                });
                let round_up = (halves > 0).then(|| flag(words::scores::ROUNDED_UP, round));
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
                    <div class="drawn" inner_html=said></div>
                    {round_up}
                    <div class="drawn" inner_html=wrong></div>
                    <div class="buttons">
                        {(whole + halves > 0).then(|| {
                            let nothing = move || count() == 0;
                            view! {
                                <button type="button" class="button button--main" disabled=nothing
                                    on:click=heard(take)>{live(label)}</button>
                            }
                            .into_any()
                        })}
                        <button type="button" class="button button--quiet"
                            on:click=heard(move |_| page.pasting.set(false))>"Cancel"</button>
                    </div>
                }.into_any()
            }))}
        </Dialog>
    }
}
