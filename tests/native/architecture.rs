//! The house as it is built: which room may name which, and what no room may hold.

use std::fs;
use std::path::{Path, PathBuf};

mod circles;
mod settings;
mod style;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const LINES_MAX: usize = 400;
/// Rooms without a browser, a clock or chance, and what each may name besides itself.
const PURE: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("ledger", &["domain"]),
    ("words", &["domain", "ledger"]),
    ("workspace", &["domain", "ledger", "words"]),
    ("report", &["domain", "ledger", "words"]),
    ("exchange", &["domain", "ledger", "words"]),
    ("route", &["domain"]),
];
const PLATFORM: &[&str] = &["domain", "ledger", "words", "workspace", "report", "exchange", "route"];
const IMPURE: [&str; 9] = ["leptos", "web_sys", "wasm_bindgen", "gloo", "js_sys", "SystemTime", "Instant", "rand", "indexed_db_futures"];
/// Rooms that know nothing of any file format.
const FORMATLESS: [&str; 5] = ["domain", "ledger", "words", "workspace", "report"];

/// Every file under a folder of the repository with one of these endings, by its path from the root.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(ROOT).join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap().map(|e| e.unwrap().path());
            // Where cargo builds, in the packages of their own.
            open.extend(entries.filter(|p| p.file_name().is_none_or(|n| n != "target")));
        } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
            let name = path.strip_prefix(ROOT).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// The source files, less the `tests.rs` that are only compiled for tests.
fn sources() -> Vec<(String, String)> {
    let mut found = files("src", &["rs"]);
    found.retain(|(path, _)| !path.ends_with("/tests.rs"));
    assert!(found.len() > 20, "the sources are not where this test looks for them");
    found
}

/// The room a source file belongs to: the first part of its path under `src`.
fn room(path: &str) -> &str {
    let rest = path.strip_prefix("src/").unwrap();
    rest.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Source lines without comments and without what stands under `#[cfg(test)]`, which is always last in a file. Texts stay.
fn code(text: &str) -> Vec<(usize, &str)> {
    let told = |line: &str| !line.trim_start().starts_with("//");
    let tests = text.lines().position(|line| line.trim() == "#[cfg(test)]");
    text.lines().enumerate().take(tests.unwrap_or(usize::MAX)).map(|(n, line)| (n + 1, line)).filter(|(_, line)| told(line)).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a line names something as a whole word.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let (before, rest) = line.split_at(at);
        let (before, after) = (before.chars().next_back(), rest.chars().nth(word.chars().count()));
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// The rooms that follow each `crate::` (or, in the binary, `lantern::`), also in braces: `use crate::{domain::Period, ledger};`.
fn rooms_named(text: &str, own: &str) -> Vec<String> {
    let joined: String = code(text).into_iter().flat_map(|(_, line)| [line, "\n"]).collect();
    let mut named = Vec::new();
    for rest in joined.split(own).skip(1) {
        let Some(inner) = rest.strip_prefix('{') else {
            named.push(rest.chars().take_while(|c| is_word(*c)).collect());
            continue;
        };
        let (mut depth, mut word) = (0_usize, String::new());
        let mut fresh = true;
        for c in inner.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => fresh = true,
                c if depth == 0 && fresh && is_word(c) => word.push(c),
                c if depth == 0 && fresh && !word.is_empty() && !is_word(c) => {
                    named.push(std::mem::take(&mut word));
                    fresh = false;
                }
                _ => {}
            }
        }
        named.extend(Some(word).filter(|w| !w.is_empty()));
    }
    named
}

#[test]
fn arrows_between_the_rooms_point_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room(&path);
        let may: Vec<&str> = match PURE.iter().find(|(pure, _)| *pure == room) {
            Some((_, may)) => may.to_vec(),
            None if room == "platform" => PLATFORM.to_vec(),
            None if ["ui", "lib", "main"].contains(&room) => continue,
            None => panic!("{path} is in a room this test does not know: say here what it may name"),
        };
        for named in rooms_named(&text, "crate::").iter().filter(|named| *named != room && !may.contains(&named.as_str())) {
            wrong.push(format!("{path} names {named}"));
        }
        // Nor may a path leave the room upwards.
        let steps = "super::".repeat(depth(&path));
        wrong.extend(code(&text).iter().filter(|(_, line)| line.contains(&steps)).map(|(n, line)| format!("{path}:{n}: {line}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How many steps up from a source file's module the crate is.
fn depth(path: &str) -> usize {
    path.trim_end_matches("/mod.rs").matches('/').count()
}

#[test]
fn pure_rooms_know_no_browser_no_clock_and_no_chance() {
    let mut wrong = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| PURE.iter().any(|(pure, _)| *pure == room(path))) {
        for (n, line) in code(text) {
            wrong.extend(IMPURE.iter().filter(|word| names(line, word)).map(|word| format!("{path}:{n} names {word}")));
            // `gloo` is a family of crates.
            wrong.extend(names(&line.replace("gloo_", "gloo "), "gloo").then(|| format!("{path}:{n} names gloo")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_exchange_and_what_stands_on_it_know_json() {
    let mut wrong = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| FORMATLESS.contains(&room(path))) {
        wrong.extend(code(text).iter().filter(|(_, line)| names(line, "serde_json")).map(|(n, _)| format!("{path}:{n}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The file in which a source file must be declared with `mod`.
fn parent(path: &str, root: &str) -> String {
    let path = Path::new(path);
    let folder = path.parent().unwrap();
    // `a/mod.rs` is declared where `a.rs` would be.
    let folder = if path.file_name().unwrap() == "mod.rs" { folder.parent().unwrap() } else { folder };
    let folder: PathBuf = folder.to_owned();
    let beside = folder.with_extension("rs");
    let inside = folder.join("mod.rs");
    let found = [inside, beside].into_iter().find(|p| Path::new(ROOT).join(p).is_file() && p != path);
    found.map_or_else(|| root.to_owned(), |p| p.to_string_lossy().replace('\\', "/"))
}

fn declares(text: &str, module: &str) -> bool {
    if module == "tests" {
        return text.contains("#[cfg(test)]\nmod tests;");
    }
    code(text).iter().any(|(_, line)| {
        let line = line.trim().trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ").trim_start_matches("pub ");
        line == format!("mod {module};") || line.ends_with(&format!(" mod {module};"))
    })
}

fn forgotten(folder: &str, root: &str, skip: &[&str]) -> Vec<String> {
    let all = files(folder, &["rs"]);
    let text_of = |path: &str| all.iter().find(|(p, _)| p == path).map(|(_, text)| text.as_str());
    all.iter()
        .filter(|(path, _)| path != root && !skip.contains(&path.as_str()))
        .filter(|(path, _)| {
            let file = Path::new(path);
            let stem = file.file_stem().unwrap().to_string_lossy();
            let module = if stem == "mod" { file.parent().unwrap().file_name().unwrap().to_string_lossy() } else { stem };
            !text_of(&parent(path, root)).is_some_and(|text| declares(text, &module))
        })
        .map(|(path, _)| path.clone())
        .collect()
}

#[test]
fn no_file_is_forgotten() {
    assert_eq!(forgotten("src", "src/lib.rs", &["src/main.rs"]), Vec::<String>::new());
    assert_eq!(forgotten("tests/native", "tests/native/main.rs", &[]), Vec::<String>::new());
    if Path::new(ROOT).join("tests/browser/main.rs").is_file() {
        assert_eq!(forgotten("tests/browser", "tests/browser/main.rs", &[]), Vec::<String>::new());
    }
    assert_eq!(forgotten("xtask/src", "xtask/src/main.rs", &[]), Vec::<String>::new());
}

#[test]
fn no_file_grows_past_400_lines() {
    let all = ["src", "tests", "xtask"].iter().flat_map(|folder| files(folder, &["rs", "js"]));
    let long: Vec<String> =
        all.map(|(path, text)| (path, text.lines().count())).filter(|(_, n)| *n > LINES_MAX).map(|(p, n)| format!("{p}: {n}")).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn nothing_falls_over_a_childs_data() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (n, line) in code(&text) {
            let falls = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
            // A method of another name may end in these words: `.unwrap_or()` does not fall.
            wrong.extend(falls.iter().filter(|word| line.contains(**word)).map(|word| format!("{path}:{n}: {word}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_child_is_read_through_the_files_alone() {
    let outside = sources().into_iter().filter(|(path, _)| room(path) != "ledger");
    let folds = |path: &str, text: &str| {
        let at = code(text).into_iter().find(|(_, line)| line.contains("pupil_fold("));
        at.map(|(n, _)| format!("{path}:{n}: ask Files::fold, which keeps what it has folded"))
    };
    let wrong: Vec<String> = outside.filter_map(|(path, text)| folds(&path, &text)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_report_is_asked_by_the_files() {
    // Children answer on devices that have no files: what they said is a fold alone.
    const WITHOUT_FILES: [&str; 1] = ["replies"];
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| room(path) == "report") {
        let lines: Vec<&str> = code(&text).into_iter().map(|(_, line)| line).collect();
        for function in lines.join(" ").split("pub fn ").skip(1) {
            let (signature, _) = function.split_once('{').unwrap();
            let name = signature.split(['(', '<']).next().unwrap();
            let by_hand = [": &Fold", ": &Ledger", ": &Arc<Fold>"].iter().any(|kind| signature.contains(kind));
            if by_hand && !WITHOUT_FILES.contains(&name) {
                wrong.push(format!("{path}: {name} takes &Files, and finds the child's fold there"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_sort_serves_all_types() {
    let mut wrong = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| path != "src/domain/order.rs") {
        for (n, line) in code(text) {
            let heavy = [".sort(", ".sort_by", ".sort_unstable", "collect::<BTree"].iter().any(|word| line.contains(word));
            wrong.extend(heavy.then(|| format!("{path}:{n}: use domain::order")));
        }
        // Trees of the standard library are made anew for each type as well: only what grows large one by one is kept in one.
        const GROWS: [&str; 4] = ["ledger/file.rs", "ledger/known.rs", "exchange/document.rs", "platform/store/packs.rs"];
        let grows = GROWS.iter().any(|file| path.ends_with(file));
        for (n, line) in code(text).into_iter().filter(|(_, line)| !grows && (line.contains("BTreeMap") || line.contains("BTreeSet"))) {
            wrong.push(format!("{path}:{n}: use domain::order for {}", line.trim()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_cannot_be_done_now_is_not_made_too_pale_to_read() {
    for (path, text) in files("style", &["css"]) {
        for rule in text.split('}').filter(|rule| rule.split('{').next().is_some_and(|which| which.trim_end().ends_with(":disabled"))) {
            assert!(!rule.contains("opacity"), "{path}: {rule}");
        }
    }
}

#[test]
fn what_is_chosen_or_pressed_has_an_edge_of_its_own_in_forced_colours() {
    let styles: String = files("style", &["css"]).into_iter().map(|(_, text)| text).collect();
    let forced: Vec<&str> =
        styles.split("@media (forced-colors: active)").skip(1).filter_map(|part| part.split("\n@layer").next()).collect();
    for chosen in [".choice:has(:checked)", ".brush__choice:has(:checked)", "aria-checked=\"true\"]", ".button[aria-pressed=\"true\"]"] {
        let edged = |part: &&str| {
            part.split_once(chosen).and_then(|(_, rest)| rest.split('}').next()).is_some_and(|rule| rule.contains("outline:"))
        };
        assert!(forced.iter().any(edged), "{chosen} has no outline in forced colours");
    }
}

#[test]
fn no_origin_but_its_own_is_named() {
    let mut wrong = Vec::new();
    let index = fs::read_to_string(Path::new(ROOT).join("index.html")).map(|text| ("index.html".to_owned(), text)).ok();
    let all = files("src", &["rs", "js"]).into_iter().chain(files("style", &["css"])).chain(index);
    for (path, text) in all {
        for (n, line) in text.lines().enumerate() {
            // These name what something is written in, and are never asked for.
            let line = line.replace("http://www.w3.org/", "").replace("http://schemas.openxmlformats.org/", "");
            if line.contains("http://") || line.contains("https://") {
                wrong.push(format!("{path}:{}", n + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_reader_of_paths_reads_them() {
    let text =
        "use crate::{domain::{Period, SchoolYear}, ledger};\nlet a = crate::report::board();\n// crate::ui\n#[cfg(test)]\nuse crate::ui;";
    assert_eq!(rooms_named(text, "crate::"), ["domain", "ledger", "report"]);
    assert_eq!(["src/route.rs", "src/domain/mod.rs", "src/domain/id.rs", "src/exchange/roster/mod.rs"].map(depth), [1, 1, 2, 2]);
    assert!(names("let x = Instant::now();", "Instant") && !names("operand", "rand"));
}

#[test]
fn a_part_its_folder_and_its_style_sheet_carry_one_name() {
    use lantern::route::Part;
    let index = fs::read_to_string(Path::new(ROOT).join("index.html")).unwrap();
    for part in Part::LATER.map(Part::name) {
        let folders = [format!("src/ui/pages/{part}"), format!("src/ui/{part}")];
        assert!(folders.iter().any(|folder| Path::new(ROOT).join(folder).join("mod.rs").is_file()), "{part} has no folder");
    }
    for (path, _) in files("style", &["css"]) {
        let name = path.trim_start_matches("style/").trim_end_matches(".css");
        let Some(part) = name.strip_suffix("-part") else { continue };
        // What several parts wear, and what goes into a family's file as it stands.
        let known = ["pages", "take-home"].contains(&part) || Part::LATER.iter().any(|known| known.name() == part);
        assert!(known && index.contains(&format!("\"{path}\" disabled")), "{path}");
    }
}

#[test]
fn what_is_drawn_anew_is_of_one_type() {
    let mut raw = Vec::new();
    for (path, text) in files("src/ui", &["rs"]) {
        // A closure that a component ends with, or that stands in a view as it is.
        let is_raw = |line: &str| {
            let inline = line.match_indices("{move ||").any(|(at, _)| !line.get(..at).is_some_and(|before| before.ends_with('=')));
            inline || line.starts_with("    move || ")
        };
        raw.extend(text.lines().enumerate().filter(|(_, line)| is_raw(line)).map(|(n, line)| format!("{path}:{}: {}", n + 1, line.trim())));
    }
    assert!(raw.is_empty(), "not through `live`:\n{}", raw.join("\n"));
}

const WIDTH_MAX: usize = 140;

#[test]
fn no_line_is_wider_than_140_characters() {
    // The formatter leaves long texts and what stands in macros as it is.
    let mut wide = Vec::new();
    for (path, text) in ["src", "tests", "xtask", "examples"].iter().flat_map(|folder| files(folder, &["rs"])) {
        let over = text.lines().enumerate().filter(|(_, line)| line.chars().count() > WIDTH_MAX);
        wide.extend(over.map(|(n, _)| format!("{path}:{}", n + 1)));
    }
    assert!(wide.is_empty(), "{} lines are too wide:\n{}", wide.len(), wide.join("\n"));
}

/// What is picked, not typed.
const PICKED: [&str; 6] = ["radio", "checkbox", "file", "color", "date", "time"];

#[test]
fn nothing_that_is_typed_is_kept_by_the_browsers_memory_of_forms() {
    let mut kept = Vec::new();
    for (path, text) in files("src/ui", &["rs"]) {
        for (opened, closed) in [("<input", "/>"), ("<textarea", "</textarea>")] {
            for control in text.split(opened).skip(1).filter_map(|rest| rest.split(closed).next()) {
                let picked = PICKED.iter().any(|kind| control.contains(&format!("type=\"{kind}\"")));
                if !picked && !control.contains("autocomplete=\"off\"") {
                    kept.push(format!("{path}: {opened}{}", control.split_whitespace().collect::<Vec<_>>().join(" ")));
                }
            }
        }
    }
    assert!(kept.is_empty(), "without autocomplete=\"off\":\n{}", kept.join("\n"));
}
