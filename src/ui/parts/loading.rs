//! Reading the files of the children a page shows.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::PupilId;
use crate::ui::session::Session;
use crate::words;

/// What stands where something will be that is still read or fetched.
pub(crate) fn waiting(words: &'static str) -> AnyView {
    view! { <p class="quiet late" role="status">{words}</p> }.into_any()
}

/// How far a page has come in reading the files of its children: what is in memory decides, and what is missing is asked for, whenever the
/// page shows others or files have come.
#[derive(Clone, Copy)]
pub(crate) struct Loading {
    done: Memo<bool>,
    begun: Memo<bool>,
    fault: RwSignal<Option<String>>,
}

impl Loading {
    /// Begins to read the files of these children, and of whoever takes their place.
    pub(crate) fn of(wanted: Memo<Vec<PupilId>>) -> Self {
        let session = Session::here();
        let here = move |pupils: &[PupilId]| {
            session.version.track();
            session.has(pupils)
        };
        let done = Memo::new(move |_| wanted.with(|wanted| here(wanted)));
        let begun = Memo::new(move |_| wanted.with(|wanted| wanted.is_empty() || wanted.iter().any(|one| here(&[*one]))));
        let fault = RwSignal::new(None);
        Effect::new(move |_| {
            let wanted = wanted.get();
            if done.get() {
                return;
            }
            fault.set(None);
            spawn_local(async move {
                if let Err(why) = session.load(&wanted).await {
                    // The person may have gone elsewhere meanwhile.
                    drop(fault.try_set(Some(words::fault(&why))));
                }
            });
        });
        Self { done, begun, fault }
    }

    /// The same for children with their names.
    pub(crate) fn of_children(children: Memo<Vec<(PupilId, String)>>) -> Self {
        Self::of(Memo::new(move |_| children.with(|all| all.iter().map(|(id, _)| *id).collect())))
    }

    /// Whether everyone's file is here.
    pub(crate) fn is_done(self) -> bool {
        self.done.get()
    }

    /// Whether any files have come; what is read from the files is read again when more do.
    pub(crate) fn has_begun(self) -> bool {
        self.begun.get()
    }

    /// What a page says until everyone's file is here: that they are being read, or that they could not be.
    pub(crate) fn waits(self, reading: &'static str) -> Option<AnyView> {
        (!self.is_done()).then(|| self.fault().unwrap_or_else(|| waiting(reading)))
    }

    /// What to say where the files could not be read.
    pub(crate) fn fault(self) -> Option<AnyView> {
        self.fault.get().map(|text| view! { <p class="banner banner--bad" role="alert">{text}</p> }.into_any())
    }
}
