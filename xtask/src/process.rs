//! Starting other programs, and saying plainly when one fails.

use crate::tally::Tally;
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What went wrong is a sentence for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A command that starts in the project's folder and never waits for input.
pub(crate) fn command(program: impl AsRef<OsStr>, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(root()).stdin(Stdio::null());
    command
}

pub(crate) fn cargo(words: &[&str]) -> Command {
    command("cargo", words)
}

/// Runs a command to its end with its output on the screen.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|problem| cannot_start(command, &problem))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", shown(command))) }
}

/// Runs a command to its end and hands back what it wrote.
pub(crate) fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|problem| cannot_start(command, &problem))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{}` failed ({}) {}", shown(command), output.status, said.trim()))
    }
}

/// Runs a test command, shows its output as it comes, and counts the tests.
pub(crate) fn run_counting(command: &mut Command) -> Outcome<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|problem| cannot_start(command, &problem))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        let mut screen = std::io::stdout();
        // Bytes, not lines of text: a program may print what is not UTF-8, and must not be cut off for it.
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let _ = screen.write_all(&line).and_then(|()| screen.flush());
            tally.read_line(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    let status = child.wait().map_err(|problem| cannot_start(command, &problem))?;
    if !status.success() {
        return Err(format!("`{}` failed ({status})", shown(command)));
    }
    Ok(tally)
}

fn cannot_start(command: &Command, problem: &std::io::Error) -> String {
    format!("cannot run `{}`: {problem}", shown(command))
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy);
    words.collect::<Vec<_>>().join(" ")
}
