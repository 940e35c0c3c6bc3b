//! The kinds of change that lie in the school's file and say how it does things.

/// Hands the kinds of the school's file to the macro `$next`, after whatever came before.
macro_rules! with_kinds_of_the_school {
    ($next:ident $($before:tt)*) => {
        $next! {
            $($before)*

            /// The school is called this.
            SchoolNamed "school-named" {
                /// Its name.
                name: String,
            }
            home: Home::SchoolName, area: FilePart::Other, cell: Some(Cell::SchoolName), check: name_fits(name);

            /// The school's colour scheme: all bands in its words, and which of them are in use from the beginning.
            SchemeSet "scheme-set" {
                /// The scheme.
                scheme: Scheme,
            }
            home: Home::Setting(Holds::Words), area: FilePart::Other, cell: Some(Cell::Scheme), check: Ok(());

            /// The bands in use from a half term on.
            BandsFrom "bands-from" {
                /// From which.
                from: Period,
                /// Which, lowest first.
                bands: Vec<BandKey>,
            }
            home: Home::Setting(Holds::From(*from)), area: FilePart::Other, cell: Some(Cell::BandsFrom(*from)), check: checks::bands(bands);

            /// The half-term dates of one school year.
            TermDatesSet "term-dates-set" {
                /// The dates.
                dates: TermDates,
            }
            home: Home::Dates, area: FilePart::Other, cell: Some(Cell::TermDates(dates.year())), check: Ok(());

            /// A member of staff.
            StaffSet "staff-set" {
                /// Who.
                staff: StaffId,
                /// What is known.
                member: StaffMember = record,
            }
            home: Home::Staff, area: FilePart::Other, cell: Some(Cell::Staff(*staff)),
            check: name_fits(&member.name).and_then(|()| at_most(&member.job, NAME_MAX));

            /// For how many years the school keeps the files of children who have left.
            RetentionSet "retention-set" {
                /// How many, from 1 to 30.
                years: u8,
            }
            home: Home::Setting(Holds::Words), area: FilePart::Other, cell: Some(Cell::Retention),
            check: YearsKept::new(*years).map(|_| ()).ok_or(Unfit::Senseless(Senseless::YearsKept));

            /// Whether two ids are one member of staff, entered on two devices. The smaller id first.
            SameStaff "same-staff" {
                /// The smaller id.
                staff: StaffId,
                /// The larger.
                other: StaffId,
                /// Whether they are; otherwise nobody need ask again.
                same: bool,
            }
            home: Home::Staff, area: FilePart::Other, cell: Some(Cell::SameStaff(*staff, *other)), check: checks::in_order(*staff < *other);

            /// Files of this other school id were accepted here.
            SchoolAccepted "school-accepted" {
                /// The other school's id.
                school: SchoolId,
            }
            home: Home::TakenIn, area: FilePart::Other, cell: Some(Cell::SchoolAccepted(*school)), check: Ok(());

            /// A band met in a file from elsewhere, kept so that its ratings stay readable. Not part of the school's scheme.
            BandMet "band-met" {
                /// The band.
                band: Band,
            }
            home: Home::TakenIn, area: FilePart::Other, cell: Some(Cell::BandMet(band.key)), check: band.check().map_err(Unfit::Band);

            /// A criterion met in a file from elsewhere, kept so that its ratings stay readable.
            CriterionMet "criterion-met" {
                /// The criterion.
                criterion: CriterionId,
                /// Its statement.
                text: String,
            }
            home: Home::TakenIn, area: FilePart::Other, cell: Some(Cell::CriterionMet(*criterion)), check: at_most(text, STATEMENT_MAX);

            /// A subject the school has added, renamed or given up.
            SubjectSet "subject-set" {
                /// The subject.
                subject: SubjectKey,
                /// Its name.
                title: String,
                /// No longer taught; what was rated stays.
                retired: bool = maybe,
            }
            home: Home::Setting(Holds::Words), area: FilePart::Other, cell: Some(Cell::Subject(*subject)), check: name_fits(title);

            /// A criterion of the school's own, or in the school's own words.
            CriterionSet "criterion-set" {
                /// The criterion.
                criterion: CriterionId,
                /// Its words and place.
                words: CriterionWords = record,
            }
            home: Home::Setting(Holds::Words), area: FilePart::Other, cell: Some(Cell::Criterion(*criterion)),
            check: checks::criterion(words);

            /// The numbers by which judgements are suggested.
            ThresholdsSet "thresholds-set" {
                /// The numbers.
                thresholds: Thresholds = record,
            }
            home: Home::Setting(Holds::FromTheBeginning), area: FilePart::Other, cell: Some(Cell::Thresholds),
            check: thresholds.check().map_err(Unfit::Senseless);

            /// The numbers by which judgements are suggested from a half term on.
            ThresholdsFrom "thresholds-from" {
                /// From which.
                from: Period,
                /// The numbers.
                thresholds: Thresholds = record,
            }
            home: Home::Setting(Holds::From(*from)), area: FilePart::Other, cell: Some(Cell::ThresholdsFrom(*from)),
            check: thresholds.check().map_err(Unfit::Senseless);

            /// A named test. Its numbers hold from the beginning, until others hold from a half term on.
            TestSet "test-set" {
                /// Which.
                test: TestKey,
                /// What it is.
                details: Test = record,
            }
            home: Home::Setting(Holds::Words), area: FilePart::Other, cell: Some(Cell::Test(*test)),
            check: name_fits(&details.name).and_then(|()| details.check().map_err(Unfit::Senseless));

            /// The numbers of a named test from a half term on.
            TestFrom "test-from" {
                /// Which.
                test: TestKey,
                /// From which half term.
                from: Period,
                /// The numbers.
                numbers: TestNumbers = record,
            }
            home: Home::Setting(Holds::From(*from)), area: FilePart::Other, cell: Some(Cell::TestFrom(*test, *from)),
            check: numbers.check().map_err(Unfit::Senseless);

            /// A strand of the school's own, or in the school's own words.
            StrandSet "strand-set" {
                /// Which.
                strand: StrandKey,
                /// What it is.
                details: Strand = record,
            }
            home: Home::Setting(Holds::Words), area: FilePart::Other, cell: Some(Cell::Strand(*strand)),
            check: details.check().map_err(Unfit::Senseless);

            /// A strand counts towards this heading from a half term on.
            HeadingFrom "heading-from" {
                /// Which strand.
                strand: StrandKey,
                /// From which half term.
                from: Period,
                /// The heading.
                heading: Heading,
            }
            home: Home::Setting(Holds::From(*from)), area: FilePart::Other, cell: Some(Cell::HeadingFrom(*strand, *from)), check: Ok(());

            /// A subject, a criterion or a strand is used from a half term on, or no longer.
            UsedFrom "used-from" {
                /// What.
                what: Used,
                /// From which half term.
                from: Period,
                /// Whether it is used.
                used: bool,
                /// Whether it came into being then: before, it was not used.
                new: bool = maybe,
            }
            home: Home::Setting(Holds::From(*from)), area: FilePart::Other, cell: Some(Cell::UsedFrom(*what, *from)), check: Ok(());

            /// A kind of praise of the school's own, or one the school has changed.
            PraiseSet "praise-set" {
                /// Which.
                kind: PraiseKey,
                /// What it is.
                details: PraiseKind = record,
            }
            home: Home::Setting(Holds::Words), area: FilePart::Other, cell: Some(Cell::PraiseKind(*kind)),
            check: details.check().map_err(Unfit::Senseless);

            /// The numbers by which attitude is coloured and praise is awarded.
            ConductSet "conduct-set" {
                /// The numbers.
                conduct: Conduct = record,
            }
            home: Home::Setting(Holds::FromTheBeginning), area: FilePart::Other, cell: Some(Cell::Conduct),
            check: conduct.check().map_err(Unfit::Senseless);

            /// The numbers by which attitude is coloured and praise is awarded from a half term on.
            ConductFrom "conduct-from" {
                /// From which.
                from: Period,
                /// The numbers.
                conduct: Conduct = record,
            }
            home: Home::Setting(Holds::From(*from)), area: FilePart::Other, cell: Some(Cell::ConductFrom(*from)),
            check: conduct.check().map_err(Unfit::Senseless);

            /// A self-assessment round of a class.
            RoundSet "round-set" {
                /// Which.
                round: RoundId,
                /// What it asks.
                details: Round = record,
            }
            home: Home::Class(details.class), area: FilePart::Other, cell: Some(Cell::Round(*round)),
            check: details.check().map_err(Unfit::Senseless);

            /// How the school holds its mentoring meetings.
            MentoringSet "mentoring-set" {
                /// How.
                mentoring: MentoringRules = record,
            }
            home: Home::Setting(Holds::FromTheBeginning), area: FilePart::Other, cell: Some(Cell::Mentoring),
            check: mentoring.check().map_err(Unfit::Senseless);

            /// How the school holds its mentoring meetings from a half term on.
            MentoringFrom "mentoring-from" {
                /// From which.
                from: Period,
                /// How.
                mentoring: MentoringRules = record,
            }
            home: Home::Setting(Holds::From(*from)), area: FilePart::Other, cell: Some(Cell::MentoringFrom(*from)),
            check: mentoring.check().map_err(Unfit::Senseless);

            /// A Parent Consultation Day.
            ConsultationSet "consultation-set" {
                /// Which.
                day: ConsultationId,
                /// What it is.
                details: Consultation = record,
            }
            home: Home::Day(*day, &details.places), area: FilePart::Other, cell: Some(Cell::Consultation(*day)),
            check: details.check().map_err(Unfit::Senseless);
        }
    };
}
