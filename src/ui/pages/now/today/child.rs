//! One child's day.

use std::sync::Arc;

use leptos::prelude::*;

use super::day::OneDay;
use crate::domain::{Date, PupilId};
use crate::ledger::Roll;
use crate::report::half_terms::of_day;
use crate::report::praise::kind_name;
use crate::report::today::{ChildsDay, Missed, childs_day};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::drawn::{Html, drawn, place};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::live::heard;
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
    let shown = {
        let name = Arc::clone(&name);
        move || {
            day.with(|day| Html::of(|html| day.missed.iter().enumerate().for_each(|(at, missed)| chip(html, pupil, at, &name, *missed))))
        }
    };
    let chips = drawn(shown);
    let miss = move |event: web_sys::MouseEvent| {
        let missed = place(&event).and_then(|at| day.with_untracked(|day| day.missed.get(at).copied()));
        missed.into_iter().for_each(|missed| page.miss(vec![pupil], missed.slip, !missed.on_the_day));
    };
    let noted = {
        let name = Arc::clone(&name);
        move || day.with(|day| Html::of(|html| noted(html, &page.session.roll.get(), &name, day)))
    };
    let take_back = move |event: web_sys::MouseEvent| {
        let of = |at: usize| {
            day.with_untracked(|day| {
                let praise = day.praises.get(at).map(|(praise, _)| Daily::RemovePraise { pupil, praise: *praise });
                let incident = || day.incidents.get(at.checked_sub(day.praises.len())?).map(|(incident, _)| *incident);
                praise.or_else(|| Some(Daily::RemoveIncident { pupil, incident: incident()? }))
            })
        };
        if let Some(back) = place(&event).and_then(of) {
            page.tell(back);
            // The button that had the focus goes with what it stood beside.
            focus_on(format!("praise-{pupil}"));
        }
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
    let href = move || Route::Pupil(pupil, PupilRoute::file(session.on_purpose(period_of(date.get())), None)).to_string();
    let (choose, incident, praise) = (format!("Choose {name}"), format!("{name}: an incident"), format!("{name}: praise"));
    view! {
        <li class="today__child" class:today__child--fine=fine>
            <div class="today__who">
                <label class="today__tick">
                    <input type="checkbox" aria-label=choose prop:checked=move || chosen.with(|c| c.contains(&pupil))
                        on:change=heard(tick) /></label>
                <a href=href>{name.to_string()}</a>
            </div>
            <div class="today__chips">
                <div class="drawn" on:click=heard(miss) inner_html=chips></div>
                <button type="button" class="button" aria-haspopup="dialog" aria-label=incident
                    on:click=heard(move |_| page.happen(vec![pupil]))>"Incident …"</button>
                <button type="button" class="button today__praise" id=format!("praise-{pupil}") aria-haspopup="dialog" aria-label=praise
                    on:click=heard(move |_| page.praise(vec![pupil]))>"Praise …"</button>
            </div>
            <div class="drawn" on:click=heard(take_back) inner_html=noted></div>
        </li>
    }
}

/// A button that notes a miss, and takes it back.
fn chip(html: &mut Html, pupil: PupilId, at: usize, name: &str, missed: Missed) {
    let Missed { slip, on_the_day, so_far } = missed;
    let times = if so_far == 1 { "once".to_owned() } else { format!("{so_far} times") };
    let so_often = if so_far == 0 { String::new() } else { format!(", {times} this half term") };
    let (label, place) = (format!("{name}: {}{so_often}", words::slip(slip)), at.to_string());
    // By this it has the focus again once it is drawn anew.
    let id = format!("slip-{at}-{pupil}");
    let pressed = ("aria-pressed", if on_the_day { "true" } else { "false" });
    let class = ("class", "button today__chip");
    let button = [("type", "button"), class, pressed, ("aria-label", label.as_str()), ("id", &id), ("data-at", &place)];
    html.element("button", &button, |html| {
        if on_the_day {
            html.words("span", &[("aria-hidden", "true")], "✓");
        }
        html.text(&words::capital(words::slip(slip)));
        if so_far > 0 {
            html.words("span", &[("class", "today__count"), ("title", "This half term")], &so_far.to_string());
        }
    });
}

/// What was praised and what happened, each with a way to take it back.
fn noted(html: &mut Html, roll: &Roll, name: &str, day: &ChildsDay) {
    let line = |html: &mut Html, at: usize, kind: &str, said: &dyn Fn(&mut Html)| {
        html.within("li", "today__line", |html| {
            html.element("span", &[], said);
            let (label, place) = (format!("Take back: {name}, {kind}"), at.to_string());
            let button = [("type", "button"), ("class", "button button--quiet"), ("aria-label", label.as_str()), ("data-at", &place)];
            html.words("button", &button, "Take back");
        });
    };
    if day.praises.is_empty() && day.incidents.is_empty() {
        return;
    }
    let kinds = roll.praise_kinds();
    html.within("ul", "plain today__lines", |html| {
        for (at, (_, praise)) in day.praises.iter().enumerate() {
            let kind = kind_name(&kinds, praise.kind);
            line(html, at, &kind, &|html| {
                html.words("strong", &[], &format!("★ {kind}"));
                let note = if praise.note.is_empty() { String::new() } else { format!(": {}", praise.note) };
                html.text(&format!("{note} "));
                html.classed("span", "quiet", &points(praise.points.into()));
            });
        }
        for (at, (_, incident)) in day.incidents.iter().enumerate() {
            line(html, day.praises.len() + at, &incident.kind, &|html| {
                html.words("strong", &[], &incident.kind);
                let told = [&incident.happened, &incident.done].into_iter().filter(|text| !text.is_empty()).cloned();
                let told = told.collect::<Vec<_>>().join(" – ");
                if !told.is_empty() {
                    html.text(&format!(": {told}"));
                }
            });
        }
    });
}
