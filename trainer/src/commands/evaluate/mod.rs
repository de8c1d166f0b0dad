//! `trainer evaluate`: how well a model reads photos whose diagnosis is known.

mod cases;
mod left_out;
pub mod parts;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, ValueEnum};
use naevus_network::classifier::Classifier;

use crate::dataset::{DECISIONS_FILE, Decision, write_decisions};
use crate::device::DeviceChoice;
use crate::evaluation::{self, About, Bootstrap, Cost, Findings, Part, Prediction, TrainingCurve};
use crate::model_folder;
use crate::not_lesions::NotLesionFolder;
use crate::split::{SavedSplit, Side};

use cases::listed;
pub use cases::{Case, of_run, predict, predict_changed, side_of_run};
pub use parts::Wanted;

/// Measure a model: on the test side of its own run, or on any photos with labels
///
/// The photos are a CSV with the columns path and label: the path relative to the CSV, the label a code (MEL), a folder
/// name (melanoma) or empty; with the columns lesion, age, sex and site too, if they are known. Written are report.html
/// for people, metrics.json with the same numbers, predictions.csv, confusion.csv and curves.csv.
#[derive(Args)]
pub struct Evaluate {
    /// A run folder, or an exported model
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
    /// CSV of the photos; without it, the test side of the run's split
    #[arg(long, value_name = "FILE")]
    photos: Option<PathBuf>,
    /// The run that the model is from, where the model is an exported one: its split is measured on [default: the model's
    /// folder]
    #[arg(long, value_name = "FOLDER")]
    run: Option<PathBuf>,
    /// Which side of the run's split to measure on, where no photos are named
    #[arg(long, value_enum, default_value_t = Measured::Test, conflicts_with = "photos")]
    side: Measured,
    /// CSV of photos to leave out, as `trainer audit` writes it; those left out are listed in label-decisions.csv
    #[arg(long, value_name = "FILE")]
    quarantine: Option<PathBuf>,
    /// Another run or exported model, to compare with on the same photos
    #[arg(long, value_name = "FOLDER")]
    against: Option<PathBuf>,
    /// Folders of photos that show no lesion, which the model should refuse; of those that it was fitted to, by their
    /// names, the half that it was not
    #[arg(long, value_name = "FOLDER", num_args = 1..)]
    not_lesion: Vec<PathBuf>,
    /// Do not read a hundred of the photos mirrored and turned too
    #[arg(long)]
    no_views: bool,
    /// Read the photos changed too, as clinics differ, each in one view: twice as long as reading them
    #[arg(long)]
    disturb: bool,
    /// No photos in report.html
    #[arg(long)]
    no_pictures: bool,
    /// Folder for what is written [default: evaluation, in the model's folder]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
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

impl Evaluate {
    /// Reads the photos, prints the figures and writes the files.
    ///
    /// # Errors
    ///
    /// Where a model or the list of photos cannot be read, or none of the photos. Nothing is written then.
    pub fn run(&self) -> Result<()> {
        ensure!(self.resamples > 0, "--resamples must be at least 1; 1000 is usual");
        let bootstrap = Bootstrap { resamples: self.resamples, ..Bootstrap::default() };
        let out = match (&self.out, &self.photos) {
            (Some(out), _) => out.clone(),
            (None, None) => self.model.join("evaluation"),
            (None, Some(_)) => bail!("name a folder for the results with --out"),
        };
        // All that is named is opened before the first photo is read: reading takes minutes.
        let classifier = model_folder::load(&self.model, self.device.open()?)?;
        self.check_split(&classifier)?;
        let (cases, left_out) = self.cases()?;
        if let Some(quarantine) = &self.quarantine {
            eprintln!("{} photos are left out by {}", left_out.len(), quarantine.display());
        }
        let folders: Vec<NotLesionFolder> =
            self.not_lesion.iter().map(|folder| NotLesionFolder::list(folder)).collect::<Result<_>>()?;
        let other = match &self.against {
            Some(folder) => Some(model_folder::load(folder, self.device.open()?).context("--against")?),
            None => None,
        };

        let predictions = predict(&classifier, cases.clone())?;
        let Some(mut findings) = Findings::of(&predictions, bootstrap, self.about(&classifier))? else {
            print!("{}", evaluation::write(&out, &predictions, bootstrap)?);
            write_decisions(&out.join(DECISIONS_FILE), &left_out)?;
            println!("written to {}", out.display());
            return Ok(());
        };
        let wanted = Wanted { views: !self.no_views, disturb: self.disturb, folders: &folders, left_out: &[] };
        parts::measure(&mut findings, &wanted, &classifier, &cases, &predictions, bootstrap)?;
        if self.photos.is_none() && self.side == Measured::Validation {
            let why = "it was fitted on the validation side, which is what was measured";
            (findings.alert, findings.prediction_sets) = (Part::not(why), Part::not(why));
            (findings.decision_rules, findings.age_and_site) = (Part::not(why), Part::not(why));
        }
        if let (Some(other), Some(folder)) = (&other, &self.against) {
            let card = classifier.card();
            findings.against = parts::against(card, other, folder, cases, &predictions, bootstrap)?;
        }
        findings.cost = self.cost(&classifier, &predictions)?;
        findings.training = match TrainingCurve::read(self.run_folder()) {
            Ok(Some(curve)) => Part::Measured(curve),
            Ok(None) => {
                let run = self.run_folder().display();
                Part::not(format!("{run} is no run, so that there is no training to show; name it with --run"))
            }
            Err(error) => Part::not(format!("{error:#}")),
        };
        evaluation::write_findings(&out, &predictions, &findings, !self.no_pictures)?;
        write_decisions(&out.join(DECISIONS_FILE), &left_out)?;
        print!("{findings}");
        println!("written to {}; open report.html", out.display());
        Ok(())
    }

    /// Where the split and the curves of the training are.
    fn run_folder(&self) -> &Path {
        self.run.as_ref().unwrap_or(&self.model)
    }

    /// Whether the run that is named is the one that the model is from: of another's test side it may have seen photos.
    fn check_split(&self, classifier: &Classifier) -> Result<()> {
        let Some(run) = &self.run else { return Ok(()) };
        ensure!(
            SavedSplit::read(run)?.sha256 == classifier.card().data.split_sha256,
            "{} was trained with another split than that of {}, and may have learnt from its test side; name the run \
             that it was exported from",
            self.model.display(),
            run.display()
        );
        Ok(())
    }

    /// The photos to be read, and those that the quarantine keeps out.
    fn cases(&self) -> Result<(Vec<Case>, Vec<Decision>)> {
        let cases = match (&self.photos, self.side) {
            (Some(csv), _) => listed(csv),
            (None, Measured::Test) => side_of_run(self.run_folder(), Side::Test),
            (None, Measured::Validation) => side_of_run(self.run_folder(), Side::Validation),
        }?;
        match &self.quarantine {
            Some(quarantine) => left_out::without(cases, self.photos.as_deref(), quarantine),
            None => Ok((cases, Vec::new())),
        }
    }

    fn about(&self, classifier: &Classifier) -> About {
        let card = classifier.card();
        About {
            model: format!("{} ({}, {} weights)", self.model.display(), card.name, card.weights.precision),
            weights_sha256: card.weights.sha256.clone(),
            photos: match (&self.photos, self.side) {
                (Some(csv), _) => csv.display().to_string(),
                (None, Measured::Test) => "the test side of its run".to_string(),
                (None, Measured::Validation) => "the validation side of its run".to_string(),
            },
            split_sha256: card.data.split_sha256.clone(),
            date: About::today(),
        }
    }

    fn cost(&self, classifier: &Classifier, predictions: &[Prediction]) -> Result<Part<Cost>> {
        let files: Vec<PathBuf> = predictions.iter().map(|prediction| prediction.file.clone()).collect();
        let device = self.device.to_possible_value().map_or_else(String::new, |value| value.get_name().to_string());
        let cost = Cost::measured(classifier, &device, &files)?;
        Ok(cost.map_or_else(|| Part::not("no photo could be read"), Part::Measured))
    }
}
