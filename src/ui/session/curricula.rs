//! The criteria that come with Lantern, fetched a subject at a time.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use crate::domain::curriculum::SHIPPED;
use crate::domain::{Curriculum, SubjectKey};
use crate::platform::fetch;
use crate::words;

/// Whether the criteria of a subject come with Lantern.
pub(crate) fn is_shipped(subject: SubjectKey) -> bool {
    SHIPPED.iter().any(|(key, _)| *key == subject.as_str())
}

impl Session {
    /// Fetches the criteria of a subject for a page that shows them.
    pub(crate) fn want(self, subject: SubjectKey) {
        if is_shipped(subject) {
            spawn_local(self.load_curriculum(subject));
        }
    }

    /// Fetches all criteria. Exports and previews wait for it: what they say of a criterion must not depend on the pages that were looked
    /// at before.
    pub(crate) async fn load_curricula(self) {
        for subject in SHIPPED.iter().filter_map(|(key, _)| key.parse().ok()) {
            self.load_curriculum(subject).await;
        }
    }

    async fn load_curriculum(self, subject: SubjectKey) {
        if self.shipped.with_untracked(|shipped| shipped.contains_key(&subject)) {
            return;
        }
        let file = format!("curriculum/{subject}.json");
        match fetch::text(&file).await.map(|text| serde_json::from_str::<Curriculum>(&text)) {
            Ok(Ok(fetched)) => self.shipped.update(|shipped| {
                Arc::make_mut(shipped).insert(subject, Arc::new(fetched));
            }),
            _ => self.notice.set(Some(words::app::CRITERIA_NOT_LOADED.to_owned())),
        }
    }
}
