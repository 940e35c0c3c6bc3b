//! The marking board: a class by the criteria of a stage, what is said and what is left.
