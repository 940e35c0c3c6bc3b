//! What is shown if Lantern itself falls over.

/// From now on a panic shows the page's own panic screen, which works without any of the app.
///
/// Only the place in the source is logged: a panic's message could hold a child's name.
pub fn show_screen_on_panic() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("Lantern stopped at {place}").into());
        let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
        if let Some(app) = document.get_element_by_id("app") {
            app.set_text_content(None);
        }
        if let Some(screen) = document.get_element_by_id("panic") {
            // Without the attribute there is nothing to remove; either way the screen shows.
            let _shown = screen.remove_attribute("hidden");
        }
    }));
}
