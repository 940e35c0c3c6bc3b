//! Files in the age format, locked with a passphrase.

use std::io::{self, Read, Write};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};

use crate::Problem;

/// How hard a passphrase is to try, as a power of two: half a second and 128 MB a try on a school's laptop.
pub const WORK: u8 = 17;
/// The hardest that is taken on: what `age` itself writes is 18, and a gigabyte is more than a tablet has to give.
pub const WORK_MAX: u8 = 19;

/// Locks what is read with a passphrase.
///
/// # Errors
/// [`Problem::Broken`]: it could not be read or written.
pub fn seal(passphrase: String, from: &mut impl Read, to: &mut impl Write) -> Result<(), Problem> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(WORK);
    let broken = |_| Problem::Broken;
    let sealing = Encryptor::with_recipients(std::iter::once(&recipient as &dyn Recipient)).map_err(|_| Problem::Broken)?;
    let mut writer = sealing.wrap_output(to).map_err(broken)?;
    io::copy(from, &mut writer).map_err(broken)?;
    writer.finish().map(drop).map_err(broken)
}

/// Opens what was locked with a passphrase. What was written by then is worth nothing where this fails.
///
/// # Errors
/// Any [`Problem`].
pub fn open(passphrase: String, from: &mut impl Read, to: &mut impl Write) -> Result<(), Problem> {
    let sealed = Decryptor::new(from).map_err(|why| problem(&why))?;
    if !sealed.is_scrypt() {
        return Err(Problem::NoPassphrase);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(WORK_MAX);
    let mut reader = sealed.decrypt(std::iter::once(&identity as &dyn Identity)).map_err(|why| problem(&why))?;
    io::copy(&mut reader, to).map(drop).map_err(|why| match why.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Problem::Damaged,
        _ => Problem::Broken,
    })
}

fn problem(why: &DecryptError) -> Problem {
    match why {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => Problem::OtherPassphrase,
        DecryptError::ExcessiveWork { .. } => Problem::TooMuchWork,
        DecryptError::InvalidHeader | DecryptError::InvalidMac | DecryptError::UnknownFormat => Problem::Damaged,
        DecryptError::Io(_) => Problem::Damaged,
    }
}
