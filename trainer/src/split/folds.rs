//! Cross-validation's split: as many parts as folds, each tested once.

use anyhow::{Result, ensure};

use super::{Side, Split, place};
use crate::dataset::Record;

/// By what rule patients and lesions go to their sides in one of several folds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoldRule {
    seed: u64,
    folds: usize,
    fold: usize,
}

impl FoldRule {
    /// The rule of fold `fold`, counted from 0, of `folds`.
    ///
    /// # Errors
    ///
    /// Where there are too few folds for three sides.
    pub fn new(seed: u64, folds: usize, fold: usize) -> Result<FoldRule> {
        ensure!(folds >= 3, "--folds must be at least 3: one to test, one for validation, the rest to train on");
        ensure!(fold < folds, "there is no fold {fold} of {folds}");
        Ok(FoldRule { seed, folds, fold })
    }

    /// The side that the patient or lesion named `group` is on: the fold's own part is the test, the next one is for
    /// validation.
    pub fn side(&self, group: &str) -> Side {
        let part = ((place(self.seed, group) * self.folds as f64) as usize).min(self.folds - 1);
        match part {
            part if part == self.fold => Side::Test,
            part if part == (self.fold + 1) % self.folds => Side::Validation,
            _ => Side::Train,
        }
    }

    /// The rule in a sentence, for the model card.
    pub fn sentence(&self) -> String {
        format!(
            "fold {} of {}, by patient where one is named, else by lesion, those with photos that look the same together: the first 64 bits of SHA-256 of \
             naevus-split:{}:NAME as a fraction fall into {1} equal parts; part {0} is the test, the next one validation",
            self.fold + 1,
            self.folds,
            self.seed
        )
    }

    /// Every record on the side of its [group](Record::group).
    pub fn split(&self, records: &[Record]) -> Split {
        Split::by(records, |group| self.side(group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_is_tested_once_and_never_watched_in_the_same_fold() {
        let rules: Vec<FoldRule> = (0..5).map(|fold| FoldRule::new(3, 5, fold).unwrap()).collect();
        let mut tested = [0; 5];
        for group in (0..2000).map(|number| format!("HAM_{number:07}")) {
            let sides: Vec<Side> = rules.iter().map(|rule| rule.side(&group)).collect();
            assert_eq!(sides.iter().filter(|&&side| side == Side::Test).count(), 1, "{group}");
            assert_eq!(sides.iter().filter(|&&side| side == Side::Validation).count(), 1, "{group}");
            tested[sides.iter().position(|&side| side == Side::Test).unwrap()] += 1;
        }
        // A fifth of 2,000 with a standard deviation of 18.
        assert!(tested.iter().all(|count| (340..=460).contains(count)), "{tested:?}");
        assert!(FoldRule::new(0, 2, 0).is_err() && FoldRule::new(0, 3, 3).is_err());
    }
}
