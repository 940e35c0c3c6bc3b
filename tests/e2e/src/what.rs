//! What is looked for on a page: a role and a name, as a screen reader says them.

use serde_json::{Value, json};
use std::fmt;

/// Something on the page by role and name. A name that ends in `…` stands for any name that begins so; `…` alone for any name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct What {
    role: &'static str,
    name: String,
    inside: Option<Box<What>>,
}

impl What {
    /// Only inside of something else.
    #[must_use]
    pub fn inside(mut self, outer: What) -> Self {
        self.inside = Some(Box::new(outer));
        self
    }

    pub(crate) fn json(&self) -> Value {
        json!({ "role": self.role, "name": self.name, "inside": self.inside.as_ref().map(|outer| outer.json()) })
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} “{}”", self.role, self.name)?;
        match &self.inside {
            Some(outer) => write!(f, " inside of {outer}"),
            None => Ok(()),
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(name: impl Into<String>) -> What {
            What { role: stringify!($name), name: name.into(), inside: None }
        }
    )+};
}

roles! {
    /// A button.
    button,
    /// A link.
    link,
    /// A box to type in, of one line or more.
    textbox,
    /// A select.
    combobox,
    /// A field of any kind: text, date, number, colour, select.
    field,
    /// The input behind a button that chooses a file.
    file_input,
    /// Radios that belong together, or a fieldset.
    radiogroup,
    /// One radio.
    radio,
    /// A box to tick.
    checkbox,
    /// A heading.
    heading,
    /// A table.
    table,
    /// A row of a table; its name is all it says.
    row,
    /// A cell of a grid.
    gridcell,
    /// A dialog.
    dialog,
    /// A named section.
    region,
    /// Links that belong together.
    navigation,
    /// A status line; its name is what it says.
    status,
    /// Something said loudly; its name is what it says.
    alert,
    /// An item of a list; its name is all it says.
    listitem,
}
