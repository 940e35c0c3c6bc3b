//! What is drawn as text. A table or list that only shows things costs a fifth so in the program that is fetched, and less on the
//! page, than the same made of elements one by one. Whatever is tapped in it is found by the place it is marked with.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::focus::focus_on;
use super::light::{escaped, light_html};
use crate::domain::{Band, BandKey};
use crate::ledger::Roll;

/// Text between tags that is being written. Whatever is put into it is escaped.
#[derive(Default)]
pub(crate) struct Html(String);

impl Html {
    /// What `write` writes.
    pub(crate) fn of(write: impl FnOnce(&mut Self)) -> String {
        let mut html = Self::default();
        write(&mut html);
        html.0
    }

    /// An element with what `inside` writes.
    pub(crate) fn element(&mut self, tag: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
        self.close(tag);
    }

    /// An element that holds words.
    pub(crate) fn words(&mut self, tag: &str, attributes: &[(&str, &str)], words: &str) {
        self.open(tag, attributes);
        self.text(words);
        self.close(tag);
    }

    /// An element of a class that holds words.
    pub(crate) fn classed(&mut self, tag: &str, class: &str, words: &str) {
        self.words(tag, &[("class", class)], words);
    }

    /// An element of a class with what `inside` writes; no class where it is empty.
    pub(crate) fn within(&mut self, tag: &str, class: &str, inside: impl FnOnce(&mut Self)) {
        let class = if class.is_empty() { NONE } else { ("class", class) };
        self.element(tag, &[class], inside);
    }

    /// A list of words, of a class if it is not empty.
    pub(crate) fn list(&mut self, class: &str, lines: impl IntoIterator<Item = impl AsRef<str>>) {
        self.within("ul", class, |html| lines.into_iter().for_each(|line| html.words("li", &[], line.as_ref())));
    }

    /// The head of a table: a row of what its columns hold.
    pub(crate) fn columns(&mut self, heads: &[impl AsRef<str>]) {
        self.element("thead", &[], |html| {
            html.element("tr", &[], |html| heads.iter().for_each(|head| html.words("th", &[("scope", "col")], head.as_ref())));
        });
    }

    /// What was written as text between tags before.
    pub(crate) fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// An element that holds nothing and is not closed: a field, a tick.
    pub(crate) fn single(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.open(tag, attributes);
    }

    /// Words.
    pub(crate) fn text(&mut self, words: &str) {
        self.0.push_str(&escaped(words));
    }

    /// A band's sign.
    pub(crate) fn light(&mut self, band: &Band) {
        self.0.push_str(&light_html(band));
    }

    /// A band's sign and its word.
    pub(crate) fn band(&mut self, roll: &Roll, key: BandKey) {
        match roll.band(key) {
            Some(band) => self.element("span", &[("class", "band")], |html| {
                html.light(&band);
                html.text(&band.word);
            }),
            None => self.text(&key.to_string()),
        }
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes.iter().filter(|(name, _)| !name.is_empty()) {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }
}

/// No attribute: for one that is there only sometimes.
pub(crate) const NONE: (&str, &str) = ("", "");

/// The place in a list that the thing an event is of, or what holds it, is marked with by `data-at`; nothing where nothing is.
pub(crate) fn place(event: &web_sys::Event) -> Option<usize> {
    let on = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    on.closest("[data-at]").ok()??.get_attribute("data-at")?.parse().ok()
}

/// Text that is drawn into an element, and again when it changes; what has the focus in it, if it has an id, has it again then.
pub(crate) fn drawn(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || {
        // It is asked for just before it takes the place of what is there.
        let had = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
        had.into_iter().for_each(focus_on);
        text()
    })
}
