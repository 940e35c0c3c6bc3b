//! Things that must not be missed: not saved, another tab, records set aside, what a file said.

use leptos::prelude::*;

use crate::platform::tabs;
use crate::report::reckoning::Question;
use crate::ui::parts::dialog::Dialog;
use crate::ui::session::{Session, Status};
use crate::words;

/// The banners under the header.
#[component]
pub(crate) fn Banners() -> impl IntoView {
    let session = Session::here();
    // One closure and one kind of banner for all: what is repeated here is downloaded by every school.
    view! {
        <div class="banners">
            {move || {
                let mut banners = Vec::new();
                if let Some(question) = session.question() {
                    let text = words::calendar::WHICH_IS_MEANT.to_owned() + &words::calendar::waiting(session.unsure.get());
                    let strong = words::calendar::has_begun(question.now, question.was);
                    banners.push(banner("Which half term", false, &strong, text, answers(session, question)));
                }
                if let Some(doubt) = session.reckoning.get().doubt() {
                    let (strong, text) = (words::calendar::clock_says(doubt.clock), words::calendar::clock_doubted(doubt.newest));
                    banners.push(banner("The clock", true, &strong, text, action("The clock is right", move || session.trust_the_clock())));
                }
                if let Status::NotSaved(why) = session.status.get() {
                    let export = action("Export everything", move || session.export_everything());
                    banners.push(banner("Not saved", true, words::app::LAST_NOT_SAVED, why, export));
                }
                if !session.writer.get() {
                    let text = words::app::ELSEWHERE.to_owned();
                    banners.push(banner("Another tab", false, "", text, action("Use Lantern here", tabs::take_over)));
                }
                let aside = session.aside.with(Vec::len);
                if aside > 0 {
                    let text = words::storage::ASIDE_KEPT.to_owned();
                    let strong = words::storage::records_aside(aside);
                    let rescue = view! { <a class="button" href="#/rescue">"Save a copy of everything"</a> }.into_any();
                    banners.push(banner("Unreadable records", true, &strong, text, rescue));
                }
                if let Some(text) = session.notice.get() {
                    banners.push(banner("Message", false, "", text, action("Close", move || session.notice.set(None))));
                }
                banners
            }}
        </div>
        // What was done cannot go on without an answer, and a form that is open lies over every banner.
        <Dialog open=session.asking title="Which half term?">
            {move || session.question().map(|question| view! {
                <p>{words::calendar::has_begun(question.now, question.was)}{words::calendar::WHICH_IS_MEANT}</p>
                <p>{words::calendar::waiting(session.unsure.get())}</p>
                {answers(session, question)}
            }.into_any())}
        </Dialog>
    }
}

/// The two answers to which half term is meant.
fn answers(session: Session, Question { now, was }: Question) -> AnyView {
    let here = was.year;
    let now_is = action(words::capital(&words::calendar::within(now, here)), move || session.means(now));
    let still = action(words::calendar::still(was, here), move || session.means(was));
    view! { <div class="banner__answers">{now_is}{still}</div> }.into_any()
}

fn banner(label: &'static str, bad: bool, strong: &str, text: String, action: AnyView) -> AnyView {
    let asks = label == "Which half term";
    let role = (bad || asks || label == "Message").then_some("alert");
    let class = match (bad, asks) {
        (true, _) => "banner banner--bad",
        (_, true) => "banner banner--asks",
        _ => "banner",
    };
    view! {
        <section class=class role=role aria-label=label>
            <p><strong>{strong.to_owned()}</strong>{text}</p>
            {action}
        </section>
    }
    .into_any()
}

fn action(label: impl Into<String>, act: impl Fn() + Send + Sync + 'static) -> AnyView {
    button(label.into(), Callback::new(move |()| act()))
}

fn button(label: String, act: Callback<()>) -> AnyView {
    view! { <button type="button" class="button" on:click=move |_| act.run(())>{label}</button> }.into_any()
}
