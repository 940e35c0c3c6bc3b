//! Child and teacher side by side.

use super::counts::judgements;

/// The teacher has judged nothing yet.
pub const ONCE_YOU_JUDGE: &str = "As soon as you judge the same, the two stand here side by side.";
/// The children have judged nothing yet.
pub const ONCE_THEY_JUDGE: &str = "Once they have, you see here how often they judge themselves as you do, and where not.";
/// Strands of attitude and behaviour, among what is judged.
pub const STRANDS: &str = "Attitude and behaviour";
/// Targets, among what is judged.
pub const TARGETS: &str = "Targets";
/// No kappa.
pub const ONE_COLOUR: &str = "Everyone used one colour only, so Cohen’s kappa cannot be worked out.";
/// Judgements that are left out, after their number.
pub const STRANGE_COLOUR: &str = " left out: a colour in them is no longer in your scheme.";
/// Judgements that cannot be compared, after their number.
pub const NOT_COMPARED: &str = " of the children cannot be compared yet: yours is missing, or to be settled.";
/// What kappa is.
pub const CHANCE: &str = "Two people who give colours blindly agree now and then by chance. Kappa takes that away: 1 is full agreement, \
    0 no more than chance, below 0 less.";
/// What kappa is not.
pub const KAPPA: &str = "It treats every difference alike, and is 0 where one side always says the same. The words for it (slight, fair, \
    moderate, substantial, almost perfect) are a habit of researchers, after Landis and Koch, 1977. It says nothing about a single child.";
/// Whose judgements are counted over time.
pub const WHATEVER_CLASS: &str = "The children of this class, in whatever class they were then.";

/// Cohen’s kappa and its word.
#[must_use]
pub fn kappa(kappa: &str, word: &str) -> String {
    format!("Cohen’s kappa, which takes out what chance alone would give, is {kappa} (“{word}”).")
}

/// Too few judgements for a share.
#[must_use]
pub fn too_few(from: u32) -> String {
    format!("That is too few to work with: from {from} judgements on you see a share and Cohen’s kappa.")
}

/// What is left out below so many judgements.
#[must_use]
pub fn left_out_below(least: u32) -> String {
    format!("Share and kappa are left out below {least} judgements: with so few they would swing with every one.")
}

/// How often the children agree with the teacher, with the share where there are enough judgements for one.
#[must_use]
pub fn agree(exact: u32, pairs: u32, share: Option<u64>) -> String {
    let share = share.map(|share| format!(" ({share} %)")).unwrap_or_default();
    format!("The children agree with you in {exact} of {}{share}.", judgements(pairs.into()))
}

/// How often they see themselves higher and lower; nothing where they do not differ.
#[must_use]
pub fn differ(higher: u32, lower: u32) -> String {
    let times = |n: u32| match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    };
    match (higher, lower) {
        (0, 0) => String::new(),
        (higher, 0) => format!("Where they differ, they see themselves higher: {}.", times(higher)),
        (0, lower) => format!("Where they differ, they see themselves lower: {}.", times(lower)),
        (higher, lower) => format!("Where they differ, they see themselves higher {} and lower {}.", times(higher), times(lower)),
    }
}

/// How kappa reads in a word, in hundredths, by the scale of J. R. Landis and G. G. Koch, "The measurement of observer agreement for
/// categorical data" (1977). They call their own divisions arbitrary: the word is a habit, not a finding, and says nothing of single
/// children.
#[must_use]
pub fn strength(hundredths: i64) -> &'static str {
    match hundredths {
        ..0 => "poor",
        0..=20 => "slight",
        21..=40 => "fair",
        41..=60 => "moderate",
        61..=80 => "substantial",
        _ => "almost perfect",
    }
}
