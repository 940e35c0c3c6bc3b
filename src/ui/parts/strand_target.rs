//! A target for improvement in a strand: two taps, and words that can be changed.

use leptos::prelude::*;

use crate::domain::{Area, Period, PupilId, StrandKey, Target};
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Targets;

/// A button that opens a field with the strand's sentence in the child's words, and sets it as a target of the half term.
#[component]
pub(crate) fn StrandTarget(
    /// The child.
    pupil: PupilId,
    /// The strand.
    strand: StrandKey,
    /// The half term.
    period: Period,
) -> impl IntoView {
    let session = Session::here();
    let (name, sentence) = session.roll.with_untracked(|roll| roll.strand(strand)).map(|s| (s.name, s.child)).unwrap_or_default();
    let (opened, text) = (RwSignal::new(false), RwSignal::new(sentence));
    let problem = RwSignal::new(None::<String>);
    let fold = session.fold(pupil);
    let done = Memo::new(move |_| !fold.get().targets_in(period, Area::Strand(strand)).is_empty());
    let set = move |_| {
        let target = Target { period, area: Area::Strand(strand), text: text.get_untracked(), criterion: None, carried_from: None };
        session.ask(Targets::Set { targets: vec![(pupil, target)] }, move |said| match said {
            Ok(_) => {
                // The page may have changed with the target.
                let _gone = (opened.try_set(false), problem.try_set(None));
            }
            Err(why) => drop(problem.try_set(Some(why.words()))),
        });
    };
    let label = format!("Target: {name}");
    let button = format!("Set a target: {name}");
    let id = format!("target-{strand}");
    live(move || {
        let (label, button, id) = (label.clone(), button.clone(), id.clone());
        match (opened.get(), done.get()) {
            (true, _) => view! {
                <div>
                    <Field id=id label=label value=text problem=problem />
                    <div class="buttons">
                        <button type="button" class="button button--main" on:click=heard(set)>"Set the target"</button>
                        <button type="button" class="button button--quiet" on:click=heard(move |_| opened.set(false))>"Cancel"</button>
                    </div>
                </div>
            }
            .into_any(),
            (false, true) => view! { <p role="status">{words::targets::IS_SET}</p> }.into_any(),
            (false, false) => {
                view! { <button type="button" class="button" on:click=heard(move |_| opened.set(true))>{button}</button> }.into_any()
            }
        }
    })
}
