//! Cards with targets for books: eight on a sheet.

use super::printing::Printing;
use crate::domain::PupilId;
use crate::domain::{Area, order};
use crate::report::targets::{TargetStanding, standings};
use crate::ui::parts::targets::area_title;
use crate::words;
use leptos::prelude::*;

/// The cards of a child: one for each subject that has targets. A child without targets has a card to write on.
pub(super) fn of_child(desk: Printing, pupil: PupilId, name: &str) -> AnyView {
    let chosen = desk.subject.get().map(Area::Subject);
    let period = desk.period.get();
    let all = desk.session.read_child(pupil, |files| standings(files, pupil, period));
    let areas = order::set(all.iter().map(|standing| standing.target.area).filter(|area| chosen.is_none_or(|chosen| chosen == *area)));
    let card = |area: Area| {
        let of_area: Vec<&TargetStanding> = all.iter().filter(|standing| standing.target.area == area).collect();
        one(desk, name, &area_title(desk.session, area), &of_area)
    };
    if areas.is_empty() {
        let title = chosen.map_or_else(|| "My targets".to_owned(), |area| area_title(desk.session, area));
        return one(desk, name, &title, &[]);
    }
    areas.into_iter().map(card).collect::<Vec<_>>().into_any()
}

fn one(desk: Printing, name: &str, area: &str, targets: &[&TargetStanding]) -> AnyView {
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
        <article class="target-card" data-room="69">
            <h3>{name.to_owned()}</h3>
            <p class="quiet">{format!("{area} · {}", words::period(desk.period.get()))}</p>
            <ul>{list}</ul>
        </article>
    }
    .into_any()
}
