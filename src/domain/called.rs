//! Whom a list means by a name. A name alone never decides between two children.

use super::id::PupilId;
use super::letters::folded;
use super::order;
use super::people::{LegalName, Pupil};
use super::upn::Upn;

/// A forename and a surname.
type Name = (String, String);

/// A child by every name it is listed by: as it is called, and as it is called in law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The child.
    pub pupil: PupilId,
    /// Its number, if known.
    pub upn: Option<Upn>,
    /// Forenames and surnames, those it is called by first.
    pub names: Vec<(String, String)>,
}

impl Called {
    /// A child by its details and its legal name, where that is another.
    #[must_use]
    pub fn of(pupil: PupilId, details: &Pupil, legal: Option<&LegalName>) -> Self {
        Self { pupil, upn: details.upn.clone(), names: Self::names_of(details, legal) }
    }

    /// The names of such a child.
    #[must_use]
    pub fn names_of(details: &Pupil, legal: Option<&LegalName>) -> Vec<(String, String)> {
        let mut names = vec![(details.forename.clone(), details.surname.clone())];
        if let Some(legal) = legal {
            names.push((legal.forename.clone(), details.surname.clone()));
            if !legal.surname.is_empty() {
                names.push((legal.forename.clone(), legal.surname.clone()));
                names.push((details.forename.clone(), legal.surname.clone()));
            }
        }
        names
    }

    /// The name the child is called by.
    #[must_use]
    pub fn name(&self) -> String {
        self.names.first().map(full).unwrap_or_default()
    }
}

fn full((forename, surname): &Name) -> String {
    format!("{forename} {surname}").trim().to_owned()
}

/// A legal name as it is typed; `None` where nothing is. Whoever gives a surname alone has the forename the child is called by.
#[must_use]
pub fn legal_name(forename: &str, surname: &str, called: &str) -> Option<LegalName> {
    let (forename, surname) = (forename.trim(), surname.trim());
    let said = !forename.is_empty() || !surname.is_empty();
    let forename = if forename.is_empty() { called } else { forename };
    said.then(|| LegalName { forename: forename.to_owned(), surname: surname.to_owned() })
}

/// Whom a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Nobody here.
    Nobody,
    /// This child.
    One(PupilId),
    /// More than one is called so.
    Several,
}

/// Whom a list means by a name: "Forename Surname" or "Surname, Forename"; only where nobody is called so, "Surname Forename" or the same
/// words in another order.
#[must_use]
pub fn meant(said: &str, class: &[Called]) -> Meant {
    let straight = match said.split_once(',') {
        Some((surname, forename)) => folded(&format!("{forename} {surname}")),
        None => folded(said),
    };
    let words = |name: &str| {
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        order::sort(&mut words);
        words
    };
    let sorted = words(&straight);
    let is: [&dyn Fn(&Name) -> bool; 3] =
        [&|name| folded(&full(name)) == straight, &|(forename, surname)| folded(&format!("{surname} {forename}")) == straight, &|name| {
            words(&folded(&full(name))) == sorted
        }];
    if straight.is_empty() {
        return Meant::Nobody;
    }
    for is in is {
        let mut found = class.iter().filter(|child| child.names.iter().any(is));
        match (found.next(), found.next()) {
            (Some(one), None) => return Meant::One(one.pupil),
            (Some(_), Some(_)) => return Meant::Several,
            (None, _) => {}
        }
    }
    Meant::Nobody
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: usize) -> PupilId {
        format!("0000000000001.{number}").parse().unwrap()
    }

    /// A child from "Forename Surname|Legal forename|Legal surname".
    fn called((number, text): (usize, &&str)) -> Called {
        let mut parts = text.split('|');
        let (forename, surname) = parts.next().unwrap().split_once(' ').unwrap();
        let details = Pupil { forename: forename.into(), surname: surname.into(), upn: None, born: None };
        let legal = parts.next().map(|forename| LegalName { forename: forename.into(), surname: parts.next().unwrap_or_default().into() });
        Called::of(id(number), &details, legal.as_ref())
    }

    #[test]
    fn a_child_is_meant_by_each_of_its_names() {
        let class =
            ["Bob Lee|Robert|Lee-Shah", "James Thomas", "Thomas James", "Ava O’Hara", "Ana de la Cruz", "Mo Ali|Mohammed", "Mohammed Ali"];
        let class: Vec<Called> = class.iter().enumerate().map(called).collect();
        for (said, wanted) in [
            ("Bob Lee", Meant::One(id(0))),
            ("Robert Lee", Meant::One(id(0))),
            ("LEE-SHAH, Robert", Meant::One(id(0))),
            ("Lee–Shah Bob", Meant::One(id(0))),
            ("James Thomas", Meant::One(id(1))),
            ("James, Thomas", Meant::One(id(2))),
            ("o'hara,ava", Meant::One(id(3))),
            ("de la Cruz Ana", Meant::One(id(4))),
            ("Cruz Ana de la", Meant::One(id(4))),
            ("Mo Ali", Meant::One(id(5))),
            // A register lists children by their legal names: these are two.
            ("Mohammed Ali", Meant::Several),
            ("Robert", Meant::Nobody),
            ("", Meant::Nobody),
            (",", Meant::Nobody),
        ] {
            assert_eq!(meant(said, &class), wanted, "{said}");
        }
        assert_eq!(class.first().map(Called::name).as_deref(), Some("Bob Lee"));
    }
}
