//! Numbers in texts that have one spelling. A large file holds a million of them, so none is written out again only to be compared.

use arrayvec::ArrayString;

/// The number that some digits spell, nine of them at most; `None` where anything else stands among them.
pub(crate) fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

/// The numbers of a text in which digits stand as in a pattern of nines, and every other letter stands as it is: `9999-99-99`.
pub(crate) fn numbers<const N: usize>(text: &str, pattern: &str) -> Option<[u32; N]> {
    let (text, pattern) = (text.as_bytes(), pattern.as_bytes());
    if text.len() != pattern.len() || text.iter().zip(pattern).any(|(letter, wanted)| *wanted != b'9' && letter != wanted) {
        return None;
    }
    let mut found = [0; N];
    let mut at = 0;
    for place in &mut found {
        let begins = at + pattern.get(at..)?.iter().position(|wanted| *wanted == b'9')?;
        at = begins + pattern.get(begins..)?.iter().take_while(|wanted| **wanted == b'9').count();
        *place = number(text.get(begins..at)?)?;
    }
    Some(found)
}

/// A number's one spelling. By hand: the general way to write a number takes several times as long.
pub(crate) fn spelled(number: u32) -> ArrayString<10> {
    let mut digits = [b'0'; 10];
    let (mut left, mut begins) = (number, digits.len());
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(left % 10).unwrap_or_default();
        left /= 10;
        begins -= 1;
        if left == 0 {
            break;
        }
    }
    let spelled = digits.get(begins..).and_then(|digits| std::str::from_utf8(digits).ok());
    ArrayString::from(spelled.unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_are_numbers() {
        assert_eq!(number(b"0042"), Some(42));
        assert_eq!(number(b"999999999"), Some(999_999_999));
        for text in ["", "+1", "1 ", "1234567890", "٣"] {
            assert_eq!(number(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_spelled_as_anybody_would() {
        for number in [0, 7, 10, 999, 1_000_000_000, u32::MAX] {
            assert_eq!(spelled(number).as_str(), number.to_string());
        }
    }

    #[test]
    fn a_pattern_finds_its_numbers_and_nothing_else() {
        assert_eq!(numbers("2026-11-23", "9999-99-99"), Some([2026, 11, 23]));
        for text in ["2026-11-2", "2026-11-233", "2026/11/23", "2026-1x-23", "+026-11-23", ""] {
            assert_eq!(numbers::<3>(text, "9999-99-99"), None, "{text}");
        }
    }
}
