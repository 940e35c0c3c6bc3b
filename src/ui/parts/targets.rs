//! A child's targets of a half term: reviews side by side, suggestions, carrying forward.

use leptos::prelude::*;

use crate::domain::{Area, BandKey, Period, PupilId, SubjectKey, Target, TargetId, Voice};
use crate::ledger::Reading;
use crate::report::board::stage_to_open;
use crate::report::targets::{SuggestedTarget, TargetStanding, left_over, missing, standings, suggested, wanted};
use crate::ui::parts::light::Light;
use crate::ui::parts::lines::lines;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::problem::alert;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Targets;

/// How many suggestions are offered at once.
const OFFERED: usize = 6;

/// The targets of one child.
#[component]
pub(crate) fn ChildTargets(
    /// The child; its file must be loaded.
    pupil: PupilId,
    /// The half term.
    #[prop(into)]
    period: Signal<Period>,
    /// Whether words that were typed and not set are set when the page is left, as in a meeting: nobody comes back for them.
    #[prop(optional)]
    keeps_typed: bool,
) -> impl IntoView {
    let session = Session::here();
    let now = Memo::new(move |_| {
        let period = period.get();
        session.read_child(pupil, |files| standings(files, pupil, period))
    });
    let left = Memo::new(move |_| {
        let period = period.get();
        session.read_child(pupil, |files| left_over(files, pupil, period))
    });
    let carry = move |standings: &[TargetStanding]| {
        let period = period.get_untracked();
        let targets = standings.iter().map(|standing| (pupil, standing.carried_to(period))).collect();
        session.tell(Targets::Set { targets });
    };
    let row = move |standing: TargetStanding, unmet: bool| {
        let (label, text) = (format!("Carry forward: {}", standing.target.text), standing.target.text.clone());
        let times = standing.unmet_before + usize::from(unmet);
        let again = (times > 1).then(|| view! { <p class="hint hint--warn">{words::targets::in_a_row(times)}</p> }.into_any());
        view! {
            <li class="target">
                <p>{text}</p>
                {again}
                <button type="button" class="button" aria-label=label
                    on:click=heard(move |_| carry(std::slice::from_ref(&standing)))>"Carry forward"</button>
            </li>
        }
        .into_any()
    };
    let leftovers = move || {
        let left = left.get();
        let of = left.first().map(|standing| standing.target.period)?;
        let now = session.this_period();
        let number = left.len();
        let together = left.clone();
        let all = (number > 1).then(|| {
            view! {
                <div class="buttons">
                    <button type="button" class="button"
                        on:click=heard(move |_| carry(&together))>{words::targets::carry_all(number)}</button>
                </div>
            }
            .into_any()
        });
        let (unmet, open): (Vec<_>, Vec<_>) = left.into_iter().partition(|standing| standing.is_unmet());
        let part = |title: String, found: Vec<TargetStanding>, unmet: bool| {
            let rows: Vec<AnyView> = found.into_iter().map(|standing| row(standing, unmet)).collect();
            (!rows.is_empty()).then(|| view! { <h3>{title}</h3><ul class="targets">{rows}</ul> }.into_any())
        };
        let (unmet, open) = (part(words::targets::not_met(of, now), unmet, true), part(words::targets::not_reviewed(of, now), open, false));
        Some(view! { {unmet}{open}{all} }.into_any())
    };
    // Of its own, so that a target that is set does not close the list it was chosen from.
    let listed = Memo::new(move |_| {
        let mut areas: Vec<(Area, String)> =
            session.subjects(period.get()).into_iter().map(|(key, title)| (Area::Subject(key), title)).collect();
        areas.push((Area::Personal, words::targets::PERSONAL.to_owned()));
        // An area of a target whose subject is no longer taught, or of an attitude strand, still shows.
        for standing in now.get() {
            if !areas.iter().any(|(area, _)| *area == standing.target.area) {
                areas.push((standing.target.area, area_title(session, standing.target.area)));
            }
        }
        areas
    });
    let areas = move || {
        listed
            .get()
            .into_iter()
            .map(|(area, title)| {
                view! { <AreaTargets pupil=pupil period=period area=area title=title now=now keeps_typed=keeps_typed /> }.into_any()
            })
            .collect::<Vec<_>>()
    };
    view! { <div class="child-targets">{live(leftovers)}{live(areas)}</div> }
}

/// What an area is called.
pub(crate) fn area_title(session: Session, area: Area) -> String {
    session.roll.with(|roll| words::targets::area(roll, area))
}

#[component]
fn AreaTargets(
    pupil: PupilId,
    period: Signal<Period>,
    area: Area,
    title: String,
    now: Memo<Vec<TargetStanding>>,
    keeps_typed: bool,
) -> impl IntoView {
    let session = Session::here();
    let text = RwSignal::new(String::new());
    let (adding, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let here = Memo::new(move |_| now.with(|now| now.iter().filter(|s| s.target.area == area).cloned().collect::<Vec<_>>()));
    let set = move |text: String, criterion| {
        let target = Target { period: period.get_untracked(), area, text, criterion, carried_from: None };
        session.ask(Targets::Set { targets: vec![(pupil, target)] }, move |done| problem.set(done.err().map(|why| why.words())));
    };
    // What was typed goes only once it is stored.
    let store = move || {
        let Some(typed) = text.try_get_untracked() else { return };
        let target = Target { period: period.get_untracked(), area, text: typed.clone(), criterion: None, carried_from: None };
        session.ask(Targets::Set { targets: vec![(pupil, target)] }, move |done| match done {
            Ok(_) => {
                if text.try_get_untracked().is_some_and(|now| now == typed) {
                    text.set(String::new());
                }
                let _gone = problem.try_set(None);
            }
            Err(why) => {
                if problem.try_set(Some(why.words())).is_some() {
                    session.notice.set(Some(why.words()));
                }
            }
        });
    };
    let own = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        store();
    };
    if keeps_typed {
        on_cleanup(move || {
            if text.try_get_untracked().is_some_and(|text| !text.trim().is_empty()) {
                store();
            }
        });
    }
    let suggestions = move || {
        let Area::Subject(subject) = area else { return Vec::new() };
        session.want(subject);
        let found = suggestions_for(session, pupil, subject, period.get());
        found.into_iter().take(OFFERED).collect::<Vec<SuggestedTarget>>()
    };
    let in_all = move || wanted(area, session.roll.with(|roll| roll.thresholds(period.get()).targets));
    let left = Memo::new(move |_| {
        let (period, in_all) = (period.get(), in_all());
        session.read_child(pupil, |files| missing(files, pupil, area, period, in_all))
    });
    let is_strand = matches!(area, Area::Strand(_));
    let name = title.clone();
    let add = move || {
        let label = format!("Add a target: {name}");
        let (heading, input) = (format!("Suggested for {}", name.to_lowercase()), format!("A target in your own words: {name}"));
        if !adding.get() {
            let more = left.get();
            let text = if more > 0 { format!("Add a target ({more} more)") } else { "Add a target".to_owned() };
            return view! {
                <button type="button" class="button button--quiet" aria-label=label
                    on:click=heard(move |_| adding.set(true))>{text}</button>
            }
            .into_any();
        }
        // The offers alone follow the file: the form below them keeps its words and its focus.
        let offers = move || {
            let offered: Vec<AnyView> = suggestions()
                .into_iter()
                .map(|s| {
                    let (text, criterion, label) = (s.text.clone(), s.criterion, format!("Set as a target: {}", s.text));
                    view! {
                        <li>
                            <button type="button" class="suggestion" aria-label=label
                                on:click=heard(move |_| set(text.clone(), Some(criterion)))>
                                <span class="criterion__number">{criterion.label()}</span>" "{s.text.clone()}" "
                                <span class="quiet">"– "{s.reason.clone()}</span>
                            </button>
                        </li>
                    }
                    .into_any()
                })
                .collect();
            let heading = heading.clone();
            (!offered.is_empty()).then(|| view! { <p class="quiet">{heading}</p><ul class="plain suggestions">{offered}</ul> }.into_any())
        };
        view! {
            {live(offers)}
            <form class="form form--inline" on:submit=heard(own) novalidate>
                <input type="text" aria-label=input autocomplete="off" prop:value=text
                    on:input=move |event| text.set(event_target_value(&event)) />
                <button type="submit" class="button">"Set"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| adding.set(false))>"Done"</button>
            </form>
            {alert(problem)}
        }
        .into_any()
    };
    view! {
        <section class="area">
            <h3>{title}</h3>
            {target_rows(pupil, here, false)}
            {live(move || (!is_strand).then(&add))}
        </section>
    }
}

/// What could be set next for a child in a subject.
pub(crate) fn suggestions_for(session: Session, pupil: PupilId, subject: SubjectKey, period: Period) -> Vec<SuggestedTarget> {
    let Some(curriculum) = session.curriculum(subject) else { return Vec::new() };
    session.read_child(pupil, |files| suggested(files, pupil, &curriculum, stage_to_open(files, pupil, subject, period), period))
}

/// Targets with their words and both reviews. A row is made anew only when its words change: a review leaves what is typed elsewhere, and
/// the focus, where they are.
pub(crate) fn target_rows(pupil: PupilId, now: Memo<Vec<TargetStanding>>, only_reviews: bool) -> AnyView {
    let key = |standing: &TargetStanding| format!("{} {} {}", standing.id, standing.unmet_before, standing.target.text);
    let row = move |standing| view! { <TargetRow pupil=pupil standing=standing now=now only_reviews=only_reviews /> }.into_any();
    view! {
        <ul class="targets">
            {lines(move || now.get(), key, row)}
        </ul>
    }
    .into_any()
}

#[component]
fn TargetRow(pupil: PupilId, standing: TargetStanding, now: Memo<Vec<TargetStanding>>, only_reviews: bool) -> impl IntoView {
    let session = Session::here();
    let TargetStanding { id, target, unmet_before, .. } = standing;
    let said = move |voice: Voice| {
        Memo::new(move |_| {
            now.with(|all| {
                let one = all.iter().find(|standing| standing.id == id)?;
                if voice == Voice::Child { one.child.clone() } else { one.mentor.clone() }
            })
        })
    };
    let (editing, text) = (RwSignal::new(false), RwSignal::new(target.text.clone()));
    let reword = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session.tell(Targets::Reword { pupil, target: id, text: text.get_untracked() });
        editing.set(false);
    };
    let words = target.text.clone();
    let (edit, remove) = (format!("Reword: {words}"), format!("Remove: {words}"));
    let home = target.criterion.and_then(|criterion| {
        let curriculum = session.curriculum(criterion.subject)?;
        let found = curriculum.stage(criterion.stage)?.criteria().find(|c| c.number == criterion.number)?.home.clone();
        (!found.is_empty()).then(|| view! { <p class="quiet">{words::criteria::AT_HOME}{found}</p> }.into_any())
    });
    let again = (unmet_before > 1).then(|| view! { <p class="hint hint--warn">{words::targets::in_a_row(unmet_before)}</p> }.into_any());
    let shown = words.clone();
    let head = move || {
        if editing.get() {
            return view! {
                <form class="form form--inline" on:submit=heard(reword) novalidate>
                    <input type="text" autocomplete="off" aria-label="The target’s words" prop:value=text
                        on:input=move |event| text.set(event_target_value(&event)) />
                    <button type="submit" class="button">"Save"</button>
                </form>
            }
            .into_any();
        }
        let (shown, edit, remove) = (shown.clone(), edit.clone(), remove.clone());
        if only_reviews {
            return view! { <p class="target__words">{shown}</p> }.into_any();
        }
        view! {
            <p class="target__words">{shown}</p>
            <div class="buttons">
                <button type="button" class="button button--quiet" aria-label=edit
                    on:click=heard(move |_| editing.set(true))>"Reword"</button>
                <button type="button" class="button button--quiet" aria-label=remove
                    on:click=heard(move |_| session.tell(Targets::Remove { pupil, target: id }))>"Remove"</button>
            </div>
        }
        .into_any()
    };
    view! {
        <li class="target">
            <div class="target__head">{live(head)}</div>
            {again}
            {home}
            <div class="target__reviews">
                {review(session, pupil, (id, target.period), Voice::Child, format!("Child: {words}"), said(Voice::Child))}
                {review(session, pupil, (id, target.period), Voice::Teacher, format!("Mentor: {words}"), said(Voice::Teacher))}
            </div>
        </li>
    }
}

/// One voice's review: a radio for each band, and "Not yet".
fn review(
    session: Session,
    pupil: PupilId,
    (target, period): (TargetId, Period),
    voice: Voice,
    label: String,
    reading: Memo<Option<Reading<BandKey>>>,
) -> AnyView {
    let whose = if voice == Voice::Child { "Child" } else { "Mentor" };
    let contested = Memo::new(move |_| reading.with(|reading| reading.as_ref().is_some_and(Reading::is_contested)));
    // A refused choice changes nothing that is said, and still the radio must go back: so each also follows the version.
    let now = move || {
        session.version.track();
        reading.with(|reading| reading.as_ref().and_then(|r| r.settled().copied()))
    };
    let name = format!("review-{whose}-{target}").replace('.', "-");
    let choose = move |band| session.tell(Targets::Review { pupil, target, voice, band });
    let mut choices: Vec<AnyView> = session
        .roll
        .with_untracked(|roll| roll.scheme(period).bands().iter().rev().cloned().collect::<Vec<_>>())
        .into_iter()
        .map(|band| {
            let (key, word, name) = (band.key, band.word.clone(), name.clone());
            view! {
                <label class="choice">
                    <input type="radio" name=name prop:checked=move || now() == Some(key) on:change=heard(move |_| choose(Some(key))) />
                    <Light band=band /><span class="visually-hidden">{word}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    choices.push(
        view! {
            <label class="choice choice--none">
                <input type="radio" name=name.clone() prop:checked=move || now().is_none() && !contested.get()
                    on:change=heard(move |_| choose(None)) />
                <span class="choice__none" aria-hidden="true">"–"</span><span class="visually-hidden">"Not rated"</span>
            </label>
        }
        .into_any(),
    );
    let badge = move || contested.get().then(|| view! { <span class="badge badge--contest">"to settle"</span> }.into_any());
    view! {
        <div class="target__review">
            <span class="quiet" aria-hidden="true">{whose}</span>
            <div class="rating__choices" role="radiogroup" aria-label=label>{choices}</div>
            {live(badge)}
        </div>
    }
    .into_any()
}
