//! Deciding about subjects and criteria.
