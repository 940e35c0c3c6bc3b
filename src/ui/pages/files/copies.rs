//! The restore points: what is kept on this device, what going back to one of them would change, and going back.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::points;
use crate::domain::restore::{Occasion, PointName};
use crate::exchange::restore_point::RestorePoint;
use crate::platform::points::Points;
use crate::report::going_back::{Difference, Differences};
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::drawn::{Html, place};
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::moment::moment;
use crate::ui::parts::problem::alert;
use crate::ui::session::{Problem, Session};
use crate::words;
use crate::words::restore;
use crate::workspace::{Command, GoBack};

/// How many children are listed one by one; the rest are counted.
const LISTED: usize = 40;

/// One that was read, and what it would change.
#[derive(Clone, Debug, PartialEq)]
struct Looked {
    name: PointName,
    point: Arc<RestorePoint>,
    differences: Arc<Differences>,
}

/// The page.
#[component]
pub(crate) fn Copies() -> impl IntoView {
    let session = Session::here();
    let (names, looked) = (RwSignal::new(None::<Vec<PointName>>), RwSignal::new(None::<Looked>));
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let look = move |name| {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let found = look_at(session, name).await;
            // The person may have gone elsewhere meanwhile.
            let _gone = busy.try_set(false);
            match found {
                Ok(found) => drop(looked.try_set(Some(found))),
                Err(why) => drop(problem.try_set(Some(why))),
            }
        });
    };
    spawn_local(async move {
        let found = async { Points::open().await?.names().await };
        match found.await {
            Ok(mut found) => {
                found.reverse();
                // Whose files are missing wants the last of them.
                if let Some(last) = found.first().copied().filter(|_| session.missing.with_untracked(Option::is_some)) {
                    look(last);
                }
                let _gone = names.try_set(Some(found));
            }
            Err(fault) => drop(problem.try_set(Some(words::fault(&fault)))),
        }
    });
    let open = Callback::new(move |files| session.open_files(files));
    let missing = move || session.missing.with(Option::is_some);
    let look_at_one = move |event: web_sys::MouseEvent| {
        let name = place(&event).and_then(|at| names.with_untracked(|names| names.as_ref()?.get(at).copied()));
        name.into_iter().filter(|_| !busy.get_untracked()).for_each(look);
    };
    let table = Signal::derive(move || names.with(|names| Html::of(|html| table(html, names.as_deref().unwrap_or_default()))));
    view! {
        <Heading text="Restore points".to_owned() />
        <p>{restore::WHAT_THEY_ARE}</p>
        {alert(problem)}
        {live(move || busy.get().then(|| view! { <p class="quiet" role="status">{restore::READING}</p> }.into_any()))}
        {live(move || looked.get().map(|found| view! { <WouldChange found=found done=looked /> }.into_any()))}
        {live(move || names.get().map(|names| {
            if names.is_empty() {
                return view! { <p>{if missing() { restore::NONE_LEFT } else { restore::NONE_YET }}</p> }.into_any();
            }
            view! {
                <div class="card table-scroll" tabindex="0" role="region" aria-label="Restore points, newest first">
                    <table class="preview" on:click=heard(look_at_one) inner_html=table></table>
                </div>
            }
            .into_any()
        }))}
        <div class="buttons">
            <FileButton label="Open a file" accept=".json,.gz,.age,application/json,application/gzip" on_files=open />
            {live(move || (!missing()).then(|| view! {
                <button type="button" class="button" on:click=heard(move |_| session.export_everything())>"Export everything"</button>
            }.into_any()))}
        </div>
    }
}

fn table(html: &mut Html, names: &[PointName]) {
    html.element("thead", &[], |html| {
        html.element("tr", &[], |html| {
            ["Of", "Why", "Children"].iter().for_each(|head| html.words("th", &[("scope", "col")], head));
            html.words("td", &[], "");
        });
    });
    html.element("tbody", &[], |html| {
        for (at, name) in names.iter().enumerate() {
            let (when, place) = (moment(name.at), at.to_string());
            html.element("tr", &[], |html| {
                html.words("th", &[("scope", "row")], &when);
                html.words("td", &[], restore::occasion(name.occasion));
                html.words("td", &[], &words::counts::children(name.children));
                html.element("td", &[], |html| {
                    let label = format!("Look at that of {when}");
                    let button = [("type", "button"), ("class", "button"), ("aria-label", label.as_str()), ("data-at", &place)];
                    html.words("button", &button, "Look");
                });
            });
        }
    });
}

async fn look_at(session: Session, name: PointName) -> Result<Looked, String> {
    let point = points::read(name).await.map_err(|fault| words::fault(&fault))?;
    let point = point.map_err(|_| restore::DAMAGED.to_owned())?;
    session.load_everything().await.map_err(|fault| words::fault(&fault))?;
    let then = point.files();
    let differences = session.with_files(|files| Differences::between(files, &then));
    Ok(Looked { name, point: Arc::new(point), differences: Arc::new(differences) })
}

/// What going back would change, and the button that does it.
#[component]
fn WouldChange(found: Looked, done: RwSignal<Option<Looked>>) -> impl IntoView {
    let session = Session::here();
    let Looked { name, point, differences } = found;
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let when = moment(name.at);
    let said = |difference: Difference| restore::difference(difference.goes, difference.comes, difference.changes);
    let list = Html::of(|html| {
        html.within("ul", "plain", |html| {
            if !differences.school.is_none() {
                html.words("li", &[], &format!("Classes, lists and settings: {}", said(differences.school)));
            }
            for (_, name, difference) in differences.children.iter().take(LISTED) {
                html.words("li", &[], &format!("{name}: {}", said(*difference)));
            }
            let more = differences.children.len().saturating_sub(LISTED);
            if more > 0 {
                html.words("li", &[], &words::files::and_more(more));
            }
        });
    });
    let (nothing, unread) = (differences.is_none(), point.unread);
    let back = {
        let (point, when) = (Arc::clone(&point), when.clone());
        move |_| {
            busy.set(true);
            let to = GoBack { school: point.school, erased: point.erased.clone(), entries: point.entries.clone() };
            let when = when.clone();
            let then = move |result: Result<_, Problem>| {
                busy.set(false);
                match result {
                    Ok(_) => {
                        session.notice.set(Some(restore::gone_back(&when)));
                        navigate(Route::Start);
                    }
                    Err(why) => problem.set(Some(why.words())),
                }
            };
            session.with_point(Occasion::GoingBack, move || session.ask(Command::GoBack(to), then));
        }
    };
    let title = format!("Going back to {when}");
    view! {
        <section class="card" aria-labelledby="would-change">
            <h2 id="would-change">{title}</h2>
            <p>{if nothing { restore::NO_DIFFERENCE } else { restore::WHAT_IT_DOES }}</p>
            <div class="drawn" inner_html=list></div>
            {(unread > 0).then(|| view! { <p class="hint hint--warn">{restore::unread(unread)}</p> }.into_any())}
            {alert(problem)}
            <div class="buttons">
                {(!nothing).then(|| view! {
                    <button type="button" class="button button--main" disabled=busy on:click=heard(back)>"Go back"</button>
                }.into_any())}
                <button type="button" class="button"
                    on:click=heard(move |_| done.set(None))>{if nothing { "Close" } else { "Cancel" }}</button>
            </div>
        </section>
    }
}
