//! What a write leaves behind that was cut off in the midst.
//!
//! Browsers of the Chromium family append what is written to a log, and go on behind whatever stands at its end. Where a full disk or a
//! death of the browser has left the beginning of a record there, all is well at the next start; but what was appended since stands behind
//! a torn record, and the start after that takes this for damage, throws the whole database away and begins an empty one. (`cargo xtask
//! soak`, mode `full`: four times out of four, before this was here.)
//!
//! So after a write that failed, and after a visit that did not end well, the log is renewed before anything else is written: as much is
//! put and taken out again as makes the browser begin a new one, with all that the old one held. Without room for that, trying would tear
//! the log once more: so room is looked for in another place first.

use std::cell::Cell;
use std::pin::pin;

use futures::future::{Either, select};
use indexed_db_futures::database::Database;
use js_sys::{JsString, global};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::names::META;
use super::records::{delete, finish, put, write};
use crate::platform::by_name::{ask, get, private_files, with};
use crate::platform::clock::wait;
use crate::platform::fault::Fault;
use crate::platform::prefs::Note;

/// The log begins anew after four megabytes; larger texts than this would not go into it.
const BALLAST: u32 = 60_000;
const TIMES: u32 = 100;
/// How much room there must be, in bytes: for the ballast, and once more for what is made of the log.
const ROOM: u32 = 2 * BALLAST * TIMES;
/// How long its answer is waited for, in milliseconds.
const PATIENCE: i32 = 10_000;
/// What it is called in the store, and where room is looked for.
const NAME: &str = "ballast";

thread_local! {
    /// Something was written in this visit.
    static WRITES: Cell<bool> = const { Cell::new(false) };
    /// The log may end in a torn record.
    static TORN: Cell<bool> = const { Cell::new(false) };
}

/// A write has failed.
pub(super) fn may_be_torn() {
    TORN.set(is_with_a_log());
}

/// Notes how a visit ends, in the tab that writes.
pub fn watch_the_end(writes: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let ends = Closure::<dyn Fn()>::new(move || {
        if writes() && !TORN.get() && WRITES.replace(false) {
            Note::EndedWell.write("yes");
        }
    });
    let _listens = window.add_event_listener_with_callback("pagehide", ends.as_ref().unchecked_ref());
    // The page listens as long as it lives.
    ends.forget();
}

/// Makes sure that what is written now does not come to stand behind a torn record.
pub(super) async fn mended(db: &Database, is_new: bool) -> Result<(), Fault> {
    if !WRITES.replace(true) {
        if !is_new && Note::EndedWell.read().is_none() {
            may_be_torn();
        }
        Note::EndedWell.remove();
    }
    if TORN.get() {
        look_for_room().await?;
        renew(db).await?;
        TORN.set(false);
    }
    Ok(())
}

async fn renew(db: &Database) -> Result<(), Fault> {
    let ballast = "-".repeat(BALLAST as usize);
    let keys = || (0..TIMES).map(|nth| format!("{NAME}/{nth}"));
    let tx = write(db)?;
    let done = tx.object_store(META).map_err(Fault::from).and_then(|meta| keys().try_for_each(|key| put(&meta, &key, ballast.clone())));
    finish(tx, done).await?;
    let tx = write(db)?;
    let done = tx.object_store(META).map_err(Fault::from).and_then(|meta| keys().try_for_each(|key| delete(&meta, &key)));
    finish(tx, done).await
}

/// Whether there is room, tried where nothing lies that could be spoilt. Where that cannot be tried nobody knows, and a teacher who may not
/// store anything any more would be worse off.
async fn look_for_room() -> Result<(), Fault> {
    let tried = async {
        let folder = private_files().await?;
        let file = ask(&folder, "getFileHandle", &[NAME.into(), with("create", &JsValue::TRUE)?]).await?;
        let written = async {
            let stream = ask(&file, "createWritable", &[]).await?;
            let written = ask(&stream, "write", &[JsString::from("-").repeat(ROOM.cast_signed()).into()]).await;
            // Nothing of it is kept.
            let _gone = ask(&stream, "abort", &[]).await;
            written
        };
        let written = written.await;
        let _gone = ask(&folder, "removeEntry", &[NAME.into()]).await;
        written
    };
    match select(pin!(tried), pin!(wait(PATIENCE))).await {
        Either::Left((Err(Fault::Full), _)) => Err(Fault::Full),
        _ => Ok(()),
    }
}

/// Whether this browser is of the family that keeps such a log. What they share is this name.
fn is_with_a_log() -> bool {
    get(&global(), "chrome").is_ok_and(|chrome| chrome.is_object())
}
