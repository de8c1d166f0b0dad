//! `trainer export`: a run's weights as the browser loads them, with their card.

mod comparisons;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use burn::tensor::Device;
use clap::Args;
use naevus_network::classifier::{Classifier, network_config};
use naevus_network::weights::Precision;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::{ChangelogEntry, ModelCard, QuantizationEffect};

use crate::calibrate::Fitted;
use crate::commands::evaluate::{Wanted, parts, predict, predict_changed, side_of_run};
use crate::evaluation::{self, About, Bootstrap, Evaluation, Findings, Part, Prediction, TrainingCurve};
use crate::files::write_whole;
use crate::model_document::{LeftOut, OtherRuns};
use crate::model_folder::Facts;
use crate::not_lesions::NotLesionFolder;
use crate::reading::ONE_VIEW;
use crate::split::Side;
use crate::training::{read_config, read_options};
use crate::{calibrate, model_document, model_folder, onnx};

/// Write a run's weights as the page loads them: a byte each, with a card of figures measured on the run's test side
///
/// With --onnx it writes one file for other runtimes instead, of a run or of a model that was exported before.
#[derive(Args)]
pub struct Export {
    /// The run folder
    #[arg(long, value_name = "FOLDER", required_unless_present = "onnx")]
    run: Option<PathBuf>,
    /// Folder for the model
    #[arg(long, value_name = "FOLDER", default_value = "www/model", conflicts_with = "onnx")]
    out: PathBuf,
    /// What is other than in the model before, in a sentence, for the card's list of changes
    #[arg(long, value_name = "SENTENCE", default_value = "Trained anew", conflicts_with = "onnx")]
    change: String,
    /// Folders of photos that show no lesion, a kind each, which it is to refuse: it is fitted to one half of each and
    /// measured on the other, and on all of each by a model that was fitted without it
    #[arg(long, value_name = "FOLDER", num_args = 1.., conflicts_with = "onnx")]
    fit_not_lesion: Vec<PathBuf>,
    /// Folders of photos that show no lesion, by which its refusal is measured and nothing else
    #[arg(long, value_name = "FOLDER", num_args = 1.., conflicts_with = "onnx")]
    not_lesion: Vec<PathBuf>,
    /// Measure on changed photos too, as clinics differ
    #[arg(long, conflicts_with = "onnx")]
    disturb: bool,
    /// Write the model's card for people, in Markdown, to this file, with its charts beside it
    #[arg(long, value_name = "FILE", conflicts_with = "onnx")]
    document: Option<PathBuf>,
    /// Run folders for the document's table of what each part of the training brought: the first is what the others are
    /// compared with, on its validation side; runs that differ in their seeds only count as one, by their mean
    #[arg(long, value_name = "RUN", num_args = 2.., requires = "document")]
    ablation: Vec<PathBuf>,
    /// What `trainer leave-archive-out` wrote of the same archives, for the card and the document
    #[arg(long, value_name = "FILE", conflicts_with = "onnx")]
    left_out: Option<PathBuf>,
    /// JSON of what only people know of the model, for its card: name, intended_use, not_for, licence, known_failures;
    /// what is left out is said neutrally
    #[arg(long, value_name = "FILE", conflicts_with = "onnx")]
    card: Option<PathBuf>,
    /// Write an ONNX model (f32, `input` to `logits`) to this file instead; it needs no test side
    #[arg(long, value_name = "FILE")]
    onnx: Option<PathBuf>,
    /// With --onnx: the exported model to write, where it is not a --run
    #[arg(long, value_name = "FOLDER", default_value = "www/model", requires = "onnx", conflicts_with = "run")]
    model: PathBuf,
    /// Side of the square that the network reads, in pixels; the networks but the plain CNN carry over to another [default: the run's, or
    /// the model's]
    #[arg(long, value_name = "PX")]
    side: Option<usize>,
}

impl Export {
    /// Writes the weights, measures them as they were written, and writes their card.
    ///
    /// # Errors
    ///
    /// Where the run is not complete, its test photos are gone, or the folder cannot be written to.
    pub fn run(&self) -> Result<()> {
        match (&self.onnx, &self.run) {
            (Some(file), run) => self.write_onnx(file, run.as_ref().unwrap_or(&self.model)),
            (None, Some(run)) => self.write_model(run),
            (None, None) => bail!("name the run to export with --run"),
        }
    }

    fn write_model(&self, run: &Path) -> Result<()> {
        let named = match self.fit_not_lesion.is_empty() {
            true => read_config(run)?.fit_not_lesion,
            false => self.fit_not_lesion.clone(),
        };
        let to_fit = NotLesionFolder::list_to_fit(&named)?;
        let to_measure: Vec<NotLesionFolder> =
            self.not_lesion.iter().map(|folder| NotLesionFolder::list(folder)).collect::<Result<_>>()?;
        for NotLesionFolder { name, .. } in &to_measure {
            let is_fitted = to_fit.iter().any(|folder| folder.name == *name);
            ensure!(
                !is_fitted,
                "{name} is named with --fit-not-lesion, and measured by that; leave it out of --not-lesion"
            );
        }
        let before = model_folder::read_changes(&self.out);
        let facts = Facts::read(self.card.as_deref())?;
        let left_out = self.left_out.as_deref().map(LeftOut::read).transpose()?.unwrap_or_default();
        let full = self.at_side(model_folder::load(run, Device::flex())?)?;
        check_left_out(&left_out, full.card())?;
        let unrounded = unrounded(&full, run)?;
        let card = ModelCard { left_out_archives: left_out.archives.clone(), ..facts.of_card(full.card().clone()) };
        let stored = model_folder::write(&self.out, card.clone(), full.network(), Precision::Int8)?;
        println!("fitting what its numbers mean, on the validation side");
        let Fitted { decision_rules, left_out: kinds_left_out } = calibrate::fit(&stored, run, &to_fit)?;
        let folders: Vec<NotLesionFolder> = to_fit.into_iter().chain(to_measure).collect();
        let card = ModelCard { decision_rules: decision_rules.clone(), ..card };
        let stored = model_folder::write(&self.out, card, full.network(), Precision::Int8)?;

        let (bootstrap, cases) = (Bootstrap::default(), side_of_run(run, Side::Test)?);
        println!("measuring the weights as stored on the test side");
        let predictions = predict(&stored, cases.clone())?;
        let Some(mut findings) = Findings::of(&predictions, bootstrap, about(&stored, run))? else {
            bail!("the run's test side is empty")
        };
        println!("comparing them with those before they were rounded");
        let one_view = |classifier: &Classifier| predict_changed(classifier, cases.clone(), |photo| photo, ONE_VIEW);
        let parity = parity(&one_view(&unrounded.with_decision_rules(decision_rules))?, &one_view(&stored)?)?;
        let wanted = Wanted { views: true, disturb: self.disturb, folders: &folders, left_out: &kinds_left_out };
        parts::measure(&mut findings, &wanted, &stored, &cases, &predictions, bootstrap)?;
        findings.training = TrainingCurve::read(run)?.map_or_else(|| Part::not("the run has no curve"), Part::Measured);
        evaluation::write_findings(&run.join("exported"), &predictions, &findings, true)?;

        let mut card = stored.card().clone();
        model_document::measured::write_into(&mut card, &findings);
        card.quantization_effect = parity;
        card.changelog = before;
        card.changelog.insert(0, ChangelogEntry { date: About::today(), what: self.change.clone() });
        model_folder::write_card(&self.out, &card)?;
        if let Some(document) = &self.document {
            let others = OtherRuns { ablation: comparisons::of(&self.ablation, bootstrap)?, left_out };
            model_document::write(document, &card, &findings, run, &others)?;
        }
        print!("{findings}");
        println!("{} bytes of weights and their card are in {}", card.weights.bytes, self.out.display());
        Ok(())
    }

    fn write_onnx(&self, file: &Path, folder: &Path) -> Result<()> {
        let classifier = self.at_side(model_folder::load(folder, Device::flex())?)?;
        let config = network_config(classifier.card())?;
        let onnx = onnx::encode(&config, classifier.network())?;
        write_whole(file, &onnx)?;
        println!("{} bytes: {} at {} px is in {}", onnx.len(), folder.display(), config.input_side_px, file.display());
        Ok(())
    }

    /// `classifier` as it reads at the side that was asked for: another has yet to be judged and measured.
    fn at_side(&self, classifier: Classifier) -> Result<Classifier> {
        let Some(side_px) = self.side else { return Ok(classifier) };
        let card = classifier.card();
        let mut config = network_config(card)?;
        ensure!(
            side_px == config.input_side_px || config.inverted_residuals().is_some(),
            "the plain CNN's dense layer fits one side only; leave --side out"
        );
        ensure!(side_px >= 32, "--side must be at least 32");
        config.input_side_px = side_px;
        let card = model_folder::blank_card(&config, card.normalisation, card.data.clone())?;
        Ok(Classifier::from_network(card, classifier.network(), Device::flex()))
    }
}

/// `full`, of the run in the folder `run`, with the weights of the training before they were rounded.
fn unrounded(full: &Classifier, run: &Path) -> Result<Classifier> {
    let network = model_folder::read_unrounded(run, full.network())?;
    if network.is_none() && read_options(run)?.get("byte_epochs").is_some_and(|epochs| *epochs != 0) {
        eprintln!(
            "{} kept its weights rounded only, as earlier versions did: the card compares the stored weights with these",
            run.display()
        );
    }
    let network = network.unwrap_or_else(|| full.network().clone());
    Ok(Classifier::from_network(full.card().clone(), &network, Device::flex()))
}

/// Whether `left_out` is of the archives that the model with `card` learnt from.
fn check_left_out(left_out: &LeftOut, card: &ModelCard) -> Result<()> {
    ensure!(
        left_out.archives.is_empty() || left_out.split_sha256 == card.data.split_sha256,
        "--left-out is of other archives than the run's, or of another split; repeat trainer leave-archive-out with the \
         run's --data and --split-seed"
    );
    Ok(())
}

fn about(classifier: &Classifier, run: &Path) -> About {
    let card = classifier.card();
    About {
        model: format!("{} ({} weights), from {}", card.name, card.weights.precision, run.display()),
        weights_sha256: card.weights.sha256.clone(),
        photos: "the test side of its run".to_string(),
        split_sha256: card.data.split_sha256.clone(),
        date: About::today(),
    }
}

/// How the `stored` weights read, in one view, beside the `full` ones.
///
/// # Errors
///
/// As [`Evaluation::of`], or where no photo has a label.
fn parity(full: &[Prediction], stored: &[Prediction]) -> Result<QuantizationEffect> {
    let balanced = |predictions: &[Prediction]| -> Result<f64> {
        let evaluation = Evaluation::of(predictions, Bootstrap { resamples: 0, ..Bootstrap::default() })?;
        Ok(evaluation.context("no photo of the test side has a label")?.figures["balanced_accuracy"].value)
    };
    let mut parity = QuantizationEffect {
        photos: stored.len(),
        largest_difference: 0.0,
        predictions_changed: 0,
        balanced_accuracy_lost: balanced(full)? - balanced(stored)?,
    };
    for (full, stored) in full.iter().zip(stored) {
        let [ours, theirs] = [full, stored].map(|prediction| Assessment::from_probabilities(prediction.probabilities));
        let difference = f64::from(ours.largest_difference(&theirs.probabilities));
        parity.largest_difference = parity.largest_difference.max(difference);
        parity.predictions_changed += usize::from(ours.ranked()[0].0 != theirs.ranked()[0].0);
    }
    Ok(parity)
}
