//! A dialog on the browser's own `dialog` element: it holds the focus, closes with Escape and gives the focus back.

use leptos::html;
use leptos::prelude::*;

use crate::ui::parts::live::live;

/// A dialog shown while `open` is true.
#[component]
pub(crate) fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What it holds; made anew at each opening.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), shown) = (node.get(), open.get()) else { return };
        if shown && !dialog.open() {
            // Already open is the one way this fails.
            let _already = dialog.show_modal();
        } else if !shown && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=node class="dialog" aria-label=title on:close=move |_| open.set(false)>
            {live(move || open.get().then(|| view! { <h2>{title}</h2>{children()} }.into_any()))}
        </dialog>
    }
}
