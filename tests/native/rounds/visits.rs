//! What a child is asked when it comes to the device, and what is closed to whoever taps a tile.

use std::sync::Arc;

use lantern::domain::sheet::SheetItem;
use lantern::exchange::ChildMode;
use lantern::report::rounds::{Visit, asked_now, finished, lights_left, replies};
use lantern::workspace::{ChildSays, Command, Import};

use super::{School, Tablet, band, strand};

#[test]
fn a_child_sees_what_is_left_and_not_what_it_said() {
    let school = School::new();
    let (sheet, ada) = (school.sheet(), school.children[0]);
    let mut tablet = Tablet::new(9, Arc::clone(&sheet));
    let all: Vec<SheetItem> = sheet.asked(ada).into_iter().map(|(asked, _)| asked).collect();
    let lights = all.iter().filter(|asked| !matches!(asked, SheetItem::Open(_))).count();
    let items = |asked: Vec<(SheetItem, String)>| asked.into_iter().map(|(asked, _)| asked).collect::<Vec<_>>();
    for (at, one) in all.iter().enumerate() {
        let said = replies(&sheet, ada, &tablet.files.fold(ada));
        let asked = asked_now(&sheet, ada, &said, Visit::Answers);
        assert_eq!(lights_left(&asked, &said), (0..lights.saturating_sub(at)).collect::<Vec<_>>());
        assert_eq!(items(asked), all[at..], "what is left after {at}");
        assert_eq!(items(asked_now(&sheet, ada, &said, Visit::HasFinished)), [], "closed");
        assert_eq!(items(asked_now(&sheet, ada, &said, Visit::Changes)), all, "opened by the teacher");
        let answer = match one {
            SheetItem::Open(question) => ChildSays::Words(*question, "my story".into()),
            other => ChildSays::Band(*other, band("green")),
        };
        tablet.says(ada, answer).unwrap();
    }
    let said = replies(&sheet, ada, &tablet.files.fold(ada));
    assert_eq!(asked_now(&sheet, ada, &said, Visit::Answers), [], "everything is said: closed as well");
    let changes = asked_now(&sheet, ada, &said, Visit::Changes);
    assert_eq!((changes[0].1.as_str(), lights_left(&changes, &said)), ("I wear my school uniform.", vec![]));
}

#[test]
fn who_has_finished_is_closed_from_the_start_and_stays_so_in_the_record() {
    let mut school = School::new();
    let [ada, ben, cal] = school.children[..] else { panic!() };
    let sheet = school.sheet();
    let mut tablet = Tablet::new(9, Arc::clone(&sheet));
    let lights: Vec<SheetItem> = sheet.asked(ada).into_iter().map(|(asked, _)| asked).collect();
    for asked in lights.into_iter().filter(|asked| !matches!(asked, SheetItem::Open(_))) {
        tablet.says(ada, ChildSays::Band(asked, band("green"))).unwrap();
    }
    tablet.says(ben, ChildSays::Band(SheetItem::Strand(strand("uniform")), band("green"))).unwrap();
    let entries = tablet.file(school.school_id()).entries;
    school.device.tell(Command::Import(Import { entries, ..Import::default() }));
    let known = school.device.roll().round(school.round).unwrap().any().cloned().unwrap();
    let done = finished(school.device.files(), &school.children, school.round, &known);
    assert_eq!(done, [ada], "a question left empty is no answer that is missing");
    let mode = ChildMode { finished: done, rest: 60, ..ChildMode::new((*sheet).clone(), String::new(), None) };
    let mode = mode.with_finished(cal).with_finished(cal);
    let mode = ChildMode::decode(&mode.encode().unwrap()).unwrap();
    assert_eq!([ada, ben, cal].map(|child| mode.has_finished(child)), [true, false, true]);
    assert_eq!((mode.finished.len(), mode.rest), (2, 60));
    // A record of an earlier state knows neither.
    let earlier = ChildMode::new((*sheet).clone(), String::new(), None).encode().unwrap().replace(",\"rest\":120", "");
    assert!(!earlier.contains("rest"), "{earlier}");
    let earlier = ChildMode::decode(&earlier).unwrap();
    assert_eq!((earlier.finished.len(), earlier.rest), (0, 120));
}
