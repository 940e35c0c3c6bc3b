//! The connection to the database, opened again where the browser has closed it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexed_db_futures::database::Database;
use wasm_bindgen_futures::spawn_local;

use super::opening::{Opened, open};
use super::torn;
use crate::platform::clock::wait;
use crate::platform::fault::Fault;

/// How long after a try that failed it is opened again, in milliseconds: somebody may have made room meanwhile.
const AGAIN: i32 = 1000;

/// Told of a database that is open again, and whether it was begun anew.
type Reopened = Rc<dyn Fn(bool)>;

/// A database of a name, open unless the browser has just closed it.
pub(super) struct Connection {
    name: String,
    version: u32,
    patience: i32,
    db: RefCell<Database>,
    is_new: Cell<bool>,
    then: RefCell<Option<Reopened>>,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Connection")
    }
}

impl Connection {
    pub(super) async fn open(name: &str, version: u32, patience: i32) -> Result<Rc<Self>, Fault> {
        let Opened { db, is_new } = open(name, version, patience).await?;
        let (db, is_new, then) = (RefCell::new(db), Cell::new(is_new), RefCell::default());
        let connection = Rc::new(Self { name: name.to_owned(), version, patience, db, is_new, then });
        Rc::clone(&connection).attend();
        Ok(connection)
    }

    /// The database as it was opened last.
    pub(super) fn db(&self) -> Database {
        self.db.borrow().clone()
    }

    /// Whether the database was not there before it was opened.
    pub(super) fn is_new(&self) -> bool {
        self.is_new.get()
    }

    pub(super) fn when_reopened(&self, then: impl Fn(bool) + 'static) {
        self.then.replace(Some(Rc::new(then)));
    }

    /// Listens to what happens to the connection.
    fn attend(self: Rc<Self>) {
        let db = self.db();
        let Ok(mut changes) = db.version_changes() else { return };
        spawn_local(async move {
            match changes.recv().await {
                // A newer version in another tab, or somebody clearing the site's data, must not be held up by this one.
                Some(_) => db.close(),
                None => self.reopen().await,
            }
        });
    }

    async fn reopen(self: Rc<Self>) {
        torn::may_be_torn();
        loop {
            match open(&self.name, self.version, self.patience).await {
                Ok(Opened { db, is_new }) => {
                    self.db.replace(db);
                    self.is_new.set(is_new);
                    Rc::clone(&self).attend();
                    let then = self.then.borrow().clone();
                    return then.into_iter().for_each(|then| then(is_new));
                }
                // Another page has made a newer one of it; this one has nothing to do with it any more.
                Err(Fault::NewerDatabase) => return,
                Err(_) => wait(AGAIN).await,
            }
        }
    }
}
