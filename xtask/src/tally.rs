//! Counting what test programs print.

use std::ops::AddAssign;

/// How many tests passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
}

impl Tally {
    /// Adds what `line` says, where it is a summary such as `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
    pub fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ") else { return };
        // `ok. 3 passed`, ` 0 failed`: the number is the word before the last.
        let count = |kind: &str| {
            counts.split(';').find_map(|part| {
                let mut words = part.split_whitespace().rev();
                (words.next() == Some(kind)).then(|| words.next()?.parse::<usize>().ok()).flatten()
            })
        };
        self.passed += count("passed").unwrap_or(0);
        self.failed += count("failed").unwrap_or(0);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_added_and_other_lines_are_not() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s");
        tally.read("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        tally.read("test photo::empty ... ok");
        tally.read("7 passed; 7 failed");
        assert_eq!(tally, Tally { passed: 15, failed: 2 });
    }
}
