//! The slip a child takes home after a meeting: two on a sheet.

use super::printing::Printing;
use crate::domain::Period;
use crate::domain::{Meeting, MeetingId, MeetingPart, Party, PupilId};
use crate::ledger::Change;
use crate::ledger::Fold;
use crate::report::targets::to_take_home;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::profile as drawn;
use crate::words;
use leptos::prelude::*;

/// The breaks of lines stay as they were typed.
const AS_WRITTEN: &str = "as-written";

/// The meeting a slip is of: the latest of the half term (or term), over or not.
fn meeting_of(desk: Printing, fold: &Fold, period: Period) -> Option<(MeetingId, Meeting)> {
    let often = desk.session.roll.with(|roll| roll.mentoring(period).often);
    fold.meetings().into_iter().find(|(_, meeting)| often.holds(period, meeting.period))
}

/// The slip of a child.
pub(super) fn slip(html: &mut Html, desk: Printing, pupil: PupilId, _name: &str) {
    let Some(profile) = &desk.profile(pupil) else { return };
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
    let line = |html: &mut Html, class: &str, head: &str, text: Option<&str>| {
        if let Some(text) = text {
            html.within("p", class, |html| {
                html.words("strong", &[], &format!("{head}: "));
                html.text(text);
            });
        }
    };
    let date = met.as_ref().map_or_else(|| words::date(desk.today), |(_, meeting)| words::date(meeting.date));
    html.element("article", &[("class", "slip"), ("data-room", "137")], |html| {
        html.classed("p", "paper__top", &desk.school());
        html.words("h3", &[], &profile.name);
        html.classed("p", "quiet", &format!("{} · {date}", drawn::about(profile)));
        drawn::four(html, session, &profile.headings, profile.period);
        line(html, "", "Attendance", profile.attendance.map(drawn::attendance).as_deref());
        line(html, AS_WRITTEN, "We celebrate", celebrate.as_deref());
        html.words("h4", &[], &format!("Targets for {}", words::period(of).to_lowercase()));
        if targets.is_empty() {
            // Room to write by hand.
            html.list("to-write", [""; 4]);
        } else {
            drawn::targets(html, session, &targets, false);
        }
        let comments = [(profile.forename.as_str(), MeetingPart::Child), ("Parent", MeetingPart::Parent), ("Mentor", MeetingPart::Mentor)];
        comments.into_iter().for_each(|(who, part)| line(html, AS_WRITTEN, who, said(part).as_deref()));
        for (_, entry) in met.iter().flat_map(|(id, _)| fold.amendments(*id)) {
            if let Change::MeetingAmended { text, .. } = &entry.change {
                line(html, AS_WRITTEN, "Corrected afterwards", Some(text));
            }
        }
        html.within("div", "slip__signs", |html| {
            for (party, name) in [(Party::Child, "Child"), (Party::Parent, "Parent or carer"), (Party::Mentor, "Mentor")] {
                let agreed = met.as_ref().and_then(|(id, _)| fold.agreed(*id, party)).map(|agreed| agreed.name).unwrap_or_default();
                html.within("div", "slip__sign", |html| {
                    html.words("span", &[], &agreed);
                    html.classed("span", "slip__line", name);
                });
            }
        });
    });
}
