//! The split of a data set into training, validation and test set.
//!
//! The split is by group ([`Record::group`]): all photos of a patient, or of a lesion without a known patient, and
//! their near duplicates are in one subset. A group's subset depends only on its name, the seed and the shares, so that
//! adding an archive moves only the groups that it joins.

mod rules;
mod saved;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::Result;
use clap::ValueEnum;
use naevus_reading::card::SplitCounts;
use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, Record};

pub use rules::{FoldRule, SplitRule};
pub use saved::{SavedSplit, SplitRow};

/// A subset of a split data set.
///
/// On the command line, [`Subset::Train`] is not among the values: no model is evaluated on its training set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Subset {
    /// The training set, to which the weights are fitted.
    #[value(skip)]
    Train,
    /// The validation set, on which choices are made.
    Validation,
    /// The test set, on which the published figures are measured.
    Test,
}

impl Subset {
    /// The name of the subset in files: `train`, `validation` or `test`.
    pub fn name(self) -> &'static str {
        match self {
            Subset::Train => "train",
            Subset::Validation => "validation",
            Subset::Test => "test",
        }
    }
}

/// The subset of each record of a data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// One for each record, in the data set's order.
    pub subsets: Vec<Subset>,
}

impl Split {
    /// Assigns every record to the subset that `rule` gives for its [group](Record::group).
    pub fn new(rule: SplitRule, records: &[Record]) -> Split {
        Split::by_group(records, |group| rule.subset(group))
    }

    /// Assigns every record to the subset that `subset_of` gives for its group. A group in which all photos are for
    /// training only is in the training set.
    fn by_group(records: &[Record], subset_of: impl Fn(&str) -> Subset) -> Split {
        let evaluable: HashSet<&str> = records.iter().filter(|record| !record.train_only).map(Record::group).collect();
        let subset = |record: &Record| match evaluable.contains(record.group()) {
            true => subset_of(record.group()),
            false => Subset::Train,
        };
        Split { subsets: records.iter().map(subset).collect() }
    }

    /// Drops those photos of `dataset` that are for training only and whose group is in the validation or test set,
    /// because training on them would be data leakage. The split must have been made for `dataset`. Each dropped photo
    /// is added to the decisions.
    ///
    /// # Errors
    ///
    /// If no photo is left.
    pub fn drop_leaks(&mut self, dataset: &mut Dataset) -> Result<()> {
        let subsets = std::mem::take(&mut self.subsets);
        let mut leaks = Vec::new();
        for (index, (record, subset)) in dataset.records.iter().zip(subsets).enumerate() {
            if record.train_only && subset != Subset::Train {
                let reason = format!(
                    "it is for training only, and photos of its lesion or patient, or near duplicates, are in the {} \
                     set",
                    subset.name()
                );
                leaks.push((index, reason));
            } else {
                self.subsets.push(subset);
            }
        }
        dataset.drop_photos(&leaks)
    }

    /// Number of photos in each subset.
    pub fn photos(&self) -> SplitCounts {
        let count = |subset| self.subsets.iter().filter(|&&other| other == subset).count();
        SplitCounts { train: count(Subset::Train), validation: count(Subset::Validation), test: count(Subset::Test) }
    }

    /// Number of lesions in each subset. `records` are those that the split was made for.
    pub fn lesions(&self, records: &[Record]) -> SplitCounts {
        let mut lesions: BTreeMap<Subset, BTreeSet<&str>> = BTreeMap::new();
        for (record, &subset) in records.iter().zip(&self.subsets) {
            lesions.entry(subset).or_default().insert(&record.lesion);
        }
        let count = |subset| lesions.get(&subset).map_or(0, BTreeSet::len);
        SplitCounts { train: count(Subset::Train), validation: count(Subset::Validation), test: count(Subset::Test) }
    }
}

#[cfg(test)]
pub mod tests {
    use std::path::PathBuf;

    use naevus_reading::card::DataSource;
    use naevus_reading::diagnosis::Diagnosis;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::dataset::tests;

    pub fn record(id: usize, lesion: &str) -> Record {
        let name = format!("ISIC_{id:07}");
        Record {
            path: PathBuf::from(format!("images/{name}.jpg")),
            label: Diagnosis::ALL[id % Diagnosis::COUNT].into(),
            ..tests::record(&name, "synthetic", lesion)
        }
    }

    pub fn random_records(rng: &mut ChaCha8Rng) -> Vec<Record> {
        let lesions = rng.random_range(1..400);
        (0..rng.random_range(1..1000)).map(|id| record(id, &format!("L{}", rng.random_range(0..lesions)))).collect()
    }

    #[test]
    fn no_lesion_is_in_two_subsets_and_none_moves() {
        let mut rng = ChaCha8Rng::seed_from_u64(5);
        for _ in 0..50 {
            let mut records = random_records(&mut rng);
            let test_share = rng.random_range(0.0..0.6);
            let validation_share = rng.random_range(0.0..0.4);
            let rule = SplitRule::new(rng.random(), validation_share, test_share).unwrap();
            let split = Split::new(rule, &records);
            let mut subsets: BTreeMap<String, Subset> = BTreeMap::new();
            for (record, &subset) in records.iter().zip(&split.subsets) {
                assert_eq!(*subsets.entry(record.lesion.clone()).or_insert(subset), subset, "{}", record.lesion);
            }
            let lesions = split.lesions(&records);
            assert_eq!(lesions.train + lesions.validation + lesions.test, subsets.len());
            // More photos, of known and new lesions: earlier photos stay in their subsets.
            let known = records.len();
            records.extend((known..known + 200).map(|id| record(id, &format!("L{}", rng.random_range(0..500)))));
            assert_eq!(Split::new(rule, &records).subsets[..known], split.subsets);
        }
    }

    #[test]
    fn the_patient_takes_precedence_over_the_lesion() {
        let rule = SplitRule::new(0, 0.15, 0.15).unwrap();
        let mut records = vec![record(0, "HAM_0000118"), record(1, "HAM_0000001"), record(2, "HAM_0000118")];
        for record in &mut records {
            record.patient = Some("HAM_0000002".to_string());
        }
        records[2].patient = None;
        assert_eq!(Split::new(rule, &records).subsets, [Subset::Train, Subset::Train, Subset::Test]);
    }

    #[test]
    fn photos_for_training_only_are_never_evaluated() {
        let rule = SplitRule::new(0, 0.15, 0.15).unwrap();
        // The rule assigns HAM_0000118 and BCN_0000001 to the test set, HAM_0000001 to the validation set.
        let lesions = ["HAM_0000118", "HAM_0000118", "BCN_0000001", "HAM_0000001", "HAM_0000001", "HAM_0000002"];
        let mut records: Vec<Record> = lesions.iter().enumerate().map(|(id, lesion)| record(id, lesion)).collect();
        for index in [1, 2, 4, 5] {
            records[index].train_only = true;
        }
        let source = DataSource { name: "synthetic".to_string(), found: 6, kept: 6, relabelled: 0 };
        let mut dataset = Dataset { records, decisions: Vec::new(), sources: vec![source], problems: Vec::new() };
        let whole = dataset.clone();
        let mut split = Split::new(rule, &dataset.records);
        split.drop_leaks(&mut dataset).unwrap();
        // Photos whose group is in another subset are dropped; those without such a group are in the training set.
        let left: Vec<(&str, Subset)> =
            dataset.records.iter().map(|record| record.id.as_str()).zip(split.subsets.iter().copied()).collect();
        let expected = [
            ("ISIC_0000000", Subset::Test),
            ("ISIC_0000002", Subset::Train),
            ("ISIC_0000003", Subset::Validation),
            ("ISIC_0000005", Subset::Train),
        ];
        assert_eq!(left, expected);
        assert_eq!((dataset.sources[0].kept, dataset.problems.len()), (4, 0));
        let reasons: Vec<&str> = dataset.decisions.iter().map(|decision| decision.reason.as_str()).collect();
        assert!(
            reasons[0].ends_with("in the test set") && reasons[1].ends_with("in the validation set"),
            "{reasons:?}"
        );

        // A resumed run drops the same photos.
        let folder = tempfile::tempdir().unwrap();
        split.write(folder.path(), &dataset.records).unwrap();
        let mut again = whole;
        let saved = SavedSplit::read(folder.path()).unwrap();
        assert!(saved.subsets_for(&again.records).is_err());
        saved.drop_leaks(&mut again).unwrap();
        assert_eq!(again.records, dataset.records);
        assert_eq!(saved.subsets_for(&again.records).unwrap(), split);
    }
}
