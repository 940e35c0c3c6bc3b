//! Suggested judgements with their reasons.
