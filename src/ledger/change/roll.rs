//! The kinds of change that lie in the school's file and say who is in it: classes, children, groups.

/// Hands the kinds of the roll to the macro `$next`, after whatever came before.
macro_rules! with_kinds_of_the_roll {
    ($next:ident $($before:tt)*) => {
        $next! {
            $($before)*

            /// A class exists and is called this.
            ClassSet "class-set" {
                /// The class.
                class: ClassId,
                /// Its name.
                name: String,
                /// Whether it is the demo class of invented children.
                demo: bool = maybe,
            }
            home: Home::Class(*class), area: FilePart::Other, cell: Some(Cell::Class(*class)), check: name_fits(name);

            /// A pupil is on the roll, with these details.
            PupilSet "pupil-set" {
                /// The pupil.
                pupil: PupilId = child,
                /// The details.
                details: Pupil = record,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::Pupil(*pupil)), check: checks::pupil(details);

            /// A pupil is called otherwise in law than among people.
            LegalNameSet "legal-name-set" {
                /// The pupil.
                pupil: PupilId = child,
                /// The legal name.
                legal: LegalName = record,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::LegalName(*pupil)),
            check: name_fits(&legal.forename).and_then(|()| at_most(&legal.surname, NAME_MAX));

            /// A pupil's class and year group in a school year.
            PupilPlaced "pupil-placed" {
                /// The pupil.
                pupil: PupilId = child,
                /// The school year.
                year: SchoolYear,
                /// Where.
                placement: Placement = record,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::Placement(*pupil, *year)), check: Ok(());

            /// Up to a half term of a school year a pupil was in a class it is no longer in.
            WasIn "was-in" {
                /// The pupil.
                pupil: PupilId = child,
                /// The class.
                class: ClassId,
                /// The last half term in which it was there.
                until: Period,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::WasIn(*pupil, *until)), check: Ok(());

            /// A pupil has left the school.
            PupilLeft "pupil-left" {
                /// The pupil.
                pupil: PupilId = child,
                /// When, where to and why.
                left: Left = record,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::Left(*pupil)),
            check: at_most(&left.to, NAME_MAX).and_then(|()| at_most(&left.why, NOTE_MAX));

            /// Two ids are the same child, enrolled on two devices; both read as one file.
            PupilLinked "pupil-linked" {
                /// One id.
                pupil: PupilId = child,
                /// The other.
                same_as: PupilId = child,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::link(*pupil, *same_as)),
            check: checks::two(*pupil, *same_as, Unfit::LinkedToItself);

            /// Whether two ids are one class, begun on two devices. The smaller id first, so that it is said one way only.
            SameClass "same-class" {
                /// The smaller id.
                class: ClassId,
                /// The larger.
                other: ClassId,
                /// Whether they are; otherwise nobody need ask again.
                same: bool,
            }
            home: Home::Class(*class), area: FilePart::Other, cell: Some(Cell::SameClass(*class, *other)),
            check: checks::in_order(*class < *other);

            /// Somebody teaches a class in a school year. Each of those who share a class is a fact of its own.
            ClassTaught "class-taught" {
                /// The class.
                class: ClassId,
                /// The school year.
                year: SchoolYear,
                /// Who teaches it.
                staff: StaffId,
            }
            home: Home::Class(*class), area: FilePart::Other, cell: Some(Cell::Teacher(*class, *year, *staff)), check: Ok(());

            /// A group of children of the school's own is called this: a set across classes, a table.
            GroupSet "group-set" {
                /// The group.
                group: GroupKey,
                /// Its name.
                name: String,
                /// No longer offered; who was in it stays.
                retired: bool = maybe,
            }
            home: Home::Group(*group), area: FilePart::Other, cell: Some(Cell::Group(*group)), check: name_fits(name);

            /// A child is in a group.
            InGroup "in-group" {
                /// The child.
                pupil: PupilId = child,
                /// The group.
                group: GroupKey,
            }
            home: Home::InGroup, area: FilePart::Details, cell: Some(Cell::InGroup(*pupil, *group)), check: Ok(());

            /// A class has not been taught this criterion yet, which is not the same as "not yet".
            NotTaught "not-taught" {
                /// The class.
                class: ClassId,
                /// The criterion.
                criterion: CriterionId,
            }
            home: Home::Class(*class), area: FilePart::Other, cell: Some(Cell::NotTaught(*class, *criterion)), check: Ok(());

            /// When and where a child's family is seen on a Parent Consultation Day.
            SlotBooked "slot-booked" {
                /// The child.
                pupil: PupilId = child,
                /// The day.
                day: ConsultationId,
                /// When.
                at: TimeOfDay,
                /// The number of the place.
                place: u8,
            }
            home: Home::Children, area: FilePart::Meetings, cell: Some(Cell::Booking(*pupil, *day)), check: Ok(());

            /// Two children are of one family, so that their slots lie next to each other.
            SiblingsSet "siblings-set" {
                /// One child.
                pupil: PupilId = child,
                /// The other.
                sibling: PupilId = child,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::siblings(*pupil, *sibling)),
            check: checks::two(*pupil, *sibling, Unfit::SiblingOfItself);

            /// Two children who look like one family are none, so that nobody asks again.
            SiblingsDenied "siblings-denied" {
                /// One child.
                pupil: PupilId = child,
                /// The other.
                sibling: PupilId = child,
            }
            home: Home::Children, area: FilePart::Details, cell: Some(Cell::not_siblings(*pupil, *sibling)),
            check: checks::two(*pupil, *sibling, Unfit::SiblingOfItself);
        }
    };
}
