//! Working without a connection: the service worker (`offline/worker.js`) that keeps the program's files, and a newer version that waits.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, ServiceWorkerUpdateViaCache};

/// Where the worker is, beside the page.
const WORKER: &str = "./worker.js";
/// What makes a version that waits take over.
const TAKE: &str = "take";

/// The browser's service workers; `None` where it has none, as on a page that did not come over https.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false).then(|| navigator.service_worker())
}

/// Keeps this version for use without a connection, looks for a newer one, and calls `newer` once that is here, whole.
pub async fn keep(newer: impl Fn() + Clone + 'static) {
    let Some(container) = container() else { return };
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let Ok(registered) = JsFuture::from(container.register_with_options(WORKER, &options)).await else { return };
    let registration: ServiceWorkerRegistration = registered.unchecked_into();
    if registration.waiting().is_some() {
        newer();
    }
    let of_updates = registration.clone();
    let found = Closure::<dyn Fn()>::new(move || {
        let Some(worker) = of_updates.installing() else { return };
        let (newer, container, coming) = (newer.clone(), container.clone(), worker.clone());
        let changed = Closure::<dyn Fn()>::new(move || {
            // The very first version replaces none.
            if coming.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                newer();
            }
        });
        worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    });
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

/// Whether Lantern opens without a connection here, and whether a newer version waits.
pub async fn standing() -> (bool, bool) {
    let Some(registration) = registration().await else { return (false, false) };
    (registration.active().is_some(), registration.waiting().is_some())
}

/// Takes the version that waits, and opens this page anew with it.
pub async fn take_newer() {
    let Some((container, waiting)) = container().zip(registration().await.and_then(|registration| registration.waiting())) else { return };
    let changed = Closure::once_into_js(|| {
        let _opened_by_hand = web_sys::window().map(|window| window.location().reload());
    });
    container.set_oncontrollerchange(Some(changed.unchecked_ref()));
    let _gone = waiting.post_message(&JsValue::from_str(TAKE));
}
