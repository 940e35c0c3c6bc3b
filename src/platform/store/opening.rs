//! Opening the database: patiently, politely towards other tabs, and never half.

use std::cell::Cell;
use std::future::pending;
use std::pin::pin;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use indexed_db_futures::database::Database;
use indexed_db_futures::factory::DBFactory;
use indexed_db_futures::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::names::{LOOSE, META, PACKS};
use crate::platform::clock::wait;
use crate::platform::fault::Fault;

/// How long another tab has to close an older version, once it is known to be in the way, in milliseconds.
const GRACE: i32 = 1000;

/// A database that was opened.
pub(super) struct Opened {
    pub(super) db: Database,
    /// It was not there before.
    pub(super) is_new: bool,
}

/// Opens a database at a version, making its stores if they are not there. Gives up after `patience` milliseconds: some browsers
/// sometimes never answer.
pub(super) async fn open(name: &str, version: u32, patience: i32) -> Result<Opened, Fault> {
    let factory = DBFactory::new().map_err(|_| Fault::NoStorage)?;
    let is_new = Rc::new(Cell::new(false));
    let (blocked, was_blocked) = oneshot::channel::<()>();
    let blocked = Cell::new(Some(blocked));
    let request = factory
        .open_db(name.to_owned())
        .with_version(version)
        .with_on_blocked(move |_| {
            if let Some(blocked) = blocked.take() {
                // Nobody listens any more once the database is open.
                let _open = blocked.send(());
            }
            Ok(())
        })
        .with_on_upgrade_needed({
            let is_new = Rc::clone(&is_new);
            move |change, db| {
                is_new.set(change.old_version() == 0.0);
                make_stores(&db)
            }
        })
        .build()?;
    let (done, opened) = oneshot::channel::<Result<Database, Fault>>();
    // The request lives on when nobody waits for it any more: dropped, it could make a database without stores, or leave a
    // connection nobody closes.
    spawn_local(async move {
        if let Err(Ok(late)) = done.send(request.await.map_err(Fault::from)) {
            late.close();
        }
    });
    let in_the_way = async {
        match was_blocked.await {
            Ok(()) => wait(GRACE).await,
            Err(_) => pending().await,
        }
        Fault::Blocked("another tab".to_owned())
    };
    let silence = async {
        wait(patience).await;
        Fault::Blocked("the browser did not answer".to_owned())
    };
    let db = match select(opened, select(pin!(in_the_way), pin!(silence))).await {
        Either::Left((opened, _)) => opened.map_err(|_| Fault::Failed("the opening was broken off".to_owned()))??,
        Either::Right((trouble, _)) => return Err(trouble.factor_first().0),
    };
    Ok(Opened { db, is_new: is_new.get() })
}

/// Makes the stores that are not there.
pub(super) fn make_stores(db: &Database) -> indexed_db_futures::Result<()> {
    let there: Rc<[String]> = db.object_store_names().collect();
    for name in [PACKS, LOOSE, META] {
        if !there.iter().any(|n| n == name) {
            db.create_object_store(name).build()?;
        }
    }
    Ok(())
}
