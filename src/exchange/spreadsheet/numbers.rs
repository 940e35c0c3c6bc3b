//! Numbers of cells as a person sees them: without rounding noise, dates as dates, shares in percent.
//!
//! By hand, digit by digit: what reads and writes numbers with a point is larger than all else here.

use chrono::Days;

use crate::domain::Date;

/// So many digits a spreadsheet means; what stands behind them is noise.
const DIGITS: usize = 15;
/// A number with more zeros than these before or behind its digits is left as it is written.
const ZEROS_MAX: usize = 30;

/// How a cell shows its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shows {
    /// As a number.
    #[default]
    Number,
    /// As a date, with or without a time.
    Date,
    /// In percent.
    Percent,
}

impl Shows {
    /// Of a format every workbook has, by its number: of those of times alone the number is shown.
    pub(super) fn built_in(id: usize) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => Self::Date,
            _ => Self::Number,
        }
    }

    /// Of a format as it is written: `dd/mm/yyyy`, `0.0%`. The first of several counts.
    pub(super) fn written(format: &str) -> Self {
        let (mut date, mut time, mut month) = (false, false, false);
        let mut letters = format.chars();
        while let Some(letter) = letters.next() {
            match letter.to_ascii_lowercase() {
                // What is shown as it stands.
                '"' => drop(letters.by_ref().find(|c| *c == '"')),
                '[' => drop(letters.by_ref().find(|c| *c == ']')),
                '\\' | '_' | '*' => drop(letters.next()),
                ';' => break,
                '%' => return Self::Percent,
                'y' | 'd' => date = true,
                'h' | 's' => time = true,
                'm' => month = true,
                _ => {}
            }
        }
        if date || month && !time { Self::Date } else { Self::Number }
    }
}

/// A number of a cell, in words of its format. What is no number, and no day that could be meant, stays as it is written.
pub(super) fn shown(written: &str, shows: Shows, since_1904: bool) -> String {
    let number = |shift| plain(written.trim(), shift);
    let said = match shows {
        Shows::Number => number(0),
        Shows::Percent => number(2).map(|number| number + "%"),
        Shows::Date => number(0).and_then(|number| day(&number, since_1904)).or_else(|| number(0)),
    };
    said.unwrap_or_else(|| written.trim().to_owned())
}

/// The day of a number of days; its time is left out.
fn day(number: &str, since_1904: bool) -> Option<String> {
    let days: u64 = number.split('.').next()?.parse().ok()?;
    let first = match (since_1904, days) {
        (true, _) => (1904, 1, 1),
        // Excel has a 29 February 1900, which was none: before it the count is another, and below 1 there is no day.
        (false, 0 | 60) => return None,
        (false, 1..60) => (1899, 12, 31),
        (false, _) => (1899, 12, 30),
    };
    Some(Date::from_ymd_opt(first.0, first.1, first.2)?.checked_add_days(Days::new(days)).filter(|day| *day <= last())?.to_string())
}

/// The last day a spreadsheet knows.
fn last() -> Date {
    Date::from_ymd_opt(9999, 12, 31).unwrap_or(Date::MAX)
}

/// A number with or without an exponent, as it was meant; `shift` moves its point to the right.
fn plain(written: &str, shift: i32) -> Option<String> {
    let (sign, number) = written.strip_prefix('-').map_or(("", written), |rest| ("-", rest));
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let exponent: i32 = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok().filter(|e| (-400..400).contains(e))?;
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(part.bytes()).collect();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let leading = digits.iter().take_while(|digit| **digit == b'0').count();
    digits.drain(..leading);
    let mut point = i32::try_from(whole.len()).ok()?.checked_sub(i32::try_from(leading).ok()?)? + exponent + shift;
    if digits.get(DIGITS).is_some_and(|next| *next >= b'5') {
        digits.truncate(DIGITS);
        // Nines carry.
        while digits.last() == Some(&b'9') {
            digits.pop();
        }
        match digits.last_mut() {
            Some(digit) => *digit += 1,
            None => {
                digits.push(b'1');
                point += 1;
            }
        }
    }
    digits.truncate(DIGITS);
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    let zeros = |count: usize| (count <= ZEROS_MAX).then(|| "0".repeat(count));
    let digits: String = digits.into_iter().map(char::from).collect();
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    let Ok(before) = usize::try_from(point) else {
        return Some(format!("{sign}0.{}{digits}", zeros(usize::try_from(point.unsigned_abs()).ok()?)?));
    };
    Some(match digits.split_at_checked(before) {
        None => format!("{sign}{digits}{}", zeros(before - digits.len())?),
        Some((whole, "")) => format!("{sign}{whole}"),
        Some(("", part)) => format!("{sign}0.{part}"),
        Some((whole, part)) => format!("{sign}{whole}.{part}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_it_was_meant() {
        for (written, meant) in [
            ("0", "0"),
            ("-0", "0"),
            ("17", "17"),
            ("017", "17"),
            ("17.50", "17.5"),
            ("95.900000000000006", "95.9"),
            ("0.30000000000000004", "0.3"),
            ("2.2999999999999998", "2.3"),
            ("9.9999999999999999", "10"),
            ("-1.5E-3", "-0.0015"),
            ("4.3427E4", "43427"),
            ("1e+2", "100"),
            ("1234567890123", "1234567890123"),
            ("12345678901234567", "12345678901234600"),
            ("1e300", "1e300"),
            ("1e-300", "1e-300"),
            ("1e999999999999", "1e999999999999"),
            ("NaN", "NaN"),
            ("1.2.3", "1.2.3"),
            (".", "."),
            (" 5 ", "5"),
            ("", ""),
        ] {
            assert_eq!(shown(written, Shows::Number, false), meant, "{written}");
        }
    }

    #[test]
    fn a_share_is_in_percent() {
        for (written, meant) in [("0.959", "95.9%"), ("1", "100%"), ("0", "0%"), ("0.28999999999999998", "29%"), ("x", "x")] {
            assert_eq!(shown(written, Shows::Percent, false), meant);
        }
    }

    #[test]
    fn a_day_is_counted_from_where_the_workbook_says() {
        for (written, since_1904, meant) in [
            ("43427", false, "2018-11-23"),
            ("43427.75", false, "2018-11-23"),
            ("43426.99999999999999", false, "2018-11-23"),
            ("41965", true, "2018-11-23"),
            ("1", false, "1900-01-01"),
            ("59", false, "1900-02-28"),
            ("60", false, "60"),
            ("61", false, "1900-03-01"),
            ("0", true, "1904-01-01"),
            ("2958465", false, "9999-12-31"),
            ("2958466", false, "2958466"),
            ("-1", false, "-1"),
            ("0.5", false, "0.5"),
            ("soon", false, "soon"),
        ] {
            assert_eq!(shown(written, Shows::Date, since_1904), meant, "{written}");
        }
    }

    #[test]
    fn a_format_says_what_it_shows() {
        for (format, shows) in [
            ("General", Shows::Number),
            ("0.00", Shows::Number),
            ("#,##0;[Red]-#,##0", Shows::Number),
            ("0\" days\"", Shows::Number),
            ("\\d0", Shows::Number),
            ("h:mm", Shows::Number),
            ("[mm]:ss", Shows::Number),
            ("0;\"d\"yyyy", Shows::Number),
            ("dd/mm/yyyy", Shows::Date),
            ("[$-809]d mmmm yyyy;@", Shows::Date),
            ("yyyy\\-mm\\-dd hh:mm", Shows::Date),
            ("mmm", Shows::Date),
            ("D-MMM", Shows::Date),
            ("0.0%", Shows::Percent),
        ] {
            assert_eq!(Shows::written(format), shows, "{format}");
        }
        assert_eq!([9, 14, 20, 22, 45, 58].map(Shows::built_in), {
            use Shows::{Date, Number, Percent};
            [Percent, Date, Number, Date, Number, Date]
        });
    }
}
