//! Thresholds of the probabilities: the alert threshold for a target sensitivity, and the conformal thresholds of the
//! prediction sets for a target coverage.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use naevus_reading::decision::{ConformalThresholds, OperatingPoint, nonconformity};
use naevus_reading::diagnosis::Diagnosis;

/// The number of malignant photos that an archive needs for its own threshold; with fewer photos, one or two of them
/// would determine the threshold.
const MIN_PHOTOS: usize = 20;

/// What the thresholds are fitted for, measured on the validation set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Targets {
    /// The sensitivity of the alert for malignant photos, 0 to 1.
    pub alert_sensitivity: f64,
    /// The least sensitivity of the alert within each archive with at least 20 malignant photos, 0 to 1.
    pub alert_sensitivity_per_archive: f64,
    /// The coverage of the prediction sets, between 0 and 1.
    pub set_coverage: f64,
}

impl Default for Targets {
    /// 0.95 within each archive would be determined by the three or four most difficult photos of one archive, with a
    /// specificity of one in seven; 0.9 gives two in five.
    fn default() -> Self {
        Targets { alert_sensitivity: 0.95, alert_sensitivity_per_archive: 0.9, set_coverage: 0.9 }
    }
}

/// The highest alert threshold that has the sensitivities of `targets`. A threshold for all archives together would miss
/// more photos in difficult archives.
///
/// `malignant` holds the summed probability of the malignant diagnoses, 0 to 1, and the archive of each malignant photo.
pub fn alert_threshold(malignant: &[(f32, &str)], targets: &Targets) -> OperatingPoint {
    let mut archives: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for (sum, archive) in malignant {
        archives.entry(archive).or_default().push(*sum);
    }
    let all: Vec<f32> = malignant.iter().map(|(sum, _)| *sum).collect();
    let large = archives.into_values().filter(|sums| sums.len() >= MIN_PHOTOS);
    let thresholds = large.filter_map(|sums| threshold(sums, targets.alert_sensitivity_per_archive));
    let thresholds = thresholds.chain(threshold(all, targets.alert_sensitivity));
    match thresholds.min_by(f32::total_cmp) {
        Some(threshold) => {
            OperatingPoint { target_sensitivity: targets.alert_sensitivity, threshold, photos: malignant.len() }
        }
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

/// The sensitivity on the validation set of the alert threshold that has the sensitivity `target` on other photos, 0 to 1.
/// It is higher than `target` if the other photos are more difficult. None for fewer than [`MIN_PHOTOS`] other photos.
///
/// Both slices are the summed probabilities of the malignant diagnoses for malignant photos, by the same model.
pub fn required_sensitivity(validation: &[f32], others: &[f32], target: f64) -> Option<f64> {
    if others.len() < MIN_PHOTOS || validation.is_empty() {
        return None;
    }
    let threshold = threshold(others.to_vec(), target)?;
    let reached = validation.iter().filter(|sum| **sum >= threshold).count();
    Some(reached as f64 / validation.len() as f64)
}

/// The least coverage on the validation set, in steps of 0.005, of prediction sets that have the coverage `target` on other
/// photos; at least `target`, and 1 if no thresholds of the validation set have it. None for fewer than [`MIN_PHOTOS`]
/// other photos.
///
/// Both slices are predictions of the same model with the diagnoses.
pub fn required_coverage(
    validation: &[([f32; Diagnosis::COUNT], Diagnosis)],
    others: &[([f32; Diagnosis::COUNT], Diagnosis)],
    target: f64,
) -> Option<f64> {
    if others.len() < MIN_PHOTOS || validation.is_empty() {
        return None;
    }
    let is_covered = |coverage: f64| {
        conformal_thresholds(validation, coverage).is_ok_and(|thresholds| {
            let covered = others.iter().filter(|(probabilities, label)| thresholds.contains(probabilities, *label));
            covered.count() as f64 >= target * others.len() as f64
        })
    };
    let steps = (0..).map(|step| target + 0.005 * f64::from(step)).take_while(|coverage| *coverage < 0.9999);
    Some(steps.into_iter().find(|coverage| is_covered(*coverage)).unwrap_or(1.0))
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
        let point = alert_threshold(&photos, &Targets::default());
        assert_eq!((point.photos, point.threshold), (20, 0.24));
        assert_eq!(photos.iter().filter(|(sum, _)| *sum >= point.threshold).count(), 19);
        assert_eq!(alert_threshold(&[], &Targets::default()), OperatingPoint::default());
    }

    #[test]
    fn the_alert_has_its_sensitivity_in_the_most_difficult_archive() {
        let easy: Vec<(f32, &str)> = (0..10).flat_map(|_| archive("easy", 0.96)).collect();
        let photos = [easy.clone(), archive("hard", 0.48)].concat();
        let strict = Targets { alert_sensitivity_per_archive: 0.95, ..Targets::default() };
        assert_eq!(alert_threshold(&photos, &strict).threshold, 0.12);
        assert_eq!(alert_threshold(&photos, &Targets::default()).threshold, 0.14);
        // A small archive has no threshold of its own.
        let photos = [easy, archive("hard", 0.48)[1..].to_vec()].concat();
        assert!(alert_threshold(&photos, &strict).threshold > 0.19);
    }
    #[test]
    fn the_validation_set_needs_a_higher_sensitivity_if_other_photos_are_more_difficult() {
        let sums = |highest: f32| archive("one", highest).into_iter().map(|(sum, _)| sum).collect::<Vec<f32>>();
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.96), 0.9), Some(0.9));
        // Nine in ten of the others have at least 0.14, which is less than every sum of the validation set.
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.48), 0.9), Some(1.0));
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.80), 0.9), Some(0.95));
        assert_eq!(required_sensitivity(&sums(0.96), &sums(0.48)[1..], 0.9), None);
    }

    #[test]
    fn the_validation_set_needs_a_higher_coverage_if_other_photos_are_more_difficult() {
        let photos = |least: f32| {
            let photo = |index: u16| {
                let mut probabilities = [0.0; Diagnosis::COUNT];
                probabilities[Diagnosis::Nevus.index()] = least + f32::from(index) / 1000.0;
                (probabilities, Diagnosis::Nevus)
            };
            (0..400).map(photo).collect::<Vec<_>>()
        };
        assert_eq!(required_coverage(&photos(0.5), &photos(0.5), 0.9), Some(0.9));
        let required = required_coverage(&photos(0.5), &photos(0.48), 0.9).unwrap();
        assert!((required - 0.95).abs() < 1e-9, "{required}");
        assert_eq!(required_coverage(&photos(0.5), &photos(0.4), 0.9), Some(1.0));
        assert_eq!(required_coverage(&photos(0.5), &photos(0.4)[381..], 0.9), None);
    }
}
