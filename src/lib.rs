//! Lantern: mentoring files for primary schools, kept in the browser and nowhere else.
//!
//! Arrows between the rooms point one way: `domain <- ledger <- words <- { workspace, report, exchange } <- platform <- ui`.

pub mod domain;
pub mod exchange;
pub mod ledger;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod report;
pub mod route;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod words;
pub mod workspace;
