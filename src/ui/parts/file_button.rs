//! A button that lets a person choose a file.

use leptos::html;
use leptos::prelude::*;

/// A button that opens the browser's file chooser. The input behind it has the button's own name.
#[component]
pub(crate) fn FileButton(
    /// What the button says.
    label: &'static str,
    /// The file endings and types offered.
    accept: &'static str,
    /// Whether it is the main thing to do here.
    #[prop(optional)]
    main: bool,
    /// Called with the file.
    on_file: Callback<web_sys::File, ()>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
        // The same file can be chosen again after it was mended.
        input.set_value("");
    };
    let choose = move |_| {
        if let Some(input) = input.get() {
            input.click();
        }
    };
    let of_input = format!("{label}: choose the file");
    view! {
        <button type="button" class="button" class:button--main=main on:click=choose>{label}</button>
        <input node_ref=input type="file" accept=accept class="visually-hidden" tabindex="-1" aria-label=of_input on:change=chosen />
    }
}
