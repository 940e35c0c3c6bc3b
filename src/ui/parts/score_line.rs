//! A small line of scores over time, with its words.

use leptos::prelude::*;

use crate::report::scores::ScoreCurve;

/// The line; its words stand in for it where it cannot be seen.
#[component]
pub(crate) fn ScoreLine(
    /// What to draw.
    line: ScoreCurve,
) -> impl IntoView {
    const WIDE: f32 = 96.0;
    const HIGH: f32 = 24.0;
    let place = |(x, y): (f32, f32)| (4.0 + x * (WIDE - 8.0), 4.0 + (1.0 - y) * (HIGH - 8.0));
    let mut inside = String::new();
    for stretch in &line.stretches {
        let points: Vec<(f32, f32)> = stretch.iter().map(|p| place(*p)).collect();
        let path = points.iter().map(|(x, y)| format!("{x:.0},{y:.0}")).collect::<Vec<_>>().join(" ");
        inside.push_str(&format!("<polyline points=\"{path}\"/>"));
        for (x, y) in points {
            inside.push_str(&format!("<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"2.5\"/>"));
        }
    }
    let words = line.words;
    view! {
        <span class="score-line">
            <svg viewBox="0 0 96 24" aria-hidden="true" focusable="false" inner_html=inside></svg>
            <span class="quiet">{words}</span>
        </span>
    }
}
