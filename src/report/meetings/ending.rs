//! What a meeting lacks when it is about to end.

use crate::domain::{MeetingId, Party, PupilId};
use crate::ledger::Files;

/// What a meeting is usually held for, and has not come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Nobody has agreed.
    pub agreement: bool,
    /// No target was set for the time ahead.
    pub targets: bool,
}

impl Lacking {
    /// Whether anything is.
    #[must_use]
    pub fn any(self) -> bool {
        self.agreement || self.targets
    }
}

/// What a meeting lacks. `agreeing` says whether anybody agrees by ending it: whoever has signed and not pressed the smaller button.
#[must_use]
pub fn lacking(files: &Files, pupil: PupilId, id: MeetingId, agreeing: bool) -> Lacking {
    let fold = files.fold(pupil);
    let Some(meeting) = fold.meeting_now(id) else { return Lacking::default() };
    Lacking {
        agreement: !agreeing && Party::ALL.into_iter().all(|party| fold.agreed(id, party).is_none()),
        targets: fold.targets(meeting.ahead).is_empty(),
    }
}
