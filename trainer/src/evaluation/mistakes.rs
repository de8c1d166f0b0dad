//! The worst mistakes: what the model was surest of and wrong about.

use naevus_reading::assessment::most_probable;
use naevus_reading::diagnosis::{Diagnosis, Group};

use crate::evaluation::Prediction;

/// How many of each kind are shown.
const SHOWN: usize = 12;

/// The worst mistakes of an evaluation.
pub struct Mistakes<'predictions> {
    /// Malignant lesions that were read as something else that is not: the surest first.
    pub missed: Vec<&'predictions Prediction>,
    /// All other photos that were read wrongly: the surest first.
    pub others: Vec<&'predictions Prediction>,
}

impl Mistakes<'_> {
    /// The worst among `predictions`. Of photos of one lesion only the worst is shown.
    pub fn worst(predictions: &[Prediction]) -> Mistakes<'_> {
        let mut wrong: Vec<(&Prediction, bool, f32)> = predictions
            .iter()
            .filter_map(|prediction| {
                let (truth, read) = (prediction.diagnosis()?, most_probable(&prediction.probabilities));
                let is_missed = truth.group() == Group::Malignant && read.group() != Group::Malignant;
                (truth != read).then(|| (prediction, is_missed, prediction.probabilities[read.index()]))
            })
            .collect();
        wrong.sort_by(|one, other| other.2.total_cmp(&one.2));
        let pick = |missed: bool| {
            let mut picked: Vec<&Prediction> = Vec::new();
            for &(prediction, is_missed, _) in &wrong {
                let is_new = picked.iter().all(|other| other.lesion != prediction.lesion);
                if is_missed == missed && is_new && picked.len() < SHOWN {
                    picked.push(prediction);
                }
            }
            picked
        };
        Mistakes { missed: pick(true), others: pick(false) }
    }
}

/// What is said under a mistake's picture; none for a photo without a diagnosis.
pub fn caption(prediction: &Prediction) -> Option<String> {
    let (truth, read) = (prediction.diagnosis()?, most_probable(&prediction.probabilities));
    let percent = |diagnosis: Diagnosis| 100.0 * prediction.probabilities[diagnosis.index()];
    let name = prediction.file.file_name().map_or_else(String::new, |name| format!(" ({})", name.display()));
    Some(format!(
        "{} read as {}, {:.0}\u{a0}%; the truth had {:.0}\u{a0}%{name}",
        truth.name(),
        read.name().to_lowercase(),
        percent(read),
        percent(truth)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(lesion: &str, truth: Diagnosis, read: Diagnosis, probability: f32) -> Prediction {
        let mut probabilities = [(1.0 - probability) / 8.0; Diagnosis::COUNT];
        probabilities[read.index()] = probability;
        Prediction {
            file: format!("photos/{lesion}.jpg").into(),
            label: Some(truth.into()),
            lesion: lesion.to_string(),
            probabilities,
            ..Prediction::default()
        }
    }

    #[test]
    fn the_surest_comes_first_and_a_lesion_once() {
        let (melanoma, nevus, carcinoma) = (Diagnosis::Melanoma, Diagnosis::Nevus, Diagnosis::BasalCellCarcinoma);
        let predictions = [
            read_as("a", melanoma, nevus, 0.6),
            read_as("b", melanoma, nevus, 0.9),
            read_as("b", melanoma, nevus, 0.8),
            read_as("c", nevus, melanoma, 0.7),
            // Wrong, but still malignant.
            read_as("d", melanoma, carcinoma, 0.99),
            read_as("e", nevus, nevus, 0.99),
        ];
        let mistakes = Mistakes::worst(&predictions);
        let lesions = |photos: &[&Prediction]| photos.iter().map(|photo| photo.lesion.clone()).collect::<Vec<_>>();
        assert_eq!(lesions(&mistakes.missed), ["b", "a"]);
        assert_eq!(lesions(&mistakes.others), ["d", "c"]);
        let said = caption(mistakes.missed[0]).unwrap();
        assert_eq!(said, "Melanoma read as nevus, 90\u{a0}%; the truth had 1\u{a0}% (b.jpg)");
    }
}
