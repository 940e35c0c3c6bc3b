//! Keeping restore points: made while nothing else goes on, and before whatever changes much at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{FutureExt, Shared};
use futures::lock::Mutex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping;
use crate::domain::restore::{Occasion, PointName, no_longer_kept};
use crate::exchange::restore_point::{NoRestorePoint, PointReader, RestorePoint, Without};
use crate::platform::clock;
use crate::platform::fault::Fault;
use crate::platform::gzip::{Packing, Pieces};
use crate::platform::idle::{self, Stretch};
use crate::platform::points::Points;
use crate::platform::prefs::Note;
use crate::ui::session::{Phase, Session, Status};
use crate::words;

/// How often it is looked whether something is new, in milliseconds.
const EVERY: f64 = 60_000.0;
/// So much of the time at most goes into it: what takes long for a large school is done the less often.
const SHARE: f64 = 100.0;

thread_local! {
    /// One at a time; and of which state of what is stored the last was made.
    static KEPT: Rc<Mutex<Option<u32>>> = Rc::default();
    /// The one that is being made.
    static MAKING: RefCell<Option<Making>> = const { RefCell::new(None) };
    /// Somebody went on because of that.
    static RELIED_ON: Cell<bool> = const { Cell::new(false) };
    static WATCHING: Cell<bool> = const { Cell::new(false) };
}

/// A restore point under way.
struct Making {
    /// Of which state of what is stored.
    stored: u32,
    /// Heard of once it is settled what it will hold, or it is over.
    settled: Shared<oneshot::Receiver<()>>,
}

/// Does something while no restore point is being made.
pub(super) async fn between<T>(work: impl Future<Output = T>) -> T {
    let kept = KEPT.with(Rc::clone);
    let _alone = kept.lock().await;
    work.await
}

/// Keeps a restore point, unless the last one is of just this. Nothing where nothing is stored. One that somebody relied on and that could
/// not be kept is told of.
pub(super) async fn keep(session: Session, occasion: Occasion, settled: impl FnOnce()) -> Result<(), Fault> {
    let kept = KEPT.with(Rc::clone);
    let mut kept = kept.lock().await;
    let done = keep_one(session, occasion, &mut kept, settled).await;
    MAKING.take();
    if RELIED_ON.take()
        && let Err(fault) = &done
    {
        session.notice.set(Some(words::restore::not_kept(&words::fault(fault))));
    }
    done
}

async fn keep_one(session: Session, occasion: Occasion, kept: &mut Option<u32>, settled: impl FnOnce()) -> Result<(), Fault> {
    let stored = session.stored();
    let ready = session.phase.with_untracked(|phase| *phase == Phase::Ready) && session.missing.with_untracked(Option::is_none);
    // In a tab that follows, nobody would know of a child that is erased meanwhile.
    if !ready || !session.writer.get_untracked() || session.school().is_none() || *kept == Some(stored) {
        return Ok(());
    }
    let (heard, is_settled) = oneshot::channel();
    MAKING.set(Some(Making { stored, settled: is_settled.shared() }));
    let is_settled = || {
        // Nobody may wait.
        let _heard = heard.send(());
        settled();
    };
    let point = session.store()?.point(is_settled).await?;
    let points = Points::open().await?;
    let children = session.roll.with_untracked(|roll| roll.pupils().len());
    let at = clock::now();
    points.put(PointName { at, occasion, children }, &point).await?;
    *kept = Some(stored);
    for gone in no_longer_kept(&points.names().await?, clock::offset_minutes(at)) {
        points.remove(gone).await?;
    }
    Ok(())
}

/// When it is settled what the one under way will hold, if it is of this state.
fn being_made(stored: u32) -> Option<Shared<oneshot::Receiver<()>>> {
    MAKING.with_borrow(|making| making.as_ref().filter(|making| making.stored == stored).map(|making| making.settled.clone()))
}

/// Keeps a restore point, says it where that cannot be, and goes on: what follows can be undone by itself. What only adds waits no longer
/// than until it is settled what the point will hold.
pub(super) fn keep_then(session: Session, occasion: Occasion, act: Box<dyn FnOnce()>) {
    let before = session.status.get_untracked();
    session.status.set(Status::Saving);
    spawn_local(async move {
        let (settled, is_settled) = oneshot::channel();
        let keeping = async move {
            // Whoever waits is below.
            let settled = || {
                let _heard = settled.send(());
            };
            if let Err(fault) = keep(session, occasion, settled).await {
                session.notice.set(Some(words::restore::not_kept(&words::fault(&fault))));
            }
        };
        if occasion.is_waited_for() {
            keeping.await;
        } else if let Some(settled) = being_made(session.stored()) {
            RELIED_ON.set(true);
            // It is over, or nobody knows: then gone on all the same.
            let _settled = settled.await;
        } else {
            spawn_local(keeping);
            // Nothing is to be kept, or nothing could be: then it is said, and gone on all the same.
            let _settled = is_settled.await;
        }
        // What another act has come to meanwhile stays said.
        if session.status.with_untracked(|status| *status == Status::Saving) {
            session.status.set(before);
        }
        act();
    });
}

/// Keeps one while somebody still looks at what would be taken in, so that nobody waits for it later.
pub(super) fn prepare(session: Session) {
    spawn_local(async move {
        // What fails before anybody has relied on it is tried again when it is taken in.
        let _later = keep(session, Occasion::Import, || ()).await;
    });
}

/// Keeps one now and then while the page has nothing else to do, in the tab that writes.
pub(super) fn watch(session: Session) {
    if WATCHING.replace(true) {
        return;
    }
    spawn_local(async move {
        loop {
            let begun = idle::running();
            // What fails is tried again, and said where somebody waits for it.
            if session.writer.try_get_untracked() == Some(true) {
                keeping::witness_beside(session).await;
                keeping::watch_room(session).await;
                let _later = forget(session).await;
                let _later = keep(session, Occasion::Idle, || ()).await;
            }
            #[allow(clippy::cast_possible_truncation, reason = "minutes, not weeks")]
            let rest = EVERY.max((idle::running() - begun) * SHARE) as i32;
            clock::wait(rest).await;
            let (idle, turn) = oneshot::channel();
            idle::when_idle(move || {
                // It is waited for below.
                let _heard = idle.send(());
            });
            let _idle = turn.await;
        }
    });
}

/// Takes whoever was erased out of every restore point.
pub(super) fn forget_erased(session: Session) {
    spawn_local(async move {
        if let Err(fault) = forget(session).await {
            session.notice.set(Some(words::fault(&fault)));
        }
    });
}

/// Takes the erased children out of the restore points that were made before; which were looked through is noted by their number.
async fn forget(session: Session) -> Result<(), Fault> {
    let kept = KEPT.with(Rc::clone);
    let _alone = kept.lock().await;
    let erased: Vec<_> = session.with_files(|files| files.ledger().erased().iter().copied().collect());
    if erased.is_empty() || Note::Forgotten.read().and_then(|noted| noted.parse().ok()) == Some(erased.len()) {
        return Ok(());
    }
    let points = Points::open().await?;
    for name in points.names().await? {
        let Some(point) = points.get(name).await? else { continue };
        let (pieces, packing) = (Pieces::of(&point)?, Packing::begin()?);
        let (mut without, mut stretch) = (Without::new(erased.iter().copied()), Stretch::begin());
        let rewritten: Result<(), Fault> = async {
            while let Some(piece) = pieces.next().await? {
                packing.add_text(&without.take(&piece).map_err(damaged)?).await?;
                if stretch.is_over() {
                    stretch.pause().await;
                }
            }
            packing.add_text(&without.finish().map_err(damaged)?).await
        }
        .await;
        match rewritten {
            Ok(()) => points.put(name, &packing.finish().await?).await?,
            // One that cannot be read gives nothing back, and nobody could say of whom it tells.
            Err(Fault::Failed(_)) => points.remove(name).await?,
            Err(fault) => return Err(fault),
        }
    }
    Note::Forgotten.write(&erased.len().to_string());
    Ok(())
}

fn damaged(_: NoRestorePoint) -> Fault {
    Fault::Failed("a damaged restore point".to_owned())
}

/// Reads a restore point.
pub(super) async fn read(name: PointName) -> Result<Result<RestorePoint, NoRestorePoint>, Fault> {
    let Some(point) = Points::open().await?.get(name).await? else { return Ok(Err(NoRestorePoint)) };
    let (pieces, mut reader, mut stretch) = (Pieces::of(&point)?, PointReader::default(), Stretch::begin());
    loop {
        match pieces.next().await {
            Ok(None) => return Ok(reader.finish()),
            Ok(Some(piece)) if reader.take(&piece).is_ok() => {}
            // What the browser cannot unpack is damaged too.
            Ok(Some(_)) | Err(_) => return Ok(Err(NoRestorePoint)),
        }
        if stretch.is_over() {
            stretch.pause().await;
        }
    }
}
