//! Adding pupils to a class: names typed or pasted, or a list from the school's system; always with a preview.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::{ClassId, Date, Pupil, PupilId, SchoolYear};
use crate::exchange::preview::Likeness;
use crate::exchange::roster::{Field, Mapping, RowMatch, Rows, Table, decode, match_rows, rows, typed};
use crate::ledger::Reading;
use crate::platform::files;
use crate::route::Route;
use crate::ui::address::navigate;
use crate::ui::parts::file_button::{FileButton, listed};
use crate::ui::parts::heading::Heading;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{Command, Enrol};

/// A list that was read, with the columns as they are understood so far.
#[derive(Clone, Debug)]
struct List {
    table: std::sync::Arc<Table>,
    mapping: Mapping,
    note: Option<String>,
}

/// The page.
#[component]
pub(crate) fn AddPupils(
    /// The class.
    class: ClassId,
) -> impl IntoView {
    let session = Session::here();
    let name = Memo::new(move |_| session.roll.with(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone())));
    let list = RwSignal::new(None::<List>);
    let names = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let year = RwSignal::new(session.this_period().year);
    let read = Callback::new(move |file: web_sys::File| {
        spawn_local(async move {
            problem.set(None);
            match files::read(&file).await {
                Ok(bytes) => match read_list(&bytes) {
                    Ok(read) => {
                        names.set(String::new());
                        list.set(Some(read));
                    }
                    Err(why) => {
                        list.set(None);
                        problem.set(Some(why));
                    }
                },
                Err(fault) => problem.set(Some(words::fault(&fault))),
            }
        });
    });
    let today = session.today();
    let found = Memo::new(move |_| found_rows(list.get(), &names.get(), today));
    let title = Signal::derive(move || format!("Import pupils to {}", name.get().unwrap_or_default()));
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=Route::class(class).to_string()>{name}</a></p>
        <Heading text=title title="Import pupils".to_owned() />
        <section class="card" aria-labelledby="from-file">
            <h2 id="from-file">"From a list"</h2>
            <p>{words::people::EXPORT_A_LIST}</p>
            <div class="buttons"><FileButton label="Choose a file" accept=".csv,.txt,.tsv,text/csv,text/plain" on_file=read /></div>
            <p class="quiet">{words::people::OR_DROP}</p>
        </section>
        <DropArea on_file=read />
        {move || problem.get().map(|text| view! { <p class="error" role="alert">{text}</p> })}
        <Show when=move || list.with(Option::is_none)>
            <section class="card" aria-labelledby="typed">
                <h2 id="typed">"Or type or paste names"</h2>
                <div class="field">
                    <label for="names">"Names, one a line"</label>
                    <p class="hint" id="names-hint">"Such as Ada Lovelace, or Lovelace, Ada"</p>
                    <textarea id="names" rows="8" aria-describedby="names-hint" prop:value=names on:input=move |event| names.set(event_target_value(&event))></textarea>
                </div>
            </section>
        </Show>
        {move || list.get().map(|shown| view! { <Columns shown=shown list=list /> })}
        <Preview class=class found=found year=year />
    }
}

/// Reads a list and guesses its columns.
fn read_list(bytes: &[u8]) -> Result<List, String> {
    let decoded = decode(bytes).map_err(|fault| fault.to_string())?;
    let table = Table::read(&decoded.text).map_err(|fault| fault.to_string())?;
    let mapping = Mapping::guess(&table);
    Ok(List { table: std::sync::Arc::new(table), mapping, note: decoded.encoding_note() })
}

/// The rows of the list, or of the names typed; `None` while a column is still missing.
fn found_rows(list: Option<List>, names: &str, today: Date) -> Option<Rows> {
    match list {
        Some(list) if list.mapping.is_complete() => Some(rows(&list.table, &list.mapping, today)),
        Some(_) => None,
        None => Some(typed(names, today)),
    }
}

/// A file dropped on this page is a pupil list unless it is a Lantern file.
#[component]
fn DropArea(on_file: Callback<web_sys::File, ()>) -> impl IntoView {
    let session = Session::here();
    let handle = window_event_listener(leptos::ev::drop, move |event| {
        let files = listed(event.data_transfer().and_then(|d| d.files()));
        if let Some(file) = files.first().filter(|f| !f.name().to_lowercase().ends_with(".json")) {
            event.prevent_default();
            on_file.run(file.clone());
            session.notice.set((files.len() > 1).then(|| words::files::ONE_LIST.to_owned()));
        }
    });
    on_cleanup(move || handle.remove());
}

/// Which column is what; guessed, and put right by a person where the guess is wrong.
#[component]
fn Columns(shown: List, list: RwSignal<Option<List>>) -> impl IntoView {
    let complete = shown.mapping.is_complete();
    let columns = (0..shown.table.width())
        .map(|column| {
            let header =
                shown.table.header(column).filter(|h| !h.trim().is_empty()).map_or_else(|| format!("Column {}", column + 1), str::to_owned);
            let sample = shown.table.cells(column).filter(|c| !c.trim().is_empty()).take(3).collect::<Vec<_>>().join(", ");
            let held = shown.mapping.field(column);
            let id = format!("column-{column}");
            let choose = move |event: web_sys::Event| {
                let chosen = event_target_value(&event);
                let field = Field::ALL.into_iter().find(|f| f.name() == chosen);
                list.update(|list| {
                    if let Some(list) = list {
                        list.mapping.set(column, field);
                    }
                });
            };
            let options = Field::ALL
                .into_iter()
                .map(|f| view! { <option value=f.name() prop:selected=held == Some(f)>{f.name()}</option> })
                .collect_view();
            view! {
                <div class="field">
                    <label for=id.clone()>{header}</label>
                    <p class="hint">{sample}</p>
                    <select id=id on:change=choose><option value="" prop:selected=held.is_none()>"Leave out"</option>{options}</select>
                </div>
            }
        })
        .collect_view();
    let lead = if complete { words::people::CHECK_COLUMNS } else { words::people::WHICH_COLUMN };
    view! {
        <section class="card" aria-labelledby="columns">
            <h2 id="columns">"Columns"</h2>
            <p>{lead}</p>
            {shown.note.map(|note| view! { <p class="quiet">{note}</p> })}
            <div class="fields">{columns}</div>
            <button type="button" class="button button--quiet" on:click=move |_| list.set(None)>"Use another list"</button>
        </section>
    }
}

/// A row of the preview: what will become of it.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    line: u64,
    details: Pupil,
    enrol: Option<Enrol>,
    /// Whether it is to be added unless a person says otherwise.
    ticked: bool,
    what: String,
    warnings: Vec<String>,
}

/// What each row comes to: a new child, a child on the roll, or a repetition.
fn shown(found: &Rows, known: &[(PupilId, Pupil)]) -> Vec<Shown> {
    let matches = match_rows(&found.good, known);
    found
        .good
        .iter()
        .zip(matches)
        .map(|(row, found)| {
            let enrol = |known| Some(Enrol { known, details: row.details.clone(), year_group: row.year_group });
            let (what, enrol, ticked) = match found {
                RowMatch::New => ("New".to_owned(), enrol(None), true),
                RowMatch::Known { pupil, why: Likeness::Name, .. } => (words::people::ALREADY_BY_NAME.to_owned(), enrol(Some(pupil)), true),
                RowMatch::Known { pupil, .. } => (words::people::ALREADY.to_owned(), enrol(Some(pupil)), true),
                RowMatch::RepeatOf { line, why: Likeness::Name, .. } => (words::people::same_name_as(line), enrol(None), false),
                RowMatch::RepeatOf { line, .. } => (words::people::same_child_as(line), None, false),
            };
            Shown {
                line: row.line,
                details: row.details.clone(),
                enrol,
                ticked,
                what,
                warnings: row.warnings.iter().map(ToString::to_string).collect(),
            }
        })
        .collect()
}

#[component]
fn Preview(class: ClassId, found: Memo<Option<Rows>>, year: RwSignal<SchoolYear>) -> impl IntoView {
    let session = Session::here();
    // The lines whose tick a person has changed.
    let flipped = RwSignal::new(BTreeSet::<u64>::new());
    let (problem, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let list = Memo::new(move |_| {
        found.with(|found| found.as_ref().map(|rows| session.roll.with(|roll| shown(rows, &real_pupils(roll)))).unwrap_or_default())
    });
    let chosen = Memo::new(move |_| {
        let flipped = flipped.get();
        list.with(|list| list.iter().filter(|s| s.ticked != flipped.contains(&s.line)).filter_map(|s| s.enrol.clone()).collect::<Vec<_>>())
    });
    let bad = Memo::new(move |_| found.with(|f| f.as_ref().map(|f| f.bad.clone()).unwrap_or_default()));
    let add = move |_| {
        busy.set(true);
        let command = Command::AddPupils { class, year: year.get_untracked(), pupils: chosen.get_untracked() };
        session.ask(command, move |done| {
            busy.set(false);
            match done {
                Ok(_) => navigate(Route::class(class)),
                Err(why) => problem.set(Some(why.words())),
            }
        });
    };
    let years = move || {
        let this = session.this_period().year;
        [Some(this), this.next()]
            .into_iter()
            .flatten()
            .map(|y| view! { <option value=y.to_string() prop:selected=move || year.get() == y>{y.to_string()}</option> })
            .collect_view()
    };
    view! {
        {move || bad.with(|bad| (!bad.is_empty()).then(|| {
            let rows = bad.iter().map(|row| view! { <li><strong>"Line "{row.line}</strong>": "{row.reason.to_string()}<br /><span class="quiet">{row.text.clone()}</span></li> }).collect_view();
            view! {
                <section class="card card--contest" aria-labelledby="bad-rows">
                    <h2 id="bad-rows">{format!("{} that cannot be read", if bad.len() == 1 { "1 row".to_owned() } else { format!("{} rows", bad.len()) })}</h2>
                    <p>{words::people::OTHER_ROWS}</p>
                    <ul class="plain">{rows}</ul>
                </section>
            }
        }))}
        <Show when=move || list.with(|list| !list.is_empty())>
            <section class="card" aria-labelledby="preview">
                <h2 id="preview">"Please check"</h2>
                <div class="table-scroll" role="region" tabindex="0" aria-label="Preview, scrolls sideways if needed">
                    <table class="preview" aria-labelledby="preview">
                        <thead><tr><th scope="col">"Add"</th><th scope="col">"Name"</th><th scope="col">"Born"</th><th scope="col">"Year"</th><th scope="col">"What happens"</th></tr></thead>
                        <tbody>
                            <For each=move || list.get() key=|s| (s.line, s.details.full_name(), s.what.clone(), s.warnings.len()) let:row>
                                <PreviewRow row=row flipped=flipped />
                            </For>
                        </tbody>
                    </table>
                </div>
                <div class="field"><label for="year">"School year"</label>
                    <select id="year" on:change=move |event| { if let Ok(y) = event_target_value(&event).parse() { year.set(y); } }>{years}</select></div>
                {move || problem.get().map(|text| view! { <p class="error" role="alert">{text}</p> })}
                <div class="buttons">
                    <button type="button" class="button button--main" disabled=move || busy.get() || chosen.with(Vec::is_empty) on:click=add>
                        {move || if busy.get() { "Adding …".to_owned() } else { format!("Add {}", match chosen.with(Vec::len) { 1 => "1 pupil".to_owned(), n => format!("{n} pupils") }) }}
                    </button>
                    <a class="button button--quiet" href=Route::class(class).to_string()>"Cancel"</a>
                </div>
            </section>
        </Show>
    }
}

/// The roll without invented children, whom no real list may match.
fn real_pupils(roll: &crate::ledger::Roll) -> Vec<(PupilId, Pupil)> {
    let demo = roll.demo_children();
    roll.pupils().into_iter().filter(|(id, _)| !demo.contains(id)).collect()
}

#[component]
fn PreviewRow(row: Shown, flipped: RwSignal<BTreeSet<u64>>) -> impl IntoView {
    let (line, ticked) = (row.line, row.ticked);
    let name = row.details.full_name();
    let can = row.enrol.is_some();
    let group = row.enrol.as_ref().and_then(|e| e.year_group).map(|y| y.to_string());
    let warnings = row.warnings.into_iter().map(|w| view! { <p class="hint hint--warn">{w}</p> }).collect_view();
    let toggle = move |event: web_sys::Event| {
        let wanted = event_target_checked(&event);
        flipped.update(|flipped| {
            if wanted == ticked {
                flipped.remove(&line);
            } else {
                flipped.insert(line);
            }
        });
    };
    view! {
        <tr>
            <td><label class="tick"><input type="checkbox" disabled=!can prop:checked=move || can && ticked != flipped.with(|f| f.contains(&line)) on:change=toggle />
                <span class="visually-hidden">"Add "{name.clone()}</span></label></td>
            <th scope="row">{name}</th>
            <td>{row.details.born.map(words::date)}</td>
            <td>{group}</td>
            <td>{row.what}{warnings}</td>
        </tr>
    }
}
