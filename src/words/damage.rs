//! What is wrong in a damaged file, in words that help whoever sent it.

use std::borrow::Cow;

/// What the reader of JSON says by its own words, and what a teacher would say.
const ITS_OWN: [(&str, &str); 9] = [
    ("missing field", "something is missing there"),
    ("duplicate field", "the same stands there twice"),
    ("unknown field", "something stands there that Lantern does not know"),
    ("unknown variant", "something stands there that Lantern does not know"),
    ("invalid type", NOT_THERE),
    ("invalid value", NOT_THERE),
    ("invalid length", "something is missing there"),
    ("EOF while parsing", "it ends in the middle"),
    ("trailing characters", "something stands behind its end"),
];
const NOT_THERE: &str = "what stands there does not belong there";
/// How the rest of what it says begins: letters that make no JSON.
const UNREADABLE: [&str; 8] =
    ["expected ", "invalid ", "lone ", "key must", "control character", "number out of", "recursion limit", "unexpected "];

/// What was wrong, in plain words. What Lantern says itself is plain already; what should stand there is said where it has a name.
pub(super) fn in_plain_words(reason: &str) -> Cow<'_, str> {
    let known = ITS_OWN.into_iter().find(|(its, _)| reason.contains(its)).map(|(_, plain)| plain);
    let wanted = reason.rsplit_once("expected ").map(|(_, wanted)| wanted);
    match (known, wanted) {
        (Some(NOT_THERE), Some(wanted)) if wanted.contains(" such as ") || wanted.contains(" of ") => {
            Cow::Owned(format!("there should be {wanted}"))
        }
        (Some(plain), _) => Cow::Borrowed(plain),
        (None, _) if UNREADABLE.iter().any(|its| reason.starts_with(its)) => Cow::Borrowed("what stands there cannot be read"),
        (None, _) => Cow::Borrowed(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_plainly() {
        for (reason, plain) in [
            ("missing field `at`", "something is missing there"),
            ("change: unknown field `hue` in rated", "something stands there that Lantern does not know"),
            ("invalid type: integer `7`, expected a string", NOT_THERE),
            (
                "class: invalid value: string \"0: 0\", expected an id such as 0k7f3q9x2b4m1.17",
                "there should be an id such as 0k7f3q9x2b4m1.17",
            ),
            ("invalid value: string \"Green!\", expected a key of 1 to 16 letters", "there should be a key of 1 to 16 letters"),
            ("expected `,` or `}`", "what stands there cannot be read"),
            ("EOF while parsing a value", "it ends in the middle"),
            ("a name is empty", "a name is empty"),
        ] {
            assert_eq!(in_plain_words(reason), plain, "{reason}");
        }
    }
}
