//! All wording, by subject: for every problem, what happened and what to do. Plain, warm, short.
//!
//! What can go wrong is told from plain data, so the refusals, faults and problems stand here beside their sentences: whoever adds one
//! finds the match that wants words for it. What is short and used everywhere can be had from here; what belongs to a subject is asked for
//! by its name, `words::import::Likeness`. Titles of pages and labels of controls may stay with their component.

pub mod app;
pub mod attendance;
pub mod attitude;
pub mod beside;
pub mod calendar;
pub mod cells;
pub mod charts;
pub mod child;
pub mod consultation;
pub mod counts;
pub mod criteria;
mod damage;
pub mod doors;
pub mod everything;
pub mod files;
pub mod groups;
pub mod history;
pub mod import;
pub mod in_file;
pub mod judgements;
pub mod left;
pub mod letters;
pub mod lists;
pub mod marking;
pub mod meetings;
pub mod moving_up;
pub mod names;
pub mod numbers;
pub mod other_programs;
pub mod paper;
pub mod people;
pub mod praise;
pub mod reasons;
pub mod refusal;
pub mod restore;
pub mod roster;
pub mod rounds;
pub mod school;
pub mod scores;
pub mod screen_lock;
pub mod sealing;
pub mod sense;
pub mod settings;
pub mod start;
pub mod storage;
pub mod targets;

pub use app::NOT_FETCHED;
pub use attendance::table_fault;
pub use attitude::slip;
pub use calendar::{date, half_term, moment, period, period_from};
pub use child::question;
pub use counts::{children, entries};
pub use import::{answers_problem, import_problem, likeness};
pub use judgements::{aspect, verdict};
pub use letters::{capital, uncapital};
pub use meetings::meeting_part;
pub use people::role;
pub use refusal::{Refusal, refusal};
pub use storage::{Fault, fault};
