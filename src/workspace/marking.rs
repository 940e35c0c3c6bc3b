//! Deciding about the marking board: many ratings at once, reviews, what was not taught.
