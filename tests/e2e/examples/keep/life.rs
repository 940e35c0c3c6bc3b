//! What a school does in a year, as far as it leaves something in the database.

use lantern_e2e::{
    CONTROL, Person, Stage, Voice, alert, button, checkbox, combobox, field, file_input, grid_cell, heading, link, listitem, radio,
    radiogroup, region, table, textbox,
};

pub const CLASS: &str = "4B";
const DEMO: &str = "Demo class (invented children)";
const CHILD: &str = "Lena Linnet";
const NAMES: [&str; 6] = [CHILD, "Kofi Kestrel", "Zoë Zander", "Tom Linnet", "Una Umber", "Ivo Ivy"];
const PIN: &str = "2580";

/// Two classes, everything a teacher writes in them, a file from another school, and a child that was erased.
pub fn a_year(stage: &Stage, ana: &Person) {
    settings(stage, ana);
    ana.go("#/");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading(DEMO));
    ana.saved();
    ana.go("#/");
    ana.add_class(CLASS);
    ana.type_pupils(&NAMES);
    file(ana);
    academic(ana);
    day(ana);
    round(ana);
    meeting(ana);
    consultation(ana);
    from_elsewhere(stage, ana);
    own_words(ana);
    ana.open_pupil(CLASS, "Ivo Ivy");
    let _open = ana.script("document.querySelectorAll('main details').forEach((one) => { one.open = true })", &[]);
    ana.click(&button("Erase this child’s file …"));
    ana.click(&button("Erase for ever"));
    ana.sees(&heading("Classes"));
    ana.saved();
}

/// What lies loose: some ratings, one taken back, one undone and done again, praise.
pub fn a_day_more(ana: &Person) {
    ana.open_pupil(CLASS, "Una Umber");
    ana.rate(Voice::Teacher, "1.1", "Green");
    ana.rate(Voice::Teacher, "1.2", "Red");
    ana.rate(Voice::Teacher, "1.2", "Yellow");
    ana.rate(Voice::Child, "1.1", "Yellow");
    ana.rate(Voice::Teacher, "1.3", "Green");
    ana.press(&[CONTROL, 'z']);
    ana.is_rated(Voice::Teacher, "1.3", "Not rated");
    ana.rate(Voice::Teacher, "1.4", "Green");
    ana.click(&button("Undo"));
    ana.is_rated(Voice::Teacher, "1.4", "Not rated");
    ana.click(&button("Redo"));
    ana.is_rated(Voice::Teacher, "1.4", "Green");
    ana.rate(Voice::Child, "1.1", "Not rated");
    ana.open_class(CLASS);
    ana.turns_to("Today");
    ana.click(&button("Zoë Zander: late"));
    ana.sees(&button("Zoë Zander: late, once this half term"));
    ana.saved();
}

fn settings(stage: &Stage, ana: &Person) {
    ana.go("#/settings");
    ana.fill(&field("School name"), "Larkfield Primary School");
    ana.click(&button("Save name"));
    ana.saved();
    for name in ["Mrs Okafor", "Mr Ames"] {
        ana.fill(&textbox("Name").inside(region("Staff")), name);
        ana.click(&button("Add to staff"));
        ana.sees(&heading("Settings"));
        ana.saved();
    }
    ana.go("#/settings/mentoring");
    ana.click(&checkbox("Those who agree also draw their signature"));
    ana.saved();
    ana.go("#/settings/attitude");
    ana.fill(&textbox("Green up to").inside(region("Uniform, PE kit…")), "0");
    ana.click(&button("Save these numbers"));
    ana.saved();
    ana.fill(&textbox("Name of the new kind"), "Brave try");
    ana.fill(&field("Points of the new kind"), "5");
    ana.click(&button("Add kind"));
    ana.sees(&button("Retire Brave try"));
    ana.saved();
    ana.click(&button("Behaviour outside class Behaviour"));
    ana.click(&button("Retire Behaviour outside class"));
    ana.sees(&button("Behaviour outside class Behaviour retired"));
    ana.saved();
    let list =
        stage.file("science.csv", b"subject,stage,strand,number,text,home\nscience,4,living things,,I can sort animals.,Look for birds.\n");
    ana.go("#/criteria");
    ana.upload(&file_input("Import criteria…"), &list);
    ana.click(&button("Take them in"));
    ana.sees(&heading("Science"));
    ana.saved();
    ana.go("#/criteria/maths");
    ana.click(&button("Edit 1.1"));
    ana.fill(&textbox("What a child can do"), "I can count on and back past 100.");
    ana.click(&button("Save criterion"));
    ana.reads("I can count on and back past 100.");
    ana.click(&button("Retire 1.9"));
    ana.sees(&button("Use again 1.9"));
    ana.saved();
}

/// A scheme, dates, thresholds and a test of the school's own.
fn own_words(ana: &Person) {
    ana.go("#/settings/judging");
    ana.click(&button("Change the scheme"));
    ana.click(&button("Add a band…"));
    ana.click(&button("Save scheme"));
    ana.sees(&button("Change the scheme"));
    ana.saved();
    ana.go("#/settings");
    ana.click(&button("Save dates of 2026-27"));
    ana.saved();
    ana.go("#/settings/judging");
    ana.fill(&field("Targets a subject"), "2");
    ana.click(&button("Save numbers"));
    ana.saved();
    let test = "const form = [...document.querySelectorAll('form')].find((one) => one.innerText.includes('Add test')); \
                const says = ['Spelling', '25', '80', '50']; const typed = () => new Event('input', { bubbles: true }); \
                [...form.querySelectorAll('input')].forEach((el, n) => { el.value = says[n]; el.dispatchEvent(typed()); })";
    let _typed = ana.script(test, &[]);
    ana.click(&button("Add test"));
    ana.saved();
}

/// Ratings by both voices, a note and targets in one child's file.
fn file(ana: &Person) {
    ana.open_pupil(CLASS, CHILD);
    for (voice, criterion, band) in [
        (Voice::Teacher, "1.1", "Yellow"),
        (Voice::Child, "1.1", "Green"),
        (Voice::Teacher, "1.2", "Green"),
        (Voice::Teacher, "1.3", "Red"),
        (Voice::Child, "1.3", "Red"),
        (Voice::Teacher, "1.4", "Green"),
        (Voice::Teacher, "1.4", "Not rated"),
    ] {
        ana.rate(voice, criterion, band);
    }
    ana.fill(&textbox("New note"), "Counts “in sevens” gladly – für alle.");
    ana.click(&button("Add note"));
    ana.reads("gladly");
    ana.saved();
    ana.click(&button("Add a target: Personal"));
    for target in ["I put my hand up.", "I tidy my tray."] {
        ana.fill(&textbox("A target in your own words: Personal"), target);
        ana.click(&button("Set"));
        ana.reads(target);
        ana.saved();
    }
    ana.click(&button("Done"));
}

/// The marking board, judgements and tests, on the demo class, which has enough to be judged.
fn academic(ana: &Person) {
    ana.open_class(DEMO);
    ana.turns_to("Mark");
    ana.sees(&heading("Mark maths"));
    ana.click(&grid_cell("Ada Avocet, 4.30, not rated"));
    ana.sees(&grid_cell("Ada Avocet, 4.30, Green"));
    ana.saved();
    ana.click(&button("4.32 I can…"));
    ana.click(&button("Not taught yet"));
    ana.sees(&grid_cell("Ada Avocet, 4.32, not rated, not taught yet"));
    ana.saved();
    ana.click(&button("The rest is unchanged"));
    ana.reads("12 of 12 seen");
    ana.saved();
    ana.turns_to("Judge");
    ana.sees(&heading("Judge maths"));
    ana.click(&button("Confirm: Ada Avocet, step"));
    ana.sees(&button("Change: Ada Avocet, step"));
    ana.click(&button("Judge otherwise: Ada Avocet, attainment"));
    ana.choose(&combobox("Your judgement"), "Green");
    ana.fill(&textbox("Why (may be left empty)"), "Shows more in class.");
    ana.click(&button("Save judgement"));
    ana.reads("Shows more in class.");
    ana.click(&button("Confirm all…"));
    ana.sees(&button("Nothing left to confirm"));
    ana.saved();
    ana.choose(&combobox("Stage of Bashir Bittern"), "5");
    ana.saved();
    ana.turns_to("Tests");
    ana.sees(&heading("Tests"));
    ana.click(&textbox("Score of Ada Avocet"));
    ana.types("18\n");
    ana.reads("Ada Avocet G Green 18 of 20");
    ana.types("a\n");
    ana.reads("Bashir Bittern absent absent");
    ana.saved();
    ana.turns_to("Targets");
    ana.sees(&heading("Targets"));
    ana.click(&button("Suggest for everyone"));
    ana.click(&button("Set …"));
    ana.saved();
    ana.turns_to("Attitude");
    ana.sees(&heading("Attitude and behaviour"));
    ana.click(&button("Confirm what is shown"));
    ana.saved();
}

/// Today, praise, attendance and attitude.
fn day(ana: &Person) {
    ana.open_class(CLASS);
    ana.turns_to("Today");
    ana.sees(&heading("Today"));
    ana.click(&button(format!("{CHILD}: no PE kit")));
    ana.sees(&button(format!("{CHILD}: no PE kit, once this half term")));
    ana.click(&button("Kofi Kestrel: praise"));
    ana.click(&button("Brave try 5 points"));
    ana.sees(&button("Take back: Kofi Kestrel, Brave try"));
    ana.click(&button("Tom Linnet: an incident"));
    ana.choose(&combobox("What kind"), "Unkind words");
    ana.fill(&textbox("What happened"), "In the queue for lunch");
    ana.fill(&textbox("What was done"), "Said sorry");
    ana.click(&button("Save incident"));
    ana.reads("Unkind words: In the queue for lunch – Said sorry");
    ana.saved();
    ana.turns_to("Attitude");
    ana.sees(&grid_cell(format!("{CHILD}, PE kit, suggested Yellow…")));
    ana.click(&grid_cell(format!("{CHILD}, Effort, not rated")));
    ana.sees(&grid_cell(format!("{CHILD}, Effort, Green")));
    ana.click(&button("Confirm what is shown"));
    ana.sees(&grid_cell(format!("{CHILD}, PE kit, Yellow…")));
    ana.saved();
    ana.open_pupil(CLASS, CHILD);
    ana.click(&button("Judge otherwise: attitude"));
    ana.choose(&combobox("Your judgement"), "Green");
    ana.click(&button("Save judgement"));
    ana.sees(&button("Take back the judgement of attitude"));
    ana.saved();
    ana.open_class(CLASS);
    ana.turns_to("Attendance");
    ana.fill(&textbox("Possible sessions for everyone"), "70");
    ana.click(&button("Fill in"));
    ana.reads("The class has attended 100 %.");
    ana.fill(&textbox("Kofi Kestrel: attended"), "63");
    ana.press(&['\u{e004}']);
    ana.reads("1 child persistently absent.");
    ana.saved();
}

/// A round in which two children answer, closed by the teacher.
fn round(ana: &Person) {
    ana.open_class(CLASS);
    ana.turns_to("Self-assessment");
    for strand in ["Attendance…", "Punctuality…", "PE kit…", "Homework…", "Attitude to learning…"] {
        ana.click(&checkbox(strand));
    }
    ana.click(&button("Start the round"));
    ana.sees(&heading("The round is open"));
    ana.saved();
    ana.click(&button("Let the children answer here"));
    for name in ["PIN", "PIN again"] {
        ana.fill(&field(name), PIN);
    }
    ana.click(&button("Hand over to the children"));
    for child in ["Zoë", "Una"] {
        ana.sees(&heading("Who are you?"));
        ana.click(&button(child));
        for asked in ["I wear my school uniform.", "I try hard, even when work is tricky.", "I behave well in class."] {
            ana.sees(&heading(asked));
            ana.click(&radio("Yes, nearly always"));
        }
        ana.sees(&heading("I am proud of …"));
        if child == "Zoë" {
            ana.fill(&textbox("I am proud of …"), "my story about the dragon");
            ana.click(&button("Next"));
            ana.sees(&heading("I would like help with …"));
        }
        ana.click(&button("Stop for now"));
    }
    ana.click(&button("Una"));
    ana.click(&button("Una: choose another picture"));
    ana.click(&button("rocket"));
    ana.click(&button("Stop for now"));
    ana.click(&button("For the teacher"));
    ana.fill(&field("PIN"), PIN);
    ana.click(&button("Unlock"));
    ana.click(&button("Close the round"));
    ana.sees(&heading("Closed rounds of this half term"));
    ana.saved();
}

/// A meeting from beginning to end, and what was put right afterwards.
fn meeting(ana: &Person) {
    ana.open_class(CLASS);
    ana.turns_to("Meetings");
    ana.choose(&combobox(format!("Mentor of {CHILD}")), "Mrs Okafor");
    ana.saved();
    ana.click(&link(CHILD));
    ana.click(&link("Begin the meeting"));
    ana.click(&button("Begin the meeting"));
    ana.sees(&heading("Look back"));
    ana.click(&radio("Green").inside(radiogroup("Child: I put my hand up.")));
    ana.saved();
    ana.click(&radio("Yellow").inside(radiogroup("Mentor: I put my hand up.")));
    ana.saved();
    ana.click(&button("4 Celebrate…"));
    ana.fill(&textbox("What we celebrate"), "Lena swam her first length");
    ana.click(&button("Next: New targets"));
    ana.click(&button("Add a target: Personal"));
    ana.fill(&textbox("A target in your own words: Personal"), "I help at tidy-up time.");
    ana.click(&button("Next: What we say"));
    ana.fill(&textbox("What the mentor says"), "Well done");
    ana.fill(&textbox("What Lena says"), "I like swimming");
    ana.click(&button("Next: We agree"));
    ana.fill(&textbox("Name").inside(listitem("A parent or carer…")), "Mrs Linnet");
    ana.click(&button("Agree: A parent or carer"));
    ana.reads("Mrs Linnet agreed");
    ana.click(&button("Agree: The child"));
    ana.reads("Lena agreed");
    ana.click(&button("Finish the meeting"));
    ana.sees(&heading("The meeting is over. Well done, everyone."));
    ana.saved();
    ana.open_pupil(CLASS, CHILD);
    let _open = ana.script("document.querySelector('.meetings details').open = true", &[]);
    ana.click(&button("Correct this meeting"));
    ana.fill(&textbox("What is to be put right"), "It was two lengths");
    ana.click(&button("Add the correction"));
    ana.saved();
}

/// A consultation day with brother and sister, filled in, and one slot freed again.
fn consultation(ana: &Person) {
    ana.open_class(CLASS);
    ana.turns_to("Consultation day");
    let today = "const el = document.querySelector('input[type=date]'); el.value = new Date().toISOString().slice(0, 10); \
                 el.dispatchEvent(new Event('input', { bubbles: true }))";
    ana.sees(&button("Plan the day"));
    let _chosen = ana.script(today, &[]);
    ana.click(&button("Plan the day"));
    ana.sees(&heading("Parent Consultation Day, …"));
    ana.click(&button("Brothers and sisters: 1 pair with the same surname"));
    ana.click(&button(format!("Yes, {CHILD} and Tom Linnet are brother or sister")));
    ana.reads("1 pair known");
    ana.saved();
    ana.click(&button("Fill in automatically"));
    ana.counts(&button("Cancel slot of …").inside(table("Slots")), NAMES.len());
    ana.click(&button("Cancel slot of Una Umber"));
    ana.counts(&button("Cancel slot of …").inside(table("Slots")), NAMES.len() - 1);
    ana.saved();
}

/// A colleague's class of another school, taken in; then both rate the same, and it comes again.
fn from_elsewhere(stage: &Stage, ana: &Person) {
    let bo = stage.person("bo");
    bo.add_class("2B");
    bo.type_pupils(&["Hana Hazel", "Kofi Kestrel"]);
    bo.open_pupil("2B", "Hana Hazel");
    bo.rate(Voice::Teacher, "1.1", "Green");
    for band in ["Red", "Yellow"] {
        let file = bo.export_class("2B");
        ana.open_file(&file.path);
        if band == "Red" {
            ana.click(&checkbox("Yes, I want these children’s files here"));
            ana.click(&checkbox("Add their classes and half-term dates as well"));
            ana.click(&radio("The same child"));
        }
        ana.take_in();
        ana.misses(&alert("…"));
        if band == "Red" {
            ana.open_pupil("2B", "Hana Hazel");
            ana.rate(Voice::Teacher, "1.1", "Red");
            bo.open_pupil("2B", "Hana Hazel");
            bo.rate(Voice::Teacher, "1.1", "Yellow");
        }
    }
    ana.open_pupil("2B", "Hana Hazel");
    ana.sees(&region("To settle"));
}
