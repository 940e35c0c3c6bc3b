//! The praise in a child's file, by school year.

use leptos::prelude::*;

use crate::domain::{Date, Praise, PupilId, SchoolYear};
use crate::report::praise::{by_year, kind_name};
use crate::ui::parts::praise_dialog::points;
use crate::ui::session::Session;
use crate::words;

/// The section; all years but the latest are folded away.
#[component]
pub(super) fn ChildPraise(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let list = move || {
        let years = session.read_child(pupil, |files| by_year(files, pupil));
        if years.is_empty() {
            return view! { <p class="quiet">{words::praise::NONE_YET}</p> }.into_any();
        }
        let year = |(at, (year, praises)): (usize, (SchoolYear, Vec<(Date, Praise)>))| {
            let total: u32 = praises.iter().map(|(_, praise)| u32::from(praise.points)).sum();
            let head = format!("{year}: {}", points(total));
            view! { <details class="held" open=at == 0><summary>{head}</summary>{lines(session, &praises)}</details> }.into_any()
        };
        years.into_iter().enumerate().map(year).collect::<Vec<_>>().into_any()
    };
    view! {
        <section class="card" aria-labelledby="praise">
            <h2 id="praise" tabindex="-1">"Praise"</h2>
            {list}
        </section>
    }
}

/// Praise as a list.
pub(crate) fn lines(session: Session, praises: &[(Date, Praise)]) -> AnyView {
    let kinds = session.roll.with(|roll| roll.praise_kinds());
    let line = |(day, praise): &(Date, Praise)| {
        let note = if praise.note.is_empty() { String::new() } else { format!(": {}", praise.note) };
        let text = format!("{}, {}{note} ({})", words::date(*day), kind_name(&kinds, praise.kind), points(u32::from(praise.points)));
        view! { <li>{text}</li> }.into_any()
    };
    view! { <ul>{praises.iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
}
