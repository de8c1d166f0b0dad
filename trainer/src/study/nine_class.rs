//! The nine-class set as the study meets it: its folders as they are, and what a reference makes of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::{self, Dataset, layout};
use crate::split::{Side, Split, SplitRule};

/// A photo under the name of the folder that it lies in.
#[derive(Clone, Debug)]
pub struct FiledPhoto {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: PathBuf,
    /// The diagnosis that its folder is named after.
    pub diagnosis: Diagnosis,
}

/// The set.
pub struct NineClass {
    /// The Train folder, photo by photo, those that are filed twice twice.
    pub train: Vec<FiledPhoto>,
    /// The Test folder.
    pub test: Vec<FiledPhoto>,
    /// Both, reconciled: one record a photo, labels mended by the reference, what cannot be decided left out.
    pub reconciled: Dataset,
    lesions: BTreeMap<String, String>,
    labels: BTreeMap<String, Diagnosis>,
}

impl NineClass {
    /// The set in the folder `root`, its labels mended by the ISIC 2019 folder at `reference`.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or has no Train and Test folders.
    pub fn read(root: &Path, reference: &Path) -> Result<NineClass> {
        let mut problems = Vec::new();
        let listing = layout::read(root, "nine-class", &mut problems)?;
        let (mut train, mut test) = (Vec::new(), Vec::new());
        for photo in listing.photos {
            let [diagnosis] = photo.label.may_be[..] else { continue };
            let part = photo.path.strip_prefix(root).ok().and_then(|inside| inside.iter().next());
            let side = match part.and_then(|part| part.to_str()) {
                Some("Train") => &mut train,
                Some("Test") => &mut test,
                _ => bail!(
                    "{} is in neither Train nor Test; the study needs the nine-class set in its own folders",
                    photo.path.display()
                ),
            };
            side.push(FiledPhoto { id: photo.id, path: photo.path, diagnosis });
        }
        ensure!(!train.is_empty() && !test.is_empty(), "{} has no Train and Test folders", root.display());
        let reconciled = dataset::read(&[root.to_path_buf()], &[], Some(reference), None)?;
        let records = &reconciled.records;
        let lesions = records.iter().map(|record| (record.id.clone(), record.lesion.clone())).collect();
        let labels = records.iter().filter_map(|record| Some((record.id.clone(), record.label.diagnosis()?))).collect();
        Ok(NineClass { train, test, reconciled, lesions, labels })
    }

    /// The lesion on the photo `id`; where nothing is known of it, the photo stands for one of its own.
    pub fn lesion<'a>(&'a self, id: &'a str) -> &'a str {
        self.lesions.get(id).map_or(id, String::as_str)
    }

    /// What the photo `id` shows after reconciliation; none where that cannot be decided.
    pub fn label(&self, id: &str) -> Option<Diagnosis> {
        self.labels.get(id).copied()
    }

    /// The ids of photos that lie in Test and in Train.
    pub fn leaked(&self) -> BTreeSet<&str> {
        let train: BTreeSet<&str> = self.train.iter().map(|photo| photo.id.as_str()).collect();
        self.test.iter().map(|photo| photo.id.as_str()).filter(|id| train.contains(id)).collect()
    }

    /// The sides of the reconciled records: a lesion of which a photo lies in the Test folder is on the test side; of the
    /// others a fifth, drawn by `seed`, is for validation.
    ///
    /// # Errors
    ///
    /// Never: the shares are right.
    pub fn split(&self, seed: u64) -> Result<Split> {
        let tested: BTreeSet<&str> = self.test.iter().map(|photo| self.lesion(&photo.id)).collect();
        let rule = SplitRule::new(seed, VALIDATION_SHARE, 0.0)?;
        let side = |lesion: &str| if tested.contains(lesion) { Side::Test } else { rule.side(lesion) };
        Ok(Split { sides: self.reconciled.records.iter().map(|record| side(&record.lesion)).collect() })
    }
}

/// The original study's share for validation.
pub const VALIDATION_SHARE: f64 = 0.2;
