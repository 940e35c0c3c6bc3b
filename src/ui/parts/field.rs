//! A field to write in: its label, a hint, what is wrong with it, and the control they describe.

use leptos::prelude::*;

use super::problem::alert_at;

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
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional)]
    problem: Option<RwSignal<Option<String>>>,
    /// The kind of input: text, password, date, time.
    #[prop(default = "text")]
    kind: &'static str,
    /// How many lines it shows; none for an input of one line.
    #[prop(optional)]
    rows: Option<u8>,
    /// How many characters it takes at most.
    #[prop(optional)]
    most: Option<usize>,
    /// Whether it has the focus when its form is opened.
    #[prop(optional)]
    focused: bool,
) -> impl IntoView {
    let (of_hint, of_problem) = (format!("{id}-hint"), format!("{id}-error"));
    let parts = [hint.is_some().then_some(of_hint.as_str()), problem.is_some().then_some(of_problem.as_str())];
    let by = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let by = (!by.is_empty()).then_some(by);
    let most = most.map(|most| most.to_string());
    let write = move |event| value.set(event_target_value(&event));
    let input = id.clone();
    let control = match rows {
        Some(rows) => view! {
            <textarea id=input rows=rows.to_string() maxlength=most autofocus=focused aria-describedby=by prop:value=value
                on:input=write></textarea>
        }
        .into_any(),
        None => view! {
            <input id=input type=kind maxlength=most autocomplete="off" autofocus=focused aria-describedby=by prop:value=value
                on:input=write />
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint.map(|text| view! { <p class="hint" id=of_hint>{text}</p> }.into_any())}
            {problem.map(|problem| alert_at(of_problem, problem.into()))}
            {control}
        </div>
    }
}
