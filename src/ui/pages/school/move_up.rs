//! "Move up": every class of a school year into the next, in one act.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::people::NAME_MAX;
use crate::domain::{Goes, SchoolYear, StaffId, calendar, letters, order};
use crate::ledger::Roll;
use crate::report::moving_up::{Choice, Choices, MovingClass, Plan, due, moving_up, plan, taught_by};
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::drawn::{Html, NONE, place};
use crate::ui::parts::field::Field;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::words::moving_up as says;
use crate::workspace::{MovingUp, NextClass};

/// The values of what can be chosen besides a class.
const LEAVE: &str = "leave";
const WAIT: &str = "wait";
const NEW: &str = "new";
/// Nobody, as yet.
const NOBODY: &str = "nobody";
/// What stands before the name of a class that is chosen.
const INTO: &str = "to:";

/// The page.
#[component]
pub(super) fn MoveUp() -> impl IntoView {
    let session = Session::here();
    let waiting = session.roll.with_untracked(|roll| due(roll, untrack(|| session.today())));
    // It stays what it was when the page was opened: what is moved up is not asked about again for the year after.
    let from = RwSignal::new(waiting.map(|due| due.from));
    view! {
        <Heading text="Move up".to_owned() />
        {live(move || match from.get().and_then(|from| Some((from, from.next()?))) {
            Some((from, to)) => view! { <OfYear from=from to=to /> }.into_any(),
            None => view! {
                <p>{says::NOBODY_WAITS}</p>
                <button type="button" class="button" on:click=heard(move |_| from.set(Some(SchoolYear::of(session.today()))))>
                    "Plan the next year now"
                </button>
            }
            .into_any(),
        })}
    }
}

#[component]
fn OfYear(from: SchoolYear, to: SchoolYear) -> impl IntoView {
    let session = Session::here();
    let classes = Memo::new(move |_| session.roll.with(|roll| moving_up(roll, from)));
    let choices = RwSignal::new(Choices::default());
    let planned = Memo::new(move |_| classes.with(|classes| choices.with(|choices| plan(classes, choices))));
    let last_day = session.roll.with_untracked(|roll| roll.term_dates(from).half_terms().last().map(|(_, span)| span.last));
    let (day, problem) = (RwSignal::new(last_day.map(|day| day.to_string()).unwrap_or_default()), RwSignal::new(None::<String>));
    let names: Memo<Vec<String>> = Memo::new(move |_| {
        session.roll.with(|roll| roll.classes().into_iter().filter(|(_, class)| !class.demo).map(|(_, class)| class.name).collect())
    });
    // What is chosen stays in the fields, so it is drawn anew only when the classes are others.
    let cards = Signal::derive(move || classes.with(|classes| names.with(|names| Html::of(|html| draw(html, classes, names)))));
    let chosen = move |event: web_sys::Event| {
        let Some((at, value)) = place(&event).zip(value_of(&event)) else { return };
        classes.with_untracked(|classes| choices.update(|choices| choose(choices, classes, at, &value)));
    };
    // Who was chosen to teach each class of the next year, by its name; where nobody was, they who teach it now.
    let teachers = RwSignal::new(order::Map::<String, Option<StaffId>>::new());
    let taught = move |roll: &Roll, class: &str| match teachers.with_untracked(|chosen| chosen.get(class).copied()) {
        Some(chosen) => chosen.into_iter().collect(),
        None => taught_by(roll, class, from).into_iter().map(|(staff, _)| staff).collect::<Vec<StaffId>>(),
    };
    let comes_to = Signal::derive(move || {
        planned.with(|plan| {
            session.roll.with(|roll| {
                let staff = |class: &str| Teaching {
                    now: taught_by(roll, class, from).into_iter().map(|(_, name)| name).collect(),
                    all: roll.staff().into_iter().map(|(staff, member)| (staff, member.name)).collect(),
                    chosen: teachers.with_untracked(|chosen| chosen.get(class).copied()),
                };
                names.with(|names| Html::of(|html| draw_plan(html, plan, names, to, &staff)))
            })
        })
    });
    let teaches = move |event: web_sys::Event| {
        let Some((at, value)) = place(&event).zip(value_of(&event)) else { return };
        let Some(class) = planned.with_untracked(|plan| plan.classes.get(at).map(|(name, _)| name.clone())) else { return };
        teachers.update(|chosen| match value.as_str() {
            "" => drop(chosen.remove(&class)),
            id => drop(chosen.insert(class, id.parse().ok())),
        });
    };
    let count = Memo::new(move |_| planned.with(Plan::children));
    let leavers = Memo::new(move |_| planned.with(|plan| plan.leavers.len()));
    let move_up = move |_| {
        let Plan { classes, leavers, .. } = planned.get_untracked();
        let last_day = calendar::date(&day.get_untracked()).or(last_day).filter(|day| from.contains(*day));
        let Some(last_day) = last_day else {
            problem.set(Some(words::moving_up::which_day(from)));
            return;
        };
        let count = count.get_untracked();
        let with_teachers = |(name, children): (String, _)| {
            let teachers = session.roll.with_untracked(|roll| taught(roll, &name));
            NextClass { name, children, teachers }
        };
        let classes = classes.into_iter().map(with_teachers).collect();
        let ask = MovingUp::Up { school: session.school(), year: to, classes, leavers, last_day };
        session.ask(ask, move |done| match done {
            Ok(_) => {
                session.notice.set(Some(says::done(count, to)));
                navigate(Route::Start);
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    view! {
        <p>{says::from_to(from, to)}{says::AS_IT_WAS}</p>
        <div class="moves" on:input=heard(chosen) on:change=heard(chosen) inner_html=cards></div>
        <section class="card" aria-labelledby="comes-to">
            <h2 id="comes-to">"What it comes to"</h2>
            <div class="drawn" role="status" on:change=heard(teaches) inner_html=comes_to></div>
            {live(move || (leavers.get() > 0).then(|| view! {
                <Field id="last-day" label="Their last day" value=day kind="date" />
            }.into_any()))}
        </section>
        {alert(problem)}
        <div class="buttons buttons--stay">
            <button type="button" class="button button--main" disabled=move || count.get() == 0 on:click=heard(move_up)>
                {live(move || says::button(count.get()))}
            </button>
            <a class="button button--quiet" href=Route::Start.to_string()>"Cancel"</a>
        </div>
    }
}

/// What a field or a list that was changed holds now.
fn value_of(event: &web_sys::Event) -> Option<String> {
    let on = event.target()?;
    match on.dyn_ref::<web_sys::HtmlSelectElement>() {
        Some(list) => Some(list.value()),
        // What is typed is a class by this name.
        None => Some(format!("{INTO}{}", on.dyn_ref::<web_sys::HtmlInputElement>()?.value().trim())),
    }
}

/// Takes up a choice: the places are those of the classes, and after them those of all their children.
fn choose(choices: &mut Choices, classes: &[MovingClass], at: usize, value: &str) {
    let choice = match value {
        "" => None,
        LEAVE => Some(Choice::Goes(Goes::Leaves)),
        WAIT | NEW => Some(Choice::NotYet),
        into => match into.trim_start_matches(INTO) {
            "" => Some(Choice::NotYet),
            name => Some(Choice::Goes(Goes::To(name.to_owned()))),
        },
    };
    match classes.get(at) {
        Some(class) => choices.choose_for_class(class.class, choice),
        None => {
            let mut children = classes.iter().flat_map(|class| &class.children);
            if let Some(child) = children.nth(at - classes.len()) {
                choices.choose_for_child(child.pupil, choice);
            }
        }
    }
}

fn draw(html: &mut Html, classes: &[MovingClass], known: &[String]) {
    let mut names: Vec<String> = known.to_vec();
    for child in classes.iter().flat_map(|class| &class.children) {
        if let Some(Goes::To(name)) = &child.goes
            && !names.contains(name)
        {
            names.push(name.clone());
        }
    }
    order::sort_by_key(&mut names, |name| letters::listed_as(name));
    let mut child_at = classes.len();
    for (at, class) in classes.iter().enumerate() {
        if class.children.is_empty() {
            continue;
        }
        let (heading, to, place) = (format!("move-{at}"), format!("to-{at}"), at.to_string());
        html.element("section", &[("class", "card move"), ("aria-labelledby", &heading)], |html| {
            html.words("h2", &[("id", &heading)], &class.name);
            html.classed("p", "quiet", &says::of_class(class.children.len(), class.done));
            html.within("div", "field field--inline", |html| {
                html.words("label", &[("for", &to)], "In the next year");
                let mut all: Vec<Goes> = class.children.iter().filter_map(|child| child.goes.clone()).collect();
                order::sort(&mut all);
                all.dedup();
                let first = says::suggested(&all, class.children.iter().any(|child| child.goes.is_none()));
                html.element("select", &[("id", &to), ("data-at", &place)], |html| {
                    options(html, &first, &names);
                    html.words("option", &[("value", NEW)], "A new class …");
                });
                let label = format!("Name of the new class of {}", class.name);
                let most = NAME_MAX.to_string();
                let new = [("type", "text"), ("data-at", &*place), ("aria-label", &label), ("maxlength", &most), ("autocomplete", "off")];
                html.single("input", &new);
            });
            html.element("details", &[], |html| {
                html.words("summary", &[], "One by one");
                html.within("ul", "rows", |html| {
                    for child in &class.children {
                        let (place, label) = (child_at.to_string(), format!("{}, in the next year", child.name));
                        child_at += 1;
                        html.within("li", "rows__row move__child", |html| {
                            html.words("span", &[], &child.name);
                            html.classed("span", "quiet", &child.year_group.map(|year| year.name()).unwrap_or_default());
                            html.element("select", &[("data-at", &place), ("aria-label", &label)], |html| {
                                options(html, "With the class", &names);
                            });
                        });
                    }
                });
            });
        });
    }
}

fn options(html: &mut Html, first: &str, names: &[String]) {
    html.words("option", &[("value", "")], first);
    for name in names {
        html.words("option", &[("value", &format!("{INTO}{name}"))], &says::goes(&Goes::To(name.clone())));
    }
    html.words("option", &[("value", LEAVE)], says::LEAVE);
    html.words("option", &[("value", WAIT)], says::WAIT);
}

/// Who may teach a class of the next year.
struct Teaching {
    /// The names of those who teach it now.
    now: Vec<String>,
    /// The staff list.
    all: Vec<(StaffId, String)>,
    /// Who was chosen: somebody, or nobody.
    chosen: Option<Option<StaffId>>,
}

fn draw_teaching(html: &mut Html, at: usize, class: &str, teaching: &Teaching) {
    let (place, label) = (at.to_string(), format!("Who teaches {class} in the next year"));
    let chosen = |is: bool| if is { ("selected", "") } else { NONE };
    html.element("select", &[("data-at", &place), ("aria-label", &label)], |html| {
        if !teaching.now.is_empty() {
            html.words("option", &[("value", ""), chosen(teaching.chosen.is_none())], &says::as_now(&teaching.now));
        }
        let nobody = teaching.now.is_empty() || teaching.chosen == Some(None);
        html.words("option", &[("value", NOBODY), chosen(nobody)], says::CHOOSE);
        for (staff, name) in &teaching.all {
            html.words("option", &[("value", &staff.to_string()), chosen(teaching.chosen == Some(Some(*staff)))], name);
        }
    });
}

fn draw_plan(html: &mut Html, plan: &Plan, known: &[String], to: SchoolYear, teaching: &dyn Fn(&str) -> Teaching) {
    if !plan.classes.is_empty() {
        html.within("table", "preview", |html| {
            // Who is on no list cannot be chosen.
            let has_staff = !teaching("").all.is_empty();
            let teacher = has_staff.then(|| "Teacher".to_owned());
            html.columns(&[format!("Class in {to}"), "Children".to_owned()].into_iter().chain(teacher).collect::<Vec<_>>());
            html.element("tbody", &[], |html| {
                for (at, (name, children)) in plan.classes.iter().enumerate() {
                    html.element("tr", &[], |html| {
                        html.element("th", &[("scope", "row")], |html| {
                            html.text(name);
                            if !known.iter().any(|known| letters::same(known, name)) {
                                html.text(" ");
                                html.classed("span", "badge", "New");
                            }
                        });
                        html.words("td", &[NONE], &children.len().to_string());
                        if has_staff {
                            html.element("td", &[], |html| draw_teaching(html, at, name, &teaching(name)));
                        }
                    });
                }
            });
        });
    }
    if !plan.leavers.is_empty() {
        html.words("p", &[], &says::leave(plan.leavers.len()));
    }
    if plan.not_yet > 0 {
        html.words("p", &[], &says::not_yet(plan.not_yet));
    }
}
