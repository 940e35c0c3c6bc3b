//! The program that steers a browser: started on a free port, ended with the one who started it.

use crate::browser::Browser;
use std::{
    env, fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver.
pub(crate) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver `LANTERN_DRIVER` names, or the usual one on PATH, and waits until it answers.
    pub(crate) fn start(browser: Browser, home: &Path) -> Self {
        let usual = if browser == Browser::Chromium { "chromedriver" } else { "geckodriver" };
        let program = env::var_os("LANTERN_DRIVER").unwrap_or_else(|| usual.into());
        let port = free_port();
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stderr(Stdio::null());
        if browser == Browser::Firefox {
            command.arg("--websocket-port=0").arg("--profile-root").arg(home);
        }
        match fs::File::create(home.join("driver.log")) {
            Ok(log) => command.stdout(log),
            Err(_) => command.stdout(Stdio::null()),
        };
        let child = command.spawn().unwrap_or_else(|problem| panic!("cannot start {}: {problem}", program.display()));
        let driver = Self { child, port };
        let begun = Instant::now();
        while !driver.is_ready() {
            assert!(begun.elapsed() < PATIENCE, "{} did not answer on port {port} in {PATIENCE:?}", program.display());
            sleep(Duration::from_millis(20));
        }
        driver
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The id of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether the driver says so. It may hold the connection open behind its answer, so only the answer is read.
    fn is_ready(&self) -> bool {
        let ask = || -> std::io::Result<bool> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_read_timeout(Some(Duration::from_secs(1)))?;
            write!(stream, "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
            let (mut answer, mut chunk) = (Vec::new(), [0; 1024]);
            loop {
                let read = stream.read(&mut chunk)?;
                answer.extend_from_slice(chunk.get(..read).unwrap_or_default());
                let said = String::from_utf8_lossy(&answer).replace(' ', "");
                if read == 0 || said.contains("\"ready\":true") {
                    return Ok(said.contains("\"ready\":true"));
                }
            }
        };
        ask().unwrap_or(false)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Gone already is as good.
        let _gone = self.child.kill();
        let _waited = self.child.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr());
    listener.map(|address| address.port()).unwrap_or_else(|problem| panic!("no free port: {problem}"))
}
