//! The PIN of a child's screen, kept only as a salted Argon2id hash in the usual text form (PHC).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// Bytes of salt, from the device's secure source.
pub const SALT: usize = 16;

/// Hashes a PIN with a fresh salt, by the crate's recommended parameters (Argon2id, 19 MiB, 2 passes). `None` only where the memory for it
/// is missing.
#[must_use]
pub fn hash(pin: &str, salt: [u8; SALT]) -> Option<String> {
    Argon2::default().hash_password_with_salt(tidy(pin).as_bytes(), &salt).ok().map(|hash: PasswordHash| hash.to_string())
}

/// Whether a PIN is the one that was hashed. A hash that cannot be read fits no PIN.
#[must_use]
pub fn fits(pin: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(tidy(pin).as_bytes(), &hash).is_ok())
}

/// Whether a text is a hash of the kind this version makes: nothing from a file may ask for gigabytes of memory.
#[must_use]
pub fn is_ours(hash: &str) -> bool {
    hash.len() <= 200 && hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && PasswordHash::new(hash).is_ok()
}

/// Spaces around a PIN are slips of the finger.
fn tidy(pin: &str) -> &str {
    pin.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_fits_its_own_hash_only() {
        let made = hash("2580", [7; SALT]).unwrap();
        assert!(is_ours(&made), "{made}");
        assert!(!made.contains("2580"));
        assert!(fits("2580", &made) && fits(" 2580 ", &made));
        assert!(!fits("2581", &made) && !fits("", &made) && !fits("2580", "nonsense"));
        assert_ne!(made, hash("2580", [8; SALT]).unwrap(), "the salt counts");
    }

    #[test]
    fn a_greedy_hash_is_none_of_ours() {
        let made = hash("2580", [7; SALT]).unwrap();
        assert!(!is_ours(&made.replace("m=19456", "m=4194304")));
        assert!(!is_ours("") && !is_ours("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
}
