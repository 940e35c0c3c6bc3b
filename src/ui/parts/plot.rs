//! A chart over time: drawn as SVG, said in words, and there as a table.

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

/// Writes a chart of `plot`, called `title`; nothing where there is nothing to draw. `dashed` is what the dashed line is, empty where
/// there is none. On paper the table would repeat what is drawn.
pub(crate) fn plot(html: &mut Html, plot: &Plot, title: &str, dashed: &str, on_paper: bool) {
    if plot.reached.is_empty() {
        return;
    }
    let caption = if plot.words.is_empty() { title.to_owned() } else { format!("{title}: {}", plot.words) };
    html.within("figure", "plot", |html| {
        let field = format!("0 0 {WIDE} {HIGH}");
        let drawing = [("viewBox", field.as_str()), ("role", "img"), ("aria-label", &caption), ("focusable", "false")];
        html.element("svg", &drawing, |html| html.raw(&drawn(plot)));
        html.element("figcaption", &[], |html| {
            html.text(&words::capital(&caption));
            html.text(" ");
            if !dashed.is_empty() {
                html.classed("span", "plot__key quiet", &format!("Dashed: {dashed}"));
            }
        });
        if !on_paper {
            table(html, plot, title);
        }
    });
}

fn table(html: &mut Html, plot: &Plot, title: &str) {
    html.within("details", "plot__table", |html| {
        html.element("summary", &[], |html| {
            html.text("As a table");
            html.classed("span", "visually-hidden", &format!(": {title}"));
        });
        let label = format!("{title} as a table");
        let scrolls = [("class", "table-scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label.as_str())];
        html.element("div", &scrolls, |html| {
            html.within("table", "board", |html| {
                html.columns(&plot.heads);
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
        });
    });
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
