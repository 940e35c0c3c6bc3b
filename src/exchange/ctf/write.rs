//! A common transfer file of one child that goes out.
//!
//! By hand, as the workbooks are: it is a dozen elements. Local authority and number of the school are not known here and are given as the
//! standard gives what is not known.

use crate::domain::{Aspect, Attendance, Date, PupilId, SchoolYear, SubjectKey, YearGroup};
use crate::exchange::workbook::escaped;
use crate::ledger::{Cell, Files, Reading};

/// The standard's codes of what is judged, by our subjects.
const SUBJECTS: [(&str, &str, &str); 3] = [("reading", "ENG", "REA"), ("writing", "ENG", "WRI"), ("maths", "MAT", "SUB")];

/// What the file is called: what is in it and the day, never a child.
#[must_use]
pub fn file_name(date: Date) -> String {
    format!("One child CTF {date}.xml")
}

/// A text of elements, each opened and closed.
#[derive(Default)]
struct Elements(String);

impl Elements {
    /// An element with a text; none where there is no text.
    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.within(name, |inside| inside.0.push_str(&escaped(text)));
        }
    }

    fn within(&mut self, name: &str, fill: impl FnOnce(&mut Self)) {
        for part in ["<", name, ">"] {
            self.0.push_str(part);
        }
        fill(self);
        for part in ["</", name, ">\n"] {
            self.0.push_str(part);
        }
    }
}

/// One child as a common transfer file, written on a day; `None` where nobody is known by that id. The file of the child must be loaded.
#[must_use]
pub fn write(files: &Files, pupil: PupilId, today: Date) -> Option<String> {
    let (roll, year) = (files.roll(), SchoolYear::of(today));
    let called = roll.pupil(pupil)?.any()?.clone();
    let legal = roll.legal_name(pupil).as_ref().and_then(Reading::any).cloned();
    let school = roll.school_name().as_ref().and_then(Reading::any).cloned().unwrap_or_default();
    let named = |legal: Option<&String>, called: &String| legal.filter(|name| !name.is_empty()).unwrap_or(called).clone();
    let surname = named(legal.as_ref().map(|legal| &legal.surname), &called.surname);
    let forename = named(legal.as_ref().map(|legal| &legal.forename), &called.forename);
    let year_group = |year| year_group(files, pupil, called.born, year);
    let mut xml = Elements("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned());
    xml.within("CTfile", |xml| {
        xml.within("Header", |xml| {
            xml.text("DocumentName", "Common Transfer File");
            xml.text("CTFversion", &format!("{}.0", year.start() - 2000));
            // Without a time, so that the same file is the same text all day.
            xml.text("DateTime", &format!("{today}T00:00:00"));
            xml.text("DocumentQualifier", "partial");
            xml.text("SupplierID", "Lantern");
            xml.within("SourceSchool", |xml| {
                unknown_school(xml);
                xml.text("SchoolName", &school);
                xml.text("AcademicYear", &year.start().to_string());
            });
            xml.within("DestSchool", unknown_school);
        });
        xml.within("CTFpupilData", |xml| {
            xml.within("Pupil", |xml| {
                xml.text("UPN", called.upn.as_ref().map(|upn| upn.as_str()).unwrap_or_default());
                xml.text("Surname", &surname);
                xml.text("Forename", &forename);
                xml.text("DOB", &called.born.map(|born| born.to_string()).unwrap_or_default());
                let differs = |legal: &str, called: &str| if legal == called { String::new() } else { called.to_owned() };
                let group = year_group(year).map(code).unwrap_or_default();
                let details = [
                    ("PreferredSurname", differs(&surname, &called.surname)),
                    ("PreferredForename", differs(&forename, &called.forename)),
                    ("NCyearActual", group),
                ];
                if details.iter().any(|(_, text)| !text.is_empty()) {
                    xml.within("BasicDetails", |xml| details.iter().for_each(|(name, text)| xml.text(name, text)));
                }
                attendance(xml, files, pupil);
                results(xml, files, pupil, &year_group);
            });
        });
    });
    Some(xml.0)
}

fn unknown_school(xml: &mut Elements) {
    xml.text("LEA", "XXX");
    xml.text("Estab", "XXXX");
}

/// A year group as the standard writes it.
fn code(group: YearGroup) -> String {
    if group.number() == 0 { "R".to_owned() } else { group.number().to_string() }
}

/// In which year group a child was, else the one its age makes.
fn year_group(files: &Files, pupil: PupilId, born: Option<Date>, year: SchoolYear) -> Option<YearGroup> {
    let placed = files.roll().placement(pupil, year).as_ref().and_then(Reading::any).and_then(|placed| placed.year_group);
    placed.or_else(|| YearGroup::by_age(born?, year))
}

/// Attendance of each school year, its half terms together. What two devices say differently is in no sum.
fn attendance(xml: &mut Elements, files: &Files, pupil: PupilId) {
    let fold = files.fold(pupil);
    let mut years: Vec<(SchoolYear, Attendance)> = Vec::new();
    for (cell, _) in fold.cells() {
        let Cell::Attendance(period) = cell else { continue };
        let Some(entered) = fold.attendance(period).as_ref().and_then(|reading| reading.settled().copied()) else { continue };
        match years.iter_mut().find(|(year, _)| *year == period.year) {
            Some((_, sum)) => *sum = sum.and(entered),
            None => years.push((period.year, entered)),
        }
    }
    if years.is_empty() {
        return;
    }
    xml.within("Attendance", |xml| {
        for (year, sum) in years {
            xml.within("YearData", |xml| {
                let missed = sum.possible.saturating_sub(sum.attended);
                xml.text("Year", &year.start().to_string());
                xml.text("SessionsPossible", &sum.possible.to_string());
                xml.text("SessionsAttended", &sum.attended.to_string());
                xml.text("SessionsAuthorised", &missed.saturating_sub(sum.unauthorised).to_string());
                xml.text("SessionsUnauthorised", &sum.unauthorised.to_string());
            });
        }
    });
}

/// What was judged at the end of key stages: of each subject and year what was said last.
fn results(xml: &mut Elements, files: &Files, pupil: PupilId, year_group: &dyn Fn(SchoolYear) -> Option<YearGroup>) {
    let fold = files.fold(pupil);
    let mut judged: Vec<(SchoolYear, SubjectKey, String)> = Vec::new();
    for (cell, _) in fold.cells() {
        let Cell::Judgement(Aspect::KeyStage, subject, period) = cell else { continue };
        let reading = fold.judgement(Aspect::KeyStage, subject, period);
        let Some(verdict) = reading.as_ref().and_then(|reading| Some(reading.settled()?.verdict)) else { continue };
        judged.retain(|(year, of, _)| (*year, *of) != (period.year, subject));
        judged.push((period.year, subject, verdict.to_string()));
    }
    let of = |number: u8, stage: &str| {
        let mut inside = Elements::default();
        for (year, subject, verdict) in judged.iter().filter(|(year, ..)| year_group(*year).is_some_and(|of| of.number() == number)) {
            let Some((_, code, component)) = SUBJECTS.into_iter().find(|(key, ..)| *key == subject.to_string()) else { continue };
            let level = verdict.bytes().next().is_some_and(|first| first.is_ascii_digit());
            // The standard parts what we do not: of "pre-key-stage" alone it has no code.
            if verdict == "pks" {
                continue;
            }
            inside.within("StageAssessment", |xml| {
                xml.text("Locale", "ENG");
                xml.text("Year", &(year.start() + 1).to_string());
                xml.text("Subject", code);
                xml.text("Method", "TA");
                xml.text("Component", component);
                xml.text("ResultStatus", "R");
                xml.text("ResultQualifier", if level { "NL" } else { "NA" });
                xml.text("Result", &verdict.to_ascii_uppercase());
            });
        }
        (stage.to_owned(), inside.0)
    };
    let stages: Vec<(String, String)> = [of(2, "KS1"), of(6, "KS2")].into_iter().filter(|(_, inside)| !inside.is_empty()).collect();
    if stages.is_empty() {
        return;
    }
    xml.within("StageAssessments", |xml| {
        for (stage, inside) in stages {
            xml.within("KeyStage", |xml| {
                xml.text("Stage", &stage);
                xml.0.push_str(&inside);
            });
        }
    });
}
