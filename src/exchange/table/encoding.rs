//! From bytes to text: UTF-8, UTF-16 and Windows-1252.
//!
//! `encoding_rs` would bring the tables of every Chinese and Japanese encoding, more than half of the size budget, for the 27 letters
//! below. The tests hold this table against it.

use crate::domain::letters::visible;
use crate::words::roster::RosterFault;

/// Largest list that is opened, in bytes: 5 MB.
pub const ROSTER_FILE_MAX: usize = 5_000_000;

/// What Windows-1252 holds in the places 0x80 to 0x9F. The five unused places keep their number, as the web standard has it.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How a file writes its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without: nearly every program of today.
    Utf8,
    /// UTF-16 with a byte order mark: Excel's "Unicode text".
    Utf16,
    /// What older programs and Excel's plain "CSV" write on Windows. Assumed where nothing else fits.
    Windows1252,
}

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark and whatever else is invisible in it, in whatever field.
    pub text: String,
    /// How the file writes its letters.
    pub encoding: Encoding,
}

impl Decoded {
    /// What to tell the teacher, where the letters had to be guessed.
    #[must_use]
    pub fn encoding_note(&self) -> Option<String> {
        let guessed = self.encoding == Encoding::Windows1252;
        guessed.then(|| "Letters with accents are written in an older way here. Please check that they look right.".to_owned())
    }
}

/// Reads a file's bytes as text.
///
/// # Errors
/// Where the file is empty, too large, or plainly something else.
pub fn decode(bytes: &[u8]) -> Result<Decoded, RosterFault> {
    if bytes.len() > ROSTER_FILE_MAX {
        return Err(RosterFault::TooLarge { most: ROSTER_FILE_MAX });
    }
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.starts_with(ZIP) || bytes.starts_with(OLE) {
        return Err(RosterFault::Workbook);
    }
    // A file of Lantern's own that is packed by gzip, or locked with a passphrase.
    if bytes.starts_with(b"\x1F\x8B") || bytes.starts_with(lantern_sealing::BEGINS.as_bytes()) {
        return Err(RosterFault::Json);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(RosterFault::NotText);
    }
    let (text, encoding) = text_of(bytes);
    // A text has no NUL; a picture or an archive nearly always has.
    if text.contains('\0') {
        return Err(RosterFault::NotText);
    }
    match visible(text.trim_start()).trim_start().chars().next() {
        None => Err(RosterFault::Empty),
        Some('<') => Err(RosterFault::Markup),
        Some('{') => Err(RosterFault::Json),
        Some(_) => Ok(Decoded { text: visible(&text).into_owned(), encoding }),
    }
}

/// The letters of a file, whatever it holds.
pub(in crate::exchange) fn text_of(bytes: &[u8]) -> (String, Encoding) {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return (utf16(rest, u16::from_le_bytes), Encoding::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return (utf16(rest, u16::from_be_bytes), Encoding::Utf16);
    }
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    match (std::str::from_utf8(marked.unwrap_or(bytes)), marked) {
        (Ok(text), _) => (text.to_owned(), Encoding::Utf8),
        // The mark says what the rest was meant to be; damaged letters are named row by row.
        (Err(_), Some(rest)) => (String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8),
        (Err(_), None) => (bytes.iter().map(|b| windows_1252(*b)).collect(), Encoding::Windows1252),
    }
}

/// Reads pairs of bytes. A half pair, of letters or of bytes, becomes the replacement character.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    letters.chain(odd.iter().map(|_| char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|place| WINDOWS_1252.get(usize::from(place)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1252_is_what_the_web_says_it_is() {
        for byte in 0..=u8::MAX {
            let (theirs, _) =
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().fold((None, 0), |(_, n), c| (Some(c), n + 1));
            assert_eq!(theirs, Some(windows_1252(byte)), "{byte:#x}");
        }
    }

    #[test]
    fn each_encoding_is_told_apart() {
        let utf16 =
            |bom: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { bom.into_iter().chain("Zoë".encode_utf16().flat_map(bytes)).collect() };
        for (bytes, encoding) in [
            ("Zoë".as_bytes().to_vec(), Encoding::Utf8),
            ("\u{feff}Zoë".as_bytes().to_vec(), Encoding::Utf8),
            (utf16([0xFF, 0xFE], u16::to_le_bytes), Encoding::Utf16),
            (utf16([0xFE, 0xFF], u16::to_be_bytes), Encoding::Utf16),
            (b"Zo\xEB".to_vec(), Encoding::Windows1252),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), ("Zoë", encoding));
            assert_eq!(decoded.encoding_note().is_some(), encoding == Encoding::Windows1252);
        }
    }

    #[test]
    fn what_is_invisible_is_taken_out_of_every_field() {
        let text = "\u{feff}UPN,Fore\u{ad}name,DOB\r\nB8012000\u{200b}05001,\u{202a}Zoë\u{202c},23/11/2018\u{200e}";
        let decoded = decode(text.as_bytes()).unwrap();
        assert_eq!(decoded.text, "UPN,Forename,DOB\r\nB801200005001,Zoë,23/11/2018");
        assert_eq!(decode("\u{200b}\u{feff}".as_bytes()), Err(RosterFault::Empty));
    }

    #[test]
    fn damaged_letters_are_marked_not_refused() {
        assert_eq!(decode(b"\xEF\xBB\xBFZo\xEB").unwrap().text, "Zo\u{fffd}");
        assert_eq!(decode(b"\xFF\xFEZ\0\x00\xD8A").unwrap().text, "Z\u{fffd}\u{fffd}");
    }

    #[test]
    fn what_is_no_list_is_named() {
        for (bytes, fault) in [
            (b"".as_slice(), RosterFault::Empty),
            (b"\xEF\xBB\xBF \r\n", RosterFault::Empty),
            (b"PK\x03\x04rest", RosterFault::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", RosterFault::Workbook),
            (b"%PDF-1.7", RosterFault::NotText),
            (b"GIF89a\0\0", RosterFault::NotText),
            (b"\n<html><table>", RosterFault::Markup),
            (b"{\"format\":\"lantern/1\"}", RosterFault::Json),
            (b"\x1F\x8B\x08packed", RosterFault::Json),
            (b"age-encryption.org/v1\n-> scrypt", RosterFault::Json),
        ] {
            assert_eq!(decode(bytes), Err(fault));
        }
        assert_eq!(decode(&vec![b'a'; ROSTER_FILE_MAX + 1]), Err(RosterFault::TooLarge { most: ROSTER_FILE_MAX }));
        assert!(decode(&vec![b'a'; ROSTER_FILE_MAX]).is_ok());
    }
}
