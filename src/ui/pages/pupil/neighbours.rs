//! The child before and the child after in the class: one tap, one key or one swipe away.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Chosen;
use crate::domain::{ClassId, Period, PupilId};
use crate::report::start::beside;
use crate::route::{PupilRoute, Route};
use crate::ui::address::navigate;
use crate::ui::parts::live::live;
use crate::ui::session::Session;

/// How far a finger goes, in CSS pixels, before it means the next child; and how far up or down at most.
const SWIPE: (i32, i32) = (80, 40);

/// Which way.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Before,
    After,
}

/// Where the children beside this one are.
#[derive(Clone, Copy)]
pub(super) struct Neighbours {
    session: Session,
    both: Memo<[Option<(PupilId, String)>; 2]>,
    period: Memo<Period>,
    /// What is open, and was chosen on purpose, goes along.
    chosen: Memo<Chosen>,
    begun: StoredValue<Option<(i32, i32)>>,
}

impl Neighbours {
    /// Those of the class's register in the school year of a half term. Listens for the keys `[` and `]` as long as the page is there.
    pub(super) fn of(pupil: PupilId, class: Memo<Option<(ClassId, String)>>, period: Memo<Period>, chosen: Memo<Chosen>) -> Self {
        let session = Session::here();
        let both = Memo::new(move |_| {
            let Some((class, _)) = class.get() else { return [None, None] };
            session.roll.with(|roll| beside(roll, class, period.get().year, pupil))
        });
        let these = Self { session, both, period, chosen, begun: StoredValue::new(None) };
        let keys = window_event_listener(ev::keydown, move |event| {
            let way = match event.key().as_str() {
                "[" => Way::Before,
                "]" => Way::After,
                _ => return,
            };
            if !event.ctrl_key() && !event.meta_key() && !is_typing(&event) {
                these.go(way);
            }
        });
        on_cleanup(move || keys.remove());
        these
    }

    fn to(self, way: Way) -> Option<(Route, String)> {
        let at = usize::from(way == Way::After);
        let (pupil, name) = self.both.with(|both| both.get(at).cloned().flatten())?;
        let period = self.session.on_purpose(self.period.get());
        let (section, _, sheet) = self.chosen.get();
        Some((Route::Pupil(pupil, PupilRoute::File { section, period, sheet }), name))
    }

    fn go(self, way: Way) {
        if let Some((route, _)) = untrack(|| self.to(way)) {
            navigate(route);
        }
    }

    /// A finger comes down on the head of the page.
    pub(super) fn down(self, event: &web_sys::PointerEvent) {
        self.begun.set_value((event.pointer_type() == "touch").then(|| (event.client_x(), event.client_y())));
    }

    /// It goes up again: to the left the next child comes, as when a page is turned.
    pub(super) fn up(self, event: &web_sys::PointerEvent) {
        let Some((x, y)) = self.begun.try_update_value(Option::take).flatten() else { return };
        let (far, aside) = SWIPE;
        let gone = event.client_x() - x;
        if gone.abs() >= far && (event.client_y() - y).abs() <= aside {
            self.go(if gone < 0 { Way::After } else { Way::Before });
        }
    }

    /// The links.
    pub(super) fn links(self) -> AnyView {
        let link = move |way: Way| {
            let (route, name) = self.to(way)?;
            let (rel, key, text) = match way {
                Way::Before => ("prev", "[", format!("← {name}")),
                Way::After => ("next", "]", format!("{name} →")),
            };
            Some(view! { <a class="button button--quiet" rel=rel aria-keyshortcuts=key href=route.to_string()>{text}</a> }.into_any())
        };
        view! {
            <nav class="profile__neighbours" aria-label="Children beside">
                {live(move || [Way::Before, Way::After].into_iter().filter_map(link).collect::<Vec<_>>())}
            </nav>
        }
        .into_any()
    }
}

/// Whether a key is meant for a field or a dialog.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    on.is_some_and(|on| on.closest("textarea, select, dialog, input:not([type=radio]):not([type=checkbox])").ok().flatten().is_some())
}
