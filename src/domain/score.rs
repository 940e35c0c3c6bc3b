//! Named tests and their scores.

use super::senseless::Senseless;
use serde::{Deserialize, Serialize};

/// The highest total a test can have.
pub const TOTAL_MAX: u16 = 1000;

/// A named test, sat again and again: key skills, times tables, spelling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// Its name, 1 to 100 characters.
    pub name: String,
    /// The most that can be scored, 1 to [`TOTAL_MAX`].
    pub total: u16,
    /// From which share of the total, in percent, a score is green (the highest band).
    pub green: u8,
    /// From which share, in percent, it is yellow (nearly); below it is red. Less than `green`.
    pub yellow: u8,
    /// No longer in use; its scores stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// The numbers of a test: what it is out of, and how a score is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestNumbers {
    /// The most that can be scored, 1 to [`TOTAL_MAX`].
    pub total: u16,
    /// From which share of the total, in percent, a score is green (the highest band).
    pub green: u8,
    /// From which share, in percent, it is yellow (nearly); below it is red. Less than `green`.
    pub yellow: u8,
}

impl TestNumbers {
    /// Whether they make sense.
    ///
    /// # Errors
    /// Says what does not.
    pub fn check(&self) -> Result<(), Senseless> {
        if !(1..=TOTAL_MAX).contains(&self.total) {
            return Err(Senseless::TestTotal);
        }
        if self.green > 100 || self.yellow >= self.green { Err(Senseless::TestColours) } else { Ok(()) }
    }
}

impl Test {
    /// Its numbers.
    #[must_use]
    pub fn numbers(&self) -> TestNumbers {
        TestNumbers { total: self.total, green: self.green, yellow: self.yellow }
    }

    /// The same test by other numbers.
    #[must_use]
    pub fn by(self, TestNumbers { total, green, yellow }: TestNumbers) -> Self {
        Self { total, green, yellow, ..self }
    }

    /// The tests a school begins with: key and test. A school changes them to match its own.
    #[must_use]
    pub fn usual() -> Vec<(&'static str, Self)> {
        let test = |name: &str, total| Self { name: name.to_owned(), total, green: 80, yellow: 60, retired: false };
        vec![
            ("key-skills", test("Key skills", 20)),
            ("grammar", test("Grammar", 20)),
            ("times-tables", test("Times tables", 25)),
            ("spelling", test("Spelling", 10)),
        ]
    }

    /// Whether the numbers make sense.
    ///
    /// # Errors
    /// Says what does not.
    pub fn check(&self) -> Result<(), Senseless> {
        self.numbers().check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_tests_make_sense() {
        for (key, test) in Test::usual() {
            assert!(key.parse::<crate::domain::TestKey>().is_ok() && test.check().is_ok(), "{key}");
        }
        let spelling = |change: fn(&mut Test)| {
            let (_, mut test) = Test::usual().pop().unwrap();
            change(&mut test);
            test.check()
        };
        assert!(spelling(|t| t.total = 0).is_err() && spelling(|t| t.yellow = 80).is_err() && spelling(|t| t.green = 101).is_err());
    }
}
