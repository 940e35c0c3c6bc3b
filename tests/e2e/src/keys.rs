//! The keyboard.

use crate::{
    person::{PATIENCE, Person, wait},
    what::What,
};

/// Tab.
pub const TAB: char = '\u{e004}';
/// Enter.
pub const ENTER: char = '\u{e007}';
/// Shift.
pub const SHIFT: char = '\u{e008}';
/// Control.
pub const CONTROL: char = '\u{e009}';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';
/// Space.
pub const SPACE: char = ' ';
/// Backspace.
pub const BACKSPACE: char = '\u{e003}';
/// Home.
pub const HOME: char = '\u{e011}';
/// End.
pub const END: char = '\u{e010}';
/// Arrow left.
pub const LEFT: char = '\u{e012}';
/// Arrow up.
pub const UP: char = '\u{e013}';
/// Arrow right.
pub const RIGHT: char = '\u{e014}';
/// Arrow down.
pub const DOWN: char = '\u{e015}';

/// Nobody tabs further than this to reach anything.
const TABS: usize = 120;

impl Person {
    /// Presses keys together, the last one while the others are held.
    #[track_caller]
    pub fn press(&self, keys: &[char]) {
        let mut chain = self.session().action_chain_with_delay(None, None);
        for key in keys {
            chain = chain.key_down(*key);
        }
        for key in keys.iter().rev() {
            chain = chain.key_up(*key);
        }
        self.must("press keys", wait(chain.perform()));
    }

    /// Types into whatever has the focus.
    #[track_caller]
    pub fn types(&self, text: &str) {
        for key in text.chars() {
            self.press(&[if key == '\n' { ENTER } else { key }]);
        }
    }

    /// Presses Tab until this has the focus.
    #[track_caller]
    pub fn tab_to(&self, what: &What) {
        self.sees(what);
        let mut passed = Vec::new();
        for _ in 0..TABS {
            let (is, said) = self.focus(Some(what));
            if is {
                return;
            }
            passed.push(said);
            self.press(&[TAB]);
        }
        passed.dedup();
        self.fail(format!("{what} is not reached with Tab; it passes {}", passed.join(", ")));
    }

    /// Waits until this has the focus.
    #[track_caller]
    pub fn is_focused(&self, what: &What) {
        self.until(format!("the focus on {what}"), PATIENCE, || match self.focus(Some(what)) {
            (true, _) => Ok(()),
            (false, said) => Err(format!("it is on {said}")),
        });
    }
}
