//! Which file needs which: files that need each other in a circle can only be read, tried and changed together.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, sources};

/// More files than this may not need each other in a circle: a file and the one beside it may.
const CIRCLE_MAX: usize = 2;

type Path = Vec<String>;

/// A source file as this test reads it.
#[derive(Default)]
struct Source {
    file: String,
    /// What it brings into scope: under which name, and from where.
    uses: Vec<(String, Path)>,
    /// The names among them that it only passes on.
    passed_on: BTreeSet<String>,
    /// Paths it names outside of `use`.
    named: Vec<Path>,
    /// What it defines at any level.
    defines: BTreeSet<String>,
}

/// Every source file by its module.
struct House(BTreeMap<Path, Source>);

impl House {
    fn of(sources: &[(String, String)]) -> Self {
        Self(sources.iter().filter(|(path, _)| path != "src/main.rs").map(|(path, text)| (module(path), read(path, text))).collect())
    }

    /// Where a path leads that stands in a module: to the module with what it defines itself, past everything that only passes a name on.
    /// Nothing where it leads out of the house, or names a module and nothing in it.
    fn home(&self, from: &Path, path: &[String], depth: u8) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from.split_last()?.1.to_vec(),
            _ => return self.step(from, path, depth, true),
        };
        self.step(&start, rest, depth, false)
    }

    /// `own`: the path starts with a name in scope, which may be of another crate.
    fn step(&self, at: &Path, path: &[String], depth: u8, own: bool) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        if first == "super" && !own {
            return self.step(&at.split_last()?.1.to_vec(), rest, depth, false);
        }
        let child = [at.as_slice(), std::slice::from_ref(first)].concat();
        if self.0.contains_key(&child) {
            return self.step(&child, rest, depth, false);
        }
        let source = self.0.get(at)?;
        if depth == 0 || first == "*" || (!own && source.defines.contains(first)) {
            return Some(at.clone());
        }
        if let Some((_, through)) = source.uses.iter().find(|(name, through)| name == first && through != path) {
            return self.home(at, &[through.as_slice(), rest].concat(), depth - 1);
        }
        let globs = source.uses.iter().filter(|(name, _)| name == "*");
        let all = globs
            .filter_map(|(_, through)| self.home(at, &[&through[..through.len() - 1], std::slice::from_ref(first)].concat(), depth - 1));
        let found = all.into_iter().find(|home| self.0.get(home).is_some_and(|source| source.defines.contains(first)));
        found.or_else(|| (!own).then(|| at.clone()))
    }

    /// The files each file needs.
    fn arrows(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let arrows = self.0.iter().map(|(module, source)| {
            let own = source.uses.iter().filter(|(name, _)| !source.passed_on.contains(name)).map(|(_, path)| path);
            let paths = own.chain(&source.named);
            let homes = paths.filter_map(|path| self.home(module, path, 8)).filter_map(|home| self.0.get(&home));
            let needs = homes.map(|home| home.file.as_str()).filter(|file| *file != source.file).collect();
            (source.file.as_str(), needs)
        });
        arrows.collect()
    }
}

/// The files of each circle: those that lead to each other.
fn circles<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<BTreeSet<&'a str>> {
    let reached = |from: &'a str| {
        let (mut found, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            open.extend(arrows.get(file).into_iter().flatten().filter(|next| found.insert(**next)));
        }
        found
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows.keys().map(|file| (*file, reached(file))).collect();
    let circle = |file: &str| reach[file].iter().filter(|other| reach[*other].contains(file)).copied().collect::<BTreeSet<_>>();
    let all: BTreeSet<BTreeSet<&str>> = reach.keys().map(|file| circle(file)).filter(|circle| circle.len() > 1).collect();
    all.into_iter().collect()
}

/// The module a file is.
fn module(path: &str) -> Path {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.trim_end_matches("/mod");
    path.split('/').filter(|name| !["lib", "mod"].contains(name)).map(str::to_owned).collect()
}

/// The words and signs of a source, without texts and comments.
fn tokens(text: &str) -> Vec<String> {
    let text: String = code(text).into_iter().flat_map(|(_, line)| [line, "\n"]).collect();
    let mut chars = text.chars().peekable();
    let mut tokens: Vec<String> = Vec::new();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    if c == '\\' {
                        chars.next();
                    }
                }
            }
            '\'' => {
                // A letter, not a lifetime.
                let next = chars.next();
                if next == Some('\\') {
                    chars.next();
                    while chars.next().is_some_and(|c| c != '\'') {}
                } else if chars.peek() == Some(&'\'') {
                    chars.next();
                }
            }
            '/' if chars.peek() == Some(&'/') => while chars.next().is_some_and(|c| c != '\n') {},
            ':' if chars.peek() == Some(&':') => {
                chars.next();
                tokens.push("::".to_owned());
            }
            c if super::is_word(c) => {
                let mut word = c.to_string();
                while let Some(c) = chars.next_if(|c| super::is_word(*c)) {
                    word.push(c);
                }
                tokens.push(word);
            }
            c if c.is_whitespace() => {}
            c => tokens.push(c.to_string()),
        }
    }
    tokens
}

fn read(file: &str, text: &str) -> Source {
    let tokens = tokens(text);
    let token = |at: usize| tokens.get(at).map_or("", String::as_str);
    let is_name = |at: usize| token(at).starts_with(super::is_word);
    let mut source = Source { file: file.to_owned(), ..Source::default() };
    let mut words = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        if token(at) == "use" && is_name(at + 1) {
            // `pub use` or `pub(crate) use`.
            let passes_on = at > 0 && ["pub", ")"].contains(&token(at - 1));
            let before = source.uses.len();
            at = brought(&tokens, at + 1, &[], &mut source.uses);
            if passes_on {
                source.passed_on.extend(source.uses[before..].iter().map(|(name, _)| name.clone()));
            }
        } else if ["fn", "struct", "enum", "const", "static", "type", "trait", "union", "macro_rules"].contains(&token(at)) {
            let name = if token(at + 1) == "!" { at + 2 } else { at + 1 };
            source.defines.insert(token(name).to_owned());
            at += 1;
        } else if is_name(at) && token(at + 1) == "::" && token(at.wrapping_sub(1)) != "::" {
            let mut path = vec![token(at).to_owned()];
            while token(at + 1) == "::" && is_name(at + 2) {
                path.push(token(at + 2).to_owned());
                at += 2;
            }
            source.named.push(path);
            words.insert(source.named.last().map_or("", |path| path[0].as_str()).to_owned());
            at += 1;
        } else {
            words.insert(token(at).to_owned());
            at += 1;
        }
    }
    // What a file passes on and names as well, it needs.
    source.passed_on.retain(|name| !words.contains(name));
    source
}

/// Reads what a `use` brings, with everything in braces; says where it ends.
fn brought(tokens: &[String], mut at: usize, before: &[String], into: &mut Vec<(String, Path)>) -> usize {
    let token = |at: usize| tokens.get(at).map_or("", String::as_str);
    let mut path = before.to_vec();
    loop {
        match token(at) {
            "::" => at += 1,
            "{" => {
                at += 1;
                while !["}", ""].contains(&token(at)) {
                    at = brought(tokens, at, &path, into);
                    at += usize::from(token(at) == ",");
                }
                return at + 1;
            }
            "as" => {
                path.pop_if(|last| last == "self");
                into.push((token(at + 1).to_owned(), path));
                return at + 2;
            }
            "," | "}" | ";" | "" => {
                path.pop_if(|last| last == "self");
                into.extend(path.last().cloned().map(|name| (name, path)));
                return at;
            }
            word => {
                path.push(word.to_owned());
                at += 1;
            }
        }
    }
}

#[test]
fn no_more_than_two_files_need_each_other() {
    let sources = sources();
    let house = House::of(&sources);
    let arrows = house.arrows();
    let wide = circles(&arrows).into_iter().filter(|circle| circle.len() > CIRCLE_MAX);
    let within = |circle: BTreeSet<&str>| circle.iter().map(|file| format!("{file} needs {:?}", &arrows[file] & &circle)).collect();
    let wide: Vec<Vec<String>> = wide.map(within).collect();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn a_circle_is_found_whichever_way_it_goes() {
    let circles_of = |files: &[(&str, &str)]| {
        let sources: Vec<_> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let house = House::of(&sources);
        circles(&house.arrows()).into_iter().map(|circle| circle.into_iter().map(str::to_owned).collect()).collect::<Vec<Vec<_>>>()
    };
    let lib = ("src/lib.rs", "pub mod a;");
    let room = ("src/a/mod.rs", "mod b;\nmod c;\nmod d;\npub use b::B;\npub use c::{C, inner::E as F};\npub use d::*;");
    let (d, inner) = ("src/a/d.rs", "pub struct D;");
    let straight = [lib, room, ("src/a/b.rs", "use super::C;"), ("src/a/c.rs", "pub struct C(super::D);"), (d, inner)];
    assert_eq!(circles_of(&straight), Vec::<Vec<String>>::new(), "who only passes a name on needs nothing");
    let three = ["src/a/b.rs", "src/a/c.rs", "src/a/d.rs"];
    for back in
        ["use crate::a::B;", "fn f() { super::B::new(); }", "use super::{self as up, b};\nfn f(_: b::B) {}", "type X = crate::a::b::B;"]
    {
        let round = [lib, room, ("src/a/b.rs", "use super::C;\npub struct B;"), ("src/a/c.rs", "pub struct C(super::D);"), (d, "")];
        let text = format!("pub struct D;\n{back}");
        let mut round = round;
        round[4].1 = &text;
        assert_eq!(circles_of(&round), [three.map(str::to_owned).to_vec()], "{back}");
    }
    let parent = [
        lib,
        ("src/a/mod.rs", "mod b;\npub struct A(b::B);"),
        ("src/a/b.rs", "/// `super::A`\npub struct B;\nconst S: &str = \"super::A\";"),
    ];
    assert!(circles_of(&parent).is_empty(), "neither words nor texts are paths");
    let parent = [lib, ("src/a/mod.rs", "mod b;\npub struct A(b::B);"), ("src/a/b.rs", "use super::A;\npub struct B;")];
    assert_eq!(circles_of(&parent), [["src/a/b.rs", "src/a/mod.rs"].map(str::to_owned).to_vec()]);
}
