//! The release build: static files in `dist/`.

use crate::{
    process::{Outcome, root, run},
    tools::{Trunk, ensure_trunk},
};
use std::{
    fs::{self, File},
    path::PathBuf,
    process::{Child, Command},
};

pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

pub(crate) fn prepare() -> Outcome<Trunk> {
    ensure_trunk(true)
}

pub(crate) fn build(trunk: &Trunk) -> Outcome {
    println!("Building the release: about two minutes when nothing is compiled yet");
    run(&mut release(trunk)?)?;
    println!("The release is in dist/; it works in any folder of any web server");
    Ok(())
}

fn release(trunk: &Trunk) -> Outcome<Command> {
    trunk.command(&["build", "--release"], true)
}

/// A release that is built while something else goes on: most of it is one program optimised whole, on one core.
pub(crate) struct Ahead {
    child: Child,
    log: PathBuf,
}

impl Ahead {
    /// Begins; what it says goes into a file.
    pub(crate) fn begin(trunk: &Trunk) -> Outcome<Self> {
        let log = root().join("target/release-build.log");
        let cannot = |problem| format!("cannot write {}: {problem}", log.display());
        let (out, err) = File::create(&log).and_then(|out| Ok((out.try_clone()?, out))).map_err(cannot)?;
        let child = release(trunk)?.stdout(out).stderr(err).spawn().map_err(|problem| format!("cannot run trunk: {problem}"))?;
        Ok(Self { child, log })
    }

    /// Waits for its end, and shows what it said.
    pub(crate) fn finish(mut self) -> Outcome {
        let status = self.child.wait().map_err(|problem| format!("cannot wait for trunk: {problem}"))?;
        print!("{}", fs::read_to_string(&self.log).unwrap_or_default());
        if status.success() { Ok(()) } else { Err(format!("`trunk build --release` failed ({status})")) }
    }
}

/// What failed meanwhile ends everything; the one program cargo is compiling just then comes to its own end.
impl Drop for Ahead {
    fn drop(&mut self) {
        let _ended = self.child.kill();
    }
}
