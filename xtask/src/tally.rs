//! Counting what test programs print.

/// How many tests passed and failed, and what was left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// What tests could not do on this machine, and why: lines that start with `left out: `, without that.
    pub left_out: Vec<String>,
}

impl Tally {
    /// Adds what `line` says, where it is a summary such as `test result: ok. 3 passed; 0 failed; 1 ignored; ...`, or
    /// says that something was left out.
    pub fn read(&mut self, line: &str) {
        if let Some(left_out) = line.strip_prefix("left out: ") {
            self.left_out.push(left_out.to_string());
        }
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
        tally.read("left out: the real photos, for they are not there");
        let left_out = vec!["the real photos, for they are not there".to_string()];
        assert_eq!(tally, Tally { passed: 15, failed: 2, left_out });
    }
}
