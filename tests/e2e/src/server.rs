//! A plain web server for the release build, as a school would have: static files under a sub-path, right types, everything else 404.
//!
//! It writes down every request. Browsers use it as their proxy too, so a request to anywhere else is seen here and goes nowhere.
//! It repeats the page's own content security policy as a report-only header, so that violations are reported here from the start.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// Where the app lies on the server.
pub const BASE: &str = "/school/lantern/";
/// A page that shows the app in a frame as wide as the number behind it.
pub(crate) const FRAME: &str = "/frame/";
const REPORTS: &str = "/csp-reports";

/// One request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET` and the like.
    pub method: String,
    /// The path; or host and port, or a whole address, if it was meant for somebody else.
    pub target: String,
    /// What the answer was.
    pub status: u16,
}

/// Whose machines browsers call on their own account, whatever page they show.
const BROWSERS_OWN: [&str; 10] = [
    "mozilla.com",
    "mozilla.org",
    "mozilla.net",
    "firefox.com",
    "google.com",
    "googleapis.com",
    "googleusercontent.com",
    "gstatic.com",
    "gvt1.com",
    // Debian's Chromium looks there for its search page.
    "duckduckgo.com",
];

impl Request {
    /// Whether it is a plain fetch of a file of the app that is there.
    #[must_use]
    pub fn is_of_the_app(&self) -> bool {
        let ours = self.target.starts_with(BASE) || self.target.starts_with(FRAME);
        self.method == "GET" && ours && self.status == 200
    }

    /// Whether the browser asked for itself. No page could: its policy lets it connect to its own origin only.
    #[must_use]
    pub fn is_the_browsers_own(&self) -> bool {
        if self.target.starts_with('/') {
            return false;
        }
        let host = self.target.trim_start_matches("http://").split(['/', ':']).next().unwrap_or_default();
        BROWSERS_OWN.iter().any(|owner| host.strip_suffix(owner).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
    }
}

/// The server of one test.
#[derive(Clone)]
pub(crate) struct Server {
    port: u16,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    requests: Vec<Request>,
    violations: Vec<String>,
    withheld: Option<String>,
    down: bool,
    newer: Option<PathBuf>,
}

struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    location: Option<String>,
}

impl Server {
    pub(crate) fn start(dist: PathBuf) -> Self {
        let page = fs::read_to_string(dist.join("index.html"))
            .unwrap_or_else(|problem| panic!("no release in {} ({problem}); run `cargo xtask build` first", dist.display()));
        let policy = policy(&page);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|problem| panic!("cannot serve: {problem}"));
        let port = listener.local_addr().map(|a| a.port()).unwrap_or_default();
        let server = Self { port, seen: Arc::default() };
        let shared = server.clone();
        let (dist, policy) = (Arc::new(dist), Arc::new(policy));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (server, dist, policy) = (shared.clone(), Arc::clone(&dist), Arc::clone(&policy));
                thread::spawn(move || server.attend(stream, &dist, &policy));
            }
        });
        server
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.seen().requests.clone()
    }

    pub(crate) fn violations(&self) -> Vec<String> {
        self.seen().violations.clone()
    }

    pub(crate) fn withhold(&self, part: Option<&str>) {
        self.seen().withheld = part.map(str::to_owned);
    }

    pub(crate) fn goes_down(&self, down: bool) {
        self.seen().down = down;
    }

    pub(crate) fn serve(&self, dist: PathBuf) {
        self.seen().newer = Some(dist);
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection that breaks off is the browser's business.
    fn attend(&self, stream: TcpStream, dist: &Path, policy: &str) -> Option<()> {
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        let mut reader = BufReader::new(stream.try_clone().ok()?);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let mut words = line.split_whitespace();
        let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut length = 0;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header).ok()? == 0 || header.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = Vec::new();
        reader.take(length).read_to_end(&mut body).ok()?;
        if method == "POST" && target == REPORTS {
            self.seen().violations.push(String::from_utf8_lossy(&body).into_owned());
            return send(stream, &method, &Answer { status: 204, kind: "text/plain", body: Vec::new(), location: None }, "");
        }
        if self.seen().down {
            return None;
        }
        let newer = self.seen().newer.clone();
        let dist = newer.as_deref().unwrap_or(dist);
        let withheld = self.seen().withheld.as_ref().is_some_and(|part| target.contains(part.as_str()));
        let answer = if withheld { plain(503, "Not now.") } else { answer(dist, &target) };
        self.seen().requests.push(Request { method: method.clone(), target, status: answer.status });
        send(stream, &method, &answer, policy)
    }
}

fn plain(status: u16, body: &str) -> Answer {
    Answer { status, kind: "text/plain; charset=utf-8", body: body.as_bytes().to_vec(), location: None }
}

fn answer(dist: &Path, target: &str) -> Answer {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if format!("{path}/") == BASE {
        return Answer { location: Some(BASE.to_owned()), ..plain(301, "") };
    }
    let size =
        |said: &str| said.split_once('x').and_then(|(width, height)| Some((width.parse::<u32>().ok()?, height.parse::<u32>().ok()?)));
    if let Some((width, height)) = path.strip_prefix(FRAME).and_then(size) {
        let page = format!("<!doctype html><title>{width}</title><iframe width=\"{width}\" height=\"{height}\" src=\"{BASE}\"></iframe>");
        return Answer { kind: "text/html; charset=utf-8", ..plain(200, &page) };
    }
    let Some(inside) = path.strip_prefix(BASE) else { return plain(404, "There is nothing here.") };
    let file = dist.join(if inside.is_empty() { "index.html" } else { inside });
    let stays_inside = Path::new(inside).components().all(|c| matches!(c, Component::Normal(_)));
    match fs::read(&file) {
        Ok(body) if stays_inside => Answer { status: 200, kind: kind(&file), body, location: None },
        _ => plain(404, "There is no such file."),
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

fn send(mut stream: TcpStream, method: &str, answer: &Answer, policy: &str) -> Option<()> {
    let Answer { status, kind, body, location } = answer;
    let mut head = format!(
        "HTTP/1.1 {status} .\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\n",
        body.len()
    );
    if let Some(location) = location {
        head.push_str(&format!("Location: {location}\r\n"));
    }
    if kind.starts_with("text/html") && !policy.is_empty() {
        head.push_str(&format!("Content-Security-Policy-Report-Only: {policy}; report-uri {REPORTS}\r\n"));
    }
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(b"\r\n").ok()?;
    if method != "HEAD" {
        stream.write_all(body).ok()?;
    }
    stream.flush().ok()
}

/// The policy in the page's `meta` element; empty if it has none.
pub(crate) fn policy(page: &str) -> String {
    let inside = page.split("<meta").find(|tag| tag.contains("\"Content-Security-Policy\""));
    let content = inside.and_then(|tag| tag.split_once("content=\"")).and_then(|(_, rest)| rest.split_once('"'));
    content.map(|(policy, _)| policy.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}
