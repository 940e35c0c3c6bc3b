//! Choosing one of a few.

use leptos::prelude::*;

/// What can be chosen: the value behind each and the words people see.
pub(crate) type Options = Vec<(String, String)>;

/// A list to choose from, with its label.
#[component]
pub(crate) fn Choose(
    /// Its id, which the label names.
    id: &'static str,
    /// What is chosen.
    label: &'static str,
    /// What there is to choose from.
    options: Signal<Options>,
    /// The value chosen now.
    chosen: Signal<String>,
    /// Called with another.
    on_choose: Callback<String, ()>,
    /// Whether label and list stand in one line.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let option = move |(value, text): (String, String)| {
        let known = value.clone();
        view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == known)>{text}</option> }.into_any()
    };
    view! {
        <div class=if inline { "field field--inline" } else { "field" }>
            <label for=id>{label}</label>
            <select id=id on:change=move |event| on_choose.run(event_target_value(&event))>
                {move || options.get().into_iter().map(option).collect::<Vec<_>>()}
            </select>
        </div>
    }
}
