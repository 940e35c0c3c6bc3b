//! Contested cells: both values, who said so and when, and a button to keep one.

use leptos::prelude::*;

use crate::domain::{CriterionId, Voice};
use crate::ledger::{About, Cell, Change, Entry, Reading};
use crate::report::sheet::Contested;
use crate::ui::parts::moment::moment;
use crate::ui::session::Session;
use crate::words;
use crate::workspace::Command;

/// The section "To settle" of a page; nothing if all is settled.
#[component]
pub(crate) fn ToSettle(
    /// What is contested.
    contested: Memo<Vec<Contested>>,
    /// The file shown.
    about: About,
) -> impl IntoView {
    let session = Session::here();
    let item = move |contest: Contested| {
        let what = cell_name(session, contest.cell);
        let claims = contest
            .claims
            .iter()
            .map(|entry| {
                let (value, choice) = (value_name(session, entry), entry.id);
                let about = if entry.about == About::School { About::School } else { about };
                let who = format!("{}, {}", session.who(entry.by), moment(entry.at));
                view! {
                    <li class="claim">
                        <span class="claim__value">{value.clone()}</span>
                        <span class="quiet">{who}</span>
                        <button type="button" class="button" on:click=move |_| session.tell(Command::Settle { about, choice })>
                            "Keep “"{value.clone()}"”"
                        </button>
                    </li>
                }
            })
            .collect_view();
        view! { <li class="contest"><p class="contest__what">{what}</p><ul class="contest__claims">{claims}</ul></li> }
    };
    move || {
        let contested = contested.get();
        (!contested.is_empty()).then(|| {
            view! {
                <section class="card card--contest" aria-labelledby="to-settle">
                    <h2 id="to-settle">"To settle"</h2>
                    <p>{words::app::TWO_DEVICES}</p>
                    <ul class="contests">{contested.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// What a cell is, in words.
pub(crate) fn cell_name(session: Session, cell: Cell) -> String {
    let statement = |id: CriterionId| session.statement(id).unwrap_or_default();
    match cell {
        Cell::Rating(voice, criterion, period) => {
            let whose = if voice == Voice::Child { "the child’s rating" } else { "the teacher’s rating" };
            format!("{} {} – {whose}, {}", criterion.label(), statement(criterion), words::period(period))
        }
        Cell::Pupil(_) => "Name and details".to_owned(),
        Cell::LegalName(_) => "The legal name".to_owned(),
        Cell::Placement(_, year) => format!("Class in {year}"),
        Cell::Note(_) => "A note".to_owned(),
        Cell::SchoolName => "The school’s name".to_owned(),
        Cell::Scheme => "The colour scheme".to_owned(),
        Cell::TermDates(year) => format!("Half-term dates of {year}"),
        Cell::Staff(_) => "A member of staff".to_owned(),
        Cell::Class(_) => "A class".to_owned(),
        Cell::Link(..) => "Linked files".to_owned(),
        Cell::SchoolAccepted(_) => "Another school’s files".to_owned(),
        Cell::BandMet(key) => format!("The colour {key} of another school"),
        Cell::CriterionMet(id) => format!("Criterion {} of another school", id.label()),
        Cell::Subject(subject) => format!("The subject {}", session.subject_title(subject)),
        Cell::Criterion(id) => format!("The words of criterion {} in {}", id.label(), session.subject_title(id.subject)),
        Cell::NotTaught(_, id) => format!("Whether {} {} was taught", session.subject_title(id.subject), id.label()),
        Cell::Thresholds => "The thresholds".to_owned(),
        Cell::Test(_) => "A test".to_owned(),
        Cell::Stage(subject, from) => format!("{}: the stage from {}", session.subject_title(subject), words::period(from)),
        Cell::Reviewed(subject, stage, period) => {
            format!("{} stage {stage} looked through, {}", session.subject_title(subject), words::period(period))
        }
        Cell::Judgement(aspect, subject, period) => {
            format!("{}: {}, {}", session.subject_title(subject), words::aspect(aspect), words::period(period))
        }
        Cell::Target(_) => "A target".to_owned(),
        Cell::TargetReview(_, Voice::Child) => "How the child sees a target".to_owned(),
        Cell::TargetReview(_, Voice::Teacher) => "How the mentor sees a target".to_owned(),
        Cell::Day(date, slip) => format!("{}, {}", words::capital(words::slip(slip)), words::date(date)),
        Cell::Incident(_) => "An incident".to_owned(),
        Cell::Praise(_) => "Praise".to_owned(),
        Cell::Strand(strand) => format!("The strand {}", session.strand_name(strand)),
        Cell::PraiseKind(_) => "A kind of praise".to_owned(),
        Cell::Conduct => "The numbers for attitude and praise".to_owned(),
        Cell::Round(_) => "A self-assessment round".to_owned(),
        Cell::StrandRating(voice, strand, period) => {
            let whose = if voice == Voice::Child { "the child’s rating" } else { "the teacher’s rating" };
            format!("{} – {whose}, {}", session.strand_name(strand), words::period(period))
        }
        Cell::Attendance(period) => format!("Attendance, {}", words::period(period)),
        Cell::Heading(heading, period) => format!("{}, {}", words::capital(heading.name()), words::period(period)),
        Cell::Answer(_, question) => format!("“{}”", words::question(question)),
        Cell::Picture => "The child’s picture".to_owned(),
        Cell::Mentoring => "How mentoring meetings are held".to_owned(),
        Cell::Mentor => "The mentor".to_owned(),
        Cell::Meeting(_) => "A mentoring meeting".to_owned(),
        Cell::MeetingSaid(_, part) => format!("In a meeting: {}", words::meeting_part(part)),
        Cell::MeetingAgreed(_, party) => format!("In a meeting: agreed by the {party}"),
        Cell::MeetingAmended(..) => "A correction of a meeting".to_owned(),
        Cell::Consultation(_) => "A Parent Consultation Day".to_owned(),
        Cell::Booking(pupil, _) => {
            let name = session.roll.with(|roll| roll.pupil(pupil).as_ref().and_then(Reading::any).map(|pupil| pupil.full_name()));
            format!("The slot of {} on a Parent Consultation Day", name.unwrap_or_else(|| "a child".to_owned()))
        }
        Cell::Siblings(..) => "Brothers and sisters".to_owned(),
        Cell::Score(test, date) => format!("{}, {}", session.test_name(test), words::date(date)),
    }
}

/// What an entry says, in words.
pub(crate) fn value_name(session: Session, entry: &Entry) -> String {
    session.roll.with(|roll| match &entry.change {
        Change::Rated { band, .. } => roll.band(*band).map_or_else(|| band.to_string(), |b| b.word),
        Change::Noted { text, .. } => text.clone(),
        Change::PupilSet { details, .. } => {
            let born = details.born.map(|d| format!(", born {}", words::date(d))).unwrap_or_default();
            let upn = details.upn.as_ref().map(|u| format!(", UPN {u}")).unwrap_or_default();
            format!("{}{born}{upn}", details.full_name())
        }
        Change::LegalNameSet { legal, .. } => format!("{} {}", legal.forename, legal.surname).trim().to_owned(),
        Change::PupilPlaced { placement, .. } => {
            let class = placement
                .class
                .map(|c| roll.class(c).as_ref().and_then(Reading::any).map_or_else(|| "a class".to_owned(), |c| c.name.clone()));
            let group = placement.year_group.map(|y| format!(", {}", y.name())).unwrap_or_default();
            format!("{}{group}", class.unwrap_or_else(|| "left".to_owned()))
        }
        Change::ClassSet { name, .. } | Change::SchoolNamed { name } => name.clone(),
        Change::StaffSet { member, .. } => member.name.clone(),
        Change::SchemeSet { scheme } => scheme.bands().iter().rev().map(|b| b.word.clone()).collect::<Vec<_>>().join(", "),
        Change::TermDatesSet { dates } => {
            let spans = dates.half_terms().map(|(h, s)| format!("{} {} to {}", h.name(), words::date(s.first), words::date(s.last)));
            spans.collect::<Vec<_>>().join("; ")
        }
        Change::CriterionMet { text, .. } => text.clone(),
        Change::BandMet { band } => band.word.clone(),
        Change::SubjectSet { title, retired, .. } => {
            if *retired {
                format!("{title}, not taught")
            } else {
                title.clone()
            }
        }
        Change::CriterionSet { words, .. } => words.text.clone(),
        Change::ThresholdsSet { thresholds } => {
            let list = |shares: &[u8]| shares.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            format!("steps from {} %; expected {} %", list(&thresholds.steps), list(&thresholds.expected))
        }
        Change::TestSet { details, .. } => {
            format!("{}, out of {}, green from {} %, yellow from {} %", details.name, details.total, details.green, details.yellow)
        }
        Change::StageSet { stage, .. } => format!("Stage {stage}"),
        Change::Judged { verdict, note, .. } => {
            let word = words::verdict(roll, *verdict);
            if note.is_empty() { word } else { format!("{word} ({note})") }
        }
        Change::TargetAgreed { details, .. } => details.text.clone(),
        Change::TargetReviewed { band, .. } => roll.band(*band).map_or_else(|| band.to_string(), |b| b.word),
        Change::IncidentNoted { details, .. } => format!("{}: {}", details.kind, details.happened),
        Change::StrandSet { details, .. } => details.name.clone(),
        Change::PraiseSet { details, .. } => format!("{}, {} points", details.name, details.points),
        Change::ConductSet { conduct } => {
            let [green, yellow] = conduct.attendance;
            format!("attendance green from {green} %, yellow from {yellow} %")
        }
        Change::RoundSet { details, .. } => if details.closed { "closed" } else { "open" }.to_owned(),
        Change::StrandRated { band, .. } | Change::HeadingJudged { band, .. } => {
            roll.band(*band).map_or_else(|| band.to_string(), |b| b.word)
        }
        Change::AttendanceSet { attendance, .. } => format!("{} of {} sessions", attendance.attended, attendance.possible),
        Change::Answered { text, .. } => text.clone(),
        Change::PictureChosen { picture } => picture.to_string(),
        Change::Praised { details, .. } => format!("{} points {}", details.points, details.note),
        Change::MentoringSet { mentoring } => {
            format!("every {}, {} minutes", mentoring.often.to_string().replace('-', " "), mentoring.minutes)
        }
        Change::MentorSet { mentor } => roll
            .staff_member(*mentor)
            .as_ref()
            .and_then(Reading::any)
            .map_or_else(|| "somebody no longer on the staff list".to_owned(), |m| m.name.clone()),
        Change::MeetingSet { details, .. } => {
            format!("{}, {}", words::date(details.date), if details.done { "over" } else { "still going on" })
        }
        Change::MeetingSaid { text, .. } | Change::MeetingAmended { text, .. } => text.clone(),
        Change::MeetingAgreed { name, .. } => name.clone(),
        Change::ConsultationSet { details, .. } => format!("{}, {} to {}", words::date(details.date), details.from, details.to),
        Change::SlotBooked { at, day, place, .. } => {
            let day = roll.consultation(*day);
            let place = day.as_ref().and_then(Reading::any).and_then(|day| day.place(*place));
            place.map_or_else(|| at.to_string(), |place| format!("{at}, {}", place.name))
        }
        Change::Scored { score, .. } => score.map_or_else(|| "absent".to_owned(), |score| score.to_string()),
        _ => "this".to_owned(),
    })
}
