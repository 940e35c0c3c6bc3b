//! What is printed of a class, of a chosen few, or of one child: chosen and looked at here, then printed by the browser. On paper there is
//! nothing of the page but the sheets.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::domain::{Curriculum, Period, PupilId};
use crate::ledger::Reading;
use crate::platform::page::print;
use crate::route::{ClassRoute, Paper, PrintOf, PupilRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_nav::ClassNav;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::headings::taught;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
use crate::words;

mod cards;
mod criteria;
mod file;
mod printing;
mod profiles;
mod slips;
mod summary;
mod take_home;

use printing::Printing;

/// Makes the page.
pub(crate) fn show(of: PrintOf, address: Address) -> AnyView {
    view! { <PaperPage of=of address=address /> }.into_any()
}

/// The address of a kind of sheet.
fn to(of: PrintOf, paper: Paper, period: Period) -> Route {
    let (paper, period) = (Some(paper), Some(period));
    match of {
        PrintOf::Class(class) => Route::Class(class, ClassRoute::Print { paper, period }),
        PrintOf::Pupil(pupil) => Route::Pupil(pupil, PupilRoute::Print { paper, period }),
    }
}

/// What a sheet is called.
fn title(paper: Paper) -> &'static str {
    match paper {
        Paper::Slips => "Slips to take home",
        Paper::Cards => "Target cards",
        Paper::Profiles => "My profile",
        Paper::Files => "Whole file",
        Paper::Summary => "Class summary",
        Paper::Criteria => "Criteria, filled in",
        Paper::Blank => "Criteria, blank",
        Paper::TakeHome => "Page for a phone",
    }
}

/// How a sheet comes out, and for what.
fn about(paper: Paper) -> &'static str {
    match paper {
        Paper::Slips => words::paper::SLIPS,
        Paper::Cards => words::paper::CARDS,
        Paper::Profiles => words::paper::PROFILES,
        Paper::Files => words::paper::FILES,
        Paper::Summary => words::paper::SUMMARY,
        Paper::Criteria => words::paper::CRITERIA,
        Paper::Blank => words::paper::BLANK,
        Paper::TakeHome => words::paper::TAKE_HOME,
    }
}

/// The page.
#[component]
pub(crate) fn PaperPage(
    /// Of whom.
    of: PrintOf,
    /// The address, for the kind of sheet.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    let chosen = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Print { paper, period, .. }) | Route::Pupil(_, PupilRoute::Print { paper, period, .. })) => {
            (paper, period)
        }
        _ => (None, None),
    });
    let paper = Memo::new(move |_| chosen.get().0.unwrap_or(Paper::Slips));
    let period = Memo::new(move |_| chosen.get().1.unwrap_or_else(|| session.this_period()));
    let all = Memo::new(move |_| {
        session.roll.with(|roll| match of {
            PrintOf::Class(class) => {
                roll.members(class, period.get().year).into_iter().map(|(id, p)| (id, p.full_name())).collect::<Vec<_>>()
            }
            PrintOf::Pupil(pupil) => {
                roll.pupil(pupil).as_ref().and_then(Reading::any).map(|p| (pupil, p.full_name())).into_iter().collect()
            }
        })
    });
    let left_out = RwSignal::new(Vec::<PupilId>::new());
    let children = Memo::new(move |_| {
        let mut all = all.get();
        left_out.with(|out| all.retain(|(id, _)| !out.contains(id)));
        all
    });
    let loading = Loading::of(Memo::new(move |_| all.with(|c| c.iter().map(|(id, _)| *id).collect())));
    let desk = Printing {
        session,
        period,
        taught: taught(session),
        children,
        subject: RwSignal::new(None),
        notes: RwSignal::new(false),
        today: session.today(),
    };
    let crumbs = move || match of {
        PrintOf::Class(class) => {
            let name =
                session.roll.with(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone())).unwrap_or_default();
            let href = Route::class(class).to_string();
            view! { <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=href>{name}</a></p><Heading text="Print".to_owned() /><ClassNav class=class period=period /> }.into_any()
        }
        PrintOf::Pupil(pupil) => {
            let name = all.with(|all| all.first().map(|(_, name)| name.clone())).unwrap_or_default();
            let href = Route::pupil(pupil).to_string();
            view! { <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=href>{name}</a></p><Heading text="Print".to_owned() /> }
                .into_any()
        }
    };
    // Where the school teaches no subject at all there is nothing to wait for.
    let ready = Memo::new(move |_| loading.is_done() && (session.subjects().is_empty() || desk.taught.with(|taught| !taught.is_empty())));
    view! {
        {crumbs}
        <Chooser of=of paper=paper period=period />
        <Choices desk=desk of=of paper=paper all=all left_out=left_out period=period ready=ready />
        {move || loading.fault()}
        {move || match (all.with(Vec::is_empty), ready.get(), children.with(Vec::is_empty)) {
            (true, ..) => view! { <p class="card">{words::paper::NOBODY_HERE}</p> }.into_any(),
            (_, false, _) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            (_, _, true) => view! { <p class="card">{words::paper::NOBODY_CHOSEN}</p> }.into_any(),
            _ => view! { <Sheets desk=desk paper=paper /> }.into_any(),
        }}
    }
}

/// The kinds of sheet, and the ways to what has a page of its own.
#[component]
fn Chooser(of: PrintOf, paper: Memo<Paper>, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let offered = move |one: &Paper| one.is_of_children() || matches!(of, PrintOf::Class(_));
    let links = move || {
        let now = paper.get();
        let link = |one: Paper| {
            let current = (one == now).then_some("page");
            view! { <a href=to(of, one, period.get()).to_string() aria-current=current>{title(one)}</a> }.into_any()
        };
        Paper::ALL.into_iter().filter(offered).map(link).collect::<Vec<_>>()
    };
    let others = match of {
        PrintOf::Class(class) => {
            let subject = session.subjects().first().map(|(subject, _)| *subject);
            let gaps = subject.map(|subject| {
                let href = Route::Class(class, ClassRoute::Gaps { subject, stage: None, period: None }).to_string();
                view! { <a href=href>"Gaps list"</a>", " }.into_any()
            });
            let (praise, day) = (
                Route::Class(class, ClassRoute::Praise).to_string(),
                Route::Class(class, ClassRoute::Consultation { day: None }).to_string(),
            );
            view! { <p class="quiet">{words::paper::OWN_PAGES}{gaps}<a href=praise>"certificates"</a>", "<a href=day>"consultation day"</a>"."</p> }.into_any()
        }
        PrintOf::Pupil(_) => ().into_any(),
    };
    view! {
        <nav class="file-nav" aria-label="Kinds of sheet">{links}</nav>
        {others}
    }
}

/// What can be chosen: the half term, the subject, the children.
#[component]
fn Choices(
    desk: Printing,
    of: PrintOf,
    paper: Memo<Paper>,
    all: Memo<Vec<(PupilId, String)>>,
    left_out: RwSignal<Vec<PupilId>>,
    period: Memo<Period>,
    ready: Memo<bool>,
) -> impl IntoView {
    let needs_subject = move || matches!(paper.get(), Paper::Criteria | Paper::Blank | Paper::Cards);
    let subjects = move || {
        let every = (paper.get() == Paper::Cards).then(|| view! { <option value="">"All"</option> }.into_any());
        let option = |(title, curriculum): &(String, Arc<Curriculum>)| {
            let subject = curriculum.subject;
            let selected = move || desk.subject.get() == Some(subject);
            view! { <option value=subject.to_string() prop:selected=selected>{title.clone()}</option> }.into_any()
        };
        let all = desk.taught.with(|taught| taught.iter().map(option).collect::<Vec<_>>());
        view! { {every}{all} }.into_any()
    };
    let tick = move |(id, name): (PupilId, String)| {
        let change = move |event| {
            let wanted = event_target_checked(&event);
            left_out.update(|out| {
                out.retain(|other| *other != id);
                if !wanted {
                    out.push(id);
                }
            });
        };
        let checked = move || left_out.with(|out| !out.contains(&id));
        view! { <li><label class="tick"><input type="checkbox" prop:checked=checked on:change=change />{name}</label></li> }.into_any()
    };
    let few = move || {
        (matches!(of, PrintOf::Class(_)) && paper.get().is_of_children()).then(|| {
            let (chosen, every) = (desk.children.with(Vec::len), all.with(Vec::len));
            view! {
                <details class="card">
                    <summary>{format!("Children: {chosen} of {every}")}</summary>
                    <div class="buttons">
                        <button type="button" class="button button--quiet" on:click=move |_| left_out.set(Vec::new())>"Everyone"</button>
                        <button type="button" class="button button--quiet" on:click=move |_| left_out.set(all.with_untracked(|all| all.iter().map(|(id, _)| *id).collect()))>"Nobody"</button>
                    </div>
                    <ul class="few">{all.get().into_iter().map(tick).collect::<Vec<_>>()}</ul>
                </details>
            }
            .into_any()
        })
    };
    let notes = move || {
        (paper.get() == Paper::Files).then(|| {
            let change = move |event| desk.notes.set(event_target_checked(&event));
            view! { <label class="tick"><input type="checkbox" prop:checked=desk.notes on:change=change />"With notes and what happened (for teachers, or where a family asks for the whole file)"</label> }.into_any()
        })
    };
    let button = move || {
        (paper.get() != Paper::TakeHome).then(|| {
            view! { <div class="buttons"><button type="button" class="button button--main" disabled=move || !ready.get() || desk.children.with(Vec::is_empty) on:click=move |_| print()>"Print"</button></div> }.into_any()
        })
    };
    view! {
        <p>{move || about(paper.get())}</p>
        <div class="toolbar">
            <HalfTermChooser period=period on_choose=Callback::new(move |p| navigate(to(of, paper.get_untracked(), p))) />
            {move || needs_subject().then(|| view! {
                <div class="field field--inline">
                    <label for="paper-subject">"Subject"</label>
                    <select id="paper-subject" on:change=move |event| desk.subject.set(event_target_value(&event).parse().ok())>{subjects}</select>
                </div>
            }.into_any())}
            {notes}
            {button}
        </div>
        {few}
    }
}

/// The sheets themselves.
#[component]
fn Sheets(desk: Printing, paper: Memo<Paper>) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    let sheets = move || match paper.get() {
        Paper::Slips => view! { <slips::Slips desk=desk /> }.into_any(),
        Paper::Cards => view! { <cards::Cards desk=desk /> }.into_any(),
        Paper::Profiles => view! { <profiles::Profiles desk=desk /> }.into_any(),
        Paper::Files => view! { <file::Files desk=desk /> }.into_any(),
        Paper::Summary => view! { <summary::Summary desk=desk /> }.into_any(),
        Paper::Criteria => view! { <criteria::Filled desk=desk /> }.into_any(),
        Paper::Blank => view! { <criteria::Blank desk=desk /> }.into_any(),
        Paper::TakeHome => view! { <take_home::TakeHome desk=desk /> }.into_any(),
    };
    view! {
        <section class="papers" aria-labelledby="preview">
            <h2 id="preview" node_ref=heading tabindex="-1">"Preview"</h2>
            {sheets}
        </section>
    }
}
