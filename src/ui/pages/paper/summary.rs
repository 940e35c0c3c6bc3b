//! The class at a glance.

use super::printing::{Printing, foot, top};
use crate::domain::Heading as Of;
use crate::report::meetings::{MeetingStanding, standing};
use crate::report::profile::Profile;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::profile as drawn;
use crate::words;
use leptos::prelude::*;

/// A row a child, in register order; head and legend stand on each page.
pub(super) fn summary(html: &mut Html, desk: Printing) {
    let heads: Vec<String> = ["Child".to_owned()]
        .into_iter()
        .chain(Of::ALL.into_iter().map(|heading| words::capital(heading.name())))
        .chain(desk.subjects().into_iter().map(|(title, _)| title))
        .chain(["Attendance", "Targets met", "Praise", "Meeting"].map(str::to_owned))
        .collect();
    let children = desk.children.get();
    let class = children.first().map(|(first, _)| desk.class(*first)).unwrap_or_default();
    let roll = desk.session.roll.get();
    let what = "Class summary";
    html.within("article", "file-a4", |html| {
        top(html, desk, &class);
        html.words("h3", &[], what);
        html.within("table", "board summary", |html| {
            html.columns(&heads);
            html.element("tbody", &[], |html| {
                children.iter().filter_map(|(pupil, _)| desk.profile(*pupil)).for_each(|profile| row(html, desk, &profile));
            });
        });
        html.element("p", &[("class", "summary__legend"), ("data-each", "foot")], |html| {
            roll.scheme(desk.period.get()).bands().iter().rev().for_each(|band| html.band(&roll, band.key));
        });
        foot(html, &[&class, what]);
    });
}

fn row(html: &mut Html, desk: Printing, profile: &Profile) {
    let session = desk.session;
    let met = profile.targets.iter().filter(|target| target.is_met()).count();
    let targets = if profile.targets.is_empty() { "–".to_owned() } else { format!("{met} of {}", profile.targets.len()) };
    let attendance = profile.attendance.map_or_else(|| "–".to_owned(), |a| format!("{} %", crate::report::attitude::percent(a.permille())));
    let meeting = match session.read_child(profile.pupil, |files| standing(files, profile.pupil, profile.period)) {
        MeetingStanding::Due => "due".to_owned(),
        MeetingStanding::Open(..) => "open".to_owned(),
        MeetingStanding::Done(_, day) => crate::domain::calendar::day_and_month(day),
    };
    html.element("tr", &[], |html| {
        html.words("th", &[("scope", "row")], &profile.name);
        for state in &profile.headings {
            match state.band().and_then(|key| session.roll.with(|roll| roll.band(key))) {
                Some(band) => html.element("td", &[("class", "summary__light")], |html| {
                    html.light(&band);
                    html.classed("span", "visually-hidden", &band.word);
                }),
                None => html.classed("td", "summary__light quiet", "–"),
            }
        }
        for subject in &profile.subjects {
            let step = subject.step.map(|step| format!(" {}", drawn::verdict(session, step).to_lowercase())).unwrap_or_default();
            let text = if subject.count.rated == 0 {
                format!("{} –", subject.stage)
            } else {
                format!("{}{step}, {} %", subject.stage, subject.count.share())
            };
            html.words("td", &[], &text);
        }
        [attendance, targets, profile.praise.points.to_string(), meeting].iter().for_each(|text| html.words("td", &[], text));
    });
}
