//! Stages of a long run. Each is announced and timed, a failure does not stop the next one, and a summary lists the
//! results.

use std::fmt::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

/// Counts of the tests that a stage ran.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TestCounts {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// The parts that tests skipped on this machine, with the reasons: the rest of each line that starts with `skipped:
    /// `.
    pub skipped: Vec<String>,
}

impl TestCounts {
    /// Adds the counts in an output line such as `test result: ok. 3 passed; 0 failed; 1 ignored; ...`, and notes a
    /// line that starts with `skipped: `. Other lines change nothing.
    pub fn add_line(&mut self, line: &str) {
        if let Some(skipped) = line.strip_prefix("skipped: ") {
            self.skipped.push(skipped.to_string());
        }
        let Some((_, counts)) = line.split_once("test result: ") else { return };
        // In `ok. 3 passed` and ` 0 failed` the number is the word before the last.
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

/// The stages so far.
#[derive(Debug, Default)]
pub struct Stages {
    stages: Vec<Stage>,
}

#[derive(Debug)]
struct Stage {
    name: String,
    duration: Duration,
    tests: TestCounts,
    outcome: Outcome,
}

#[derive(Debug, PartialEq)]
enum Outcome {
    Passed,
    Failed { reason: String },
    Skipped { reason: String },
}

impl Stages {
    /// Runs a stage. `stage` adds its tests to the counts. Returns whether it passed.
    pub fn run(&mut self, name: &str, stage: impl FnOnce(&mut TestCounts) -> Result<()>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let mut tests = TestCounts::default();
        let outcome = match stage(&mut tests) {
            Ok(()) if tests.failed == 0 => Outcome::Passed,
            Ok(()) => Outcome::Failed { reason: "tests failed".into() },
            Err(error) => Outcome::Failed { reason: format!("{error:#}") },
        };
        if let Outcome::Failed { reason } = &outcome {
            println!("{name} failed: {reason}");
        }
        let passed = outcome == Outcome::Passed;
        self.stages.push(Stage { name: name.into(), duration: start.elapsed(), tests, outcome });
        passed
    }

    /// Adds a stage that cannot run because of `reason`. It counts as failed.
    pub fn skip(&mut self, name: &str, reason: &str) {
        println!("\n== {name}\nskipped: {reason}");
        let outcome = Outcome::Skipped { reason: reason.into() };
        let tests = TestCounts::default();
        self.stages.push(Stage { name: name.into(), duration: Duration::ZERO, tests, outcome });
    }

    /// Prints the summary. Fails if a stage failed or was skipped.
    pub fn finish(&self) -> ExitCode {
        println!("{}", self.summary());
        match self.not_passed() {
            0 => ExitCode::SUCCESS,
            not_passed => {
                println!("{not_passed} of {} stages did not pass", self.stages.len());
                ExitCode::FAILURE
            }
        }
    }

    fn not_passed(&self) -> usize {
        self.stages.iter().filter(|stage| stage.outcome != Outcome::Passed).count()
    }

    /// The numbers of passed and of failed tests. A stage that did not pass but has no failed test counts as one failed
    /// test.
    pub fn passed_and_failed(&self) -> (usize, usize) {
        let failed = |stage: &Stage| match stage.outcome {
            Outcome::Passed => 0,
            _ => stage.tests.failed.max(1),
        };
        (self.stages.iter().map(|stage| stage.tests.passed).sum(), self.stages.iter().map(failed).sum())
    }

    fn summary(&self) -> String {
        let mut summary = String::from("\n== summary\n");
        let width = self.stages.iter().map(|stage| stage.name.len()).max().unwrap_or(0);
        for Stage { name, duration, tests, outcome } in &self.stages {
            let (status, reason) = match outcome {
                Outcome::Passed => ("passed", None),
                Outcome::Failed { reason } => ("FAILED", Some(reason)),
                Outcome::Skipped { reason } => ("SKIPPED", Some(reason)),
            };
            let seconds = duration.as_secs();
            let _ = write!(summary, "{name:width$}  {:3} min {:02} s  {status}", seconds / 60, seconds % 60);
            if tests.passed + tests.failed > 0 {
                let _ = write!(summary, ", {} tests passed, {} failed", tests.passed, tests.failed);
            }
            if let Some(reason) = reason {
                let _ = write!(summary, ": {reason}");
            }
            summary.push('\n');
            for skipped in &tests.skipped {
                let _ = writeln!(summary, "{:width$}  skipped: {skipped}", "");
            }
        }
        summary
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn failed_stage_fails_the_run_but_does_not_stop_it() {
        let mut stages = Stages::default();
        assert!(stages.run("core", |tests| {
            tests.passed = 4;
            tests.skipped.push("the archives are missing".into());
            Ok(())
        }));
        assert!(!stages.run("site", |_| bail!("no rustc")));
        assert!(!stages.run("trainer", |tests| {
            (tests.passed, tests.failed) = (1, 2);
            bail!("tests failed")
        }));
        stages.skip("browser", "the site was not built");
        assert_eq!(stages.passed_and_failed(), (5, 4));
        let summary = stages.summary();
        assert!(
            summary.contains(
                "core       0 min 00 s  passed, 4 tests passed, 0 failed\n         skipped: the archives are missing\n"
            ),
            "{summary}"
        );
        assert!(summary.contains("site       0 min 00 s  FAILED: no rustc\n"), "{summary}");
        assert!(summary.contains("browser    0 min 00 s  SKIPPED: the site was not built\n"), "{summary}");
        assert_eq!(stages.not_passed(), 3);
    }

    #[test]
    fn only_result_and_skipped_lines_are_counted() {
        let mut tests = TestCounts::default();
        tests
            .add_line("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s");
        tests.add_line("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        tests.add_line("test photo::empty ... ok");
        tests.add_line("7 passed; 7 failed");
        tests.add_line("skipped: the real photos are missing");
        let skipped = vec!["the real photos are missing".to_string()];
        assert_eq!(tests, TestCounts { passed: 15, failed: 2, skipped });
    }
}
