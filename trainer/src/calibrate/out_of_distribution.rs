//! Fits the out-of-distribution detector: distance, bare-skin score and limits.

use naevus_reading::decision::{DetectionThresholds, OutOfDistributionDetector};
use nalgebra::{DMatrix, DVector};

use super::limits::{self, Scores, Tolerances};
use super::non_lesion_regression::RegressionFitter;

/// Features of photos of lesions of one domain, one vector per photo.
#[derive(Default)]
pub struct LesionFeatures {
    /// Training photos.
    pub photos: Vec<Vec<f32>>,
    /// The same photos, blurred.
    pub blurred: Vec<Vec<f32>>,
    /// Their most uniform corners, which show skin without a lesion.
    pub corners: Vec<Vec<f32>>,
    /// Validation photos, which determine the limits.
    pub validation: Vec<Vec<f32>>,
}

/// Features of one kind of photos without a lesion, one vector per photo.
pub struct NonLesionKind {
    /// The name of the kind: `faces`.
    pub name: String,
    /// The half that is used for fitting.
    pub photos: Vec<Vec<f32>>,
    /// The same photos after augmentation, so that the detector cannot use the augmentation to detect lesions.
    pub augmented: Vec<Vec<f32>>,
}

/// The data that a detector is fitted to.
pub struct DetectorData {
    /// The number of early features, which come first.
    pub early_features: usize,
    /// Lesions by domain: dermoscopic, clinical.
    pub lesions: [LesionFeatures; 2],
    /// Photos without a lesion, by kind.
    pub kinds: Vec<NonLesionKind>,
}

/// The detector fitted to all data, and leave-one-out fits.
#[derive(Debug, PartialEq)]
pub struct FittedDetectors {
    /// The detector fitted to all data.
    pub detector: OutOfDistributionDetector,
    /// For each kind, in order, a detector that was fitted without it. Its performance on that kind estimates the
    /// performance on unknown kinds.
    pub left_out: Vec<OutOfDistributionDetector>,
}

/// The allowed share of refused photos among the lesions of a domain, 0 to 1.
pub const REFUSED_SHARE: f64 = 0.025;

/// The allowed share of unusual or refused photos among the lesions of a domain, 0 to 1.
pub const UNUSUAL_SHARE: f64 = 0.08;

/// Regularisation of the covariance: the share of each feature's variance that is added to it, because other clinics'
/// photos may vary more in directions with little variance here.
const RIDGE: f64 = 0.1;

/// The weight of the corners' covariance in Fisher's discriminant.
const CORNER_WEIGHT: f64 = 0.2;

/// The minimum number of photos for an estimate.
const MIN_PHOTOS: usize = 100;

/// Fits the detector to `data`; `None` if there are too few photos for limits. A domain with too few training photos is
/// left out.
pub fn fit(data: &DetectorData) -> Option<FittedDetectors> {
    let lesions: Vec<&LesionFeatures> =
        data.lesions.iter().filter(|lesions| lesions.photos.len() >= MIN_PHOTOS).collect();
    let enough =
        |of: fn(&LesionFeatures) -> usize| lesions.iter().map(|lesions| of(lesions)).sum::<usize>() >= MIN_PHOTOS;
    if !enough(|lesions| lesions.corners.len()) || !enough(|lesions| lesions.validation.len()) {
        return None;
    }
    let base = without_limits(&lesions, data.early_features)?;
    if data.kinds.is_empty() {
        let detector = with_limits(base, &lesions, limits::WITHOUT_REGRESSION)?;
        return Some(FittedDetectors { detector, left_out: Vec::new() });
    }
    RegressionFitter::new(base, &lesions, &data.kinds)?.fit()
}

/// A detector with the Mahalanobis distance and the bare-skin score, without limits.
fn without_limits(lesions: &[&LesionFeatures], early: usize) -> Option<OutOfDistributionDetector> {
    let statistics = |photos: &[&Vec<Vec<f32>>]| {
        let rows: Vec<&[f32]> = photos.iter().copied().flatten().map(|features| &features[..early]).collect();
        (!rows.is_empty()).then(|| MeanAndCovariance::of(&rows))
    };
    let of_photos: Vec<MeanAndCovariance> =
        lesions.iter().filter_map(|lesions| statistics(&[&lesions.photos])).collect();
    let within = MeanAndCovariance::regularised(&mean_covariance(&of_photos)?);
    let whitening = within.cholesky()?.l().try_inverse()?;

    // The covariance is pooled over the domains, so that the discriminant ignores the difference between domains.
    let all = lesions.iter().filter_map(|lesions| statistics(&[&lesions.photos, &lesions.blurred])).collect();
    let all = MeanAndCovariance::pooled(all)?;
    let corners =
        MeanAndCovariance::pooled(lesions.iter().filter_map(|lesions| statistics(&[&lesions.corners])).collect())?;
    let within = &all.covariance * (1.0 - CORNER_WEIGHT) + &corners.covariance * CORNER_WEIGHT;
    let difference = &corners.mean - &all.mean;
    let direction = MeanAndCovariance::regularised(&within).cholesky()?.solve(&difference);
    let weights = &direction * (2.0 / direction.dot(&difference));
    let intercept = -1.0 - weights.dot(&all.mean);

    let lower = (0..early).flat_map(|row| (0..=row).map(move |column| (row, column)));
    let no_limit = DetectionThresholds {
        mahalanobis_distance: f32::INFINITY,
        bare_skin_score: f32::INFINITY,
        non_lesion_log_odds: None,
    };
    let mut centres =
        of_photos.iter().map(|statistics| statistics.mean.iter().copied().map(rounded).collect::<Vec<f32>>());
    Some(OutOfDistributionDetector {
        mean: centres.next()?,
        clinical_mean: centres.next(),
        whitening: lower.map(|index| rounded(whitening[index])).collect(),
        bare_skin_weights: weights.iter().copied().map(rounded).collect(),
        bare_skin_intercept: intercept as f32,
        non_lesion_regression: None,
        unusual: no_limit,
        refused: no_limit,
    })
}

/// `detector` with limits from the validation photos of `lesions`, computed with its stored, rounded numbers; `None` if
/// there are too few photos.
pub fn with_limits(
    detector: OutOfDistributionDetector,
    lesions: &[&LesionFeatures],
    tolerances: Tolerances,
) -> Option<OutOfDistributionDetector> {
    let scores = |features: &Vec<f32>| -> Scores {
        let log_odds = detector.log_odds(features).unwrap_or_default();
        [detector.mahalanobis_distance(features), detector.bare_skin_score(features), log_odds]
    };
    let domains: Vec<Vec<Scores>> =
        lesions.iter().map(|lesions| lesions.validation.iter().map(scores).collect()).collect();
    let refused = limits::conformal_limits(&domains, tolerances, REFUSED_SHARE)?;
    let unusual = limits::conformal_limits(&domains, tolerances, UNUSUAL_SHARE)?;
    Some(OutOfDistributionDetector { unusual, refused, ..detector })
}

/// The mean vector and the covariance matrix of features.
struct MeanAndCovariance {
    mean: DVector<f64>,
    covariance: DMatrix<f64>,
}

impl MeanAndCovariance {
    /// The moments of `photos`, of which there is at least one.
    fn of(photos: &[&[f32]]) -> MeanAndCovariance {
        let columns: Vec<DVector<f64>> = photos
            .iter()
            .map(|features| DVector::from_iterator(features.len(), features.iter().map(|value| f64::from(*value))))
            .collect();
        let mut deviations = DMatrix::from_columns(&columns);
        let mean = deviations.column_mean();
        deviations.column_iter_mut().for_each(|mut column| column -= &mean);
        let covariance = &deviations * deviations.transpose() / photos.len() as f64;
        MeanAndCovariance { mean, covariance }
    }

    /// The moments of the mixture of several sets of photos with equal weights; `None` without sets.
    fn pooled(sets: Vec<MeanAndCovariance>) -> Option<MeanAndCovariance> {
        let within = mean_covariance(&sets)?;
        let share = 1.0 / sets.len() as f64;
        let mean = sets.iter().skip(1).fold(sets[0].mean.clone(), |sum, set| sum + &set.mean) * share;
        let covariance = sets.iter().fold(within, |sum, set| {
            let deviation = &set.mean - &mean;
            sum + &deviation * deviation.transpose() * share
        });
        Some(MeanAndCovariance { mean, covariance })
    }

    /// `covariance` regularised by [`RIDGE`]; a constant feature gets a small variance.
    fn regularised(covariance: &DMatrix<f64>) -> DMatrix<f64> {
        let mut covariance = covariance.clone();
        let least = 1e-3 * covariance.diagonal().mean() + f64::MIN_POSITIVE;
        for index in 0..covariance.nrows() {
            covariance[(index, index)] += RIDGE * covariance[(index, index)].max(least);
        }
        covariance
    }
}

/// The mean of the covariances, each about its own mean; `None` without sets.
fn mean_covariance(sets: &[MeanAndCovariance]) -> Option<DMatrix<f64>> {
    let (first, others) = sets.split_first()?;
    let sum = others.iter().fold(first.covariance.clone(), |sum, set| sum + &set.covariance);
    Some(sum / sets.len() as f64)
}

/// `value` rounded to four significant digits, which shortens the card.
pub fn rounded(value: f64) -> f32 {
    if value == 0.0 || !value.is_finite() {
        return value as f32;
    }
    let unit = 10.0_f64.powi(3 - value.abs().log10().floor() as i32);
    ((value * unit).round() / unit) as f32
}

#[cfg(test)]
pub mod tests {
    use naevus_reading::assessment::InputStatus;
    use naevus_reading::domain::Domain;
    use rand::RngExt;
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::training::stream;

    /// An approximately normal number with a mean of 0 and a standard deviation of 1: the sum of twelve uniform numbers
    /// less six.
    pub fn normal(random: &mut ChaCha8Rng) -> f32 {
        (0..12).map(|_| random.random_range(0.0_f32..1.0)).sum::<f32>() - 6.0
    }

    /// Lesions with a standard deviation of 2 in five of six features; corners differ by 5 in the first, which is
    /// within the limits of the distance.
    fn lesions(count: usize, second: f32, seed: u64) -> LesionFeatures {
        let random = &mut stream(seed, 0);
        let mut photos = |away: f32| -> Vec<Vec<f32>> {
            (0..count)
                .map(|_| {
                    let mut photo = features(away, second);
                    photo[..5].iter_mut().for_each(|value| *value += 2.0 * normal(random));
                    photo.to_vec()
                })
                .collect()
        };
        LesionFeatures { photos: photos(0.0), blurred: photos(0.0), corners: photos(5.0), validation: photos(0.0) }
    }

    /// The features of a photo with mean features except for the first two.
    fn features(first: f32, second: f32) -> [f32; 6] {
        [first, second, 0.0, 0.0, 0.0, 7.0]
    }

    fn data() -> DetectorData {
        DetectorData {
            early_features: 6,
            lesions: [lesions(1000, 0.0, 5), LesionFeatures::default()],
            kinds: Vec::new(),
        }
    }

    #[test]
    fn lesions_are_accepted_and_distant_photos_refused() {
        let detector = fit(&data()).unwrap().detector;
        assert!(detector.fits(6, 6));
        let status = |first, second| detector.check(&features(first, second)).status;
        assert_eq!(status(0.0, 0.0), InputStatus::InDistribution);
        assert_eq!(status(0.0, 20.0), InputStatus::OutOfDistribution);
        assert_eq!(status(6.5, 0.0), InputStatus::BareSkin);
        assert!((detector.bare_skin_score(&features(5.0, 0.0)) - 1.0).abs() < 0.1);
        assert!((detector.bare_skin_score(&features(0.0, 0.0)) + 1.0).abs() < 0.1);
    }

    #[test]
    fn the_allowed_share_of_validation_photos_is_refused() {
        let data = data();
        let detector = fit(&data).unwrap().detector;
        let share = |is: fn(InputStatus) -> bool| {
            let photos = data.lesions[0].validation.iter();
            photos.filter(|features| is(detector.check(features).status)).count() as f64 / 1000.0
        };
        assert!((0.02..=REFUSED_SHARE).contains(&share(InputStatus::is_refusal)));
        assert!((0.07..=UNUSUAL_SHARE).contains(&share(|status| status != InputStatus::InDistribution)));
    }

    #[test]
    fn a_second_domain_with_few_photos_is_in_distribution() {
        let lesions = [lesions(1000, 0.0, 5), lesions(150, 40.0, 6)];
        let data = DetectorData { early_features: 6, lesions, kinds: Vec::new() };
        let detector = fit(&data).unwrap().detector;
        let input_check = |second| detector.check(&features(0.0, second));
        assert_eq!(input_check(0.0).domain, Some(Domain::Dermoscopy));
        let clinical = input_check(40.0);
        assert_eq!((clinical.domain, clinical.status), (Some(Domain::Clinical), InputStatus::InDistribution));
        assert_eq!(input_check(20.0).status, InputStatus::OutOfDistribution, "between the two domains");
        for lesions in &data.lesions {
            let refused =
                lesions.validation.iter().filter(|features| detector.check(features).status.is_refusal()).count();
            assert!(refused as f64 <= REFUSED_SHARE * lesions.validation.len() as f64, "{refused}");
        }
    }

    #[test]
    fn features_of_the_last_layer_do_not_change_the_distance() {
        let mut data = data();
        let with_one_more = |photos: &mut Vec<Vec<f32>>| photos.iter_mut().for_each(|features| features.push(1e3));
        let alone = fit(&data).unwrap();
        let LesionFeatures { photos, blurred, corners, validation } = &mut data.lesions[0];
        [photos, blurred, corners, validation].into_iter().for_each(with_one_more);
        assert_eq!(fit(&data).unwrap(), alone);
    }

    #[test]
    fn too_few_photos_give_no_detector() {
        let mut data = data();
        data.lesions[0].validation.truncate(50);
        assert_eq!(fit(&data), None);
    }

    #[test]
    fn numbers_are_rounded_to_four_significant_digits() {
        assert_eq!([0.0, 1.23456, -0.000_123_456, 98_765.4].map(rounded), [0.0, 1.235, -0.000_123_5, 98_770.0]);
    }
}
