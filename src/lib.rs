//! Lantern.
