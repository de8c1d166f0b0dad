//! Which photos the weights are fitted to, which choices are made on, and which the figures are measured on.
//!
//! A patient is on one side with all lesions and photos; a lesion whose patient nobody names is so by itself; and so are
//! all that photos which look the same tie together. On which depends on nothing but that name, the seed and the shares:
//! an archive that is added brings its own to their sides, and moves only those that it shows to belong together.

mod folds;
mod saved;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::{Result, ensure};
use naevus_reading::card::SplitCounts;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::dataset::{Dataset, Record};

pub use folds::FoldRule;
pub use saved::{SavedSplit, SplitRow};

/// A side of the split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// What the weights are fitted to.
    Train,
    /// What choices are made on.
    Validation,
    /// What the figures are measured on.
    Test,
}

impl Side {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Side::Train => "train",
            Side::Validation => "validation",
            Side::Test => "test",
        }
    }
}

/// By what rule patients and lesions go to their sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitRule {
    /// Another seed, another split.
    pub seed: u64,
    /// The share in validation, 0 to 1.
    pub validation_share: f64,
    /// The share in test, 0 to 1.
    pub test_share: f64,
}

impl SplitRule {
    /// The rule with these shares.
    ///
    /// # Errors
    ///
    /// Where a share is negative or nothing is left to train on.
    pub fn new(seed: u64, validation_share: f64, test_share: f64) -> Result<SplitRule> {
        ensure!(
            validation_share >= 0.0 && test_share >= 0.0 && validation_share + test_share < 1.0,
            "a split with {validation_share} in validation and {test_share} in test leaves nothing to train on; both \
             are shares from 0 up, together less than 1"
        );
        Ok(SplitRule { seed, validation_share, test_share })
    }

    /// The side that the patient or lesion named `group` is on; see [`Record::group`].
    pub fn side(&self, group: &str) -> Side {
        let place = place(self.seed, group);
        if place < self.test_share {
            Side::Test
        } else if place < self.test_share + self.validation_share {
            Side::Validation
        } else {
            Side::Train
        }
    }

    /// The rule in a sentence, for the model card.
    pub fn sentence(&self) -> String {
        format!(
            "by patient where one is named, else by lesion (its lesion_id, else identical bytes, else the image id), \
             those with photos that look the same together, under the smallest of their names: the first 64 bits of SHA-256 of naevus-split:{}:NAME as a fraction; below {} test, the next {} validation, \
             the rest training",
            self.seed, self.test_share, self.validation_share
        )
    }
}

/// Where `group` lies from 0 up to 1, even over all names.
fn place(seed: u64, group: &str) -> f64 {
    let digest = Sha256::digest(format!("naevus-split:{seed}:{group}"));
    let first = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    first as f64 / 2.0_f64.powi(64)
}

/// The side of each record of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// One for each record, in the dataset's order.
    pub sides: Vec<Side>,
}

impl Split {
    /// Puts every record on the side of its [group](Record::group).
    pub fn new(rule: SplitRule, records: &[Record]) -> Split {
        Split::by(records, |group| rule.side(group))
    }

    /// Puts every record on the side that `side_of` says for its group. Groups of photos that may only be learnt from
    /// are all on the training side.
    fn by(records: &[Record], side_of: impl Fn(&str) -> Side) -> Split {
        let measurable: HashSet<&str> = records.iter().filter(|record| !record.train_only).map(Record::group).collect();
        let side = |record: &Record| match measurable.contains(record.group()) {
            true => side_of(record.group()),
            false => Side::Train,
        };
        Split { sides: records.iter().map(side).collect() }
    }

    /// Takes the photos out of `dataset`, of which the split was made, that may only be learnt from and have kin on
    /// another side: learnt from, they would leak into what is measured. Each becomes a decision.
    ///
    /// # Errors
    ///
    /// Where no photo is left.
    pub fn drop_leaks(&mut self, dataset: &mut Dataset) -> Result<()> {
        let sides = std::mem::take(&mut self.sides);
        let mut leaks = Vec::new();
        for (place, (record, side)) in dataset.records.iter().zip(sides).enumerate() {
            if record.train_only && side != Side::Train {
                leaks.push((place, leak_into(side)));
            } else {
                self.sides.push(side);
            }
        }
        dataset.leave_out(&leaks)
    }

    /// Photos on each side.
    pub fn photos(&self) -> SplitCounts {
        let count = |side| self.sides.iter().filter(|&&other| other == side).count();
        SplitCounts { train: count(Side::Train), validation: count(Side::Validation), test: count(Side::Test) }
    }

    /// Lesions on each side. `records` are those that the split was made of.
    pub fn lesions(&self, records: &[Record]) -> SplitCounts {
        let mut lesions: BTreeMap<Side, BTreeSet<&str>> = BTreeMap::new();
        for (record, &side) in records.iter().zip(&self.sides) {
            lesions.entry(side).or_default().insert(&record.lesion);
        }
        let count = |side| lesions.get(&side).map_or(0, BTreeSet::len);
        SplitCounts { train: count(Side::Train), validation: count(Side::Validation), test: count(Side::Test) }
    }
}

/// Why a photo that may only be learnt from goes whose group is on `side`.
fn leak_into(side: Side) -> String {
    let side = match side {
        Side::Train => "the training",
        Side::Validation => "the validation",
        Side::Test => "the test",
    };
    format!("it is for training only, and photos of its lesion, patient or near twins are on {side} side")
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
            ..tests::record(&name, "drawn", lesion)
        }
    }

    pub fn drawn_records(rng: &mut ChaCha8Rng) -> Vec<Record> {
        let lesions = rng.random_range(1..400);
        (0..rng.random_range(1..1000)).map(|id| record(id, &format!("L{}", rng.random_range(0..lesions)))).collect()
    }

    #[test]
    fn no_lesion_is_on_two_sides_and_none_moves() {
        let mut rng = ChaCha8Rng::seed_from_u64(5);
        for _ in 0..50 {
            let mut records = drawn_records(&mut rng);
            let test_share = rng.random_range(0.0..0.6);
            let validation_share = rng.random_range(0.0..0.4);
            let rule = SplitRule::new(rng.random(), validation_share, test_share).unwrap();
            let split = Split::new(rule, &records);
            let mut sides: BTreeMap<String, Side> = BTreeMap::new();
            for (record, &side) in records.iter().zip(&split.sides) {
                assert_eq!(*sides.entry(record.lesion.clone()).or_insert(side), side, "{}", record.lesion);
            }
            let lesions = split.lesions(&records);
            assert_eq!(lesions.train + lesions.validation + lesions.test, sides.len());
            // More photos, of lesions known and new: who was there stays.
            let known = records.len();
            records.extend((known..known + 200).map(|id| record(id, &format!("L{}", rng.random_range(0..500)))));
            assert_eq!(Split::new(rule, &records).sides[..known], split.sides);
        }
    }

    #[test]
    fn a_patient_outweighs_the_lesion() {
        let rule = SplitRule::new(0, 0.15, 0.15).unwrap();
        let mut records = vec![record(0, "HAM_0000118"), record(1, "HAM_0000001"), record(2, "HAM_0000118")];
        for record in &mut records {
            record.patient = Some("HAM_0000002".to_string());
        }
        records[2].patient = None;
        assert_eq!(Split::new(rule, &records).sides, [Side::Train, Side::Train, Side::Test]);
    }

    #[test]
    fn what_is_for_training_only_is_never_measured_on() {
        let rule = SplitRule::new(0, 0.15, 0.15).unwrap();
        // HAM_0000118 and BCN_0000001 are on the test side by their names, HAM_0000001 is for validation.
        let lesions = ["HAM_0000118", "HAM_0000118", "BCN_0000001", "HAM_0000001", "HAM_0000001", "HAM_0000002"];
        let mut records: Vec<Record> = lesions.iter().enumerate().map(|(id, lesion)| record(id, lesion)).collect();
        for place in [1, 2, 4, 5] {
            records[place].train_only = true;
        }
        let source = DataSource { name: "drawn".to_string(), found: 6, kept: 6, relabelled: 0 };
        let mut dataset = Dataset { records, decisions: Vec::new(), sources: vec![source], problems: Vec::new() };
        let whole = dataset.clone();
        let mut split = Split::new(rule, &dataset.records);
        split.drop_leaks(&mut dataset).unwrap();
        // With kin on another side it goes; without any it is learnt from, whatever side its name would be on.
        let left: Vec<(&str, Side)> =
            dataset.records.iter().map(|record| record.id.as_str()).zip(split.sides.iter().copied()).collect();
        let expected = [
            ("ISIC_0000000", Side::Test),
            ("ISIC_0000002", Side::Train),
            ("ISIC_0000003", Side::Validation),
            ("ISIC_0000005", Side::Train),
        ];
        assert_eq!(left, expected);
        assert_eq!((dataset.sources[0].kept, dataset.problems.len()), (4, 0));
        let reasons: Vec<&str> = dataset.decisions.iter().map(|decision| decision.reason.as_str()).collect();
        assert!(
            reasons[0].ends_with("on the test side") && reasons[1].ends_with("on the validation side"),
            "{reasons:?}"
        );

        // A run that goes on leaves the same ones out.
        let folder = std::env::temp_dir().join(format!("naevus-split-leaks-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        split.write(&folder, &dataset.records).unwrap();
        let mut again = whole;
        let saved = SavedSplit::read(&folder).unwrap();
        assert!(saved.sides_of(&again.records).is_err());
        saved.drop_leaks(&mut again).unwrap();
        assert_eq!(again.records, dataset.records);
        assert_eq!(saved.sides_of(&again.records).unwrap(), split);
        std::fs::remove_dir_all(&folder).unwrap();
    }

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
    fn the_side_of_a_lesion_is_for_ever() {
        // Python: int(hashlib.sha256(b"naevus-split:0:HAM_0000118").hexdigest()[:16], 16) / 2**64 is 0.018; for the
        // others 0.186, 0.057, 0.353 and 0.976.
        let rule = SplitRule::new(0, 0.15, 0.15).unwrap();
        assert_eq!(rule.side("HAM_0000118"), Side::Test);
        assert_eq!(rule.side("HAM_0000001"), Side::Validation);
        assert_eq!(rule.side("BCN_0000001"), Side::Test);
        assert_eq!(rule.side("HAM_0000002"), Side::Train);
        assert_eq!(rule.side("ISIC_0000001"), Side::Train);
    }
}
