//! Common transfer files: one child out and in again, files of other schools, and files nobody should write.

use lantern::domain::{Aspect, Attendance, Date, LegalName, Placement, PupilId, SchoolYear, YearGroup};
use lantern::exchange::ctf::{BYTES_MAX, CtfPupil, PUPILS_MAX, file_name, listed, read, write};
use lantern::exchange::roster::{Mapping, RosterRow, list, rows};
use lantern::words::other_programs::{NotRead, StageResult, YearAttended, from_ctf};
use lantern::words::roster::RosterFault;
use lantern::workspace::{Attitude, Command, Judging, Verdict};
use proptest::prelude::*;

use crate::device::{Device, child, year};

fn today() -> Date {
    "2026-11-30".parse().unwrap()
}

/// What a file may hold, each by its path; those that must be there begin with `!`.
const SCHEMA: [&str; 36] = [
    "!CTfile",
    "!CTfile/Header",
    "!CTfile/Header/DocumentName",
    "!CTfile/Header/CTFversion",
    "!CTfile/Header/DateTime",
    "!CTfile/Header/DocumentQualifier",
    "!CTfile/Header/SupplierID",
    "!CTfile/Header/SourceSchool",
    "!CTfile/Header/SourceSchool/LEA",
    "!CTfile/Header/SourceSchool/Estab",
    "CTfile/Header/SourceSchool/SchoolName",
    "!CTfile/Header/SourceSchool/AcademicYear",
    "!CTfile/Header/DestSchool",
    "!CTfile/Header/DestSchool/LEA",
    "!CTfile/Header/DestSchool/Estab",
    "!CTfile/CTFpupilData",
    "!CTfile/CTFpupilData/Pupil",
    "CTfile/CTFpupilData/Pupil/UPN",
    "CTfile/CTFpupilData/Pupil/Surname",
    "!CTfile/CTFpupilData/Pupil/Forename",
    "CTfile/CTFpupilData/Pupil/DOB",
    "CTfile/CTFpupilData/Pupil/BasicDetails",
    "CTfile/CTFpupilData/Pupil/BasicDetails/PreferredSurname",
    "CTfile/CTFpupilData/Pupil/BasicDetails/PreferredForename",
    "CTfile/CTFpupilData/Pupil/BasicDetails/NCyearActual",
    "CTfile/CTFpupilData/Pupil/Attendance",
    "CTfile/CTFpupilData/Pupil/Attendance/YearData",
    "CTfile/CTFpupilData/Pupil/Attendance/YearData/Year",
    "CTfile/CTFpupilData/Pupil/Attendance/YearData/SessionsPossible",
    "CTfile/CTFpupilData/Pupil/Attendance/YearData/SessionsAttended",
    "CTfile/CTFpupilData/Pupil/Attendance/YearData/SessionsAuthorised",
    "CTfile/CTFpupilData/Pupil/Attendance/YearData/SessionsUnauthorised",
    "CTfile/CTFpupilData/Pupil/StageAssessments",
    "CTfile/CTFpupilData/Pupil/StageAssessments/KeyStage",
    "CTfile/CTFpupilData/Pupil/StageAssessments/KeyStage/Stage",
    "CTfile/CTFpupilData/Pupil/StageAssessments/KeyStage/StageAssessment",
];
const OF_AN_ASSESSMENT: [&str; 8] = ["Locale", "Year", "Subject", "Method", "Component", "ResultStatus", "ResultQualifier", "Result"];

/// Holds a file to it.
fn fits(xml: &str) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut path, mut met) = (Vec::new(), Vec::new());
    let assessment = "CTfile/CTFpupilData/Pupil/StageAssessments/KeyStage/StageAssessment/";
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                path.push(String::from_utf8(element.name().as_ref().to_vec()).unwrap());
                let here = path.join("/");
                let known = SCHEMA.iter().any(|known| known.trim_start_matches('!') == here);
                let inside = here.strip_prefix(assessment).is_some_and(|name| OF_AN_ASSESSMENT.contains(&name));
                assert!(known || inside, "{here}");
                met.push(here);
            }
            Event::End(_) => drop(path.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    for wanted in SCHEMA.iter().filter_map(|known| known.strip_prefix('!')) {
        assert!(met.iter().any(|here| here == wanted), "{wanted} is missing");
    }
    let all = met.iter().filter(|here| **here == assessment.trim_end_matches('/')).count();
    assert_eq!(met.iter().filter(|here| here.starts_with(assessment)).count(), all * OF_AN_ASSESSMENT.len());
}

fn enter(here: &mut Device, pupil: PupilId, period: &str, possible: u16, attended: u16, unauthorised: u16) {
    let attendance = Attendance { possible, attended, unauthorised, late: 0 };
    here.tell(Attitude::SetAttendance { period: period.parse().unwrap(), rows: vec![(pupil, Some(attendance))] });
}

fn judge(here: &mut Device, pupil: PupilId, subject: &str, period: &str, verdict: &str) {
    let verdict = Verdict { pupil, aspect: Aspect::KeyStage, verdict: verdict.parse().unwrap(), suggested: None, note: String::new() };
    here.tell(Judging::Judge { subject: subject.parse().unwrap(), period: period.parse().unwrap(), verdicts: vec![verdict] });
}

/// A school with Ada, who was in year 2 last year and is in year 3.
fn school() -> (Device, PupilId) {
    let mut here = Device::at_school(1);
    let class = here.add_class("3B");
    let ada = here.enrol(class, year(), child("Ada", "Avocet", Some("B801200005001"), Some("2018-11-23")));
    let at = |number: &str, year| {
        let placement = Placement { class: Some(class), year_group: YearGroup::typed(number) };
        Command::Place { pupil: ada, year, placement }
    };
    here.tell(at("2", year().previous().unwrap()));
    here.tell(at("3", year()));
    (here, ada)
}

/// The rows the list of a file comes to.
fn found(xml: &[u8]) -> Vec<RosterRow> {
    let table = list(&listed(xml).unwrap().text).unwrap();
    let found = rows(&table, &Mapping::guess(&table), today());
    assert!(found.bad.is_empty(), "{:?}", found.bad);
    found.good
}

#[test]
fn one_child_goes_out_and_comes_in_again() {
    let (mut here, ada) = school();
    here.tell(Command::NameSchool { name: "Oak & Ash".into() });
    let legal = LegalName { forename: "Adelaide".into(), surname: "Avocet-Moss".into() };
    here.tell(Command::SetLegalName { pupil: ada, legal: Some(legal) });
    enter(&mut here, ada, "2025-26.autumn-1", 70, 66, 1);
    enter(&mut here, ada, "2025-26.summer-2", 60, 60, 0);
    enter(&mut here, ada, "2026-27.autumn-1", 72, 70, 0);
    judge(&mut here, ada, "reading", "2025-26.spring-1", "wts");
    judge(&mut here, ada, "reading", "2025-26.summer-2", "exs");
    judge(&mut here, ada, "maths", "2025-26.summer-2", "2b");
    judge(&mut here, ada, "writing", "2025-26.summer-2", "pks");
    // Of a year that ends no key stage nothing goes out.
    judge(&mut here, ada, "writing", "2026-27.autumn-1", "gds");
    let xml = write(here.files(), ada, today()).unwrap();
    fits(&xml);
    assert!(xml.contains("<CTFversion>26.0</CTFversion>") && xml.contains("<SchoolName>Oak &amp; Ash</SchoolName>"), "{xml}");
    let [pupil] = &read(xml.as_bytes()).unwrap()[..] else { panic!("{xml}") };
    assert_eq!(pupil.fields, ["B801200005001", "Avocet-Moss", "Adelaide", "Avocet", "Ada", "2018-11-23", "3"].map(str::to_owned));
    assert_eq!(
        pupil.attended,
        [YearAttended { year: 2025, possible: 130, attended: 126 }, YearAttended { year: 2026, possible: 72, attended: 70 }]
    );
    assert!(xml.contains("<SessionsAuthorised>3</SessionsAuthorised>") && xml.contains("<ResultQualifier>NL</ResultQualifier>"), "{xml}");
    let told = listed(xml.as_bytes()).unwrap().told;
    assert_eq!(told[0].0, "B801200005001");
    let words = "From the CTF of the school before: attended 126 of 130 sessions in 2025/26; attended 70 of 72 sessions in 2026/27; ";
    assert!(told[0].1.starts_with(words) && told[0].1.contains("KS1 2026: reading EXS") && told[0].1.contains("maths 2B"), "{told:?}");
    assert!(!told[0].1.contains("WTS") && !told[0].1.contains("GDS") && !told[0].1.contains("PKS"), "{told:?}");
    let [row] = &found(xml.as_bytes())[..] else { panic!("one child") };
    assert_eq!(row.details, child("Ada", "Avocet", Some("B801200005001"), Some("2018-11-23")));
    assert_eq!(row.year_group, YearGroup::typed("3"));
    // The same file on the same day is the same text, and its name names nobody.
    assert_eq!(write(here.files(), ada, today()), Some(xml));
    assert_eq!(file_name(today()), "One child CTF 2026-11-30.xml");
    assert_eq!(write(here.files(), "0000000000009.9".parse().unwrap(), today()), None);
}

#[test]
fn a_child_of_whom_little_is_known_goes_out_as_well() {
    let mut here = Device::at_school(1);
    let class = here.add_class("3B");
    let ben = here.enrol(class, year(), child("Ben", "", None, None));
    let xml = write(here.files(), ben, today()).unwrap();
    fits(&xml);
    assert!(!xml.contains("Attendance") && !xml.contains("StageAssessments") && !xml.contains("<UPN"), "{xml}");
    assert_eq!(found(xml.as_bytes())[0].details.forename, "Ben");
}

/// A file with these pupils.
fn file(pupils: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CTfile><Header/><CTFpupilData>{pupils}</CTFpupilData></CTfile>")
}

#[test]
fn a_file_of_another_school_becomes_a_list() {
    let two = file(
        "<!-- one --><Pupil><UPN>B801200005001</UPN><Surname>KHAN</Surname><Forename>Amira &amp; Co</Forename><DOB>2018-11-23</DOB>\
         <Sex>F</Sex><BasicDetails><MiddleNames>Zo\u{eb}</MiddleNames><PreferredSurname>Moss</PreferredSurname>\
         <NCyearActual>4</NCyearActual><Ethnicity>WBRI</Ethnicity></BasicDetails><SENhistory><Surname>Nobody</Surname></SENhistory></Pupil>\
         <Pupil><Surname><![CDATA[O'Brien]]></Surname><Forename>Zo&#xEB;</Forename><DOB>2019-01-02</DOB>\
         <StageAssessments><KeyStage><Stage>KS1</Stage><StageAssessment><Year>2025</Year><Subject>SCI</Subject><Component/>\
         <Result>HNM</Result></StageAssessment></KeyStage></StageAssessments></Pupil>",
    );
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(two.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let western = two.replace("utf-8", "ISO-8859-1");
    let western: Vec<u8> = western.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [two.as_bytes().to_vec(), format!("\u{feff}{two}").into_bytes(), utf16, western] {
        let rows = found(&bytes);
        let names: Vec<String> = rows.iter().map(|row| row.details.full_name()).collect();
        assert_eq!(names, ["Amira & Co Moss", "Zoë O'Brien"]);
        assert_eq!(rows[0].year_group, YearGroup::typed("4"));
        assert_eq!(listed(&bytes).unwrap().told, [(String::new(), "From the CTF of the school before: KS1 2025: SCI HNM.".to_owned())]);
    }
    assert_eq!(from_ctf(&[], &[]), None);
    assert_eq!(from_ctf(&[YearAttended::default()], &[StageResult::default()]), None);
    let turn = YearAttended { year: 1999, possible: 380, attended: 352 };
    assert_eq!(from_ctf(&[turn], &[]).unwrap(), "From the CTF of the school before: attended 352 of 380 sessions in 1999/00.");
}

#[test]
fn every_file_that_is_not_read_is_refused_in_words() {
    let swells = "<!DOCTYPE CTfile [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE CTfile SYSTEM \"file:///etc/passwd\">";
    let body = "<CTfile><CTFpupilData><Pupil><Surname>Khan</Surname></Pupil></CTFpupilData></CTfile>";
    let nul: Vec<u8> = file("<Pupil/>").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cut = file("<Pupil><UPN>B801200005001</UPN></Pupil>").into_bytes()[..90].to_vec();
    let table: Vec<(&str, Vec<u8>, NotRead)> = vec![
        ("entities that swell", format!("{swells}{body}").into_bytes(), NotRead::Doctype),
        ("a file of this device", format!("{outside}{body}").into_bytes(), NotRead::Doctype),
        ("a bare DOCTYPE", format!("<!DOCTYPE CTfile>{body}").into_bytes(), NotRead::Doctype),
        ("an entity it does not define", file("<Pupil><UPN>&x;</UPN></Pupil>").into_bytes(), NotRead::BrokenXml),
        ("a letter that is none", file("<Pupil><UPN>&#xD800;</UPN></Pupil>").into_bytes(), NotRead::BrokenXml),
        ("too deep", file(&format!("<Pupil>{}", "<a>".repeat(60))).into_bytes(), NotRead::TooDeep),
        ("cut off", cut, NotRead::BrokenXml),
        ("another end", file("<Pupil><UPN></Pupil></UPN>").into_bytes(), NotRead::BrokenXml),
        ("names with a stroke", file("<Pupil/UPN>x</Pupil/UPN>").into_bytes(), NotRead::BrokenXml),
        ("nothing", Vec::new(), NotRead::BrokenXml),
        ("no XML", b"UPN,Surname\n".to_vec(), NotRead::BrokenXml),
        ("nobody in it", file("").into_bytes(), NotRead::NoPupils),
        ("another file", b"<html><Pupil/></html>".to_vec(), NotRead::NoPupils),
        ("too many", file(&"<Pupil/>".repeat(PUPILS_MAX + 1)).into_bytes(), NotRead::TooManyPupils { most: PUPILS_MAX }),
        ("too large", vec![b' '; BYTES_MAX + 1], NotRead::List(RosterFault::TooLarge { most: BYTES_MAX })),
        ("UTF-16 without its mark", nul, NotRead::Letters),
        ("letters nobody knows", file("<Pupil/>").replace("utf-8", "IBM037").into_bytes(), NotRead::Letters),
        (
            "not what it says",
            file("<Pupil/>")
                .replace("<Header/>", "<Header>\u{1}</Header>")
                .into_bytes()
                .into_iter()
                .map(|byte| if byte == 1 { 0xeb } else { byte })
                .collect(),
            NotRead::Letters,
        ),
    ];
    for (what, bytes, why) in table {
        assert_eq!(read(&bytes), Err(why), "{what}");
    }
    let many = file(&"<Pupil/>".repeat(PUPILS_MAX));
    assert_eq!(read(many.as_bytes()).map(|pupils| pupils.len()), Ok(PUPILS_MAX));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_name_comes_in_as_it_went_out(forename in "[A-Za-zéëŁß&<>\"';\\]]{1,20}", surname in "[A-Za-zéëŁß&<>\"' -]{0,20}") {
        let mut here = Device::at_school(1);
        let class = here.add_class("3B");
        let pupil = here.enrol(class, year(), child(&forename, surname.trim(), None, None));
        // As it is kept: with one space where there were several.
        let details = here.roll().pupil(pupil).unwrap().any().unwrap().clone();
        let xml = write(here.files(), pupil, today()).unwrap();
        fits(&xml);
        let read = read(xml.as_bytes()).unwrap();
        prop_assert_eq!((&read[0].fields[2], &read[0].fields[1]), (&details.forename, &details.surname));
    }

    #[test]
    fn no_file_with_a_byte_changed_makes_the_reader_fall(place in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = file("<Pupil><UPN>B801200005001</UPN><Surname a=\"b\">Khan &amp; Co</Surname></Pupil>").into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = to;
        let _read: Result<Vec<CtfPupil>, _> = read(&bytes);
        let _listed = listed(&bytes);
    }
}

#[test]
fn the_schema_of_ours_names_each_element_once() {
    let mut all: Vec<&str> = SCHEMA.iter().map(|name| name.trim_start_matches('!')).collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
    assert_eq!(SchoolYear::of(today()), year());
}
