//! Cuts the wasm Trunk has built into what a first visit fetches and parts that are fetched when they are needed.
//!
//! The cuts are the functions marked `wasm_split` in `src/ui/frame/parts.rs`. They must be made before wasm-bindgen, which drops what is
//! known about who refers to whom, so wasm-bindgen and wasm-opt run once more here, and take the place of what Trunk made.

use crate::{
    names, order,
    process::{Outcome, capture, cargo, command, run},
    size, tools, unused,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};
use wasm_split_cli_support::{Options, transform};

/// What rustc's wasm uses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// How the file of a first visit is optimised: small. A second round finds what the first has laid open. Nothing lies in the lowest
/// kilobyte of memory: rustc puts the stack there, which ends far above it, and what is stored follows the stack.
pub(crate) const FIRST: [&str; 3] = ["-Oz", "-Oz", "--low-memory-unused"];

/// How what is fetched later is optimised: quick. It packs as small as by `-Oz`, and a school's file is taken in by it. Of functions with
/// several callers only the smallest are put into them: all that `-O3` would is most of a hundredth more, packed.
const LATER: [&str; 3] = ["-O3", "--low-memory-unused", "--flexible-inline-max-function-size=4"];

/// What makes either pack smaller and changes nothing of what it does: local values numbered as alike as can be from function to
/// function, and no word of how what is loaded and stored lies in memory, which no engine makes use of (a fiftieth of what is downloaded).
const PACKS: [&str; 3] = ["--coalesce-locals-learning", "--reorder-locals", "--dealign"];

/// What the files of a part are called, behind the name of the build. The size budget knows them by it.
pub(crate) const PART: &str = "-part-";

/// Cuts up what Trunk has just built into a folder.
pub(crate) fn split_stage(stage: &Path) -> Outcome {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let name = name_of_build(stage)?;
    let target = target_folder()?;
    let built = target.join("wasm32-unknown-unknown").join(if release { "release" } else { "debug" }).join("lantern.wasm");
    let wasm = fs::read(&built).map_err(|problem| format!("cannot read the built lantern.wasm: {problem}"))?;
    let work = target.join("split");
    // What an earlier build left behind must not come along.
    let _nothing_there = fs::remove_dir_all(&work);
    let cut = work.join("cut");
    let (main, link) = (work.join("main.wasm"), format!("./{name}-parts.js"));
    let module = format!("./{name}.js");
    let mut options = Options::new(&wasm);
    (options.output_dir, options.main_out_path, options.link_name, options.main_module) = (&cut, &main, &link, &module);
    let parts = transform(options).map_err(|problem| format!("the wasm could not be cut up: {problem:#}"))?.split_modules;

    let bindgen = tools::ensure_wasm_bindgen("wasm-bindgen")?;
    let bound = work.join("bound");
    let mut bind = command(bindgen, &["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &name]);
    run(bind.arg("--out-dir").arg(&bound).arg(&main))?;
    let script = format!("{name}.js");
    let glue = fs::read_to_string(bound.join(&script)).map_err(|problem| format!("cannot read {script}: {problem}"))?;
    let (glue, unused) = unused::without_classes(&glue);
    let main = format!("{name}_bg.wasm");
    let wasm = fs::read(bound.join(&main)).map_err(|problem| format!("cannot read {main}: {problem}"))?;
    let (wasm, glue) = names::shortened(&unused::without_exports(&wasm, &unused)?, &glue)?;
    place_script(&tightened(&glue), &stage.join(&script), release)?;
    fs::write(bound.join(&main), wasm).map_err(|problem| format!("cannot write {main}: {problem}"))?;
    place(&bound.join(&main), &stage.join(&main), &FIRST, release)?;

    let list = cut.join(format!("{name}-parts.js"));
    let mut script = fs::read_to_string(&list).map_err(|problem| format!("cannot read {}: {problem}", list.display()))?;
    for part in &parts {
        let Some(file) = part.file_name().and_then(|file| file.to_str()) else { continue };
        let named = format!("{name}{PART}{file}");
        script = script.replace(&format!("\"./{file}\""), &format!("\"./{named}\""));
        place(part, &stage.join(named), &LATER, release)?;
    }
    let script = any_content_type(&script)?;
    place_script(&script, &stage.join(format!("{name}-parts.js")), release)
}

/// Puts a script where it belongs, made small for a release.
pub(crate) fn place_script(script: &str, to: &Path, release: bool) -> Outcome {
    let cannot = |problem| format!("cannot write {}: {problem}", to.display());
    fs::write(to, script).map_err(cannot)?;
    match (tools::terser(), tools::find("node")) {
        (Some(terser), Some(node)) if release => {
            let small = capture(command(node, &[]).arg(terser).arg(to).args([
                "--module",
                "--ecma",
                "2020",
                "--compress",
                "passes=5,unsafe_arrows,unsafe_methods,pure_getters,keep_fargs=false",
                "--mangle",
            ]))?;
            fs::write(to, small).map_err(cannot)
        }
        _ => Ok(()),
    }
}

/// A script without indentation and documentation. (Every Rust minifier tried so far trips over what wasm-bindgen writes.)
pub(crate) fn tightened(script: &str) -> String {
    let mut tight = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/**");
        if !in_comment && !line.is_empty() {
            tight.push_str(line);
            tight.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    tight
}

/// Puts a wasm file where it belongs, optimised for a release.
pub(crate) fn place(from: &Path, to: &Path, passes: &[&str], release: bool) -> Outcome {
    match tools::find("wasm-opt") {
        Some(wasm_opt) if release => {
            // Inlining what has one caller saves bytes that brotli saves better.
            let mut optimise = command(&wasm_opt, passes);
            run(optimise.arg("--one-caller-inline-max-function-size=20").args(PACKS).args(FEATURES).arg(from).arg("-o").arg(to))?;
            let read = || fs::read(to).map_err(|problem| format!("cannot read {}: {problem}", to.display()));
            let write = |wasm: &[u8]| fs::write(to, wasm).map_err(|problem| format!("cannot write {}: {problem}", to.display()));
            let optimised = read()?;
            let mut best = None::<(usize, Vec<u8>)>;
            for row in order::ROWS {
                write(&order::named_by_place(&optimised, row)?)?;
                run(command(&wasm_opt, &["-g", "--reorder-functions-by-name"]).args(FEATURES).arg(to).arg("-o").arg(to))?;
                let wasm = unused::without_notes(&read()?)?;
                let packed = size::brotli_size(&wasm)?;
                if best.as_ref().is_none_or(|(least, _)| packed < *least) {
                    best = Some((packed, wasm));
                }
            }
            best.map_or(Ok(()), |(_, wasm)| write(&wasm))
        }
        _ => copy(from, to),
    }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(|_| ()).map_err(|problem| format!("cannot copy {} to {}: {problem}", from.display(), to.display()))
}

/// A school's server may not know what wasm is; the parts are as forgiving about that as the first file is.
fn any_content_type(script: &str) -> Outcome<String> {
    const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
    const FETCHED: &str = "src.then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(answer.status)))\
        .then((wasm) => WebAssembly.instantiate(wasm, imports))";
    if script.contains("makeLoad(() =>") && !script.contains(STREAMED) {
        return Err("the list of parts is not written as expected; see any_content_type in xtask/src/split.rs".to_owned());
    }
    Ok(script.replace(STREAMED, FETCHED))
}

/// `lantern-` and Trunk's hash of the wasm, which changes with any of its parts.
fn name_of_build(stage: &Path) -> Outcome<String> {
    let files = fs::read_dir(stage).map_err(|problem| format!("cannot read Trunk's folder: {problem}"))?;
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    // What stands there under the name of a part already is a program of its own.
    let is_ours = |name: &&str| name.starts_with("lantern-") && !name.contains(PART);
    let mut names = names.filter_map(|file| file.strip_suffix(".js").filter(is_ours).map(str::to_owned));
    names.next().ok_or_else(|| "Trunk has built no lantern-….js".to_owned())
}

/// Where cargo builds.
fn target_folder() -> Outcome<PathBuf> {
    let said = capture(&mut cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]))?;
    let (_, rest) = said.split_once("\"target_directory\":\"").ok_or("cargo does not say where it builds")?;
    let (folder, _) = rest.split_once('"').ok_or("cargo does not say where it builds")?;
    Ok(PathBuf::from(folder.replace("\\\\", "\\")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_what_only_people_read() {
        assert_eq!(
            tightened("/**\n * @returns {x}\n */\nexport function a() {\n    return 1; // one\n}\n\n"),
            "export function a() {\nreturn 1; // one\n}\n"
        );
        assert_eq!(tightened("/** short */\nlet a;"), "let a;\n");
    }

    #[test]
    fn parts_are_fetched_whatever_the_server_calls_them() {
        let script = "const a = makeLoad(() => { return async (imports) => (WebAssembly.instantiateStreaming(src, imports)); }, []);";
        let patient = any_content_type(script).unwrap();
        assert!(!patient.contains("Streaming") && patient.contains("answer.arrayBuffer()"), "{patient}");
        assert!(any_content_type("const a = makeLoad(() => { other }, [])").is_err());
        assert_eq!(any_content_type("no parts").unwrap(), "no parts");
    }
}
