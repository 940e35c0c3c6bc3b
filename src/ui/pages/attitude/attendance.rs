//! The attendance of a class: typed, pasted or imported.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::{ClassId, PupilId};
use crate::exchange::attendance::look_through;
use crate::report::attendance::{ClassAttendance, class_total, row};
use crate::route::ClassRoute;
use crate::ui::address::Address;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::list_file::{TABLES, read_list};
use crate::ui::parts::live::live;
use crate::ui::parts::problem::alert;
use crate::ui::parts::workbook::workbook_button;
use crate::words;
use crate::words::doors::Door;

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
    let of = OfClass::addressed(class, address);
    let OfClass { session, period, children, .. } = of;
    let today = session.today();
    let rows = Memo::new(move |_| {
        let period = period.get();
        let of = |(pupil, name): (PupilId, String)| session.read_child(pupil, |files| row(files, pupil, name, period, today));
        children.get().into_iter().map(of).collect::<Vec<_>>()
    });
    let page = Register { session, period, rows, looked: RwSignal::new(None), looking: RwSignal::new(false), refused: RwSignal::new(None) };
    let look = move |text: &str| {
        let ids = children.with_untracked(|children| children.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        let class = session.roll.with_untracked(|roll| roll.called(&ids));
        match look_through(text, &class, period.get_untracked().year) {
            Ok(looked) => {
                page.refused.set(None);
                page.looked.set(Some(looked));
                page.looking.set(true);
            }
            Err(fault) => page.refused.set(Some(words::table_fault(fault))),
        }
    };
    let open = Callback::new(move |file: web_sys::File| {
        spawn_local(async move {
            match read_list(&file).await {
                Ok(listed) => {
                    session.notice.set(listed.note);
                    look(&listed.text);
                }
                Err(why) => page.refused.set(Some(why)),
            }
        });
    });
    // Whose file this is the page finds by the children's names.
    Effect::new(move |_| {
        if children.with(|children| !children.is_empty())
            && let Some(file) = session.handed_over(&[Door::Attendance])
        {
            open.run(file);
        }
    });
    let name = of.name();
    view! {
        <ClassHead class=class period=period title="Attendance">
            {of.half_terms(|period| ClassRoute::Attendance { period })}
            <div class="buttons"><FileButton label="Open a list" accept=TABLES on_file=open /></div>
        </ClassHead>
        {alert(page.refused)}
        {of.shown(move || view! {
            <Total page=page />
            <sheet::Sheet page=page children=children name=name />
            <div class="buttons">{workbook_button(move || format!("{} Attendance", name.get()))}</div>
            <table::Paste look=Callback::new(move |text: String| look(&text)) />
            <table::LookedDialog page=page children=children />
        }.into_any())}
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
    view! { <p role="status">{live(said)}</p> }
}
