//! Two tabs of one browser: one writes, the other follows and can take over, and nothing is lost.

use lantern_e2e::{Stage, Voice, button, combobox, radio, region};

const CLASS: &str = "2B";
const CHILD: &str = "Ivo Ivy";

#[test]
fn a_second_tab_follows_takes_over_and_hands_back() {
    let stage = Stage::new("tabs");
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.type_pupils(&[CHILD]);
    ana.open_pupil(CLASS, CHILD);
    ana.choose(&combobox("Stage"), "Stage 2");
    ana.rate(Voice::Teacher, "2.1", "Red");
    let first = ana.this_tab();
    let page = ana.address();
    let route = page.split_once('#').map(|(_, route)| format!("#{route}")).unwrap_or_default();

    let second = ana.new_tab();
    ana.sees(&region("Another tab"));
    ana.go(&route);
    ana.is_rated(Voice::Teacher, "2.1", "Red");

    ana.turn_to(&first);
    ana.misses(&region("Another tab"));
    ana.rate(Voice::Teacher, "2.2", "Green");
    ana.turn_to(&second);
    ana.is_rated(Voice::Teacher, "2.2", "Green");

    // What the follower is asked to do is not done, and it says so.
    ana.click(&radio("Yellow").inside(Voice::Teacher.group("2.3")));
    ana.reads("Lantern is open in another tab, which keeps the files.");
    ana.is_rated(Voice::Teacher, "2.3", "Not rated");

    ana.click(&button("Use Lantern here"));
    ana.misses(&region("Another tab"));
    ana.rate(Voice::Teacher, "2.3", "Yellow");
    ana.turn_to(&first);
    ana.sees(&region("Another tab"));
    ana.is_rated(Voice::Teacher, "2.3", "Yellow");
    ana.is_rated(Voice::Teacher, "2.2", "Green");

    // When the writer closes, the one that is left writes again.
    ana.turn_to(&second);
    ana.close_tab();
    ana.turn_to(&first);
    ana.misses(&region("Another tab"));
    ana.rate(Voice::Teacher, "2.4", "Red");
    ana.reload();
    for (criterion, band) in [("2.1", "Red"), ("2.2", "Green"), ("2.3", "Yellow"), ("2.4", "Red")] {
        ana.is_rated(Voice::Teacher, criterion, band);
    }
    stage.kept_to_itself();
}
