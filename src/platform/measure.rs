//! Measures of time in the browser's own timeline, so that anybody can see how long things take. They name no child.

use web_sys::{Performance, window};

/// From where a stretch of time is measured.
#[derive(Clone, Copy, Debug)]
pub struct Started(f64);

fn performance() -> Option<Performance> {
    window()?.performance()
}

/// Begins to measure.
#[must_use]
pub fn start() -> Started {
    Started(performance().map_or(0.0, |performance| performance.now()))
}

impl Started {
    /// Ends the measure, and writes it into the timeline under a name such as `lantern:rate`.
    pub fn end(self, name: &str) {
        let Some(performance) = performance() else { return };
        let options = js_sys::Object::new();
        let set = |key: &str, value: f64| js_sys::Reflect::set(&options, &key.into(), &value.into());
        // An object of our own takes any property; a browser without such measures goes on without them.
        let _taken = set("start", self.0).and_then(|_| set("end", performance.now()));
        let measure = js_sys::Reflect::get(&performance, &"measure".into()).ok();
        if let Some(measure) = measure.and_then(|f| wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(f).ok()) {
            let _measured = measure.call2(&performance, &name.into(), &options);
        }
    }
}
