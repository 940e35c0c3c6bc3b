//! The attendance of a class: typed, pasted or imported.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::{ClassId, PupilId};
use crate::exchange::attendance::look_through;
use crate::exchange::roster;
use crate::platform::files;
use crate::report::attendance::{ClassAttendance, class_total, row};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
use crate::words;

mod register;
mod sheet;
mod table;

use register::Register;

/// The page.
#[component]
pub(crate) fn AttendancePage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    let today = session.today();
    let period = Memo::new(move |_| match address.get() {
        Ok(Route::Class(_, ClassRoute::Attendance { period: Some(period), .. })) => period,
        _ => session.this_period(),
    });
    let children = session.members(class, move || period.get());
    let loading = Loading::of_children(children);
    let rows = Memo::new(move |_| {
        let period = period.get();
        let of = |(pupil, name): (PupilId, String)| session.read_child(pupil, |files| row(files, pupil, name, period, today));
        children.get().into_iter().map(of).collect::<Vec<_>>()
    });
    let page = Register { session, period, rows, looked: RwSignal::new(None), looking: RwSignal::new(false), refused: RwSignal::new(None) };
    let look = move |text: &str| {
        let class = session.roll.with_untracked(|roll| roll.members(class, period.get_untracked().year));
        match look_through(text, &class) {
            Ok(looked) => {
                page.refused.set(None);
                page.looked.set(Some(looked));
                page.looking.set(true);
            }
            Err(fault) => page.refused.set(Some(words::table_fault(fault).to_owned())),
        }
    };
    let open = Callback::new(move |file: web_sys::File| {
        spawn_local(async move {
            let read = match files::read(&file).await {
                Ok(bytes) => roster::decode(&bytes).map_err(|fault| fault.to_string()),
                Err(fault) => Err(words::fault(&fault)),
            };
            match read {
                Ok(decoded) => look(&decoded.text),
                Err(why) => page.refused.set(Some(why)),
            }
        });
    });
    let name = Signal::derive(move || session.class_name(class));
    view! {
        <ClassHead class=class period=period title="Attendance" />
        <div class="toolbar">
            <HalfTermChooser period=period on_choose=Callback::new(move |period| navigate(Route::Class(class, ClassRoute::Attendance { period: Some(period) }))) />
            <div class="buttons"><FileButton label="Open a CSV file" accept=".csv,.tsv,.txt,text/csv,text/plain" on_file=open /></div>
        </div>
        {move || page.refused.get().map(|text| view! { <p class="error" role="alert">{text}</p> }.into_any())}
        {move || loading.fault()}
        {move || match (loading.is_done(), children.with(Vec::is_empty)) {
            (_, true) => view! { <p class="card">{words::people::NOBODY_IN_CLASS}</p> }.into_any(),
            (false, _) => view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any(),
            _ => view! {
                <Total page=page />
                <sheet::Sheet page=page children=children name=name />
                <table::Paste look=Callback::new(move |text: String| look(&text)) />
                <table::LookedDialog page=page children=children />
            }
            .into_any(),
        }}
    }
}

/// The class together, and who is persistently absent.
#[component]
fn Total(page: Register) -> impl IntoView {
    let said = move || {
        let ClassAttendance { total, persistent, severe } = page.rows.with(|rows| class_total(rows));
        if total.possible == 0 {
            return words::attendance::NOTHING_ENTERED.to_owned();
        }
        words::attendance::of_class(&total, persistent, severe)
    };
    view! { <p role="status">{said}</p> }
}
