//! What pages show of each half term.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lantern::domain::{ClassId, Curriculum, Period};
use lantern::ledger::{Cell, Files};
use lantern::report::attendance;
use lantern::report::board::class_board;
use lantern::report::chart::{scores as score_chart, share};
use lantern::report::curriculum::{all_subjects, as_taught};
use lantern::report::gaps::gaps;
use lantern::report::headings::{Taught, headings, taught_in};
use lantern::report::judgement::Grounds;
use lantern::report::marking::{children, columns, row, strand_row};
use lantern::report::meetings::standing;
use lantern::report::profile::profile;
use lantern::report::scores::{colour, test_on};
use lantern::report::targets::set_and_missing;

use super::{of, today};

/// What pages show of a half term.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    /// Marks, counts, colours and verdicts, by their keys.
    pub(super) counted: Vec<String>,
    /// The same with its words: reasons, names, tables of charts.
    pub(super) said: Vec<String>,
}

/// Everything that is shown of every half term anything is known of, and of the one after the last.
pub(super) fn shown(files: &Files, shipped: &[Curriculum]) -> BTreeMap<Period, Shown> {
    let roll = files.roll();
    let taught: Vec<Taught> = all_subjects(roll)
        .into_iter()
        .map(|(subject, title)| (title, Arc::new(as_taught(shipped.iter().find(|one| one.subject == subject), roll, subject))))
        .collect();
    let mut periods = BTreeSet::from([of("2025-26.summer-2"), of("2026-27.autumn-1"), of("2026-27.autumn-2"), of("2026-27.spring-1")]);
    for (pupil, _) in roll.pupils() {
        periods.extend(files.fold(pupil).cells().filter_map(|(cell, _)| match cell {
            Cell::Rating(_, _, period) | Cell::Judgement(_, _, period) | Cell::Attendance(period) => Some(period),
            Cell::Score(_, day) | Cell::Day(day, _) => Some(roll.period_on(day)),
            _ => None,
        }));
    }
    periods.iter().map(|period| (*period, of_period(files, &taught, *period, &periods))).collect()
}

fn of_period(files: &Files, taught: &[Taught], period: Period, periods: &BTreeSet<Period>) -> Shown {
    let (roll, scheme, mut shown) = (files.roll(), files.roll().scheme(period), Shown::default());
    let curricula: Vec<Arc<Curriculum>> = taught_in(roll, taught, period).iter().map(|(_, curriculum)| Arc::clone(curriculum)).collect();
    let until: Vec<Period> = periods.iter().copied().filter(|of| *of <= period).collect();
    for (class, _) in roll.classes() {
        shown.said.push(format!("{:?}", class_board(files, class, period, &curricula)));
        curricula.iter().for_each(|curriculum| marked(files, class, curriculum, period, &mut shown));
    }
    for (pupil, details) in roll.pupils() {
        for curriculum in &curricula {
            let grounds = Grounds::of(files, pupil, curriculum, period);
            for standing in grounds.standings() {
                shown.counted.push(format!("{pupil} {} {:?} {:?}", curriculum.subject, standing.suggestion.verdict, standing.judged));
                shown.said.push(format!("{standing:?}"));
            }
            shown.counted.push(format!("{:?} of {}", grounds.count(), grounds.expected()));
            let chart = share(files, pupil, curriculum, &until);
            shown.counted.push(format!("{:?} {:?}", chart.reached, chart.expected));
            shown.said.push(format!("{chart:?}"));
        }
        for heading in headings(files, pupil, taught, period, today()) {
            shown.counted.push(format!("{pupil} {:?} {:?}", heading.heading, heading.band()));
            shown.said.push(format!("{heading:?}"));
        }
        let strands: Vec<_> = roll.strands(period).into_iter().map(|(key, _)| key).collect();
        let strand_row = strand_row(files, pupil, &strands, period, today());
        shown.counted.push(format!("{:?}", strand_row.cells));
        shown.said.push(format!("{strand_row:?}"));
        let attendance = attendance::row(files, pupil, details.full_name(), period, today());
        shown.counted.push(format!("{:?} {:?}", attendance.band, attendance.absence));
        let subjects: Vec<_> = curricula.iter().map(|curriculum| curriculum.subject).collect();
        shown.counted.push(format!("{:?} {:?}", set_and_missing(files, pupil, &subjects, period), standing(files, pupil, period)));
        let profile = profile(files, pupil, taught, period, today());
        let praise = profile.as_ref().map(|profile| (profile.praise.points, profile.praise.award, profile.praise.next));
        shown.counted.push(format!("{praise:?}"));
        shown.said.push(format!("{profile:?}"));
        for (key, _) in roll.tests_from_the_beginning() {
            let rows = score_chart(files, pupil, key).rows;
            for ((day, reading), row) in files.fold(pupil).scores(key).into_iter().filter(|(_, reading)| !reading.is_contested()).zip(rows)
            {
                if roll.period_on(day) == period {
                    let score = reading.settled().copied().flatten();
                    let band = score.and_then(|score| colour(&test_on(roll, key, day)?, &scheme, score));
                    shown.counted.push(format!("{key} {day} {score:?} {band:?} {row:?}"));
                }
            }
        }
    }
    shown
}

/// The marking board and the gaps of a class.
fn marked(files: &Files, class: ClassId, curriculum: &Curriculum, period: Period, shown: &mut Shown) {
    let everyone = children(files, class, curriculum.subject, period);
    let columns: Vec<_> = columns(curriculum, files.roll(), class, 4, period).into_iter().flat_map(|group| group.columns).collect();
    let criteria: Vec<_> = columns.iter().filter_map(|column| column.item.criterion()).collect();
    for child in &everyone {
        let row = row(files, child.pupil, curriculum.subject, 4, period, &criteria);
        // By criterion: where one stands is words.
        let marks: BTreeMap<_, _> = criteria.iter().zip(&row.cells).collect();
        shown.counted.push(format!("{} {marks:?}", child.pupil));
    }
    shown.said.push(format!("{:?}", gaps(files, &columns, &everyone, period)));
}
