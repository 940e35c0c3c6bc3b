//! A saved file, as any program reads it.

use crate::files::Download;
use serde_json::Value;
use std::collections::BTreeSet;

/// A file of Lantern, read as JSON.
pub struct Saved(Value);

impl Saved {
    /// Reads it.
    #[must_use]
    pub fn of(file: &Download) -> Self {
        Self(serde_json::from_slice(&file.bytes).unwrap_or_else(|problem| panic!("{} cannot be read: {problem}", file.name)))
    }

    /// What stands under a key of its envelope.
    #[must_use]
    pub fn says(&self, key: &str) -> &Value {
        &self.0[key]
    }

    fn entries(&self) -> impl Iterator<Item = &Value> {
        self.0["entries"].as_array().into_iter().flatten()
    }

    /// What its entries of a kind say that no other entry has replaced.
    #[must_use]
    pub fn facts(&self, kind: &str) -> Vec<&Value> {
        let replaced: BTreeSet<String> = self.entries().flat_map(|one| one["replaces"].as_array()).flatten().map(word).collect();
        let live = self.entries().filter(|one| !replaced.contains(&word(&one["id"])));
        live.filter_map(|one| one["change"].get(kind)).collect()
    }

    /// The id of the child of a forename.
    #[must_use]
    pub fn child(&self, forename: &str) -> String {
        let all = self.facts("pupil-set");
        let one = all.iter().find(|said| said["details"]["forename"] == forename);
        one.map_or_else(|| panic!("{forename} is not in the file"), |said| word(&said["pupil"]))
    }

    /// The forenames of all children.
    #[must_use]
    pub fn names(&self) -> BTreeSet<String> {
        self.facts("pupil-set").iter().map(|said| word(&said["details"]["forename"])).collect()
    }

    /// Where a child is in a school year, by all that is said of it: its class and its year group, as "5B Y5".
    #[must_use]
    pub fn places(&self, forename: &str, year: &str) -> BTreeSet<String> {
        let (child, classes) = (self.child(forename), self.facts("class-set"));
        let class =
            |id: &Value| classes.iter().find(|said| said["class"] == *id).map_or_else(|| "none".to_owned(), |said| word(&said["name"]));
        let own = self.facts("pupil-placed").into_iter().filter(|said| said["pupil"] == *child && said["year"] == year);
        let place = |placed: &Value| format!("{} {}", class(&placed["class"]), placed["year_group"].as_str().unwrap_or("?"));
        own.map(|said| place(&said["placement"])).collect()
    }

    /// What was ever said of what a child can do: criterion, half term and colour.
    #[must_use]
    pub fn ratings(&self, forename: &str) -> BTreeSet<String> {
        let about = format!("pupil:{}", self.child(forename));
        let own = self.entries().filter(|one| one["about"] == *about).filter_map(|one| one["change"].get("rated"));
        own.map(|said| ["criterion", "period", "band"].map(|key| word(&said[key])).join(" ")).collect()
    }
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
