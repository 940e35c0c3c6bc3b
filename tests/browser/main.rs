//! Storage and its neighbours against the real browser, with every fault made to happen.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod child;
mod damage;
mod device;
mod faults;
mod keeping;
mod kept;
mod opening;
mod packing;
mod points;
mod prefs;
mod raw;
mod school;
mod tabs;
mod torn;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
