//! Self-assessment on another device: the file with the questions, the file with the answers, and what of the answers may be taken in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::{FORMAT, ImportProblem, in_order, read_text, without_repetition};
use super::pin;
use super::wire::{Malformed, Unwired, encode_entry};
use crate::domain::round::ITEMS_MAX;
use crate::domain::{Date, EntryId, PupilId, Role, Round, RoundId, SchoolId, Sheet, Voice, order};
use crate::ledger::{About, Change, Entry, Files, Ledger, Reading, Roll};
pub use crate::words::import::{AnswersProblem, Unasked};

/// The questions, on their way to another device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    /// The school they come from and the answers go back to.
    pub school: SchoolId,
    /// The hash of the PIN that ends child mode there.
    pub lock: String,
    /// What is asked, and of whom.
    pub sheet: Sheet,
}

/// The answers, on their way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The school the questions came from.
    pub school: SchoolId,
    /// The round.
    pub round: RoundId,
    /// The children's own entries.
    pub entries: Vec<Arc<Entry>>,
}

/// What a file of questions or answers is called: the class and the day, never a child.
#[must_use]
pub fn file_name(what: &str, class_name: &str, date: Date) -> String {
    super::export::file_name(super::Kind::Class, Some(&format!("{class_name} {what}")), date)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnSchool {
    id: SchoolId,
}

impl Questions {
    /// The file's text.
    ///
    /// # Errors
    /// None that a sheet can cause.
    pub fn encode(&self) -> Result<String, Malformed> {
        #[derive(Serialize)]
        struct QuestionsAsWritten<'a> {
            format: &'static str,
            kind: &'static str,
            school: OwnSchool,
            lock: &'a str,
            sheet: &'a Sheet,
        }
        let whole = QuestionsAsWritten {
            format: FORMAT,
            kind: "self-assessment",
            school: OwnSchool { id: self.school },
            lock: &self.lock,
            sheet: &self.sheet,
        };
        Ok(serde_json::to_string_pretty(&whole)? + "\n")
    }

    /// Reads a file of questions.
    ///
    /// # Errors
    /// Says what is wrong and where.
    pub fn decode(bytes: &[u8]) -> Result<Self, ImportProblem> {
        Self::decode_known(read_text(bytes)?)
    }

    /// Reads a text that calls itself a Lantern file, within the limits.
    pub(super) fn decode_known(text: &str) -> Result<Self, ImportProblem> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct QuestionsAsRead {
            #[serde(rename = "format")]
            _format: String,
            #[serde(rename = "kind")]
            _kind: String,
            school: OwnSchool,
            lock: String,
            sheet: Sheet,
        }
        let whole: QuestionsAsRead = serde_json::from_str(text).map_err(Malformed::from)?;
        let QuestionsAsRead { school, lock, sheet, .. } = whole;
        let wrong = |reason: &str| Err(ImportProblem::from(Malformed { line: 0, column: 0, reason: reason.to_owned() }));
        if !pin::is_ours(&lock) {
            return wrong("the PIN’s hash is not of the kind Lantern makes");
        }
        if sheet.strands.len() + sheet.criteria.len() + sheet.questions.len() > ITEMS_MAX || sheet.children.len() > 1000 {
            return wrong("more questions or children than a round has");
        }
        if sheet.bands.len() > 5 || sheet.bands.iter().any(|band| band.check().is_err()) {
            return wrong("its colours make no sense");
        }
        Ok(Self { school: school.id, lock, sheet })
    }
}

impl Answers {
    /// The file's text. The same answers always make the same text.
    ///
    /// # Errors
    /// None that an answer can cause.
    pub fn encode(&self) -> Result<String, Malformed> {
        #[derive(Serialize)]
        struct AnswersAsWritten {
            format: &'static str,
            kind: &'static str,
            school: OwnSchool,
            round: RoundId,
        }
        let head = AnswersAsWritten { format: FORMAT, kind: "answers", school: OwnSchool { id: self.school }, round: self.round };
        let head = serde_json::to_string_pretty(&head)?;
        // Each entry on a line of its own, spelled as everywhere.
        let lines = in_order(self.entries.clone()).iter().map(|entry| encode_entry(entry)).collect::<Result<Vec<String>, _>>()?;
        let lines = lines.iter().map(|line| format!("\n    {line}")).collect::<Vec<_>>().join(",");
        Ok(format!("{},\n  \"entries\": [{lines}\n  ]\n}}\n", head.trim_end_matches(['\n', '}'])))
    }

    /// Reads a file of answers.
    ///
    /// # Errors
    /// Says what is wrong and where.
    pub fn decode(bytes: &[u8]) -> Result<Self, ImportProblem> {
        Self::decode_known(read_text(bytes)?)
    }

    /// Reads a text that calls itself a Lantern file, within the limits.
    pub(super) fn decode_known(text: &str) -> Result<Self, ImportProblem> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct AnswersAsRead {
            #[serde(rename = "format")]
            _format: String,
            #[serde(rename = "kind")]
            _kind: String,
            school: OwnSchool,
            round: RoundId,
            entries: Vec<Unwired>,
        }
        let whole: AnswersAsRead = serde_json::from_str(text).map_err(Malformed::from)?;
        let entries = without_repetition(whole.entries.into_iter().map(|entry| Arc::new(entry.0)).collect())?;
        Ok(Self { school: whole.school.id, round: whole.round, entries })
    }

    /// The children it tells of; looking through it needs their files loaded.
    #[must_use]
    pub fn pupils(&self) -> Vec<PupilId> {
        let of = |entry: &Arc<Entry>| match entry.about {
            About::Pupil(id) => Some(id),
            About::School => None,
        };
        order::set(self.entries.iter().filter_map(of)).into_iter().collect()
    }
}

/// What answers would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// The entries that are new here.
    pub new: Vec<Arc<Entry>>,
    /// How many are here already: answers are taken in once only.
    pub known: usize,
    /// How many are about children erased here, and left out.
    pub barred: usize,
    /// Each child with new answers, and how many.
    pub children: Vec<(PupilId, usize)>,
    /// How many of the new ones say something else than the child has said on another device.
    pub contested: usize,
}

/// Looks through answers before anything is taken in. Each must be the child's own, about a child of the round's class, to something the
/// round asks. The files of [`Answers::pupils`] must be loaded.
///
/// # Errors
/// The answers are refused whole, with the reason and the place.
pub fn look_through(answers: &Answers, files: &Files, own_school: Option<SchoolId>) -> Result<Brought, AnswersProblem> {
    let (ledger, roll) = (files.ledger(), files.roll());
    if own_school != Some(answers.school) && !roll.accepts(answers.school) {
        return Err(AnswersProblem::OtherSchool);
    }
    let round = roll.round(answers.round).as_ref().and_then(Reading::any).cloned().ok_or(AnswersProblem::UnknownRound)?;
    if round.closed {
        return Err(AnswersProblem::Closed);
    }
    let class = class_ever(ledger, roll, &round);
    let ids = order::set(answers.entries.iter().map(|entry| entry.id));
    let known = order::map(ledger.entries().filter(|entry| ids.contains(&entry.id)).map(|entry| (entry.id, entry)));
    let mut brought = Brought::default();
    let mut counts: order::Map<PupilId, usize> = order::Map::new();
    for (place, entry) in (1..).zip(&answers.entries) {
        if ledger.bars(entry) {
            brought.barred += 1;
            continue;
        }
        let pupil = may(entry, answers, &round, &class, ledger, roll).map_err(|why| AnswersProblem::NotAsked { place, why })?;
        if let Some(known) = known.get(&entry.id) {
            if *known != entry {
                return Err(AnswersProblem::Clash { place, id: entry.id });
            }
            brought.known += 1;
            continue;
        }
        let fold = files.fold(pupil);
        let live = entry.change.cell().map_or(&[][..], |cell| fold.live(cell));
        brought.contested += usize::from(live.iter().any(|other| !other.change.says_the_same(&entry.change)));
        counts.change(pupil, |count| *count += 1);
        brought.new.push(Arc::clone(entry));
    }
    brought.children = counts.into_iter().collect();
    Ok(brought)
}

/// The children who are or were in the round's class in its school year: one who has moved since may have answered before.
fn class_ever(ledger: &Ledger, roll: &Roll, round: &Round) -> order::Set<PupilId> {
    let placed = |entry: &Arc<Entry>| match &entry.change {
        Change::PupilPlaced { pupil, year, placement }
            if *year == round.period.year && placement.class.is_some_and(|class| roll.known().class(class) == round.class) =>
        {
            Some(roll.canonical(*pupil))
        }
        _ => None,
    };
    order::set(ledger.school().entries().filter_map(placed))
}

/// The child an answer may be taken in for, or why it may not.
fn may(
    entry: &Entry,
    answers: &Answers,
    round: &Round,
    class: &order::Set<PupilId>,
    ledger: &Ledger,
    roll: &Roll,
) -> Result<PupilId, Unasked> {
    let About::Pupil(id) = entry.about else { return Err(Unasked::NotAboutAChild) };
    let pupil = roll.canonical(id);
    if !class.contains(&pupil) {
        return Err(Unasked::NotInTheClass);
    }
    if entry.by.role != Role::Child || entry.by.staff.is_some() {
        return Err(Unasked::NotByTheChild);
    }
    let own = |id: &EntryId| answers.entries.iter().any(|other| other.id == *id && other.about == entry.about);
    if !entry.replaces.iter().all(own) {
        return Err(Unasked::ReplacesOthers);
    }
    let asked = match &entry.change {
        Change::StrandRated { voice: Voice::Child, strand, period, suggested: None, .. } => {
            *period == round.period && round.strands.contains(strand)
        }
        Change::Rated { voice: Voice::Child, criterion, period, .. } => *period == round.period && round.criteria.contains(criterion),
        Change::TargetReviewed { voice: Voice::Child, target, .. } => {
            let ever = |entry: &&Arc<Entry>| match &entry.change {
                Change::TargetAgreed { target: id, details } => id == target && details.period == round.period,
                _ => false,
            };
            let files = roll.ids(pupil).into_iter().filter_map(|id| ledger.pupil(id));
            round.targets && files.flat_map(|file| file.entries()).any(|entry| ever(&entry))
        }
        Change::Answered { round: of, question, .. } => *of == answers.round && round.questions.contains(question),
        Change::PictureChosen { .. } => true,
        _ => return Err(Unasked::NotAnAnswer),
    };
    let band = match &entry.change {
        Change::StrandRated { band, .. } | Change::Rated { band, .. } | Change::TargetReviewed { band, .. } => Some(*band),
        _ => None,
    };
    if band.is_some_and(|band| roll.band(band).is_none()) {
        return Err(Unasked::StrangeColour);
    }
    if asked { Ok(pupil) } else { Err(Unasked::NotInTheRound) }
}
