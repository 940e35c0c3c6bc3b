//! A traffic light: colour, shape, letter and word together, so that colour is never alone.

use leptos::prelude::*;

use crate::domain::{Band, Shape};

/// The sign of a band: its shape in its colour with its letter. Hidden from screen readers: the word stands beside it.
#[component]
pub(crate) fn Light(
    /// The band.
    band: Band,
) -> impl IntoView {
    let class = format!("light light--{} shape--{}", band.colour.token(), band.shape.name());
    let letter = band.letter.to_string();
    view! {
        <span class=class aria-hidden="true">
            <svg viewBox="0 0 32 32" focusable="false">{outline(band.shape)}</svg>
            <span class="light__letter">{letter}</span>
        </span>
    }
}

fn outline(shape: Shape) -> AnyView {
    match shape {
        Shape::Circle => view! { <circle cx="16" cy="16" r="14" /> }.into_any(),
        Shape::Triangle => view! { <path d="M16 2.5 30.5 28.5 H1.5 Z" stroke-linejoin="round" /> }.into_any(),
        Shape::Square => view! { <rect x="3" y="3" width="26" height="26" rx="4" /> }.into_any(),
        Shape::Diamond => view! { <path d="M16 1.5 30.5 16 16 30.5 1.5 16 Z" stroke-linejoin="round" /> }.into_any(),
        Shape::Star => {
            view! { <path d="M16 1.5 20.4 11 30.6 12.2 23 19.2 25.1 29.4 16 24.2 6.9 29.4 9 19.2 1.4 12.2 11.6 11 Z" stroke-linejoin="round" /> }.into_any()
        }
    }
}
