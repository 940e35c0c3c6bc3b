//! "My profile" as it stands at the top of a file, on paper and in what a family takes home. Nothing in it can be tapped.

use crate::domain::picture::picture;
use crate::domain::{Attendance, BandKey, CriterionId, Period, VerdictKey};
use crate::ledger::{Reading, Roll};
use crate::report::headings::HeadingState;
use crate::report::profile::{Profile, SubjectNow};
use crate::report::targets::TargetStanding;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::targets::area_title;
use crate::ui::session::Session;
use crate::words;
use leptos::prelude::*;

/// Says that there is nothing yet.
pub(crate) fn none(html: &mut Html, text: &str) {
    html.classed("p", "quiet", text);
}

/// All of it but the name: the four headings, what `between` writes, subjects, targets and facts, as a family reads them.
pub(crate) fn for_the_family(html: &mut Html, session: Session, profile: &Profile, between: impl FnOnce(&mut Html)) {
    head(html, profile);
    four(html, session, &profile.headings, profile.period);
    between(html);
    subjects(html, session, profile, false);
    html.words("h3", &[], "My targets");
    targets(html, session, &profile.targets, true);
    facts(html, profile, true);
}

/// Picture, name, class, mentor.
pub(crate) fn head(html: &mut Html, profile: &Profile) {
    html.within("div", "profile__head", |html| {
        if let Some(key) = profile.picture {
            html.words("span", &[("class", "profile__picture"), ("aria-hidden", "true")], picture(key).0);
        }
        html.element("div", &[], |html| {
            html.words("h2", &[], &profile.name);
            html.classed("p", "quiet", &about(profile));
        });
    });
}

/// "4B · Year 4 · Autumn 2, 2026-27 · Mentor: Mrs Okafor".
pub(crate) fn about(profile: &Profile) -> String {
    let mentor = profile.mentor.as_ref().map(|name| format!("Mentor: {name}"));
    let parts = [profile.class.clone(), profile.year_group.clone(), Some(words::period(profile.period)), mentor];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The four headings of a half term, as a family sees them.
pub(crate) fn four(html: &mut Html, session: Session, states: &[HeadingState; 4], period: Period) {
    let (roll, scheme) = session.roll.with(|roll| (roll.clone(), roll.scheme(period)));
    html.within("ul", "profile__four", |html| {
        for state in states {
            let found = state.for_family(&scheme);
            named(html, &words::capital(state.heading.name()), |html| match found {
                Some(key) => {
                    html.band(&roll, key);
                    // A suggested colour is no judgement yet.
                    if !state.is_judged() {
                        html.classed("span", "quiet", "so far");
                    }
                }
                None => html.classed("span", "quiet", words::judgements::NOT_YET),
            });
        }
    });
}

/// Colours by their names.
pub(crate) fn colours(html: &mut Html, roll: &Roll, colours: &[(String, BandKey)]) {
    html.within("ul", "profile__four", |html| colours.iter().for_each(|(name, key)| named(html, name, |html| html.band(roll, *key))));
}

fn named(html: &mut Html, name: &str, colour: impl FnOnce(&mut Html)) {
    html.element("li", &[], |html| {
        html.words("strong", &[], name);
        html.within("span", "profile__one", colour);
    });
}

/// What a verdict is called, on its own.
pub(crate) fn verdict(session: Session, verdict: VerdictKey) -> String {
    session.roll.with_untracked(|roll| words::verdict(roll, verdict))
}

/// Stage, step, what the child can do and what comes next, subject by subject; on a cover the first of what comes next alone.
pub(crate) fn subjects(html: &mut Html, session: Session, profile: &Profile, cover: bool) {
    let list = |html: &mut Html, head: &str, of: &[(CriterionId, String)]| {
        if !of.is_empty() {
            html.classed("p", "subject__head", head);
            html.list("", of.iter().map(|(_, text)| text));
        }
    };
    html.within("ul", "subjects", |html| {
        for subject in &profile.subjects {
            html.within("li", "subject", |html| {
                html.words("h3", &[], &subject.title);
                html.words("p", &[], &where_now(session, subject));
                if cover {
                    subject.next.first().into_iter().for_each(|(_, text)| {
                        html.element("p", &[], |html| {
                            html.words("strong", &[], "Next: ");
                            html.text(text);
                        });
                    });
                } else {
                    list(html, "I can", &subject.can);
                    list(html, "Next", &subject.next);
                }
            });
        }
    });
}

/// "Stage 4, secure. 22 of 30 green; 70 % are expected by now."
pub(crate) fn where_now(session: Session, subject: &SubjectNow) -> String {
    let step = subject.step.map(|step| verdict(session, step).to_lowercase());
    let end = subject.key_stage.map(|level| verdict(session, level));
    let count = subject.count;
    if count.rated == 0 {
        return words::marking::not_rated(subject.stage, end);
    }
    let reached = words::marking::Reached { met: count.met, all: count.all, share: count.share() };
    words::marking::stands(subject.stage, step, reached, subject.expected, end)
}

/// The targets, with how child and mentor see them if that is wanted; where there are none, that is said.
pub(crate) fn targets(html: &mut Html, session: Session, standings: &[TargetStanding], with_reviews: bool) {
    if standings.is_empty() {
        return none(html, words::targets::NONE_YET);
    }
    let roll = session.roll.get_untracked();
    let said = |html: &mut Html, whose: &str, reading: &Option<Reading<BandKey>>| {
        html.within("span", "review", |html| match reading.as_ref().and_then(Reading::settled) {
            Some(key) => {
                html.classed("span", "quiet", whose);
                html.band(&roll, *key);
            }
            None => html.classed("span", "quiet", &format!("{whose} –")),
        });
    };
    html.within("ul", "profile__targets", |html| {
        for standing in standings {
            html.element("li", &[], |html| {
                html.element("span", &[], |html| {
                    html.words("strong", &[], &format!("{}: ", area_title(session, standing.target.area)));
                    html.text(&standing.target.text);
                });
                if with_reviews {
                    html.within("span", "reviews", |html| {
                        said(html, "Child", &standing.child);
                        said(html, "Mentor", &standing.mentor);
                    });
                }
            });
        }
    });
}

/// "95.9 %: 66 of 70 sessions", as a family reads it.
pub(crate) fn attendance(attendance: Attendance) -> String {
    words::attendance::share(&attendance)
}

/// Attendance, praise, and the child's own words. What praise was for stands only where a teacher looks: it may name another child.
pub(crate) fn facts(html: &mut Html, profile: &Profile, for_the_family: bool) {
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    let attendance = |of: Attendance| if for_the_family { attendance(of) } else { words::attendance::share_for_staff(&of) };
    if let Some(now) = profile.attendance {
        facts.push(("Attendance this half term", attendance(now)));
    }
    if let Some(year) = profile.attendance_year.filter(|year| Some(*year) != profile.attendance) {
        facts.push(("Attendance this year", attendance(year)));
    }
    if let Some(last) = &profile.praise.last {
        let note = if last.note.is_empty() || for_the_family { String::new() } else { format!(": {}", last.note) };
        facts.push(("Latest praise", format!("{}{note}, {}", last.kind, words::date(last.date))));
        let award = profile.praise.award.map(|award| format!(", {} award", award.name())).unwrap_or_default();
        let points = if profile.praise.points == 1 { "1 point".to_owned() } else { format!("{} points", profile.praise.points) };
        facts.push(("Praise this year", format!("{points}{award}")));
    }
    for (question, text) in &profile.answers {
        facts.push((words::question(*question), format!("“{text}”")));
    }
    if profile.agreement.pairs > 0 {
        let (same, pairs) = (profile.agreement.exact, profile.agreement.pairs);
        facts.push(("Child and teacher", format!("the same in {same} of {pairs}")));
    }
    if !facts.is_empty() {
        html.within("dl", "facts", |html| {
            for (name, text) in &facts {
                html.element("div", &[], |html| {
                    html.words("dt", &[], name);
                    html.words("dd", &[], text);
                });
            }
        });
    }
}
