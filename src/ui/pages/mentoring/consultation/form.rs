//! The form of a day: date, times, breaks, places.

use leptos::prelude::*;

use crate::domain::calendar::date as read_date;
use crate::domain::consultation::{Pause, Place};
use crate::domain::{ClassId, Consultation, ConsultationId, Date, TimeOfDay};
use crate::ledger::{Change, Reading};
use crate::report::consultation::{need, next_place, year_meant};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Consulting;

/// A break as it is typed.
#[derive(Clone, Copy)]
struct PauseDraft {
    from: RwSignal<String>,
    to: RwSignal<String>,
}

/// A place as it is typed.
#[derive(Clone, Copy)]
struct PlaceDraft {
    number: u8,
    name: RwSignal<String>,
    class: RwSignal<Option<ClassId>>,
}

/// The whole form as it is typed.
#[derive(Clone, Copy)]
struct DayDraft {
    date: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    minutes: RwSignal<String>,
    pauses: RwSignal<Vec<PauseDraft>>,
    places: RwSignal<Vec<PlaceDraft>>,
}

impl DayDraft {
    fn of(day: &Consultation) -> Self {
        let text = |text: String| RwSignal::new(text);
        let pause = |pause: &Pause| PauseDraft { from: text(pause.from.to_string()), to: text(pause.to.to_string()) };
        let place =
            |place: &Place| PlaceDraft { number: place.number, name: RwSignal::new(place.name.clone()), class: RwSignal::new(place.class) };
        Self {
            date: text(day.date.to_string()),
            from: text(day.from.to_string()),
            to: text(day.to.to_string()),
            minutes: text(day.minutes.to_string()),
            pauses: RwSignal::new(day.pauses.iter().map(pause).collect()),
            places: RwSignal::new(day.places.iter().map(place).collect()),
        }
    }

    fn new(class: ClassId, called: String) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let place = PlaceDraft { number: 1, name: RwSignal::new(called), class: RwSignal::new(Some(class)) };
        Self {
            date: text(""),
            from: text("15:30"),
            to: text("18:30"),
            minutes: text("10"),
            pauses: RwSignal::default(),
            places: RwSignal::new(vec![place]),
        }
    }

    /// What was typed, or what is missing; whoever draws it follows the typing.
    fn read(self) -> Result<Consultation, &'static str> {
        let date = self.date.with(|text| read_date(text)).ok_or(words::consultation::CHOOSE_DATE)?;
        self.read_for(date)
    }

    /// The same for a date.
    fn read_for(self, date: Date) -> Result<Consultation, &'static str> {
        let time = |typed: RwSignal<String>, why: &'static str| -> Result<TimeOfDay, &'static str> {
            typed.with(|text| text.trim().parse()).map_err(|_| why)
        };
        let pause = |pause: &PauseDraft| {
            let why = words::consultation::BREAK_TIMES;
            Ok(Pause { from: time(pause.from, why)?, to: time(pause.to, why)? })
        };
        let place = |place: &PlaceDraft| Place { number: place.number, name: place.name.get(), class: place.class.get() };
        let times = words::consultation::DAY_TIMES;
        Ok(Consultation {
            date,
            from: time(self.from, times)?,
            to: time(self.to, times)?,
            minutes: self.minutes.with(|text| text.trim().parse()).map_err(|_| words::consultation::SLOT_LENGTH)?,
            pauses: self.pauses.with(|all| all.iter().map(pause).collect::<Result<Vec<_>, &'static str>>())?,
            places: self.places.with(|all| all.iter().map(place).collect()),
        })
    }
}

/// The form; `done` is told which day it was once it is stored.
#[component]
pub(super) fn DayForm(class: ClassId, day: Option<(ConsultationId, Consultation)>, done: Callback<ConsultationId>) -> impl IntoView {
    let session = Session::here();
    let called = session.roll.with_untracked(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone()));
    let draft = match &day {
        Some((_, details)) => DayDraft::of(details),
        None => DayDraft::new(class, called.unwrap_or_default()),
    };
    let (known, was) = (day.as_ref().map(|(id, _)| *id), day.as_ref().map(|(_, details)| details.date));
    let problem = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        let details = match untrack(|| draft.read()) {
            Ok(details) => details,
            Err(why) => return problem.set(Some(why.to_owned())),
        };
        let year = year_meant(details.date, was, session.today());
        session.ask(Consulting::SetDay { day: known, year, details }, move |answer| match answer {
            Ok(batch) => {
                let set = |change: &Change| if let Change::ConsultationSet { day, .. } = change { Some(*day) } else { None };
                let stored = batch.add.iter().find_map(|entry| set(&entry.change));
                if let Some(day) = known.or(stored) {
                    done.run(day);
                }
            }
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let time = |id: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input id=id type="time" required=true prop:value=value on:input=move |event| value.set(event_target_value(&event)) />
            </div>
        }
        .into_any()
    };
    // Said before anything is planned: a class of thirty does not fit into eighteen slots.
    let need = Memo::new(move |_| {
        let details = draft.read().or_else(|_| draft.read_for(session.today())).ok()?;
        Some(session.roll.with(|roll| need(roll, known, &details, class)))
    });
    let submit = if known.is_some() { "Save the day" } else { "Plan the day" };
    view! {
        <form class="form" novalidate=true on:submit=heard(save)>
            <div class="fields consult-fields">
                <div class="field">
                    <label for="day-date">"Date"</label>
                    <input id="day-date" type="date" required=true prop:value=draft.date
                        on:input=move |event| draft.date.set(event_target_value(&event)) />
                </div>
                {time("day-from", "From", draft.from)}
                {time("day-to", "To", draft.to)}
                <div class="field">
                    <label for="day-minutes">"Minutes for each family"</label>
                    <input id="day-minutes" type="number" autocomplete="off"
                        inputmode="numeric" min="5" max="60" required=true prop:value=draft.minutes
                        on:input=move |event| draft.minutes.set(event_target_value(&event)) />
                </div>
            </div>
            <Pauses draft=draft />
            <Places draft=draft known=known />
            <p role="status">{live(move || need.get().map(words::consultation::need))}</p>
            {alert(problem)}
            <div class="buttons"><button type="submit" class="button button--main">{submit}</button></div>
        </form>
    }
}

/// The breaks, a row each.
#[component]
fn Pauses(draft: DayDraft) -> impl IntoView {
    let add = move |_| {
        let new = PauseDraft { from: RwSignal::new("17:00".to_owned()), to: RwSignal::new("17:20".to_owned()) };
        draft.pauses.update(|all| all.push(new));
        focus_on(format!("break-{}-from", draft.pauses.with_untracked(Vec::len)));
    };
    let row = move |(at, pause): (usize, PauseDraft)| {
        let n = at + 1;
        let remove = move |_| {
            draft.pauses.update(|all| {
                if at < all.len() {
                    all.remove(at);
                }
            });
            focus_on("add-break".to_owned());
        };
        let time = |end: &str, value: RwSignal<String>| {
            let id = format!("break-{n}-{end}");
            view! {
                <div class="field">
                    <label for=id.clone()>{format!("Break {n} {end}")}</label>
                    <input id=id type="time" prop:value=value on:input=move |event| value.set(event_target_value(&event)) />
                </div>
            }
            .into_any()
        };
        view! {
            <li class="consult-row">
                {time("from", pause.from)}
                {time("to", pause.to)}
                <button type="button" class="button button--quiet" on:click=heard(remove)>{format!("Remove break {n}")}</button>
            </li>
        }
        .into_any()
    };
    view! {
        <fieldset class="consult-set">
            <legend>"Breaks"</legend>
            <p class="hint">{words::consultation::IN_A_BREAK}</p>
            <ul class="consult-rows">{live(move || draft.pauses.get().into_iter().enumerate().map(row).collect::<Vec<_>>())}</ul>
            <button id="add-break" type="button" class="button" on:click=heard(add)>"Add a break"</button>
        </fieldset>
    }
}

/// The places, a row each.
#[component]
fn Places(draft: DayDraft, known: Option<ConsultationId>) -> impl IntoView {
    let session = Session::here();
    let fresh = session.with_files(|files| next_place(files, known));
    // A number is not used again, not even for a place that was taken out of the form.
    let next = StoredValue::new(draft.places.with_untracked(|all| all.iter().map(|p| p.number.saturating_add(1)).fold(fresh, u8::max)));
    let add = move |_| {
        let number = next.get_value();
        next.set_value(number.saturating_add(1));
        draft.places.update(|all| all.push(PlaceDraft { number, name: RwSignal::default(), class: RwSignal::new(None) }));
        focus_on(format!("place-{}-name", draft.places.with_untracked(Vec::len)));
    };
    let row = move |(at, place): (usize, PlaceDraft)| {
        let n = at + 1;
        let remove = move |_| {
            draft.places.update(|all| {
                if at < all.len() {
                    all.remove(at);
                }
            });
            focus_on("add-place".to_owned());
        };
        let (name, class) = (format!("place-{n}-name"), format!("place-{n}-class"));
        let classes = session.roll.with_untracked(|roll| roll.classes());
        let options: Vec<AnyView> = classes
            .iter()
            .map(|(id, known)| {
                let id = *id;
                view! { <option value=id.to_string() prop:selected=move || place.class.get() == Some(id)>{known.name.clone()}</option> }
                    .into_any()
            })
            .collect();
        let choose = move |event| {
            let chosen = event_target_value(&event).parse().ok();
            place.class.set(chosen);
            let called = classes.iter().find(|(id, _)| Some(*id) == chosen).map(|(_, class)| class.name.clone());
            if let Some(called) = called.filter(|_| place.name.with_untracked(|name| name.trim().is_empty())) {
                place.name.set(called);
            }
        };
        view! {
            <li class="consult-row">
                <div class="field">
                    <label for=name.clone()>{format!("Place {n}")}</label>
                    <input id=name type="text" autocomplete="off" prop:value=place.name
                        on:input=move |event| place.name.set(event_target_value(&event)) />
                </div>
                <div class="field">
                    <label for=class.clone()>{format!("Children of place {n}")}</label>
                    <select id=class on:change=heard(choose)>
                        <option value="" prop:selected=move || place.class.get().is_none()>"No class in particular"</option>
                        {options}
                    </select>
                </div>
                {(draft.places.with_untracked(Vec::len) > 1).then(|| view! {
                    <button type="button" class="button button--quiet" on:click=heard(remove)>{format!("Remove place {n}")}</button>
                }.into_any())}
            </li>
        }
        .into_any()
    };
    view! {
        <fieldset class="consult-set">
            <legend>"Places"</legend>
            <p class="hint">{words::consultation::A_PLACE}</p>
            <ul class="consult-rows">{live(move || draft.places.get().into_iter().enumerate().map(row).collect::<Vec<_>>())}</ul>
            <button id="add-place" type="button" class="button" on:click=heard(add)>"Add a place"</button>
        </fieldset>
    }
}
