//! The four headings over half terms and years: a light for each.

use leptos::html;
use leptos::prelude::*;

use crate::domain::HalfTerm;
use crate::report::chart::{Strip, StripCell, StripRow, strip_years};
use crate::ui::parts::light::{escaped, light_html};
use crate::ui::session::Session;
use crate::words;

/// The strip as a table: years, half terms, and a row a heading.
#[component]
pub(crate) fn StripView(
    /// What to draw.
    strip: Strip,
    /// On paper it scrolls nowhere, and a family may read it.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    let session = Session::here();
    let strip = if on_paper { session.roll.with_untracked(|roll| strip.for_family(roll)) } else { strip };
    let years: Vec<AnyView> = strip_years(&strip.periods)
        .into_iter()
        .map(|(year, count)| view! { <th scope="colgroup" colspan=count.to_string()>{year.to_string()}</th> }.into_any())
        .collect();
    let halves: Vec<AnyView> = strip
        .periods
        .iter()
        .map(|period| {
            let (short, long) = (short(period.half_term), words::half_term(period.half_term));
            view! { <th scope="col"><span aria-hidden="true">{short}</span><span class="visually-hidden">{long}</span></th> }.into_any()
        })
        .collect();
    let rows: Vec<AnyView> = strip
        .rows
        .iter()
        .map(|row| {
            let cells = cells(session, row);
            view! { <tr inner_html=format!("<th scope=\"row\">{}</th>{cells}", words::capital(row.heading.name()))></tr> }.into_any()
        })
        .collect();
    let table = view! {
        <table class="strip">
            <thead><tr><td></td>{years}</tr><tr><td></td>{halves}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    if on_paper {
        return table.into_any();
    }
    // Of many years the latest stand in sight.
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            node.set_scroll_left(node.scroll_width());
        }
    });
    view! { <div class="table-scroll" tabindex="0" role="region" aria-label="The four headings over time" node_ref=node>{table}</div> }
        .into_any()
}

fn cells(session: Session, row: &StripRow) -> String {
    let cell = |cell: &Option<StripCell>| {
        let band = cell.and_then(|cell| Some((session.roll.with_untracked(|roll| roll.band(cell.band))?, cell.is_judged)));
        match band {
            Some((band, judged)) => {
                let (class, how) = if judged { ("", "judged") } else { (" heading-light--suggested", "suggested") };
                let word = escaped(&band.word);
                format!(
                    "<td><span class=\"heading-light{class}\">{}<span class=\"visually-hidden\">{word} {how}</span></span></td>",
                    light_html(&band)
                )
            }
            None => "<td><span class=\"quiet\" aria-hidden=\"true\">·</span><span class=\"visually-hidden\">nothing</span></td>".to_owned(),
        }
    };
    row.cells.iter().map(cell).collect()
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
