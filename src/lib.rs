//! Lantern: mentoring files for primary schools, kept in the browser and nowhere else.
//!
//! Arrows between the rooms point one way: `domain <- ledger <- { workspace, report, exchange } <- platform <- ui`.

pub mod domain;
pub mod exchange;
pub mod ledger;
pub mod report;
pub mod route;
pub mod workspace;
