//! How the commands about attitude, days, rounds, meetings and consultation days are wished for.

use std::sync::Arc;

use lantern::domain::consultation::Place;
use lantern::domain::sheet::SheetItem;
use lantern::domain::{Attendance, Consultation, Heading, Incident, Meeting, MeetingPart, Party, PraiseKind, Question, Slip, Slot, Strand};
use lantern::ledger::Cell;
use lantern::report::rounds::sheet;
use lantern::workspace::{Answering, Attitude, ChildSays, Consent, Consulting, Daily, Mentoring, Rounds, StrandMark};

use super::{Choice, OfAttitude, OfConsulting, OfDaily, OfMentoring, OfRounds, OfSaid, day, nth, statement, year};

pub(super) fn attitude(choice: &Choice<'_>, kind: OfAttitude) -> Attitude {
    let (pupil, period, how, roll) = (choice.pupil, choice.period, choice.wish.how, choice.roll());
    let strand = ["uniform", "effort"][usize::from(choice.wish.which) % 2].parse().unwrap();
    let mark = StrandMark { pupil, strand, suggested: how.is_multiple_of(3).then(|| choice.band()) };
    match kind {
        OfAttitude::SetStrand if how.is_multiple_of(2) => {
            let details = Strand { name: format!("Owlishness {}", how % 3), ..Strand::usual()[0].1.clone() };
            Attitude::SetStrand { strand: None, details, now: period }
        }
        OfAttitude::SetStrand => {
            let (strand, details) = nth(&roll.all_strands(), choice.wish.which).unwrap();
            let (heading, retired) = (Heading::ALL[2 + usize::from(how / 2) % 2], how % 4 == 3);
            Attitude::SetStrand {
                strand: Some(strand),
                details: Strand { child: choice.text.clone(), heading, retired, ..details },
                now: period,
            }
        }
        OfAttitude::Rate => Attitude::Rate { marks: vec![mark], period, band: choice.band_or_none(), only_empty: how.is_multiple_of(4) },
        OfAttitude::Confirm => Attitude::Confirm { marks: vec![(mark, choice.band())], period },
        OfAttitude::SetAttendance => {
            let attendance = Attendance { possible: 60 + u16::from(how % 3), attended: 58, unauthorised: 0, late: u16::from(how % 2) };
            Attitude::SetAttendance { period, rows: vec![(pupil, (how % 5 != 4).then_some(attendance))] }
        }
        OfAttitude::JudgeHeading => {
            let (heading, note) = (Heading::ALL[usize::from(choice.wish.which) % 2], choice.text.clone());
            Attitude::JudgeHeading { pupil, heading, period, band: choice.band_or_none(), suggested: None, note }
        }
        OfAttitude::SetPraiseKind => {
            let kind = nth(&roll.praise_kinds(), choice.wish.which).map(|(key, _)| key).filter(|_| how.is_multiple_of(2));
            let details = PraiseKind { name: format!("Owl {}", how % 3), points: 1 + u16::from(how % 3), retired: how % 7 == 6 };
            Attitude::SetPraiseKind { kind, details }
        }
    }
}

pub(super) fn daily(choice: &Choice<'_>, kind: OfDaily) -> Option<Daily> {
    let (pupil, how) = (choice.pupil, choice.wish.how);
    let (pupils, date) = (vec![pupil], day(choice.wish.which % 3));
    Some(match kind {
        OfDaily::Miss => Daily::Miss { pupils, date, slip: Slip::ALL[usize::from(how) % 2], missed: how % 5 != 4 },
        OfDaily::Happen => {
            let strand = "in-class".parse().unwrap();
            let incident = Incident { strand, kind: "Unkind words".into(), happened: choice.text.clone(), done: String::new() };
            Daily::Happen { pupils, date, incident }
        }
        OfDaily::Praise => {
            let kind = nth(&choice.roll().praise_kinds(), how)?.0;
            Daily::Praise { pupils, date, kind, note: choice.text.clone() }
        }
        OfDaily::RemoveIncident => {
            let (pupil, incident) = choice.found(|cell| if let Cell::Incident(id) = cell { Some(id) } else { None })?;
            Daily::RemoveIncident { pupil, incident }
        }
        OfDaily::RemovePraise => {
            let (pupil, praise) = choice.found(|cell| if let Cell::Praise(id) = cell { Some(id) } else { None })?;
            Daily::RemovePraise { pupil, praise }
        }
    })
}

pub(super) fn rounds(choice: &Choice<'_>, kind: OfRounds) -> Option<Rounds> {
    Some(match kind {
        OfRounds::Start => Rounds::Start { details: choice.round() },
        OfRounds::Close => {
            let round = nth(&choice.roll().rounds(choice.class), choice.wish.which)?.0;
            Rounds::Close { round, closed: choice.wish.how % 3 != 2 }
        }
    })
}

/// An answer of a child of a round there is, from the question sheet as the device of a child has it.
pub(super) fn answering(choice: &Choice<'_>, kind: OfSaid) -> Option<Answering> {
    let rounds: Vec<_> = choice.roll().classes().into_iter().flat_map(|(class, _)| choice.roll().rounds(class)).collect();
    let (round, details) = nth(&rounds, choice.wish.which)?;
    let sheet = Arc::new(sheet(choice.eyes.files, round, &details, &statement));
    let pupil = nth(&sheet.children, choice.wish.who)?.pupil;
    let said = match kind {
        OfSaid::Band => {
            let asks = |asked: &SheetItem| match asked {
                SheetItem::Strand(_) | SheetItem::Target(_) | SheetItem::Criterion(_) => true,
                SheetItem::Open(_) => false,
            };
            let asked: Vec<SheetItem> = sheet.asked(pupil).into_iter().map(|(asked, _)| asked).filter(asks).collect();
            ChildSays::Band(nth(&asked, choice.wish.how)?, choice.band())
        }
        OfSaid::Words => ChildSays::Words(nth(&Question::ALL, choice.wish.how)?, choice.text.clone()),
        OfSaid::Picture => ChildSays::Picture(["owl", "fox"][usize::from(choice.wish.how) % 2].parse().unwrap()),
    };
    Some(Answering { sheet, pupil, said })
}

pub(super) fn mentoring(choice: &Choice<'_>, kind: OfMentoring) -> Option<Mentoring> {
    let (how, text, period) = (choice.wish.how, choice.text.clone(), choice.period);
    let staff = nth(&choice.roll().staff(), choice.wish.which).map(|(id, _)| id);
    let (part, party) = (MeetingPart::ALL[usize::from(how) % 4], Party::ALL[usize::from(how) % 3]);
    // A day of the school year of the half term.
    let date = day(how % 3).checked_sub_months(chrono::Months::new(if period.year == year() { 0 } else { 6 }))?;
    let details = Meeting { date, period, back: None, ahead: period, mentor: staff, done: false };
    let everyone = choice.roll().pupils().into_iter().map(|(id, _)| id);
    let meetings =
        everyone.flat_map(|pupil| choice.eyes.files.glance(pupil).meetings().into_iter().map(move |(id, m)| (pupil, id, m.done)));
    let meetings: Vec<_> = meetings.collect();
    let meeting = |over| {
        let some = meetings.iter().filter(|(.., done)| *done == over).map(|(pupil, id, _)| (*pupil, *id)).collect::<Vec<_>>();
        nth(&some, choice.wish.which)
    };
    // Mostly what can be; what cannot is refused.
    let late = how % 8 == 7;
    let (pupil, going_on) = meeting(late).or_else(|| meeting(!late)).map_or((choice.pupil, None), |(pupil, id)| (pupil, Some(id)));
    let consent = |party, signature: &str| Consent { party, name: format!("Mrs {}", how % 3), signature: signature.into() };
    Some(match kind {
        OfMentoring::SetMentor => Mentoring::SetMentor { pupils: vec![choice.pupil], mentor: staff.filter(|_| how % 4 != 3) },
        OfMentoring::Begin => Mentoring::Begin { pupil: choice.pupil, details },
        OfMentoring::Change => Mentoring::Change { pupil, meeting: going_on?, details },
        OfMentoring::Say => Mentoring::Say { pupil, meeting: going_on?, part, text },
        OfMentoring::Agree => Mentoring::Agree { pupil, meeting: going_on?, consent: consent(party, "1,2 3,4") },
        OfMentoring::TakeBack => {
            let agreed = |cell| if let Cell::MeetingAgreed(meeting, party) = cell { Some((meeting, party)) } else { None };
            let (pupil, (meeting, party)) = choice.found(agreed).unwrap_or((pupil, (going_on?, party)));
            Mentoring::TakeBack { pupil, meeting, party }
        }
        OfMentoring::Finish => {
            let said = MeetingPart::ALL.into_iter().take(usize::from(how % 5)).map(|part| (part, text.clone())).collect();
            let agreed = Party::ALL.into_iter().take(usize::from(how % 4)).map(|party| consent(party, "")).collect();
            Mentoring::Finish { pupil, meeting: going_on?, said, agreed }
        }
        OfMentoring::Amend => {
            let (pupil, meeting) = meeting(true).or_else(|| meeting(false))?;
            Mentoring::Amend { pupil, meeting, amendment: None, text }
        }
        OfMentoring::Remove => Mentoring::Remove { pupil, meeting: going_on? },
    })
}

pub(super) fn consulting(choice: &Choice<'_>, kind: OfConsulting) -> Option<Consulting> {
    let (roll, how, pupil) = (choice.roll(), choice.wish.how, choice.pupil);
    let day = nth(&roll.consultations(), choice.wish.which).map(|(id, _)| id);
    let details = Consultation {
        date: day_of(how),
        from: "15:30".parse().unwrap(),
        to: "16:10".parse().unwrap(),
        minutes: 10,
        pauses: Vec::new(),
        places: vec![Place { number: 1, name: "Room 4B".into(), class: Some(choice.class) }],
    };
    let at = ["15:30", "15:40", "15:50"][usize::from(how) % 3].parse().unwrap();
    Some(match kind {
        OfConsulting::SetDay => Consulting::SetDay { day: day.filter(|_| how % 2 == 1), year: year(), details },
        OfConsulting::RemoveDay => Consulting::RemoveDay { day: day? },
        OfConsulting::Book => Consulting::Book { day: day?, bookings: vec![(pupil, Slot { at, place: 1 })] },
        OfConsulting::Free => {
            let booked = day.and_then(|day| nth(&roll.bookings(day), how)).map(|(_, pupil)| pupil);
            Consulting::Free { day: day?, pupils: vec![booked.unwrap_or(pupil)] }
        }
        OfConsulting::DenySiblings => Consulting::DenySiblings { pupil, sibling: nth(&roll.pupils(), choice.wish.which)?.0 },
        OfConsulting::SetSiblings => {
            Consulting::SetSiblings { pupil, sibling: nth(&roll.pupils(), choice.wish.which)?.0, are: how % 4 != 3 }
        }
    })
}

fn day_of(how: u8) -> lantern::domain::Date {
    day(20 + how % 2)
}
