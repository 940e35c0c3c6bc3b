//! One field a child: typing goes down the column, pasting fills it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::test::TestOfDay;
use crate::domain::PupilId;
use crate::exchange::scores::{Typed, typed};
use crate::ledger::Reading;
use crate::report::scores::{colour, line, on};
use crate::ui::parts::light::Light;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::score_line::ScoreLine;
use crate::words;
use crate::workspace::{Entered, Scores};

/// What was typed, as it is entered.
pub(super) fn entered(typed: Typed) -> Entered {
    match typed {
        Typed::Score(score) => Entered::Score(score),
        Typed::Absent => Entered::Absent,
        Typed::Nothing => Entered::Nothing,
    }
}

/// The sheet of a test and a day.
#[component]
pub(super) fn Sheet(page: TestOfDay, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let table = NodeRef::<html::Table>::new();
    let field = move |row: usize| {
        let fields = table.get_untracked()?.query_selector_all("input").ok()?;
        fields.item(u32::try_from(row).ok()?)?.dyn_into::<HtmlInputElement>().ok()
    };
    let go = Callback::new(move |row: usize| {
        if let Some(field) = field(row) {
            let _focused = field.focus();
            field.select();
        }
    });
    let total = move || page.test.with(|test| test.as_ref().map(|t| t.total)).unwrap_or_default();
    // What was typed and refused stays in its row, wherever that goes; another day or test has other rows.
    let rows = move || {
        let of = format!("{} {:?}", page.date.get(), page.key.get());
        page.children.get().into_iter().map(|(pupil, name)| (of.clone(), pupil, name)).collect::<Vec<_>>()
    };
    let key = |(of, pupil, name): &(String, PupilId, String)| format!("{of} {pupil} {name}");
    let row = move |(_, pupil, name)| view! { <Row page=page pupil=pupil name=name go=go /> }.into_any();
    view! {
        <p class="quiet">{words::scores::HOW_TO_TYPE}</p>
        <div class="table-scroll" role="region" tabindex="0" aria-label=move || format!("{}, scrolls sideways if needed", name.get())>
            <table node_ref=table class="board scores">
                <caption>{name}</caption>
                <thead>
                    <tr>
                        {page.sorting.heads(&["Child"])}
                        {page.sorting.head(1, live(move || format!("Score (of {})", total())))}
                        <th scope="col">"Colour"</th>
                        <th scope="col">"Over time"</th>
                    </tr>
                </thead>
                <tbody>{lines(rows, key, row)}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(page: TestOfDay, pupil: PupilId, name: String, go: Callback<usize>) -> impl IntoView {
    let TestOfDay { session, key, test, date, children, .. } = page;
    let row = move || children.with_untracked(|children| children.iter().position(|(id, _)| *id == pupil)).unwrap_or_default();
    let reading = Memo::new(move |_| {
        let (key, date) = (key.get()?, date.get());
        session.read_child(pupil, |files| on(files, pupil, key, date))
    });
    let problem = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || match reading.get() {
        Some(Reading::Settled(Some(score))) => score.to_string(),
        Some(Reading::Settled(None)) => "a".to_owned(),
        _ => String::new(),
    });
    let change = move |event| {
        let (Some(key), Some(test)) = (key.get_untracked(), test.get_untracked()) else { return };
        match typed(&event_target_value(&event), &test) {
            Err(why) => problem.set(Some(why)),
            Ok(typed) => {
                let scores = vec![(pupil, entered(typed))];
                let command = Scores::Enter { test: key, date: date.get_untracked(), today: session.today(), scores };
                session.ask(command, move |done| problem.set(done.err().map(|why| why.words())));
            }
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let step = match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) | ("ArrowDown", _) => 1,
            ("Enter", true) | ("ArrowUp", _) => -1,
            _ => return,
        };
        event.prevent_default();
        match row().checked_add_signed(step).filter(|to| children.with_untracked(|c| *to < c.len())) {
            Some(to) => go.run(to),
            // At the end the field is left, so that what was typed is entered.
            None => {
                if let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
                    let _left = field.blur();
                }
            }
        }
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        let Some(test) = test.get_untracked().filter(|_| text.trim_end().contains(['\n', '\r', '\t'])) else { return };
        event.prevent_default();
        page.look_at(&text, row(), &test);
    };
    let light = move || {
        let (Some(test), scheme) = (test.get(), session.roll.with(|roll| roll.scheme(roll.period_on(page.date.get())))) else {
            return None;
        };
        match reading.get()? {
            Reading::Settled(Some(score)) => {
                let key = colour(&test, &scheme, score)?;
                let band = scheme.bands().iter().find(|b| b.key == key)?.clone();
                let word = band.word.clone();
                Some(view! { <span class="score-colour"><Light band=band />" "{word}</span> }.into_any())
            }
            Reading::Settled(None) => Some(view! { <span class="quiet">"absent"</span> }.into_any()),
            Reading::Contested(_) => Some(view! { <span class="badge badge--contest">"to settle"</span> }.into_any()),
        }
    };
    let over_time = move || {
        let key = key.get()?;
        let line = session.read_child(pupil, |files| line(files, pupil, key));
        Some(view! { <ScoreLine line=line /> }.into_any())
    };
    let (label, id) = (format!("Score of {name}"), format!("score-error-{pupil}"));
    let error_id = id.clone();
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td>
                <input type="text" inputmode="numeric" autocomplete="off" class="score-field" aria-label=label aria-describedby=id
                    aria-invalid=move || problem.get().is_some().then_some("true") prop:value=shown
                    on:change=heard(change) on:keydown=heard(keys) on:paste=paste />
                {live(move || problem.get().map(|text| {
                    let said = format!("{name}: {text}.");
                    view! { <p class="error" id=error_id.clone() role="alert">{said}</p> }.into_any()
                }))}
            </td>
            <td>{live(light)}</td>
            <td>{live(over_time)}</td>
        </tr>
    }
}
