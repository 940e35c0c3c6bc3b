//! Scores: a sheet to fill in, colours by threshold, a line over time.
