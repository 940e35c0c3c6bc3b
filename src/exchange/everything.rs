//! Everything that is kept of one child, as files for whoever asks for it: a page that stands alone, and data any program reads.

use serde::Serialize;

use super::take_home;
use crate::domain::Date;

/// An entry as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The day it was written, as `2026-11-23`.
    pub day: String,
    /// The time of day it was written, as `09:12`.
    pub time: String,
    /// Who wrote it.
    pub by: String,
    /// What part of the file it belongs to.
    pub part: &'static str,
    /// What it says.
    pub says: String,
    /// What became of it since: taken back, changed; none where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<&'static str>,
}

/// What the files are called: never after the child.
#[must_use]
pub fn file_name(date: Date, ending: &str) -> String {
    format!("Everything about one child {date}.{ending}")
}

/// The entries as JSON that any program reads: `of` is the child's name, `made` the day. It is no Lantern file and is not read back.
#[must_use]
pub fn data(of: &str, made: Date, entries: &[Told]) -> String {
    #[derive(Serialize)]
    struct Data<'a> {
        everything_about: &'a str,
        made: String,
        entries: &'a [Told],
    }
    // Text alone can always be written.
    serde_json::to_string_pretty(&Data { everything_about: of, made: made.to_string(), entries }).unwrap_or_default()
}

/// The page: one HTML file without script that fetches nothing.
#[must_use]
pub fn page(body: &str, style: &str) -> String {
    take_home::titled("Everything about this child", body, style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_says_all_of_an_entry_and_the_files_name_nobody() {
        let day = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let told = |since| Told {
            day: "2026-11-23".into(),
            time: "09:12".into(),
            by: "Mrs Okafor".into(),
            part: "Notes",
            says: "noted “Helps.”".into(),
            since,
        };
        let text = data("Ada Avocet", day, &[told(None), told(Some("Taken back"))]);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["everything_about"], "Ada Avocet");
        assert_eq!(value["entries"][0]["says"], "noted “Helps.”");
        assert_eq!((value["entries"][0].get("since"), &value["entries"][1]["since"]), (None, &"Taken back".into()));
        assert_eq!(file_name(day, "html"), "Everything about one child 2026-11-24.html");
    }
}
