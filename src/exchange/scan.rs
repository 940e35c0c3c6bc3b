//! Looking through a JSON text without reading it: how deep it is nested, and where the elements of its list of entries stand.

use std::ops::Range;

/// The list that holds the entries of a file.
const LIST: &[u8] = b"entries";

/// What was seen of a text, byte by byte.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    at: usize,
    depth: usize,
    deepest: usize,
    in_string: bool,
    escaped: bool,
    /// Where the string that is open, or was last, begins; and where it ends.
    string: Range<usize>,
    /// The name before the last colon of the outermost object is that of the list.
    named: bool,
    in_list: bool,
    list: Option<Range<usize>>,
    /// Where the element that is open begins.
    begins: Option<usize>,
    elements: Vec<Range<usize>>,
    /// A comma, or the list itself, stands where an element should.
    irregular: bool,
}

impl Scan {
    /// How many bytes were looked at.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The deepest nesting so far.
    pub(super) fn deepest(&self) -> usize {
        self.deepest
    }

    /// Where the elements of the list stand.
    pub(super) fn elements(&self) -> &[Range<usize>] {
        &self.elements
    }

    /// Where the inside of the list stands.
    pub(super) fn list(&self) -> Option<Range<usize>> {
        self.list.clone()
    }

    /// Whether there is one list, whole, with an element between any two commas.
    pub(super) fn is_regular(&self) -> bool {
        !self.irregular && !self.in_list && self.list.is_some()
    }

    /// Looks at the next bytes, at most so many.
    pub(super) fn go_on(&mut self, bytes: &[u8], most: usize) {
        let end = bytes.len().min(self.at.saturating_add(most));
        for (at, byte) in (self.at..end).zip(bytes.get(self.at..end).unwrap_or_default()) {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.in_string => self.escaped = true,
                b'"' if self.in_string => {
                    self.in_string = false;
                    self.string.end = at;
                }
                _ if self.in_string => {}
                b'"' => {
                    self.in_string = true;
                    self.string.start = at + 1;
                    self.begin(at);
                }
                b'[' | b'{' => self.open(at, *byte),
                b']' | b'}' => self.close(at, *byte),
                b':' if self.depth == 1 => self.named = bytes.get(self.string.clone()) == Some(LIST),
                b',' if self.depth == 2 && self.in_list => self.end(at, true),
                b' ' | b'\n' | b'\r' | b'\t' => {}
                _ => self.begin(at),
            }
        }
        self.at = end;
    }

    fn begin(&mut self, at: usize) {
        if self.depth == 2 && self.in_list && self.begins.is_none() {
            self.begins = Some(at);
        }
    }

    fn open(&mut self, at: usize, byte: u8) {
        self.begin(at);
        if self.depth == 1 && std::mem::take(&mut self.named) && byte == b'[' {
            self.irregular |= self.list.is_some();
            self.in_list = true;
            self.list = Some(at + 1..at + 1);
        }
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
    }

    fn close(&mut self, at: usize, byte: u8) {
        if self.depth == 2 && self.in_list {
            self.irregular |= byte != b']';
            self.end(at, !self.elements.is_empty());
            self.in_list = false;
            if let Some(list) = &mut self.list {
                list.end = at;
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// An element ends here; there must be one, but in an empty list.
    fn end(&mut self, at: usize, must: bool) {
        match self.begins.take() {
            Some(begins) => self.elements.push(begins..at),
            None => self.irregular |= must,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, most: usize) -> (Vec<&str>, bool, usize) {
        let mut scan = Scan::default();
        while scan.at() < text.len() {
            scan.go_on(text.as_bytes(), most);
        }
        (scan.elements().iter().map(|place| text.get(place.clone()).unwrap().trim()).collect(), scan.is_regular(), scan.deepest())
    }

    #[test]
    fn elements_are_found_whatever_the_stretches() {
        let text = r#"{ "a": [1, 2], "entries" : [ {"x":"},{[\\\"]"}, {"entries":[3]} ,"s", 4 ], "b": {"entries": [5]} }"#;
        for most in [1, 2, 7, 1000] {
            let (found, regular, deepest) = seen(text, most);
            assert_eq!(found, [r#"{"x":"},{[\\\"]"}"#, r#"{"entries":[3]}"#, r#""s""#, "4"]);
            assert!(regular && deepest == 4, "{deepest}");
        }
        assert_eq!(seen(r#"{"entries":[ ]}"#, 3), (vec![], true, 2));
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
            r#"[{"entries":[1]}]"#,
            "1",
        ] {
            assert!(!seen(text, 5).1, "{text}");
        }
    }
}
