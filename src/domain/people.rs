//! The people of a school: pupils, staff, and who speaks.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::calendar::SchoolYear;
use super::id::{ClassId, StaffId, Stamp};
use super::key::as_text;
use super::letters::{self, folded};
use super::upn::Upn;

/// Longest name of a person, class or school, in characters.
pub const NAME_MAX: usize = 100;
/// Longest note, in characters.
pub const NOTE_MAX: usize = 4000;

/// What is known of a child. No more than the school needs: no ethnicity, no medical facts, no contact details.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pupil {
    /// The name the child is called by.
    pub forename: String,
    /// The family name; may be empty.
    pub surname: String,
    /// The unique pupil number, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upn: Option<Upn>,
    /// The date of birth, if known.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "super::calendar::as_date::maybe")]
    pub born: Option<NaiveDate>,
}

impl Pupil {
    /// Forename and surname.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.forename, self.surname).trim().to_owned()
    }

    /// What to sort a register by: surname, then forename, in English custom; what is equal then, by how it is written.
    #[must_use]
    pub fn register_order(&self) -> String {
        let parts = [&letters::sorted_as(&self.surname), &letters::sorted_as(&self.forename), &self.surname, &self.forename];
        // Below every letter, so that a shorter name comes before a longer one.
        parts.map(String::as_str).join("\u{0}")
    }
}

/// What a child is called in law, where that is not what it is called by. It is shown nowhere but among the details: lists of the school's
/// other programs name the child by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalName {
    /// The legal forename.
    pub forename: String,
    /// The legal surname; empty where it is the one the child is called by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub surname: String,
}

/// That a child has left the school, as apart from one that is not placed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Left {
    /// The last day at the school.
    #[serde(with = "super::calendar::as_date")]
    pub day: NaiveDate,
    /// Where to: the next school, as people call it. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// Why. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// Whether two names are the same to a person: see [`letters::folded`].
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    letters::same(a, b)
}

/// A member of staff. Any adult may be a mentor: teaching assistant, head, office, caretaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffMember {
    /// The name children and colleagues use: "Mrs Okafor".
    pub name: String,
    /// What they do: "class teacher". May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub job: String,
}

impl StaffMember {
    /// In what part they write: as a mentor where their job says so and does not say that they teach, else as a teacher.
    #[must_use]
    pub fn role(&self) -> Role {
        let job = folded(&self.job);
        let is = |part: &str| job.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).any(|word| word.starts_with(part));
        if is("mentor") && !is("teach") { Role::Mentor } else { Role::Teacher }
    }
}

/// Reception or year 1 to 6.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearGroup(u8);

impl YearGroup {
    /// Reception and years 1 to 6, in order.
    pub const ALL: [Self; 7] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// Reads what schools write: `R`, `Rec`, `Reception`, `0`, `4`, `Y4`, `Year 4`.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let text = folded(text);
        let rest = text.strip_prefix("year").or_else(|| text.strip_prefix("yr")).or_else(|| text.strip_prefix('y')).unwrap_or(&text);
        match rest.trim() {
            "r" | "rec" | "reception" | "0" => Some(Self(0)),
            n => n.parse().ok().filter(|n| (1..=6).contains(n)).map(Self),
        }
    }

    /// The year group of a child born on a date, in a school year: five years old by 31 August before it makes year 1.
    #[must_use]
    pub fn by_age(born: NaiveDate, year: SchoolYear) -> Option<Self> {
        let number = year.start() - SchoolYear::of(born).start() - 5;
        u8::try_from(number).ok().filter(|n| *n <= 6).map(Self)
    }

    /// 0 for Reception, else the year.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// "Reception" or "Year 4".
    #[must_use]
    pub fn name(self) -> String {
        if self.0 == 0 { "Reception".to_owned() } else { format!("Year {}", self.0) }
    }
}

impl fmt::Display for YearGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { f.write_str("R") } else { write!(f, "Y{}", self.0) }
    }
}

impl FromStr for YearGroup {
    type Err = NotSaid;
    fn from_str(text: &str) -> Result<Self, NotSaid> {
        Self::ALL.into_iter().find(|y| y.to_string() == text).ok_or(NotSaid)
    }
}

/// Where a child is in a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The class; `None` once the child has left.
    pub class: Option<ClassId>,
    /// The year group, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_group: Option<YearGroup>,
}

/// Whose judgement a rating is. The two stand side by side; neither overwrites the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The teacher's or mentor's.
    Teacher,
    /// The child's own.
    Child,
}

/// In what part somebody wrote an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A teacher.
    Teacher,
    /// A mentor, in a mentoring meeting.
    Mentor,
    /// The child.
    Child,
    /// A parent, in a mentoring meeting.
    Parent,
}

impl Role {
    const ALL: [Self; 4] = [Self::Teacher, Self::Mentor, Self::Child, Self::Parent];

    fn key(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Mentor => "mentor",
            Self::Child => "child",
            Self::Parent => "parent",
        }
    }
}

/// Who wrote an entry: `teacher:0k7f3q9x2b4m1.17` where the member of staff is known, else `teacher`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct By {
    /// In what part.
    pub role: Role,
    /// Which member of staff, where the device knew.
    pub staff: Option<StaffId>,
}

/// A text that names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSaid;

impl By {
    /// Its spelling in two parts: a word, and whose id stands behind a colon.
    pub(crate) fn parts(self) -> (&'static str, Option<Stamp>) {
        (self.role.key(), self.staff.map(Stamp::from))
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, id) = self.parts();
        f.write_str(word)?;
        id.map_or(Ok(()), |id| write!(f, ":{id}"))
    }
}

impl FromStr for By {
    type Err = NotSaid;
    fn from_str(text: &str) -> Result<Self, NotSaid> {
        let (role, staff) = match text.split_once(':') {
            Some((role, staff)) => (role, Some(staff.parse().map_err(|_| NotSaid)?)),
            None => (text, None),
        };
        let role = Role::ALL.into_iter().find(|r| r.key() == role).ok_or(NotSaid)?;
        Ok(Self { role, staff })
    }
}

as_text! {
    YearGroup: "a year group: R or Y1 to Y6";
    By: "teacher, mentor, child or parent, with a staff id or without";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_is_in_the_order_of_surnames_whatever_their_accents() {
        let pupil = |full: &&str| {
            let (forename, surname) = full.split_once(' ').unwrap_or((full, ""));
            Pupil { forename: forename.into(), surname: surname.into(), upn: None, born: None }
        };
        let register =
            ["Ada Eaton", "Bo Éclair", "Cy Edwards", "Zed Lee", "Amy Lee-Ash", "Ava O'Brien", "Ava O’Brien", "Bea Obrien", "Di Swan"];
        let mut sorted: Vec<Pupil> = register.iter().rev().map(pupil).collect();
        super::super::order::sort_by_key(&mut sorted, Pupil::register_order);
        assert_eq!(sorted.iter().map(Pupil::full_name).collect::<Vec<_>>(), register);
    }

    #[test]
    fn year_groups_as_schools_write_them() {
        for (text, number) in [("R", 0), ("Reception", 0), ("0", 0), ("4", 4), ("Y4", 4), ("Year 4", 4), ("yr6", 6)] {
            assert_eq!(YearGroup::typed(text).map(YearGroup::number), Some(number), "{text}");
        }
        for text in ["", "7", "N1", "-1", "Year"] {
            assert_eq!(YearGroup::typed(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_group_follows_from_the_birth_date() {
        let year = SchoolYear::starting(2026).unwrap();
        let born = |y, m, d| YearGroup::by_age(NaiveDate::from_ymd_opt(y, m, d).unwrap(), year).map(YearGroup::number);
        assert_eq!(born(2022, 9, 1), None);
        assert_eq!(born(2022, 8, 31), Some(0));
        assert_eq!(born(2021, 9, 1), Some(0));
        assert_eq!(born(2021, 8, 31), Some(1));
        assert_eq!(born(2015, 9, 1), Some(6));
        assert_eq!(born(2015, 8, 31), None);
    }

    #[test]
    fn who_writes_does_so_in_the_part_of_their_job() {
        for (job, role) in [
            ("", Role::Teacher),
            ("class teacher", Role::Teacher),
            ("Year 4", Role::Teacher),
            ("teaching assistant", Role::Teacher),
            ("Mentor", Role::Mentor),
            ("learning mentor", Role::Mentor),
            ("Office, mentor of 4B", Role::Mentor),
            ("teacher and mentor", Role::Teacher),
            ("commentator", Role::Teacher),
        ] {
            assert_eq!(StaffMember { name: "Mr Crow".into(), job: job.into() }.role(), role, "{job}");
        }
    }

    #[test]
    fn an_author_has_one_spelling() {
        for text in ["teacher", "child", "mentor:0000000000001.1"] {
            assert_eq!(text.parse::<By>().unwrap().to_string(), text);
        }
        assert!("head".parse::<By>().is_err());
    }
}
