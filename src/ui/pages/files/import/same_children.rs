//! Children of a file who may be children known here: a person says of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::PupilId;
use crate::exchange::Preview;
use crate::exchange::preview::SameChild;
use crate::ui::parts::likeness::Likeness;
use crate::words;
use crate::words::import::{Answer, alike_in_file, all_the_same};

/// What a person has said, by the child's id in the file.
pub(super) type Said = RwSignal<BTreeMap<PupilId, Answer>>;

/// The name of the answers about a child, and the id of the first.
pub(super) fn group(same: &SameChild) -> String {
    format!("same-{}", same.there)
}

/// The questions; nothing where there are none.
#[component]
pub(super) fn SameChildren(preview: Arc<Preview>, said: Said) -> impl IntoView {
    let ask = |same: &SameChild| {
        let (there, presumed) = (same.there, same.presumed());
        let question = alike_in_file(&same.details, same.class_there.as_deref(), &same.held, same.class_here.as_deref(), same.because);
        let answer = Signal::derive(move || said.with(|said| said.get(&there).copied()).or(presumed));
        let on_answer = Callback::new(move |answer: Answer| {
            said.update(|said| {
                said.insert(there, answer);
            });
        });
        view! { <li><Likeness question=question group=group(same) answer=answer on_answer=on_answer /></li> }.into_any()
    };
    let asked = preview.same_child.iter().map(ask).collect::<Vec<_>>();
    // Thirty children of a class that two began apart.
    let open: Vec<PupilId> = preview.same_child.iter().filter(|same| same.presumed().is_none()).map(|same| same.there).collect();
    let count = open.len();
    let all = move |_| said.update(|said| said.extend(open.iter().map(|there| (*there, Answer::Same))));
    let all = (count > 1).then(|| {
        view! {
            <p>{all_the_same(count)}</p>
            <div class="buttons"><button type="button" class="button" on:click=all>"All the same"</button></div>
        }
        .into_any()
    });
    (!asked.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>"The same child?"</h2>
                <p>{words::files::SAME_CHILDREN}</p>
                {all}
                <ul class="rows">{asked}</ul>
            </section>
        }
    })
}
