//! The probability from which on enough of the malignant photos are found, in every archive.

use std::collections::BTreeMap;

use naevus_reading::decision::OperatingPoint;

/// Malignant photos that an archive needs to set a level of its own: with fewer, the level would be that of the one or two
/// hardest of them.
const LEAST_PHOTOS: usize = 20;

/// The highest threshold that finds the share `sensitivity` of the malignant photos as a whole, and `in_each` of those of
/// each archive that has enough of them: a level for the mean of the archives would miss more where photos are harder to
/// read.
///
/// `malignant` holds each one's summed probability of the malignant diagnoses, 0 to 1, and its archive.
pub fn fit(malignant: &[(f32, &str)], sensitivity: f64, in_each: f64) -> OperatingPoint {
    let mut of_archives: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for (sum, archive) in malignant {
        of_archives.entry(archive).or_default().push(*sum);
    }
    let all: Vec<f32> = malignant.iter().map(|(sum, _)| *sum).collect();
    let large = of_archives.into_values().filter(|sums| sums.len() >= LEAST_PHOTOS);
    let of_large = large.filter_map(|sums| threshold(sums, in_each));
    let thresholds = of_large.chain(threshold(all, sensitivity));
    match thresholds.min_by(f32::total_cmp) {
        Some(threshold) => OperatingPoint { target_sensitivity: sensitivity, threshold, photos: malignant.len() },
        None => OperatingPoint::default(),
    }
}

/// The highest threshold that the share `sensitivity` of `sums` reaches; none of nothing.
fn threshold(mut sums: Vec<f32>, sensitivity: f64) -> Option<f32> {
    sums.sort_by(|a, b| b.total_cmp(a));
    // 0.95 times a whole number may miss one by the last digit.
    let found = (sums.len() as f64 * sensitivity - 1e-9).ceil() as usize;
    sums.get(found.saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty photos, the last of which has a fifth of `highest`.
    fn archive(name: &str, highest: f32) -> Vec<(f32, &str)> {
        (5..=24).map(|place| (highest * place as f32 / 24.0, name)).collect()
    }

    #[test]
    fn the_threshold_finds_as_many_as_are_wanted() {
        let photos = archive("one", 0.96);
        let point = fit(&photos, 0.95, 0.9);
        assert_eq!((point.photos, point.threshold), (20, 0.24));
        assert_eq!(photos.iter().filter(|(sum, _)| *sum >= point.threshold).count(), 19);
        assert_eq!(fit(&[], 0.95, 0.9), OperatingPoint::default());
    }

    #[test]
    fn it_finds_them_in_the_hardest_archive_too() {
        let easy: Vec<(f32, &str)> = (0..10).flat_map(|_| archive("easy", 0.96)).collect();
        let photos = [easy.clone(), archive("hard", 0.48)].concat();
        assert_eq!(fit(&photos, 0.95, 0.95).threshold, 0.12);
        assert_eq!(fit(&photos, 0.95, 0.9).threshold, 0.14);
        // Of the few photos of a small archive nothing follows.
        let photos = [easy, archive("hard", 0.48)[1..].to_vec()].concat();
        assert!(fit(&photos, 0.95, 0.95).threshold > 0.19);
    }
}
