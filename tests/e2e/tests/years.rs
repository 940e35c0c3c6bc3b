//! A file of seven years opens much as one of a half term does.

use lantern_e2e::{Person, Stage, button, heading, pupils::seven_years, region};
use std::io::{Write, stderr};

const CLASS: &str = "6L";

/// How long a child's file took to open, by the browser's own timeline, in milliseconds: the best of some.
fn opened(person: &Person, child: &str) -> f64 {
    let times: Vec<f64> = (0..5)
        .map(|_| {
            person.open_class(CLASS);
            person.settled();
            let _cleared = person.script("performance.clearMeasures('lantern:file-open')", &[]);
            person.click(&lantern_e2e::link(child).inside(lantern_e2e::table(CLASS)));
            person.sees(&heading(child));
            person.until("the measure of opening", lantern_e2e::PATIENCE, || {
                let took =
                    person.script("return performance.getEntriesByName('lantern:file-open').map((one) => one.duration)[0] ?? null", &[]);
                took.as_f64().ok_or_else(|| "there is none".to_owned())
            })
        })
        .collect();
    times.into_iter().fold(f64::MAX, f64::min)
}

#[test]
fn a_file_of_seven_years_opens_like_one_of_a_half_term() {
    let stage = Stage::new("seven years");
    let (text, long) = seven_years(CLASS, "Ada Avocet", "Ben Bittern");
    assert!(long > 6_000, "{long} entries");
    let file = stage.file("6L.lantern.json", text.as_bytes());
    let ana = stage.person("ana");
    ana.open_file(&file);
    ana.take_in();
    let (short, years) = (opened(&ana, "Ben Bittern"), opened(&ana, "Ada Avocet"));
    // Written past the test runner, which shows what a test prints only when it fails. Nobody may be listening.
    let _said = writeln!(
        stderr(),
        "  {}: a file of a half term opens in {short:.0} ms, one of seven years with {long} entries in {years:.0} ms",
        stage.browser().word()
    );
    // Timers differ by machine; the two are compared with each other, and half a second is given to noise.
    assert!(years < short * 4.0 + 500.0, "a half term {short} ms, seven years {years} ms");
    ana.click(&button("The four headings over time"));
    ana.sees(&region("The four headings over time"));
    ana.opens_part("Academic work");
    ana.click(&button("How much was green, over time"));
    ana.reads("As a table");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    for width in [390, 820, 1280] {
        ana.window(width, 900);
        ana.settled();
        let (over, what) = ana.overflow();
        assert!(over <= 0, "{width}: {over} px too wide: {what:?}");
    }
    stage.kept_to_itself();
}
