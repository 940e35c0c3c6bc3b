//! A signature: drawn with a finger, a pen or the mouse, and kept as strokes.

use leptos::prelude::*;

use crate::domain::meeting::{SIGNATURE_HIGH, SIGNATURE_MAX, SIGNATURE_WIDE, is_signature};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::live::heard;
use crate::words;

/// Writes a kept signature as a drawing; nothing where there is none.
pub(crate) fn drawing(html: &mut Html, strokes: &str, name: &str) {
    if !strokes.is_empty() && is_signature(strokes) {
        let (field, label) = (field(), format!("Signature of {name}"));
        let one = [("class", "signature"), ("viewBox", field.as_str()), ("role", "img"), ("aria-label", &label), ("focusable", "false")];
        html.element("svg", &one, |html| html.raw(&lines(strokes)));
    }
}

fn field() -> String {
    format!("0 0 {SIGNATURE_WIDE} {SIGNATURE_HIGH}")
}

/// Only figures, spaces and commas come through: the strokes were checked.
fn lines(strokes: &str) -> String {
    let line = |stroke: &str| {
        // A dot is a stroke of one point; a line to itself shows it.
        let points = if stroke.contains(' ') { stroke.to_owned() } else { format!("{stroke} {stroke}") };
        format!("<polyline points=\"{points}\"/>")
    };
    strokes.split(';').filter(|stroke| !stroke.is_empty()).map(line).collect()
}

/// A field to sign in. Typing the name is enough wherever drawing is not possible.
#[component]
pub(crate) fn SignaturePad(
    /// The strokes as they are kept.
    strokes: RwSignal<String>,
    /// Whose signature it is.
    label: String,
) -> impl IntoView {
    let node = NodeRef::<leptos::svg::Svg>::new();
    let drawing = StoredValue::new(false);
    let point = move |event: &web_sys::PointerEvent| {
        let rect = node.get_untracked()?.get_bounding_client_rect();
        let scaled = |at: f64, from: f64, size: f64, most: u16| {
            let share = if size > 0.0 { ((at - from) / size).clamp(0.0, 1.0) } else { 0.0 };
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the field's size")]
            let units = (share * f64::from(most)).round() as u16;
            units
        };
        let x = scaled(f64::from(event.client_x()), rect.left(), rect.width(), SIGNATURE_WIDE);
        let y = scaled(f64::from(event.client_y()), rect.top(), rect.height(), SIGNATURE_HIGH);
        Some(format!("{x},{y}"))
    };
    let add = move |separator: char, event: &web_sys::PointerEvent| {
        let Some(point) = point(event) else { return };
        strokes.update(|strokes| {
            // What would not be kept is not drawn either.
            if strokes.len() + point.len() < SIGNATURE_MAX && !strokes.ends_with(&format!("{separator}{point}")) {
                if !strokes.is_empty() {
                    strokes.push(separator);
                }
                strokes.push_str(&point);
            }
        });
    };
    let down = move |event: web_sys::PointerEvent| {
        event.prevent_default();
        drawing.set_value(true);
        if let Some(node) = node.get_untracked() {
            // Without capture a stroke ends at the edge of the field, which is fine.
            let _captured = node.set_pointer_capture(event.pointer_id());
        }
        add(';', &event);
    };
    let go = move |event: web_sys::PointerEvent| {
        if drawing.get_value() {
            add(' ', &event);
        }
    };
    let up = move |_| drawing.set_value(false);
    let inside = move || strokes.with(|strokes| lines(strokes));
    let (of_pad, of_clear) = (format!("{label}: sign here with a finger, a pen or the mouse"), format!("Clear the signature: {label}"));
    let clear = move |_| strokes.set(String::new());
    view! {
        <div class="sign">
            <p class="hint">{words::meetings::SIGN_HERE}</p>
            <svg node_ref=node class="signature signature--pad" viewBox=field() role="img" aria-label=of_pad focusable="false"
                on:pointerdown=heard(down) on:pointermove=go on:pointerup=heard(up) on:pointercancel=up inner_html=inside></svg>
            <button type="button" class="button button--quiet" aria-label=of_clear disabled=move || strokes.with(String::is_empty)
                on:click=heard(clear)>"Clear the signature"</button>
        </div>
    }
}
