//! Files that were opened at another door than theirs: what each is, and where it goes.

use std::fmt;

/// What a file is that is none of Lantern's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A list of pupils.
    Pupils,
    /// A table of attendance.
    Attendance,
    /// Criteria of a subject.
    Criteria,
    /// A table of something.
    SomeList,
    /// An Excel workbook, or another packed file.
    Workbook,
    /// A common transfer file.
    Transfer,
    /// A web page or another XML file.
    Markup,
}

impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pupils => "This is a list of pupils. Please open the class it is for, and choose “Import pupils” there.",
            Self::Attendance => {
                "This is a table of attendance. Please open the class it is for, and choose Attendance and “Open a list” there."
            }
            Self::Criteria => "This file holds the criteria of a subject. Please choose “Import criteria” in the settings.",
            Self::SomeList => {
                "This is a list, and no file of Lantern’s own. Please open the class it is for: pupils go through “Import pupils”, \
                 attendance through the page Attendance, and scores are pasted on the page Tests."
            }
            Self::Workbook => {
                "This is a workbook, or another packed file. Please open the class it is for: pupils go through “Import pupils”, \
                 attendance through the page Attendance, and scores through the page Tests."
            }
            Self::Transfer => {
                "This is a common transfer file (CTF), by which one school’s system tells another of a pupil. Please open the class it is \
                 for here, and choose “Import pupils”."
            }
            Self::Markup => {
                "This is a web page or an XML file. If Excel opens it as a list, choose File, Save a copy, and CSV there; then please \
                 open the class here, and choose “Import pupils”."
            }
        })
    }
}

/// What a file is, and what is asked where the ways to its door are shown; `None` where there is no way to show.
#[must_use]
pub fn question(door: Door) -> Option<&'static str> {
    match door {
        Door::Pupils => Some("This is a list of pupils. Which class is it for? Nothing is added before you have looked at it."),
        Door::Attendance => Some("This is a table of attendance. Which class is it of? Nothing is entered before you have looked at it."),
        Door::Criteria => Some("This file holds the criteria of a subject. Nothing is taken in before you have looked at it."),
        Door::SomeList => Some(
            "This is a list, and no file of Lantern’s own. If it is of pupils, which class is it for? (Attendance goes in on the page \
             Attendance, and scores are pasted on the page Tests.)",
        ),
        Door::Workbook => Some(
            "This is a workbook, or another packed file. If it is a list of pupils, which class is it for? (Attendance goes in on the \
             page Attendance, and scores on the page Tests.)",
        ),
        Door::Transfer => Some(
            "This is a common transfer file (CTF). Which class do its pupils come into? Nothing is added before you have looked at it.",
        ),
        Door::Markup => None,
    }
}

/// What the way to a door is called; of a class where the door is one of its pages.
#[must_use]
pub fn way_in(door: Door, class: Option<&str>) -> String {
    match (door, class) {
        (Door::Criteria, _) => "Import criteria".to_owned(),
        (Door::Attendance, Some(class)) => format!("Attendance of {class}"),
        (_, Some(class)) => format!("Import pupils to {class}"),
        (_, None) => "Import pupils".to_owned(),
    }
}
