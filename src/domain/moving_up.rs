//! What a class is called in the next school year, worked out from what it is called now.
//!
//! Schools name classes by year ("4B", "Year 4"), by two years that share a teacher ("3/4"), or by anything else ("Hedgehogs"), and some
//! number them by something other than a year. A name is only counted on where its number is the children's year group.

use super::people::YearGroup;

/// Where a child goes when the school year turns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goes {
    /// Into the class of this name.
    To(String),
    /// It leaves the school.
    Leaves,
}

/// A year in the name of a class: its place in the text, and the year group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    from: usize,
    to: usize,
    year: u8,
}

/// How the name of a class tells its years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassName<'a> {
    text: &'a str,
    years: Vec<Named>,
}

/// The last year of a primary school.
const LAST: u8 = 6;

impl<'a> ClassName<'a> {
    /// Reads a name. `commonest` is the year group most of its children are in, where that is known: a number that is none of theirs is not
    /// a year.
    #[must_use]
    pub fn read(text: &'a str, commonest: Option<YearGroup>) -> Self {
        let mut years = numbers(text);
        let told = match years.as_slice() {
            [one] => commonest.is_none_or(|year| year.number() == one.year),
            [first, second] => {
                // Two or three years that follow each other share a class.
                let follows = second.year > first.year && second.year - first.year <= 2;
                follows && commonest.is_none_or(|year| (first.year..=second.year).contains(&year.number()))
            }
            _ => false,
        };
        if !told {
            years.clear();
        }
        Self { text, years }
    }

    /// Whether the name tells a year.
    #[must_use]
    pub fn tells(&self) -> bool {
        !self.years.is_empty()
    }

    /// Where a child of a year group goes from here; `None` where the name does not say. Whoever is in no known year group is taken to be
    /// in that of the name.
    #[must_use]
    pub fn next(&self, year: Option<YearGroup>) -> Option<Goes> {
        let year = year.map(YearGroup::number);
        match self.years.as_slice() {
            [one] if year.unwrap_or(one.year) >= LAST => Some(Goes::Leaves),
            [one] if one.year < LAST => Some(Goes::To(self.later(1))),
            [_, _] if year? >= LAST => Some(Goes::Leaves),
            [first, second] => {
                let span = second.year - first.year + 1;
                if year? < second.year {
                    return Some(Goes::To(self.text.to_owned()));
                }
                (second.year + span <= LAST).then(|| Goes::To(self.later(span)))
            }
            _ => year.filter(|year| *year >= LAST).map(|_| Goes::Leaves),
        }
    }

    /// Whether a child of a year group is past this class next year: whoever stays in it all the same repeats its year.
    #[must_use]
    pub fn is_outgrown(&self, year: Option<YearGroup>) -> bool {
        let (Some(last), Some(year)) = (self.years.last(), year) else { return false };
        year.number() >= last.year
    }

    /// The name with its years so many later.
    fn later(&self, by: u8) -> String {
        let mut later = String::new();
        let mut at = 0;
        for named in &self.years {
            let before = self.text.get(at..named.from).unwrap_or_default();
            later.push_str(before);
            let word = self.text.get(named.from..named.to).unwrap_or_default();
            // "Reception" becomes "Year 1", and "YR" becomes "Y1".
            if word.len() > 1 && named.year == 0 {
                later.push_str("Year ");
            }
            later.push_str(&(named.year + by).to_string());
            at = named.to;
        }
        later.push_str(self.text.get(at..).unwrap_or_default());
        later
    }
}

/// Every year group a name has in it, in order. Where one is called a year, as in "Class 3 (Y4)" or "Year 4, Room 5", other numbers are
/// something else, but for one that goes on from it, as in "Year 1 & 2".
fn numbers(text: &str) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let (mut at, mut before, mut called) = (0, String::new(), Vec::new());
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        found.extend(reception(bare).map(|(from, to)| Named { from: at + from, to: at + to, year: 0 }));
        let mut run = 0;
        for (nth, c) in bare.char_indices().chain([(bare.len(), ' ')]) {
            if c.is_ascii_digit() {
                run += 1;
            } else if run > 0 {
                let digits = bare.get(nth - run..nth).unwrap_or_default();
                let letters = bare.get(..nth - run).unwrap_or_default().to_lowercase();
                let word = if letters.is_empty() { &before } else { &letters };
                called.extend(["y", "yr", "year", "years"].contains(&word.as_str()).then_some(at + nth - run));
                // Above year 6 a number is something else: a room, or a year.
                found.extend(digits.parse().ok().filter(|n| (1..=LAST).contains(n)).map(|year| Named {
                    from: at + nth - run,
                    to: at + nth,
                    year,
                }));
                run = 0;
            }
        }
        at += word.len();
        if !bare.is_empty() {
            before = bare.to_lowercase();
        }
    }
    if !called.is_empty() {
        let mut kept: Vec<Named> = Vec::new();
        for named in found {
            let between = kept.last().and_then(|last| text.get(last.to..named.from)).map(str::trim);
            let goes_on = between.is_some_and(|between| between == "and" || between.chars().all(|c| "/-–&+,".contains(c)));
            if goes_on || named.year == 0 || called.contains(&named.from) {
                kept.push(named);
            }
        }
        return kept;
    }
    found
}

/// Where a word says Reception: spelt out, `R`, `YR`, or `R` before the letter of a class.
fn reception(word: &str) -> Option<(usize, usize)> {
    let lower = word.to_lowercase();
    match lower.as_str() {
        "reception" | "rec" | "r" => Some((0, word.len())),
        "yr" => Some((1, 2)),
        _ if word.len() == 2 && word.starts_with('R') && word.chars().all(|c| c.is_ascii_uppercase()) => Some((0, 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(number: u8) -> Option<YearGroup> {
        YearGroup::ALL.get(usize::from(number)).copied()
    }

    fn to(name: &str) -> Option<Goes> {
        Some(Goes::To(name.to_owned()))
    }

    #[test]
    fn a_class_named_by_its_year_is_named_by_the_next() {
        for (now, next) in [
            ("4B", "5B"),
            ("4", "5"),
            ("Year 4", "Year 5"),
            ("Y4 Hedgehogs", "Y5 Hedgehogs"),
            ("Class 1 – Owls", "Class 2 – Owls"),
            ("5-Ash", "6-Ash"),
            ("Class 3 (Y4)", "Class 3 (Y5)"),
            ("Room 2, Year 4", "Room 2, Year 5"),
            ("Year 4 Room 5", "Year 5 Room 5"),
            ("Reception", "Year 1"),
            ("Rec Owls", "Year 1 Owls"),
            ("Year R", "Year 1"),
            ("YR", "Y1"),
            ("RB", "1B"),
            ("R", "1"),
            ("2É", "3É"),
        ] {
            assert_eq!(ClassName::read(now, None).next(None), to(next), "{now}");
        }
    }

    #[test]
    fn year_six_leaves_whatever_its_class_is_called() {
        for name in ["6", "6L", "Year 6", "5/6", "Hedgehogs", "Class 12"] {
            assert_eq!(ClassName::read(name, year(6)).next(year(6)), Some(Goes::Leaves), "{name}");
        }
        assert_eq!(ClassName::read("6L", None).next(None), Some(Goes::Leaves));
    }

    #[test]
    fn of_two_years_in_one_class_the_younger_stay_and_the_older_move_on() {
        for (now, child, next) in [
            ("3/4", 3, "3/4"),
            ("3/4", 4, "5/6"),
            ("Year 1 & 2", 1, "Year 1 & 2"),
            ("Year 1 & 2", 2, "Year 3 & 4"),
            ("R/1", 0, "R/1"),
            ("R/1", 1, "2/3"),
            ("1-3 Owls", 2, "1-3 Owls"),
            ("1-3 Owls", 3, "4-6 Owls"),
        ] {
            assert_eq!(ClassName::read(now, year(child)).next(year(child)), to(next), "{now}, year {child}");
        }
        assert_eq!(ClassName::read("5/6", year(5)).next(year(5)), to("5/6"));
        // There is no class of years 6 and 7, and of a child of no known year nobody knows.
        assert_eq!(ClassName::read("4/5", year(5)).next(year(5)), None);
        assert_eq!(ClassName::read("3/4", None).next(None), None);
    }

    #[test]
    fn a_number_that_is_nobodys_year_is_not_counted_on() {
        for (name, commonest) in [("Class 2", 4), ("Room 12", 1), ("Hedgehogs", 2), ("2026", 3), ("4/2", 3), ("B1 4", 4)] {
            let read = ClassName::read(name, year(commonest));
            assert!(!read.tells(), "{name}");
            assert_eq!(read.next(year(commonest)), None, "{name}");
        }
    }

    #[test]
    fn a_child_of_another_year_goes_with_its_class() {
        assert_eq!(ClassName::read("4B", year(4)).next(year(3)), to("5B"));
        assert_eq!(ClassName::read("4B", year(4)).next(year(6)), Some(Goes::Leaves));
        assert_eq!(ClassName::read("6L", year(6)).next(year(5)), None);
    }
}
