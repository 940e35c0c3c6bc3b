//! The browsers Lantern is tested in, with the drivers that steer them.

use crate::{apt, process::Outcome, tools};
use std::{
    env,
    path::{Path, PathBuf},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

/// A browser that is here, ready to be steered.
pub(crate) struct Ready {
    pub(crate) browser: Browser,
    pub(crate) binary: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The variable in which wasm-bindgen's test runner expects the driver.
    pub(crate) fn driver_variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
        }
    }

    fn find(self) -> Option<PathBuf> {
        let (names, on_a_mac): (&[&str], &[&str]) = match self {
            Self::Chromium => (
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
                &["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
            ),
            Self::Firefox => (&["firefox-esr", "firefox"], &["/Applications/Firefox.app/Contents/MacOS/firefox"]),
        };
        let mut on_a_mac = on_a_mac.iter().map(PathBuf::from).filter(|path| path.is_file());
        names.iter().find_map(|name| tools::find(name)).or_else(|| on_a_mac.next())
    }

    fn find_driver(self) -> Option<PathBuf> {
        let named = env::var_os(self.driver_variable()).map(PathBuf::from);
        named.or_else(|| match self {
            Self::Chromium => tools::find("chromedriver"),
            Self::Firefox => tools::find("geckodriver"),
        })
    }

    fn what_to_install(self) -> &'static str {
        match self {
            Self::Chromium => {
                "Chromium or Chrome, and chromedriver of the same version, on PATH \
                 (Debian: apt-get install chromium chromium-driver; macOS: brew install --cask google-chrome chromedriver)"
            }
            Self::Firefox => "Firefox, on PATH (Debian: apt-get install firefox-esr; macOS: brew install --cask firefox)",
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match (self, apt::is_ubuntu()) {
            (Self::Chromium, false) => &["chromium", "chromium-driver"],
            (Self::Chromium, true) => &["chromium-browser", "chromium-chromedriver"],
            (Self::Firefox, false) => &["firefox-esr"],
            (Self::Firefox, true) => &["firefox"],
        }
    }

    /// Chromium's driver comes with the browser; Firefox's can be compiled, so it is never missing here.
    fn is_missing(self) -> bool {
        self.find().is_none() || (self == Self::Chromium && self.find_driver().is_none())
    }
}

/// Makes sure of the browsers and their drivers, or says exactly what to install.
pub(crate) fn ensure(browsers: &[Browser]) -> Outcome<Vec<Ready>> {
    let mut packages: Vec<&str> = browsers.iter().filter(|one| one.is_missing()).flat_map(|one| one.packages()).copied().collect();
    if reader_is_missing() {
        packages.push("poppler-utils");
    }
    let installed = if !packages.is_empty() && apt::may_install() { apt::install(&packages) } else { Ok(()) };
    let mut missing: Vec<&str> = browsers.iter().filter(|one| one.is_missing()).map(|one| one.what_to_install()).collect();
    if reader_is_missing() {
        missing.push("pdftotext, on PATH (Debian: apt-get install poppler-utils; macOS: brew install poppler)");
    }
    if !missing.is_empty() {
        let why = installed.err().map(|problem| format!("{problem}\n")).unwrap_or_default();
        return Err(format!("{why}please install, then try again:\n  - {}", missing.join("\n  - ")));
    }
    browsers.iter().map(|browser| ready(*browser)).collect()
}

/// What is printed is read back with poppler's pdftotext.
fn reader_is_missing() -> bool {
    tools::find("pdftotext").is_none()
}

fn ready(browser: Browser) -> Outcome<Ready> {
    let binary = browser.find().ok_or_else(|| browser.what_to_install().to_owned())?;
    let driver = match browser.find_driver() {
        Some(driver) if driver.is_file() => driver,
        Some(driver) => return Err(format!("{} names no file: {}", browser.driver_variable(), driver.display())),
        None => tools::ensure_geckodriver()?,
    };
    Ok(Ready { browser, binary: absolute(&binary), driver: absolute(&driver) })
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
