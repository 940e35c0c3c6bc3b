//! Counting tests from what the test programs print, so that a suite that ran nothing cannot pass for a good one.

/// Tests counted over the whole output of a suite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) ignored: usize,
}

impl Tally {
    /// Takes a `test result: …` line into account; any other line changes nothing.
    pub(crate) fn read_line(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else { return };
        for part in result.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let (Some(count), Some(word)) = (words.next().and_then(|count| count.parse::<usize>().ok()), words.next()) else { continue };
            match word {
                "passed" => self.passed += count,
                "ignored" => self.ignored += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> Tally {
        let mut tally = Tally::default();
        text.lines().for_each(|line| tally.read_line(line));
        tally
    }

    #[test]
    fn results_of_several_programs_are_added_up() {
        let text = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test nothing of note ... ok\n\
            test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 1.20s\n";
        assert_eq!(counted(text), Tally { passed: 42, ignored: 1 });
    }

    #[test]
    fn a_browser_s_result_counts_too() {
        assert_eq!(counted("test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.31s").passed, 7);
    }

    #[test]
    fn talk_about_tests_is_no_result() {
        assert_eq!(counted("7 passed\nrunning 3 tests\ntest result: none to speak of"), Tally::default());
    }
}
