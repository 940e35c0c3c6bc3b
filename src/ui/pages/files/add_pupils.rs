//! Adding pupils to a class: names typed or pasted, or a list from the school's system; always with a preview.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::points;
use crate::domain::{ClassId, Date};
use crate::exchange::roster::{DateOrder, Field, Mapping, Rows, Table, list as read_table, rows, typed};
use crate::exchange::table::Listed;
use crate::ledger::Reading;
use crate::route::Route;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::file_button::{FileButton, listed};
use crate::ui::parts::heading::Heading;
use crate::ui::parts::list_file::{LISTS, read_list};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::tick;
use crate::ui::session::Session;
use crate::words;
use crate::words::doors::Door;

mod classes;
mod differences;
mod preview;

/// A list that was read, with the columns as they are understood so far.
#[derive(Clone, Debug)]
struct List {
    table: std::sync::Arc<Table>,
    mapping: Mapping,
    note: Option<String>,
    /// What it tells of a child besides, by its UPN.
    told: Vec<(String, String)>,
    /// Whether somebody has looked at a guess.
    looked_at: bool,
}

impl List {
    /// Whether it is a guess nobody has looked at, so that nothing can be added.
    fn is_to_look_at(&self) -> bool {
        self.mapping.is_by_content() && !self.looked_at
    }
}

/// The page.
#[component]
pub(crate) fn AddPupils(
    /// The class.
    class: ClassId,
) -> impl IntoView {
    let session = Session::here();
    points::prepare(session);
    let name = Memo::new(move |_| session.roll.with(|roll| roll.class(class).as_ref().and_then(Reading::any).map(|c| c.name.clone())));
    let list = RwSignal::new(None::<List>);
    let names = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let year = RwSignal::new(session.this_period().year);
    let read = Callback::new(move |file: web_sys::File| {
        spawn_local(async move {
            problem.set(None);
            match read_list(&file).await.and_then(of_pupils) {
                Ok(read) => {
                    names.set(String::new());
                    list.set(Some(read));
                }
                Err(why) => {
                    list.set(None);
                    problem.set(Some(why));
                }
            }
        });
    });
    if let Some(file) = session.handed_over(&[Door::Pupils, Door::SomeList, Door::Workbook, Door::Transfer]) {
        read.run(file);
    }
    let today = session.today();
    let found = Memo::new(move |_| found_rows(list.get(), &names.get(), today));
    let guessed = Signal::derive(move || list.with(|list| list.as_ref().is_some_and(List::is_to_look_at)));
    let told = Signal::derive(move || list.with(|list| list.as_ref().map(|list| list.told.clone()).unwrap_or_default()));
    let from_list = Signal::derive(move || list.with(Option::is_some));
    let title = Signal::derive(move || format!("Import pupils to {}", name.get().unwrap_or_default()));
    view! {
        <p class="crumbs"><a href="#/">"Classes"</a>" / "<a href=Route::class(class).to_string()>{name}</a></p>
        <Heading text=title title="Import pupils".to_owned() />
        <section class="card" aria-labelledby="from-file">
            <h2 id="from-file">"From a list"</h2>
            <p>{words::people::EXPORT_A_LIST}</p>
            <div class="buttons"><FileButton label="Choose a file" accept=LISTS on_file=read /></div>
            <p class="quiet">{words::people::OR_DROP}</p>
        </section>
        <DropArea on_file=read />
        {alert(problem)}
        <Show when=move || list.with(Option::is_none)>
            <section class="card" aria-labelledby="typed">
                <h2 id="typed">"Or type or paste names"</h2>
                <div class="field">
                    <label for="names">"Names, one a line"</label>
                    <p class="hint" id="names-hint">"Such as Ada Lovelace, or Lovelace, Ada"</p>
                    <textarea
                        id="names"
                        rows="8"
                        autocomplete="off"
                        aria-describedby="names-hint"
                        prop:value=names
                        on:input=move |event| names.set(event_target_value(&event))
                    ></textarea>
                </div>
            </section>
        </Show>
        {live(move || list.get().map(|shown| view! { <Columns shown=shown list=list /> }))}
        <preview::Preview class=class found=found year=year guessed=guessed from_list=from_list told=told />
    }
}

/// Reads a list and guesses its columns.
fn of_pupils(listed: Listed) -> Result<List, String> {
    let table = read_table(&listed.text).map_err(|fault| fault.to_string())?;
    let mapping = Mapping::guess(&table);
    Ok(List { table: std::sync::Arc::new(table), mapping, note: listed.note, told: listed.told, looked_at: false })
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
                    <select id=id
                        on:change=heard(choose)><option value="" prop:selected=held.is_none()>"Leave out"</option>{options}</select>
                </div>
            }
        })
        .collect_view();
    let dates = shown.mapping.column(Field::Born).map(|_| view! { <DateOrders list=list chosen=shown.mapping.date_order() /> }.into_any());
    let looked_at = shown.looked_at;
    let guess = (complete && shown.mapping.is_by_content()).then(|| {
        let look = Callback::new(move |now| {
            list.update(|list| {
                if let Some(list) = list {
                    list.looked_at = now;
                }
            });
        });
        view! {
            <p class="hint hint--warn">{words::people::COLUMNS_GUESSED}</p>
            {tick(words::people::COLUMNS_LOOKED_AT, Signal::stored(looked_at), look)}
        }
        .into_any()
    });
    let lead = if complete { words::people::CHECK_COLUMNS } else { words::people::WHICH_COLUMN };
    view! {
        <section class="card" aria-labelledby="columns">
            <h2 id="columns">"Columns"</h2>
            <p>{lead}</p>
            {shown.note.map(|note| view! { <p class="quiet">{note}</p> })}
            <div class="fields">{columns}</div>
            {dates}
            {guess}
            <button type="button" class="button button--quiet" on:click=heard(move |_| list.set(None))>"Use another list"</button>
        </section>
    }
}

/// Which number of a date is the day: as the column itself says, unless a person says otherwise.
#[component]
fn DateOrders(list: RwSignal<Option<List>>, chosen: Option<DateOrder>) -> impl IntoView {
    let orders = [
        (None, "", "as the list shows"),
        (Some(DateOrder::DayFirst), "day", "day first"),
        (Some(DateOrder::MonthFirst), "month", "month first"),
    ];
    let choose = Callback::new(move |said: String| {
        let order = orders.into_iter().find(|(_, key, _)| *key == said).and_then(|(order, ..)| order);
        list.update(|list| {
            if let Some(list) = list {
                list.mapping.set_date_order(order);
            }
        });
    });
    let key = orders.into_iter().find(|(order, ..)| *order == chosen).map(|(_, key, _)| key.to_owned()).unwrap_or_default();
    let options = Signal::stored(orders.map(|(_, key, name)| (key.to_owned(), name.to_owned())).into());
    view! {
        <Choose id="date-order" label=words::people::DATES_READ_AS options=options chosen=Signal::stored(key) on_choose=choose />
    }
}
