//! The whole mentoring file on paper, over all its years.

use super::printing::{Printing, top};
use super::profiles::over_time;
use crate::domain::attitude::Incident;
use crate::domain::order;
use crate::domain::{Curriculum, Date, Period};
use crate::ledger::Fold;
use crate::report::attendance::by_half_term;
use crate::report::chart::School;
use crate::report::chart::{named, periods, scores, share};
use crate::report::praise::by_year;
use crate::report::profile::Profile;
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

/// The files.
#[component]
pub(super) fn Files(desk: Printing) -> impl IntoView {
    let files =
        move || desk.children.get().into_iter().filter_map(|(pupil, _)| Some(file(desk, &desk.profile(pupil)?))).collect::<Vec<_>>();
    view! { <div class="paper paper--files">{files}</div> }
}

fn part(title: &'static str, inside: AnyView) -> AnyView {
    view! { <section class="paper-part"><h3>{title}</h3>{inside}</section> }.into_any()
}

fn file(desk: Printing, profile: &Profile) -> AnyView {
    let session = desk.session;
    let (pupil, fold) = (profile.pupil, desk.fold(profile.pupil));
    let all = periods(&fold, desk.period.get());
    let plots: Vec<AnyView> = desk.taught.with(|subjects| {
        session.roll.with(|roll| {
            let of = |(title, curriculum): &(String, Arc<Curriculum>)| {
                let plot = share(School { roll, subjects }, &fold, pupil, curriculum, &all);
                view! { <PlotView plot=plot title=format!("{title}, share of the stage that is green") dashed="expected" on_paper=true /> }
                    .into_any()
            };
            subjects.iter().map(of).collect()
        })
    });
    let with_notes = desk.notes.get().then(|| (part("What happened", incidents(&fold)), part("Notes", written(session, &fold))));
    view! {
        <article class="file-a4">
            {top(desk, "Mentoring file")}
            {drawn::head(profile)}
            {drawn::four(session, &profile.headings)}
            {over_time(desk, pupil, 42)}
            {part("Now", view! { {drawn::subjects(session, profile)}{drawn::facts(profile, true)} }.into_any())}
            <div class="plots">{plots}</div>
            {part("Targets", targets(session, &fold))}
            {part("Attendance", attendance(&fold))}
            {part("Meetings", meetings::on_paper(session, &fold))}
            {part("Praise", praises(session, &fold))}
            {part("Tests", tests(session, &fold))}
            {with_notes.map(|(one, other)| view! { {one}{other} }.into_any())}
        </article>
    }
    .into_any()
}

fn targets(session: Session, fold: &Fold) -> AnyView {
    let scheme = session.roll.with(|roll| roll.scheme());
    let of: Vec<Period> = order::set(fold.all_targets().into_iter().map(|(_, target)| target.period)).into_iter().collect();
    if of.is_empty() {
        return drawn::none(words::targets::NONE_YET);
    }
    let one = |period: Period| {
        view! { <h4>{words::capital(&named(period))}</h4>{drawn::targets(session, &standings(fold, &scheme, period), true)} }.into_any()
    };
    of.into_iter().rev().map(one).collect::<Vec<_>>().into_any()
}

fn attendance(fold: &Fold) -> AnyView {
    let all = by_half_term(fold);
    if all.is_empty() {
        return drawn::none(words::attendance::NONE_YET);
    }
    let row = |(period, attendance): (Period, crate::domain::Attendance)| {
        view! { <tr><th scope="row">{words::capital(&named(period))}</th><td>{drawn::attendance(attendance)}</td></tr> }.into_any()
    };
    view! { <table class="board"><thead><tr><th scope="col">"Half term"</th><th scope="col">"Attended"</th></tr></thead><tbody>{all.into_iter().map(row).collect::<Vec<_>>()}</tbody></table> }.into_any()
}

fn praises(session: Session, fold: &Arc<Fold>) -> AnyView {
    let years = by_year(fold);
    if years.is_empty() {
        return drawn::none(words::praise::NONE_YET);
    }
    let one = |(year, praises): (crate::domain::SchoolYear, Vec<(Date, crate::domain::Praise)>)| {
        view! { <h4>{year.to_string()}</h4>{praise::lines(session, &praises)} }.into_any()
    };
    years.into_iter().map(one).collect::<Vec<_>>().into_any()
}

fn tests(session: Session, fold: &Fold) -> AnyView {
    let tests = session.roll.with(|roll| roll.tests());
    let of = |(key, test): (crate::domain::TestKey, crate::domain::Test)| {
        let plot = scores(fold, key, &test);
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
    let line = |(_, day, incident): (crate::domain::NoteId, Date, Incident)| {
        let told = [incident.happened, incident.done].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
        view! { <li>{format!("{}, {}: {told}", words::date(day), incident.kind)}</li> }.into_any()
    };
    let all: Vec<AnyView> = fold.incidents().into_iter().map(line).collect();
    if all.is_empty() { drawn::none("Nothing.") } else { view! { <ul>{all}</ul> }.into_any() }
}

fn written(session: Session, fold: &Fold) -> AnyView {
    let line = |note: Note| {
        let one = |entry: &Arc<crate::ledger::Entry>| {
            let who = format!("{}, {}", session.who(entry.by), moment(entry.at));
            view! { <li><span class="as-written">{Note::words(entry).to_owned()}</span>" "<span class="quiet">{who}</span></li> }.into_any()
        };
        note.live.iter().map(one).collect::<Vec<_>>()
    };
    let all: Vec<AnyView> = notes(fold).into_iter().flat_map(line).collect();
    if all.is_empty() { drawn::none("No notes.") } else { view! { <ul>{all}</ul> }.into_any() }
}
