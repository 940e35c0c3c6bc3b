//! Criteria as files: CSV for a spreadsheet, JSON in the form of the files in `curriculum/`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::table::written::{read_back, safe};
use super::table::{Heading, Headings, Table, cell, decode};
use crate::domain::curriculum::{CriterionLine, STATEMENT_MAX, Stage};
use crate::domain::people::NAME_MAX;
use crate::domain::{Curriculum, SubjectKey};
use crate::words::criteria::{Trouble, of_criterion};
use crate::words::roster::{RosterFault, RowFault};

/// The format of a JSON file of criteria.
pub const FORMAT: &str = "lantern-curriculum/1";
/// The columns of a CSV file of criteria. `number` may be empty for a new criterion; `home` and `retired` may be left out.
pub const COLUMNS: [&str; 7] = ["subject", "stage", "strand", "number", "text", "home", "retired"];
/// The most faults that are listed.
const FAULTS_MAX: usize = 20;

/// Criteria of one subject, as a file lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The subject.
    pub subject: SubjectKey,
    /// Its name; that of the key where the file gives none.
    pub title: String,
    /// The criteria in the file's order.
    pub lines: Vec<CriterionLine>,
}

/// What is wrong with a file of criteria, and where. Nothing of it is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaFault {
    /// The line, from 1; 0 where it is not a matter of one line.
    pub line: usize,
    /// What is wrong, in words.
    pub reason: String,
}

impl fmt::Display for CriteriaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.reason),
            line => write!(f, "Line {line}: {}", self.reason),
        }
    }
}

fn fault(line: usize, reason: impl fmt::Display) -> CriteriaFault {
    CriteriaFault { line, reason: reason.to_string() }
}

#[derive(Serialize)]
struct CriteriaFile<'a> {
    format: &'a str,
    #[serde(flatten)]
    curriculum: &'a Curriculum,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "format")]
    _format: serde::de::IgnoredAny,
    subject: SubjectKey,
    #[serde(default)]
    title: String,
    stages: Vec<Stage>,
}

/// The JSON text of a subject's criteria.
///
/// # Errors
/// Never for criteria that were read; writing JSON can fail in principle.
pub fn to_json(curriculum: &Curriculum) -> Result<String, CriteriaFault> {
    let file = CriteriaFile { format: FORMAT, curriculum };
    serde_json::to_string_pretty(&file).map(|text| text + "\n").map_err(|problem| fault(0, problem))
}

/// The CSV text of a subject's criteria, with a byte order mark so that spreadsheets read accents.
///
/// # Errors
/// Never for criteria that were read; writing CSV can fail in principle.
pub fn to_csv(curriculum: &Curriculum) -> Result<String, CriteriaFault> {
    let failed = |problem: csv::Error| fault(0, problem);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(failed)?;
    for stage in &curriculum.stages {
        for strand in &stage.strands {
            for criterion in &strand.criteria {
                let (stage, number) = (stage.stage.to_string(), criterion.number.to_string());
                let retired = if criterion.retired { "yes" } else { "" };
                let row = [curriculum.subject.as_str(), &stage, &strand.name, &number, &criterion.text, &criterion.home, retired];
                writer.write_record(row.map(safe)).map_err(failed)?;
            }
        }
    }
    let bytes = writer.into_inner().map_err(|problem| fault(0, problem))?;
    String::from_utf8(bytes).map(|text| format!("\u{feff}{text}")).map_err(|problem| fault(0, problem))
}

/// Reads a file of criteria, JSON or CSV.
///
/// # Errors
/// Everything that is wrong with it, up to a limit; nothing of it is taken in then.
pub fn read(bytes: &[u8]) -> Result<Listed, Vec<CriteriaFault>> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(vec![fault(0, Trouble::Empty)]);
    }
    let bare = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bare.trim_ascii_start().starts_with(b"{") {
        return match std::str::from_utf8(bare) {
            Ok(text) => read_json(text),
            Err(_) => Err(vec![fault(0, Trouble::NotText)]),
        };
    }
    let decoded = decode(bytes).map_err(|problem| vec![fault(0, problem)])?;
    read_csv(decoded.text.trim_start_matches('\u{feff}'))
}

fn read_json(text: &str) -> Result<Listed, Vec<CriteriaFault>> {
    let said = |problem: serde_json::Error| vec![fault(problem.line(), problem)];
    #[derive(Deserialize)]
    struct Envelope {
        format: String,
    }
    let Envelope { format } = serde_json::from_str(text).map_err(said)?;
    if format != FORMAT {
        return Err(vec![fault(0, Trouble::OtherFormat { found: format, wanted: FORMAT })]);
    }
    let Read { subject, title, stages, .. } = serde_json::from_str(text).map_err(said)?;
    let mut lines = Vec::new();
    for stage in &stages {
        for strand in &stage.strands {
            lines.extend(strand.criteria.iter().map(|criterion| CriterionLine {
                stage: stage.stage,
                number: Some(criterion.number),
                strand: strand.name.clone(),
                text: criterion.text.clone(),
                home: criterion.home.clone(),
                retired: criterion.retired,
            }));
        }
    }
    let mut faults = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let said = |trouble: Trouble| fault(0, of_criterion(line.stage, line.number.unwrap_or_default(), &trouble));
        faults.extend(wrong(line, lines.get(..at).unwrap_or_default()).map(said));
    }
    finish(subject, title, lines, faults)
}

/// What is known of headings: the columns, whatever their capitals.
const HEADINGS: Headings = Headings { says, of_children: false };

fn says(header: &str) -> Heading {
    let known = COLUMNS.iter().any(|name| header.trim().eq_ignore_ascii_case(name));
    if known { Heading::Known } else { Heading::Strange }
}

/// Whether a text is a table of criteria, by its headings.
pub(super) fn is_csv(text: &str) -> bool {
    Table::read(text, HEADINGS).is_ok_and(|table| {
        let has =
            |name: &&str| (0..table.width()).any(|column| table.header(column).is_some_and(|header| header.eq_ignore_ascii_case(name)));
        COLUMNS.iter().take(3).all(has)
    })
}

fn read_csv(text: &str) -> Result<Listed, Vec<CriteriaFault>> {
    let table = match Table::read(text, HEADINGS) {
        Ok(table) => table,
        Err(RosterFault::NoRows) => return Err(vec![fault(0, Trouble::NoCriterion)]),
        Err(problem) => return Err(vec![fault(0, problem)]),
    };
    let named =
        |name: &str| (0..table.width()).find(|column| table.header(*column).is_some_and(|header| header.eq_ignore_ascii_case(name)));
    let columns = COLUMNS.map(|name| (name, named(name)));
    let column = |name: &str| columns.iter().find(|(known, _)| *known == name).and_then(|(_, column)| *column);
    let missing: Vec<&str> = COLUMNS.into_iter().take(5).filter(|name| *name != "number" && column(name).is_none()).collect();
    if !missing.is_empty() {
        return Err(vec![fault(1, Trouble::ColumnsMissing { missing: missing.join(", "), all: COLUMNS.join(", ") })]);
    }
    let (mut lines, mut faults, mut subject) = (Vec::new(), Vec::new(), None::<SubjectKey>);
    for record in table.records() {
        let at = usize::try_from(record.line).unwrap_or(0);
        if record.open_quote {
            faults.push(fault(at, RowFault::OpenQuote));
            continue;
        }
        let cell = |name: &str| column(name).map(|n| read_back(cell(record, n))).unwrap_or_default();
        match one_line(&cell, subject) {
            Ok((of, line)) => {
                subject = Some(of);
                faults.extend(wrong(&line, &lines).map(|reason| fault(at, reason)));
                lines.push(line);
            }
            Err(reason) => faults.push(fault(at, reason)),
        }
    }
    match subject {
        Some(subject) => finish(subject, String::new(), lines, faults),
        None if faults.is_empty() => Err(vec![fault(0, Trouble::NoCriterion)]),
        None => Err(faults),
    }
}

fn one_line<'a>(cell: &impl Fn(&str) -> &'a str, before: Option<SubjectKey>) -> Result<(SubjectKey, CriterionLine), Trouble> {
    let subject = cell("subject");
    let subject: SubjectKey = subject.parse().map_err(|_| Trouble::NoSubject(subject.to_owned()))?;
    if before.is_some_and(|before| before != subject) {
        return Err(Trouble::SecondSubject);
    }
    let stage = cell("stage").parse().map_err(|_| Trouble::NoStage(cell("stage").to_owned()))?;
    let number = match cell("number") {
        "" => None,
        text => Some(text.parse().map_err(|_| Trouble::NoNumber(text.to_owned()))?),
    };
    let retired = match cell("retired").to_ascii_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" => false,
        "yes" | "y" | "true" | "1" => true,
        other => return Err(Trouble::NoRetired(other.to_owned())),
    };
    let text = |name: &str| cell(name).split_whitespace().collect::<Vec<_>>().join(" ");
    Ok((subject, CriterionLine { stage, number, strand: text("strand"), text: text("text"), home: text("home"), retired }))
}

/// What is wrong with a line, given those before it.
fn wrong(line: &CriterionLine, before: &[CriterionLine]) -> Option<Trouble> {
    let too_long = |text: &str, most: usize| text.chars().count() > most;
    if !(1..=9).contains(&line.stage) {
        return Some(Trouble::Stage);
    }
    if line.number.is_some_and(|number| !(1..=999).contains(&number)) {
        return Some(Trouble::Number);
    }
    if line.strand.trim().is_empty() || too_long(&line.strand, NAME_MAX) {
        return Some(Trouble::Strand { most: NAME_MAX });
    }
    if line.text.trim().is_empty() || too_long(&line.text, STATEMENT_MAX) || too_long(&line.home, STATEMENT_MAX) {
        return Some(Trouble::Text { most: STATEMENT_MAX });
    }
    let again = line.number.is_some() && before.iter().any(|other| other.stage == line.stage && other.number == line.number);
    again.then(|| Trouble::Twice { number: line.number.unwrap_or_default(), stage: line.stage })
}

fn finish(
    subject: SubjectKey,
    title: String,
    lines: Vec<CriterionLine>,
    mut faults: Vec<CriteriaFault>,
) -> Result<Listed, Vec<CriteriaFault>> {
    if lines.is_empty() && faults.is_empty() {
        faults.push(fault(0, Trouble::NoCriterion));
    }
    if title.chars().count() > NAME_MAX {
        faults.push(fault(0, Trouble::Title { most: NAME_MAX }));
    }
    if faults.is_empty() {
        let title = if title.trim().is_empty() { capital(subject.as_str()) } else { title };
        return Ok(Listed { subject, title, lines });
    }
    let more = faults.len().saturating_sub(FAULTS_MAX);
    faults.truncate(FAULTS_MAX);
    if more > 0 {
        faults.push(fault(0, Trouble::More(more)));
    }
    Err(faults)
}

fn capital(key: &str) -> String {
    let mut letters = key.replace('-', " ").chars().collect::<Vec<_>>();
    if let Some(first) = letters.first_mut() {
        first.make_ascii_uppercase();
    }
    letters.into_iter().collect()
}
