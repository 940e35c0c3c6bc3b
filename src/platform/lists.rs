//! Lists in, of whatever kind.

use super::fault::Fault;
use super::{files, gzip};
use crate::exchange::lists::{ListFile, open};
use crate::exchange::spreadsheet::{Next, Packed};
use crate::exchange::table::Listed;
use crate::words::other_programs::NotRead;

/// Reads a file of a list: its text, or why there is none.
///
/// # Errors
/// The browser could not read it.
pub async fn read(file: &web_sys::File) -> Result<Result<Listed, NotRead>, Fault> {
    let bytes = files::read(file).await?;
    let mut book = match open(&bytes) {
        Ok(ListFile::Ready(listed)) => return Ok(Ok(listed)),
        Ok(ListFile::Workbook(book)) => book,
        Err(why) => return Ok(Err(why)),
    };
    loop {
        let taken = match book.wants() {
            Ok(Next::Done(listed)) => return Ok(Ok(listed)),
            Ok(Next::Unpack(packed)) => unpacked(packed).await.and_then(|unpacked| book.take(&unpacked)),
            Err(why) => Err(why),
        };
        if let Err(why) = taken {
            return Ok(Err(why));
        }
    }
}

/// Unpacks a file of an archive, no further than it says to come to.
async fn unpacked(packed: Packed<'_>) -> Result<Vec<u8>, NotRead> {
    if !packed.deflated {
        return Ok(packed.bytes.to_vec());
    }
    let pieces = gzip::Pieces::deflated(packed.bytes).map_err(|_| NotRead::CannotUnpack)?;
    let mut unpacked = Vec::new();
    while let Some(piece) = pieces.next().await.map_err(|_| NotRead::Damaged)? {
        if unpacked.len() + piece.len() > packed.size {
            return Err(NotRead::Damaged);
        }
        unpacked.extend_from_slice(&piece);
    }
    Ok(unpacked)
}
