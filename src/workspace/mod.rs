//! What a person asks for, what it comes to, and how it is undone.
//!
//! A [`Command`] is decided into a [`Batch`] of entries, or refused. Deciding is pure: it reads the files, takes ids from a minter and the
//! time from its caller, and changes nothing.

pub mod agreeing;
pub mod answering;
pub mod attitude;
pub mod batch;
pub mod command;
pub mod consulting;
pub mod criteria;
pub mod daily;
mod decide;
pub mod demo;
pub mod desk;
pub mod going_back;
pub mod grouping;
pub mod holding;
pub mod joining;
pub mod judging;
pub mod marking;
pub mod mentoring;
pub mod moving_up;
mod roll;
pub mod rounds;
pub mod scores;
pub mod targets;
pub mod undo;
mod using;

pub use agreeing::{Nameless, agreeing_at_the_end};
pub use answering::{Answering, ChildSays};
pub use attitude::{Attitude, StrandMark};
pub use batch::Batch;
pub use command::{Command, Enrol, Import, NewClass};
pub use consulting::Consulting;
pub use criteria::{Criteria, Teaching};
pub use daily::{Daily, OnADay};
pub use decide::{Context, Decide, OfHalfTerm, View, Writer, decide, mean, waits};
pub use desk::{Asked, Desk, FilesRead, Next, Problem, Saying, Told};
pub use going_back::GoBack;
pub use grouping::Grouping;
pub use holding::{HoldFrom, Setting};
pub use joining::Joining;
pub use judging::{Judging, Verdict};
pub use marking::Marking;
pub use mentoring::{Consent, Mentoring};
pub use moving_up::{MovingUp, NextClass};
pub use rounds::Rounds;
pub use scores::{Entered, Scores};
pub use targets::Targets;
pub use undo::{Doing, DoneStep, Undo};

pub use crate::words::{Fault, Refusal};
