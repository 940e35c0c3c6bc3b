//! What a person taps, and what is said.

use leptos::prelude::*;

use super::state::{LONG, state};
use crate::domain::{ClassId, Date};
use crate::ui::parts::banners::{action, banner};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::file_button::FileButton;
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::live::heard;
use crate::ui::parts::looking_at::LookingAt;
use crate::ui::parts::more::More;
use crate::ui::parts::not_here::{not_here, not_here_but};
use crate::ui::parts::pin_guide::PinGuide;
use crate::ui::parts::praise_dialog::PraiseDialog;
use crate::ui::parts::tick::flag;
use crate::ui::parts::workbook::workbook_button;
use crate::ui::session::Session;
use crate::words;

pub(super) fn head() -> AnyView {
    let session = Session::here();
    let now = session.this_period();
    let before = now.previous();
    let period = Memo::new(move |_| now);
    let first: Option<ClassId> = session.roll.with_untracked(|roll| roll.classes().first().map(|(class, _)| *class));
    let of = |title: &'static str| {
        first.map(|class| {
            view! {
                <ClassHead class=class period=period title=Signal::stored(title.to_owned())>
                    <HalfTermChooser period=period on_choose=Callback::new(|_| ()) />
                    <More>{flag("Only who is not done", RwSignal::new(false))}{workbook_button(|| "Design".to_owned())}</More>
                </ClassHead>
            }
            .into_any()
        })
    };
    let nobody = first.is_none().then_some("Add a class or try the demo class: its head is shown here.");
    view! {
        {nobody}
        {state("With a toolbar", of("Attitude and behaviour"))}
        {state("Long words", of(LONG))}
        {state("Another half term", before.map(|before| view! { <LookingAt period=before now=Callback::new(|()| None) /> }))}
    }
    .into_any()
}

pub(super) fn buttons() -> AnyView {
    // A button has no part of its own: it is the element, and how it is dressed.
    let of = |class: &'static str, text: &'static str| {
        view! {
            <div class="buttons">
                <button type="button" class=class>{text}</button>
                <button type="button" class=class disabled=true>"Not now"</button>
                <a class=class href="#/design/buttons">"A link"</a>
                <button type="button" class=class aria-pressed="true">"Pressed"</button>
            </div>
        }
    };
    focus_on("design-focused".to_owned());
    view! {
        {state("Plain", of("button", "Export class"))}
        {state("The main thing to do", of("button button--main", "Finish the meeting"))}
        {state("Quiet", of("button button--quiet", "Cancel"))}
        {state("What cannot be undone", of("button button--bad", "Erase"))}
        {state("With the focus", view! {
            <div class="buttons"><button type="button" class="button" id="design-focused">"Save"</button></div>
        })}
        {state("Long words", of("button", LONG))}
        {state("A file", view! {
            <div class="buttons">
                <FileButton label="Choose a file…" accept=".csv" />
                <FileButton label="Open a file…" accept=".json" main=true />
            </div>
        })}
        {state("A workbook", workbook_button(|| "Design".to_owned()))}
    }
    .into_any()
}

pub(super) fn dialogs() -> AnyView {
    let dialog = |name: &'static str, title: &'static str, inside: fn() -> AnyView| {
        let open = RwSignal::new(false);
        let opens = move |_| open.set(true);
        let closes = move |_| open.set(false);
        state(
            name,
            view! {
                <div class="buttons"><button type="button" class="button" on:click=heard(opens)>"Open it"</button></div>
                <Dialog open=open title=title.to_owned()>
                    {inside()}
                    <div class="buttons">
                        <button type="button" class="button button--main" on:click=heard(closes)>"Add class"</button>
                        <button type="button" class="button button--quiet" on:click=heard(closes)>"Cancel"</button>
                    </div>
                </Dialog>
            },
        )
    };
    let form = || view! { <Field id="design-name" label="Class name" value=RwSignal::new(String::new()) focused=true /> }.into_any();
    let wrong = || {
        let problem = RwSignal::new(Some(words::refusal(&words::Refusal::NameMissing)));
        view! { <Field id="design-wrong" label="Class name" value=RwSignal::new(String::new()) problem=problem /> }.into_any()
    };
    let long = || view! { <p>{[LONG; 60].join(" ")}</p> }.into_any();
    let (praising, names) = (RwSignal::new(false), Memo::new(|_| Vec::new()));
    let today: Date = Session::here().today();
    view! {
        {dialog("With a field", "Add a class", form)}
        {dialog("With a problem", "Add a class", wrong)}
        {dialog("Long words, longer than the screen", LONG, long)}
        {dialog("With nothing in it", "Add a class", || ().into_any())}
        {state("Praise", view! {
            <div class="buttons"><button type="button" class="button" on:click=heard(move |_| praising.set(true))>"Open it"</button></div>
            <PraiseDialog open=praising about=Vec::new() names=names date=today given=Callback::new(|()| ()) />
        })}
    }
    .into_any()
}

pub(super) fn menus() -> AnyView {
    let button = |text: &'static str, disabled: bool| {
        view! { <button type="button" class="button button--quiet" disabled=disabled>{text}</button> }.into_any()
    };
    view! {
        {state("Closed", view! { <More>{button("Export class", false)}</More> })}
        {state("With ticks, and what cannot be done now", view! {
            <More>{flag("Only who is not done", RwSignal::new(true))}{button("Export class", false)}{button("Not now", true)}</More>
        })}
        {state("Long words", view! { <More>{button(LONG, false)}{flag(LONG, RwSignal::new(false))}</More> })}
        {state("Empty", view! { <More>""</More> })}
    }
    .into_any()
}

pub(super) fn banners() -> AnyView {
    let close = || action("Close", || ());
    view! {
        {state("A message", banner("Message", false, "", "12 children were added.".to_owned(), close()))}
        {state("Another tab", banner("Another tab", false, "", words::app::ELSEWHERE.to_owned(), action("Use Lantern here", || ())))}
        {state("Something bad", banner("Not saved", true, words::app::LAST_NOT_SAVED, LONG.to_owned(), action("Export everything", || ())))}
        {state("Long words", banner("Message", false, LONG, [LONG; 4].join(" "), close()))}
    }
    .into_any()
}

pub(super) fn empty() -> AnyView {
    view! {
        {state("Not here", not_here("This child is not here", words::app::FILE_MAYBE_ELSEWHERE))}
        {state("With another way on", not_here_but("No file is open", LONG, "#/".to_owned(), LONG))}
        {state("The guide to a forgotten PIN", view! { <PinGuide /> })}
    }
    .into_any()
}
