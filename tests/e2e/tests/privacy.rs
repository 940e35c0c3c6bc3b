//! Nothing leaves the browser, nothing runs that is not Lantern's own, and no child is named where others may look.

use lantern_e2e::{PATIENCE, Person, Stage, Voice, pupils::CHILDREN, pupils::class_list};

const CLASS: &str = "4B";

fn names_a_child(text: &str) -> bool {
    CHILDREN.iter().any(|(forename, surname)| [forename, surname].iter().any(|name| name.chars().count() > 3 && text.contains(*name)))
}

/// What anybody may see who looks at the address, the tab, the history or the small storage.
fn keeps_names_in(person: &Person) {
    for (place, text) in [("the address", person.address()), ("the title", person.title())] {
        assert!(!names_a_child(&text), "{place} names a child: {text}");
    }
    let stored = person.small_storage();
    assert!(!stored.iter().any(|text| names_a_child(text)), "localStorage names a child: {stored:?}");
}

#[test]
fn nothing_leaves_and_no_child_is_named_outside_the_page() {
    let stage = Stage::new("privacy");
    let list = stage.file("class list.csv", &class_list());
    let ana = stage.person("ana");
    keeps_names_in(&ana);
    ana.add_class(CLASS);
    ana.import_pupils(&list, 30);
    keeps_names_in(&ana);
    ana.open_pupil(CLASS, "Zoë Zinnia");
    keeps_names_in(&ana);
    ana.rate(Voice::Teacher, "4.1", "Green");
    keeps_names_in(&ana);
    let class = ana.export_class(CLASS);
    ana.go("#/");
    let everything = ana.export_everything();
    for name in [&class.name, &everything.name] {
        assert!(!names_a_child(name), "a file name names a child: {name}");
    }
    ana.open_file(&everything.path);
    keeps_names_in(&ana);
    ana.go("#/settings");
    keeps_names_in(&ana);

    let here = ana.app_address();
    let loaded = ana.loaded();
    assert!(loaded.len() > 3, "the browser tells what it loaded: {loaded:?}");
    let elsewhere: Vec<&String> = loaded.iter().filter(|address| !address.starts_with(&here) && !address.starts_with("blob:")).collect();
    assert!(elsewhere.is_empty(), "loaded from elsewhere: {elsewhere:?}");
    assert!(!stage.requests().iter().any(|one| names_a_child(&one.target)), "a request names a child");
    let complaints: Vec<String> = ana.console().into_iter().filter(|line| line.contains("Content Security Policy")).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    stage.kept_to_itself();
}

#[test]
fn the_policy_is_there_and_is_enforced() {
    let stage = Stage::new("policy");
    let ana = stage.person("ana");
    let policy = ana.script("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content", &[]);
    let policy = policy.as_str().unwrap_or_default().to_owned();
    assert!(policy.contains("default-src 'none'") && policy.contains("connect-src 'self'"), "{policy}");
    for word in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "INLINE"] {
        assert!(!policy.contains(word), "the policy says {word}: {policy}");
    }
    let early = ana.script(
        "const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]'); \
         return policy.compareDocumentPosition(document.querySelector('script, link')) & 4",
        &[],
    );
    assert_eq!(early, 4, "the policy stands before whatever it is to hold for");
    stage.kept_to_itself();

    for (what, script) in [
        ("an inline script", "const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s)"),
        (
            "an inline handler",
            "const b = document.createElement('button'); b.setAttribute('onclick', 'window.broken = 1'); document.body.append(b); \
             b.click()",
        ),
        (
            "a script from elsewhere",
            "const s = document.createElement('script'); s.src = 'https://example.org/x.js'; document.body.append(s)",
        ),
        ("a request to elsewhere", "fetch('https://example.org/x').catch(() => {})"),
        ("a picture from elsewhere", "new Image().src = 'https://example.org/x.png'"),
    ] {
        let before = stage.violations().len();
        let _ran = ana.script(script, &[]);
        ana.until(format!("a report of {what}"), PATIENCE, || {
            if stage.violations().len() > before { Ok(()) } else { Err("the browser reported no violation".to_owned()) }
        });
        assert_eq!(ana.script("return typeof window.broken", &[]), "undefined", "{what} was not blocked");
    }
    assert!(!stage.requests().iter().any(|one| one.target.contains("example.org")), "a request left");
}
