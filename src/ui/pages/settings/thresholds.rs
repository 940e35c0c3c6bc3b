//! The numbers by which judgements are suggested.

use leptos::prelude::*;

use super::since::{HoldsFrom, from_now};
use crate::domain::{HalfTerm, KeyStage, Thresholds};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::field::{Field, Written};
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{HoldFrom, Setting};

/// One number of the form.
#[derive(Clone, Copy)]
enum ThresholdField {
    Step(usize),
    Expected(usize),
    Near,
    Targets,
}

impl ThresholdField {
    fn place(self, thresholds: &mut Thresholds) -> Option<&mut u8> {
        match self {
            Self::Step(n) => thresholds.steps.get_mut(n),
            Self::Expected(n) => thresholds.expected.get_mut(n),
            Self::Near => Some(&mut thresholds.near),
            Self::Targets => Some(&mut thresholds.targets),
        }
    }

    fn read(self, thresholds: &Thresholds) -> u8 {
        self.place(&mut thresholds.clone()).map_or(0, |number| *number)
    }

    fn write(self, thresholds: &mut Thresholds, value: u8) {
        if let Some(number) = self.place(thresholds) {
            *number = value;
        }
    }
}

/// The form of the thresholds.
#[component]
pub(super) fn ThresholdsForm() -> impl IntoView {
    let session = Session::here();
    let from = from_now(session);
    let held = Memo::new(move |_| session.roll.with(|roll| roll.thresholds(from.get())));
    let draft = RwSignal::new(held.get_untracked());
    // What was typed stays when another half term is chosen.
    Effect::new(move |before: Option<Thresholds>| {
        let now = held.get();
        if before.is_none_or(|before| draft.with_untracked(|draft| *draft == before)) {
            draft.set(now.clone());
        }
        now
    });
    let all = Signal::derive(move || {
        let all = session.roll.with(|roll| roll.thresholds_over_time());
        all.into_iter().map(|(since, numbers)| (since, words::numbers::thresholds(&numbers))).collect()
    });
    let problem = RwSignal::new(None::<String>);
    let save = move |thresholds: Thresholds| {
        let now = untrack(|| session.calendar_period());
        let ask = HoldFrom { now, from: from.get_untracked(), ask: Setting::Thresholds { thresholds } };
        session.ask(ask, move |done| {
            if done.is_ok() {
                draft.set(held.get_untracked());
            }
            problem.set(done.err().map(|why| why.words()));
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(draft.get_untracked());
    };
    let number = move |id: String, label: String, which: ThresholdField| {
        // A field that was emptied stays empty until something is typed.
        let shown = Signal::derive(move || match draft.with(|d| which.read(d)) {
            u8::MAX => String::new(),
            number => number.to_string(),
        });
        let left = Callback::new(move |typed: String| {
            // What is no number from 0 to 255 cannot be saved; 255 is refused with its reason.
            let value = typed.trim().parse().unwrap_or(u8::MAX);
            draft.update(|d| which.write(d, value));
        });
        let held = Written::held(shown);
        view! { <Field id=id label=label kind="number" digits=true value=held on_left=left within=(0, 100) /> }.into_any()
    };
    let steps = ["Developing from (%)", "Secure from (%)", "Mastering from (%)"].into_iter().enumerate();
    let steps: Vec<AnyView> = steps.map(|(n, label)| number(format!("step-{n}"), label.to_owned(), ThresholdField::Step(n))).collect();
    let expected = HalfTerm::ALL.into_iter().enumerate();
    let expected: Vec<AnyView> = expected
        .map(|(n, half)| number(format!("expected-{n}"), format!("{} (%)", words::capital(half.name())), ThresholdField::Expected(n)))
        .collect();
    let near = number("near".to_owned(), "Nearly: points below".to_owned(), ThresholdField::Near);
    let targets = number("targets".to_owned(), "Targets a subject".to_owned(), ThresholdField::Targets);
    let choose = Callback::new(move |chosen: String| {
        let key_stage = if chosen == "levels" { KeyStage::Levels } else { KeyStage::Frameworks };
        draft.update(|d| d.key_stage = key_stage);
    });
    let key_stages = [("frameworks", "Teacher assessment frameworks"), ("levels", "Levels with sub-levels")];
    let key_stages = Signal::stored(key_stages.map(|(key, words)| (key.to_owned(), words.to_owned())).into());
    let key_stage = Signal::derive(move || {
        let held = draft.with(|d| d.key_stage);
        if held == KeyStage::Levels { "levels" } else { "frameworks" }.to_owned()
    });
    view! {
        <section class="card" aria-labelledby="thresholds">
            <h2 id="thresholds">"Judgements"</h2>
            <p>{words::settings::THRESHOLDS}</p>
            <form class="form" on:submit=heard(submit) novalidate>
                <h3>"Steps, by the share of a stage’s criteria that is green"</h3>
                <div class="fields">{steps}</div>
                <h3>"Expected share by the end of each half term"</h3>
                <div class="fields">{expected}</div>
                <div class="fields">
                    {near}
                    {targets}
                    <Choose id="key-stage" label="End of key stage (years 2 and 6)" options=key_stages chosen=key_stage on_choose=choose />
                </div>
                <HoldsFrom stem="thresholds" from=from all=all />
                {alert(problem)}
                <div class="buttons">
                    <button type="submit" class="button">"Save numbers"</button>
                    <button type="button" class="button button--quiet"
                        on:click=heard(move |_| save(Thresholds::default()))>"Use the usual numbers"</button>
                </div>
            </form>
        </section>
    }
}
