//! Handing the device over to the children: stored first, then the page starts afresh with nothing of the teacher's in it.

use super::session::Session;
use crate::domain::lock::REST;
use crate::exchange::ChildMode;
use crate::exchange::self_assessment::Questions;
use crate::platform::fault::Fault;
use crate::platform::{page, prefs, tabs};

impl Session {
    /// Hands the device over. Every other tab follows; only the PIN leads back.
    ///
    /// # Errors
    /// The storage failed, and the device stays the teacher's.
    pub(crate) async fn hand_over(self, mode: &ChildMode) -> Result<(), Fault> {
        let store = self.store()?;
        let text = mode.encode().map_err(|_| Fault::Failed("the round cannot be written".to_owned()))?;
        store.set_child_mode(Some(text)).await?;
        tabs::announce_changed_hands();
        page::start_afresh("#/");
        Ok(())
    }

    /// Starts a self-assessment that came as a file; its answers leave as a file.
    ///
    /// # Errors
    /// As [`Self::hand_over`].
    pub(crate) async fn hand_over_for(self, questions: &Questions) -> Result<(), Fault> {
        let rest = prefs::load().rest.unwrap_or(REST);
        let mode = ChildMode::new(questions.sheet.clone(), questions.lock.clone(), Some(questions.school));
        self.hand_over(&ChildMode { rest, ..mode }).await
    }
}
