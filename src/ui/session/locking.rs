//! Locking the screen, in every tab: the device notes it, and every tab looks.

use leptos::prelude::*;

use super::Session;
use crate::platform::prefs::{Note, is_lockable, is_locked};

impl Session {
    /// Locks the screen, if there is a passphrase that opens it.
    pub(crate) fn lock(self) {
        if !self.is_covered() && is_lockable() {
            Note::Locked.write("");
            self.locked.set(true);
        }
    }

    /// Opens it again.
    pub(crate) fn unlock(self) {
        Note::Locked.remove();
        self.look_at_lock();
    }

    /// Whether the screen is not the teacher's just now: children use the device, or it is locked.
    pub(crate) fn is_covered(self) -> bool {
        self.locked.get_untracked() || self.is_with_a_child()
    }

    /// Another tab may have locked or opened it.
    pub(crate) fn look_at_lock(self) {
        self.locked.set(is_locked());
        self.lockable.set(is_lockable());
    }
}
