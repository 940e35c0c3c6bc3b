//! What to teach next, and to whom.
