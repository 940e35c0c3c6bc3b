//! A child's mentoring file: at a glance, then academic work, attitude, targets, meetings, praise, tests and notes, over all its years.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::picture::picture;
use crate::domain::{Band, Curriculum, Period, PupilId, SubjectKey, Voice};
use crate::ledger::{About, Fold, Reading};
use crate::platform::idle;
use crate::platform::measure::{self, Started};
use crate::report::board::stage_to_open;
use crate::report::curriculum::worded_on;
use crate::report::profile::mentor;
use crate::report::sheet::{SheetLine, contested, in_use, met_elsewhere, rated, said, strands};
use crate::route::{ClassRoute, OfPupil, PupilRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::headings::taught;
use crate::ui::parts::looking_at::LookingAt;
use crate::ui::parts::{child_page::once_read, rating::Rating, settle::ToSettle, targets::ChildTargets};
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Marking;

mod attitude;
mod details;
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
    }
}

/// What the address chooses: half term, and subject with stage.
type Chosen = (Option<Period>, Option<(SubjectKey, u8)>);

/// The page of a pupil.
#[component]
pub(crate) fn PupilPage(
    /// The pupil.
    pupil: PupilId,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let chosen = Signal::derive(move || match address.get() {
        Ok(Route::Pupil(_, PupilRoute::File { period, sheet })) => (period, sheet),
        _ => (None, None),
    });
    let opening = StoredValue::new(Some(measure::start()));
    once_read(pupil, move || view! { <OpenFile pupil=pupil chosen=chosen opening=opening /> }.into_any())
}

#[component]
fn OpenFile(pupil: PupilId, chosen: Signal<Chosen>, opening: StoredValue<Option<Started>>) -> impl IntoView {
    let session = Session::here();
    let fold = session.fold(pupil);
    let fold = Signal::derive(move || fold.get());
    let period = Memo::new(move |_| chosen.get().0.unwrap_or_else(|| session.this_period()));
    let details = Memo::new(move |_| session.roll.with(|roll| roll.pupil(pupil).as_ref().and_then(Reading::any).cloned()));
    let placement =
        Memo::new(move |_| session.roll.with(|roll| roll.placement(pupil, period.get().year).as_ref().and_then(Reading::any).copied()));
    let name = Signal::derive(move || details.get().map(|d| d.full_name()).unwrap_or_default());
    let class = Memo::new(move |_| {
        let class = placement.get()?.class?;
        session.roll.with(|roll| Some((class, roll.class(class)?.any()?.name.clone())))
    });
    // The stage opened at first stays while the child is rated, whatever is rated.
    let opened_at = StoredValue::new(BTreeMap::<SubjectKey, u8>::new());
    let stage_of = move |subject: SubjectKey| {
        opened_at.get_value().get(&subject).copied().unwrap_or_else(|| {
            let period = period.get_untracked();
            let stage = session.with_files(|files| stage_to_open(files, pupil, subject, period));
            opened_at.update_value(|opened| {
                opened.insert(subject, stage);
            });
            stage
        })
    };
    let sheet = Memo::new(move |_| {
        let chosen = chosen.get().1;
        let subject = chosen.map(|(subject, _)| subject).or_else(|| session.subjects(period.get()).first().map(|(subject, _)| *subject))?;
        session.want(subject);
        Some((subject, chosen.map_or_else(|| stage_of(subject), |(_, stage)| stage)))
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
    let go = move |period: Period, sheet| navigate(Route::Pupil(pupil, PupilRoute::File { period: session.chooses(period), sheet }));
    let crumbs = move || {
        class.get().map(|(id, name)| {
            let href = Route::Class(id, ClassRoute::Board { period: session.on_purpose(period.get()) }).to_string();
            view! { " / "<a href=href>{name}</a> }
        })
    };
    let subjects =
        Signal::derive(move || session.subjects(period.get()).into_iter().map(|(key, title)| (key.to_string(), title)).collect());
    let shown_subject = Signal::derive(move || sheet.get().map(|(subject, _)| subject.to_string()).unwrap_or_default());
    let to_subject = Callback::new(move |chosen: String| {
        if let Ok(subject) = chosen.parse() {
            go(period.get_untracked(), Some((subject, stage_of(subject))));
        }
    });
    let stages = Signal::derive(move || {
        let curriculum = sheet.get().and_then(|(subject, _)| session.curriculum(subject));
        let stages = curriculum.map(|curriculum| curriculum.stages.iter().map(|s| s.stage).collect::<Vec<_>>()).unwrap_or_default();
        stages.into_iter().map(|stage| (stage.to_string(), format!("Stage {stage}"))).collect()
    });
    let shown_stage = Signal::derive(move || sheet.get().map(|(_, stage)| stage.to_string()).unwrap_or_default());
    let to_stage = Callback::new(move |chosen: String| {
        if let (Ok(stage), Some((subject, _))) = (chosen.parse(), sheet.get_untracked()) {
            go(period.get_untracked(), Some((subject, stage)));
        }
    });
    let beside = neighbours::Neighbours::of(pupil, class, period, Signal::derive(move || chosen.get().1));
    let now = Callback::new(move |()| Some(Route::Pupil(pupil, PupilRoute::File { period: None, sheet: chosen.get().1 })));
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>{crumbs}</p>
        <div class="profile__head" on:pointerdown=move |event| beside.down(&event) on:pointerup=move |event| beside.up(&event)>
            {sign}
            <div>
                <Heading text=name title="Mentoring file".to_owned() />
                <p class="quiet">{about}</p>
            </div>
            {beside.links()}
        </div>
        <LookingAt period=period now=now />
        <sections::Sections pupil=pupil />
        <ToSettle contested=contests about=About::Pupil(pupil) />
        <div class="toolbar">
            <HalfTermChooser period=period on_choose=Callback::new(move |p| go(p, sheet.get_untracked())) />
        </div>
        <overview::Overview pupil=pupil later=later period=period taught=taught opening=opening />
        <h2 id="academic" tabindex="-1">"Academic work"</h2>
        <sections::Shares pupil=pupil later=later period=period taught=taught />
        <div class="toolbar">
            <Choose id="subject" label="Subject" options=subjects chosen=shown_subject on_choose=to_subject inline=true />
            <Choose id="stage" label="Stage" options=stages chosen=shown_stage on_choose=to_stage inline=true />
        </div>
        {move || sheet.get().map(|(subject, stage)| match session.curriculum(subject).map(|c| worded_then(session, c, period.get())) {
            Some(curriculum) => view! { <Sheet pupil=pupil curriculum=curriculum stage=stage period=period /> }.into_any(),
            None => view! { <p class="quiet" role="status">{words::app::FETCHING_CRITERIA}</p> }.into_any(),
        })}
        <section class="card" aria-labelledby="targets">
            <h2 id="targets" tabindex="-1">"Targets"</h2>
            <ChildTargets pupil=pupil period=period />
        </section>
        <attitude::AttitudeSection pupil=pupil period=period />
        <meetings::Meetings pupil=pupil period=period />
        <praise::ChildPraise pupil=pupil />
        <scores::ChildScores pupil=pupil />
        <notes::Notes pupil=pupil />
        <details::Details pupil=pupil period=period />
    }
}

/// The criteria with the words of an earlier half term, where another than the current one is shown.
fn worded_then(session: Session, curriculum: Arc<Curriculum>, period: Period) -> Arc<Curriculum> {
    if period >= session.this_period() {
        return curriculum;
    }
    let dates = session.roll.with(|roll| roll.term_dates(period.year));
    let Some(last) = dates.half_terms().find(|(half, _)| *half == period.half_term).map(|(_, span)| span.last) else { return curriculum };
    let shipped = session.shipped.with(|shipped| shipped.get(&curriculum.subject).cloned());
    Arc::new(session.with_files(|files| worded_on(files, (*curriculum).clone(), shipped.as_deref(), last)))
}

/// The criteria of a stage, strand by strand.
#[component]
fn Sheet(pupil: PupilId, curriculum: Arc<Curriculum>, stage: u8, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let elsewhere = {
        let curriculum = curriculum.clone();
        Memo::new(move |_| session.read_child(pupil, |files| met_elsewhere(files, pupil, &curriculum, stage)))
    };
    let subject = curriculum.subject;
    let bands =
        Memo::new(move |_| session.roll.with(|roll| roll.scheme(period.get()).bands().iter().rev().cloned().collect::<Vec<Band>>()));
    let strand = move |name: String, lines: Vec<SheetLine>| {
        let rows = lines.into_iter().map(|line| view! { <Criterion pupil=pupil line=line period=period bands=bands /> }).collect_view();
        view! {
            <section class="strand">
                <h3>{words::capital(&name)}</h3>
                <div class="criteria">{rows}</div>
            </section>
        }
    };
    let count =
        move |voice| move || session.read_child(pupil, |files| rated(files, pupil, voice, (subject, stage), period.get())).to_string();
    let in_all = {
        let curriculum = curriculum.clone();
        Memo::new(move |_| in_use(&curriculum, stage, period.get()))
    };
    let title = format!("{} stage {stage}", curriculum.title);
    let from_elsewhere = move || {
        let lines = elsewhere.get();
        (!lines.is_empty()).then(|| strand("from another school’s curriculum".to_owned(), lines))
    };
    view! {
        <section class="sheet" aria-labelledby="sheet">
            <div class="sheet__head">
                <h2 id="sheet">{title}</h2>
                <p class="quiet">"Rated: teacher "{count(Voice::Teacher)}" of "{in_all}", child "{count(Voice::Child)}" of "{in_all}</p>
            </div>
            <div class="criterion criterion--head" aria-hidden="true"><span></span><span>"Teacher"</span><span>"Child"</span></div>
            {move || {
                let shown = strands(&curriculum, stage, period.get()).into_iter();
                shown.map(|(name, lines)| strand(name, lines)).collect_view()
            }}
            {from_elsewhere}
        </section>
    }
    .into_any()
}

/// One criterion: its words, the teacher's rating and the child's.
#[component]
fn Criterion(pupil: PupilId, line: SheetLine, period: Memo<Period>, bands: Memo<Vec<Band>>) -> impl IntoView {
    let session = Session::here();
    let criterion = line.criterion;
    let words = format!("{} {}", criterion.label(), line.text);
    let rating = move |voice: Voice, label: String| {
        let memo = Memo::new(move |_| {
            let period = period.get();
            session.read_child(pupil, |files| said(files, pupil, voice, criterion, period))
        });
        let name = format!("{}-{criterion}", if voice == Voice::Child { "child" } else { "teacher" }).replace('.', "-");
        let on_rate = Callback::new(move |band| session.tell(Marking::one(pupil, voice, criterion, period.get_untracked(), band)));
        move || {
            let (label, name) = (label.clone(), name.clone());
            let (roll, year) = (session.roll.get_untracked(), period.get().year);
            view! { <Rating label=label name=name said=memo bands=bands.get() roll=roll year=year on_rate=on_rate /> }
        }
    };
    view! {
        <div class="criterion">
            <p class="criterion__text"><span class="criterion__number">{criterion.label()}</span>" "{line.text}</p>
            <div class="criterion__voice">
                <span class="criterion__whose" aria-hidden="true">"Teacher"</span>{rating(Voice::Teacher, words.clone())}</div>
            <div class="criterion__voice criterion__voice--child">
                <span class="criterion__whose" aria-hidden="true">"Child"</span>{rating(Voice::Child, format!("Child: {words}"))}</div>
        </div>
    }
}
