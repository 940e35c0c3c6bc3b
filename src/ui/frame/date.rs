//! Questions about the date, above every page. They are rare, so their code comes with the pages of a class.

use crate::ui::parts::live::live;
use leptos::prelude::*;

use super::fetched::Fetched;
use super::parts::Wanted;
use crate::platform::page;
use crate::ui::address::Address;
use crate::ui::session::Session;

/// What asks, from the first time there is something to ask.
#[component]
pub(super) fn AskAboutTheDate(route: Address) -> impl IntoView {
    let session = Session::here();
    // Also where what asks cannot be fetched: what waits is stored nowhere yet.
    page::asks_before_it_closes(move || session.unsure.get_untracked() > 0);
    let asks = Memo::new(move |asked| asked == Some(&true) || session.question().is_some() || session.doubt().is_some());
    live(move || asks.get().then(|| view! { <Fetched wanted=Wanted::Date route=route /> }))
}
