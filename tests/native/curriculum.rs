//! The curriculum: numbered without gaps, in words a child can read.

use std::collections::BTreeSet;

use lantern::domain::Curriculum;
use lantern::domain::curriculum::SHIPPED;

const TEXT_MAX: usize = 110;
const HOME_MAX: usize = 120;
/// The strands of maths in their order. What is taught of fractions grows over the years and so does the strand's name.
const MATHS: [&[&str]; 10] = [
    &["number and place value"],
    &["addition and subtraction"],
    &["multiplication and division"],
    &["fractions", "fractions and decimals", "fractions, decimals and percentages"],
    &["ratio and proportion"],
    &["algebra"],
    &["measurement"],
    &["properties of shape"],
    &["position and direction"],
    &["statistics"],
];

const READING: [&[&str]; 5] =
    [&["word reading"], &["understanding"], &["finding and inferring"], &["the writer’s craft"], &["reading for pleasure and talk"]];
const WRITING: [&[&str]; 4] = [&["spelling"], &["handwriting"], &["composition"], &["vocabulary, grammar and punctuation"]];

/// A subject, its strands in their order, and how many criteria a stage has.
type Subject = (Curriculum, &'static [&'static [&'static str]], std::ops::RangeInclusive<usize>);

/// Every subject that comes with Lantern.
fn all() -> Vec<Subject> {
    let of = |(key, title): (&str, &str)| {
        let path = format!("{}/curriculum/{key}.json", env!("CARGO_MANIFEST_DIR"));
        let curriculum: Curriculum = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!((curriculum.subject.as_str(), curriculum.title.as_str()), (key, title));
        let (strands, counts): (&[&[&str]], _) = match key {
            "maths" => (&MATHS, 25..=32),
            "reading" => (&READING, 20..=30),
            "writing" => (&WRITING, 20..=30),
            other => panic!("say here what {other} is made of"),
        };
        (curriculum, strands, counts)
    };
    SHIPPED.into_iter().map(of).collect()
}

/// Syllables of an English word, near enough: groups of vowels, less a silent ending.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let (mut groups, mut inside) = (0, false);
    for c in word.chars() {
        groups += usize::from(vowel(c) && !inside);
        inside = vowel(c);
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let silent = ends(&["e"]) && !ends(&["le"])
        || ends(&["es"]) && !ends(&["ses", "xes", "zes", "ces", "ges", "ches", "shes", "les"])
        || ends(&["ed"]) && !ends(&["ted", "ded"]);
    (groups - usize::from(silent && groups > 1)).max(1)
}

/// The Flesch–Kincaid grade of one sentence. Figures and signs are not read as words.
#[allow(clippy::cast_precision_loss, reason = "a sentence has few words")]
fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).collect();
    let syllables: usize = words.iter().flat_map(|w| w.split('-')).map(syllables).sum();
    0.39 * words.len() as f64 + 11.8 * syllables as f64 / words.len() as f64 - 15.59
}

#[test]
fn each_subject_has_stages_1_to_6_numbered_without_gaps() {
    for (subject, _, counts) in all() {
        assert_eq!(subject.stages.iter().map(|s| s.stage).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6], "{}", subject.title);
        for stage in &subject.stages {
            let numbers: Vec<u16> = stage.criteria().map(|c| c.number).collect();
            assert_eq!(numbers, (1..=numbers.len() as u16).collect::<Vec<_>>(), "{} {}", subject.title, stage.stage);
            assert!(counts.contains(&numbers.len()), "{} {} has {} criteria", subject.title, stage.stage, numbers.len());
        }
    }
}

#[test]
fn strands_stand_in_their_order() {
    for (subject, strands, _) in all() {
        for stage in subject.stages {
            let place = |name: &str| strands.iter().position(|names| names.contains(&name));
            let places: Vec<_> =
                stage.strands.iter().map(|s| place(&s.name).unwrap_or_else(|| panic!("stage {}: {}", stage.stage, s.name))).collect();
            assert!(places.is_sorted_by(|a, b| a < b), "{} {}: {places:?}", subject.title, stage.stage);
            assert!(stage.strands.iter().all(|s| !s.criteria.is_empty()), "{} {}", subject.title, stage.stage);
        }
    }
}

#[test]
fn statements_are_short_sentences_said_once() {
    let mut seen = BTreeSet::new();
    for (subject, ..) in all() {
        for (stage, text) in subject.stages.iter().flat_map(|s| s.criteria().map(|c| (s.stage, c.text.clone()))) {
            let place = format!("{} {stage}", subject.title);
            assert!(text.starts_with("I can ") && text.ends_with('.'), "{place}: {text}");
            assert!(text.chars().count() <= TEXT_MAX, "{place}, {} characters: {text}", text.chars().count());
            assert!(text.trim() == text && !text.contains("  ") && !text.contains('\''), "{place}: {text:?}");
            assert!(seen.insert(text.to_lowercase()), "{place}, said twice: {text}");
        }
    }
}

#[test]
fn each_criterion_has_one_line_for_home() {
    let mut seen = BTreeSet::new();
    for (subject, ..) in all() {
        for (stage, criterion) in subject.stages.iter().flat_map(|s| s.criteria().map(|c| (s.stage, c.clone()))) {
            let (home, place) = (&criterion.home, format!("{} {stage}.{}", subject.title, criterion.number));
            assert!(home.ends_with(['.', '?']) && home.starts_with(char::is_uppercase), "{place}: {home}");
            assert!(home.chars().count() <= HOME_MAX && home.trim() == home && !home.contains('\''), "{place}: {home}");
            assert!(![" he ", " she ", " his ", " her "].iter().any(|word| home.contains(word)), "{place}: {home}");
            assert!(seen.insert(home.to_lowercase()), "{place}, said twice: {home}");
        }
    }
}

#[test]
#[allow(clippy::cast_precision_loss, reason = "a stage has few criteria")]
fn a_child_of_a_stage_can_read_it() {
    for (subject, ..) in all() {
        for stage in subject.stages {
            let grades: Vec<f64> = stage.criteria().map(|c| grade(&c.text)).collect();
            let mean = grades.iter().sum::<f64>() / grades.len() as f64;
            assert!(mean <= f64::from(stage.stage) + 3.0, "{} {} reads like school year {mean:.1}", subject.title, stage.stage);
        }
    }
}
