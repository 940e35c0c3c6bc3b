//! Cards with targets for books: eight on a sheet.

use super::printing::Printing;
use crate::domain::PupilId;
use crate::domain::{Area, order};
use crate::report::targets::{TargetStanding, standings};
use crate::ui::parts::targets::area_title;
use crate::words;
use leptos::prelude::*;

/// The cards: one for each child and subject that has targets, in the order of the children. A child without targets has a card to
/// write on.
#[component]
pub(super) fn Cards(desk: Printing) -> impl IntoView {
    let rows = move || {
        let chosen = desk.subject.get().map(Area::Subject);
        let cards: Vec<AnyView> = desk.children.get().into_iter().flat_map(|(pupil, name)| of_child(desk, pupil, &name, chosen)).collect();
        let mut rows: Vec<Vec<AnyView>> = Vec::new();
        for card in cards {
            match rows.last_mut().filter(|row| row.len() < 2) {
                Some(row) => row.push(card),
                None => rows.push(vec![card]),
            }
        }
        rows.into_iter().map(|row| view! { <div class="cards-row">{row}</div> }.into_any()).collect::<Vec<_>>()
    };
    view! { <div class="paper paper--cards">{rows}</div> }
}

fn of_child(desk: Printing, pupil: PupilId, name: &str, chosen: Option<Area>) -> Vec<AnyView> {
    let period = desk.period.get();
    let all = desk.session.read_child(pupil, |files| standings(files, pupil, period));
    let areas = order::set(all.iter().map(|standing| standing.target.area).filter(|area| chosen.is_none_or(|chosen| chosen == *area)));
    let card = |area: Area| {
        let of_area: Vec<&TargetStanding> = all.iter().filter(|standing| standing.target.area == area).collect();
        one(desk, name, &area_title(desk.session, area), &of_area)
    };
    if areas.is_empty() {
        let title = chosen.map_or_else(|| "My targets".to_owned(), |area| area_title(desk.session, area));
        return vec![one(desk, name, &title, &[])];
    }
    areas.into_iter().map(card).collect()
}

fn one(desk: Printing, name: &str, area: &str, targets: &[&TargetStanding]) -> AnyView {
    let letters: usize = targets.iter().map(|standing| standing.target.text.chars().count() + 10).sum();
    let class = match letters {
        0..=240 => "target-card",
        241..=500 => "target-card target-card--long",
        _ => "target-card target-card--longest",
    };
    let lines: Vec<AnyView> = targets
        .iter()
        .map(|standing| {
            view! { <li><span class="target-card__box" aria-hidden="true"></span>{standing.target.text.clone()}</li> }.into_any()
        })
        .collect();
    let list = if lines.is_empty() {
        let line = || view! { <li class="target-card__write"><span class="target-card__box" aria-hidden="true"></span></li> }.into_any();
        vec![line(), line(), line()]
    } else {
        lines
    };
    view! {
        <article class=class>
            <h3>{name.to_owned()}</h3>
            <p class="quiet">{format!("{area} · {}", words::period(desk.period.get()))}</p>
            <ul>{list}</ul>
        </article>
    }
    .into_any()
}
