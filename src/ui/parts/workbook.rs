//! "Save as workbook": the tables of a page, as they stand.

use leptos::prelude::*;

use crate::exchange::workbook::{Sheet, file_name, workbook};
use crate::platform::{files, tables};
use crate::ui::parts::live::heard;
use crate::ui::session::Session;
use crate::words;

/// The button. `what` is in the name of the file, and names no child.
pub(crate) fn workbook_button(what: impl Fn() -> String + 'static) -> AnyView {
    let session = Session::here();
    let save = move |_| {
        let sheets: Vec<Sheet> = tables::on_page().into_iter().map(|(name, rows)| Sheet { name, rows }).collect();
        if sheets.is_empty() {
            session.notice.set(Some(words::files::NO_TABLE.to_owned()));
            return;
        }
        save_workbook(session, &what(), &sheets, words::files::WORKBOOK_IS_OPEN);
    };
    view! { <button type="button" class="button button--quiet" on:click=heard(save)>"Save as workbook"</button> }.into_any()
}

/// Offers a workbook as a download, and says what is to be known of it.
pub(crate) fn save_workbook(session: Session, what: &str, sheets: &[Sheet], said: &str) {
    let done = files::download_bytes(&file_name(what, session.today()), words::files::WORKBOOK, &workbook(sheets));
    session.notice.set(Some(match done {
        Ok(()) => said.to_owned(),
        Err(fault) => words::fault(&fault),
    }));
}
