//! The day on paper and as a calendar file: door lists, the schedule of all places, invitation slips. Looked at before they are printed; on
//! paper there is nothing of the page but them.

use leptos::html;
use leptos::prelude::*;

use super::hand::BookedDay;
use super::weekday::day_in_full;
use crate::domain::{Pupil, PupilId, Slot};
use crate::exchange::calendar::{Appointment, calendar};
use crate::ledger::Reading;
use crate::platform::{clock, files};
use crate::report::consultation::{DayRow, Door, Invitation, door_list, ever_given, invitations};
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::drawn::{Html, NONE};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::tick::flag;
use crate::words;

/// Slips on a sheet of A4, each with one to send back.
const SLIPS: usize = 4;

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPaper {
    /// A list for each door.
    Doors,
    /// All places beside each other.
    Schedule,
    /// A slip for each family.
    Slips,
}

impl DayPaper {
    fn title(self) -> &'static str {
        match self {
            Self::Doors => "Door list",
            Self::Schedule => "Schedule",
            Self::Slips => "Invitation slips",
        }
    }

    /// The id of the button that opens it.
    fn opener(self) -> &'static str {
        match self {
            Self::Doors => "print-doors",
            Self::Schedule => "print-schedule",
            Self::Slips => "print-slips",
        }
    }

    /// What its sheets wear.
    fn class(self) -> &'static str {
        match self {
            Self::Doors => "consult-print consult-print--doors",
            Self::Schedule => "consult-print consult-print--doors consult-print--schedule",
            Self::Slips => "consult-print consult-print--slips",
        }
    }
}

/// What is chosen for paper and calendar.
#[derive(Clone, Copy)]
pub(super) struct Print {
    /// What is looked at; `None` is the day itself.
    pub(super) paper: RwSignal<Option<DayPaper>>,
    /// Of which place; `None` is all.
    pub(super) place: RwSignal<Option<u8>>,
    /// Whether the door shows surnames.
    pub(super) full_names: RwSignal<bool>,
    /// Whether the calendar file names children.
    pub(super) first_names: RwSignal<bool>,
}

impl Print {
    /// Whether it is of a place, too; a place that was chosen and then taken out of the day is as good as none.
    fn covers(self, page: BookedDay, place: u8) -> bool {
        let chosen = self.place.get().filter(|chosen| page.details.with(|details| details.place(*chosen).is_some()));
        chosen.is_none_or(|chosen| chosen == place)
    }
}

/// Which place.
#[component]
fn PlaceChooser(page: BookedDay, print: Print) -> impl IntoView {
    let options = Signal::derive(move || {
        let named = |place: &crate::domain::consultation::Place| (place.number.to_string(), place.name.clone());
        page.details.with(|details| or_none("Every place", details.places.iter().map(named)))
    });
    let chosen = Signal::derive(move || print.place.get().map(|place| place.to_string()).unwrap_or_default());
    let choose = Callback::new(move |chosen: String| print.place.set(chosen.parse().ok()));
    view! { <Choose id="paper-place" label="Which place" options=options chosen=chosen on_choose=choose /> }
}

/// The ways to paper and to the calendar.
#[component]
pub(super) fn Papers(page: BookedDay, print: Print) -> impl IntoView {
    // When all are free again, the file takes them out of the calendar.
    let empty = move || page.bookings.with(Vec::is_empty) && page.session.with_files(|files| ever_given(files, page.day)).is_empty();
    let opener = move |paper: DayPaper| {
        view! {
            <button id=paper.opener() type="button" class="button"
                on:click=heard(move |_| print.paper.set(Some(paper)))>{paper.title()}" …"</button>
        }
        .into_any()
    };
    let save = move |_| {
        let session = page.session;
        let (date, text) = untrack(|| {
            let visit = |(slot, pupil): &(Slot, PupilId)| {
                let details = session.roll.with(|roll| roll.pupil(*pupil).as_ref().and_then(Reading::any).cloned())?;
                print.covers(page, slot.place).then_some(Appointment { pupil: *pupil, forename: details.forename, slot: *slot })
            };
            let visits: Vec<Appointment> = page.bookings.with(|all| all.iter().filter_map(visit).collect());
            let mut ever = session.with_files(|files| ever_given(files, page.day));
            // A slot at a place the day has no longer is cancelled with whatever is saved.
            ever.retain(|slot| page.details.with(|details| details.place(slot.place).is_none()) || print.covers(page, slot.place));
            let names = print.first_names.get();
            page.details.with(|details| (details.date, calendar(page.day, details, &visits, &ever, names, clock::now())))
        });
        let name = format!("Parent Consultation {date}.ics");
        session.notice.set(Some(match files::download(&name, "text/calendar", &text) {
            Ok(()) => words::files::calendar_downloaded(&name),
            Err(fault) => words::fault(&fault),
        }));
    };
    view! {
        <section id="papers-card" class="card" aria-labelledby="papers">
            <h2 id="papers">"Paper and calendar"</h2>
            <PlaceChooser page=page print=print />
            <div class="buttons">{opener(DayPaper::Doors)}{opener(DayPaper::Schedule)}{opener(DayPaper::Slips)}</div>
            <h3>"For your own calendar"</h3>
            {flag("With first names", print.first_names)}
            <p class="hint">{words::consultation::NAMES_ONLINE}</p>
            <p class="hint">{words::consultation::NEXT_FILE}</p>
            <div class="buttons"><button type="button" class="button" disabled=empty on:click=heard(save)>"Calendar file"</button></div>
        </section>
    }
}

/// What will be printed, with what can be chosen; it takes the place of the day.
#[component]
pub(super) fn Preview(page: BookedDay, print: Print, kind: DayPaper) -> impl IntoView {
    let session = page.session;
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _unfocusable = heading.focus();
        }
    });
    let school =
        Memo::new(move |_| session.roll.with(|roll| roll.school_name().as_ref().and_then(Reading::any).cloned()).unwrap_or_default());
    let doors = Memo::new(move |_| {
        let all = session.roll.with(|roll| page.details.with(|details| door_list(roll, page.day, details, print.full_names.get())));
        all.into_iter().filter(|door| print.covers(page, door.place.number)).collect::<Vec<Door>>()
    });
    let slips = Memo::new(move |_| {
        let all = session.roll.with(|roll| page.details.with(|details| invitations(roll, page.day, details)));
        all.into_iter().filter(|one| print.covers(page, one.slot.place)).collect::<Vec<Invitation>>()
    });
    let sheets = Signal::derive(move || {
        let (date, minutes) = page.details.with(|details| (day_in_full(details.date), details.minutes));
        let day = Day { school: school.get(), date, minutes };
        Html::of(|html| match kind {
            DayPaper::Doors => doors.with(|doors| doors.iter().for_each(|door| door_sheet(html, &day, door))),
            DayPaper::Schedule => doors.with(|doors| schedule_sheet(html, &day, doors)),
            DayPaper::Slips => slips.with(|all| all.chunks(SLIPS).for_each(|some| slip_sheet(html, &day, some))),
        })
    });
    let said = move || match kind {
        DayPaper::Doors => {
            let n = doors.with(Vec::len);
            words::consultation::lists(n)
        }
        DayPaper::Schedule => words::consultation::ALL_PLACES.to_owned(),
        DayPaper::Slips => {
            let (n, pages) = slips.with(|all| (all.len(), all.chunks(SLIPS).len()));
            let booked = page.bookings.get();
            let open = |(id, _): &&(PupilId, Pupil)| booked.iter().all(|(_, taken)| taken != id);
            let without: Vec<String> = page.children.with(|all| all.iter().filter(open).map(|(_, pupil)| pupil.full_name()).collect());
            let left = words::consultation::without_slip(&without);
            let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
            format!("{} on {}.{left}", count(n, "slip"), count(pages, "page"))
        }
    };
    let close = move |_| {
        print.paper.set(None);
        focus_on(kind.opener().to_owned());
    };
    let on_paper = move |_| {
        // A browser that cannot print says so itself.
        let _unprinted = window().print();
    };
    let nothing = move || kind == DayPaper::Slips && slips.with(Vec::is_empty);
    let names = (kind != DayPaper::Slips)
        .then(|| view! { {flag("Full names", print.full_names)}<p class="hint">{words::consultation::A_DOOR}</p> }.into_any());
    view! {
        <section class=kind.class() aria-labelledby="consult-print">
            <h2 id="consult-print" tabindex="-1" node_ref=heading>{kind.title()}</h2>
            <PlaceChooser page=page print=print />
            {names}
            <p role="status">{live(said)}</p>
            <div class="buttons">
                <button type="button" class="button button--main" disabled=nothing on:click=heard(on_paper)>"Print"</button>
                <button type="button" class="button" on:click=heard(close)>"Back to the day"</button>
            </div>
            <ol aria-label="Preview" inner_html=sheets></ol>
        </section>
    }
}

/// What stands on every sheet and slip.
struct Day {
    school: String,
    /// In full: "Thursday 3 December 2026".
    date: String,
    /// How long a slot takes.
    minutes: u8,
}

/// The list for one door.
fn door_sheet(html: &mut Html, day: &Day, door: &Door) {
    html.element("li", &[("class", "consult-sheet consult-door")], |html| {
        heading(html, day, &door.place.name);
        html.element("table", &[], |html| {
            columns(html, &["Child".to_owned()]);
            html.element("tbody", &[], |html| {
                for (row, names) in &door.lines {
                    match row {
                        DayRow::Slot { from, to } => line(html, "", &format!("{from} – {to}"), &[names.join(" / ")], ""),
                        DayRow::Pause(pause) => {
                            line(html, "consult-pause", &format!("{} – {}", pause.from, pause.to), &["Break".to_owned()], "");
                        }
                    }
                }
            });
        });
    });
}

/// The whole day: a row for each slot, a column for each place.
fn schedule_sheet(html: &mut Html, day: &Day, doors: &[Door]) {
    let rows: Vec<DayRow> = doors.first().map(|door| door.lines.iter().map(|(row, _)| *row).collect()).unwrap_or_default();
    html.element("li", &[("class", "consult-sheet consult-door consult-schedule")], |html| {
        heading(html, day, "Who comes when");
        html.element("table", &[], |html| {
            columns(html, &doors.iter().map(|door| door.place.name.clone()).collect::<Vec<_>>());
            html.element("tbody", &[], |html| {
                for (at, row) in rows.into_iter().enumerate() {
                    let names = |door: &Door| door.lines.get(at).map(|(_, names)| names.join(" / ")).unwrap_or_default();
                    match row {
                        DayRow::Slot { from, .. } => line(html, "", &from.to_string(), &doors.iter().map(names).collect::<Vec<_>>(), ""),
                        DayRow::Pause(pause) => {
                            line(html, "consult-pause", &pause.from.to_string(), &["Break".to_owned()], &doors.len().to_string());
                        }
                    }
                }
            });
        });
    });
}

fn heading(html: &mut Html, day: &Day, of: &str) {
    html.classed("p", "consult-door__school", &day.school);
    html.words("h3", &[], of);
    html.words("p", &[], &format!("Parent Consultation Day, {}", day.date));
}

fn columns(html: &mut Html, columns: &[String]) {
    html.element("thead", &[], |html| {
        html.element("tr", &[], |html| {
            html.words("th", &[("scope", "col")], "Time");
            columns.iter().for_each(|column| html.words("th", &[("scope", "col")], column));
        });
    });
}

fn line(html: &mut Html, class: &str, time: &str, cells: &[String], span: &str) {
    let span = if span.is_empty() { NONE } else { ("colspan", span) };
    html.element("tr", &[if class.is_empty() { NONE } else { ("class", class) }], |html| {
        html.words("th", &[("scope", "row")], time);
        cells.iter().for_each(|cell| html.words("td", &[span], cell));
    });
}

/// A sheet of slips, to be cut apart.
fn slip_sheet(html: &mut Html, day: &Day, slips: &[Invitation]) {
    html.element("li", &[("class", "consult-sheet consult-slips")], |html| slips.iter().for_each(|one| slip(html, day, one)));
}

fn slip(html: &mut Html, day: &Day, one: &Invitation) {
    let (name, when) = (one.details.full_name(), format!("{} at {}", day.date, one.slot.at));
    let space = |html: &mut Html, class: &str| html.classed("span", class, "");
    html.element("div", &[("class", "consult-slip")], |html| {
        html.classed("p", "consult-slip__school", &day.school);
        html.element("p", &[], |html| {
            html.text("Dear parent or carer of ");
            html.words("strong", &[], &name);
            html.text(",");
        });
        html.element("p", &[], |html| {
            html.text("We look forward to talking with you on ");
            html.words("strong", &[], &when);
            html.text(" in ");
            html.words("strong", &[], &one.place);
            html.text(".");
        });
        html.words("p", &[], &format!("{}{}", words::consultation::takes(day.minutes), words::consultation::LET_US_KNOW));
        html.element("div", &[("class", "consult-reply")], |html| {
            html.element("p", &[], |html| {
                html.words("strong", &[], "Reply slip: ");
                html.text(words::consultation::SEND_BACK);
            });
            html.element("p", &[], |html| {
                html.text("Child: ");
                html.words("strong", &[], &name);
            });
            html.element("p", &[], |html| {
                html.words("span", &[("class", "consult-reply__box"), ("aria-hidden", "true")], "");
                html.text(&words::consultation::we_will_come(&when));
            });
            html.element("p", &[], |html| {
                html.words("span", &[("class", "consult-reply__box"), ("aria-hidden", "true")], "");
                html.text(words::consultation::ANOTHER_TIME);
                space(html, "consult-reply__line");
            });
            html.element("p", &[], |html| {
                html.text("Signed ");
                space(html, "consult-reply__line");
            });
        });
    });
}
