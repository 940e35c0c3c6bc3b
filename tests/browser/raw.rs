//! The browser without Lantern: databases as they really lie there, and ways to break what Lantern stands on.

use std::cell::Cell;
use std::collections::BTreeMap;

use js_sys::{Array, Function, Promise};
use lantern::platform::store::Store;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A database's records: by store, by key, their texts.
pub(crate) type Dump = BTreeMap<String, BTreeMap<String, String>>;

thread_local! {
    static NAMES: Cell<u32> = const { Cell::new(0) };
}

/// Runs JavaScript that may await; `a`, `b` and `c` are the arguments.
pub(crate) async fn js(body: &str, args: &[&str]) -> JsValue {
    let function = Function::new_with_args("a, b, c", &format!("return (async () => {{ {body} }})()"));
    let args: Array = args.iter().map(|arg| JsValue::from_str(arg)).collect();
    let promise: Promise = function.apply(&JsValue::NULL, &args).unwrap().unchecked_into();
    match JsFuture::from(promise).await {
        Ok(value) => value,
        Err(error) => panic!("{body}: {error:?}"),
    }
}

const OPEN: &str = "
    const open = (name, version, make) => new Promise((yes, no) => {
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => make && make(request.result);
        request.onsuccess = () => yes(request.result);
        request.onerror = () => no(request.error);
        request.onblocked = () => no('blocked');
    });
    const done = (request) => new Promise((yes, no) => {
        request.onsuccess = () => yes(request.result);
        request.onerror = () => no(request.error);
    });
    const finished = (tx) => new Promise((yes, no) => { tx.oncomplete = () => yes(); tx.onabort = () => no(tx.error); });
";

/// A database of one test, deleted by [`Place::end`].
pub(crate) struct Place {
    pub(crate) name: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        let nth = NAMES.get();
        NAMES.set(nth + 1);
        Self { name: format!("lantern-test-{nth}-{}", js_sys::Date::now()) }
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.name).await.unwrap()
    }

    /// Runs JavaScript with the helpers above; `a` is the database's name.
    pub(crate) async fn js(&self, body: &str, args: &[&str]) -> JsValue {
        let args: Vec<&str> = std::iter::once(self.name.as_str()).chain(args.iter().copied()).collect();
        js(&format!("{OPEN}{body}"), &args).await
    }

    /// Everything as it lies there.
    pub(crate) async fn dump(&self) -> Dump {
        let text = self
            .js(
                "const db = await open(a);
                const all = {};
                for (const name of db.objectStoreNames) {
                    const store = db.transaction(name).objectStore(name);
                    const [keys, values] = [await done(store.getAllKeys()), await done(store.getAll())];
                    all[name] = Object.fromEntries(keys.map((key, i) => [String(key), String(values[i])]));
                }
                db.close();
                return JSON.stringify(all);",
                &[],
            )
            .await;
        serde_json::from_str(&text.as_string().unwrap()).unwrap()
    }

    /// Writes a record past Lantern; `key` and `value` are JavaScript.
    pub(crate) async fn put(&self, store: &str, key: &str, value: &str) {
        let body = format!(
            "const db = await open(a);
            const tx = db.transaction('{store}', 'readwrite');
            tx.objectStore('{store}').put({value}, {key});
            await finished(tx);
            db.close();"
        );
        self.js(&body, &[]).await;
    }

    /// The version and the names of the stores.
    pub(crate) async fn shape(&self) -> String {
        let said =
            self.js("const db = await open(a); const said = db.version + ' ' + [...db.objectStoreNames]; db.close(); return said;", &[]);
        said.await.as_string().unwrap()
    }

    /// Deletes the database. It must not be held up.
    pub(crate) async fn end(self) {
        self.js("await done(indexedDB.deleteDatabase(a));", &[]).await;
    }
}

/// How many records each store holds: packs, loose, meta.
pub(crate) fn counts(dump: &Dump) -> [usize; 3] {
    ["packs", "loose", "meta"].map(|store| dump.get(store).map_or(0, BTreeMap::len))
}

/// Something of the browser replaced by a test, put back by [`Shadow::lift`].
pub(crate) struct Shadow {
    lift: Function,
}

impl Shadow {
    /// Replaces a property of an object (both JavaScript) by what a descriptor says; `was` is the old descriptor.
    pub(crate) fn cast(object: &str, property: &str, descriptor: &str) -> Self {
        let body = format!(
            "const object = {object};
            const was = Object.getOwnPropertyDescriptor(object, '{property}');
            Object.defineProperty(object, '{property}', {{ configurable: true, ...({descriptor}) }});
            return () => {{ delete object.{property}; if (was) Object.defineProperty(object, '{property}', was); }};"
        );
        let lift = Function::new_no_args(&body).call0(&JsValue::NULL).unwrap();
        Self { lift: lift.unchecked_into() }
    }

    /// Makes a method throw a DOM exception of this name, where `when` (JavaScript, of `args`) holds.
    pub(crate) fn throwing(object: &str, method: &str, exception: &str, when: &str) -> Self {
        let descriptor = format!(
            "{{ value: function (...args) {{
                if ({when}) throw new DOMException('made to happen', '{exception}');
                return was.value.apply(this, args);
            }} }}"
        );
        Self::cast(object, method, &descriptor)
    }

    pub(crate) fn lift(self) {
        self.lift.call0(&JsValue::NULL).unwrap();
    }
}
