//! Work that waits until the page has nothing else to do.

use super::clock::wait;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// How long the work may wait, in milliseconds, where the browser cannot say when it is idle.
const WAIT: i32 = 2000;

/// How long the page is held by long work at a time, in milliseconds.
const STRETCH: f64 = 50.0;

/// Does long work a little at a time, until it comes to something, and lets the page go on in between; `tell` then says how far it is.
pub async fn in_stretches<T>(mut go_on: impl FnMut() -> Option<T>, mut tell: impl FnMut()) -> T {
    loop {
        let end = running() + STRETCH;
        while running() < end {
            if let Some(done) = go_on() {
                return done;
            }
        }
        tell();
        wait(0).await;
    }
}

/// How long the page has been open, in milliseconds.
fn running() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(f64::MAX, |performance| performance.now())
}

/// Runs `work` once the page is idle, or after a short wait in browsers that cannot tell.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let callback = Closure::once_into_js(work);
    let function: &js_sys::Function = callback.unchecked_ref();
    let can_tell = js_sys::Reflect::has(&window, &JsValue::from_str("requestIdleCallback")).unwrap_or(false);
    // A refused callback means that packing waits for the next start, which is harmless.
    let _put_off = if can_tell {
        window.request_idle_callback(function).map(|_| ())
    } else {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(function, WAIT).map(|_| ())
    };
}
