//! A traffic light: colour, shape, letter and word together, so that colour is never alone.

use leptos::prelude::*;

use crate::domain::{Band, Shape};

/// The sign of a band: its shape in its colour with its letter. Hidden from screen readers: the word stands beside it.
#[component]
pub(crate) fn Light(
    /// The band.
    band: Band,
) -> impl IntoView {
    view! { <span class=class(&band) aria-hidden="true" inner_html=inside(&band)></span> }
}

/// The same sign as text, for a board of thousands.
pub(crate) fn light_html(band: &Band) -> String {
    format!("<span class=\"{}\" aria-hidden=\"true\">{}</span>", class(band), inside(band))
}

fn class(band: &Band) -> String {
    format!("light light--{} shape--{}", band.colour.token(), band.shape.name())
}

fn inside(band: &Band) -> String {
    let outline = match band.shape {
        Shape::Circle => r#"<circle cx="16" cy="16" r="14"/>"#,
        Shape::Triangle => r#"<path d="M16 2.5 30.5 28.5 H1.5 Z" stroke-linejoin="round"/>"#,
        Shape::Square => r#"<rect x="3" y="3" width="26" height="26" rx="4"/>"#,
        Shape::Diamond => r#"<path d="M16 1.5 30.5 16 16 30.5 1.5 16 Z" stroke-linejoin="round"/>"#,
        Shape::Star => {
            r#"<path d="M16 1.5 20.4 11 30.6 12.2 23 19.2 25.1 29.4 16 24.2 6.9 29.4 9 19.2 1.4 12.2 11.6 11 Z" stroke-linejoin="round"/>"#
        }
    };
    let letter = escaped(&band.letter.to_string());
    format!("<svg viewBox=\"0 0 32 32\" focusable=\"false\">{outline}</svg><span class=\"light__letter\">{letter}</span>")
}

/// Text as it must be written between tags and in attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
