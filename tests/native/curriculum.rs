//! The curriculum: numbered without gaps, in words a child can read.

use std::collections::BTreeSet;

use lantern::domain::Curriculum;

const TEXT_MAX: usize = 110;
/// The strands of maths in their order. What is taught of fractions grows over the years and so does the strand's name.
const STRANDS: [&[&str]; 10] = [
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

fn maths() -> Curriculum {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/curriculum/maths.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
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
fn maths_has_stages_1_to_6_of_25_to_32_criteria_without_gaps() {
    let maths = maths();
    assert_eq!((maths.subject.as_str(), maths.title.as_str()), ("maths", "Maths"));
    assert_eq!(maths.stages.iter().map(|s| s.stage).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    for stage in &maths.stages {
        let numbers: Vec<u16> = stage.criteria().map(|c| c.number).collect();
        assert_eq!(numbers, (1..=numbers.len() as u16).collect::<Vec<_>>(), "stage {}", stage.stage);
        assert!((25..=32).contains(&numbers.len()), "stage {} has {} criteria", stage.stage, numbers.len());
    }
}

#[test]
fn strands_stand_in_their_order() {
    for stage in maths().stages {
        let place = |name: &str| STRANDS.iter().position(|names| names.contains(&name));
        let places: Vec<_> =
            stage.strands.iter().map(|s| place(&s.name).unwrap_or_else(|| panic!("stage {}: {}", stage.stage, s.name))).collect();
        assert!(places.is_sorted_by(|a, b| a < b), "stage {}: {places:?}", stage.stage);
        assert!(stage.strands.iter().all(|s| !s.criteria.is_empty()), "stage {}", stage.stage);
    }
}

#[test]
fn statements_are_short_sentences_said_once() {
    let mut seen = BTreeSet::new();
    for (stage, text) in maths().stages.iter().flat_map(|s| s.criteria().map(|c| (s.stage, c.text.clone()))) {
        assert!(text.starts_with("I can ") && text.ends_with('.'), "stage {stage}: {text}");
        assert!(text.chars().count() <= TEXT_MAX, "stage {stage}, {} characters: {text}", text.chars().count());
        assert!(text.trim() == text && !text.contains("  "), "stage {stage}: {text:?}");
        assert!(seen.insert(text.to_lowercase()), "stage {stage}, said twice: {text}");
    }
}

#[test]
#[allow(clippy::cast_precision_loss, reason = "a stage has few criteria")]
fn a_child_of_a_stage_can_read_it() {
    for stage in maths().stages {
        let grades: Vec<f64> = stage.criteria().map(|c| grade(&c.text)).collect();
        let mean = grades.iter().sum::<f64>() / grades.len() as f64;
        assert!(mean <= f64::from(stage.stage) + 3.0, "stage {} reads like school year {mean:.1}", stage.stage);
    }
}
