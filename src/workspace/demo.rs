//! The demo class: invented children, plainly labelled, apart from real ones, and gone in one tap.

use std::collections::HashMap;
use std::sync::Arc;

use super::decide::{View, Writer};
use crate::domain::{
    Attendance, BandKey, By, ClassId, CriterionId, EntryId, Period, Placement, Pupil, PupilId, Role, Slip, StrandKey, SubjectKey, Voice,
    YearGroup, order,
};
use crate::ledger::{About, Change, Entry};
use crate::words::Refusal;

mod meetings;

/// What the demo class is called.
pub const DEMO_NAME: &str = "Demo class (invented children)";

/// Invented names. Surnames are English birds, so that nobody mistakes the class for a real one.
const CHILDREN: [(&str, &str); 12] = [
    ("Ada", "Avocet"),
    ("Bashir", "Bittern"),
    ("Chloe", "Curlew"),
    ("Dev", "Dunnock"),
    ("Esme", "Egret"),
    ("Finn", "Fieldfare"),
    ("Grace", "Goldcrest"),
    ("Hamza", "Heron"),
    ("Isla", "Jackdaw"),
    ("Kofi", "Kestrel"),
    ("Lena", "Linnet"),
    ("Marek", "Moorhen"),
];
/// The demo children work at stage 4 of maths, on its first criteria.
const STAGE: u8 = 4;
const CRITERIA: u16 = 18;
/// Sessions of a half term of the demo.
const SESSIONS: u16 = 70;

/// Writes the demo class with two half terms of ratings, and of the half term that is over its attendance, targets and most meetings.
pub(super) fn add(view: View<'_>, writer: &mut Writer<'_>, period: Period) -> Result<(), Refusal> {
    if classes(view).next().is_some() {
        return Err(Refusal::DemoIsHere);
    }
    let class: ClassId = writer.mint();
    writer.write(About::School, Vec::new(), Change::ClassSet { class, name: DEMO_NAME.to_owned(), demo: true });
    let bands: Vec<BandKey> = view.roll.scheme(period).bands().iter().map(|b| b.key).collect();
    let Ok(subject) = "maths".parse::<SubjectKey>() else { return Ok(()) };
    let strands = uncounted(view, period);
    for (nth, (forename, surname)) in CHILDREN.into_iter().enumerate() {
        let pupil: PupilId = writer.mint();
        let details = Pupil { forename: forename.to_owned(), surname: surname.to_owned(), upn: None, born: None };
        writer.write(About::School, Vec::new(), Change::PupilSet { pupil, details });
        let year_group = YearGroup::ALL.get(usize::from(STAGE)).copied();
        let placement = Placement { class: Some(class), year_group };
        writer.write(About::School, Vec::new(), Change::PupilPlaced { pupil, year: period.year, placement });
        // The class did not exist before this school year, and neither do its ratings.
        let last = period.previous().filter(|last| last.year == period.year);
        for (past, period) in [(1, last), (0, Some(period))] {
            let Some(period) = period else { continue };
            for number in 1..=CRITERIA {
                let criterion = CriterionId { subject, stage: STAGE, number };
                for voice in [Voice::Teacher, Voice::Child] {
                    if let Some(band) = invented(&bands, nth, number, voice, past) {
                        let change = Change::Rated { voice, criterion, period, band };
                        writer.write_by(speaking(voice), About::Pupil(pupil), Vec::new(), change);
                    }
                }
            }
            for (at, strand) in strands.iter().enumerate() {
                for voice in [Voice::Teacher, Voice::Child] {
                    if let Some(band) = invented_strand(&bands, nth, at, voice, past) {
                        let change = Change::StrandRated { voice, strand: *strand, period, band, suggested: None };
                        writer.write_by(speaking(voice), About::Pupil(pupil), Vec::new(), change);
                    }
                }
            }
            if past > 0 {
                writer.write(About::Pupil(pupil), Vec::new(), Change::AttendanceSet { period, attendance: invented_attendance(nth) });
                let (_, span) = match view.roll.term_dates(period.year).half_terms().find(|(half, _)| *half == period.half_term) {
                    Some(found) => found,
                    None => continue,
                };
                meetings::add(writer, About::Pupil(pupil), (nth, forename), period, span.last, &bands);
            }
        }
    }
    Ok(())
}

/// A band for one cell of the demo, the same every time: early criteria are further on, and children mostly agree with their teacher.
fn invented(bands: &[BandKey], nth: usize, number: u16, voice: Voice, past: usize) -> Option<BandKey> {
    let number = usize::from(number);
    let wobble = (nth * 7 + number * 5) % 4;
    let child = usize::from(voice == Voice::Child);
    // This half term the last criteria are not rated yet; a child has looked at fewer than the teacher.
    if number + nth % 3 + 4 * child > usize::from(CRITERIA) - 4 * past {
        return None;
    }
    let ahead = (nth % 4 + wobble + 6).saturating_sub(number / 3 + past);
    let level = match ahead {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let differs = child == 1 && (nth + number).is_multiple_of(7);
    let level = if differs { (level + 1).min(2) } else { level };
    bands.get(level * (bands.len() - 1) / 2).copied()
}

/// Who is behind a voice in the demo.
fn speaking(voice: Voice) -> By {
    By { role: if voice == Voice::Child { Role::Child } else { Role::Teacher }, staff: None }
}

/// The strands for which nothing is counted, so that nothing is suggested: these the demo's teacher and children have rated. The others
/// show what is suggested.
fn uncounted(view: View<'_>, period: Period) -> Vec<StrandKey> {
    let counted = |key: &StrandKey| key.as_str() == "attendance" || Slip::ALL.iter().any(|slip| slip.strand() == key.as_str());
    view.roll.strands(period).into_iter().map(|(key, _)| key).filter(|key| !counted(key)).collect()
}

/// A band for one strand of the demo, the same every time: most children do well, and most see themselves as their teacher does; where they
/// do not, it is the teacher's yellow that a child sees as green, or the other way round, and once a red.
fn invented_strand(bands: &[BandKey], nth: usize, at: usize, voice: Voice, past: usize) -> Option<BandKey> {
    let teacher = match (nth * 5 + at * 3 + past * 2) % 11 {
        0 => 0,
        1..=4 => 1,
        _ => 2,
    };
    let level = match (voice, (nth + at * 4 + past * 5) % 7) {
        (Voice::Child, 0) => 2,
        (Voice::Child, 1) => usize::from(teacher == 0) + usize::from(teacher == 2),
        _ => teacher,
    };
    bands.get(level * (bands.len() - 1) / 2).copied()
}

/// Attendance for a child of the demo, the same every time: nearly everyone is nearly always there.
fn invented_attendance(nth: usize) -> Attendance {
    let (missed, late) = match nth % 12 {
        4 => (9, 3),
        7 => (5, 5),
        n => (u16::from(n % 3 == 1) * 2, u16::from(n % 5 == 0)),
    };
    Attendance { possible: SESSIONS, attended: SESSIONS - missed, unauthorised: u16::from(missed == 9), late }
}

fn classes(view: View<'_>) -> impl Iterator<Item = ClassId> {
    view.roll.classes().into_iter().filter(|(_, class)| class.demo).map(|(id, _)| id)
}

/// The invented children: those placed in a demo class at any time, and never in another.
#[must_use]
pub fn pupils(view: View<'_>) -> Vec<PupilId> {
    let demo = order::set(classes(view));
    let (mut invented, mut real) = (order::Set::new(), order::Set::new());
    for entry in view.ledger.school().entries() {
        if let Change::PupilPlaced { pupil, placement: Placement { class: Some(class), .. }, .. } = &entry.change {
            if demo.contains(class) {
                invented.insert(*pupil)
            } else {
                real.insert(*pupil)
            };
        }
    }
    invented.into_iter().filter(|pupil| !real.contains(pupil)).collect()
}

/// Every entry of the demo classes: the classes, their children, all that is said of them, and what replaces any of that.
pub(super) fn everything(view: View<'_>) -> Result<Vec<Arc<Entry>>, Refusal> {
    let demo = order::set(classes(view));
    let children = pupils(view);
    view.has_read(children.iter().copied())?;
    let of_class = |entry: &Entry| match &entry.change {
        Change::ClassSet { class, .. } => demo.contains(class),
        // A consultation day for invented children alone.
        Change::ConsultationSet { details, .. } => {
            details.places.iter().all(|place| place.class.is_some_and(|class| demo.contains(&class)))
        }
        _ => false,
    };
    let of_child = |entry: &Entry| children.iter().any(|id| entry.change.mentions(*id));
    let school: Vec<&Arc<Entry>> = view.ledger.school().entries().collect();
    let (gone, others): (Vec<&Arc<Entry>>, Vec<&Arc<Entry>>) = school.into_iter().partition(|entry| of_class(entry) || of_child(entry));
    let of_school = going_along(gone, &others).0;
    let own = children.iter().filter_map(|id| view.ledger.pupil(*id)).flat_map(|file| file.entries());
    Ok(own.chain(of_school).cloned().collect())
}

/// What goes, and among the others what only takes that away, and so on along the chain: such an entry names no child and goes once all
/// that it names is gone. And in how many steps that was found; each entry is looked at once for each that it names.
fn going_along<'a>(mut gone: Vec<&'a Arc<Entry>>, others: &[&'a Arc<Entry>]) -> (Vec<&'a Arc<Entry>>, usize) {
    let mut named_by: HashMap<EntryId, Vec<(usize, &Arc<Entry>)>> = HashMap::new();
    let mut left: Vec<usize> = Vec::new();
    for entry in others.iter().filter(|entry| entry.change.takes_away()) {
        for id in &entry.replaces {
            named_by.entry(*id).or_default().push((left.len(), entry));
        }
        left.push(entry.replaces.len());
    }
    let (mut at, mut steps) = (0, 0);
    while let Some(next) = gone.get(at).copied() {
        at += 1;
        for (place, entry) in named_by.remove(&next.id).into_iter().flatten() {
            steps += 1;
            if let Some(left) = left.get_mut(place) {
                *left = left.saturating_sub(1);
                if *left == 0 {
                    gone.push(entry);
                }
            }
        }
    }
    (gone, steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Minter, Moment};

    #[test]
    fn a_chain_of_sixteen_thousand_takes_a_step_each_in_whatever_order_it_lies() {
        for length in [16, 16_000] {
            let mut minter = Minter::new(1);
            let ids: Vec<EntryId> = (0..=length).map(|_| minter.mint()).collect();
            let by = By { role: Role::Teacher, staff: None };
            let entry = |id, replaces| {
                let (about, at) = (About::School, Moment::from_seconds(0));
                Arc::new(Entry { id, about, at, by, replaces, change: Change::Undone {} })
            };
            // Each names the one with the next id, so that the last of the file goes first.
            let all: Vec<Arc<Entry>> =
                ids.iter().enumerate().map(|(n, id)| entry(*id, ids.get(n + 1).copied().into_iter().collect())).collect();
            let others: Vec<&Arc<Entry>> = all.iter().take(length).collect();
            let (gone, steps) = going_along(all.iter().skip(length).collect(), &others);
            assert_eq!((gone.len(), steps), (length + 1, length));
        }
    }

    #[test]
    fn what_takes_away_more_than_goes_stays() {
        let mut minter = Minter::new(1);
        let ids: Vec<EntryId> = (0..3).map(|_| minter.mint()).collect();
        let by = By { role: Role::Teacher, staff: None };
        let entry = |id, replaces: &[EntryId]| {
            let (about, at, replaces) = (About::School, Moment::from_seconds(0), replaces.to_vec());
            Arc::new(Entry { id, about, at, by, replaces, change: Change::Retracted {} })
        };
        let (goes, stays) = (entry(ids[0], &[]), entry(ids[2], &ids[..2]));
        assert_eq!(going_along(vec![&goes], &[&stays]).0, [&goes]);
    }
}
