//! One child: its stage, and each judgement with its reason.

use leptos::prelude::*;

use super::board::{JudgeBoard, OtherJudgement, suggested};
use crate::domain::{Aspect, PupilId, VerdictKey};
use crate::ledger::Reading;
use crate::report::judgement::Standing;
use crate::report::marking::Child;
use crate::route::{PupilRoute, Route};
use crate::ui::parts::light::Light;
use crate::ui::parts::live::{heard, live};
use crate::words;
use crate::workspace::Judging;

/// The row of a child. It is drawn again when the child's file changes.
#[component]
pub(super) fn ChildRow(page: JudgeBoard, child: Child, key_stage: Memo<bool>) -> impl IntoView {
    let JudgeBoard { session, subject, period, .. } = page;
    let Child { pupil, name, stage } = child;
    let href = move || Route::Pupil(pupil, PupilRoute::file(session.on_purpose(period.get()), Some((subject, stage)))).to_string();
    let standings = Memo::new(move |_| page.standings(pupil, stage));
    let stages: Vec<AnyView> = page
        .curriculum
        .with_untracked(|c| c.as_ref().map(|c| c.stages.iter().map(|s| s.stage).collect::<Vec<_>>()).unwrap_or_default())
        .into_iter()
        .map(|n| view! { <option value=n.to_string() prop:selected=n == stage>{n.to_string()}</option> }.into_any())
        .collect();
    let set_stage = move |event| {
        if let Ok(stage) = event_target_value(&event).parse() {
            session.tell(Judging::SetStage { pupils: vec![pupil], subject, period: period.get_untracked(), stage });
        }
    };
    let label = format!("Stage of {name}");
    let called = name.clone();
    let cells = move || {
        let all = standings.get();
        let shown = Aspect::ALL.into_iter().filter(|aspect| *aspect != Aspect::KeyStage || key_stage.get());
        shown
            .map(|aspect| match all.iter().find(|standing| standing.aspect == aspect) {
                Some(standing) => view! { <td class="judge__cell">{cell(page, pupil, &called, standing)}</td> }.into_any(),
                None => view! { <td class="judge__cell quiet">"–"</td> }.into_any(),
            })
            .collect::<Vec<_>>()
    };
    view! {
        <tr>
            <th scope="row"><a href=href>{name}</a></th>
            <td><select aria-label=label on:change=heard(set_stage)>{stages}</select></td>
            {live(cells)}
        </tr>
    }
}

fn cell(page: JudgeBoard, pupil: PupilId, name: &str, standing: &Standing) -> AnyView {
    let JudgeBoard { session, subject, period, .. } = page;
    let Standing { aspect, suggestion, judged } = standing.clone();
    let what = format!("{name}, {}", words::aspect(aspect));
    let settled = judged.as_ref().and_then(|reading| reading.settled().cloned());
    let wanted = OtherJudgement { pupil, name: name.to_owned(), aspect, suggested: suggestion.verdict, now: settled.clone() };
    let otherwise = move |_| {
        page.wanted.set(Some(wanted.clone()));
        page.asking.set(true);
    };
    if judged.as_ref().is_some_and(Reading::is_contested) {
        let label = format!("Settle: {what}");
        return view! {
            <p><span class="badge badge--contest">"to settle"</span></p>
            <button type="button" class="button button--quiet" aria-label=label on:click=heard(otherwise)>"Settle"</button>
        }
        .into_any();
    }
    let Some(judgement) = settled else {
        let Some(verdict) = suggestion.verdict else {
            let label = format!("Judge: {what}");
            return view! {
                <p class="quiet">{words::capital(&suggestion.reason)}"."</p>
                <button type="button" class="button button--quiet" aria-label=label on:click=heard(otherwise)>"Judge"</button>
            }
            .into_any();
        };
        let confirm = move |_| {
            let verdicts = vec![suggested(pupil, aspect, verdict)];
            session.tell(Judging::Judge { subject, period: period.get_untracked(), verdicts });
        };
        let (yes, no) = (format!("Confirm: {what}"), format!("Judge otherwise: {what}"));
        return view! {
            <p class="judge__verdict judge__verdict--suggested">{shown(page, verdict)}" "<span class="quiet">"suggested"</span></p>
            <p class="judge__reason quiet">{words::capital(&suggestion.reason)}"."</p>
            <div class="buttons">
                <button type="button" class="button" aria-label=yes on:click=heard(confirm)>"Confirm"</button>
                <button type="button" class="button button--quiet" aria-label=no on:click=heard(otherwise)>"Otherwise …"</button>
            </div>
        }
        .into_any();
    };
    let said = if judgement.overrides() {
        let was = judgement.suggested.map(|v| session.roll.with_untracked(|roll| words::verdict(roll, v))).unwrap_or_default();
        format!("your judgement; {was} was suggested")
    } else {
        "confirmed".to_owned()
    };
    let note = (!judgement.note.is_empty()).then(|| view! { <p class="judge__reason">"“"{judgement.note.clone()}"”"</p> }.into_any());
    let now = standing.now_suggested().map(|now| {
        let word = session.roll.with_untracked(|roll| words::verdict(roll, now));
        view! { <p class="judge__reason quiet">"Now suggested: "{word}" ("{suggestion.reason.clone()}")."</p> }.into_any()
    });
    let label = format!("Change: {what}");
    view! {
        <p class="judge__verdict">{shown(page, judgement.verdict)}" "<span class="quiet">{said}</span></p>
        {note}
        {now}
        <button type="button" class="button button--quiet" aria-label=label on:click=heard(otherwise)>"Change"</button>
    }
    .into_any()
}

/// A verdict as people see it: a band as its light and word, anything else in words.
fn shown(page: JudgeBoard, verdict: VerdictKey) -> AnyView {
    let (band, word) = page.session.roll.with_untracked(|roll| {
        let band = verdict.as_str().parse().ok().and_then(|key| roll.band(key));
        (band, words::capital(&words::verdict(roll, verdict)))
    });
    view! { {band.map(|band| view! { <Light band=band /> }.into_any())}<strong>{word}</strong> }.into_any()
}
