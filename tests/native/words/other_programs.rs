//! What is said of files of other programs that are not read.

use lantern::words::other_programs::NotRead::{self, *};
use lantern::words::roster::RosterFault;

use super::{are_sentences, every, say_what_to_do};

#[test]
fn every_file_of_another_program_that_is_not_read_says_why_and_what_to_do() {
    const SAVE: &str = "Open it in your spreadsheet, save it as an Excel workbook (.xlsx) or as CSV, and choose that file.";
    const EXPORT: &str = "Please export it again and choose that file.";
    let all = every!(NotRead, NotRead::to_string, {
        Locked => Locked
            => "This workbook is locked with a password. Please open it in your spreadsheet, save it without one, and try again.",
        OldWorkbook => OldWorkbook => format!("This is a workbook of an older kind (.xls). {SAVE}"),
        NoWorkbook => NoWorkbook => format!("This is a packed file, but no Excel workbook. If your spreadsheet opens it: {SAVE}"),
        PackedOtherwise => PackedOtherwise => format!("This workbook is packed in a way that is not read here. {SAVE}"),
        Damaged => Damaged => format!("This file is damaged: not all of it fits together. {EXPORT}"),
        UnpacksPast { .. } => UnpacksPast { most: 40_000_000 }
            => format!("This workbook unpacks to more than 40 MB, more than any list. {SAVE}"),
        CannotUnpack => CannotUnpack => "This browser is too old to unpack a workbook. Please save the list as CSV in your spreadsheet and \
            choose that file.",
        NoCells => NoCells => "There is nothing on any sheet of this workbook. Please choose the one with the list.",
        BrokenXml => BrokenXml => format!("This file is broken: it ends too soon, or is not as such files are. {EXPORT}"),
        Doctype => Doctype => format!("This file defines words of its own (a DOCTYPE), which no school’s system does. {EXPORT}"),
        TooDeep => TooDeep => format!("This file is nested deeper than any school’s system writes one. {EXPORT}"),
        Letters => Letters => format!("The letters of this file are written in a way that is not read here. {EXPORT}"),
        NoPupils => NoPupils => format!("There is no pupil in this common transfer file. {EXPORT}"),
        TooManyPupils { .. } => TooManyPupils { most: 5_000 }
            => format!("There are more than 5000 pupils in this file, more than any school has. {EXPORT}"),
        List(_) => List(RosterFault::NotText)
            => "This file does not hold plain text. Please export the list as CSV and choose that file.",
    });
    are_sentences(&all);
    say_what_to_do(&all, &[]);
}
