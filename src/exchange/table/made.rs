//! The text of a table that is made of something else than a text: a workbook, a common transfer file.

/// Begins such a text: its cells stand between tabs, whatever is in them, and its lines are counted from the one below.
pub const BY_TABS: &str = "sep=\t\t\n";

/// What was read of a file that holds a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The text of the table.
    pub text: String,
    /// What to tell about it.
    pub note: Option<String>,
    /// What it tells of a child besides, by its UPN: words for a note.
    pub told: Vec<(String, String)>,
}

/// Puts a cell where a text ends: in quotation marks where it has any, and with nothing in it that would end the cell or its line.
pub(in crate::exchange) fn put(text: &mut String, cell: &str) {
    let said = cell.replace(['\t', '\n', '\r', '\0'], " ");
    let said = said.trim();
    if said.contains('"') {
        text.push('"');
        text.push_str(&said.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(said);
    }
}
