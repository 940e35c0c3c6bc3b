//! Criteria sheets: with a child's ratings, or to be filled in by hand.

use super::printing::{Printing, foot, top};
use crate::domain::{Curriculum, PupilId};
use crate::domain::{HalfTerm, Voice};
use crate::ledger::Reading;
use crate::report::board::stage_to_open;
use crate::report::sheet::{SheetLine, said, strands};
use crate::ui::parts::profile as drawn;
use crate::words;
use leptos::prelude::*;

/// The sheet of a child, at the stage it works at.
pub(super) fn filled(desk: Printing, pupil: PupilId, name: &str) -> AnyView {
    let Some((title, curriculum)) = desk.curriculum() else { return ().into_any() };
    let (session, period) = (desk.session, desk.period.get());
    let stage = session.read_child(pupil, |files| stage_to_open(files, pupil, curriculum.subject, period));
    let voice = |line: &SheetLine, voice| {
        let found = session.with_files(|files| said(files, pupil, voice, line.criterion, period));
        let now = found.now.as_ref().and_then(Reading::settled).copied();
        match (now, found.earlier) {
            (Some(key), _) => view! { <td>{drawn::band(session, key)}</td> }.into_any(),
            (None, Some(earlier)) => {
                let since = format!(" since {}", crate::report::chart::named(earlier.period));
                view! { <td class="quiet">{drawn::band(session, earlier.band)}<span class="visually-hidden">{since}</span></td> }.into_any()
            }
            (None, None) => view! { <td class="quiet">"–"</td> }.into_any(),
        }
    };
    let rows = |(strand, lines): (String, Vec<SheetLine>)| {
        let of: Vec<AnyView> = lines
            .iter()
            .map(|line| {
                let text = format!("{} {}", line.criterion.label(), line.text);
                view! { <tr><th scope="row">{text}</th>{voice(line, Voice::Teacher)}{voice(line, Voice::Child)}</tr> }.into_any()
            })
            .collect();
        view! { <tbody><tr><th colspan="3" scope="colgroup" class="criteria-a4__strand">{words::capital(&strand)}</th></tr>{of}</tbody> }
            .into_any()
    };
    let what = format!("{title} stage {stage}");
    view! {
        <article class="file-a4 criteria-a4">
            {top(desk, &what)}
            <h3>{name.to_owned()}</h3>
            <table class="board">
                <thead><tr><th scope="col">"Criterion"</th><th scope="col">"Teacher"</th><th scope="col">"Child"</th></tr></thead>
                {strands(&curriculum, stage, period).into_iter().map(rows).collect::<Vec<_>>()}
            </table>
            {foot(&[name, &desk.class(pupil), &what])}
        </article>
    }
    .into_any()
}

/// One blank sheet for each stage the class works at.
pub(super) fn blanks(desk: Printing) -> AnyView {
    let sheets = move || {
        desk.draws();
        let Some((title, curriculum)) = desk.curriculum() else { return Vec::new() };
        let period = desk.period.get();
        let stage =
            |(pupil, _): (PupilId, String)| desk.session.read_child(pupil, |files| stage_to_open(files, pupil, curriculum.subject, period));
        let stages = crate::domain::order::set(desk.children.get().into_iter().map(stage));
        stages.into_iter().map(|stage| blank(desk, stage, &title, &curriculum)).collect::<Vec<_>>()
    };
    sheets.into_any()
}

fn blank(desk: Printing, stage: u8, title: &str, curriculum: &Curriculum) -> AnyView {
    let halves: Vec<AnyView> = HalfTerm::ALL
        .into_iter()
        .map(|half| view! { <th scope="col" class="criteria-a4__box">{words::half_term(half)}</th> }.into_any())
        .collect();
    let boxes = || HalfTerm::ALL.into_iter().map(|_| view! { <td class="criteria-a4__box"></td> }.into_any()).collect::<Vec<_>>();
    let rows = |(strand, lines): (String, Vec<SheetLine>)| {
        let of: Vec<AnyView> = lines
            .iter()
            .map(|line| {
                let text = format!("{} {}", line.criterion.label(), line.text);
                view! { <tr><th scope="row">{text}</th>{boxes()}</tr> }.into_any()
            })
            .collect();
        view! { <tbody><tr><th colspan="7" scope="colgroup" class="criteria-a4__strand">{words::capital(&strand)}</th></tr>{of}</tbody> }
            .into_any()
    };
    let what = format!("{title} stage {stage}");
    view! {
        <article class="file-a4 criteria-a4">
            {top(desk, &what)}
            <p class="criteria-a4__name" data-each="top">"Name"</p>
            <table class="board">
                <thead><tr><th scope="col">"Criterion"</th>{halves}</tr></thead>
                {strands(curriculum, stage, desk.period.get()).into_iter().map(rows).collect::<Vec<_>>()}
            </table>
            {foot(&[&what])}
        </article>
    }
    .into_any()
}
