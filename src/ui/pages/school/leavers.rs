//! The children who have left: their files are here still.

use leptos::prelude::*;

use crate::report::leavers::leavers;
use crate::route::Route;
use crate::ui::parts::drawn::{Html, drawn, place};
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::heard;
use crate::ui::session::Session;
use crate::words;
use crate::words::moving_up as says;
use crate::workspace::MovingUp;

/// The page.
#[component]
pub(super) fn Leavers() -> impl IntoView {
    let session = Session::here();
    let all = Memo::new(move |_| session.roll.with(|roll| leavers(roll)));
    let list = drawn(move || {
        all.with(|all| {
            Html::of(|html| {
                for (at, leaver) in all.iter().enumerate() {
                    let (href, place, id) = (Route::pupil(leaver.pupil).to_string(), at.to_string(), format!("back-{}", leaver.pupil));
                    let label = format!("{} is back", leaver.name);
                    html.within("li", "rows__row", |html| {
                        html.words("a", &[("href", &href)], &leaver.name);
                        html.classed(
                            "span",
                            "quiet",
                            &words::letters::capital(&words::people::leaves_or_left(&leaver.left, session.today())),
                        );
                        let back = [
                            ("type", "button"),
                            ("class", "button button--quiet"),
                            ("id", &*id),
                            ("data-at", &place),
                            ("aria-label", &label),
                        ];
                        html.words("button", &back, "Is back");
                    });
                }
            })
        })
    });
    let back = move |event: web_sys::MouseEvent| {
        if let Some(leaver) = place(&event).and_then(|at| all.with_untracked(|all| all.get(at).cloned())) {
            session.tell(MovingUp::Returns { pupil: leaver.pupil });
        }
    };
    let about = move || if all.with(Vec::is_empty) { says::NOBODY_LEFT } else { says::LEAVERS };
    view! {
        <Heading text="Leavers".to_owned() />
        <p>{about}</p>
        <ul class="rows" on:click=heard(back) inner_html=list></ul>
    }
}
