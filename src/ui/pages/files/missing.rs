//! The page that stands in the place of every other while files are missing that were here.

use leptos::prelude::*;

use super::rescue::RescueButton;
use crate::report::witness::Missing;
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words::restore;

/// The page.
#[component]
pub(crate) fn MissingPage() -> impl IntoView {
    let session = Session::here();
    let open = Callback::new(move |files| session.open_files(files));
    live(move || {
        let missing = session.missing.get()?;
        let said = match missing {
            Missing::Everything(then) => restore::everything_missing(then.children, then.day),
            Missing::Something { then, now } => restore::some_missing(then.children, now, then.day),
            Missing::Roll(files) => restore::roll_missing(files),
        };
        // What is left without its list makes no beginning.
        let go_on = move |_| {
            session.remember();
            navigate(Route::Start);
        };
        let may_go_on = !matches!(missing, Missing::Roll(_));
        Some(view! {
            <Heading text=restore::MISSING.to_owned() />
            <section class="card card--contest">
                <p><strong>{said}</strong></p>
                <p>{restore::NOT_YOU}</p>
                <p>{restore::WHAT_TO_DO}</p>
                <div class="buttons">
                    <a class="button button--main" href=Route::Copies.to_string()>"Open my last copy"</a>
                    <FileButton label="Open a file" accept=".json,.gz,.age,application/json,application/gzip" on_files=open />
                </div>
            </section>
            <section class="card">
                <h2>"Other ways"</h2>
                {may_go_on.then(|| view! {
                    <p>{restore::WITHOUT_THEM}</p>
                    <div class="buttons">
                        <button type="button" class="button" on:click=heard(go_on)>"Go on with what is here"</button>
                    </div>
                }.into_any())}
                <RescueButton />
            </section>
        })
    })
}
