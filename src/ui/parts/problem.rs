//! What went wrong, beside what it is about.

use leptos::ev::focusout;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What a person fills in.
const CONTROLS: &str = "input:not([type=file]), select, textarea";

/// Says what went wrong as soon as it does; nothing while nothing has.
pub(crate) fn alert(problem: RwSignal<Option<String>>) -> AnyView {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    said(problem.into(), format!("problem-{}", COUNT.fetch_add(1, Ordering::Relaxed)))
}

/// The same with an id, for the field it describes.
pub(crate) fn alert_at(id: String, problem: Signal<Option<String>>) -> AnyView {
    said(problem, id)
}

fn said(problem: Signal<Option<String>>, id: String) -> AnyView {
    remember_what_is_left();
    let tied = id.clone();
    Effect::new(move |before: Option<bool>| {
        let wrong = problem.with(Option::is_some);
        if before == Some(true) {
            untie(&tied);
        }
        if wrong {
            let tied = tied.clone();
            request_animation_frame(move || tie(&tied));
        }
        wrong
    });
    let said = move || problem.get().map(|text| view! { <p class="error" id=id.clone() role="alert">{text}</p> }.into_any());
    said.into_any()
}

/// The control a problem is about gets its words and the focus: the one that is described by it, else the first of its form that lacks
/// something, else the one somebody was in or has come from to the button, else the only one, else its first where that is empty.
fn tie(id: &str) {
    let Some(problem) = document().get_element_by_id(id) else { return };
    let own = document().query_selector(&described_by(id)).ok().flatten();
    let Some(control) = own.or_else(|| in_form(&problem)) else { return };
    let _described = control.set_attribute("aria-describedby", &with(&control, id));
    let _invalid = control.set_attribute("aria-invalid", "true");
    if let Some(control) = control.dyn_ref::<HtmlElement>() {
        let _unfocusable = control.focus();
    }
}

fn described_by(id: &str) -> String {
    format!("[aria-describedby~=\"{id}\"]")
}

fn in_form(problem: &Element) -> Option<Element> {
    let form = problem.closest("form, dialog").ok().flatten()?;
    let all = form.query_selector_all(CONTROLS).ok()?;
    let all: Vec<Element> = (0..all.length()).filter_map(|n| all.get(n)?.dyn_into().ok()).collect();
    let lacks = all.iter().find(|one| one.matches(":invalid").unwrap_or(false));
    let active = document().active_element();
    let one_was_in = || all.iter().find(|one| active.as_ref() == Some(one)).or_else(|| last_left(&all));
    let only = || if let [only] = all.as_slice() { Some(only) } else { None };
    // What comes first is what a form is about; further down an empty field may be meant.
    let is_empty = |one: &&Element| one.dyn_ref::<web_sys::HtmlInputElement>().is_some_and(|input| input.value().trim().is_empty());
    lacks.or_else(one_was_in).or_else(only).or_else(|| all.first().filter(is_empty)).cloned()
}

thread_local! {
    /// The control that was left last.
    static LEFT: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Remembers from now on which control is left: who saves by a button has come from the field that was filled in last.
fn remember_what_is_left() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _for_good = window_event_listener(focusout, |event| {
            let control = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let control = control.filter(|control| control.matches(CONTROLS).unwrap_or(false));
            if control.is_some() {
                LEFT.set(control);
            }
        });
    });
}

fn last_left(all: &[Element]) -> Option<&Element> {
    LEFT.with_borrow(|left| all.iter().find(|one| left.as_ref() == Some(one)))
}

/// What describes a control, and a problem.
fn with(control: &Element, id: &str) -> String {
    let before = control.get_attribute("aria-describedby").unwrap_or_default();
    if before.split(' ').any(|one| one == id) { before } else { format!("{before} {id}").trim().to_owned() }
}

/// A problem that is over is no longer told of its control.
fn untie(id: &str) {
    let Some(control) = document().query_selector(&described_by(id)).ok().flatten() else { return };
    let _valid = control.remove_attribute("aria-invalid");
    // A field names its own problem for good.
    if id.starts_with("problem-") {
        let left: Vec<String> =
            control.get_attribute("aria-describedby").unwrap_or_default().split(' ').filter(|one| *one != id).map(str::to_owned).collect();
        let _left = if left.is_empty() {
            control.remove_attribute("aria-describedby")
        } else {
            control.set_attribute("aria-describedby", &left.join(" "))
        };
    }
}
