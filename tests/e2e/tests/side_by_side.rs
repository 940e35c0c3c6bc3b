//! Children and teacher side by side: the sentence, the figures, a child's differences when asked for; and where nothing is to be seen yet.

use lantern_e2e::{Stage, button, combobox, heading, link, row, table};

#[test]
fn children_and_teacher_stand_side_by_side() {
    let stage = Stage::new("side by side");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.saved();
    ana.turns_to("Side by side");
    ana.sees(&heading("Side by side"));
    ana.reads("The children agree with you in 189 of 204 judgements (92 %).");
    ana.reads("they see themselves higher 7 times and lower 8 times");
    let strands = table("By strand and kind");
    ana.sees(&row("Effort 8 of 12 66 % 3 1 2 2 0.44 moderate").inside(strands.clone()));
    ana.sees(&row("Everything 189 of 204 92 % …").inside(strands));
    ana.counts(&row("Autumn …").inside(table("Over time")), 2);
    ana.choose(&combobox("Of what"), "Effort");
    ana.sees(&row("Autumn 2, 2026-27 8 of 12 66 % …").inside(table("Over time")));

    // What differs is shown when asked for, the largest difference first.
    ana.misses(&table("Side by side"));
    ana.click(&button("Ada Avocet: Same as you in 15 of 18; 3 differences"));
    ana.sees(&row("Effort Green Red child 2 higher").inside(table("Side by side")));
    ana.sees(&row("Behaviour in class Yellow Green child 1 lower"));
    ana.counts(&row("Maths 4.14 …").inside(table("Side by side")), 1);
    // What is judged stands under its kind, and a row still says by itself of which subject it is.
    for kind in ["Attitude and behaviour", "Maths"] {
        ana.sees(&row(kind).inside(table("Side by side")));
    }
    ana.reads("Same as you in 18 of 18");

    // Another half term has nothing to compare, and says where to begin.
    ana.choose(&combobox("Half term"), "Spring 1, 2026-27");
    ana.sees(&heading("No child has done a self-assessment for this half term yet"));
    ana.misses(&heading("Child by child"));
    ana.sees(&link("Go to self-assessment"));
    ana.sees(&table("Over time"));

    // Back, and on to a child.
    ana.back();
    ana.reads("189 of 204 judgements (92 %)");
    ana.click(&link("Ada Avocet"));
    ana.sees(&heading("Ada Avocet"));
    stage.kept_to_itself();
}
