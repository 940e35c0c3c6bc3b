//! The numbers of a row of attendance, by whatever columns there are.

use super::SHOWN;
use super::columns::TableColumn;
use crate::domain::Attendance;
use crate::domain::register::{self, Codes};
use crate::words::attendance::RowTrouble;

/// What a row says, if it makes sense together.
pub(super) fn numbers<'a>(
    cell: &impl Fn(TableColumn) -> Option<&'a str>,
    all_absences: bool,
    when: Codes,
) -> Result<Attendance, RowTrouble> {
    let number = |wanted: TableColumn| match cell(wanted) {
        None => Ok(None),
        Some(text) => {
            let shown: String = text.chars().take(SHOWN).collect();
            text.parse::<u16>().map(Some).map_err(|_| RowTrouble::NotANumber(shown))
        }
    };
    let attendance = if let Some(codes) = cell(TableColumn::Codes) {
        let counted =
            register::count(codes, when).map_err(|unknown| RowTrouble::UnknownCode { place: unknown.place, code: unknown.code })?;
        let differs = |said: Option<u16>, counted: u16| said.is_some_and(|said| said != counted);
        if differs(number(TableColumn::Possible)?, counted.possible) || differs(number(TableColumn::Attended)?, counted.attended) {
            return Err(RowTrouble::CodesDiffer { attended: counted.attended, possible: counted.possible });
        }
        counted
    } else {
        let possible = number(TableColumn::Possible)?.ok_or(RowTrouble::NothingPossible)?;
        let (authorised, unauthorised) = (number(TableColumn::Authorised)?, number(TableColumn::Unauthorised)?);
        let attended = match (number(TableColumn::Attended)?, authorised, unauthorised) {
            (Some(attended), ..) => attended,
            (None, ..) if cell(TableColumn::Percent).is_some() => by_percent(possible, cell(TableColumn::Percent).unwrap_or_default())?,
            (None, ..) if cell(TableColumn::Attendance).is_some() => {
                by_either(possible, cell(TableColumn::Attendance).unwrap_or_default())?
            }
            (None, authorised, unauthorised) if !all_absences || authorised.is_none() && unauthorised.is_none() => {
                return Err(RowTrouble::NothingAttended);
            }
            (None, authorised, unauthorised) => {
                let missed = authorised.unwrap_or(0).saturating_add(unauthorised.unwrap_or(0));
                possible.checked_sub(missed).ok_or(RowTrouble::TooManyAbsences)?
            }
        };
        let absences = authorised.unwrap_or(0).saturating_add(unauthorised.unwrap_or(0));
        if absences > possible.saturating_sub(attended) && attended <= possible && authorised.is_some() {
            return Err(RowTrouble::TooMuchTogether);
        }
        let late = number(TableColumn::Late)?.unwrap_or(0).saturating_add(number(TableColumn::LateAfter)?.unwrap_or(0));
        Attendance { possible, attended, unauthorised: unauthorised.unwrap_or(0), late }
    };
    attendance.check().map(|()| attendance).map_err(RowTrouble::Senseless)
}

/// The sessions attended, from a column headed “Attendance”: only a sign or a decimal shows that a percentage is meant.
fn by_either(possible: u16, text: &str) -> Result<u16, RowTrouble> {
    if text.contains(['%', '.']) {
        return by_percent(possible, text);
    }
    let shown: String = text.chars().take(SHOWN).collect();
    Err(RowTrouble::EitherWay(shown))
}

/// The sessions attended, from a percentage of so many: the whole number that comes to it when it is rounded as it stands there.
fn by_percent(possible: u16, text: &str) -> Result<u16, RowTrouble> {
    let shown: String = text.chars().take(SHOWN).collect();
    let wrong = || RowTrouble::NotAPercentage { shown: shown.clone(), possible };
    let plain = text.trim_end_matches('%').trim();
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let scale = match decimals.len() {
        0 => 1_u64,
        1 => 10,
        2 => 100,
        _ => return Err(wrong()),
    };
    let wanted: u64 = format!("{whole}{decimals}").parse().map_err(|_| wrong())?;
    let all = u64::from(possible);
    // Twice the share and one more, halved, is the share rounded to the nearest.
    let comes_to = |attended: u64| (attended * 200 * scale + all).checked_div(2 * all) == Some(wanted);
    let mut found = (0..=all).filter(|attended| comes_to(*attended));
    match (found.next(), found.next()) {
        (Some(one), None) => u16::try_from(one).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}
