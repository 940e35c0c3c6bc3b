//! Files in and out.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::fault::Fault;
use crate::exchange::limits::FILE_MAX;

/// How much of a file is read at a time, in bytes.
const PIECE: f64 = 2_000_000.0;
/// How long a download's address stays valid, in milliseconds: some browsers begin to read only after the click is over.
const KEEP: i32 = 60_000;

/// Offers a text as a download.
///
/// # Errors
/// The browser refused.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), Fault> {
    let mut pieces = TextPieces::default();
    pieces.add(text);
    pieces.download(name, mime)
}

/// The text of a download, a piece at a time: a large one then never stands whole in Lantern's own memory.
#[derive(Debug, Default)]
pub struct TextPieces(Array);

impl TextPieces {
    /// Adds to the text.
    pub fn add(&mut self, text: &str) {
        self.0.push(&JsValue::from_str(text));
    }

    /// Offers the text as a download.
    ///
    /// # Errors
    /// The browser refused.
    pub fn download(&self, name: &str, mime: &str) -> Result<(), Fault> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        offer(name, &Blob::new_with_str_sequence_and_options(&self.0, &options)?)
    }
}

/// A text as a blob.
///
/// # Errors
/// The browser refused.
pub fn text_blob(text: &str) -> Result<Blob, Fault> {
    Ok(Blob::new_with_str_sequence(&Array::of1(&text.into()))?)
}

fn offer(name: &str, blob: &Blob) -> Result<(), Fault> {
    let url = Url::create_object_url_with_blob(blob)?;
    let missing = || Fault::Failed("no page to download from".to_owned());
    let window = web_sys::window().ok_or_else(missing)?;
    let document = window.document().ok_or_else(missing)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into().map_err(|_| missing())?;
    link.set_href(&url);
    link.set_download(name);
    document.body().ok_or_else(missing)?.append_child(&link)?;
    link.click();
    link.remove();
    let revoke = wasm_bindgen::closure::Closure::once_into_js(move || {
        // An address that is gone already needs no revoking.
        let _gone = Url::revoke_object_url(&url);
    });
    // Without a timer the address lives as long as the page, which is harmless.
    let _timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), KEEP);
    Ok(())
}

/// Asks the browser once for as much memory as what is made of a file takes, and gives it back to the allocator, which keeps it: it would
/// ask for a page at a time, a thousand times. Where there is not so much to be had, it asks as it goes.
fn make_room(size: usize) {
    let mut room = Vec::<u8>::new();
    // What is too large will be refused, and memory that was given once is never given back.
    let _as_it_goes = (size <= FILE_MAX).then(|| room.try_reserve_exact(size));
    std::hint::black_box(&room);
}

/// A file that is read a piece at a time, so that it never stands whole in the browser's memory as well as in ours.
#[derive(Debug)]
pub struct Incoming {
    file: Blob,
    at: f64,
    /// The next piece, asked for before it is wanted: it is read while the one before it is looked at.
    coming: Option<Promise>,
}

impl Incoming {
    /// Begins to read a file.
    #[must_use]
    pub fn new(file: &web_sys::File) -> Self {
        let incoming = Self { file: file.clone().into(), at: 0.0, coming: None };
        make_room(incoming.size());
        incoming
    }

    /// How large it is, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no file has as many bytes as that")]
        let size = self.file.size() as usize;
        size
    }

    /// The next piece; an empty one after the last.
    ///
    /// # Errors
    /// The browser could not read it.
    pub async fn next(&mut self) -> Result<Vec<u8>, Fault> {
        let piece = match self.coming.take() {
            Some(coming) => coming,
            None => self.ask()?,
        };
        let piece = Uint8Array::new(&JsFuture::from(piece).await?).to_vec();
        self.coming = Some(self.ask()?);
        Ok(piece)
    }

    fn ask(&mut self) -> Result<Promise, Fault> {
        let end = (self.at + PIECE).min(self.file.size());
        let piece = self.file.slice_with_f64_and_f64(self.at, end)?;
        self.at = end;
        Ok(piece.array_buffer())
    }
}

/// Reads a file whole, unless it is so large that it cannot be one of ours: then only its beginning, which is refused for its size.
///
/// # Errors
/// The browser could not read it.
pub async fn read(file: &web_sys::File) -> Result<Vec<u8>, Fault> {
    let (mut incoming, mut bytes) = (Incoming::new(file), Vec::new());
    while bytes.len() <= FILE_MAX {
        let piece = incoming.next().await?;
        if piece.is_empty() {
            break;
        }
        bytes.extend_from_slice(&piece);
    }
    bytes.truncate(FILE_MAX + 1);
    Ok(bytes)
}
