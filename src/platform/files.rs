//! Files in and out.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::fault::Fault;
use super::gzip::{self, Pieces};
use crate::exchange::limits::{FILE_MAX, WHOLE_MAX};

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
    offer(name, &pieces.blob(mime)?)
}

/// Offers bytes as a download.
///
/// # Errors
/// The browser refused.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> Result<(), Fault> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    offer(name, &Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)?)
}

/// The text of a download, a piece at a time: a large one then never stands whole in Lantern's own memory.
#[derive(Debug, Default)]
pub struct TextPieces(Array);

impl TextPieces {
    /// Adds to the text.
    pub fn add(&mut self, text: &str) {
        self.0.push(&JsValue::from_str(text));
    }

    /// All of it, as a blob; what was added is let go of.
    ///
    /// # Errors
    /// The browser refused.
    pub fn blob(&mut self, mime: &str) -> Result<Blob, Fault> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let blob = Blob::new_with_str_sequence_and_options(&self.0, &options)?;
        self.0 = Array::new();
        Ok(blob)
    }
}

/// Offers a blob as a download.
///
/// # Errors
/// The browser refused.
pub fn offer(name: &str, blob: &Blob) -> Result<(), Fault> {
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

/// A file that is read a piece at a time, so that it never stands whole in the browser's memory as well as in ours. One that is packed is
/// unpacked on the way.
#[derive(Debug)]
pub struct Incoming {
    file: Blob,
    at: f64,
    /// The next piece, asked for before it is wanted: it is read while the one before it is looked at.
    coming: Option<Promise>,
    /// What comes out of it, where it is packed; and to how many bytes it says it unpacks.
    unpacked: Option<(Pieces, usize)>,
}

impl Incoming {
    /// Begins to read a file.
    ///
    /// # Errors
    /// The browser could not read it.
    pub async fn open(file: &Blob) -> Result<Self, Fault> {
        let mut incoming = Self { file: file.clone(), at: 0.0, coming: None, unpacked: None };
        if bytes_of(&file.slice_with_f64_and_f64(0.0, 2.0)?).await? == gzip::MAGIC {
            // A packed file ends with the size of what it holds.
            let end = bytes_of(&file.slice_with_f64((file.size() - 4.0).max(0.0))?).await?;
            let says = end.try_into().map_or(0, u32::from_le_bytes);
            incoming.unpacked = Some((Pieces::of(file)?, usize::try_from(says).unwrap_or_default()));
        }
        make_room(incoming.size());
        Ok(incoming)
    }

    /// How large it is, in bytes; of one that is packed, what it says to come to.
    #[must_use]
    pub fn size(&self) -> usize {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no file has as many bytes as that")]
        let size = self.file.size() as usize;
        self.unpacked.as_ref().map_or(size, |(_, says)| *says)
    }

    /// Whether it is packed: its end is then known when it comes.
    #[must_use]
    pub fn is_packed(&self) -> bool {
        self.unpacked.is_some()
    }

    /// The next piece; an empty one after the last.
    ///
    /// # Errors
    /// The browser could not read it.
    pub async fn next(&mut self) -> Result<Vec<u8>, Fault> {
        if let Some((pieces, _)) = &self.unpacked {
            // What cannot be unpacked any further was cut off, and is told of as whatever it then is.
            return Ok(pieces.next().await.ok().flatten().unwrap_or_default());
        }
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

async fn bytes_of(blob: &Blob) -> Result<Vec<u8>, Fault> {
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}

/// Reads a file whole, unless it is so large that it cannot be one of ours: then only its beginning, which is refused for its size.
///
/// # Errors
/// The browser could not read it.
pub async fn read(file: &web_sys::File) -> Result<Vec<u8>, Fault> {
    let (mut incoming, mut bytes) = (Incoming::open(file).await?, Vec::new());
    while bytes.len() <= WHOLE_MAX {
        let piece = incoming.next().await?;
        if piece.is_empty() {
            break;
        }
        bytes.extend_from_slice(&piece);
    }
    bytes.truncate(WHOLE_MAX + 1);
    Ok(bytes)
}
