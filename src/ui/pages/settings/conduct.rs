//! The numbers by which attendance, lates and misses are coloured, and points become awards.

use leptos::prelude::*;

use crate::domain::Conduct;
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Attitude;

/// The numbers of the form, in order, by what they are about.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Attendance", &["Green from (%)", "Yellow from (%)"]),
    ("Late, times in a half term", &["Green up to", "Yellow up to"]),
    ("Uniform, PE kit or homework missed, times in a half term", &["Green up to", "Yellow up to"]),
    ("Awards, by points in a school year", &["Bronze from", "Silver from", "Gold from"]),
    ("“Not praised for a while”", &["Days without praise"]),
];

/// What a number is called where it cannot be read.
fn name_of(at: usize) -> String {
    let names = GROUPS.into_iter().flat_map(|(group, labels)| labels.iter().map(move |label| format!("{group}: {label}")));
    names.into_iter().nth(at).unwrap_or_default()
}

fn to_texts(conduct: &Conduct) -> [String; 10] {
    let Conduct { attendance: [a, b], late: [c, d], missed: [e, f], awards: [bronze, silver, gold], unpraised } = conduct;
    let small = |n: &u8| n.to_string();
    let large = |n: &u16| n.to_string();
    [small(a), small(b), small(c), small(d), small(e), small(f), large(bronze), large(silver), large(gold), small(unpraised)]
}

/// Reads the numbers; what is none is named.
fn read(texts: &[String; 10]) -> Result<Conduct, String> {
    fn number<T: std::str::FromStr>(texts: &[String; 10], at: usize) -> Result<T, String> {
        texts.get(at).and_then(|text| text.trim().parse().ok()).ok_or_else(|| name_of(at))
    }
    Ok(Conduct {
        attendance: [number(texts, 0)?, number(texts, 1)?],
        late: [number(texts, 2)?, number(texts, 3)?],
        missed: [number(texts, 4)?, number(texts, 5)?],
        awards: [number(texts, 6)?, number(texts, 7)?, number(texts, 8)?],
        unpraised: number(texts, 9)?,
    })
}

/// The form of the numbers. What was typed stays until it is saved.
#[component]
pub(super) fn ConductForm() -> impl IntoView {
    let session = Session::here();
    let held = Memo::new(move |_| session.roll.with(|roll| roll.conduct()));
    let draft = RwSignal::new(to_texts(&held.get_untracked()));
    Effect::new(move |_| draft.set(to_texts(&held.get())));
    let problem = RwSignal::new(None::<String>);
    let save = move |conduct: Conduct| {
        session.ask(Attitude::SetConduct { conduct }, move |done| {
            if done.is_ok() {
                draft.set(to_texts(&held.get_untracked()));
            }
            problem.set(done.err().map(|why| why.words()));
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match draft.with_untracked(read) {
            Ok(conduct) => save(conduct),
            Err(name) => problem.set(Some(words::settings::needs_a_number(&name))),
        }
    };
    let number = move |at: usize, label: &'static str| {
        let id = format!("conduct-{at}");
        let shown = move || draft.with(|texts| texts.get(at).cloned()).unwrap_or_default();
        let input = move |event| {
            let value = event_target_value(&event);
            draft.update(|texts| {
                if let Some(text) = texts.get_mut(at) {
                    *text = value;
                }
            });
        };
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input id=id type="text" inputmode="numeric" maxlength="5" autocomplete="off" prop:value=shown on:input=input />
            </div>
        }
        .into_any()
    };
    let mut first = 0;
    let groups: Vec<AnyView> = GROUPS
        .into_iter()
        .map(|(heading, labels)| {
            let id = format!("conduct-group-{first}");
            let fields: Vec<AnyView> = (first..).zip(labels).map(|(at, label)| number(at, label)).collect();
            first += labels.len();
            view! { <h3 id=id.clone()>{heading}</h3><div class="fields" role="group" aria-labelledby=id>{fields}</div> }.into_any()
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="conduct">
            <h2 id="conduct">"Attendance, lates and awards"</h2>
            <p>{words::settings::CONDUCT}</p>
            <form class="form" on:submit=submit novalidate>
                {groups}
                {alert(problem)}
                <div class="buttons">
                    <button type="submit" class="button">"Save these numbers"</button>
                    <button type="button" class="button button--quiet"
                        on:click=move |_| save(Conduct::default())>"Use the usual numbers"</button>
                </div>
            </form>
        </section>
    }
}
