//! `trainer evaluate`: evaluates a model on labelled photos.

mod photos;
pub mod sections;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, ValueEnum};
use naevus_network::classifier::Classifier;

use crate::dataset::{DECISIONS_FILE, Decision, write_decisions};
use crate::device::DeviceChoice;
use crate::evaluation::{self, About, Bootstrap, EvaluationResults, InferenceTime, Prediction, Section, TrainingCurve};
use crate::model_folder;
use crate::non_lesions::NonLesionFolder;
use crate::split::{SavedSplit, Subset};

pub use photos::{EvaluationPhoto, filtered_from_run, predict, predict_transformed, subset_of_run};
use photos::{from_csv, without_quarantined};
pub use sections::SectionOptions;

/// Evaluate a model on the test set of its own run, or on other photos with labels
///
/// `--photos` names a CSV with the columns path and label, and optionally lesion, patient, age, sex, site, domain,
/// skin_type and split (photos with `train` are left out). A path is relative to the CSV. A label is a code (MEL), a
/// folder name (melanoma), `not malignant` or empty. The output is report.html, metrics.json with the same figures,
/// predictions.csv, confusion.csv and curves.csv.
#[derive(Args)]
pub struct Evaluate {
    /// A run folder, or an exported model
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
    /// CSV of the photos [default: the test set of the run]
    #[arg(long, value_name = "FILE")]
    photos: Option<PathBuf>,
    /// The run that the model was exported from, whose split is used [default: the model's folder]
    #[arg(long, value_name = "FOLDER")]
    run: Option<PathBuf>,
    /// The subset of the run's split to evaluate on
    #[arg(long, alias = "side", value_enum, default_value_t = Subset::Test, conflicts_with = "photos")]
    subset: Subset,
    /// CSV of photos to leave out, as written by `trainer audit`; they are listed in label-decisions.csv
    #[arg(long, value_name = "FILE")]
    quarantine: Option<PathBuf>,
    /// Another run or exported model to compare with on the same photos
    #[arg(long, value_name = "FOLDER")]
    against: Option<PathBuf>,
    /// Folders of photos without a lesion, which the model should refuse. Of folders that the model was fitted to (by
    /// name), only the other half is used
    #[arg(long = "not-lesion", value_name = "FOLDER", num_args = 1..)]
    non_lesion: Vec<PathBuf>,
    /// Skip the invariance to flips and rotations, which is measured on a hundred photos
    #[arg(long)]
    no_views: bool,
    /// Measure the robustness to image corruptions, in one view; this takes twice as long as the predictions
    #[arg(long, alias = "disturb")]
    robustness: bool,
    /// Leave photos out of report.html
    #[arg(long)]
    no_pictures: bool,
    /// Output folder [default: evaluation, in the model's folder]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Number of bootstrap resamples for the 95 % confidence intervals
    #[arg(long, value_name = "N", default_value_t = Bootstrap::default().resamples)]
    resamples: usize,
    /// Device to compute on
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
}

impl Evaluate {
    /// Evaluates the model, prints the figures and writes the files.
    ///
    /// # Errors
    ///
    /// If a model, the list of photos or all photos cannot be read. No file is written then.
    pub fn run(&self) -> Result<()> {
        ensure!(self.resamples > 0, "--resamples must be at least 1; 1000 is usual");
        let bootstrap = Bootstrap { resamples: self.resamples, ..Bootstrap::default() };
        let out = match (&self.out, &self.photos) {
            (Some(out), _) => out.clone(),
            (None, None) => self.model.join("evaluation"),
            (None, Some(_)) => bail!("name an output folder with --out"),
        };
        // All inputs are opened first, because the classification takes minutes.
        let classifier = model_folder::load(&self.model, self.device.open()?)?;
        self.check_split(&classifier)?;
        let (photos, quarantined) = self.photos()?;
        if let Some(quarantine) = &self.quarantine {
            eprintln!("{} photos are left out by {}", quarantined.len(), quarantine.display());
        }
        let folders: Vec<NonLesionFolder> =
            self.non_lesion.iter().map(|folder| NonLesionFolder::list(folder)).collect::<Result<_>>()?;
        let other = match &self.against {
            Some(folder) => Some(model_folder::load(folder, self.device.open()?).context("--against")?),
            None => None,
        };

        let predictions = predict(&classifier, photos.clone())?;
        let Some(mut results) = EvaluationResults::of(&predictions, bootstrap, self.about(&classifier))? else {
            print!("{}", evaluation::write(&out, &predictions, bootstrap)?);
            write_decisions(&out.join(DECISIONS_FILE), &quarantined)?;
            println!("written to {}", out.display());
            return Ok(());
        };
        let options = SectionOptions {
            is_validation_set: self.photos.is_none() && self.subset == Subset::Validation,
            invariance: !self.no_views,
            robustness: self.robustness,
            folders: &folders,
            ..SectionOptions::default()
        };
        sections::measure(&mut results, &options, &classifier, &photos, &predictions, bootstrap)?;
        if let (Some(other), Some(folder)) = (&other, &self.against) {
            let card = classifier.card();
            results.comparison = sections::comparison(card, other, folder, photos, &predictions, bootstrap)?;
        }
        results.inference_time = self.inference_time(&classifier, &predictions)?;
        results.training = match TrainingCurve::read(self.run_folder()) {
            Ok(Some(curve)) => Section::Measured(curve),
            Ok(None) => {
                let run = self.run_folder().display();
                Section::not_measured(format!("{run} is not a run and has no training curve; name the run with --run"))
            }
            Err(error) => Section::not_measured(format!("{error:#}")),
        };
        evaluation::write_results(&out, &predictions, &results, !self.no_pictures)?;
        write_decisions(&out.join(DECISIONS_FILE), &quarantined)?;
        print!("{results}");
        println!("written to {}; open report.html", out.display());
        Ok(())
    }

    /// The run folder with the split and the training curve.
    fn run_folder(&self) -> &Path {
        self.run.as_ref().unwrap_or(&self.model)
    }

    /// Checks that the model is from the given run: the model may have been trained on the test set of another run.
    fn check_split(&self, classifier: &Classifier) -> Result<()> {
        let Some(run) = &self.run else { return Ok(()) };
        ensure!(
            SavedSplit::read(run)?.sha256 == classifier.card().data.split_sha256,
            "{} was trained with another split than that of {}, and possibly on photos of its test set; name the run that \
             the model was exported from",
            self.model.display(),
            run.display()
        );
        Ok(())
    }

    /// The photos to evaluate on, and decisions for the quarantined ones.
    fn photos(&self) -> Result<(Vec<EvaluationPhoto>, Vec<Decision>)> {
        let photos = match &self.photos {
            Some(csv) => from_csv(csv),
            None => subset_of_run(self.run_folder(), self.subset),
        }?;
        match &self.quarantine {
            Some(quarantine) => without_quarantined(photos, self.photos.as_deref(), quarantine),
            None => Ok((photos, Vec::new())),
        }
    }

    fn about(&self, classifier: &Classifier) -> About {
        let card = classifier.card();
        let model = format!("{} ({}, {} weights)", self.model.display(), card.name, card.weights.precision);
        let photos = match &self.photos {
            Some(csv) => csv.display().to_string(),
            None => format!("the {} set of its run", self.subset.name()),
        };
        About::new(card, model, photos)
    }

    fn inference_time(&self, classifier: &Classifier, predictions: &[Prediction]) -> Result<Section<InferenceTime>> {
        let files: Vec<PathBuf> = predictions.iter().map(|prediction| prediction.file.clone()).collect();
        let device = self.device.to_possible_value().map_or_else(String::new, |value| value.get_name().to_string());
        let time = InferenceTime::measure(classifier, &device, &files)?;
        Ok(time.map_or_else(|| Section::not_measured("no photo could be read"), Section::Measured))
    }
}
