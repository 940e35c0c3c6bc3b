//! The browser under test and how it is started: quiet, without a window, with a folder of its own for downloads.

use serde_json::{Value, json};
use std::{env, path::Path};
use thirtyfour::Capabilities;

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// The one `LANTERN_BROWSER` names; Chromium if none is named.
    pub(crate) fn chosen() -> Self {
        match env::var("LANTERN_BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok(other) => panic!("LANTERN_BROWSER is {other:?}; it must be chromium or firefox"),
        }
    }

    /// Its name in file names.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// What the driver is asked for. Requests to anywhere but this machine go to `proxy`, so that none can go unseen.
    pub(crate) fn capabilities(self, home: &Path, proxy: u16) -> Capabilities {
        let binary = env::var("LANTERN_BROWSER_BINARY").ok();
        let mut wanted = match self {
            Self::Chromium => {
                json!({ "browserName": "chrome", "goog:chromeOptions": chromium(home, proxy), "goog:loggingPrefs": { "browser": "ALL" } })
            }
            Self::Firefox => {
                // A profile of its own that stays, so that the browser can be closed and opened again.
                let args = json!(["-headless", "-profile", home.join("profile")]);
                json!({ "browserName": "firefox", "moz:firefoxOptions": { "args": args, "prefs": firefox(home, proxy) } })
            }
        };
        wanted["unhandledPromptBehavior"] = json!("accept");
        if let Some(binary) = binary {
            let options = if self == Self::Chromium { "goog:chromeOptions" } else { "moz:firefoxOptions" };
            wanted[options]["binary"] = json!(binary);
        }
        match wanted {
            Value::Object(map) => map.into(),
            _ => Capabilities::new(),
        }
    }
}

fn chromium(home: &Path, proxy: u16) -> Value {
    let mut args: Vec<String> = [
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-domain-reliability",
        "--disable-client-side-phishing-detection",
        // The last three are what drops down from the address bar, kept ready: two thirds of what it costs to start a browser.
        concat!(
            "--disable-features=OptimizationHints,MediaRouter,Translate,",
            "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
        ),
        "--disable-extensions",
        // A page in the second tab must not be slowed down because nobody looks at it.
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        "--lang=en-GB",
    ]
    .map(str::to_owned)
    .into();
    args.push(format!("--user-data-dir={}", home.join("profile").display()));
    args.push(format!("--proxy-server=http://127.0.0.1:{proxy}"));
    if is_root() {
        args.push("--no-sandbox".to_owned());
    }
    json!({ "args": args, "prefs": {
        "download.default_directory": home.join("downloads"),
        "download.prompt_for_download": false,
        "profile.default_content_setting_values.automatic_downloads": 1,
    } })
}

fn firefox(home: &Path, proxy: u16) -> Value {
    json!({
        "browser.download.folderList": 2,
        "browser.download.dir": home.join("downloads"),
        "browser.download.useDownloadDir": true,
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.helperApps.neverAsk.saveToDisk": "application/json,text/csv,application/octet-stream",
        "browser.download.manager.showWhenStarting": false,
        "intl.accept_languages": "en-GB",
        // Tab reaches links and buttons on every system.
        "accessibility.tabfocus": 7,
        // What a person at a desk would like at the start costs time before each journey.
        "browser.startup.page": 0,
        "browser.newtabpage.enabled": false,
        "browser.newtab.preload": false,
        "browser.aboutwelcome.enabled": false,
        // No processes for tabs that nobody opens, and no scripts of other people's.
        "dom.ipc.processPrelaunch.enabled": false,
        "extensions.systemAddon.update.enabled": false,
        "browser.ml.enable": false,
        "browser.search.update": false,
        "browser.topsites.contile.enabled": false,
        "app.normandy.enabled": false,
        "toolkit.telemetry.enabled": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": proxy,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": proxy,
    })
}

/// Chromium as root runs only without its sandbox; as anybody else it keeps it.
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| {
        #[cfg(unix)]
        {
            std::os::unix::fs::MetadataExt::uid(&me) == 0
        }
        #[cfg(not(unix))]
        {
            let _ = me;
            false
        }
    })
}
