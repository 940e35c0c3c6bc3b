//! The class at a glance.

use super::printing::{Printing, foot, top};
use crate::domain::Heading as Of;
use crate::report::meetings::{MeetingStanding, standing};
use crate::report::profile::Profile;
use crate::ui::parts::light::Light;
use crate::ui::parts::profile as drawn;
use crate::words;
use leptos::prelude::*;

/// A row a child, in register order; head and legend stand on each page.
pub(super) fn summary(desk: Printing) -> AnyView {
    (move || whole(desk)).into_any()
}

fn whole(desk: Printing) -> AnyView {
    desk.draws();
    let head = |text: String| view! { <th scope="col">{text}</th> }.into_any();
    let heads: Vec<AnyView> = ["Child".to_owned()]
        .into_iter()
        .chain(Of::ALL.into_iter().map(|heading| words::capital(heading.name())))
        .chain(desk.subjects().into_iter().map(|(title, _)| title))
        .chain(["Attendance", "Targets met", "Praise", "Meeting"].map(str::to_owned))
        .map(head)
        .collect();
    let children = desk.children.get();
    let class = children.first().map(|(first, _)| desk.class(*first)).unwrap_or_default();
    let rows: Vec<AnyView> = children.into_iter().filter_map(|(pupil, _)| Some(row(desk, &desk.profile(pupil)?))).collect();
    let light = |band: crate::domain::Band| {
        let word = band.word.clone();
        view! { <span class="band"><Light band=band />{word}</span> }.into_any()
    };
    let bands = desk.session.roll.with(|roll| roll.scheme(desk.period.get()).bands().to_vec());
    let legend: Vec<AnyView> = bands.into_iter().rev().map(light).collect();
    let what = "Class summary";
    view! {
        <article class="file-a4">
            {top(desk, &class)}
            <h3>{what}</h3>
            <table class="board summary"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
            <p class="summary__legend" data-each="foot">{legend}</p>
            {foot(&[&class, what])}
        </article>
    }
    .into_any()
}

fn row(desk: Printing, profile: &Profile) -> AnyView {
    let session = desk.session;
    let heading = |state: &crate::report::headings::HeadingState| {
        let band = state.band().and_then(|key| session.roll.with(|roll| roll.band(key)));
        match band {
            Some(band) => {
                let word = band.word.clone();
                view! { <td class="summary__light"><Light band=band /><span class="visually-hidden">{word}</span></td> }.into_any()
            }
            None => view! { <td class="summary__light quiet">"–"</td> }.into_any(),
        }
    };
    let subject = |subject: &crate::report::profile::SubjectNow| {
        let step = subject.step.map(|step| format!(" {}", drawn::verdict(session, step).to_lowercase())).unwrap_or_default();
        let text = if subject.count.rated == 0 {
            format!("{} –", subject.stage)
        } else {
            format!("{}{step}, {} %", subject.stage, subject.count.share())
        };
        view! { <td>{text}</td> }.into_any()
    };
    let met = profile.targets.iter().filter(|target| target.is_met()).count();
    let targets = if profile.targets.is_empty() { "–".to_owned() } else { format!("{met} of {}", profile.targets.len()) };
    let attendance = profile.attendance.map_or_else(|| "–".to_owned(), |a| format!("{} %", crate::report::attitude::percent(a.permille())));
    let meeting = match session.read_child(profile.pupil, |files| standing(files, profile.pupil, profile.period)) {
        MeetingStanding::Due => "due".to_owned(),
        MeetingStanding::Open(..) => "open".to_owned(),
        MeetingStanding::Done(_, day) => crate::domain::calendar::day_and_month(day),
    };
    view! {
        <tr>
            <th scope="row">{profile.name.clone()}</th>
            {profile.headings.iter().map(heading).collect::<Vec<_>>()}
            {profile.subjects.iter().map(subject).collect::<Vec<_>>()}
            <td>{attendance}</td><td>{targets}</td><td>{profile.praise.points}</td><td>{meeting}</td>
        </tr>
    }
    .into_any()
}
