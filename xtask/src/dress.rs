//! The style sheets that wait disabled in the page's head become one: they are fetched together, and one file is packed smaller than nine.

use crate::{process::Outcome, split::PART};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// How a link to a style sheet begins, as Trunk writes it.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Joins the style sheets of the page Trunk has just built into a folder.
pub(crate) fn dress_stage(stage: &Path) -> Outcome {
    let page = stage.join("index.html");
    let html = fs::read_to_string(&page).map_err(|problem| format!("cannot read the built index.html: {problem}"))?;
    let waiting = waiting(&html);
    let mut all = String::new();
    for sheet in &waiting {
        let sheet = stage.join(sheet);
        all.push_str(&fs::read_to_string(&sheet).map_err(|problem| format!("cannot read {}: {problem}", sheet.display()))?);
        fs::remove_file(&sheet).map_err(|problem| format!("cannot remove {}: {problem}", sheet.display()))?;
    }
    let joined = format!("lantern{PART}{}.css", hash(&all));
    let html = joined_in(&html, &waiting, &joined)?;
    fs::write(stage.join(&joined), all).map_err(|problem| format!("cannot write {joined}: {problem}"))?;
    fs::write(&page, html).map_err(|problem| format!("cannot write the built index.html: {problem}"))
}

/// What a style sheet is called, from the line of its link, where it waits.
fn waits(line: &str) -> Option<&str> {
    let (name, rest) = line.trim_start().strip_prefix(LINK)?.split_once('"')?;
    rest.contains("disabled").then_some(name)
}

/// The style sheets that wait, in their order.
fn waiting(html: &str) -> Vec<&str> {
    html.lines().filter_map(waits).collect()
}

/// The page with one link in place of those, where the first of them stood.
fn joined_in(html: &str, waiting: &[&str], joined: &str) -> Outcome<String> {
    let first = waiting.first().ok_or("no style sheet waits in the head of index.html; see xtask/src/dress.rs")?;
    let lines = html.lines().filter_map(|line| match waits(line) {
        Some(name) if name == *first => Some(line.replace(name, joined)),
        Some(_) => None,
        None => Some(line.to_owned()),
    });
    Ok(lines.collect::<Vec<_>>().join("\n") + "\n")
}

/// A name that changes with what it stands for.
fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        "<head>\n    <link rel=\"stylesheet\" href=\"./lantern-1.css\"/>\n",
        "    <link rel=\"stylesheet\" href=\"./pages-part-2.css\" disabled/>\n",
        "    <link rel=\"stylesheet\" href=\"./now-part-3.css\" disabled/>\n</head>\n",
    );

    #[test]
    fn the_sheets_that_wait_become_one_where_the_first_of_them_stood() {
        let found = waiting(PAGE);
        assert_eq!(found, ["pages-part-2.css", "now-part-3.css"]);
        assert_eq!(
            joined_in(PAGE, &found, "lantern-part-4.css").as_deref(),
            Ok(concat!(
                "<head>\n    <link rel=\"stylesheet\" href=\"./lantern-1.css\"/>\n",
                "    <link rel=\"stylesheet\" href=\"./lantern-part-4.css\" disabled/>\n</head>\n",
            ))
        );
    }

    #[test]
    fn a_page_where_none_waits_is_not_built() {
        assert!(joined_in("<head></head>", &[], "lantern-part-4.css").is_err());
    }
}
