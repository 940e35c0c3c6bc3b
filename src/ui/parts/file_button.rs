//! A button that lets a person choose a file.

use leptos::html;
use leptos::prelude::*;

use crate::ui::parts::live::heard;

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
    /// Called with the file, where one is chosen.
    #[prop(optional)]
    on_file: Option<Callback<web_sys::File, ()>>,
    /// Called with all that were chosen, where several can be.
    #[prop(optional)]
    on_files: Option<Callback<Vec<web_sys::File>, ()>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get() else { return };
        let mut files = listed(input.files());
        match (on_files, on_file) {
            (Some(on_files), _) if !files.is_empty() => on_files.run(files),
            (None, Some(on_file)) if !files.is_empty() => on_file.run(files.swap_remove(0)),
            _ => {}
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
        <button type="button" class="button" class:button--main=main on:click=heard(choose)>{label}</button>
        <input
            node_ref=input
            type="file"
            multiple=on_files.is_some()
            accept=accept
            class="visually-hidden"
            tabindex="-1"
            aria-label=of_input
            on:change=heard(chosen)
        />
    }
}

/// The files of a list.
pub(crate) fn listed(files: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    files.map(|files| (0..files.length()).filter_map(|nth| files.get(nth)).collect()).unwrap_or_default()
}
