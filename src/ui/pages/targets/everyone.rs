//! Targets for everyone in one table: children by subjects, with what comes next filled in, and each child's own beside its own words.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::order;
use crate::domain::target::TARGET_MAX;
use crate::domain::{Curriculum, Period, PupilId, Target};
use crate::report::offered::{Offered, offered};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::drawn::{Html, place};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Targets;

/// Fills what is missing, in all subjects at once.
#[component]
pub(super) fn SuggestDialog(open: RwSignal<bool>, children: Memo<Vec<(PupilId, String)>>, period: Memo<Period>) -> impl IntoView {
    let title = Signal::derive(|| "Suggest for everyone".to_owned());
    view! {
        <Dialog open=open title=title>
            <Suggest open=open children=children period=period />
        </Dialog>
    }
}

#[component]
fn Suggest(open: RwSignal<bool>, children: Memo<Vec<(PupilId, String)>>, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let subjects = StoredValue::new(untrack(|| session.subjects(period.get())));
    subjects.with_value(|subjects| subjects.iter().for_each(|(subject, _)| session.want(*subject)));
    let offers = Memo::new(move |_| {
        let period = period.get();
        let curricula: Vec<Arc<Curriculum>> =
            subjects.with_value(|subjects| subjects.iter().filter_map(|(subject, _)| session.curriculum(*subject)).collect());
        let of = |(pupil, _): (PupilId, String)| session.read_child(pupil, |files| offered(files, pupil, &curricula, period));
        children.get().into_iter().map(of).collect::<Vec<Offered>>()
    });
    // What was unticked, by its place among all suggestions; what was typed, by the place of the child.
    let left_out = RwSignal::new(order::Set::<usize>::new());
    let typed = RwSignal::new(order::Map::<usize, String>::new());
    let problem = RwSignal::new(None::<String>);
    let chosen = move || {
        let period = period.get();
        let all = offers.with(|offers| offers.iter().flat_map(|offered| offered.targets(period)).collect::<Vec<_>>());
        let kept =
            left_out.with(|out| all.into_iter().enumerate().filter(|(at, _)| !out.contains(at)).map(|(_, one)| one).collect::<Vec<_>>());
        let own = |(at, words): (&usize, &String)| offers.with(|offers| offers.get(*at)?.own(words, period));
        kept.into_iter().chain(typed.with(|typed| typed.iter().filter_map(own).collect::<Vec<_>>())).collect::<Vec<(PupilId, Target)>>()
    };
    let count = Memo::new(move |_| chosen().len());
    let changed = move |event: web_sys::Event| {
        let Some(at) = place(&event) else { return };
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            match field.type_().as_str() {
                "checkbox" => left_out.update(|out| {
                    let _was = if field.checked() { out.remove(&at) } else { out.insert(at) };
                }),
                _ => typed.update(|typed| drop(typed.insert(at, field.value()))),
            }
        }
    };
    let set = move |_| {
        session.ask(Targets::Set { targets: untrack(chosen) }, move |done| match done {
            Ok(_) => open.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let table = Signal::derive(move || {
        let names = children.get();
        subjects.with_value(|subjects| offers.with(|offers| Html::of(|html| draw(html, subjects, &names, offers))))
    });
    let nothing = move || count.get() == 0;
    let about = move || {
        let anything = offers.with(|offers| offers.iter().any(|one| one.wants_own || one.of_subjects.iter().any(|(_, of)| !of.is_empty())));
        if anything { words::targets::UNTICK } else { words::targets::NOTHING_TO_SUGGEST }
    };
    view! {
        <p class="quiet">{live(about)}</p>
        <div class="table-scroll" role="region" tabindex="0" aria-label="Targets for everyone, scrolls sideways if needed">
            <table class="board targets-all" on:change=heard(changed) inner_html=table></table>
        </div>
        {alert(problem)}
        <div class="buttons buttons--stay">
            <button type="button" class="button button--main" disabled=nothing on:click=heard(set)>
                {live(move || match count.get() { 1 => "Set 1 target".to_owned(), n => format!("Set {n} targets") })}
            </button>
            <button type="button" class="button button--quiet" on:click=heard(move |_| open.set(false))>"Cancel"</button>
        </div>
    }
}

fn draw(html: &mut Html, subjects: &[(crate::domain::SubjectKey, String)], names: &[(PupilId, String)], offers: &[Offered]) {
    html.element("thead", &[], |html| {
        html.element("tr", &[], |html| {
            let titles = subjects.iter().map(|(_, title)| title.as_str());
            ["Child"].into_iter().chain(titles).chain(["Personal"]).for_each(|head| html.words("th", &[("scope", "col")], head));
        });
    });
    let mut nth = 0;
    html.element("tbody", &[], |html| {
        for (at, offered) in offers.iter().enumerate() {
            let name = names.iter().find(|(pupil, _)| *pupil == offered.pupil).map_or("", |(_, name)| name.as_str());
            html.element("tr", &[], |html| {
                html.words("th", &[("scope", "row")], name);
                for (subject, _) in subjects {
                    let found = offered.of_subjects.iter().filter(|(of, _)| of == subject).flat_map(|(_, found)| found);
                    html.element("td", &[], |html| {
                        for found in found {
                            let place = nth.to_string();
                            nth += 1;
                            let label = format!("{name}: {}", found.text);
                            html.element("label", &[("class", "tick"), ("title", &found.reason)], |html| {
                                let tick = [("type", "checkbox"), ("checked", ""), ("data-at", &place), ("aria-label", &label)];
                                html.single("input", &tick);
                                html.words("span", &[], &found.text);
                            });
                        }
                    });
                }
                html.element("td", &[], |html| {
                    offered.help.iter().for_each(|help| html.classed("p", "quiet", &format!("“{help}”")));
                    if offered.wants_own {
                        let (place, label, most) = (at.to_string(), format!("{name}: a target of its own"), TARGET_MAX.to_string());
                        let field =
                            [("type", "text"), ("data-at", &*place), ("aria-label", &label), ("maxlength", &most), ("autocomplete", "off")];
                        html.single("input", &field);
                    } else if offered.help.is_none() {
                        html.classed("span", "quiet", "has one");
                    }
                });
            });
        }
    });
}
