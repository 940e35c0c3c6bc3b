//! Things that must not be missed: not saved, another tab, records set aside, what a file said.

use leptos::prelude::*;

use crate::platform::tabs;
use crate::ui::session::{Session, Status};

/// The banners under the header.
#[component]
pub(crate) fn Banners() -> impl IntoView {
    let session = Session::here();
    let not_saved = move || match session.status.get() {
        Status::NotSaved(why) => Some(why),
        _ => None,
    };
    view! {
        <div class="banners">
            {move || not_saved().map(|why| view! {
                <section class="banner banner--bad" role="alert" aria-label="Not saved">
                    <p><strong>"Your last change is not saved. "</strong>{why}</p>
                    <button type="button" class="button" on:click=move |_| session.export_everything()>"Export everything"</button>
                </section>
            })}
            {move || (!session.writer.get()).then(|| view! {
                <section class="banner" aria-label="Another tab">
                    <p>"Lantern is open in another tab or window. You can look here; changes are made there."</p>
                    <button type="button" class="button" on:click=move |_| tabs::take_over()>"Use Lantern here"</button>
                </section>
            })}
            {move || {
                let aside = session.aside.get();
                (!aside.is_empty()).then(|| view! {
                    <section class="banner banner--bad" role="alert" aria-label="Unreadable records">
                        <p>
                            <strong>{format!("{} of the stored records could not be read. ", aside.len())}</strong>
                            "They are kept exactly as they are and nothing will overwrite them. Please save a copy of everything and ask for help."
                        </p>
                        <a class="button" href="#/rescue">"Save a copy of everything"</a>
                    </section>
                })
            }}
            {move || session.notice.get().map(|text| view! {
                <section class="banner" role="alert" aria-label="Message">
                    <p>{text}</p>
                    <button type="button" class="button button--quiet" on:click=move |_| session.notice.set(None)>"Close"</button>
                </section>
            })}
        </div>
    }
}
