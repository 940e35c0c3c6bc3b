//! What every page of a class has: its half term, its children, and how far their files have been read.

use leptos::prelude::*;

use crate::domain::{ClassId, Period, PupilId};
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::loading::Loading;
use crate::ui::session::Session;
use crate::words;

/// A page of a class.
#[derive(Clone, Copy)]
pub(crate) struct OfClass {
    pub(crate) session: Session,
    pub(crate) class: ClassId,
    /// The half term shown.
    pub(crate) period: Memo<Period>,
    /// The children of its school year, in register order, each with its full name.
    pub(crate) children: Memo<Vec<(PupilId, String)>>,
    /// How far their files have been read.
    pub(crate) loading: Loading,
    empty: Memo<bool>,
}

impl OfClass {
    /// A page that shows the half term of its address, or the one now.
    pub(crate) fn addressed(class: ClassId, address: Address) -> Self {
        let session = Session::here();
        let chosen = move || match address.get() {
            Ok(Route::Class(_, route)) => route.period(),
            _ => None,
        };
        Self::at(class, Memo::new(move |_| chosen().unwrap_or_else(|| session.this_period())))
    }

    /// A page that shows a half term.
    pub(crate) fn at(class: ClassId, period: Memo<Period>) -> Self {
        let session = Session::here();
        let children = session.members(class, move || period.get());
        let loading = Loading::of_children(children);
        let empty = Memo::new(move |_| children.with(Vec::is_empty));
        Self { session, class, period, children, loading, empty }
    }

    /// What the class is called.
    pub(crate) fn name(self) -> Signal<String> {
        Signal::derive(move || self.session.class_name(self.class))
    }

    /// Chooses the half term; the page of another is told by `to`.
    pub(crate) fn half_terms(self, to: impl Fn(Option<Period>) -> ClassRoute + Send + Sync + 'static) -> AnyView {
        let session = self.session;
        let choose = Callback::new(move |period| {
            navigate(Route::Class(self.class, to(session.chooses(period))));
        });
        view! { <HalfTermChooser period=self.period on_choose=choose /> }.into_any()
    }

    /// What the page shows once the files of its children are read; that there are none, or that they are being read, until then.
    pub(crate) fn shown(self, ready: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
        self.once_read(true, Box::new(ready))
    }

    /// The same for a page that says itself what it shows of nobody.
    pub(crate) fn read(self, ready: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
        self.once_read(false, Box::new(ready))
    }

    fn once_read(self, says_empty: bool, ready: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        let shown = move || match says_empty && self.empty.get() {
            true => view! { <p class="card">{words::people::NOBODY_IN_CLASS}</p> }.into_any(),
            false => self.loading.waits(words::app::READING_CHILDREN).unwrap_or_else(&ready),
        };
        shown.into_any()
    }
}
