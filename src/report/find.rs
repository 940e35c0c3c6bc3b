//! Finding a child, a page, an action or a setting by a few letters.

use crate::domain::letters::sorted_as;
use crate::domain::order;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable<T> {
    /// What it is called: a name, a page, an action.
    pub title: String,
    /// What it is of: a class, "setting".
    pub about: String,
    /// Where it leads.
    pub to: T,
    folded_title: String,
    folded_about: String,
}

impl<T> Findable<T> {
    /// Something called so.
    #[must_use]
    pub fn new(title: String, about: String, to: T) -> Self {
        let (folded_title, folded_about) = (sorted_as(&title), sorted_as(&about));
        Self { title, about, to, folded_title, folded_about }
    }

    /// How well it fits what was typed: the less the better, `None` for not at all.
    fn fits(&self, typed: &[&str]) -> Option<u8> {
        let begins = |text: &str, part: &str| text.split(' ').any(|word| word.starts_with(part));
        let (title, about) = (self.folded_title.as_str(), self.folded_about.as_str());
        if title.starts_with(&typed.join(" ")) {
            Some(0)
        } else if typed.iter().all(|part| begins(title, part)) {
            Some(1)
        } else if typed.iter().all(|part| begins(title, part) || begins(about, part)) {
            Some(2)
        } else if typed.iter().all(|part| title.contains(part)) {
            Some(3)
        } else {
            None
        }
    }
}

/// What fits a few letters, best first: capitals and accents make no difference, and each word typed is the beginning of a word. Of equals
/// what was chosen last comes first, then what stands first. Where nothing is typed, what was chosen last, then everything.
#[must_use]
pub fn find<'a, T: PartialEq>(all: &'a [Findable<T>], typed: &str, recent: &[T], most: usize) -> Vec<&'a Findable<T>> {
    let typed = sorted_as(typed);
    let typed: Vec<&str> = typed.split(' ').filter(|part| !part.is_empty()).collect();
    let chosen = |found: &Findable<T>| recent.iter().position(|to| *to == found.to).unwrap_or(usize::MAX);
    let fitting = all.iter().filter_map(|found| Some((found.fits(&typed)?, found)));
    let mut found: Vec<(u8, usize, usize, &Findable<T>)> =
        fitting.enumerate().map(|(place, (how, found))| (how, chosen(found), place, found)).collect();
    order::sort_by_key(&mut found, |(how, chosen, place, _)| (*how, *chosen, *place));
    found.into_iter().take(most).map(|(.., found)| found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_find_what_is_meant() {
        let one = |title: &str, about: &str, to: u8| Findable::new(title.to_owned(), about.to_owned(), to);
        let all = [
            one("Zoé O’Brien-Łucka", "4B", 1),
            one("Mark Maths", "4B", 2),
            one("Mark Adeyemi", "3A", 3),
            one("Half-term dates", "setting", 4),
            one("Maya Mark", "4B", 5),
        ];
        let found = |typed: &str| find(&all, typed, &[], 9).into_iter().map(|found| found.to).collect::<Vec<_>>();
        let table: [(&str, &[u8]); 9] = [
            ("zoe", &[1]),
            ("LUCKA obri", &[1]),
            ("mark", &[2, 3, 5]),
            ("ma", &[2, 3, 5]),
            ("mark 4b", &[2, 5]),
            ("dat", &[4]),
            ("setting half", &[4]),
            ("eyem", &[3]),
            ("xyz", &[]),
        ];
        for (typed, expected) in table {
            assert_eq!(found(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_was_chosen_last_comes_first_and_no_more_than_asked_for() {
        let all: Vec<Findable<u8>> = (0..30).map(|n| Findable::new(format!("Child {n}"), String::new(), n)).collect();
        let found = |typed: &str| find(&all, typed, &[7, 3], 4).into_iter().map(|found| found.to).collect::<Vec<_>>();
        assert_eq!(found(" "), [7, 3, 0, 1]);
        assert_eq!(found("child"), [7, 3, 0, 1]);
        assert_eq!(found("child 1"), [1, 10, 11, 12]);
    }
}
