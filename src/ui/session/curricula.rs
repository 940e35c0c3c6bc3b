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
        let is_here = self.shipped.with_untracked(|shipped| shipped.contains_key(&subject));
        if is_here || !is_shipped(subject) || !self.begins_to_fetch(subject) {
            return;
        }
        spawn_local(async move {
            self.load_curriculum(subject).await;
            self.core.update_value(|core| core.fetching.retain(|one| *one != subject));
        });
    }

    /// Whether nobody fetches the criteria of a subject yet: a page may want them once for each of its lines, and what arrives draws it
    /// anew.
    fn begins_to_fetch(self, subject: SubjectKey) -> bool {
        let begins = self.core.try_update_value(|core| {
            let begins = !core.fetching.contains(&subject);
            if begins {
                core.fetching.push(subject);
            }
            begins
        });
        begins == Some(true)
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
            // An export may have fetched them meanwhile.
            Ok(Ok(_)) if self.shipped.with_untracked(|shipped| shipped.contains_key(&subject)) => {}
            Ok(Ok(fetched)) => self.shipped.update(|shipped| {
                Arc::make_mut(shipped).insert(subject, Arc::new(fetched));
            }),
            _ => self.notice.set(Some(words::app::CRITERIA_NOT_LOADED.to_owned())),
        }
    }
}
