//! Deciding about judgements, stages and thresholds.
