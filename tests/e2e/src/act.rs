//! What a person does on a page, each step waiting until it can be done, and what a person then finds.

use crate::{
    person::{PATIENCE, Person},
    what::What,
};
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::{WebElement, error::WebDriverResult};

impl Person {
    /// Finds the first of what was asked for and does something with it; both are tried again until it works.
    #[track_caller]
    fn do_with<T>(&self, doing: &str, what: &What, act: impl Fn(&WebElement) -> WebDriverResult<T>) -> T {
        self.until(format!("{what} to {doing}"), PATIENCE, || match self.look(what).first() {
            None => Err("there is none".to_owned()),
            Some(found) => act(found).map_err(|problem| first_line(&problem.to_string())),
        })
    }

    /// Clicks. A radio or a box to tick is clicked on its label, as people do.
    #[track_caller]
    pub fn click(&self, what: &What) {
        let aim = "const [el] = arguments; if (el.matches(':disabled')) return null; \
                   const label = el.matches('[type=radio], [type=checkbox]') && el.labels && el.labels[0]; \
                   const to = label || el; to.scrollIntoView({ block: 'center', behavior: 'instant' }); return to";
        self.do_with("click", what, |found| {
            let target = self.try_script(aim, &[found.to_json()?])?;
            if target.is_null() {
                return Err(thirtyfour::error::WebDriverError::FatalError("it is disabled".to_owned()));
            }
            let target = WebElement::from_json(target, self.session().handle().clone())?;
            crate::person::wait(target.click())
        });
    }

    /// Presses the mouse on one thing, moves to another, and lets go.
    #[track_caller]
    pub fn drag(&self, from: &What, to: &What) {
        self.sees(to);
        let end = self.look(to).into_iter().next();
        self.do_with("drag from", from, |start| {
            let Some(end) = &end else {
                return Err(thirtyfour::error::WebDriverError::FatalError(format!("there is no {to} any more")));
            };
            let aim = "arguments[0].scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })";
            let _aimed = self.try_script(aim, &[start.to_json()?])?;
            let chain = self.session().action_chain_with_delay(None, Some(Duration::from_millis(50)));
            let chain = chain.move_to_element_center(start).click_and_hold().move_to_element_center(end).release();
            crate::person::wait(chain.perform())
        });
    }

    /// Rests a finger on the first of some things until it paints, draws it over the others, and lifts it.
    #[track_caller]
    pub fn stroke(&self, over: &[What]) {
        self.finger(over, Duration::from_millis(600));
    }

    /// Draws a finger over things on the page at once, as one scrolls. The browser itself would scroll and take the finger away.
    #[track_caller]
    pub fn swipe(&self, over: &[What]) {
        self.finger(over, Duration::ZERO);
    }

    #[track_caller]
    fn finger(&self, over: &[What], rest: Duration) {
        let mut found = Vec::with_capacity(over.len());
        for what in over {
            found.push(self.do_with("draw over", what, WebElement::to_json));
        }
        let finger = "const at = (el) => { const box = el.getBoundingClientRect(); \
            return { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 }; }; \
            const send = (type, el, on) => on.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, \
            pointerType: 'touch', isPrimary: true, button: 0, ...at(el) })); const cells = [...arguments];";
        let down = "cells[0].scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); \
            send('pointerdown', cells[0], cells[0]);";
        let on = "for (const cell of cells) send('pointermove', cell, cells[0]); send('pointerup', cells.at(-1), cells[0]);";
        self.must("put a finger on the page", self.try_script(&format!("{finger}{down}"), &found));
        std::thread::sleep(rest);
        self.must("draw a finger over the page", self.try_script(&format!("{finger}{on}"), &found));
    }

    /// Writes into a field, in place of what it held.
    #[track_caller]
    pub fn fill(&self, what: &What, text: &str) {
        self.do_with("fill", what, |found| {
            crate::person::wait(async {
                found.clear().await?;
                found.send_keys(text).await
            })
        });
    }

    /// Chooses an option of a select by its words.
    #[track_caller]
    pub fn choose(&self, what: &What, option: &str) {
        let choose = "const [el, words] = arguments; const clean = (t) => t.replace(/\\s+/g, ' ').trim(); \
                      const one = [...el.options].find((o) => clean(o.text) === words) || \
                      [...el.options].find((o) => clean(o.text).startsWith(words)); \
                      if (!one) return [...el.options].map((o) => o.text).join(', ') || 'nothing'; \
                      el.value = one.value; el.dispatchEvent(new Event('input', { bubbles: true })); \
                      el.dispatchEvent(new Event('change', { bubbles: true })); return true";
        self.do_with("choose from", what, |found| match self.try_script(choose, &[found.to_json()?, json!(option)])? {
            Value::Bool(true) => Ok(()),
            other => Err(thirtyfour::error::WebDriverError::FatalError(format!("it has no {option:?} but {other}"))),
        });
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn sees(&self, what: &What) {
        self.sees_within(what, PATIENCE);
    }

    /// Waits until it is there, for longer than usual if need be.
    #[track_caller]
    pub fn sees_within(&self, what: &What, patience: Duration) {
        self.until(what, patience, || if self.look(what).is_empty() { Err("there is none".to_owned()) } else { Ok(()) });
    }

    /// Waits until it is not there (any more).
    #[track_caller]
    pub fn misses(&self, what: &What) {
        self.until(format!("no {what}"), PATIENCE, || match self.try_look(what)?.len() {
            0 => Ok(()),
            count => Err(format!("there are {count}")),
        });
    }

    /// How many of it are there now.
    #[track_caller]
    #[must_use]
    pub fn count(&self, what: &What) -> usize {
        self.until(format!("a page to count {what} on"), PATIENCE, || self.try_look(what)).len()
    }

    /// Waits until there are so many.
    #[track_caller]
    pub fn counts(&self, what: &What, number: usize) {
        self.until(format!("{number} times {what}"), PATIENCE, || match self.try_look(what)?.len() {
            count if count == number => Ok(()),
            count => Err(format!("there are {count}")),
        });
    }

    /// Waits until the page says this somewhere.
    #[track_caller]
    pub fn reads(&self, words: &str) {
        self.until(format!("the words “{words}”"), PATIENCE, || {
            if self.try_page_text()?.contains(words) { Ok(()) } else { Err("the page does not say them".to_owned()) }
        });
    }

    /// Waits until a radio or box is ticked, or is not.
    #[track_caller]
    pub fn is_ticked(&self, what: &What, ticked: bool) {
        let word = if ticked { "ticked" } else { "not ticked" };
        self.until(format!("{what} to be {word}"), PATIENCE, || {
            let found = self.look(what);
            let Some(first) = found.first() else { return Err("there is none".to_owned()) };
            match first.to_json().map(|el| self.script("return arguments[0].checked ?? (arguments[0].ariaChecked === 'true')", &[el])) {
                Ok(Value::Bool(now)) if now == ticked => Ok(()),
                other => Err(format!("{other:?}")),
            }
        });
    }

    /// What a field holds now.
    #[track_caller]
    #[must_use]
    pub fn value(&self, what: &What) -> String {
        let value = self.do_with("read", what, |found| self.try_script("return arguments[0].value", &[found.to_json()?]));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Everything that is what was asked for, in its own words.
    #[must_use]
    pub fn texts(&self, what: &What) -> Vec<String> {
        self.look(what).iter().map(|found| crate::person::wait(found.text()).unwrap_or_default()).collect()
    }
}

/// Drivers add a stack trace that says nothing about the page.
fn first_line(problem: &str) -> String {
    let message = problem.lines().find(|line| line.contains("Message:") || line.contains("message")).or_else(|| problem.lines().next());
    message.unwrap_or_default().trim().to_owned()
}
