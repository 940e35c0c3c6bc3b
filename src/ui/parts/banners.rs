//! Things that must not be missed: not saved, another tab, records set aside, what a file said.

use leptos::prelude::*;

use crate::platform::tabs;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::{Session, Status};
use crate::words;

/// The banners under the header.
#[component]
pub(crate) fn Banners() -> impl IntoView {
    let session = Session::here();
    // One closure and one kind of banner for all: what is repeated here is downloaded by every school.
    view! {
        <div class="banners">
            {live(move || {
                let mut banners = Vec::new();
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
            })}
        </div>
    }
}

/// A banner: what it is, what it says, and what can be done.
pub(crate) fn banner(label: &'static str, bad: bool, strong: &str, text: String, action: AnyView) -> AnyView {
    let role = (bad || label == "Message").then_some("alert");
    let class = if bad { "banner banner--bad" } else { "banner" };
    view! {
        <section class=class role=role aria-label=label>
            <p><strong>{strong.to_owned()}</strong>{text}</p>
            {action}
        </section>
    }
    .into_any()
}

/// What a banner offers.
pub(crate) fn action(label: &'static str, act: impl Fn() + Send + Sync + 'static) -> AnyView {
    let act = Callback::new(move |()| act());
    view! { <button type="button" class="button" on:click=heard(move |_| act.run(()))>{label}</button> }.into_any()
}
