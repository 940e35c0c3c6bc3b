//! What a device keeps while children use it: the sheet, the lock, and how the lock stands. Written to storage before the screen changes
//! hands.

use serde::{Deserialize, Serialize};

use super::wire::Malformed;
use crate::domain::lock::{REST, WAY_OUT, left, longest_wait, wait_after};
use crate::domain::{PupilId, SchoolId, Sheet};

/// A device in child mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildMode {
    /// What is asked.
    pub sheet: Sheet,
    /// The hash of the PIN that ends it.
    pub lock: String,
    /// The school the sheet came from, where it came as a file: the answers then leave as a file. `None` on the teacher's own device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<SchoolId>,
    /// Wrong tries since the last right one.
    #[serde(default)]
    pub tries: u32,
    /// When the next try is taken, in seconds since 1970.
    #[serde(default)]
    pub wait_until: i64,
    /// When the way out opens, in seconds since 1970, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<i64>,
    /// The children who have finished: their answers are closed to whoever taps their tile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub finished: Vec<PupilId>,
    /// After how many seconds without a touch the screen goes back to the tiles; 0 is never.
    #[serde(default = "usual_rest")]
    pub rest: u32,
}

fn usual_rest() -> u32 {
    REST
}

impl ChildMode {
    /// A device that begins.
    #[must_use]
    pub fn new(sheet: Sheet, lock: String, from: Option<SchoolId>) -> Self {
        Self { sheet, lock, from, tries: 0, wait_until: 0, opens_at: None, finished: Vec::new(), rest: REST }
    }

    /// Whether a child has finished.
    #[must_use]
    pub fn has_finished(&self, pupil: PupilId) -> bool {
        self.finished.contains(&pupil)
    }

    /// The same with a child finished.
    #[must_use]
    pub fn with_finished(mut self, pupil: PupilId) -> Self {
        if !self.has_finished(pupil) {
            self.finished.push(pupil);
        }
        self
    }

    /// Reads what is stored.
    ///
    /// # Errors
    /// It is not what it should be; the device then stays locked.
    pub fn decode(text: &str) -> Result<Self, Malformed> {
        Ok(serde_json::from_str(text)?)
    }

    /// Its text.
    ///
    /// # Errors
    /// None that a sheet can cause.
    pub fn encode(&self) -> Result<String, Malformed> {
        Ok(serde_json::to_string(self)?)
    }

    /// The same after a wrong try at a time.
    #[must_use]
    pub fn after_a_wrong_try(mut self, now: i64) -> Self {
        self.tries = self.tries.saturating_add(1);
        self.wait_until = now.saturating_add(wait_after(self.tries));
        self
    }

    /// The same with the way out begun; one that is under way is not begun anew.
    #[must_use]
    pub fn on_the_way_out(mut self, now: i64) -> Self {
        self.opens_at.get_or_insert(now.saturating_add(WAY_OUT));
        self
    }

    /// Seconds until the next try is taken.
    #[must_use]
    pub fn wait(&self, now: i64) -> i64 {
        left(self.wait_until, now, longest_wait())
    }

    /// Seconds until the way out opens; `None` where nobody asked for it.
    #[must_use]
    pub fn way_out(&self, now: i64) -> Option<i64> {
        self.opens_at.map(|at| left(at, now, WAY_OUT))
    }
}
