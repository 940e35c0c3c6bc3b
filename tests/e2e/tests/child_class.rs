//! A whole class judges itself on one device: how much is written, and how fast.

use lantern_e2e::{PATIENCE, Stage, button, checkbox, field, heading, pupils::CHILDREN, pupils::class_list, radio};
use serde_json::{Value, json};

const CLASS: &str = "4B";
const PIN: &str = "2580";

/// Answers everything as the child at the screen does: a light, or a few words, and on.
const ANSWER_ALL: &str = "
    const until = async (look) => {
        for (let tries = 0; tries < 2000; tries += 1) {
            const found = look();
            if (found) return found;
            await new Promise((next) => setTimeout(next, 5));
        }
        throw new Error('waited in vain at ' + document.querySelector('h1')?.innerText);
    };
    const title = () => document.querySelector('h1')?.innerText;
    const press = (name) => [...document.querySelectorAll('button')].find((one) => one.innerText === name).click();
    return (async () => {
        let asked = 0;
        while (title() !== 'Thank you!') {
            const here = title();
            const light = document.querySelector('[role=radio]');
            if (light) {
                light.click();
                await until(() => document.querySelector('[role=radio][aria-checked=true]'));
            } else {
                document.querySelector('textarea').value = 'my story';
            }
            press('Next');
            await until(() => title() !== here);
            asked += 1;
        }
        return asked;
    })();
";

const LOOSE: &str = "return new Promise((done) => {
    const open = indexedDB.open('lantern');
    open.onsuccess = () => {
        const count = open.result.transaction('loose').objectStore('loose').count();
        count.onsuccess = () => { open.result.close(); done(count.result); };
    };
})";

#[test]
fn a_class_of_thirty_writes_360_small_records_and_no_more() {
    let stage = Stage::new("thirty");
    let list = stage.file("class list.csv", &class_list());
    let ana = stage.person("ana");
    ana.add_class(CLASS);
    ana.import_pupils(&list, 30);
    ana.turns_to("Self-assessment");
    // Nine strands, one criterion, two questions.
    ana.click(&checkbox("How far each child…"));
    let _opened = ana.script("document.querySelector('details').open = true", &[]);
    ana.click(&checkbox("4.1 …"));
    ana.reads("12 questions.");
    ana.click(&button("Start the round"));
    ana.sees(&heading("The round is open"));
    ana.saved();
    ana.click(&button("Let the children answer here"));
    ana.fill(&field("PIN"), PIN);
    ana.fill(&field("PIN again"), PIN);
    ana.click(&button("Hand over to the children"));
    ana.sees(&heading("Who are you?"));
    let before = ana.script(LOOSE, &[]).as_u64().unwrap();
    assert_eq!(CHILDREN.len(), 30);
    for at in 0..30 {
        ana.until("the tiles", PATIENCE, || {
            let clicked = "const tiles = document.querySelectorAll('.child__tile'); tiles[arguments[0]]?.click(); return tiles.length";
            if ana.script(clicked, &[json!(at)]) == json!(30) { Ok(()) } else { Err("no tiles".to_owned()) }
        });
        ana.sees(&radio("Yes, nearly always"));
        assert_eq!(ana.script(ANSWER_ALL, &[]), json!(12));
        ana.click(&button("Done"));
        ana.sees(&heading("Who are you?"));
    }
    let written = ana.script(LOOSE, &[]).as_u64().unwrap() - before;
    assert_eq!(written, 360);
    let times = "return performance.getEntriesByName('lantern:rate').map((one) => one.duration).sort((a, b) => a - b)";
    let times: Vec<f64> = ana.script(times, &[]).as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    assert_eq!(times.len(), 360);
    println!("lantern:rate over 360 answers: median {:.1} ms, longest {:.1} ms", times[180], times[359]);
    ana.click(&button("For the teacher"));
    ana.fill(&field("PIN"), PIN);
    ana.click(&button("Unlock"));
    ana.reads("30 of 30 children have finished.");
    stage.kept_to_itself();
}
