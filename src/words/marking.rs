//! The marking board and what hangs on it.

/// How several cells are rated at once, for who has not done it yet.
pub const MARK_A_BLOCK: &str = "Several at once: draw over them, then press a letter.";
/// Gaps of a stage nobody works at.
pub const NOBODY_AT_STAGE: &str = "Nobody works at this stage. Choose another stage, or children of other stages too.";
/// A board without rows.
pub const NOBODY: &str = "Nobody to mark here. Choose all children, or another stage or half term.";
/// A board without columns.
pub const NO_CRITERIA: &str = "This stage has no criteria. Choose another stage, or add criteria in the settings.";
/// How a finger paints with a brush.
pub const BY_FINGER: &str = "A tap paints one. To paint several with a finger, rest it for a moment, then draw; otherwise it scrolls.";
/// A child has been marked from the first column to the last.
pub const THROUGH: &str = "That was the last.";
/// A contested rating in a list.
pub const SETTLE_ABOVE: &str = "To settle: see above";

/// How the board is used by keys, and where it goes on after a letter.
#[must_use]
pub fn keys(goes_on: Option<&str>) -> String {
    let on = goes_on.map(|way| format!(" and goes on {way}")).unwrap_or_default();
    format!(
        "Arrow keys move, space is a tap, a colour’s letter rates{on}, 0 takes a rating away. Mark a block by \
         Shift with the arrows, Shift and a click, or by drawing the mouse over it. \
         Where a letter goes on is set under Settings, This device."
    )
}

fn key_stage(level: Option<String>) -> String {
    level.map(|level| format!(" End of key stage: {level}.")).unwrap_or_default()
}

/// "Stage 4", and how much of what is rated was judged this half term, where that is not all of it.
#[must_use]
pub fn of_stage(stage: u8, judged: usize, rated: usize) -> String {
    match judged {
        judged if judged >= rated => format!("Stage {stage}"),
        0 => format!("Stage {stage}, {}", super::reasons::NOT_LOOKED_AT),
        _ => format!("Stage {stage}, {judged} of {rated} looked at"),
    }
}

/// A stage without ratings, with the level at the end of a key stage.
#[must_use]
pub fn not_rated(stage: u8, level: Option<String>) -> String {
    format!("Stage {stage}. Nothing is rated yet.{}", key_stage(level))
}

/// How much of a stage is reached.
#[derive(Clone, Copy, Debug)]
pub struct Reached {
    /// So many criteria.
    pub met: usize,
    /// Of so many.
    pub all: usize,
    /// The share, in percent.
    pub share: usize,
}

/// "Stage 4, secure. 22 of 30 reached, 73 %; 70 % are expected by now."
#[must_use]
pub fn stands(stage: u8, step: Option<String>, reached: Reached, expected: u8, level: Option<String>) -> String {
    let Reached { met, all, share } = reached;
    let step = step.map(|step| format!(", {step}")).unwrap_or_default();
    let end = key_stage(level);
    format!("Stage {stage}{step}. {met} of {all} reached, {share}\u{a0}%; {expected}\u{a0}% are expected by now.{end}")
}
