//! What the database and its stores are called.

/// The database's name. It never changes: a new name would look like lost files.
pub const NAME: &str = "lantern";
/// The version of the stores.
pub const VERSION: u32 = 1;

/// Packs of entries: `school`, or `pupil/<id>/<school year>`.
pub const PACKS: &str = "packs";
/// Entries written since the last packing, one record each.
pub const LOOSE: &str = "loose";
/// The school's id and the tombstones.
pub const META: &str = "meta";
