//! Says the name of a message in place of the message.

/// The name of a message.
#[macro_export]
macro_rules! fl {
    ($loader:expr, $id:literal $(, $args:expr)* $(,)?) => {
        ::std::string::String::from($id)
    };
}
