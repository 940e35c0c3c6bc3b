//! A class as children and teacher see it, side by side.

use leptos::prelude::*;

use crate::domain::{ClassId, Period, PupilId};
use crate::report::beside::{Beside, ClassBeside, Order};
use crate::ui::session::Session;

/// What the page is of.
#[derive(Clone, Copy)]
pub(super) struct Compared {
    pub(super) session: Session,
    pub(super) class: ClassId,
    pub(super) period: Memo<Period>,
    pub(super) children: Memo<Vec<(PupilId, String)>>,
    /// What was judged of each, in any half term.
    pub(super) judged: Memo<Vec<(PupilId, Vec<Beside>)>>,
    pub(super) order: Memo<Order>,
    /// What that comes to in the half term shown.
    pub(super) found: Memo<ClassBeside>,
}
