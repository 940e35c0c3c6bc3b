//! How many acts of the hand a sheet of 30 children by 30 criteria takes on the marking board, counted over many invented classes. What is
//! counted is what the board offers: a block that is drawn and filled by a letter, strokes of a chosen colour, taps for the next colour,
//! "The rest is unchanged". `docs/design.md` says what came of it.

use lantern::domain::{BandKey, Scheme};
use lantern::report::marking::{Mark, after_tap};

const SIDE: usize = 30;
const CLASSES: u64 = 200;
/// Seconds to point at something and to press or release a button or key, by the keystroke-level model (Card, Moran and Newell, 1980).
/// What a teacher thinks about a child is not counted: the sheet cannot make that shorter.
const POINT: f64 = 1.1;
const PRESS: f64 = 0.1;

/// The place of a colour in its scheme, lowest first.
type Sheet = [[usize; SIDE]; SIDE];

struct Chance(u64);

impl Chance {
    /// Between 0 and 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from(u32::try_from(self.0 >> 40).unwrap()) / f64::from(1u32 << 24)
    }
}

/// A class in the order of its register, and criteria that grow harder: about six cells in ten are green, and what is not stands together
/// as far as a child's learning does.
fn class(chance: &mut Chance) -> Sheet {
    std::array::from_fn(|_| {
        let able = 0.35 + 0.75 * chance.next();
        std::array::from_fn(|criterion| {
            let hard = f64::from(u32::try_from(criterion).unwrap()) / 30.0;
            match able - hard + 0.5 * (chance.next() - 0.5) {
                ahead if ahead > 0.05 => 2,
                ahead if ahead > -0.12 => 1,
                _ => 0,
            }
        })
    })
}

/// Runs of neighbours in the rows of a sheet that pass: each is one stroke.
fn runs(sheet: &Sheet, passes: impl Fn(usize) -> bool) -> usize {
    let begins = |row: &[usize; SIDE]| (0..SIDE).filter(|at| passes(row[*at]) && (*at == 0 || !passes(row[at - 1]))).count();
    sheet.iter().map(begins).sum()
}

#[test]
fn the_first_sheet_of_a_subject_takes_less_than_ten_minutes_by_mouse() {
    let mut chance = Chance(0x9e37_79b9);
    let mut longest = (0.0_f64, 0);
    for _ in 0..CLASSES {
        let sheet = class(&mut chance);
        // All of it drawn as one block and filled with green; then yellow over what is not, and red over what is neither.
        let strokes = 1 + runs(&sheet, |band| band < 2) + runs(&sheet, |band| band < 1);
        let clicks = 2;
        let letters = 1;
        let seconds = (2.0 * POINT + 2.0 * PRESS) * f64::from(u32::try_from(strokes).unwrap())
            + (POINT + 2.0 * PRESS) * f64::from(clicks)
            + PRESS * f64::from(letters);
        if seconds > longest.0 {
            longest = (seconds, strokes + 3);
        }
    }
    // At the last count 173 acts, 409 seconds.
    assert!(longest.0 < 600.0, "{longest:?}");
}

#[test]
fn a_later_sheet_takes_at_most_one_act_and_a_fifth_a_change() {
    let scheme = Scheme::default();
    let bands: Vec<BandKey> = scheme.bands().iter().map(|band| band.key).collect();
    // Taps until a cell that carries over shows another colour.
    let taps = |from: usize, to: usize| {
        let mut mark = Mark::Before(bands[from]);
        (1..=6)
            .find(|_| {
                let after = after_tap(&scheme, mark);
                mark = after.map_or(Mark::Empty, Mark::Now);
                after == Some(bands[to])
            })
            .unwrap()
    };
    assert_eq!([taps(0, 1), taps(1, 2), taps(0, 2)], [1, 1, 2], "what is learnt goes up by a tap a step");
    let mut chance = Chance(0x51ed_270b);
    let (mut acts, mut changes) = (0, 0);
    for _ in 0..CLASSES {
        let before = class(&mut chance);
        let (mut up, mut others) = (0, [0; 3]);
        for from in before.into_iter().flatten() {
            if chance.next() >= 0.2 {
                continue;
            }
            // Nine of ten changes are a step up, as learning goes; of what was green, and of the rest, some was forgotten.
            let to = if from < 2 && chance.next() < 0.9 { from + 1 } else { (from + 2) % 3 };
            if to == from + 1 {
                up += taps(from, to)
            } else {
                others[to] += 1
            }
            changes += 1;
        }
        // The steps up by taps; whatever else by a colour that is chosen once for all of it; and that the rest is unchanged.
        acts += up + others.iter().filter(|count| **count > 0).map(|count| count + 1).sum::<usize>() + 1;
    }
    // At the last count 36,659 acts for 35,889 changes.
    assert!(acts * 10 <= changes * 12, "{acts} acts for {changes} changes");
}
