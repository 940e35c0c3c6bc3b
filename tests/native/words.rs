//! What the app says when something is refused or goes wrong: all of it, word for word.

mod files;
mod other_programs;
mod sense;
mod sentences;
mod storage;

use lantern::domain::scheme::SchemeFault;
use lantern::words::{Refusal, refusal};

/// Holds what is said of every variant against its row. A variant without a row does not compile, and a row must fit its variant.
/// The rows of one variant stand from the special to the general.
macro_rules! every {
    ($of:ty, $say:expr, { $($kind:pat => $one:expr => $words:expr),+ $(,)? }) => {{
        fn known(one: &$of) {
            match one { $($kind => {})+ }
        }
        type Is = fn(&$of) -> bool;
        let rows: Vec<($of, String, Is)> = vec![$(($one, $words.to_string(), (|one| matches!(one, $kind)) as Is)),+];
        for (one, words, is) in &rows {
            known(one);
            assert!(is(one), "the row of another: {one:?}");
            let said = $say(one);
            assert_eq!(said, *words);
            crate::words::is_for_people(&said, one);
        }
        rows.into_iter().map(|(_, words, _)| words).collect::<Vec<String>>()
    }};
}
pub(crate) use every;

/// Nothing of the program's own shows in what is said: no name of a variant or field, no bracket of Rust, no offset but where it is said
/// aloud.
pub(crate) fn is_for_people(said: &str, of: &dyn std::fmt::Debug) {
    let debug = format!("{of:?}");
    let name: String = debug.chars().take_while(|c| c.is_alphanumeric()).collect();
    // A variant of one word may be a word of English.
    let inside = name.chars().skip(1).any(char::is_uppercase) && said.contains(&name);
    let rust = ["Some(", "None", "Ok(", "Err(", "::", "{", "}", "_", "\\"].iter().find(|sign| said.contains(**sign));
    assert!(!inside && rust.is_none() && !said.contains(&debug), "{said}");
    assert!(said == said.trim() && !said.contains("  ") && !said.contains('\n'), "{said:?}");
}

/// Whole sentences, the last of which has its full stop.
pub(crate) fn are_sentences(all: &[String]) {
    for said in all {
        assert!(said.ends_with('.') && said.chars().next().is_some_and(|c| c.is_uppercase() || c == '“'), "{said}");
    }
}

/// Words that go on from others: neither a capital nor a full stop.
pub(crate) fn go_on(all: &[String]) {
    for said in all {
        assert!(!said.ends_with('.') && !said.starts_with(char::is_uppercase), "{said}");
    }
}

/// Sentences that say what to do. Where nothing is to be done, or the sentence itself says it, it is among `plain`.
pub(crate) fn say_what_to_do(all: &[String], plain: &[&str]) {
    let asks = [
        "Please",
        "please",
        "Choose",
        "choose",
        "Move",
        "Go back",
        "Ask",
        "Export",
        "You will find",
        "take it back",
        "Correct",
        "Look there",
    ];
    for said in all {
        let told = asks.iter().any(|word| said.contains(word));
        assert!(told != plain.contains(&said.as_str()), "{said}");
    }
    assert!(plain.iter().all(|said| all.iter().any(|one| one == said)), "no longer said: {plain:?}");
}

#[test]
fn every_refusal_says_what_happened_and_what_to_do() {
    use Refusal::*;
    let at = || "16:10".parse().unwrap();
    let all = every!(Refusal, refusal, {
        NameMissing => NameMissing => "Please write something here first.",
        TooLong(_) => TooLong(100) => "That is too long: at most 100 characters fit. Please shorten it.",
        ClassNameTaken(_) => ClassNameTaken("4B".into()) => "There is a class called “4B” already. Please choose another name, or open \
            that class.",
        SubjectNameTaken(_) => SubjectNameTaken("Maths".into()) => "There is a subject called “Maths” already. Please choose another name.",
        GroupNameTaken(_) => GroupNameTaken("Set 1".into()) => "There is a group called “Set 1” already. Please choose another name.",
        TestNameTaken(_) => TestNameTaken("Spelling".into()) => "There is a test called “Spelling” already. Please choose another name.",
        NameTaken(_) => NameTaken("Uniform".into()) => "There is “Uniform” already. Please choose another name.",
        Scheme(_) => Scheme(SchemeFault::SameLetter('R')) => "Two bands have the letter R. Please change it.",
        Senseless(_) => Senseless(lantern::domain::Senseless::DayBackwards) => "The day ends before it begins. Please change that.",
        NotYet => NotYet => "This day has not come yet. Please change that.",
        HalfTermIsOver(_) => HalfTermIsOver("2026-27.autumn-1".parse().unwrap())
            => "Autumn 1, 2026-27 is over and stays as it was. Please choose this half term or a later one.",
        OverTheTotal => OverTheTotal => "A score is more than the total. Please change that.",
        PictureTaken => PictureTaken => "Another child has this picture. Please change that.",
        NobodyInClass => NobodyInClass => "There are no children in this class in this school year. Please change that.",
        RoundIsOpen => RoundIsOpen => "This class has an open round for this half term already. Please change that.",
        ClassNotEmpty => ClassNotEmpty => "This class still has children. Move them to another class first.",
        NotHere => NotHere => "This is no longer here: it may have been removed in another tab. Go back to the classes and look again.",
        NoSuchBand => NoSuchBand => "This colour is no longer in the school’s scheme. Please choose one that is.",
        NobodyToAdd => NobodyToAdd => "There is nobody to add. Choose at least one child.",
        DemoIsHere => DemoIsHere => "The demo class is here already. You will find it among the classes.",
        AlreadyLinked => AlreadyLinked => "These two are one child already.",
        NotLinked => NotLinked => "This child’s file is not linked to another.",
        DemoStaysApart => DemoStaysApart
            => "The demo class holds invented children only. Please add a class of your own for real children.",
        NothingToSettle => NothingToSettle => "This has been settled already.",
        NothingToUndo => NothingToUndo => "There is nothing to undo.",
        OutsideTheYear(_) => OutsideTheYear("2026-27".parse().unwrap())
            => "That day is not in the school year 2026-27. Please choose one from 1 September to 31 August.",
        OfAnother(_) => OfAnother("2026-27.autumn-1".parse().unwrap())
            => "What you saw was of autumn 1, 2026-27, so nothing was written. Please look at the half term \
               you chose, and do it there.",
        HasLeft => HasLeft
            => "This child is in no class in that school year. If that is a mistake, choose their class under “Name, class and more”.",
        SlotOutside(_) => SlotOutside(at()) => "There is no slot at 16:10 on that day. Please choose one from the list.",
        SlotTaken { .. } => SlotTaken { at: at(), by: "Ada".into() }
            => "Ada has the slot at 16:10 there. Move Ada first, or choose a free one.",
        FamilyElsewhere { .. } => FamilyElsewhere { at: at(), child: "Ada".into(), sibling: "Ben".into() }
            => "Ben is seen in another place at 16:10, and the family cannot be in two at once. Please choose another time for Ada.",
        MeetingOpen => MeetingOpen => "A meeting of this half term is still open. Please go on with it, or remove it first.",
        MeetingIsOver => MeetingIsOver => "This meeting is over. What was said stays; please add a correction instead.",
        MeetingGoesOn => MeetingGoesOn => "This meeting is still going on. Please change it in the meeting itself.",
        AgreedAlready => AgreedAlready => "That has been agreed already. To agree anew, take it back first.",
        SignatureTooLong => SignatureTooLong => "That signature is too long to keep. Please clear it and sign with fewer strokes.",
        NotRead(_) => NotRead("0000000000001.7".parse().unwrap())
            => "The child’s file is still being read. Nothing was changed. Please try again.",
        Clash(_) => Clash("0000000000001.7".parse().unwrap())
            => "Entry 0000000000001.7 says something else here by now. Nothing was changed. Please open the file again.",
    });
    are_sentences(&all);
    say_what_to_do(
        &all,
        &[
            "These two are one child already.",
            "This child’s file is not linked to another.",
            "This has been settled already.",
            "There is nothing to undo.",
        ],
    );
}
