//! Choosing one of a few.

use leptos::prelude::*;

/// What can be chosen: the value behind each and the words people see.
pub(crate) type Options = Vec<(String, String)>;

/// What can be chosen, after that nothing is: the empty value.
pub(crate) fn or_none(none: &str, options: impl IntoIterator<Item = (String, String)>) -> Options {
    std::iter::once((String::new(), none.to_owned())).chain(options).collect()
}

/// A list to choose from, with its label.
#[component]
pub(crate) fn Choose(
    /// Its id, which the label names.
    #[prop(into)]
    id: String,
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// What there is to choose from.
    options: Signal<Options>,
    /// The value chosen now.
    chosen: Signal<String>,
    /// Called with another.
    on_choose: Callback<String, ()>,
    /// Whether it has the focus when its form is opened.
    #[prop(optional)]
    focused: bool,
    /// Whether label and list stand in one line.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    view! {
        <div class=if inline { "field field--inline" } else { "field" }>
            <label for=id.clone()>{label}</label>
            <select id=id autofocus=focused on:change=move |event| on_choose.run(event_target_value(&event))>
                {listed(options, chosen)}
            </select>
        </div>
    }
}

fn listed(options: Signal<Options>, chosen: Signal<String>) -> AnyView {
    let option = move |(value, text): (String, String)| {
        let known = value.clone();
        view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == known)>{text}</option> }.into_any()
    };
    (move || options.get().into_iter().map(option).collect::<Vec<_>>()).into_any()
}
