//! Where a fact is at home, and in what part of a child's file.

use crate::domain::consultation::Place;
use crate::domain::{ClassId, ConsultationId, GroupKey, Period, Voice};

/// Where a fact is at home: whose file it lies in, and what that means for the file of a class and for the screen of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home<'a> {
    /// The pupil's own file, in this voice. It goes wherever the file goes; what is in the child's voice may stand on the child's screen.
    Pupil(Voice),
    /// The school's file, as a setting of the whole school. No class file carries it or changes it. How it stands to time.
    Setting(Holds),
    /// The school's file: what the school is called. No class file carries it or changes it, and no file of settings: every school has its
    /// own. It holds as words do.
    SchoolName,
    /// The school's file, as something taken in from elsewhere. No class file carries it or changes it.
    TakenIn,
    /// The school's file. It goes with each of the children it names.
    Children,
    /// The school's file. It goes with this class.
    Class(ClassId),
    /// The school's file: the staff list. It goes with every class, so that whoever writes or mentors is one person on all devices.
    Staff,
    /// The school's file: that a child is in a group. It goes with the class of the child, and never with the child's own file.
    InGroup,
    /// The school's file: what a group of children is called. It goes with the class of each child who is in it.
    Group(GroupKey),
    /// The school's file: when the half terms are. It goes with every class, and a class file may bring another; the preview says so.
    Dates,
    /// The school's file. It goes with the slots booked on this day, and with a class that is seen in one of its places.
    Day(ConsultationId, &'a [Place]),
    /// The file of whatever it takes away. It goes along with that.
    TakesAway,
    /// Any file: a kind this version does not know.
    Unknown,
}

/// How a setting stands to time: what saying it anew may change of a half term that is over.
///
/// A year that is over stays as it was: whatever is counted, coloured or suggested by a setting is counted by what held in the half term it
/// is of. Every setting says here how that is kept, and `tests/native/over.rs` holds it to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// From this half term on, until other numbers hold. Nothing changes of an earlier half term, not even a word.
    From(Period),
    /// From the beginning, or until the first that hold from a half term on. A kind of before these, that is read and no longer written.
    FromTheBeginning,
    /// It says what something is called, what can be chosen, or what is done next. What is counted, coloured or suggested stays.
    Words,
}

/// What part of a child's file a fact belongs to.
///
/// What a child says of a criterion, a strand or a target stays where that belongs, beside what the teacher says, as everywhere in Lantern;
/// choosing the child as the person finds all of it. Its own voice is what only a child can say: its answers and its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilePart {
    /// Ratings of criteria, stages, reviews, judgements.
    Academic,
    /// Strands, headings, attendance, days, incidents.
    Attitude,
    /// Targets and how far they were met.
    Targets,
    /// Mentors, mentoring meetings, slots on Parent Consultation Days.
    Meetings,
    /// Praise.
    Praise,
    /// Scores in tests.
    Tests,
    /// The child's answers and its picture.
    OwnVoice,
    /// Notes.
    Notes,
    /// Name, class, links between enrolments, brothers and sisters.
    Details,
    /// What this version does not know, and what is not about a child.
    Other,
}
