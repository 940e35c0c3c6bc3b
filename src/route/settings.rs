//! The settings by subject: what a school decides, and apart from it what this device prefers.

/// A page of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The school: its name, staff, classes, subjects and dates.
    #[default]
    School,
    /// Colours, thresholds and tests.
    Judging,
    /// Strands of attitude and behaviour, what was noted, praise.
    Attitude,
    /// Meetings and self-assessment.
    Mentoring,
    /// What holds on this device alone.
    Device,
}

impl Topic {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::School, Self::Judging, Self::Attitude, Self::Mentoring, Self::Device];

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::School => "School",
            Self::Judging => "Judging",
            Self::Attitude => "Attitude",
            Self::Mentoring => "Mentoring",
            Self::Device => "This device",
        }
    }

    /// Its part of an address; empty for the first.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::School => "",
            Self::Judging => "judging",
            Self::Attitude => "attitude",
            Self::Mentoring => "mentoring",
            Self::Device => "device",
        }
    }

    /// What can be set there, by the headings of its sections.
    #[must_use]
    pub const fn sections(self) -> &'static [&'static str] {
        match self {
            Self::School => &["School", "Staff", "Classes", "Groups", "Subjects and criteria", "Half-term dates", "Settings as a file"],
            Self::Judging => &["Colour scheme", "Judgements", "Tests"],
            Self::Attitude => &["Attitude and behaviour", "Praise", "Attendance, lates and awards"],
            Self::Mentoring => &["Mentoring meetings", "A forgotten PIN"],
            Self::Device => &["Lock this screen", "This device"],
        }
    }
}
