//! Classes, staff and children of a file who may be known here: a person says of each.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::Preview;
use crate::exchange::preview::{Open, Said, SameChild, SameClass, SameStaff};
use crate::ui::parts::likeness::Likeness;
use crate::ui::parts::live::heard;
use crate::words;
use crate::words::import::{Answer, Whom, all_the_same};
use crate::words::in_file::{alike_class, alike_in_file, alike_staff};

/// The name of the answers about somebody, and the id of the first.
pub(super) fn group(open: &Open) -> String {
    match open {
        Open::Class(same) => of_class(same),
        Open::Staff(same) => of_staff(same),
        Open::Child(same) => of_child(same),
    }
}

fn of_class(same: &SameClass) -> String {
    format!("same-class-{}", same.there)
}

fn of_staff(same: &SameStaff) -> String {
    format!("same-staff-{}", same.there)
}

fn of_child(same: &SameChild) -> String {
    format!("same-{}", same.there)
}

/// A question about one.
fn asked(
    said: RwSignal<Said>,
    whom: Whom,
    (group, question): (String, String),
    answer: impl Fn(&Said) -> Option<Answer> + Send + Sync + 'static,
    put: impl Fn(&mut Said, Answer) + Send + Sync + 'static,
) -> AnyView {
    let answer = Signal::derive(move || said.with(&answer));
    let on_answer = Callback::new(move |answer: Answer| said.update(|said| put(said, answer)));
    view! { <li><Likeness whom=whom question=question group=group answer=answer on_answer=on_answer /></li> }.into_any()
}

/// The questions; nothing where there are none.
#[component]
pub(super) fn Same(preview: Arc<Preview>, said: RwSignal<Said>) -> impl IntoView {
    let class = |same: &SameClass| {
        let (there, held) = (same.there, same.clone());
        let question = alike_class(&same.name, &same.held, same.named, same.in_common, same.children);
        let put = move |said: &mut Said, answer| {
            said.classes.insert(there, answer);
        };
        asked(said, Whom::Class, (of_class(same), question), move |said| said.of_class(&held), put)
    };
    let staff = |same: &SameStaff| {
        let (there, held) = (same.there, same.clone());
        let question = alike_staff(&same.member, &same.held);
        let put = move |said: &mut Said, answer| {
            said.staff.insert(there, answer);
        };
        asked(said, Whom::Staff, (of_staff(same), question), move |said| said.of_staff(&held), put)
    };
    let child = |same: &SameChild| {
        let (there, held) = (same.there, same.clone());
        let question = alike_in_file(&same.details, same.class_there.as_deref(), &same.held, same.class_here.as_deref(), same.because);
        let put = move |said: &mut Said, answer| {
            said.children.insert(there, answer);
        };
        asked(said, Whom::Child, (of_child(same), question), move |said| said.of_child(&held), put)
    };
    let cards = [
        ("The same class?", words::files::SAME_CLASSES, preview.same_class.iter().map(class).collect::<Vec<_>>()),
        ("The same person?", words::files::SAME_STAFF, preview.same_staff.iter().map(staff).collect()),
        ("The same child?", words::files::SAME_CHILDREN, preview.same_child.iter().map(child).collect()),
    ];
    // Thirty children of a class that two began apart, and the class itself: all of them are answered at once.
    let count = preview.open(&Said::default()).len();
    let mut all = (count > 1).then(|| {
        let all = move |_| said.update(|said| said.and(preview.all_the_same()));
        view! {
            <p>{all_the_same(count)}</p>
            <div class="buttons"><button type="button" class="button" on:click=heard(all)>"All the same"</button></div>
        }
        .into_any()
    });
    let card = move |(title, about, asked): (&'static str, &'static str, Vec<AnyView>)| {
        view! {
            <section class="card">
                <h2>{title}</h2>
                <p>{about}</p>
                {all.take()}
                <ul class="rows">{asked}</ul>
            </section>
        }
        .into_any()
    };
    cards.into_iter().filter(|(.., asked)| !asked.is_empty()).map(card).collect::<Vec<_>>()
}
