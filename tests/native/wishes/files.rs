//! What a file brings: the whole of another device, the file of its school or of a class, its tombstones alone, answers of children.

use lantern::exchange::{Document, preview};
use lantern::ledger::{Files, Ledger};
use lantern::workspace::{Command, GoBack, Import, Joining};

use super::{Eyes, Source, Wish, nth, statement, year};
use crate::device::knows;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brings {
    /// The file of the whole school, with everything the preview proposes agreed to.
    School,
    /// The file of a class, likewise.
    Class,
    /// Nothing but the children erased elsewhere.
    Tombstones,
}

impl Brings {
    pub(crate) const ALL: [Self; 3] = [Self::School, Self::Class, Self::Tombstones];
}

fn from<'a>(eyes: &Eyes<'a>, wish: Wish) -> Option<Source<'a>> {
    let (files, school) = nth(&eyes.elsewhere, wish.which)?;
    Some(Source { files, school: school.or(eyes.school)?, statement: &statement })
}

pub(super) fn brought(eyes: &Eyes<'_>, wish: Wish, brings: Brings) -> Option<Command> {
    let source = from(eyes, wish)?;
    let import = match brings {
        Brings::School => agreed(eyes, wish, &source.everything())?,
        Brings::Class => agreed(eyes, wish, &source.class(nth(&source.files.roll().classes(), wish.how)?.0, year()))?,
        Brings::Tombstones => Import { erase: source.files.ledger().erased().iter().copied().collect(), ..Import::default() },
    };
    Some(Command::Import(import))
}

/// What a person who agrees to everything takes in. Of classes and staff who look alike some say nothing, as before they were asked.
fn agreed(eyes: &Eyes<'_>, wish: Wish, document: &Document) -> Option<Import> {
    let seen = preview(eyes.files, eyes.school, &knows, document).ok()?;
    let taken = seen.taken(&seen.all_the_same(), true).ok()?;
    let same = wish.how % 4 != 3;
    let classes = taken.classes.into_iter().map(|(class, other, _)| Joining::Classes { class, other, same });
    let staff = taken.staff.into_iter().map(|(staff, other, _)| Joining::Staff { staff, other, same });
    Some(Import {
        school: Some(document.school),
        entries: seen.new.clone(),
        erase: seen.erases(seen.would_erase.iter().map(|(id, _)| *id)),
        links: seen.links(|_| true),
        joins: classes.chain(staff).filter(|_| wish.how.is_multiple_of(2)).collect(),
        bands: seen.bands.clone(),
        criteria: seen.criteria.clone(),
        accept: seen.other_school,
    })
}

/// All another device has, tombstones apart, perhaps with two children said to be one. Everything, not only what is new: a preview may have
/// grown old while the person read it.
pub(super) fn whole(eyes: &Eyes<'_>, wish: Wish) -> Option<Import> {
    let (theirs, _) = nth(&eyes.elsewhere, wish.which)?;
    let mut after: Ledger = eyes.files.ledger().clone();
    after.merge(theirs.ledger()).ok()?;
    let pupils = Files::of(after).roll().pupils();
    let pair = (nth(&pupils, wish.who)?.0, nth(&pupils, wish.how)?.0);
    let links = Some(pair).filter(|(one, other)| one != other && wish.how.is_multiple_of(3));
    Some(Import { entries: theirs.ledger().entries().cloned().collect(), links: links.into_iter().collect(), ..Import::default() })
}

/// A restore point: these files as they were before the last of what was written, or another device's.
pub(super) fn point(eyes: &Eyes<'_>, wish: Wish) -> Option<GoBack> {
    let theirs = nth(&eyes.elsewhere, wish.which).filter(|_| wish.how.is_multiple_of(3)).map(|(files, _)| files);
    let mut entries: Vec<_> = theirs.unwrap_or(eyes.files).ledger().entries().cloned().collect();
    entries.sort_by_key(|entry| (entry.at, entry.id));
    entries.truncate(entries.len().saturating_sub(usize::from(wish.how % 16)));
    Some(GoBack { school: None, erased: Vec::new(), entries })
}
