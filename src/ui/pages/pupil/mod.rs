//! A child's mentoring file: a cover that shows it at a glance, and a part each for academic work, targets, attitude, meetings, praise,
//! tests and notes, over all its years.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::picture::picture;
use crate::domain::{Period, PupilId, SubjectKey};
use crate::ledger::{About, Fold, Reading};
use crate::platform::idle;
use crate::platform::measure::{self, Started};
use crate::report::profile::mentor;
use crate::report::sheet::contested;
use crate::route::{ClassRoute, OfPupil, PupilRoute, Route, Section};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::headings::taught;
use crate::ui::parts::live::live;
use crate::ui::parts::looking_at::LookingAt;
use crate::ui::parts::{child_page::once_read, settle::ToSettle, targets::ChildTargets};
use crate::ui::session::Session;

mod academic;
mod attitude;
mod details;
mod everything;
mod headings;
mod history;
pub(crate) mod meetings;
mod neighbours;
mod notes;
mod overview;
pub(crate) mod praise;
mod scores;
mod sections;

/// Makes a page.
pub(crate) fn show(page: OfPupil, address: Address) -> AnyView {
    match page {
        OfPupil::File(pupil) => view! { <PupilPage pupil=pupil address=address /> }.into_any(),
        OfPupil::History(pupil) => view! { <history::HistoryPage pupil=pupil /> }.into_any(),
        OfPupil::Everything(pupil) => view! { <everything::EverythingPage pupil=pupil /> }.into_any(),
    }
}

/// What the address chooses: the part, the half term, and subject with stage.
type Chosen = (Section, Option<Period>, Option<(SubjectKey, u8)>);

/// The page of a pupil.
#[component]
pub(crate) fn PupilPage(
    /// The pupil.
    pupil: PupilId,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let chosen = Memo::new(move |_| match address.get() {
        Ok(Route::Pupil(_, PupilRoute::File { section, period, sheet })) => (section, period, sheet),
        _ => Chosen::default(),
    });
    let opening = StoredValue::new(Some(measure::start()));
    once_read(pupil, move || view! { <OpenFile pupil=pupil chosen=chosen opening=opening /> }.into_any())
}

#[component]
fn OpenFile(pupil: PupilId, chosen: Memo<Chosen>, opening: StoredValue<Option<Started>>) -> impl IntoView {
    let session = Session::here();
    let fold = session.fold(pupil);
    let fold = Signal::derive(move || fold.get());
    let section = Memo::new(move |_| chosen.get().0);
    // How long a file takes to open is measured on its cover.
    if section.get_untracked() != Section::Profile {
        opening.set_value(None);
    }
    let period = Memo::new(move |_| chosen.get().1.unwrap_or_else(|| session.this_period()));
    let sheet = Signal::derive(move || chosen.get().2);
    let details = Memo::new(move |_| session.roll.with(|roll| roll.pupil(pupil).as_ref().and_then(Reading::any).cloned()));
    let placement =
        Memo::new(move |_| session.roll.with(|roll| roll.placement(pupil, period.get().year).as_ref().and_then(Reading::any).copied()));
    let name = Signal::derive(move || details.get().map(|d| d.full_name()).unwrap_or_default());
    let class = Memo::new(move |_| {
        let class = placement.get()?.class?;
        session.roll.with(|roll| Some((class, roll.class(class)?.any()?.name.clone())))
    });
    let taught = taught(session);
    // What is drawn over years is computed when the page is idle: no tap waits for it.
    let later = RwSignal::new(None::<Arc<Fold>>);
    Effect::new(move |_| {
        fold.track();
        // Who has gone elsewhere meanwhile needs no charts.
        idle::when_idle(move || drop(fold.try_get_untracked().map(|fold| later.try_set(Some(fold)))));
    });
    let about = move || {
        let mentor = session.read_child(pupil, |files| mentor(files, pupil)).map(|mentor| format!("Mentor: {}", mentor.name));
        let class = class.get().map(|(_, name)| name);
        [class, placement.get().and_then(|p| p.year_group).map(|y| y.name()), mentor].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let sign = move || {
        fold.with(|fold| fold.picture())
            .map(|key| view! { <span class="profile__picture" aria-hidden="true">{picture(key).0}</span> }.into_any())
    };
    let contests = Memo::new(move |_| session.read_child(pupil, |files| contested(files, pupil)));
    let go = move |section, period: Period, sheet| {
        navigate(Route::Pupil(pupil, PupilRoute::File { section, period: session.chooses(period), sheet }));
    };
    let crumbs = move || {
        class.get().map(|(id, name)| {
            let href = Route::Class(id, ClassRoute::Board { period: session.on_purpose(period.get()) }).to_string();
            view! { " / "<a href=href>{name}</a> }
        })
    };
    let beside = neighbours::Neighbours::of(pupil, class, period, chosen);
    let now = Callback::new(move |()| {
        let (section, _, sheet) = chosen.get();
        Some(Route::Pupil(pupil, PupilRoute::File { section, period: None, sheet }))
    });
    // Another part has another heading, which the focus goes to as to that of a page.
    Effect::new(move |before: Option<Section>| {
        let section = section.get();
        if before.is_some_and(|before| before != section) {
            focus_on(section.key().to_owned());
        }
        section
    });
    let to_sheet = Callback::new(move |sheet| go(Section::Academic, period.get_untracked(), Some(sheet)));
    let choose = Callback::new(move |period| {
        let (section, _, sheet) = chosen.get_untracked();
        go(section, period, sheet);
    });
    let on_paper = on_paper();
    let part = move |section: Section| match section {
        Section::Profile => {
            view! { <overview::Overview pupil=pupil later=later period=period taught=taught opening=opening whole=on_paper /> }.into_any()
        }
        Section::Academic => {
            view! { <academic::Academic pupil=pupil period=period chosen=sheet go=to_sheet later=later taught=taught whole=on_paper /> }
                .into_any()
        }
        Section::Targets => view! {
            <section class="card" aria-labelledby="targets">
                <h2 id="targets" tabindex="-1">"Targets"</h2>
                <ChildTargets pupil=pupil period=period />
            </section>
        }
        .into_any(),
        Section::Attitude => view! { <attitude::AttitudeSection pupil=pupil period=period /> }.into_any(),
        Section::Meetings => view! { <meetings::Meetings pupil=pupil period=period /> }.into_any(),
        Section::Praise => view! { <praise::ChildPraise pupil=pupil /> }.into_any(),
        Section::Tests => view! { <scores::ChildScores pupil=pupil /> }.into_any(),
        Section::Notes => view! { <notes::Notes pupil=pupil /> }.into_any(),
        Section::Details => view! { <details::Details pupil=pupil period=period /> }.into_any(),
    };
    // The open part stays as it is: what is being typed in it outlives a print.
    let others = move |before: bool| {
        live(move || {
            let (open, all) = (section.get(), Section::ALL.into_iter());
            let is_there = |part: &Section| *part != open && *part != Section::Details;
            let at = Section::ALL.iter().position(|part| *part == open).unwrap_or_default();
            let these = all.enumerate().filter(|(nth, part)| is_there(part) && (*nth < at) == before);
            on_paper.get().then(|| these.map(|(_, section)| part(section)).collect::<Vec<_>>())
        })
    };
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>{live(crumbs)}</p>
        <div class="profile__head" on:pointerdown=move |event| beside.down(&event) on:pointerup=move |event| beside.up(&event)>
            {live(sign)}
            <div>
                <Heading text=name title="Mentoring file".to_owned() />
                <p class="quiet">{live(about)}</p>
            </div>
            <div class="profile__beside">
                <HalfTermChooser period=period on_choose=choose />
                {beside.links()}
            </div>
        </div>
        <LookingAt period=period now=now />
        <sections::Sections pupil=pupil period=period section=section />
        <ToSettle contested=contests about=About::Pupil(pupil) />
        {others(true)}
        {live(move || part(section.get()))}
        {others(false)}
    }
}

/// Whether the page is being printed: a file goes on paper whole.
fn on_paper() -> RwSignal<bool> {
    let on_paper = RwSignal::new(false);
    let [begins, ends] =
        [("beforeprint", true), ("afterprint", false)].map(|(event, is)| window_event_listener_untyped(event, move |_| on_paper.set(is)));
    on_cleanup(move || {
        begins.remove();
        ends.remove();
    });
    on_paper
}
