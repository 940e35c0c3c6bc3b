//! Judgements of a class in a subject: steps, attainment, achievement, end of key stage.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId, SubjectKey};
use crate::report::judgement::ends_key_stage;
use crate::report::marking::children;
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Judging;

mod board;
mod otherwise;
mod row;

use board::JudgeBoard;

/// The judgements of a class.
#[component]
pub(crate) fn JudgePage(
    /// The class.
    class: ClassId,
    /// The subject.
    subject: SubjectKey,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    session.want(subject);
    let chosen = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Judge { period, .. })) => period,
        _ => None,
    });
    let period = Memo::new(move |_| chosen.get().unwrap_or_else(|| session.this_period()));
    let members = Memo::new(move |_| {
        let members = session.roll.with(|roll| roll.members(class, period.get().year));
        members.into_iter().map(|(id, _)| id).collect::<Vec<PupilId>>()
    });
    let loading = Loading::of(members);
    let curriculum = Memo::new(move |_| session.curriculum(subject));
    let page = JudgeBoard { session, subject, period, curriculum, wanted: RwSignal::new(None), asking: RwSignal::new(false) };
    let everyone = Memo::new(move |_| {
        session.version.track();
        loading.has_begun();
        session.roll.track();
        session.with_files(|files| children(files, class, subject, period.get()))
    });
    let key_stage = Memo::new(move |_| members.with(|members| members.iter().any(|pupil| ends_key_stage(page.year_group(*pupil)))));
    let waiting = Memo::new(move |_| everyone.with(|children| page.open(children).len()));
    let confirm_all = move |_| {
        let verdicts = untrack(|| everyone.with(|children| page.open(children)));
        session.tell(Judging::Judge { subject, period: period.get_untracked(), verdicts });
    };
    let name = Signal::derive(move || session.class_name(class));
    let go = move |subject, period| navigate(Route::Class(class, ClassRoute::Judge { subject, period: Some(period) }));
    view! {
        <ClassHead class=class period=period title=Signal::derive(move || format!("Judge {}", session.subject_title(subject).to_lowercase())) />
        <div class="toolbar">
            <div class="field field--inline">
                <label for="subject">"Subject"</label>
                <select id="subject" on:change=move |event| if let Ok(subject) = event_target_value(&event).parse() { go(subject, period.get_untracked()) }>
                    {move || session.subjects().into_iter().map(|(key, title)| view! { <option value=key.to_string() prop:selected=key == subject>{title}</option> }.into_any()).collect::<Vec<_>>()}
                </select>
            </div>
            <HalfTermChooser period=period on_choose=Callback::new(move |period| go(subject, period)) />
            <div class="buttons">
                <button type="button" class="button button--main" disabled=move || waiting.get() == 0 on:click=confirm_all>
                    {move || match waiting.get() { 0 => "Nothing left to confirm".to_owned(), 1 => "Confirm the suggestion".to_owned(), n => format!("Confirm all {n} suggestions") }}
                </button>
            </div>
        </div>
        <p class="quiet">{words::judgements::COUNTED}</p>
        {move || loading.fault()}
        {move || match (loading.is_done(), curriculum.with(Option::is_some), members.with(Vec::is_empty)) {
            (.., true) => view! { <p class="card">{words::people::NOBODY_IN_CLASS}</p> }.into_any(),
            (false, ..) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            (_, false, _) => view! { <p class="quiet" role="status">{words::app::FETCHING_CRITERIA}</p> }.into_any(),
            _ => {
                let last = move || key_stage.get().then(|| view! { <th scope="col">"End of key stage"</th> }.into_any());
                let rows = move || everyone.get().into_iter().map(|child| view! { <row::ChildRow page=page child=child key_stage=key_stage /> }.into_any()).collect::<Vec<_>>();
                view! {
                    <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
                        <table class="board judge">
                            <caption>{name}</caption>
                            <thead><tr><th scope="col">"Child"</th><th scope="col">"Stage"</th><th scope="col">"Step"</th><th scope="col">"Attainment"</th><th scope="col">"Achievement"</th>{last}</tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <otherwise::Otherwise page=page />
                }
                .into_any()
            }
        }}
    }
}
