//! What adding pupils would come to: each row, who it is, and what a person says of whoever is alike by name alone.

use leptos::prelude::*;

use super::classes::{Choice, SeveralClasses};
use super::differences::{NotOnTheList, Taken, differences_of};
use crate::domain::letters::same;
use crate::domain::order;
use crate::domain::restore::Occasion;
use crate::domain::{ClassId, Pupil, PupilId, SchoolYear, Upn};
use crate::exchange::roster::{
    BadRow, IntoClass, Outcome, Planned, Proposal, RosterRow, Rows, Wanted, Who, is_of_several, not_on_the_list, planned, proposals,
};
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::likeness::Likeness;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::flag;
use crate::ui::session::{Problem, Session};
use crate::words;
use crate::words::import::{self, Answer};
use crate::workspace::{Command, Enrol};

/// A row by its line and its name: what was said of a line is not said of another name that comes to stand there.
pub(super) type Key = (u64, String);

pub(super) fn key(proposal: &Proposal) -> Key {
    (proposal.row.line, proposal.row.details.full_name())
}

/// What a person has said of the rows. Of one that is certain only that it be left out.
type Said = RwSignal<order::Map<Key, Answer>>;

/// The name of a row's group of answers, and the id of the first.
fn group(proposal: &Proposal) -> String {
    format!("line-{}", proposal.row.line)
}

/// What a row comes to, or what is asked about it.
fn what(proposal: &Proposal) -> String {
    match &proposal.who {
        Who::New => "New".to_owned(),
        Who::Known(_) => words::people::ALREADY.to_owned(),
        Who::Repeated(line) => words::people::same_child_as(*line),
        Who::Alike { held, place, .. } => import::alike(held, place),
        Who::AlikeRow(line) => words::people::same_name_as(*line),
    }
}

/// Whom a row adds, if anybody: what is planned, as it is asked for.
fn enrol(planned: Planned) -> Enrol {
    let Planned { known, details, corrects, legal, year_group } = planned;
    Enrol { known, details, corrects, legal, year_group }
}

#[component]
pub(super) fn Preview(
    class: ClassId,
    found: Memo<Option<Rows>>,
    year: RwSignal<SchoolYear>,
    guessed: Signal<bool>,
    from_list: Signal<bool>,
    told: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let session = Session::here();
    let said: Said = RwSignal::new(order::Map::new());
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let choice = Choice::new();
    let note_it = RwSignal::new(false);
    let name = Signal::derive(move || session.class_name(class));
    let rows = Signal::derive(move || found.with(|found| found.as_ref().map(|rows| rows.good.clone()).unwrap_or_default()));
    let list = Memo::new(move |_| {
        let (year, name, mut rows) = (year.get(), name.get(), rows.get());
        let Some(wanted) = choice.of(&rows) else { return Vec::new() };
        rows.retain(|row| wanted.takes(row, &name));
        session.roll.with(|roll| proposals(&rows, roll, class, year))
    });
    let taken: Taken = RwSignal::new(order::Map::new());
    let leaving = RwSignal::new(Vec::<PupilId>::new());
    // Each child of a list of several classes is held against its own class, where that was said.
    let goes = Callback::new(move |row: RosterRow| {
        let wanted = rows.with(|rows| choice.of(rows));
        session.roll.with(|roll| IntoClass::of(&row, wanted, roll, (class, year.get())))
    });
    let gone = Memo::new(move |_| {
        let of_whole_classes = rows.with(|rows| !is_of_several(rows) || choice.of(rows) == Some(Wanted::Each));
        if !of_whole_classes || !from_list.get() {
            return Vec::new();
        }
        list.with(|list| session.roll.with(|roll| not_on_the_list(list, roll, |row| goes.run(row.clone()))))
    });
    let plan = move |proposal: &Proposal| {
        let place = key(proposal);
        let answer = said.with(|said| said.get(&place).copied());
        let taken = taken.with(|taken| taken.get(&place).cloned().unwrap_or_default());
        let into = goes.run(proposal.row.clone());
        session.roll.with(|roll| planned(proposal, answer, &taken, (roll, &into)))
    };
    let is_planned = Callback::new(move |proposal: Proposal| plan(&proposal).is_some());
    let key_of_row = |proposal: &Proposal| {
        let (line, name) = key(proposal);
        format!("{line} {name} {} {}", what(proposal), proposal.row.warnings.len())
    };
    let row = move |proposal: Proposal| {
        view! { <PreviewRow proposal=proposal said=said taken=taken goes=goes is_planned=is_planned /> }.into_any()
    };
    let chosen = Memo::new(move |_| list.with(|list| list.iter().filter_map(plan).map(enrol).collect::<Vec<_>>()));
    let going = Memo::new(move |_| {
        let leaving = leaving.get();
        gone.with(|gone| gone.iter().map(|(id, ..)| *id).filter(|id| leaving.contains(id)).collect::<Vec<_>>())
    });
    let open = Memo::new(move |_| {
        let is_open = |row: &&Proposal| said.with(|said| row.outcome(said.get(&key(row)).copied()) == Outcome::Open);
        list.with(|list| list.iter().filter(is_open).map(|row| (group(row), row.row.details.full_name())).collect::<Vec<_>>())
    });
    let bad = Memo::new(move |_| found.with(|f| f.as_ref().map(|f| f.bad.clone()).unwrap_or_default()));
    let add = move |_| {
        if guessed.get_untracked() {
            problem.set(Some(words::people::LOOK_FIRST.to_owned()));
            return;
        }
        let waiting = open.get_untracked();
        if let Some((first, _)) = waiting.first() {
            problem.set(Some(import::still_open(&waiting.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>())));
            focus_on(first.clone());
            return;
        }
        busy.set(true);
        let year = year.get_untracked();
        let command = match untrack(move || rows.with(|rows| choice.of(rows))) {
            Some(Wanted::Each) => {
                let own = name.get_untracked();
                let mut classes = Vec::<(String, Vec<Enrol>)>::new();
                let list = list.get_untracked();
                for (row, pupil) in list.iter().filter_map(|row| Some((row, enrol(untrack(|| plan(row))?)))) {
                    let into = Wanted::Each.elsewhere(&row.row, &own).unwrap_or_else(|| own.clone());
                    match classes.iter_mut().find(|(known, _)| same(known, &into)) {
                        Some((_, pupils)) => pupils.push(pupil),
                        None => classes.push((into, vec![pupil])),
                    }
                }
                Command::AddToClasses { year, classes, leaving: going.get_untracked() }
            }
            _ => match going.get_untracked() {
                leaving if leaving.is_empty() => Command::AddPupils { class, year, pupils: chosen.get_untracked() },
                leaving => Command::TakeList { class, year, pupils: chosen.get_untracked(), leaving },
            },
        };
        // Whoever is left out is left alone.
        let kept = |row: &&Proposal| said.with_untracked(|said| said.get(&key(row)).copied()) != Some(Answer::LeaveOut);
        let upn = |row: &Proposal| row.row.details.upn.clone();
        let upns = list.with_untracked(|list| list.iter().filter(kept).filter_map(upn).collect::<Vec<_>>());
        let notes = if note_it.get_untracked() { told.get_untracked() } else { Vec::new() };
        let notes: Vec<(Upn, String)> =
            notes.into_iter().filter_map(|(upn, text)| Some((Upn::typed(&upn).filter(|upn| upns.contains(upn))?, text))).collect();
        let then = move |done: Result<_, Problem>| {
            busy.set(false);
            match done {
                Ok(_) => {
                    note(session, &notes);
                    navigate(Route::class(class));
                }
                Err(why) => problem.set(Some(why.words())),
            }
        };
        session.with_point(Occasion::Import, move || session.ask(command, then));
    };
    let choose_year = Callback::new(move |chosen: String| {
        if let Ok(chosen) = chosen.parse() {
            year.set(chosen);
        }
    });
    let years = Signal::derive(move || {
        let this = session.this_period().year;
        [Some(this), this.next()].into_iter().flatten().map(|year| (year.to_string(), year.to_string())).collect()
    });
    let this_year = Signal::derive(move || year.get().to_string());
    let nothing = move || busy.get() || chosen.with(Vec::is_empty) && open.with(Vec::is_empty) && going.with(Vec::is_empty);
    let label = move || match (busy.get(), chosen.with(Vec::len)) {
        (true, _) => "Adding …".to_owned(),
        (_, 0) => "Add pupils".to_owned(),
        (_, 1) => "Add 1 pupil".to_owned(),
        (_, n) => format!("Add {n} pupils"),
    };
    let read = move || {
        let notes = found.with(|found| found.as_ref().map(|rows| rows.notes.iter().map(ToString::to_string).collect::<Vec<_>>()));
        Html::of(|html| bad.with(|bad| how_it_was_read(html, &notes.unwrap_or_default(), bad)))
    };
    view! {
        <div class="drawn" inner_html=read></div>
        <SeveralClasses rows=rows class=name choice=choice />
        <Show when=move || list.with(|list| !list.is_empty())>
            <section class="card" aria-labelledby="preview">
                <h2 id="preview">"Please check"</h2>
                <AllTheSame list=list said=said />
                <div class="table-scroll" role="region" tabindex="0" aria-label="Preview, scrolls sideways if needed">
                    <table class="preview" aria-labelledby="preview">
                        <thead><tr>
                            <th scope="col">"Add"</th><th scope="col">"Name"</th><th scope="col">"Born"</th><th scope="col">"Year"</th>
                            <th scope="col">"What happens"</th>
                        </tr></thead>
                        <tbody>
                            {lines(move || list.get(), key_of_row, row)}
                        </tbody>
                    </table>
                </div>
                <Choose id="year" label="School year" options=years chosen=this_year on_choose=choose_year />
                <NotOnTheList gone=gone leaving=leaving />
                {live(move || told.with(|told| !told.is_empty()).then(|| flag(words::other_programs::NOTE_IT, note_it)))}
                {alert(problem)}
                <div class="buttons">
                    <button type="button" class="button button--main" on:click=heard(add)
                        disabled=nothing>{live(label)}</button>
                    <a class="button button--quiet" href=Route::class(class).to_string()>"Cancel"</a>
                </div>
            </section>
        </Show>
    }
}

/// Notes in the children's files what was told of them elsewhere, in one act.
fn note(session: Session, told: &[(Upn, String)]) {
    let of = |(id, details): (PupilId, Pupil)| {
        let (_, text) = told.iter().find(|(upn, _)| details.upn.as_ref() == Some(upn))?;
        Some((id, text.clone()))
    };
    let notes: Vec<_> = session.roll.with_untracked(|roll| roll.pupils().into_iter().filter_map(of).collect());
    if !notes.is_empty() {
        session.tell(Command::WriteNotes { notes });
    }
}

/// What was noticed in the list, and its rows that cannot be read.
fn how_it_was_read(html: &mut Html, notes: &[String], bad: &[BadRow]) {
    if !notes.is_empty() {
        html.element("section", &[("class", "card"), ("aria-labelledby", "list-notes")], |html| {
            html.words("h2", &[("id", "list-notes")], "How the list was read");
            html.list("plain", notes);
        });
    }
    if !bad.is_empty() {
        html.element("section", &[("class", "card card--contest"), ("aria-labelledby", "bad-rows")], |html| {
            let count = if bad.len() == 1 { "1 row".to_owned() } else { format!("{} rows", bad.len()) };
            html.words("h2", &[("id", "bad-rows")], &format!("{count} that cannot be read"));
            html.words("p", &[], words::people::OTHER_ROWS);
            html.within("ul", "plain", |html| {
                for row in bad {
                    html.element("li", &[], |html| {
                        html.words("strong", &[], &format!("Line {}", row.line));
                        html.text(&format!(": {}", row.reason));
                        html.single("br", &[]);
                        html.classed("span", "quiet", &row.text);
                    });
                }
            });
        });
    }
}

/// A list whose names are here already, such as last year's class: one answer for all of them.
#[component]
fn AllTheSame(list: Memo<Vec<Proposal>>, said: Said) -> impl IntoView {
    let alike = |row: &&Proposal| matches!(row.who, Who::Alike { .. });
    let count = Memo::new(move |_| list.with(|list| list.iter().filter(alike).count()));
    let all = move |_| {
        said.update(|said| list.with_untracked(|list| said.extend(list.iter().filter(alike).map(|row| (key(row), Answer::Same)))));
    };
    live(move || {
        (count.get() > 1).then(|| {
            view! {
                <p>{import::all_the_same(count.get())}</p>
                <div class="buttons"><button type="button" class="button" on:click=heard(all)>"All the same"</button></div>
            }
        })
    })
}

#[component]
fn PreviewRow(
    proposal: Proposal,
    said: Said,
    taken: Taken,
    /// Where a row goes.
    goes: Callback<RosterRow, IntoClass>,
    /// Whether a row adds or changes anybody.
    is_planned: Callback<Proposal, bool>,
) -> impl IntoView {
    let differing = differences_of(&proposal, taken, goes);
    let name = proposal.row.details.full_name();
    let group_name = group(&proposal);
    let born = proposal.row.details.born.map(words::date);
    let year_group = proposal.row.year_group.map(|y| y.to_string());
    let warnings = Html::of(|html| proposal.row.warnings.iter().for_each(|w| html.classed("p", "hint hint--warn", &w.to_string())));
    // Whoever is certain has a box to tick; of the others a person says who they are.
    let can = !proposal.is_asked() && !matches!(proposal.who, Who::Repeated(_));
    let place = key(&proposal);
    let answer = {
        let place = place.clone();
        Signal::derive(move || said.with(|said| said.get(&place).copied()))
    };
    let on_answer = Callback::new(move |answer: Answer| {
        said.update(|said| {
            said.insert(place.clone(), answer);
        });
    });
    let (what, asked) = (what(&proposal), proposal.is_asked());
    let what = if asked {
        view! { <Likeness whom=import::Whom::Child question=what group=group_name answer=answer on_answer=on_answer /> }.into_any()
    } else {
        what.into_any()
    };
    let is_added = move || is_planned.run(proposal.clone());
    let toggle = move |event: web_sys::Event| on_answer.run(if event_target_checked(&event) { Answer::Same } else { Answer::LeaveOut });
    view! {
        <tr>
            <td><label class="tick"><input type="checkbox" disabled=!can prop:checked=is_added on:change=heard(toggle) />
                <span class="visually-hidden">"Add "{name.clone()}</span></label></td>
            <th scope="row">{name}</th>
            <td>{born}</td>
            <td>{year_group}</td>
            <td>{what}<div class="drawn" inner_html=warnings></div>{differing}</td>
        </tr>
    }
}
