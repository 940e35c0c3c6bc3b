//! One child's day.

use std::sync::Arc;

use leptos::prelude::*;

use super::day::OneDay;
use crate::domain::{Date, PupilId};
use crate::report::half_terms::of_day;
use crate::report::praise::kind_name;
use crate::report::today::{Missed, childs_day};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::praise_dialog::points;
use crate::words;
use crate::workspace::Daily;

/// A child: its name, what it missed, what happened, and praise.
#[component]
pub(super) fn Child(page: OneDay, pupil: PupilId, name: Arc<str>) -> impl IntoView {
    let OneDay { session, date, chosen, .. } = page;
    let day = Memo::new(move |_| {
        let date = date.get();
        session.read_child(pupil, |files| childs_day(files, pupil, date))
    });
    let fine = Memo::new(move |_| day.with(|day| day.is_fine()));
    let chips = {
        let name = Arc::clone(&name);
        move || day.with(|day| day.missed.clone()).into_iter().map(|missed| chip(page, pupil, &name, missed)).collect::<Vec<_>>()
    };
    let noted = {
        let name = Arc::clone(&name);
        move || noted(page, pupil, &name, day)
    };
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|id| *id != pupil);
            if ticked {
                chosen.push(pupil);
            }
        });
    };
    let period_of = move |date: Date| session.roll.with_untracked(|roll| of_day(roll, date));
    let href = move || Route::Pupil(pupil, PupilRoute::File { period: session.on_purpose(period_of(date.get())), sheet: None }).to_string();
    let (choose, incident, praise) = (format!("Choose {name}"), format!("{name}: an incident"), format!("{name}: praise"));
    view! {
        <li class="today__child" class:today__child--fine=fine>
            <div class="today__who">
                <label class="today__tick">
                    <input type="checkbox" aria-label=choose prop:checked=move || chosen.with(|c| c.contains(&pupil))
                        on:change=tick /></label>
                <a href=href>{name.to_string()}</a>
            </div>
            <div class="today__chips">
                {chips}
                <button type="button" class="button" aria-haspopup="dialog" aria-label=incident
                    on:click=move |_| page.happen(vec![pupil])>"Incident …"</button>
                <button type="button" class="button today__praise" aria-haspopup="dialog" aria-label=praise
                    on:click=move |_| page.praise(vec![pupil])>"Praise …"</button>
            </div>
            {noted}
        </li>
    }
}

/// A button that notes a miss, and takes it back.
fn chip(page: OneDay, pupil: PupilId, name: &str, missed: Missed) -> AnyView {
    let Missed { slip, on_the_day, so_far } = missed;
    let word = words::capital(words::slip(slip));
    let times = if so_far == 1 { "once".to_owned() } else { format!("{so_far} times") };
    let label = if so_far == 0 {
        format!("{name}: {}", words::slip(slip))
    } else {
        format!("{name}: {}, {times} this half term", words::slip(slip))
    };
    let count = (so_far > 0).then(|| view! { <span class="today__count" title="This half term">{so_far}</span> }.into_any());
    let pressed = if on_the_day { "true" } else { "false" };
    view! {
        <button type="button" class="button today__chip" aria-pressed=pressed aria-label=label
            on:click=move |_| page.miss(vec![pupil], slip, !on_the_day)>
            {on_the_day.then(|| view! { <span aria-hidden="true">"✓"</span> }.into_any())}{word}{count}
        </button>
    }
    .into_any()
}

/// What happened and what was praised, each with a way to take it back.
fn noted(page: OneDay, pupil: PupilId, name: &str, day: Memo<crate::report::today::ChildsDay>) -> Option<AnyView> {
    let day = day.get();
    let kinds = page.session.roll.with(|roll| roll.praise_kinds());
    let praises = day.praises.into_iter().map(|(praise, details)| {
        let kind = kind_name(&kinds, details.kind);
        let label = format!("Take back: {name}, {kind}");
        let points = points(details.points.into());
        let note = (!details.note.is_empty()).then(|| format!(": {}", details.note));
        view! {
            <li class="today__line">
                <span><strong>"★ "{kind}</strong>{note}" "<span class="quiet">{points}</span></span>
                <button type="button" class="button button--quiet" aria-label=label
                    on:click=move |_| page.tell(Daily::RemovePraise { pupil, praise })>"Take back"</button>
            </li>
        }
        .into_any()
    });
    let incidents = day.incidents.into_iter().map(|(incident, details)| {
        let label = format!("Take back: {name}, {}", details.kind);
        let told = [details.happened, details.done].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
        let told = (!told.is_empty()).then(|| format!(": {told}"));
        view! {
            <li class="today__line">
                <span><strong>{details.kind}</strong>{told}</span>
                <button type="button" class="button button--quiet" aria-label=label
                    on:click=move |_| page.tell(Daily::RemoveIncident { pupil, incident })>"Take back"</button>
            </li>
        }
        .into_any()
    });
    let lines: Vec<AnyView> = praises.chain(incidents).collect();
    (!lines.is_empty()).then(|| view! { <ul class="plain today__lines">{lines}</ul> }.into_any())
}
