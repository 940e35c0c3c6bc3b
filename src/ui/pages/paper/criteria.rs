//! Criteria sheets: with a child's ratings, or to be filled in by hand.

use super::printing::{Printing, foot, top};
use crate::domain::{Curriculum, PupilId};
use crate::domain::{HalfTerm, Voice};
use crate::ledger::Reading;
use crate::report::board::stage_to_open;
use crate::report::sheet::{SheetLine, said, strands};
use crate::ui::parts::drawn::{Html, NONE};
use crate::words;
use leptos::prelude::*;

/// The sheet of a child, at the stage it works at.
pub(super) fn filled(html: &mut Html, desk: Printing, pupil: PupilId, name: &str) {
    let Some((title, curriculum)) = desk.curriculum() else { return };
    let (session, period) = (desk.session, desk.period.get());
    let stage = session.read_child(pupil, |files| stage_to_open(files, pupil, curriculum.subject, period));
    let roll = session.roll.get();
    let voice = |html: &mut Html, line: &SheetLine, voice| {
        let found = session.with_files(|files| said(files, pupil, voice, line.criterion, period));
        let now = found.now.as_ref().and_then(Reading::settled).copied();
        match (now, found.earlier) {
            (Some(key), _) => html.element("td", &[], |html| html.band(&roll, key)),
            (None, Some(earlier)) => html.element("td", &[("class", "quiet")], |html| {
                html.band(&roll, earlier.band);
                html.classed("span", "visually-hidden", &format!(" since {}", crate::report::chart::named(earlier.period)));
            }),
            (None, None) => html.classed("td", "quiet", "–"),
        }
    };
    let what = format!("{title} stage {stage}");
    html.within("article", "file-a4 criteria-a4", |html| {
        top(html, desk, &what);
        html.words("h3", &[], name);
        sheet(html, &strands(&curriculum, stage, period), &["Teacher".to_owned(), "Child".to_owned()], "", |html, line| {
            voice(html, line, Voice::Teacher);
            voice(html, line, Voice::Child);
        });
        foot(html, &[name, &desk.class(pupil), &what]);
    });
}

/// One blank sheet for each stage the class works at.
pub(super) fn blanks(html: &mut Html, desk: Printing) {
    let Some((title, curriculum)) = desk.curriculum() else { return };
    let period = desk.period.get();
    let stage =
        |(pupil, _): (PupilId, String)| desk.session.read_child(pupil, |files| stage_to_open(files, pupil, curriculum.subject, period));
    let stages = crate::domain::order::set(desk.children.get().into_iter().map(stage));
    stages.into_iter().for_each(|stage| blank(html, desk, stage, &title, &curriculum));
}

fn blank(html: &mut Html, desk: Printing, stage: u8, title: &str, curriculum: &Curriculum) {
    const BOX: &str = "criteria-a4__box";
    let what = format!("{title} stage {stage}");
    html.within("article", "file-a4 criteria-a4", |html| {
        top(html, desk, &what);
        html.words("p", &[("class", "criteria-a4__name"), ("data-each", "top")], "Name");
        sheet(html, &strands(curriculum, stage, desk.period.get()), &HalfTerm::ALL.map(words::half_term), BOX, |html, _| {
            HalfTerm::ALL.iter().for_each(|_| html.classed("td", BOX, ""));
        });
        foot(html, &[&what]);
    });
}

/// A table of criteria, strand by strand: after each of them what `cells` writes.
fn sheet(html: &mut Html, strands: &[(String, Vec<SheetLine>)], columns: &[String], class: &str, cells: impl Fn(&mut Html, &SheetLine)) {
    let class = if class.is_empty() { NONE } else { ("class", class) };
    html.within("table", "board", |html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                html.words("th", &[("scope", "col")], "Criterion");
                columns.iter().for_each(|column| html.words("th", &[("scope", "col"), class], column));
            });
        });
        let wide = (columns.len() + 1).to_string();
        for (strand, lines) in strands {
            html.element("tbody", &[], |html| {
                html.element("tr", &[], |html| {
                    let head = [("colspan", wide.as_str()), ("scope", "colgroup"), ("class", "criteria-a4__strand")];
                    html.words("th", &head, &words::capital(strand));
                });
                for line in lines {
                    html.element("tr", &[], |html| {
                        html.words("th", &[("scope", "row")], &format!("{} {}", line.criterion.label(), line.text));
                        cells(html, line);
                    });
                }
            });
        }
    });
}
