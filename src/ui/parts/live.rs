//! What is drawn anew when what it reads changes, and what hears what happens on the page.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// A piece of a page that follows what it reads. Whatever draws it, it is of one type: of each other type the browser would have to fetch
/// how to put it in, change it and take it out, all over again.
pub(crate) fn live<V: IntoAny>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    let draw: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(move || draw().into_any()));
    draw.into_any()
}

/// What hears an event: of one type for each kind of event, whatever it does then.
pub(crate) fn heard<E: 'static>(hear: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(hear)
}
