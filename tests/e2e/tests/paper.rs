//! What comes out of the printer: every child once, nothing cut, nothing of another child; for one child and for thirty, with long names
//! and with nothing rated yet.

use lantern_e2e::{
    Person, Stage, button, checkbox, combobox, file_input, heading, link,
    pupils::{CHILDREN, class_list},
    region, table, textbox,
};

const LONG: &str = "Maximiliana-Anastasia Featherstonehaugh-Cholmondeley";

/// Goes to a kind of sheet of the class that is open.
#[track_caller]
fn sheet(person: &Person, kind: &str) {
    person.click(&link(kind));
    person.sees(&region("Preview"));
    person.settled();
}

/// A name as it stands on paper, where a long one may be broken between words or letters.
fn has(page: &str, name: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    plain(page).contains(&plain(name))
}

/// Every page says whose it is and which it is of how many of theirs: of each owner from the first to the last, in order.
#[track_caller]
fn each_owned(kind: &str, pages: &[String], owners: &[String]) {
    let mut rest = pages.iter();
    for owner in owners {
        let mut n = 0;
        loop {
            n += 1;
            let page = rest.next().unwrap_or_else(|| panic!("{kind}: page {n} of {owner} is missing: {pages:#?}"));
            assert!(has(page, owner), "{kind}: {owner} is not on {page}");
            let (_, of) = page.rsplit_once(&format!("Page {n} of ")).unwrap_or_else(|| panic!("{kind}: no page {n} of {owner}: {page}"));
            let of: usize = of.split_whitespace().next().unwrap().parse().unwrap();
            if n == of {
                break;
            }
        }
        let others = pages.iter().filter(|page| has(page, owner)).count();
        assert_eq!(others, n, "{kind}: {owner} stands on pages of others");
    }
    assert_eq!(rest.next(), None, "{kind}: a page nobody owns");
    free_of_the_page(kind, &pages.join(" "));
}

#[track_caller]
fn free_of_the_page(kind: &str, all: &str) {
    for interface in ["Preview", "Everyone", "Undo", "Settings", "Class board", "Laying out"] {
        assert!(!all.contains(interface), "{kind}: “{interface}” is on the paper: {all}");
    }
}

#[track_caller]
fn each_once(kind: &str, pages: &[String], names: &[String]) {
    let all = pages.join(" ");
    for name in names {
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(plain(&all).matches(&plain(name)).count(), 1, "{kind}: {name} in {pages:#?}");
    }
    free_of_the_page(kind, &all);
}

#[test]
fn sheets_of_thirty_children_with_nothing_rated_yet() {
    let stage = Stage::new("paper thirty");
    let list = stage.file("class list.csv", &class_list());
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.import_pupils(&list, CHILDREN.len());
    let names: Vec<String> = CHILDREN.iter().map(|(forename, surname)| format!("{forename} {surname}")).collect();
    ana.turns_to("Print");
    ana.sees(&heading("Print"));
    for (kind, count) in [("Slips to take home", 15), ("Target cards", 4), ("My profile", 30), ("Whole file", 30), ("Handover", 30)] {
        sheet(&ana, kind);
        let pages = ana.on_paper(false);
        assert_eq!(pages.len(), count, "{kind}: {pages:#?}");
        if count == 30 {
            each_owned(kind, &pages, &names_in_register_order());
        } else {
            each_once(kind, &pages, &names);
        }
    }
    sheet(&ana, "Class summary");
    let pages = ana.on_paper(true);
    assert!(pages.len() <= 2, "{pages:#?}");
    each_once("Class summary", &pages, &names);
    for (n, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("Page {} of {}", n + 1, pages.len())) && page.contains("Green"), "{pages:#?}");
    }
    sheet(&ana, "Criteria, filled in");
    let pages = ana.on_paper(false);
    each_owned("Criteria, filled in", &pages, &names_in_register_order());
    sheet(&ana, "Criteria, blank");
    let pages = ana.on_paper(false);
    assert!(pages.iter().all(|page| page.contains("Name") && page.contains("Page ")), "{pages:#?}");
    let all = pages.join(" ");
    assert!(all.contains("Autumn") && all.contains("Summer") && all.contains("Name"), "{pages:#?}");
    assert!(names.iter().all(|name| !all.contains(name.as_str())), "a blank sheet names nobody: {pages:#?}");

    ana.click(&link("Gaps list"));
    ana.sees(&table("4B"));
    ana.settled();
    let pages = ana.on_paper(false);
    let all = pages.join(" ");
    assert!(all.contains("Not rated yet") && all.contains("4B · ") && all.contains("printed on") && !all.contains("Undo"), "{pages:#?}");
    ana.turns_to("Print");

    // A chosen few.
    sheet(&ana, "My profile");
    ana.click(&button("Children: 30 of 30"));
    ana.click(&button("Nobody"));
    ana.reads("Nobody is chosen.");
    ana.click(&checkbox("Zoë Zinnia"));
    ana.sees(&region("Preview"));
    let pages = ana.on_paper(false);
    assert_eq!(pages.len(), 1, "{pages:#?}");
    each_owned("one profile", &pages, &["Zoë Zinnia".to_owned()]);
    assert!(names.iter().filter(|name| *name != "Zoë Zinnia").all(|name| !has(&pages[0], name)), "{pages:#?}");
    assert_eq!(ana.barriers(), Vec::<String>::new());
    stage.kept_to_itself();
}

/// The children as a register lists them: by surname, accents and small letters aside.
fn names_in_register_order() -> Vec<String> {
    let mut children: Vec<(&str, &str)> = CHILDREN.to_vec();
    children
        .sort_by_key(|(forename, surname)| (lantern::domain::letters::sorted_as(surname), lantern::domain::letters::sorted_as(forename)));
    children.into_iter().map(|(forename, surname)| format!("{forename} {surname}")).collect()
}

#[test]
fn sheets_of_one_child_with_a_long_name_and_long_targets() {
    let stage = Stage::new("paper one");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&[LONG, "Ben Bittern"]);
    ana.open_pupil("4B", LONG);
    ana.rate(lantern_e2e::Voice::Teacher, "1.1", "Green");
    ana.opens_part("Targets");
    let long = "I can explain in my own words how I found my answer and check it in another way. ".repeat(3);
    for (n, area) in ["Maths", "Reading", "Writing"].into_iter().enumerate() {
        ana.click(&button(format!("Add a target: {area}")));
        for again in ["first", "second", "third"] {
            let words = format!("{again} of {area}: {long}");
            ana.fill(
                &textbox(format!("A target in your own words: {area}")),
                words.trim().get(..290.min(words.trim().len())).unwrap_or_default(),
            );
            ana.click(&button("Set"));
            ana.saved();
            ana.reads(&format!("{again} of {area}"));
        }
        ana.click(&button("Done"));
        assert!(n < 3);
    }
    ana.click(&link("Print"));
    ana.sees(&heading("Print"));
    for kind in ["Slips to take home", "Target cards", "My profile", "Whole file"] {
        sheet(&ana, kind);
        let pages = ana.on_paper(false);
        let all = pages.join(" ");
        if kind != "Whole file" {
            assert_eq!(pages.len(), 1, "{kind}: {pages:#?}");
        }
        if kind == "My profile" || kind == "Whole file" {
            each_owned(kind, &pages, &[LONG.to_owned()]);
        }
        assert!(has(&all, LONG) && !has(&all, "Bittern"), "{kind}: {pages:#?}");
        for area in ["Maths", "Reading", "Writing"] {
            for again in ["first", "second", "third"] {
                assert!(has(&all, &format!("{again} of {area}")), "{kind} lacks the {again} target of {area}: {pages:#?}");
            }
        }
    }
    sheet(&ana, "Criteria, filled in");
    ana.choose(&combobox("Subject"), "Maths");
    let pages = ana.on_paper(false);
    assert!(pages.join(" ").contains("Green") && !has(&pages.join(" "), "Bittern"), "{pages:#?}");

    // The page for a phone: looked at, then saved; it stands alone and its name names nobody.
    ana.click(&link("Page for a phone"));
    ana.sees(&button("Save the page as a file"));
    ana.settled();
    assert_eq!(ana.barriers(), Vec::<String>::new());
    let page = ana.download(|| ana.click(&button("Save the page as a file")));
    let text = String::from_utf8(page.bytes).unwrap();
    assert!(page.name.starts_with("My profile 4B 02 ") && !page.name.contains("Maximiliana"), "{}", page.name);
    assert!(text.contains(LONG) && text.contains("first of Reading") && !text.contains("Bittern"), "{text}");
    for forbidden in ["<script", "src=", "href=", "http:", "https:", "url(", "<!--"] {
        assert!(!text.contains(forbidden), "{forbidden} is in the page");
    }
    stage.kept_to_itself();
}

#[test]
fn twelve_targets_of_a_child_with_a_short_name_keep_to_one_side() {
    let stage = Stage::new("paper twelve");
    let ana = stage.person("ana");
    ana.add_class("4B");
    ana.type_pupils(&["Bo Li"]);
    ana.open_pupil("4B", "Bo Li");
    ana.opens_part("Targets");
    let areas = ["Maths", "Reading", "Writing", "Personal"];
    let again = ["first", "second", "third"];
    for area in areas {
        ana.click(&button(format!("Add a target: {area}")));
        for again in again {
            ana.fill(&textbox(format!("A target in your own words: {area}")), &format!("{again} of {area}: I show how I found it"));
            ana.click(&button("Set"));
            ana.saved();
        }
        ana.click(&button("Done"));
    }
    // What absence is called among staff is for staff: the page they work on says it, and nothing a family reads does.
    ana.open_class("4B");
    ana.turns_to("Attendance");
    let list = stage.file("attendance.csv", b"Name,Possible,Present,Unauthorised\r\nBo Li,70,30,20\r\n");
    ana.upload(&file_input("Open a list…"), &list);
    ana.click(&button("Enter attendance of 1 child"));
    ana.reads("severe absence");
    ana.saved();
    ana.turns_to("Print");
    ana.sees(&heading("Print"));
    for kind in ["Slips to take home", "Target cards", "My profile", "Whole file", "Page for a phone"] {
        let (pages, most) = match kind {
            "Page for a phone" => {
                ana.click(&link(kind));
                ana.sees(&button("Save the page as a file"));
                ana.settled();
                (vec![ana.page_text()], 1)
            }
            _ => {
                sheet(&ana, kind);
                (ana.on_paper(false), if kind == "Whole file" { 2 } else { 1 })
            }
        };
        assert!(pages.len() <= most, "{kind}: {pages:#?}");
        let all = pages.join(" ");
        for of_staff in ["persistent", "severe", "unauthorised", "kappa"] {
            assert!(!all.to_lowercase().contains(of_staff), "“{of_staff}” is on {kind}: {all}");
        }
        for area in areas {
            for again in again {
                assert!(has(&all, &format!("{again} of {area}")), "{kind} lacks the {again} target of {area}: {pages:#?}");
            }
        }
    }
}
