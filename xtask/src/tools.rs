//! Finds the programs Lantern is built with, and installs those that are missing into `.tools/`.

use crate::process::{Outcome, capture, cargo, command, root, run};
use std::{
    env,
    ffi::OsString,
    fs,
    io::IsTerminal,
    path::{Path, PathBuf},
    process::Command,
};

const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const TERSER: &str = "5.51.4";
const AXE: &str = "4.14.1";
const DENY: &str = "0.20.2";
/// The oldest wasm-opt that knows all that rustc's wasm uses.
const OLDEST_WASM_OPT: u32 = 123;

/// Trunk with the tools it calls.
pub(crate) struct Trunk {
    /// wasm-opt is at hand as well; otherwise Trunk fetches its own.
    wasm_opt: bool,
}

impl Trunk {
    /// `trunk …`, told to use our tools and, where none is missing, to fetch nothing.
    pub(crate) fn command(&self, words: &[&str], release: bool) -> Outcome<Command> {
        let mut trunk = command(program("trunk")?, words);
        // Trunk stops at a NO_COLOR that is not literally `true` or `false`.
        trunk.env("PATH", search_path()?).env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove("NO_COLOR");
        if self.wasm_opt || !release {
            trunk.arg("--offline");
        } else {
            trunk.env("TRUNK_TOOLS_WASM_OPT", format!("version_{BINARYEN}"));
        }
        Ok(trunk)
    }
}

/// Makes sure of everything a build needs.
pub(crate) fn ensure_trunk(release: bool) -> Outcome<Trunk> {
    ensure_wasm_target()?;
    ensure_cargo_tool("trunk", &["trunk", "--version", TRUNK, "--locked"], "5 to 10 minutes", |said| {
        version_in(said).is_some_and(|version| version.starts_with("0.21."))
    })?;
    ensure_wasm_bindgen("wasm-bindgen")?;
    let wasm_opt = release && ensure_wasm_opt()?;
    if release {
        ensure_terser();
    }
    // Trunk hands `--offline` on to cargo, so the dependencies must be here before.
    let host = host_triple()?;
    run(&mut cargo(&["fetch", "--quiet", "--target", WASM, "--target", &host]))?;
    Ok(Trunk { wasm_opt })
}

/// Makes sure of the wasm-bindgen CLI of exactly the library's version; `name` is one of its programs.
pub(crate) fn ensure_wasm_bindgen(name: &str) -> Outcome<PathBuf> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|problem| format!("cannot read Cargo.lock: {problem}"))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    // Without --locked: this crate's own lock file does not resolve everywhere.
    ensure_cargo_tool(name, &["wasm-bindgen-cli", "--version", version], "3 to 5 minutes", |said| version_in(said) == Some(version))
}

pub(crate) fn ensure_geckodriver() -> Outcome<PathBuf> {
    ensure_cargo_tool("geckodriver", &["geckodriver", "--locked"], "2 to 5 minutes", |said| version_in(said).is_some())
}

/// Makes sure of cargo-deny, which looks through what Lantern is made of.
pub(crate) fn ensure_deny() -> Outcome<PathBuf> {
    let install = ["cargo-deny", "--version", DENY, "--locked"];
    ensure_cargo_tool("cargo-deny", &install, "2 to 4 minutes", |said| version_in(said) == Some(DENY))
}

pub(crate) fn ensure_wasm_target() -> Outcome {
    let sysroot = capture(&mut command("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target {WASM} (a few seconds)");
    run(&mut command("rustup", &["target", "add", WASM]))
}

pub(crate) fn ensure_component(name: &str, words: &[&str]) -> Outcome {
    if capture(&mut cargo(words)).is_ok() {
        return Ok(());
    }
    println!("Adding the Rust component {name} (a few seconds)");
    run(&mut command("rustup", &["component", "add", name]))
}

/// Uses the first program of that name if its version fits; otherwise installs one, which then comes first.
fn ensure_cargo_tool(name: &str, install: &[&str], takes: &str, fits: impl Fn(&str) -> bool) -> Outcome<PathBuf> {
    if let Some(found) = find(name)
        && capture(&mut command(&found, &["--version"])).is_ok_and(|said| fits(&said))
    {
        return Ok(found);
    }
    println!("Installing {name} into .tools/, compiled from source: about {takes}, once");
    let mut cargo = cargo(&["install", "--force", "--root", ".tools"]);
    if !std::io::stderr().is_terminal() {
        // A person likes to see it move; a log does not.
        cargo.arg("--quiet");
    }
    // Tools that run for seconds need not be optimised for minutes.
    cargo
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    // One build folder for all tools, so that what they share is compiled once.
    run(cargo.args(install).env("CARGO_TARGET_DIR", root().join("target/tools")))?;
    program(name)
}

fn ensure_wasm_opt() -> Outcome<bool> {
    let fits = || {
        let said = find("wasm-opt").and_then(|found| capture(&mut command(found, &["--version"])).ok());
        said.and_then(|said| wasm_opt_version(&said)).is_some_and(|version| version >= OLDEST_WASM_OPT)
    };
    if fits() {
        return Ok(true);
    }
    let Some(npm) = find("npm") else {
        println!("Neither a recent wasm-opt nor npm is here; Trunk will fetch wasm-opt by itself");
        return Ok(false);
    };
    println!("Installing wasm-opt into .tools/ with npm (a few seconds)");
    let package = format!("binaryen@{BINARYEN}");
    let installed = run(&mut command(npm, &["install", "--silent", "--no-audit", "--no-fund", "--prefix", ".tools/node", &package]));
    if let Err(problem) = installed {
        println!("{problem}; Trunk will fetch wasm-opt by itself");
    }
    Ok(fits())
}

/// Makes sure of terser, which makes scripts small. A release without it works as well and is a little larger.
fn ensure_terser() {
    let Some(npm) = find("npm").filter(|_| terser().is_none()) else { return };
    println!("Installing terser into .tools/ with npm (a few seconds)");
    let package = format!("terser@{TERSER}");
    let installed = run(&mut command(npm, &["install", "--silent", "--no-audit", "--no-fund", "--prefix", ".tools/node", &package]));
    if let Err(problem) = installed {
        println!("{problem}; the scripts stay as they are");
    }
}

/// terser's own script, which node runs, in the version that is wanted.
pub(crate) fn terser() -> Option<PathBuf> {
    let package = root().join(".tools/node/node_modules/terser");
    let said = fs::read_to_string(package.join("package.json")).ok()?;
    let script = package.join("bin/terser");
    (said.contains(&format!("\"version\": \"{TERSER}\"")) && script.is_file()).then_some(script)
}

/// Makes sure of axe-core, which looks for barriers to people with disabilities; the path of its script.
pub(crate) fn ensure_axe() -> Outcome<PathBuf> {
    let package = root().join(".tools/node/node_modules/axe-core");
    let script = package.join("axe.min.js");
    let fits = || fs::read_to_string(package.join("package.json")).is_ok_and(|said| said.contains(&format!("\"version\": \"{AXE}\"")));
    if script.is_file() && fits() {
        return Ok(script);
    }
    let npm = find("npm").ok_or("the journeys need axe-core, and npm to install it: install Node.js")?;
    println!("Installing axe-core into .tools/ with npm (a few seconds)");
    let wanted = format!("axe-core@{AXE}");
    run(&mut command(npm, &["install", "--silent", "--no-audit", "--no-fund", "--prefix", ".tools/node", &wanted]))?;
    if script.is_file() { Ok(script) } else { Err("axe-core is still not to be found".to_owned()) }
}

/// Folders to look for programs in: ours first, then the machine's.
fn search_folders() -> Vec<PathBuf> {
    let mut folders = vec![root().join(".tools/bin"), root().join(".tools/node/node_modules/binaryen/bin")];
    folders.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    folders
}

fn search_path() -> Outcome<OsString> {
    env::join_paths(search_folders()).map_err(|problem| format!("cannot set PATH: {problem}"))
}

/// The first program of that name.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let names = [format!("{name}{}", env::consts::EXE_SUFFIX), if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }];
    search_folders().iter().flat_map(|folder| names.iter().map(|name| folder.join(name))).find(|path| path.is_file())
}

fn program(name: &str) -> Outcome<PathBuf> {
    find(name).ok_or_else(|| format!("{name} is still not to be found"))
}

fn host_triple() -> Outcome<String> {
    let said = capture(&mut command("rustc", &["-vV"]))?;
    said.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned).ok_or_else(|| "rustc does not name its host".to_owned())
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| line.strip_prefix("name = ").map(unquoted) == Some(package))?;
    lines.next()?.strip_prefix("version = ").map(unquoted)
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches('"')
}

/// The version in what `program --version` says: the second word.
fn version_in(said: &str) -> Option<&str> {
    said.split_whitespace().nth(1)
}

/// `wasm-opt version 132 (version_132)` is 132.
fn wasm_opt_version(said: &str) -> Option<u32> {
    said.split_whitespace().nth(2)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_says_which_wasm_bindgen() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
            [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"somewhere\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn versions_are_read_from_what_programs_say() {
        assert_eq!(version_in("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(version_in("geckodriver 0.36.0 (2025)\n\nMore words"), Some("0.36.0"));
        assert_eq!(wasm_opt_version("wasm-opt version 132 (version_132)\n"), Some(132));
        assert_eq!(wasm_opt_version("wasm-opt version 108"), Some(108));
        assert_eq!(wasm_opt_version("no such program"), None);
    }
}
