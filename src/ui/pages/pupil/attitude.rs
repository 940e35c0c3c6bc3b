//! Attitude and behaviour in a child's file: strands by teacher and child, attendance, what happened, praise, the child's own words.

use leptos::prelude::*;

use crate::domain::{Date, Incident, Period, PupilId, Strand, StrandKey, Voice};
use crate::ledger::Reading;
use crate::report::attitude::{is_wanting, suggested};
use crate::report::conduct::{PraiseGiven, half_term_of};
use crate::report::sheet::strand_said;
use crate::ui::parts::light::Light;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::praise_dialog::points;
use crate::ui::parts::rating::Rating;
use crate::ui::parts::strand_target::StrandTarget;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::{Attitude, StrandMark};

/// The section for the half term shown.
#[component]
pub(super) fn AttitudeSection(pupil: PupilId, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let strands = Memo::new(move |_| session.roll.with(|roll| roll.strands(period.get())));
    let rows = move || {
        let line = |(key, strand)| view! { <Line pupil=pupil strand=key details=strand period=period /> }.into_any();
        strands.get().into_iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <section class="sheet" aria-labelledby="attitude">
            <div class="sheet__head"><h2 id="attitude" tabindex="-1">"Attitude and behaviour"</h2></div>
            <div class="criterion criterion--head" aria-hidden="true"><span></span><span>"Teacher"</span><span>"Child"</span></div>
            <div class="criteria">{live(rows)}</div>
            <HalfTerm pupil=pupil period=period />
        </section>
    }
}

/// One strand: what was counted, the teacher's colour and the child's.
#[component]
fn Line(pupil: PupilId, strand: StrandKey, details: Strand, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let today = session.today();
    let counted = Memo::new(move |_| {
        let period = period.get();
        session.read_child(pupil, |files| suggested(files, pupil, strand, period, today))
    });
    let said_by = |voice| {
        Memo::new(move |_| {
            let period = period.get();
            session.read_child(pupil, |files| strand_said(files, pupil, voice, strand, period))
        })
    };
    let (teacher, child) = (said_by(Voice::Teacher), said_by(Voice::Child));
    let rate = Callback::new(move |band| {
        let marks = vec![StrandMark { pupil, strand, suggested: counted.get_untracked().band }];
        session.tell(Attitude::Rate { marks, period: period.get_untracked(), band, only_empty: false });
    });
    let name = details.name.clone();
    let rating = {
        let name = name.clone();
        move || {
            let roll = session.roll.get();
            let bands = roll.scheme(period.get()).bands().iter().rev().cloned().collect::<Vec<_>>();
            let (label, group, year) = (name.clone(), format!("strand-{strand}"), period.get().year);
            view! { <Rating label=label name=group said=teacher bands=bands roll=roll year=year on_rate=rate /> }.into_any()
        }
    };
    let own = move || match child.with(|said| said.now.as_ref().and_then(Reading::any).copied()) {
        Some(key) => session.roll.with(|roll| roll.band(key)).map(|band| {
            let word = band.word.clone();
            view! { <span class="headings__band"><Light band=band />{word}</span> }.into_any()
        }),
        None => Some(view! { <span class="quiet">"–"<span class="visually-hidden">"nothing yet"</span></span> }.into_any()),
    };
    // What is suggested is said in words, with one tap to confirm it.
    let says = {
        let name = name.clone();
        move || {
            let counted = counted.get();
            let open = teacher.with(|said| said.now.is_none());
            let band = counted.band.filter(|_| open).and_then(|key| session.roll.with(|roll| roll.band(key)));
            let confirm = band.map(|band| {
                let (key, label) = (band.key, format!("Confirm {}: {}", name, band.word));
                let word = format!("Suggested: {}", band.word);
                view! {
                    <span class="headings__band"><Light band=band />{word}</span>
                    <button type="button" class="button" aria-label=label on:click=heard(move |_| rate.run(Some(key)))>"Confirm"</button>
                }
                .into_any()
            });
            (!counted.reason.is_empty() || confirm.is_some())
                .then(|| view! { <div class="strand-says"><span>{words::capital(&counted.reason)}</span>{confirm}</div> }.into_any())
        }
    };
    let wanting = Memo::new(move |_| {
        let period = period.get();
        session.read_child(pupil, |files| is_wanting(files, pupil, strand, period, today))
    });
    let target = move || wanting.get().then(|| view! { <StrandTarget pupil=pupil strand=strand period=period.get() /> }.into_any());
    view! {
        <div class="criterion">
            <div class="criterion__text"><strong>{name}</strong>{says}{live(target)}</div>
            <div class="criterion__voice"><span class="criterion__whose" aria-hidden="true">"Teacher"</span>{rating}</div>
            <div class="criterion__voice criterion__voice--child">
                <span class="criterion__whose">"Child"</span>
                <div class="strand-own">{live(own)}</div>
            </div>
        </div>
    }
}

/// Attendance, what happened, praise, and what the child says itself.
#[component]
fn HalfTerm(pupil: PupilId, period: Memo<Period>) -> impl IntoView {
    let session = Session::here();
    let of = Memo::new(move |_| {
        let period = period.get();
        session.read_child(pupil, |files| half_term_of(files, pupil, period))
    });
    live(move || {
        let of = of.get();
        let attendance = of.attendance.map(|attendance| {
            let text = words::attendance::share_for_staff(&attendance);
            view! { <h3>"Attendance"</h3><p>{text}</p> }.into_any()
        });
        let answers = (!of.answers.is_empty()).then(|| {
            let lines: Vec<AnyView> = of
                .answers
                .iter()
                .map(|(question, text)| view! { <li>{words::question(*question)}" "<q>{text.clone()}</q></li> }.into_any())
                .collect();
            view! { <h3>"In the child’s own words"</h3><ul>{lines}</ul> }.into_any()
        });
        let praises = (!of.praises.is_empty()).then(|| {
            let line = |praise: &PraiseGiven| {
                let PraiseGiven { date, kind, note, .. } = praise;
                let points = points(praise.points.into());
                let note = if note.is_empty() { String::new() } else { format!(": {note}") };
                view! { <li>{format!("{}, {kind}{note} ({points})", words::date(*date))}</li> }.into_any()
            };
            view! { <h3>"Praise"</h3><ul>{of.praises.iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
        });
        let incidents = (!of.incidents.is_empty()).then(|| {
            let line = |(day, incident): &(Date, Incident)| {
                let told = [&incident.happened, &incident.done]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" – ");
                let told = if told.is_empty() { told } else { format!(": {told}") };
                view! { <li>{format!("{}, {}{told}", words::date(*day), incident.kind)}</li> }.into_any()
            };
            view! { <h3>"What happened"</h3><ul>{of.incidents.iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
        });
        view! { {attendance}{answers}{praises}{incidents} }.into_any()
    })
}
