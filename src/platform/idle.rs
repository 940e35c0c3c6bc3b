//! Work that waits until the page has nothing else to do.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// How long the work may wait, in milliseconds, where the browser cannot say when it is idle.
const WAIT: i32 = 2000;

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
