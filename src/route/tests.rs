//! Every address both ways.

use super::*;
use crate::domain::Period;
use crate::domain::calendar::date;

#[test]
fn every_address_reads_back_as_its_page() {
    let class = "0000000000001.1".parse().unwrap();
    let pupil = "0000000000001.2".parse().unwrap();
    let period: Option<Period> = Some("2026-27.autumn-2".parse().unwrap());
    let maths = Some(("maths".parse().unwrap(), 4));
    let mut routes = vec![Route::Start, Route::Import, Route::Rescue, Route::Class(class, ClassRoute::AddPupils)];
    routes.extend(Topic::ALL.map(Route::Settings));
    let (subject, test) = ("maths".parse().unwrap(), Some("spelling".parse().unwrap()));
    routes.extend([None, test].map(|test| Route::Class(class, ClassRoute::Tests { test })));
    routes.extend([None, Some(subject)].map(|subject| Route::Criteria { subject }));
    routes.extend([None, date("2026-11-24")].map(|date| Route::Class(class, ClassRoute::Today { date })));
    for period in [None, period] {
        routes.push(Route::Class(class, ClassRoute::Judge { subject, period }));
        routes.push(Route::Class(class, ClassRoute::Targets { period }));
        routes.extend([
            Route::Class(class, ClassRoute::Attitude { period }),
            Route::Class(class, ClassRoute::Attendance { period }),
            Route::Class(class, ClassRoute::Praise),
        ]);
        routes.extend([Route::Class(class, ClassRoute::Rounds { period }), Route::Class(class, ClassRoute::SideBySide { period })]);
        for stage in [None, Some(4)] {
            routes.push(Route::Class(class, ClassRoute::Mark { subject, stage, period }));
            routes.push(Route::Class(class, ClassRoute::Gaps { subject, stage, period }));
        }
        routes.push(Route::Class(class, ClassRoute::Board { period }));
        routes.extend([None, maths].map(|sheet| Route::Pupil(pupil, PupilRoute::file(period, sheet))));
        routes.extend(Section::ALL.map(|section| Route::Pupil(pupil, PupilRoute::File { section, period, sheet: None })));
    }
    let meeting = "0000000000001.3".parse().unwrap();
    let begun = PupilRoute::Meeting { meeting: None, step: None };
    routes.extend([PupilRoute::History, PupilRoute::Everything, begun].map(|page| Route::Pupil(pupil, page)));
    routes.extend([None, Some(3)].map(|step| Route::Pupil(pupil, PupilRoute::Meeting { meeting: Some(meeting), step })));
    routes.extend([None, "0000000000001.4".parse().ok()].map(|day| Route::Class(class, ClassRoute::Consultation { day })));
    routes.extend([None, period].map(|period| Route::Class(class, ClassRoute::Meetings { period })));
    for paper in Paper::ALL.into_iter().map(Some).chain([None]) {
        for period in [None, period.filter(|_| paper.is_some())] {
            routes.extend([
                Route::Class(class, ClassRoute::Print { paper, period }),
                Route::Pupil(pupil, PupilRoute::Print { paper, period }),
            ]);
        }
    }
    #[cfg(debug_assertions)]
    routes.extend(Sample::ALL.map(Some).into_iter().chain([None]).map(Route::Design));
    for route in routes {
        assert_eq!(route.to_string().parse(), Ok(route), "{route}");
    }
}

#[test]
fn a_wrong_address_leads_nowhere() {
    for text in [
        "#/nowhere",
        "#/class",
        "#/class/7",
        "#/pupil/0000000000001.2/maths",
        "#/pupil/0000000000001.2/maths/0",
        "#/class/0000000000001.1/x",
        "#/class/0000000000001.1/mark",
        "#/class/0000000000001.1/mark/maths/0",
        "#/class/0000000000001.1/judge/maths/4",
        "#/class/0000000000001.1/mark/maths/4/2026-27.autumn-2/5",
        "#/class/0000000000001.1/tests/Spelling",
        "#/class/0000000000001.1/print/money",
        "#/pupil/0000000000001.2/meeting/0000000000001.3/0",
        "#/class/0000000000001.1/today/24-11-2026",
    ] {
        assert_eq!(text.parse::<Route>(), Err(NoSuchPage), "{text}");
    }
    assert_eq!("".parse(), Ok(Route::Start));
}
