//! Finding any child, page, action or setting by a few letters.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId, SchoolYear, SubjectKey, order};
use crate::ledger::roll::Class;
use crate::platform::prefs;
use crate::report::find::{Findable, find};
use crate::route::{Kept, Place, Route, Topic};
use crate::ui::address::{here, navigate};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::drawn::{Html, drawn, place};
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Doing;

mod shortcuts;

pub(crate) use shortcuts::open as open_shortcuts;

/// How many are offered.
const MOST: usize = 12;
/// How many that were chosen are remembered, as long as the page is open.
const RECENT: usize = 8;

/// Where something found leads.
#[derive(Clone, Debug, PartialEq)]
enum To {
    Page(Route),
    Act(Act),
}

/// What can be done from anywhere.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    ExportEverything,
    Lock,
    Step(Doing),
    Shortcuts,
}

thread_local! {
    static CHOSEN: RefCell<Vec<To>> = const { RefCell::new(Vec::new()) };
}

/// Opens it over the page.
pub(crate) fn open(session: Session) {
    session.over.set(Some(Arc::new(|| view! { <Find /> }.into_any())));
}

#[component]
fn Find() -> impl IntoView {
    let session = Session::here();
    let open = RwSignal::new(true);
    Effect::new(move |_| {
        if !open.get() {
            session.over.set(None);
        }
    });
    view! { <Dialog open=open title="Find">{live(move || view! { <Search open=open /> }.into_any())}</Dialog> }
}

#[component]
fn Search(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let all = StoredValue::new(everything(session));
    let recent = CHOSEN.with_borrow(Clone::clone);
    let (typed, at) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let found = Memo::new(move |_| {
        all.with_value(|all| {
            find(all, &typed.get(), &recent, MOST).into_iter().map(|one| (titled(one), one.to.clone())).collect::<Vec<_>>()
        })
    });
    let go = move |to: To| {
        CHOSEN.with_borrow_mut(|chosen| {
            chosen.retain(|known| *known != to);
            chosen.insert(0, to.clone());
            chosen.truncate(RECENT);
        });
        open.set(false);
        act(session, to);
    };
    let key = move |event: web_sys::KeyboardEvent| {
        let count = found.with(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some((_, to)) = found.with_untracked(|found| found.get(at.get_untracked()).cloned()) {
                    go(to);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let options = drawn(move || {
        let one = |html: &mut Html, nth: usize, (title, about): &(String, String)| {
            let (id, place) = (format!("found-{nth}"), nth.to_string());
            let on = ("aria-selected", if at.get() == nth { "true" } else { "false" });
            html.element("li", &[("role", "option"), ("id", &id), ("data-at", &place), ("class", "find__one"), on], |html| {
                html.words("span", &[], title);
                html.text(" ");
                html.classed("span", "quiet", about);
            });
        };
        found.with(|found| Html::of(|html| found.iter().enumerate().for_each(|(nth, (said, _))| one(html, nth, said))))
    });
    let choose = move |event: web_sys::MouseEvent| {
        if let Some((_, to)) = place(&event).and_then(|nth| found.with_untracked(|found| found.get(nth).cloned())) {
            go(to);
        }
    };
    let nothing = move || found.with(Vec::is_empty).then_some(words::app::NOTHING_FOUND);
    view! {
        <input type="text" enterkeyhint="go" class="find" role="combobox" aria-label="Find" autocomplete="off" autofocus
            placeholder="A child, a page, a setting" aria-expanded="true" aria-controls="found" aria-autocomplete="list"
            aria-activedescendant=move || format!("found-{}", at.get())
            on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); } on:keydown=heard(key) />
        <ul role="listbox" id="found" class="find__list" aria-label="Found" on:click=heard(choose) inner_html=options></ul>
        <p role="status">{live(nothing)}</p>
    }
}

fn titled(found: &Findable<To>) -> (String, String) {
    (found.title.clone(), found.about.clone())
}

fn act(session: Session, to: To) {
    match to {
        To::Page(route) => navigate(route),
        To::Act(Act::ExportEverything) => session.export_everything(),
        To::Act(Act::Lock) => session.lock(),
        To::Act(Act::Step(doing)) => session.step(doing),
        To::Act(Act::Shortcuts) => open_shortcuts(session),
    }
}

/// Everything there is to find: the class one is in first, with its pages; then the children, other classes, settings and actions.
fn everything(session: Session) -> Vec<Findable<To>> {
    let last = || prefs::load().last_class.and_then(|id| id.parse::<ClassId>().ok());
    let here = match here() {
        Ok(Route::Class(class, _)) => Some(class),
        _ => last(),
    };
    let period = untrack(|| session.this_period());
    let subjects = untrack(|| session.subjects(period));
    session.roll.with_untracked(|roll| {
        let mut classes: Vec<(ClassId, Class)> = roll.classes();
        order::sort_by_key(&mut classes, |(class, _)| Some(*class) != here);
        let year = SchoolYear::of(untrack(|| session.today()));
        let class_of = |pupil: PupilId| {
            let placement = roll.placement(pupil, year)?;
            let class = placement.any()?.class?;
            Some(roll.class(class)?.any()?.name.clone())
        };
        let children = roll
            .pupils()
            .into_iter()
            .map(|(id, pupil)| Findable::new(pupil.full_name(), class_of(id).unwrap_or_default(), To::Page(Route::pupil(id))));
        let pages = classes.iter().flat_map(|(class, details)| {
            let home = Findable::new(details.name.clone(), "class".to_owned(), To::Page(Route::class(*class)));
            std::iter::once(home).chain(pages_of(*class, &details.name, &subjects))
        });
        children.chain(pages).chain(rest(session)).collect()
    })
}

/// The pages of a class: those of a subject for each subject.
fn pages_of(class: ClassId, name: &str, subjects: &[(SubjectKey, String)]) -> Vec<Findable<To>> {
    let kept = |subject| Kept { subject, ..Kept::default() };
    let mut found: Vec<Findable<To>> = Vec::new();
    for place in Place::ALL {
        let ways = subjects.iter().map(|(subject, title)| (Some(*subject), title.as_str())).chain([(None, "")]);
        for (subject, title) in ways {
            for page in place.pages(kept(subject)) {
                let called = if page.chosen().is_some() { format!("{} {title}", page.word()) } else { page.word().to_owned() };
                let to = To::Page(Route::Class(class, page));
                if !found.iter().any(|known| known.to == to) {
                    found.push(Findable::new(called, name.to_owned(), to));
                }
            }
        }
    }
    found
}

/// What belongs to no class.
fn rest(session: Session) -> Vec<Findable<To>> {
    let page = |title: &str, about: &str, route| Findable::new(title.to_owned(), about.to_owned(), To::Page(route));
    let action = |title: &str, what| Findable::new(title.to_owned(), "action".to_owned(), To::Act(what));
    let mut all = vec![
        page("Classes", "page", Route::Start),
        page("Settings", "page", Route::Settings(Topic::School)),
        page("Restore points", "page", Route::Copies),
        page("School", "page", Route::School),
        page("Move up", "page", Route::MoveUp),
        page("Leavers", "page", Route::Leavers),
        action("Export everything", Act::ExportEverything),
        action("Undo", Act::Step(Doing::Undo)),
        action("Redo", Act::Step(Doing::Redo)),
        action("Keyboard shortcuts", Act::Shortcuts),
    ];
    let sections = |topic: Topic| topic.sections().iter().map(move |section| page(section, "setting", Route::Settings(topic)));
    all.extend(Topic::ALL.into_iter().flat_map(sections));
    if session.lockable.get_untracked() {
        all.push(action("Lock now", Act::Lock));
    }
    all
}
