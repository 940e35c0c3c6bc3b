//! The marking board: a class by the criteria of a stage.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ClassId, CriterionId, PupilId, SubjectKey};
use crate::report::marking::{Child, children, columns, commonest_stage, row};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::parts::marking::{Board, MarkingRow, Of, Sheet};
use crate::ui::session::Session;
use crate::words;

/// The marking board.
#[component]
pub(crate) fn MarkPage(
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
        Ok(Route::Class(_, ClassRoute::Mark { stage, period, .. })) => (stage, period),
        _ => (None, None),
    });
    let period = Memo::new(move |_| chosen.get().1.unwrap_or_else(|| session.this_period()));
    let members = Memo::new(move |_| {
        let members = session.roll.with(|roll| roll.members(class, period.get().year));
        members.into_iter().map(|(id, _)| id).collect::<Vec<PupilId>>()
    });
    let loading = Loading::of(members);
    let everyone = Memo::new(move |_| {
        session.version.track();
        loading.has_begun();
        session.roll.track();
        session.with_files(|files| children(files, class, subject, period.get()))
    });
    // The stage opened at first stays while the class is marked, whoever moves on.
    let first = StoredValue::new(None::<u8>);
    let stage = Memo::new(move |_| {
        chosen.get().0.unwrap_or_else(|| {
            first.get_value().unwrap_or_else(|| {
                let stage = everyone.with(|children| commonest_stage(children));
                if loading.has_begun() {
                    first.set_value(Some(stage));
                }
                stage
            })
        })
    });
    let all = RwSignal::new(true);
    let shown = Memo::new(move |_| {
        let mut children = everyone.get();
        children.retain(|child| all.get() || child.stage == stage.get());
        // A first mark can move a child to another stage; that alone draws no row anew.
        children.iter_mut().for_each(|child| child.stage = stage.get());
        children
    });
    let curriculum = Memo::new(move |_| session.curriculum(subject));
    let groups = Memo::new(move |_| {
        let roll = session.roll.get();
        curriculum.with(|c| c.as_ref().map(|c| columns(c, &roll, class, stage.get())).unwrap_or_default())
    });
    let rows = Memo::new_with_compare(
        move |_| {
            let (stage, period) = (stage.get(), period.get());
            let criteria: Arc<Vec<CriterionId>> =
                Arc::new(groups.with(|g| g.iter().flat_map(|g| &g.columns).filter_map(|c| c.item.criterion()).collect()));
            let row_of = |child: Child| {
                let (pupil, criteria) = (child.pupil, Arc::clone(&criteria));
                let state = ArcMemo::new(move |_| session.read_child(pupil, |files| row(files, pupil, subject, stage, period, &criteria)));
                MarkingRow { child, state }
            };
            shown.get().into_iter().map(row_of).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    let board = Board::new(session, class, Of::Criteria(subject, stage), period, shown, groups, rows);
    let go = move |subject, stage, period| navigate(Route::Class(class, ClassRoute::Mark { subject, stage, period: Some(period) }));
    let name = Signal::derive(move || session.class_name(class));
    view! {
        <ClassHead class=class period=period title=Signal::derive(move || format!("Mark {}", session.subject_title(subject).to_lowercase())) />
        <div class="toolbar">
            <div class="field field--inline">
                <label for="subject">"Subject"</label>
                <select id="subject" on:change=move |event| if let Ok(subject) = event_target_value(&event).parse() { go(subject, None, period.get_untracked()) }>
                    {move || session.subjects().into_iter().map(|(key, title)| view! { <option value=key.to_string() prop:selected=key == subject>{title}</option> }.into_any()).collect::<Vec<_>>()}
                </select>
            </div>
            <div class="field field--inline">
                <label for="stage">"Stage"</label>
                <select id="stage" on:change=move |event| if let Ok(stage) = event_target_value(&event).parse() { go(subject, Some(stage), period.get_untracked()) }>
                    {move || curriculum.with(|c| c.as_ref().map(|c| c.stages.iter().map(|s| s.stage).collect::<Vec<_>>()).unwrap_or_default()).into_iter().map(|n| {
                        view! { <option value=n.to_string() prop:selected=move || stage.get() == n>{format!("Stage {n}")}</option> }.into_any()
                    }).collect::<Vec<_>>()}
                </select>
            </div>
            <HalfTermChooser period=period on_choose=Callback::new(move |period| go(subject, chosen.get_untracked().0, period)) />
            <div class="field field--inline">
                <label for="who">"Children"</label>
                <select id="who" on:change=move |event| all.set(event_target_value(&event) == "all")>
                    <option value="all">"All"</option>
                    <option value="stage">{move || format!("Those at stage {}", stage.get())}</option>
                </select>
            </div>
            <label class="tick"><input type="checkbox" prop:checked=board.own on:change=move |event| board.own.set(event_target_checked(&event)) />"Show the children’s own marks"</label>
        </div>
        {move || loading.fault()}
        {move || match (loading.is_done(), curriculum.with(Option::is_some), shown.with(Vec::is_empty), groups.with(Vec::is_empty)) {
            (false, ..) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            (_, false, ..) => view! { <p class="quiet" role="status">{words::app::FETCHING_CRITERIA}</p> }.into_any(),
            (.., true, _) => view! { <p class="card">{words::marking::NOBODY}</p> }.into_any(),
            (.., true) => view! { <p class="card">{words::marking::NO_CRITERIA}</p> }.into_any(),
            _ => view! { <Sheet board=board name=name /> }.into_any(),
        }}
    }
}
