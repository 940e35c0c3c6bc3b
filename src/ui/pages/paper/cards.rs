//! Cards with targets for books: eight on a sheet.

use super::printing::Printing;
use crate::domain::PupilId;
use crate::domain::{Area, order};
use crate::report::targets::{TargetStanding, standings};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::targets::area_title;
use crate::words;
use leptos::prelude::*;

/// The cards of a child: one for each subject that has targets. A child without targets has a card to write on.
pub(super) fn of_child(html: &mut Html, desk: Printing, pupil: PupilId, name: &str) {
    let chosen = desk.subject.get().map(Area::Subject);
    let period = desk.period.get();
    let all = desk.session.read_child(pupil, |files| standings(files, pupil, period));
    let areas = order::set(all.iter().map(|standing| standing.target.area).filter(|area| chosen.is_none_or(|chosen| chosen == *area)));
    if areas.is_empty() {
        let title = chosen.map_or_else(|| "My targets".to_owned(), |area| area_title(desk.session, area));
        one(html, desk, name, &title, &[]);
    }
    for area in areas {
        let of_area: Vec<&TargetStanding> = all.iter().filter(|standing| standing.target.area == area).collect();
        one(html, desk, name, &area_title(desk.session, area), &of_area);
    }
}

fn one(html: &mut Html, desk: Printing, name: &str, area: &str, targets: &[&TargetStanding]) {
    let line = |html: &mut Html, class: &str, text: &str| {
        html.within("li", class, |html| {
            html.words("span", &[("class", "target-card__box"), ("aria-hidden", "true")], "");
            html.text(text);
        });
    };
    html.element("article", &[("class", "target-card"), ("data-room", "69")], |html| {
        html.words("h3", &[], name);
        html.classed("p", "quiet", &format!("{area} · {}", words::period(desk.period.get())));
        html.element("ul", &[], |html| {
            targets.iter().for_each(|standing| line(html, "", &standing.target.text));
            if targets.is_empty() {
                (0..3).for_each(|_| line(html, "target-card__write", ""));
            }
        });
    });
}
