//! The probability from which on enough of the malignant photos are found.

use naevus::assessment::group_probability;
use naevus::diagnosis::{Diagnosis, Group};
use naevus::judgement::OperatingPoint;

/// The highest threshold that finds the share `sensitivity` of the malignant photos of `probable`.
pub fn fit(probable: &[([f32; Diagnosis::COUNT], Diagnosis)], sensitivity: f64) -> OperatingPoint {
    let malignant = probable.iter().filter(|(_, label)| label.group() == Group::Malignant);
    let mut sums: Vec<f32> =
        malignant.map(|(probabilities, _)| group_probability(probabilities, Group::Malignant)).collect();
    sums.sort_by(|a, b| b.total_cmp(a));
    // 0.95 times a whole number may miss one by the last digit.
    let found = (sums.len() as f64 * sensitivity - 1e-9).ceil() as usize;
    match sums.get(found.saturating_sub(1)) {
        Some(&threshold) => OperatingPoint { wanted_sensitivity: sensitivity, threshold, photos: sums.len() },
        None => OperatingPoint::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_finds_as_many_as_are_wanted() {
        let photo = |malignant: f32, label| {
            let mut probabilities = [0.0; Diagnosis::COUNT];
            probabilities[Diagnosis::Melanoma.index()] = malignant / 2.0;
            probabilities[Diagnosis::BasalCellCarcinoma.index()] = malignant / 2.0;
            probabilities[Diagnosis::Nevus.index()] = 1.0 - malignant;
            (probabilities, label)
        };
        let mut photos: Vec<_> = (1..=20).map(|tenth| photo(tenth as f32 / 20.0, Diagnosis::Melanoma)).collect();
        photos.push(photo(0.01, Diagnosis::Nevus));
        let point = fit(&photos, 0.95);
        assert_eq!((point.photos, point.threshold), (20, 0.1));
        assert_eq!(photos.iter().filter(|(probabilities, _)| point.is_reached(probabilities)).count(), 19);
        assert_eq!(fit(&photos[20..], 0.95), OperatingPoint::default());
    }
}
