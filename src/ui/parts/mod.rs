//! Pieces that several pages use.

pub(crate) mod banners;
pub(crate) mod beside;
pub(crate) mod class_head;
pub(crate) mod class_nav;
pub(crate) mod dialog;
pub(crate) mod file_button;
pub(crate) mod focus;
pub(crate) mod half_term;
pub(crate) mod header;
pub(crate) mod heading;
pub(crate) mod headings;
pub(crate) mod light;
pub(crate) mod loading;
pub(crate) mod marking;
pub(crate) mod plot;
pub(crate) mod praise_dialog;
pub(crate) mod profile;
pub(crate) mod rating;
pub(crate) mod score_line;
pub(crate) mod settle;
pub(crate) mod signature;
pub(crate) mod strand_target;
pub(crate) mod strip;
pub(crate) mod tally;
pub(crate) mod targets;
pub(crate) mod theme;
