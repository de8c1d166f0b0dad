//! The out-of-distribution check: whether a photo is a close-up of a skin lesion, dermoscopic or clinical.
//!
//! It uses features of the same forward pass. Early features respond to the texture and colour of any image. The last
//! features are trained to separate the diagnoses and are too specialised to detect unfamiliar input. A Mahalanobis
//! distance in the early features covers every kind of unfamiliar input, including kinds that no part of the model was
//! fitted to. A logistic regression of all features detects the kinds of photos that it was fitted to and similar ones.
//! For example, a face with acne has the texture of skin with a lesion but differs from it in the last features.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assessment::{InputCheck, InputStatus};
use crate::domain::Domain;

/// The distribution of the features of lesion photos, and the classifiers for photos without a lesion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutOfDistributionDetector {
    /// The mean early features of lesion photos: of the dermoscopic ones if there is a `clinical_mean`.
    pub mean: Vec<f32>,
    /// The mean early features of clinical lesion photos. `None` if both domains share one mean.
    pub clinical_mean: Option<Vec<f32>>,
    /// The whitening matrix of the early features, packed lower triangle in row-major order. Its product with the
    /// features minus a mean has the Mahalanobis distance as its length. The covariance is shared by both domains, and
    /// the distance to the nearer mean is used (Lee et al. 2018).
    pub whitening: Vec<f32>,
    /// The weights of the early features in the bare-skin score: Fisher's linear discriminant between lesion photos and
    /// the most uniform corners of these photos.
    pub bare_skin_weights: Vec<f32>,
    /// The intercept of the bare-skin score. It makes the score -1 for the mean lesion photo and 1 for the mean corner.
    pub bare_skin_intercept: f32,
    /// The logistic regression for photos without a lesion. `None` if it was fitted without such photos.
    #[serde(rename = "no_lesion_regression")]
    pub non_lesion_regression: Option<LogisticRegression>,
    /// A photo above one of these thresholds is unusual: its assessment is given with a warning.
    pub unusual: DetectionThresholds,
    /// A photo above one of these thresholds is refused.
    pub refused: DetectionThresholds,
}

/// A logistic regression of all features: the log-odds of "no lesion" at equal priors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogisticRegression {
    /// The weight of each unscaled feature.
    pub weights: Vec<f32>,
    /// The intercept.
    pub intercept: f32,
    /// The L2 penalty: the factor of half the squared norm of the weights of standardised features, added to the mean
    /// loss.
    pub l2_penalty: f32,
    /// The number of training photos without a lesion, by kind.
    pub kinds: BTreeMap<String, usize>,
}

/// The maximum accepted values of the three scores.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DetectionThresholds {
    /// The maximum Mahalanobis distance.
    pub mahalanobis_distance: f32,
    /// The maximum bare-skin score.
    pub bare_skin_score: f32,
    /// The maximum log-odds of "no lesion". With `None` every value is accepted.
    #[serde(rename = "no_lesion_log_odds")]
    pub non_lesion_log_odds: Option<f32>,
}

impl LogisticRegression {
    /// The log-odds of "no lesion" for a photo with these features.
    pub fn log_odds(&self, features: &[f32]) -> f32 {
        features.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum::<f32>() + self.intercept
    }
}

impl DetectionThresholds {
    /// Whether the log-odds exceed the threshold.
    fn log_odds_exceed(&self, log_odds: Option<f32>) -> bool {
        log_odds
            .zip(self.non_lesion_log_odds)
            .is_some_and(|(log_odds, threshold)| log_odds > threshold || log_odds.is_nan())
    }
}

impl OutOfDistributionDetector {
    /// Checks a photo with these features.
    ///
    /// # Panics
    ///
    /// If there are fewer features than the mean has.
    pub fn check(&self, features: &[f32]) -> InputCheck {
        let (mahalanobis_distance, domain) = self.nearest_mean(features);
        let (bare_skin_score, log_odds) = (self.bare_skin_score(features), self.log_odds(features));
        let OutOfDistributionDetector { unusual, refused, .. } = self;
        let status = if mahalanobis_distance > refused.mahalanobis_distance || mahalanobis_distance.is_nan() {
            InputStatus::OutOfDistribution
        } else if bare_skin_score > refused.bare_skin_score {
            // This precedes the regression, which also refuses bare skin but does not identify it.
            InputStatus::BareSkin
        } else if refused.log_odds_exceed(log_odds) {
            InputStatus::OutOfDistribution
        } else if mahalanobis_distance > unusual.mahalanobis_distance
            || bare_skin_score > unusual.bare_skin_score
            || unusual.log_odds_exceed(log_odds)
        {
            InputStatus::Unusual
        } else {
            InputStatus::InDistribution
        };
        let domain = domain.filter(|_| !status.is_refusal());
        InputCheck { mahalanobis_distance, bare_skin_score, non_lesion_log_odds: log_odds, domain, status }
    }

    /// The Mahalanobis distance of the features to the nearer mean, divided by the square root of the number of early
    /// features: 0 and up, about 1 for photos of lesions.
    ///
    /// # Panics
    ///
    /// If there are fewer features than the mean has.
    pub fn mahalanobis_distance(&self, features: &[f32]) -> f32 {
        self.nearest_mean(features).0
    }

    /// The bare-skin score: about -1 for lesions, about 1 for bare skin.
    pub fn bare_skin_score(&self, features: &[f32]) -> f32 {
        features.iter().zip(&self.bare_skin_weights).map(|(value, weight)| value * weight).sum::<f32>()
            + self.bare_skin_intercept
    }

    /// The log-odds of "no lesion". `None` without a regression.
    pub fn log_odds(&self, features: &[f32]) -> Option<f32> {
        self.non_lesion_regression.as_ref().map(|regression| regression.log_odds(features))
    }

    /// Whether all values are finite and the sizes match a network with `features` features, the first `early` of which
    /// are early ones.
    pub fn fits(&self, early: usize, features: usize) -> bool {
        let clinical = self.clinical_mean.as_deref();
        let weights = self.non_lesion_regression.as_ref().map(|regression| regression.weights.as_slice());
        self.mean.len() == early
            && clinical.is_none_or(|mean| mean.len() == early)
            && self.bare_skin_weights.len() == early
            && self.whitening.len() == early * (early + 1) / 2
            && weights.is_none_or(|weights| weights.len() == features)
            && [&self.mean, &self.whitening, &self.bare_skin_weights]
                .into_iter()
                .flatten()
                .all(|value| value.is_finite())
            && [clinical, weights].into_iter().flatten().flatten().all(|value| value.is_finite())
    }

    /// The distance to the nearer mean, and its domain if there are two means.
    fn nearest_mean(&self, features: &[f32]) -> (f32, Option<Domain>) {
        let distance = self.distance(features, &self.mean);
        let Some(clinical) = &self.clinical_mean else { return (distance, None) };
        let other = self.distance(features, clinical);
        if other < distance { (other, Some(Domain::Clinical)) } else { (distance, Some(Domain::Dermoscopy)) }
    }

    fn distance(&self, features: &[f32], mean: &[f32]) -> f32 {
        assert!(features.len() >= mean.len(), "there must be at least as many features as the mean has");
        let offset: Vec<f32> = features.iter().zip(mean).map(|(value, mean)| value - mean).collect();
        let mut rest = self.whitening.as_slice();
        let mut squared_norm = 0.0;
        for row in 1..=offset.len() {
            let (weights, remaining) = rest.split_at(row);
            rest = remaining;
            let component: f32 = weights.iter().zip(&offset).map(|(weight, offset)| weight * offset).sum();
            squared_norm += component * component;
        }
        (squared_norm / offset.len().max(1) as f32).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two early features with means 3 and 4 and standard deviations 1 and 2. The first one is the bare-skin score.
    fn detector() -> OutOfDistributionDetector {
        OutOfDistributionDetector {
            mean: vec![3.0, 4.0],
            clinical_mean: None,
            whitening: vec![1.0, 0.0, 0.5],
            bare_skin_weights: vec![0.5, 0.0],
            bare_skin_intercept: -2.5,
            non_lesion_regression: None,
            unusual: DetectionThresholds { mahalanobis_distance: 2.0, bare_skin_score: 0.0, non_lesion_log_odds: None },
            refused: DetectionThresholds { mahalanobis_distance: 4.0, bare_skin_score: 0.5, non_lesion_log_odds: None },
        }
    }

    /// The same with a mean of clinical photos at 3 and 30, and a regression of a third feature.
    fn with_both() -> OutOfDistributionDetector {
        let weights = vec![0.0, 0.0, 2.0];
        let regression = LogisticRegression { weights, intercept: -1.0, l2_penalty: 0.1, kinds: BTreeMap::new() };
        OutOfDistributionDetector {
            clinical_mean: Some(vec![3.0, 30.0]),
            non_lesion_regression: Some(regression),
            unusual: DetectionThresholds { non_lesion_log_odds: Some(0.0), ..detector().unusual },
            refused: DetectionThresholds { non_lesion_log_odds: Some(1.0), ..detector().refused },
            ..detector()
        }
    }

    #[test]
    fn scores_are_scaled() {
        let detector = detector();
        assert!(detector.fits(2, 2) && detector.fits(2, 9) && !detector.fits(3, 3));
        assert_eq!(detector.mahalanobis_distance(&[3.0, 4.0]), 0.0);
        assert!((detector.mahalanobis_distance(&[3.0, 10.0]) - (9.0_f32 / 2.0).sqrt()).abs() < 1e-6);
        assert_eq!(detector.bare_skin_score(&[3.0, 4.0]), -1.0);
    }

    #[test]
    fn each_score_has_its_thresholds_and_status() {
        let status = |features: [f32; 2]| detector().check(&features).status;
        assert_eq!(status([3.0, 4.0]), InputStatus::InDistribution);
        assert_eq!(status([3.0, 11.0]), InputStatus::Unusual);
        assert_eq!(status([3.0, 20.0]), InputStatus::OutOfDistribution);
        assert_eq!(status([5.5, 4.0]), InputStatus::Unusual);
        assert_eq!(status([6.5, 4.0]), InputStatus::BareSkin);
        assert_eq!(status([f32::NAN, 4.0]), InputStatus::OutOfDistribution);
    }

    #[test]
    fn the_nearer_domain_is_used_and_reported() {
        let input_check = |features: [f32; 3]| with_both().check(&features);
        assert_eq!(input_check([3.0, 5.0, 0.0]).domain, Some(Domain::Dermoscopy));
        let clinical = input_check([3.0, 30.0, 0.0]);
        assert_eq!((clinical.domain, clinical.status), (Some(Domain::Clinical), InputStatus::InDistribution));
        let between = input_check([3.0, 17.0, 0.0]);
        assert_eq!((between.domain, between.status), (None, InputStatus::OutOfDistribution), "far from both");
        assert_eq!(detector().check(&[3.0, 4.0]).domain, None);
    }

    #[test]
    fn the_regression_refuses_photos_near_the_mean() {
        let detector = with_both();
        assert!(detector.fits(2, 3) && !detector.fits(2, 2));
        let status = |features: [f32; 3]| detector.check(&features).status;
        assert_eq!(detector.check(&[3.0, 4.0, 0.5]).non_lesion_log_odds, Some(0.0));
        assert_eq!(status([3.0, 4.0, 0.5]), InputStatus::InDistribution);
        assert_eq!(status([3.0, 4.0, 0.9]), InputStatus::Unusual);
        assert_eq!(status([3.0, 4.0, 1.1]), InputStatus::OutOfDistribution);
        assert_eq!(status([6.5, 4.0, 1.1]), InputStatus::BareSkin, "the bare-skin score precedes the regression");
    }
}
