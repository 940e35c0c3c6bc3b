//! The demo's targets and mentoring meetings of the half term that is over.

use super::super::decide::Writer;
use crate::domain::{Area, BandKey, Date, Meeting, MeetingId, MeetingPart, Party, Period, Role, SubjectKey, Target, TargetId, Voice};
use crate::ledger::{About, Change};

/// Writes two targets with both reviews, and for two children of three a meeting that is over. The same every time.
pub(super) fn add(writer: &mut Writer<'_>, about: About, (nth, forename): (usize, &str), period: Period, day: Date, bands: &[BandKey]) {
    let band = |level: usize| bands.get((level % 3) * (bands.len() - 1) / 2).copied();
    let maths = "maths".parse::<SubjectKey>().ok().map(Area::Subject);
    let areas = [(maths, "I know my 6 and 7 times tables by heart."), (Some(Area::Personal), "I put my hand up once in every lesson.")];
    for (at, (area, text)) in areas.into_iter().enumerate() {
        let Some(area) = area else { continue };
        let target: TargetId = writer.mint();
        let details = Target { period, area, text: text.to_owned(), criterion: None, carried_from: None };
        writer.write(about, Vec::new(), Change::TargetAgreed { target, details });
        for (voice, level) in [(Voice::Teacher, nth + at + 1), (Voice::Child, nth + 2 * at + 1)] {
            if let Some(band) = band(level) {
                writer.write_by(super::speaking(voice), about, Vec::new(), Change::TargetReviewed { target, voice, band });
            }
        }
    }
    if nth % 3 == 2 {
        return;
    }
    let meeting: MeetingId = writer.mint();
    let ahead = period.next().unwrap_or(period);
    let details = Meeting { date: day, period, back: Some(period), ahead, mentor: None, done: true };
    writer.write(about, Vec::new(), Change::MeetingSet { meeting, details });
    let said = [
        (Role::Mentor, MeetingPart::Celebrate, "A whole half term of homework handed in on time."),
        (Role::Child, MeetingPart::Child, "I like it when we work in pairs."),
        (Role::Parent, MeetingPart::Parent, "We will practise tables on the way to school."),
        (Role::Mentor, MeetingPart::Mentor, "Well done. Keep asking when you are not sure."),
    ];
    for (role, part, text) in said {
        let change = Change::MeetingSaid { meeting, part, text: text.to_owned() };
        writer.write_by(crate::domain::By { role, staff: None }, about, Vec::new(), change);
    }
    for (role, party, name) in [(Role::Child, Party::Child, forename), (Role::Mentor, Party::Mentor, "Miss Lark")] {
        let change = Change::MeetingAgreed { meeting, party, name: name.to_owned(), signature: String::new() };
        writer.write_by(crate::domain::By { role, staff: None }, about, Vec::new(), change);
    }
}
