//! What is shown once its code has been fetched.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts::{self, Made, Wanted};
use crate::ui::address::Address;
use crate::ui::file_work::NotFetched;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::loading::waiting;
use crate::ui::session::Session;
use crate::words;

/// A page whose code is fetched when it is first needed.
#[component]
pub(super) fn Fetched(
    /// The page.
    wanted: Wanted,
    /// The address, for choices within the page.
    route: Address,
) -> impl IntoView {
    let session = Session::here();
    let made = RwSignal::new(None::<Result<Made, NotFetched>>);
    let fetch = move || {
        made.set(None);
        spawn_local(async move {
            let fetched = parts::fetch(wanted).await;
            if fetched.is_ok() {
                parts::fetch_ahead(session);
            }
            // The person may have gone elsewhere meanwhile.
            let _gone = made.try_set(Some(fetched));
        });
    };
    fetch();
    live(move || match made.get() {
        None => waiting(words::app::OPENING_PAGE),
        Some(Ok(made)) => made(route),
        Some(Err(NotFetched)) => view! {
            <Heading text="This page could not be fetched" />
            <p role="alert">{words::NOT_FETCHED}</p>
            <p class="buttons"><button type="button" class="button button--main" on:click=heard(move |_| fetch())>"Try again"</button></p>
        }
        .into_any(),
    })
}
