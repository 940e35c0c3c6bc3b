//! The parts of the screen, looked at one by one: in a build for development alone.

/// A kind of part with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sample {
    /// The head of a page, and its toolbar.
    Head,
    /// Buttons of all kinds.
    Buttons,
    /// Fields to write in.
    Fields,
    /// Lists to choose from, and questions with a few answers.
    Choices,
    /// Boxes to tick.
    Ticks,
    /// Ratings by traffic light.
    Ratings,
    /// What went wrong, tied to what it is about.
    Problems,
    /// Dialogs.
    Dialogs,
    /// "More".
    Menus,
    /// Banners.
    Banners,
    /// Tables, with rows and without.
    Tables,
    /// Charts, strips and lines.
    Charts,
    /// The signs of the bands.
    Lights,
    /// Signatures.
    Signatures,
    /// Nothing to show.
    Empty,
}

impl Sample {
    /// All of them, in order.
    pub const ALL: [Self; 15] = [
        Self::Head,
        Self::Buttons,
        Self::Fields,
        Self::Choices,
        Self::Ticks,
        Self::Ratings,
        Self::Problems,
        Self::Dialogs,
        Self::Menus,
        Self::Banners,
        Self::Tables,
        Self::Charts,
        Self::Lights,
        Self::Signatures,
        Self::Empty,
    ];

    /// Its part of an address, and what it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Buttons => "buttons",
            Self::Fields => "fields",
            Self::Choices => "choices",
            Self::Ticks => "ticks",
            Self::Ratings => "ratings",
            Self::Problems => "problems",
            Self::Dialogs => "dialogs",
            Self::Menus => "menus",
            Self::Banners => "banners",
            Self::Tables => "tables",
            Self::Charts => "charts",
            Self::Lights => "lights",
            Self::Signatures => "signatures",
            Self::Empty => "empty",
        }
    }
}
