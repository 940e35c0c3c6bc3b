//! Set-up and checks for Lantern. `cargo xtask help` says what there is.

mod apt;
mod args;
mod bench;
mod browsers;
mod bundle;
mod check;
mod deny;
mod dress;
mod names;
mod offline;
mod order;
mod process;
mod seal;
mod sealing;
mod serve;
mod size;
mod soak;
mod split;
mod tally;
mod tools;
mod unused;

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
        Command::Bench(wanted) => bench::bench(&wanted),
        Command::Soak(wanted) => soak::soak(&wanted),
        Command::Finish => finish(),
    }
}

/// The last touches to what Trunk has built; Trunk says where it lies.
fn finish() -> Outcome {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").ok_or("`finish` is a step of a build; Trunk calls it with TRUNK_STAGING_DIR set")?;
    let stage = std::path::Path::new(&stage);
    // First: what Trunk has built of Lantern itself is told from it by its name.
    sealing::sealing_stage(stage)?;
    split::split_stage(stage)?;
    dress::dress_stage(stage)?;
    seal::seal_stage(stage)?;
    offline::offline_stage(stage)
}
