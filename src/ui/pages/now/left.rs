//! What is left to do for the class, each thing a tap away; what is done is folded away.

use leptos::prelude::*;

use crate::domain::{StaffId, calendar};
use crate::platform::prefs;
use crate::report::headings::Taught;
use crate::report::left::{Left, Task, left};
use crate::route::Route;
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::drawn::{Html, drawn, place};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::task::page_of;
use crate::ui::session::Session;
use crate::words;

/// The list.
#[component]
pub(super) fn LeftToDo(of: OfClass, subjects: Memo<Vec<Taught>>) -> impl IntoView {
    let OfClass { session, class, period, .. } = of;
    let all = Memo::new(move |_| {
        session.version.track();
        session.roll.track();
        session.with_files(|files| subjects.with(|subjects| left(files, class, subjects, period.get(), session.today())))
    });
    let copied = move || {
        // A copy made meanwhile is said by the status line too.
        session.status.track();
        let last = prefs::load().last_export.and_then(|day| calendar::date(&day));
        let days = last.map(|day| session.today().signed_duration_since(day).num_days());
        days.map_or_else(|| words::left::NO_COPY.to_owned(), words::left::days_ago)
    };
    let rows = move |done: bool| {
        let period = session.on_purpose(period.get());
        let row = |html: &mut Html, left: &Left| {
            let title = match left.task {
                Task::Mark(subject) | Task::Judge(subject) => left.title(&session.subject_title(subject)),
                _ => left.title(""),
            };
            let to = Route::Class(class, page_of(left.task, period)).to_string();
            html.element("li", &[("class", "left__row")], |html| {
                html.words("a", &[("href", &to)], &title);
                html.text(" ");
                html.classed("span", "left__far", &left.how_far());
                html.words("progress", &[("max", &left.of.to_string()), ("value", &left.done.to_string()), ("aria-hidden", "true")], "");
            });
        };
        Html::of(|html| all.with(|all| all.iter().filter(|left| left.is_done() == done).for_each(|left| row(html, left))))
    };
    let open = drawn(move || {
        let last = format!("Last copy: {}", copied());
        rows(false)
            + &Html::of(|html| {
                html.element("li", &[("class", "left__row")], |html| {
                    html.words("button", &[("type", "button"), ("class", "link"), ("id", "copy"), ("data-at", "0")], "Make a copy");
                    html.text(" ");
                    html.classed("span", "left__far", &last);
                });
            })
    });
    let done = drawn(move || rows(true));
    let count = Memo::new(move |_| all.with(|all| (all.iter().filter(|left| left.is_done()).count(), all.len())));
    let praise = move || match count.get() {
        (done, all) if done == all && all > 0 => Some(words::left::ALL_DONE),
        _ => None,
    };
    let copy = move |event: web_sys::MouseEvent| {
        if place(&event).is_some() {
            session.export_everything();
        }
    };
    view! {
        <section class="left" aria-labelledby="left-to-do">
            <h2 id="left-to-do">"Left to do"</h2>
            <WhoIsHere />
            <p class="left__all">{live(praise)}</p>
            <ul class="left__list" aria-label="Left to do" on:click=heard(copy) inner_html=open></ul>
            <details class="left__done" hidden=move || count.get().0 == 0>
                <summary>{live(move || words::left::done(count.get().0))}</summary>
                <ul class="left__list" aria-label="Done" inner_html=done></ul>
            </details>
        </section>
    }
}

/// Asks once who is using the device, where the school has named its adults.
#[component]
fn WhoIsHere() -> impl IntoView {
    let session = Session::here();
    let asks = RwSignal::new(prefs::load().me.is_none());
    let staff = Memo::new(move |_| session.roll.with(|roll| roll.staff()));
    let say = move |me: Option<StaffId>| {
        session.me.set(me);
        // An empty word stands for somebody who would rather not say.
        prefs::update(|p| p.me = Some(me.map(|id| id.to_string()).unwrap_or_default()));
        asks.set(false);
    };
    let people = Signal::derive(move || {
        or_none("Choose", staff.with(|staff| staff.iter().map(|(id, member)| (id.to_string(), member.name.clone())).collect::<Vec<_>>()))
    });
    let choose = Callback::new(move |chosen: String| {
        if let Ok(me) = chosen.parse() {
            say(Some(me));
        }
    });
    live(move || {
        (asks.get() && staff.with(|staff| !staff.is_empty())).then(|| {
            view! {
                <div class="left__who">
                    <Choose id="who" label="Who is using this device?" options=people chosen=Signal::stored(String::new())
                        on_choose=choose />
                    <button type="button" class="button button--quiet" on:click=heard(move |_| say(None))>"Not now"</button>
                </div>
            }
            .into_any()
        })
    })
}
