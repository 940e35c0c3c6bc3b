//! The four headings over half terms and years: a light for each.

use leptos::html;
use leptos::prelude::*;

use crate::domain::HalfTerm;
use crate::ledger::Roll;
use crate::report::chart::{Strip, StripCell, strip_years};
use crate::ui::parts::drawn::Html;
use crate::ui::session::Session;
use crate::words;

/// The strip as a table: years, half terms, and a row a heading.
#[component]
pub(crate) fn StripView(
    /// What to draw.
    strip: Strip,
) -> impl IntoView {
    let session = Session::here();
    let table = session.roll.with_untracked(|roll| Html::of(|html| table(html, roll, &strip)));
    // Of many years the latest stand in sight.
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            node.set_scroll_left(node.scroll_width());
        }
    });
    let label = "The four headings over time";
    view! { <div class="table-scroll" tabindex="0" role="region" aria-label=label node_ref=node inner_html=table></div> }.into_any()
}

/// The strip on paper: it scrolls nowhere, and a family may read it.
pub(crate) fn on_paper(html: &mut Html, roll: &Roll, strip: Strip) {
    table(html, roll, &strip.for_family(roll));
}

fn table(html: &mut Html, roll: &Roll, strip: &Strip) {
    html.within("table", "strip", |html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                html.words("td", &[], "");
                for (year, count) in strip_years(&strip.periods) {
                    html.words("th", &[("scope", "colgroup"), ("colspan", &count.to_string())], &year.to_string());
                }
            });
            html.element("tr", &[], |html| {
                html.words("td", &[], "");
                for period in &strip.periods {
                    html.element("th", &[("scope", "col")], |html| {
                        html.words("span", &[("aria-hidden", "true")], short(period.half_term));
                        html.classed("span", "visually-hidden", &words::half_term(period.half_term));
                    });
                }
            });
        });
        html.element("tbody", &[], |html| {
            for row in &strip.rows {
                html.element("tr", &[], |html| {
                    html.words("th", &[("scope", "row")], &words::capital(row.heading.name()));
                    row.cells.iter().for_each(|one| html.element("td", &[], |html| cell(html, roll, *one)));
                });
            }
        });
    });
}

fn cell(html: &mut Html, roll: &Roll, cell: Option<StripCell>) {
    match cell.and_then(|cell| Some((roll.band(cell.band)?, cell.is_judged))) {
        Some((band, judged)) => {
            let (class, how) = if judged { ("heading-light", "judged") } else { ("heading-light heading-light--suggested", "suggested") };
            html.within("span", class, |html| {
                html.light(&band);
                html.classed("span", "visually-hidden", &format!("{} {how}", band.word));
            });
        }
        None => {
            html.words("span", &[("class", "quiet"), ("aria-hidden", "true")], "·");
            html.classed("span", "visually-hidden", "nothing");
        }
    }
}

/// A half term in two or three signs: "A1", "Sp1", "Su2".
fn short(half_term: HalfTerm) -> &'static str {
    match half_term {
        HalfTerm::Autumn1 => "A1",
        HalfTerm::Autumn2 => "A2",
        HalfTerm::Spring1 => "Sp1",
        HalfTerm::Spring2 => "Sp2",
        HalfTerm::Summer1 => "Su1",
        HalfTerm::Summer2 => "Su2",
    }
}
