//! What every page of a class has: its half term, its children, and how far their files have been read.

use leptos::prelude::*;

use crate::domain::{ClassId, GroupKey, Period, PupilId};
use crate::report::groups::groups_of;
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::live::live;
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
    pub(crate) everyone: Memo<Vec<(PupilId, String)>>,
    /// Those of them who are shown: everyone, or who is in the group that is chosen.
    pub(crate) children: Memo<Vec<(PupilId, String)>>,
    /// The groups somebody of them is in, each with its name and how many they are.
    groups: Memo<Vec<(GroupKey, String, usize)>>,
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
        let everyone = session.members(class, move || period.get());
        let groups = Memo::new(move |_| session.roll.with(|roll| everyone.with(|everyone| groups_of(roll, everyone))));
        let children = Memo::new(move |_| {
            let mut children = everyone.get();
            if let Some(group) = chosen_of(session, groups) {
                session.roll.with(|roll| children.retain(|(pupil, _)| roll.is_in(*pupil, group)));
            }
            children
        });
        let loading = Loading::of_children(everyone);
        let empty = Memo::new(move |_| everyone.with(Vec::is_empty));
        Self { session, class, period, everyone, children, groups, loading, empty }
    }

    /// Whether a child is shown.
    pub(crate) fn shows(self, pupil: PupilId) -> bool {
        chosen_of(self.session, self.groups).is_none_or(|group| self.session.roll.with(|roll| roll.is_in(pupil, group)))
    }

    /// What the class is called.
    pub(crate) fn name(self) -> Signal<String> {
        Signal::derive(move || self.session.class_name(self.class))
    }

    /// Chooses the half term and the group; the page of another half term is told by `to`.
    pub(crate) fn half_terms(self, to: impl Fn(Option<Period>) -> ClassRoute + Send + Sync + 'static) -> AnyView {
        view! { {self.half_terms_of_everyone(to)}{self.group_chooser()} }.into_any()
    }

    /// Chooses the half term of a page that is about the whole class.
    pub(crate) fn half_terms_of_everyone(self, to: impl Fn(Option<Period>) -> ClassRoute + Send + Sync + 'static) -> AnyView {
        let session = self.session;
        let choose = Callback::new(move |period| {
            navigate(Route::Class(self.class, to(session.chooses(period))));
        });
        view! { <HalfTermChooser period=self.period on_choose=choose /> }.into_any()
    }

    /// Chooses the group whose children are shown; nothing where nobody of the class is in any.
    pub(crate) fn group_chooser(self) -> AnyView {
        let Self { session, groups, .. } = self;
        let options = Signal::derive(move || {
            let of = |(key, name, count): (GroupKey, String, usize)| (key.to_string(), format!("{name} ({count})"));
            or_none("Whole class", groups.get().into_iter().map(of))
        });
        let chosen = Signal::derive(move || chosen_of(session, groups).map(|group| group.to_string()).unwrap_or_default());
        let choose = Callback::new(move |key: String| session.group.set(key.parse().ok()));
        let there = Memo::new(move |_| groups.with(|groups| !groups.is_empty()));
        live(move || {
            there.get().then(|| {
                view! {
                    <Choose id="group" label="Group" options=options chosen=chosen on_choose=choose inline=true />
                }
                .into_any()
            })
        })
        .into_any()
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

/// The group that is chosen, where somebody of the class is in it: in another class everyone is shown.
fn chosen_of(session: Session, groups: Memo<Vec<(GroupKey, String, usize)>>) -> Option<GroupKey> {
    let chosen = session.group.get()?;
    groups.with(|groups| groups.iter().any(|(group, ..)| *group == chosen)).then_some(chosen)
}
