//! "My profile" on one side of A4.

use super::laid::UPRIGHT;
use super::printing::{Printing, foot, top};
use crate::domain::PupilId;
use crate::report::chart::{periods, strip};
use crate::ui::parts::profile as drawn;
use crate::ui::parts::strip::StripView;
use leptos::prelude::*;

/// How many half terms the strip of one side has room for.
const HALF_TERMS: usize = 12;

/// The four headings over the last half terms; nothing where there is one alone.
pub(super) fn over_time(desk: Printing, pupil: PupilId, most: usize) -> AnyView {
    let (session, now, today) = (desk.session, desk.period.get(), desk.today);
    let mut all = session.read_child(pupil, |files| periods(files, pupil, now));
    let from = all.len().saturating_sub(most);
    let last = all.split_off(from);
    if last.len() < 2 {
        return ().into_any();
    }
    let found = desk.taught.with(|subjects| session.with_files(|files| strip(files, pupil, subjects, &last, today)));
    view! { <StripView strip=found on_paper=true /> }.into_any()
}

/// The profile of a child.
pub(super) fn sheet(desk: Printing, pupil: PupilId, _name: &str) -> AnyView {
    let session = desk.session;
    let Some(profile) = &desk.profile(pupil) else { return ().into_any() };
    let class = profile.class.as_deref().unwrap_or_default();
    view! {
        <article class="sheet-a4" data-room=UPRIGHT.to_string()>
            {top(desk, "My profile")}
            {drawn::head(profile)}
            {drawn::four(session, &profile.headings, profile.period)}
            {over_time(desk, profile.pupil, HALF_TERMS)}
            {drawn::subjects(session, profile)}
            <h3>"My targets"</h3>
            {drawn::targets(session, &profile.targets, true)}
            {drawn::facts(profile, true)}
            {foot(&[&profile.name, class, "My profile"])}
        </article>
    }
    .into_any()
}
