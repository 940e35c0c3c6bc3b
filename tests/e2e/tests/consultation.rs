//! A Parent Consultation Day: planned, filled with brothers and sisters one after the other, moved by keyboard, printed.

use lantern_e2e::{
    CONTROL, ENTER, ESCAPE, Person, Stage, alert, button, combobox, heading, link, pupils::CHILDREN, row, status, table, textbox,
};

const CLASS: &str = "4B";
/// Brothers and sisters of the first three of the class list; with them and without its last three it is a class of 30.
const SIBLINGS: [(&str, &str); 3] = [("Abel", "Acacia"), ("Bo", "Beech"), ("Caspar", "Cedar")];

/// The row of the table in which each of these children stands, counted from the first.
fn rows_of(person: &Person, names: &[&str]) -> Vec<Option<usize>> {
    let rows = person.texts(&row("…").inside(table("Slots")));
    names.iter().map(|name| rows.iter().position(|row| row.contains(name))).collect()
}

/// Stops the test where something is wider than the window.
#[track_caller]
fn fits(person: &Person, page: &str) {
    let (over, what) = person.overflow();
    assert!(over <= 0, "{page}: {over} px too wide: {}", what.join("; "));
}

/// Drags a child to a slot, as a mouse would: the slot by its time, the place by its column.
fn drag(person: &Person, child: &str, time: &str, place: u32) {
    let script = "const [child, time, place] = arguments; \
        const from = [...document.querySelectorAll('.consult-child')].find((el) => el.innerText.includes(child)); \
        const row = [...document.querySelectorAll('.consult-grid tbody tr')].find((el) => el.innerText.startsWith(time)); \
        const to = row.querySelectorAll('td')[place]; const dataTransfer = new DataTransfer(); \
        const send = (el, type) => el.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })); \
        send(from, 'dragstart'); send(to, 'dragenter'); send(to, 'dragover'); send(to, 'drop'); send(from, 'dragend'); return true";
    assert_eq!(person.script(script, &[child.into(), time.into(), place.into()]), true);
}

/// Chooses today: a date that lies in this school year whenever the test runs.
fn choose_today(person: &Person) {
    let today = "const [el] = [...document.querySelectorAll('input[type=date]')]; const now = new Date(); \
                 el.value = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-'); \
                 el.dispatchEvent(new Event('input', { bubbles: true })); return el.value";
    assert!(person.script(today, &[]).as_str().is_some_and(|date| date.len() == 10));
}

#[test]
fn a_day_is_planned_filled_moved_and_printed() {
    let stage = Stage::new("consultation");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    let names: Vec<String> = CHILDREN.iter().take(27).chain(&SIBLINGS).map(|(forename, surname)| format!("{forename} {surname}")).collect();
    ana.type_pupils(&names.iter().map(String::as_str).collect::<Vec<_>>());
    ana.open_class(CLASS);
    ana.turns_to("Consultation day");
    ana.reads("No day is planned for this class yet.");
    assert_eq!(ana.barriers(), Vec::<String>::new());

    // What is missing is said beside the form, and what was typed stays.
    ana.click(&button("Add a place"));
    ana.is_focused(&textbox("Place 2"));
    ana.fill(&textbox("Place 2"), "Hall");
    ana.choose(&combobox("Children of place 2"), CLASS);
    ana.click(&button("Add a break"));
    ana.click(&button("Plan the day"));
    ana.sees(&alert("Please choose the date."));
    assert_eq!(ana.value(&textbox("Place 2")), "Hall");
    choose_today(&ana);
    ana.click(&button("Plan the day"));
    ana.sees(&heading("Parent Consultation Day, …"));
    ana.saved();
    ana.reads("0 of 30 children have a slot.");
    ana.reads("Break until 17:20");
    ana.counts(&button("Move …"), 30);

    // A surname alone makes no family.
    ana.click(&button("Brothers and sisters: 3 pairs with the same surname"));
    for (other, (forename, surname)) in CHILDREN.iter().take(3).zip(SIBLINGS) {
        let mut pair = [format!("{} {}", other.0, other.1), format!("{forename} {surname}")];
        pair.sort();
        let yes = button(format!("Yes, {} are brother or sister", pair.join(" and ")));
        ana.click(&yes);
        ana.misses(&yes);
    }
    ana.reads("Brothers and sisters: 3 pairs known");
    ana.saved();

    ana.click(&button("Fill in automatically"));
    ana.sees(&status("30 children were given a slot."));
    ana.reads("30 of 30 children have a slot.");
    ana.counts(&button("Cancel slot of …").inside(table("Slots")), 30);
    for (other, (forename, surname)) in CHILDREN.iter().take(3).zip(SIBLINGS) {
        let found = rows_of(&ana, &[&format!("{} {}", other.0, other.1), &format!("{forename} {surname}")]);
        let [Some(a), Some(b)] = found[..] else { panic!("{surname}: {found:?}") };
        assert_eq!(a.abs_diff(b), 1, "{surname}: rows {a} and {b}");
    }
    assert_eq!(ana.barriers(), Vec::<String>::new());

    // By keyboard: picked up, put down, picked up again and put elsewhere.
    let (abel, amelie) = (button("Move Abel Acacia"), button("Move Amélie Acacia"));
    ana.tab_to(&amelie);
    ana.press(&[ENTER]);
    ana.sees(&status("Amélie Acacia picked up. Choose a slot, or press Escape."));
    ana.counts(&button("Put Amélie Acacia at …"), 2);
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.press(&[ESCAPE]);
    ana.misses(&button("Put Amélie Acacia at …"));
    ana.is_focused(&amelie);
    ana.press(&[ENTER]);
    ana.tab_to(&button("Put Amélie Acacia at 18:20, Hall"));
    ana.press(&[ENTER]);
    ana.sees(&status("Amélie Acacia has the slot at 18:20, Hall."));
    ana.is_focused(&amelie);
    ana.saved();
    let moved = rows_of(&ana, &["Abel Acacia", "Amélie Acacia"]);

    // The family cannot be in two places: said in words, and nothing changes.
    ana.click(&abel);
    ana.click(&button("Put Abel Acacia at 18:20, 4B"));
    ana.sees(&alert(
        "Amélie is seen in another place at 18:20, and the family cannot be in two at once. Please choose another time for Abel.",
    ));
    assert_eq!(rows_of(&ana, &["Abel Acacia", "Amélie Acacia"]), moved);
    ana.press(&[ESCAPE]);
    ana.misses(&alert("…"));

    // By drag: to a free slot, and refused where another child has it.
    drag(&ana, "Yusuf Yew", "18:20", 0);
    ana.sees(&status("Yusuf Yew has the slot at 18:20, 4B."));
    assert_eq!(rows_of(&ana, &["Yusuf Yew"]), rows_of(&ana, &["18:20"]));
    drag(&ana, "Xanthe Xylosma", "18:20", 0);
    ana.sees(&alert("Yusuf has the slot at 18:20 there. Move Yusuf first, or choose a free one."));
    ana.press(&[ESCAPE]);
    ana.click(&button("Undo"));
    ana.misses(&alert("…"));
    ana.saved();

    // Undone, done again, and there after a reload.
    ana.press(&[CONTROL, 'z']);
    ana.counts(&row("18:20 free free").inside(table("Slots")), 1);
    ana.click(&button("Redo"));
    ana.counts(&row("18:20 free free").inside(table("Slots")), 0);
    ana.saved();
    ana.reload();
    ana.reads("30 of 30 children have a slot.");
    assert_eq!(rows_of(&ana, &["Abel Acacia", "Amélie Acacia"]), moved);
    ana.reads("Brothers and sisters: 3 pairs known");

    // On the door and in the calendar no more of a name than is needed; on paper nothing of the page.
    ana.click(&button("Door list …"));
    ana.is_focused(&heading("Door list"));
    ana.reads("Yusuf Y.");
    assert!(!ana.page_text().contains("Yew"), "a door shows no surname: {}", ana.page_text());
    assert_eq!(ana.barriers(), Vec::<String>::new());
    let pages = ana.on_paper(false);
    assert_eq!(pages.len(), 2, "{pages:#?}");
    let all = pages.join(" ");
    assert!(all.matches("Yusuf Y.").count() == 1 && !all.contains("Print") && !all.contains("Yew"), "{pages:#?}");
    ana.click(&button("Back to the day"));
    ana.is_focused(&button("Door list …"));
    ana.click(&button("Invitation slips …"));
    ana.reads("30 slips on 8 pages.");
    ana.reads("Reply slip: please cut it off and send it back.");
    ana.reads("Dear parent or carer of Yusuf Yew");
    assert!(!ana.title().contains("Yusuf"), "browsers print the title: {}", ana.title());
    assert_eq!(ana.barriers(), Vec::<String>::new());
    let pages = ana.on_paper(false);
    assert_eq!(pages.len(), 8, "{pages:#?}");
    let all = pages.join(" ").split_whitespace().collect::<String>();
    assert_eq!(all.matches("Replyslip").count(), 30, "{pages:#?}");
    for name in &names {
        let name: String = name.split_whitespace().collect();
        assert!(all.contains(&name), "{name} has no slip: {pages:#?}");
    }
    assert!(!all.contains("Undo") && !all.contains("Back"), "{pages:#?}");
    ana.click(&button("Back to the day"));
    let file = ana.download(|| ana.click(&button("Calendar file")));
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(file.name.starts_with("Parent Consultation ") && file.name.ends_with(".ics"), "{}", file.name);
    // Slots that were freed are told as cancelled.
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count() - text.matches("STATUS:CANCELLED\r\n").count(), 30);
    assert!(!text.contains("Yusuf") && !text.contains("Yew"), "{text}");

    stage.kept_to_itself();

    // On a phone nothing sticks out, with a child in the hand or without.
    let address = ana.address();
    let (_, day) = address.split_once('#').unwrap();
    ana.narrow_to(390);
    ana.steer(&format!("#{day}"));
    ana.sees(&table("Slots"));
    fits(&ana, "the day");
    // Of the row of places the one that is open is in sight.
    let seen = "const box = document.querySelector('.places [aria-current]').getBoundingClientRect(); \
        return box.left >= 0 && box.right <= innerWidth";
    ana.until("the open page in sight", lantern_e2e::PATIENCE, || {
        if ana.script(seen, &[]) == true { Ok(()) } else { Err("it is not".to_owned()) }
    });
    ana.click(&button("Move Yusuf Yew"));
    ana.sees(&button("Put Yusuf Yew at …"));
    fits(&ana, "the day with a child picked up");
    for paper in ["Door list …", "Invitation slips …"] {
        ana.click(&button(paper));
        ana.sees(&button("Back to the day"));
        fits(&ana, paper);
        ana.click(&button("Back to the day"));
    }
    ana.click(&button("Change the day"));
    ana.sees(&button("Save the day"));
    fits(&ana, "the form");
    ana.press(&[ESCAPE]);
    ana.click(&link("Parent Consultation Days"));
    ana.reads("30 of 30 children booked");
    fits(&ana, "the list of days");
}

#[test]
fn two_evenings_make_one_consultation_and_two_of_one_name_are_not_seen_at_once() {
    let stage = Stage::new("two evenings");
    let ana = stage.person("ana");
    for (class, names) in [("3A", ["Ada Bright", "Chloe Curlew"]), ("4B", ["Ben Bright", "Dev Dunnock"])] {
        ana.go("#/");
        ana.add_class(class);
        ana.type_pupils(&names);
    }
    ana.go("#/");
    ana.open_class("3A");
    ana.turns_to("Consultation day");
    // What the day is to hold is said while it is typed.
    ana.reads("2 children need a slot, and the day has 18 slots. That is enough.");
    ana.click(&button("Add a place"));
    ana.choose(&combobox("Children of place 2"), "4B");
    ana.reads("4 children need a slot, and the day has 36 slots. That is enough.");
    let one_slot = "const [from, to] = document.querySelectorAll('input[type=time]'); to.value = '15:40'; \
                    to.dispatchEvent(new Event('input', { bubbles: true })); return from.value";
    assert_eq!(ana.script(one_slot, &[]), "15:30");
    ana.reads("4 children need a slot, and the day has 2 slots. 2 children would get none.");
    // A name that is too long is refused in words; nothing of it is cut.
    choose_today(&ana);
    let long = "x".repeat(101);
    ana.fill(&textbox("Place 2"), &long);
    ana.click(&button("Plan the day"));
    ana.reads("at most 100");
    assert_eq!(ana.value(&textbox("Place 2")), long);
    ana.fill(&textbox("Place 2"), "Hall");
    ana.click(&button("Plan the day"));
    ana.sees(&heading("Parent Consultation Day, …"));

    // Nobody has said whether Ada and Ben are one family: one of them waits for another time, and Dev may have this one.
    ana.click(&button("Fill in automatically"));
    ana.sees(&status("2 children were given a slot. No slot was left for Ben Bright, Chloe Curlew."));
    ana.click(&button("Brothers and sisters: 1 pair with the same surname"));
    ana.click(&button("No, Ada Bright and Ben Bright are not one family"));
    ana.sees(&heading("Not one family"));
    ana.saved();
    ana.click(&button("Undo"));
    ana.sees(&button("No, Ada Bright and Ben Bright are not one family"));
    ana.click(&button("Redo"));
    ana.sees(&button("Ask again about Ada Bright and Ben Bright"));

    // Without full names, and with: one schedule for both places. A slip for each family, with one to send back.
    ana.click(&button("Schedule …"));
    ana.reads("Ada B.");
    assert!(!ana.page_text().contains("Ada Bright"), "{}", ana.page_text());
    ana.click(&lantern_e2e::checkbox("Full names"));
    ana.reads("Ada Bright");
    let pages = ana.on_paper(false);
    assert!(pages.len() == 1 && pages[0].contains("Dev Dunnock") && !pages[0].contains("Print"), "{pages:#?}");
    ana.click(&button("Back to the day"));
    // The day itself, printed as it stands, shows nothing to press.
    let day = ana.on_paper(false).join(" ");
    assert!(day.contains("Ada Bright"), "{day}");
    for control in ["Cancel slot", "Move", "Undo", "Fill in", "Change the day", "Calendar file"] {
        assert!(!day.contains(control), "{control} is on paper: {day}");
    }

    // A slot that is freed is cancelled by the next file.
    let file = ana.download(|| ana.click(&button("Calendar file")));
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n") && !text.contains("STATUS:CANCELLED"), "{text}");
    ana.click(&button("Cancel slot of Dev Dunnock"));
    ana.saved();
    let file = ana.download(|| ana.click(&button("Calendar file")));
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!((text.matches("STATUS:CONFIRMED").count(), text.matches("STATUS:CANCELLED").count()), (1, 1), "{text}");

    // The second date takes those whom the first has not seen.
    ana.click(&link("Parent Consultation Days"));
    choose_today(&ana);
    ana.click(&button("Add a place"));
    ana.choose(&combobox("Children of place 2"), "4B");
    ana.reads("3 children need a slot, and the day has 36 slots. That is enough. 1 child has a slot on another date of this half term.");
    ana.click(&button("Plan the day"));
    ana.sees(&heading("Parent Consultation Day, …"));
    ana.reads("0 of 3 children have a slot.");
    ana.click(&button("Fill in automatically"));
    ana.sees(&status("3 children were given a slot."));
    ana.reads("3 of 3 children have a slot. 1 child has a slot on another date of this half term.");
    stage.kept_to_itself();
}
