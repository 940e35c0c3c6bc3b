//! A field to write in: its label, a hint, what is wrong with it, and the control they describe.

use leptos::prelude::*;

use super::light::Light;
use super::problem::alert_at;
use crate::domain::Band;
use crate::ui::parts::live::{heard, live};
use crate::words::{Refusal, refusal};

/// What a field shows, and what becomes of what is typed.
#[derive(Clone, Copy)]
pub(crate) struct Written {
    shown: Signal<String>,
    write: Option<Callback<String>>,
}

impl Written {
    /// A draft that is read and written in parts.
    pub(crate) fn by(shown: Signal<String>, write: Callback<String>) -> Self {
        Self { shown, write: Some(write) }
    }

    /// What is held. What is typed is told only when the field is left: see `on_left`.
    pub(crate) fn held(shown: Signal<String>) -> Self {
        Self { shown, write: None }
    }
}

impl From<RwSignal<String>> for Written {
    fn from(text: RwSignal<String>) -> Self {
        Self::by(text.into(), Callback::new(move |typed| text.set(typed)))
    }
}

/// A field of a form. Hint and problem are read out with it.
#[component]
pub(crate) fn Field(
    /// Its id, which the label names.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is written.
    #[prop(into)]
    value: Written,
    /// Called with what is written when the field is left, or a day is chosen.
    #[prop(optional)]
    on_left: Option<Callback<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional)]
    problem: Option<RwSignal<Option<String>>>,
    /// The kind of input: text, password, number, date, time.
    #[prop(default = "text")]
    kind: &'static str,
    /// Whether it takes digits alone: a small screen then offers those.
    #[prop(optional)]
    digits: bool,
    /// The least and the greatest number or day it takes.
    #[prop(optional, into)]
    within: Within,
    /// How many lines it shows; none for an input of one line.
    #[prop(optional)]
    rows: Option<u8>,
    /// How many characters it takes at most.
    #[prop(optional)]
    most: Option<usize>,
    /// What is offered while typing; anything else can be typed too.
    #[prop(optional)]
    offers: Vec<String>,
    /// The band it is about, whose light stands before the label.
    #[prop(optional)]
    band: Option<Band>,
    /// Whether it has the focus when its form is opened.
    #[prop(optional)]
    focused: bool,
    /// Whether it stands in a line with others, without room around it.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let (of_hint, of_problem, of_offers) = (format!("{id}-hint"), format!("{id}-error"), format!("{id}-offers"));
    let parts = [hint.is_some().then_some(of_hint.as_str()), problem.is_some().then_some(of_problem.as_str())];
    let by = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let by = (!by.is_empty()).then_some(by);
    let Written { shown, write } = value;
    // A browser that holds a text to its limit cuts what is pasted, and says nothing.
    let over = move || {
        let most = most?;
        let over = shown.with(|text| text.chars().count() > most);
        over.then(|| view! { <p class="error" role="status">{refusal(&Refusal::TooLong(most))}</p> }.into_any())
    };
    let typed = move |event| {
        if let Some(write) = write {
            write.run(event_target_value(&event));
        }
    };
    let left = move |event| {
        if let Some(left) = on_left {
            left.run(event_target_value(&event));
        }
    };
    let wrong = move || problem.and_then(|problem| problem.get()).map(|_| "true");
    let (input, Within { least, greatest }) = (id.clone(), within);
    let list = (!offers.is_empty()).then(|| of_offers.clone());
    let control = match rows {
        Some(rows) => view! {
            <textarea id=input rows=rows.to_string() autocomplete="off" autofocus=focused
                aria-describedby=by aria-invalid=wrong prop:value=shown on:input=heard(typed) on:change=heard(left)></textarea>
        }
        .into_any(),
        None => view! {
            <input id=input type=kind inputmode=digits.then_some("numeric") min=least max=greatest list=list
                autocomplete="off" autofocus=focused aria-describedby=by aria-invalid=wrong prop:value=shown
                on:input=heard(typed) on:change=heard(left) />
        }
        .into_any(),
    };
    let offers = (!offers.is_empty()).then(|| {
        let all: Vec<AnyView> = offers.into_iter().map(|one| view! { <option value=one></option> }.into_any()).collect();
        view! { <datalist id=of_offers>{all}</datalist> }.into_any()
    });
    let labelled = band.is_some().then_some("strand__band");
    view! {
        <div class=if inline { "field field--inline" } else { "field" }>
            <label class=labelled for=id>{band.map(|band| view! { <Light band=band /> }.into_any())}{label}</label>
            {hint.map(|text| view! { <p class="hint" id=of_hint>{text}</p> }.into_any())}
            {problem.map(|problem| alert_at(of_problem, problem.into()))}
            {control}
            {live(over)}
            {offers}
        </div>
    }
}

/// The least and the greatest a field takes, as its kind writes them; empty ones set no limit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Within {
    least: Option<String>,
    greatest: Option<String>,
}

impl From<(u32, u32)> for Within {
    fn from((least, greatest): (u32, u32)) -> Self {
        Self { least: Some(least.to_string()), greatest: Some(greatest.to_string()) }
    }
}

impl Within {
    /// Up to a day.
    pub(crate) fn until(day: crate::domain::Date) -> Self {
        Self { least: None, greatest: Some(day.to_string()) }
    }
}
