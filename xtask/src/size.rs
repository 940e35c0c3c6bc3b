//! The size budget: what a first visit has to fetch, and what comes later.

use crate::{
    bundle::dist,
    offline::is_kept,
    process::{Outcome, root},
    split::PART,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a first visit may cost, in bytes, after brotli; 1 kB is 1000 bytes. A journey holds that a first visit fetches no more than is
/// counted here.
const BUDGET: usize = 255_000;
/// What comes later may cost, all of it together, after brotli.
const LATER_BUDGET: usize = 950_000;
/// What is kept for use without a connection may cost, all of it together, after brotli.
const KEPT_BUDGET: usize = 1_200_000;
/// So many files may be kept.
const KEPT_FILES_MAX: usize = 20;
/// So many files may come later: a server that knows nothing newer than HTTP/1.1 answers them six at a time.
const LATER_FILES_MAX: usize = 16;

#[derive(Clone)]
struct Measured {
    name: String,
    plain: usize,
    packed: usize,
}

/// Measures `dist/`, prints a table, and fails above the budget.
pub(crate) fn check() -> Outcome {
    let dist = dist();
    let mut files = Vec::new();
    collect(&dist, &mut files)?;
    let (mut measured, mut later) = (Vec::new(), Vec::new());
    let mut kept = Vec::new();
    for file in files.iter().filter_map(|file| file.strip_prefix(&dist).ok()).filter(|file| is_kept(&file.display().to_string())) {
        let bytes = fs::read(dist.join(file)).map_err(|problem| format!("cannot read {}: {problem}", file.display()))?;
        let one = Measured { name: file.display().to_string(), plain: bytes.len(), packed: brotli_size(&bytes)? };
        kept.push(one.clone());
        match (is_code(file), comes_later(file)) {
            (true, true) => later.push(one),
            (true, false) => measured.push(one),
            (false, _) => {}
        }
    }
    if !measured.iter().any(|one| one.name.ends_with(".wasm")) {
        return Err("there is no release in dist/; run `cargo xtask build` first".to_owned());
    }
    measured.sort_by_key(|one| std::cmp::Reverse(one.packed));
    let total = together("a first visit, together", &measured);
    println!("{:>12} {:>12}", "kB", "kB brotli");
    for one in measured.iter().chain([&total]) {
        println!("{:>12} {:>12}   {}", kilobytes(one.plain), kilobytes(one.packed), one.name);
    }
    println!("{:>12} {:>12}   budget", "", kilobytes(BUDGET));
    later.sort_by_key(|one| std::cmp::Reverse(one.packed));
    let files = later.len();
    let all = together(&format!("fetched when first needed, {files} files"), &later);
    for one in later.iter().chain([&all]) {
        println!("{:>12} {:>12}   {}", kilobytes(one.plain), kilobytes(one.packed), one.name);
    }
    println!("{:>12} {:>12}   budget, at most {LATER_FILES_MAX} files", "", kilobytes(LATER_BUDGET));
    let offline = together(&format!("kept for use without a connection, {} files", kept.len()), &kept);
    println!("{:>12} {:>12}   {}", kilobytes(offline.plain), kilobytes(offline.packed), offline.name);
    println!("{:>12} {:>12}   budget, at most {KEPT_FILES_MAX} files", "", kilobytes(KEPT_BUDGET));
    held(total.packed, (all.packed, files))?;
    if offline.packed > KEPT_BUDGET || kept.len() > KEPT_FILES_MAX {
        return Err("more is kept for use without a connection than the budget allows".to_owned());
    }
    Ok(())
}

/// Holds what was measured against the budgets: a first visit, then what comes later and in how many files.
fn held(first: usize, (later, files): (usize, usize)) -> Outcome {
    if first > BUDGET {
        return Err(format!("a first visit of {} kB is above the budget of {} kB", kilobytes(first), kilobytes(BUDGET)));
    }
    if later > LATER_BUDGET {
        return Err(format!("{} kB that come later are above the budget of {} kB", kilobytes(later), kilobytes(LATER_BUDGET)));
    }
    if files > LATER_FILES_MAX {
        return Err(format!("{files} files that come later are more than {LATER_FILES_MAX}; see the partition in src/ui/frame/parts.rs"));
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    let shown = folder.strip_prefix(root()).unwrap_or(folder).display().to_string();
    let cannot = |problem: std::io::Error| format!("cannot read {shown}: {problem}; run `cargo xtask build` first");
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn together(name: &str, all: &[Measured]) -> Measured {
    let sum = |size: fn(&Measured) -> usize| all.iter().map(size).sum();
    Measured { name: name.to_owned(), plain: sum(|one| one.plain), packed: sum(|one| one.packed) }
}

/// Whether a file, named from within `dist/`, is code. The curriculum is data, fetched a subject at a time.
fn is_code(file: &Path) -> bool {
    let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    !file.starts_with("curriculum") && matches!(kind, "html" | "css" | "js" | "wasm")
}

/// Whether code is fetched when it is first needed, not at the start.
fn comes_later(file: &Path) -> bool {
    file.to_str().is_some_and(|name| name.contains(PART))
}

/// What bytes take when they are packed as well as can be.
pub(crate) fn brotli_size(bytes: &[u8]) -> Outcome<usize> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best).map_err(|problem| format!("brotli failed: {problem}"))?;
    Ok(packed.len())
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_is_for_what_a_first_visit_runs() {
        for file in ["index.html", "lantern-1f_bg.wasm", "lantern-1f.js", "lantern-1f-parts.js", "style/print.css"] {
            assert!(is_code(Path::new(file)) && !comes_later(Path::new(file)), "{file}");
        }
        assert!(comes_later(Path::new("lantern-1f-part-split_files.wasm")) && comes_later(Path::new("mark-part-1f.css")));
        for file in ["curriculum/maths.json", "curriculum/index.html", "icon.svg", "manifest.webmanifest", "wasm"] {
            assert!(!is_code(Path::new(file)), "{file}");
        }
    }

    #[test]
    fn each_budget_is_held() {
        assert_eq!(held(BUDGET, (LATER_BUDGET, LATER_FILES_MAX)), Ok(()));
        for (first, later, files) in [(1, 0, 0), (0, 1, 0), (0, 0, 1)] {
            assert!(held(BUDGET + first, (LATER_BUDGET + later, LATER_FILES_MAX + files)).is_err());
        }
    }

    #[test]
    fn sizes_are_in_thousands() {
        assert_eq!(kilobytes(220_000), "220.0");
        assert_eq!(kilobytes(1_999), "1.9");
    }

    #[test]
    fn brotli_packs() {
        assert!(brotli_size(&[b'a'; 10_000]).unwrap() < 100);
    }
}
