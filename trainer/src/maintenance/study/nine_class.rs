//! The nine-class set: its original folders, and its reconciliation with a reference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::{self, Dataset, archive};
use crate::split::{Split, SplitRule, Subset};

/// A photo with the label of its folder.
#[derive(Clone, Debug)]
pub struct FolderPhoto {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: PathBuf,
    /// The diagnosis of its folder.
    pub diagnosis: Diagnosis,
}

/// The nine-class set.
pub struct NineClass {
    /// The files of the Train folder; a photo in two folders is listed twice.
    pub train: Vec<FolderPhoto>,
    /// The files of the Test folder.
    pub test: Vec<FolderPhoto>,
    /// Both folders after reconciliation: one record per photo, labels corrected by the reference, and undecidable
    /// photos excluded.
    pub reconciled: Dataset,
    lesions: BTreeMap<String, String>,
    labels: BTreeMap<String, Diagnosis>,
}

impl NineClass {
    /// Reads the set in the folder `root`, with labels corrected by the ISIC 2019 folder `reference`.
    ///
    /// # Errors
    ///
    /// If the set cannot be read, or has no Train and Test folders.
    pub fn read(root: &Path, reference: &Path) -> Result<NineClass> {
        let mut problems = Vec::new();
        let archive = archive::read(root, "nine-class", &mut problems)?;
        let (mut train, mut test) = (Vec::new(), Vec::new());
        for photo in archive.photos {
            let [diagnosis] = photo.label.candidates[..] else { continue };
            let folder = photo.path.strip_prefix(root).ok().and_then(|inside| inside.iter().next());
            let photos = match folder.and_then(|folder| folder.to_str()) {
                Some("Train") => &mut train,
                Some("Test") => &mut test,
                _ => bail!(
                    "{} is in neither Train nor Test; the study needs the nine-class set with its original folders",
                    photo.path.display()
                ),
            };
            photos.push(FolderPhoto { id: photo.id, path: photo.path, diagnosis });
        }
        ensure!(!train.is_empty() && !test.is_empty(), "{} has no Train and Test folders", root.display());
        let reconciled = dataset::read(&[root.to_path_buf()], &[], Some(reference), None)?;
        let records = &reconciled.records;
        let lesions = records.iter().map(|record| (record.id.clone(), record.lesion.clone())).collect();
        let labels = records.iter().filter_map(|record| Some((record.id.clone(), record.label.diagnosis()?))).collect();
        Ok(NineClass { train, test, reconciled, lesions, labels })
    }

    /// The lesion of the photo `id`, or the id itself if the lesion is unknown.
    pub fn lesion<'a>(&'a self, id: &'a str) -> &'a str {
        self.lesions.get(id).map_or(id, String::as_str)
    }

    /// The reconciled label of the photo `id`; `None` if it is undecidable.
    pub fn label(&self, id: &str) -> Option<Diagnosis> {
        self.labels.get(id).copied()
    }

    /// The ids of photos that are both in Test and in Train.
    pub fn leaked(&self) -> BTreeSet<&str> {
        let train: BTreeSet<&str> = self.train.iter().map(|photo| photo.id.as_str()).collect();
        self.test.iter().map(|photo| photo.id.as_str()).filter(|id| train.contains(id)).collect()
    }

    /// The split of the reconciled records: lesions with a photo in the Test folder are the test set; a fifth of the
    /// others, chosen by `seed`, is the validation set.
    ///
    /// # Errors
    ///
    /// Never, because the shares are valid.
    pub fn split(&self, seed: u64) -> Result<Split> {
        let tested: BTreeSet<&str> = self.test.iter().map(|photo| self.lesion(&photo.id)).collect();
        let rule = SplitRule::new(seed, VALIDATION_SHARE, 0.0)?;
        let subset = |lesion: &str| if tested.contains(lesion) { Subset::Test } else { rule.subset(lesion) };
        Ok(Split { subsets: self.reconciled.records.iter().map(|record| subset(&record.lesion)).collect() })
    }
}

/// The validation share of the original study.
pub const VALIDATION_SHARE: f64 = 0.2;
