//! Each layout with its true headers and everything that goes wrong in them, and the published archives where they are.

mod class_folders;
mod ham10000;
mod isic2017;
mod isic2018;
mod isic2019;
mod kin;
mod own_list;
mod pad_ufes;
mod published;
mod reconcile;
mod siim2020;

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use naevus_reading::diagnosis::Diagnosis;

use super::*;

/// A nevus of which no more is known than these names.
pub fn record(id: &str, source: &str, lesion: &str) -> Record {
    Record {
        id: id.to_string(),
        path: PathBuf::from(id),
        source: source.to_string(),
        label: Diagnosis::Nevus.into(),
        lesion: lesion.to_string(),
        patient: None,
        tied_to: None,
        also_in: Vec::new(),
        age: None,
        sex: None,
        site: None,
        domain: Domain::Dermoscopy,
        skin_type: None,
        train_only: false,
    }
}

/// A folder of generated archives, removed at the end of its test.
struct Archives(PathBuf);

impl Archives {
    fn new(test: &str) -> Archives {
        // Several tests may begin with the same archives at the same time.
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("naevus-dataset-{test}-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Archives(root)
    }

    /// Writes a file. The readers never decode photos, so any bytes stand for one.
    fn with(self, path: &str, content: &str) -> Archives {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn read(&self, sources: &[&str], reference: Option<&str>) -> Result<Dataset> {
        let sources: Vec<PathBuf> = sources.iter().map(|source| self.0.join(source)).collect();
        read(&sources, &[], reference.map(|folder| self.0.join(folder)).as_deref(), None)
    }

    /// The problems, with paths from the archives' root.
    fn problems(&self, dataset: &Dataset) -> Vec<String> {
        let root = format!("{}/", self.0.display());
        dataset.problems.iter().map(|problem| problem.to_string().replace(&root, "")).collect()
    }
}

impl Drop for Archives {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
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
    ISIC_2019.to_string() + &rows.iter().map(|(id, class)| one_hot(id, class)).collect::<String>()
}

#[test]
fn what_cannot_be_an_archive_is_an_error_that_names_it() {
    let archives = Archives::new("errors")
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
        (["photos"], None, "photos has none of the layouts that are known"),
        (["photos"], None, "ISIC2018_Task3_Training_GroundTruth.csv, ISIC_2019_Training_GroundTruth.csv, ISIC_2020_"),
        (["photos"], None, "train.csv of SIIM-ISIC 2020, or metadata.csv of PAD-UFES-20. Give the folder in which"),
        (["gone"], None, "gone is not there"),
        (["empty"], None, "can be used; the first reason is: "),
        (["empty"], None, "images/ISIC_1.jpg: the file is missing"),
        (["nine"], Some("ham"), "has no ISIC_2019_Training_GroundTruth.csv"),
    ] {
        let error = format!("{:#}", archives.read(&sources, reference).unwrap_err());
        assert!(error.contains(expected), "{error}");
    }
}

/// The folder of published archives, where it is.
pub fn published(test: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if root.is_dir() {
        return Some(root);
    }
    eprintln!("left out: {test} needs the archives in ../shared/data, and they are not there");
    None
}

/// Whether the archive named `source` holds this photo, be it that another archive's copy is used.
fn is_in(record: &Record, source: &str) -> bool {
    record.source == source || record.also_in.iter().any(|other| other == source)
}
