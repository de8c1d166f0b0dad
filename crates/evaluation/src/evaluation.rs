//! The figures of a model on photos with known diagnoses.

use std::collections::BTreeMap;

use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;
use serde_json::{Map, Value, json};
use thiserror::Error;

use crate::bootstrap::Bootstrap;
use crate::labelled_photos::LabelledPhotos;
use crate::prediction::Prediction;

/// The outputs for a photo are not probabilities.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("the outputs for {path} are not probabilities: {probabilities:?}; the weights are damaged")]
pub struct InvalidProbabilities {
    /// The path of the photo.
    pub path: String,
    /// The outputs.
    pub probabilities: [f32; Diagnosis::COUNT],
}

/// The figures of a model on photos with known diagnoses.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The number of photos with a diagnosis.
    pub photos: usize,
    /// The number of photos that are labelled only as not malignant. They are negatives of the figures whose keys begin
    /// with `melanoma_` and `malignant_` (not `malignant_or_ak_`), and are in no other figure.
    pub not_malignant: usize,
    /// The number of photos without a label; they are in no figure.
    pub unlabelled: usize,
    /// The number of lesions on the photos with a diagnosis.
    pub lesions: usize,
    /// The number of resampling units: patients, and lesions of unknown patients.
    pub groups: usize,
    /// The settings of the bootstrap.
    pub bootstrap: Bootstrap,
    /// The figures by key, 0 to 1 except for the last two:
    ///
    /// - `accuracy`: the share of photos whose most probable diagnosis is correct;
    /// - `sensitivity_MEL`: the same among the melanomas; `specificity_MEL`: the share of other photos that are not
    ///   classified as melanoma; `auroc_MEL`: the area under the one-vs-rest ROC curve, with ties counted as one half;
    ///   `average_precision_MEL`: the average precision, one-vs-rest; and the same for each diagnosis;
    /// - `balanced_accuracy`, `macro_auroc`, `macro_average_precision`, `macro_f1`: the means of the sensitivities,
    ///   areas, average precisions and F1 scores over the diagnoses that the photos show; `balanced_accuracy_seven`:
    ///   with HAM10000's seven classes, which merge actinic keratosis with squamous cell carcinoma, and the two
    ///   keratoses;
    /// - `melanoma_auroc`, `malignant_auroc`, `malignant_or_ak_auroc`: the areas for the probability of melanoma, for
    ///   the sum over the malignant diagnoses (without actinic keratosis, a precancer), and for that sum with actinic
    ///   keratosis; `melanoma_average_precision` and so on. The first two include photos that are labelled only as not
    ///   malignant, which `auroc_MEL` does not;
    /// - `melanoma_sensitivity_at_90_specificity`: the highest sensitivity at a threshold with a specificity of at
    ///   least 90 %; `melanoma_specificity_at_90_sensitivity`: the highest specificity at a threshold with a
    ///   sensitivity of at least 90 %; the same at 95 %, and for `malignant` and `malignant_or_ak`. The thresholds are
    ///   chosen on the same photos;
    /// - `expected_calibration_error`, `debiased_calibration_error`, `classwise_calibration_error`, `brier_score` (0 to
    ///   2) and `negative_log_likelihood` (0 or more): see [`CalibrationErrors::figures`](crate::calibration::CalibrationErrors::figures).
    ///
    /// Undefined figures are left out, such as the sensitivity to a diagnosis without photos. A sensitivity,
    /// specificity or accuracy that is the same in all resamples has Wilson's interval over groups.
    pub figures: BTreeMap<String, Figure>,
    /// The confusion matrix: photos by true (first index) and predicted diagnosis (second).
    pub confusion: [[usize; Diagnosis::COUNT]; Diagnosis::COUNT],
}

impl Evaluation {
    /// The figures of `predictions`; `None` if no photo has a diagnosis.
    ///
    /// # Errors
    ///
    /// If a probability is not a number from 0 to 1.
    pub fn of(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Option<Evaluation>, InvalidProbabilities> {
        for Prediction { path, probabilities, .. } in predictions {
            // Rounding errors may raise a probability slightly above 1.
            if !probabilities.iter().all(|probability| (0.0..1.001).contains(probability)) {
                return Err(InvalidProbabilities { path: path.clone(), probabilities: *probabilities });
            }
        }
        let labelled = LabelledPhotos::of(predictions);
        if labelled.photos() == 0 {
            return Ok(None);
        }
        Ok(Some(Evaluation {
            photos: labelled.photos(),
            not_malignant: labelled.not_malignant(),
            unlabelled: predictions.len() - labelled.photos() - labelled.not_malignant(),
            lesions: labelled.diagnosed_lesions(),
            groups: labelled.groups(),
            bootstrap,
            figures: bootstrap.figures(&labelled),
            confusion: labelled.confusion(&vec![1; labelled.groups()]),
        }))
    }

    /// The counts and the figures as JSON, under the keys of `metrics.json`.
    ///
    /// # Errors
    ///
    /// None is known; serde_json declares one.
    pub fn to_json(&self) -> serde_json::Result<Map<String, Value>> {
        let counts = [
            ("photos", self.photos),
            ("not_malignant", self.not_malignant),
            ("unlabelled", self.unlabelled),
            ("lesions", self.lesions),
            ("groups", self.groups),
            ("resamples", self.bootstrap.resamples),
        ];
        let mut json: Map<String, Value> =
            counts.into_iter().map(|(name, count)| (name.to_string(), count.into())).collect();
        for (name, figure) in &self.figures {
            json.insert(name.clone(), serde_json::to_value(figure)?);
        }
        Ok(json)
    }

    /// The confusion matrix as JSON: `{diagnoses, photos}`, `photos[truth][predicted]`.
    pub fn confusion_json(&self) -> Value {
        json!({ "diagnoses": Diagnosis::ALL.map(Diagnosis::code), "photos": self.confusion })
    }
}
