//! The worst errors: the misclassified photos with the highest confidence.

use naevus_reading::assessment::most_probable;
use naevus_reading::diagnosis::Group;

use crate::Prediction;

/// The misclassified photos with the highest confidence, in decreasing order of the confidence.
#[derive(Clone, Debug, PartialEq)]
pub struct WorstErrors<'predictions> {
    /// Malignant lesions that were classified as not malignant.
    pub missed_malignant: Vec<&'predictions Prediction>,
    /// All other misclassified photos.
    pub others: Vec<&'predictions Prediction>,
}

impl WorstErrors<'_> {
    /// Those among `predictions`, at most `shown` in each list, and at most one photo of each lesion.
    pub fn of(predictions: &[Prediction], shown: usize) -> WorstErrors<'_> {
        let mut wrong: Vec<(&Prediction, bool, f32)> = predictions
            .iter()
            .filter_map(|prediction| {
                let (truth, predicted) = (prediction.diagnosis()?, most_probable(&prediction.probabilities));
                let is_missed = truth.group() == Group::Malignant && predicted.group() != Group::Malignant;
                (truth != predicted).then(|| (prediction, is_missed, prediction.probabilities[predicted.index()]))
            })
            .collect();
        wrong.sort_by(|one, other| other.2.total_cmp(&one.2));
        let pick = |missed: bool| {
            let mut picked: Vec<&Prediction> = Vec::new();
            for &(prediction, is_missed, _) in &wrong {
                let is_new = picked.iter().all(|other| other.lesion != prediction.lesion);
                if is_missed == missed && is_new && picked.len() < shown {
                    picked.push(prediction);
                }
            }
            picked
        };
        WorstErrors { missed_malignant: pick(true), others: pick(false) }
    }
}
