//! A child's profile as one file for the family's phone: no script, nothing fetched, no name in what the file is called.

use super::printing::Printing;
use crate::exchange::take_home::{file_name, page};
use crate::platform::files::download;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::profile as drawn;
use crate::words;
use leptos::html;
use leptos::prelude::*;

/// What the page looks like outside Lantern; the same style sheet draws the preview.
const STYLE: &str = include_str!("../../../../style/take-home-part.css");

/// The page of one child, looked at before it is saved.
#[component]
pub(super) fn TakeHome(desk: Printing) -> impl IntoView {
    let session = desk.session;
    let shown = RwSignal::new(desk.children.with_untracked(|children| children.first().map(|(id, _)| *id)));
    let node = NodeRef::<html::Article>::new();
    let problem = RwSignal::new(None::<String>);
    let save = move |_| {
        let Some(node) = node.get_untracked() else { return };
        let text = page(&node.outer_html(), STYLE);
        let of = untrack(|| desk.register(shown.get()?));
        let name = file_name(of.as_ref().map(|(class, number)| (class.as_str(), *number)), desk.today);
        let done = download(&name, "text/html", &text);
        problem.set(done.err().map(|why| words::fault(&why)));
    };
    let chooser = move || {
        let children = desk.children.get();
        (children.len() > 1).then(|| {
            let options = Signal::stored(children.into_iter().map(|(id, name)| (id.to_string(), name)).collect());
            let chosen = Signal::derive(move || shown.get().map(|id| id.to_string()).unwrap_or_default());
            let choose = Callback::new(move |chosen: String| shown.set(chosen.parse().ok()));
            view! { <Choose id="take-home-child" label="Child" options=options chosen=chosen on_choose=choose inline=true /> }.into_any()
        })
    };
    let inside = move || {
        let Some((pupil, profile)) = shown.get().and_then(|pupil| Some((pupil, desk.profile(pupil)?))) else { return String::new() };
        let of = desk.register(pupil).map(|(class, number)| words::paper::in_register(&class, number));
        let top = [Some(desk.school()).filter(|school| !school.is_empty()), of].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Html::of(|html| {
            html.classed("p", "paper__top", &top);
            drawn::for_the_family(html, session, &profile, |_| ());
            html.classed("p", "quiet", &words::paper::made_on(desk.today));
        })
    };
    view! {
        {live(chooser)}
        <p>{words::paper::ALL_IT_HOLDS}</p>
        {alert(problem)}
        <div class="buttons"><button type="button" class="button button--main" on:click=heard(save)>"Save the page as a file"</button></div>
        <article class="take-home" node_ref=node inner_html=inside></article>
    }
}
