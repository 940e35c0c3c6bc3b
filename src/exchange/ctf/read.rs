//! A common transfer file that comes in.

use super::PUPIL;
use crate::exchange::table::{BY_TABS, Listed, put, text_of};
use crate::exchange::xml::{self, At, Xml};
use crate::words::other_programs::{NotRead, StageResult, YearAttended, from_ctf};
use crate::words::roster::RosterFault;

/// Largest file that is read, in bytes: 20 MB.
pub const BYTES_MAX: usize = 20_000_000;
/// Most pupils in one.
pub const PUPILS_MAX: usize = 5_000;
/// So much of a file is looked at to tell what it is.
const HEAD: usize = 4000;

/// What is taken for the list: its heading there, and where a file has it. Some programs put some of it among the basic details.
const FIELDS: [(&str, &str); 7] = [
    ("UPN", "/UPN"),
    ("Surname", "/Surname"),
    ("Forename", "/Forename"),
    ("Preferred surname", "/PreferredSurname"),
    ("Preferred forename", "/PreferredForename"),
    ("Date of birth", "/DOB"),
    ("NC year", "/NCyearActual"),
];
/// The places of surname and preferred surname among them.
const SURNAME: usize = 1;
const PREFERRED_SURNAME: usize = 3;

/// A pupil of a common transfer file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CtfPupil {
    /// UPN, surname, forename, preferred surname and forename, date of birth and year group, as they stand there.
    pub fields: [String; 7],
    /// Attendance, each school year its own.
    pub attended: Vec<YearAttended>,
    /// What it reached at the end of key stages.
    pub results: Vec<StageResult>,
}

/// Whether a file is one, by its beginning.
#[must_use]
pub fn is_one(bytes: &[u8]) -> bool {
    let (head, _) = text_of(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default());
    head.trim_start().starts_with('<') && head.to_ascii_lowercase().contains("<ctfile")
}

/// Reads the pupils of a file.
///
/// # Errors
/// Says why they are not read.
pub fn read(bytes: &[u8]) -> Result<Vec<CtfPupil>, NotRead> {
    if bytes.len() > BYTES_MAX {
        return Err(RosterFault::TooLarge { most: BYTES_MAX }.into());
    }
    let text = xml::text(bytes)?;
    let (mut xml, mut pupils) = (Xml::of(&text), Vec::new());
    let (mut pupil, mut stage) = (CtfPupil::default(), String::new());
    let (mut year, mut result) = (YearAttended::default(), StageResult::default());
    while let Some(at) = xml.next()? {
        let Some(place) = xml.path().strip_prefix(PUPIL) else { continue };
        if at == At::Opened {
            continue;
        }
        let said = xml.text().trim();
        let number = || said.parse().unwrap_or_default();
        match place {
            "" if pupils.len() == PUPILS_MAX => return Err(NotRead::TooManyPupils { most: PUPILS_MAX }),
            "" => pupils.push(std::mem::take(&mut pupil)),
            "/Attendance/YearData/Year" => year.year = number(),
            "/Attendance/YearData/SessionsPossible" => year.possible = number(),
            "/Attendance/YearData/SessionsAttended" => year.attended = number(),
            "/Attendance/YearData" => pupil.attended.push(std::mem::take(&mut year)),
            "/StageAssessments/KeyStage/Stage" => said.clone_into(&mut stage),
            "/StageAssessments/KeyStage/StageAssessment/Year" => result.year = number(),
            "/StageAssessments/KeyStage/StageAssessment/Subject" => said.clone_into(&mut result.subject),
            "/StageAssessments/KeyStage/StageAssessment/Component" => said.clone_into(&mut result.component),
            "/StageAssessments/KeyStage/StageAssessment/Result" => said.clone_into(&mut result.result),
            "/StageAssessments/KeyStage/StageAssessment" => {
                stage.clone_into(&mut result.stage);
                pupil.results.push(std::mem::take(&mut result));
            }
            place => {
                let place = place.strip_prefix("/BasicDetails").unwrap_or(place);
                let field = pupil.fields.iter_mut().zip(FIELDS).find(|(_, (_, known))| *known == place);
                if let Some((field, _)) = field {
                    said.clone_into(field);
                }
            }
        }
    }
    if pupils.is_empty() { Err(NotRead::NoPupils) } else { Ok(pupils) }
}

/// A file as a list of pupils, with what it tells of each besides.
///
/// # Errors
/// As [`read`].
pub fn listed(bytes: &[u8]) -> Result<Listed, NotRead> {
    let pupils = read(bytes)?;
    let mut text = BY_TABS.to_owned();
    for (heading, _) in FIELDS {
        text.push_str(heading);
        text.push('\t');
    }
    // A column of preferred surnames is taken where each row has one.
    let any = pupils.iter().any(|pupil| pupil.fields.get(PREFERRED_SURNAME).is_some_and(|name| !name.is_empty()));
    for pupil in &pupils {
        text.push('\n');
        for (column, field) in pupil.fields.iter().enumerate() {
            let surname = pupil.fields.get(SURNAME).filter(|_| any && column == PREFERRED_SURNAME && field.is_empty());
            put(&mut text, surname.unwrap_or(field));
            text.push('\t');
        }
    }
    let told = |pupil: &CtfPupil| Some((pupil.fields.first()?.clone(), from_ctf(&pupil.attended, &pupil.results)?));
    Ok(Listed { text, note: None, told: pupils.iter().filter_map(told).collect() })
}
