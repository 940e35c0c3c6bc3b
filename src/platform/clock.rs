//! The device's clock, for display only, and waiting.

use js_sys::{Date as JsDate, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use crate::domain::{Date, Moment};

/// The time now.
#[must_use]
pub fn now() -> Moment {
    moment(JsDate::now())
}

fn moment(milliseconds: f64) -> Moment {
    // Seconds of any real date lie far within what the conversion can hold.
    #[allow(clippy::cast_possible_truncation, reason = "checked in words above")]
    Moment::from_seconds((milliseconds / 1000.0) as i64)
}

/// Today's date where the device is.
#[must_use]
pub fn today() -> Date {
    let now = now();
    now.date(offset_minutes(now))
}

/// How many minutes the device's own time was ahead of UTC at a moment.
#[must_use]
pub fn offset_minutes(at: Moment) -> i32 {
    #[allow(clippy::cast_precision_loss, reason = "seconds of any real date are exact in a double")]
    let then = JsDate::new(&wasm_bindgen::JsValue::from_f64(at.seconds() as f64 * 1000.0));
    #[allow(clippy::cast_possible_truncation, reason = "an offset is at most a day")]
    let behind = then.get_timezone_offset() as i32;
    -behind
}

/// How long somebody sees what was chosen before the next thing comes, in milliseconds. A tap too many meets the same thing again.
pub const A_MOMENT: i32 = 450;

/// Waits. Where there is no timer it waits for ever, so wait for something else as well.
pub async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer the promise is never resolved, as said above.
            let _timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // A promise that is only ever resolved does not fail.
    let _waited = JsFuture::from(promise).await;
}

/// Calls `look` whenever the day may be another: the page is seen again, gets the focus or is tapped, and once a minute.
pub fn watch(look: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let look = Closure::<dyn Fn()>::new(look);
    let called = look.as_ref().unchecked_ref();
    for event in ["visibilitychange", "focus", "pageshow", "click"] {
        // Before anything in the page hears of it. A browser that refuses leaves the other ways.
        let _listens = window.add_event_listener_with_callback_and_bool(event, called, true);
    }
    let _ticks = window.set_interval_with_callback_and_timeout_and_arguments_0(called, 60_000);
    // The page looks as long as it lives.
    look.forget();
}
