//! Suggested targets, and how earlier ones went.
