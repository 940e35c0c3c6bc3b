//! Reading the files of the children a page shows.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::PupilId;
use crate::ui::session::Session;
use crate::ui::words;

/// How far a page has come in reading the files of its children. They are read anew when the page shows others.
#[derive(Clone, Copy)]
pub(crate) struct Loading {
    wanted: Memo<Vec<PupilId>>,
    loaded: RwSignal<Option<Vec<PupilId>>>,
    fault: RwSignal<Option<String>>,
}

impl Loading {
    /// Begins to read the files of these children, and of whoever takes their place.
    pub(crate) fn of(wanted: Memo<Vec<PupilId>>) -> Self {
        let session = Session::here();
        let loading = Self { wanted, loaded: RwSignal::new(None), fault: RwSignal::new(None) };
        Effect::new(move |_| {
            let wanted = wanted.get();
            spawn_local(async move {
                let read = session.load(&wanted).await;
                // The person may have gone elsewhere meanwhile.
                match read {
                    Ok(()) => drop(loading.loaded.try_set(Some(wanted))),
                    Err(why) => drop(loading.fault.try_set(Some(words::fault(&why)))),
                }
            });
        });
        loading
    }

    /// The same for children with their names.
    pub(crate) fn of_children(children: Memo<Vec<(PupilId, String)>>) -> Self {
        Self::of(Memo::new(move |_| children.with(|all| all.iter().map(|(id, _)| *id).collect())))
    }

    /// Whether everyone's file is here.
    pub(crate) fn is_done(self) -> bool {
        self.loaded
            .with(|loaded| loaded.as_ref().is_some_and(|loaded| self.wanted.with(|wanted| wanted.iter().all(|id| loaded.contains(id)))))
    }

    /// Whether any files have come; what is read from the files is read again when more do.
    pub(crate) fn has_begun(self) -> bool {
        self.loaded.with(Option::is_some)
    }

    /// What to say where the files could not be read.
    pub(crate) fn fault(self) -> Option<AnyView> {
        self.fault.get().map(|text| view! { <p class="banner banner--bad" role="alert">{text}</p> }.into_any())
    }
}
