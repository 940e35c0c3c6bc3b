//! A list of several classes: who of it is to be added.

use leptos::prelude::*;

use crate::exchange::roster::{RosterRow, Wanted, classes_named, is_of_several};
use crate::ui::parts::live::{heard, live};
use crate::words::roster as words;

/// The classes of a list, each with how many children.
type Classes = Vec<(String, usize)>;

/// What was chosen for a list, known by its classes: it is not said of another.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    chosen: RwSignal<Option<(Classes, Wanted)>>,
}

impl Choice {
    pub(super) fn new() -> Self {
        Self { chosen: RwSignal::new(None) }
    }

    /// Who of these rows is wanted; `None` while nobody has said so.
    pub(super) fn of(self, rows: &[RosterRow]) -> Option<Wanted> {
        if !is_of_several(rows) {
            return Some(Wanted::Everyone);
        }
        let classes = classes_named(rows);
        self.chosen.with(|chosen| chosen.as_ref().filter(|(of, _)| *of == classes).map(|(_, wanted)| *wanted))
    }
}

/// The question, where there is one.
#[component]
pub(super) fn SeveralClasses(
    /// The list, as far as it is read.
    rows: Signal<Vec<RosterRow>>,
    /// The class that is being filled.
    class: Signal<String>,
    choice: Choice,
) -> impl IntoView {
    let classes = Memo::new(move |_| rows.with(|rows| is_of_several(rows).then(|| classes_named(rows))));
    let asked = move |classes: Classes| {
        let class = class.get();
        let this = rows.with(|rows| rows.iter().any(|row| Wanted::OfThisClass.takes(row, &class)));
        let options = [
            this.then(|| (Wanted::OfThisClass, words::only_of(&class))),
            Some((Wanted::Each, words::each_into_its_own(&classes))),
            Some((Wanted::Everyone, words::everyone_into(&class))),
        ];
        let option = |(wanted, label): (Wanted, String)| {
            let of = classes.clone();
            let known = classes.clone();
            let checked = move || choice.chosen.with(|chosen| chosen.as_ref().is_some_and(|(of, one)| *of == known && *one == wanted));
            view! {
                <label class="tick">
                    <input type="radio" name="several-classes" prop:checked=checked
                        on:change=heard(move |_| choice.chosen.set(Some((of.clone(), wanted)))) />
                    {label}
                </label>
            }
            .into_any()
        };
        let options = options.into_iter().flatten().map(option).collect::<Vec<_>>();
        view! {
            <section class="card card--contest" role="radiogroup" aria-labelledby="several-classes">
                <p id="several-classes">{words::several_classes(&classes)}</p>
                {options}
            </section>
        }
        .into_any()
    };
    live(move || classes.get().map(asked))
}
