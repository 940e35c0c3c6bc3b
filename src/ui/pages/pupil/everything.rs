//! Everything that is kept of a child, for whoever may ask for it: on the page, on paper, and as a file.

use leptos::prelude::*;

use super::history::{Day, all, by_day, day, one_day, time, want_words};
use crate::domain::PupilId;
use crate::exchange::everything::{Told, data, file_name, page};
use crate::platform::files::download;
use crate::platform::page::print;
use crate::report::everything::Names;
use crate::route::Route;
use crate::ui::parts::child_page::once_read;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::tick;
use crate::ui::session::Session;
use crate::words;
use crate::words::everything as says;

/// What the page looks like outside Lantern.
const STYLE: &str = include_str!("../../../../style/take-home-part.css");

/// The page.
#[component]
pub(crate) fn EverythingPage(
    /// The pupil.
    pupil: PupilId,
) -> impl IntoView {
    want_words(Session::here());
    once_read(pupil, move || view! { <Whole pupil=pupil /> }.into_any())
}

#[component]
fn Whole(pupil: PupilId) -> impl IntoView {
    let session = Session::here();
    let lines = all(session, pupil);
    let names = Memo::new(move |_| {
        session.roll.track();
        session.with_files(|files| Names::of(files, pupil))
    });
    let others = Memo::new(move |_| names.with(|names| lines.with(|lines| names.occurring(lines))));
    // Names that are left as they are: whatever is found later is blanked until somebody says otherwise.
    let left = RwSignal::new(Vec::<String>::new());
    let said = move |words: &str| names.with(|names| left.with(|left| names.blanked(words, left)));
    let name = move || session.child_name(pupil).unwrap_or_default();
    let top = move || says::of(&name(), lines.with(Vec::len), session.today());
    let inside = move || {
        Html::of(|html| {
            html.words("h2", &[], &top());
            let days = lines.with(|lines| by_day(lines.iter()));
            days.iter().for_each(|day: &Day| one_day(html, session, day, &said));
        })
    };
    let problem = RwSignal::new(None::<String>);
    let saved = move |ending: &str, mime: &str, text: &str| {
        let done = download(&file_name(session.today(), ending), mime, text);
        problem.set(done.err().map(|why| words::fault(&why)));
    };
    let save_page = move |_| {
        let body = Html::of(|html| html.within("article", "take-home", |html| html.raw(&untrack(inside))));
        saved("html", "text/html", &page(&body, STYLE));
    };
    let save_data = move |_| {
        let told = |line: &std::sync::Arc<crate::report::history::HistoryLine>| Told {
            day: day(line.at).to_string(),
            time: time(line.at),
            by: session.who(line.by),
            part: line.area.name(),
            says: untrack(|| said(&line.words)),
            since: line.fate.word(),
        };
        let told: Vec<Told> = lines.with_untracked(|lines| lines.iter().map(told).collect());
        saved("json", "application/json", &data(&untrack(name), session.today(), &told));
    };
    let named = move || {
        let all = others.get();
        let ticks = all.iter().map(|other| {
            let name = StoredValue::new(other.name.clone());
            let ticked = Signal::derive(move || name.with_value(|name| left.with(|left| !left.contains(name))));
            let on_tick = Callback::new(move |now: bool| {
                left.update(|left| {
                    left.retain(|one| name.with_value(|name| one != name));
                    left.extend((!now).then(|| name.get_value()));
                });
            });
            tick(says::blank(&other.name, other.entries), ticked, on_tick)
        });
        let about = if all.is_empty() { says::NO_OTHERS } else { says::OTHERS };
        view! { <p>{about}</p>{ticks.collect::<Vec<_>>()} }.into_any()
    };
    let file = Route::pupil(pupil).to_string();
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=file>{live(name)}</a></p>
        <Heading text="Everything about this child".to_owned() />
        <p>{says::ABOUT}</p>
        <section class="card" aria-labelledby="others">
            <h2 id="others">"Other children’s names in it"</h2>
            {live(named)}
        </section>
        {alert(problem)}
        <div class="buttons">
            <button type="button" class="button button--main" on:click=heard(save_page)>"Save as a page"</button>
            <button type="button" class="button" on:click=heard(save_data)>"Save as data"</button>
            <button type="button" class="button" on:click=heard(|_| print())>"Print"</button>
        </div>
        <article class="everything" inner_html=inside></article>
    }
    .into_any()
}
