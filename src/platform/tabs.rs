//! One tab writes. It holds a Web Lock; the others follow through a BroadcastChannel and can take over.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

const LOCK: &str = "lantern-writer";
const CHANNEL: &str = "lantern";
const CHANGED: &str = "changed";
const HAND_OVER: &str = "hand-over";
/// How long the writer has to hand over before the lock is taken from it, in milliseconds.
const PATIENCE: i32 = 3000;

/// What a tab hears of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabEvent {
    /// This tab writes now.
    BecameWriter,
    /// Another tab writes; this one follows.
    Following,
    /// The writer has stored something.
    Changed,
}

struct Tab {
    channel: Option<BroadcastChannel>,
    /// Lets go of the lock, while this tab holds it.
    release: Option<Function>,
    tell: Rc<dyn Fn(TabEvent)>,
}

thread_local! {
    static TAB: RefCell<Option<Tab>> = const { RefCell::new(None) };
}

/// Begins to listen and asks for the lock. Where the browser has no locks, this tab writes.
pub fn start(tell: impl Fn(TabEvent) + 'static) {
    let channel = BroadcastChannel::new(CHANNEL).ok();
    if let Some(channel) = &channel {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| match event.data().as_string().as_deref() {
            Some(CHANGED) => tell_page(TabEvent::Changed),
            Some(HAND_OVER) => hand_over(),
            _ => {}
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // The tab listens as long as it lives.
        heard.forget();
    }
    TAB.set(Some(Tab { channel, release: None, tell: Rc::new(tell) }));
    spawn_local(async {
        if !request(true, false).await {
            tell_page(TabEvent::Following);
            wait_for_lock();
        }
    });
}

/// Tells the other tabs that something was stored.
pub fn announce_change() {
    post(CHANGED);
}

/// Asks the writer to hand over, and takes the lock if it does not answer.
pub fn take_over() {
    post(HAND_OVER);
    spawn_local(async {
        wait(PATIENCE).await;
        let writing = TAB.with_borrow(|tab| tab.as_ref().is_some_and(|t| t.release.is_some()));
        if !writing {
            request(false, true).await;
        }
    });
}

fn tell_page(event: TabEvent) {
    if let Some(tell) = TAB.with_borrow(|tab| tab.as_ref().map(|t| Rc::clone(&t.tell))) {
        tell(event);
    }
}

fn post(message: &str) {
    TAB.with_borrow(|tab| {
        if let Some(channel) = tab.as_ref().and_then(|t| t.channel.as_ref()) {
            // A closed channel means that the page is going away.
            let _closing = channel.post_message(&JsValue::from_str(message));
        }
    });
}

/// Lets go of the lock, if this tab holds it, and queues behind the tab that asked.
fn hand_over() {
    let release = TAB.with_borrow_mut(|tab| tab.as_mut().and_then(|t| t.release.take()));
    if let Some(release) = release {
        tell_page(TabEvent::Following);
        // Resolving a promise does not fail.
        let _resolved = release.call0(&JsValue::NULL);
        spawn_local(async {
            // The tab that asked is in the queue already; a moment later this one is behind it.
            wait(50).await;
            wait_for_lock();
        });
    }
}

fn wait_for_lock() {
    spawn_local(async {
        request(false, false).await;
    });
}

/// Asks for the lock and holds it until it is handed over or taken. Resolves to whether it was granted, as soon as that is known;
/// where the browser has no locks, this tab writes.
async fn request(only_if_free: bool, steal: bool) -> bool {
    let Some((locks, ask)) = locks() else {
        tell_page(TabEvent::BecameWriter);
        return true;
    };
    let options = Object::new();
    // Setting a property of a fresh object does not fail.
    let _set = Reflect::set(&options, &"ifAvailable".into(), &only_if_free.into());
    let _set = Reflect::set(&options, &"steal".into(), &steal.into());
    let mut decided: Option<Function> = None;
    let answer = Promise::new(&mut |resolve, _| decided = Some(resolve));
    let Some(decided) = decided else { return false };
    let say = decided.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let got = !lock.is_null() && !lock.is_undefined();
        let _resolved = say.call1(&JsValue::NULL, &got.into());
        if !got {
            return JsValue::UNDEFINED;
        }
        let mut release: Option<Function> = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        TAB.with_borrow_mut(|tab| {
            if let Some(tab) = tab {
                tab.release = release;
            }
        });
        tell_page(TabEvent::BecameWriter);
        held.into()
    });
    let asked = ask.call3(&locks, &LOCK.into(), &options, &granted).ok().and_then(|p| p.dyn_into::<Promise>().ok());
    if let Some(asked) = asked {
        spawn_local(async move {
            if JsFuture::from(asked).await.is_err() {
                // The lock was taken from this tab, or never granted.
                let _resolved = decided.call1(&JsValue::NULL, &false.into());
                let held = TAB.with_borrow_mut(|tab| tab.as_mut().and_then(|t| t.release.take()));
                if held.is_some() {
                    tell_page(TabEvent::Following);
                    wait_for_lock();
                }
            }
        });
    }
    JsFuture::from(answer).await.ok().and_then(|v| v.as_bool()).unwrap_or(false)
}

/// The browser's lock manager and its `request`; web-sys still counts them as unstable.
fn locks() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(|l| l.is_object())?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer the promise is never resolved and the lock is simply waited for.
            let _timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _waited = JsFuture::from(promise).await;
}
