//! One tab writes. It holds a Web Lock; the others follow through a BroadcastChannel and can take over.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

use super::clock::wait;
use super::lock::{self, Ask, Held, QueuedForLock};

const CHANNEL: &str = "lantern";
const CHANGED: &str = "changed";
const CHANGED_HANDS: &str = "changed-hands";
const HAND_OVER: &str = "hand-over";
const HANDED_OVER: &str = "handed-over";
/// How long the writer has to hand over before the lock is taken from it, in milliseconds.
const PATIENCE: i32 = 3000;
/// How often a tab that hands over looks whether its last transaction is finished, in milliseconds.
const LOOK: i32 = 20;
/// How many times it looks, less than the other tab's patience in all.
const LOOKS: u32 = 100;
/// How long a lock that was let go of takes to come to the next in the queue, in milliseconds.
const MOMENT: i32 = 50;

/// What a tab hears of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabEvent {
    /// This tab writes now.
    BecameWriter,
    /// Another tab writes; this one follows.
    Following,
    /// The writer has stored something.
    Changed,
    /// The device has gone from the teacher to the children, or back.
    ChangedHands,
}

struct Tab {
    channel: Option<BroadcastChannel>,
    /// The lock, while this tab holds it.
    held: Option<Held>,
    /// This tab's place in the queue for the lock, while it waits.
    waiting: Option<QueuedForLock>,
    /// Whether this tab has asked the writer to hand over.
    asking: bool,
    tell: Rc<dyn Fn(TabEvent)>,
}

thread_local! {
    static TAB: RefCell<Option<Tab>> = const { RefCell::new(None) };
    static WRITING: Cell<u32> = const { Cell::new(0) };
}

/// Work of this tab with the storage that is under way, until this is dropped: the lock is not handed over meanwhile, and what can wait
/// lets it by.
#[derive(Debug)]
pub struct Writing(());

impl Writing {
    /// It begins.
    #[must_use]
    pub fn begin() -> Self {
        WRITING.set(WRITING.get().saturating_add(1));
        Self(())
    }
}

/// Waits until nothing of this tab is under way, for as long as another tab would wait for the lock: what can wait lets it by.
pub async fn let_writing_by() {
    for _ in 0..LOOKS {
        if WRITING.get() == 0 {
            return;
        }
        wait(LOOK).await;
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        WRITING.set(WRITING.get().saturating_sub(1));
    }
}

/// Begins to listen and asks for the lock. Where the browser has no locks, this tab writes.
pub fn start(tell: impl Fn(TabEvent) + 'static) {
    let channel = BroadcastChannel::new(CHANNEL).ok();
    if let Some(channel) = &channel {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| match event.data().as_string().as_deref() {
            Some(CHANGED) => tell_page(TabEvent::Changed),
            Some(CHANGED_HANDS) => tell_page(TabEvent::ChangedHands),
            Some(HAND_OVER) => hand_over(),
            Some(HANDED_OVER) => spawn_local(take(MOMENT)),
            _ => {}
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // The tab listens as long as it lives.
        heard.forget();
    }
    TAB.set(Some(Tab { channel, held: None, waiting: None, asking: false, tell: Rc::new(tell) }));
    ask(Ask::IfFree);
}

/// Tells the other tabs that something was stored.
pub fn announce_change() {
    post(CHANGED);
}

/// Tells the other tabs that the device has gone from the teacher to the children, or back.
pub fn announce_changed_hands() {
    post(CHANGED_HANDS);
}

/// Asks the writer to hand over, and takes the lock if it does not answer.
pub fn take_over() {
    with_tab(|tab| tab.asking = true);
    post(HAND_OVER);
    spawn_local(take(PATIENCE));
}

/// After a while takes the lock, unless it came by itself or nobody asked for it here.
async fn take(after: i32) {
    wait(after).await;
    let still = with_tab(|tab| std::mem::take(&mut tab.asking) && tab.held.is_none());
    if still == Some(true) {
        ask(Ask::Steal);
    }
}

fn with_tab<T>(act: impl FnOnce(&mut Tab) -> T) -> Option<T> {
    TAB.with_borrow_mut(|tab| tab.as_mut().map(act))
}

fn tell_page(event: TabEvent) {
    // The page may ask for something here in turn, so nothing is borrowed while it listens.
    if let Some(tell) = with_tab(|tab| Rc::clone(&tab.tell)) {
        tell(event);
    }
}

fn post(message: &str) {
    with_tab(|tab| {
        if let Some(channel) = &tab.channel {
            // A closed channel means that the page is going away.
            let _closing = channel.post_message(&JsValue::from_str(message));
        }
    });
}

/// Lets go of the lock, if this tab holds it, once what is being written is written, and queues for it again.
fn hand_over() {
    if with_tab(|tab| tab.held.is_some()) != Some(true) {
        return;
    }
    // From here on nothing new is begun.
    tell_page(TabEvent::Following);
    spawn_local(async {
        let_writing_by().await;
        if let Some(held) = with_tab(|tab| tab.held.take()).flatten() {
            held.release();
            post(HANDED_OVER);
            ask(Ask::Queue);
        }
    });
}

/// Asks for the lock, and does what is to be done when it is granted, refused or taken away.
fn ask(how: Ask) {
    if how != Ask::IfFree {
        // A second place in the queue would bring the lock straight back to a tab that hands it over.
        if let Some(waiting) = with_tab(|tab| tab.waiting.take()).flatten() {
            waiting.leave();
        }
    }
    let granted = |held: Held| {
        let waiting = with_tab(|tab| {
            tab.held = Some(held);
            tab.asking = false;
            tab.waiting.take()
        });
        // A place that was taken up again between asking and this answer would bring the lock back to this tab; the one it came from is
        // used up, and leaving it does nothing.
        if let Some(waiting) = waiting.flatten() {
            waiting.leave();
        }
        tell_page(TabEvent::BecameWriter);
    };
    let refused = || {
        tell_page(TabEvent::Following);
        ask(Ask::Queue);
    };
    let taken = |turn: u32| {
        let ours = with_tab(|tab| tab.held.take_if(|held| held.turn() == turn).is_some());
        if ours == Some(true) {
            tell_page(TabEvent::Following);
            ask(Ask::Queue);
        }
    };
    match lock::request(how, granted, refused, taken) {
        lock::LockAnswer::NoLocks => tell_page(TabEvent::BecameWriter),
        lock::LockAnswer::Once => {}
        lock::LockAnswer::Waiting(waiting) => {
            with_tab(|tab| tab.waiting = Some(waiting));
        }
    }
}
