//! The whole mentoring file on paper, over all its years.

use super::printing::{Printing, foot, top};
use super::profiles::over_time;
use crate::domain::attitude::Incident;
use crate::domain::order;
use crate::domain::{Attendance, Date, NoteId, Period, Praise, PupilId, SchoolYear, Test, TestKey};
use crate::ledger::{Entry, Fold};
use crate::report::attendance::by_half_term;
use crate::report::chart::{Plot, named, periods, scores, share};
use crate::report::headings::Taught;
use crate::report::praise::by_year;
use crate::report::sheet::{Note, notes};
use crate::report::targets::standings;
use crate::ui::pages::pupil::{meetings, praise};
use crate::ui::parts::moment::moment;
use crate::ui::parts::plot::PlotView;
use crate::ui::parts::profile as drawn;
use crate::ui::session::Session;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

fn part(title: &'static str, inside: AnyView) -> AnyView {
    view! { <section class="paper-part"><h3>{title}</h3>{inside}</section> }.into_any()
}

/// The whole file of a child.
pub(super) fn file(desk: Printing, pupil: PupilId, _name: &str) -> AnyView {
    let session = desk.session;
    let Some(profile) = &desk.profile(pupil) else { return ().into_any() };
    let fold = desk.fold(pupil);
    let now = desk.period.get();
    let shares = desk.taught.with(|subjects| {
        session.read_child(pupil, |files| {
            let all = periods(files, pupil, now);
            let of = |(title, curriculum): &Taught| (title.clone(), share(files, pupil, curriculum, &all));
            // What is taught no more still shows what was reached in it.
            let shown = |(taught, (_, plot)): &(bool, (String, Plot))| *taught || !plot.reached.is_empty();
            let with = |one: &Taught| (files.roll().uses_subject(one.1.subject, now), of(one));
            subjects.iter().map(with).filter(shown).map(|(_, plot)| plot).collect::<Vec<_>>()
        })
    });
    let plot = |(title, plot): (String, Plot)| {
        let title = format!("{title}, share of the stage that is green");
        if plot.is_one_point() {
            return view! { <p>{format!("{title}: {}", plot.words)}</p> }.into_any();
        }
        view! { <PlotView plot=plot title=title dashed="expected" on_paper=true /> }.into_any()
    };
    let plots: Vec<AnyView> = shares.into_iter().map(plot).collect();
    let with_notes = desk.notes.get().then(|| (part("What happened", incidents(&fold)), part("Notes", written(session, pupil))));
    view! {
        <article class="file-a4">
            {top(desk, "Mentoring file")}
            {drawn::head(profile)}
            {drawn::four(session, &profile.headings, profile.period)}
            {over_time(desk, pupil, 42)}
            {part("Now", view! { {drawn::subjects(session, profile)}{drawn::facts(profile, true)} }.into_any())}
            <div class="plots">{plots}</div>
            {part("Targets", targets(session, pupil, &fold))}
            {part("Attendance", attendance(session, pupil))}
            {part("Meetings", meetings::on_paper(session, pupil))}
            {part("Praise", praises(session, pupil))}
            {part("Tests", tests(session, pupil))}
            {with_notes.map(|(one, other)| view! { {one}{other} }.into_any())}
            {foot(&[&profile.name, profile.class.as_deref().unwrap_or_default(), "Mentoring file"])}
        </article>
    }
    .into_any()
}

fn targets(session: Session, pupil: PupilId, fold: &Fold) -> AnyView {
    let of: Vec<Period> = order::set(fold.all_targets().into_iter().map(|(_, target)| target.period)).into_iter().collect();
    if of.is_empty() {
        return drawn::none(words::targets::NONE_YET);
    }
    let one = |period: Period| {
        let targets = session.read_child(pupil, |files| standings(files, pupil, period));
        view! { <h4>{words::capital(&named(period))}</h4>{drawn::targets(session, &targets, true)} }.into_any()
    };
    of.into_iter().rev().map(one).collect::<Vec<_>>().into_any()
}

fn attendance(session: Session, pupil: PupilId) -> AnyView {
    let all = session.read_child(pupil, |files| by_half_term(files, pupil));
    if all.is_empty() {
        return drawn::none(words::attendance::NONE_YET);
    }
    let row = |(period, attendance): (Period, Attendance)| {
        view! { <tr><th scope="row">{words::capital(&named(period))}</th><td>{drawn::attendance(attendance)}</td></tr> }.into_any()
    };
    view! {
        <table class="board">
            <thead><tr><th scope="col">"Half term"</th><th scope="col">"Attended"</th></tr></thead>
            <tbody>{all.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

fn praises(session: Session, pupil: PupilId) -> AnyView {
    let years = session.read_child(pupil, |files| by_year(files, pupil));
    if years.is_empty() {
        return drawn::none(words::praise::NONE_YET);
    }
    let one = |(year, praises): (SchoolYear, Vec<(Date, Praise)>)| {
        view! { <h4>{year.to_string()}</h4>{praise::lines(session, &praises)} }.into_any()
    };
    years.into_iter().map(one).collect::<Vec<_>>().into_any()
}

fn tests(session: Session, pupil: PupilId) -> AnyView {
    let tests = session.roll.with(|roll| roll.tests_from_the_beginning());
    let of = |(key, test): (TestKey, Test)| {
        let plot = session.read_child(pupil, |files| scores(files, pupil, key));
        if plot.rows.is_empty() {
            return None;
        }
        let said = plot.rows.iter().map(|row| row.join(": ")).collect::<Vec<_>>().join("; ");
        Some(view! { <p><strong>{test.name}": "</strong>{said}</p> }.into_any())
    };
    let all: Vec<AnyView> = tests.into_iter().filter_map(of).collect();
    if all.is_empty() { drawn::none(words::scores::NONE_YET) } else { all.into_any() }
}

fn incidents(fold: &Fold) -> AnyView {
    let line = |(_, day, incident): (NoteId, Date, Incident)| {
        let told = [incident.happened, incident.done].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
        view! { <li>{format!("{}, {}: {told}", words::date(day), incident.kind)}</li> }.into_any()
    };
    let all: Vec<AnyView> = fold.incidents().into_iter().map(line).collect();
    if all.is_empty() { drawn::none("Nothing.") } else { view! { <ul>{all}</ul> }.into_any() }
}

fn written(session: Session, pupil: PupilId) -> AnyView {
    let line = |note: Note| {
        let one = |entry: &Arc<Entry>| {
            let who = format!("{}, {}", session.who(entry.by), moment(entry.at));
            let words = Note::words(entry).to_owned();
            view! { <li><span class="as-written">{words}</span>" "<span class="quiet">{who}</span></li> }.into_any()
        };
        note.live.iter().map(one).collect::<Vec<_>>()
    };
    let all: Vec<AnyView> = session.read_child(pupil, |files| notes(files, pupil)).into_iter().flat_map(line).collect();
    if all.is_empty() { drawn::none("No notes.") } else { view! { <ul>{all}</ul> }.into_any() }
}
