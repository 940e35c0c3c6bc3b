//! Praise.

/// One certificate.
pub const ONE_CERTIFICATE: &str = "1 certificate, on 1 page.";
/// A file without praise.
pub const NONE_YET: &str = "No praise yet.";
/// No kind of praise is in use.
pub const ALL_RETIRED: &str = "Every kind of praise is retired. ";
/// Where the words of praise are shown.
pub const SHOWN: &str = "Certificates show it. Please name no other child.";

/// Certificates.
#[must_use]
pub fn certificates(n: usize) -> String {
    if n == 1 { ONE_CERTIFICATE.to_owned() } else { format!("{n} certificates, each on a page of its own.") }
}

/// Nobody has what certificates are for.
#[must_use]
pub fn nothing_to_print(what: &str) -> String {
    format!("No child here has any {what}, so there is nothing to print.")
}

/// Certificates, and who has none.
#[must_use]
pub fn left_out(n: usize, what: &str, names: &[String]) -> String {
    format!("{} Left out, without any {what}: {}.", certificates(n), names.join(", "))
}

/// Nobody waits for praise.
#[must_use]
pub fn everyone(days: u8) -> String {
    format!("Everyone has been praised within the last {days} days.")
}

/// Who waits for praise.
#[must_use]
pub fn longest_first(days: u8) -> String {
    format!("No praise for {days} days or longer, longest first. Look out for something good.")
}
