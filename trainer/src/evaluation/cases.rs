//! The photos with a label, put in the order that makes figures quick to compute again and again.

use std::collections::BTreeMap;

use naevus::diagnosis::{Diagnosis, Group};

use crate::evaluation::Prediction;

/// A figure's name and its value, where it is defined.
pub type NamedValue = (String, Option<f64>);

/// Photos with a label.
pub struct Cases {
    /// What each photo shows.
    truths: Vec<Diagnosis>,
    /// What each photo was read as: its most probable diagnosis, the first of equals.
    readings: Vec<Diagnosis>,
    /// The lesion of each photo, by its place among the lesions' names in order.
    lesion_of: Vec<usize>,
    lesions: usize,
    /// For each diagnosis: how its probability ranks the photos.
    by_diagnosis: Vec<Ranking>,
    by_malignancy: Ranking,
}

/// Photos in the order of a score.
struct Ranking {
    /// Photos, the lowest score first, each with whether its score equals that of the one before.
    order: Vec<(usize, bool)>,
    /// Whether each photo has what the score is for.
    positive: Vec<bool>,
}

impl Ranking {
    fn of(scores: &[f64], positive: Vec<bool>) -> Ranking {
        let mut photos: Vec<usize> = (0..scores.len()).collect();
        photos.sort_by(|&one, &other| scores[one].total_cmp(&scores[other]));
        let tied = |place: usize| place > 0 && scores[photos[place]] == scores[photos[place - 1]];
        Ranking { order: photos.iter().enumerate().map(|(place, &photo)| (photo, tied(place))).collect(), positive }
    }

    /// The area under the ROC curve: how often a positive photo ranks above a negative one, ties counting one half.
    /// None where one of the two kinds is missing. `weights` are the photos'.
    fn auroc(&self, weights: impl Fn(usize) -> f64) -> Option<f64> {
        let (mut positives, mut negatives, mut won) = (0.0, 0.0, 0.0);
        let (mut tied_positives, mut tied_negatives) = (0.0, 0.0);
        for &(photo, tied) in &self.order {
            if !tied {
                won += tied_positives * (negatives + 0.5 * tied_negatives);
                positives += tied_positives;
                negatives += tied_negatives;
                (tied_positives, tied_negatives) = (0.0, 0.0);
            }
            if self.positive[photo] {
                tied_positives += weights(photo);
            } else {
                tied_negatives += weights(photo);
            }
        }
        won += tied_positives * (negatives + 0.5 * tied_negatives);
        positives += tied_positives;
        negatives += tied_negatives;
        ratio(won, positives * negatives)
    }
}

impl Cases {
    /// Those of `predictions` that have a label.
    pub fn of(predictions: &[Prediction]) -> Cases {
        let labelled: Vec<(&Prediction, Diagnosis)> =
            predictions.iter().filter_map(|prediction| Some((prediction, prediction.label?))).collect();
        // Named in order, so that the intervals do not depend on the order of the photos.
        let mut places: BTreeMap<&str, usize> =
            labelled.iter().map(|(prediction, _)| (prediction.lesion.as_str(), 0)).collect();
        for (place, slot) in places.values_mut().enumerate() {
            *slot = place;
        }
        let ranking = |score: &dyn Fn(&Prediction) -> f64, positive: &dyn Fn(Diagnosis) -> bool| {
            let scores: Vec<f64> = labelled.iter().map(|(prediction, _)| score(prediction)).collect();
            Ranking::of(&scores, labelled.iter().map(|&(_, truth)| positive(truth)).collect())
        };
        let is_malignant = |diagnosis: Diagnosis| diagnosis.group() == Group::Malignant;
        let malignancy = |prediction: &Prediction| {
            let malignant = Diagnosis::ALL.into_iter().filter(|&diagnosis| is_malignant(diagnosis));
            malignant.map(|diagnosis| f64::from(prediction.probabilities[diagnosis.index()])).sum()
        };
        Cases {
            truths: labelled.iter().map(|&(_, truth)| truth).collect(),
            readings: labelled.iter().map(|(prediction, _)| most_probable(&prediction.probabilities)).collect(),
            lesion_of: labelled.iter().map(|(prediction, _)| places[prediction.lesion.as_str()]).collect(),
            lesions: places.len(),
            by_diagnosis: Diagnosis::ALL
                .into_iter()
                .map(|diagnosis| {
                    let score = |prediction: &Prediction| f64::from(prediction.probabilities[diagnosis.index()]);
                    ranking(&score, &|truth| truth == diagnosis)
                })
                .collect(),
            by_malignancy: ranking(&malignancy, &is_malignant),
        }
    }

    /// How many photos there are.
    pub fn photos(&self) -> usize {
        self.truths.len()
    }

    /// How many lesions they show.
    pub fn lesions(&self) -> usize {
        self.lesions
    }

    /// Photos by truth and reading, each counted as often as its lesion in `times`.
    pub fn confusion(&self, times: &[usize]) -> [[usize; Diagnosis::COUNT]; Diagnosis::COUNT] {
        let mut confusion = [[0; Diagnosis::COUNT]; Diagnosis::COUNT];
        for ((truth, reading), &lesion) in self.truths.iter().zip(&self.readings).zip(&self.lesion_of) {
            confusion[truth.index()][reading.index()] += times[lesion];
        }
        confusion
    }

    /// Every figure of [`Evaluation::figures`](crate::evaluation::Evaluation::figures) with each photo counted as often
    /// as its lesion in `times`; always the same names in the same order.
    pub fn figures(&self, times: &[usize]) -> Vec<NamedValue> {
        let confusion = self.confusion(times);
        let weight = |photo: usize| times[self.lesion_of[photo]] as f64;
        let whole: usize = confusion.iter().flatten().sum();
        let mut figures = Vec::with_capacity(6 + 3 * Diagnosis::COUNT);
        let (mut hits, mut sensitivities, mut aurocs, mut f1s) = (0, Vec::new(), Vec::new(), Vec::new());
        for diagnosis in Diagnosis::ALL {
            let (code, index) = (diagnosis.code(), diagnosis.index());
            let hit = confusion[index][index];
            let shown: usize = confusion[index].iter().sum();
            let read: usize = confusion.iter().map(|readings| readings[index]).sum();
            let sensitivity = ratio(hit as f64, shown as f64);
            let specificity = ratio((whole + hit - shown - read) as f64, (whole - shown) as f64);
            let auroc = self.by_diagnosis[index].auroc(weight);
            hits += hit;
            sensitivities.extend(sensitivity);
            aurocs.extend(auroc);
            if shown > 0 {
                f1s.extend(ratio(2.0 * hit as f64, (shown + read) as f64));
            }
            figures.push((format!("sensitivity_{code}"), sensitivity));
            figures.push((format!("specificity_{code}"), specificity));
            figures.push((format!("auroc_{code}"), auroc));
            if diagnosis == Diagnosis::Melanoma {
                figures.push(("melanoma_auroc".to_string(), auroc));
            }
        }
        figures.push(("accuracy".to_string(), ratio(hits as f64, whole as f64)));
        figures.push(("balanced_accuracy".to_string(), mean(&sensitivities)));
        figures.push(("macro_auroc".to_string(), mean(&aurocs)));
        figures.push(("macro_f1".to_string(), mean(&f1s)));
        figures.push(("malignant_auroc".to_string(), self.by_malignancy.auroc(weight)));
        figures
    }
}

/// The most probable diagnosis, the first of equals.
fn most_probable(probabilities: &[f32; Diagnosis::COUNT]) -> Diagnosis {
    let mut best = Diagnosis::ALL[0];
    for diagnosis in Diagnosis::ALL {
        if probabilities[diagnosis.index()] > probabilities[best.index()] {
            best = diagnosis;
        }
    }
    best
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

fn mean(values: &[f64]) -> Option<f64> {
    ratio(values.iter().sum(), values.len() as f64)
}
