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

/// Opens a database at a version, making its stores if they are not there. Gives up after `patience` milliseconds: some browsers
/// sometimes never answer.
pub(super) async fn open(name: &str, version: u32, patience: i32) -> Result<Database, Fault> {
    let factory = DBFactory::new().map_err(|_| Fault::NoStorage)?;
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
        .with_on_upgrade_needed(|_, db| make_stores(&db))
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
    step_aside(&db);
    Ok(db)
}

/// A newer version in another tab, or somebody clearing the site's data, must not be held up by this one.
fn step_aside(db: &Database) {
    let Ok(mut changes) = db.version_changes() else { return };
    let db = db.clone();
    spawn_local(async move {
        if changes.recv().await.is_some() {
            db.close();
        }
    });
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
