//! The page a family takes home: one HTML file without script that fetches nothing.

use super::export::plain;
use crate::domain::Date;

/// What the file is called: never after the child, but by its class and its number in the register, so that thirty files can be told apart.
#[must_use]
pub fn file_name(of: Option<(&str, usize)>, date: Date) -> String {
    match of {
        Some((class, number)) => format!("My profile {} {number:02} {date}.html", plain(class)),
        None => format!("My profile {date}.html"),
    }
}

/// Wraps what was shown into a page that stands alone. It may neither run nor fetch anything, whatever is in it.
#[must_use]
pub fn page(body: &str, style: &str) -> String {
    titled("My profile", body, style)
}

/// The same with another title, which names nobody.
pub(super) fn titled(title: &str, body: &str, style: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n\
         <main>{}</main>\n</body>\n</html>\n",
        without_comments(body)
    )
}

/// The marks between its parts that the program leaves in what it shows are nothing to the reader.
fn without_comments(body: &str) -> String {
    let mut kept = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stands_alone_and_its_name_names_nobody() {
        let text = page("<article>Ada<!----> A<!-- x -->vocet</article>", "article { color: #000 }");
        assert!(text.contains("<article>Ada Avocet</article>") && text.contains("article { color: #000 }"));
        assert!(!text.contains("<script") && !text.contains("src=") && !text.contains("href="));
        assert!(text.contains("default-src 'none'"));
    }

    #[test]
    fn files_are_told_apart_without_a_name() {
        let day = Date::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(file_name(Some(("4B", 7)), day), "My profile 4B 07 2026-11-24.html");
        assert_eq!(file_name(Some(("3/4: Oak*", 12)), day), "My profile 3 4 Oak 12 2026-11-24.html");
        assert_eq!(file_name(None, day), "My profile 2026-11-24.html");
    }
}
