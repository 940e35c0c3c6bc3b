//! A chart over time: drawn as SVG, said in words, and there as a table.

use leptos::prelude::*;

use crate::report::chart::Plot;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::light::escaped;
use crate::words;

/// The field of the drawing in its own units, and the room for what stands beside it.
const WIDE: f32 = 320.0;
const HIGH: f32 = 130.0;
const LEFT: f32 = 40.0;
const BELOW: f32 = 20.0;
const ABOVE: f32 = 8.0;

/// The chart; nothing where there is nothing to draw.
#[component]
pub(crate) fn PlotView(
    /// What to draw.
    plot: Plot,
    /// What it is of.
    title: String,
    /// What the dashed line is, in words; empty where there is none.
    #[prop(optional, into)]
    dashed: String,
    /// On paper the table would repeat what is drawn.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    if plot.reached.is_empty() {
        return ().into_any();
    }
    let caption = if plot.words.is_empty() { title.clone() } else { format!("{title}: {}", plot.words) };
    let table = (!on_paper).then(|| table(&plot, &title));
    let key = (!dashed.is_empty()).then(|| view! { <span class="plot__key quiet">{format!("Dashed: {dashed}")}</span> }.into_any());
    view! {
        <figure class="plot">
            <svg viewBox=format!("0 0 {WIDE} {HIGH}") role="img" aria-label=caption.clone() focusable="false" inner_html=drawn(&plot)></svg>
            <figcaption>{words::capital(&caption)}" "{key}</figcaption>
            {table}
        </figure>
    }
    .into_any()
}

fn table(plot: &Plot, title: &str) -> AnyView {
    let table = Html::of(|html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| plot.heads.iter().for_each(|head| html.words("th", &[("scope", "col")], head)));
        });
        html.element("tbody", &[], |html| {
            for cells in &plot.rows {
                html.element("tr", &[], |html| {
                    let mut cells = cells.iter();
                    cells.next().into_iter().for_each(|first| html.words("th", &[("scope", "row")], &words::capital(first)));
                    cells.for_each(|cell| html.words("td", &[], cell));
                });
            }
        });
    });
    let label = format!("{title} as a table");
    view! {
        <details class="plot__table">
            <summary>"As a table"<span class="visually-hidden">{format!(": {title}")}</span></summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=label><table class="board" inner_html=table></table></div>
        </details>
    }
    .into_any()
}

fn at((x, y): (f32, f32)) -> (f32, f32) {
    (LEFT + x * (WIDE - LEFT - 10.0), ABOVE + (1.0 - y) * (HIGH - ABOVE - BELOW))
}

/// The drawing. Lines differ by dashes and marks, not by colour.
fn drawn(plot: &Plot) -> String {
    let mut inside = String::new();
    for percent in [0_u8, 50, 100] {
        let (_, y) = at((0.0, f32::from(percent) / 100.0));
        inside.push_str(&format!(
            "<path class=\"plot__grid\" d=\"M{LEFT} {y:.1}H{WIDE}\"/>\
             <text class=\"plot__text\" x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{percent} %</text>",
            LEFT - 5.0,
            y + 3.5
        ));
    }
    let many = plot.years.len() > 4;
    for (x, year) in &plot.years {
        let (x, _) = at((*x, 0.0));
        let name = if many { year.get(2..).unwrap_or(year) } else { year };
        inside.push_str(&format!(
            "<path class=\"plot__grid\" d=\"M{x:.1} {ABOVE}V{:.1}\"/><text class=\"plot__text\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            HIGH - BELOW,
            x,
            HIGH - 6.0,
            escaped(name)
        ));
    }
    let path = |line: &Vec<(f32, f32)>| {
        let points = line.iter().map(|point| at(*point)).map(|(x, y)| format!("{x:.1} {y:.1}")).collect::<Vec<_>>();
        format!("M{}", points.join("L"))
    };
    for line in plot.expected.iter().filter(|line| line.len() > 1) {
        inside.push_str(&format!("<path class=\"plot__expected\" d=\"{}\"/>", path(line)));
    }
    // Of many points each is small.
    let size = if plot.reached.iter().map(Vec::len).sum::<usize>() > 20 { 1.8 } else { 3.0 };
    for line in &plot.reached {
        inside.push_str(&format!("<path class=\"plot__reached\" d=\"{}\"/>", path(line)));
        for (x, y) in line.iter().map(|point| at(*point)) {
            inside.push_str(&format!("<circle class=\"plot__point\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size}\"/>"));
        }
    }
    inside
}
