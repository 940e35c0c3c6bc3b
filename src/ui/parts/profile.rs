//! "My profile" as it stands at the top of a file, on paper and in what a family takes home. Nothing in it can be tapped.

use leptos::prelude::*;

use crate::domain::picture::picture;
use crate::domain::{Attendance, BandKey, Period, VerdictKey};
use crate::ledger::Reading;
use crate::report::headings::HeadingState;
use crate::report::profile::{Profile, SubjectNow};
use crate::report::targets::TargetStanding;
use crate::ui::parts::light::Light;
use crate::ui::parts::targets::area_title;
use crate::ui::session::Session;
use crate::words;

/// Says that there is nothing yet.
pub(crate) fn none(text: &'static str) -> AnyView {
    view! { <p class="quiet">{text}</p> }.into_any()
}

/// Picture, name, class, mentor.
pub(crate) fn head(profile: &Profile) -> AnyView {
    let sign = profile.picture.map(|key| view! { <span class="profile__picture" aria-hidden="true">{picture(key).0}</span> }.into_any());
    view! { <div class="profile__head">{sign}<div><h2>{profile.name.clone()}</h2><p class="quiet">{about(profile)}</p></div></div> }
        .into_any()
}

/// "4B · Year 4 · Autumn 2, 2026-27 · Mentor: Mrs Okafor".
pub(crate) fn about(profile: &Profile) -> String {
    let mentor = profile.mentor.as_ref().map(|name| format!("Mentor: {name}"));
    let parts = [profile.class.clone(), profile.year_group.clone(), Some(words::period(profile.period)), mentor];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A band's light and word.
pub(crate) fn band(session: Session, key: BandKey) -> AnyView {
    match session.roll.with_untracked(|roll| roll.band(key)) {
        Some(band) => {
            let word = band.word.clone();
            view! { <span class="band"><Light band=band />{word}</span> }.into_any()
        }
        None => key.to_string().into_any(),
    }
}

/// The four headings of a half term, as a family sees them.
pub(crate) fn four(session: Session, states: &[HeadingState; 4], period: Period) -> AnyView {
    let scheme = session.roll.with(|roll| roll.scheme(period));
    let tile = |state: &HeadingState| {
        let name = words::capital(state.heading.name());
        let none = || view! { <span class="quiet">{words::judgements::NOT_YET}</span> }.into_any();
        let found = state.for_family(&scheme);
        let shown = found.map_or_else(none, |key| band(session, key));
        // A suggested colour is no judgement yet.
        let so_far = (!state.is_judged() && found.is_some()).then(|| view! { <span class="quiet">"so far"</span> }.into_any());
        view! { <li><strong>{name}</strong><span class="profile__one">{shown}{so_far}</span></li> }.into_any()
    };
    view! { <ul class="profile__four">{states.iter().map(tile).collect::<Vec<_>>()}</ul> }.into_any()
}

/// What a verdict is called, on its own.
pub(crate) fn verdict(session: Session, verdict: VerdictKey) -> String {
    session.roll.with_untracked(|roll| words::verdict(roll, verdict))
}

/// Stage, step, what the child can do and what comes next, subject by subject.
pub(crate) fn subjects(session: Session, profile: &Profile) -> AnyView {
    let one = |subject: &SubjectNow| {
        let list = |head: &'static str, of: &[(crate::domain::CriterionId, String)]| {
            (!of.is_empty()).then(|| {
                let lines: Vec<AnyView> = of.iter().map(|(_, text)| view! { <li>{text.clone()}</li> }.into_any()).collect();
                view! { <p class="subject__head">{head}</p><ul>{lines}</ul> }.into_any()
            })
        };
        view! {
            <li class="subject">
                <h3>{subject.title.clone()}</h3>
                <p>{where_now(session, subject)}</p>
                {list("I can", &subject.can)}
                {list("Next", &subject.next)}
            </li>
        }
        .into_any()
    };
    view! { <ul class="subjects">{profile.subjects.iter().map(one).collect::<Vec<_>>()}</ul> }.into_any()
}

/// "Stage 4, secure. 22 of 30 green; 70 % are expected by now."
pub(crate) fn where_now(session: Session, subject: &SubjectNow) -> String {
    let step = subject.step.map(|step| verdict(session, step).to_lowercase());
    let end = subject.key_stage.map(|level| verdict(session, level));
    let count = subject.count;
    if count.rated == 0 {
        return words::marking::not_rated(subject.stage, end);
    }
    let reached = words::marking::Reached { met: count.met, all: count.all, share: count.share() };
    words::marking::stands(subject.stage, step, reached, subject.expected, end)
}

/// The targets with how child and mentor see them; `None` says that there are none.
pub(crate) fn targets(session: Session, standings: &[TargetStanding], with_reviews: bool) -> AnyView {
    if standings.is_empty() {
        return none(words::targets::NONE_YET);
    }
    let said = |whose: &'static str, reading: &Option<Reading<BandKey>>| match reading.as_ref().and_then(Reading::settled) {
        Some(key) => view! { <span class="review"><span class="quiet">{whose}</span>{band(session, *key)}</span> }.into_any(),
        None => view! { <span class="review"><span class="quiet">{whose}" –"</span></span> }.into_any(),
    };
    let line = |standing: &TargetStanding| {
        let area = area_title(session, standing.target.area);
        let reviews = with_reviews
            .then(|| view! { <span class="reviews">{said("Child", &standing.child)}{said("Mentor", &standing.mentor)}</span> }.into_any());
        view! { <li><span><strong>{area}": "</strong>{standing.target.text.clone()}</span>{reviews}</li> }.into_any()
    };
    view! { <ul class="profile__targets">{standings.iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
}

/// "95.9 %: 66 of 70 sessions", as a family reads it.
pub(crate) fn attendance(attendance: Attendance) -> String {
    words::attendance::share(&attendance)
}

/// Attendance, praise, and the child's own words. What praise was for stands only where a teacher looks: it may name another child.
pub(crate) fn facts(profile: &Profile, for_the_family: bool) -> AnyView {
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    let attendance = |of: Attendance| if for_the_family { attendance(of) } else { words::attendance::share_for_staff(&of) };
    if let Some(now) = profile.attendance {
        facts.push(("Attendance this half term", attendance(now)));
    }
    if let Some(year) = profile.attendance_year.filter(|year| Some(*year) != profile.attendance) {
        facts.push(("Attendance this year", attendance(year)));
    }
    if let Some(last) = &profile.praise.last {
        let note = if last.note.is_empty() || for_the_family { String::new() } else { format!(": {}", last.note) };
        facts.push(("Latest praise", format!("{}{note}, {}", last.kind, words::date(last.date))));
        let award = profile.praise.award.map(|award| format!(", {} award", award.name())).unwrap_or_default();
        let points = if profile.praise.points == 1 { "1 point".to_owned() } else { format!("{} points", profile.praise.points) };
        facts.push(("Praise this year", format!("{points}{award}")));
    }
    for (question, text) in &profile.answers {
        facts.push((words::question(*question), format!("“{text}”")));
    }
    if profile.agreement.pairs > 0 {
        let (same, pairs) = (profile.agreement.exact, profile.agreement.pairs);
        facts.push(("Child and teacher", format!("the same in {same} of {pairs}")));
    }
    if facts.is_empty() {
        return ().into_any();
    }
    let line = |(name, text): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> }.into_any();
    view! { <dl class="facts">{facts.into_iter().map(line).collect::<Vec<_>>()}</dl> }.into_any()
}
