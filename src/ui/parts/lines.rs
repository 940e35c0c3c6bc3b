//! Lists whose lines stay as they are, focus and all, as long as they say the same.

use std::sync::Arc;

use leptos::prelude::*;

type Views = Vec<(String, Arc<dyn Fn() -> AnyView + Send + Sync>)>;

/// The lines of a list: a line is drawn anew only where its key is another. What is behind a kind of list is made but once in the program.
pub(crate) fn lines<T: Clone + Send + Sync + 'static>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    line: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let line = Arc::new(line);
    let view = move |one: T| {
        let (key, line) = (key(&one), Arc::clone(&line));
        let view: Arc<dyn Fn() -> AnyView + Send + Sync> = Arc::new(move || line(one.clone()));
        (key, view)
    };
    keyed(Box::new(move || all().into_iter().map(&view).collect()))
}

fn keyed(all: Box<dyn Fn() -> Views + Send + Sync>) -> AnyView {
    view! {
        <For each=move || all() key=|(key, _)| key.clone() let((_, line))>{line()}</For>
    }
    .into_any()
}
