//! Why a file was refused, where, and what to do. Nothing was changed.

use std::fmt;

use super::calendar::date;
use super::damage;
use super::doors::Door;
use crate::domain::{EntryId, Pupil, SchoolYear};

/// So many names that wait are told.
const OPEN_SHOWN: usize = 5;

/// A text that does not hold what it should, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Line, from 1; 0 where it is not a matter of one line.
    pub line: usize,
    /// Column, from 1; 0 where it is not a matter of one column.
    pub column: usize,
    /// What was wrong.
    pub reason: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.reason)
    }
}

/// Why a file was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportProblem {
    /// Too large a file.
    TooLarge {
        /// How large, in bytes.
        size: usize,
        /// How large a file may be.
        most: usize,
    },
    /// A packed file that comes to more than any file may, in bytes.
    UnpacksPast {
        /// How large a file may be.
        most: usize,
    },
    /// Empty.
    Empty,
    /// Not UTF-8 text; the first strange byte stands here.
    NotText(usize),
    /// Not JSON, or not what the format says; and where.
    Malformed(Malformed),
    /// Nested too deep; how deep.
    TooDeep(usize),
    /// It ends in the middle.
    CutShort,
    /// A file of another kind, which goes in elsewhere.
    OtherDoor(Door),
    /// JSON, but not a Lantern file.
    NotLantern,
    /// Written by a newer version, in a format this one does not know.
    NewerFormat(String),
    /// Too many entries; how many.
    TooMany(usize),
    /// The entry at this place (from 1) has the id of another in the file but other words.
    Clash {
        /// Its place among the entries, from 1.
        place: usize,
        /// Its id.
        id: EntryId,
    },
    /// A file of a second school from elsewhere, among several.
    SecondSchool,
    /// A file of a self-assessment, among several.
    OfASelfAssessment,
    /// A file of settings whose entry at this place (from 1) is none.
    NoSetting {
        /// Its place among the entries, from 1.
        place: usize,
        /// Its id.
        id: EntryId,
    },
    /// A class file whose entry at this place (from 1) would change a setting of the school.
    SettingsInClassFile {
        /// Its place among the entries, from 1.
        place: usize,
        /// Its id.
        id: EntryId,
    },
}

impl From<Malformed> for ImportProblem {
    fn from(fault: Malformed) -> Self {
        Self::Malformed(fault)
    }
}

/// Why a file was refused, where, and what to do. Nothing was changed.
#[must_use]
pub fn import_problem(problem: &ImportProblem) -> String {
    let nothing = "Nothing was changed.";
    match problem {
        ImportProblem::TooLarge { size, most } => format!(
            "This file has {} MB; Lantern opens files of up to {} MB. {nothing} Please ask for one class at a time.",
            size.div_ceil(1_000_000),
            most / 1_000_000
        ),
        ImportProblem::UnpacksPast { most } => format!(
            "This file is packed and unpacks to more than {} MB, more than Lantern opens. {nothing} Please ask the sender for it again.",
            most / 1_000_000
        ),
        ImportProblem::Empty => format!("This file is empty. {nothing} Please ask the sender for it again."),
        ImportProblem::NotText(_) => {
            format!(
                "This is no text, so it is not a Lantern file: perhaps a picture or a PDF. {nothing} Lantern files end in .lantern.json."
            )
        }
        ImportProblem::CutShort => {
            format!("This file ends in the middle: it was not copied or sent whole. {nothing} Please ask the sender for it again.")
        }
        ImportProblem::OtherDoor(door) => format!("{door} {nothing}"),
        ImportProblem::Malformed(fault) => {
            let place = if fault.line > 0 { format!(" at line {}", fault.line) } else { String::new() };
            let reason = damage::in_plain_words(&fault.reason);
            format!("This file is damaged{place}: {reason}. {nothing} Please ask the sender to export it again.")
        }
        ImportProblem::TooDeep(depth) => format!("This is not a Lantern file: it is nested {depth} levels deep. {nothing}"),
        ImportProblem::NotLantern => {
            format!("This is not a Lantern file. {nothing} Lantern files end in .lantern.json; pupil lists are added inside a class.")
        }
        ImportProblem::NewerFormat(format) => {
            format!(
                "This file was written by a newer Lantern ({format}). {nothing} Please reload this page to get the newer version, then \
                 open it again."
            )
        }
        ImportProblem::TooMany(n) => {
            format!("This file holds {n} entries, more than Lantern can take at once. {nothing} Please ask for one class at a time.")
        }
        ImportProblem::Clash { place, id } => {
            format!(
                "Entry {place} of this file ({id}) stands in it twice, with other words. {nothing} Please ask the sender to export it \
                 again."
            )
        }
        ImportProblem::SecondSchool => {
            format!("This file is from another school than the one before it. {nothing} Please open it by itself.")
        }
        ImportProblem::OfASelfAssessment => format!("This file belongs to a self-assessment. {nothing} Please open it by itself."),
        ImportProblem::NoSetting { place, id } => {
            format!("Entry {place} of this file of settings ({id}) is none. {nothing} Please ask for it again.")
        }
        ImportProblem::SettingsInClassFile { place, id } => {
            format!("Entry {place} of this class file ({id}) would change settings of the school, which a class file must not. {nothing}")
        }
    }
}

/// Why one of several files was refused: which, by its place from 1 and its name.
#[must_use]
pub fn of_several(place: usize, of: usize, name: &str, problem: &str) -> String {
    format!("File {place} of {of}, “{name}”: {problem}")
}

/// Why an entry is no answer to a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// It is not about a child.
    NotAboutAChild,
    /// It is about a child of another class.
    NotInTheClass,
    /// Somebody else wrote it.
    NotByTheChild,
    /// It replaces an entry of another file.
    ReplacesOthers,
    /// No child answers by such an entry.
    NotAnAnswer,
    /// Its band is not one of the school's scheme.
    StrangeColour,
    /// The round asks something else.
    NotInTheRound,
}

impl fmt::Display for Unasked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAboutAChild => "it is not about a child",
            Self::NotInTheClass => "it is about a child who is not in this class",
            Self::NotByTheChild => "it was not written by the child",
            Self::ReplacesOthers => "it would take the place of something that is not in this file",
            Self::NotAnAnswer => "a child does not answer in this way",
            Self::StrangeColour => "it has a colour the school does not use",
            Self::NotInTheRound => "the round does not ask this",
        })
    }
}

/// Why answers are not taken in. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswersProblem {
    /// They answer another school's questions.
    OtherSchool,
    /// This device knows no such round.
    UnknownRound,
    /// The round is closed.
    Closed,
    /// The entry at this place (from 1) is not what the round asked for: the file was changed by hand.
    NotAsked {
        /// Its place, from 1.
        place: usize,
        /// Why.
        why: Unasked,
    },
    /// The entry at this place (from 1) is known here with other words.
    Clash {
        /// Its place, from 1.
        place: usize,
        /// Its id.
        id: EntryId,
    },
}

/// Why answers of a self-assessment were refused, where, and what to do. Nothing was changed.
#[must_use]
pub fn answers_problem(problem: &AnswersProblem) -> String {
    let nothing = "Nothing was changed.";
    match problem {
        AnswersProblem::OtherSchool => {
            format!("These answers belong to another school’s files. {nothing} Please open them on the device the questions came from.")
        }
        AnswersProblem::UnknownRound => format!(
            "These answers belong to a self-assessment this device does not know. {nothing} Please open them on the device the questions \
             came from."
        ),
        AnswersProblem::Closed => format!(
            "This self-assessment is closed. {nothing} Open it again on the page “Self-assessment” of the class, then open the file once \
             more."
        ),
        AnswersProblem::NotAsked { place, why } => format!(
            "Answer {place} of this file is not one the self-assessment asked for: {why}. {nothing} The file was changed by hand; please \
             fetch it from the device again."
        ),
        AnswersProblem::Clash { place, id } => format!(
            "Answer {place} of this file ({id}) is known here with other words: the file was changed by hand. {nothing} Please fetch it \
             from the device again."
        ),
    }
}

/// Where a child would be after a file was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereto {
    /// In this class, as it is named within a sentence.
    Class(String),
    /// It has left.
    Left,
    /// It was put nowhere yet: that it was in a class was undone.
    Nowhere,
}

/// A child who would be in another class than now.
#[must_use]
pub fn moved(name: &str, to: &Whereto, year: SchoolYear) -> String {
    match to {
        Whereto::Class(class) => format!("{name} is in {class} in {year}."),
        Whereto::Left => format!("{name} has left, in {year}."),
        Whereto::Nowhere => format!("{name} is in no class in {year}: that was undone."),
    }
}

/// Entries that are known here with other words.
#[must_use]
pub fn differing(count: usize) -> String {
    let which = if count == 1 { "1 entry says".to_owned() } else { format!("{count} entries say") };
    format!(
        "{which} something else here than in the file. One of the two was altered, here or there; Lantern cannot tell which. What is here \
         stays as it is, and the rest of the file can be added."
    )
}

/// One of them, by its place in the file, and the child it is about.
#[must_use]
pub fn differs(place: usize, child: Option<&str>) -> String {
    format!("Entry {place}, {}", child.unwrap_or("about the school"))
}

/// Half-term dates that would be others.
#[must_use]
pub fn brings_dates(years: &[SchoolYear]) -> String {
    let years: Vec<String> = years.iter().map(SchoolYear::to_string).collect();
    format!("This file also brings half-term dates for {}. What was rated keeps the half term it was given.", years.join(", "))
}

/// Why two enrolments may be one child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same UPN.
    Upn,
    /// The same name and date of birth.
    NameAndBirthDate,
    /// The same name, and nothing that speaks against it.
    Name,
}

/// What a person says of two who may be one child. A name alone never decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They are one child.
    Same,
    /// They are two children.
    Another,
    /// Nothing is added.
    LeaveOut,
}

/// About whom it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// A child.
    Child,
    /// A class. Where it is left out its children come without it.
    Class,
    /// Somebody of the staff. Nobody is left out: what they wrote would be nobody's.
    Staff,
}

impl Whom {
    /// What a person may say of two who may be one, as it is offered.
    #[must_use]
    pub fn answers(self) -> &'static [(Answer, &'static str)] {
        use Answer::{Another, LeaveOut, Same};
        match self {
            Self::Child => &[(Same, "The same child"), (Another, "Another child"), (LeaveOut, "Leave out")],
            Self::Class => &[(Same, "The same class"), (Another, "Another class"), (LeaveOut, "Leave out")],
            Self::Staff => &[(Same, "The same person"), (Another, "Another person")],
        }
    }
}

/// Where a child of the roll is, seen from a class that is being filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In this class already.
    Here,
    /// In another class.
    In {
        /// Its name.
        class: String,
        /// The school year, if it is another.
        year: Option<SchoolYear>,
    },
    /// In no class.
    Nowhere,
}

/// A child of the roll who has the name of a row, and what tells the two apart.
#[must_use]
pub fn alike(held: &Pupil, place: &Where) -> String {
    let born = held.born.map(|born| format!(", born {},", date(born))).unwrap_or_default();
    let place = match place {
        Where::Here => "in this class already".to_owned(),
        Where::In { class, year: None } => format!("in class {class}"),
        Where::In { class, year: Some(year) } => format!("in class {class} in {year}"),
        Where::Nowhere => "on the roll, in no class".to_owned(),
    };
    format!("{}{born} is {place}. Is this the same child?", held.full_name())
}

/// What a tap on “All the same” would say.
#[must_use]
pub fn all_the_same(count: usize) -> String {
    format!(
        "{count} names are here already. A name alone does not say who a child is: please say it of each, or of all at once if you know \
         that this is the same class."
    )
}

/// Some were not answered.
#[must_use]
pub fn still_open(names: &[String]) -> String {
    let (shown, more) = (names.iter().take(OPEN_SHOWN).cloned().collect::<Vec<_>>().join(", "), names.len().saturating_sub(OPEN_SHOWN));
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("Nothing was added yet. Please say of {shown}{more}: the same child, another child, or leave out.")
}

/// Some were not answered, and not only children.
#[must_use]
pub fn still_open_in_file(names: &[String]) -> String {
    let of_children = still_open(names);
    let (asked, _) = of_children.split_once(": ").unwrap_or((&of_children, ""));
    format!("{asked}: the same, or another.")
}

/// Why two enrolments may be one child.
#[must_use]
pub fn likeness(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Upn => "same UPN",
        Likeness::NameAndBirthDate => "same name and date of birth",
        Likeness::Name => "same name; a date of birth or UPN is missing, so please look twice",
    }
}
