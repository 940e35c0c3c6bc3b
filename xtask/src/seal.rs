//! The last touch to a build: the content security policy gets the hashes of the scripts in the page.
//!
//! Trunk writes a small inline module that starts the app. The policy in `index.html` allows inline scripts only by
//! hash and carries a placeholder for it. Trunk calls `cargo xtask finish` after each build (see Trunk.toml), so plain
//! `trunk build` is sealed as well.

use crate::process::Outcome;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

const PLACEHOLDER: &str = "'sha256-INLINE'";

/// Seals the page Trunk has just built into a folder.
pub(crate) fn seal_stage(stage: &Path) -> Outcome {
    let page = stage.join("index.html");
    let html = fs::read_to_string(&page).map_err(|problem| format!("cannot read the built index.html: {problem}"))?;
    let sealed = seal(&html).map_err(|problem| format!("index.html: {problem}"))?;
    fs::write(&page, sealed).map_err(|problem| format!("cannot write the built index.html: {problem}"))
}

fn seal(html: &str) -> Outcome<String> {
    let Some((before, _)) = html.split_once(PLACEHOLDER) else {
        return Err(format!("the content security policy must hold {PLACEHOLDER} in its script-src"));
    };
    if before.contains("<script") {
        return Err("a script stands before the content security policy, which would not hold for it".to_owned());
    }
    for unsafe_word in ["'unsafe-inline'", "'unsafe-eval'"] {
        if html.contains(unsafe_word) {
            return Err(format!("the content security policy must not say {unsafe_word}"));
        }
    }
    if let Some(address) = absolute_address(html) {
        return Err(format!("{address:?} is an absolute address; the page must work in any folder and ask no one else"));
    }
    let hashes: Vec<String> = inline_scripts(html).into_iter().map(hash).collect();
    Ok(html.replace(PLACEHOLDER, &hashes.join(" ")))
}

fn hash(script: &str) -> String {
    // A browser reads line ends as \n before it hashes.
    let text = script.replace("\r\n", "\n").replace('\r', "\n");
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The bodies of the scripts that are written in the page itself.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<script") {
        if let Some((_, comment)) = before.split_once("<!--") {
            // Perhaps this script is only in a comment: go on behind it.
            let comment = rest.get(rest.len() - comment.len() - after.len() - "<script".len()..).unwrap_or_default();
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let Some((tag, body)) = after.split_once('>') else { break };
        let Some((script, behind)) = body.split_once("</script") else { break };
        if !tag.split_whitespace().any(|attribute| attribute.starts_with("src=")) {
            found.push(script);
        }
        rest = behind;
    }
    found
}

/// The first `href`, `src` or import that does not begin in the page's own folder.
fn absolute_address(html: &str) -> Option<&str> {
    let attributes = ["href=", "src="].into_iter().flat_map(|name| html.split(name).skip(1));
    let attributes = attributes.filter_map(|rest| rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>']).next());
    let strings = inline_scripts(html).into_iter().flat_map(|script| script.split(['"', '\'', '`']));
    attributes.chain(strings).find(|address| address.starts_with('/') || address.starts_with("http:") || address.starts_with("https:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'sha256-INLINE'">"#;

    #[test]
    fn the_placeholder_becomes_the_hash_a_browser_computes() {
        // The example of the CSP specification.
        let sealed = seal(&format!("{PAGE}<script>alert('Hello, world.');</script>")).unwrap();
        assert!(sealed.contains("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='\""), "{sealed}");
        assert!(!sealed.contains("INLINE"));
    }

    #[test]
    fn each_inline_script_counts_and_no_other() {
        let page =
            "<!-- <script>no</script> --><script type=\"module\">one</script>\n<script src=\"./a.js\"></script><script>two\r\n</script>";
        assert_eq!(inline_scripts(page), ["one", "two\r\n"]);
        assert_eq!(hash("two\r\n"), hash("two\n"));
    }

    #[test]
    fn a_page_without_inline_scripts_loses_the_placeholder() {
        assert!(seal(PAGE).unwrap().contains("script-src 'self' \""));
    }

    #[test]
    fn a_page_that_cannot_be_sealed_is_refused() {
        assert!(seal("<script>one</script>").is_err());
        assert!(seal(&format!("<script>one</script>{PAGE}")).is_err());
        assert!(seal(&format!("{PAGE}<meta content=\"script-src 'unsafe-inline'\">")).is_err());
        assert!(seal(&format!("{PAGE}<link href=\"/style.css\">")).is_err());
        assert!(seal(&format!("{PAGE}<img src=http://elsewhere.example/a.png>")).is_err());
        assert!(seal(&format!("{PAGE}<script type=module>import init from '/lantern.js'</script>")).is_err());
        assert!(seal(&format!("{PAGE}<link href=\"./style.css\"><script>import a from './b.js'</script>")).is_ok());
    }
}
