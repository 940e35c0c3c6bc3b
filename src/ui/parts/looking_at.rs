//! That a page shows another half term than that of today: said on screen and on paper, with the way back to now.

use leptos::prelude::*;

use crate::domain::Period;
use crate::route::Route;
use crate::ui::parts::live::{heard, live};
use crate::ui::session::Session;
use crate::words;

/// Which half term is looked at, where it is not that of today. `now` is the address of the same page now.
#[component]
pub(crate) fn LookingAt(
    /// The half term shown.
    #[prop(into)]
    period: Signal<Period>,
    /// The same page, now.
    now: Callback<(), Option<Route>>,
) -> impl IntoView {
    let session = Session::here();
    live(move || {
        let (shown, today) = (period.get(), session.calendar_period());
        (shown != today).then(|| {
            let back = now.run(()).map(|route| {
                let text = format!("Back to {}, which is now", words::calendar::within(today, shown.year));
                view! { <a class="looking-at__back" href=route.to_string() on:click=heard(move |_| session.means(today))>{text}</a> }
                    .into_any()
            });
            view! {
                <p class="banner looking-at">
                    <span>
                        <span aria-hidden="true">"◷ "</span>"You are looking at "<strong>{words::calendar::named(shown)}</strong>"."
                    </span>
                    {back}
                </p>
            }
            .into_any()
        })
    })
}
