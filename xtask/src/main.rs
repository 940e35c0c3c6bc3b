//! Set-up and checks for Lantern. `cargo xtask help` says what there is.

mod apt;
mod args;
mod bench;
mod browsers;
mod bundle;
mod check;
mod process;
mod seal;
mod serve;
mod size;
mod tally;
mod tools;

use args::Command;
use process::Outcome;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match args::parse(&words).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome {
    match command {
        Command::Help => {
            print!("{}", args::HELP);
            Ok(())
        }
        Command::Serve { port } => serve::serve(port),
        Command::Build => bundle::prepare().and_then(|trunk| bundle::build(&trunk)),
        Command::Test(selection) => check::check(&selection),
        Command::Bench { words } => bench::bench(&words),
        Command::Seal => seal::seal_stage(),
    }
}
