//! "My profile" on one side of A4.

use super::laid::UPRIGHT;
use super::printing::{Printing, foot, top};
use crate::domain::PupilId;
use crate::report::chart::{periods, strip};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::profile as drawn;
use crate::ui::parts::strip;
use leptos::prelude::*;

/// How many half terms the strip of one side has room for.
const HALF_TERMS: usize = 12;

/// The four headings over the last half terms; nothing where there is one alone.
pub(super) fn over_time(html: &mut Html, desk: Printing, pupil: PupilId, most: usize) {
    let (session, now, today) = (desk.session, desk.period.get(), desk.today);
    let mut all = session.read_child(pupil, |files| periods(files, pupil, now));
    let from = all.len().saturating_sub(most);
    let last = all.split_off(from);
    if last.len() > 1 {
        let found = desk.taught.with(|subjects| session.with_files(|files| strip(files, pupil, subjects, &last, today)));
        session.roll.with_untracked(|roll| strip::on_paper(html, roll, found));
    }
}

/// The profile of a child.
pub(super) fn sheet(html: &mut Html, desk: Printing, pupil: PupilId, _name: &str) {
    let Some(profile) = &desk.profile(pupil) else { return };
    html.element("article", &[("class", "sheet-a4"), ("data-room", &UPRIGHT.to_string())], |html| {
        top(html, desk, "My profile");
        drawn::for_the_family(html, desk.session, profile, |html| over_time(html, desk, pupil, HALF_TERMS));
        foot(html, &[&profile.name, profile.class.as_deref().unwrap_or_default(), "My profile"]);
    });
}
