//! Criteria in the school's own words: edited, moved, taken in from files, refused with the place.

use lantern::domain::curriculum::SHIPPED;
use lantern::domain::{CriterionId, CriterionWords, Curriculum, Period, SubjectKey};
use lantern::exchange::criteria::{read, to_csv, to_json};
use lantern::report::curriculum::{as_taught, changes, moved, next_free, subjects, worded_on, words_of};
use lantern::workspace::{Criteria, Doing, Refusal, Teaching};
use proptest::prelude::*;

use crate::device::Device;

fn maths() -> Curriculum {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/curriculum/maths.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn key(text: &str) -> SubjectKey {
    text.parse().unwrap()
}

fn id(text: &str) -> CriterionId {
    text.parse().unwrap()
}

fn taught(device: &Device) -> Curriculum {
    as_taught(Some(&maths()), &device.roll(), key("maths"))
}

fn words(strand: &str, text: &str, rank: u32) -> CriterionWords {
    CriterionWords { strand: strand.into(), text: text.into(), home: String::new(), rank, retired: false }
}

/// The half term it is.
fn now() -> Period {
    "2026-27.autumn-2".parse().unwrap()
}

fn asks(ask: Criteria) -> Teaching {
    Teaching { now: now(), ask }
}

fn tell(device: &mut Device, ask: Criteria) -> lantern::workspace::Batch {
    device.tell(asks(ask))
}

#[test]
fn without_the_schools_own_words_everything_is_as_it_came() {
    let device = Device::new(1);
    assert_eq!(taught(&device), maths());
    assert_eq!(subjects(&device.roll(), now()).len(), SHIPPED.len());
}

#[test]
fn a_criterion_is_reworded_and_can_be_given_back_its_words() {
    let mut device = Device::new(1);
    let (criterion, was) = (id("maths-4.1"), maths().text(id("maths-4.1")).unwrap().to_owned());
    let mut new = words_of(&taught(&device), &device.roll(), criterion, now()).unwrap();
    new.text = "  I can count   in sixes. ".into();
    tell(&mut device, Criteria::SetWords { words: vec![(criterion, new)], new: vec![] });
    assert_eq!(taught(&device).text(criterion), Some("I can count in sixes."));
    let count = |curriculum: Curriculum| curriculum.stages.iter().map(|s| s.criteria().count()).sum::<usize>();
    assert_eq!(count(taught(&device)), count(maths()));
    tell(&mut device, Criteria::Restore { criterion });
    assert_eq!(taught(&device).text(criterion), Some(was.as_str()));
    device.step(Doing::Undo);
    assert_eq!(taught(&device).text(criterion), Some("I can count in sixes."));
}

#[test]
fn an_earlier_half_term_is_read_with_the_words_of_its_time() {
    let mut device = Device::new(1);
    let criterion = id("maths-4.1");
    let was = maths().text(criterion).unwrap().to_owned();
    let then = |device: &Device, day: &str| {
        let day = lantern::domain::calendar::date(day).unwrap();
        worded_on(device.files(), taught(device), Some(&maths()), day).text(criterion).unwrap().to_owned()
    };
    let mut new = words_of(&taught(&device), &device.roll(), criterion, now()).unwrap();
    new.text = "I can count in sixes.".into();
    let batch = tell(&mut device, Criteria::SetWords { words: vec![(criterion, new.clone())], new: vec![] });
    let day = batch.add[0].at.date(0);
    assert_eq!(then(&device, &day.to_string()), "I can count in sixes.");
    assert_eq!(then(&device, &day.pred_opt().unwrap().to_string()), was);
    new.text = "A slip.".into();
    tell(&mut device, Criteria::SetWords { words: vec![(criterion, new)], new: vec![] });
    device.step(Doing::Undo);
    assert_eq!(then(&device, "2189-01-01"), "I can count in sixes.");
    device.step(Doing::Redo);
    assert_eq!(then(&device, "2189-01-01"), "A slip.", "what is done again counts again");
    device.step(Doing::Undo);
    assert_eq!(then(&device, "2189-01-01"), "I can count in sixes.");
}

#[test]
fn words_that_were_taken_back_are_not_those_of_a_later_day() {
    let mut device = Device::new(1);
    let criterion = id("maths-4.1");
    let was = maths().text(criterion).unwrap().to_owned();
    let on = |device: &Device, day: &str| {
        let day = lantern::domain::calendar::date(day).unwrap();
        worded_on(device.files(), taught(device), Some(&maths()), day).text(criterion).unwrap().to_owned()
    };
    let mut new = words_of(&taught(&device), &device.roll(), criterion, now()).unwrap();
    for text in ["I can count in sixes.", "I can count in sevens."] {
        new.text = text.into();
        tell(&mut device, Criteria::SetWords { words: vec![(criterion, new.clone())], new: vec![] });
    }
    let last = tell(&mut device, Criteria::Restore { criterion }).add[0].clone();
    assert_eq!(last.change, lantern::ledger::Change::Retracted {});
    assert_eq!(on(&device, "2189-01-01"), was, "what was taken back is not said any more, and neither is what it had replaced");
    device.step(Doing::Undo);
    assert_eq!(on(&device, "2189-01-01"), "I can count in sevens.");
    device.step(Doing::Redo);
    assert_eq!(on(&device, "2189-01-01"), was);
    // A day later, so that the words stood on the day they were written.
    let later = lantern::domain::Moment::from_seconds(last.at.seconds() + 86_400);
    device.amend(|ledger| {
        for entry in ledger.school().entries().filter(|entry| entry.change.takes_away()).cloned().collect::<Vec<_>>() {
            ledger.withdraw(entry.about, entry.id);
        }
        ledger.insert(std::sync::Arc::new(lantern::ledger::Entry { at: later, ..(*last).clone() })).unwrap();
    });
    assert_eq!(on(&device, &last.at.date(0).to_string()), "I can count in sevens.", "it was not taken back yet");
    assert_eq!(on(&device, &later.date(0).to_string()), was);
}

#[test]
fn a_criterion_moves_within_its_strand_and_a_retired_one_stays_readable() {
    let mut device = Device::new(1);
    let order = |device: &Device| taught(device).stage(4).unwrap().strands[0].criteria.iter().map(|c| c.number).collect::<Vec<_>>();
    let before = order(&device);
    let swap = moved(&taught(&device), &device.roll(), id("maths-4.2"), true, now());
    tell(&mut device, Criteria::SetWords { words: swap, new: vec![] });
    let mut wanted = before.clone();
    wanted.swap(0, 1);
    assert_eq!(order(&device), wanted);
    assert!(moved(&taught(&device), &device.roll(), id("maths-4.2"), true, now()).is_empty(), "it is first already");
    let mut retired = words_of(&taught(&device), &device.roll(), id("maths-4.2"), now()).unwrap();
    retired.retired = true;
    tell(&mut device, Criteria::SetWords { words: vec![(id("maths-4.2"), retired)], new: vec![] });
    assert!(taught(&device).stage(4).unwrap().criteria().any(|c| c.number == 2 && !c.is_taught(now())));
    assert!(taught(&device).text(id("maths-4.2")).is_some());
}

#[test]
fn a_new_criterion_has_a_number_nobody_had_and_a_new_subject_a_key_nobody_has() {
    let mut device = Device::new(1);
    let (criterion, rank) = next_free(&taught(&device), &device.roll(), 4).unwrap();
    assert!(maths().text(criterion).is_none());
    tell(
        &mut device,
        Criteria::SetWords { words: vec![(criterion, words("statistics", "I can read a bar chart aloud.", rank))], new: vec![criterion] },
    );
    assert_eq!(taught(&device).stage(4).unwrap().strands.last().unwrap().criteria.last().unwrap().number, criterion.number);
    tell(&mut device, Criteria::AddSubject { title: "Times tables & number bonds".into() });
    tell(&mut device, Criteria::AddSubject { title: "Ελληνικά".into() });
    let keys: Vec<String> = subjects(&device.roll(), now()).iter().map(|(key, _)| key.to_string()).collect();
    assert_eq!(keys.len(), SHIPPED.len() + 2);
    for refused in ["maths", "TIMES tables & number bonds", " "] {
        assert!(device.ask(&asks(Criteria::AddSubject { title: refused.into() })).is_err(), "{refused}");
    }
    tell(&mut device, Criteria::SetSubject { subject: key("maths"), title: "Maths".into(), retired: true });
    assert!(!subjects(&device.roll(), now()).iter().any(|(subject, _)| *subject == key("maths")));
    let nowhere = asks(Criteria::Restore { criterion: id("science-1.1") });
    assert_eq!(device.ask(&nowhere), Err(Refusal::NotHere));
}

#[test]
fn a_file_written_here_changes_nothing_here() {
    let device = Device::new(1);
    let now_taught = taught(&device);
    for text in [to_csv(&now_taught).unwrap(), to_json(&now_taught).unwrap()] {
        let listed = read(text.as_bytes()).unwrap();
        assert_eq!(listed.subject, key("maths"));
        assert_eq!(changes(&now_taught, &device.roll(), &listed.lines, now()), []);
    }
}

#[test]
fn no_cell_lantern_writes_is_a_formula_and_each_reads_back_unchanged() {
    let mut device = Device::new(1);
    for (number, text) in [(1, "=1+1"), (2, "-3 is less than 3"), (3, "@home I can."), (4, "+5"), (5, "'=2"), (6, "'tis")] {
        let criterion = id(&format!("maths-4.{number}"));
        let mut new = words_of(&taught(&device), &device.roll(), criterion, now()).unwrap();
        new.text = text.into();
        new.home = text.into();
        tell(&mut device, Criteria::SetWords { words: vec![(criterion, new)], new: vec![] });
    }
    let now_taught = taught(&device);
    let csv = to_csv(&now_taught).unwrap();
    let cells = csv::ReaderBuilder::new()
        .from_reader(csv.as_bytes())
        .into_records()
        .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    assert!(cells.into_iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
    assert_eq!(changes(&now_taught, &device.roll(), &read(csv.as_bytes()).unwrap().lines, now()), []);
}

#[test]
fn a_list_is_taken_in_as_one_step_and_what_it_leaves_out_stays() {
    let mut device = Device::new(1);
    let csv = "Subject;Stage;Strand;Number;Text;Home\nscience;4;living things;;I can sort animals into groups.;Look for birds.\n\
        science;4;\"living\nthings\";;I can name the parts of a flower.;\n";
    let listed = read(csv.as_bytes()).unwrap();
    let empty = as_taught(None, &device.roll(), key("science"));
    let found = changes(&empty, &device.roll(), &listed.lines, now());
    let new = found.iter().map(|(id, _)| *id).collect();
    tell(&mut device, Criteria::TakeIn { subject: listed.subject, title: listed.title.clone(), words: found, new });
    let science = as_taught(None, &device.roll(), key("science"));
    assert_eq!((science.title.as_str(), science.stages.len()), ("Science", 1));
    let texts: Vec<_> = science.stage(4).unwrap().criteria().map(|c| (c.number, c.text.as_str())).collect();
    assert_eq!(texts, [(1, "I can sort animals into groups."), (2, "I can name the parts of a flower.")]);
    let part = read("subject,stage,strand,number,text\nscience,4,living things,2,I can name four parts of a flower.\n".as_bytes()).unwrap();
    let found = changes(&science, &device.roll(), &part.lines, now());
    assert_eq!(found.iter().map(|(id, words)| (id.number, words.home.as_str())).collect::<Vec<_>>(), [(2, "")]);
    device.step(Doing::Undo);
    assert_eq!(as_taught(None, &device.roll(), key("science")).stages, []);
    assert_eq!(subjects(&device.roll(), now()).len(), SHIPPED.len());
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_place() {
    let table: &[(&str, usize, &str)] = &[
        ("", 0, "This file is empty"),
        ("name,age\nAda,7\n", 1, "missing: subject, stage, strand, text"),
        ("subject,stage,strand,number,text\n", 0, "no criterion"),
        ("subject,stage,strand,number,text\nScience!,1,a,1,I can.\n", 2, "“Science!” is no subject"),
        ("subject,stage,strand,number,text\nscience,10,a,1,I can.\n", 2, "A stage is a number from 1 to 9"),
        ("subject,stage,strand,number,text\nscience,one,a,1,I can.\n", 2, "“one” is no stage"),
        ("subject,stage,strand,number,text\nscience,1,,1,I can.\n", 2, "The strand must have"),
        ("subject,stage,strand,number,text\nscience,1,a,0,I can.\n", 2, "A number is from 1 to 999"),
        ("subject,stage,strand,number,text\nscience,1,a,1,I can.\nscience,1,a,1,I can too.\n", 3, "stands there twice"),
        ("subject,stage,strand,number,text\nscience,1,a,1,I can.\nmaths,1,a,2,I can.\n", 3, "one subject"),
        ("subject,stage,strand,number,text\nscience,1,a,1,\n", 2, "The text must have"),
        ("subject,stage,strand,number,text,retired\nscience,1,a,1,I can.,perhaps\n", 2, "“perhaps” in the column retired"),
        ("{\"format\":\"lantern/1\"}", 0, "This is no file of criteria"),
        ("{\"format\":\"lantern-curriculum/1\",\n\"subject\":\"maths\",\"stages\":[],\"more\":1}", 2, "unknown field"),
        ("{\"format\":\"lantern-curriculum/1\",\"subject\":\"maths\",\"stages\":[]}", 0, "no criterion"),
    ];
    for (text, line, reason) in table {
        let faults = read(text.as_bytes()).unwrap_err();
        assert!(faults.iter().any(|fault| fault.line == *line && fault.reason.contains(reason)), "{text:?}: {faults:?}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_of_criteria_fall(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        cut in 0..5000_usize,
        with in any::<u8>(),
    ) {
        let _either = read(&bytes);
        let mut csv = to_csv(&maths()).unwrap().into_bytes();
        let at = cut % csv.len();
        csv[at] = with;
        let _either = read(&csv);
        csv.truncate(at);
        let _either = read(&csv);
    }
}

#[test]
fn what_is_taught_changes_from_this_half_term_on_and_what_was_set_before_holds() {
    let mut device = Device::new(1);
    let (before, next) = (now().previous().unwrap(), now().next().unwrap());
    let is_taught = |device: &Device, criterion: CriterionId| {
        let all = taught(device);
        let found = all.stage(criterion.stage).unwrap().criteria().find(|c| c.number == criterion.number).unwrap().clone();
        [before, now(), next].map(|period| found.is_taught(period))
    };
    let known = id("maths-4.2");
    let set = |device: &mut Device, retired| {
        let words = CriterionWords { retired, ..words_of(&taught(device), &device.roll(), known, now()).unwrap() };
        tell(device, Criteria::SetWords { words: vec![(known, words)], new: vec![] });
    };
    set(&mut device, true);
    assert_eq!(is_taught(&device, known), [true, false, false]);
    set(&mut device, false);
    assert_eq!(is_taught(&device, known), [true, true, true]);
    // One that is new was never taught before, also when it is given up in the half term it came in.
    let (fresh, rank) = next_free(&taught(&device), &device.roll(), 4).unwrap();
    let read = |retired| CriterionWords { retired, ..words("statistics", "I can read a bar chart aloud.", rank) };
    tell(&mut device, Criteria::SetWords { words: vec![(fresh, read(false))], new: vec![fresh] });
    assert_eq!(is_taught(&device, fresh), [false, true, true]);
    tell(&mut device, Criteria::SetWords { words: vec![(fresh, read(true))], new: vec![] });
    assert_eq!(is_taught(&device, fresh), [false, false, false]);
    // A criterion that was retired without a date was never taught, and stays so for what is over, whatever words it is given back.
    let undated = id("maths-4.3");
    let told = CriterionWords { retired: true, ..words("number", "I can.", 1) };
    let change = lantern::ledger::Change::CriterionSet { criterion: undated, words: told };
    device.write(lantern::ledger::About::School, Vec::new(), change);
    assert_eq!(is_taught(&device, undated), [false, false, false]);
    tell(&mut device, Criteria::Restore { criterion: undated });
    assert_eq!(is_taught(&device, undated), [false, true, true]);
    // Subjects likewise.
    let french = key("french");
    tell(&mut device, Criteria::AddSubject { title: "French".into() });
    let is_subject =
        |device: &Device| [before, now(), next].map(|period| subjects(&device.roll(), period).iter().any(|(key, _)| *key == french));
    assert_eq!(is_subject(&device), [false, true, true]);
    tell(&mut device, Criteria::SetSubject { subject: key("maths"), title: "Sums".into(), retired: true });
    let maths = |period| subjects(&device.roll(), period).into_iter().find(|(subject, _)| *subject == key("maths")).map(|(_, title)| title);
    assert_eq!([before, now(), next].map(maths), [Some("Sums".into()), None, None]);
}

#[test]
fn what_comes_into_being_again_counts_in_no_half_term_that_is_over() {
    let (before, next) = (now().previous().unwrap(), now().next().unwrap());
    let (forest, climbs) = (key("forest-school"), id("forest-school-4.1"));
    let take_in = |now| Teaching {
        now,
        ask: Criteria::TakeIn {
            subject: forest,
            title: "Forest school".into(),
            words: vec![(climbs, words("number", "I can climb a tree.", 100))],
            new: vec![climbs],
        },
    };
    let is_taught = |device: &Device| {
        let all = as_taught(None, &device.roll(), forest);
        let is_taught = |period| all.stages.iter().flat_map(|stage| stage.criteria()).any(|criterion| criterion.is_taught(period));
        let is_used = |period| subjects(&device.roll(), period).iter().any(|(key, _)| *key == forest);
        [before, now(), next].map(|period| (is_used(period), is_taught(period)))
    };
    let mut ours = Device::new(1);
    ours.tell(take_in(before));
    assert_eq!(is_taught(&ours), [(true, true); 3]);
    // A colleague gives both up and takes them up again, so that something is left of them when we take our own step back.
    let mut theirs = Device::new(2);
    theirs.join(ours.school());
    theirs.hold(ours.ledger());
    for retired in [true, false] {
        let words = CriterionWords { retired, ..words("number", "I can climb a tree.", 100) };
        theirs.tell(Teaching { now: before, ask: Criteria::SetWords { words: vec![(climbs, words)], new: vec![] } });
        let ask = Criteria::SetSubject { subject: forest, title: "Forest school".into(), retired };
        theirs.tell(Teaching { now: before, ask });
    }
    ours.step(Doing::Undo);
    ours.amend(|ledger| ledger.merge(theirs.ledger())).unwrap();
    assert_eq!(is_taught(&ours), [(false, false); 3]);
    let words = vec![(climbs, words("number", "I can climb.", 100))];
    for ask in [take_in(now()), Teaching { now: now(), ask: Criteria::SetWords { words, new: vec![] } }] {
        ours.tell(ask);
        assert_eq!(is_taught(&ours), [(false, false), (true, true), (true, true)]);
    }
}
