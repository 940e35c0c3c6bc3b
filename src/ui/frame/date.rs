//! Questions about the date, above every page. They are rare, so their code comes with the pages of a class.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts;
use crate::ui::session::Session;
use crate::words;

/// What asks, fetched when there is something to ask.
#[component]
pub(super) fn AskAboutTheDate() -> impl IntoView {
    let session = Session::here();
    let ask = RwSignal::new(None::<fn(Session) -> AnyView>);
    Effect::new(move |_| {
        if (session.question().is_some() || session.doubt().is_some()) && ask.get_untracked().is_none() {
            spawn_local(async move {
                match parts::ask_about_the_date().await {
                    Ok(fetched) => ask.set(Some(fetched)),
                    Err(_) => session.notice.set(Some(words::NOT_FETCHED.to_owned())),
                }
            });
        }
    });
    move || ask.get().map(|ask| ask(session))
}
