//! Two models on the same photos: by how much their figures differ, and whether chance would do as much.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use serde::Serialize;

use crate::evaluation::cases::Cases;
use crate::evaluation::proportion::mcnemar_exact;
use crate::evaluation::{Bootstrap, Prediction};

/// The figures that are compared, with their names for people.
pub const FIGURES: [(&str, &str); 11] = [
    ("balanced_accuracy", "Balanced accuracy"),
    ("accuracy", "Accuracy"),
    ("macro_f1", "Macro F1"),
    ("macro_auroc", "Macro AUROC"),
    ("macro_average_precision", "Macro average precision"),
    ("melanoma_auroc", "Melanoma AUROC"),
    ("melanoma_sensitivity_at_95_specificity", "Melanoma sensitivity at 95 % specificity"),
    ("malignant_auroc", "Malignant AUROC"),
    ("debiased_calibration_error", "Debiased calibration error"),
    ("classwise_calibration_error", "Classwise calibration error"),
    ("negative_log_likelihood", "Negative log-likelihood"),
];

/// This model against another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The other model.
    pub other: String,
    /// What makes the comparison unfair, in a sentence, if something does.
    pub caution: Option<String>,
    /// Photos with a label that both read.
    pub photos: usize,
    /// This model's figure less the other's, each of [`FIGURES`] that the photos define.
    pub differences: BTreeMap<&'static str, Difference>,
    /// Photos that only this model reads rightly.
    pub only_this_right: usize,
    /// Photos that only the other reads rightly.
    pub only_other_right: usize,
    /// The p of McNemar's exact test on those two numbers. It takes photos to be independent, which those of one patient
    /// are not; the interval of the accuracy's difference, by patient and lesion, does not.
    pub mcnemar_p: f64,
}

/// A figure of two models.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// This model's.
    pub this: f64,
    /// The other's.
    pub other: f64,
    /// This one's less the other's, with its paired interval.
    pub difference: Figure,
}

impl Comparison {
    /// `p = 0.0312`, or `p < 0.0001`.
    pub fn p_in_words(&self) -> String {
        if self.mcnemar_p < 0.0001 { "p < 0.0001".to_string() } else { format!("p = {:.4}", self.mcnemar_p) }
    }

    /// What `ours` and `others` say of the same photos, in the same order.
    ///
    /// # Errors
    ///
    /// Where the photos are not the same, or none has a label.
    pub fn measured(
        other: String,
        caution: Option<String>,
        ours: &[Prediction],
        others: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Result<Comparison> {
        check_same(ours, others)?;
        let (our_cases, other_cases) = (Cases::of(ours), Cases::of(others));
        ensure!(our_cases.photos() > 0, "no photo has a label, so that two models cannot be compared on them");
        let (photos, once) = (our_cases.photos(), vec![1; our_cases.groups()]);
        let values = |cases: &Cases| -> BTreeMap<String, f64> {
            cases.figures(&once).into_iter().filter_map(|figure| Some((figure.name, figure.value?))).collect()
        };
        let (our_values, other_values) = (values(&our_cases), values(&other_cases));
        let differences = bootstrap.differences(&[our_cases], &[other_cases]);
        let difference = |(key, _): (&'static str, &str)| {
            let (this, other) = (*our_values.get(key)?, *other_values.get(key)?);
            Some((key, Difference { this, other, difference: *differences.get(key)? }))
        };
        let right =
            |prediction: &Prediction| prediction.diagnosis().map(|it| most_probable(&prediction.probabilities) == it);
        let only = |we: bool| {
            let pairs = ours.iter().zip(others);
            pairs.filter(|(our, other)| right(our) == Some(we) && right(other) == Some(!we)).count()
        };
        let (only_this_right, only_other_right) = (only(true), only(false));
        Ok(Comparison {
            other,
            caution,
            photos,
            differences: FIGURES.into_iter().filter_map(difference).collect(),
            only_this_right,
            only_other_right,
            mcnemar_p: mcnemar_exact(only_this_right, only_other_right),
        })
    }
}

/// The mean figures of several models of a kind less those of others, such as trainings alike but for their seeds: each of
/// `ours` and of `others` is what one model says of the same photos, in the same order. Without others it is the mean of
/// ours. The intervals are by patient and lesion; what another seed would change is not in them.
///
/// # Errors
///
/// Where the photos are not the same, or none has a label.
pub fn mean_differences(
    ours: &[Vec<Prediction>],
    others: &[Vec<Prediction>],
    bootstrap: Bootstrap,
) -> Result<BTreeMap<String, Figure>> {
    if let Some(first) = ours.first() {
        ours.iter().chain(others).try_for_each(|predictions| check_same(first, predictions))?;
    }
    let cases = |sets: &[Vec<Prediction>]| -> Vec<Cases> { sets.iter().map(|photos| Cases::of(photos)).collect() };
    let (ours, others) = (cases(ours), cases(others));
    ensure!(
        ours.first().is_some_and(|cases| cases.photos() > 0),
        "no photo has a label, so that models cannot be compared on them"
    );
    Ok(bootstrap.differences(&ours, &others))
}

fn check_same(ours: &[Prediction], others: &[Prediction]) -> Result<()> {
    let is_same = |(one, other): (&Prediction, &Prediction)| {
        (&one.path, one.group(), one.label) == (&other.path, other.group(), other.label)
    };
    ensure!(
        ours.len() == others.len() && ours.iter().zip(others).all(is_same),
        "the two models did not read the same photos; evaluate both again while nothing changes the files"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    /// Ten photos of melanomas and ten of nevi, of which the first `right` of each are read rightly.
    fn read(right: usize) -> Vec<Prediction> {
        let photo = |number: usize| {
            let (shown, other) = match number < 10 {
                true => (Diagnosis::Melanoma, Diagnosis::Nevus),
                false => (Diagnosis::Nevus, Diagnosis::Melanoma),
            };
            let said = if number % 10 < right { shown } else { other };
            let mut probabilities = [0.0; Diagnosis::COUNT];
            probabilities[said.index()] = 1.0;
            let path = number.to_string();
            Prediction { lesion: path.clone(), path, label: Some(shown.into()), probabilities, ..Prediction::default() }
        };
        (0..20).map(photo).collect()
    }

    #[test]
    fn of_several_seeds_it_is_the_difference_of_their_means() {
        let bootstrap = Bootstrap { resamples: 200, seed: 0 };
        let of = |ours: &[usize], others: &[usize]| {
            let predictions =
                |rights: &[usize]| -> Vec<Vec<Prediction>> { rights.iter().map(|&it| read(it)).collect() };
            mean_differences(&predictions(ours), &predictions(others), bootstrap).unwrap()["accuracy"]
        };
        assert!((of(&[8, 6], &[5, 3, 1]).value - 0.4).abs() < 1e-12);
        assert!((of(&[8, 6], &[]).value - 0.7).abs() < 1e-12);
        let one = Comparison::measured(String::new(), None, &read(8), &read(5), bootstrap).unwrap();
        assert_eq!(of(&[8], &[5]), one.differences["accuracy"].difference);
        // The photos are drawn, not the seeds.
        let (same, mixed) = (of(&[7, 7], &[4]), of(&[8, 6], &[4]));
        assert!((same.value - mixed.value).abs() < 1e-12 && mixed.low < mixed.value && mixed.value < mixed.high);
        let fewer = read(3)[1..].to_vec();
        assert!(mean_differences(&[read(5)], &[fewer], bootstrap).is_err());
    }
}
