//! What a child judged of itself in a half term, beside what the teacher judged of the same.

use crate::ui::parts::live::live;
use leptos::prelude::*;

use crate::domain::{Period, PupilId};
use crate::ledger::{Fold, Reading};
use crate::report::beside::{Apart, Beside, Opinion, Order, Thing, ThingKind, besides, by_kind};
use crate::ui::parts::drawn::Html;
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
    let table = Signal::derive(move || {
        let (rows, _) = rows.get();
        let bands = order.with(|order| order.bands.clone());
        Html::of(|html| {
            html.columns(&["What", "Child", "Teacher", "Apart"]);
            let fold = fold.get();
            for (kind, rows) in by_kind(&rows) {
                html.element("tbody", &[], |html| {
                    html.element("tr", &[("class", "beside__kind")], |html| {
                        html.words("th", &[("scope", "rowgroup"), ("colspan", "4")], &kind_name(session, kind));
                    });
                    rows.iter().for_each(|row| line(html, session, &fold, row, row.apart(&bands)));
                });
            }
        })
    });
    live(move || {
        let (is_empty, any) = rows.with(|(rows, any)| (rows.is_empty(), *any));
        if is_empty {
            let text = if any { "No differences." } else { words::rounds::NONE_YET };
            return view! { <p class="quiet">{text}</p> }.into_any();
        }
        view! { <table class="board beside" aria-label="Side by side" inner_html=table></table> }.into_any()
    })
}

fn kind_name(session: Session, kind: ThingKind) -> String {
    match kind {
        ThingKind::Strands => words::beside::STRANDS.to_owned(),
        ThingKind::Criteria(subject) => session.subject_title(subject),
        ThingKind::Targets => words::beside::TARGETS.to_owned(),
    }
}

fn line(html: &mut Html, session: Session, fold: &Fold, row: &Beside, apart: Apart) {
    html.element("tr", &[], |html| {
        html.element("th", &[("scope", "row")], |html| thing(html, session, fold, row.thing));
        for (whose, opinion) in [("Child: ", row.child), ("Teacher: ", row.teacher)] {
            html.element("td", &[], |html| {
                html.classed("span", "beside__whose", whose);
                said(html, session, opinion);
            });
        }
        html.element("td", &[], |html| how_far(html, apart));
    });
}

/// The name of what is judged: a strand, a criterion with its words, a target.
fn thing(html: &mut Html, session: Session, fold: &Fold, thing: Thing) {
    match thing {
        Thing::Strand(strand) => html.text(&session.strand_name(strand)),
        Thing::Criterion(criterion) => {
            session.want(criterion.subject);
            // A row is read by itself, away from the name it stands under.
            html.classed("span", "visually-hidden", &format!("{} ", session.subject_title(criterion.subject)));
            html.text(&format!("{} {}", criterion.label(), session.statement(criterion).unwrap_or_default()));
        }
        Thing::Target(target) => fold.target(target).as_ref().and_then(Reading::any).into_iter().for_each(|t| html.text(&t.text)),
    }
}

fn said(html: &mut Html, session: Session, opinion: Opinion) {
    match opinion {
        Opinion::Nothing => html.classed("span", "quiet", "not yet"),
        Opinion::Contested => html.classed("span", "badge badge--contest", "to settle"),
        Opinion::Band(key) => match session.roll.with(|roll| roll.band(key)) {
            Some(band) => html.element("span", &[("class", "beside__band")], |html| {
                html.light(&band);
                html.text(&band.word);
            }),
            None => html.text(&key.to_string()),
        },
    }
}

/// How far the two stand apart, and which way, in words.
fn how_far(html: &mut Html, apart: Apart) {
    match apart {
        Apart::Higher(bands) => html.words("strong", &[], &format!("child {bands} higher")),
        Apart::Lower(bands) => html.words("strong", &[], &format!("child {bands} lower")),
        Apart::Same => html.classed("span", "quiet", "the same"),
        Apart::Open => html.classed("span", "quiet", "–"),
        Apart::Retired => html.classed("span", "quiet", "colour no longer used"),
    }
}
