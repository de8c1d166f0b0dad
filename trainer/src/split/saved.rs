//! The split of a run, as a file in its folder with a checksum.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use naevus_reading::card::sha256_hex;
use serde::{Deserialize, Serialize};

use super::{Split, Subset};
use crate::dataset::{Dataset, Domain, Label, Record};
use crate::files::write_atomic;

/// The split's file in a run folder.
pub const SPLIT_FILE: &str = "split.csv";
const HASH_FILE: &str = "split.csv.sha256";
const DROPPED_BEFORE: &str = "it is for training only, and was dropped when the run began";

/// A line of `split.csv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitRow {
    /// [`Record::id`].
    pub id: String,
    /// [`Record::source`].
    pub source: String,
    /// [`Record::path`].
    pub path: PathBuf,
    /// [`Record::label`]; its column has the name that it had before partial labels were added.
    #[serde(rename = "diagnosis")]
    pub label: Label,
    /// [`Record::lesion`].
    pub lesion: String,
    /// The subset. In runs of earlier versions the name of the column is `side`.
    #[serde(alias = "side")]
    pub subset: Subset,
    /// [`Record::patient`]; runs of earlier versions have neither this column nor the next three.
    #[serde(default)]
    pub patient: Option<String>,
    /// [`Record::age`].
    #[serde(default)]
    pub age: Option<String>,
    /// [`Record::sex`].
    #[serde(default)]
    pub sex: Option<String>,
    /// [`Record::site`].
    #[serde(default)]
    pub site: Option<String>,
    /// [`Record::domain`]; runs of earlier versions have neither this column nor the next two.
    #[serde(default)]
    pub domain: Option<Domain>,
    /// [`Record::skin_type`].
    #[serde(default)]
    pub skin_type: Option<String>,
    /// [`Record::group`].
    #[serde(default)]
    pub group: Option<String>,
}

impl SplitRow {
    /// The line of `record`, which is in `subset`.
    pub fn of(record: &Record, subset: Subset) -> SplitRow {
        SplitRow {
            id: record.id.clone(),
            source: record.source.clone(),
            path: record.path.clone(),
            label: record.label,
            lesion: record.lesion.clone(),
            subset,
            patient: record.patient.clone(),
            age: record.age.clone(),
            sex: record.sex.clone(),
            site: record.site.clone(),
            domain: Some(record.domain),
            skin_type: record.skin_type.clone(),
            group: Some(record.group().to_string()),
        }
    }

    /// [`Record::group`].
    pub fn group(&self) -> &str {
        self.group.as_deref().or(self.patient.as_deref()).unwrap_or(&self.lesion)
    }

    /// Whether label, lesion and patient are those of `record`.
    fn matches(&self, record: &Record) -> bool {
        self.label == record.label && self.lesion == record.lesion && self.patient == record.patient
    }
}

impl Split {
    /// Writes `split.csv` into `folder`, with the fields of [`SplitRow`] as columns and one line for each of `records`,
    /// and the file's checksum into `split.csv.sha256`, in the format of `sha256sum --check`. Returns the hash of the
    /// split itself; see [`sha256`](Split::sha256).
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, folder: &Path, records: &[Record]) -> Result<String> {
        let mut table = csv::Writer::from_writer(Vec::new());
        let rows = self.rows(records);
        for (record, row) in records.iter().zip(&rows) {
            table.serialize(row).with_context(|| format!("the path {} is not valid UTF-8", record.path.display()))?;
        }
        let bytes = table.into_inner()?;
        write_atomic(&folder.join(SPLIT_FILE), &bytes)?;
        write_atomic(&folder.join(HASH_FILE), format!("{}  {SPLIT_FILE}\n", sha256_hex(&bytes)).as_bytes())?;
        Ok(hash_of(&rows))
    }

    /// SHA-256, in lower-case hexadecimal, of the sorted lines `id,label,group,subset` of all `records`. It does not
    /// depend on the paths of the files.
    pub fn sha256(&self, records: &[Record]) -> String {
        hash_of(&self.rows(records))
    }

    fn rows(&self, records: &[Record]) -> Vec<SplitRow> {
        records.iter().zip(&self.subsets).map(|(record, &subset)| SplitRow::of(record, subset)).collect()
    }
}

/// The hash of the split with these rows; see [`Split::sha256`].
fn hash_of(rows: &[SplitRow]) -> String {
    let line = |row: &SplitRow| format!("{},{},{},{}\n", row.id, row.label.code(), row.group(), row.subset.name());
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.sort();
    sha256_hex(lines.concat().as_bytes())
}

/// The split of a run, read from its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSplit {
    /// The lines of the file.
    pub rows: Vec<SplitRow>,
    /// The hash of the split; see [`Split::sha256`].
    pub sha256: String,
}

impl SavedSplit {
    /// Reads the split in the run folder `folder`.
    ///
    /// # Errors
    ///
    /// If a file is missing, the checksum is wrong, or a lesion, a patient or a group is in two subsets.
    pub fn read(folder: &Path) -> Result<SavedSplit> {
        let (path, hash_path) = (folder.join(SPLIT_FILE), folder.join(HASH_FILE));
        let bytes = fs::read(&path).with_context(|| format!("the split {} cannot be read", path.display()))?;
        let hash = fs::read_to_string(&hash_path)
            .with_context(|| format!("the checksum {} cannot be read", hash_path.display()))?;
        let (sha256, expected) = (sha256_hex(&bytes), hash.split_whitespace().next().unwrap_or_default());
        ensure!(
            sha256 == expected,
            "{} was changed after the run wrote it (SHA-256 {sha256}, in {} {expected}); restore it, or train again",
            path.display(),
            hash_path.display()
        );
        let rows: Vec<SplitRow> = csv::Reader::from_reader(bytes.as_slice())
            .into_deserialize()
            .collect::<Result<_, _>>()
            .with_context(|| format!("{} is not a split that this program wrote", path.display()))?;
        let mut subsets: HashMap<(&str, &str), Subset> = HashMap::new();
        for row in &rows {
            let patient = row.patient.as_deref().map(|patient| ("patient", patient));
            let own_group = row.group.as_deref().map(|group| ("group", group));
            for group in std::iter::once(("lesion", row.lesion.as_str())).chain(patient).chain(own_group) {
                if *subsets.entry(group).or_insert(row.subset) != row.subset {
                    bail!("{} has the {} {} in two subsets; train again", path.display(), group.0, group.1);
                }
            }
        }
        Ok(SavedSplit { sha256: hash_of(&rows), rows })
    }

    /// Drops the photos of `dataset` that [`Split::drop_leaks`] dropped before the split was written.
    ///
    /// # Errors
    ///
    /// If no photo is left.
    pub fn drop_leaks(&self, dataset: &mut Dataset) -> Result<()> {
        let saved: HashSet<(&str, &str)> = self.rows.iter().map(|row| (row.id.as_str(), row.source.as_str())).collect();
        let was_dropped = |record: &Record| !saved.contains(&(record.id.as_str(), record.source.as_str()));
        let leaks = dataset.records.iter().enumerate().filter(|(_, record)| record.train_only && was_dropped(record));
        let leaks: Vec<(usize, String)> = leaks.map(|(index, _)| (index, DROPPED_BEFORE.to_string())).collect();
        dataset.drop_photos(&leaks)
    }

    /// The saved split for `records`, which must be the photos that it was written for, with the same labels, lesions
    /// and patients. Their files may have moved.
    ///
    /// # Errors
    ///
    /// If there are other photos, or some are missing.
    pub fn subsets_for(&self, records: &[Record]) -> Result<Split> {
        let saved: HashMap<(&str, &str), &SplitRow> =
            self.rows.iter().map(|row| ((row.id.as_str(), row.source.as_str()), row)).collect();
        let mut subsets = Vec::with_capacity(records.len());
        let mut others = Vec::new();
        for record in records {
            match saved.get(&(record.id.as_str(), record.source.as_str())) {
                Some(row) if row.matches(record) => subsets.push(row.subset),
                _ => others.push(record),
            }
        }
        let missing = saved.len() - subsets.len().min(saved.len());
        if let Some(first) = others.first() {
            bail!(
                "{} photos are not in the saved split, or have another label, lesion or patient there; the first is {} \
                 ({}). Use the data that the run was started with, or start a new run",
                others.len(),
                first.id,
                first.path.display()
            );
        }
        ensure!(
            missing == 0,
            "{missing} photos of the saved split are not in the data; use the data that the run was started with"
        );
        Ok(Split { subsets })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use naevus_reading::diagnosis::Diagnosis;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    use tempfile::TempDir;

    use super::super::SplitRule;
    use super::super::tests::{random_records, record};
    use super::*;

    /// A temporary folder with `text` as its split.
    fn with_split(text: &str) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(SPLIT_FILE), text).unwrap();
        fs::write(folder.path().join(HASH_FILE), format!("{}  {SPLIT_FILE}\n", sha256_hex(text.as_bytes()))).unwrap();
        folder
    }

    #[test]
    fn a_split_of_an_earlier_version_without_patients_is_read() {
        let text = "id,source,path,diagnosis,lesion,side\n\
                    ISIC_0024306,ham10000,ham10000/images/ISIC_0024306.jpg,NV,HAM_0000118,test\n\
                    ISIC_0024307,ham10000,ham10000/images/ISIC_0024307.jpg,NV,HAM_0000002,train\n";
        let folder = with_split(text);
        let saved = SavedSplit::read(folder.path()).unwrap();
        let mut records = vec![record(24_306, "HAM_0000118"), record(24_307, "HAM_0000002")];
        for record in &mut records {
            record.source = "ham10000".to_string();
            record.path = PathBuf::from(format!("ham10000/images/{}.jpg", record.id));
            record.label = Diagnosis::Nevus.into();
        }
        assert!(saved.rows.iter().all(|row| (&row.age, &row.sex, &row.site) == (&None, &None, &None)));
        let split = saved.subsets_for(&records).unwrap();
        assert_eq!(split, Split::new(SplitRule::new(0, 0.15, 0.15).unwrap(), &records));
        // A patient who is named now joins the two lesions: another split.
        records[0].patient = Some("one".to_string());
        assert!(saved.subsets_for(&records).is_err());
    }

    #[test]
    fn the_hash_is_independent_of_paths() {
        let subset = |id| if id < 4 { Subset::Train } else { Subset::Test };
        let rows: Vec<SplitRow> =
            (0..9).map(|id| SplitRow::of(&record(id, &format!("L{}", id / 2)), subset(id))).collect();
        let changed = |change: &dyn Fn(&mut SplitRow)| {
            let mut rows = rows.clone();
            change(&mut rows[2]);
            hash_of(&rows)
        };
        assert_eq!(changed(&|row| row.path = "/elsewhere/1.jpg".into()), hash_of(&rows));
        assert_eq!(changed(&|row| row.source = "a copy".to_string()), hash_of(&rows));
        assert_eq!(hash_of(&rows.iter().rev().cloned().collect::<Vec<_>>()), hash_of(&rows));
        let others = [
            changed(&|row| row.id.push('0')),
            changed(&|row| row.label = Label::NotMalignant),
            changed(&|row| row.group = Some("another".to_string())),
            changed(&|row| row.subset = Subset::Validation),
        ];
        assert!(others.iter().all(|hash| *hash != hash_of(&rows)), "{others:?}");
        // Splits of earlier versions have no column for the group: the group is the patient, else the lesion.
        let earlier: Vec<SplitRow> = rows.iter().map(|row| SplitRow { group: None, ..row.clone() }).collect();
        assert_eq!(hash_of(&earlier), hash_of(&rows));
        let mut others = [earlier.clone(), earlier.clone()];
        others[0][2].lesion = "another".to_string();
        others[1][2].patient = Some("somebody".to_string());
        assert!(others.iter().all(|rows| hash_of(rows) != hash_of(&earlier)));
    }

    #[test]
    fn a_lesion_or_patient_in_two_subsets_is_an_error() {
        let head = "id,source,path,diagnosis,lesion,side,patient\n";
        for (rows, expected) in [
            ("1,a,1.jpg,NV,L1,train,\n2,a,2.jpg,NV,L1,test,\n", "has the lesion L1 in two subsets"),
            ("1,a,1.jpg,NV,L1,train,P1\n2,a,2.jpg,NV,L2,test,P1\n", "has the patient P1 in two subsets"),
        ] {
            let folder = with_split(&format!("{head}{rows}"));
            let error = SavedSplit::read(folder.path()).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn a_saved_split_is_read_back_and_a_changed_one_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut records = random_records(&mut ChaCha8Rng::seed_from_u64(6));
        records[0].lesion = "with, comma".to_string();
        (records[1].lesion, records[1].patient) = ("a lesion of".to_string(), Some("somebody".to_string()));
        records[0].age = Some("55.0".to_string());
        let split = Split::new(SplitRule::new(3, 0.2, 0.2).unwrap(), &records);
        let sha256 = split.write(folder.path(), &records).unwrap();
        let saved = SavedSplit::read(folder.path()).unwrap();
        assert_eq!((&saved.sha256, &split.sha256(&records)), (&sha256, &sha256));
        assert_eq!(saved.subsets_for(&records).unwrap(), split);
        assert_eq!((saved.rows[0].age.as_deref(), saved.rows[0].sex.as_deref()), (Some("55.0"), None));

        let fewer = saved.subsets_for(&records[1..]).unwrap_err().to_string();
        assert!(fewer.starts_with("1 photos of the saved split are not in the data"), "{fewer}");
        let was = records[0].label.diagnosis().unwrap().index();
        records[0].label = Diagnosis::ALL[(was + 1) % Diagnosis::COUNT].into();
        let other = saved.subsets_for(&records).unwrap_err().to_string();
        assert!(
            other.contains("1 photos are not in the saved split") && other.contains("the first is ISIC_0000000"),
            "{other}"
        );

        let path = folder.path().join(SPLIT_FILE);
        let mut text = fs::read_to_string(&path).unwrap();
        text = text.replacen(",train", ",test", 1);
        fs::write(&path, text).unwrap();
        let changed = SavedSplit::read(folder.path()).unwrap_err().to_string();
        assert!(changed.contains("was changed after the run wrote it"), "{changed}");
    }
}
