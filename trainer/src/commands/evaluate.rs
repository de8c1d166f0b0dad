//! `trainer evaluate`: how well a model reads photos whose diagnosis is known.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use naevus::classifier::Classifier;

use crate::dataset::layout::source_names;
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Action, Decision, manifest, write_decisions};
use crate::device::DeviceChoice;
use crate::evaluation::{self, Bootstrap, Prediction};
use crate::split::{SavedSplit, Side};
use crate::{model_folder, progress, reading};

/// Measure a model: on the test side of its own run, or on any photos with labels
///
/// The photos are a CSV with the columns path and label: the path relative to the CSV, the label a code (MEL), a folder
/// name (melanoma) or empty. Written are predictions.csv, metrics.json and confusion.csv.
#[derive(Args)]
pub struct Evaluate {
    /// A run folder, or an exported model
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
    /// CSV of the photos; without it, the test side of the run's split
    #[arg(long, value_name = "FILE")]
    photos: Option<PathBuf>,
    /// Which side of the run's split to measure on, where no photos are named
    #[arg(long, value_enum, default_value_t = Measured::Test, conflicts_with = "photos")]
    side: Measured,
    /// Folder for what is written [default: evaluation, in the run folder]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// CSV of photos to leave out, as `trainer audit` writes it; those left out are listed in label-decisions.csv
    #[arg(long, value_name = "FILE")]
    quarantine: Option<PathBuf>,
    /// Resamples of the bootstrap behind the 95 % intervals
    #[arg(long, value_name = "N", default_value_t = Bootstrap::default().resamples)]
    resamples: usize,
    /// Where to compute
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
}

/// A side of the split on which figures can be measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Measured {
    /// What choices were made on
    Validation,
    /// What was never looked at
    Test,
}

/// A photo to be read, with what is known of it.
pub struct Case {
    path: PathBuf,
    prediction: Prediction,
}

impl Evaluate {
    /// Reads the photos, prints the figures and writes the files.
    ///
    /// # Errors
    ///
    /// Where the model or the list of photos cannot be read, or none of the photos.
    pub fn run(&self) -> Result<()> {
        let classifier = model_folder::load(&self.model, self.device.open()?)?;
        let cases = match (&self.photos, self.side) {
            (Some(csv), _) => listed(csv)?,
            (None, Measured::Test) => side_of_run(&self.model, Side::Test)?,
            (None, Measured::Validation) => side_of_run(&self.model, Side::Validation)?,
        };
        let out = match (&self.out, &self.photos) {
            (Some(out), _) => out.clone(),
            (None, None) => self.model.join("evaluation"),
            (None, Some(_)) => bail!("name a folder for the results with --out"),
        };
        let (cases, left_out) = match &self.quarantine {
            Some(path) => without(cases, self.photos.as_deref(), path)?,
            None => (cases, Vec::new()),
        };
        let predictions = predict(&classifier, cases)?;
        let bootstrap = Bootstrap { resamples: self.resamples, ..Bootstrap::default() };
        print!("{}", evaluation::write(&out, &predictions, bootstrap)?);
        write_decisions(&out.join("label-decisions.csv"), &left_out)?;
        println!("written to {}", out.display());
        Ok(())
    }
}

fn listed(csv: &Path) -> Result<Vec<Case>> {
    let mut problems = Vec::new();
    let photos = manifest::read_photos(csv, &mut problems)?;
    for problem in &problems {
        eprintln!("{problem}");
    }
    let case = |photo: manifest::ManifestPhoto| Case {
        path: photo.path,
        prediction: unread(photo.written_path, photo.label, photo.lesion),
    };
    Ok(photos.into_iter().map(case).collect())
}

/// The photos of one side of the split that the run in `folder` was made with.
///
/// # Errors
///
/// Where the folder holds no split, or it was changed.
pub fn side_of_run(folder: &Path, side: Side) -> Result<Vec<Case>> {
    let split = SavedSplit::read(folder).with_context(|| {
        format!("{} is no run with a split of its own; name photos to measure on with --photos", folder.display())
    })?;
    let rows = split.rows.into_iter().filter(|row| row.side == side);
    let case = |row: crate::split::SplitRow| Case {
        prediction: unread(row.path.display().to_string(), Some(row.diagnosis), row.lesion),
        path: row.path,
    };
    Ok(rows.map(case).collect())
}

/// The cases that are not in the file `quarantine`, and those that are, with their reasons. `list` is the CSV that the
/// cases are from, if they are.
fn without(cases: Vec<Case>, list: Option<&Path>, quarantine: &Path) -> Result<(Vec<Case>, Vec<Decision>)> {
    let path = quarantine;
    let quarantine = Quarantine::read(path)?;
    let source = list.map(|list| source_names(&[list.to_path_buf()]).concat());
    let row_of = |case: &Case| {
        // The list may have been audited itself, or the archive that its photos lie in.
        let listed = source.as_ref().and_then(|source| quarantine.row(source, Path::new(&case.prediction.path)));
        listed.or_else(|| quarantine.row_of_file(&case.path))
    };
    let (mut kept, mut left_out) = (Vec::with_capacity(cases.len()), Vec::new());
    for case in cases {
        let Some(row) = row_of(&case) else {
            kept.push(case);
            continue;
        };
        left_out.push(Decision {
            path: case.path,
            id: row.id.clone(),
            source: row.source.clone(),
            given_label: case.prediction.label.map_or(String::new(), |label| label.folder().to_string()),
            final_label: None,
            action: Action::Dropped,
            reason: row.reason.clone(),
        });
    }
    eprintln!("{} photos are left out by {}", left_out.len(), path.display());
    if kept.is_empty() {
        bail!("no photo is left to measure on; take rows out of {}", path.display());
    }
    Ok((kept, left_out))
}

fn unread(path: String, label: Option<naevus::diagnosis::Diagnosis>, lesion: String) -> Prediction {
    Prediction { path, label, lesion, probabilities: Default::default() }
}

/// What `classifier` says of each case. A photo that cannot be read is reported by path, counted, and left out.
///
/// # Errors
///
/// Where the device fails, or no photo at all can be read.
pub fn predict(classifier: &Classifier, cases: Vec<Case>) -> Result<Vec<Prediction>> {
    let paths: Vec<PathBuf> = cases.iter().map(|case| case.path.clone()).collect();
    let bar = progress::bar("reading photos", paths.len() as u64);
    let readings = reading::read_all(classifier, &paths, &bar)?;
    bar.finish_and_clear();
    let mut predictions = Vec::with_capacity(cases.len());
    let mut unreadable = 0;
    for (case, reading) in cases.into_iter().zip(readings) {
        match reading {
            Ok(assessment) => {
                predictions.push(Prediction { probabilities: assessment.probabilities, ..case.prediction });
            }
            Err(reason) => {
                eprintln!("{}: {reason}", case.path.display());
                unreadable += 1;
            }
        }
    }
    if unreadable > 0 {
        eprintln!("{unreadable} photos could not be read and count nowhere");
    }
    if predictions.is_empty() {
        bail!("none of the photos could be read");
    }
    Ok(predictions)
}
