//! What is done to slots by hand: a child is picked up and put down, dragged, or set free. Each is asked for, and what is refused is said.

use leptos::prelude::*;

use crate::domain::order;
use crate::domain::{ClassId, Consultation, ConsultationId, Date, Pupil, PupilId, Slot};
use crate::ledger::Reading;
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::live::heard;
use crate::ui::session::{Problem, Session};
use crate::words;
use crate::workspace::Consulting;

/// What was said of a state of the day; it is no longer shown once the day is another.
pub(super) type Remark = RwSignal<Option<(String, Vec<(Slot, PupilId)>)>>;

/// A day on the screen.
#[derive(Clone, Copy)]
pub(super) struct BookedDay {
    pub(super) session: Session,
    pub(super) class: ClassId,
    pub(super) day: ConsultationId,
    pub(super) details: Memo<Consultation>,
    /// The children it is for, in register order.
    pub(super) children: Memo<Vec<(PupilId, Pupil)>>,
    pub(super) bookings: Memo<Vec<(Slot, PupilId)>>,
    /// Who has a slot on another date of the half term, and when.
    pub(super) on_other_dates: Memo<order::Map<PupilId, (Date, Slot)>>,
    /// The child that was picked up with a button.
    pub(super) picked: RwSignal<Option<PupilId>>,
    /// The child that is being dragged. Not the same as picked up: a page that changes under a drag ends it.
    pub(super) dragged: RwSignal<Option<PupilId>>,
    /// What was done last.
    pub(super) said: Remark,
    /// What was refused last.
    pub(super) problem: Remark,
}

impl BookedDay {
    /// What a child is called.
    pub(super) fn name(self, pupil: PupilId) -> String {
        let found = self.session.roll.with(|roll| roll.pupil(pupil).as_ref().and_then(Reading::any).map(Pupil::full_name));
        found.unwrap_or_else(|| "A child who is no longer here".to_owned())
    }

    /// "15:40, Room 4B".
    pub(super) fn slot_name(self, slot: Slot) -> String {
        let place = self.details.with(|details| details.place(slot.place).map(|place| place.name.clone()));
        format!("{}, {}", slot.at, place.unwrap_or_else(|| "a place that is gone".to_owned()))
    }

    /// Says what was done.
    pub(super) fn say(self, text: String) {
        self.problem.set(None);
        self.said.set(Some((text, self.now())));
    }

    /// Says why something was not done.
    pub(super) fn refuse(self, why: &Problem) {
        self.said.set(None);
        self.problem.set(Some((why.words(), self.now())));
    }

    fn now(self) -> Vec<(Slot, PupilId)> {
        self.session.roll.with_untracked(|roll| roll.bookings(self.day))
    }

    /// What was said, as long as the day is as it was then.
    pub(super) fn still(self, said: Remark) -> Option<String> {
        said.with(|said| said.as_ref().filter(|(_, of)| self.bookings.with(|now| now == of)).map(|(text, _)| text.clone()))
    }

    /// Picks a child up, or puts it down where it was.
    pub(super) fn pick(self, pupil: PupilId) {
        self.problem.set(None);
        self.picked.update(|picked| *picked = if *picked == Some(pupil) { None } else { Some(pupil) });
    }

    /// Puts whoever is picked up down where it was.
    pub(super) fn put_down(self) {
        if let Some(pupil) = self.picked.get_untracked() {
            self.picked.set(None);
            self.problem.set(None);
            self.said.set(None);
            focus_on(button_of(pupil));
        }
    }

    /// Gives a child a slot. Where that is refused, nothing changes and the child stays picked up.
    pub(super) fn put(self, pupil: PupilId, slot: Slot) {
        let said = untrack(|| words::consultation::has_slot(&self.name(pupil), &self.slot_name(slot)));
        self.session.ask(Consulting::Book { day: self.day, bookings: vec![(pupil, slot)] }, move |done| match done {
            Ok(_) => {
                self.picked.set(None);
                self.say(said);
                focus_on(button_of(pupil));
            }
            Err(why) => self.refuse(&why),
        });
    }

    /// Takes a child's slot away.
    pub(super) fn free(self, pupil: PupilId) {
        let said = untrack(|| words::consultation::has_none(&self.name(pupil)));
        self.session.ask(Consulting::Free { day: self.day, pupils: vec![pupil] }, move |done| match done {
            Ok(_) => {
                self.picked.set(None);
                self.say(said);
                focus_on(button_of(pupil));
            }
            Err(why) => self.refuse(&why),
        });
    }
}

/// The id of the button that picks a child up.
fn button_of(pupil: PupilId) -> String {
    format!("move-{pupil}")
}

/// A child's name, to be dragged, and the buttons that do the same without a mouse.
#[component]
pub(super) fn Chip(
    /// The day.
    page: BookedDay,
    /// The child.
    pupil: PupilId,
    /// Whether it has a slot that can be freed.
    booked: bool,
) -> impl IntoView {
    let name = Memo::new(move |_| page.name(pupil));
    let start = move |event: leptos::ev::DragEvent| {
        if let Some(data) = event.data_transfer() {
            // Firefox drags nothing without data; this says nothing to anybody else.
            let _refused = data.set_data("application/x-lantern-slot", "child");
            data.set_effect_allowed("move");
        }
        page.dragged.set(Some(pupil));
    };
    let free = booked.then(|| {
        view! {
            <button type="button" class="button button--quiet" aria-label=move || format!("Cancel slot of {}", name.get())
                on:click=heard(move |_| page.free(pupil))>"Cancel slot"</button>
        }
        .into_any()
    });
    view! {
        <div class="consult-child" draggable="true" on:dragstart=start on:dragend=move |_| page.dragged.set(None)>
            <span class="consult-child__name">{name}</span>
            <button id=button_of(pupil) type="button" class="button button--quiet" aria-label=move || format!("Move {}", name.get())
                aria-pressed=move || if page.picked.get() == Some(pupil) { "true" } else { "false" }
                on:click=heard(move |_| page.pick(pupil))>"Move"</button>
            {free}
        </div>
    }
}

/// Lets what is dragged be dropped.
pub(super) fn accept(page: BookedDay, over: RwSignal<bool>) -> impl Fn(leptos::ev::DragEvent) + Copy {
    move |event| {
        if page.dragged.get_untracked().is_some() {
            event.prevent_default();
            over.set(true);
        }
    }
}

/// Takes what was dropped.
pub(super) fn dropped(page: BookedDay, over: RwSignal<bool>, take: impl Fn(PupilId) + Copy) -> impl Fn(leptos::ev::DragEvent) + Copy {
    move |event| {
        over.set(false);
        if let Some(pupil) = page.dragged.get_untracked() {
            event.prevent_default();
            page.dragged.set(None);
            take(pupil);
        }
    }
}
