//! "My profile" on one side of A4.

use super::printing::{Printing, top};
use crate::domain::PupilId;
use crate::report::chart::{periods, strip};
use crate::report::profile::Profile;
use crate::ui::parts::profile as drawn;
use crate::ui::parts::strip::StripView;
use leptos::prelude::*;

/// How many half terms the strip of one side has room for.
const HALF_TERMS: usize = 12;

/// The profiles.
#[component]
pub(super) fn Profiles(desk: Printing) -> impl IntoView {
    let sheets =
        move || desk.children.get().into_iter().filter_map(|(pupil, _)| Some(sheet(desk, &desk.profile(pupil)?))).collect::<Vec<_>>();
    view! { <div class="paper">{sheets}</div> }
}

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

/// How many letters a profile has to hold.
fn letters(profile: &Profile) -> usize {
    let text = |(_, text): &(crate::domain::CriterionId, String)| text.chars().count() + 30;
    let subjects: usize = profile.subjects.iter().map(|s| s.can.iter().chain(&s.next).map(text).sum::<usize>()).sum();
    let targets: usize = profile.targets.iter().map(|s| s.target.text.chars().count() + 60).sum();
    let answers: usize = profile.answers.iter().map(|(_, text)| text.chars().count()).sum();
    subjects + targets + answers
}

fn sheet(desk: Printing, profile: &Profile) -> AnyView {
    let session = desk.session;
    let class = match letters(profile) {
        0..=2200 => "sheet-a4",
        2201..=3600 => "sheet-a4 sheet-a4--long",
        _ => "sheet-a4 sheet-a4--longest",
    };
    view! {
        <article class=class>
            {top(desk, "My profile")}
            {drawn::head(profile)}
            {drawn::four(session, &profile.headings, profile.period)}
            {over_time(desk, profile.pupil, HALF_TERMS)}
            {drawn::subjects(session, profile)}
            <h3>"My targets"</h3>
            {drawn::targets(session, &profile.targets, true)}
            {drawn::facts(profile, true)}
        </article>
    }
    .into_any()
}
