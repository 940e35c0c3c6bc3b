//! The order in which the functions of a wasm file stand: alike next to alike, so that brotli finds close by what they share.
//!
//! The compiler makes one function of a generic one for each type it is used with, and puts them anywhere. Beside each other they take
//! about a twentieth less, packed. wasm-opt can put functions in the order of their names, so names are all that is given here.

use std::collections::HashMap;

use wasm_encoder::{CustomSection, Encode, NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

use crate::process::Outcome;

/// How many bytes in a row make functions alike: what packs best differs from one program to the next, so each is tried.
pub(crate) const ROWS: [usize; 4] = [4, 5, 6, 8];
/// What more functions share than this says nothing about any of them.
const COMMON: usize = 1000;
/// With how many of the last functions the next is compared.
const LAST: usize = 4;
/// How much less each of them counts than the one after it.
const FADES: f64 = 0.7;

/// The same wasm, in which each function's name is its place; `row` is one of [`ROWS`].
pub(crate) fn named_by_place(wasm: &[u8], row: usize) -> Outcome<Vec<u8>> {
    let cannot = |problem| format!("the wasm cannot be read: {problem}");
    let (mut imported, mut bodies) = (0_u32, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(cannot)? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import.map_err(cannot)?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut place = vec![0; bodies.len()];
    for (at, function) in alike_next_to_alike(&bodies, row).into_iter().enumerate() {
        place.iter_mut().skip(function).take(1).for_each(|place| *place = at);
    }
    let mut names = NameMap::new();
    for (index, place) in (imported..).zip(place) {
        names.append(index, &format!("{place:08}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let section: CustomSection<'_> = section.as_custom();
    let mut named = wasm.to_vec();
    named.push(section.id());
    section.encode(&mut named);
    Ok(named)
}

/// Begins with the longest, and goes on with the one that shares most with the last few, for its length.
fn alike_next_to_alike(bodies: &[&[u8]], row: usize) -> Vec<usize> {
    let shared = shared(bodies, row);
    let mut holders = vec![Vec::new(); shared.iter().flatten().max().map_or(0, |most| most + 1)];
    for (function, holds) in shared.iter().enumerate() {
        holds.iter().for_each(|one| holders.iter_mut().skip(*one).take(1).for_each(|holders| holders.push(function)));
    }
    let length = |function: usize| bodies.get(function).map_or(0, |body| body.len());
    let mut by_length: Vec<usize> = (0..bodies.len()).collect();
    by_length.sort_by_key(|function| std::cmp::Reverse(length(*function)));
    let (mut longest, mut order, mut placed) = (by_length.into_iter(), Vec::new(), vec![false; bodies.len()]);
    let is_placed = |placed: &[bool], function: usize| placed.get(function) == Some(&true);
    let mut next = longest.next();
    while let Some(function) = next {
        order.push(function);
        placed.iter_mut().skip(function).take(1).for_each(|placed| *placed = true);
        // Each row of bytes counts as that of the last function that has it. How many others have it makes no difference.
        let (mut rows, mut weight) = (HashMap::<usize, f64>::new(), 1.0);
        for last in order.iter().rev().take(LAST) {
            for row in shared.get(*last).into_iter().flatten() {
                rows.entry(*row).or_insert(weight);
            }
            weight *= FADES;
        }
        // In the order of the rows, so that the sums come out the same each time.
        let mut rows: Vec<(usize, f64)> = rows.into_iter().collect();
        rows.sort_unstable_by_key(|(row, _)| *row);
        let mut alike = HashMap::<usize, f64>::new();
        for (row, weight) in rows {
            for other in holders.get(row).into_iter().flatten().filter(|other| !is_placed(&placed, **other)) {
                *alike.entry(*other).or_default() += weight;
            }
        }
        let likeness = |(other, weight): (usize, f64)| (weight / ((length(other) + length(function)) as f64).sqrt(), other);
        let best = alike.into_iter().map(likeness).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        next = best.map(|(_, other)| other).or_else(|| longest.find(|function| !is_placed(&placed, *function)));
    }
    order
}

/// What each function shares with some others, as numbers: rows of bytes that stand in two functions or a few more.
fn shared(bodies: &[&[u8]], row: usize) -> Vec<Vec<usize>> {
    let rows = bodies.iter().enumerate().flat_map(|(function, body)| body.windows(row).map(move |row| (row, function)));
    let mut rows: Vec<(&[u8], usize)> = rows.collect();
    rows.sort_unstable();
    rows.dedup();
    let mut shared = vec![Vec::new(); bodies.len()];
    let groups = rows.chunk_by(|(one, _), (other, _)| one == other).filter(|group| (2..=COMMON).contains(&group.len()));
    for (number, group) in groups.enumerate() {
        for (_, function) in group {
            shared.iter_mut().skip(*function).take(1).for_each(|shared| shared.push(number));
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_comes_together_whatever_stood_between() {
        let bodies: [&[u8]; 5] = [b"one way to say it, at length", b"0123456789abcdef", b"one way to say that", b"0123456789abxyz", b"..."];
        assert_eq!(alike_next_to_alike(&bodies, 6), [0, 2, 1, 3, 4]);
        assert_eq!(alike_next_to_alike(&[], 6), Vec::<usize>::new());
    }

    #[test]
    fn what_is_like_the_one_before_the_last_comes_before_what_is_like_none() {
        let bodies: [&[u8]; 4] = [b"one way to say it, and 0123456789", b"0123456789 then", b"one way", b"####################"];
        assert_eq!(alike_next_to_alike(&bodies, 4), [0, 1, 2, 3]);
    }

    #[test]
    fn a_name_says_the_place_and_nothing_else_changes() {
        use wasm_encoder::{CodeSection, EntityType, Function, FunctionSection, ImportSection, Module, TypeSection};
        use wasmparser::{KnownCustom, Name};
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("m", "f", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for length in [3, 40, 5] {
            functions.function(0);
            let mut body = Function::new([]);
            body.raw(std::iter::repeat_n(1, length));
            body.instructions().end();
            code.function(&body);
        }
        module.section(&types).section(&imports).section(&functions).section(&code);
        let wasm = module.finish();
        let named = named_by_place(&wasm, 6).unwrap();
        assert!(named.starts_with(&wasm));
        let mut places = Vec::new();
        for payload in Parser::new(0).parse_all(&named) {
            let Payload::CustomSection(section) = payload.unwrap() else { continue };
            let KnownCustom::Name(names) = section.as_known() else { continue };
            for part in names {
                let Name::Function(functions) = part.unwrap() else { continue };
                places.extend(functions.into_iter().map(|one| one.map(|one| (one.index, one.name.to_owned())).unwrap()));
            }
        }
        // What is imported is function 0 and stays; the longest comes first.
        let place = |index, place: &str| (index, place.to_owned());
        assert_eq!(places, [place(1, "00000002"), place(2, "00000000"), place(3, "00000001")]);
    }
}
