//! The kinds of change that lie in a pupil's own file.

/// Hands the kinds of a pupil's own file to the macro `$next`, after whatever came before.
macro_rules! with_kinds_of_a_pupil {
    ($next:ident $($before:tt)*) => {
        $next! {
            $($before)*

            /// The stage a child works at in a subject, from a half term on.
            StageSet "stage-set" {
                /// The subject.
                subject: SubjectKey,
                /// The half term from which it holds.
                period: Period,
                /// The stage, 1 to 9.
                stage: u8,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Academic, cell: Some(Cell::Stage(*subject, *period)),
            check: checks::stage(*stage);

            /// A child's criteria of a stage were looked through for a half term: what was not rated anew is as it was before.
            Reviewed "reviewed" {
                /// The subject.
                subject: SubjectKey,
                /// The stage.
                stage: u8,
                /// The half term.
                period: Period,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Academic, cell: Some(Cell::Reviewed(*subject, *stage, *period)),
            check: checks::stage(*stage);

            /// A teacher's judgement, which wins over whatever is suggested.
            Judged "judged" {
                /// What is judged.
                aspect: Aspect,
                /// The subject.
                subject: SubjectKey,
                /// The half term.
                period: Period,
                /// The judgement: a step, a band, a level.
                verdict: VerdictKey,
                /// What was suggested at the time, if anything was.
                suggested: Option<VerdictKey> = maybe,
                /// Why, in the teacher's words; may be empty.
                note: String = maybe,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Academic, cell: Some(Cell::Judgement(*aspect, *subject, *period)),
            check: at_most(note, NOTE_MAX);

            /// A target.
            TargetAgreed "target-agreed" {
                /// Which.
                target: TargetId,
                /// What it is.
                details: Target = record,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Targets, cell: Some(Cell::Target(*target)), check: checks::target(details);

            /// How far a target was met.
            TargetReviewed "target-reviewed" {
                /// Which.
                target: TargetId,
                /// Whose judgement; the mentor speaks with the teacher's voice.
                voice: Voice,
                /// The band.
                band: BandKey,
            }
            home: Home::Pupil(*voice), area: FilePart::Targets, cell: Some(Cell::TargetReview(*target, *voice)), check: Ok(());

            /// A score in a test, or an absence.
            Scored "scored" {
                /// The test.
                test: TestKey,
                /// The day.
                date: Date = date,
                /// The score; `None` is absent.
                score: Option<u16> = maybe,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Tests, cell: Some(Cell::Score(*test, *date)), check: checks::score(*score);

            /// A rating of one criterion for one half term.
            Rated "rated" {
                /// Whose judgement.
                voice: Voice,
                /// Of what.
                criterion: CriterionId,
                /// For which half term.
                period: Period,
                /// The band.
                band: BandKey,
            }
            home: Home::Pupil(*voice), area: FilePart::Academic, cell: Some(Cell::Rating(*voice, *criterion, *period)), check: Ok(());

            /// A note in the mentoring file.
            Noted "noted" {
                /// The note.
                note: NoteId,
                /// What it says.
                text: String,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Notes, cell: Some(Cell::Note(*note)), check: at_most(text, NOTE_MAX);

            /// Something that was missed on a day: late, without kit.
            DayNoted "day-noted" {
                /// The day.
                date: Date = date,
                /// What.
                slip: Slip,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Attitude, cell: Some(Cell::Day(*date, *slip)), check: Ok(());

            /// Something that happened.
            IncidentNoted "incident-noted" {
                /// Which.
                incident: NoteId,
                /// The day.
                date: Date = date,
                /// What happened and what was done.
                details: Incident = record,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Attitude, cell: Some(Cell::Incident(*incident)),
            check: checks::incident(details);

            /// A rating of one strand for one half term.
            StrandRated "strand-rated" {
                /// Whose judgement.
                voice: Voice,
                /// Of what.
                strand: StrandKey,
                /// For which half term.
                period: Period,
                /// The band.
                band: BandKey,
                /// What was suggested at the time, if anything was.
                suggested: Option<BandKey> = maybe,
            }
            home: Home::Pupil(*voice), area: FilePart::Attitude, cell: Some(Cell::StrandRating(*voice, *strand, *period)), check: Ok(());

            /// Attendance in one half term.
            AttendanceSet "attendance-set" {
                /// Which half term.
                period: Period,
                /// The numbers.
                attendance: Attendance = record,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Attitude, cell: Some(Cell::Attendance(*period)),
            check: attendance.check().map_err(Unfit::Senseless);

            /// A judgement of one of the four headings, which wins over whatever is suggested.
            HeadingJudged "heading-judged" {
                /// Which.
                heading: Heading,
                /// For which half term.
                period: Period,
                /// The band.
                band: BandKey,
                /// What was suggested at the time, if anything was.
                suggested: Option<BandKey> = maybe,
                /// Why, in the teacher's words; may be empty.
                note: String = maybe,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Attitude, cell: Some(Cell::Heading(*heading, *period)),
            check: at_most(note, NOTE_MAX);

            /// A child's own words in a self-assessment round.
            Answered "answered" {
                /// Which round.
                round: RoundId,
                /// To which question.
                question: Question,
                /// What it says; may be empty where the child has taken it back.
                text: String,
            }
            home: Home::Pupil(Voice::Child), area: FilePart::OwnVoice, cell: Some(Cell::Answer(*round, *question)),
            check: at_most(text, ANSWER_MAX);

            /// The picture a child has chosen for itself.
            PictureChosen "picture-chosen" {
                /// Which.
                picture: PictureKey,
            }
            home: Home::Pupil(Voice::Child), area: FilePart::OwnVoice, cell: Some(Cell::Picture), check: Ok(());

            /// Praise.
            Praised "praised" {
                /// Which.
                praise: NoteId,
                /// The day.
                date: Date = date,
                /// For what.
                details: Praise = record,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Praise, cell: Some(Cell::Praise(*praise)), check: checks::praise(details);

            /// A child's mentor.
            MentorSet "mentor-set" {
                /// Who.
                mentor: StaffId,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Meetings, cell: Some(Cell::Mentor), check: Ok(());

            /// A mentoring meeting.
            MeetingSet "meeting-set" {
                /// Which.
                meeting: MeetingId,
                /// What it is.
                details: Meeting = record,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Meetings, cell: Some(Cell::Meeting(*meeting)),
            check: checks::meeting(details);

            /// What was written down in a meeting.
            MeetingSaid "meeting-said" {
                /// Which meeting.
                meeting: MeetingId,
                /// Whose words, or what there is to celebrate.
                part: MeetingPart,
                /// What it says; may be empty where it was taken back.
                text: String,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Meetings, cell: Some(Cell::MeetingSaid(*meeting, *part)),
            check: at_most(text, COMMENT_MAX);

            /// Somebody agreed to what a meeting has come to.
            MeetingAgreed "meeting-agreed" {
                /// Which meeting.
                meeting: MeetingId,
                /// In what part.
                party: Party,
                /// By what name.
                name: String,
                /// The signature as it was drawn; empty where the school wants none.
                signature: String = maybe,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Meetings, cell: Some(Cell::MeetingAgreed(*meeting, *party)),
            check: name_fits(name).and_then(|()| checks::signature(signature));

            /// A correction of a meeting that is over, shown beside what it corrects.
            MeetingAmended "meeting-amended" {
                /// Which meeting.
                meeting: MeetingId,
                /// The correction.
                amendment: NoteId,
                /// What it says.
                text: String,
            }
            home: Home::Pupil(Voice::Teacher), area: FilePart::Meetings, cell: Some(Cell::MeetingAmended(*meeting, *amendment)),
            check: at_most(text, COMMENT_MAX);
        }
    };
}
