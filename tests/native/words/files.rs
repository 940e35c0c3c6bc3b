//! What is said of files that cannot be taken in, whole or in part.

use super::{are_sentences, every, go_on, say_what_to_do};
use lantern::domain::upn::UpnFault;
use lantern::domain::{Date, YearGroup};
use lantern::words::attendance::{RowTrouble, TableFault, table_fault};
use lantern::words::criteria::{Trouble, of_criterion};
use lantern::words::doors::Door;
use lantern::words::import::{self, AnswersProblem, ImportProblem, Likeness, Unasked, answers_problem, import_problem, likeness};
use lantern::words::lists::{Difference, ListNote};
use lantern::words::roster::{Field, RosterFault, RowFault, RowWarning, WhyIgnored};

fn nothing_was_changed(all: &[String]) {
    assert!(all.iter().all(|said| said.contains("Nothing was changed.")), "{all:#?}");
}

#[test]
fn every_import_problem_says_what_happened_that_nothing_was_changed_and_what_to_do() {
    use ImportProblem::*;
    let id = || "0000000000001.7".parse().unwrap();
    let all = every!(ImportProblem, import_problem, {
        TooLarge { .. } => TooLarge { size: 50_000_001, most: 50_000_000 }
            => "This file has 51 MB; Lantern opens files of up to 50 MB. Nothing was changed. Please ask for one class at a time.",
        UnpacksPast { .. } => UnpacksPast { most: 500_000_000 }
            => "This file is packed and unpacks to more than 500 MB, more than Lantern opens. Nothing was changed. Please ask the \
                sender for it again.",
        Empty => Empty => "This file is empty. Nothing was changed. Please ask the sender for it again.",
        NotText(_) => NotText(643)
            => "This is no text, so it is not a Lantern file: perhaps a picture or a PDF. Nothing was changed. Lantern files end in \
                .lantern.json.",
        CutShort => CutShort
            => "This file ends in the middle: it was not copied or sent whole. Nothing was changed. Please ask the sender for it again.",
        OtherDoor(_) => OtherDoor(Door::Criteria)
            => "This file holds the criteria of a subject. Please choose “Import criteria” in the settings. Nothing was changed.",
        Malformed(_) => Malformed(import::Malformed { line: 3, column: 7, reason: "a name is empty".into() })
            => "This file is damaged at line 3: a name is empty. Nothing was changed. Please ask the sender to export it again.",
        TooDeep(_) => TooDeep(33) => "This is not a Lantern file: it is nested 33 levels deep. Nothing was changed.",
        NotLantern => NotLantern
            => "This is not a Lantern file. Nothing was changed. Lantern files end in .lantern.json; pupil lists are added inside a class.",
        NewerFormat(_) => NewerFormat("lantern/2".into())
            => "This file was written by a newer Lantern (lantern/2). Nothing was changed. Please reload this page to get the newer \
                version, then open it again.",
        TooMany(_) => TooMany(2_000_001)
            => "This file holds 2000001 entries, more than Lantern can take at once. Nothing was changed. Please ask for one class at a \
                time.",
        Clash { .. } => Clash { place: 2, id: id() }
            => "Entry 2 of this file (0000000000001.7) stands in it twice, with other words. Nothing was changed. Please ask the sender \
                to export it again.",
        SecondSchool => SecondSchool
            => "This file is from another school than the one before it. Nothing was changed. Please open it by itself.",
        OfASelfAssessment => OfASelfAssessment
            => "This file belongs to a self-assessment. Nothing was changed. Please open it by itself.",
        NoSetting { .. } => NoSetting { place: 2, id: id() }
            => "Entry 2 of this file of settings (0000000000001.7) is none. Nothing was changed. Please ask for it again.",
        SettingsInClassFile { .. } => SettingsInClassFile { place: 2, id: id() }
            => "Entry 2 of this class file (0000000000001.7) would change settings of the school, which a class file must not. Nothing \
                was changed.",
    });
    are_sentences(&all);
    nothing_was_changed(&all);
    assert_eq!(all.iter().filter(|said| said.contains("byte")).count(), 0, "a teacher has no use for an offset");
    say_what_to_do(
        &all,
        &[
            "This is no text, so it is not a Lantern file: perhaps a picture or a PDF. Nothing was changed. Lantern files end in \
             .lantern.json.",
            "This is not a Lantern file: it is nested 33 levels deep. Nothing was changed.",
            "This is not a Lantern file. Nothing was changed. Lantern files end in .lantern.json; pupil lists are added inside a class.",
            "Entry 2 of this class file (0000000000001.7) would change settings of the school, which a class file must not. Nothing was \
             changed.",
        ],
    );
}

#[test]
fn every_problem_with_answers_says_what_happened_that_nothing_was_changed_and_what_to_do() {
    let all = every!(AnswersProblem, answers_problem, {
        AnswersProblem::OtherSchool => AnswersProblem::OtherSchool
            => "These answers belong to another school’s files. Nothing was changed. Please open them on the device the questions came \
                from.",
        AnswersProblem::UnknownRound => AnswersProblem::UnknownRound
            => "These answers belong to a self-assessment this device does not know. Nothing was changed. Please open them on the device \
                the questions came from.",
        AnswersProblem::Closed => AnswersProblem::Closed
            => "This self-assessment is closed. Nothing was changed. Open it again on the page “Self-assessment” of the class, then open \
                the file once more.",
        AnswersProblem::NotAsked { .. } => AnswersProblem::NotAsked { place: 2, why: Unasked::NotAboutAChild }
            => "Answer 2 of this file is not one the self-assessment asked for: it is not about a child. Nothing was changed. The file \
                was changed by hand; please fetch it from the device again.",
        AnswersProblem::Clash { .. } => AnswersProblem::Clash { place: 2, id: "0000000000001.7".parse().unwrap() }
            => "Answer 2 of this file (0000000000001.7) is known here with other words: the file was changed by hand. Nothing was \
                changed. Please fetch it from the device again.",
    });
    are_sentences(&all);
    nothing_was_changed(&all);
    say_what_to_do(
        &all,
        &["This self-assessment is closed. Nothing was changed. Open it again on the page “Self-assessment” of the class, then open \
             the file once more."],
    );
    let all = every!(Unasked, Unasked::to_string, {
        Unasked::NotAboutAChild => Unasked::NotAboutAChild => "it is not about a child",
        Unasked::NotInTheClass => Unasked::NotInTheClass => "it is about a child who is not in this class",
        Unasked::NotByTheChild => Unasked::NotByTheChild => "it was not written by the child",
        Unasked::ReplacesOthers => Unasked::ReplacesOthers => "it would take the place of something that is not in this file",
        Unasked::NotAnAnswer => Unasked::NotAnAnswer => "a child does not answer in this way",
        Unasked::StrangeColour => Unasked::StrangeColour => "it has a colour the school does not use",
        Unasked::NotInTheRound => Unasked::NotInTheRound => "the round does not ask this",
    });
    go_on(&all);
}

#[test]
fn every_likeness_says_why_two_may_be_one_child() {
    let all = every!(Likeness, |one: &Likeness| likeness(*one), {
        Likeness::Upn => Likeness::Upn => "same UPN",
        Likeness::NameAndBirthDate => Likeness::NameAndBirthDate => "same name and date of birth",
        Likeness::Name => Likeness::Name => "same name; a date of birth or UPN is missing, so please look twice",
    });
    go_on(&all);
}

#[test]
fn every_fault_of_a_pupil_list_says_what_happened_and_what_to_do() {
    use RosterFault::*;
    let all = every!(RosterFault, RosterFault::to_string, {
        Empty => Empty => "This file is empty. Please export the list as CSV and choose that file.",
        TooLarge { .. } => TooLarge { most: 5_000_000 }
            => "This file is larger than 5 MB, more than any list. Please export the list as CSV and choose that file.",
        Workbook => Workbook => "This is an Excel workbook, not a CSV. In Excel choose File, Save a copy, and CSV.",
        Markup => Markup => "This is a web page or an XML file, not a CSV. If Excel opens it, choose File, Save a copy, and CSV there.",
        Json => Json => "This is not a CSV. If Lantern made this file, choose “Open a file” instead.",
        NotText => NotText => "This file does not hold plain text. Please export the list as CSV and choose that file.",
        NoRows => NoRows => "There is no row in this list. Please export the list as CSV and choose that file.",
        TooManyRows { .. } => TooManyRows { most: 20_000 }
            => "This file has more than 20000 rows, more than any school. Please export the list as CSV and choose that file.",
        TooManyColumns { .. } => TooManyColumns { line: 3, most: 200 }
            => "Line 3 has more than 200 columns. Please export the list as CSV and choose that file.",
        CellTooLong { .. } => CellTooLong { line: 3, most: 1000 }
            => "The row that begins on line 3 has a text of more than 1000 characters. Look there for a quotation mark that is opened \
                and never closed, or leave that column out of the export.",
        OpenQuotes { .. } => OpenQuotes { line: 3 }
            => "Several quotation marks are opened and never closed, one of them on line 3. Correct them, or export the list again.",
    });
    are_sentences(&all);
    say_what_to_do(&all, &[]);
}

#[test]
fn every_other_door_says_where_a_file_goes() {
    let doors = [Door::Pupils, Door::Attendance, Door::Criteria, Door::SomeList, Door::Workbook, Door::Transfer, Door::Markup];
    let all = doors.map(|door| door.to_string());
    are_sentences(&all);
    say_what_to_do(&all, &[]);
}

#[test]
fn every_difference_says_what_would_change_and_what_is_held() {
    let (held, said) = ("Jessop".to_owned(), "Moss".to_owned());
    let [one, other] = [1, 2].map(|day| Date::from_ymd_opt(2018, 5, day).unwrap());
    let [three, four] = ["3", "4"].map(|year| YearGroup::typed(year).unwrap());
    let all = every!(Difference, Difference::to_string, {
        Difference::Forename { .. } => Difference::Forename { held: held.clone(), said: said.clone() }
            => "Change the forename to Moss; here it is Jessop",
        Difference::Surname { .. } => Difference::Surname { held: held.clone(), said: said.clone() }
            => "Change the surname to Moss; here it is Jessop",
        Difference::Born { .. } => Difference::Born { held: one, said: other }
            => "Change the date of birth to 2 May 2018; here it is 1 May 2018",
        Difference::Upn { .. } => Difference::Upn { held: held.clone(), said: said.clone() } => "Change the UPN to Moss; here it is Jessop",
        Difference::Class { .. } => Difference::Class { held: "3A".into(), said: "4B".into() } => "Move to 4B; here the child is in 3A",
        Difference::Year { .. } => Difference::Year { held: three, said: four } => "Change the year group to Year 4; here it is Year 3",
    });
    go_on_from_a_name(&all);
}

/// Each is the label of a box to tick.
fn go_on_from_a_name(all: &[String]) {
    assert!(all.iter().all(|said| !said.ends_with('.')), "{all:#?}");
}

#[test]
fn everything_understood_of_a_list_is_a_sentence() {
    use ListNote::*;
    let day = Date::from_ymd_opt(2018, 11, 23).unwrap();
    let rows = |count: u64| (1..=count).map(|line| (line, "Total".to_owned())).collect();
    let all = every!(ListNote, ListNote::to_string, {
        Joined { .. } => Joined { shown: "Garside, Wren".into() }
            => "Names with a comma, such as “Garside, Wren”, have no quotation marks in this list: they were put together. Please check \
                them.",
        DayNumbers { count: 1, .. } => DayNumbers { shown: "43427".into(), date: day, count: 1 }
            => "Excel saved a date of birth as a number of days: “43427” is read as 23 November 2018.",
        DayNumbers { .. } => DayNumbers { shown: "43427".into(), date: day, count: 3 }
            => "Excel saved 3 dates of birth as numbers of days: “43427” is read as 23 November 2018, the others likewise.",
        MonthFirst => MonthFirst => "In this list the month comes first in dates of birth, as in 11/23/2018: read so.",
        EitherOrder { .. } => EitherOrder { shown: "11/05/2018".into(), read: Date::from_ymd_opt(2018, 5, 11) }
            => "Nothing in this list says whether the day or the month comes first in “11/05/2018”. It is read as 11 May 2018.",
        ClassDates { .. } => ClassDates { shown: "03-Apr".into(), read: "3/4".into() }
            => "Excel turned class names into dates: “03-Apr” is read as class 3/4. Please check the classes.",
        ScoresOf { .. } => ScoresOf { shown: "Spelling (101)".into() } => "Scores are read from the column “Spelling (101)”.",
        NoChildren { .. } => NoChildren { rows: rows(6) }
            => "Passed over, for they are no children: line 1 (“Total”), line 2 (“Total”), line 3 (“Total”), line 4 (“Total”), line 5 \
                (“Total”) and 1 more.",
    });
    are_sentences(&all);
    assert_eq!(NoChildren { rows: rows(1) }.to_string(), "Passed over, for they are no children: line 1 (“Total”).");
}

#[test]
fn every_fault_and_warning_of_a_row_of_pupils_is_a_sentence() {
    use RowFault::*;
    let all = every!(RowFault, RowFault::to_string, {
        NoForename => NoForename => "There is no name.",
        NameTooLong { .. } => NameTooLong { field: Field::Surname, count: 120 } => "The surname has 120 characters; at most 100 fit.",
        OpenQuote => OpenQuote => "A quotation mark is opened on this line and never closed.",
        SwallowedLines => SwallowedLines => "Several lines stand in one cell. Look for a quotation mark that is not closed.",
        TooManyLines { .. } => TooManyLines { most: 20_000 }
            => "Only 20000 lines are read at once. This line and those after it are left out.",
    });
    are_sentences(&all);
    let lost = char::REPLACEMENT_CHARACTER;
    let all = every!(RowWarning, RowWarning::to_string, {
        RowWarning::TooManyCells { .. } => RowWarning::TooManyCells { found: 8, expected: 7 }
            => "This row has 8 cells and the header 7: a text with a comma in it needs quotation marks around it. Check what \
                was read.",
        RowWarning::OpenQuote => RowWarning::OpenQuote
            => "A quotation mark is opened on this line and never closed. Check what was read.",
        RowWarning::NameLeftOut { .. } => RowWarning::NameLeftOut { field: Field::Surname, count: 120 }
            => "The surname has 120 characters; at most 100 fit. It is left out.",
        RowWarning::Upn(UpnFault::Length(_)) => RowWarning::Upn(UpnFault::Length(12))
            => "Check the UPN: a UPN has 13 characters, this one has 12.",
        RowWarning::Upn(UpnFault::Character(_)) => RowWarning::Upn(UpnFault::Character('!')) => "Check the UPN: “!” does not belong in a \
            UPN.",
        RowWarning::Upn(UpnFault::CheckLetter { .. }) => RowWarning::Upn(UpnFault::CheckLetter { expected: 'B' })
            => "Check the UPN: its first letter should be B; a digit may be mistyped.",
        RowWarning::UpnLeftOut => RowWarning::UpnLeftOut => "What stands in place of the UPN is not one; it is left out.",
        RowWarning::DateLeftOut { .. } => RowWarning::DateLeftOut { value: "soon".into() }
            => "“soon” is no date of birth Lantern can read; it is left empty. The child can be added without one.",
        RowWarning::BornInFuture => RowWarning::BornInFuture => "The date of birth lies in the future.",
        RowWarning::Age { years: 1 } => RowWarning::Age { years: 1 } => "By its date of birth this child is 1 year old.",
        RowWarning::Age { .. } => RowWarning::Age { years: 14 } => "By its date of birth this child is 14 years old.",
        RowWarning::YearGroup { .. } => RowWarning::YearGroup { value: "N1".into() }
            => "“N1” is not a year group from Reception to Year 6; it is left empty.",
        RowWarning::ClassNameLeftOut => RowWarning::ClassNameLeftOut => "The class name cannot be used; it is left empty.",
        RowWarning::OddName { found: char::REPLACEMENT_CHARACTER } => RowWarning::OddName { found: lost }
            => "A letter of the name was lost in this file.",
        RowWarning::OddName { .. } => RowWarning::OddName { found: '4' } => "There is a “4” in the name.",
        RowWarning::NameDivided => RowWarning::NameDivided => "Check which words are the forename and which the surname.",
        RowWarning::OneName => RowWarning::OneName
            => "There is one name only. That is right for a child who has one; else add the other.",
        RowWarning::RestLeftOut { .. } => RowWarning::RestLeftOut { text: "4B".into() } => "“4B” is left out.",
    });
    are_sentences(&all);
    let all = every!(WhyIgnored, WhyIgnored::to_string, {
        WhyIgnored::Private => WhyIgnored::Private => "Left out: Lantern keeps no more about a child than mentoring needs.",
        WhyIgnored::NotUsed => WhyIgnored::NotUsed => "Left out: Lantern has no place for it.",
        WhyIgnored::Second(_) => WhyIgnored::Second(Field::Born) => "Left out: another column gives the date of birth.",
        WhyIgnored::Blank => WhyIgnored::Blank => "Left out: nothing stands in it.",
        WhyIgnored::Unknown => WhyIgnored::Unknown => "Left out: choose what it holds if you need it.",
    });
    are_sentences(&all);
}

#[test]
fn every_fault_of_a_table_of_attendance_says_what_happened_and_what_to_do() {
    let all = every!(TableFault, |one: &TableFault| table_fault(*one), {
        TableFault::List(RosterFault::Empty) => TableFault::List(RosterFault::Empty)
            => "There is nothing in it. Please paste or open the rows of the register.",
        TableFault::List(RosterFault::TooManyRows { .. }) => TableFault::List(RosterFault::TooManyRows { most: 20_000 })
            => "It has more rows than a list of children. Please choose the file of one class.",
        TableFault::List(_) => TableFault::List(RosterFault::TooLarge { most: 5_000_000 })
            => "This file is larger than 5 MB, more than any list. Please export the list as CSV and choose that file.",
        TableFault::NobodyNamed => TableFault::NobodyNamed
            => "No column says whose row it is. It needs a heading such as UPN, Name, or Forename and Surname.",
        TableFault::OnlyPercent => TableFault::OnlyPercent
            => "A percentage alone does not say of how many sessions. Please choose a report with possible and attended sessions, or \
                with the register’s codes.",
        TableFault::NoNumbers => TableFault::NoNumbers
            => "No column has sessions or codes. It needs headings such as Possible and Attended, or Codes.",
    });
    are_sentences(&all);
    assert!(all.iter().all(|said| said.contains("Please ") || said.contains("It needs ")), "{all:#?}");
}

#[test]
fn every_trouble_with_a_row_of_attendance_goes_on_from_whose_row_it_is() {
    use RowTrouble::*;
    let all = every!(RowTrouble, RowTrouble::to_string, {
        SaysElse { .. } => SaysElse { line: 8 } => "line 8 says something else of this child",
        OpenQuote => OpenQuote => "a quotation mark is opened on this line and never closed",
        Nobody => Nobody => "it names nobody",
        OtherUpn => OtherUpn => "the child of this name has another UPN",
        NotHere => NotHere => "nobody of this name or UPN is in this class",
        TwoOfThatName => TwoOfThatName => "two children of the class have this name; only a UPN tells them apart",
        NotANumber(_) => NotANumber("seventy".into()) => "“seventy” is not a number of sessions",
        UnknownCode { .. } => UnknownCode { place: 2, code: "Q".into() } => "code 2 of the register, “Q”, is not known",
        CodesDiffer { .. } => CodesDiffer { attended: 2, possible: 3 } => "its codes come to 2 of 3 sessions, its numbers to something \
            else",
        NothingPossible => NothingPossible => "it does not say how many sessions were possible",
        NothingAttended => NothingAttended => "it does not say how many sessions were attended",
        TooManyAbsences => TooManyAbsences => "more absences than possible sessions",
        TooMuchTogether => TooMuchTogether => "attended and absences together are more than was possible",
        EitherWay(_) => EitherWay("66".into()) => "“66” may be sessions or a percentage; please head the column “Attended” or \
            “Attendance %”",
        NotAPercentage { .. } => NotAPercentage { shown: "94.4".into(), possible: 70 } => "“94.4” is not a percentage of 70 sessions",
        Senseless(_) => Senseless(lantern::domain::Senseless::SessionsAttended) => "more sessions attended than were possible",
    });
    go_on(&all);
}

#[test]
fn every_trouble_with_a_file_of_criteria_is_a_sentence() {
    use Trouble::*;
    let all = every!(Trouble, Trouble::to_string, {
        Empty => Empty => "This file is empty.",
        NotText => NotText => "The file is not in UTF-8.",
        OtherFormat { .. } => OtherFormat { found: "lantern/1".into(), wanted: "lantern-curriculum/1" }
            => "This is no file of criteria: its format is “lantern/1”, not “lantern-curriculum/1”.",
        ColumnsMissing { .. } => ColumnsMissing { missing: "stage".into(), all: "subject, stage".into() }
            => "The first line must name the columns; missing: stage. They are called subject, stage.",
        NoCriterion => NoCriterion => "There is no criterion in this file.",
        NoSubject(_) => NoSubject("My maths".into()) => "“My maths” is no subject: a key of a–z, 0–9 and hyphen, such as maths.",
        SecondSubject => SecondSubject => "A file holds one subject; this line names another.",
        NoStage(_) => NoStage("x".into()) => "“x” is no stage; it is a number from 1 to 9.",
        NoNumber(_) => NoNumber("x".into()) => "“x” is no number from 1 to 999.",
        NoRetired(_) => NoRetired("x".into()) => "“x” in the column retired: write yes, or nothing.",
        Stage => Stage => "A stage is a number from 1 to 9.",
        Number => Number => "A number is from 1 to 999.",
        Strand { .. } => Strand { most: 100 } => "The strand must have 1 to 100 characters.",
        Text { .. } => Text { most: 500 } => "The text must have 1 to 500 characters, and home at most as many.",
        Twice { .. } => Twice { number: 7, stage: 4 } => "Number 7 of stage 4 stands there twice.",
        Title { .. } => Title { most: 100 } => "The title has more than 100 characters.",
        More(_) => More(3) => "… and 3 more.",
    });
    are_sentences(all.split_last().unwrap().1);
    assert_eq!(of_criterion(4, 7, &Stage), "Criterion 4.7: A stage is a number from 1 to 9.");
}

#[test]
fn what_may_be_here_already_is_asked_about_with_what_it_is_by() {
    use import::{Answer, Whom, still_open_in_file};
    use lantern::domain::StaffMember;
    use lantern::words::in_file::{alike_class, alike_staff};
    for (named, in_common, why) in [
        (true, 0, "the same name, and no child who is certainly in both; please look twice."),
        (true, 3, "the same name, and 3 of its 4 children."),
        (false, 3, "another name, but 3 of its 4 children; please look twice."),
    ] {
        assert_eq!(alike_class("4b", "4B", named, in_common, 4), format!("Class 4b in the file, and class 4B here: {why}"));
    }
    let member = |job: &str| StaffMember { name: "Mrs Okafor".into(), job: job.into() };
    assert_eq!(
        alike_staff(&member("class teacher"), &member("")),
        "Mrs Okafor, class teacher, in the file, and Mrs Okafor here: the same name, so please look twice."
    );
    let names = ["4B", "Ada Avocet"].map(String::from);
    assert_eq!(still_open_in_file(&names), "Nothing was added yet. Please say of 4B, Ada Avocet: the same, or another.");
    assert_eq!(
        lantern::words::settings::staff_name_is_there(&member("mentor")),
        "Mrs Okafor (mentor) is on the staff list already. Is this the same person?"
    );
    // Nobody of the staff is left out: what they wrote would be nobody's.
    assert_eq!([Whom::Child, Whom::Class, Whom::Staff].map(|whom| whom.answers().len()), [3, 3, 2]);
    assert_eq!(Whom::Staff.answers()[0].0, Answer::Same);
    let child: Vec<&str> = Whom::Child.answers().iter().map(|(_, text)| *text).collect();
    assert_eq!(child, ["The same child", "Another child", "Leave out"]);
}

#[test]
fn every_problem_with_a_locked_file_says_what_to_do() {
    use lantern::words::sealing::{Problem, problem};
    let all = every!(Problem, |one: &Problem| problem(*one), {
        Problem::OtherPassphrase => Problem::OtherPassphrase
            => "That is not the passphrase of this file. Please look for capital letters and spaces, and try again: nothing is lost by it.",
        Problem::NoPassphrase => Problem::NoPassphrase
            => "This file was not locked with a passphrase but for one person’s key. Please ask whoever has the key to unlock it.",
        Problem::TooMuchWork => Problem::TooMuchWork
            => "This device has not enough memory to open this file. Please open it on a larger one, or unlock it with the age program \
                first.",
        Problem::Damaged => Problem::Damaged
            => "This file is damaged or was cut off on its way. Please copy it again from where it was saved. Nothing was changed.",
        Problem::Broken => Problem::Broken
            => "The file could not be locked or opened here, and nothing was saved. Please look at your connection and try again.",
    });
    are_sentences(&all);
    say_what_to_do(&all, &[]);
}
