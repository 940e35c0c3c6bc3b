//! What was written or drawn in a meeting and is not stored yet. It belongs to the meeting, not to a step: leaving a step loses none of it.

use crate::domain::{MeetingPart, Party};
use crate::workspace::Consent;
use leptos::prelude::*;

/// Words, names and signatures that wait.
#[derive(Clone, Copy)]
pub(super) struct Drafts {
    words: StoredValue<Vec<(MeetingPart, String)>>,
    /// For each party the name and the strokes of its signature.
    agreeing: [(RwSignal<String>, RwSignal<String>); 3],
}

impl Drafts {
    /// Nothing yet, but for the names by which child and mentor are known.
    pub(super) fn new(child: String, mentor: String) -> Self {
        let of = |name: String| (RwSignal::new(name), RwSignal::new(String::new()));
        Self { words: StoredValue::new(Vec::new()), agreeing: [of(child), of(String::new()), of(mentor)] }
    }

    /// What was typed in a part and is not stored.
    pub(super) fn words(self, part: MeetingPart) -> Option<String> {
        self.words.try_with_value(|all| all.iter().find(|(of, _)| *of == part).map(|(_, text)| text.clone())).flatten()
    }

    /// Keeps what is typed.
    pub(super) fn write(self, part: MeetingPart, text: String) {
        self.words.update_value(|all| {
            all.retain(|(of, _)| *of != part);
            all.push((part, text));
        });
    }

    /// What was typed is stored, unless more has been typed since.
    pub(super) fn stored(self, part: MeetingPart, text: &str) {
        let _gone = self.words.try_update_value(|all| all.retain(|(of, now)| *of != part || now != text));
    }

    /// The name and the strokes of a party.
    pub(super) fn of(self, party: Party) -> (RwSignal<String>, RwSignal<String>) {
        let [child, parent, mentor] = self.agreeing;
        match party {
            Party::Child => child,
            Party::Parent => parent,
            Party::Mentor => mentor,
        }
    }

    /// What a party agrees by.
    pub(super) fn consent(self, party: Party) -> Consent {
        let (name, strokes) = self.of(party);
        Consent { party, name: name.get_untracked(), signature: strokes.get_untracked() }
    }
}
