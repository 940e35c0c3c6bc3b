//! What a person fills in.

use leptos::prelude::*;

use super::state::{LONG, state};
use crate::domain::{Band, Date, Period, Scheme};
use crate::ledger::Reading;
use crate::report::sheet::{Earlier, NowAndBefore};
use crate::ui::parts::choose::{Choose, Options, or_none};
use crate::ui::parts::field::{Field, Within};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::likeness::Likeness;
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::ui::parts::rating::Rating;
use crate::ui::parts::rest_choice::RestChoice;
use crate::ui::parts::tick::{flag, one_of};
use crate::ui::session::Session;
use crate::words::import::Whom;
use crate::words::{Refusal, refusal};

fn text(text: &str) -> RwSignal<String> {
    RwSignal::new(text.to_owned())
}

fn wrong() -> RwSignal<Option<String>> {
    RwSignal::new(Some(refusal(&Refusal::NameMissing)))
}

pub(super) fn fields() -> AnyView {
    let today: Date = Session::here().today();
    let band = Scheme::default().bands().last().cloned();
    let of_band = band.map(|band| view! { <Field id="design-band" label="Green" value=text("Always") band=band /> }.into_any());
    view! {
        {state("Resting and empty", view! { <Field id="design-empty" label="Class name" value=text("") /> })}
        {state("With a hint", view! { <Field id="design-hint" label="Class name" value=text("4B") hint="As it stands on the door." /> })}
        {state("With a problem: it has the focus", view! {
            <Field id="design-wrong" label="Class name" value=text("") hint="As it stands on the door." problem=wrong() />
        })}
        {state("Longer than it may be", view! { <Field id="design-over" label="Class name" value=text(LONG) most=30 /> })}
        {state("Long words", view! { <Field id="design-long" label=LONG value=text(LONG) hint=LONG /> })}
        {state("With what is offered", view! {
            <Field id="design-offers" label="Class" value=text("") offers=vec!["4B".to_owned(), LONG.to_owned()] />
        })}
        {state("A number, a day, a time, a secret", view! {
            <div class="fields">
                <Field id="design-number" label="Points" value=text("3") kind="number" within=(1, 9) />
                <Field id="design-day" label="Day" value=text(&today.to_string()) kind="date" within=Within::until(today) />
                <Field id="design-time" label="From" value=text("15:30") kind="time" />
                <Field id="design-secret" label="PIN" value=text("2580") kind="password" digits=true />
            </div>
        })}
        {state("Several lines", view! { <Field id="design-lines" label="Note" value=text(LONG) rows=4 /> })}
        {state("With a light", of_band)}
        {state("In a line", view! { <Field id="design-inline" label="Find a child" value=text("") inline=true /> })}
    }
    .into_any()
}

pub(super) fn choices() -> AnyView {
    let session = Session::here();
    let period = RwSignal::new(session.this_period());
    let (chosen, answer) = (text("4B"), RwSignal::new(None));
    let choose = |id: &'static str, label: &'static str, options: Options, inline: bool| {
        let options = Signal::derive(move || options.clone());
        let on_choose = Callback::new(move |one| chosen.set(one));
        view! { <Choose id=id label=label options=options chosen=chosen.into() on_choose=on_choose inline=inline /> }.into_any()
    };
    let two = || ["4B", LONG].map(|name| (name.to_owned(), name.to_owned()));
    let alike = |group: &'static str, whom, question: &'static str| {
        let on_answer = Callback::new(move |one| answer.set(Some(one)));
        view! { <Likeness whom=whom question=question.to_owned() group=group.to_owned() answer=answer.into() on_answer=on_answer /> }
            .into_any()
    };
    focus_on("design-focused".to_owned());
    view! {
        {state("Resting", choose("design-choose", "Class", two().into(), false))}
        {state("With the focus", choose("design-focused", "Class", two().into(), false))}
        {state("Or none", choose("design-none", "Class", or_none("No class", two()), false))}
        {state("Nothing to choose from", choose("design-nothing", "Class", Vec::new(), false))}
        {state("Long words", choose("design-long", LONG, two().into(), false))}
        {state("In a line", choose("design-inline", "Class", two().into(), true))}
        {state("A half term", view! {
            <HalfTermChooser period=Memo::new(move |_| period.get()) on_choose=Callback::new(move |one: Period| period.set(one)) />
        })}
        {state("A rest", view! { <RestChoice rest=RwSignal::new(60) /> })}
        {state("The same child?", alike("design-child", Whom::Child, "Is Ada Avocet of this file the Ada Avocet who is here?"))}
        {state("The same class? Long words", alike("design-class", Whom::Class, LONG))}
    }
    .into_any()
}

pub(super) fn ticks() -> AnyView {
    let several = RwSignal::new(vec![1_u8]);
    view! {
        {state("Not ticked", flag("Only who is not done", RwSignal::new(false)))}
        {state("Ticked", flag("Only who is not done", RwSignal::new(true)))}
        {state("Long words", flag(LONG, RwSignal::new(true)))}
        {state("Some of several", view! {
            <div class="fields">{one_of("Reading", several, 1)}{one_of("Writing", several, 2)}{one_of("Maths", several, 3)}</div>
        })}
    }
    .into_any()
}

pub(super) fn ratings() -> AnyView {
    let session = Session::here();
    let (roll, now) = (session.roll.get_untracked(), session.this_period());
    let bands: Vec<Band> = Scheme::default().bands().iter().rev().cloned().collect();
    let (first, last) = (bands.first().map(|band| band.key), bands.last().map(|band| band.key));
    let rating = |name: &'static str, said: NowAndBefore| {
        let said = RwSignal::new(said);
        let rate = Callback::new(move |band: Option<_>| said.update(|said| said.now = band.map(Reading::Settled)));
        view! {
            <Rating label=name.to_owned() name=name.to_owned() said=Memo::new(move |_| said.get()) bands=bands.clone() roll=roll.clone()
                year=now.year on_rate=rate />
        }
        .into_any()
    };
    let earlier = last.map(|band| Earlier { period: now, band });
    let (settled, other) = (first.map(Reading::Settled), "violet".parse().ok().map(Reading::Settled));
    view! {
        {state("Not rated", rating("design-none", NowAndBefore { now: None, earlier: None }))}
        {state("Rated", rating("design-now", NowAndBefore { now: settled.clone(), earlier: None }))}
        {state("Rated before", rating("design-before", NowAndBefore { now: None, earlier }))}
        {state("Rated now and before", rating("design-both", NowAndBefore { now: settled, earlier }))}
        {state("Rated in another scheme", rating("design-other", NowAndBefore { now: other, earlier: None }))}
        {state("Contested", rating("design-contested", NowAndBefore { now: Some(Reading::Contested(Vec::new())), earlier: None }))}
    }
    .into_any()
}

pub(super) fn problems() -> AnyView {
    let (field, form) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let make = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        field.set(Some(refusal(&Refusal::NameMissing)));
    };
    let make_long = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        form.set(Some(format!("{} {LONG}", refusal(&Refusal::TooLong(40)))));
    };
    view! {
        {state("Of a field, once it is saved", view! {
            <form class="form" on:submit=heard(make) novalidate>
                <Field id="design-field" label="Class name" value=text("") problem=field />
                <div class="buttons"><button type="submit" class="button">"Save"</button></div>
            </form>
        })}
        {state("Of a form, once it is saved: its first field gets it", view! {
            <form class="form" on:submit=heard(make_long) novalidate>
                {alert(form)}
                <Field id="design-forename" label="Forename" value=text("") />
                <Field id="design-surname" label="Surname" value=text("Avocet") />
                <div class="buttons"><button type="submit" class="button">"Save"</button></div>
            </form>
        })}
        {state("Of no field", alert(RwSignal::new(Some(refusal(&Refusal::NameMissing)))))}
    }
    .into_any()
}
