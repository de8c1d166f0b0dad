//! Which photos the weights are fitted to, which choices are made on, and which the figures are measured on.
//!
//! A lesion is on one side with all its photos, and on which depends on nothing but its name, the seed and the shares:
//! an archive that is added brings its lesions to their sides and moves no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use naevus::diagnosis::Diagnosis;
use naevus::model_card::{SplitCounts, sha256_hex};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::dataset::Record;
use crate::files::write_whole;

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

/// By what rule lesions go to their sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitRule {
    /// Another seed, another split.
    pub seed: u64,
    /// The share of lesions in validation, 0 to 1.
    pub validation_share: f64,
    /// The share of lesions in test, 0 to 1.
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

    /// The side that `lesion` is on.
    pub fn side(&self, lesion: &str) -> Side {
        let digest = Sha256::digest(format!("naevus-split:{}:{lesion}", self.seed));
        let first = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        // 0 up to 1, even over all lesions.
        let place = first as f64 / 2.0_f64.powi(64);
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
            "by lesion (ISIC lesion_id, else identical bytes, else the image id): the first 64 bits of SHA-256 of \
             naevus-split:{}:LESION as a fraction; below {} test, the next {} validation, the rest training",
            self.seed, self.test_share, self.validation_share
        )
    }
}

/// The side of each record of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// One for each record, in the dataset's order.
    pub sides: Vec<Side>,
}

impl Split {
    /// Puts every record on its lesion's side.
    pub fn new(rule: SplitRule, records: &[Record]) -> Split {
        Split { sides: records.iter().map(|record| rule.side(&record.lesion)).collect() }
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

    /// Writes `split.csv` into `folder` (`id,source,path,diagnosis,lesion,side,age,sex,site`, one line for each of
    /// `records`), and its hash into `split.csv.sha256` beside it, as `sha256sum --check` reads it. Gives the hash, in
    /// lower-case hexadecimal.
    ///
    /// # Errors
    ///
    /// Where a file cannot be written.
    pub fn write(&self, folder: &Path, records: &[Record]) -> Result<String> {
        let mut table = csv::Writer::from_writer(Vec::new());
        for (record, &side) in records.iter().zip(&self.sides) {
            table.serialize(SplitRow {
                id: record.id.clone(),
                source: record.source.clone(),
                path: record.path.clone(),
                diagnosis: record.diagnosis,
                lesion: record.lesion.clone(),
                side,
                age: record.age.clone(),
                sex: record.sex.clone(),
                site: record.site.clone(),
            })?;
        }
        let bytes = table.into_inner()?;
        let sha256 = sha256_hex(&bytes);
        write_whole(&folder.join(SPLIT_FILE), &bytes)?;
        write_whole(&folder.join(HASH_FILE), format!("{sha256}  {SPLIT_FILE}\n").as_bytes())?;
        Ok(sha256)
    }
}

/// The split's file in a run folder.
pub const SPLIT_FILE: &str = "split.csv";
const HASH_FILE: &str = "split.csv.sha256";

/// A line of `split.csv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitRow {
    /// [`Record::id`].
    pub id: String,
    /// [`Record::source`].
    pub source: String,
    /// [`Record::path`].
    pub path: PathBuf,
    /// [`Record::diagnosis`].
    pub diagnosis: Diagnosis,
    /// [`Record::lesion`].
    pub lesion: String,
    /// The side it is on.
    pub side: Side,
    /// [`Record::age`]; runs of earlier versions did not write it, nor the two below.
    #[serde(default)]
    pub age: Option<String>,
    /// [`Record::sex`].
    #[serde(default)]
    pub sex: Option<String>,
    /// [`Record::site`].
    #[serde(default)]
    pub site: Option<String>,
}

/// The split that a run was made with, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSplit {
    /// Its lines.
    pub rows: Vec<SplitRow>,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

impl SavedSplit {
    /// Reads the split in the run folder `folder`.
    ///
    /// # Errors
    ///
    /// Where a file is missing, the split is not the one its hash was written for, or a lesion is on two sides.
    pub fn read(folder: &Path) -> Result<SavedSplit> {
        let (path, hash_path) = (folder.join(SPLIT_FILE), folder.join(HASH_FILE));
        let bytes = fs::read(&path).with_context(|| format!("the split {} cannot be read", path.display()))?;
        let hash = fs::read_to_string(&hash_path)
            .with_context(|| format!("the split's hash {} cannot be read", hash_path.display()))?;
        let (sha256, expected) = (sha256_hex(&bytes), hash.split_whitespace().next().unwrap_or_default());
        ensure!(
            sha256 == expected,
            "{} was changed after the run wrote it (SHA-256 {sha256}, {} says {expected}); restore it, or train again",
            path.display(),
            hash_path.display()
        );
        let rows: Vec<SplitRow> = csv::Reader::from_reader(bytes.as_slice())
            .into_deserialize()
            .collect::<Result<_, _>>()
            .with_context(|| format!("{} is not a split that this program wrote", path.display()))?;
        let mut sides: BTreeMap<&str, Side> = BTreeMap::new();
        for row in &rows {
            if *sides.entry(&row.lesion).or_insert(row.side) != row.side {
                bail!("{} has the lesion {} on two sides; train again", path.display(), row.lesion);
            }
        }
        Ok(SavedSplit { rows, sha256 })
    }

    /// The saved sides for `records`, which must be the photos that the split was written for, with the same labels and
    /// lesions; their files may have moved.
    ///
    /// # Errors
    ///
    /// Where the photos are others. Names the first and counts them.
    pub fn sides_of(&self, records: &[Record]) -> Result<Split> {
        let saved: BTreeMap<(&str, &str), &SplitRow> =
            self.rows.iter().map(|row| ((row.id.as_str(), row.source.as_str()), row)).collect();
        let mut sides = Vec::with_capacity(records.len());
        let mut others = Vec::new();
        for record in records {
            match saved.get(&(record.id.as_str(), record.source.as_str())) {
                Some(row) if row.diagnosis == record.diagnosis && row.lesion == record.lesion => sides.push(row.side),
                _ => others.push(record),
            }
        }
        let gone = saved.len() - sides.len().min(saved.len());
        if let Some(first) = others.first() {
            bail!(
                "{} photos are not those of the saved split, the first is {} ({}); use the data that the run was \
                 started with, or start a new run",
                others.len(),
                first.id,
                first.path.display()
            );
        }
        ensure!(
            gone == 0,
            "{gone} photos of the saved split are not in the data; use the data that the run was started with"
        );
        Ok(Split { sides })
    }
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;

    fn record(id: usize, lesion: &str) -> Record {
        Record {
            id: format!("ISIC_{id:07}"),
            path: PathBuf::from(format!("images/ISIC_{id:07}.jpg")),
            source: "drawn".to_string(),
            diagnosis: Diagnosis::ALL[id % Diagnosis::COUNT],
            lesion: lesion.to_string(),
            also_in: Vec::new(),
            age: None,
            sex: None,
            site: None,
        }
    }

    fn drawn_records(rng: &mut ChaCha8Rng) -> Vec<Record> {
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

    #[test]
    fn a_saved_split_is_read_back_and_a_changed_one_refused() {
        let folder = std::env::temp_dir().join(format!("naevus-split-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut records = drawn_records(&mut ChaCha8Rng::seed_from_u64(6));
        records[0].lesion = "with, comma".to_string();
        records[0].age = Some("55.0".to_string());
        let split = Split::new(SplitRule::new(3, 0.2, 0.2).unwrap(), &records);
        let sha256 = split.write(&folder, &records).unwrap();
        let saved = SavedSplit::read(&folder).unwrap();
        assert_eq!(saved.sha256, sha256);
        assert_eq!(saved.sides_of(&records).unwrap(), split);
        assert_eq!((saved.rows[0].age.as_deref(), saved.rows[0].sex.as_deref()), (Some("55.0"), None));

        let fewer = saved.sides_of(&records[1..]).unwrap_err().to_string();
        assert!(fewer.starts_with("1 photos of the saved split are not in the data"), "{fewer}");
        let was = records[0].diagnosis.index();
        records[0].diagnosis = Diagnosis::ALL[(was + 1) % Diagnosis::COUNT];
        let other = saved.sides_of(&records).unwrap_err().to_string();
        assert!(other.contains("1 photos are not those of the saved split, the first is ISIC_0000000"), "{other}");

        // As it was written before age, sex and site were in it.
        let earlier = "id,source,path,diagnosis,lesion,side\nISIC_1,drawn,ISIC_1.jpg,MEL,L1,test\n";
        let path = folder.join(SPLIT_FILE);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, earlier).unwrap();
        fs::write(folder.join(HASH_FILE), sha256_hex(earlier.as_bytes())).unwrap();
        let row = SavedSplit::read(&folder).unwrap().rows.remove(0);
        assert_eq!((row.side, row.age, row.sex, row.site), (Side::Test, None, None, None));

        fs::write(folder.join(HASH_FILE), &sha256).unwrap();
        let text = text.replacen(",train", ",test", 1);
        fs::write(&path, text).unwrap();
        let changed = SavedSplit::read(&folder).unwrap_err().to_string();
        assert!(changed.contains("was changed after the run wrote it"), "{changed}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
