//! Addresses within the app: one page, one `#/…`. A fragment never reaches a web server, and no address holds a name.

use std::fmt;
use std::str::FromStr;

use crate::domain::{ClassId, Period, PupilId, SubjectKey};

/// Where a person is in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The classes.
    Start,
    /// A class board, for a half term or the current one.
    Class {
        /// The class.
        class: ClassId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
    },
    /// Adding pupils to a class.
    AddPupils {
        /// The class.
        class: ClassId,
    },
    /// A pupil's file.
    Pupil {
        /// The pupil.
        pupil: PupilId,
        /// The half term; `None` for the current one.
        period: Option<Period>,
        /// Subject and stage; `None` for where the child works.
        sheet: Option<(SubjectKey, u8)>,
    },
    /// The preview of an opened file.
    Import,
    /// The settings.
    Settings,
    /// Saving a copy of whatever can be read, when nothing else works.
    Rescue,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("#/"),
            Self::Class { class, period: None } => write!(f, "#/class/{class}"),
            Self::Class { class, period: Some(period) } => write!(f, "#/class/{class}/{period}"),
            Self::AddPupils { class } => write!(f, "#/class/{class}/add"),
            Self::Pupil { pupil, period, sheet } => {
                write!(f, "#/pupil/{pupil}")?;
                if let Some(period) = period {
                    write!(f, "/{period}")?;
                }
                if let Some((subject, stage)) = sheet {
                    write!(f, "/{subject}/{stage}")?;
                }
                Ok(())
            }
            Self::Import => f.write_str("#/open"),
            Self::Settings => f.write_str("#/settings"),
            Self::Rescue => f.write_str("#/rescue"),
        }
    }
}

/// An address that leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPage;

impl FromStr for Route {
    type Err = NoSuchPage;

    fn from_str(fragment: &str) -> Result<Self, NoSuchPage> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        let sheet = |subject: &str, stage: &str| -> Result<(SubjectKey, u8), NoSuchPage> {
            let stage = stage.parse().ok().filter(|s| (1..=9).contains(s)).ok_or(NoSuchPage)?;
            Ok((subject.parse().map_err(|_| NoSuchPage)?, stage))
        };
        match parts.as_slice() {
            [] => Ok(Self::Start),
            ["settings"] => Ok(Self::Settings),
            ["open"] => Ok(Self::Import),
            ["rescue"] => Ok(Self::Rescue),
            ["class", class] => Ok(Self::Class { class: id(class)?, period: None }),
            ["class", class, "add"] => Ok(Self::AddPupils { class: id(class)? }),
            ["class", class, period] => Ok(Self::Class { class: id(class)?, period: Some(half_term(period)?) }),
            ["pupil", pupil] => Ok(Self::Pupil { pupil: id(pupil)?, period: None, sheet: None }),
            ["pupil", pupil, period] => Ok(Self::Pupil { pupil: id(pupil)?, period: Some(half_term(period)?), sheet: None }),
            ["pupil", pupil, subject, stage] => Ok(Self::Pupil { pupil: id(pupil)?, period: None, sheet: Some(sheet(subject, stage)?) }),
            ["pupil", pupil, period, subject, stage] => {
                Ok(Self::Pupil { pupil: id(pupil)?, period: Some(half_term(period)?), sheet: Some(sheet(subject, stage)?) })
            }
            _ => Err(NoSuchPage),
        }
    }
}

fn id<T: FromStr>(text: &str) -> Result<T, NoSuchPage> {
    text.parse().map_err(|_| NoSuchPage)
}

fn half_term(text: &str) -> Result<Period, NoSuchPage> {
    text.parse().map_err(|_| NoSuchPage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back_as_its_page() {
        let class = "0000000000001.1".parse().unwrap();
        let pupil = "0000000000001.2".parse().unwrap();
        let period: Option<Period> = Some("2026-27.autumn-2".parse().unwrap());
        let maths = Some(("maths".parse().unwrap(), 4));
        let mut routes = vec![Route::Start, Route::Import, Route::Settings, Route::Rescue, Route::AddPupils { class }];
        for period in [None, period] {
            routes.push(Route::Class { class, period });
            routes.extend([None, maths].map(|sheet| Route::Pupil { pupil, period, sheet }));
        }
        for route in routes {
            assert_eq!(route.to_string().parse(), Ok(route), "{route}");
        }
    }

    #[test]
    fn a_wrong_address_leads_nowhere() {
        for text in [
            "#/nowhere",
            "#/class",
            "#/class/7",
            "#/pupil/0000000000001.2/maths",
            "#/pupil/0000000000001.2/maths/0",
            "#/class/0000000000001.1/x",
        ] {
            assert_eq!(text.parse::<Route>(), Err(NoSuchPage), "{text}");
        }
        assert_eq!("".parse(), Ok(Route::Start));
    }
}
