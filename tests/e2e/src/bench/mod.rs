//! The half of the benchmark that needs a browser: each row is a ratio of two things timed in one run, in one tab where that is possible.
//!
//! No row is judged: it is printed with the most it may be, and people read it.

mod board;
mod booking;
mod memory;
mod opening;
pub mod school;
mod taking_in;
mod taps;

use crate::{Person, Stage};
use serde_json::Value;
use std::{
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

pub use school::School;

/// Longest that any one piece of work may take.
const GUARD: Duration = Duration::from_secs(300);

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was done, and what it was held against.
    pub what: &'static str,
    /// How many times as much.
    pub ratio: Option<f64>,
    /// The most it may be, in the same measure.
    pub limit: &'static str,
    /// What the ratio was made of.
    pub made_of: String,
}

impl Row {
    fn new(what: &'static str, limit: &'static str, work: f64, bare: f64, unit: &str) -> Self {
        Self { what, ratio: Some(work / bare.max(f64::EPSILON)), limit, made_of: format!("{work:.1} {unit} to {bare:.1} {unit}") }
    }

    fn and(mut self, more: &str) -> Self {
        self.made_of.push_str("; ");
        self.made_of.push_str(more);
        self
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ratio = self.ratio.map_or_else(|| "not measured".to_owned(), |ratio| format!("{ratio:.2} x"));
        write!(f, "{:<78} {ratio:>12} {:>8}   {}", self.what, self.limit, self.made_of)
    }
}

/// The head of the table.
#[must_use]
pub fn head() -> String {
    format!("{:<78} {:>12} {:>8}   {}", "in Chromium", "measured", "at most", "made of")
}

/// The parts that can be asked for by name.
pub const PARTS: [&str; 3] = ["class", "school", "opening"];

/// Measures what was asked for, and tells each row as soon as it is known.
pub fn run(stage: &Stage, wanted: impl Fn(&str) -> bool, mut tell: impl FnMut(Row)) {
    if wanted("class") {
        let class = School::of(30, 2_000);
        let ana = stage.person("ana");
        take_in(&ana, &stage.file("class.lantern.json", class.text().as_bytes()));
        taps::rows(&ana, &class).into_iter().for_each(&mut tell);
        tell(board::row(&ana, &class));
    }
    if wanted("school") || wanted("opening") {
        let small = stage.person("small");
        let empty = memory::of(&small);
        let school = School::of(1_000, 180);
        let text = school.text();
        let bo = stage.person("bo");
        let file = stage.file("school.lantern.json", text.as_bytes());
        let first = taking_in::measured(&bo, &file);
        tell(taking_in::first(&first));
        if wanted("school") {
            let newer = stage.file("newer.lantern.json", school.newer(18).as_bytes());
            tell(taking_in::newer(&first, &taking_in::measured(&bo, &newer)));
            memory::rows(&bo, &school, empty, text.len()).into_iter().for_each(&mut tell);
            booking::rows(&bo, &school).into_iter().for_each(&mut tell);
        }
        if wanted("opening") {
            take_in(&small, &stage.file("thirty.lantern.json", School::of(30, 180).text().as_bytes()));
            tell(opening::row(&bo, &small));
        }
    }
}

/// Takes in a file as a person does, with more patience.
fn take_in(person: &Person, file: &Path) {
    person.go("#/");
    person.upload(&crate::file_input("Open a file…"), file);
    person.sees_within(&crate::button("Add to my files"), GUARD);
    person.click(&crate::button("Add to my files"));
    person.until("the file to be taken in", GUARD, || {
        if person.address().ends_with("#/open") { Err("it is still looked at".to_owned()) } else { Ok(()) }
    });
    person.saved();
}

impl Person {
    /// Runs a script of the benchmark, the body of an async function of `args`, and waits for what it returns.
    #[track_caller]
    fn times(&self, script: &str, args: &[Value]) -> Value {
        let begin = format!(
            "const args = [...arguments]; window.bench = window.bench || {{}}; window.bench.answer = null; {TOOLS} \
             const answers = (answer) => {{ window.bench.answer = answer; }}; \
             (async () => {{ {script} }})().then((said) => answers({{ said }}), (bad) => answers({{ bad: String(bad) }})); \
             return true"
        );
        self.must("begin to measure", self.try_script(&begin, args));
        let begun = Instant::now();
        loop {
            let answer = self.script("return window.bench && window.bench.answer", &[]);
            if let Some(bad) = answer["bad"].as_str() {
                self.fail(format!("the measuring went wrong: {}", bad));
            }
            if answer.get("said").is_some() {
                return answer["said"].clone();
            }
            if begun.elapsed() > GUARD {
                self.fail("the measuring does not end");
            }
            sleep(Duration::from_millis(50));
        }
    }
}

/// What the scripts share.
const TOOLS: &str = include_str!("tools.js");

/// The numbers of a list of numbers, in order of size.
fn sorted(list: &Value) -> Vec<f64> {
    let mut numbers: Vec<f64> = list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The number below which so large a part of a sorted list lies.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short list")]
    let at = ((sorted.len() as f64 * part) as usize).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

fn median(list: &Value) -> f64 {
    quantile(&sorted(list), 0.5)
}
