//! Asks which half term is meant where another has begun while the page was open, and challenges a clock that can hardly be right.

use leptos::prelude::*;

use crate::report::reckoning::{Crossing, Doubt};
use crate::ui::address::Address;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;
use crate::words::calendar;

/// Both questions, for as long as there is something to ask. Made once in the life of a page.
pub(crate) fn ask(_nothing: (), _address: Address) -> AnyView {
    let session = Session::here();
    Effect::new(move |_| session.goes_on_when_sure());
    view! {
        <div class="banners">
            {live(move || session.question().map(|question| banner(session, question)))}
            {live(move || session.doubt().map(|doubt| challenge(session, doubt)))}
        </div>
        // What was done cannot go on without an answer, and a form that is open lies over every banner.
        <Dialog open=session.asking title="Which half term?">
            {live(move || session.question().map(|question| view! {
                <p>{calendar::has_begun(question.now, question.was)}{calendar::WHICH_IS_MEANT}</p>
                <p>{calendar::waiting(session.unsure.get())}</p>
                {answers(session, question)}
            }.into_any()))}
        </Dialog>
    }
    .into_any()
}

fn banner(session: Session, question: Crossing) -> AnyView {
    view! {
        <section class="banner banner--asks" role="alert" aria-label="Which half term">
            <p>
                <strong>{calendar::has_begun(question.now, question.was)}</strong>
                {calendar::WHICH_IS_MEANT}{live(move || calendar::waiting(session.unsure.get()))}
            </p>
            {answers(session, question)}
        </section>
    }
    .into_any()
}

/// The two answers to which half term is meant.
fn answers(session: Session, Crossing { now, was }: Crossing) -> AnyView {
    let here = was.year;
    let (now_is, still) = (words::capital(&calendar::within(now, here)), calendar::still(was, here));
    view! {
        <div class="banner__answers">
            <button type="button" class="button" on:click=heard(move |_| session.means(now))>{now_is}</button>
            <button type="button" class="button" on:click=heard(move |_| session.means(was))>{still}</button>
        </div>
    }
    .into_any()
}

fn challenge(session: Session, Doubt { clock, newest }: Doubt) -> AnyView {
    view! {
        <section class="banner banner--bad" role="alert" aria-label="The clock">
            <p><strong>{calendar::clock_says(clock)}</strong>{calendar::clock_doubted(newest)}</p>
            <button type="button" class="button" on:click=heard(move |_| session.trust_the_clock())>"The clock is right"</button>
        </section>
    }
    .into_any()
}
