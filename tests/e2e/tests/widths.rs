//! From a phone to a wide screen, no page is wider than its window.

use lantern_e2e::{Browser, Person, Stage, Voice, button, combobox, file_input, heading, link, pupils::class_list, table, textbox};
use std::path::Path;

const CLASS: &str = "4B, the class with rather a long name";

/// Every page at one width; says which is too wide.
fn walk(person: &Person, width: u32, list: &Path, file: &Path) -> Vec<String> {
    let mut wide = Vec::new();
    let mut look = |page: &str| {
        let (over, what) = person.overflow();
        if over > 0 {
            wide.push(format!("{page} at {width}: {over} px too wide: {}", what.join("; ")));
        }
    };
    person.narrow_to(width);
    look("the start page");
    person.click(&button("Add a class"));
    person.sees(&textbox("Class name"));
    look("the dialog to add a class");
    person.click(&button("Cancel"));
    person.click(&link(CLASS));
    person.sees(&table(CLASS));
    look("the class board");
    person.offers("Import pupils");
    person.click(&button("Import pupils"));
    person.sees(&textbox("Names, one a line"));
    look("adding pupils");
    person.upload(&file_input("Choose a file…"), list);
    person.sees(&combobox("…"));
    look("matching columns");
    person.steer("#/");
    person.click(&link(CLASS));
    person.click(&link("Zoë Zinnia").inside(table(CLASS)));
    person.opens_part("Academic work");
    person.sees(&Voice::Teacher.group("4.1"));
    look("a child's page");
    for (route, page, there) in [
        ("#/settings", "the settings", button("Save name")),
        ("#/nowhere", "a wrong address", link("Go to the classes")),
        ("#/rescue", "the rescue page", heading("Save a copy of everything")),
    ] {
        person.steer(route);
        person.sees(&there);
        person.settled();
        look(page);
    }
    person.steer("#/");
    person.upload(&file_input("Open a file…"), file);
    person.sees(&button("Add to my files"));
    look("the preview of a file");
    person.click(&button("Cancel"));
    wide
}

#[test]
fn no_page_scrolls_sideways() {
    let stage = Stage::new("widths");
    let list = stage.file("class list.csv", &class_list());
    let bo = stage.person("bo");
    bo.add_class("Another class");
    bo.type_pupils(&["Ivo Ivy", "Hana Hazel"]);
    let file = bo.export_class("Another class");

    let ana = stage.person("ana");
    ana.window(1700, 1000);
    ana.add_class(CLASS);
    ana.import_pupils(&list, 30);
    ana.open_pupil(CLASS, "Zoë Zinnia");
    ana.rate(Voice::Teacher, "4.1", "Green");
    // What lies between the narrowest and the widest is looked at in one browser; both lay out by the same rules.
    let widths: &[u32] = if stage.browser() == Browser::Chromium { &[320, 390, 820, 1600] } else { &[320, 820] };
    let wide: Vec<String> = widths.iter().copied().flat_map(|width| walk(&ana, width, &list, &file.path)).collect();
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

/// Words of up to twenty letters that stand on two lines, of every link to a child's file that is shown.
const BROKEN: &str = "
    const broken = [];
    for (const link of document.querySelectorAll('main a[href*=\"/pupil/\"]')) {
        const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (const found of node.data.matchAll(/[^\\s-]{1,20}/g)) {
                const range = document.createRange();
                range.setStart(node, found.index);
                range.setEnd(node, found.index + found[0].length);
                if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1) broken.push(found[0]);
            }
        }
    }
    return broken";

#[test]
fn no_name_breaks_within_a_word_on_a_tablet() {
    let stage = Stage::new("names on a tablet");
    let ana = stage.person("ana");
    ana.add_class("3R");
    ana.type_pupils(&["Wilhelmina Featherstonehaughton", "Bartholomew Wolstenholme-Cholmondeley"]);
    let links = ana.links();
    ana.narrow_to(820);
    for route in links.iter().filter(|link| !link.contains("/pupil/")) {
        ana.steer(route);
        ana.settled();
        let broken = ana.script(BROKEN, &[]);
        assert!(broken.as_array().is_some_and(Vec::is_empty), "{route}: {broken}");
    }
}
