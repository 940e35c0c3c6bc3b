//! Deciding about tests and scores.
