//! Who agrees when a meeting is finished: whoever has begun to, and nobody else.

use super::mentoring::Consent;
use crate::domain::Party;

/// Somebody has signed and given no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nameless;

impl Consent {
    /// Whether its party has begun to agree: it has signed, or a parent has given a name. The names of child and mentor stand there
    /// beforehand and mean nothing by themselves.
    #[must_use]
    pub fn is_meant(&self) -> bool {
        !self.signature.is_empty() || self.party == Party::Parent && !self.name.trim().is_empty()
    }
}

/// Those who agree with the end of a meeting, of what was typed and drawn for each party: who has begun to and has not agreed before.
///
/// # Errors
/// One of them has signed and given no name.
pub fn agreeing_at_the_end(drafts: Vec<Consent>, agreed: impl Fn(Party) -> bool) -> Result<Vec<Consent>, Nameless> {
    let waiting: Vec<Consent> = drafts.into_iter().filter(|draft| draft.is_meant() && !agreed(draft.party)).collect();
    if waiting.iter().any(|draft| draft.name.trim().is_empty()) { Err(Nameless) } else { Ok(waiting) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_begun_to_agree_agrees_with_the_end() {
        let [child, parent, mentor] = Party::ALL;
        let draft = |party, name: &str, signature: &str| Consent { party, name: name.to_owned(), signature: signature.to_owned() };
        let drawn = "1,1 2,2";
        // What was typed and drawn, who has agreed before, and who agrees with the end.
        type Row = (Vec<Consent>, &'static [Party], Result<&'static [Party], Nameless>);
        let table: [Row; 9] = [
            (vec![draft(child, "Ada", ""), draft(parent, "", ""), draft(mentor, "Mr Finch", "")], &[], Ok(&[])),
            (vec![draft(child, "Ada", drawn), draft(mentor, "Mr Finch", "")], &[], Ok(&[Party::Child])),
            (vec![draft(child, "Ada", drawn), draft(mentor, "Mr Finch", drawn)], &[Party::Child], Ok(&[Party::Mentor])),
            (vec![draft(parent, "Ms Avocet", "")], &[], Ok(&[Party::Parent])),
            (vec![draft(parent, "Ms Avocet", "")], &[Party::Parent], Ok(&[])),
            (vec![draft(parent, "  ", "")], &[], Ok(&[])),
            (vec![draft(parent, "  ", drawn)], &[], Err(Nameless)),
            (vec![draft(mentor, "", drawn), draft(parent, "Ms Avocet", "")], &[], Err(Nameless)),
            (vec![draft(mentor, "", drawn)], &[Party::Mentor], Ok(&[])),
        ];
        for (drafts, before, expected) in table {
            let said = format!("{drafts:?} after {before:?}");
            let found = agreeing_at_the_end(drafts, |party| before.contains(&party));
            let parties = found.map(|all| all.into_iter().map(|one| one.party).collect::<Vec<_>>());
            assert_eq!(parties, expected.map(<[Party]>::to_vec), "{said}");
        }
    }
}
