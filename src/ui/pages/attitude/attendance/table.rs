//! A table from elsewhere: pasted here, looked at before anything is written.

use leptos::prelude::*;

use super::register::Register;
use crate::domain::PupilId;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::field::Field;
use crate::ui::parts::live::{heard, live};
use crate::words;
use crate::workspace::Attitude;

/// A field to paste into.
#[component]
pub(super) fn Paste(look: Callback<String>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    view! {
        <details class="attendance__paste">
            <summary>"Paste from a spreadsheet or a register"</summary>
            <p class="quiet">{words::attendance::HEADINGS}</p>
            <Field id="attendance-paste" label="The rows" value=text rows=6 />
            <div class="buttons">
                <button type="button" class="button"
                    on:click=heard(move |_| look.run(text.get_untracked()))>"Look at the rows"</button></div>
        </details>
    }
}

/// What the table would enter, and what is wrong with the rest.
#[component]
pub(super) fn LookedDialog(page: Register, children: Memo<Vec<(PupilId, String)>>) -> impl IntoView {
    let title = Signal::derive(|| "Attendance to enter".to_owned());
    let called = move |id: PupilId| {
        children.with_untracked(|c| c.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone())).unwrap_or_default()
    };
    let contents = move || {
        let looked = page.looked.get()?;
        let said = Html::of(|html| {
            html.list("plain", looked.ready.iter().map(|row| words::attendance::of_child(&called(row.pupil), &row.attendance)));
            if !looked.faulty.is_empty() {
                html.words("h3", &[], "Not understood, and left out");
                html.list("plain error", looked.faulty.iter().map(|fault| words::attendance::of_row(fault.line, &fault.who, &fault.why)));
            }
            let missing = looked.missing.iter().map(|id| called(*id)).collect::<Vec<_>>().join(", ");
            if !missing.is_empty() {
                html.classed("p", "quiet", &words::attendance::no_row_for(&missing));
            }
        });
        let count = looked.ready.len();
        let rows: Vec<_> = looked.ready.iter().map(|row| (row.pupil, Some(row.attendance))).collect();
        let take = move |_| {
            page.session.tell(Attitude::SetAttendance { period: page.period.get_untracked(), rows: rows.clone() });
            page.looking.set(false);
        };
        let label = format!("Enter attendance of {}", words::children(count));
        let main = (count > 0)
            .then(|| view! { <button type="button" class="button button--main" on:click=heard(take)>{label}</button> }.into_any());
        Some(
            view! {
                <div class="drawn" inner_html=said></div>
                <div class="buttons">{main}
                    <button type="button" class="button button--quiet"
                        on:click=heard(move |_| page.looking.set(false))>"Cancel"</button></div>
            }
            .into_any(),
        )
    };
    view! { <Dialog open=page.looking title=title>{live(contents)}</Dialog> }
}
