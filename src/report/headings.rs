//! The four headings of the founding document: attainment, achievement, attitude, behaviour. Suggested, with the reason; a teacher's
//! judgement wins.

use std::sync::Arc;

use super::attitude::{Suggested, colour, has_just_begun};
use super::judgement::{Grounds, How, band_for, is_lowest};
use super::mark::is_looked_at;
use crate::domain::{Aspect, BandKey, Curriculum, Date, Heading, Period, PupilId, Scheme, VerdictKey};
use crate::ledger::attitude::HeadingJudgement;
use crate::ledger::{Files, Reading, Roll};
use crate::words::reasons;

/// One heading of one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingState {
    /// Which.
    pub heading: Heading,
    /// What the teacher judged, if anything.
    pub judged: Option<Reading<HeadingJudgement>>,
    /// What is suggested.
    pub suggested: Suggested,
}

impl HeadingState {
    /// The band shown: the teacher's, else the suggested one. None where two devices disagree.
    #[must_use]
    pub fn band(&self) -> Option<BandKey> {
        match &self.judged {
            Some(Reading::Settled(judged)) => Some(judged.band),
            Some(Reading::Contested(_)) => None,
            None => self.suggested.band,
        }
    }

    /// The band a family is shown: what the teacher judged, and of what is only suggested all but the lowest. Nobody takes home a red that
    /// nobody has given.
    #[must_use]
    pub fn for_family(&self, scheme: &Scheme) -> Option<BandKey> {
        self.band().filter(|band| self.is_judged() || !is_lowest(scheme, *band))
    }

    /// Whether the band shown is the teacher's own judgement.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        matches!(self.judged, Some(Reading::Settled(_)))
    }
}

/// A subject the school teaches: its title, and its criteria as the school has them.
pub type Taught = (String, Arc<Curriculum>);

/// Those of some subjects that are taught in a half term.
#[must_use]
pub fn taught_in(roll: &Roll, subjects: &[Taught], period: Period) -> Vec<Taught> {
    subjects.iter().filter(|(_, curriculum)| roll.uses_subject(curriculum.subject, period)).cloned().collect()
}

/// What the four headings of a child come to in a half term, of the subjects taught then. `today` ends what is counted in a half term that
/// is still going on.
#[must_use]
pub fn headings(files: &Files, pupil: PupilId, subjects: &[Taught], period: Period, today: Date) -> [HeadingState; 4] {
    let (roll, fold) = (files.roll(), files.fold(pupil));
    let subjects = &taught_in(roll, subjects, period);
    let scheme = roll.scheme(period);
    Heading::ALL.map(|heading| {
        let parts: Vec<(String, Option<BandKey>)> = match heading {
            Heading::Attainment => by_subject(files, pupil, subjects, period, Aspect::Attainment),
            Heading::Achievement => by_subject(files, pupil, subjects, period, Aspect::Achievement),
            Heading::Attitude | Heading::Behaviour => {
                let ours = roll.strands(period).into_iter().filter(|(_, strand)| strand.heading == heading);
                ours.map(|(key, strand)| (strand.name, colour(files, pupil, key, period, today))).collect()
            }
        };
        let mut suggested = together(&scheme, &parts);
        if suggested.band.is_none() {
            suggested.reason = without(files, pupil, heading, subjects, period, today);
        }
        HeadingState { heading, judged: fold.heading(heading, period), suggested }
    })
}

/// Why a heading has no colour; empty where there is nothing to say.
fn without(files: &Files, pupil: PupilId, heading: Heading, subjects: &[Taught], period: Period, today: Date) -> String {
    let fold = files.fold(pupil);
    let carries_over = |(_, curriculum): &Taught| {
        let rated = Grounds::of(files, pupil, curriculum, period).count().rated > 0;
        rated && !is_looked_at(&fold, curriculum.subject, period)
    };
    let said = match heading {
        Heading::Attainment | Heading::Achievement if subjects.iter().any(carries_over) => reasons::NOT_LOOKED_AT,
        Heading::Attitude | Heading::Behaviour if has_just_begun(files, pupil, period, today) => reasons::NOTHING_NOTED,
        _ => "",
    };
    said.to_owned()
}

fn by_subject(files: &Files, pupil: PupilId, subjects: &[Taught], period: Period, aspect: Aspect) -> Vec<(String, Option<BandKey>)> {
    subjects.iter().map(|(title, curriculum)| (title.clone(), band_in_subject(files, pupil, curriculum, period, aspect))).collect()
}

/// The colour of attainment or achievement in a subject: as the teacher judged it, else as it is suggested. None where two devices
/// disagree.
#[must_use]
pub fn band_in_subject(files: &Files, pupil: PupilId, curriculum: &Curriculum, period: Period, aspect: Aspect) -> Option<BandKey> {
    verdict_in_subject(files, pupil, curriculum, period, aspect)?.as_str().parse().ok()
}

/// What is judged of an aspect in a subject, else what is suggested. None where two devices disagree.
#[must_use]
pub fn verdict_in_subject(files: &Files, pupil: PupilId, curriculum: &Curriculum, period: Period, aspect: Aspect) -> Option<VerdictKey> {
    match &files.fold(pupil).judgement(aspect, curriculum.subject, period) {
        Some(Reading::Settled(judged)) => Some(judged.verdict),
        Some(Reading::Contested(_)) => None,
        None => Grounds::of(files, pupil, curriculum, period).suggest(aspect).verdict,
    }
}

/// One colour for several parts: the colour most of them have; of equals the lower one. Where any part has the lowest colour the whole is
/// at best nearly met: a red strand is not hidden behind eight green ones. Parts without a colour count for nothing.
#[must_use]
pub fn together(scheme: &Scheme, parts: &[(String, Option<BandKey>)]) -> Suggested {
    let bands = scheme.bands();
    let place = |key: &BandKey| bands.iter().position(|band| band.key == *key);
    let coloured: Vec<(&str, usize)> = parts.iter().filter_map(|(name, band)| Some((name.as_str(), place(band.as_ref()?)?))).collect();
    if coloured.is_empty() {
        return Suggested::default();
    }
    let count = |at: usize| coloured.iter().filter(|(_, place)| *place == at).count();
    let counts: Vec<(usize, usize)> = (0..bands.len()).map(|at| (at, count(at))).filter(|(_, n)| *n > 0).collect();
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    let won = counts.iter().find(|(_, n)| *n == most).map_or(0, |(at, _)| *at);
    let nearly = band_for(scheme, How::Nearly).as_ref().and_then(place).unwrap_or(0);
    let lowest: Vec<&str> = coloured.iter().filter(|(_, place)| *place == 0).map(|(name, _)| *name).collect();
    let capped = !lowest.is_empty() && won > nearly;
    let at = if capped { nearly } else { won };
    let word = |at: usize| bands.get(at).map(|band| band.word.to_lowercase()).unwrap_or_default();
    let counted: Vec<(usize, String)> = counts.iter().rev().map(|(at, n)| (*n, word(*at))).collect();
    let lowest_word = word(0);
    let held_down = capped.then_some((lowest.as_slice(), lowest_word.as_str()));
    let reason = reasons::together(&counted, parts.len() - coloured.len(), held_down);
    Suggested { band: bands.get(at).map(|band| band.key), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_shown_no_red_that_nobody_has_given() {
        let scheme = Scheme::default();
        let key = |text: &str| text.parse::<BandKey>().unwrap();
        let judged = |band: &str| HeadingJudgement { band: key(band), suggested: None, note: String::new() };
        // What was judged, what is suggested, and what a family sees.
        let table = [
            (None, None, None),
            (None, Some("green"), Some("green")),
            (None, Some("yellow"), Some("yellow")),
            (None, Some("red"), None),
            (Some(Reading::Settled(judged("red"))), Some("green"), Some("red")),
            (Some(Reading::Settled(judged("green"))), Some("red"), Some("green")),
            (Some(Reading::Contested(Vec::new())), Some("green"), None),
        ];
        for (judged, suggested, shown) in table {
            let suggested = Suggested { band: suggested.map(key), reason: String::new() };
            let state = HeadingState { heading: Heading::Attainment, judged, suggested };
            assert_eq!(state.for_family(&scheme), shown.map(key), "{state:?}");
        }
    }

    #[test]
    fn the_colour_most_parts_have_wins_and_red_is_never_hidden() {
        let scheme = Scheme::default();
        let of = |letters: &str| {
            let band = |letter| match letter {
                'g' => "green".parse().ok(),
                'y' => "yellow".parse().ok(),
                'r' => "red".parse().ok(),
                _ => None,
            };
            let parts: Vec<_> = letters.chars().enumerate().map(|(n, letter)| (format!("S{n}"), band(letter))).collect();
            let said = together(&scheme, &parts);
            (said.band.map(|band| band.to_string()).unwrap_or_default(), said.reason)
        };
        let table = [
            ("", "", ""),
            ("..", "", ""),
            ("ggg", "green", "3 green"),
            ("ggy", "green", "2 green, 1 yellow"),
            ("gy", "yellow", "1 green, 1 yellow"),
            ("gggggggg", "green", "8 green"),
            ("ggggggr", "yellow", "6 green, 1 red; S6 red"),
            ("yrr", "red", "1 yellow, 2 red"),
            ("yyr", "yellow", "2 yellow, 1 red"),
            ("gr", "red", "1 green, 1 red"),
            ("g..", "green", "1 green (2 without a colour)"),
        ];
        for (letters, band, reason) in table {
            assert_eq!(of(letters), (band.to_owned(), reason.to_owned()), "{letters}");
        }
    }
}
