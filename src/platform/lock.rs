//! The Web Lock of the tab that writes. web-sys still counts locks as unstable, so the few calls needed are made by name.

use std::cell::Cell;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

const NAME: &str = "lantern-writer";

thread_local! {
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// How to ask for the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// At once or not at all.
    IfFree,
    /// When it is this tab's turn.
    Queue,
    /// At once, from whoever holds it.
    Steal,
}

/// What became of asking.
pub(super) enum LockAnswer {
    /// This browser, or this address, has no locks.
    NoLocks,
    /// The answer comes soon.
    Once,
    /// The answer comes when it is this tab's turn.
    Waiting(QueuedForLock),
}

/// The lock, held until it is released or taken.
pub(super) struct Held {
    turn: u32,
    release: Function,
}

impl Held {
    /// Which asking it came from.
    pub(super) fn turn(&self) -> u32 {
        self.turn
    }

    /// Lets go of it.
    pub(super) fn release(self) {
        // Resolving a promise does not fail.
        let _resolved = self.release.call0(&JsValue::NULL);
    }
}

/// A place in the queue.
pub(super) struct QueuedForLock(AbortController);

impl QueuedForLock {
    /// Leaves the queue.
    pub(super) fn leave(self) {
        self.0.abort();
    }
}

/// Asks for the lock. `refused` is said of [`Ask::IfFree`] only; `taken` names the turn of a lock that another tab took, or that never
/// came.
pub(super) fn request(
    how: Ask,
    granted: impl FnOnce(Held) + 'static,
    refused: impl FnOnce() + 'static,
    taken: impl FnOnce(u32) + 'static,
) -> LockAnswer {
    let Some((locks, ask)) = locks() else { return LockAnswer::NoLocks };
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    let options = Object::new();
    let waiting = match how {
        Ask::IfFree => {
            set(&options, "ifAvailable", &JsValue::TRUE);
            None
        }
        Ask::Steal => {
            set(&options, "steal", &JsValue::TRUE);
            None
        }
        Ask::Queue => AbortController::new().ok().inspect(|controller| set(&options, "signal", &controller.signal())),
    };
    let answer = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() || lock.is_undefined() {
            refused();
            return JsValue::UNDEFINED;
        }
        let mut release: Option<Function> = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        if let Some(release) = release {
            granted(Held { turn, release });
        }
        held.into()
    });
    if let Some(asked) = ask.call3(&locks, &NAME.into(), &options, &answer).ok().and_then(|p| p.dyn_into::<Promise>().ok()) {
        spawn_local(async move {
            if JsFuture::from(asked).await.is_err() {
                taken(turn);
            }
        });
    }
    waiting.map_or(LockAnswer::Once, |controller| LockAnswer::Waiting(QueuedForLock(controller)))
}

fn set(options: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh object does not fail.
    let _set = Reflect::set(options, &name.into(), value);
}

fn locks() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
