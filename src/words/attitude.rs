//! Attitude and behaviour.

use super::counts::children;

use crate::domain::Slip;

/// What a faded colour means.
pub const FADED: &str = "Faded colours are suggested from what was noted, or carried over from the half term before. Confirm them, or \
    judge otherwise: your judgement wins.";
/// A school that uses no strand.
pub const NO_STRANDS: &str = "The school uses no strand now. Take one up again in the settings.";
/// An incident at such a school.
pub const NO_STRAND_FOR_IT: &str = "The school has no strand in use. Please add one in the settings first.";
/// A day on which nothing was noted.
pub const EVERYONE_FINE: &str = "Everyone is fine. Tap what is different.";
/// What an incident must not name.
pub const NOBODY_ELSE: &str = "Write nothing about other children: this stands in each chosen child’s own file.";

/// What was missed on a day.
#[must_use]
pub fn slip(slip: Slip) -> &'static str {
    match slip {
        Slip::Late => "late",
        Slip::PeKit => "no PE kit",
        Slip::Uniform => "uniform",
        Slip::Homework => "no homework",
    }
}

/// What was missed on a day, as the history tells it.
#[must_use]
pub fn slip_noted(slip: Slip) -> &'static str {
    match slip {
        Slip::Late => "late",
        Slip::PeKit => "no PE kit",
        Slip::Uniform => "uniform not complete",
        Slip::Homework => "no homework",
    }
}

/// A day on which something was noted, for so many children.
#[must_use]
pub fn noted_for(noted: usize) -> String {
    format!("Noted for {}; everyone else is fine.", children(noted))
}
