//! Laws and rules of the pure half of Lantern, on this machine.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod agreement;
mod architecture;
mod attendance;
mod attitude;
mod called;
mod cases;
mod consultation;
mod criteria;
mod curriculum;
mod daily;
mod demo;
mod desk;
mod device;
mod every_kind;
mod format;
mod fuzz;
mod histories;
mod history_page;
mod import;
mod joined;
mod judgement;
mod keeping;
mod kept;
mod laws;
mod marking;
mod meant;
mod mentoring;
mod mentoring_file;
mod one_number;
mod over;
mod paper;
mod praise;
mod refused;
mod roster;
mod rounds;
mod scores;
mod shelf;
mod strands;
mod targets;
mod travel;
mod undoing;
mod wishes;
mod words;
mod workspace;
