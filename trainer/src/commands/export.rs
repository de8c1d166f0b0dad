//! `trainer export`: a run's weights as the browser loads them, with their card.

use std::path::PathBuf;

use anyhow::{Result, bail};
use burn::tensor::Device;
use clap::Args;
use naevus::assessment::Assessment;
use naevus::diagnosis::Diagnosis;
use naevus::model_card::Parity;
use naevus::network::weights::Precision;

use super::evaluate::{predict, side_of_run};
use crate::evaluation::{self, Bootstrap, Evaluation, Prediction, Report};
use crate::model_folder;
use crate::split::Side;

/// Write a run's weights as the page loads them: a byte each, with a card of figures measured on the run's test side
#[derive(Args)]
pub struct Export {
    /// The run folder
    #[arg(long, value_name = "FOLDER")]
    run: PathBuf,
    /// Folder for the model
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    out: PathBuf,
}

impl Export {
    /// Writes the weights, measures them as they were written, and writes their card.
    ///
    /// # Errors
    ///
    /// Where the run is not complete, its test photos are gone, or the folder cannot be written to.
    pub fn run(&self) -> Result<()> {
        let full = model_folder::load(&self.run, Device::flex())?;
        println!("measuring the full weights on the test side");
        let full_predictions = predict(&full, side_of_run(&self.run, Side::Test)?)?;
        let stored = model_folder::write(&self.out, full.card().clone(), full.network(), Precision::Int8)?;
        println!("measuring the weights as stored");
        let predictions = predict(&stored, side_of_run(&self.run, Side::Test)?)?;

        let report = evaluation::write(&self.run.join("exported"), &predictions, Bootstrap::default())?;
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
