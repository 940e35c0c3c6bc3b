//! The six places of a class, and which of its pages is in which: whoever looks for something looks in one of six.

use super::{ClassRoute, Paper};
use crate::domain::{Period, SubjectKey};

/// A place of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// What is so now, and what is left to do.
    Now,
    /// Academic work: what the children can do.
    Assess,
    /// What they work at next.
    Targets,
    /// Attitude and behaviour.
    Attitude,
    /// What children and adults talk about.
    Mentoring,
    /// What is printed.
    Paper,
}

impl Place {
    /// All of them, in the order of their row.
    pub const ALL: [Self; 6] = [Self::Now, Self::Assess, Self::Targets, Self::Attitude, Self::Mentoring, Self::Paper];

    /// The one word it goes by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Now => "Now",
            Self::Assess => "Assess",
            Self::Targets => "Targets",
            Self::Attitude => "Attitude",
            Self::Mentoring => "Mentoring",
            Self::Paper => "Paper",
        }
    }

    /// Its pages, in the order of their row; the first is the one it opens on.
    #[must_use]
    pub fn pages(self, kept: Kept) -> Vec<ClassRoute> {
        let Kept { subject, stage, period } = kept;
        match self {
            Self::Now => vec![ClassRoute::Board { period }, ClassRoute::Today { date: None }],
            Self::Assess => {
                let of_subject = |subject| {
                    [
                        ClassRoute::Mark { subject, stage, period },
                        ClassRoute::Judge { subject, period },
                        ClassRoute::Gaps { subject, stage, period },
                    ]
                };
                subject.map(of_subject).into_iter().flatten().chain([ClassRoute::Tests { test: None }]).collect()
            }
            Self::Targets => vec![ClassRoute::Targets { period }],
            Self::Attitude => vec![ClassRoute::Attitude { period }, ClassRoute::Attendance { period }, ClassRoute::Praise],
            Self::Mentoring => vec![
                ClassRoute::Rounds { period },
                ClassRoute::SideBySide { period },
                ClassRoute::Meetings { period },
                ClassRoute::Consultation { day: None },
            ],
            Self::Paper => vec![ClassRoute::Print { paper: period.map(|_| Paper::Slips), period }],
        }
    }
}

/// What goes along from page to page of a class, as far as it means something there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The subject that was chosen last.
    pub subject: Option<SubjectKey>,
    /// The stage of it.
    pub stage: Option<u8>,
    /// The half term; `None` for the current one.
    pub period: Option<Period>,
}

impl ClassRoute {
    /// The place it is in.
    #[must_use]
    pub const fn place(&self) -> Place {
        match self {
            Self::Board { .. } | Self::Today { .. } | Self::AddPupils => Place::Now,
            Self::Mark { .. } | Self::Judge { .. } | Self::Gaps { .. } | Self::Tests { .. } => Place::Assess,
            Self::Targets { .. } => Place::Targets,
            Self::Attitude { .. } | Self::Attendance { .. } | Self::Praise => Place::Attitude,
            Self::Rounds { .. } | Self::SideBySide { .. } | Self::Meetings { .. } | Self::Consultation { .. } => Place::Mentoring,
            Self::Print { .. } => Place::Paper,
        }
    }

    /// What it is called within its place.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Board { .. } => "Class board",
            Self::Today { .. } => "Today",
            Self::AddPupils => "Add pupils",
            Self::Mark { .. } => "Mark",
            Self::Judge { .. } => "Judge",
            Self::Gaps { .. } => "Gaps",
            Self::Tests { .. } => "Tests",
            Self::Targets { .. } => "Targets",
            Self::Attitude { .. } => "Attitude and behaviour",
            Self::Attendance { .. } => "Attendance",
            Self::Praise => "Praise",
            Self::Rounds { .. } => "Self-assessment",
            Self::SideBySide { .. } => "Side by side",
            Self::Meetings { .. } => "Meetings",
            Self::Consultation { .. } => "Consultation day",
            Self::Print { .. } => "Print",
        }
    }

    /// The subject and stage that are chosen in it.
    #[must_use]
    pub const fn chosen(&self) -> Option<(SubjectKey, Option<u8>)> {
        match self {
            Self::Mark { subject, stage, .. } | Self::Gaps { subject, stage, .. } => Some((*subject, *stage)),
            Self::Judge { subject, .. } => Some((*subject, None)),
            Self::Board { .. }
            | Self::Today { .. }
            | Self::AddPupils
            | Self::Tests { .. }
            | Self::Targets { .. }
            | Self::Attitude { .. }
            | Self::Attendance { .. }
            | Self::Praise
            | Self::Rounds { .. }
            | Self::SideBySide { .. }
            | Self::Meetings { .. }
            | Self::Consultation { .. }
            | Self::Print { .. } => None,
        }
    }
}

impl Kept {
    /// What goes on from a page: what is chosen in it, else what was kept so far. A stage goes no further than its subject.
    #[must_use]
    pub fn from(self, page: &ClassRoute) -> Self {
        let period = if page.has_half_term() { page.period() } else { self.period };
        match page.chosen() {
            None => Self { period, ..self },
            Some((subject, None)) if self.subject == Some(subject) => Self { period, ..self },
            Some((subject, stage)) => Self { subject: Some(subject), stage, period },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_in_the_row_of_its_place_and_the_half_term_goes_along() {
        let period = Some("2026-27.autumn-1".parse().unwrap());
        let kept = Kept { subject: Some("maths".parse().unwrap()), stage: Some(4), period };
        let mut words = Vec::new();
        for place in Place::ALL {
            for page in place.pages(kept) {
                assert_eq!(page.place(), place, "{page:?}");
                assert!(page.period() == period || page.now() == page || matches!(page, ClassRoute::Today { .. }), "{page:?}");
                words.push(page.word());
            }
        }
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!((all, words.len()), (15, 15), "no two go by one word");
        assert_eq!(Place::Assess.pages(Kept::default()), [ClassRoute::Tests { test: None }], "without a subject there is nothing to mark");
    }

    #[test]
    fn subject_and_stage_go_from_page_to_page() {
        let (maths, reading): (SubjectKey, SubjectKey) = ("maths".parse().unwrap(), "reading".parse().unwrap());
        let period = None;
        let mark = |subject, stage| ClassRoute::Mark { subject, stage, period };
        let judge = |subject| ClassRoute::Judge { subject, period };
        let after = |pages: &[ClassRoute]| {
            let kept = pages.iter().fold(Kept::default(), |kept, page| kept.from(page));
            (kept.subject, kept.stage)
        };
        assert_eq!(after(&[]), (None, None));
        assert_eq!(after(&[mark(maths, Some(4)), ClassRoute::Praise, judge(maths)]), (Some(maths), Some(4)));
        assert_eq!(after(&[mark(maths, Some(4)), judge(reading)]), (Some(reading), None));
        assert_eq!(after(&[mark(maths, Some(4)), mark(reading, Some(3))]), (Some(reading), Some(3)));
        // A page without a stage shows the usual one; the one chosen before is still meant.
        assert_eq!(after(&[mark(maths, Some(4)), mark(maths, None)]), (Some(maths), Some(4)));
    }

    #[test]
    fn a_half_term_stays_where_a_page_has_none_and_goes_where_another_is_chosen() {
        let earlier: Option<Period> = Some("2025-26.summer-2".parse().unwrap());
        let kept = |pages: &[ClassRoute]| pages.iter().fold(Kept::default(), |kept, page| kept.from(page)).period;
        let board = |period| ClassRoute::Board { period };
        assert_eq!(kept(&[board(earlier), ClassRoute::Praise, ClassRoute::Tests { test: None }]), earlier);
        assert_eq!(kept(&[board(earlier), board(None)]), None);
    }
}
