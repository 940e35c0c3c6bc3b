//! Locking files with a passphrase and opening them, in a worker that lives as long as one file takes: its memory goes with it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use lantern_sealing::{BEGINS, OPEN, READY, SEAL};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, MessageEvent};

use super::by_name::{call, make};
use super::fault::Fault;

pub use lantern_sealing::Problem;

/// The worker's script, beside the page.
const WORKER: &str = "./lantern-part-sealing.js";
/// How names of locked files end.
pub const ENDING: &str = ".age";

/// Whether a file is locked, by how it begins.
///
/// # Errors
/// The browser could not read it.
pub async fn is_sealed(file: &Blob) -> Result<bool, Fault> {
    let begins = file.slice_with_f64_and_f64(0.0, f64::from(u32::try_from(BEGINS.len()).unwrap_or_default()))?;
    Ok(Uint8Array::new(&JsFuture::from(begins.array_buffer()).await?).to_vec() == BEGINS.as_bytes())
}

/// Locks a file.
///
/// # Errors
/// [`Problem::Broken`]: the worker did not come, or could not.
pub async fn seal(file: &Blob, passphrase: &str) -> Result<Blob, Problem> {
    ask(SEAL, file, passphrase).await
}

/// Opens a file that is locked.
///
/// # Errors
/// Any [`Problem`].
pub async fn open(file: &Blob, passphrase: &str) -> Result<Blob, Problem> {
    ask(OPEN, file, passphrase).await
}

/// An open file under the name it would have, for whoever reads files.
///
/// # Errors
/// The browser refused.
pub fn as_file(open: &Blob, name: &str) -> Result<File, Fault> {
    Ok(File::new_with_blob_sequence(&Array::of1(open), name.strip_suffix(ENDING).unwrap_or(name))?)
}

async fn ask(what: &str, file: &Blob, passphrase: &str) -> Result<Blob, Problem> {
    let worker = make("Worker", &[WORKER.into()]).map_err(|_| Problem::Broken)?;
    let asked: JsValue = Array::of3(&what.into(), &passphrase.into(), file).into();
    let began = Rc::new(Cell::new(false));
    let said = JsFuture::from(answer(&worker, asked, Rc::clone(&began))).await;
    let _gone = call(&worker, "terminate", &[]);
    match said.map(|said| said.dyn_into::<Blob>().map_err(|said| said.as_string())) {
        Ok(Ok(blob)) => Ok(blob),
        Ok(Err(word)) => Err(Problem::from_word(&word.unwrap_or_default())),
        // A worker that began and fell over had no more memory to be given.
        Err(_) if began.get() && what == OPEN => Err(Problem::TooMuchWork),
        Err(_) => Err(Problem::Broken),
    }
}

/// What a worker answers to one question, asked once it is ready.
fn answer(worker: &JsValue, asked: JsValue, began: Rc<Cell<bool>>) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let (to, asked, began) = (worker.clone(), asked.clone(), Rc::clone(&began));
        let failed = reject.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data().as_string().as_deref() != Some(READY) {
                let _told = resolve.call1(&JsValue::NULL, &event.data());
            } else if call(&to, "postMessage", std::slice::from_ref(&asked)).is_ok() {
                began.set(true);
            } else {
                let _told = reject.call0(&JsValue::NULL);
            }
        });
        // A property of a worker that exists is set; if it were not, nothing would ever be heard.
        let _listens = Reflect::set(worker, &"onmessage".into(), &heard.into_js_value());
        let _listens = Reflect::set(worker, &"onerror".into(), &failed);
    })
}
