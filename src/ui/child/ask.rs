//! One thing at a time: a sentence, three lights or a few words, back and on.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::device::{Device, Screen};
use super::face::face;
use super::title::Title;
use crate::domain::round::ANSWER_MAX;
use crate::domain::sheet::SheetItem;
use crate::domain::{Band, BandKey, PupilId, Question, Sheet, picture::picture};
use crate::platform::{clock, speech};
use crate::report::rounds::{Reply, lights_left};
use crate::ui::parts::light::Light;
use crate::ui::parts::live::{heard, live};
use crate::words;
use crate::workspace::ChildSays;

/// Where the child goes from a place: to the next thing, or to the end.
fn on(device: Device, pupil: PupilId, at: usize) {
    let (more, open) = device.asked.with_untracked(|asked| {
        let open = device.said.with_untracked(|said| !lights_left(asked, said).is_empty());
        (at + 1 < asked.len(), open)
    });
    match (more, open) {
        (true, _) => device.go(Screen::Ask(pupil, at + 1)),
        (false, true) => device.go(Screen::Nearly(pupil)),
        (false, false) => device.finish(pupil),
    }
}

/// One thing a child is asked.
#[component]
pub(super) fn Ask(device: Device, pupil: PupilId, at: usize) -> impl IntoView {
    let sheet = device.sheet();
    let asked = device.asked.get_untracked();
    let Some((what, text)) = asked.get(at).cloned() else { return ().into_any() };
    let text = match what {
        SheetItem::Open(question) => words::question(question).to_owned(),
        _ => text,
    };
    let kind = match what {
        SheetItem::Strand(_) => words::child::HOW_IS_THIS,
        SheetItem::Target(_) => words::child::HOW_DID_IT_GO,
        SheetItem::Criterion(_) => words::child::CAN_YOU,
        SheetItem::Open(_) => words::child::FINISH_IT,
    };
    let child = sheet.child(pupil);
    let sign = child.and_then(|child| child.picture).map_or("🙂", |key| picture(key).0);
    let name = child.map(|child| child.name.clone()).unwrap_or_default();
    let way = Way { device, sheet: Arc::clone(&sheet), pupil, at };
    let answers: Vec<String> = match what {
        SheetItem::Open(_) => Vec::new(),
        _ => sheet.bands.iter().rev().map(|band| words::child::answer(what, &band.child_word)).collect(),
    };
    let aloud = words::child::aloud(kind, &text, &answers);
    let answer = match what {
        SheetItem::Open(question) => view! { <Words way=way question=question label=text.clone() /> }.into_any(),
        other => view! { <Lights way=way asked=other label=text.clone() /> }.into_any(),
    };
    view! {
        <div class="child__head">
            <button type="button" class="child__me" aria-label=format!("{name}: choose another picture")
                on:click=heard(move |_| device.go(Screen::Pictures(pupil, at)))>
                <span class="child__sign" aria-hidden="true">{sign}</span>
            </button>
            <Dots device=device asked=asked at=at />
            <button type="button" class="child__stop" on:click=heard(move |_| device.leave())>"Stop for now"</button>
        </div>
        <p class="child__hint">{kind}</p>
        <div class="child__sentence">
            <Title text=text.clone() />
            {live(move || device.speaks.get().then(|| {
                let aloud = aloud.clone();
                view! {
                    <button type="button" class="child__aloud" aria-label="Read it to me"
                        on:click=heard(move |_| speech::say(&aloud))><span aria-hidden="true">"🔊"</span></button>
                }.into_any()
            }))}
        </div>
        {answer}
    }
    .into_any()
}

/// Where a child is.
#[derive(Clone)]
struct Way {
    device: Device,
    sheet: Arc<Sheet>,
    pupil: PupilId,
    at: usize,
}

impl Way {
    fn back(&self) {
        match self.at.checked_sub(1) {
            Some(before) => self.device.go(Screen::Ask(self.pupil, before)),
            None => self.device.leave(),
        }
    }

    fn on(&self) {
        on(self.device, self.pupil, self.at);
    }
}

/// How far the child is, as dots; in words for a screen reader.
#[component]
fn Dots(device: Device, asked: Vec<(SheetItem, String)>, at: usize) -> impl IntoView {
    let words = format!("{} of {}", at + 1, asked.len());
    let dots = move || {
        let said = device.said.get();
        let dot = |(n, (asked, _)): (usize, &(SheetItem, String))| {
            let class = match (n == at, said.contains_key(asked)) {
                (true, _) => "child__dot child__dot--here",
                (false, true) => "child__dot child__dot--done",
                (false, false) => "child__dot",
            };
            view! { <span class=class></span> }.into_any()
        };
        asked.iter().enumerate().map(dot).collect::<Vec<_>>()
    };
    view! { <div class="child__dots" role="img" aria-label=words>{live(dots)}</div> }
}

/// The lights: big, with face, shape and words.
#[component]
fn Lights(way: Way, asked: SheetItem, label: String) -> impl IntoView {
    let Way { device, pupil, .. } = way;
    let bands: Vec<(usize, Band)> = way.sheet.bands.iter().cloned().enumerate().collect();
    let of = bands.len();
    let chosen = Memo::new(move |_| match device.said.with(|said| said.get(&asked).cloned()) {
        Some(Reply::Band(band)) => Some(band),
        _ => None,
    });
    let choose = {
        let way = way.clone();
        move |band: BandKey| {
            let way = way.clone();
            device.say(pupil, ChildSays::Band(asked, band), move || {
                spawn_local(async move {
                    let here = device.screen.get_untracked();
                    clock::wait(clock::A_MOMENT).await;
                    // Whoever has gone elsewhere meanwhile stays there.
                    if device.screen.get_untracked() == here {
                        way.on();
                    }
                });
            });
        }
    };
    let shown: Vec<BandKey> = bands.iter().map(|(_, band)| band.key).collect();
    let light = |(at, band): (usize, Band)| {
        let (key, shown) = (band.key, shown.clone());
        // The group is one stop of Tab: the light chosen, else the first that is shown.
        let is_stop = move || chosen.get().filter(|chosen| shown.contains(chosen)).map_or(at + 1 == of, |chosen| chosen == key);
        let stop = move || if is_stop() { "0" } else { "-1" };
        let (choose, words, token) = (choose.clone(), words::child::answer(asked, &band.child_word), band.colour.token());
        view! {
            <button
                type="button"
                role="radio"
                class=format!("child__light child__light--{token}")
                aria-checked=move || if chosen.get() == Some(key) { "true" } else { "false" }
                tabindex=stop
                on:click=heard(move |_| choose(key))
            >
                <span class="face" aria-hidden="true" inner_html=face(at, of)></span>
                <span class="child__band"><Light band=band />{words}</span>
                <span class="child__tick" aria-hidden="true">"✓"</span>
            </button>
        }
        .into_any()
    };
    // The highest first, as everywhere.
    let lights: Vec<AnyView> = bands.into_iter().rev().map(light).collect();
    let (back, next) = (way.clone(), way);
    view! {
        <div class="child__lights" role="radiogroup" aria-label=label on:keydown=move |event| to_the_next(&event)>{lights}</div>
        <p class="child__way">
            <button type="button" class="child__button" on:click=heard(move |_| back.back())>"Back"</button>
            <button type="button" class="child__button"
                on:click=heard(move |_| next.on())>{live(move || if chosen.get().is_some() { "Next" } else { "Not now" })}</button>
        </p>
    }
}

/// Arrows go from light to light and round, Home and End to the first and the last; a light is chosen by Space or Enter alone, for the next
/// question comes at once.
fn to_the_next(event: &web_sys::KeyboardEvent) {
    let key = event.key();
    let light = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some((light, group)) = light.and_then(|light| Some((light.clone(), light.parent_element()?))) else { return };
    let lights: Vec<web_sys::Element> = (0..group.children().length()).filter_map(|n| group.children().item(n)).collect();
    let Some(here) = lights.iter().position(|one| *one == light) else { return };
    let last = lights.len().saturating_sub(1);
    let next = match key.as_str() {
        "ArrowRight" | "ArrowDown" if here == last => 0,
        "ArrowRight" | "ArrowDown" => here + 1,
        "ArrowLeft" | "ArrowUp" => here.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    if let Some(next) = lights.get(next).and_then(|next| next.dyn_ref::<web_sys::HtmlElement>()) {
        event.prevent_default();
        let _unfocusable = next.focus();
    }
}

/// A few words of the child's own. Kept when it goes on or back, and when the field is left.
#[component]
fn Words(way: Way, question: Question, label: String) -> impl IntoView {
    let Way { device, pupil, .. } = way;
    let field = NodeRef::<html::Textarea>::new();
    let before = device.said.with_untracked(|said| match said.get(&SheetItem::Open(question)) {
        Some(Reply::Words(text)) => text.clone(),
        _ => String::new(),
    });
    let full = RwSignal::new(false);
    let look = move || full.set(field.get_untracked().is_some_and(|field| field.text_length() as usize >= ANSWER_MAX));
    // The element may be that of the question before, with what was typed there.
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.set_value(&before);
            look();
        }
    });
    let keep = move |then: Box<dyn FnOnce()>| {
        let text = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        device.say(pupil, ChildSays::Words(question, text), then);
    };
    let (back, next) = (way.clone(), way);
    view! {
        <textarea node_ref=field class="child__words" rows="4" maxlength=ANSWER_MAX.to_string() aria-label=label spellcheck="false"
            autocomplete="off"
            on:input=heard(move |_| look())
            on:change=heard(move |_| keep(Box::new(|| {})))></textarea>
        <p class="child__full" role="status">{live(move || full.get().then_some(words::child::ANSWER_FULL))}</p>
        <p class="child__way">
            <button type="button" class="child__button"
                on:click=heard(move |_| { let way = back.clone(); keep(Box::new(move || way.back())); })>"Back"</button>
            <button type="button" class="child__button child__button--main"
                on:click=heard(move |_| { let way = next.clone(); keep(Box::new(move || way.on())); })>"Next"</button>
        </p>
    }
}
