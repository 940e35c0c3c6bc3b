//! A child's details, class, links, and erasure.

use leptos::prelude::*;

use crate::domain::calendar::date as read_date;
use crate::domain::called::legal_name;
use crate::domain::{ClassId, Left, LegalName, Period, Placement, Pupil, PupilId, Upn, YearGroup};
use crate::ledger::Reading;
use crate::report::moving_up::classes_before;
use crate::route::{PupilRoute, Route};
use crate::ui::address::navigate;
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::erasing::erase;
use crate::ui::parts::field::Field;
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::{Problem, Session};
use crate::words;
use crate::workspace::{Command, MovingUp};

/// The part of a file in which the child's own details are put right.
#[component]
pub(crate) fn Details(pupil: PupilId, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let details = Memo::new(move |_| session.roll.with(|roll| roll.pupil(pupil).as_ref().and_then(Reading::any).cloned()));
    let legal = Memo::new(move |_| session.roll.with(|roll| roll.legal_name(pupil).as_ref().and_then(Reading::any).cloned()));
    let linked = Memo::new(move |_| session.roll.with(|roll| roll.ids(pupil).len() > 1));
    view! {
        <section class="card file-details" aria-labelledby="details">
            <h2 id="details" tabindex="-1">"Name, class and more"</h2>
            {live(move || details.get().map(|d| view! { <NameForm pupil=pupil details=d /> }))}
            {live(move || view! { <LegalNameForm pupil=pupil legal=legal.get() /> }.into_any())}
            <ClassForm pupil=pupil period=period />
            <LeftForm pupil=pupil />
            <Show when=move || linked.get()>
                <h3>"Linked files"</h3>
                <p>{words::people::TWO_ENROLMENTS}</p>
                <button type="button" class="button"
                    on:click=heard(move |_| session.tell(Command::Unlink { pupil }))>"These are two different children: unlink"</button>
            </Show>
            <h3>"The file as a file"</h3>
            <p>{words::files::CHILD_FILE}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=heard(move |_| session.export_pupil(pupil))>"Export this child"</button>
                <button type="button" class="button" on:click=heard(move |_| navigate(Route::Pupil(pupil, PupilRoute::Everything)))>
                    "Everything about this child"
                </button>
                <button type="button" class="button" on:click=heard(move |_| session.export_ctf(pupil))>"Save as CTF"</button>
            </div>
            <p class="quiet">{words::files::CHILD_CTF}</p>
            <Erase pupil=pupil />
        </section>
    }
}

#[component]
fn NameForm(pupil: PupilId, details: Pupil) -> impl IntoView {
    let session = Session::here();
    let forename = RwSignal::new(details.forename);
    let surname = RwSignal::new(details.surname);
    let upn = RwSignal::new(details.upn.map(|u| u.to_string()).unwrap_or_default());
    let born = RwSignal::new(details.born.map(|d| d.to_string()).unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    // A wrong UPN is a warning, never a refusal.
    let warning = move || Upn::typed(&upn.get()).and_then(|u| u.fault()).map(words::people::check_upn);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let born = match born.get_untracked().as_str() {
            "" => None,
            // Not by `parse`: the calendar crate's own reader knows every format there is, and is as large.
            text => match read_date(text) {
                Some(date) => Some(date),
                None => {
                    problem.set(Some(words::people::WHOLE_BIRTH_DATE.to_owned()));
                    return;
                }
            },
        };
        let details =
            Pupil { forename: forename.get_untracked(), surname: surname.get_untracked(), upn: Upn::typed(&upn.get_untracked()), born };
        session.ask(Command::SetPupil { pupil, details }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    let field = |id: &'static str, label: &'static str, kind: &'static str, value: RwSignal<String>| {
        view! { <Field id=id label=label value=value kind=kind most=100 /> }
    };
    view! {
        <form class="form" on:submit=heard(submit) novalidate>
            {alert(problem)}
            <div class="fields">
                {field("forename", "Forename", "text", forename)}
                {field("surname", "Surname", "text", surname)}
                {field("born", "Date of birth (optional)", "date", born)}
                {field("upn", "UPN (optional)", "text", upn)}
            </div>
            {live(move || warning().map(|text| view! { <p class="hint hint--warn">{text}</p> }))}
            <div class="buttons"><button type="submit" class="button">"Save details"</button></div>
        </form>
    }
}

/// The name in law, for whoever is called by another.
#[component]
fn LegalNameForm(pupil: PupilId, legal: Option<LegalName>) -> impl IntoView {
    let session = Session::here();
    let legal = legal.unwrap_or_else(|| LegalName { forename: String::new(), surname: String::new() });
    let (forename, surname) = (RwSignal::new(legal.forename), RwSignal::new(legal.surname));
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let called =
            session.roll.with_untracked(|roll| roll.pupil(pupil).as_ref().and_then(Reading::any).map(|held| held.forename.clone()));
        let said = legal_name(&forename.get_untracked(), &surname.get_untracked(), &called.unwrap_or_default());
        session.ask(Command::SetLegalName { pupil, legal: said }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    view! {
        <form class="form" on:submit=heard(submit) novalidate>
            {alert(problem)}
            <p>{words::people::LEGAL_NAME}</p>
            <div class="fields">
                <Field id="legal-forename" label="Legal forename (optional)" value=forename most=100 />
                <Field id="legal-surname" label="Legal surname (optional)" value=surname most=100 />
            </div>
            <div class="buttons"><button type="submit" class="button">"Save legal name"</button></div>
        </form>
    }
}

/// Says that the child has left, or is back.
#[component]
fn LeftForm(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let left = Memo::new(move |_| session.roll.with(|roll| roll.left(pupil).as_ref().and_then(Reading::any).cloned()));
    let (day, to, why) = (RwSignal::new(session.today().to_string()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<String>);
    let leaves = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(day) = read_date(&day.get_untracked()) else {
            problem.set(Some(words::people::WHICH_LAST_DAY.to_owned()));
            return;
        };
        let left = Left { day, to: to.get_untracked(), why: why.get_untracked() };
        let today = session.today();
        session.ask(MovingUp::Leaves { pupil, left, today }, move |done| {
            // The button was drawn anew with what it says now.
            if done.is_ok() {
                focus_on("left".to_owned());
            }
            problem.set(done.err().map(|why| why.words()));
        });
    };
    let returns = move |_| {
        session.tell(MovingUp::Returns { pupil });
        focus_on("left".to_owned());
    };
    live(move || {
        let held = left.get();
        // Another day draws nothing anew: what is being typed stays.
        let today = untrack(|| session.today());
        let now = held.clone().unwrap_or_else(|| Left { day: today, to: String::new(), why: String::new() });
        day.set(now.day.to_string());
        to.set(now.to);
        why.set(now.why);
        let (summary, button) = match held {
            None => ("The child leaves the school", "Note that the child has left"),
            Some(_) => ("Put right when and where to", "Save when and where to"),
        };
        let stands = held.map(|left| {
            view! {
                <p>{words::letters::capital(&words::people::leaves_or_left(&left, today))}". "{left.why}</p>
                <div class="buttons">
                    <button type="button" class="button"
                        on:click=heard(returns)>"The child is back"</button>
                </div>
            }
            .into_any()
        });
        view! {
            {stands}
            <details>
                <summary id="left">{summary}</summary>
                <form class="form" on:submit=heard(leaves) novalidate>
                    <p class="quiet">{words::moving_up::LEAVES}</p>
                    <div class="fields">
                        <Field id="left-day" label="Last day" value=day kind="date" />
                        <Field id="left-to" label="To which school (may be left empty)" value=to />
                        <Field id="left-why" label="Why (may be left empty)" value=why />
                    </div>
                    {alert(problem)}
                    <div class="buttons"><button type="submit" class="button">{button}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
}

#[component]
fn ClassForm(pupil: PupilId, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let placement =
        Memo::new(move |_| session.roll.with(|roll| roll.placement(pupil, period.get().year).as_ref().and_then(Reading::any).copied()));
    let place = move |change: &dyn Fn(&mut Placement)| {
        let mut placement = placement.get_untracked().unwrap_or(Placement { class: None, year_group: None });
        change(&mut placement);
        session.tell(Command::Place { pupil, year: period.get_untracked().year, placement });
    };
    let classes = Signal::derive(move || {
        let all = session.roll.with(|roll| roll.classes());
        or_none("Not in a class", all.into_iter().map(|(id, class)| (id.to_string(), class.name)))
    });
    let class = Signal::derive(move || placement.get().and_then(|p| p.class).map(|class| class.to_string()).unwrap_or_default());
    let to_class = Callback::new(move |chosen: String| {
        let (class, now) = (chosen.parse().ok(), period.get_untracked());
        match class.filter(|_| placement.get_untracked().is_some_and(|held| held.class.is_some())) {
            // From one class to another it goes in the midst of the year.
            Some(class) => session.tell(MovingUp::Together { pupils: vec![pupil], year: now.year, class, since: Some(now) }),
            None => place(&|p| p.class = class),
        }
    });
    let was_in = move || {
        let found = session.roll.with(|roll| classes_before(roll, pupil, period.get().year));
        let line = |(until, class): (Period, ClassId)| {
            let name = session.class_name(class);
            let label = format!("Never in {name}");
            let never = move |_| session.tell(MovingUp::WasNotIn { pupil, until });
            view! {
                <p>
                    {words::moving_up::was_in(&name, until)}" "
                    <button type="button" class="button button--quiet" on:click=heard(never)>{label}</button>
                </p>
            }
            .into_any()
        };
        found.into_iter().map(line).collect::<Vec<_>>()
    };
    let groups = or_none("Not known", YearGroup::ALL.into_iter().map(|group| (group.to_string(), group.name())));
    let groups = Signal::stored(groups);
    let group = Signal::derive(move || placement.get().and_then(|p| p.year_group).map(|group| group.to_string()).unwrap_or_default());
    let to_group = Callback::new(move |chosen: String| place(&|p| p.year_group = chosen.parse().ok()));
    view! {
        <h3>{live(move || format!("In {}", period.get().year))}</h3>
        <div class="fields">
            <Choose id="placed" label="Class" options=classes chosen=class on_choose=to_class />
            <Choose id="year-group" label="Year group" options=groups chosen=group on_choose=to_group />
        </div>
        {live(was_in)}
    }
}

/// Erasing a child, after a clear question: it is the one thing that cannot be undone.
#[component]
fn Erase(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let asking = RwSignal::new(false);
    let erase = move |_| {
        let then = move |done: Result<(), Problem>| {
            asking.set(false);
            match done {
                Ok(()) => navigate(Route::Start),
                Err(why) => session.notice.set(Some(why.words())),
            }
        };
        erase(session, vec![pupil], Command::Erase { pupil }, Box::new(then));
    };
    view! {
        <h3>"Erase this file"</h3>
        <p>{words::people::FOR_ERASING}</p>
        <button type="button" class="button button--bad" on:click=heard(move |_| asking.set(true))>"Erase this child’s file …"</button>
        <Dialog open=asking title="Erase this child’s file?".to_owned()>
            <p>{words::people::ERASES}<strong>{words::people::NOT_UNDONE}</strong></p>
            <p>{words::people::COPIES}</p>
            <div class="buttons">
                <button type="button" class="button button--bad" on:click=heard(erase)>"Erase for ever"</button>
                <button type="button" class="button" on:click=heard(move |_| asking.set(false))>"Keep the file"</button>
            </div>
        </Dialog>
    }
}
