//! Work that waits until the page has nothing else to do.

use super::clock::wait;
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdleRequestOptions, MessageChannel};

/// How long the work waits, in milliseconds, where the browser cannot say when it is idle; and at most, where it is never idle.
const WAIT: u16 = 2000;

/// How long the page is held by long work at a time, in milliseconds.
const STRETCH: f64 = 80.0;

/// Does long work a little at a time, until it comes to something, and lets the page go on in between; `tell` then says how far it is.
pub async fn in_stretches<T>(mut go_on: impl FnMut() -> Option<T>, mut tell: impl FnMut()) -> T {
    let mut stretch = Stretch::begin();
    loop {
        if let Some(done) = go_on() {
            return done;
        }
        if stretch.is_over() {
            tell();
            stretch.pause().await;
        }
    }
}

/// A stretch of long work, after which the page is to go on.
#[derive(Debug)]
pub struct Stretch {
    end: f64,
}

impl Stretch {
    /// It begins now.
    #[must_use]
    pub fn begin() -> Self {
        Self { end: running() + STRETCH }
    }

    /// Whether the page has been held for long enough.
    #[must_use]
    pub fn is_over(&self) -> bool {
        running() >= self.end
    }

    /// Lets the page go on, and begins the next.
    pub async fn pause(&mut self) {
        next_turn().await;
        *self = Self::begin();
    }
}

/// Waits for whatever else the page has to do, and no longer: a timer would wait for some milliseconds each time.
async fn next_turn() {
    let Ok(channel) = MessageChannel::new() else { return wait(0).await };
    let (sender, receiver) = (channel.port1(), channel.port2());
    let came = Promise::new(&mut |resolve, _| receiver.set_onmessage(Some(&resolve)));
    if sender.post_message(&JsValue::NULL).is_ok() {
        let _came = JsFuture::from(came).await;
    }
    // A port that is left open is kept for ever.
    sender.close();
}

/// How long the page has been open, in milliseconds.
#[must_use]
pub fn running() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(f64::MAX, |performance| performance.now())
}

/// Runs `work` once the page is idle, or after a short wait in browsers that cannot tell or have something to do all the time.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let callback = Closure::once_into_js(work);
    let function: &js_sys::Function = callback.unchecked_ref();
    let can_tell = js_sys::Reflect::has(&window, &JsValue::from_str("requestIdleCallback")).unwrap_or(false);
    // A refused callback means that packing waits for the next start, which is harmless.
    let _put_off = if can_tell {
        let options = IdleRequestOptions::new();
        options.set_timeout(WAIT.into());
        window.request_idle_callback_with_options(function, &options).map(|_| ())
    } else {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(function, WAIT.into()).map(|_| ())
    };
}
