//! Deciding about targets and their reviews.
