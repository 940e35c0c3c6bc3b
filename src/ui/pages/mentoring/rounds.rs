//! The self-assessment rounds of a class.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId, Round, RoundId};
use crate::report::rounds::{Progress, of_half_term, progress};
use crate::route::{ClassRoute, PupilRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::live::{heard, live};
use crate::words;
use crate::workspace::Rounds;

mod class;
mod hand_over;
mod start;

use class::RoundsOfClass;

/// The page.
#[component]
pub(crate) fn RoundsPage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let of = OfClass::addressed(class, address);
    let OfClass { session, period, everyone, .. } = of;
    // A round asks the whole class.
    let page = RoundsOfClass { session, class, period, children: everyone };
    let rounds = Memo::new(move |_| session.roll.with(|roll| of_half_term(roll, class, period.get())));
    let open = Memo::new(move |_| rounds.with(|rounds| rounds.iter().find(|(_, round)| !round.closed).cloned()));
    view! {
        <ClassHead class=class period=period title="Self-assessment">
            {of.half_terms_of_everyone(|period| ClassRoute::Rounds { period })}
            <div class="buttons">
                <FileButton label="Open an answers file" accept=".json,application/json"
                    on_files=Callback::new(move |files| session.open_files(files)) />
            </div>
        </ClassHead>
        <p class="quiet">{words::rounds::ABOUT}</p>
        {of.shown(move || match open.get() {
            Some((round, details)) => view! { <Open page=page round=round details=details /> }.into_any(),
            None => view! { <start::Start page=page /> }.into_any(),
        })}
        <Closed page=page rounds=rounds open=open />
    }
}

/// The open round: what it asks, how far everyone is, and where the children answer.
#[component]
fn Open(page: RoundsOfClass, round: RoundId, details: Round) -> impl IntoView {
    let RoundsOfClass { session, children, .. } = page;
    let said = words::rounds::asks(&details);
    let details = StoredValue::new(details);
    let rows = Memo::new(move |_| {
        let row = |(id, name): (PupilId, String)| {
            (id, name, details.with_value(|details| session.read_child(id, |files| progress(files, id, round, details))))
        };
        children.get().into_iter().map(row).collect::<Vec<(PupilId, String, Progress)>>()
    });
    let finished = move || rows.with(|rows| rows.iter().filter(|(.., progress)| progress.is_finished()).count());
    let (wanted, asking) = (RwSignal::new(hand_over::Where::Here), RwSignal::new(false));
    let ask = move |place| {
        wanted.set(place);
        asking.set(true);
    };
    let table = move || {
        let period = session.on_purpose(page.period.get());
        Html::of(|html| {
            html.columns(&["Child", "How far"]);
            html.element("tbody", &[], |html| {
                rows.with(|rows| {
                    for (pupil, name, Progress { asked, answered, .. }) in rows {
                        let href = Route::Pupil(*pupil, PupilRoute::file(period, None)).to_string();
                        html.element("tr", &[], |html| {
                            html.element("th", &[("scope", "row")], |html| html.words("a", &[("href", &href)], name));
                            let nothing = *answered == 0;
                            let text = if nothing { "Nothing yet".to_owned() } else { format!("{answered} of {asked} answered") };
                            html.words("td", &[], &text);
                        });
                    }
                });
            });
        })
    };
    view! {
        <section class="card" aria-labelledby="open-round">
            <h2 id="open-round">"The round is open"</h2>
            <p>{said}" "<span role="status">{live(move || words::rounds::finished(finished(), rows.with(Vec::len)))}</span></p>
            <div class="buttons">
                <button type="button" class="button button--main" aria-haspopup="dialog"
                    on:click=heard(move |_| ask(hand_over::Where::Here))>"Let the children answer here"</button>
                <button type="button" class="button" aria-haspopup="dialog"
                    on:click=heard(move |_| ask(hand_over::Where::Elsewhere))>"Self-assessment for another device"</button>
                <button type="button" class="button"
                    on:click=heard(move |_| session.tell(Rounds::Close { round, closed: true }))>"Close the round"</button>
            </div>
            <table class="board" inner_html=table></table>
        </section>
        <hand_over::PinDialog page=page round=round details=details wanted=wanted opened=asking />
    }
}

/// Rounds of the half term that are closed.
#[component]
fn Closed(page: RoundsOfClass, rounds: Memo<Vec<(RoundId, Round)>>, open: Memo<Option<(RoundId, Round)>>) -> impl IntoView {
    let RoundsOfClass { session, .. } = page;
    let closed = move || rounds.get().into_iter().filter(|(_, round)| round.closed).collect::<Vec<_>>();
    let line = move |(round, details): (RoundId, Round)| {
        let again = open.get().is_none().then(|| {
            view! {
                <button type="button" class="button button--quiet"
                    on:click=heard(move |_| session.tell(Rounds::Close { round, closed: false }))>"Open it again"</button>
            }
            .into_any()
        });
        view! { <li>{words::rounds::about(&details)}{again}</li> }.into_any()
    };
    live(move || {
        let closed = closed();
        (!closed.is_empty()).then(|| {
            view! {
                <section aria-labelledby="closed-rounds">
                    <h2 id="closed-rounds">"Closed rounds of this half term"</h2>
                    <p class="quiet">{words::rounds::CLOSED}</p>
                    <ul>{closed.into_iter().map(line).collect::<Vec<_>>()}</ul>
                </section>
            }
            .into_any()
        })
    })
}
