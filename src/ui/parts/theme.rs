//! Light, dark, or as the device is set.

use leptos::prelude::*;

/// Shows a theme: `light`, `dark`, or the device's own for anything else.
pub(crate) fn apply(theme: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Where the attribute cannot be set the device's own theme stands.
    let _unset = match theme {
        Some(theme @ ("light" | "dark")) => root.set_attribute("data-theme", theme),
        _ => root.remove_attribute("data-theme"),
    };
}
