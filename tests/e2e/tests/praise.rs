//! Praise of the school's own kind, an award, certificates on paper; and a strand of the school's own.

use lantern_e2e::{Stage, button, checkbox, combobox, field, heading, region, textbox};

#[test]
fn praise_becomes_an_award_and_a_certificate_and_is_undone() {
    let stage = Stage::new("praise");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.go("#/settings/attitude");
    ana.fill(&textbox("Name of the new kind"), "Brave try");
    ana.fill(&field("Points of the new kind"), "500");
    ana.click(&button("Add kind"));
    ana.reads("Praise gives 1 to 100 points. Please change that.");
    assert_eq!(ana.value(&textbox("Name of the new kind")), "Brave try", "what was typed stays");
    ana.fill(&field("Points of the new kind"), "5");
    ana.click(&button("Add kind"));
    ana.sees(&button("Retire Brave try"));
    ana.click(&button("Retire Kindness"));
    ana.sees(&button("Use Kindness again"));
    ana.saved();

    ana.open_class("Demo class (invented children)");
    ana.turns_to("Praise");
    ana.sees(&heading("Not praised for a while"));
    ana.click(&button("Praise Ada Avocet"));
    ana.sees(&heading("Praise Ada Avocet"));
    ana.misses(&button("Kindness 1 point"));
    ana.fill(&textbox("For what…"), "sang alone");
    ana.click(&button("Brave try 5 points"));
    ana.misses(&button("Praise Ada Avocet"));
    ana.is_focused(&button("Praise Bashir Bittern"));
    ana.reads("5 points 1 praise 5 points to bronze");
    ana.click(&button("Ada Avocet: praise"));
    ana.click(&button("Brave try 5 points"));
    ana.reads("10 points 2 praises");
    ana.reads("Bronze 15 points to silver");

    // Several in one go.
    ana.click(&checkbox("Choose Bashir Bittern"));
    ana.click(&checkbox("Choose Chloe Curlew"));
    ana.sees(&heading("2 children chosen"));
    ana.click(&button("Praise …").inside(region("2 children chosen")));
    ana.click(&button("Great effort 1 point"));
    ana.misses(&button("Praise Bashir Bittern"));
    ana.misses(&button("Praise Chloe Curlew"));

    // Without a choice: whoever has reached an award, and nobody else on the page or on paper.
    ana.click(&button("Certificates …"));
    ana.is_focused(&heading("Certificates"));
    ana.reads("1 certificate, on 1 page.");
    ana.sees(&heading("Ada Avocet"));
    ana.reads("Bronze award");
    ana.reads("for 10 points of praise in");
    assert!(!ana.page_text().contains("Bittern"), "a certificate names nobody else: {}", ana.page_text());
    assert!(!ana.title().contains("Ada"), "browsers print the title: {}", ana.title());
    assert_eq!(ana.barriers(), Vec::<String>::new());
    assert_eq!(ana.sheets().unwrap_or(1), 1);
    ana.choose(&combobox("Given for"), "The last praise");
    ana.reads("3 certificates, each on a page of its own.");
    ana.sees(&heading("Chloe Curlew"));
    assert_eq!(ana.sheets().unwrap_or(3), 3);
    ana.click(&button("Back to the class"));

    ana.sees(&heading("Not praised for a while"));
    ana.click(&button("Undo"));
    ana.sees(&button("Praise Bashir Bittern"));
    ana.saved();
    ana.click(&button("Undo"));
    ana.reads("5 points 1 praise 5 points to bronze");
    ana.saved();
    ana.click(&button("Undo"));
    ana.sees(&button("Praise Ada Avocet"));
    ana.saved();
    stage.kept_to_itself();
}

#[test]
fn strands_and_numbers_are_the_schools_own() {
    let stage = Stage::new("strands");
    let ana = stage.person("ana");
    ana.click(&button("Try the demo class"));
    ana.sees(&heading("Demo class (invented children)"));
    ana.go("#/settings/attitude");
    ana.click(&button("Behaviour outside class Behaviour"));
    ana.click(&button("Retire Behaviour outside class"));
    ana.sees(&button("Behaviour outside class Behaviour retired"));
    ana.click(&button("Add a strand"));
    assert_eq!(ana.barriers(), Vec::<String>::new());
    ana.fill(&textbox("Name").inside(region("Add a strand")), "Kind hands");
    ana.choose(&combobox("Counts towards").inside(region("Add a strand")), "Behaviour");
    ana.click(&button("Add strand"));
    ana.reads("A strand needs a sentence in the child’s words. Please change that.");
    ana.fill(&textbox("As a child says it").inside(region("Add a strand")), "I use kind hands.");
    ana.fill(&textbox("Green").inside(region("Add a strand")), "Always gentle.");
    ana.click(&button("Add strand"));
    ana.sees(&button("Kind hands Behaviour"));
    let (bronze, silver) = (textbox("Bronze from"), textbox("Silver from"));
    ana.fill(&bronze, "ten");
    ana.click(&button("Save these numbers"));
    ana.reads("Awards, by points in a school year: Bronze from” needs a whole number.");
    ana.fill(&bronze, "30");
    ana.click(&button("Save these numbers"));
    ana.reads("The awards must rise from bronze to silver to gold.");
    assert_eq!(ana.value(&bronze), "30", "what was typed stays");
    ana.fill(&silver, "40");
    ana.click(&button("Save these numbers"));
    ana.misses(&lantern_e2e::alert("…"));
    ana.saved();

    ana.reload();
    ana.sees(&button("Kind hands Behaviour"));
    assert_eq!((ana.value(&bronze).as_str(), ana.value(&silver).as_str()), ("30", "40"));
    ana.open_class("Demo class (invented children)");
    ana.turns_to("Today");
    ana.click(&button("Lena Linnet: an incident"));
    ana.choose(&combobox("Counts towards"), "Kind hands");
    ana.click(&button("Save incident"));
    ana.sees(&button("Take back: Lena Linnet, Unkind words"));
    stage.kept_to_itself();
}
