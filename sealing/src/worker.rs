//! What the page asks by a message `[seal or open, passphrase, blob]` is answered by one: the blob, or the word for a problem.

use std::io::{self, Read, Write};

use js_sys::{Array, Uint8Array};
use lantern_sealing::{OPEN, Problem, READY, SEAL, open, seal};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// How much is read and written at a time, in bytes.
const PIECE: usize = 1 << 20;

/// Listens for one job after the other.
pub(crate) fn listen() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answer = scope.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = match work(&event.data()) {
            Ok(blob) => blob.into(),
            Err(problem) => JsValue::from_str(problem.word()),
        };
        // A page that is gone wants no answer.
        let _gone = answer.post_message(&said);
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    heard.forget();
    let _gone = scope.post_message(&JsValue::from_str(READY));
}

fn work(asked: &JsValue) -> Result<Blob, Problem> {
    let asked: &Array = asked.dyn_ref().ok_or(Problem::Broken)?;
    let what = asked.get(0).as_string().ok_or(Problem::Broken)?;
    let passphrase = asked.get(1).as_string().ok_or(Problem::Broken)?;
    let mut from = Pieces::of(asked.get(2).dyn_into().map_err(|_| Problem::Broken)?)?;
    let mut to = Parts::default();
    match what.as_str() {
        SEAL => seal(passphrase, &mut from, &mut to),
        OPEN => open(passphrase, &mut from, &mut to),
        _ => Err(Problem::Broken),
    }?;
    to.blob()
}

/// A blob, read a piece at a time.
struct Pieces {
    blob: Blob,
    reader: FileReaderSync,
    at: f64,
    piece: Vec<u8>,
    used: usize,
}

impl Pieces {
    fn of(blob: Blob) -> Result<Self, Problem> {
        let reader = FileReaderSync::new().map_err(|_| Problem::Broken)?;
        Ok(Self { blob, reader, at: 0.0, piece: Vec::new(), used: 0 })
    }

    fn next(&mut self) -> Result<(), JsValue> {
        #[allow(clippy::cast_precision_loss, reason = "a megabyte")]
        let end = (self.at + PIECE as f64).min(self.blob.size());
        let slice = self.blob.slice_with_f64_and_f64(self.at, end)?;
        let bytes: JsValue = self.reader.read_as_array_buffer(&slice)?.into();
        self.piece = Uint8Array::new(&bytes).to_vec();
        (self.at, self.used) = (end, 0);
        Ok(())
    }
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.used >= self.piece.len() {
            self.next().map_err(|_| io::Error::from(io::ErrorKind::Other))?;
        }
        let read = self.piece.get(self.used..).unwrap_or_default().read(into)?;
        self.used += read;
        Ok(read)
    }
}

/// What becomes a blob: large pieces wait outside the worker's own memory.
#[derive(Default)]
struct Parts {
    whole: Array,
    last: Vec<u8>,
}

impl Parts {
    fn set_aside(&mut self) {
        if !self.last.is_empty() {
            self.whole.push(&Uint8Array::from(self.last.as_slice()));
            self.last.clear();
        }
    }

    fn blob(mut self) -> Result<Blob, Problem> {
        self.set_aside();
        let options = BlobPropertyBag::new();
        options.set_type("application/octet-stream");
        Blob::new_with_u8_array_sequence_and_options(&self.whole, &options).map_err(|_| Problem::Broken)
    }
}

impl Write for Parts {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.last.extend_from_slice(piece);
        if self.last.len() >= PIECE {
            self.set_aside();
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
