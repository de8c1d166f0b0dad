//! `trainer export`: a run's weights as the browser loads them, with their card.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use burn::tensor::Device;
use clap::Args;
use naevus::assessment::Assessment;
use naevus::classifier::network_config;
use naevus::diagnosis::Diagnosis;
use naevus::model_card::Parity;
use naevus::network::weights::Precision;

use super::evaluate::{predict, side_of_run};
use crate::evaluation::{self, Bootstrap, Evaluation, Prediction, Report};
use crate::files::write_whole;
use crate::split::Side;
use crate::{model_folder, onnx};

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
    /// Write an ONNX model (f32, `input` to `logits`) to this file instead; it needs no test side
    #[arg(long, value_name = "FILE")]
    onnx: Option<PathBuf>,
    /// With --onnx: the exported model to write, where it is not a --run
    #[arg(long, value_name = "FOLDER", default_value = "www/model", requires = "onnx", conflicts_with = "run")]
    model: PathBuf,
    /// With --onnx: side of its input, in pixels [default: the model's]
    #[arg(long, value_name = "PX", requires = "onnx")]
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
        let full = model_folder::load(run, Device::flex())?;
        println!("measuring the full weights on the test side");
        let full_predictions = predict(&full, side_of_run(run, Side::Test)?)?;
        let stored = model_folder::write(&self.out, full.card().clone(), full.network(), Precision::Int8)?;
        println!("measuring the weights as stored");
        let predictions = predict(&stored, side_of_run(run, Side::Test)?)?;

        let report = evaluation::write(&run.join("exported"), &predictions, Bootstrap::default())?;
        let Report::Measured(evaluation) = &report else { bail!("the run's test side is empty") };
        let Some(full_evaluation) =
            Evaluation::of(&full_predictions, Bootstrap { resamples: 0, ..Bootstrap::default() })?
        else {
            bail!("the run's test side is empty")
        };
        let mut card = stored.card().clone();
        card.figures = evaluation.figures.clone();
        let photos = |diagnosis: Diagnosis| (diagnosis, evaluation.confusion[diagnosis.index()].iter().sum());
        card.measured_photos = Diagnosis::ALL.map(photos).into();
        card.parity = parity(&full_predictions, &predictions);
        let balanced = |evaluation: &Evaluation| evaluation.figures["balanced_accuracy"].value;
        card.parity.balanced_accuracy_lost = balanced(&full_evaluation) - balanced(evaluation);
        model_folder::write_card(&self.out, &card)?;
        print!("{report}");
        println!(
            "against the full weights: {:.4} of balanced accuracy lost, {} of {} answers changed, the largest difference \
             of a probability is {:.5}",
            card.parity.balanced_accuracy_lost,
            card.parity.answers_changed,
            card.parity.photos,
            card.parity.largest_difference
        );
        println!("{} bytes of weights and their card are in {}", card.weights.bytes, self.out.display());
        Ok(())
    }

    fn write_onnx(&self, file: &Path, folder: &Path) -> Result<()> {
        let classifier = model_folder::load(folder, Device::flex())?;
        let mut config = network_config(classifier.card())?;
        if let Some(side_px) = self.side {
            ensure!(side_px >= 32, "--side must be at least 32");
            config.input_side_px = side_px;
        }
        let onnx = onnx::encode(&config, classifier.network())?;
        write_whole(file, &onnx)?;
        println!("{} bytes: {} at {} px is in {}", onnx.len(), folder.display(), config.input_side_px, file.display());
        Ok(())
    }
}

fn parity(full: &[Prediction], stored: &[Prediction]) -> Parity {
    let mut parity =
        Parity { photos: stored.len(), largest_difference: 0.0, answers_changed: 0, balanced_accuracy_lost: 0.0 };
    for (full, stored) in full.iter().zip(stored) {
        let [ours, theirs] = [full, stored].map(|prediction| Assessment { probabilities: prediction.probabilities });
        let difference = f64::from(ours.largest_difference(&theirs.probabilities));
        parity.largest_difference = parity.largest_difference.max(difference);
        parity.answers_changed += usize::from(ours.ranked()[0].0 != theirs.ranked()[0].0);
    }
    parity
}
