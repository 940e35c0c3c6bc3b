//! The marking board and what hangs on it.

/// Gaps of a stage nobody works at.
pub const NOBODY_AT_STAGE: &str = "Nobody works at this stage. Choose another stage, or children of other stages too.";
/// A board without rows.
pub const NOBODY: &str = "Nobody to mark here. Choose all children, or another stage or half term.";
/// A board without columns.
pub const NO_CRITERIA: &str = "This stage has no criteria. Choose another stage, or add criteria in the settings.";
/// How the board is used.
pub const KEYS: &str = "Arrow keys move, a colour’s letter rates, 0 takes a rating away. Hold Shift with the arrows to mark a block.";
/// A contested rating in a list.
pub const SETTLE_ABOVE: &str = "To settle: see above";

fn key_stage(level: Option<String>) -> String {
    level.map(|level| format!(" End of key stage: {level}.")).unwrap_or_default()
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
