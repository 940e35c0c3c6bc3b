//! What a browser knows about a page that a person does not see.

use crate::{
    browser::Browser,
    person::{PATIENCE, Person, wait},
    stage::root,
    what::What,
};
use serde_json::{Value, json};
use std::{env, fs, path::PathBuf, sync::LazyLock};
use thirtyfour::{
    ElementId, RequestData, SessionId, WindowHandle,
    common::{
        command::{Command, FormatRequestData},
        print::{PrintMargins, PrintPage, PrintParameters},
    },
    error::WebDriverResult,
};

impl Person {
    /// Every address this page has loaded anything from, itself included, by the browser's own account.
    #[track_caller]
    #[must_use]
    pub fn loaded(&self) -> Vec<String> {
        let all = "return ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind)).map((one) => one.name)";
        self.strings("ask what was loaded", all)
    }

    /// Everything in localStorage and sessionStorage and all cookies, keys and values.
    #[must_use]
    pub fn small_storage(&self) -> Vec<String> {
        let all = "return [localStorage, sessionStorage].flatMap((one) => Object.entries(one).flat()).concat(document.cookie)";
        self.strings("read the small storage", all)
    }

    /// A list of strings from the page. No answer is no empty list.
    #[track_caller]
    fn strings(&self, doing: &str, script: &str) -> Vec<String> {
        match self.must(doing, self.try_script(script, &[])) {
            list @ Value::Array(_) => strings(&list),
            other => self.fail(format!("could not {doing}: the page answers {other}")),
        }
    }

    /// By how many pixels the page is wider than its window, and what sticks out.
    #[must_use]
    pub fn overflow(&self) -> (i64, Vec<String>) {
        let look = "const over = document.scrollingElement.scrollWidth - innerWidth; \
            const wide = over <= 0 ? [] : [...document.querySelectorAll('body *')] \
            .filter((el) => el.getBoundingClientRect().right > innerWidth + 1) \
            .slice(0, 8).map((el) => el.tagName.toLowerCase() + '.' + el.className + ' ' + Math.round(el.getBoundingClientRect().right)); \
            return [over, wide]";
        let answer = self.script(look, &[]);
        (answer[0].as_i64().unwrap_or(i64::MAX), strings(&answer[1]))
    }

    /// What axe-core finds wrong with the page as it is now, by the rules of WCAG 2.2 AA, and that no
    /// heading skips a level. `LANTERN_AXE` names its script.
    #[must_use]
    pub fn barriers(&self) -> Vec<String> {
        static AXE: LazyLock<String> = LazyLock::new(|| {
            let path =
                env::var_os("LANTERN_AXE").map_or_else(|| root().join(".tools/node/node_modules/axe-core/axe.min.js"), PathBuf::from);
            fs::read_to_string(&path)
                .unwrap_or_else(|problem| panic!("no axe-core in {} ({problem}); run `cargo xtask test`", path.display()))
        });
        if self.script("return typeof window.axe", &[]) != "object" {
            self.must("bring axe-core in", self.try_script(&AXE, &[]));
        }
        // At its top nothing is half under a head that stays, which axe-core takes for too small.
        let look = "const [done, at] = [arguments[arguments.length - 1], scrollY]; scrollTo(0, 0); \
            Promise.allSettled(document.getAnimations().filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime)) \
                .map((one) => one.finished)).then(() => axe.run(document, { \
            resultTypes: ['violations'], rules: { 'heading-order': { enabled: true } }, \
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })) \
            .then((found) => (scrollTo(0, at), found)).then((found) => done(found.violations.flatMap((one) => one.nodes.map((node) => \
                `${one.id}: ${one.help}: ${node.html.slice(0, 160)} (${node.failureSummary.replaceAll('\\n', ' ').slice(0, 200)})`)))) \
            .catch((problem) => done(['axe-core failed: ' + problem]))";
        let answer = self.must("ask axe-core", wait(self.session().execute_async(look, [])));
        match answer.json() {
            list @ Value::Array(_) => strings(list),
            other => self.fail(format!("axe-core answers {other}")),
        }
    }

    /// Where every link of the page within the app leads.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        self.strings("find the links", "return [...document.querySelectorAll('a[href^=\"#/\"]')].map((a) => a.getAttribute('href'))")
    }

    /// The width of the page itself, without the window's frame.
    #[must_use]
    pub fn page_width(&self) -> i64 {
        self.script("return innerWidth", &[]).as_i64().unwrap_or_default()
    }

    /// Waits until the page has been drawn three times more: whatever it does in the next frame is done by then.
    #[track_caller]
    pub fn after_frames(&self) {
        let three =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))";
        self.must("wait for frames", wait(self.session().execute_async(three, [])));
    }

    /// Waits until the page has nothing left to fetch or to read.
    #[track_caller]
    pub fn settled(&self) {
        self.after_frames();
        self.until("a page that is through", PATIENCE, || {
            let busy = self.script(
                "return [...document.querySelectorAll('main [role=status].quiet')] \
                .map((el) => el.innerText).filter((t) => t.includes('…'))",
                &[],
            );
            // No answer, because the page is just being loaded, is not silence.
            if busy.as_array().is_some_and(Vec::is_empty) { Ok(()) } else { Err(busy.to_string()) }
        });
        self.after_frames();
    }

    /// Makes Chromium say that the person wants a dark screen, or a light one; Firefox stays as it is.
    #[track_caller]
    pub fn prefers_dark(&self, dark: bool) {
        if self.browser() == Browser::Chromium {
            let value = if dark { "dark" } else { "light" };
            let wanted = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
            self.must("choose light or dark", wait(self.session().cdp().send_raw("Emulation.setEmulatedMedia", wanted)));
        }
    }

    /// Gives the page exactly this room, less than any window can have, under a finger or with a mouse that points at nothing. What is
    /// touched has no scroll bars of its own, as on a tablet. Chromium only.
    #[track_caller]
    pub fn has_room(&self, width: u32, height: u32, touched: bool) {
        let room = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let touch = json!({ "enabled": touched, "maxTouchPoints": if touched { 5 } else { 1 } });
        let away = json!({ "type": "mouseMoved", "x": 0, "y": 0 });
        for (what, wanted) in [
            ("Emulation.setDeviceMetricsOverride", room),
            ("Emulation.setTouchEmulationEnabled", touch),
            ("Input.dispatchMouseEvent", away),
        ] {
            self.must("give the page room", wait(self.session().cdp().send_raw(what, wanted)));
        }
        self.hides_scroll_bars(touched);
    }

    /// Whether the page is drawn without its scroll bars. Chromium only.
    #[track_caller]
    pub fn hides_scroll_bars(&self, hidden: bool) {
        let hidden = json!({ "hidden": hidden });
        self.must("hide scroll bars", wait(self.session().cdp().send_raw("Emulation.setScrollbarsHidden", hidden)));
    }

    /// The page as it goes on paper: a PDF of A4, by the browser's own print.
    #[track_caller]
    #[must_use]
    pub fn printed(&self) -> Vec<u8> {
        let sheet = PrintParameters {
            page: PrintPage { width: 21.0, height: 29.7 },
            margin: PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 },
            background: false,
            shrink_to_fit: false,
            ..PrintParameters::default()
        };
        self.must("print the page", wait(self.session().print_page(sheet)))
    }

    /// How many sheets the page takes on paper; Firefox packs its PDFs so that they cannot be counted without unpacking.
    #[track_caller]
    #[must_use]
    pub fn sheets(&self) -> Option<usize> {
        let pdf = self.printed();
        let is_page = |rest: &[u8]| rest.starts_with(b"/Type /Page") && rest.get(11) != Some(&b's');
        let count = || (0..pdf.len()).filter(|at| pdf.get(*at..).is_some_and(is_page)).count();
        (self.browser() == Browser::Chromium).then(count)
    }

    /// The page as a PDF with the margins of its sheets. `landscape` turns the paper, as the page itself would.
    #[track_caller]
    #[must_use]
    pub fn pdf(&self, landscape: bool) -> Vec<u8> {
        let (long, short) = (29.7, 21.0);
        let (width, height) = if landscape { (long, short) } else { (short, long) };
        let margin = PrintMargins { top: 1.0, bottom: 1.0, left: 1.0, right: 1.0 };
        let page = PrintPage { width, height };
        let sheet = PrintParameters { page, margin, background: false, shrink_to_fit: false, ..PrintParameters::default() };
        self.must("print the page", wait(self.session().print_page(sheet)))
    }

    /// What stands on each sheet of paper, read back from the PDF.
    #[track_caller]
    #[must_use]
    pub fn on_paper(&self, landscape: bool) -> Vec<String> {
        let pdf = self.pdf(landscape);
        let path = self.home().join("printed.pdf");
        self.must("keep what was printed", fs::write(&path, pdf));
        let reader = std::process::Command::new("pdftotext").args(["-enc", "UTF-8", "-layout"]).arg(&path).arg("-").output();
        // Fonts set some letters as one.
        let text = String::from_utf8_lossy(&self.must("read what was printed", reader).stdout).replace('ﬁ', "fi").replace('ﬂ', "fl");
        let mut pages: Vec<String> = text.split('\u{c}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        // Each sheet ends with a form feed, so the last piece is none.
        pages.pop();
        pages
    }

    /// Shows the app's start page in a frame of exactly this width: browsers keep their own windows wider than a phone.
    #[track_caller]
    pub fn narrow_to(&self, width: u32) {
        self.sized(width, 850);
    }

    /// The same in a frame of exactly this width and height.
    #[track_caller]
    pub fn sized(&self, width: u32, height: u32) {
        let shown = wait(async {
            self.session().goto(self.frame_address(width, height)).await?;
            self.session().enter_frame(0).await
        });
        self.must("show the app in a frame", shown);
        self.arrived();
    }

    /// Goes to another page of the app without loading it again, in a frame too.
    #[track_caller]
    pub fn steer(&self, route: &str) {
        let _steered = self.script("location.hash = arguments[0]", &[route.into()]);
        self.after_frames();
        self.arrived();
    }

    /// The name the browser itself tells a screen reader for the first of these, at most so many, beside the name this suite finds it by.
    #[must_use]
    pub fn names(&self, what: &What, most: usize) -> Vec<(String, String)> {
        let found = self.look(what).into_iter().take(most);
        found
            .map(|one| {
                let label = wait(self.session().cmd(ComputedLabel(one.element_id()))).and_then(|answer| answer.value::<String>());
                (label.unwrap_or_else(|problem| problem.to_string()), self.name_of(&one))
            })
            .collect()
    }

    /// Opens a second tab of the same browser at the app's start page and goes there.
    #[track_caller]
    pub fn new_tab(&self) -> Tab {
        let tab = self.must("open a tab", wait(async { self.session().new_tab().await }));
        let tab = Tab(tab);
        self.turn_to(&tab);
        self.go("#/");
        tab
    }

    /// The tab in front.
    #[track_caller]
    #[must_use]
    pub fn this_tab(&self) -> Tab {
        Tab(self.must("tell the tab", wait(self.session().window())))
    }

    /// Brings a tab to the front.
    #[track_caller]
    pub fn turn_to(&self, tab: &Tab) {
        let turned: WebDriverResult<()> = wait(async { self.session().switch_to_window(tab.0.clone()).await });
        self.must("turn to the tab", turned);
    }

    /// The browser freezes the tab in front, as one that nobody has looked at for long, or wakes it. Chromium only.
    #[track_caller]
    pub fn freezes(&self, frozen: bool) {
        let wanted = json!({ "state": if frozen { "frozen" } else { "active" } });
        self.must("freeze or wake the tab", wait(self.session().cdp().send_raw("Page.setWebLifecycleState", wanted)));
    }

    /// Closes the tab in front.
    #[track_caller]
    pub fn close_tab(&self) {
        self.must("close the tab", wait(self.session().close_window()));
    }
}

/// One tab of a browser.
pub struct Tab(WindowHandle);

/// The browser's own name for an element.
#[derive(Debug)]
struct ComputedLabel(ElementId);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData { uri: format!("session/{session}/element/{}/computedlabel", self.0).into(), ..Command::Status.format_request(session) }
    }
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}
