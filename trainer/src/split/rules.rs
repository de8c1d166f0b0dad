//! The rules that assign groups to subsets: by shares, and by folds for cross-validation.

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Split, Subset};
use crate::dataset::Record;

/// Assigns groups to subsets by a hash of their names, with given shares.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitRule {
    /// Seed of the hash.
    pub seed: u64,
    /// Share of the validation set, 0 to 1.
    pub validation_share: f64,
    /// Share of the test set, 0 to 1.
    pub test_share: f64,
}

impl SplitRule {
    /// The rule with these shares.
    ///
    /// # Errors
    ///
    /// If a share is negative or no training set is left.
    pub fn new(seed: u64, validation_share: f64, test_share: f64) -> Result<SplitRule> {
        ensure!(
            validation_share >= 0.0 && test_share >= 0.0 && validation_share + test_share < 1.0,
            "with {validation_share} for validation and {test_share} for test there is no training set; the shares \
             must not be negative, and their sum must be less than 1"
        );
        Ok(SplitRule { seed, validation_share, test_share })
    }

    /// The subset of the group named `group`; see [`Record::group`].
    pub fn subset(&self, group: &str) -> Subset {
        let fraction = hash_fraction(self.seed, group);
        if fraction < self.test_share {
            Subset::Test
        } else if fraction < self.test_share + self.validation_share {
            Subset::Validation
        } else {
            Subset::Train
        }
    }

    /// The rule in sentences, for the model card.
    pub fn sentence(&self) -> String {
        format!(
            "Photos are split by patient, if known, else by lesion (its lesion_id, else identical bytes, else the image \
             id). Groups with near-duplicate photos are merged. The first 64 bits of the SHA-256 of \
             naevus-split:{}:NAME, as a fraction, decide the set: below {} test, the next {} validation, the rest \
             training. NAME is the smallest name in the group.",
            self.seed, self.test_share, self.validation_share
        )
    }
}

/// Assigns groups to subsets in one fold of a cross-validation. Each group is in the test set of exactly one fold.
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
    /// If there are fewer than three folds, or no fold `fold`.
    pub fn new(seed: u64, folds: usize, fold: usize) -> Result<FoldRule> {
        ensure!(folds >= 3, "--folds must be at least 3: one for test, one for validation, the rest for training");
        ensure!(fold < folds, "there is no fold {fold} of {folds}");
        Ok(FoldRule { seed, folds, fold })
    }

    /// The subset of the group named `group`: the part of the fold is the test set, and the next part the validation
    /// set.
    pub fn subset(&self, group: &str) -> Subset {
        let part = ((hash_fraction(self.seed, group) * self.folds as f64) as usize).min(self.folds - 1);
        match part {
            part if part == self.fold => Subset::Test,
            part if part == (self.fold + 1) % self.folds => Subset::Validation,
            _ => Subset::Train,
        }
    }

    /// The rule in sentences, for the model card.
    pub fn sentence(&self) -> String {
        format!(
            "Fold {} of {}. Photos are split by patient, if known, else by lesion. Groups with near-duplicate photos are \
             merged. The first 64 bits of the SHA-256 of naevus-split:{}:NAME, as a fraction, fall into one of {1} \
             equal parts. Part {0} is the test set, the next one the validation set, the rest the training set. NAME is \
             the smallest name in the group.",
            self.fold + 1,
            self.folds,
            self.seed
        )
    }

    /// Assigns every record to the subset of its [group](Record::group).
    pub fn split(&self, records: &[Record]) -> Split {
        Split::by_group(records, |group| self.subset(group))
    }
}

/// A fraction from 0 up to 1 for `group`, uniformly distributed over all names.
fn hash_fraction(seed: u64, group: &str) -> f64 {
    let digest = Sha256::digest(format!("naevus-split:{seed}:{group}"));
    let first = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    first as f64 / 2.0_f64.powi(64)
}

#[cfg(test)]
mod tests {
    use super::super::tests::record;
    use super::*;

    #[test]
    fn the_shares_are_those_of_the_rule() {
        let records: Vec<Record> = (0..20_000).map(|id| record(id, &format!("HAM_{id:07}"))).collect();
        let photos = Split::new(SplitRule::new(0, 0.15, 0.15).unwrap(), &records).photos();
        // Three standard deviations of a share of 0.15 in 20,000 are 0.0076.
        assert!((photos.test as f64 / 20_000.0 - 0.15).abs() < 0.0076, "{photos:?}");
        assert!((photos.validation as f64 / 20_000.0 - 0.15).abs() < 0.0076, "{photos:?}");
        let other = Split::new(SplitRule::new(1, 0.15, 0.15).unwrap(), &records).photos();
        assert_ne!(photos, other);
        assert!(SplitRule::new(0, 0.5, 0.5).is_err());
        assert!(SplitRule::new(0, -0.1, 0.5).is_err());
    }

    #[test]
    fn the_subset_of_a_lesion_never_changes() {
        // Python: int(hashlib.sha256(b"naevus-split:0:HAM_0000118").hexdigest()[:16], 16) / 2**64 is 0.018; for the
        // others 0.186, 0.057, 0.353 and 0.976.
        let rule = SplitRule::new(0, 0.15, 0.15).unwrap();
        assert_eq!(rule.subset("HAM_0000118"), Subset::Test);
        assert_eq!(rule.subset("HAM_0000001"), Subset::Validation);
        assert_eq!(rule.subset("BCN_0000001"), Subset::Test);
        assert_eq!(rule.subset("HAM_0000002"), Subset::Train);
        assert_eq!(rule.subset("ISIC_0000001"), Subset::Train);
    }

    #[test]
    fn each_group_is_in_one_test_set_and_in_no_validation_set_of_the_same_fold() {
        let rules: Vec<FoldRule> = (0..5).map(|fold| FoldRule::new(3, 5, fold).unwrap()).collect();
        let mut tested = [0; 5];
        for group in (0..2000).map(|number| format!("HAM_{number:07}")) {
            let subsets: Vec<Subset> = rules.iter().map(|rule| rule.subset(&group)).collect();
            assert_eq!(subsets.iter().filter(|&&subset| subset == Subset::Test).count(), 1, "{group}");
            assert_eq!(subsets.iter().filter(|&&subset| subset == Subset::Validation).count(), 1, "{group}");
            tested[subsets.iter().position(|&subset| subset == Subset::Test).unwrap()] += 1;
        }
        // A fifth of 2,000 with a standard deviation of 18.
        assert!(tested.iter().all(|count| (340..=460).contains(count)), "{tested:?}");
        assert!(FoldRule::new(0, 2, 0).is_err() && FoldRule::new(0, 3, 3).is_err());
    }
}
