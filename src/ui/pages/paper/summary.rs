//! The class at a glance.

use super::printing::{Printing, top};
use crate::domain::Heading as Of;
use crate::report::meetings::{MeetingStanding, standing};
use crate::report::profile::Profile;
use crate::ui::parts::light::Light;
use crate::ui::parts::profile as drawn;
use crate::words;
use leptos::prelude::*;

/// A row a child, in register order.
#[component]
pub(super) fn Summary(desk: Printing) -> impl IntoView {
    let subjects = move || {
        let head = |(title, _)| view! { <th scope="col">{title}</th> }.into_any();
        desk.subjects().into_iter().map(head).collect::<Vec<_>>()
    };
    let headings: Vec<AnyView> =
        Of::ALL.into_iter().map(|heading| view! { <th scope="col">{words::capital(heading.name())}</th> }.into_any()).collect();
    let rows = move || desk.children.get().into_iter().filter_map(|(pupil, _)| Some(row(desk, &desk.profile(pupil)?))).collect::<Vec<_>>();
    let class = move || {
        let first = desk.children.with(|children| children.first().map(|(id, _)| *id))?;
        desk.profile(first)?.class
    };
    let legend = move || {
        let bands = desk.session.roll.with(|roll| roll.scheme(desk.period.get()).bands().to_vec());
        let of = |band: crate::domain::Band| {
            let word = band.word.clone();
            view! { <span class="band"><Light band=band />{word}</span> }.into_any()
        };
        bands.into_iter().rev().map(of).collect::<Vec<_>>()
    };
    let head = |text: &'static str| view! { <th scope="col">{text}</th> }.into_any();
    let others = ["Attendance", "Targets met", "Praise", "Meeting"].map(head);
    view! {
        <div class="paper paper--wide">
            <article class="file-a4">
                {move || top(desk, &class().unwrap_or_default())}
                <h3>"Class summary"</h3>
                <table class="board summary">
                    <thead><tr>{head("Child")}{headings}{subjects}{others}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="summary__legend">{legend}</p>
            </article>
        </div>
    }
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
