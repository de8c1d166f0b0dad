//! Thresholds of the probabilities: the alert threshold for a target sensitivity, and the conformal thresholds of the
//! prediction sets for a target coverage.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use naevus_reading::decision::{ConformalThresholds, OperatingPoint, nonconformity};
use naevus_reading::diagnosis::Diagnosis;

/// The number of malignant photos that an archive needs for its own threshold; with fewer photos, one or two of them
/// would determine the threshold.
const MIN_PHOTOS: usize = 20;

/// The highest alert threshold with a sensitivity of at least `sensitivity` for all malignant photos, and of at least
/// `per_archive` within each archive with enough of them. A threshold for all archives together would miss more photos
/// in difficult archives.
///
/// `malignant` contains the summed probability of the malignant diagnoses, 0 to 1, and the archive of each malignant
/// photo.
pub fn alert_threshold(malignant: &[(f32, &str)], sensitivity: f64, per_archive: f64) -> OperatingPoint {
    let mut archives: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for (sum, archive) in malignant {
        archives.entry(archive).or_default().push(*sum);
    }
    let all: Vec<f32> = malignant.iter().map(|(sum, _)| *sum).collect();
    let large = archives.into_values().filter(|sums| sums.len() >= MIN_PHOTOS);
    let thresholds = large.filter_map(|sums| threshold(sums, per_archive)).chain(threshold(all, sensitivity));
    match thresholds.min_by(f32::total_cmp) {
        Some(threshold) => OperatingPoint { target_sensitivity: sensitivity, threshold, photos: malignant.len() },
        None => OperatingPoint::default(),
    }
}

/// The highest threshold that the share `sensitivity` of `sums` reaches; `None` without sums.
fn threshold(mut sums: Vec<f32>, sensitivity: f64) -> Option<f32> {
    sums.sort_by(|a, b| b.total_cmp(a));
    // The tolerance compensates rounding if the product is a whole number.
    let rank = (sums.len() as f64 * sensitivity - 1e-9).ceil() as usize;
    sums.get(rank.saturating_sub(1)).copied()
}

/// The class-conditional conformal thresholds for `labelled_probabilities` of photos that the weights were not trained
/// on.
///
/// The threshold of a diagnosis with `n` photos is their nonconformity score of rank `ceil((n + 1) * coverage)`, or 1
/// if this rank is greater than `n`.
///
/// # Errors
///
/// If `coverage` is not between 0 and 1.
pub fn conformal_thresholds(
    labelled_probabilities: &[([f32; Diagnosis::COUNT], Diagnosis)],
    coverage: f64,
) -> Result<ConformalThresholds> {
    ensure!(
        coverage > 0.0 && coverage < 1.0,
        "the coverage of prediction sets must be between 0 and 1, not {coverage}"
    );
    let mut scores: [Vec<f64>; Diagnosis::COUNT] = Default::default();
    for (probabilities, label) in labelled_probabilities {
        scores[label.index()].push(nonconformity(probabilities, *label));
    }
    let photos = std::array::from_fn(|index| scores[index].len());
    let nonconformity_thresholds = scores.map(|mut scores| {
        scores.sort_by(f64::total_cmp);
        // The tolerance compensates rounding if the product is a whole number.
        let rank = ((scores.len() + 1) as f64 * coverage - 1e-9).ceil() as usize;
        scores.get(rank.saturating_sub(1)).copied().unwrap_or(1.0)
    });
    Ok(ConformalThresholds { coverage, nonconformity_thresholds, photos })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty photos with sums from about a fifth of `highest` to `highest`.
    fn archive(name: &str, highest: f32) -> Vec<(f32, &str)> {
        (5..=24).map(|index| (highest * index as f32 / 24.0, name)).collect()
    }

    #[test]
    fn the_alert_has_the_target_sensitivity() {
        let photos = archive("one", 0.96);
        let point = alert_threshold(&photos, 0.95, 0.9);
        assert_eq!((point.photos, point.threshold), (20, 0.24));
        assert_eq!(photos.iter().filter(|(sum, _)| *sum >= point.threshold).count(), 19);
        assert_eq!(alert_threshold(&[], 0.95, 0.9), OperatingPoint::default());
    }

    #[test]
    fn the_alert_has_its_sensitivity_in_the_most_difficult_archive() {
        let easy: Vec<(f32, &str)> = (0..10).flat_map(|_| archive("easy", 0.96)).collect();
        let photos = [easy.clone(), archive("hard", 0.48)].concat();
        assert_eq!(alert_threshold(&photos, 0.95, 0.95).threshold, 0.12);
        assert_eq!(alert_threshold(&photos, 0.95, 0.9).threshold, 0.14);
        // A small archive has no threshold of its own.
        let photos = [easy, archive("hard", 0.48)[1..].to_vec()].concat();
        assert!(alert_threshold(&photos, 0.95, 0.95).threshold > 0.19);
    }
}
