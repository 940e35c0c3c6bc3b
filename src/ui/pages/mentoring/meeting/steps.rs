//! The steps in which the file is looked at: last targets, side by side, attitude, what to celebrate, new targets.

use super::room::MeetingRoom;
use super::say::SaidField;
use crate::domain::{Meeting, MeetingPart, Period, Strand, StrandKey};
use crate::report::attitude::colour_for_family;
use crate::report::half_terms::around_meeting;
use crate::report::profile::{Profile, profile};
use crate::report::targets::standings;
use crate::ui::parts::beside::BesideTable;
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::drawn::Html;
use crate::ui::parts::headings::taught;
use crate::ui::parts::live::live;
use crate::ui::parts::praise_dialog::points;
use crate::ui::parts::profile as drawn;
use crate::ui::parts::targets::{ChildTargets, target_rows};
use crate::words;
use crate::workspace::Mentoring;
use leptos::prelude::*;

/// Changes one of the half terms of the meeting.
fn choose(room: MeetingRoom, change: impl FnOnce(&mut Meeting)) {
    let mut details = room.meeting.get_untracked();
    change(&mut details);
    room.session.tell(Mentoring::Change { pupil: room.pupil, meeting: room.id, details });
}

/// A chooser of a half term.
fn half_term(room: MeetingRoom, id: &'static str, label: &'static str, now: Option<Period>, set: fn(&mut Meeting, Period)) -> AnyView {
    let around = room.meeting.with(|m| m.period);
    let periods = around_meeting(around, now).into_iter().map(|period| (period.to_string(), words::period(period)));
    let options = Signal::stored(if now.is_none() { or_none("None", periods) } else { periods.collect() });
    let chosen = Signal::stored(now.map(|period| period.to_string()).unwrap_or_default());
    let change = Callback::new(move |one: String| {
        if let Ok(period) = one.parse() {
            choose(room, |m| set(m, period));
        }
    });
    view! { <Choose id=id label=label options=options chosen=chosen on_choose=change inline=true /> }.into_any()
}

/// The child's file at a glance for the half term of the meeting.
fn glance(room: MeetingRoom) -> Memo<Option<Profile>> {
    let taught = taught(room.session);
    let today = room.session.today();
    Memo::new(move |_| {
        let period = room.meeting.with(|m| m.period);
        taught.with(|subjects| room.session.read_child(room.pupil, |files| profile(files, room.pupil, subjects, period, today)))
    })
}

/// The last targets: the child judges each first, then the mentor.
#[component]
pub(super) fn LookBack(room: MeetingRoom) -> impl IntoView {
    let back = Memo::new(move |_| room.meeting.with(|m| m.back));
    let list = Memo::new(move |_| {
        back.get().map(|back| room.session.read_child(room.pupil, |files| standings(files, room.pupil, back))).unwrap_or_default()
    });
    let none = Memo::new(move |_| list.with(Vec::is_empty));
    let rows = move || {
        if none.get() {
            return view! { <p>{words::meetings::NO_TARGETS}</p> }.into_any();
        }
        target_rows(room.pupil, list, true)
    };
    view! {
        <p class="meeting__ask">{live(move || words::meetings::how_did_it_go(&room.forename.get()))}</p>
        {live(move || half_term(room, "meeting-back", "Targets of", back.get(), |m, period| m.back = Some(period)))}
        {live(rows)}
    }
}

/// What the child says beside what the mentor says, differences first.
#[component]
pub(super) fn SideBySide(room: MeetingRoom) -> impl IntoView {
    let period = Signal::derive(move || room.meeting.with(|m| m.period));
    view! {
        <p class="meeting__ask">{words::meetings::DIFFERENCES_FIRST}</p>
        <BesideTable pupil=room.pupil period=period only_differences=true />
        <details>
            <summary>"Everything, side by side"</summary>
            <BesideTable pupil=room.pupil period=period />
        </details>
    }
}

/// Attendance and attitude, with the school's words for each colour. What happened is counted, not told: it may name another child.
#[component]
pub(super) fn Attitude(room: MeetingRoom) -> impl IntoView {
    let glance = glance(room);
    let session = room.session;
    let inside = move || {
        let (period, today) = (room.meeting.with(|m| m.period), session.today());
        let colours = session.read_child(room.pupil, |files| {
            let of = |(key, strand): (StrandKey, Strand)| Some((strand.name, colour_for_family(files, room.pupil, key, period, today)?));
            files.roll().strands(period).into_iter().filter_map(of).collect::<Vec<_>>()
        });
        Html::of(|html| {
            if let Some(profile) = glance.get() {
                let (now, year) = (profile.attendance.map(drawn::attendance), profile.attendance_year.map(drawn::attendance));
                html.words("p", &[], &words::meetings::attendance(now, year));
                html.words("h3", &[], "The four headings");
                drawn::four(html, session, &profile.headings, profile.period);
                words::meetings::to_talk_about(profile.incidents.len()).iter().for_each(|text| html.words("p", &[], text));
            }
            if !colours.is_empty() {
                html.words("h3", &[], "One by one");
                session.roll.with(|roll| drawn::colours(html, roll, &colours));
            }
        })
    };
    view! { <div class="drawn" inner_html=inside></div> }
}

/// What there is to celebrate.
#[component]
pub(super) fn Celebrate(room: MeetingRoom) -> impl IntoView {
    let glance = glance(room);
    let offered = move || {
        let Some(profile) = glance.get() else { return String::new() };
        let lines = Html::of(|html| {
            if let Some(last) = &profile.praise.last {
                // The note may name another child.
                let award = profile.praise.award.map(|award| format!(", {} award", award.name())).unwrap_or_default();
                html.words("li", &[], &format!("{}. {} this year{award}.", last.kind, points(profile.praise.points)));
            }
            for (question, text) in profile.answers.iter().filter(|(question, _)| *question == crate::domain::Question::Proud) {
                html.element("li", &[], |html| {
                    html.text(&format!("{} ", words::question(*question)));
                    html.words("q", &[], text);
                });
            }
            for subject in &profile.subjects {
                if let Some((_, text)) = subject.can.first() {
                    html.element("li", &[], |html| {
                        html.words("strong", &[], &format!("{}: ", subject.title));
                        html.text(text);
                    });
                }
            }
        });
        Html::of(|html| {
            if lines.is_empty() {
                drawn::none(html, words::meetings::WENT_WELL);
            } else {
                html.within("ul", "celebrate", |html| html.raw(&lines));
            }
        })
    };
    view! {
        <div class="drawn" inner_html=offered></div>
        <SaidField room=room part=MeetingPart::Celebrate label="What we celebrate".to_owned() />
    }
}

/// New targets, with suggestions at hand.
#[component]
pub(super) fn NewTargets(room: MeetingRoom) -> impl IntoView {
    let ahead = Memo::new(move |_| room.meeting.with(|m| m.ahead));
    view! {
        <p class="meeting__ask">{live(move || words::meetings::what_next(&room.forename.get()))}</p>
        {live(move || half_term(room, "meeting-ahead", "Targets for", Some(ahead.get()), |m, period| m.ahead = period))}
        <ChildTargets pupil=room.pupil period=ahead keeps_typed=true />
    }
}
