//! A moment as the device's own clock shows it.

use crate::domain::Moment;
use crate::platform::clock;
use crate::words;

/// "23 November 2026, 09:12".
pub(crate) fn moment(at: Moment) -> String {
    words::moment(at, clock::offset_minutes(at))
}
