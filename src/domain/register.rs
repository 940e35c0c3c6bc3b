//! Register codes, as schools in England mark each session (Department for Education), and counting them. In August 2024 they changed: a
//! register of an earlier year is read by the codes of its time.

use super::attendance::Attendance;
use super::calendar::SchoolYear;

/// The first school year of the codes of now.
const CODES_OF_NOW_FROM: i32 = 2024;

/// Which codes a register is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// Those since August 2024.
    Now,
    /// Those before: `H` and `F`, holidays that were agreed to, and `J`, an interview.
    Before2024,
}

impl Codes {
    /// Those of a school year.
    #[must_use]
    pub fn of(year: SchoolYear) -> Self {
        if year.start() < CODES_OF_NOW_FROM { Self::Before2024 } else { Self::Now }
    }
}

/// What a code says of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CodeMeaning {
    /// In school, or at an approved activity, which counts as attending.
    Attended,
    /// Late, before the register closed: attended.
    Late,
    /// An absence the school has authorised.
    Authorised,
    /// An absence it has not.
    Unauthorised,
    /// Late, after the register closed: an absence that was not authorised.
    TooLate,
    /// Not a session the child could have attended.
    NotPossible,
}

fn meaning(code: &str, when: Codes) -> Option<CodeMeaning> {
    Some(match code {
        "H" | "F" if when == Codes::Before2024 => CodeMeaning::Authorised,
        "J" if when == Codes::Before2024 => CodeMeaning::Attended,
        "/" | "\\" | "B" | "K" | "P" | "V" | "W" => CodeMeaning::Attended,
        "L" => CodeMeaning::Late,
        "C" | "C1" | "C2" | "E" | "I" | "J1" | "M" | "R" | "S" | "T" => CodeMeaning::Authorised,
        "G" | "N" | "O" => CodeMeaning::Unauthorised,
        "U" => CodeMeaning::TooLate,
        "D" | "Q" | "X" | "Y" | "Y1" | "Y2" | "Y3" | "Y4" | "Y5" | "Y6" | "Y7" | "Z" | "#" => CodeMeaning::NotPossible,
        _ => return None,
    })
}

/// A code that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode {
    /// The code.
    pub code: String,
    /// Its place among the codes, from 1.
    pub place: usize,
}

/// Counts a run of codes, one a session, with or without spaces, commas and the like between them; small letters will do. A hyphen or a
/// full stop is a session that was not marked, and is not counted.
///
/// # Errors
/// Names the first code that is not known.
pub fn count(codes: &str, when: Codes) -> Result<Attendance, UnknownCode> {
    let letters: Vec<char> = codes.chars().map(|c| c.to_ascii_uppercase()).collect();
    let mut counted = Attendance::default();
    let (mut at, mut place) = (0, 0);
    while let Some(letter) = letters.get(at).copied() {
        at += 1;
        if letter.is_whitespace() || [',', ';', '|', '"', '\''].contains(&letter) {
            continue;
        }
        place += 1;
        if letter == '-' || letter == '.' {
            continue;
        }
        // A digit behind a letter belongs to it.
        let two = letters.get(at).filter(|next| next.is_ascii_digit()).map(|next| format!("{letter}{next}"));
        at += usize::from(two.is_some());
        let code = two.unwrap_or_else(|| letter.to_string());
        let Some(said) = meaning(&code, when) else { return Err(UnknownCode { code, place }) };
        counted.possible = counted.possible.saturating_add(u16::from(said != CodeMeaning::NotPossible));
        counted.attended = counted.attended.saturating_add(u16::from(matches!(said, CodeMeaning::Attended | CodeMeaning::Late)));
        counted.unauthorised =
            counted.unauthorised.saturating_add(u16::from(matches!(said, CodeMeaning::Unauthorised | CodeMeaning::TooLate)));
        counted.late = counted.late.saturating_add(u16::from(matches!(said, CodeMeaning::Late | CodeMeaning::TooLate)));
    }
    Ok(counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_counted_as_the_register_means_them() {
        let of = |possible, attended, unauthorised, late| Ok(Attendance { possible, attended, unauthorised, late });
        for (codes, wanted) in [
            ("", of(0, 0, 0, 0)),
            ("/\\/\\", of(4, 4, 0, 0)),
            ("/ \\ L U", of(4, 3, 1, 2)),
            ("BKPVW", of(5, 5, 0, 0)),
            ("C C1 C2 E I J1 M R S T", of(10, 0, 0, 0)),
            ("GNOU", of(4, 0, 4, 1)),
            ("D Q X Y Y1 Y7 Z # # /", of(1, 1, 0, 0)),
            ("c1c2j1", of(3, 0, 0, 0)),
            ("/,\\,-,-,l", of(3, 3, 0, 1)),
        ] {
            assert_eq!(count(codes, Codes::Now), wanted, "{codes}");
        }
    }

    #[test]
    fn an_unknown_code_is_named_with_its_place() {
        for (codes, code, place) in [
            ("/\\A", "A", 3),
            ("/H", "H", 2),
            ("F", "F", 1),
            ("//C7", "C7", 3),
            ("/ ? /", "?", 2),
            ("J", "J", 1),
            ("é", "é", 1),
            ("ß", "ß", 1),
        ] {
            assert_eq!(count(codes, Codes::Now), Err(UnknownCode { code: code.to_owned(), place }), "{codes}");
        }
    }

    #[test]
    fn a_register_of_an_earlier_year_is_read_by_the_codes_of_its_time() {
        let [before, after] = [2023, 2024].map(|year| Codes::of(SchoolYear::starting(year).unwrap()));
        assert_eq!((before, after), (Codes::Before2024, Codes::Now));
        assert_eq!(count("/ H F J Y L", before), Ok(Attendance { possible: 5, attended: 3, unauthorised: 0, late: 1 }));
        for code in ["H", "F", "J"] {
            assert_eq!(count(code, after), Err(UnknownCode { code: code.to_owned(), place: 1 }));
        }
    }
}
