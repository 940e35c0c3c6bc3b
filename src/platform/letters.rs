//! The browser's own way of writing letters with accents: its table is there already, and nothing of it is downloaded.

use js_sys::JsString;

use crate::domain::letters::{self, Form};

/// Hands it to the domain. To be called once, before any name is read.
pub fn as_the_browser_writes() {
    letters::write_with(written);
}

fn written(text: &str, form: Form) -> String {
    let form = match form {
        Form::Together => "NFC",
        Form::Apart => "NFD",
    };
    JsString::from(text).normalize(form).into()
}
