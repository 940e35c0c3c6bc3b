//! The release build: static files in `dist/`.

use crate::{
    process::{Outcome, root, run},
    tools::{Trunk, ensure_trunk},
};
use std::path::PathBuf;

pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

pub(crate) fn prepare() -> Outcome<Trunk> {
    ensure_trunk(true)
}

pub(crate) fn build(trunk: &Trunk) -> Outcome {
    println!("Building the release: about two minutes when nothing is compiled yet");
    run(&mut trunk.command(&["build", "--release"], true)?)?;
    println!("The release is in dist/; it works in any folder of any web server");
    Ok(())
}
