//! Packing and unpacking by the browser itself. web-sys still counts its packing streams as unstable, so they are made by name.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, Response, StreamPipeOptions};

use super::fault::Fault;

/// How a packed file begins.
pub const MAGIC: [u8; 2] = [0x1f, 0x8b];

fn stream(kind: &str) -> Result<ReadableWritablePair, Fault> {
    let made = Reflect::get(&js_sys::global(), &kind.into())?.dyn_into::<Function>()?;
    Ok(Reflect::construct(&made, &Array::of1(&"gzip".into()))?.unchecked_into())
}

/// Packs what comes in pieces. What was packed never stands whole in memory beside what was not.
#[derive(Debug)]
pub struct Packing {
    stream: ReadableWritablePair,
    packed: js_sys::Promise,
}

impl Packing {
    /// Begins.
    ///
    /// # Errors
    /// This browser packs nothing.
    pub fn begin() -> Result<Self, Fault> {
        let stream = stream("CompressionStream")?;
        let packed = Response::new_with_opt_readable_stream(Some(&stream.get_readable()))?.blob()?;
        Ok(Self { stream, packed })
    }

    /// Packs one piece.
    ///
    /// # Errors
    /// The browser could not.
    pub async fn add(&self, piece: &Blob) -> Result<(), Fault> {
        let options = StreamPipeOptions::new();
        options.set_prevent_close(true);
        JsFuture::from(piece.stream().pipe_to_with_options(&self.stream.get_writable(), &options)).await?;
        Ok(())
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
        JsFuture::from(self.stream.get_writable().close()).await?;
        Ok(JsFuture::from(self.packed).await?.unchecked_into())
    }
}

/// A blob's bytes, a piece at a time, unpacked where they are packed.
#[derive(Debug)]
pub struct Pieces {
    reader: ReadableStreamDefaultReader,
}

impl Pieces {
    /// Begins to read.
    ///
    /// # Errors
    /// This browser unpacks nothing.
    pub fn of(blob: &Blob, packed: bool) -> Result<Self, Fault> {
        let stream: ReadableStream = if packed { blob.stream().pipe_through(&stream("DecompressionStream")?) } else { blob.stream() };
        let reader = stream.get_reader().dyn_into::<ReadableStreamDefaultReader>().map_err(JsValue::from)?;
        Ok(Self { reader })
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// It could not be read, or not be unpacked.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, Fault> {
        let read = JsFuture::from(self.reader.read()).await?;
        let value = Reflect::get(&read, &"value".into())?;
        Ok(value.dyn_into::<Uint8Array>().ok().map(|piece| piece.to_vec()))
    }
}
