//! Lantern's own words: what teachers do most, in one step each.

use crate::{files::Download, person::Person, what::*};
use serde_json::json;
use std::path::Path;

/// Whose rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The teacher's.
    Teacher,
    /// The child's.
    Child,
}

impl Voice {
    /// The group of radios in which this voice rates a criterion such as `4.1`.
    #[must_use]
    pub fn group(self, criterion: &str) -> What {
        radiogroup(match self {
            Self::Teacher => format!("{criterion} I…"),
            Self::Child => format!("Child: {criterion} I…"),
        })
    }
}

impl Person {
    /// Adds a class and arrives on its board.
    #[track_caller]
    pub fn add_class(&self, name: &str) {
        self.click(&button("Add a class"));
        self.fill(&textbox("Class name"), name);
        self.click(&button("Add class"));
        self.sees(&heading(name));
        self.saved();
    }

    /// Imports a class list on the board of a class.
    #[track_caller]
    pub fn import_pupils(&self, list: &Path, count: usize) {
        self.offers("Import pupils");
        self.click(&button("Import pupils"));
        self.upload(&file_input("Choose a file…"), list);
        self.click(&button(format!("Add {count} …")));
        self.saved();
    }

    /// Types names, one a line, on the board of a class.
    #[track_caller]
    pub fn type_pupils(&self, names: &[&str]) {
        self.offers("Import pupils");
        self.click(&button("Import pupils"));
        self.fill(&textbox("Names, one a line"), &names.join("\n"));
        self.click(&button(format!("Add {} …", names.len())));
        self.saved();
    }

    /// Rates a criterion and waits until it is stored.
    #[track_caller]
    pub fn rate(&self, voice: Voice, criterion: &str, band: &str) {
        self.click(&radio(band).inside(voice.group(criterion)));
        self.is_rated(voice, criterion, band);
        self.saved();
    }

    /// Waits until a criterion shows this rating.
    #[track_caller]
    pub fn is_rated(&self, voice: Voice, criterion: &str, band: &str) {
        self.is_ticked(&radio(band).inside(voice.group(criterion)), true);
    }

    /// Waits until the status line says that all is stored.
    #[track_caller]
    pub fn saved(&self) {
        self.until("the status “Saved”", crate::PATIENCE, || {
            if self.script("return document.querySelector('[role=status][aria-busy=true]') === null", &[]) != json!(true) {
                return Err("something is being stored".to_owned());
            }
            let said = self.texts(&status("…"));
            if said.iter().any(|one| one.to_lowercase().contains("saved") && !one.to_lowercase().contains("not saved")) {
                Ok(())
            } else {
                Err(format!("it says {said:?}"))
            }
        });
    }

    /// From anywhere to the board of a class.
    #[track_caller]
    pub fn open_class(&self, class: &str) {
        self.go("#/");
        self.click(&link(class));
        self.sees(&table(class));
    }

    /// From a page of a class to another: by its place, unless it is open already.
    #[track_caller]
    pub fn turns_to(&self, page: &str) {
        let place = match page {
            "Class board" | "Today" => "Now",
            "Mark" | "Judge" | "Gaps" | "Tests" => "Assess",
            "Attendance" | "Praise" => "Attitude",
            "Self-assessment" | "Side by side" | "Meetings" | "Consultation day" => "Mentoring",
            "Print" => "Paper",
            place => place,
        };
        let within = link(page).inside(navigation(place));
        if self.count(&within) == 0 {
            self.click(&link(place).inside(navigation("Class")));
        }
        // The strands are the first page of attitude, and some places have one page.
        if place != page && place != "Paper" {
            self.click(&within);
        }
    }

    /// From anywhere to the academic work in the file of a child.
    #[track_caller]
    pub fn open_pupil(&self, class: &str, pupil: &str) {
        self.open_class(class);
        self.click(&link(pupil).inside(table(class)));
        self.sees(&heading(pupil));
        self.opens_part("Academic work");
    }

    /// Opens a part of the child's file.
    #[track_caller]
    pub fn opens_part(&self, part: &str) {
        self.click(&link(part).inside(navigation("This file")));
        self.is_focused(&heading(if part == "Attitude" { "Attitude and behaviour" } else { part }));
    }

    /// Opens "More" where a button is behind it.
    #[track_caller]
    pub fn offers(&self, label: &str) {
        self.settled();
        if self.count(&button(label)) == 0 {
            self.click(&button("More"));
        }
    }

    /// From anywhere: exports a class.
    #[track_caller]
    pub fn export_class(&self, class: &str) -> Download {
        self.open_class(class);
        self.offers("Export class");
        self.saves_open("Export class")
    }

    /// Exports everything from a page that offers it.
    #[track_caller]
    pub fn export_everything(&self) -> Download {
        self.saves_open("Export everything")
    }

    /// Saves a file by a button, without a passphrase.
    #[track_caller]
    pub fn saves_open(&self, by: &str) -> Download {
        self.click(&button(by));
        self.download(|| self.click(&button("Save without a passphrase")))
    }

    /// From anywhere: opens a file and arrives on its preview.
    #[track_caller]
    pub fn open_file(&self, file: &Path) {
        self.go("#/");
        self.upload(&file_input("Open a file…"), file);
        self.until("the preview", crate::PATIENCE, || {
            if self.address().ends_with("#/open") { Ok(()) } else { Err(format!("the address is {}", self.address())) }
        });
    }

    /// Takes in the file whose preview is shown.
    #[track_caller]
    pub fn take_in(&self) {
        self.click(&button("Add to my files"));
        self.saved();
        self.misses(&button("Add to my files"));
    }

    /// A number of the preview, by its word.
    #[must_use]
    pub fn preview_count(&self, word: &str) -> Option<u64> {
        let look = "const [word] = arguments; \
            const dt = [...document.querySelectorAll('dt')].find((one) => one.innerText.trim() === word); \
                    return dt ? Number(dt.nextElementSibling.innerText) : null";
        self.script(look, &[word.into()]).as_u64()
    }

    /// Waits until the preview counts so many.
    #[track_caller]
    pub fn previews(&self, word: &str, count: u64) {
        self.until(format!("{count} beside “{word}”"), crate::PATIENCE, || match self.preview_count(word) {
            Some(now) if now == count => Ok(()),
            other => Err(format!("it says {other:?}")),
        });
    }
}
