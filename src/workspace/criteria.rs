//! Deciding about subjects and criteria.

use super::decide::{Decide, View, Writer};
use super::roll::name;
use super::using::{Use, set_used};
use crate::domain::curriculum::{SHIPPED, STATEMENT_MAX};
use crate::domain::key::free_key;
use crate::domain::people::same_name;
use crate::domain::{CriterionId, CriterionWords, Period, SubjectKey, Used};
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
    SetWords { words: Vec<(CriterionId, CriterionWords)>, new: Vec<CriterionId> },
    /// Give a criterion back the words and the place it came with; it is taught again.
    Restore { criterion: CriterionId },
    /// Take in a subject's criteria from a file.
    TakeIn { subject: SubjectKey, title: String, words: Vec<(CriterionId, CriterionWords)>, new: Vec<CriterionId> },
}

/// A request about what is taught, and the half term it is: what is taught changes from there on, and words in every half term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaching {
    /// The half term it is.
    pub now: Period,
    /// What is asked.
    pub ask: Criteria,
}

impl Decide for Teaching {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let now = self.now;
        match &self.ask {
            Criteria::AddSubject { title } => {
                let title = free_title(view, title, None)?;
                let subject = key_of(view, &title).ok_or(Refusal::NameMissing)?;
                add_subject(view, writer, now, subject, title);
            }
            Criteria::SetSubject { subject, title, retired } => {
                let title = free_title(view, title, Some(*subject))?;
                if !is_shipped(*subject) && !is_set(view, *subject) {
                    return Err(Refusal::NotHere);
                }
                // What was said before there were half terms to say it for holds from the beginning.
                let before = view.roll.subjects_set().into_iter().any(|(key, _, retired)| key == *subject && retired);
                set_subject(view, writer, *subject, title, before);
                let what = Used::Subject(*subject);
                set_used(view, writer, now, Use { what, used: !retired, before: !before, new: false });
            }
            Criteria::SetWords { words, new } => set_words(view, writer, now, words, new)?,
            Criteria::Restore { criterion } => {
                if !is_shipped(criterion.subject) {
                    return Err(Refusal::NotHere);
                }
                let before = is_taught_from_the_beginning(view, *criterion);
                writer.retract(About::School, view.roll.fold(), Cell::Criterion(*criterion));
                // What was not taught from the beginning must not seem to have been, once the words that said so are gone.
                let since = view.roll.used_since(Used::Criterion(*criterion));
                let new = !before && since.is_empty();
                set_used(view, writer, now, Use { what: Used::Criterion(*criterion), used: true, before, new });
            }
            Criteria::TakeIn { subject, title, words, new } => {
                if !is_set(view, *subject) && !is_shipped(*subject) {
                    let title = free_title(view, title, Some(*subject))?;
                    add_subject(view, writer, now, *subject, title);
                }
                set_words(view, writer, now, words, new)?;
            }
        }
        Ok(())
    }
}

fn is_shipped(subject: SubjectKey) -> bool {
    SHIPPED.iter().any(|(key, _)| *key == subject.as_str())
}

/// Whether a subject is the school's own, or one the school has changed.
fn is_set(view: View<'_>, subject: SubjectKey) -> bool {
    view.roll.subjects_set().into_iter().any(|(key, ..)| key == subject)
}

fn set_subject(view: View<'_>, writer: &mut Writer<'_>, subject: SubjectKey, title: String, retired: bool) {
    writer.write_fact(About::School, view.roll.fold(), Change::SubjectSet { subject, title, retired });
}

fn add_subject(view: View<'_>, writer: &mut Writer<'_>, now: Period, subject: SubjectKey, title: String) {
    set_subject(view, writer, subject, title, false);
    set_used(view, writer, now, Use { what: Used::Subject(subject), used: true, before: true, new: true });
}

/// Whether words bring a criterion into being: it has none here now, and none that came with Lantern. Only whoever asks has those at hand.
fn comes_into_being(view: View<'_>, criterion: CriterionId, new: &[CriterionId]) -> bool {
    let has_words = view.roll.criteria_set(criterion.subject).into_iter().any(|(id, _)| id == criterion);
    !has_words && (!is_shipped(criterion.subject) || new.contains(&criterion))
}

/// Whether a criterion is taught from the beginning, as far as the school's own words say.
fn is_taught_from_the_beginning(view: View<'_>, criterion: CriterionId) -> bool {
    !view.roll.criteria_set(criterion.subject).into_iter().any(|(id, words)| id == criterion && words.retired)
}

fn set_words(
    view: View<'_>,
    writer: &mut Writer<'_>,
    now: Period,
    all: &[(CriterionId, CriterionWords)],
    new: &[CriterionId],
) -> Result<(), Refusal> {
    for (criterion, words) in all {
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = CriterionWords { strand: name(&words.strand)?, text: tidy(&words.text), home: tidy(&words.home), ..words.clone() };
        if words.text.is_empty() {
            return Err(Refusal::NameMissing);
        }
        if words.text.chars().count().max(words.home.chars().count()) > STATEMENT_MAX {
            return Err(Refusal::TooLong(STATEMENT_MAX));
        }
        let (used, before) = (!words.retired, is_taught_from_the_beginning(view, *criterion));
        let words = CriterionWords { retired: !before, ..words };
        writer.write_fact(About::School, view.roll.fold(), Change::CriterionSet { criterion: *criterion, words });
        let new = comes_into_being(view, *criterion, new);
        set_used(view, writer, now, Use { what: Used::Criterion(*criterion), used, before, new });
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
