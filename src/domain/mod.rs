//! Words and rules of assertive mentoring.
//!
//! Knows the standard library, serde and the calendar crate. No clock, no randomness, no JSON, no browser.

pub mod attendance;
pub mod attitude;
pub mod calendar;
pub mod called;
pub mod conduct;
pub mod consultation;
pub mod curriculum;
pub mod days_off;
pub(crate) mod digits;
pub mod id;
pub mod judgement;
pub mod key;
pub mod letters;
pub mod lock;
pub mod meeting;
pub mod order;
pub mod people;
pub mod picture;
pub mod praise;
pub mod register;
pub mod restore;
pub mod round;
pub mod scheme;
pub mod score;
pub mod senseless;
pub mod sheet;
pub mod target;
pub mod terms;
pub mod upn;
pub mod used;

pub use attendance::Attendance;
pub use attitude::{Heading, Incident, Slip, Strand};
pub use calendar::{HalfTerm, Moment, Period, SchoolYear};
pub use called::Called;
pub use chrono::NaiveDate as Date;
pub use conduct::{Conduct, How};
pub use consultation::{Consultation, Slot, TimeOfDay};
pub use curriculum::{Criterion, CriterionId, CriterionWords, Curriculum};
pub use days_off::{DayOff, Holiday, day_off};
pub use id::{ClassId, ConsultationId, EntryId, MeetingId, Minter, NoteId, PupilId, RoundId, SchoolId, StaffId, Stamp, TargetId};
pub use judgement::{Aspect, KeyStage, Step, Thresholds};
pub use key::{BandKey, PictureKey, PraiseKey, StrandKey, SubjectKey, TestKey, VerdictKey};
pub use meeting::{Meeting, MeetingPart, MentoringRules, Party};
pub use people::{By, LegalName, Placement, Pupil, Role, StaffMember, Voice, YearGroup};
pub use praise::{Praise, PraiseKind};
pub use round::{Question, Round};
pub use scheme::{Band, Colour, Scheme, Shape};
pub use score::{Test, TestNumbers};
pub use senseless::Senseless;
pub use sheet::{Sheet, SheetItem};
pub use target::{Area, Target};
pub use terms::TermDates;
pub use upn::Upn;
pub use used::{Used, UsedSince, is_used};
