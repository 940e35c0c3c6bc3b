//! Short names for what the wasm asks of its script. wasm-bindgen tells them apart by numbers of sixteen digits, which no packing makes
//! smaller, and each stands in both files.

use std::collections::BTreeMap;

use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

use crate::process::Outcome;

/// How the script is called in the wasm. What links the parts is called otherwise, and stays as it is.
const OF_SCRIPT: &str = "_bg.js";
/// What the script is called in the wasm then.
const SCRIPT: &str = "a";

/// The same pair under short names.
pub(crate) fn shortened(wasm: &[u8], script: &str) -> Outcome<(Vec<u8>, String)> {
    let cannot = |problem| format!("the wasm cannot be read: {problem}");
    let (mut module, mut given) = (Module::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(cannot)?;
        if let Payload::ImportSection(imports) = &payload {
            let mut imported = ImportSection::new();
            for import in imports.clone().into_imports() {
                let import = import.map_err(cannot)?;
                let TypeRef::Func(kind) = import.ty else { return Err(format!("{} is imported, and is no function", import.name)) };
                if !import.module.ends_with(OF_SCRIPT) {
                    imported.import(import.module, import.name, EntityType::Function(kind));
                    continue;
                }
                // The script has its own name in quotation marks, and what it answers without.
                given.insert(format!("{:?}", import.module), format!("{SCRIPT:?}"));
                let mut name = import.name.to_owned();
                if is_numbered(&name) {
                    let short = format!("a{}", given.len());
                    name = given.entry(name).or_insert(short).clone();
                }
                imported.import(SCRIPT, &name, EntityType::Function(kind));
            }
            module.section(&imported);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
            let data = range.and_then(|(start, end)| wasm.get(start..end)).ok_or("a section of the wasm ends outside of it")?;
            module.section(&RawSection { id, data });
        }
    }
    let mut script = script.to_owned();
    for (name, short) in given {
        if script.matches(&name).count() != 1 {
            return Err(format!("the script does not say {name} once; see xtask/src/names.rs"));
        }
        script = script.replace(&name, &short);
    }
    Ok((module.finish(), script))
}

/// Whether a name ends in one of wasm-bindgen's numbers.
fn is_numbered(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, number)| number.len() == 16 && number.chars().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::TypeSection;

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let (mut types, mut section) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for (of, name) in imports {
            section.import(of, name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&section);
        module.finish()
    }

    #[test]
    fn wasm_and_script_call_each_other_by_the_same_short_names() {
        const OURS: &str = "./x_bg.js";
        let (call, other) = ("__wbg_call_a410eb4b59ed5965", "__wbg_b_00000000000000ff");
        let long = module(&[(OURS, call), ("./x-parts.js", "part_a410eb4b59ed5965"), (OURS, "__wbindgen_init"), (OURS, other)]);
        let script = format!("return {{ {OURS:?}: {{ {other}: b, {call}: call, __wbindgen_init: i }}, \"./x-parts.js\": parts }};");
        let (wasm, script) = shortened(&long, &script).unwrap();
        let short = [("a", "a1"), ("./x-parts.js", "part_a410eb4b59ed5965"), ("a", "__wbindgen_init"), ("a", "a2")];
        assert_eq!(wasm, module(&short));
        assert_eq!(script, "return { \"a\": { a2: b, a1: call, __wbindgen_init: i }, \"./x-parts.js\": parts };");
    }

    #[test]
    fn a_pair_that_does_not_fit_is_refused() {
        let wasm = module(&[("./x_bg.js", "__wbg_call_a410eb4b59ed5965")]);
        assert!(shortened(&wasm, "\"./x_bg.js\": {}").is_err());
        assert!(shortened(b"no wasm", "").is_err());
    }
}
