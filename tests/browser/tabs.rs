//! One tab writes. The other tabs are played by the browser's own locks and channels, past Lantern.

use std::cell::RefCell;

use lantern::platform::clock::wait;
use lantern::platform::tabs::{TabEvent, Writing, announce_change, start, take_over};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::raw::js;

thread_local! {
    static HEARD: RefCell<Vec<TabEvent>> = const { RefCell::new(Vec::new()) };
}

/// Another tab that asks for the lock, with options in JavaScript.
async fn another_asks(name: &str, options: &str) {
    let body = format!(
        "window.tabs ||= {{}};
        const tab = window.tabs[a] = {{ state: 'waiting' }};
        navigator.locks.request('lantern-writer', {options}, (lock) => {{
            tab.state = 'holding';
            return new Promise((release) => tab.release = () => {{ tab.state = 'done'; release(); }});
        }}).catch(() => tab.state = 'robbed');"
    );
    js(&body, &[name]).await;
}

async fn state(name: &str) -> String {
    js("return window.tabs[a].state", &[name]).await.as_string().unwrap()
}

async fn releases(name: &str) {
    js("window.tabs[a].release()", &[name]).await;
}

/// What this tab heard since it was last asked, after at most so long a wait for so many events.
async fn heard(count: usize, patience: i32) -> Vec<TabEvent> {
    for _ in 0..patience / 50 {
        if HEARD.with_borrow(Vec::len) >= count {
            break;
        }
        wait(50).await;
    }
    // And nothing more than that.
    wait(150).await;
    HEARD.take()
}

async fn until(name: &str, wanted: &str) {
    for _ in 0..100 {
        if state(name).await == wanted {
            return;
        }
        wait(20).await;
    }
    panic!("{name} never was {wanted}, but {}", state(name).await);
}

/// One test, because a page is one tab.
#[wasm_bindgen_test]
async fn one_tab_writes_and_the_others_follow() {
    use TabEvent::{BecameWriter, Changed, Following};
    js("window.radio = new BroadcastChannel('lantern'); window.said = []; window.radio.onmessage = (e) => window.said.push(e.data);", &[])
        .await;

    // Another tab writes already: this one follows, and writes when that one is closed.
    another_asks("first", "{}").await;
    start(|event| HEARD.with_borrow_mut(|heard| heard.push(event)));
    assert_eq!(heard(1, 1000).await, [Following]);
    js("window.radio.postMessage('changed')", &[]).await;
    assert_eq!(heard(1, 1000).await, [Changed]);
    releases("first").await;
    assert_eq!(heard(1, 1000).await, [BecameWriter]);
    announce_change();
    wait(100).await;
    assert_eq!(js("return window.said.join()", &[]).await, JsValue::from_str("changed"));

    // Another tab asks: this one hands over, but only when what it writes is written.
    another_asks("second", "{}").await;
    let writing = Writing::begin();
    js("window.radio.postMessage('hand-over')", &[]).await;
    assert_eq!(heard(1, 1000).await, [Following]);
    assert_eq!(state("second").await, "waiting");
    drop(writing);
    until("second", "holding").await;
    assert_eq!(js("return window.said.at(-1)", &[]).await, JsValue::from_str("handed-over"));
    assert_eq!(heard(0, 0).await, []);

    // This tab takes over from one that answers, though a third tab is before it in the queue.
    releases("second").await;
    assert_eq!(heard(1, 1000).await, [BecameWriter]);
    another_asks("third", "{ steal: true }").await;
    assert_eq!(heard(1, 1000).await, [Following]);
    js(
        "window.radio.onmessage = (e) => { if (e.data === 'hand-over') { window.tabs.third.release(); \
        window.radio.postMessage('handed-over'); } }",
        &[],
    )
    .await;
    take_over();
    assert_eq!(heard(1, 2000).await, [BecameWriter]);
    assert_eq!(state("third").await, "done");

    // And from one that does not answer, by taking the lock.
    js("window.radio.onmessage = null;", &[]).await;
    another_asks("deaf", "{ steal: true }").await;
    assert_eq!(heard(1, 1000).await, [Following]);
    take_over();
    assert_eq!(heard(1, 1000).await, []);
    assert_eq!(heard(1, 4000).await, [BecameWriter]);
    assert_eq!(state("deaf").await, "robbed");

    // Having taken it, this tab has no second place in the queue that would bring it straight back.
    another_asks("last", "{}").await;
    js("window.radio.postMessage('hand-over')", &[]).await;
    until("last", "holding").await;
    assert_eq!(heard(1, 1000).await, [Following]);
    releases("last").await;
    assert_eq!(heard(1, 1000).await, [BecameWriter]);
    js("window.radio.close();", &[]).await;
}
