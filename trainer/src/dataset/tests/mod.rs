//! Tests of each layout, with the headers of the published files and with errors, and of the published archives if
//! present.

mod class_folders;
mod grouping;
mod ham10000;
mod isic;
mod isic_archive;
mod manifest;
mod pad_ufes;
mod published;
mod reconcile;
mod siim2020;
mod trouble;

use std::fs;

use naevus_reading::diagnosis::Diagnosis;
use tempfile::TempDir;

use super::*;

/// A record of a nevus without metadata.
pub fn record(id: &str, source: &str, lesion: &str) -> Record {
    Record {
        id: id.to_string(),
        path: PathBuf::from(id),
        source: source.to_string(),
        label: Diagnosis::Nevus.into(),
        lesion: lesion.to_string(),
        patient: None,
        near_duplicate_group: None,
        also_in: Vec::new(),
        age: None,
        sex: None,
        site: None,
        domain: Domain::Dermoscopy,
        skin_type: None,
        train_only: false,
    }
}

/// A temporary folder of generated archives.
pub struct TestArchives(TempDir);

impl TestArchives {
    /// A new folder without archives.
    pub fn new() -> TestArchives {
        TestArchives(tempfile::tempdir().unwrap())
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// The path of a file or folder in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, and its folder.
    pub fn write(&self, path: &str, content: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The same archives with one more file. The readers do not decode photos, so any content is valid for one.
    fn with(self, path: &str, content: &str) -> TestArchives {
        self.write(path, content.as_bytes());
        self
    }

    fn read(&self, sources: &[&str], reference: Option<&str>) -> Result<Dataset> {
        let sources: Vec<PathBuf> = sources.iter().map(|source| self.path(source)).collect();
        read(&sources, &[], reference.map(|folder| self.path(folder)).as_deref(), None)
    }

    /// The problems, with paths relative to the folder.
    fn problems(&self, dataset: &Dataset) -> Vec<String> {
        let root = format!("{}/", self.root().display());
        dataset.problems.iter().map(|problem| problem.to_string().replace(&root, "")).collect()
    }
}

fn labels(dataset: &Dataset) -> Vec<(&str, &str)> {
    dataset.records.iter().map(|record| (record.id.as_str(), record.label.code())).collect()
}

fn decisions(dataset: &Dataset) -> Vec<(&str, &str, &str)> {
    let code = |decision: &Decision| decision.final_label.map_or(decision.action.name(), Label::code);
    dataset.decisions.iter().map(|decision| (decision.id.as_str(), code(decision), decision.reason.as_str())).collect()
}

fn lesion<'dataset>(dataset: &'dataset Dataset, id: &str) -> &'dataset str {
    &dataset.records.iter().find(|record| record.id == id).unwrap().lesion
}

const HAM: &str = "lesion_id,image_id,dx,dx_type,age,sex,localization\n";
const ISIC_2017: &str = "image_id,melanoma,seborrheic_keratosis\n";
const ISIC_2019: &str = "image,MEL,NV,BCC,AK,BKL,DF,VASC,SCC,UNK\n";
const ISIC_2019_METADATA: &str = "image,age_approx,anatom_site_general,lesion_id,sex\n";

/// A row of ISIC 2019's ground truth.
fn one_hot(id: &str, class: &str) -> String {
    let classes = ISIC_2019.trim_end().split(',').skip(1);
    let fields: Vec<&str> = classes.map(|column| if column == class { "1.0" } else { "0.0" }).collect();
    format!("{id},{}\n", fields.join(","))
}

fn ground_truth(rows: &[(&str, &str)]) -> String {
    let rows: String = rows.iter().map(|(id, class)| one_hot(id, class)).collect();
    format!("{ISIC_2019}{rows}")
}

#[test]
fn archives_that_cannot_be_read_are_errors() {
    let archives = TestArchives::new()
        .with("ham/HAM10000_metadata.csv", "lesion_id,image_id,diagnosis\nHAM_1,ISIC_1,nv\n")
        .with("empty/HAM10000_metadata.csv", &(HAM.to_string() + "HAM_1,ISIC_1,nv,histo,80.0,male,scalp\n"))
        .with("photos/1.jpg", "one")
        .with("nine/nevus/ISIC_1.jpg", "one");
    for (sources, reference, expected) in [
        (
            ["ham"],
            None,
            "ham/HAM10000_metadata.csv has no column `dx`; its columns are: lesion_id, image_id, diagnosis",
        ),
        (["photos"], None, "photos has no known layout"),
        (["photos"], None, "ISIC2018_Task3_Training_GroundTruth.csv, ISIC_2019_Training_GroundTruth.csv, ISIC_2020_"),
        (
            ["photos"],
            None,
            "train.csv of SIIM-ISIC 2020, and metadata.csv of PAD-UFES-20 or of the ISIC Archive. Name the",
        ),
        (["gone"], None, "gone does not exist"),
        (["empty"], None, "can be used; the first reason is: "),
        (["empty"], None, "images/ISIC_1.jpg: the file is missing"),
        (["nine"], Some("ham"), "has no ISIC_2019_Training_GroundTruth.csv"),
    ] {
        let error = format!("{:#}", archives.read(&sources, reference).unwrap_err());
        assert!(error.contains(expected), "{error}");
    }
}

/// Whether the archive named `source` contains this photo, even if another archive's copy is used.
fn is_in(record: &Record, source: &str) -> bool {
    record.source == source || record.also_in.iter().any(|other| other == source)
}
