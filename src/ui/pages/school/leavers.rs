//! The children who have left: their files are here still, as long as the school keeps them.

use leptos::prelude::*;

use crate::domain::{Placement, PupilId, YearsKept};
use crate::ledger::Reading;
use crate::report::leavers::{Leaver, leavers};
use crate::route::Route;
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::drawn::{Html, NONE, drawn, place};
use crate::ui::parts::erasing::erase;
use crate::ui::parts::field::Field;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::words::moving_up as says;
use crate::workspace::{Command, MovingUp};

/// The page.
#[component]
pub(super) fn Leavers() -> impl IntoView {
    let session = Session::here();
    let all = Memo::new(move |_| session.roll.with(|roll| leavers(roll, session.today())));
    let (ticked, asking) = (RwSignal::new(Vec::<PupilId>::new()), RwSignal::new(false));
    // Whoever is back, or erased elsewhere, is ticked no longer.
    let chosen = Memo::new(move |_| {
        all.with(|all| {
            ticked.with(|ticked| all.iter().map(|leaver| leaver.pupil).filter(|pupil| ticked.contains(pupil)).collect::<Vec<PupilId>>())
        })
    });
    let list = drawn(move || all.with(|all| chosen.with(|chosen| Html::of(|html| draw(html, session, all, chosen)))));
    let of = move |event: &web_sys::Event| place(event).and_then(|at| all.with_untracked(|all| all.get(at).cloned()));
    let tapped = move |event: web_sys::MouseEvent| {
        let on = web_sys::Event::from(event);
        let (Some(leaver), Some(act)) = (of(&on), words_of_act(&on)) else { return };
        match act.as_str() {
            "back" => {
                ticked.update(|ticked| ticked.retain(|pupil| *pupil != leaver.pupil));
                session.tell(MovingUp::Returns { pupil: leaver.pupil });
            }
            "out" => {
                if let Some(year) = leaver.placed {
                    let year_group =
                        session.roll.with_untracked(|roll| roll.placement(leaver.pupil, year).as_ref().and_then(Reading::any)?.year_group);
                    session.tell(Command::Place { pupil: leaver.pupil, year, placement: Placement { class: None, year_group } });
                }
            }
            _ => {}
        }
    };
    let tick = move |event: web_sys::Event| {
        if let Some(leaver) = of(&event) {
            let now = event_target_checked(&event);
            ticked.update(|ticked| {
                ticked.retain(|pupil| *pupil != leaver.pupil);
                ticked.extend(now.then_some(leaver.pupil));
            });
        }
    };
    let come = Memo::new(move |_| {
        all.with(|all| all.iter().filter(|leaver| leaver.kept_long_enough).map(|leaver| leaver.pupil).collect::<Vec<_>>())
    });
    let about = move || if all.with(Vec::is_empty) { says::NOBODY_LEFT } else { says::LEAVERS };
    view! {
        <Heading text="Leavers".to_owned() />
        <p>{live(about)}</p>
        {live(move || come.with(|come| !come.is_empty()).then(|| view! {
            <p class="banner">
                <span>{says::time_has_come(come.with(Vec::len))}</span>
                <button type="button" class="button" on:click=heard(move |_| ticked.set(come.get_untracked()))>"Tick them"</button>
            </p>
        }.into_any()))}
        <ul class="rows leavers" on:click=heard(tapped) on:change=heard(tick) inner_html=list></ul>
        {live(move || all.with(|all| !all.is_empty()).then(|| view! {
            <div class="buttons">
                <button type="button" class="button button--bad" disabled=move || chosen.with(Vec::is_empty)
                    on:click=heard(move |_| asking.set(true))>{live(move || says::erase_ticked(chosen.with(Vec::len)))}</button>
            </div>
        }.into_any()))}
        <Dialog open=asking title="Erase these files?".to_owned()>
            <Erase chosen=chosen.get_untracked() all=all asking=asking />
        </Dialog>
        <KeptFor />
    }
}

/// What a button within a line does.
fn words_of_act(event: &web_sys::Event) -> Option<String> {
    use wasm_bindgen::JsCast;
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest("button").ok()??.get_attribute("data-act")
}

fn draw(html: &mut Html, session: Session, all: &[Leaver], chosen: &[PupilId]) {
    for (at, leaver) in all.iter().enumerate() {
        let (href, place) = (Route::pupil(leaver.pupil).to_string(), at.to_string());
        let (tick, back, out) = (format!("tick-{}", leaver.pupil), format!("back-{}", leaver.pupil), format!("out-{}", leaver.pupil));
        let act = |html: &mut Html, id: &str, act: &str, label: &str, text: &str| {
            let button = [
                ("type", "button"),
                ("class", "button button--quiet"),
                ("id", id),
                ("data-at", &*place),
                ("data-act", act),
                ("aria-label", label),
            ];
            html.words("button", &button, text);
        };
        html.within("li", "rows__row", |html| {
            html.within("span", "leavers__who", |html| {
                // Whoever is here until a day to come is not erased with those who have gone.
                if leaver.is_gone {
                    let checked = if chosen.contains(&leaver.pupil) { ("checked", "") } else { NONE };
                    let label = format!("Erase the file of {}", leaver.name);
                    html.element("label", &[("class", "tick")], |html| {
                        html.single("input", &[("type", "checkbox"), ("id", &tick), ("data-at", &place), ("aria-label", &label), checked]);
                    });
                }
                html.words("a", &[("href", &href)], &leaver.name);
            });
            html.within("span", "leavers__said", |html| {
                html.classed("span", "quiet", &words::letters::capital(&words::people::leaves_or_left(&leaver.left, session.today())));
                if leaver.kept_long_enough {
                    html.text(" ");
                    html.classed("span", "badge", says::KEPT_LONG_ENOUGH);
                }
                if leaver.placed.is_some() {
                    html.text(" ");
                    html.classed("span", "badge badge--contest", says::IN_A_CLASS);
                }
            });
            html.within("span", "leavers__acts", |html| {
                if leaver.placed.is_some() {
                    act(html, &out, "out", &format!("Take {} out of the class", leaver.name), "Take out of the class");
                }
                act(html, &back, "back", &format!("{} is back", leaver.name), "Is back");
            });
        });
    }
}

/// Erasing those ticked, once somebody has typed how many they are.
#[component]
fn Erase(chosen: Vec<PupilId>, all: Memo<Vec<Leaver>>, asking: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let count = chosen.len();
    let names = all.with_untracked(|all| {
        let names = all.iter().filter(|leaver| chosen.contains(&leaver.pupil)).map(|leaver| leaver.name.clone());
        Html::of(|html| html.list("", names))
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if typed.get_untracked().trim() != count.to_string() {
            problem.set(Some(says::WRONG_NUMBER.to_owned()));
            return;
        }
        let then = move |done: Result<(), crate::ui::session::Problem>| match done {
            Ok(()) => asking.set(false),
            Err(why) => problem.set(Some(why.words())),
        };
        erase(session, chosen.clone(), MovingUp::EraseLeavers { pupils: chosen.clone(), today: session.today() }, Box::new(then));
    };
    view! {
        <form class="form" on:submit=heard(submit) novalidate>
            <div class="drawn" inner_html=names></div>
            <p>{says::ERASES}<strong>{words::people::NOT_UNDONE}</strong></p>
            <p>{words::people::COPIES}</p>
            <Field id="how-many" label=says::type_the_number(count) value=typed digits=true focused=true />
            {alert(problem)}
            <div class="buttons">
                <button type="submit" class="button button--bad">"Erase for ever"</button>
                <button type="button" class="button" on:click=heard(move |_| asking.set(false))>"Keep the files"</button>
            </div>
        </form>
    }
}

/// How long the school keeps files.
#[component]
fn KeptFor() -> impl IntoView {
    let session = Session::here();
    let years = Memo::new(move |_| session.roll.with(|roll| roll.retention().map(YearsKept::get)));
    let all = (1..=YearsKept::MOST).map(|years| (years.to_string(), says::kept(years)));
    let options = Signal::stored(or_none("Not set", all));
    let shown = Signal::derive(move || years.get().map(|years| years.to_string()).unwrap_or_default());
    let choose = Callback::new(move |chosen: String| {
        session.tell(MovingUp::Keep { years: chosen.parse().ok().and_then(YearsKept::new) });
    });
    view! {
        <section class="card" aria-labelledby="kept">
            <h2 id="kept">"How long files are kept"</h2>
            <p class="quiet">{says::RETENTION}</p>
            <Choose id="retention" label="After the last day, for" options=options chosen=shown on_choose=choose inline=true />
        </section>
    }
}
