//! Sentences with numbers in them: none, one, several.

use lantern::domain::{Attendance, Date, Step};
use lantern::words;

/// What is said of none, one and several, or of several cases, in order.
fn says<T>(said: impl Fn(T) -> String, table: impl IntoIterator<Item = (T, &'static str)>) {
    for (of, wanted) in table {
        assert_eq!(said(of), wanted);
    }
}

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn counts_know_one_from_several() {
    says(words::children, [(0, "0 children"), (1, "1 child"), (30, "30 children")]);
    says(words::entries, [(1, "1 entry"), (2, "2 entries")]);
    says(words::counts::times, [(1, "once"), (3, "3 times")]);
    says(words::counts::points, [(1, "1 point"), (5, "5 points")]);
    says(words::counts::judgements, [(1, "1 judgement"), (30, "30 judgements")]);
    says(words::counts::percent, [(960, "96"), (959, "95.9")]);
    says(words::counts::minutes, [(1, "1 second"), (60, "1 minute"), (245, "4 minutes 5 seconds")]);
}

#[test]
fn a_child_is_told_what_is_open() {
    use words::child::{answers, lights_left, opens_in, please_wait};
    says(lights_left, [(1, "One light is still to choose."), (2, "2 lights are still to choose.")]);
    says(
        answers,
        [
            (None, "Reading the answers …"),
            (Some(0), "There are no answers on this device."),
            (Some(1), "1 answer is on this device and still to be handed in."),
            (Some(7), "7 answers are on this device and still to be handed in."),
        ],
    );
    says(
        opens_in,
        [
            (0, "The PIN was said to be forgotten. Lantern can be opened now."),
            (65, "The PIN was said to be forgotten. Lantern opens in 1 minute 5 seconds."),
        ],
    );
    assert_eq!(please_wait(30), "Too many wrong tries. Please wait 30 seconds.");
}

#[test]
fn an_answer_fits_what_was_asked_and_is_read_aloud_with_it() {
    use lantern::domain::sheet::SheetItem;
    use words::child::{aloud, answer};
    let strand = SheetItem::Strand("uniform".parse().unwrap());
    let target = SheetItem::Target("0000000000001.1".parse().unwrap());
    let criterion = SheetItem::Criterion("maths-4.1".parse().unwrap());
    says(
        |(asked, word)| answer(asked, word),
        [
            ((strand, "I can do this"), "Yes, nearly always"),
            ((strand, "I am nearly there"), "Sometimes"),
            ((strand, "I need help with this"), "Not yet. I need help"),
            ((target, "I can do this"), "I did it"),
            ((target, "I am nearly there"), "I nearly did it"),
            ((target, "I need help with this"), "Not yet. I need help"),
            ((criterion, "I can do this"), "I can do this"),
            // A school that has words of its own means them.
            ((strand, "I can teach it"), "I can teach it"),
            ((target, "Sunny"), "Sunny"),
        ],
    );
    // Whoever sets up a school finds the words that are answered to; nothing else would fit.
    let usual = lantern::domain::Scheme::default();
    assert!(usual.bands().iter().all(|band| answer(strand, &band.child_word) != band.child_word));
    says(
        |(asked, all): (&str, &[&str])| aloud(words::child::HOW_IS_THIS, asked, &names(all)),
        [
            (
                ("I wear my school uniform.", &["Yes, nearly always", "Not yet. I need help"][..]),
                "How is this for you? I wear my school uniform. Yes, nearly always. Not yet. I need help.",
            ),
            (("I am proud of …", &[][..]), "How is this for you? I am proud of."),
            (("Can you?", &["Yes!"][..]), "How is this for you? Can you? Yes!"),
        ],
    );
}

#[test]
fn a_day_says_before_it_is_planned_whether_it_has_room() {
    use words::consultation::{Need, need};
    let of = |children, families, slots, missing, elsewhere| Need { children, families, slots, missing, elsewhere };
    says(
        need,
        [
            (of(0, 0, 18, 0, 0), "No children in the classes of this day in its school year."),
            (of(0, 0, 18, 0, 30), "30 children have a slot on another date of this half term."),
            (of(1, 1, 1, 0, 0), "1 child needs a slot, and the day has 1 slot. That is enough."),
            (of(30, 28, 36, 0, 0), "30 children of 28 families need a slot, and the day has 36 slots. That is enough."),
            (
                of(30, 30, 18, 12, 1),
                "30 children need a slot, and the day has 18 slots. 12 children would get none. Add a place, make the day longer or the \
                 meetings shorter, or plan another date in the same half term for the rest. 1 child has a slot on another date of this \
                 half term.",
            ),
        ],
    );
}

#[test]
fn a_day_of_consultation_says_how_far_it_is() {
    use words::consultation::{booked, families, filled_in, lists, saved, without_slip};
    says(
        |(placed, nobody, left): (usize, bool, &[&str])| filled_in(placed, nobody, &names(left)),
        [
            ((0, true, &[][..]), "There is nobody to give a slot to."),
            ((0, false, &[]), "Every child has a slot already."),
            ((0, false, &["Ada", "Ben"]), "No slot was left for Ada, Ben."),
            ((1, false, &[]), "1 child was given a slot."),
            ((28, false, &["Dev"]), "28 children were given a slot. No slot was left for Dev."),
        ],
    );
    says(
        |(n, of)| booked(n, of),
        [
            ((0, 0), "No children in the classes of this day in its school year."),
            ((1, 1), "1 of 1 child has a slot."),
            ((30, 30), "30 of 30 children have a slot."),
            ((1, 30), "1 of 30 children has a slot."),
            ((28, 30), "28 of 30 children have a slot."),
        ],
    );
    says(saved, [(0, "The day is saved."), (1, "The day is saved. 1 child lost their slot; Undo brings it back.")]);
    says(
        |(open, known)| families(open, known),
        [
            ((0, 0), "Brothers and sisters"),
            ((0, 1), "Brothers and sisters: 1 pair known"),
            ((2, 0), "Brothers and sisters: 2 pairs with the same surname"),
            ((1, 3), "Brothers and sisters: 3 known, 1 pair with the same surname"),
        ],
    );
    says(lists, [(1, "1 list."), (2, "2 lists, each on a page of its own.")]);
    says(|all: &[&str]| without_slip(&names(all)), [(&[][..], ""), (&["Ada"], " Without a slot, and so without a slip: Ada.")]);
}

#[test]
fn attendance_is_said_with_what_it_is_a_share_of() {
    use words::attendance::{of_child, of_class, of_row, share, share_for_staff};
    let of = |possible, attended, unauthorised, late| Attendance { possible, attended, unauthorised, late };
    says(
        |attendance| share(&attendance),
        [
            (of(70, 70, 0, 0), "100 %: 70 of 70 sessions"),
            // What absence is called among staff is not said to a child and a family.
            (of(70, 62, 0, 0), "88.5 %: 62 of 70 sessions"),
            (of(70, 30, 0, 0), "42.8 %: 30 of 70 sessions"),
        ],
    );
    says(
        |attendance| share_for_staff(&attendance),
        [
            (of(70, 70, 0, 0), "100 %: 70 of 70 sessions"),
            (of(70, 62, 0, 0), "88.5 %: 62 of 70 sessions, persistent absence"),
            (of(70, 30, 0, 0), "42.8 %: 30 of 70 sessions, severe absence"),
        ],
    );
    assert_eq!(of_child("Ada", &of(70, 66, 0, 0)), "Ada: 66 of 70, 94.2 %");
    assert_eq!(of_child("Ada", &of(70, 66, 1, 3)), "Ada: 66 of 70, 94.2 %, 1 unauthorised, 3 late");
    assert_eq!(of_class(&of(70, 66, 0, 0), 0, 0), "The class has attended 94.2 %.");
    assert_eq!(
        of_class(&of(70, 66, 0, 0), 1, 2),
        "The class has attended 94.2 %. 1 child persistently absent. 2 children severely absent."
    );
    assert_eq!(of_row(3, "", &words::attendance::RowTrouble::Nobody), "Line 3: it names nobody.");
    assert_eq!(of_row(3, "Zed", &words::attendance::RowTrouble::OtherUpn), "Line 3 (Zed): the child of this name has another UPN.");
}

#[test]
fn what_is_left_reads_as_it_always_did() {
    let day = Date::from_ymd_opt(2026, 11, 23).unwrap();
    let period = "2026-27.autumn-2".parse().unwrap();
    assert_eq!(words::date(day), "23 November 2026");
    assert_eq!(words::moment("2026-11-23T09:12:44Z".parse().unwrap(), 60), "23 November 2026, 10:12");
    assert_eq!(words::period(period), "Autumn 2, 2026-27");
    assert_eq!(words::calendar::named(period), "autumn 2, 2026-27");
    assert_eq!(words::meetings::how_far(3, 1, 30), "3 of 30 done, 1 still open. 26 due.");
    assert_eq!(words::meetings::how_far(3, 0, 30), "3 of 30 done. 27 due.");
    assert_eq!(words::meetings::to_talk_about(0), None);
    says(
        |n| words::meetings::to_talk_about(n).unwrap(),
        [(1, "There is 1 thing from this half term to talk about."), (2, "There are 2 things from this half term to talk about.")],
    );
    says(
        |(higher, lower)| words::beside::differ(higher, lower),
        [
            ((0, 0), ""),
            ((1, 0), "Where they differ, they see themselves higher: once."),
            ((0, 2), "Where they differ, they see themselves lower: twice."),
            ((3, 1), "Where they differ, they see themselves higher 3 times and lower once."),
        ],
    );
    says(
        |(n, targets)| words::rounds::costs(n, 100, targets),
        [
            ((0, false), "Nothing to ask yet."),
            ((0, true), "0 questions, and each child’s own targets."),
            ((12, false), "12 questions."),
            ((21, false), "21 questions and their targets. Younger children tire after about 20."),
            ((101, false), "101 questions: at most 100 fit in a round."),
        ],
    );
    says(
        |scores: &[(Option<u16>, u16)]| words::charts::scores(scores),
        [
            (&[(Some(6), 10), (None, 10), (Some(9), 10)][..], "6, absent, 9 of 10"),
            (&[(Some(6), 10), (None, 10), (Some(18), 20)], "6 of 10, absent, 18 of 20"),
            (&[(None, 10)], "absent"),
            (&[(None, 10), (None, 20)], "absent, absent"),
            (&[], ""),
        ],
    );
    let counted = words::reasons::counted(22, 30, Some("green".into()), 1);
    assert_eq!(
        words::reasons::step(&counted, 73, Step::Secure, Some(60), Some(30)),
        "22 of 30 green (1 to settle): 73 %, secure from 60 %"
    );
    says(
        |level: Option<String>| {
            words::marking::stands(4, Some("secure".into()), words::marking::Reached { met: 22, all: 30, share: 73 }, 70, level)
        },
        [(None, "Stage 4, secure. 22 of 30 reached, 73\u{a0}%; 70\u{a0}% are expected by now.")],
    );
    says(words::targets::in_a_row, [(2, "Not met twice in a row. Perhaps a smaller step, or another way, helps.")]);
}

#[test]
fn a_file_says_where_children_went_what_differs_and_what_it_lacks() {
    use words::files::{exported_with_gaps, has_gaps, several};
    use words::import::{Whereto, brings_dates, differing, differs, moved, of_several};
    let year = "2026-27".parse().unwrap();
    says(
        |to| moved("Ben Bittern", &to, year),
        [
            (Whereto::Class("class 5B".into()), "Ben Bittern is in class 5B in 2026-27."),
            (Whereto::Left, "Ben Bittern has left, in 2026-27."),
            (Whereto::Nowhere, "Ben Bittern is in no class in 2026-27: that was undone."),
        ],
    );
    says(
        differing,
        [
            (
                1,
                "1 entry says something else here than in the file. One of the two was altered, here or there; Lantern cannot tell which. \
                 What is here stays as it is, and the rest of the file can be added.",
            ),
            (
                3,
                "3 entries say something else here than in the file. One of the two was altered, here or there; Lantern cannot tell which. \
                 What is here stays as it is, and the rest of the file can be added.",
            ),
        ],
    );
    says(|child| differs(7, child), [(Some("Ada Avocet"), "Entry 7, Ada Avocet"), (None, "Entry 7, about the school")]);
    assert_eq!(
        brings_dates(&[year, "2027-28".parse().unwrap()]),
        "This file also brings half-term dates for 2026-27, 2027-28. What was rated keeps the half term it was given."
    );
    assert_eq!(several(3), "3 files");
    assert_eq!(of_several(2, 3, "a.json", "This file is empty."), "File 2 of 3, “a.json”: This file is empty.");
    says(
        has_gaps,
        [
            (
                1,
                "This file is not whole. What is in 1 stored record that could not be read is not in it. The device that wrote it still \
                 has these records.",
            ),
            (
                2,
                "This file is not whole. What is in 2 stored records that could not be read is not in it. The device that wrote it still \
                 has these records.",
            ),
        ],
    );
    assert_eq!(
        exported_with_gaps("a.json", 1, &names(&["Ada Avocet", "Ben Bittern"])),
        "“a.json” is in your downloads. It holds children’s details: keep it where only staff can open it. What is in 1 stored record that \
         could not be read is not in it. It is about Ada Avocet, Ben Bittern. It does not count as a copy of everything: please save a \
         copy of what can be read as well."
    );
}
