//! A person at a browser of their own.

use crate::{
    browser::Browser,
    driver::Driver,
    profile,
    server::{BASE, FRAME, Server},
    stage::root,
    what::What,
};
use serde_json::{Value, json};
use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{WebDriver, WebElement, error::WebDriverResult};
use tokio::runtime::Runtime;

/// How long a person waits for anything before the test fails.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How long a person waits before looking again, at first and in the end.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LAST_PAUSE: Duration = Duration::from_millis(80);
const FIND: &str = include_str!("find.js");

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap_or_else(|problem| panic!("no runtime: {problem}")));

/// Waits for an answer of the driver.
pub(crate) fn wait<F: Future>(answer: F) -> F::Output {
    RUNTIME.block_on(answer)
}

/// Opens the browser.
#[track_caller]
pub(crate) fn begin(driver: &Driver, browser: Browser, home: &Path, proxy: u16) -> WebDriver {
    let session = wait(WebDriver::new(driver.address(), browser.capabilities(home, proxy)));
    session.unwrap_or_else(|problem| panic!("{} did not start: {problem}", browser.word()))
}

/// Someone with a browser whose storage nobody else shares.
pub struct Person {
    name: &'static str,
    test: &'static str,
    browser: Browser,
    server: Server,
    home: PathBuf,
    session: Option<WebDriver>,
    driver: Driver,
}

impl Person {
    #[track_caller]
    pub(crate) fn arrive(name: &'static str, test: &'static str, browser: Browser, server: Server, home: &Path) -> Self {
        let home = home.to_path_buf();
        for folder in ["downloads", "profile"] {
            fs::create_dir_all(home.join(folder)).unwrap_or_else(|problem| panic!("cannot make {folder} in {}: {problem}", home.display()));
        }
        profile::prepare(browser, &home.join("profile"));
        let driver = Driver::start(browser, &home);
        let session = begin(&driver, browser, &home, server.port());
        let person = Self { name, test, browser, server, home, session: Some(session), driver };
        person.window(1280, 900);
        person
    }

    pub(crate) fn session(&self) -> &WebDriver {
        self.session.as_ref().unwrap_or_else(|| panic!("{} has left", self.name))
    }

    pub(crate) fn driver_id(&self) -> u32 {
        self.driver.id()
    }

    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// The browser this person uses.
    #[must_use]
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// Where the app is, without a route.
    #[must_use]
    pub fn app_address(&self) -> String {
        format!("{}{BASE}", self.server.origin())
    }

    pub(crate) fn frame_address(&self, width: u32, height: u32) -> String {
        format!("{}{FRAME}{width}x{height}", self.server.origin())
    }

    /// Types an address such as `#/settings` and waits until its page is there. In the app already, only the page of the app changes.
    #[track_caller]
    pub fn go(&self, route: &str) {
        if self.address().starts_with(&self.app_address()) {
            self.steer(route);
        } else {
            let address = format!("{}{route}", self.app_address());
            self.must("open the page", wait(self.session().goto(address.as_str())));
            self.arrived();
        }
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.must("reload", wait(self.session().refresh()));
        self.arrived();
    }

    /// Loads the page again as a person does. The driver's own way goes past a service worker in Firefox, like a reload with Shift.
    #[track_caller]
    pub fn reload_as_people_do(&self) {
        let _begun = self.script("document.documentElement.dataset.before = ''; location.reload()", &[]);
        let look = "return !document.documentElement.hasAttribute('data-before')";
        self.until("the page anew", PATIENCE, || match self.script(look, &[]) {
            Value::Bool(true) => Ok(()),
            other => Err(other.to_string()),
        });
        self.arrived();
    }

    /// Waits until a page of the app is there: it has a heading.
    #[track_caller]
    pub fn arrived(&self) {
        // The screen for a panic has a heading as well, but nobody sees it.
        let look = "return [...document.querySelectorAll('main h1')].some((h) => h.checkVisibility() && h.innerText.trim() !== '')";
        self.until("a page with a heading", PATIENCE, || match self.script(look, &[]) {
            Value::Bool(true) => Ok(()),
            other => Err(other.to_string()),
        });
    }

    /// Closes the browser and opens it again, as somebody would who wants to get rid of what is on the screen; then goes to the app.
    #[track_caller]
    pub fn comes_back(&mut self) {
        if let Some(session) = self.session.take() {
            let left = wait(session.quit());
            left.unwrap_or_else(|problem| panic!("{} did not close: {problem}", self.browser.word()));
        }
        self.session = Some(begin(&self.driver, self.browser, &self.home, self.server.port()));
        self.window(1280, 900);
        self.go("#/");
    }

    /// The browser is killed, with all that belongs to it, as by a flat battery.
    pub fn dies(&mut self) {
        if let Some(session) = self.session.take() {
            // Nobody is left to say good-bye to.
            let _left = session.leak();
        }
        profile::kill(&self.home);
    }

    /// Whether the browser still answers.
    #[must_use]
    pub fn lives(&self) -> bool {
        self.try_script("return true", &[]).is_ok()
    }

    /// The browser is started again after [`Self::dies`], on the start page of the driver.
    #[track_caller]
    pub fn is_started_again(&mut self) {
        self.driver = Driver::start(self.browser, &self.home);
        self.session = Some(begin(&self.driver, self.browser, &self.home, self.server.port()));
        self.window(1280, 900);
    }

    /// The browser's Back.
    #[track_caller]
    pub fn back(&self) {
        self.must("go back", wait(self.session().back()));
    }

    /// The address as the browser shows it.
    #[must_use]
    pub fn address(&self) -> String {
        wait(self.session().current_url()).map(String::from).unwrap_or_default()
    }

    /// The title of the tab.
    #[track_caller]
    #[must_use]
    pub fn title(&self) -> String {
        self.must("read the title", wait(self.session().title()))
    }

    /// Gives the page this much room.
    #[track_caller]
    pub fn window(&self, width: u32, height: u32) {
        self.must("resize the window", wait(self.session().set_window_rect(0, 0, width, height)));
    }

    /// Runs a script in the page; `null` if it fails.
    #[must_use]
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_script(script, arguments).unwrap_or(Value::Null)
    }

    pub(crate) fn try_script(&self, script: &str, arguments: &[Value]) -> WebDriverResult<Value> {
        wait(self.session().execute(script, arguments)).map(|answer| answer.json().clone())
    }

    /// Everything on the page that is what was asked for; none while the page cannot be asked.
    pub(crate) fn look(&self, what: &What) -> Vec<WebElement> {
        self.try_look(what).unwrap_or_default()
    }

    /// Everything on the page that is what was asked for. A page that cannot be asked, because it is just being loaded, does not lack it.
    pub(crate) fn try_look(&self, what: &What) -> Result<Vec<WebElement>, String> {
        let found = self.try_script(FIND, &[json!("find"), what.json()]).map_err(|problem| problem.to_string())?;
        let Value::Array(found) = found else { return Err(format!("the page answers {found}")) };
        let element = |one| WebElement::from_json(one, self.session().handle().clone()).map_err(|problem| problem.to_string());
        found.into_iter().map(element).collect()
    }

    /// The name by which something was found.
    pub(crate) fn name_of(&self, found: &WebElement) -> String {
        let asked = found.to_json().and_then(|el| self.try_script(FIND, &[json!("name"), Value::Null, el]));
        asked.ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// What has the focus, in words, and whether it is what was asked for.
    #[must_use]
    pub fn focus(&self, what: Option<&What>) -> (bool, String) {
        let answer = self.script(FIND, &[json!("focus"), what.map_or(Value::Null, What::json)]);
        (answer["is"] == true, answer["said"].as_str().unwrap_or_default().to_owned())
    }

    /// Everything the page says, once it can be asked: of a page that cannot be, nobody knows what it does not say.
    #[track_caller]
    #[must_use]
    pub fn page_text(&self) -> String {
        self.until("a page that can be read", PATIENCE, || self.try_page_text())
    }

    pub(crate) fn try_page_text(&self) -> Result<String, String> {
        match self.try_script(FIND, &[json!("text"), Value::Null]) {
            Ok(Value::String(text)) => Ok(text),
            Ok(other) => Err(format!("it answers {other}")),
            Err(problem) => Err(problem.to_string()),
        }
    }

    /// Waits until `look` has an answer. Its errors say what is still missing.
    #[track_caller]
    pub fn until<T>(&self, what: impl Display, patience: Duration, mut look: impl FnMut() -> Result<T, String>) -> T {
        let (begun, mut pause) = (Instant::now(), FIRST_PAUSE);
        loop {
            match look() {
                Ok(answer) => return answer,
                Err(missing) if begun.elapsed() > patience => self.fail(format!("waited {patience:?} for {what}; {missing}")),
                Err(_) => thread::sleep(pause),
            }
            // Whoever asks a busy page without a pause keeps it busy.
            pause = (pause * 2).min(LAST_PAUSE);
        }
    }

    #[track_caller]
    pub(crate) fn must<T, E: Display>(&self, what: &str, result: Result<T, E>) -> T {
        match result {
            Ok(value) => value,
            Err(problem) => self.fail(format!("could not {what}: {problem}")),
        }
    }

    /// Stops the test and says what the page showed.
    #[track_caller]
    pub fn fail(&self, what: impl Display) -> ! {
        let text = self.try_page_text().unwrap_or_else(|problem| format!("({problem})"));
        let (address, console) = (self.address(), self.console().join("\n    "));
        let text: String = text.chars().take(2500).collect();
        let (_, focus) = self.focus(None);
        panic!(
            "{} ({}): {what}\n  at {address}\n  with the focus on {focus}\n  the page says: {text}\n  the console: {console}",
            self.name,
            self.browser.word()
        )
    }

    /// What stands in the browser's console since it was last asked; Firefox does not tell.
    #[must_use]
    pub fn console(&self) -> Vec<String> {
        if self.browser == Browser::Firefox {
            return Vec::new();
        }
        wait(self.session().browser_log()).unwrap_or_default().into_iter().map(|entry| entry.message).collect()
    }

    /// Saves what the window shows.
    ///
    /// # Errors
    /// The browser or the disk does not cooperate.
    pub fn picture(&self, path: &Path) -> Result<(), String> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|problem| problem.to_string())?;
        }
        wait(self.session().screenshot(path)).map_err(|problem| problem.to_string())
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        if thread::panicking() && self.session.is_some() {
            let path = root().join("target/e2e-failures").join(format!("{}-{}-{}.png", self.test, self.browser.word(), self.name));
            match self.picture(&path) {
                Ok(()) => eprintln!("what {} saw: {}", self.name, path.display()),
                Err(problem) => eprintln!("no picture of what {} saw: {problem}", self.name),
            }
        }
        if let Some(session) = self.session.take() {
            // The driver is ended next, and its browser with it.
            let _left = wait(session.quit());
        }
    }
}
