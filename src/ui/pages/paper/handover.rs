//! What the next teacher of a child reads first, on one side of A4.

use super::laid::UPRIGHT;
use super::printing::{Printing, foot, top};
use super::profiles::over_time;
use crate::domain::PupilId;
use crate::report::handover::{handed_over_from, handover};
use crate::report::profile::profile;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::profile as drawn;
use crate::ui::parts::targets::area_title;
use crate::words;
use leptos::prelude::*;

/// How many half terms the strip has room for.
const HALF_TERMS: usize = 6;

/// The sheet of a child.
pub(super) fn sheet(html: &mut Html, desk: Printing, pupil: PupilId, _name: &str) {
    let (session, shown, today) = (desk.session, desk.period.get(), desk.today);
    let found = desk.taught.with(|subjects| {
        session.read_child(pupil, |files| {
            let of = handed_over_from(files, pupil, shown);
            Some((profile(files, pupil, subjects, of, today)?, handover(files, pupil, of, today)))
        })
    });
    let Some((profile, handed)) = &found else { return };
    html.element("article", &[("class", "sheet-a4"), ("data-room", &UPRIGHT.to_string())], |html| {
        top(html, desk, "Handover");
        drawn::head(html, profile);
        drawn::four(html, session, &profile.headings, profile.period);
        over_time(html, desk, pupil, HALF_TERMS);
        html.words("h3", &[], "What stands");
        drawn::subjects(html, session, profile, false);
        html.words("h3", &[], "What helps");
        drawn::facts(html, profile, true);
        if !handed.wanting.is_empty() {
            html.words("p", &[], &words::paper::wants_help(&handed.wanting));
        }
        html.words("h3", &[], "What is agreed");
        if handed.open.is_empty() {
            drawn::none(html, words::paper::NOTHING_OPEN);
        }
        html.list("profile__targets", handed.open.iter().map(|target| format!("{}: {}", area_title(session, target.area), target.text)));
        if let Some((day, said)) = &handed.meeting {
            html.words("p", &[], &words::paper::last_meeting(*day));
            html.list("", said.iter().map(|(part, text)| format!("{}: {text}", words::capital(words::meeting_part(*part)))));
        }
        foot(html, &[&profile.name, profile.class.as_deref().unwrap_or_default(), "Handover"]);
    });
}
