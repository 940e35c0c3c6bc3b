//! The words a file brings along.

use serde::{Deserialize, Serialize};

use super::limits;
use crate::domain::order;
use crate::domain::{Band, CriterionId};
use crate::ledger::change::Unfit;

/// The words a file's ratings refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "GlossaryRead")]
pub struct Glossary {
    /// The bands, lowest first.
    pub bands: Vec<Band>,
    /// The statements of the criteria.
    pub criteria: order::Map<CriterionId, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryRead {
    #[serde(default)]
    bands: Vec<Band>,
    #[serde(default)]
    criteria: order::Map<CriterionId, String>,
}

impl TryFrom<GlossaryRead> for Glossary {
    type Error = Unfit;
    fn try_from(raw: GlossaryRead) -> Result<Self, Unfit> {
        let glossary = Self { bands: raw.bands, criteria: raw.criteria };
        limits::check_glossary(&glossary).map(|()| glossary)
    }
}
