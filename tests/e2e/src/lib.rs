//! Lantern in a real browser: what a person does, and what a person then finds.
//!
//! A [`Stage`] serves the release build under a sub-path; each [`Person`] has a browser of its own with nothing in it. Everything is
//! found as a screen reader finds it, by role and name, and every step waits until it can be done. A step that cannot be done in
//! time stops the test with what the page showed, and leaves a screenshot in `target/e2e-failures/`.

mod act;
mod app;
pub mod bench;
mod browser;
mod checks;
mod driver;
mod files;
mod keys;
mod person;
mod profile;
pub mod pupils;
mod saved;
mod server;
mod stage;
mod what;

pub use app::Voice;
pub use browser::Browser;
pub use checks::Tab;
pub use files::Download;
pub use keys::{BACKSPACE, CONTROL, DOWN, END, ENTER, ESCAPE, HOME, LEFT, RIGHT, SHIFT, SPACE, TAB, UP};
pub use person::{PATIENCE, Person};
pub use saved::Saved;
pub use server::{BASE, Request};
pub use stage::Stage;
pub use what::*;

/// A cell of a grid, by what a screen reader says of it.
#[must_use]
pub fn grid_cell(name: impl Into<String>) -> What {
    gridcell(name)
}
