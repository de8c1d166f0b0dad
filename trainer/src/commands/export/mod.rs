//! `trainer export`: exports the weights of a run for the web page, with their model card.

mod ablation;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use burn::tensor::Device;
use clap::Args;
use naevus_network::classifier::{Classifier, network_config};
use naevus_network::weights::Precision;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::{ChangelogEntry, ModelCard, QuantizationEffect};

use crate::calibrate::{FittedRules, Targets};
use crate::commands::evaluate::{SectionOptions, predict, predict_transformed, sections, subset_of_run};
use crate::evaluation::{self, About, Bootstrap, Evaluation, EvaluationResults, Prediction, Section, TrainingCurve};
use crate::files::write_atomic;
use crate::inference::ONE_VIEW;
use crate::model_document::{LeftOutArchives, OtherResults};
use crate::model_folder::CardText;
use crate::non_lesions::NonLesionFolder;
use crate::split::Subset;
use crate::training::read_config;
use crate::{calibrate, model_document, model_folder, onnx};

/// Export the weights of a run for the web page: quantised to 8 bits, with a model card of figures on the test set
///
/// With --onnx it writes an ONNX file instead, from a run or an exported model.
#[derive(Args)]
pub struct Export {
    /// The run folder
    #[arg(long, value_name = "FOLDER", required_unless_present = "onnx")]
    run: Option<PathBuf>,
    /// Output folder
    #[arg(long, value_name = "FOLDER", default_value = "www/model", conflicts_with = "onnx")]
    out: PathBuf,
    /// Changelog entry for the card: what has changed since the previous model, in a sentence
    #[arg(long, value_name = "SENTENCE", default_value = "Trained anew", conflicts_with = "onnx")]
    change: String,
    /// Folders of photos without a lesion, one kind per folder, which the model should refuse. The out-of-distribution
    /// check is fitted to one half of each folder and evaluated on the other, and on each complete folder after a fit
    /// without that folder
    #[arg(long = "fit-not-lesion", value_name = "FOLDER", num_args = 1.., conflicts_with = "onnx")]
    fit_non_lesion: Vec<PathBuf>,
    /// Folders of photos without a lesion for the evaluation of the refusal only
    #[arg(long = "not-lesion", value_name = "FOLDER", num_args = 1.., conflicts_with = "onnx")]
    non_lesion: Vec<PathBuf>,
    /// Measure the robustness to image corruptions
    #[arg(long, alias = "disturb", conflicts_with = "onnx")]
    robustness: bool,
    /// Write the model card as Markdown to this file, with its charts in a folder of the same name
    #[arg(long, value_name = "FILE", conflicts_with = "onnx")]
    document: Option<PathBuf>,
    /// Run folders for the document's ablation table. The first is the reference for the others, on its validation set;
    /// runs that differ only in their seeds are averaged
    #[arg(long, value_name = "RUN", num_args = 2.., requires = "document")]
    ablation: Vec<PathBuf>,
    /// The output of `trainer leave-archive-out` for the same archives, for the card and the document
    #[arg(long, value_name = "FILE", conflicts_with = "onnx")]
    left_out: Option<PathBuf>,
    /// JSON with texts for the card: name, intended_use, not_for, licence, known_failures; all keys are optional
    #[arg(long, value_name = "FILE", conflicts_with = "onnx")]
    card: Option<PathBuf>,
    /// Write an ONNX model (f32, `input` to `logits`) to this file instead; no test set is needed
    #[arg(long, value_name = "FILE")]
    onnx: Option<PathBuf>,
    /// With --onnx: the exported model, instead of --run
    #[arg(long, value_name = "FOLDER", default_value = "www/model", requires = "onnx", conflicts_with = "run")]
    model: PathBuf,
    /// Input size of the network: side of the square image in pixels. All networks but the plain CNN accept another
    /// size than in training [default: that of the run or model]
    #[arg(long, alias = "side", value_name = "PX")]
    image_size: Option<usize>,
}

impl Export {
    /// Writes the weights, evaluates the written weights, and writes their card.
    ///
    /// # Errors
    ///
    /// If the run is not complete, its test photos cannot be read, or the folder cannot be written to.
    pub fn run(&self) -> Result<()> {
        match (&self.onnx, &self.run) {
            (Some(file), run) => self.write_onnx(file, run.as_ref().unwrap_or(&self.model)),
            (None, Some(run)) => self.write_model(run),
            (None, None) => bail!("name the run to export with --run"),
        }
    }

    fn write_model(&self, run: &Path) -> Result<()> {
        let fit_non_lesion = match self.fit_non_lesion.is_empty() {
            true => read_config(run)?.fit_non_lesion,
            false => self.fit_non_lesion.clone(),
        };
        let to_fit = NonLesionFolder::list_for_fitting(&fit_non_lesion)?;
        let to_measure: Vec<NonLesionFolder> =
            self.non_lesion.iter().map(|folder| NonLesionFolder::list(folder)).collect::<Result<_>>()?;
        for NonLesionFolder { name, .. } in &to_measure {
            let is_in_fitting_half = to_fit.iter().any(|folder| folder.name == *name);
            ensure!(
                !is_in_fitting_half,
                "{name} is already evaluated because of --fit-not-lesion; remove it from --not-lesion"
            );
        }
        let previous = model_folder::read_previous(&self.out);
        let card_text = CardText::read(self.card.as_deref())?;
        let left_out = self.left_out.as_deref().map(LeftOutArchives::read).transpose()?.unwrap_or_default();
        let full = self.at_image_size(model_folder::load(run, Device::flex())?)?;
        check_left_out(&left_out, full.card())?;
        let unquantised = unquantised(&full, run)?;
        let card =
            ModelCard { left_out_archives: left_out.archives.clone(), ..card_text.apply_to(full.card().clone()) };
        // An export that fails leaves the previous model as it is.
        let unfinished = tempfile::tempdir_in(run)?;
        let stored = model_folder::write(unfinished.path(), card.clone(), full.network(), Precision::Int8)?;
        println!("calibrating on the validation set");
        let FittedRules { decision_rules, left_out: kinds_left_out, combined, .. } =
            calibrate::fit(&stored, run, &to_fit, &Targets::holding_on(&left_out.archives))?;
        let folders: Vec<NonLesionFolder> = to_fit.into_iter().chain(to_measure).collect();
        let card = ModelCard { decision_rules: decision_rules.clone(), ..card };
        let stored = model_folder::write(unfinished.path(), card, full.network(), Precision::Int8)?;

        let (bootstrap, photos) = (Bootstrap::default(), subset_of_run(run, Subset::Test)?);
        println!("evaluating the quantised weights on the test set");
        let predictions = predict(&stored, photos.clone())?;
        let Some(mut results) = EvaluationResults::of(&predictions, bootstrap, about(&stored, run))? else {
            bail!("the test set of the run is empty")
        };
        let one_view =
            |classifier: &Classifier| predict_transformed(classifier, photos.clone(), |photo| photo, ONE_VIEW);
        let (quantization_effect, in_one_view) = match (unquantised, previous.quantization_effect) {
            (None, Some((sha256, effect))) if sha256 == stored.card().weights.sha256 => {
                println!("{} has no unquantised weights; an earlier export compared the same weights", run.display());
                (effect, None)
            }
            (unquantised, _) => {
                println!("comparing them with the unquantised weights");
                let unquantised = unquantised.unwrap_or_else(|| {
                    eprintln!("{} has no unquantised weights: the quantised ones are compared instead", run.display());
                    Classifier::from_network(full.card().clone(), full.network(), Device::flex())
                });
                let stored = one_view(&stored)?;
                let effect =
                    quantization_effect(&one_view(&unquantised.with_decision_rules(decision_rules))?, &stored)?;
                (effect, Some(stored))
            }
        };
        let options = SectionOptions {
            invariance: true,
            robustness: self.robustness,
            in_one_view: in_one_view.as_deref(),
            folders: &folders,
            left_out: &kinds_left_out,
            ..SectionOptions::default()
        };
        sections::measure(&mut results, &options, &stored, &photos, &predictions, bootstrap)?;
        results.training = TrainingCurve::read(run)?
            .map_or_else(|| Section::not_measured("the run has no training curve"), Section::Measured);
        evaluation::write_results(&run.join("exported"), &predictions, &results, true)?;

        let mut card = stored.card().clone();
        model_document::card_figures::write_into(&mut card, &results);
        card.quantization_effect = quantization_effect;
        card.changelog = previous.changelog;
        card.photo_quality = previous.photo_quality;
        card.changelog.insert(0, ChangelogEntry { date: About::today(), what: self.change.clone() });
        model_folder::copy(unfinished.path(), &self.out, &card)?;
        if let Some(document) = &self.document {
            let ablation = ablation::measure(&self.ablation, bootstrap)?;
            let others = OtherResults { ablation, left_out, combined };
            model_document::write(document, &card, &results, run, &others)?;
        }
        print!("{results}");
        println!("{} bytes of weights and their card are in {}", card.weights.bytes, self.out.display());
        Ok(())
    }

    fn write_onnx(&self, file: &Path, folder: &Path) -> Result<()> {
        let classifier = self.at_image_size(model_folder::load(folder, Device::flex())?)?;
        let config = network_config(classifier.card())?;
        let onnx = onnx::encode(&config, classifier.network())?;
        write_atomic(file, &onnx)?;
        println!("{} bytes: {} at {} px is in {}", onnx.len(), folder.display(), config.input_side_px, file.display());
        Ok(())
    }

    /// `classifier` with the requested input size; with another size than before, the classifier has a blank card.
    fn at_image_size(&self, classifier: Classifier) -> Result<Classifier> {
        let Some(side_px) = self.image_size else { return Ok(classifier) };
        let card = classifier.card();
        let mut config = network_config(card)?;
        ensure!(
            side_px == config.input_side_px || config.inverted_residuals().is_some(),
            "the dense layer of the plain CNN accepts one image size only; leave out --image-size"
        );
        ensure!(side_px >= 32, "--image-size must be at least 32");
        config.input_side_px = side_px;
        let card = model_folder::blank_card(&config, card.normalisation, card.data.clone())?;
        Ok(Classifier::from_network(card, classifier.network(), Device::flex()))
    }
}

/// `full`, of the run in the folder `run`, with the unquantised weights of the training; `None` after quantisation-aware
/// training whose unquantised weights are missing.
fn unquantised(full: &Classifier, run: &Path) -> Result<Option<Classifier>> {
    let network = match model_folder::read_unquantised(run, full.network())? {
        None if read_config(run)?.qat_epochs != 0 => return Ok(None),
        network => network.unwrap_or_else(|| full.network().clone()),
    };
    Ok(Some(Classifier::from_network(full.card().clone(), &network, Device::flex())))
}

/// Checks that `left_out` is of the archives that the model with `card` was trained on.
fn check_left_out(left_out: &LeftOutArchives, card: &ModelCard) -> Result<()> {
    ensure!(
        left_out.archives.is_empty() || left_out.split_sha256 == card.data.split_sha256,
        "--left-out is of other archives than the run's, or of another split; repeat trainer leave-archive-out with the \
         run's --data and --split-seed"
    );
    Ok(())
}

fn about(classifier: &Classifier, run: &Path) -> About {
    let card = classifier.card();
    let model = format!("{} ({} weights), from {}", card.name, card.weights.precision, run.display());
    About::new(card, model, "the test set of its run".to_string())
}

/// The differences between the predictions of the `stored` weights and the `full` weights, in one view.
///
/// # Errors
///
/// As [`Evaluation::of`], or if no photo has a label.
fn quantization_effect(full: &[Prediction], stored: &[Prediction]) -> Result<QuantizationEffect> {
    let balanced = |predictions: &[Prediction]| -> Result<f64> {
        let evaluation = Evaluation::of(predictions, Bootstrap { resamples: 0, ..Bootstrap::default() })?;
        Ok(evaluation.context("no photo of the test set has a label")?.figures["balanced_accuracy"].value)
    };
    let mut effect = QuantizationEffect {
        photos: stored.len(),
        largest_difference: 0.0,
        predictions_changed: 0,
        balanced_accuracy_lost: balanced(full)? - balanced(stored)?,
    };
    for (full, stored) in full.iter().zip(stored) {
        let [ours, theirs] = [full, stored].map(|prediction| Assessment::from_probabilities(prediction.probabilities));
        let difference = f64::from(ours.largest_difference(&theirs.probabilities));
        effect.largest_difference = effect.largest_difference.max(difference);
        effect.predictions_changed += usize::from(ours.ranked()[0].0 != theirs.ranked()[0].0);
    }
    Ok(effect)
}
