//! Looking through a JSON text without reading it: how deep it is nested, and where the elements of its list of entries stand. The text may
//! come in pieces.

use std::ops::Range;

use memchr::memchr2;

/// The list that holds the entries of a file.
const LIST: &[u8] = b"entries";

/// May take the element a text begins with: then how long it is, and how deep it is nested.
pub(super) type Take<'t> = &'t mut dyn FnMut(&[u8]) -> Option<(usize, usize)>;

/// What was seen of a text, byte by byte. Places are counted from the beginning of what is still in hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    at: usize,
    depth: usize,
    deepest: usize,
    in_string: bool,
    escaped: bool,
    /// How much of the list's name the string that is open, or was last, begins with; `None` once it is another.
    like_name: Option<usize>,
    /// The name before the last colon of the outermost object is that of the list.
    named: bool,
    in_list: bool,
    /// Where the list was opened and closed, as far as that is in hand.
    opened: Option<usize>,
    closed: Option<usize>,
    /// How many lists there were.
    lists: usize,
    /// Where the element that is open begins.
    begins: Option<usize>,
    /// It was taken already, and ended.
    taken: bool,
    elements: Vec<Range<usize>>,
    /// Whether an element was found at all.
    any: bool,
    /// A comma, or the list itself, stands where an element should.
    irregular: bool,
}

impl Scan {
    /// How many bytes in hand were looked at.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The deepest nesting so far.
    pub(super) fn deepest(&self) -> usize {
        self.deepest
    }

    /// Where the elements in hand stand that are whole.
    pub(super) fn elements(&self) -> &[Range<usize>] {
        &self.elements
    }

    /// Whether there is one list, whole, with an element between any two commas.
    pub(super) fn is_regular(&self) -> bool {
        !self.irregular && !self.in_list && self.lists == 1
    }

    /// Lets go of everything that was looked at, but for an element that is not whole yet: how many bytes that was, and which of them stood
    /// outside the list.
    pub(super) fn let_go(&mut self) -> (usize, [Range<usize>; 2]) {
        let gone = self.begins.unwrap_or(self.at);
        let before = match self.opened {
            Some(opened) => 0..opened,
            // All of it, or none.
            None if self.in_list || self.closed.is_some() => 0..0,
            None => 0..gone,
        };
        let after = self.closed.map_or(0..0, |closed| closed..gone);
        self.elements.clear();
        (self.opened, self.closed) = (None, None);
        self.begins = self.begins.map(|_| 0);
        self.at -= gone;
        (gone, [before, after])
    }

    /// Looks at the next bytes, at most so many.
    pub(super) fn go_on(&mut self, bytes: &[u8], most: usize) {
        self.go_on_taking(bytes, most, &mut |_| None);
    }

    /// The same, where `take` may take an element: none of it is then looked at.
    pub(super) fn go_on_taking(&mut self, bytes: &[u8], most: usize, take: Take<'_>) {
        let end = bytes.len().min(self.at.saturating_add(most));
        while let Some(left) = bytes.get(self.at..end).filter(|left| !left.is_empty()) {
            if self.in_string {
                self.pass(left);
            } else if self.between(left) {
                match bytes.get(self.at..).and_then(&mut *take) {
                    Some((length, depth)) => {
                        (self.begins, self.taken) = (Some(self.at), true);
                        self.deepest = self.deepest.max(self.depth + depth);
                        self.at += length;
                    }
                    None => self.step(b'{'),
                }
            }
        }
    }

    /// Looks at what is inside a string: up to its end, or an escape.
    fn pass(&mut self, bytes: &[u8]) {
        if std::mem::take(&mut self.escaped) {
            self.at += 1;
            return;
        }
        let inside = memchr2(b'"', b'\\', bytes).unwrap_or(bytes.len());
        if self.depth == 1 {
            let same = |so_far: &usize| LIST.get(*so_far..so_far + inside) == bytes.get(..inside);
            self.like_name = self.like_name.filter(same).map(|so_far| so_far + inside);
        }
        match bytes.get(inside) {
            Some(b'\\') => {
                self.escaped = true;
                self.like_name = None;
            }
            Some(_) => self.in_string = false,
            None => {}
        }
        self.at += (inside + 1).min(bytes.len());
    }

    /// Looks at what is outside of strings: up to the next of them, or to where an element begins with a brace, which is then `true`.
    fn between(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            if *byte == b'{' && self.in_list && self.depth == 2 && self.begins.is_none() {
                return true;
            }
            self.step(*byte);
            if self.in_string {
                break;
            }
        }
        false
    }

    fn step(&mut self, byte: u8) {
        match byte {
            b'"' => {
                self.begin();
                self.in_string = true;
                self.like_name = Some(0);
            }
            b'[' | b'{' => self.open(byte),
            b']' | b'}' => self.close(byte),
            b':' if self.depth == 1 => self.named = self.like_name == Some(LIST.len()),
            b',' if self.depth == 2 && self.in_list => self.end(true),
            b' ' | b'\n' | b'\r' | b'\t' => {}
            _ => self.begin(),
        }
        self.at += 1;
    }

    fn begin(&mut self) {
        if self.depth == 2 && self.in_list {
            // Nothing may come between an element that was taken and the comma after it.
            self.irregular |= self.taken;
            self.begins = self.begins.or(Some(self.at));
        }
    }

    fn open(&mut self, byte: u8) {
        self.begin();
        if self.depth == 1 && std::mem::take(&mut self.named) && byte == b'[' {
            self.lists += 1;
            self.in_list = true;
            self.opened = Some(self.at + 1);
        }
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
    }

    fn close(&mut self, byte: u8) {
        if self.depth == 2 && self.in_list {
            self.irregular |= byte != b']';
            self.end(self.any);
            self.in_list = false;
            self.closed = Some(self.at);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// An element ends here; there must be one, but in an empty list.
    fn end(&mut self, must: bool) {
        match (self.begins.take(), std::mem::take(&mut self.taken)) {
            (Some(begins), false) => self.elements.push(begins..self.at),
            (Some(_), true) => {}
            (None, _) => self.irregular |= must,
        }
        self.any = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The elements of a text that comes in pieces, whether it is regular, how deep it is, and what stands outside the list.
    fn seen(text: &str, piece: usize) -> (Vec<String>, bool, usize, String) {
        let (mut scan, mut hand, mut found, mut outside) = (Scan::default(), Vec::new(), Vec::new(), Vec::new());
        for bytes in text.as_bytes().chunks(piece) {
            hand.extend_from_slice(bytes);
            scan.go_on(&hand, hand.len());
            let element = |place: &Range<usize>| String::from_utf8(hand[place.clone()].to_vec()).unwrap().trim().to_owned();
            found.extend(scan.elements().iter().map(element));
            let (gone, others) = scan.let_go();
            others.into_iter().for_each(|other| outside.extend_from_slice(&hand[other]));
            hand.drain(..gone);
        }
        outside.extend(hand);
        (found, scan.is_regular(), scan.deepest(), String::from_utf8(outside).unwrap())
    }

    #[test]
    fn elements_are_found_whatever_the_pieces() {
        let text = r#"{ "a": [1, 2], "entries" : [ {"x":"},{[\\\"]"}, {"entries":[3]} ,"s", 4 ], "b": {"entries": [5]} }"#;
        for piece in [1, 2, 7, 1000] {
            let (found, regular, deepest, outside) = seen(text, piece);
            assert_eq!(found, [r#"{"x":"},{[\\\"]"}"#, r#"{"entries":[3]}"#, r#""s""#, "4"]);
            assert!(regular && deepest == 4, "{deepest}");
            assert_eq!(outside, r#"{ "a": [1, 2], "entries" : [], "b": {"entries": [5]} }"#);
        }
        assert_eq!(seen(r#"{"entries":[ ]}"#, 3), (vec![], true, 2, r#"{"entries":[]}"#.to_owned()));
    }

    #[test]
    fn what_is_taken_is_not_looked_at_and_nothing_may_follow_it() {
        let taken = |text: &str| {
            let (mut scan, mut taken) = (Scan::default(), 0);
            let mut take = |left: &[u8]| left.starts_with(b"{x}").then(|| taken += 1).map(|()| (3, 5));
            scan.go_on_taking(text.as_bytes(), text.len(), &mut take);
            (taken, scan.elements().len(), scan.is_regular(), scan.deepest())
        };
        assert_eq!(taken(r#"{"x":[{x}],"entries":[{x}, {"a":1},{x} ,{x}]}"#), (3, 1, true, 7));
        for text in [r#"{"entries":[{x}{x}]}"#, r#"{"entries":[{x}1]}"#, r#"{"entries":[{x},]}"#, r#"{"entries":[{x}"a"]}"#] {
            assert!(!taken(text).2, "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_list_is_not_regular() {
        for text in [
            r#"{"entries":[1,]}"#,
            r#"{"entries":[,1]}"#,
            r#"{"entries":[1,,2]}"#,
            r#"{"entries":[1],"entries":[2]}"#,
            r#"{"entries":{"a":1}}"#,
            r#"{"entries":[1"#,
            r#"{"entries":[1}"#,
            r#"{"entri\u0065s":[1]}"#,
            r#"{"entriess":[1]}"#,
            r#"[{"entries":[1]}]"#,
            "1",
        ] {
            assert!(!seen(text, 5).1, "{text}");
        }
    }
}
