//! The screen of a child: one thing at a time, and nothing of anybody else.
//!
//! It works from the question sheet that was stored when the device was handed over. No roll and no rating of a teacher's is read; of a child's own
//! file only what it said itself is kept, and only while it is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::Address;
use super::session::{Phase, Session};
use super::words;
use crate::domain::lock::asks_for_the_way_out;
use crate::domain::sheet::Asked;
use crate::domain::{By, PupilId, Role, Sheet};
use crate::exchange::ChildMode;
use crate::ledger::{About, Entry, Files, Fold, Ledger};
use crate::platform::fault::Fault;
use crate::platform::store::Store;
use crate::platform::{clock, measure, page, speech, tabs};
use crate::report::rounds::{Reply, replies};
use crate::route::{ClassRoute, Route};
use crate::workspace::{Answering, Context, Said};

mod ask;
mod face;
mod hand_in;
mod pictures;
mod pin;
mod tiles;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Screen {
    /// Everyone's tile.
    Tiles,
    /// A child and the thing it is asked, by place.
    Ask(PupilId, usize),
    /// The pictures to choose from.
    Pictures(PupilId),
    /// Some lights are still to choose.
    Nearly(PupilId),
    /// Thank you. Nothing of anyone.
    Thanks,
    /// The way back for the teacher.
    Pin,
    /// The answers of another device's round, for the teacher.
    HandIn,
}

/// The device in a child's hands.
#[derive(Clone, Copy)]
struct Device {
    session: Session,
    mode: RwSignal<Arc<ChildMode>>,
    screen: RwSignal<Screen>,
    /// The file of the child who is there, as far as it said it itself.
    own: StoredValue<Ledger>,
    /// What that child has said.
    said: RwSignal<BTreeMap<Asked, Reply>>,
    /// An answer is being stored.
    busy: RwSignal<bool>,
    /// What was said meanwhile: it comes next.
    next: StoredValue<Option<Next>, LocalStorage>,
    problem: RwSignal<Option<String>>,
}

/// An answer that waits for the one before it, and what follows it.
type Next = (PupilId, Said, Box<dyn FnOnce()>);

/// Makes the screen from what the device keeps.
pub(crate) fn show((): (), _: Address) -> AnyView {
    let session = Session::here();
    let Phase::Child(text) = session.phase.get_untracked() else { return ().into_any() };
    document().set_title("Lantern");
    let following = move || !session.writer.get();
    let read = ChildMode::decode(&text);
    let screen = move || match (&read, following()) {
        (_, true) => view! { <Elsewhere /> }.into_any(),
        (Ok(mode), false) => view! { <Hands mode=mode.clone() /> }.into_any(),
        (Err(_), false) => view! { <Unreadable text=Arc::clone(&text) /> }.into_any(),
    };
    view! { {screen} }.into_any()
}

/// What the device keeps cannot be read: it stays locked, and the words of the guide open it.
#[component]
fn Unreadable(text: Arc<str>) -> impl IntoView {
    let session = Session::here();
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !asks_for_the_way_out(&typed.get_untracked()) {
            problem.set(Some("These are not the words.".to_owned()));
            return;
        }
        let text = text.to_string();
        spawn_local(async move {
            let Ok(store) = session.store() else { return };
            match store.set_child_mode_aside(text).await {
                Ok(()) => {
                    tabs::announce_changed_hands();
                    page::start_afresh("#/");
                }
                Err(fault) => problem.set(Some(words::fault(&fault))),
            }
        });
    };
    view! {
        <div class="child">
            <Title text="Please give this to your teacher" />
            <p>"What is asked here could not be read. Nothing is lost: Lantern’s guide says under “Child mode” which words open it again."</p>
            <form class="child__pin" on:submit=submit>
                <label for="words">"The words of the guide"</label>
                <input id="words" type="text" autocomplete="off" prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
                {move || problem.get().map(|text| view! { <p class="error" role="alert">{text}</p> }.into_any())}
                <p class="child__way"><button type="submit" class="child__button">"Open Lantern"</button></p>
            </form>
        </div>
    }
}

/// Another tab is open: two at once would not know of each other.
#[component]
fn Elsewhere() -> impl IntoView {
    view! {
        <div class="child">
            <Title text="This is open in another tab" />
            <p>"Go on there, or go on here."</p>
            <p class="buttons"><button type="button" class="child__button" on:click=move |_| tabs::take_over()>"Go on here"</button></p>
        </div>
    }
}

#[component]
fn Hands(mode: ChildMode) -> impl IntoView {
    let device = Device {
        session: Session::here(),
        mode: RwSignal::new(Arc::new(mode)),
        screen: RwSignal::new(Screen::Tiles),
        own: StoredValue::new(Ledger::default()),
        said: RwSignal::new(BTreeMap::new()),
        busy: RwSignal::new(false),
        next: StoredValue::new_local(None),
        problem: RwSignal::new(None),
    };
    view! {
        <div class="child">
            {move || device.problem.get().map(|text| view! { <p class="child__problem" role="alert">{text}</p> }.into_any())}
            {move || match device.screen.get() {
                Screen::Tiles => view! { <tiles::Tiles device=device /> }.into_any(),
                Screen::Ask(pupil, at) => view! { <ask::Ask device=device pupil=pupil at=at /> }.into_any(),
                Screen::Pictures(pupil) => view! { <pictures::Pictures device=device pupil=pupil /> }.into_any(),
                Screen::Nearly(pupil) => view! { <ask::Nearly device=device pupil=pupil /> }.into_any(),
                Screen::Thanks => view! { <ask::Thanks device=device /> }.into_any(),
                Screen::Pin => view! { <pin::Pin device=device /> }.into_any(),
                Screen::HandIn => view! { <hand_in::HandIn device=device /> }.into_any(),
            }}
        </div>
    }
}

/// The heading of a screen; it takes the focus, so that a screen reader reads it.
#[component]
fn Title(#[prop(into)] text: String) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _unfocusable = heading.focus();
        }
    });
    view! { <h1 node_ref=heading tabindex="-1">{text}</h1> }
}

impl Device {
    fn sheet(self) -> Arc<Sheet> {
        Arc::new(self.mode.with_untracked(|mode| mode.sheet.clone()))
    }

    fn go(self, screen: Screen) {
        speech::stop();
        self.problem.set(None);
        self.screen.set(screen);
    }

    fn store(self) -> Option<Store> {
        self.session.store().ok()
    }

    fn failed(self, fault: &Fault) {
        self.problem.set(Some(format!("Please tell your teacher: this is not saved. {}", words::fault(fault))));
    }

    /// Forgets the child who was there, and shows the tiles.
    fn leave(self) {
        self.own.set_value(Ledger::default());
        self.said.set(BTreeMap::new());
        self.go(Screen::Tiles);
    }

    /// A child has come: what it has said already is read, and it goes on where it was.
    fn come(self, pupil: PupilId) {
        spawn_local(async move {
            let sheet = self.sheet();
            let (Some(child), Some(store)) = (sheet.child(pupil), self.store()) else { return };
            let ids: Vec<PupilId> = child.ids().collect();
            let read = if self.mode.with_untracked(|mode| mode.from.is_some()) {
                store.answers().await.map(|(entries, _)| entries)
            } else {
                store.load_child(&ids).await
            };
            match read {
                Ok(entries) => {
                    let mut own = Ledger::default();
                    for entry in entries.into_iter().filter(|entry| is_of(entry, &ids)) {
                        // One that clashes is left where it is stored.
                        let _known_otherwise = own.insert(Arc::new(entry));
                    }
                    let said = replies(&sheet, pupil, &fold(&own, &ids));
                    let asked = sheet.asked(pupil);
                    let next = asked.iter().position(|(asked, _)| !said.contains_key(asked)).unwrap_or(0);
                    self.own.set_value(own);
                    self.said.set(said);
                    self.go(if asked.is_empty() { Screen::Thanks } else { Screen::Ask(pupil, next) });
                }
                Err(fault) => self.failed(&fault),
            }
        });
    }

    /// Stores what a child says; then, and only then, shows it and goes on.
    fn say(self, pupil: PupilId, said: Said, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            // Leaving a field stores its words; the tap that left it must not be lost.
            self.next.set_value(Some((pupil, said, Box::new(then))));
            return;
        }
        self.busy.set(true);
        let started = measure::start();
        spawn_local(async move {
            let done = self.store_answer(pupil, said).await;
            self.busy.set(false);
            let next = self.next.try_update_value(Option::take).flatten();
            match done {
                Ok(()) => {
                    started.end("lantern:rate");
                    then();
                }
                Err(why) => self.problem.set(Some(why)),
            }
            if let Some((pupil, said, then)) = next {
                self.say(pupil, said, then);
            }
        });
    }

    async fn store_answer(self, pupil: PupilId, said: Said) -> Result<(), String> {
        let sheet = self.sheet();
        let context = Context { now: clock::now(), by: By { role: Role::Child, staff: None } };
        let answering = Answering { sheet: Arc::clone(&sheet), pupil, said };
        let own = self.own.get_value();
        let decided = self.session.decide_beside(&Files::of(own), &answering, context);
        let told = "Please tell your teacher: this is not saved. ";
        let batch = match decided {
            Ok(batch) => batch,
            Err(refusal) => return Err(words::refusal(&refusal)),
        };
        if !batch.is_empty() {
            let store = self.store().ok_or_else(|| format!("{told}{}", words::fault(&Fault::NoStorage)))?;
            let stored = if self.mode.with_untracked(|mode| mode.from.is_some()) {
                store.keep_answers(&batch.add).await
            } else {
                store.commit(&batch, None).await.map(drop)
            };
            stored.map_err(|fault| format!("{told}{}", words::fault(&fault)))?;
            self.own.update_value(|own| {
                for entry in &batch.add {
                    // Just minted: there is none of its id.
                    let _new = own.insert(Arc::clone(entry));
                }
            });
        }
        let ids: Vec<PupilId> = sheet.child(pupil).map(|child| child.ids().collect()).unwrap_or_default();
        let said = self.own.with_value(|own| replies(&sheet, pupil, &fold(own, &ids)));
        self.said.set(said);
        Ok(())
    }

    /// Stores how the device stands, then shows it.
    async fn keep(self, mode: ChildMode) -> Result<(), Fault> {
        let store = self.store().ok_or(Fault::NoStorage)?;
        let text = mode.encode().map_err(|_| Fault::Failed("the round cannot be written".to_owned()))?;
        store.set_child_mode(Some(text)).await?;
        self.mode.set(Arc::new(mode));
        Ok(())
    }

    /// Gives the device back to the teacher. The page starts afresh, so that nothing of the children's screen is left.
    async fn end(self) -> Result<(), Fault> {
        let store = self.store().ok_or(Fault::NoStorage)?;
        store.set_child_mode(None).await?;
        tabs::announce_changed_hands();
        let (class, period) = self.mode.with_untracked(|mode| (mode.sheet.class, mode.sheet.period));
        page::start_afresh(&Route::Class(class, ClassRoute::Rounds { period: Some(period) }).to_string());
        Ok(())
    }
}

/// Whether an entry is of this child's file, and one that its own screen may hold.
fn is_of(entry: &Entry, ids: &[PupilId]) -> bool {
    entry.change.is_the_childs_own() && matches!(entry.about, About::Pupil(id) if ids.contains(&id))
}

fn fold(own: &Ledger, ids: &[PupilId]) -> Fold {
    Fold::of(ids.iter().filter_map(|id| own.pupil(*id)).collect::<Vec<_>>())
}
