//! What was typed after `cargo xtask`.

use crate::{browsers::Browser, process::Outcome};
use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Lantern: set-up and checks

  cargo xtask serve [--port N]   install what is missing, then serve the app at http://localhost:8080/
  cargo xtask test               install what is missing, then run every check, in Chromium and in Firefox
      --native                   the quick half: formatting, clippy, native tests
      --only SUITE               fmt, clippy, deny, native, browser, build, size or e2e (may be repeated)
      --browser NAME             chromium or firefox, instead of both
      --filter NAME              only tests whose name contains NAME (with --native, or --only native|browser|e2e)
  cargo xtask build              the release build, in dist/: static files for any folder of any web server
  cargo xtask bench              print what things cost, as ratios taken in one run: natively, then in Chromium
      --only HALF                native or browser
      --part NAME                of the browser's half: class, school or opening (may be repeated)
      --dist FOLDER              the release that is timed, instead of dist/ (or LANTERN_DIST)
  cargo xtask soak [MINUTES]     random histories and browsers killed at work, for 30 minutes or as many as are named
";

/// One part of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suite {
    Fmt,
    Clippy,
    Deny,
    Native,
    Browser,
    Build,
    Size,
    E2e,
}

impl Suite {
    pub(crate) const ALL: [Self; 8] =
        [Self::Fmt, Self::Clippy, Self::Deny, Self::Native, Self::Browser, Self::Build, Self::Size, Self::E2e];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Deny => "deny",
            Self::Native => "native",
            Self::Browser => "browser",
            Self::Build => "build",
            Self::Size => "size",
            Self::E2e => "e2e",
        }
    }

    pub(crate) fn holds_tests(self) -> bool {
        matches!(self, Self::Native | Self::Browser | Self::E2e)
    }
}

/// Which checks to run, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) suites: Vec<Suite>,
    pub(crate) browsers: Vec<Browser>,
    pub(crate) filter: Option<String>,
    /// Leaves out whatever needs the wasm target, Trunk or a browser.
    pub(crate) native_only: bool,
}

/// What is timed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bench {
    /// One half of the table; both where none is named.
    pub(crate) only: Option<Half>,
    /// Parts of the browser's half; all where none is named.
    pub(crate) parts: Vec<String>,
    pub(crate) dist: Option<PathBuf>,
}

/// What is tried for long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Soak {
    /// For how long, in minutes.
    pub(crate) minutes: u64,
}

/// A half of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Native,
    Browser,
}

impl Half {
    const ALL: [Self; 2] = [Self::Native, Self::Browser];

    fn word(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Browser => "browser",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Serve { port: u16 },
    Build,
    Test(Selection),
    Bench(Bench),
    Soak(Soak),
    Finish,
}

pub(crate) fn parse(words: &[String]) -> Outcome<Command> {
    let Some((first, rest)) = words.split_first() else { return Ok(Command::Help) };
    match (first.as_str(), rest) {
        ("help" | "--help" | "-h", _) => Ok(Command::Help),
        ("serve", []) => Ok(Command::Serve { port: 8080 }),
        ("serve", [flag, port]) if flag == "--port" => match port.parse() {
            Ok(port) => Ok(Command::Serve { port }),
            Err(_) => Err(format!("{port:?} is no port number")),
        },
        ("build", []) => Ok(Command::Build),
        ("finish", []) => Ok(Command::Finish),
        ("test", rest) => selection(rest).map(Command::Test),
        ("bench", rest) => bench(rest).map(Command::Bench),
        ("soak", []) => Ok(Command::Soak(Soak { minutes: 30 })),
        ("soak", [minutes]) => match minutes.parse() {
            Ok(minutes) => Ok(Command::Soak(Soak { minutes })),
            Err(_) => Err(format!("{minutes:?} is no number of minutes")),
        },
        _ => Err(format!("cannot make sense of {:?}\n\n{HELP}", words.join(" "))),
    }
}

fn selection(words: &[String]) -> Outcome<Selection> {
    let mut native_only = false;
    let mut suites = Vec::new();
    let mut browsers = Vec::new();
    let mut filter = None;
    let mut words = words.iter();
    while let Some(flag) = words.next() {
        if flag == "--native" {
            native_only = true;
            continue;
        }
        let Some(value) = words.next() else { return Err(format!("{flag} needs a value\n\n{HELP}")) };
        match flag.as_str() {
            "--only" => suites.push(named(value, &Suite::ALL, Suite::word)?),
            "--browser" => browsers.push(named(value, &Browser::ALL, Browser::word)?),
            "--filter" => filter = Some(value.clone()),
            _ => return Err(format!("no such option: {flag}\n\n{HELP}")),
        }
    }
    if native_only && !(suites.is_empty() && browsers.is_empty()) {
        return Err("--native already says what to run; leave out --only and --browser".to_owned());
    }
    if filter.is_some() && !native_only && (suites.is_empty() || !suites.iter().all(|suite| suite.holds_tests())) {
        return Err("--filter goes with --native, or with --only native, browser or e2e".to_owned());
    }
    if native_only {
        suites = vec![Suite::Fmt, Suite::Clippy, Suite::Native];
    } else if suites.is_empty() {
        suites = Suite::ALL.to_vec();
    }
    if browsers.is_empty() {
        browsers = Browser::ALL.to_vec();
    }
    Ok(Selection { suites, browsers, filter, native_only })
}

fn bench(words: &[String]) -> Outcome<Bench> {
    let mut bench = Bench::default();
    let mut words = words.iter();
    while let Some(flag) = words.next() {
        let Some(value) = words.next() else { return Err(format!("{flag} needs a value\n\n{HELP}")) };
        match flag.as_str() {
            "--only" => bench.only = Some(named(value, &Half::ALL, Half::word)?),
            "--part" => bench.parts.push(value.clone()),
            "--dist" => bench.dist = Some(PathBuf::from(value)),
            _ => return Err(format!("no such option: {flag}\n\n{HELP}")),
        }
    }
    if bench.only == Some(Half::Native) && !(bench.parts.is_empty() && bench.dist.is_none()) {
        return Err("--part and --dist are for the browser's half".to_owned());
    }
    Ok(bench)
}

fn named<T: Copy>(word: &str, all: &[T], name: fn(T) -> &'static str) -> Outcome<T> {
    all.iter().copied().find(|one| name(*one) == word).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|one| name(*one)).collect();
        format!("{word:?} is none of {}", known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Outcome<Command> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn plain_test_means_everything_in_both_browsers() {
        let Ok(Command::Test(all)) = parsed("test") else { panic!("not a test") };
        assert_eq!(all.suites, Suite::ALL);
        assert_eq!(all.browsers, Browser::ALL);
        assert!(!all.native_only);
    }

    #[test]
    fn native_is_the_quick_half() {
        let Ok(Command::Test(quick)) = parsed("test --native --filter merge") else { panic!("not a test") };
        assert_eq!(quick.suites, [Suite::Fmt, Suite::Clippy, Suite::Native]);
        assert_eq!(quick.filter.as_deref(), Some("merge"));
        assert!(quick.native_only);
    }

    #[test]
    fn one_suite_in_one_browser() {
        let Ok(Command::Test(one)) = parsed("test --only e2e --browser firefox") else { panic!("not a test") };
        assert_eq!((one.suites, one.browsers), (vec![Suite::E2e], vec![Browser::Firefox]));
    }

    #[test]
    fn one_half_of_the_benchmark_on_another_release() {
        let Ok(Command::Bench(bench)) = parsed("bench --only browser --dist /tmp/older --part class") else { panic!("not a benchmark") };
        assert_eq!((bench.only, bench.dist), (Some(Half::Browser), Some(PathBuf::from("/tmp/older"))));
        assert_eq!(bench.parts, ["class"]);
        assert_eq!(parsed("bench"), Ok(Command::Bench(Bench::default())));
    }

    #[test]
    fn nonsense_is_refused() {
        for line in ["bench --only dance", "bench --only native --part class", "bench dance"] {
            assert!(parsed(line).is_err(), "{line}");
        }
        for line in ["dance", "test --only", "test --only dance", "test --filter x", "test --native --only e2e", "serve --port dance"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
