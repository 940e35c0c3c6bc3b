//! Keys on the board: arrows move, letters rate, Shift selects a block.

use crate::domain::{Band, BandKey};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Go by so many rows and columns; with `true` the block grows.
    Move(isize, isize, bool),
    /// Rate what is selected, by the letter of a band, and go on.
    Letter(BandKey),
    /// Rate what is selected, or take its ratings away.
    Rate(Option<BandKey>),
    /// Go to the next band.
    Cycle,
    /// Let go of the block.
    Clear,
}

/// Further than any board reaches.
const FAR: isize = 10_000;

/// Reads a key. Bands are rated by their letters; 0 and Delete take the rating away.
pub(super) fn action(event: &web_sys::KeyboardEvent, bands: &[Band]) -> Option<Action> {
    if event.alt_key() || event.meta_key() {
        return None;
    }
    let (shift, control) = (event.shift_key(), event.ctrl_key());
    let all_the_way = if control { FAR } else { 0 };
    let key = event.key();
    let action = match key.as_str() {
        "ArrowUp" => Action::Move(-1, 0, shift),
        "ArrowDown" => Action::Move(1, 0, shift),
        "ArrowLeft" => Action::Move(0, -1, shift),
        "ArrowRight" => Action::Move(0, 1, shift),
        "Home" => Action::Move(-all_the_way, -FAR, shift),
        "End" => Action::Move(all_the_way, FAR, shift),
        "PageUp" => Action::Move(-10, 0, shift),
        "PageDown" => Action::Move(10, 0, shift),
        _ if control => return None,
        " " | "Enter" => Action::Cycle,
        "0" | "Delete" | "Backspace" => Action::Rate(None),
        "Escape" => Action::Clear,
        letter => {
            let band = bands.iter().find(|band| band.letter.to_string().eq_ignore_ascii_case(letter))?;
            Action::Letter(band.key)
        }
    };
    Some(action)
}
