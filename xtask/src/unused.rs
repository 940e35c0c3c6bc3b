//! What comes along and is used by nobody: wasm-bindgen exports every class a library has for scripts, and keeps alive all it can do.
//! Lantern has none, and no script but its own.

use std::collections::BTreeSet;

use wasm_encoder::{ExportKind, ExportSection, Module, RawSection};
use wasmparser::{ExternalKind, Parser, Payload};

use crate::process::Outcome;

/// wasm-bindgen's script without the classes it exports, and which of the wasm's exports only they used. The script as it was where a
/// class is used by anything else.
pub(crate) fn without_classes(script: &str) -> (String, BTreeSet<String>) {
    const CLASS: &str = "export class ";
    let name = |line: &str| line.strip_prefix(CLASS).and_then(|rest| rest.split_whitespace().next()).map(str::to_owned);
    let classes: Vec<String> = script.lines().filter_map(name).collect();
    let belongs = |line: &str| {
        let rest = line.strip_prefix("if (Symbol.dispose) ").or_else(|| line.strip_prefix("const "));
        rest.is_some_and(|rest| {
            classes.iter().any(|class| rest.starts_with(&format!("{class}.")) || rest.starts_with(&format!("{class}Finalization ")))
        })
    };
    let (mut kept, mut gone) = (String::with_capacity(script.len()), String::new());
    let mut until = None;
    for line in script.lines() {
        // A class ends with a brace at the margin, a statement with its semicolon.
        let end = until.or_else(|| line.starts_with(CLASS).then_some("}")).or_else(|| belongs(line).then_some(";"));
        let text = if end.is_some() { &mut gone } else { &mut kept };
        text.push_str(line);
        text.push('\n');
        until = end.filter(|end| if *end == "}" { line != "}" } else { !line.ends_with(";") });
    }
    if classes.iter().any(|class| kept.contains(class)) {
        return (script.to_owned(), BTreeSet::new());
    }
    let used = called(&kept);
    (kept, called(&gone).into_iter().filter(|name| !used.contains(name)).collect())
}

/// The exports of the wasm that a script names.
fn called(script: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    script.split("wasm.").skip(1).map(name).collect()
}

/// The same wasm without some exports; what only they used goes when it is optimised.
pub(crate) fn without_exports(wasm: &[u8], gone: &BTreeSet<String>) -> Outcome<Vec<u8>> {
    let cannot = |problem| format!("the wasm cannot be read: {problem}");
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(cannot)?;
        if let Payload::ExportSection(exports) = &payload {
            let mut kept = ExportSection::new();
            for export in exports.clone() {
                let export = export.map_err(cannot)?;
                let kind = match export.kind {
                    ExternalKind::Func => ExportKind::Func,
                    ExternalKind::Table => ExportKind::Table,
                    ExternalKind::Memory => ExportKind::Memory,
                    ExternalKind::Global => ExportKind::Global,
                    other => return Err(format!("the wasm exports {}, which is {other:?}", export.name)),
                };
                if !gone.contains(export.name) {
                    kept.export(export.name, kind, export.index);
                }
            }
            module.section(&kept);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
            let data = range.and_then(|(start, end)| wasm.get(start..end)).ok_or("a section of the wasm ends outside of it")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The same wasm without what only tools read: who refers to whom, where faults are, what things are called.
pub(crate) fn without_notes(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(|problem| format!("the wasm cannot be read: {problem}"))?;
        if let Some((id, range)) = payload.as_section().filter(|_| !matches!(payload, Payload::CustomSection(_))) {
            let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
            let data = range.and_then(|(start, end)| wasm.get(start..end)).ok_or("a section of the wasm ends outside of it")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "export class Sink {\n    free() {\n        wasm.sink_free(1);\n        wasm.shared();\n    }\n}\n\
        if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;\n\
        const SinkFinalization = (typeof F === 'undefined')\n    ? {}\n    : new F(ptr => wasm.sink_drop(ptr));\n\
        function f() { wasm.shared(); wasm.own(); }\n";

    #[test]
    fn a_class_nobody_uses_goes_with_what_only_it_called() {
        let (kept, gone) = without_classes(SCRIPT);
        assert_eq!(kept, "function f() { wasm.shared(); wasm.own(); }\n");
        assert_eq!(gone.into_iter().collect::<Vec<_>>(), ["sink_drop", "sink_free"]);
    }

    #[test]
    fn a_class_that_is_used_stays() {
        let script = format!("{SCRIPT}new Sink();\n");
        assert_eq!(without_classes(&script), (script.clone(), BTreeSet::new()));
    }

    #[test]
    fn exports_go_by_name_and_all_else_stays() {
        use wasm_encoder::{ConstExpr, GlobalSection, GlobalType, ValType};
        let module = |names: &[&str]| {
            let mut globals = GlobalSection::new();
            globals.global(GlobalType { val_type: ValType::I32, mutable: false, shared: false }, &ConstExpr::i32_const(7));
            let mut exports = ExportSection::new();
            for name in names {
                exports.export(name, ExportKind::Global, 0);
            }
            let mut module = Module::new();
            module.section(&globals).section(&exports);
            module.finish()
        };
        let gone = BTreeSet::from(["b".to_owned()]);
        assert_eq!(without_exports(&module(&["a", "b", "c"]), &gone).unwrap(), module(&["a", "c"]));
        assert!(without_exports(b"no wasm", &gone).is_err());
    }

    #[test]
    fn notes_for_tools_go_and_all_else_stays() {
        use wasm_encoder::{CustomSection, MemorySection, MemoryType};
        let module = |noted: bool| {
            let mut module = Module::new();
            let mut memory = MemorySection::new();
            memory.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
            module.section(&memory);
            if noted {
                module.section(&CustomSection { name: "reloc.CODE".into(), data: (&[1, 2, 3]).into() });
            }
            module.finish()
        };
        assert_eq!(without_notes(&module(true)).unwrap(), module(false));
        assert!(without_notes(b"no wasm").is_err());
    }
}
