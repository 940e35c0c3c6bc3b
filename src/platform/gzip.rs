//! Packing and unpacking by the browser itself.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::by_name::{ask, call, get, make, with};
use super::fault::Fault;

/// How a packed file begins.
pub const MAGIC: [u8; 2] = [0x1f, 0x8b];

fn stream(kind: &str, format: &str) -> Result<JsValue, Fault> {
    make(kind, &[format.into()])
}

/// Packs what comes in pieces. What was packed never stands whole in memory beside what was not.
#[derive(Debug)]
pub struct Packing {
    writable: JsValue,
    packed: Promise,
}

impl Packing {
    /// Begins.
    ///
    /// # Errors
    /// This browser packs nothing.
    pub fn begin() -> Result<Self, Fault> {
        let stream = stream("CompressionStream", "gzip")?;
        let answer = make("Response", &[get(&stream, "readable")?])?;
        Ok(Self { writable: get(&stream, "writable")?, packed: call(&answer, "blob", &[])?.unchecked_into() })
    }

    /// Packs one piece.
    ///
    /// # Errors
    /// The browser could not.
    pub async fn add(&self, piece: &Blob) -> Result<(), Fault> {
        let stays_open = with("preventClose", &JsValue::TRUE)?;
        ask(&call(piece, "stream", &[])?, "pipeTo", &[self.writable.clone(), stays_open]).await.map(drop)
    }

    /// Packs a text.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub async fn add_text(&self, text: &str) -> Result<(), Fault> {
        self.add(&Blob::new_with_str_sequence(&Array::of1(&text.into()))?).await
    }

    /// All of it, packed.
    ///
    /// # Errors
    /// The browser could not.
    pub async fn finish(self) -> Result<Blob, Fault> {
        ask(&self.writable, "close", &[]).await?;
        Ok(JsFuture::from(self.packed).await?.unchecked_into())
    }
}

/// A blob's bytes, a piece at a time, unpacked.
#[derive(Debug)]
pub struct Pieces {
    reader: JsValue,
}

impl Pieces {
    /// Begins to read.
    ///
    /// # Errors
    /// This browser unpacks nothing.
    pub fn of(blob: &Blob) -> Result<Self, Fault> {
        Self::through(blob, "gzip")
    }

    /// Begins to read bytes that are packed without a frame, as within an archive.
    ///
    /// # Errors
    /// This browser unpacks nothing of the kind.
    pub fn deflated(bytes: &[u8]) -> Result<Self, Fault> {
        Self::through(&Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?, "deflate-raw")
    }

    fn through(blob: &Blob, format: &str) -> Result<Self, Fault> {
        let unpacked = call(&call(blob, "stream", &[])?, "pipeThrough", &[stream("DecompressionStream", format)?])?;
        Ok(Self { reader: call(&unpacked, "getReader", &[])? })
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// It could not be read, or not be unpacked.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, Fault> {
        let value = get(&ask(&self.reader, "read", &[]).await?, "value")?;
        Ok(value.dyn_into::<Uint8Array>().ok().map(|piece| piece.to_vec()))
    }
}
