//! The split that a run was made with, in its folder: read back, it must be the one that was written.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use naevus_reading::card::sha256_hex;
use serde::{Deserialize, Serialize};

use super::{Side, Split};
use crate::dataset::{Dataset, Domain, Label, Record};
use crate::files::write_whole;

/// The split's file in a run folder.
pub const SPLIT_FILE: &str = "split.csv";
const HASH_FILE: &str = "split.csv.sha256";
const LEFT_OUT: &str = "it is for training only, and was left out when the run began";

/// A line of `split.csv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitRow {
    /// [`Record::id`].
    pub id: String,
    /// [`Record::source`].
    pub source: String,
    /// [`Record::path`].
    pub path: PathBuf,
    /// [`Record::label`], under the name that its column has had since there were diagnoses only.
    #[serde(rename = "diagnosis")]
    pub label: Label,
    /// [`Record::lesion`].
    pub lesion: String,
    /// The side it is on.
    pub side: Side,
    /// [`Record::patient`]; runs of earlier versions did not write it, nor the three below.
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
    /// [`Record::domain`]; runs of earlier versions did not write it, nor the two below.
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
    /// The line of `record`, which is on `side`.
    pub fn of(record: &Record, side: Side) -> SplitRow {
        SplitRow {
            id: record.id.clone(),
            source: record.source.clone(),
            path: record.path.clone(),
            label: record.label,
            lesion: record.lesion.clone(),
            side,
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

    /// Whether what decides a side, and what is learnt, is what it was.
    fn is_of(&self, record: &Record) -> bool {
        self.label == record.label && self.lesion == record.lesion && self.patient == record.patient
    }
}

impl Split {
    /// Writes `split.csv` into `folder` (`id,source,path,diagnosis,lesion,side,patient,age,sex,site,domain,skin_type,group`, one
    /// line for each of `records`), and the file's hash into `split.csv.sha256` beside it, as `sha256sum --check` reads it.
    /// Gives the split's own hash, of ids, labels, groups and sides.
    ///
    /// # Errors
    ///
    /// Where a file cannot be written.
    pub fn write(&self, folder: &Path, records: &[Record]) -> Result<String> {
        let mut table = csv::Writer::from_writer(Vec::new());
        let rows = self.rows(records);
        for (record, row) in records.iter().zip(&rows) {
            table.serialize(row).with_context(|| format!("the name of {} is not in UTF-8", record.path.display()))?;
        }
        let bytes = table.into_inner()?;
        write_whole(&folder.join(SPLIT_FILE), &bytes)?;
        write_whole(&folder.join(HASH_FILE), format!("{}  {SPLIT_FILE}\n", sha256_hex(&bytes)).as_bytes())?;
        Ok(hash_of(&rows))
    }

    /// The split's own hash, that of [`write`](Split::write).
    pub fn sha256(&self, records: &[Record]) -> String {
        hash_of(&self.rows(records))
    }

    fn rows(&self, records: &[Record]) -> Vec<SplitRow> {
        records.iter().zip(&self.sides).map(|(record, &side)| SplitRow::of(record, side)).collect()
    }
}

/// SHA-256, in lower-case hexadecimal, over the sorted lines `id,label,group,side` of `rows`: the same photos divided alike
/// have the same hash, wherever their files lie.
fn hash_of(rows: &[SplitRow]) -> String {
    let line = |row: &SplitRow| format!("{},{},{},{}\n", row.id, row.label.code(), row.group(), row.side.name());
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.sort();
    sha256_hex(lines.concat().as_bytes())
}

/// The split that a run was made with, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSplit {
    /// Its lines.
    pub rows: Vec<SplitRow>,
    /// The hash of its ids, labels, groups and sides.
    pub sha256: String,
}

impl SavedSplit {
    /// Reads the split in the run folder `folder`.
    ///
    /// # Errors
    ///
    /// Where a file is missing, the split is not the one its hash was written for, or a lesion, a patient
    /// or a group is on two sides.
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
        let mut sides: HashMap<(&str, &str), Side> = HashMap::new();
        for row in &rows {
            let patient = row.patient.as_deref().map(|patient| ("patient", patient));
            let tied = row.group.as_deref().map(|group| ("group", group));
            for group in std::iter::once(("lesion", row.lesion.as_str())).chain(patient).chain(tied) {
                if *sides.entry(group).or_insert(row.side) != row.side {
                    bail!("{} has the {} {} on two sides; train again", path.display(), group.0, group.1);
                }
            }
        }
        Ok(SavedSplit { sha256: hash_of(&rows), rows })
    }

    /// Takes the photos out of `dataset` that may only be learnt from and were taken out before the split was written, as
    /// [`Split::drop_leaks`] does.
    ///
    /// # Errors
    ///
    /// Where no photo is left.
    pub fn drop_leaks(&self, dataset: &mut Dataset) -> Result<()> {
        let saved: HashSet<(&str, &str)> = self.rows.iter().map(|row| (row.id.as_str(), row.source.as_str())).collect();
        let is_gone = |record: &Record| !saved.contains(&(record.id.as_str(), record.source.as_str()));
        let leaks = dataset.records.iter().enumerate().filter(|(_, record)| record.train_only && is_gone(record));
        let leaks: Vec<(usize, String)> = leaks.map(|(place, _)| (place, LEFT_OUT.to_string())).collect();
        dataset.leave_out(&leaks)
    }

    /// The saved sides for `records`, which must be the photos that the split was written for, with the same labels,
    /// lesions and patients; their files may have moved.
    ///
    /// # Errors
    ///
    /// Where the photos are others. Names the first and counts them.
    pub fn sides_of(&self, records: &[Record]) -> Result<Split> {
        let saved: HashMap<(&str, &str), &SplitRow> =
            self.rows.iter().map(|row| ((row.id.as_str(), row.source.as_str()), row)).collect();
        let mut sides = Vec::with_capacity(records.len());
        let mut others = Vec::new();
        for record in records {
            match saved.get(&(record.id.as_str(), record.source.as_str())) {
                Some(row) if row.is_of(record) => sides.push(row.side),
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
    use std::fs;

    use naevus_reading::diagnosis::Diagnosis;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::super::SplitRule;
    use super::super::tests::{drawn_records, record};
    use super::*;

    /// A folder of this test's own, with a split of `text` in it.
    fn with_split(test: &str, text: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("naevus-split-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(SPLIT_FILE), text).unwrap();
        fs::write(folder.join(HASH_FILE), format!("{}  {SPLIT_FILE}\n", sha256_hex(text.as_bytes()))).unwrap();
        folder
    }

    #[test]
    fn a_split_from_before_there_were_patients_still_holds() {
        let text = "id,source,path,diagnosis,lesion,side\n\
                    ISIC_0024306,ham10000,ham10000/images/ISIC_0024306.jpg,NV,HAM_0000118,test\n\
                    ISIC_0024307,ham10000,ham10000/images/ISIC_0024307.jpg,NV,HAM_0000002,train\n";
        let folder = with_split("old", text);
        let saved = SavedSplit::read(&folder).unwrap();
        let mut records = vec![record(24_306, "HAM_0000118"), record(24_307, "HAM_0000002")];
        for record in &mut records {
            record.source = "ham10000".to_string();
            record.path = PathBuf::from(format!("ham10000/images/{}.jpg", record.id));
            record.label = Diagnosis::Nevus.into();
        }
        assert!(saved.rows.iter().all(|row| (&row.age, &row.sex, &row.site) == (&None, &None, &None)));
        let split = saved.sides_of(&records).unwrap();
        assert_eq!(split, Split::new(SplitRule::new(0, 0.15, 0.15).unwrap(), &records));
        // A patient who is named now would go to one side with both: another split.
        records[0].patient = Some("one".to_string());
        assert!(saved.sides_of(&records).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_hash_is_of_what_is_divided_and_not_of_where_it_lies() {
        let side = |id| if id < 4 { Side::Train } else { Side::Test };
        let rows: Vec<SplitRow> =
            (0..9).map(|id| SplitRow::of(&record(id, &format!("L{}", id / 2)), side(id))).collect();
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
            changed(&|row| row.side = Side::Validation),
        ];
        assert!(others.iter().all(|hash| *hash != hash_of(&rows)), "{others:?}");
        // Splits of earlier versions have no groups of their own: there the patient counts, else the lesion.
        let earlier: Vec<SplitRow> = rows.iter().map(|row| SplitRow { group: None, ..row.clone() }).collect();
        assert_eq!(hash_of(&earlier), hash_of(&rows));
        let mut others = [earlier.clone(), earlier.clone()];
        others[0][2].lesion = "another".to_string();
        others[1][2].patient = Some("somebody".to_string());
        assert!(others.iter().all(|rows| hash_of(rows) != hash_of(&earlier)));
    }

    #[test]
    fn nobody_may_be_on_two_sides() {
        let head = "id,source,path,diagnosis,lesion,side,patient\n";
        for (rows, expected) in [
            ("1,a,1.jpg,NV,L1,train,\n2,a,2.jpg,NV,L1,test,\n", "has the lesion L1 on two sides"),
            ("1,a,1.jpg,NV,L1,train,P1\n2,a,2.jpg,NV,L2,test,P1\n", "has the patient P1 on two sides"),
        ] {
            let folder = with_split("two", &format!("{head}{rows}"));
            let error = SavedSplit::read(&folder).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
            fs::remove_dir_all(&folder).unwrap();
        }
    }

    #[test]
    fn a_saved_split_is_read_back_and_a_changed_one_refused() {
        let folder = std::env::temp_dir().join(format!("naevus-split-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut records = drawn_records(&mut ChaCha8Rng::seed_from_u64(6));
        records[0].lesion = "with, comma".to_string();
        (records[1].lesion, records[1].patient) = ("a lesion of".to_string(), Some("somebody".to_string()));
        records[0].age = Some("55.0".to_string());
        let split = Split::new(SplitRule::new(3, 0.2, 0.2).unwrap(), &records);
        let sha256 = split.write(&folder, &records).unwrap();
        let saved = SavedSplit::read(&folder).unwrap();
        assert_eq!((&saved.sha256, &split.sha256(&records)), (&sha256, &sha256));
        assert_eq!(saved.sides_of(&records).unwrap(), split);
        assert_eq!((saved.rows[0].age.as_deref(), saved.rows[0].sex.as_deref()), (Some("55.0"), None));

        let fewer = saved.sides_of(&records[1..]).unwrap_err().to_string();
        assert!(fewer.starts_with("1 photos of the saved split are not in the data"), "{fewer}");
        let was = records[0].label.diagnosis().unwrap().index();
        records[0].label = Diagnosis::ALL[(was + 1) % Diagnosis::COUNT].into();
        let other = saved.sides_of(&records).unwrap_err().to_string();
        assert!(other.contains("1 photos are not those of the saved split, the first is ISIC_0000000"), "{other}");

        let path = folder.join(SPLIT_FILE);
        let mut text = fs::read_to_string(&path).unwrap();
        text = text.replacen(",train", ",test", 1);
        fs::write(&path, text).unwrap();
        let changed = SavedSplit::read(&folder).unwrap_err().to_string();
        assert!(changed.contains("was changed after the run wrote it"), "{changed}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
