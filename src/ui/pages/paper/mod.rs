//! What is printed of a class, of a chosen few, or of one child: chosen and looked at here, then printed by the browser. On paper there is
//! nothing of the page but the sheets.

use leptos::html;
use leptos::prelude::*;

use crate::domain::{Period, PupilId};
use crate::report::curriculum::all_subjects;
use crate::route::{ClassRoute, Paper, PrintOf, PupilRoute, Route};
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::focus::open_in_sight;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::headings::taught;
use crate::ui::parts::live::live;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
use crate::words;

mod cards;
mod choices;
mod criteria;
mod file;
mod handover;
mod laid;
mod printing;
mod profiles;
mod slips;
mod summary;
mod take_home;

use choices::Choices;
use laid::on_pages;
use printing::{Printing, at_once, each};

/// Makes the page.
pub(crate) fn show(of: PrintOf, address: Address) -> AnyView {
    view! { <PaperPage of=of address=address /> }.into_any()
}

/// The address of a kind of sheet.
fn to(session: Session, of: PrintOf, paper: Paper, period: Period) -> Route {
    let (paper, period) = (Some(paper), session.on_purpose(period));
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
        Paper::Handover => "Handover",
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
        Paper::Handover => words::paper::HANDOVER,
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
    let all = match of {
        PrintOf::Class(class) => session.members(class, move || period.get()),
        PrintOf::Pupil(pupil) => Memo::new(move |_| session.child_name(pupil).map(|name| (pupil, name)).into_iter().collect()),
    };
    let left_out = RwSignal::new(Vec::<PupilId>::new());
    let children = Memo::new(move |_| {
        let mut all = all.get();
        left_out.with(|out| all.retain(|(id, _)| !out.contains(id)));
        all
    });
    let loading = Loading::of_children(all);
    let desk = Printing {
        session,
        period,
        taught: taught(session),
        children,
        subject: RwSignal::new(None),
        notes: RwSignal::new(false),
        today: session.today(),
        drawn: RwSignal::new(0),
        to_draw: StoredValue::new(0),
        changes: RwSignal::new(0),
        laid: RwSignal::new(false),
    };
    let head = match of {
        PrintOf::Class(class) => view! { <ClassHead class=class period=period title="Print" /> }.into_any(),
        PrintOf::Pupil(pupil) => {
            let href = Route::pupil(pupil).to_string();
            let name = move || session.child_name(pupil).unwrap_or_default();
            view! { <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=href>{live(name)}</a></p><Heading text="Print" /> }.into_any()
        }
    };
    // Where the school teaches no subject at all there is nothing to wait for.
    let no_subject = move || session.roll.with(|roll| all_subjects(roll).is_empty());
    let criteria = Memo::new(move |_| no_subject() || desk.taught.with(|taught| !taught.is_empty()));
    let ready = Memo::new(move |_| loading.is_done() && criteria.get());
    let reading = || view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any();
    view! {
        {head}
        <Chooser of=of paper=paper period=period />
        <Choices desk=desk of=of paper=paper all=all left_out=left_out ready=ready />
        {live(move || match (all.with(Vec::is_empty), loading.waits(words::app::READING_CHILDREN), children.with(Vec::is_empty)) {
            (true, ..) => view! { <p class="card">{words::paper::NOBODY_HERE}</p> }.into_any(),
            (_, Some(waits), _) => waits,
            _ if !criteria.get() => reading(),
            (_, _, true) => view! { <p class="card">{words::paper::NOBODY_CHOSEN}</p> }.into_any(),
            _ => view! { <Sheets desk=desk paper=paper /> }.into_any(),
        })}
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
            view! { <a href=to(session, of, one, period.get()).to_string() aria-current=current>{title(one)}</a> }.into_any()
        };
        Paper::ALL.into_iter().filter(offered).map(link).collect::<Vec<_>>()
    };
    let others = match of {
        PrintOf::Class(class) => {
            let subject = session.subjects(period.get()).first().map(|(subject, _)| *subject);
            let gaps = subject.map(|subject| {
                let href = Route::Class(class, ClassRoute::Gaps { subject, stage: None, period: None }).to_string();
                view! { <a href=href>"Gaps list"</a>", " }.into_any()
            });
            let (praise, day) = (
                Route::Class(class, ClassRoute::Praise).to_string(),
                Route::Class(class, ClassRoute::Consultation { day: None }).to_string(),
            );
            view! {
                <p class="quiet">
                    {words::paper::OWN_PAGES}{gaps}<a href=praise>"certificates"</a>", "<a href=day>"consultation day"</a>"."
                </p>
            }
            .into_any()
        }
        PrintOf::Pupil(_) => ().into_any(),
    };
    let row = NodeRef::<html::Nav>::new();
    open_in_sight(row, move || paper.track());
    view! {
        <nav class="file-nav" node_ref=row aria-label="Kinds of sheet">{live(links)}</nav>
        {others}
    }
}

/// The sheets themselves.
#[component]
fn Sheets(desk: Printing, paper: Memo<Paper>) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    let sheets = move || {
        desk.to_draw.set_value(0);
        let inside = match paper.get() {
            Paper::Slips => each(desk, slips::slip),
            Paper::Cards => each(desk, cards::of_child),
            Paper::Profiles => each(desk, profiles::sheet),
            Paper::Files => each(desk, file::file),
            Paper::Handover => each(desk, handover::sheet),
            Paper::Criteria => each(desk, criteria::filled),
            Paper::Blank => at_once(desk, criteria::blanks),
            Paper::Summary => return on_pages(desk, true, at_once(desk, summary::summary)),
            Paper::TakeHome => return view! { <take_home::TakeHome desk=desk /> }.into_any(),
        };
        on_pages(desk, false, inside)
    };
    view! {
        <section class="papers" aria-labelledby="preview">
            <h2 id="preview" node_ref=heading tabindex="-1">"Preview"</h2>
            {live(sheets)}
        </section>
    }
}
