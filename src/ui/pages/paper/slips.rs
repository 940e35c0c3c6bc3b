//! The slip a child takes home after a meeting: two on a sheet.

use super::printing::Printing;
use crate::domain::Period;
use crate::domain::{Meeting, MeetingId, MeetingPart, Party, PupilId};
use crate::ledger::Change;
use crate::ledger::Fold;
use crate::report::targets::to_take_home;
use crate::ui::parts::profile as drawn;
use crate::words;
use leptos::prelude::*;

/// The meeting a slip is of: the latest of the half term (or term), over or not.
fn meeting_of(desk: Printing, fold: &Fold, period: Period) -> Option<(MeetingId, Meeting)> {
    let often = desk.session.roll.with(|roll| roll.mentoring(period).often);
    fold.meetings().into_iter().find(|(_, meeting)| often.holds(period, meeting.period))
}

/// Room to write targets by hand.
fn lines_to_write() -> AnyView {
    let line = || view! { <li></li> }.into_any();
    view! { <ul class="to-write">{vec![line(), line(), line(), line()]}</ul> }.into_any()
}

/// The slip of a child.
pub(super) fn slip(desk: Printing, pupil: PupilId, _name: &str) -> AnyView {
    let Some(profile) = &desk.profile(pupil) else { return ().into_any() };
    let session = desk.session;
    let fold = desk.fold(profile.pupil);
    let met = meeting_of(desk, &fold, profile.period);
    // What was agreed for the time ahead; before a meeting, what is worked on now.
    let ahead = met.as_ref().map_or(profile.period, |(_, meeting)| meeting.ahead);
    // Where none was agreed, what is worked on now goes home: a meeting drops no target.
    let now = [Some(profile.period), met.as_ref().and_then(|(_, meeting)| meeting.back)].into_iter().flatten().collect::<Vec<_>>();
    let (of, targets) = session.read_child(profile.pupil, |files| to_take_home(files, profile.pupil, ahead, &now));
    let said = |part| met.as_ref().map(|(id, _)| fold.said_in(*id, part)).filter(|text| !text.is_empty());
    // The note of a praise may name another child.
    let praise = profile.praise.last.as_ref().map(|last| last.kind.clone());
    let celebrate = said(MeetingPart::Celebrate).or(praise);
    let line = |head: String, text: Option<String>| {
        text.map(|text| view! { <p class="as-written"><strong>{head}": "</strong>{text}</p> }.into_any())
    };
    let comments: Vec<(String, Option<String>)> = vec![
        (profile.forename.clone(), said(MeetingPart::Child)),
        ("Parent".to_owned(), said(MeetingPart::Parent)),
        ("Mentor".to_owned(), said(MeetingPart::Mentor)),
    ];
    let amended: Vec<String> = met
        .iter()
        .flat_map(|(id, _)| fold.amendments(*id))
        .filter_map(|(_, entry)| if let Change::MeetingAmended { text, .. } = &entry.change { Some(text.clone()) } else { None })
        .collect();
    let date = met.as_ref().map_or_else(|| words::date(desk.today), |(_, meeting)| words::date(meeting.date));
    let sign = |party: Party, name: &'static str| {
        let agreed = met.as_ref().and_then(|(id, _)| fold.agreed(*id, party)).map(|agreed| agreed.name).unwrap_or_default();
        view! { <div class="slip__sign"><span>{agreed}</span><span class="slip__line">{name}</span></div> }.into_any()
    };
    let attendance = profile.attendance.map(|a| view! { <p><strong>"Attendance: "</strong>{drawn::attendance(a)}</p> }.into_any());
    let head = format!("{} · {date}", drawn::about(profile));
    let signs = [(Party::Child, "Child"), (Party::Parent, "Parent or carer"), (Party::Mentor, "Mentor")].map(|(who, name)| sign(who, name));
    view! {
        <article class="slip" data-room="137">
            <p class="paper__top">{desk.school()}</p>
            <h3>{profile.name.clone()}</h3>
            <p class="quiet">{head}</p>
            {drawn::four(session, &profile.headings, profile.period)}
            {attendance}
            {line("We celebrate".to_owned(), celebrate)}
            <h4>{format!("Targets for {}", words::period(of).to_lowercase())}</h4>
            {if targets.is_empty() { lines_to_write() } else { drawn::targets(session, &targets, false) }}
            {comments.into_iter().map(|(who, text)| line(who, text)).collect::<Vec<_>>()}
            {amended.into_iter().map(|text| line("Corrected afterwards".to_owned(), Some(text))).collect::<Vec<_>>()}
            <div class="slip__signs">{signs}</div>
        </article>
    }
    .into_any()
}
