//! What the features of photos of lesions are, and from where on a photo is not like them.

use naevus_reading::decision::{Limits, OutOfDistributionDetector};
use nalgebra::{DMatrix, DVector};

use super::limits::{self, Measures, Slack};
use super::no_lesion_regression::Regressions;

/// Traits of photos of lesions of one domain, a row a photo.
#[derive(Default)]
pub struct Lesions {
    /// Of photos that the weights were fitted to.
    pub photos: Vec<Vec<f32>>,
    /// Of the same out of focus, which are still photos of lesions.
    pub soft: Vec<Vec<f32>>,
    /// Of their plainest corners, which show skin alone.
    pub corners: Vec<Vec<f32>>,
    /// Of photos that the weights were not fitted to, by which the limits are set.
    pub validation: Vec<Vec<f32>>,
}

/// Traits of photos of one kind that show no lesion, a row a photo.
pub struct Kind {
    /// Its name: `faces`.
    pub name: String,
    /// Of the half that is fitted to.
    pub photos: Vec<Vec<f32>>,
    /// Of the same as another camera's might be: how a photo was changed must not tell whether it shows a lesion.
    pub elsewhere: Vec<Vec<f32>>,
}

/// All that a detector is fitted to.
pub struct Known {
    /// How many features come from earlier layers; they are the first.
    pub early: usize,
    /// Lesions by their domain: through a dermatoscope, by a camera.
    pub lesions: [Lesions; 2],
    /// What shows no lesion, by its kind.
    pub kinds: Vec<Kind>,
}

/// What is fitted to all that is known, and to less of it.
#[derive(Debug, PartialEq)]
pub struct Fitted {
    /// To all.
    pub out_of_distribution: OutOfDistributionDetector,
    /// To all but one kind, a detector for each kind, in their order: on the photos of that kind it does what the other
    /// would on photos of a kind that nobody thought of.
    pub left_out: Vec<OutOfDistributionDetector>,
}

/// The share of the lesions of a domain that may be refused.
pub const REFUSED: f64 = 0.025;

/// The share of them that may be unusual, or refused.
pub const UNUSUAL: f64 = 0.08;

/// What is added to each trait's variance, as a share of it: directions in which these archives hardly vary may vary
/// more in another clinic's.
const RIDGE: f64 = 0.1;

/// How far the corners' own variation counts in Fisher's discriminant.
const SHARE_OF_CORNERS: f64 = 0.2;

/// Below so many photos the limits of one in a hundred mean nothing.
const LEAST_PHOTOS: usize = 100;

/// The detector that `known` asks for; none where there are too few photos to say what is unusual. A domain with too
/// few photos to say what it looks like is left out.
pub fn fit(known: &Known) -> Option<Fitted> {
    let lesions: Vec<&Lesions> = known.lesions.iter().filter(|lesions| lesions.photos.len() >= LEAST_PHOTOS).collect();
    let enough = |of: fn(&Lesions) -> usize| lesions.iter().map(|lesions| of(lesions)).sum::<usize>() >= LEAST_PHOTOS;
    if !enough(|lesions| lesions.corners.len()) || !enough(|lesions| lesions.validation.len()) {
        return None;
    }
    let base = by_distance(&lesions, known.early)?;
    if known.kinds.is_empty() {
        let out_of_distribution = within_limits(base, &lesions, limits::OF_TWO)?;
        return Some(Fitted { out_of_distribution, left_out: Vec::new() });
    }
    Regressions::new(base, &lesions, &known.kinds)?.fitted()
}

/// The distance and the bare_skin_score, without limits.
fn by_distance(lesions: &[&Lesions], early: usize) -> Option<OutOfDistributionDetector> {
    let spread = |photos: &[&Vec<Vec<f32>>]| {
        let rows: Vec<&[f32]> = photos.iter().copied().flatten().map(|features| &features[..early]).collect();
        (!rows.is_empty()).then(|| Spread::of(&rows))
    };
    let of_photos: Vec<Spread> = lesions.iter().filter_map(|lesions| spread(&[&lesions.photos])).collect();
    let within = Spread::with_ridge(&mean_covariance(&of_photos)?);
    let whitening = within.cholesky()?.l().try_inverse()?;

    // The direction from one domain to the other is none in which lesions are bare.
    let all = lesions.iter().filter_map(|lesions| spread(&[&lesions.photos, &lesions.soft])).collect();
    let all = Spread::together(all)?;
    let corners = Spread::together(lesions.iter().filter_map(|lesions| spread(&[&lesions.corners])).collect())?;
    let within = &all.covariance * (1.0 - SHARE_OF_CORNERS) + &corners.covariance * SHARE_OF_CORNERS;
    let apart = &corners.mean - &all.mean;
    let direction = Spread::with_ridge(&within).cholesky()?.solve(&apart);
    let bare_skin_score = &direction * (2.0 / direction.dot(&apart));
    let offset = -1.0 - bare_skin_score.dot(&all.mean);

    let lower = (0..early).flat_map(|row| (0..=row).map(move |column| (row, column)));
    let no_limit =
        Limits { mahalanobis_distance: f32::INFINITY, bare_skin_score: f32::INFINITY, no_lesion_log_odds: None };
    let mut centres = of_photos.iter().map(|spread| spread.mean.iter().copied().map(rounded).collect::<Vec<f32>>());
    Some(OutOfDistributionDetector {
        mean: centres.next()?,
        clinical_mean: centres.next(),
        whitening: lower.map(|place| rounded(whitening[place])).collect(),
        bare_skin_weights: bare_skin_score.iter().copied().map(rounded).collect(),
        bare_skin_intercept: offset as f32,
        no_lesion_regression: None,
        unusual: no_limit,
        refused: no_limit,
    })
}

/// `out_of_distribution` with the limits that hold on the validation photos of `lesions`, of its numbers as they are stored;
/// none where these are too few.
pub fn within_limits(
    out_of_distribution: OutOfDistributionDetector,
    lesions: &[&Lesions],
    slack: Slack,
) -> Option<OutOfDistributionDetector> {
    let measures = |features: &Vec<f32>| -> Measures {
        let log_odds = out_of_distribution.log_odds(features).unwrap_or_default();
        [out_of_distribution.mahalanobis_distance(features), out_of_distribution.bare_skin_score(features), log_odds]
    };
    let measured: Vec<Vec<Measures>> =
        lesions.iter().map(|lesions| lesions.validation.iter().map(measures).collect()).collect();
    let refused = limits::tightest(&measured, slack, REFUSED)?;
    let unusual = limits::tightest(&measured, slack, UNUSUAL)?;
    Some(OutOfDistributionDetector { unusual, refused, ..out_of_distribution })
}

/// The mean of features, and how they vary together.
struct Spread {
    mean: DVector<f64>,
    covariance: DMatrix<f64>,
}

impl Spread {
    /// That of `photos`, at least one.
    fn of(photos: &[&[f32]]) -> Spread {
        let columns: Vec<DVector<f64>> = photos
            .iter()
            .map(|features| DVector::from_iterator(features.len(), features.iter().map(|value| f64::from(*value))))
            .collect();
        let mut away = DMatrix::from_columns(&columns);
        let mean = away.column_mean();
        away.column_iter_mut().for_each(|mut column| column -= &mean);
        let covariance = &away * away.transpose() / photos.len() as f64;
        Spread { mean, covariance }
    }

    /// That of several sets of photos as one, in which each set weighs the same; none of no set.
    fn together(sets: Vec<Spread>) -> Option<Spread> {
        let within = mean_covariance(&sets)?;
        let share = 1.0 / sets.len() as f64;
        let mean = sets.iter().skip(1).fold(sets[0].mean.clone(), |sum, set| sum + &set.mean) * share;
        let covariance = sets.iter().fold(within, |sum, set| {
            let away = &set.mean - &mean;
            sum + &away * away.transpose() * share
        });
        Some(Spread { mean, covariance })
    }

    /// A covariance with [`RIDGE`]; a trait that never varies is given a little.
    fn with_ridge(covariance: &DMatrix<f64>) -> DMatrix<f64> {
        let mut covariance = covariance.clone();
        let least = 1e-3 * covariance.diagonal().mean() + f64::MIN_POSITIVE;
        for place in 0..covariance.nrows() {
            covariance[(place, place)] += RIDGE * covariance[(place, place)].max(least);
        }
        covariance
    }
}

/// The mean of the covariances, each about its own mean; none of no set.
fn mean_covariance(sets: &[Spread]) -> Option<DMatrix<f64>> {
    let (first, others) = sets.split_first()?;
    let sum = others.iter().fold(first.covariance.clone(), |sum, set| sum + &set.covariance);
    Some(sum / sets.len() as f64)
}

/// To four digits that count: more would only make the card longer.
pub fn rounded(value: f64) -> f32 {
    if value == 0.0 || !value.is_finite() {
        return value as f32;
    }
    let unit = 10.0_f64.powi(3 - value.abs().log10().floor() as i32);
    ((value * unit).round() / unit) as f32
}

#[cfg(test)]
mod tests {
    use naevus_reading::assessment::InputStatus;
    use naevus_reading::domain::Domain;
    use rand::RngExt;

    use super::*;
    use crate::training::stream;

    /// Lesions vary by 2 about 0 in five of six features; corners lie 5 away in the first one, which is not strange yet.
    fn lesions(count: usize, second: f32, seed: u64) -> Lesions {
        let random = &mut stream(seed, 0);
        // The sum of twelve even numbers less six is nearly normal.
        let mut normal = || (0..12).map(|_| random.random_range(0.0_f32..1.0)).sum::<f32>() - 6.0;
        let mut photos = |away: f32| -> Vec<Vec<f32>> {
            (0..count)
                .map(|_| {
                    let mut photo = features(away, second);
                    photo[..5].iter_mut().for_each(|value| *value += 2.0 * normal());
                    photo.to_vec()
                })
                .collect()
        };
        Lesions { photos: photos(0.0), soft: photos(0.0), corners: photos(5.0), validation: photos(0.0) }
    }

    /// The features of a photo in the middle of others.
    fn features(first: f32, second: f32) -> [f32; 6] {
        [first, second, 0.0, 0.0, 0.0, 7.0]
    }

    fn known() -> Known {
        Known { early: 6, lesions: [lesions(1000, 0.0, 5), Lesions::default()], kinds: Vec::new() }
    }

    #[test]
    fn it_knows_lesions_and_refuses_what_is_far_from_them() {
        let out_of_distribution = fit(&known()).unwrap().out_of_distribution;
        assert!(out_of_distribution.fits(6, 6));
        let status = |first, second| out_of_distribution.check(&features(first, second)).status;
        assert_eq!(status(0.0, 0.0), InputStatus::InDistribution);
        assert_eq!(status(0.0, 20.0), InputStatus::OutOfDistribution);
        assert_eq!(status(6.5, 0.0), InputStatus::BareSkin);
        assert!((out_of_distribution.bare_skin_score(&features(5.0, 0.0)) - 1.0).abs() < 0.1);
        assert!((out_of_distribution.bare_skin_score(&features(0.0, 0.0)) + 1.0).abs() < 0.1);
    }

    #[test]
    fn as_many_of_the_validation_photos_are_refused_as_are_allowed() {
        let known = known();
        let out_of_distribution = fit(&known).unwrap().out_of_distribution;
        let share = |is: fn(InputStatus) -> bool| {
            let photos = known.lesions[0].validation.iter();
            photos.filter(|features| is(out_of_distribution.check(features).status)).count() as f64 / 1000.0
        };
        assert!((0.02..=REFUSED).contains(&share(InputStatus::is_refusal)));
        assert!((0.07..=UNUSUAL).contains(&share(|status| status != InputStatus::InDistribution)));
    }

    #[test]
    fn a_second_domain_is_as_familiar_though_its_photos_are_few_and_far() {
        let lesions = [lesions(1000, 0.0, 5), lesions(150, 40.0, 6)];
        let known = Known { early: 6, lesions, kinds: Vec::new() };
        let out_of_distribution = fit(&known).unwrap().out_of_distribution;
        let input_check = |second| out_of_distribution.check(&features(0.0, second));
        assert_eq!(input_check(0.0).domain, Some(Domain::Dermoscopy));
        let clinical = input_check(40.0);
        assert_eq!((clinical.domain, clinical.status), (Some(Domain::Clinical), InputStatus::InDistribution));
        assert_eq!(input_check(20.0).status, InputStatus::OutOfDistribution, "between the two there is nothing");
        for lesions in &known.lesions {
            let refused = lesions
                .validation
                .iter()
                .filter(|features| out_of_distribution.check(features).status.is_refusal())
                .count();
            assert!(refused as f64 <= REFUSED * lesions.validation.len() as f64, "{refused}");
        }
    }

    #[test]
    fn traits_of_the_last_layer_do_not_count_in_the_distance() {
        let mut known = known();
        let with_one_more = |photos: &mut Vec<Vec<f32>>| photos.iter_mut().for_each(|features| features.push(1e3));
        let alone = fit(&known).unwrap();
        let Lesions { photos, soft, corners, validation } = &mut known.lesions[0];
        [photos, soft, corners, validation].into_iter().for_each(with_one_more);
        assert_eq!(fit(&known).unwrap(), alone);
    }

    #[test]
    fn of_few_photos_nothing_is_said() {
        let mut known = known();
        known.lesions[0].validation.truncate(50);
        assert_eq!(fit(&known), None);
    }

    #[test]
    fn numbers_are_rounded_to_four_digits() {
        assert_eq!([0.0, 1.23456, -0.000_123_456, 98_765.4].map(rounded), [0.0, 1.235, -0.000_123_5, 98_770.0]);
    }
}
