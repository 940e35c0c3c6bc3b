//! The browser: storage, preferences, files in and out, clock, chance, tabs. Words nothing for people and knows no rules.

mod by_name;
pub mod clock;
pub mod fault;
pub mod fetch;
pub mod files;
pub mod gzip;
pub mod idle;
pub mod letters;
pub mod lists;
mod lock;
pub mod measure;
pub mod offline;
pub mod page;
pub mod panic;
pub mod points;
pub mod prefs;
pub mod random;
pub mod sealing;
pub mod speech;
pub mod store;
pub mod tables;
pub mod tabs;
