//! Dates as lists write them, judged by the whole column: which of the two numbers is the day, and whether Excel has left its day numbers.

use crate::domain::Date;

/// Excel counts days from here; 60, which is no day, lies long before any child.
const EXCEL_BEGINS: (i32, u32, u32) = (1899, 12, 30);
/// Day numbers that are taken for dates: those of 2000 to 2049.
const DAY_NUMBERS: std::ops::RangeInclusive<u64> = 36_526..=54_788;

/// Which number comes first where a date is written in numbers alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// 23/11/2018, as in England.
    #[default]
    DayFirst,
    /// 11/23/2018, as in America.
    MonthFirst,
}

/// How the dates of a column are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// Which number comes first.
    pub order: DateOrder,
    /// A date that could be either, where no date of the column says which it is.
    pub open: Option<String>,
    /// The first of Excel's day numbers, with the day it is, and how many there are.
    pub numbers: Option<(String, Date, usize)>,
}

impl Dates {
    /// Judges a column.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Self {
        let both = || cells.clone().map(|text| (text, dated(text, DateOrder::DayFirst), dated(text, DateOrder::MonthFirst)));
        let day_first = both().filter(|(_, day, month)| day.is_some() && month.is_none()).count();
        let month_first = both().filter(|(_, day, month)| day.is_none() && month.is_some()).count();
        // Where it says nothing, these are English lists.
        let order = if month_first > day_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        let either = || both().find(|(_, day, month)| day.is_some() && month.is_some() && day != month);
        let open = if day_first + month_first == 0 { either().map(|(text, ..)| text.to_owned()) } else { None };
        let numbers = || cells.clone().filter_map(|text| Some((text.to_owned(), day_number(text)?)));
        let numbers = numbers().next().map(|(text, date)| (text, date, numbers().count()));
        Self { order, open, numbers }
    }

    /// A date of the column.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Date> {
        dated(text, self.order).or_else(|| day_number(text))
    }
}

/// The day of one of Excel's day numbers, with or without a time behind the point.
fn day_number(text: &str) -> Option<Date> {
    let (days, time) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    if days.len() != 5 || !days.bytes().chain(time.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days: u64 = days.parse().ok().filter(|days| DAY_NUMBERS.contains(days))?;
    let (year, month, day) = EXCEL_BEGINS;
    Date::from_ymd_opt(year, month, day)?.checked_add_days(chrono::Days::new(days))
}

/// A date in one of the forms met in exports, by itself: the day comes first. `None` if it is none of them or no day of the calendar.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    dated(text, DateOrder::DayFirst)
}

fn dated(text: &str, order: DateOrder) -> Option<Date> {
    let text = without_time(text.trim());
    let separated = |c: char| matches!(c, '/' | '-' | '.' | ',') || c.is_whitespace();
    let parts: Vec<&str> = text.split(separated).filter(|part| !part.is_empty()).collect();
    let parts = match parts.as_slice() {
        [weekday, rest @ ..] if rest.len() == 3 && is_weekday(weekday) => rest,
        all => all,
    };
    let [first, second, third] = parts else { return None };
    // Four digits are a year; "23rd" has four characters, too.
    let (year_part, day_part, month_part) = if digits(first, 4).is_some() && first.len() == 4 {
        (first, third, second)
    } else if named_month(first).is_some() || order == DateOrder::MonthFirst && named_month(second).is_none() {
        (third, second, first)
    } else {
        (third, first, second)
    };
    Date::from_ymd_opt(year(year_part)?, month(month_part)?, day(day_part)?)
}

fn is_weekday(text: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = text.to_ascii_lowercase();
    lower.len() >= 3 && DAYS.iter().any(|name| name.starts_with(&lower))
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
    named_month(text).or_else(|| digits(text, 2))
}

fn named_month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let lower = text.to_ascii_lowercase();
    (lower.len() >= 3).then(|| MONTHS.iter().zip(1..).find(|(name, _)| name.starts_with(&lower))).flatten().map(|(_, number)| number)
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
            "Nov 23, 2018",
            "Fri 23 November 2018",
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

    #[test]
    fn a_column_says_which_number_is_the_day() {
        use DateOrder::{DayFirst, MonthFirst};
        for (cells, order, open, read) in [
            (vec!["01/02/2018", "23/11/2018"], DayFirst, None, vec![Some((2018, 2, 1)), Some((2018, 11, 23))]),
            (vec!["01/02/2018", "11/23/2018"], MonthFirst, None, vec![Some((2018, 1, 2)), Some((2018, 11, 23))]),
            (vec!["11/23/2018", "23/11/2018", "24/11/2018"], DayFirst, None, vec![None, Some((2018, 11, 23)), Some((2018, 11, 24))]),
            (vec!["02/02/2018", "11/05/2018"], DayFirst, Some("11/05/2018"), vec![Some((2018, 2, 2)), Some((2018, 5, 11))]),
            (vec!["02/02/2018", "5 November 2018"], DayFirst, None, vec![Some((2018, 2, 2)), Some((2018, 11, 5))]),
            (vec!["2018-11-05", "11/13/2018"], MonthFirst, None, vec![Some((2018, 11, 5)), Some((2018, 11, 13))]),
            (vec!["43427", "43512.5", "20000", "4342"], DayFirst, None, vec![Some((2018, 11, 23)), Some((2019, 2, 16)), None, None]),
            (vec![], DayFirst, None, vec![]),
        ] {
            let dates = Dates::of(cells.iter().copied());
            assert_eq!((dates.order, dates.open.as_deref()), (order, open), "{cells:?}");
            let read = read.into_iter().map(|of| of.map(|(y, m, d)| Date::from_ymd_opt(y, m, d).unwrap())).collect::<Vec<_>>();
            assert_eq!(cells.iter().map(|text| dates.read(text)).collect::<Vec<_>>(), read, "{cells:?}");
        }
        let numbers = Dates::of(["43427", "43512", "23/11/2018"].into_iter()).numbers;
        assert_eq!(numbers, Some(("43427".to_owned(), Date::from_ymd_opt(2018, 11, 23).unwrap(), 2)));
    }
}
