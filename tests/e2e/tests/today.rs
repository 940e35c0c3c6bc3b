//! A day: ten taps, each to be undone; several children at once; another day; praise and an incident.

use lantern_e2e::{PATIENCE, Stage, button, checkbox, combobox, heading, textbox};

#[test]
fn a_day_is_noted_in_a_few_taps_and_each_is_undone() {
    let stage = Stage::new("today");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.turns_to("Today");
    ana.sees(&heading("Today"));
    ana.reads("Everyone is fine. Tap what is different.");

    let taps = [
        "Ada Avocet: late",
        "Ada Avocet: uniform",
        "Bashir Bittern: no PE kit",
        "Chloe Curlew: no homework",
        "Dev Dunnock: late",
        "Esme Egret: late",
        "Finn Fieldfare: no PE kit",
        "Grace Goldcrest: no PE kit",
        "Hamza Heron: uniform",
        "Isla Jackdaw: no homework",
    ];
    for tap in taps {
        ana.click(&button(tap));
        ana.sees(&button(format!("{tap}, once this half term")));
    }
    ana.reads("Noted for 9 children; everyone else is fine.");
    for tap in taps.iter().rev() {
        ana.saved();
        ana.click(&button("Undo"));
        ana.sees(&button(*tap));
    }
    ana.reads("Everyone is fine. Tap what is different.");

    // Several in one tap, and praise in two.
    ana.click(&checkbox("Choose Ada Avocet"));
    ana.click(&checkbox("Choose Kofi Kestrel"));
    ana.sees(&heading("2 children chosen"));
    ana.click(&button("No PE kit"));
    ana.sees(&button("Kofi Kestrel: no PE kit, once this half term"));
    ana.sees(&button("Ada Avocet: no PE kit, once this half term"));
    ana.misses(&heading("2 children chosen"));
    ana.click(&button("Lena Linnet: praise"));
    ana.sees(&heading("Praise Lena Linnet"));
    ana.click(&button("Kindness 1 point"));
    ana.sees(&button("Take back: Lena Linnet, Kindness"));
    ana.click(&button("Marek Moorhen: an incident"));
    ana.sees(&heading("Incident: Marek Moorhen"));
    ana.choose(&combobox("What kind"), "Unkind words");
    ana.fill(&textbox("What happened"), "In the queue for lunch");
    ana.fill(&textbox("What was done"), "Said sorry");
    ana.click(&button("Save incident"));
    ana.reads("Unkind words: In the queue for lunch – Said sorry");
    ana.saved();

    ana.reload();
    ana.reads("Noted for 4 children; everyone else is fine.");
    ana.click(&button("Take back: Marek Moorhen, Unkind words"));
    ana.is_focused(&button("Marek Moorhen: praise"));
    ana.reads("Noted for 3 children; everyone else is fine.");

    // Another day holds nothing of this one; what has not come yet is refused.
    ana.click(&button("The school day before"));
    ana.until("the day before", PATIENCE, || if ana.address().contains("/today/20") { Ok(()) } else { Err(ana.address()) });
    ana.reads("Everyone is fine. Tap what is different.");
    ana.click(&button("Back to today"));
    ana.sees(&heading("Today"));
    stage.kept_to_itself();
}
