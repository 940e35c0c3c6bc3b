//! The praise of a class: points, awards, who has not been praised for a while.

use leptos::prelude::*;

use crate::domain::ClassId;
use crate::ui::app::Heading;

/// The page.
#[component]
pub(crate) fn PraisePage(
    /// The class.
    class: ClassId,
) -> impl IntoView {
    let _ = class;
    view! { <Heading text="Praise" /> }
}
