//! The whole mentoring file on paper, over all its years.

use super::printing::{Printing, foot, top};
use super::profiles::over_time;
use crate::domain::order;
use crate::domain::{Period, PupilId};
use crate::ledger::Fold;
use crate::report::attendance::by_half_term;
use crate::report::chart::{Plot, named, periods, scores, share};
use crate::report::headings::Taught;
use crate::report::praise::by_year;
use crate::report::sheet::{Note, notes};
use crate::report::targets::standings;
use crate::ui::pages::pupil::{meetings, praise};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::moment::moment;
use crate::ui::parts::plot::plot;
use crate::ui::parts::profile as drawn;
use crate::ui::session::Session;
use crate::words;
use leptos::prelude::*;

fn part(html: &mut Html, title: &str, inside: impl FnOnce(&mut Html)) {
    html.within("section", "paper-part", |html| {
        html.words("h3", &[], title);
        inside(html);
    });
}

/// The whole file of a child.
pub(super) fn file(html: &mut Html, desk: Printing, pupil: PupilId, _name: &str) {
    let session = desk.session;
    let Some(profile) = &desk.profile(pupil) else { return };
    let fold = desk.fold(pupil);
    html.within("article", "file-a4", |html| {
        top(html, desk, "Mentoring file");
        drawn::head(html, profile);
        drawn::four(html, session, &profile.headings, profile.period);
        over_time(html, desk, pupil, 42);
        part(html, "Now", |html| {
            drawn::subjects(html, session, profile, false);
            drawn::facts(html, profile, true);
        });
        html.within("div", "plots", |html| shares(html, desk, pupil));
        part(html, "Targets", |html| targets(html, session, pupil, &fold));
        part(html, "Attendance", |html| attendance(html, session, pupil));
        part(html, "Meetings", |html| meetings::on_paper(html, session, pupil));
        part(html, "Praise", |html| praises(html, session, pupil));
        part(html, "Tests", |html| tests(html, session, pupil));
        if desk.notes.get() {
            part(html, "What happened", |html| incidents(html, &fold));
            part(html, "Notes", |html| written(html, session, pupil));
        }
        foot(html, &[&profile.name, profile.class.as_deref().unwrap_or_default(), "Mentoring file"]);
    });
}

/// The share of criteria green by half term, subject by subject.
fn shares(html: &mut Html, desk: Printing, pupil: PupilId) {
    let now = desk.period.get();
    let shares = desk.taught.with(|subjects| {
        desk.session.read_child(pupil, |files| {
            let all = periods(files, pupil, now);
            let of = |(title, curriculum): &Taught| (title.clone(), share(files, pupil, curriculum, &all));
            // What is taught no more still shows what was reached in it.
            let shown = |(taught, (_, plot)): &(bool, (String, Plot))| *taught || !plot.reached.is_empty();
            let with = |one: &Taught| (files.roll().uses_subject(one.1.subject, now), of(one));
            subjects.iter().map(with).filter(shown).map(|(_, plot)| plot).collect::<Vec<_>>()
        })
    });
    for (title, of) in &shares {
        let title = format!("{title}, share of the stage that is green");
        if of.is_one_point() {
            html.words("p", &[], &format!("{title}: {}", of.words));
        } else {
            plot(html, of, &title, "expected", true);
        }
    }
}

fn targets(html: &mut Html, session: Session, pupil: PupilId, fold: &Fold) {
    let of = order::set(fold.all_targets().into_iter().map(|(_, target)| target.period)).into_iter().rev().collect::<Vec<Period>>();
    if of.is_empty() {
        drawn::none(html, words::targets::NONE_YET);
    }
    for period in of {
        let targets = session.read_child(pupil, |files| standings(files, pupil, period));
        html.words("h4", &[], &words::capital(&named(period)));
        drawn::targets(html, session, &targets, true);
    }
}

fn attendance(html: &mut Html, session: Session, pupil: PupilId) {
    let all = session.read_child(pupil, |files| by_half_term(files, pupil));
    if all.is_empty() {
        return drawn::none(html, words::attendance::NONE_YET);
    }
    html.within("table", "board", |html| {
        html.columns(&["Half term", "Attended"]);
        html.element("tbody", &[], |html| {
            for (period, attendance) in all {
                html.element("tr", &[], |html| {
                    html.words("th", &[("scope", "row")], &words::capital(&named(period)));
                    html.words("td", &[], &drawn::attendance(attendance));
                });
            }
        });
    });
}

fn praises(html: &mut Html, session: Session, pupil: PupilId) {
    let years = session.read_child(pupil, |files| by_year(files, pupil));
    if years.is_empty() {
        drawn::none(html, words::praise::NONE_YET);
    }
    for (year, praises) in years {
        html.words("h4", &[], &year.to_string());
        praise::lines(html, session, &praises);
    }
}

fn tests(html: &mut Html, session: Session, pupil: PupilId) {
    let mut any = false;
    for (key, test) in session.roll.with(|roll| roll.tests_from_the_beginning()) {
        let plot = session.read_child(pupil, |files| scores(files, pupil, key));
        if !plot.rows.is_empty() {
            any = true;
            html.element("p", &[], |html| {
                html.words("strong", &[], &format!("{}: ", test.name));
                html.text(&plot.rows.iter().map(|row| row.join(": ")).collect::<Vec<_>>().join("; "));
            });
        }
    }
    if !any {
        drawn::none(html, words::scores::NONE_YET);
    }
}

fn incidents(html: &mut Html, fold: &Fold) {
    let all = fold.incidents();
    if all.is_empty() {
        return drawn::none(html, "Nothing.");
    }
    html.list(
        "",
        all.into_iter().map(|(_, day, incident)| {
            let told = [incident.happened, incident.done].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
            format!("{}, {}: {told}", words::date(day), incident.kind)
        }),
    );
}

fn written(html: &mut Html, session: Session, pupil: PupilId) {
    let notes = session.read_child(pupil, |files| notes(files, pupil));
    let all: Vec<_> = notes.iter().flat_map(|note| note.live.iter()).collect();
    if all.is_empty() {
        return drawn::none(html, "No notes.");
    }
    html.element("ul", &[], |html| {
        for entry in all {
            html.element("li", &[], |html| {
                html.classed("span", "as-written", Note::words(entry));
                html.text(" ");
                html.classed("span", "quiet", &format!("{}, {}", session.who(entry.by), moment(entry.at)));
            });
        }
    });
}
