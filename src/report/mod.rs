//! Pure projections of the files for every screen: what a page shows is computed here, and drawn by thin components.

pub mod agreement;
pub mod attendance;
pub mod attitude;
pub mod bands;
pub mod beside;
pub mod board;
pub mod chart;
pub mod conduct;
pub mod consultation;
pub mod curriculum;
pub mod gaps;
pub mod half_terms;
pub mod headings;
pub mod history;
pub mod judgement;
pub mod mark;
pub mod marking;
pub mod meetings;
pub mod praise;
pub mod profile;
pub mod rounds;
pub mod scores;
pub mod sheet;
pub mod start;
pub mod targets;
pub mod today;
