//! Starts Lantern in the page: the panic screen, how letters are written, then the app; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    lantern::platform::panic::show_screen_on_panic();
    lantern::platform::letters::as_the_browser_writes();
    lantern::platform::page::never_shown_from_memory();
    let session = lantern::platform::random::session();
    let root = lantern::platform::page::root();
    if let Some(root) = root {
        leptos::mount::mount_to(root, move || leptos::view! { <lantern::ui::App session=session.clone() /> }).forget();
    }
}

/// Lantern runs in a browser; natively there is only its library, for the tests.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
