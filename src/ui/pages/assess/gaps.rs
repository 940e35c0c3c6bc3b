//! What to teach next, and to whom.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId, SubjectKey};
use crate::platform::page::print;
use crate::report::gaps::{Gap, NEXT, gaps, short_names};
use crate::report::marking::{children, columns, commonest_stage};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
use crate::words;

/// The gaps of a class in a stage of a subject.
#[component]
pub(crate) fn GapsPage(
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
        Ok(Route::Class(_, ClassRoute::Gaps { stage, period, .. })) => (stage, period),
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
    let stage = Memo::new(move |_| chosen.get().0.unwrap_or_else(|| everyone.with(|children| commonest_stage(children))));
    let all = RwSignal::new(false);
    let curriculum = Memo::new(move |_| session.curriculum(subject));
    let found = Memo::new(move |_| {
        let roll = session.roll.get();
        let stage = stage.get();
        let mut here = everyone.get();
        here.retain(|child| all.get() || child.stage == stage);
        let groups = curriculum.with(|c| c.as_ref().map(|c| columns(c, &roll, class, stage)).unwrap_or_default());
        let columns: Vec<_> = groups.into_iter().flat_map(|g| g.columns).collect();
        let names: Vec<(PupilId, String)> = here.iter().map(|c| (c.pupil, c.name.clone())).collect();
        let period = period.get();
        let pupils = here.iter().map(|child| child.pupil);
        (session.read_children(pupils, |files| gaps(files, &columns, &here, period)), short_names(&names))
    });
    let name = Signal::derive(move || session.class_name(class));
    let go = move |subject, stage, period| navigate(Route::Class(class, ClassRoute::Gaps { subject, stage, period: Some(period) }));
    let rows = move || {
        found.with(|(gaps, names)| {
            let called = |ids: &[PupilId]| {
                let found = ids.iter().filter_map(|id| names.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone()));
                found.collect::<Vec<_>>().join(", ")
            };
            gaps.iter().map(|gap| row(gap, &called(&gap.need), &called(&gap.unrated))).collect::<Vec<_>>()
        })
    };
    let next = move || {
        found.with(|(gaps, names)| {
            let open: Vec<&Gap> = gaps.iter().filter(|g| !g.not_taught && g.secure < g.of).take(NEXT).collect();
            let items: Vec<AnyView> = open
                .into_iter()
                .map(|gap| {
                    let group = gap
                        .need
                        .iter()
                        .chain(&gap.unrated)
                        .filter_map(|id| names.iter().find(|(known, _)| known == id).map(|(_, n)| n.clone()));
                    let group = group.collect::<Vec<_>>().join(", ");
                    view! { <li><strong>{gap.criterion.label()}" "{gap.text.clone()}</strong><br />"With: "{group}</li> }.into_any()
                })
                .collect();
            (!items.is_empty())
                .then(|| view! { <section class="card"><h2>"Teach next"</h2><ol class="gaps-next">{items}</ol></section> }.into_any())
        })
    };
    view! {
        <ClassHead class=class period=period title=Signal::derive(move || format!("Gaps in {} stage {}", session.subject_title(subject).to_lowercase(), stage.get())) />
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
            <label class="tick"><input type="checkbox" prop:checked=all on:change=move |event| all.set(event_target_checked(&event)) />"Children of other stages too"</label>
            <div class="buttons"><button type="button" class="button" on:click=move |_| print()>"Print"</button></div>
        </div>
        {move || loading.fault()}
        {move || match (loading.is_done(), curriculum.with(Option::is_some), found.with(|(_, names)| names.is_empty())) {
            (false, ..) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            (_, false, _) => view! { <p class="quiet" role="status">{words::app::FETCHING_CRITERIA}</p> }.into_any(),
            (.., true) => view! { <p class="card">{words::marking::NOBODY_AT_STAGE}</p> }.into_any(),
            _ => view! {
                {next}
                <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
                    <table class="board gaps">
                        <caption>{name}</caption>
                        <thead><tr><th scope="col">"Criterion"</th><th scope="col">"Secure"</th><th scope="col">"Need it"</th><th scope="col">"Not rated yet"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }.into_any(),
        }}
    }
}

fn row(gap: &Gap, need: &str, unrated: &str) -> AnyView {
    let share = format!("{} of {}", gap.secure, gap.of);
    let label = format!("{share} secure");
    view! {
        <tr>
            <th scope="row"><span class="criterion__number">{gap.criterion.label()}</span>" "{gap.text.clone()}
                {gap.not_taught.then(|| view! { " "<span class="badge">"not taught yet"</span> }.into_any())}</th>
            <td class="gaps__share"><meter min="0" max=gap.of.max(1).to_string() value=gap.secure.to_string() aria-label=label></meter>{share}</td>
            <td>{need.to_owned()}</td>
            <td class="quiet">{unrated.to_owned()}</td>
        </tr>
    }
    .into_any()
}
