//! The screen: thin components over what `report` computes. All wording is in `words` or beside the element it labels.

#![allow(unreachable_pub, reason = "the component macro makes its own items public")]

mod address;
mod child;
mod file_work;
mod frame;
mod hand_over;
mod pages;
mod parts;
pub(crate) mod session;

pub use frame::App;
