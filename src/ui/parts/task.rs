//! Where what is left to do is done.

use crate::domain::Period;
use crate::report::left::Task;
use crate::route::ClassRoute;

/// The page of a class on which something is done, in a half term or now.
pub(crate) fn page_of(task: Task, period: Option<Period>) -> ClassRoute {
    match task {
        Task::Mark(subject) => ClassRoute::Mark { subject, stage: None, period },
        Task::Judge(subject) => ClassRoute::Judge { subject, period },
        Task::Attitude => ClassRoute::Attitude { period },
        Task::Targets | Task::PersonalTargets => ClassRoute::Targets { period },
        Task::SelfAssessment => ClassRoute::Rounds { period },
        Task::Meet => ClassRoute::Meetings { period },
        Task::GiveSlots(day) => ClassRoute::Consultation { day: Some(day) },
    }
}
