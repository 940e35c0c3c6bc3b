//! Brothers and sisters: the same surname is asked about, and only what somebody confirms is so.

use leptos::html;
use leptos::prelude::*;

use super::hand::BookedDay;
use crate::domain::PupilId;
use crate::report::consultation::{families_denied, families_known, families_to_ask};
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::drawn::{Html, drawn, place};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::words;
use crate::workspace::Consulting;

/// The families of a day.
#[component]
pub(super) fn Families(page: BookedDay) -> impl IntoView {
    let found = Memo::new(move |_| {
        page.session.roll.with(|roll| {
            let all =
                |children: &Vec<_>| (families_to_ask(roll, children), families_known(roll, children), families_denied(roll, children));
            page.children.with(all)
        })
    });
    let (one, other, problem) = (RwSignal::new(None::<PupilId>), RwSignal::new(None::<PupilId>), RwSignal::new(None::<String>));
    let summary = NodeRef::<html::Summary>::new();
    let ask_for = move |wanted: Consulting| {
        page.session.ask(wanted, move |done| {
            problem.set(done.err().map(|why| why.words()));
            // The button that was pressed leaves with its line.
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
                if let Some(summary) = summary.get_untracked().filter(|_| lost) {
                    let _unfocusable = summary.focus();
                }
            });
        });
    };
    let set = move |pupil: PupilId, sibling: PupilId, are: bool| ask_for(Consulting::SetSiblings { pupil, sibling, are });
    let lists = drawn(move || found.with(|found| Html::of(|html| lists(html, page, found))));
    let act = move |event: web_sys::MouseEvent| {
        // What is asked has two buttons.
        let wanted = |at: usize| {
            found.with_untracked(|(open, known, denied)| match open.get(at / 2) {
                Some((a, b)) if at.is_multiple_of(2) => Some(Consulting::SetSiblings { pupil: *a, sibling: *b, are: true }),
                Some((a, b)) => Some(Consulting::DenySiblings { pupil: *a, sibling: *b }),
                None => {
                    let (a, b) = known.iter().chain(denied).nth(at - 2 * open.len())?;
                    Some(Consulting::SetSiblings { pupil: *a, sibling: *b, are: false })
                }
            })
        };
        place(&event).and_then(wanted).into_iter().for_each(ask_for);
    };
    let title = move || {
        let (open, known) = found.with(|(open, known, _)| (open.len(), known.len()));
        words::consultation::families(open, known)
    };
    let options = Signal::derive(move || {
        or_none("Choose a child", page.children.get().into_iter().map(|(pupil, details)| (pupil.to_string(), details.full_name())))
    });
    let choose = move |id: &'static str, label: &'static str, value: RwSignal<Option<PupilId>>| {
        let chosen = Signal::derive(move || value.get().map(|pupil| pupil.to_string()).unwrap_or_default());
        let on_choose = Callback::new(move |chosen: String| value.set(chosen.parse().ok()));
        view! { <Choose id=id label=label options=options chosen=chosen on_choose=on_choose /> }.into_any()
    };
    let add = move |_| match (one.get_untracked(), other.get_untracked()) {
        (Some(a), Some(b)) if a != b => {
            set(a, b, true);
            one.set(None);
            other.set(None);
        }
        _ => problem.set(Some(words::consultation::CHOOSE_TWO.to_owned())),
    };
    view! {
        <details class="card">
            <summary node_ref=summary>{live(title)}</summary>
            <p class="quiet">{words::consultation::FAMILIES}</p>
            <div class="drawn" on:click=heard(act) inner_html=lists></div>
            <h2>"With different surnames"</h2>
            <div class="fields">
                {choose("sibling-one", "Child", one)}
                {choose("sibling-other", "Brother or sister", other)}
            </div>
            {alert(problem)}
            <div class="buttons"><button type="button" class="button" on:click=heard(add)>"Add"</button></div>
        </details>
    }
}

/// Pairs of whom it is not known, who are known to be one family, and who are not.
type Pairs = (Vec<(PupilId, PupilId)>, Vec<(PupilId, PupilId)>, Vec<(PupilId, PupilId)>);

/// A button, and what it is called before and after the names.
type Labelled = (&'static str, &'static str, &'static str);

/// What is asked, what is known, and who are not one family; each button by its place in all of them.
fn lists(html: &mut Html, page: BookedDay, (open, known, denied): &Pairs) {
    let time = |pupil| page.bookings.with(|all| all.iter().find(|(_, one)| *one == pupil).map(|(slot, _)| slot.at.to_string()));
    let mut at = 0_usize;
    let mut list = |title: &str, pairs: &[(PupilId, PupilId)], times: bool, buttons: &[Labelled]| {
        if pairs.is_empty() {
            return;
        }
        html.words("h2", &[], title);
        html.within("ul", "rows", |html| {
            for (a, b) in pairs {
                let names = format!("{} and {}", page.name(*a), page.name(*b));
                html.within("li", "rows__row", |html| {
                    let when = match (time(*a), time(*b)) {
                        (Some(a), Some(b)) if times => format!(" ({a} and {b})"),
                        _ => String::new(),
                    };
                    html.words("span", &[], &format!("{names}{when}"));
                    html.within("span", "buttons", |html| {
                        for (text, before, after) in buttons {
                            let class = if buttons.len() > 1 { "button" } else { "button button--quiet" };
                            let (label, place) = (format!("{before}{names}{after}"), at.to_string());
                            let button = [("type", "button"), ("class", class), ("aria-label", label.as_str()), ("data-at", &place)];
                            html.words("button", &button, text);
                            at += 1;
                        }
                    });
                });
            }
        });
    };
    let answers = [("Yes", "Yes, ", " are brother or sister"), ("No", "No, ", " are not one family")];
    list("Same surname: brother or sister?", open, false, &answers);
    list("Brothers and sisters", known, true, &[("Remove", "Remove ", "")]);
    list("Not one family", denied, false, &[("Ask again", "Ask again about ", "")]);
}
