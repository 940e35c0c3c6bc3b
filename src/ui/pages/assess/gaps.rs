//! What to teach next, and to whom.

use leptos::prelude::*;

use super::of_subject::OfSubject;
use crate::domain::{ClassId, Period, PupilId, SubjectKey};
use crate::platform::page::print;
use crate::report::gaps::{Gap, gaps, short_names, teach_next};
use crate::report::marking::{columns, commonest_stage, shown};
use crate::route::{ClassRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::tick::flag;
use crate::ui::parts::workbook::workbook_button;
use crate::words;

/// The page of another subject, stage or half term.
fn to(subject: SubjectKey, stage: Option<u8>, period: Option<Period>) -> ClassRoute {
    ClassRoute::Gaps { subject, stage, period }
}

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
    let page = OfSubject::addressed(class, subject, address);
    let OfSubject { of, curriculum, everyone, .. } = page;
    let OfClass { session, period, .. } = of;
    let chosen = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Gaps { stage, .. })) => stage,
        _ => None,
    });
    let stage = Memo::new(move |_| chosen.get().unwrap_or_else(|| everyone.with(|children| commonest_stage(children))));
    let all = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let roll = session.roll.get();
        let stage = stage.get();
        let here = everyone.with(|children| shown(children, stage, all.get()));
        let groups = curriculum.with(|c| c.as_ref().map(|c| columns(c, &roll, class, stage, period.get())).unwrap_or_default());
        let columns: Vec<_> = groups.into_iter().flat_map(|g| g.columns).collect();
        let names: Vec<(PupilId, String)> = here.iter().map(|c| (c.pupil, c.name.clone())).collect();
        let period = period.get();
        let pupils = here.iter().map(|child| child.pupil);
        (session.read_children(pupils, |files| gaps(files, &columns, &here, period)), short_names(&names))
    });
    let name = of.name();
    let rows = Signal::derive(move || {
        Html::of(|html| {
            html.words("caption", &[], &name.get());
            html.element("thead", &[], |html| {
                html.element("tr", &[], |html| {
                    let columns = ["Criterion", "Secure", "Need it", "Not rated yet"];
                    columns.iter().for_each(|column| html.words("th", &[("scope", "col")], column));
                });
            });
            html.element("tbody", &[], |html| {
                found.with(|(gaps, names)| gaps.iter().for_each(|gap| row(html, gap, names)));
            });
        })
    });
    let next = move || {
        found.with(|(gaps, names)| {
            let next = teach_next(gaps);
            let items = Html::of(|html| {
                for gap in &next {
                    html.element("li", &[], |html| {
                        html.words("strong", &[], &format!("{} {}", gap.criterion.label(), gap.text));
                        html.words("div", &[], &format!("With: {}", called(names, &gap.group().collect::<Vec<_>>())));
                    });
                }
            });
            (!next.is_empty()).then(|| {
                view! { <section class="card"><h2>"Teach next"</h2><ol class="gaps-next" inner_html=items></ol></section> }.into_any()
            })
        })
    };
    let table = move || {
        view! {
            {live(next)}
            <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
                <table class="board gaps" inner_html=rows></table>
            </div>
        }
        .into_any()
    };
    let title = move || format!("Gaps in {} stage {}", session.subject_title(subject).to_lowercase(), stage.get());
    view! {
        <ClassHead class=class period=period title=Signal::derive(title)>
            {page.subjects(|subject, period| to(subject, None, period))}
            {page.stages(stage, to)}
            {of.half_terms(move |period| to(subject, chosen.get_untracked(), period))}
            {flag("Children of other stages too", all)}
            <div class="buttons">
                <button type="button" class="button" on:click=heard(move |_| print())>"Print"</button>
                {workbook_button(move || format!("{} {}", name.get(), title()))}
            </div>
        </ClassHead>
        {of.read(move || page.once_fetched(|| if found.with(|(_, names)| names.is_empty()) {
            view! { <p class="card">{words::marking::NOBODY_AT_STAGE}</p> }.into_any()
        } else {
            table()
        }))}
    }
}

/// Children by the names they have on the list.
fn called(names: &[(PupilId, String)], ids: &[PupilId]) -> String {
    let found = ids.iter().filter_map(|id| names.iter().find(|(known, _)| known == id).map(|(_, name)| name.as_str()));
    found.collect::<Vec<_>>().join(", ")
}

fn row(html: &mut Html, gap: &Gap, names: &[(PupilId, String)]) {
    let share = format!("{} of {}", gap.secure, gap.of);
    html.element("tr", &[], |html| {
        html.element("th", &[("scope", "row")], |html| {
            html.classed("span", "criterion__number", &gap.criterion.label());
            html.text(&format!(" {}", gap.text));
            if gap.not_taught {
                html.text(" ");
                html.classed("span", "badge", "not taught yet");
            }
        });
        html.element("td", &[("class", "gaps__share")], |html| {
            let (most, now, label) = (gap.of.max(1).to_string(), gap.secure.to_string(), format!("{share} secure"));
            html.words("meter", &[("min", "0"), ("max", &most), ("value", &now), ("aria-label", &label)], "");
            html.text(&share);
        });
        html.words("td", &[], &called(names, &gap.need));
        html.classed("td", "quiet", &called(names, &gap.unrated));
    });
}
