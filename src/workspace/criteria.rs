//! Deciding about subjects and criteria.

use super::decide::{Decide, View, Writer};
use super::roll::name;
use crate::domain::curriculum::{SHIPPED, STATEMENT_MAX};
use crate::domain::key::free_key;
use crate::domain::people::same_name;
use crate::domain::{CriterionId, CriterionWords, SubjectKey};
use crate::ledger::{About, Cell, Change};
use crate::words::Refusal;

/// What can be asked about subjects and criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Criteria {
    /// Add a subject of the school's own, with these criteria.
    AddSubject { title: String },
    /// Rename a subject, give it up, or take it up again.
    SetSubject { subject: SubjectKey, title: String, retired: bool },
    /// Give criteria the school's own words, place or standing; those that are new come into being.
    SetWords { words: Vec<(CriterionId, CriterionWords)> },
    /// Give a criterion back the words and the place it came with.
    Restore { criterion: CriterionId },
    /// Take in a subject's criteria from a file.
    TakeIn { subject: SubjectKey, title: String, words: Vec<(CriterionId, CriterionWords)> },
}

impl Decide for Criteria {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::AddSubject { title } => {
                let title = free_title(view, title, None)?;
                let subject = key_of(view, &title).ok_or(Refusal::NameMissing)?;
                set_subject(view, writer, subject, title, false);
            }
            Self::SetSubject { subject, title, retired } => {
                let title = free_title(view, title, Some(*subject))?;
                set_subject(view, writer, *subject, title, *retired);
            }
            Self::SetWords { words } => set_words(view, writer, words)?,
            Self::Restore { criterion } => {
                if !is_shipped(criterion.subject) {
                    return Err(Refusal::NotHere);
                }
                writer.retract(About::School, view.roll.fold(), Cell::Criterion(*criterion));
            }
            Self::TakeIn { subject, title, words } => {
                let set = view.roll.subjects_set().into_iter().any(|(key, ..)| key == *subject);
                if !set && !is_shipped(*subject) {
                    let title = free_title(view, title, Some(*subject))?;
                    set_subject(view, writer, *subject, title, false);
                }
                set_words(view, writer, words)?;
            }
        }
        Ok(())
    }
}

fn is_shipped(subject: SubjectKey) -> bool {
    SHIPPED.iter().any(|(key, _)| *key == subject.as_str())
}

fn set_subject(view: View<'_>, writer: &mut Writer<'_>, subject: SubjectKey, title: String, retired: bool) {
    writer.write_fact(About::School, view.roll.fold(), Change::SubjectSet { subject, title, retired });
}

fn set_words(view: View<'_>, writer: &mut Writer<'_>, all: &[(CriterionId, CriterionWords)]) -> Result<(), Refusal> {
    for (criterion, words) in all {
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = CriterionWords { strand: name(&words.strand)?, text: tidy(&words.text), home: tidy(&words.home), ..words.clone() };
        if words.text.is_empty() {
            return Err(Refusal::NameMissing);
        }
        if words.text.chars().count().max(words.home.chars().count()) > STATEMENT_MAX {
            return Err(Refusal::TooLong(STATEMENT_MAX));
        }
        writer.write_fact(About::School, view.roll.fold(), Change::CriterionSet { criterion: *criterion, words });
    }
    Ok(())
}

/// Every subject by key and title, given up or not.
fn all_subjects(view: View<'_>) -> Vec<(SubjectKey, String)> {
    let set = view.roll.subjects_set();
    let shipped = SHIPPED.iter().filter_map(|(key, title)| Some((key.parse::<SubjectKey>().ok()?, (*title).to_owned())));
    let shipped = shipped.filter(|(key, _)| !set.iter().any(|(own, ..)| own == key)).collect::<Vec<_>>();
    set.iter().map(|(key, title, _)| (*key, title.clone())).chain(shipped).collect()
}

fn free_title(view: View<'_>, title: &str, but: Option<SubjectKey>) -> Result<String, Refusal> {
    let title = name(title)?;
    let taken = all_subjects(view).into_iter().any(|(key, known)| Some(key) != but && same_name(&known, &title));
    if taken { Err(Refusal::SubjectNameTaken(title)) } else { Ok(title) }
}

/// A key for a subject of this title that no other subject has.
fn key_of(view: View<'_>, title: &str) -> Option<SubjectKey> {
    let taken = all_subjects(view);
    free_key(title, "subject", |key| taken.iter().any(|(known, _)| known == key))
}
