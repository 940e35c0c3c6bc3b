//! Academic work: how each subject went over the years, and the criteria of one at a stage.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::order;
use crate::domain::{Band, Curriculum, Period, PupilId, SubjectKey, Voice};
use crate::ledger::Fold;
use crate::report::board::stage_to_open;
use crate::report::chart::{periods, share};
use crate::report::curriculum::worded_on;
use crate::report::headings::Taught;
use crate::report::sheet::{SheetLine, in_use, met_elsewhere, rated, said, strands};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::live::live;
use crate::ui::parts::loading::waiting;
use crate::ui::parts::plot::plot;
use crate::ui::parts::rating::Rating;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Marking;

/// The section.
#[component]
pub(super) fn Academic(
    pupil: PupilId,
    period: Memo<Period>,
    /// Subject and stage, where the address chooses them.
    chosen: Signal<Option<(SubjectKey, u8)>>,
    /// Goes to another sheet.
    go: Callback<(SubjectKey, u8)>,
    #[prop(into)] later: Signal<Option<Arc<Fold>>>,
    taught: Memo<Vec<Taught>>,
    /// Whether everything is unfolded, as on paper.
    #[prop(into)]
    whole: Signal<bool>,
) -> impl IntoView {
    let session = Session::here();
    // The stage opened at first stays while the child is rated, whatever is rated.
    let opened_at = StoredValue::new(order::Map::<SubjectKey, u8>::new());
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
        let chosen = chosen.get();
        let subject = chosen.map(|(subject, _)| subject).or_else(|| session.subjects(period.get()).first().map(|(subject, _)| *subject))?;
        session.want(subject);
        Some((subject, chosen.map_or_else(|| stage_of(subject), |(_, stage)| stage)))
    });
    let subjects =
        Signal::derive(move || session.subjects(period.get()).into_iter().map(|(key, title)| (key.to_string(), title)).collect());
    let shown_subject = Signal::derive(move || sheet.get().map(|(subject, _)| subject.to_string()).unwrap_or_default());
    let to_subject = Callback::new(move |chosen: String| {
        if let Ok(subject) = chosen.parse() {
            go.run((subject, stage_of(subject)));
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
            go.run((subject, stage));
        }
    });
    view! {
        <div class="toolbar academic__head">
            <h2 id="academic" tabindex="-1">"Academic work"</h2>
            <Choose id="subject" label="Subject" options=subjects chosen=shown_subject on_choose=to_subject inline=true />
            <Choose id="stage" label="Stage" options=stages chosen=shown_stage on_choose=to_stage inline=true />
        </div>
        {live(move || sheet.get().map(|(subject, stage)| match session.curriculum(subject).map(|c| worded_then(session, c, period.get())) {
            Some(curriculum) => view! { <Sheet pupil=pupil curriculum=curriculum stage=stage period=period /> }.into_any(),
            None => waiting(words::app::FETCHING_CRITERIA),
        }))}
        <Shares pupil=pupil later=later period=period taught=taught whole=whole />
    }
}

/// The share of criteria green by half term, subject by subject.
#[component]
fn Shares(
    pupil: PupilId,
    #[prop(into)] later: Signal<Option<Arc<Fold>>>,
    period: Memo<Period>,
    taught: Memo<Vec<Taught>>,
    #[prop(into)] whole: Signal<bool>,
) -> impl IntoView {
    let session = Session::here();
    let plots = Memo::new(move |_| {
        if later.with(Option::is_none) {
            return Vec::new();
        }
        session.roll.track();
        let now = period.get().max(session.this_period());
        taught.with(|subjects| {
            session.with_files(|files| {
                let periods = periods(files, pupil, now);
                let of = |(title, curriculum): &Taught| (title.clone(), share(files, pupil, curriculum, &periods));
                subjects.iter().map(of).filter(|(_, plot)| !plot.reached.is_empty()).collect::<Vec<_>>()
            })
        })
    });
    live(move || {
        let plots = plots.get();
        (!plots.is_empty()).then(|| {
            let drawn = Html::of(|html| {
                for (title, of) in &plots {
                    plot(html, of, &format!("{title}, share of the stage that is green"), "expected", false);
                }
            });
            view! {
                <details class="card cover__more" open=move || whole.get()>
                    <summary>"How much was green, over time"</summary>
                    <div class="plots" inner_html=drawn></div>
                </details>
            }
            .into_any()
        })
    })
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
            {live(move || {
                let shown = strands(&curriculum, stage, period.get()).into_iter();
                shown.map(|(name, lines)| strand(name, lines)).collect_view()
            })}
            {live(from_elsewhere)}
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
