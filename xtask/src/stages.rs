//! Stages of a long run: each is announced and timed, none stops the next, and the summary says what became of each.

use std::fmt::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::tally::Tally;

/// What was run so far.
#[derive(Debug, Default)]
pub struct Stages {
    done: Vec<Stage>,
}

#[derive(Debug)]
struct Stage {
    name: String,
    time: Duration,
    tests: Tally,
    outcome: Outcome,
}

#[derive(Debug, PartialEq)]
enum Outcome {
    Passed,
    Failed { reason: String },
    LeftOut { reason: String },
}

impl Stages {
    /// Runs a stage, which may count its tests in the tally that it is given. Says whether it passed.
    pub fn run(&mut self, name: &str, stage: impl FnOnce(&mut Tally) -> Result<()>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let mut tests = Tally::default();
        let outcome = match stage(&mut tests) {
            Ok(()) if tests.failed == 0 => Outcome::Passed,
            Ok(()) => Outcome::Failed { reason: "tests failed".into() },
            Err(error) => Outcome::Failed { reason: format!("{error:#}") },
        };
        if let Outcome::Failed { reason } = &outcome {
            println!("{name} failed: {reason}");
        }
        let passed = outcome == Outcome::Passed;
        self.done.push(Stage { name: name.into(), time: start.elapsed(), tests, outcome });
        passed
    }

    /// Notes a stage that cannot be run, because of `reason`; counts as failed, for nothing was shown.
    pub fn leave_out(&mut self, name: &str, reason: &str) {
        println!("\n== {name}\nleft out: {reason}");
        let outcome = Outcome::LeftOut { reason: reason.into() };
        self.done.push(Stage { name: name.into(), time: Duration::ZERO, tests: Tally::default(), outcome });
    }

    /// Prints the summary; fails where a stage failed or was left out.
    pub fn finish(&self) -> ExitCode {
        println!("{}", self.summary());
        match self.not_passed() {
            0 => ExitCode::SUCCESS,
            not_passed => {
                println!("{not_passed} of {} stages did not pass", self.done.len());
                ExitCode::FAILURE
            }
        }
    }

    fn not_passed(&self) -> usize {
        self.done.iter().filter(|stage| stage.outcome != Outcome::Passed).count()
    }

    /// How many tests passed, and how many failed. A stage that did not pass without one failed test to show for it
    /// counts as one that failed.
    pub fn passed_and_failed(&self) -> (usize, usize) {
        let failed = |stage: &Stage| match stage.outcome {
            Outcome::Passed => 0,
            _ => stage.tests.failed.max(1),
        };
        (self.done.iter().map(|stage| stage.tests.passed).sum(), self.done.iter().map(failed).sum())
    }

    fn summary(&self) -> String {
        let mut summary = String::from("\n== summary\n");
        let width = self.done.iter().map(|stage| stage.name.len()).max().unwrap_or(0);
        for Stage { name, time, tests, outcome } in &self.done {
            let (word, reason) = match outcome {
                Outcome::Passed => ("passed", None),
                Outcome::Failed { reason } => ("FAILED", Some(reason)),
                Outcome::LeftOut { reason } => ("LEFT OUT", Some(reason)),
            };
            let seconds = time.as_secs();
            let _ = write!(summary, "{name:width$}  {:3} min {:02} s  {word}", seconds / 60, seconds % 60);
            if tests.passed + tests.failed > 0 {
                let _ = write!(summary, ", {} tests passed, {} failed", tests.passed, tests.failed);
            }
            if let Some(reason) = reason {
                let _ = write!(summary, ": {reason}");
            }
            summary.push('\n');
            for left_out in &tests.left_out {
                let _ = writeln!(summary, "{:width$}  left out: {left_out}", "");
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
    fn a_failed_stage_fails_the_run_and_the_others_are_still_run() {
        let mut stages = Stages::default();
        assert!(stages.run("core", |tests| {
            tests.passed = 4;
            tests.left_out.push("the archives, for they are not there".into());
            Ok(())
        }));
        assert!(!stages.run("site", |_| bail!("no rustc")));
        assert!(!stages.run("trainer", |tests| {
            (tests.passed, tests.failed) = (1, 2);
            bail!("tests failed")
        }));
        stages.leave_out("browser", "the site was not built");
        assert_eq!(stages.passed_and_failed(), (5, 4));
        let summary = stages.summary();
        assert!(summary.contains("core       0 min 00 s  passed, 4 tests passed, 0 failed\n         left out: the archives, for they are not there\n"), "{summary}");
        assert!(summary.contains("site       0 min 00 s  FAILED: no rustc\n"), "{summary}");
        assert!(summary.contains("browser    0 min 00 s  LEFT OUT: the site was not built\n"), "{summary}");
        assert_eq!(stages.not_passed(), 3);
    }
}
