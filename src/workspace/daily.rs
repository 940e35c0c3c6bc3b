//! Deciding about a day: what was missed, what happened, and praise.

use super::decide::{Decide, View, Writer, pupil_file};
use crate::domain::people::{NAME_MAX, NOTE_MAX};
use crate::domain::{Date, Incident, NoteId, Praise, PraiseKey, PupilId, Slip};
use crate::ledger::{Cell, Change};
use crate::words::Refusal;

/// What can be asked about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Daily {
    /// Children missed something on a day, or did not after all.
    Miss { pupils: Vec<PupilId>, date: Date, slip: Slip, missed: bool },
    /// Something happened that these children had a part in.
    Happen { pupils: Vec<PupilId>, date: Date, incident: Incident },
    /// Take an incident away from one child's file.
    RemoveIncident { pupil: PupilId, incident: NoteId },
    /// Praise children.
    Praise { pupils: Vec<PupilId>, date: Date, kind: PraiseKey, note: String },
    /// Take a praise away that was given by mistake.
    RemovePraise { pupil: PupilId, praise: NoteId },
}

/// A request about a day, and the day it is: what has not come yet is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnADay {
    /// The day it is.
    pub today: Date,
    /// What is asked.
    pub ask: Daily,
}

fn at_most(text: &str, max: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > max { Err(Refusal::TooLong(max)) } else { Ok(text.to_owned()) }
}

impl Decide for OnADay {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        let come = |date: &Date| if *date > self.today { Err(Refusal::NotYet) } else { Ok(*date) };
        match &self.ask {
            Daily::Miss { pupils, date, slip, missed } => {
                let date = come(date)?;
                for pupil in pupils {
                    let (about, file) = pupil_file(view, *pupil)?;
                    if *missed {
                        writer.write_fact(about, &file, Change::DayNoted { date, slip: *slip });
                    } else {
                        writer.retract(about, &file, Cell::Day(date, *slip));
                    }
                }
            }
            Daily::Happen { pupils, date, incident } => {
                let date = come(date)?;
                let kind = at_most(&incident.kind, NAME_MAX)?;
                if kind.is_empty() {
                    return Err(Refusal::NameMissing);
                }
                let (happened, done) = (at_most(&incident.happened, NOTE_MAX)?, at_most(&incident.done, NOTE_MAX)?);
                let details = Incident { strand: incident.strand, kind, happened, done };
                for pupil in pupils {
                    let (about, file) = pupil_file(view, *pupil)?;
                    let incident = writer.mint();
                    writer.write_fact(about, &file, Change::IncidentNoted { incident, date, details: details.clone() });
                }
            }
            Daily::Praise { pupils, date, kind, note } => {
                let date = come(date)?;
                let kinds = view.roll.praise_kinds();
                let (kind, points) = kinds
                    .iter()
                    .find(|(key, details)| key == kind && !details.retired)
                    .map(|(key, k)| (*key, k.points))
                    .ok_or(Refusal::NotHere)?;
                let note = at_most(note, NOTE_MAX)?;
                for pupil in pupils {
                    let (about, file) = pupil_file(view, *pupil)?;
                    let praise = writer.mint();
                    writer.write_fact(about, &file, Change::Praised { praise, date, details: Praise { kind, points, note: note.clone() } });
                }
            }
            Daily::RemoveIncident { pupil, incident } => remove(view, writer, *pupil, Cell::Incident(*incident))?,
            Daily::RemovePraise { pupil, praise } => remove(view, writer, *pupil, Cell::Praise(*praise))?,
        }
        Ok(())
    }
}

fn remove(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, cell: Cell) -> Result<(), Refusal> {
    let (about, file) = pupil_file(view, pupil)?;
    if file.live(cell).is_empty() {
        return Err(Refusal::NotHere);
    }
    writer.retract(about, &file, cell);
    Ok(())
}
