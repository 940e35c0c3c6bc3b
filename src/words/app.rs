//! The app itself: its parts, and what it is doing.

/// The criteria that come with Lantern could not be fetched.
pub const CRITERIA_NOT_LOADED: &str = "The criteria could not be loaded. Your files are safe. Check the connection and reload.";
/// Something was asked for in a tab that follows.
pub const FOLLOWING: &str = "Lantern is open in another tab, which keeps the files. Choose “Use Lantern here” first.";
/// A newer version was fetched whole and waits.
pub const NEWER_VERSION: &str = "A new version is ready. Lantern takes it when it is next opened: close all its tabs first, or choose \
    “Use the new version now” under Settings, This device.";
/// A tab that follows.
pub const ELSEWHERE: &str = "Lantern is open in another tab or window. You can look here; changes are made there.";
/// The last change was not stored.
pub const LAST_NOT_SAVED: &str = "Your last change is not saved. ";
/// The files of a class are being read.
pub const READING_CHILDREN: &str = "Reading the children’s files …";
/// The criteria are being fetched.
pub const FETCHING_CRITERIA: &str = "Fetching the criteria …";
/// A page is being fetched.
pub const OPENING_PAGE: &str = "Opening the page …";
/// The files of this device are being opened.
pub const OPENING_FILES: &str = "Opening your files …";
/// The files could not be opened.
pub const NOTHING_TOUCHED: &str = "Nothing was changed or deleted.";
/// A file is being dragged over the page.
pub const DROP_IT: &str = "Drop the file to look at it";
/// A class that is not here.
pub const MAYBE_ELSEWHERE: &str = "It may have been removed, or it is on another device.";
/// An address without a page.
pub const NO_SUCH_PAGE: &str = "The address may be mistyped or from another version of Lantern.";
/// A child that is not here.
pub const FILE_MAYBE_ELSEWHERE: &str = "The file may have been removed, or it is on another device.";
/// What is contested.
pub const TWO_DEVICES: &str =
    "Two devices said different things without knowing of each other. Both are kept until you choose; the other stays in the history.";

/// Nothing is called what was typed.
pub const NOTHING_FOUND: &str = "Nothing is called that. Try fewer letters.";
/// Every key there is, and what it does.
pub const SHORTCUTS: [(&str, &str); 14] = [
    ("Ctrl K", "Find a child, a page, an action or a setting"),
    ("?", "This list"),
    ("Ctrl Z", "Undo"),
    ("Ctrl Shift Z", "Redo"),
    ("F9", "Lock the screen, where a lock is set"),
    ("Arrows", "On a board: go from square to square"),
    ("Home, End", "On a board: to the first or last square of the row; with Ctrl of the board"),
    ("Page up, Page down", "On a board: ten rows on"),
    ("Space, Enter", "On a board: the same as a tap"),
    ("G, Y, R …", "On a board: give the colour of this letter"),
    ("0, Delete", "On a board: take a rating away"),
    ("Shift Arrows, Shift click", "On a board: mark a block, to rate it as one"),
    ("Escape", "Close a dialog or a menu; on a board let go of the block"),
    ("[ and ]", "In a child’s file: the child before or after it in the class"),
];

/// A part of the app could not be fetched.
pub const NOT_FETCHED: &str = "A part of Lantern could not be fetched. Your files are safe. Check the connection and try again; if that \
    does not help, reload the page.";
