//! What is printed.

use leptos::prelude::*;

use crate::domain::{ClassId, PupilId};
use crate::ui::app::Heading;
use crate::ui::lazy::Address;

/// Of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// A class.
    Class(ClassId),
    /// A child.
    Pupil(PupilId),
}

/// The page.
#[component]
pub(crate) fn PaperPage(
    /// Of whom.
    of: Of,
    /// The address, for the kind of sheet.
    address: Address,
) -> impl IntoView {
    let _ = (of, address);
    view! { <Heading text="Print".to_owned() /> }
}
