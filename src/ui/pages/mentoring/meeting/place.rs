//! Where this device was in a meeting: which step, and since when. Kept as a preference, so that a meeting that is left, or a page that is
//! loaded again, goes on where it was. It names a meeting by its id and nobody by name.

use crate::domain::MeetingId;
use crate::platform::{clock, prefs};
use crate::report::meetings::{MeetingStep, sitting_began};

/// A place in a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LeftAt {
    /// The step shown last.
    pub(super) step: MeetingStep,
    /// When the sitting began, in seconds since 1970.
    pub(super) began: i64,
}

/// Where this device was in a meeting, if it was in this one last.
pub(super) fn last(id: MeetingId) -> Option<LeftAt> {
    let kept = prefs::load().meeting?;
    let mut parts = kept.split('/');
    let of: MeetingId = parts.next()?.parse().ok()?;
    let step = MeetingStep::of(parts.next()?.parse().ok()?)?;
    let began: i64 = parts.next()?.parse().ok()?;
    let began = sitting_began(began, clock::now().seconds());
    (of == id).then_some(LeftAt { step, began })
}

/// Remembers the step that is gone to.
pub(super) fn keep(id: MeetingId, step: MeetingStep) {
    let began = last(id).map_or_else(|| clock::now().seconds(), |place| place.began);
    prefs::update(|prefs| prefs.meeting = Some(format!("{id}/{}/{began}", step.number())));
}

/// Forgets it: the meeting is over.
pub(super) fn forget() {
    prefs::update(|prefs| prefs.meeting = None);
}
