//! What a child judged of itself in a half term, beside what the teacher judged of the same.

use leptos::prelude::*;

use crate::domain::{Period, PupilId};
use crate::ledger::{Fold, Reading};
use crate::report::beside::{Apart, Beside, Opinion, Order, Thing, ThingKind, besides, by_kind};
use crate::ui::parts::light::Light;
use crate::ui::session::Session;
use crate::words;

/// The two judgements of one child beside each other, kind by kind, the largest difference first. Without a heading of its own.
#[component]
pub(crate) fn BesideTable(
    /// The child; its file must be loaded.
    pupil: PupilId,
    /// The half term.
    #[prop(into)]
    period: Signal<Period>,
    /// Whether only what differs is shown.
    #[prop(optional)]
    only_differences: bool,
) -> impl IntoView {
    let session = Session::here();
    let order = Memo::new(move |_| session.roll.with(|roll| Order::of(roll, period.get())));
    let rows = Memo::new(move |_| {
        let mut rows = session.read_child(pupil, |files| besides(files, pupil));
        rows.retain(|row| row.period == period.get());
        let any = !rows.is_empty();
        order.with(|order| {
            order.differences_first(&mut rows);
            rows.retain(|row| !only_differences || row.apart(&order.bands).differs());
        });
        (rows, any)
    });
    let fold = session.fold(pupil);
    move || {
        let (rows, any) = rows.get();
        if rows.is_empty() {
            let text = if any { "No differences." } else { words::rounds::NONE_YET };
            return view! { <p class="quiet">{text}</p> }.into_any();
        }
        let bands = order.with(|order| order.bands.clone());
        let groups = fold.with(|fold| {
            let lines = |rows: Vec<Beside>| rows.iter().map(|row| line(session, fold, row, row.apart(&bands))).collect::<Vec<_>>();
            by_kind(&rows).into_iter().map(|(kind, rows)| group(session, kind, lines(rows))).collect::<Vec<_>>()
        });
        view! {
            <table class="board beside" aria-label="Side by side">
                <thead>
                    <tr>{["What", "Child", "Teacher", "Apart"].map(|head| view! { <th scope="col">{head}</th> }.into_any())}</tr>
                </thead>
                {groups}
            </table>
        }
        .into_any()
    }
}

/// What is of one kind, under its name.
fn group(session: Session, kind: ThingKind, lines: Vec<AnyView>) -> AnyView {
    let name = match kind {
        ThingKind::Strands => words::beside::STRANDS.to_owned(),
        ThingKind::Criteria(subject) => session.subject_title(subject),
        ThingKind::Targets => words::beside::TARGETS.to_owned(),
    };
    view! {
        <tbody>
            <tr class="beside__kind"><th scope="rowgroup" colspan="4">{name}</th></tr>
            {lines}
        </tbody>
    }
    .into_any()
}

fn line(session: Session, fold: &Fold, row: &Beside, apart: Apart) -> AnyView {
    view! {
        <tr>
            <th scope="row">{thing(session, fold, row.thing)}</th>
            <td><span class="beside__whose">"Child: "</span>{said(session, row.child)}</td>
            <td><span class="beside__whose">"Teacher: "</span>{said(session, row.teacher)}</td>
            <td>{how_far(apart)}</td>
        </tr>
    }
    .into_any()
}

/// The name of what is judged: a strand, a criterion with its words, a target.
fn thing(session: Session, fold: &Fold, thing: Thing) -> AnyView {
    match thing {
        Thing::Strand(strand) => session.strand_name(strand).into_any(),
        Thing::Criterion(criterion) => {
            session.want(criterion.subject);
            let words = session.statement(criterion).unwrap_or_default();
            // A row is read by itself, away from the name it stands under.
            view! {
                <span class="visually-hidden">{session.subject_title(criterion.subject)}" "</span>
                {format!("{} {words}", criterion.label())}
            }
            .into_any()
        }
        Thing::Target(target) => fold.target(target).as_ref().and_then(Reading::any).map(|t| t.text.clone()).unwrap_or_default().into_any(),
    }
}

fn said(session: Session, opinion: Opinion) -> AnyView {
    match opinion {
        Opinion::Nothing => view! { <span class="quiet">"not yet"</span> }.into_any(),
        Opinion::Contested => view! { <span class="badge badge--contest">"to settle"</span> }.into_any(),
        Opinion::Band(key) => match session.roll.with(|roll| roll.band(key)) {
            Some(band) => {
                let word = band.word.clone();
                view! { <span class="beside__band"><Light band=band />{word}</span> }.into_any()
            }
            None => key.to_string().into_any(),
        },
    }
}

/// How far the two stand apart, and which way, in words.
fn how_far(apart: Apart) -> AnyView {
    let which = |bands: usize, way: &'static str| view! { <strong>"child "{bands}" "{way}</strong> }.into_any();
    match apart {
        Apart::Higher(bands) => which(bands, "higher"),
        Apart::Lower(bands) => which(bands, "lower"),
        Apart::Same => view! { <span class="quiet">"the same"</span> }.into_any(),
        Apart::Open => view! { <span class="quiet">"–"</span> }.into_any(),
        Apart::Retired => view! { <span class="quiet">"colour no longer used"</span> }.into_any(),
    }
}
