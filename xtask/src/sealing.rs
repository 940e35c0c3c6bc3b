//! The worker that locks files is a program of its own (`sealing/`): it gets the name of a part, starts itself, and is made small.

use crate::{
    names,
    process::Outcome,
    split::{self, PART},
};
use std::{env, fs, path::Path};

/// What Trunk calls it.
const BUILT: &str = "lantern-sealing";
/// What wasm-bindgen calls the function that starts it.
const STARTS: &str = "wasm_bindgen";

/// Sees to the worker in the folder Trunk has just built into.
pub(crate) fn sealing_stage(stage: &Path) -> Outcome {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let (script, wasm) = (stage.join(format!("{BUILT}.js")), stage.join(format!("{BUILT}_bg.wasm")));
    let glue = fs::read_to_string(&script).map_err(|problem| format!("cannot read {BUILT}.js: {problem}"))?;
    let named = format!("lantern{PART}sealing");
    let bytes = fs::read(&wasm).map_err(|problem| format!("cannot read {BUILT}_bg.wasm: {problem}"))?;
    let (bytes, glue) = names::shortened(&bytes, &glue)?;
    fs::write(&wasm, bytes).map_err(|problem| format!("cannot write {BUILT}_bg.wasm: {problem}"))?;
    split::place(&wasm, &stage.join(format!("{named}.wasm")), &split::FIRST, release)?;
    split::place_script(&starting(&glue, &named)?, &stage.join(format!("{named}.js")), release)?;
    for built in [script, wasm] {
        fs::remove_file(&built).map_err(|problem| format!("cannot remove {}: {problem}", built.display()))?;
    }
    Ok(())
}

/// The script, which starts its program beside it. That it could not be fetched is thrown where the page hears of it: a promise that fails
/// in a worker is told to nobody.
fn starting(glue: &str, named: &str) -> Outcome<String> {
    if !glue.contains(&format!("let {STARTS} =")) {
        return Err(format!("{BUILT}.js does not make {STARTS}; see xtask/src/sealing.rs"));
    }
    let glue = split::tightened(glue);
    Ok(format!("{glue}{STARTS}({{ module_or_path: \"./{named}.wasm\" }}).catch((why) => setTimeout(() => {{ throw why; }}));\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_starts_the_program_beside_it() {
        let script = starting("let wasm_bindgen = (() => {\n  return 1;\n})();", "lantern-part-x").unwrap();
        let starts = "wasm_bindgen({ module_or_path: \"./lantern-part-x.wasm\" }).catch((why) => setTimeout(() => { throw why; }));\n";
        assert!(script.ends_with(&format!("}})();\n{starts}")), "{script}");
        assert!(starting("const other = 1;", "lantern-part-x").is_err());
    }
}
