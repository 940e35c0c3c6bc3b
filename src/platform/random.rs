//! Chance, for ids and salts.

use super::fault::Fault;

/// A random number for this tab's ids, from the browser's secure source.
///
/// # Errors
/// The browser has no secure source.
pub fn session() -> Result<u64, Fault> {
    bytes().map(u64::from_le_bytes)
}

/// Random bytes from the browser's secure source.
///
/// # Errors
/// The browser has no secure source.
pub fn bytes<const N: usize>() -> Result<[u8; N], Fault> {
    let crypto = web_sys::window().and_then(|w| w.crypto().ok()).ok_or(Fault::NoStorage)?;
    let mut bytes = [0_u8; N];
    crypto.get_random_values_with_u8_array(&mut bytes).map_err(|_| Fault::NoStorage)?;
    Ok(bytes)
}
