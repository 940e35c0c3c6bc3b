//! Dates of birth as schools write them. The day comes first, always: these are English lists.

use crate::domain::Date;

/// A date in one of the forms met in exports; `None` if it is none of them or no day of the calendar.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = without_time(text.trim());
    let separated = |c: char| matches!(c, '/' | '-' | '.' | ',') || c.is_whitespace();
    let parts: Vec<&str> = text.split(separated).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    // Four digits are a year; "23rd" has four characters, too.
    let (year_part, day_part) = if digits(first, 4).is_some() && first.len() == 4 { (first, third) } else { (third, first) };
    Date::from_ymd_opt(year(year_part)?, month(second)?, day(day_part)?)
}

/// Cuts off a time of day, which Excel adds to dates: "2018-11-23 00:00:00", "2018-11-23T00:00".
fn without_time(text: &str) -> &str {
    let Some((before_colon, _)) = text.split_once(':') else { return text };
    let hours = |c: char| c.is_ascii_digit();
    let date = before_colon.trim_end_matches(hours);
    // With no space or T before the hours, the colon belongs to something else and the whole is no date.
    date.strip_suffix([' ', 'T']).unwrap_or(text).trim_end()
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let fit = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fit { text.parse().ok() } else { None }
}

/// `23` or `23rd`.
fn day(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending));
    digits(bare.unwrap_or(&lower), 2)
}

/// `11`, `Nov` or `November`.
fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let lower = text.to_ascii_lowercase();
    let named = (lower.len() >= 3).then(|| MONTHS.iter().zip(1..).find(|(name, _)| name.starts_with(&lower))).flatten();
    named.map(|(_, number)| number).or_else(|| digits(&lower, 2))
}

/// Four digits, or two: a child of a primary school is born in this century.
fn year(text: &str) -> Option<i32> {
    let number = i32::try_from(digits(text, 4)?).ok()?;
    match text.len() {
        2 => Some(2000 + number),
        4 if (1900..2200).contains(&number) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_schools_use() {
        for text in [
            "23/11/2018",
            " 23-11-2018 ",
            "2018-11-23",
            "2018/11/23",
            "23-Nov-2018",
            "23-NOV-18",
            "23 November 2018",
            "23rd November, 2018",
            "23.11.2018",
            "23/11/18",
            "2018-11-23 00:00:00",
            "2018-11-23T00:00:00.000Z",
            "23/11/2018 00:00",
            "23/11/2018 0:00",
        ] {
            assert_eq!(date(text), Date::from_ymd_opt(2018, 11, 23), "{text}");
        }
        assert_eq!(date("1/2/2018"), Date::from_ymd_opt(2018, 2, 1), "the day comes first");
        assert_eq!(date("1 Sept 2018"), Date::from_ymd_opt(2018, 9, 1));
        assert_eq!(date("29/02/2016"), Date::from_ymd_opt(2016, 2, 29));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "4B",
            "11/23/2018",
            "29/02/2018",
            "31/04/2018",
            "23/11",
            "23/11/218",
            "23/11/20180",
            "43427",
            "23/11/2018/1",
            "0/1/2018",
            "1/0/2018",
            "23 No 2018",
            "٢٣/11/2018",
            "23/11/1018",
            "23/+1/2018",
            "12:30",
            "23/11/2018:1",
            "::",
            "1/2/3",
            "ß/ß/ßß",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
