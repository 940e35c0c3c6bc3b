//! Commands, what they decide, and undo.

pub mod batch;

pub use batch::Batch;
