//! Deciding about mentoring meetings: mentors, what is said, who agrees, corrections afterwards.

use super::decide::{Decide, OfHalfTerm, View, Writer, pupil_file};
use super::roll::name;
use crate::domain::meeting::{COMMENT_MAX, is_signature};
use crate::domain::{Meeting, MeetingId, MeetingPart, MentoringRules as Rules, NoteId, Party, PupilId, Role, StaffId};
use crate::ledger::{About, Cell, Change, Fold, Reading};
use crate::words::Refusal;

/// What can be asked about mentoring.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Mentoring {
    /// Set how the school holds its meetings.
    SetRules { rules: Rules },
    /// Give children a mentor; `None` takes it away.
    SetMentor { pupils: Vec<PupilId>, mentor: Option<StaffId> },
    /// Begin a meeting.
    Begin { pupil: PupilId, details: Meeting },
    /// Change when or for which half term a meeting that is going on is held.
    Change { pupil: PupilId, meeting: MeetingId, details: Meeting },
    /// Write something down.
    Say { pupil: PupilId, meeting: MeetingId, part: MeetingPart, text: String },
    /// Somebody agrees.
    Agree { pupil: PupilId, meeting: MeetingId, consent: Consent },
    /// Somebody does not agree after all.
    TakeBack { pupil: PupilId, meeting: MeetingId, party: Party },
    /// The meeting is over, with what was written down and agreed to last: all of it, or nothing and the meeting goes on.
    Finish { pupil: PupilId, meeting: MeetingId, said: Vec<(MeetingPart, String)>, agreed: Vec<Consent> },
    /// Correct a meeting that is over, visibly; `None` adds a correction.
    Amend { pupil: PupilId, meeting: MeetingId, amendment: Option<NoteId>, text: String },
    /// Remove a meeting that was begun by mistake, before it is over.
    Remove { pupil: PupilId, meeting: MeetingId },
}

/// By what name and signature somebody agrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Who.
    pub party: Party,
    /// By what name.
    pub name: String,
    /// The signature as it was drawn; may be empty.
    pub signature: String,
}

/// A meeting of a child that is being changed.
struct Sitting<'a> {
    about: About,
    file: &'a Fold,
    meeting: MeetingId,
}

impl Sitting<'_> {
    fn say(&self, writer: &mut Writer<'_>, part: MeetingPart, text: &str) -> Result<(), Refusal> {
        let text = comment(text)?;
        // Nothing said where nothing was said before needs no entry.
        if !text.is_empty() || !self.file.live(Cell::MeetingSaid(self.meeting, part)).is_empty() {
            let by = match part {
                MeetingPart::Child => Role::Child,
                MeetingPart::Parent => Role::Parent,
                MeetingPart::Mentor | MeetingPart::Celebrate => Role::Mentor,
            };
            writer.write_fact_as(by, self.about, self.file, Change::MeetingSaid { meeting: self.meeting, part, text });
        }
        Ok(())
    }

    fn agree(&self, writer: &mut Writer<'_>, Consent { party, name: who, signature }: &Consent) -> Result<(), Refusal> {
        if self.file.agreed(self.meeting, *party).is_some() {
            return Err(Refusal::AgreedAlready);
        }
        let name = name(who)?;
        if !is_signature(signature) {
            return Err(Refusal::SignatureTooLong);
        }
        let change = Change::MeetingAgreed { meeting: self.meeting, party: *party, name, signature: signature.clone() };
        let by = match party {
            Party::Child => Role::Child,
            Party::Parent => Role::Parent,
            Party::Mentor => Role::Mentor,
        };
        writer.write_fact_as(by, self.about, self.file, change);
        Ok(())
    }
}

/// A meeting that is still going on.
fn open(file: &Fold, meeting: MeetingId) -> Result<Meeting, Refusal> {
    let details = file.meeting_now(meeting).ok_or(Refusal::NotHere)?;
    if details.done { Err(Refusal::MeetingIsOver) } else { Ok(details) }
}

fn check(details: &Meeting) -> Result<(), Refusal> {
    if details.period.year.contains(details.date) { Ok(()) } else { Err(Refusal::OutsideTheYear(details.period.year)) }
}

fn comment(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > COMMENT_MAX { Err(Refusal::TooLong(COMMENT_MAX)) } else { Ok(text.to_owned()) }
}

impl Decide for Mentoring {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        match self {
            Self::SetRules { rules } => {
                rules.check().map_err(Refusal::Senseless)?;
                writer.write_fact(About::School, view.roll.fold(), Change::MentoringSet { mentoring: rules.clone() });
            }
            Self::SetMentor { pupils, mentor } => {
                if mentor.is_some_and(|mentor| view.roll.staff_member(mentor).is_none()) {
                    return Err(Refusal::NotHere);
                }
                for pupil in pupils {
                    let (about, file) = pupil_file(view, *pupil)?;
                    match mentor {
                        Some(mentor) => writer.write_fact(about, &file, Change::MentorSet { mentor: *mentor }),
                        None => writer.retract(about, &file, Cell::Mentor),
                    }
                }
            }
            Self::Begin { pupil, details } => {
                let (about, file) = pupil_file(view, *pupil)?;
                check(details)?;
                // A child who has left is met no more.
                let placement = view.roll.placement(*pupil, details.period.year);
                if placement.as_ref().and_then(Reading::any).is_none_or(|placement| placement.class.is_none()) {
                    return Err(Refusal::HasLeft);
                }
                if file.meetings().iter().any(|(_, meeting)| !meeting.done && meeting.period == details.period) {
                    return Err(Refusal::MeetingOpen);
                }
                let meeting = writer.mint();
                writer.write_fact(about, &file, Change::MeetingSet { meeting, details: Meeting { done: false, ..details.clone() } });
            }
            Self::Change { pupil, meeting, details } => {
                let (about, file) = pupil_file(view, *pupil)?;
                open(&file, *meeting)?;
                check(details)?;
                let details = Meeting { done: false, ..details.clone() };
                writer.write_fact(about, &file, Change::MeetingSet { meeting: *meeting, details });
            }
            Self::Say { pupil, meeting, part, text } => {
                let (about, file) = pupil_file(view, *pupil)?;
                open(&file, *meeting)?;
                Sitting { about, file: &file, meeting: *meeting }.say(writer, *part, text)?;
            }
            Self::Agree { pupil, meeting, consent } => {
                let (about, file) = pupil_file(view, *pupil)?;
                open(&file, *meeting)?;
                Sitting { about, file: &file, meeting: *meeting }.agree(writer, consent)?;
            }
            Self::TakeBack { pupil, meeting, party } => {
                let (about, file) = pupil_file(view, *pupil)?;
                open(&file, *meeting)?;
                writer.retract(about, &file, Cell::MeetingAgreed(*meeting, *party));
            }
            Self::Finish { pupil, meeting, said, agreed } => {
                let (about, file) = pupil_file(view, *pupil)?;
                let details = Meeting { done: true, ..open(&file, *meeting)? };
                let sitting = Sitting { about, file: &file, meeting: *meeting };
                said.iter().try_for_each(|(part, text)| sitting.say(writer, *part, text))?;
                agreed.iter().try_for_each(|consent| sitting.agree(writer, consent))?;
                writer.write_fact(about, &file, Change::MeetingSet { meeting: *meeting, details });
            }
            Self::Amend { pupil, meeting, amendment, text } => {
                let (about, file) = pupil_file(view, *pupil)?;
                if !file.meeting_now(*meeting).ok_or(Refusal::NotHere)?.done {
                    return Err(Refusal::MeetingGoesOn);
                }
                let text = comment(text)?;
                if text.is_empty() {
                    return Err(Refusal::NameMissing);
                }
                let amendment = amendment.unwrap_or_else(|| writer.mint());
                writer.write_fact(about, &file, Change::MeetingAmended { meeting: *meeting, amendment, text });
            }
            Self::Remove { pupil, meeting } => {
                let (about, file) = pupil_file(view, *pupil)?;
                open(&file, *meeting)?;
                let parts = MeetingPart::ALL.into_iter().map(|part| Cell::MeetingSaid(*meeting, part));
                let parties = Party::ALL.into_iter().map(|party| Cell::MeetingAgreed(*meeting, party));
                for cell in std::iter::once(Cell::Meeting(*meeting)).chain(parts).chain(parties) {
                    writer.retract(about, &file, cell);
                }
            }
        }
        Ok(())
    }

    fn half_term(&mut self) -> OfHalfTerm<'_> {
        match self {
            // What is looked back at and ahead to was found for it.
            Self::Begin { details, .. } => OfHalfTerm::Stays(details.period),
            // What goes on belongs to its own meeting.
            Self::SetRules { .. }
            | Self::SetMentor { .. }
            | Self::Change { .. }
            | Self::Say { .. }
            | Self::Agree { .. }
            | Self::TakeBack { .. }
            | Self::Finish { .. }
            | Self::Amend { .. }
            | Self::Remove { .. } => OfHalfTerm::None,
        }
    }
}
