//! Comparison of two models on the same photos: paired differences of their figures, and McNemar's test.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Prediction};
use naevus_evaluation::labelled_photos::LabelledPhotos;

/// The figures that are compared.
pub const FIGURES: [&str; 11] = [
    "balanced_accuracy",
    "accuracy",
    "macro_f1",
    "macro_auroc",
    "macro_average_precision",
    "melanoma_auroc",
    "melanoma_sensitivity_at_95_specificity",
    "malignant_auroc",
    "debiased_calibration_error",
    "classwise_calibration_error",
    "negative_log_likelihood",
];

/// The comparison of this model with another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The other model.
    pub other: String,
    /// The reason why the comparison is biased, in a sentence, if there is one.
    pub warning: Option<String>,
    /// The number of photos with a diagnosis.
    pub photos: usize,
    /// Those of [`FIGURES`] that are defined: the figures of both models, and their difference.
    pub differences: BTreeMap<&'static str, Difference>,
    /// The number of photos that only this model classifies correctly.
    pub only_this_correct: usize,
    /// The number of photos that only the other model classifies correctly.
    pub only_other_correct: usize,
    /// The p value of McNemar's exact test on these two counts. The test assumes independent photos, but photos of one
    /// patient are not independent. The interval of the accuracy's difference is by patient and lesion.
    pub mcnemar_p: f64,
}

/// A figure of both models.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The figure of this model.
    pub this: f64,
    /// The figure of the other model.
    pub other: f64,
    /// This model's figure minus the other's, with its paired interval.
    pub difference: Figure,
}

impl Comparison {
    /// The p value as text: `p = 0.0312`, or `p < 0.0001`.
    pub fn p_value(&self) -> String {
        if self.mcnemar_p < 0.0001 { "p < 0.0001".to_string() } else { format!("p = {:.4}", self.mcnemar_p) }
    }

    /// Compares `ours` and `others`, the predictions of two models for the same photos in the same order.
    ///
    /// # Errors
    ///
    /// If the photos differ, or none has a diagnosis.
    pub fn measure(
        other: String,
        warning: Option<String>,
        ours: &[Prediction],
        others: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Result<Comparison> {
        check_same(ours, others)?;
        let (our_photos, other_photos) = (LabelledPhotos::of(ours), LabelledPhotos::of(others));
        ensure!(our_photos.photos() > 0, "no photo has a diagnosis, so the two models cannot be compared");
        let (photos, once) = (our_photos.photos(), vec![1; our_photos.groups()]);
        let values = |photos: &LabelledPhotos| -> BTreeMap<String, f64> {
            photos.figures(&once).into_iter().filter_map(|figure| Some((figure.name, figure.value?))).collect()
        };
        let (our_values, other_values) = (values(&our_photos), values(&other_photos));
        let differences = bootstrap.differences(&[our_photos], &[other_photos]);
        let difference = |key: &'static str| {
            let (this, other) = (*our_values.get(key)?, *other_values.get(key)?);
            Some((key, Difference { this, other, difference: *differences.get(key)? }))
        };
        let is_correct =
            |prediction: &Prediction| prediction.diagnosis().map(|it| most_probable(&prediction.probabilities) == it);
        let only = |ours_is_correct: bool| {
            let pairs = ours.iter().zip(others).map(|(our, other)| (is_correct(our), is_correct(other)));
            pairs.filter(|pair| *pair == (Some(ours_is_correct), Some(!ours_is_correct))).count()
        };
        let (only_this_correct, only_other_correct) = (only(true), only(false));
        Ok(Comparison {
            other,
            warning,
            photos,
            differences: FIGURES.into_iter().filter_map(difference).collect(),
            only_this_correct,
            only_other_correct,
            mcnemar_p: mcnemar_exact(only_this_correct, only_other_correct),
        })
    }
}

/// The mean figures of several models minus those of others, such as trainings that differ only in their seeds. Each
/// item of `ours` and `others` is one model's predictions for the same photos in the same order. Without `others` the
/// result is the mean of `ours`. The intervals are by patient and lesion and do not include the variance between seeds.
///
/// # Errors
///
/// If the photos differ, or none has a diagnosis.
pub fn mean_differences(
    ours: &[Vec<Prediction>],
    others: &[Vec<Prediction>],
    bootstrap: Bootstrap,
) -> Result<BTreeMap<String, Figure>> {
    if let Some(first) = ours.first() {
        ours.iter().chain(others).try_for_each(|predictions| check_same(first, predictions))?;
    }
    let labelled = |sets: &[Vec<Prediction>]| -> Vec<LabelledPhotos> {
        sets.iter().map(|photos| LabelledPhotos::of(photos)).collect()
    };
    let (ours, others) = (labelled(ours), labelled(others));
    ensure!(
        ours.first().is_some_and(|photos| photos.photos() > 0),
        "no photo has a diagnosis, so the models cannot be compared"
    );
    Ok(bootstrap.differences(&ours, &others))
}

fn check_same(ours: &[Prediction], others: &[Prediction]) -> Result<()> {
    let is_same = |(one, other): (&Prediction, &Prediction)| {
        (&one.path, one.group(), one.label) == (&other.path, other.group(), other.label)
    };
    ensure!(
        ours.len() == others.len() && ours.iter().zip(others).all(is_same),
        "the two models were evaluated on different photos; evaluate both again without changing the files"
    );
    Ok(())
}

/// The two-sided p value of McNemar's exact test for the counts `one` and `other` of discordant pairs: the probability
/// of a split at least as uneven under a binomial distribution with probability 1/2. It is 1 without discordant pairs.
pub fn mcnemar_exact(one: usize, other: usize) -> f64 {
    let (fewer, all) = (one.min(other), one + other);
    // The terms are computed as logarithms, because the binomial coefficients overflow.
    let mut logarithm = -(all as f64) * std::f64::consts::LN_2;
    let mut tail = logarithm.exp();
    for count in 1..=fewer {
        logarithm += ((all - count + 1) as f64 / count as f64).ln();
        tail += logarithm.exp();
    }
    (2.0 * tail).min(1.0)
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use naevus_evaluation::examples::{self, confident};

    /// Ten photos of melanomas and ten of nevi, of which the first `correct` of each are classified correctly.
    fn predictions(correct: usize) -> Vec<Prediction> {
        let photo = |number: usize| {
            let (shown, other) = match number < 10 {
                true => (Diagnosis::Melanoma, Diagnosis::Nevus),
                false => (Diagnosis::Nevus, Diagnosis::Melanoma),
            };
            let predicted = if number % 10 < correct { shown } else { other };
            examples::photo(&number.to_string(), Some(shown), confident(predicted, 1.0))
        };
        (0..20).map(photo).collect()
    }

    #[test]
    fn several_seeds_count_as_the_mean_of_their_figures() {
        let bootstrap = Bootstrap { resamples: 200, seed: 0 };
        let of = |ours: &[usize], others: &[usize]| {
            let models =
                |correct: &[usize]| -> Vec<Vec<Prediction>> { correct.iter().map(|&it| predictions(it)).collect() };
            mean_differences(&models(ours), &models(others), bootstrap).unwrap()["accuracy"]
        };
        assert!((of(&[8, 6], &[5, 3, 1]).value - 0.4).abs() < 1e-12);
        assert!((of(&[8, 6], &[]).value - 0.7).abs() < 1e-12);
        let one = Comparison::measure(String::new(), None, &predictions(8), &predictions(5), bootstrap).unwrap();
        assert_eq!(of(&[8], &[5]), one.differences["accuracy"].difference);
        // The photos are resampled, not the seeds.
        let (same, mixed) = (of(&[7, 7], &[4]), of(&[8, 6], &[4]));
        assert!((same.value - mixed.value).abs() < 1e-12 && mixed.low < mixed.value && mixed.value < mixed.high);
        let fewer = predictions(3)[1..].to_vec();
        assert!(mean_differences(&[predictions(5)], &[fewer], bootstrap).is_err());
    }
}
