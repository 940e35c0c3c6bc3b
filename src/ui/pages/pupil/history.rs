//! Everything that was ever written in a child’s file, in words.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::curriculum::SHIPPED;
use crate::domain::{Curriculum, Date, Moment, PupilId, SubjectKey};
use crate::platform::clock;
use crate::report::history::{Choices, Filter, HistoryLine, HistorySource, choices, filter, lines, same_person};
use crate::route::Route;
use crate::ui::parts::child_page::once_read;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::lines::lines as drawn_lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;

/// How many entries are shown at first, and how many more each time: seven years of a child are thousands.
const SHOWN: usize = 100;

/// The entries of one day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Day {
    pub(super) date: Date,
    pub(super) lines: Vec<Arc<HistoryLine>>,
}

/// The page.
#[component]
pub(crate) fn HistoryPage(
    /// The pupil.
    pupil: PupilId,
) -> impl IntoView {
    want_words(Session::here());
    once_read(pupil, move || view! { <Head pupil=pupil /><Everything pupil=pupil /> }.into_any())
}

/// Fetches the words of every subject: what was rated in one that is taught no more has words too.
pub(super) fn want_words(session: Session) {
    SHIPPED.iter().filter_map(|(key, _)| key.parse().ok()).for_each(|subject| session.want(subject));
}

/// Whose history it is, and the way back.
#[component]
fn Head(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let name = move || session.child_name(pupil).unwrap_or_default();
    let class = move || {
        let period = session.this_period();
        let (class, name) = session.roll.with(|roll| {
            let class = roll.placement(pupil, period.year)?.any()?.class?;
            Some((class, roll.class(class)?.any()?.name.clone()))
        })?;
        let href = Route::class(class).to_string();
        Some(view! { " / "<a href=href>{name}</a> }.into_any())
    };
    let file = Route::pupil(pupil).to_string();
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>{live(class)}" / "<a href=file>{live(name)}</a></p>
        <Heading text="History".to_owned() />
        // On paper the way back is left out, and the name must not be.
        <p class="history__whose">"Everything that was ever written in the file of "{live(name)}"."</p>
    }
    .into_any()
}

/// Every entry about a child in words, newest first.
pub(super) fn all(session: Session, pupil: PupilId) -> Memo<Vec<Arc<HistoryLine>>> {
    Memo::new(move |_| {
        let roll = session.roll.get();
        let known = RefCell::new(Vec::<(SubjectKey, Option<Arc<Curriculum>>)>::new());
        let curriculum = |subject| {
            let found = known.borrow().iter().find(|(key, _)| *key == subject).map(|(_, curriculum)| curriculum.clone());
            found.unwrap_or_else(|| {
                let made = session.curriculum(subject);
                known.borrow_mut().push((subject, made.clone()));
                made
            })
        };
        let statement = |id: crate::domain::CriterionId| {
            let here = curriculum(id.subject).and_then(|curriculum| curriculum.text(id).map(str::to_owned));
            here.or_else(|| roll.criterion_met(id))
        };
        session.read_child(pupil, |files| lines(&HistorySource { files, pupil, statement: &statement, day: &day }))
    })
}

#[component]
fn Everything(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let all = all(session, pupil);
    let choices = Memo::new(move |_| all.with(|all| choices(all)));
    let wanted = RwSignal::new(Filter::default());
    let found = Memo::new(move |_| all.with(|all| wanted.with(|wanted| filter(all, wanted, &|by| session.who(by)))));
    let shown = RwSignal::new(SHOWN);
    let days = Memo::new(move |_| found.with(|found| by_day(found.iter().take(shown.get()))));
    let count = move || {
        let of = words::entries(all.with(Vec::len));
        if wanted.with(Filter::is_empty) { of } else { format!("{} of {of}", found.with(Vec::len)) }
    };
    let find = NodeRef::<html::Input>::new();
    let clear = move |_| {
        wanted.set(Filter::default());
        shown.set(SHOWN);
        // The button is gone with what it did.
        if let Some(find) = find.get() {
            let _unfocusable = find.focus();
        }
    };
    let empty = move || match (all.with(Vec::is_empty), found.with(Vec::is_empty)) {
        (true, _) => Some(view! { <p class="card">{words::history::EMPTY}</p> }.into_any()),
        (_, true) => Some(
            view! {
                <div class="card">
                    <p>{words::history::NO_MATCH}</p>
                    <div class="buttons"><button type="button" class="button" on:click=heard(clear)>"Clear the filters"</button></div>
                </div>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <Search choices=choices wanted=wanted shown=shown find=find />
        <p class="quiet" role="status">{live(count)}</p>
        {live(empty)}
        {drawn_lines(move || days.get(), key, move |day| draw(session, day))}
        <More found=found shown=shown />
    }
    .into_any()
}

/// What is looked for.
#[component]
fn Search(choices: Memo<Choices>, wanted: RwSignal<Filter>, shown: RwSignal<usize>, find: NodeRef<html::Input>) -> impl IntoView {
    let session = Session::here();
    let look_for = move |change: &dyn Fn(&mut Filter)| {
        wanted.update(|wanted| change(wanted));
        shown.set(SHOWN);
    };
    let with = |all: &str, rest: Vec<(String, String)>| std::iter::once((String::new(), all.to_owned())).chain(rest).collect();
    let areas = Signal::derive(move || {
        with("All areas", choices.with(|all| all.areas.iter().map(|area| (area.name().to_owned(), area.name().to_owned())).collect()))
    });
    let area = Signal::derive(move || wanted.with(|wanted| wanted.area.map(|area| area.name().to_owned()).unwrap_or_default()));
    let to_area = Callback::new(move |chosen: String| {
        let area = choices.with_untracked(|choices| choices.areas.iter().copied().find(|area| area.name() == chosen));
        look_for(&|wanted| wanted.area = area);
    });
    let people = Signal::derive(move || {
        with("Everyone", choices.with(|all| all.people.iter().map(|by| (by.to_string(), session.who(*by))).collect()))
    });
    let person = Signal::derive(move || {
        let found = |person| choices.with(|all| all.people.iter().find(|by| same_person(person, **by)).map(ToString::to_string));
        wanted.with(|wanted| wanted.person).and_then(found).unwrap_or_default()
    });
    let to_person = Callback::new(move |chosen: String| look_for(&|wanted| wanted.person = chosen.parse().ok()));
    let periods = Signal::derive(move || {
        let periods = choices.with(|all| all.periods.iter().map(|period| (period.to_string(), words::period(*period))).collect());
        with("All half terms", periods)
    });
    let period = Signal::derive(move || wanted.with(|wanted| wanted.period.map(|period| period.to_string()).unwrap_or_default()));
    let to_period = Callback::new(move |chosen: String| look_for(&|wanted| wanted.period = chosen.parse().ok()));
    view! {
        <form class="toolbar history__search" role="search" aria-label="In this history" on:submit=|event| event.prevent_default()>
            <Choose id="history-area" label="Area" options=areas chosen=area on_choose=to_area inline=true />
            <Choose id="history-who" label="Who" options=people chosen=person on_choose=to_person inline=true />
            <Choose id="history-period" label="Half term" options=periods chosen=period on_choose=to_period inline=true />
            <div class="field field--inline history__find">
                <label for="history-find">"Find"</label>
                <input id="history-find" type="search" autocomplete="off" node_ref=find
                    prop:value=move || wanted.with(|wanted| wanted.text.clone())
                    on:input=move |event| { let text = event_target_value(&event); look_for(&|wanted| wanted.text.clone_from(&text)); } />
            </div>
        </form>
    }
    .into_any()
}

/// The button that shows more, while there is more.
#[component]
fn More(found: Memo<Vec<Arc<HistoryLine>>>, shown: RwSignal<usize>) -> impl IntoView {
    let show = move |_| {
        let next = found.with_untracked(|found| found.get(shown.get_untracked()).map(|line| line.entry));
        shown.update(|shown| *shown += SHOWN);
        // Reading goes on where the new ones begin, also when the button is gone.
        request_animation_frame(move || {
            let first = next.and_then(|entry| document().get_element_by_id(&format!("entry-{entry}")));
            if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _unfocusable = first.focus();
            }
        });
    };
    live(move || {
        let (of, now) = (found.with(Vec::len), shown.get());
        (of > now).then(|| {
            view! {
                <p class="quiet">{words::history::newest(now, of)}</p>
                <div class="buttons">
                    <button type="button" class="button" on:click=heard(show)>{format!("Show {} more", SHOWN.min(of - now))}</button></div>
            }
            .into_any()
        })
    })
}

/// The day of a moment, where the device is.
pub(super) fn day(at: Moment) -> Date {
    at.date(clock::offset_minutes(at))
}

pub(super) fn by_day<'a>(lines: impl Iterator<Item = &'a Arc<HistoryLine>>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for line in lines {
        let date = day(line.at);
        match days.last_mut() {
            Some(day) if day.date == date => day.lines.push(Arc::clone(line)),
            _ => days.push(Day { date, lines: vec![Arc::clone(line)] }),
        }
    }
    days
}

/// All that a day says: what it says anew is drawn anew.
fn key(day: &Day) -> String {
    let lines = day.lines.iter().map(|line| format!("{} {} {}", line.entry, line.fate.word().unwrap_or_default(), line.words));
    lines.chain([day.date.to_string()]).collect()
}

fn draw(session: Session, day: Day) -> AnyView {
    let inside = Html::of(|html| one_day(html, session, &day, &|words| words.to_owned()));
    view! { <section class="history__day" inner_html=inside></section> }.into_any()
}

/// A day with its entries; `said` is what is made of their words.
pub(super) fn one_day(html: &mut Html, session: Session, day: &Day, said: &dyn Fn(&str) -> String) {
    let item = |html: &mut Html, line: &HistoryLine| {
        let (time, words) = (time(line.at), said(&line.words));
        let (fate, id) = (line.fate.word(), format!("entry-{}", line.entry));
        let class = if fate.is_some() { "history__entry history__entry--gone" } else { "history__entry" };
        html.element("li", &[("class", class), ("id", &id), ("tabindex", "-1")], |html| {
            html.classed("span", "history__time", &time);
            html.element("p", &[("class", "history__words")], |html| {
                if let Some(fate) = fate {
                    html.classed("span", "badge history__fate", fate);
                    html.text(" ");
                }
                html.words("strong", &[], &session.who(line.by));
                html.text(" ");
                match fate {
                    Some(_) => html.words("s", &[], &words),
                    None => html.text(&words),
                }
            });
        });
    };
    html.words("h2", &[], &words::date(day.date));
    html.element("ul", &[("class", "history__entries")], |html| day.lines.iter().for_each(|line| item(html, line)));
}

/// The time of day of a moment, where the device is.
pub(super) fn time(at: Moment) -> String {
    let (hours, minutes) = at.time(clock::offset_minutes(at));
    format!("{hours:02}:{minutes:02}")
}
