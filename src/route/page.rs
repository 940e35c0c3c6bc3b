//! The pages without what is chosen in them, by the part they belong to. Choosing another half term keeps a page, and its focus; another
//! page is made anew.
//!
//! Every step from an address to what is shown is a `match` over all there is: a page that is forgotten somewhere does not compile.

#[cfg(debug_assertions)]
use super::Sample;
use super::{ClassRoute, PupilRoute, Route, Topic};
use crate::domain::{ClassId, ConsultationId, MeetingId, PupilId, SubjectKey};

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The classes: the one page that is there from the start.
    Start,
    /// How a class stands now.
    Now(NowPage),
    /// Academic work.
    Assess(AssessPage),
    /// The targets of a class.
    Targets(ClassId),
    /// Attitude and behaviour.
    Attitude(AttitudePage),
    /// What children and adults talk about.
    Mentoring(MentoringPage),
    /// What is printed.
    Paper(PrintOf),
    /// A child's file.
    Pupil(OfPupil),
    /// Files and lists, in and out.
    Files(FilesPage),
    /// What the school decides.
    Settings(SettingsPage),
    /// The whole school.
    School(SchoolPage),
    /// The parts of the screen.
    #[cfg(debug_assertions)]
    Design(Option<Sample>),
}

/// How a class stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NowPage {
    /// The class board.
    Board(ClassId),
    /// A day.
    Today(ClassId),
}

/// Academic work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssessPage {
    /// Marking in a subject.
    Mark(ClassId, SubjectKey),
    /// Judging in a subject.
    Judge(ClassId, SubjectKey),
    /// What to teach next in a subject.
    Gaps(ClassId, SubjectKey),
    /// The tests.
    Tests(ClassId),
}

/// Attitude and behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttitudePage {
    /// The strands.
    Strands(ClassId),
    /// The attendance.
    Attendance(ClassId),
    /// The praise.
    Praise(ClassId),
}

/// What children and adults talk about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentoringPage {
    /// The self-assessment.
    Rounds(ClassId),
    /// What children and teacher say, side by side.
    SideBySide(ClassId),
    /// The meetings of a class.
    Meetings(ClassId),
    /// A meeting; `None` to begin one.
    Meeting(PupilId, Option<MeetingId>),
    /// Parent Consultation Days: one, or the list of them.
    Consultation(ClassId, Option<ConsultationId>),
}

/// Of whom something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintOf {
    /// A class.
    Class(ClassId),
    /// A child.
    Pupil(PupilId),
}

/// A child's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfPupil {
    /// The file itself.
    File(PupilId),
    /// Everything that was ever written in it.
    History(PupilId),
    /// Everything that is kept of the child.
    Everything(PupilId),
}

/// Files and lists, in and out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilesPage {
    /// Adding pupils to a class.
    AddPupils(ClassId),
    /// The preview of an opened file.
    Import,
    /// Saving a copy of whatever can be read.
    Rescue,
    /// The restore points.
    Copies,
    /// The locked screen, which has no address either.
    Locked,
    /// Files that were here are missing: it stands in the place of every page, until somebody has chosen how to go on.
    Missing,
}

/// The whole school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchoolPage {
    /// The school in counts.
    Overview,
    /// Moving classes up.
    MoveUp,
    /// The children who have left.
    Leavers,
}

/// What the school decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SettingsPage {
    /// The settings of a subject.
    Of(Topic),
    /// The criteria of a subject, or the list of subjects.
    Criteria(Option<SubjectKey>),
}

impl Route {
    /// The page, without what is chosen in it.
    #[must_use]
    pub const fn page(self) -> Page {
        match self {
            Self::Start => Page::Start,
            Self::Class(class, page) => match page {
                ClassRoute::Board { .. } => Page::Now(NowPage::Board(class)),
                ClassRoute::Today { .. } => Page::Now(NowPage::Today(class)),
                ClassRoute::AddPupils => Page::Files(FilesPage::AddPupils(class)),
                ClassRoute::Mark { subject, .. } => Page::Assess(AssessPage::Mark(class, subject)),
                ClassRoute::Judge { subject, .. } => Page::Assess(AssessPage::Judge(class, subject)),
                ClassRoute::Gaps { subject, .. } => Page::Assess(AssessPage::Gaps(class, subject)),
                ClassRoute::Tests { .. } => Page::Assess(AssessPage::Tests(class)),
                ClassRoute::Targets { .. } => Page::Targets(class),
                ClassRoute::Attitude { .. } => Page::Attitude(AttitudePage::Strands(class)),
                ClassRoute::Attendance { .. } => Page::Attitude(AttitudePage::Attendance(class)),
                ClassRoute::Praise => Page::Attitude(AttitudePage::Praise(class)),
                ClassRoute::Rounds { .. } => Page::Mentoring(MentoringPage::Rounds(class)),
                ClassRoute::SideBySide { .. } => Page::Mentoring(MentoringPage::SideBySide(class)),
                ClassRoute::Meetings { .. } => Page::Mentoring(MentoringPage::Meetings(class)),
                ClassRoute::Consultation { day } => Page::Mentoring(MentoringPage::Consultation(class, day)),
                ClassRoute::Print { .. } => Page::Paper(PrintOf::Class(class)),
            },
            Self::Pupil(pupil, page) => match page {
                PupilRoute::File { .. } => Page::Pupil(OfPupil::File(pupil)),
                PupilRoute::History => Page::Pupil(OfPupil::History(pupil)),
                PupilRoute::Everything => Page::Pupil(OfPupil::Everything(pupil)),
                PupilRoute::Meeting { meeting, .. } => Page::Mentoring(MentoringPage::Meeting(pupil, meeting)),
                PupilRoute::Print { .. } => Page::Paper(PrintOf::Pupil(pupil)),
            },
            Self::Criteria { subject } => Page::Settings(SettingsPage::Criteria(subject)),
            Self::Import => Page::Files(FilesPage::Import),
            Self::Settings(topic) => Page::Settings(SettingsPage::Of(topic)),
            Self::Rescue => Page::Files(FilesPage::Rescue),
            Self::Copies => Page::Files(FilesPage::Copies),
            Self::School => Page::School(SchoolPage::Overview),
            Self::MoveUp => Page::School(SchoolPage::MoveUp),
            Self::Leavers => Page::School(SchoolPage::Leavers),
            #[cfg(debug_assertions)]
            Self::Design(sample) => Page::Design(sample),
        }
    }

    /// The part of the app that has the page.
    #[must_use]
    pub const fn part(self) -> Part {
        self.page().part()
    }
}

/// A part of the app, named as the folder of its pages and as its style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What a first visit fetches.
    Start,
    /// How a class stands now.
    Now,
    /// Academic work.
    Assess,
    /// Targets.
    Targets,
    /// Attitude and behaviour.
    Attitude,
    /// Self-assessment, meetings, Parent Consultation Days.
    Mentoring,
    /// What is printed.
    Paper,
    /// A child's file.
    Pupil,
    /// Files and lists.
    Files,
    /// Settings and criteria.
    Settings,
    /// The whole school.
    School,
    /// The screen of a child, which has no address.
    Child,
}

impl Page {
    /// The part of the app that has the page.
    #[must_use]
    pub const fn part(self) -> Part {
        match self {
            Self::Start => Part::Start,
            Self::Now(_) => Part::Now,
            Self::Assess(_) => Part::Assess,
            Self::Targets(_) => Part::Targets,
            Self::Attitude(_) => Part::Attitude,
            Self::Mentoring(_) => Part::Mentoring,
            Self::Paper(_) => Part::Paper,
            Self::Pupil(_) => Part::Pupil,
            Self::Files(_) => Part::Files,
            Self::Settings(_) => Part::Settings,
            Self::School(_) => Part::School,
            #[cfg(debug_assertions)]
            Self::Design(_) => Part::Start,
        }
    }
}

impl Part {
    /// All that come later, in the order in which they are fetched ahead.
    pub const LATER: [Self; 11] = [
        Self::Now,
        Self::Assess,
        Self::Targets,
        Self::Attitude,
        Self::Mentoring,
        Self::Paper,
        Self::Pupil,
        Self::Files,
        Self::Settings,
        Self::School,
        Self::Child,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Now => "now",
            Self::Assess => "assess",
            Self::Targets => "targets",
            Self::Attitude => "attitude",
            Self::Mentoring => "mentoring",
            Self::Paper => "paper",
            Self::Pupil => "pupil",
            Self::Files => "files",
            Self::Settings => "settings",
            Self::School => "school",
            Self::Child => "child",
        }
    }
}
