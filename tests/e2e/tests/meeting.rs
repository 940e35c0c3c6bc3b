//! A mentoring meeting: left halfway, taken up again after a reload, agreed by everybody, corrected afterwards, and its slip printed.

use lantern_e2e::{Stage, button, checkbox, combobox, field, heading, link, radio, radiogroup, region, textbox};

const CHILD: &str = "Lena Linnet";
const OTHER: &str = "Kofi Kestrel";

#[test]
fn a_meeting_left_halfway_is_taken_up_again_and_its_slip_printed() {
    let stage = Stage::new("meeting");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&[CHILD, OTHER]);
    // A mentor, and signatures as this school wants them.
    ana.go("#/settings");
    ana.fill(&textbox("Name").inside(region("Staff")), "Mrs Okafor");
    ana.click(&button("Add to staff"));
    ana.saved();
    ana.go("#/settings/mentoring");
    ana.click(&checkbox("Those who agree also draw their signature"));
    ana.saved();
    ana.open_class("4B");
    ana.turns_to("Meetings");
    ana.sees(&heading("Meetings"));
    ana.reads("0 of 2 done. 2 due.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.choose(&combobox(format!("Mentor of {CHILD}")), "Mrs Okafor");
    ana.saved();

    // Something that is for teachers alone, a target to look back at, and a child that sees itself differently.
    ana.click(&link(CHILD));
    ana.sees(&heading(CHILD));
    ana.reads("Mentor: Mrs Okafor");
    ana.opens_part("Notes");
    ana.fill(&textbox("New note"), "Only for colleagues");
    ana.click(&button("Add note"));
    ana.saved();
    ana.opens_part("Targets");
    ana.click(&button("Add a target: Personal"));
    ana.fill(&textbox("A target in your own words: Personal"), "I put my hand up.");
    ana.click(&button("Set"));
    ana.reads("I put my hand up.");
    ana.saved();
    ana.opens_part("Academic work");
    ana.rate(lantern_e2e::Voice::Teacher, "1.1", "Yellow");
    ana.rate(lantern_e2e::Voice::Child, "1.1", "Green");

    ana.opens_part("Meetings");
    ana.click(&link("Begin the meeting"));
    ana.sees(&heading("Mentoring meeting"));
    ana.fill(&field("Day"), "");
    ana.click(&button("Begin the meeting"));
    ana.reads("Please give the day of the meeting as a whole date.");
    let _done = ana.script(
        "const d = document.querySelector('#meeting-date'); d.value = '1999-01-01'; \
        d.dispatchEvent(new Event('change', { bubbles: true }))",
        &[],
    );
    ana.click(&button("Begin the meeting"));
    ana.reads("That day is not in the school year");
    let _done = ana.script(
        "const d = document.querySelector('#meeting-date'); d.value = new Date().toISOString().slice(0, 10); \
         d.dispatchEvent(new Event('change', { bubbles: true }))",
        &[],
    );
    ana.click(&button("Begin the meeting"));
    ana.sees(&heading("Look back"));
    ana.saved();
    assert!(!ana.title().contains("Lena"), "{}", ana.title());
    ana.click(&radio("Green").inside(radiogroup("Child: I put my hand up.")));
    ana.saved();
    ana.click(&radio("Yellow").inside(radiogroup("Mentor: I put my hand up.")));
    ana.saved();
    assert_eq!(ana.barriers(), Vec::<String>::new());

    ana.click(&button("Next: Side by side"));
    ana.is_focused(&heading("Side by side"));
    ana.reads("child 1 higher");
    ana.click(&button("Next: Attendance and attitude"));
    ana.sees(&heading("Attendance and attitude"));
    ana.reads("Attendance is not recorded yet.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&button("Next: Celebrate"));
    ana.fill(&textbox("What we celebrate"), "Lena swam her first length");
    // Left with the field still open: what was written is there, and so is the step.
    ana.click(&link("Leave for now"));
    ana.sees(&heading(CHILD));
    ana.reads("still open");
    ana.reload();
    let address = ana.address();
    ana.go(&format!("#{}/meeting", address.split_once('#').unwrap().1));
    ana.sees(&heading("A meeting is still open"));
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&link("Go on with the meeting"));
    ana.sees(&heading("Celebrate"));
    assert_eq!(ana.value(&textbox("What we celebrate")), "Lena swam her first length");
    ana.reload();
    ana.sees(&heading("Celebrate"));
    assert_eq!(ana.value(&textbox("What we celebrate")), "Lena swam her first length");

    ana.click(&button("5 New targets…"));
    ana.click(&button("Add a target: Personal"));
    ana.fill(&textbox("A target in your own words: Personal"), "I help at tidy-up time.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    // Typed and not set: it is set when the step is left.
    ana.click(&button("Next: What we say"));
    // Writing rests and is stored; a space at the end stays in the field, so that the next word can follow.
    ana.fill(&textbox("What the mentor says"), "Well ");
    ana.reads("6 What we say ✓");
    assert_eq!(ana.value(&textbox("What the mentor says")), "Well ");
    ana.fill(&textbox("What Lena says"), "I like swimming");
    ana.fill(&textbox("What the parent says"), "She reads every night");
    ana.click(&button("Next: We agree"));
    ana.reads("She reads every night");
    ana.saved();
    // No other child and nothing for teachers alone was on any of it.
    let text = ana.page_text();
    assert!(!text.contains("Kofi") && !text.contains("Only for colleagues"), "{text}");
    ana.click(&button("Agree: A parent or carer"));
    ana.reads("Please write something here first.");
    ana.fill(&textbox("Name").inside(lantern_e2e::listitem("A parent or carer…")), "Mrs Linnet");
    let _done = ana.script(
        "const pad = document.querySelectorAll('.signature--pad')[1]; pad.scrollIntoView({ block: 'center' }); \
         const box = pad.getBoundingClientRect(); \
         const send = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: box.x + x, \
         clientY: box.y + y })); \
         send('pointerdown', 10, 20); send('pointermove', 40, 30); send('pointermove', 60, 10); send('pointerup', 60, 10)",
        &[],
    );
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&button("Agree: A parent or carer"));
    ana.reads("Mrs Linnet agreed");
    ana.click(&button("Agree: The child"));
    ana.reads("Lena agreed");
    ana.saved();
    // Signed, and the larger button pressed: the signature stays.
    let _drawn = ana.script(
        "const pad = document.querySelector('.signature--pad'); pad.scrollIntoView({ block: 'center' }); \
         const box = pad.getBoundingClientRect(); \
         const send = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: box.x + x, \
         clientY: box.y + y })); \
         send('pointerdown', 10, 20); send('pointermove', 40, 30); send('pointerup', 40, 30)",
        &[],
    );
    ana.click(&button("Finish the meeting"));
    ana.sees(&heading("The meeting is over. Well done, everyone."));
    ana.reads("Mrs Okafor, the mentor");
    ana.saved();
    assert_eq!(ana.barriers(), Vec::<String>::new());

    ana.click(&link("Print the slip to take home"));
    ana.sees(&region("Preview"));
    ana.settled();
    let pages = ana.on_paper(false);
    assert_eq!(pages.len(), 1, "{pages:#?}");
    for words in [CHILD, "Lena swam her first length", "I help at tidy-up time.", "She reads every night", "Mrs Linnet", "Mrs Okafor"] {
        assert!(pages[0].contains(words), "{words} is not on the slip: {pages:#?}");
    }
    for words in ["Kofi", "Only for colleagues", "Print", "Undo"] {
        assert!(!pages[0].contains(words), "{words} is on the slip: {pages:#?}");
    }

    // Over is over: a correction stands beside it. Undo takes the correction away.
    ana.open_pupil("4B", CHILD);
    ana.opens_part("Meetings");
    let _done = ana.script("document.querySelector('.meetings details').open = true", &[]);
    ana.reads("She reads every night");
    ana.click(&button("Correct this meeting"));
    ana.fill(&textbox("What is to be put right"), "It was two lengths");
    ana.click(&button("Add the correction"));
    ana.saved();
    let _done = ana.script("document.querySelector('.meetings details').open = true", &[]);
    ana.reads("Corrected afterwards");
    ana.reads("It was two lengths");
    ana.click(&link("4B"));
    ana.turns_to("Meetings");
    ana.reads("1 of 2 done. 1 due.");
    for width in [390, 820, 1280] {
        ana.window(width, 900);
        let (over, what) = ana.overflow();
        assert!(over <= 0, "{width}: {over} px too wide: {what:?}");
    }
    stage.kept_to_itself();
}

#[test]
fn a_meeting_that_lacks_something_asks_before_it_ends_and_its_slip_is_not_empty() {
    let stage = Stage::new("meeting-ends");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&[CHILD, OTHER]);
    let own = "I put my hand up.";
    let to_the_end = |child: &str| {
        ana.open_pupil("4B", child);
        ana.opens_part("Targets");
        ana.click(&button("Add a target: Personal"));
        ana.fill(&textbox("A target in your own words: Personal"), own);
        ana.click(&button("Set"));
        ana.reads(own);
        ana.saved();
        ana.opens_part("Meetings");
        ana.click(&link("Begin the meeting"));
        ana.click(&button("Begin the meeting"));
        ana.sees(&heading("Look back"));
        ana.click(&button("7 We agree…"));
        ana.sees(&heading("We agree"));
    };
    to_the_end(CHILD);
    ana.click(&button("Finish the meeting"));
    ana.sees(&heading("End the meeting anyway?"));
    ana.reads("Nobody has agreed, and no target was set for the time ahead.");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.click(&button("Go back"));
    ana.sees(&heading("We agree"));
    // What is still open is carried forward in one tap, and taken back in one.
    ana.reads("1 earlier target is still open.");
    ana.click(&button("Carry 1 target forward"));
    ana.misses(&button("Carry 1 target forward"));
    ana.saved();
    ana.click(&button("Finish the meeting"));
    ana.reads("Nobody has agreed.");
    ana.click(&button("End it anyway"));
    ana.sees(&heading("The meeting is over. Well done, everyone."));
    ana.saved();

    // Without a new target, what is worked on now goes home.
    to_the_end(OTHER);
    ana.click(&button("Finish the meeting"));
    ana.click(&button("End it anyway"));
    ana.sees(&heading("The meeting is over. Well done, everyone."));
    ana.saved();
    ana.click(&link("Print the slip to take home"));
    ana.sees(&region("Preview"));
    ana.settled();
    let pages = ana.on_paper(false);
    assert!(pages.len() == 1 && pages[0].contains(own), "{pages:#?}");
    stage.kept_to_itself();
}
