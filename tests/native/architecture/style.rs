//! One system: sizes of type, spaces and colours are named once, in the layer of tokens.

use std::fs;
use std::path::Path;

/// The page a family opens goes out alone, and brings its own.
const ALONE: &str = "take-home-part.css";
/// What goes on paper, and what is drawn to the size of its frame, is measured in these.
const OF_PAPER: [&str; 4] = ["pt", "mm", "cqi", "em"];

/// What a line of a style sheet names that only the tokens may name.
fn names(line: &str) -> Option<&'static str> {
    let (property, value) = line.trim().trim_end_matches(';').split_once(": ")?;
    if property.starts_with("/*") || property.starts_with('&') || property.contains('(') {
        return None;
    }
    let in_rem = |value: &str| value.split([' ', '(', ',', ')']).any(|part| part.ends_with("rem"));
    let is_space = ["gap", "padding", "margin"].iter().any(|kind| property.starts_with(kind)) || property.ends_with("-gap");
    let is_of_paper = OF_PAPER.iter().any(|unit| value.ends_with(unit));
    // What the browser has, a little larger, is where all sizes of type start from.
    let is_size = || value.starts_with("var(--text-") || value == "inherit" || value.ends_with('%') || is_of_paper;
    if value.contains('#') || value.contains("rgb(") || value.contains("hsl(") {
        Some("a colour")
    } else if property == "font-size" && (!is_size() || in_rem(value)) {
        Some("a size of type")
    } else if is_space && in_rem(value) {
        Some("a space")
    } else {
        None
    }
}

#[test]
fn no_style_sheet_names_a_size_or_a_colour_outside_the_tokens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name == ALONE || !name.ends_with(".css") {
            continue;
        }
        let text = fs::read_to_string(file.path()).unwrap();
        let mut in_tokens = false;
        for (nth, line) in text.lines().enumerate() {
            in_tokens = line == "@layer tokens {" || in_tokens && line != "}";
            if let Some(what) = names(line).filter(|_| !in_tokens) {
                found.push(format!("{name}:{}: {what}: {}", nth + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_only_tokens_may_name_is_recognised() {
    let table = [
        ("    color: #24222b;", Some("a colour")),
        ("    background: rgb(0 0 0 / 30%);", Some("a colour")),
        ("    background: var(--sheet);", None),
        ("    font-size: 0.9rem;", Some("a size of type")),
        ("    font-size: clamp(1rem, 2vw, 2rem);", Some("a size of type")),
        ("    font-size: var(--text-s);", None),
        ("    font-size: 10pt;", None),
        ("    padding: 0 0.6rem;", Some("a space")),
        ("    gap: clamp(0.4rem, 2vw, 1rem);", Some("a space")),
        ("    margin-block: var(--space-3) 0;", None),
        ("    inline-size: 19rem;", None),
        ("  .mark a:hover {", None),
    ];
    for (line, expected) in table {
        assert_eq!(names(line), expected, "{line}");
    }
}
