//! The words a file brings along.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::limits;
use crate::domain::{Band, CriterionId};

/// The words a file's ratings refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "GlossaryRead")]
pub struct Glossary {
    /// The bands, lowest first.
    pub bands: Vec<Band>,
    /// The statements of the criteria.
    pub criteria: BTreeMap<CriterionId, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryRead {
    #[serde(default)]
    bands: Vec<Band>,
    #[serde(default)]
    criteria: BTreeMap<CriterionId, String>,
}

impl TryFrom<GlossaryRead> for Glossary {
    type Error = String;
    fn try_from(raw: GlossaryRead) -> Result<Self, String> {
        let glossary = Self { bands: raw.bands, criteria: raw.criteria };
        limits::check_glossary(&glossary).map(|()| glossary)
    }
}
