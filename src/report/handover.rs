//! What the next teacher of a child reads first: what stands, what helps, what is agreed.

use super::attitude::is_wanting;
use super::meetings::targets_of;
use super::targets::standings;
use crate::domain::{Date, MeetingId, MeetingPart, Period, PupilId, Target};
use crate::ledger::{Cell, Files};

/// What is handed over of a child, besides its profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handover {
    /// The strands of attitude and behaviour that want help, by name.
    pub wanting: Vec<String>,
    /// The targets that are still open: agreed for the half term or in the last meeting, and not found met.
    pub open: Vec<Target>,
    /// The last meeting that is over: its day, and what was said in it, part by part.
    pub meeting: Option<(Date, Vec<(MeetingPart, String)>)>,
}

/// The half term a file is handed over from: the last one, up to the one shown, of which something of the child’s work or attitude is
/// written. In September that is the end of the year before, though targets were agreed ahead.
#[must_use]
pub fn handed_over_from(files: &Files, pupil: PupilId, shown: Period) -> Period {
    let of = |cell: Cell| match cell {
        Cell::Rating(_, _, of) | Cell::StrandRating(_, _, of) => Some(of),
        Cell::Reviewed(_, _, of) | Cell::Judgement(_, _, of) | Cell::Heading(_, of) | Cell::Attendance(of) => Some(of),
        _ => None,
    };
    files.fold(pupil).cells().filter_map(|(cell, _)| of(cell)).filter(|of| *of <= shown).max().unwrap_or(shown)
}

/// What is handed over of a child from a half term.
#[must_use]
pub fn handover(files: &Files, pupil: PupilId, of: Period, today: Date) -> Handover {
    let (roll, fold) = (files.roll(), files.fold(pupil));
    let strands = roll.strands(of).into_iter().filter(|(key, _)| is_wanting(files, pupil, *key, of, today));
    let last = fold.meetings().into_iter().find(|(_, meeting)| meeting.done && meeting.period <= of);
    let said = |meeting: MeetingId| {
        let parts = MeetingPart::ALL.into_iter().map(|part| (part, fold.said_in(meeting, part)));
        parts.filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>()
    };
    let mut open: Vec<Target> =
        standings(files, pupil, of).into_iter().filter(|standing| !standing.is_met()).map(|standing| standing.target).collect();
    for agreed in last.iter().flat_map(|(id, _)| targets_of(files, pupil, *id)) {
        // Those of a half term before were reviewed in this one, or carried into it.
        if agreed.target.period > of && !open.contains(&agreed.target) {
            open.push(agreed.target);
        }
    }
    Handover {
        wanting: strands.map(|(_, strand)| strand.name).collect(),
        open,
        meeting: last.map(|(id, meeting)| (meeting.date, said(id))),
    }
}
