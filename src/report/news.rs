//! What has come since the version somebody used last, from CHANGELOG.md.

/// The version of this program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// So much is read at once; whoever was away for longer has enough with it.
const MOST: usize = 8;

/// What was added after a version, newest first; after none that is known, what the newest version has added.
#[must_use]
pub fn added_since(changelog: &str, seen: Option<&str>) -> Vec<String> {
    let (mut news, mut adds, mut versions) = (Vec::new(), false, 0);
    for line in changelog.lines() {
        if let Some(version) = line.strip_prefix("## ") {
            versions += 1;
            let known = version.split_whitespace().next() == seen;
            if known || (seen.is_none() && versions > 1) {
                break;
            }
            adds = false;
        } else if let Some(part) = line.strip_prefix("### ") {
            adds = part == "Added";
        } else if let Some(one) = line.strip_prefix("- ").filter(|_| adds) {
            news.push(one.replace('`', ""));
        }
    }
    news.truncate(MOST);
    news
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "# Changelog\n\n## 0.3.0\n\n### Added\n\n- Third, in `words`.\n\n### Fixed\n\n- No news.\n\n\
        ## 0.2.0 - 2026-11-29\n\n### Added\n\n- Second.\n- Other.\n\n## 0.1.0\n\n### Added\n\n- First.\n";

    #[test]
    fn what_was_added_since_is_told_newest_first() {
        assert_eq!(added_since(LOG, Some("0.2.0")), ["Third, in words."]);
        assert_eq!(added_since(LOG, Some("0.1.0")), ["Third, in words.", "Second.", "Other."]);
        assert_eq!(added_since(LOG, Some("0.3.0")), Vec::<String>::new());
        assert_eq!(added_since(LOG, None), ["Third, in words."]);
        assert_eq!(added_since("", Some("0.1.0")), Vec::<String>::new());
    }

    #[test]
    fn the_changelog_begins_with_this_version_and_says_what_is_new_to_teachers() {
        let changelog = include_str!("../../CHANGELOG.md");
        let first = changelog.lines().find_map(|line| line.strip_prefix("## "));
        assert_eq!(first.and_then(|first| first.split_whitespace().next()), Some(VERSION));
        let news = added_since(changelog, None);
        assert!(!news.is_empty() && news.iter().all(|one| one.chars().count() <= 220 && !one.contains("](")), "{news:#?}");
    }
}
