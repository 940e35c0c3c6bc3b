//! What a class of 30 with five years of entries costs, as ratios taken in one run: `cargo xtask bench`.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and stops where it is wrong")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lantern::domain::{
    By, ClassId, CriterionId, Curriculum, Date, HalfTerm, Minter, Moment, Period, Placement, Pupil, PupilId, Role, SchoolYear, SubjectKey,
    Voice,
};
use lantern::exchange::wire::{decode_pack, encode_entry, encode_pack};
use lantern::ledger::{About, Cell, Change, Entry, Files, Fold, Ledger, Roll};
use lantern::report::board::class_board;
use lantern::report::chart::{periods, strip};
use lantern::report::history::{HistorySource, lines};
use lantern::report::marking::{children, row};
use lantern::report::profile::profile;

const CHILDREN: usize = 30;
const FIRST_YEAR: i32 = 2022;
const YEARS: i32 = 5;
const CRITERIA: u16 = 28;

fn main() {
    let (ledger, class, pupils) = class_of_five_years();
    let mut files = Files::of(ledger.clone());
    let entries = ledger.entries().count();
    let period = Period { year: SchoolYear::starting(FIRST_YEAR + YEARS - 1).unwrap(), half_term: HalfTerm::Summer2 };
    let subject: SubjectKey = "maths".parse().unwrap();
    let maths: Curriculum = serde_json::from_str(include_str!("../curriculum/maths.json")).unwrap();
    let maths = Arc::new(maths);
    let one = *pupils.first().unwrap();
    let file = ledger.pupil(one).unwrap();
    let pack = encode_pack(file.entries()).unwrap();
    let entry = encode_entry(file.entries().next().unwrap()).unwrap();

    let fold_one = time(|| drop(black_box(Fold::of(&[file]))));
    let fold_class = time(|| pupils.iter().for_each(|id| drop(black_box(Fold::of(&ledger.pupil(*id).into_iter().collect::<Vec<_>>())))));
    let board = time(|| drop(black_box(class_board(&Files::of(ledger.clone()), class, period, &[Arc::clone(&maths)]))));
    let read = time(|| drop(black_box(decode_pack(&pack).unwrap())));
    let write = time(|| drop(black_box(encode_entry(file.entries().next().unwrap()).unwrap())));

    let subjects = vec![("Maths".to_owned(), Arc::clone(&maths))];
    let today = period_end(period);
    let glance = time(|| drop(black_box(profile(&files, one, &subjects, period, today))));
    let all = periods(&files, one, period);
    let over_years = time(|| drop(black_box(strip(&files, one, &subjects, &all, today))));
    let source = HistorySource { files: &files, pupil: one, statement: &|_| None, day: &|at| at.date(0) };
    let history = time(|| drop(black_box(lines(&source))));

    let criteria: Vec<CriterionId> = (1..=32).map(|number| CriterionId { subject, stage: 2, number }).collect();
    let one_row = time(|| drop(black_box(row(&files, one, subject, 2, period, &criteria))));
    let criterion = *criteria.first().unwrap();
    // What is kept of a file follows what is written; nothing is folded.
    let mut minter = Minter::new(2);
    pupils.iter().for_each(|id| drop(files.fold(*id)));
    let mut write_one = |files: &mut Files, about, change| {
        let id = minter.mint();
        let by = By { role: Role::Teacher, staff: None };
        let replaces = match about {
            About::School => files.roll().fold().live(Cell::SchoolName).iter().map(|e| e.id).collect(),
            About::Pupil(pupil) => files.fold(pupil).live(Cell::Rating(Voice::Teacher, criterion, period)).iter().map(|e| e.id).collect(),
        };
        let entry = Entry { id, about, at: Moment::from_seconds(0), by, replaces, change };
        drop(black_box(files.write(&[Arc::new(entry)]).unwrap()));
    };
    let rated = Change::Rated { voice: Voice::Teacher, criterion, period, band: "green".parse().unwrap() };
    let tap = time(|| {
        write_one(&mut files, About::Pupil(one), rated.clone());
        drop(black_box(children(&files, class, subject, period)));
        drop(black_box(row(&files, one, subject, 2, period, &criteria)));
    });
    let board_again = time(|| {
        write_one(&mut files, About::Pupil(one), rated.clone());
        drop(black_box(class_board(&files, class, period, &[Arc::clone(&maths)])));
    });
    let (short, long) = (chain_of_undos(4_000), chain_of_undos(16_000));
    let [short, long] =
        [short, long].map(|ledger| time(|| drop(black_box(Fold::of(&ledger.pupils().map(|(_, file)| file).collect::<Vec<_>>())))));
    let school_entry = time(|| write_one(&mut files, About::School, Change::SchoolNamed { name: "Larkfield".into() }));
    assert_eq!(files.folded(), CHILDREN, "a school entry leaves what was folded");
    // The roll as it is by then: it has the school's new names in it.
    let roll_alone = time(|| drop(black_box(Roll::of(files.ledger()))));

    println!("{entries} entries: {CHILDREN} children, {YEARS} years; natively");
    println!("fold of one child's file          {fold_one:>12.2?}");
    println!("fold of the class                 {fold_class:>12.2?}  {:>8.1} x one child", ratio(fold_class, fold_one));
    println!("one row of the marking board      {one_row:>12.2?}  {:>8.3} x one child", ratio(one_row, fold_one));
    println!("one tap on the marking board      {tap:>12.2?}  {:>8.1} x the row's child  at most 2", ratio(tap, fold_one + one_row));
    println!(
        "a school entry, {CHILDREN} files opened    {school_entry:>12.2?}  {:>8.1} x the roll  about 1",
        ratio(school_entry, roll_alone)
    );
    println!("16,000 undos in a chain           {:>12.2?}  {:>8.1} x 4,000 of them  at most 5", long, ratio(long, short));
    println!("class board, at each change       {:>12.2?}  {:>8.1} x one child  at most 2", board_again, ratio(board_again, fold_one));
    println!("class board                       {board:>12.2?}  {:>8.1} x the folds alone", ratio(board, fold_class));
    println!("reading one child's packs         {read:>12.2?}  {:>8.1} x its fold", ratio(read, fold_one));
    println!("writing one tap                   {write:>12.2?}  {:>8.4} x reading the file", ratio(write, read));
    println!("a file at a glance                {glance:>12.2?}  {:>8.2} x its fold", ratio(glance, fold_one));
    println!("its headings over {:>2} half terms    {over_years:>12.2?}  {:>8.1} x a glance", all.len(), ratio(over_years, glance));
    println!("its history in words              {history:>12.2?}  {:>8.1} x its fold", ratio(history, fold_one));
    println!("bytes of one tap / of the child's file: {} / {} = 1 : {}", entry.len(), pack.len(), pack.len() / entry.len());
}

/// One rating, and so many undos, each of the one before: forged, or the work of somebody who cannot decide.
fn chain_of_undos(length: usize) -> Ledger {
    let mut minter = Minter::new(2);
    let mut ledger = Ledger::default();
    let (about, by) = (About::Pupil(minter.mint()), By { role: Role::Teacher, staff: None });
    let criterion = CriterionId { subject: "maths".parse().unwrap(), stage: 1, number: 1 };
    let period = Period { year: SchoolYear::starting(FIRST_YEAR).unwrap(), half_term: HalfTerm::Autumn1 };
    let mut change = Change::Rated { voice: Voice::Teacher, criterion, period, band: "green".parse().unwrap() };
    let mut replaces = Vec::new();
    for _ in 0..=length {
        let entry = Entry { id: minter.mint(), about, at: Moment::from_seconds(1_700_000_000), by, replaces, change };
        replaces = vec![entry.id];
        ledger.insert(Arc::new(entry)).unwrap();
        change = Change::Undone {};
    }
    ledger
}

/// A day late in a half term.
fn period_end(period: Period) -> Date {
    Date::from_ymd_opt(period.year.start() + 1, 7, 15).unwrap_or_default()
}

/// The median of 15 runs.
fn time(mut work: impl FnMut()) -> Duration {
    let mut runs: Vec<Duration> = (0..15)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    runs.sort_unstable();
    runs.get(runs.len() / 2).copied().unwrap_or_default()
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64().max(1e-9)
}

/// 30 children, each rated by teacher and child in 28 criteria of two stages, every half term of five years.
fn class_of_five_years() -> (Ledger, ClassId, Vec<PupilId>) {
    let mut minter = Minter::new(1);
    let mut ledger = Ledger::default();
    let by = By { role: Role::Teacher, staff: None };
    let write = |ledger: &mut Ledger, minter: &mut Minter, about, change| {
        let entry = Entry { id: minter.mint(), about, at: Moment::from_seconds(1_700_000_000), by, replaces: Vec::new(), change };
        ledger.insert(Arc::new(entry)).unwrap();
    };
    let class: ClassId = minter.mint();
    write(&mut ledger, &mut minter, About::School, Change::ClassSet { class, name: "4B".into(), demo: false });
    let bands = ["red", "yellow", "green"];
    let mut pupils = Vec::new();
    for nth in 0..CHILDREN {
        let pupil: PupilId = minter.mint();
        pupils.push(pupil);
        let details = Pupil { forename: format!("Child {nth}"), surname: "Benchmark".into(), upn: None, born: None };
        write(&mut ledger, &mut minter, About::School, Change::PupilSet { pupil, details });
        for start in FIRST_YEAR..FIRST_YEAR + YEARS {
            let year = SchoolYear::starting(start).unwrap();
            let placement = Placement { class: Some(class), year_group: None };
            write(&mut ledger, &mut minter, About::School, Change::PupilPlaced { pupil, year, placement });
            for half_term in HalfTerm::ALL {
                for stage in [1, 2] {
                    for number in 1..=CRITERIA {
                        for voice in [Voice::Teacher, Voice::Child] {
                            let criterion = CriterionId { subject: "maths".parse().unwrap(), stage, number };
                            let band = bands.get((nth + usize::from(number)) % 3).unwrap().parse().unwrap();
                            let period = Period { year, half_term };
                            write(&mut ledger, &mut minter, About::Pupil(pupil), Change::Rated { voice, criterion, period, band });
                        }
                    }
                }
            }
        }
    }
    (ledger, class, pupils)
}
