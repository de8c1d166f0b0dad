//! How well a model reads photos whose diagnosis is known: figures with their uncertainty, for people and for programs.

mod bootstrap;
mod cases;
mod report;
mod terminal;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use naevus::diagnosis::Diagnosis;
use naevus::model_card::Figure;

pub use bootstrap::Bootstrap;
pub use report::{Report, write};

use cases::Cases;

/// What a model said of a photo, and what the photo shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The photo's path, as it is to stand in `predictions.csv`.
    pub path: String,
    /// What it shows; none where that is not known.
    pub label: Option<Diagnosis>,
    /// The lesion that it shows; photos of one lesion are drawn together.
    pub lesion: String,
    /// The probability of each diagnosis in the order of [`Diagnosis::ALL`], 0 to 1.
    pub probabilities: [f32; Diagnosis::COUNT],
}

/// The figures of a model on photos whose diagnosis is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Photos with a label.
    pub photos: usize,
    /// Photos without one; no figure takes them in.
    pub unlabelled: usize,
    /// Lesions among the photos with a label.
    pub lesions: usize,
    /// How the intervals were made.
    pub bootstrap: Bootstrap,
    /// Each figure under its plain name, all 0 to 1:
    ///
    /// - `accuracy`: photos whose most probable diagnosis is theirs;
    /// - `sensitivity_MEL`: that among the melanomas; `specificity_MEL`: other photos not read as melanoma;
    ///   `auroc_MEL`: the area under the ROC curve of the melanoma's probability, ties counting one half; and so on for
    ///   each diagnosis;
    /// - `balanced_accuracy`, `macro_auroc`, `macro_f1`: means of the sensitivities, of the areas, and of the harmonic
    ///   means of sensitivity and precision, over the diagnoses that the photos show;
    /// - `melanoma_auroc`: `auroc_MEL` again; `malignant_auroc`: the area for the sum of the malignant diagnoses'
    ///   probabilities (actinic keratosis, a precancer, is not among them).
    ///
    /// A figure that the photos do not define (no melanoma, no sensitivity to it) is left out.
    pub figures: BTreeMap<String, Figure>,
    /// Photos by what they show (first index) and what they were read as (second).
    pub confusion: [[usize; Diagnosis::COUNT]; Diagnosis::COUNT],
}

impl Evaluation {
    /// The figures of `predictions`; none where none of them has a label.
    ///
    /// # Errors
    ///
    /// Where a probability is not a number from 0 to 1.
    pub fn of(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Option<Evaluation>> {
        for Prediction { path, probabilities, .. } in predictions {
            // Rounding may lift a certain one a little over 1.
            ensure!(
                probabilities.iter().all(|probability| (0.0..1.001).contains(probability)),
                "{path} was read as {probabilities:?}, which are not probabilities; the weights are broken"
            );
        }
        let cases = Cases::of(predictions);
        if cases.photos() == 0 {
            return Ok(None);
        }
        Ok(Some(Evaluation {
            photos: cases.photos(),
            unlabelled: predictions.len() - cases.photos(),
            lesions: cases.lesions(),
            bootstrap,
            figures: bootstrap.figures(&cases),
            confusion: cases.confusion(&vec![1; cases.lesions()]),
        }))
    }
}
