//! The style sheets that wait disabled in the page's head become one: they are fetched together, and one file is packed smaller than nine.
//! For a release all of them are made small; what only people read in them is a fifth, packed.

use crate::{process::Outcome, split::PART};
use sha2::{Digest, Sha256};
use std::{env, fs, path::Path};

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
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        all = small(&all);
        for sheet in html.lines().filter_map(|line| sheet(line).filter(|_| waits(line).is_none())) {
            let sheet = stage.join(sheet);
            let css = fs::read_to_string(&sheet).map_err(|problem| format!("cannot read {}: {problem}", sheet.display()))?;
            fs::write(&sheet, small(&css)).map_err(|problem| format!("cannot write {}: {problem}", sheet.display()))?;
        }
    }
    let html = joined_in(&html, &waiting, &joined)?;
    fs::write(stage.join(&joined), all).map_err(|problem| format!("cannot write {joined}: {problem}"))?;
    fs::write(&page, html).map_err(|problem| format!("cannot write the built index.html: {problem}"))
}

/// What a style sheet is called, from the line of its link.
fn sheet(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix(LINK)?.split_once('"').map(|(name, _)| name)
}

/// The same, where it waits.
fn waits(line: &str) -> Option<&str> {
    sheet(line).filter(|_| line.contains("disabled"))
}

/// A style sheet without comments.
fn bare(css: &str) -> String {
    let (mut rest, mut bare) = (css, String::with_capacity(css.len()));
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare.push_str(rest);
    bare
}

/// A style sheet without comments and room. A value may go on in the next line; a string may not, and has no room of this kind in it.
fn small(css: &str) -> String {
    let bare = bare(css);
    let mut small = String::with_capacity(bare.len());
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        small.push_str(line);
        if !line.ends_with(['{', '}', ';', ',']) {
            small.push(' ');
        }
    }
    small.replace(" {", "{").replace(": ", ":").replace(";}", "}")
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
    fn a_small_sheet_says_the_same() {
        let css = "/* Why,\n   and how. */\n.a,\n.b:hover {\n  color: red; /* so */\n\n  inline-size: calc(1rem\n    + 2px);\n}\n\n\
            @media (width > 40rem) {\n  .c::before {\n    content: \"a: b\";\n  }\n}\n";
        assert_eq!(small(css), ".a,.b:hover{color:red;inline-size:calc(1rem + 2px)}@media (width > 40rem){.c::before{content:\"a:b\"}}");
        // None of ours has a string that would be changed, as the one above is.
        for file in fs::read_dir(crate::process::root().join("style")).unwrap().flatten().map(|file| file.path()) {
            if file.extension().is_some_and(|kind| kind == "css") {
                let text = bare(&fs::read_to_string(&file).unwrap());
                let changed = |one: &str| [": ", " {", ";}"].iter().any(|room| one.contains(room));
                assert!(!text.split('"').skip(1).step_by(2).any(changed), "{}", file.display());
            }
        }
    }

    #[test]
    fn a_page_where_none_waits_is_not_built() {
        assert!(joined_in("<head></head>", &[], "lantern-part-4.css").is_err());
    }
}
