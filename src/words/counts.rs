//! How many, with what.

/// "1 child", "30 children".
#[must_use]
pub fn children(n: usize) -> String {
    if n == 1 { "1 child".to_owned() } else { format!("{n} children") }
}

/// "1 entry", "30 entries".
#[must_use]
pub fn entries(n: usize) -> String {
    if n == 1 { "1 entry".to_owned() } else { format!("{n} entries") }
}

/// "once", "3 times".
#[must_use]
pub fn times(count: u16) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// "95.9" for 959 tenths of a percent; "96" for 960.
#[must_use]
pub fn percent(permille: u32) -> String {
    match permille % 10 {
        0 => (permille / 10).to_string(),
        tenth => format!("{}.{tenth}", permille / 10),
    }
}

/// "4 minutes 5 seconds".
#[must_use]
pub fn minutes(seconds: i64) -> String {
    let of = |n: i64, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match (seconds / 60, seconds % 60) {
        (0, seconds) => of(seconds, "second"),
        (minutes, 0) => of(minutes, "minute"),
        (minutes, seconds) => format!("{} {}", of(minutes, "minute"), of(seconds, "second")),
    }
}

/// "1 point", "5 points".
#[must_use]
pub fn points(n: u32) -> String {
    if n == 1 { "1 point".to_owned() } else { format!("{n} points") }
}

/// "1 judgement", "30 judgements".
#[must_use]
pub fn judgements(n: u64) -> String {
    if n == 1 { "1 judgement".to_owned() } else { format!("{n} judgements") }
}
