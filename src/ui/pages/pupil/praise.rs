//! The praise in a child's file, by school year.

use leptos::prelude::*;

use crate::domain::{Date, Praise, PupilId};
use crate::report::praise::{by_year, kind_name};
use crate::ui::parts::drawn::{Html, NONE};
use crate::ui::parts::praise_dialog::points;
use crate::ui::parts::profile::none;
use crate::ui::session::Session;
use crate::words;

/// The section; all years but the latest are folded away.
#[component]
pub(super) fn ChildPraise(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let list = move || {
        let years = session.read_child(pupil, |files| by_year(files, pupil));
        if years.is_empty() {
            return Html::of(|html| none(html, words::praise::NONE_YET));
        }
        Html::of(|html| {
            for (at, (year, praises)) in years.iter().enumerate() {
                let total: u32 = praises.iter().map(|(_, praise)| u32::from(praise.points)).sum();
                let open = if at == 0 { ("open", "") } else { NONE };
                html.element("details", &[("class", "held"), open], |html| {
                    html.words("summary", &[], &format!("{year}: {}", points(total)));
                    lines(html, session, praises);
                });
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="praise">
            <h2 id="praise" tabindex="-1">"Praise"</h2>
            <div class="drawn" inner_html=list></div>
        </section>
    }
}

/// Praise as a list.
pub(crate) fn lines(html: &mut Html, session: Session, praises: &[(Date, Praise)]) {
    let kinds = session.roll.with(|roll| roll.praise_kinds());
    let line = |(day, praise): &(Date, Praise)| {
        let note = if praise.note.is_empty() { String::new() } else { format!(": {}", praise.note) };
        format!("{}, {}{note} ({})", words::date(*day), kind_name(&kinds, praise.kind), points(u32::from(praise.points)))
    };
    html.list("", praises.iter().map(line));
}
