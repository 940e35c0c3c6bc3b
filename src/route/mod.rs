//! Addresses within the app: one page, one `#/…`. A fragment never reaches a web server, and no address holds a name.

use std::fmt;
use std::str::FromStr;

use crate::domain::{ClassId, PupilId, SubjectKey};

mod class;
#[cfg(debug_assertions)]
mod design;
mod page;
mod paper;
mod place;
mod pupil;
mod read;
mod settings;

pub use class::ClassRoute;
#[cfg(debug_assertions)]
pub use design::Sample;
pub use page::{AssessPage, AttitudePage, FilesPage, MentoringPage, NowPage, OfPupil, Page, Part, PrintOf, SchoolPage, SettingsPage};
pub use paper::Paper;
pub use place::{Kept, Place};
pub use pupil::{PupilRoute, Section};
pub use read::NoSuchPage;
pub use settings::Topic;

/// Where a person is in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The classes.
    Start,
    /// A page of a class.
    Class(ClassId, ClassRoute),
    /// A page of a child.
    Pupil(PupilId, PupilRoute),
    /// The criteria of the school, of a subject.
    Criteria {
        /// The subject; `None` for the list of subjects.
        subject: Option<SubjectKey>,
    },
    /// The preview of an opened file.
    Import,
    /// The settings of a subject.
    Settings(Topic),
    /// Saving a copy of whatever can be read, when nothing else works.
    Rescue,
    /// The restore points.
    Copies,
    /// The whole school in counts.
    School,
    /// Moving classes up into the next school year.
    MoveUp,
    /// The children who have left.
    Leavers,
    /// The parts of the screen: one kind, or the list of them.
    #[cfg(debug_assertions)]
    Design(Option<Sample>),
}

impl Route {
    /// The board of a class, for the current half term.
    #[must_use]
    pub const fn class(class: ClassId) -> Self {
        Self::Class(class, ClassRoute::Board { period: None })
    }

    /// A child's file, as it stands in the current half term.
    #[must_use]
    pub const fn pupil(pupil: PupilId) -> Self {
        Self::Pupil(pupil, PupilRoute::file(None, None))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("#/"),
            Self::Class(class, page) => write!(f, "#/class/{class}{page}"),
            Self::Pupil(pupil, page) => write!(f, "#/pupil/{pupil}{page}"),
            Self::Criteria { subject: None } => f.write_str("#/criteria"),
            Self::Criteria { subject: Some(subject) } => write!(f, "#/criteria/{subject}"),
            Self::Import => f.write_str("#/open"),
            Self::Settings(Topic::School) => f.write_str("#/settings"),
            Self::Settings(topic) => write!(f, "#/settings/{}", topic.key()),
            Self::Rescue => f.write_str("#/rescue"),
            Self::Copies => f.write_str("#/copies"),
            Self::School => f.write_str("#/school"),
            Self::MoveUp => f.write_str("#/move-up"),
            Self::Leavers => f.write_str("#/leavers"),
            #[cfg(debug_assertions)]
            Self::Design(sample) => write!(f, "#/design{}{}", sample.map_or("", |_| "/"), sample.map_or("", Sample::word)),
        }
    }
}

impl FromStr for Route {
    type Err = NoSuchPage;

    fn from_str(fragment: &str) -> Result<Self, NoSuchPage> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        match parts.as_slice() {
            [] => Ok(Self::Start),
            ["settings"] => Ok(Self::Settings(Topic::School)),
            ["settings", key] => {
                let named = |topic: &Topic| topic.key() == *key;
                Topic::ALL.into_iter().find(named).map(Self::Settings).ok_or(NoSuchPage)
            }
            ["open"] => Ok(Self::Import),
            ["rescue"] => Ok(Self::Rescue),
            ["copies"] => Ok(Self::Copies),
            ["school"] => Ok(Self::School),
            ["move-up"] => Ok(Self::MoveUp),
            ["leavers"] => Ok(Self::Leavers),
            #[cfg(debug_assertions)]
            ["design"] => Ok(Self::Design(None)),
            #[cfg(debug_assertions)]
            ["design", word] => {
                Sample::ALL.into_iter().find(|sample| sample.word() == *word).map(|one| Self::Design(Some(one))).ok_or(NoSuchPage)
            }
            ["criteria"] => Ok(Self::Criteria { subject: None }),
            ["criteria", subject] => Ok(Self::Criteria { subject: Some(read::read(subject)?) }),
            ["class", class, rest @ ..] => Ok(Self::Class(read::read(class)?, ClassRoute::read(rest)?)),
            ["pupil", pupil, rest @ ..] => Ok(Self::Pupil(read::read(pupil)?, PupilRoute::read(rest)?)),
            _ => Err(NoSuchPage),
        }
    }
}

#[cfg(test)]
mod tests;
