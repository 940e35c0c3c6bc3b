//! The headers met in schools' exports, and what stands under them.

use super::columns::Field;
use crate::exchange::table::{Heading, Headings, RosterFault, Table};

/// What a header announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Something Lantern keeps. Where two columns announce the same, the lower rank is taken.
    Kept { field: Field, rank: u8 },
    /// A preferred surname: taken where every row has one, since a legal surname may be one the child does not use.
    PreferredSurname,
    /// A fact about the child that Lantern does not ask for.
    Private,
    /// Something Lantern has no place for.
    NotUsed,
}

/// Headers as `bare` leaves them, by field and rank.
const KEPT: [(Field, u8, &str); 12] = [
    (Field::Upn, 0, "upn uniquepupilnumber pupilupn upnnumber currentupn"),
    (Field::Forename, 0, "forename firstname forenames firstnames givenname givennames first pupilforename"),
    (Field::Forename, 1, "legalforename legalfirstname legalforenames legalgivenname"),
    (Field::PreferredForename, 0, "preferredforename preferredfirstname chosenforename chosenfirstname chosenname knownas knownasname"),
    (Field::Surname, 0, "surname lastname familyname last pupilsurname"),
    (Field::Surname, 1, "legalsurname legallastname legalfamilyname"),
    (
        Field::FullName,
        0,
        "name fullname pupil pupilname pupilsname pupilfullname childname childsname child student studentname learner nameofpupil \
         nameofchild surnameforename forenamesurname lastnamefirstname firstnamelastname preferredname preferredfullname displayname",
    ),
    (Field::FullName, 1, "legalname legalfullname"),
    (Field::Born, 0, "dob dateofbirth birthdate birthday born pupildob dobirth"),
    (
        Field::YearGroup,
        0,
        "year ncyear yeargroup yr yeargrp yrgroup yrgrp ncyeargroup actualncyear ncyearactual curriculumyear \
         nationalcurriculumyear nationalcurriculumyeargroup currentyeargroup currentncyear yeartaughtin",
    ),
    (Field::ClassName, 0, "class classname reg reggroup registrationgroup registration form formgroup regform classgroup"),
    (Field::ClassName, 1, "registrationform regformgroup currentregistrationform currentclass tutorgroup"),
];

/// The same in other languages of a school's families and of Wales: what a list in one of them means is guessed, and said to be.
const FOREIGN: [(Field, &str); 5] = [
    (
        Field::Forename,
        "vorname rufname prénom prenom prénoms nombre nome imię imie voornaam enwcyntaf enwaucyntaf prenume adı förnamn fornavn",
    ),
    (
        Field::Surname,
        "nachname familienname zuname nom nomdefamille apellido apellidos cognome sobrenome apelido nazwisko achternaam cyfenw nume soyadı \
         efternamn etternavn",
    ),
    (
        Field::Born,
        "geburtsdatum geburtstag geboren datedenaissance naissance fechadenacimiento nacimiento datadinascita datadenascimento \
         dataurodzenia geboortedatum dyddiadgeni datanașterii datanasterii doğumtarihi födelsedatum fødselsdato",
    ),
    (Field::YearGroup, "jahrgang jahrgangsstufe blwyddyn"),
    (Field::ClassName, "klasse classe clase klasa klas dosbarth clasa sınıf turma"),
];

const PREFERRED_SURNAME: &str = "preferredsurname preferredlastname chosensurname chosenlastname";

const PRIVATE: &str = "\
    gender sex legalsex sen send senstatus sendstatus senneed sencode senprovision ehcp eal ealstatus firstlanguage homelanguage language \
    pp ppi ppg pupilpremium pupilpremiumindicator pupilpremiumeligible fsm fsm6 ever6 ever6fsm everfsm fsmeligible freeschoolmeals \
    eligibleforfreeschoolmeals servicechild ethnicity ethniccode ethnicgroup religion nationality countryofbirth lac cla incare \
    lookedafter inlacare medical medicalconditions medicalnotes allergies dietary dietaryneeds address addressline1 homeaddress postcode \
    telephone phone mobile email emailaddress parent parents parentname contact contacts contact1 priority1contact emergencycontact \
    doctor nhsnumber photo";

const NOT_USED: &str = "\
    no number id pupilid studentid personid misid admno admissionno admissionnumber adno uln formerupn previousupn middlename middlenames \
    legalmiddlename legalmiddlenames initials title house admissiondate dateofadmission doa entrydate dateofentry startdate enrolmentdate \
    enrolleddate joiningdate leavingdate dateofleaving enddate age attendance mode modeoftravel teacher classteacher tutor formtutor \
    regtutor";

/// A header without capitals, spaces and punctuation.
fn bare(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a header announces, whatever its capitals, spaces and punctuation.
pub(super) fn meaning(header: &str) -> Option<Meaning> {
    let bare = bare(header);
    let among = |headers: &str| headers.split(' ').any(|known| known == bare);
    let kept = KEPT.iter().find(|(_, _, headers)| among(headers)).map(|(field, rank, _)| Meaning::Kept { field: *field, rank: *rank });
    let foreign = || FOREIGN.iter().find(|(_, headers)| among(headers)).map(|(field, _)| Meaning::Kept { field: *field, rank: 2 });
    kept.or_else(foreign).or_else(|| {
        let others = [(PREFERRED_SURNAME, Meaning::PreferredSurname), (PRIVATE, Meaning::Private), (NOT_USED, Meaning::NotUsed)];
        others.into_iter().find(|(headers, _)| among(headers)).map(|(_, meaning)| meaning)
    })
}

/// Whether a header is of another language: read, but no more than a guess.
pub(super) fn is_foreign(header: &str) -> bool {
    let bare = bare(header);
    FOREIGN.iter().any(|(_, headers)| headers.split(' ').any(|known| known == bare))
}

fn says(header: &str) -> Heading {
    match meaning(header) {
        None => Heading::Strange,
        Some(Meaning::Kept { field: Field::FullName, .. }) => Heading::WholeName,
        Some(_) => Heading::Known,
    }
}

/// Which of a child's names or numbers a header announces, if it is one that Lantern keeps.
#[must_use]
pub fn names(header: &str) -> Option<Field> {
    match meaning(header)? {
        Meaning::Kept { field, .. } => Some(field),
        Meaning::PreferredSurname => Some(Field::Surname),
        Meaning::Private | Meaning::NotUsed => None,
    }
}

/// Whether a header is one of a pupil list, kept or not.
#[must_use]
pub fn is_known(header: &str) -> bool {
    meaning(header).is_some()
}

/// Reads a text as a pupil list.
///
/// # Errors
/// Where there is no row, or more than anybody's list has.
pub fn list(text: &str) -> Result<Table, RosterFault> {
    Table::read(text, Headings { says, of_children: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_the_field() {
        let kept = |field, rank| Some(Meaning::Kept { field, rank });
        for (header, expected) in [
            ("UPN", kept(Field::Upn, 0)),
            ("Forename", kept(Field::Forename, 0)),
            ("First Name", kept(Field::Forename, 0)),
            ("Legal Forename", kept(Field::Forename, 1)),
            ("Preferred Forename", kept(Field::PreferredForename, 0)),
            ("Surname", kept(Field::Surname, 0)),
            (" last_name ", kept(Field::Surname, 0)),
            ("Legal\nSurname", kept(Field::Surname, 1)),
            ("Preferred Surname", Some(Meaning::PreferredSurname)),
            ("Surname, Forename", kept(Field::FullName, 0)),
            ("DOB", kept(Field::Born, 0)),
            ("Date of birth:", kept(Field::Born, 0)),
            ("D.O.B.", kept(Field::Born, 0)),
            ("Year", kept(Field::YearGroup, 0)),
            ("NC Year", kept(Field::YearGroup, 0)),
            ("Year Group", kept(Field::YearGroup, 0)),
            ("Reg", kept(Field::ClassName, 0)),
            ("Reg Group", kept(Field::ClassName, 0)),
            ("Form", kept(Field::ClassName, 0)),
            ("Class Name", kept(Field::ClassName, 0)),
            ("Gender", Some(Meaning::Private)),
            ("Sex", Some(Meaning::Private)),
            ("SEN Status", Some(Meaning::Private)),
            ("EAL", Some(Meaning::Private)),
            ("PP", Some(Meaning::Private)),
            ("Pupil Premium", Some(Meaning::Private)),
            ("FSM", Some(Meaning::Private)),
            ("Date of Admission", Some(Meaning::NotUsed)),
            ("", None),
            ("Smith", None),
        ] {
            assert_eq!(meaning(header), expected, "{header}");
        }
    }

    #[test]
    fn no_header_stands_twice() {
        let kept = KEPT.iter().map(|(_, _, headers)| *headers).chain(FOREIGN.iter().map(|(_, headers)| *headers));
        let lists = kept.chain([PREFERRED_SURNAME, PRIVATE, NOT_USED]);
        let mut all: Vec<&str> = lists.flat_map(|headers| headers.split(' ')).collect();
        assert!(all.iter().all(|header| !header.is_empty()));
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
