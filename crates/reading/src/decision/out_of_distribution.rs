//! Whether a photo is of the kind that was learnt from: close, of a lesion, through a dermatoscope or by a camera.
//!
//! It is computed from features of the same pass. Earlier layers respond to texture and colour of any picture; the last
//! ones are trained to tell lesions apart, and give a dog the diagnosis that it resembles most. A distance in the features
//! of earlier layers stands for all kinds of photos, also those that nothing was fitted to. A logistic regression, of the
//! last features too, separates the kinds that it was fitted to, and what is like them: a face with acne has the texture
//! of skin with a lesion, and differs from it in what it shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assessment::{InputCheck, InputStatus};
use crate::domain::Domain;

/// Which features photos of lesions have, how they vary, and what tells photos without a lesion from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutOfDistributionDetector {
    /// The mean early features of the photos of lesions: of those through a dermatoscope where there is a
    /// `clinical_mean`.
    pub mean: Vec<f32>,
    /// The same of photos by a camera; none where the two were not told apart.
    #[serde(default)]
    pub clinical_mean: Option<Vec<f32>>,
    /// What makes each direction vary by one among them: a lower triangular matrix, row after row without its zeros, so
    /// that the first row has one value, the second two, and so on. Its product with the features less a mean has the
    /// Mahalanobis distance for its length; that to the nearer mean counts, one covariance for both (Lee et al.
    /// 2018).
    pub whitening: Vec<f32>,
    /// The weight of each early trait in the bare_skin_score: Fisher's discriminant between photos of lesions and the plainest
    /// corners of such photos.
    pub bare_skin_weights: Vec<f32>,
    /// What is added to their sum, so that the bare_skin_score is -1 for the mean photo of a lesion and 1 for the mean corner.
    pub bare_skin_intercept: f32,
    /// What tells photos that show no lesion from those of lesions; none where it was fitted without any.
    #[serde(default)]
    pub no_lesion_regression: Option<LogisticRegression>,
    /// Beyond these a photo is unusual: an answer is given, but is not to be relied on.
    pub unusual: Limits,
    /// Beyond these a photo is refused.
    pub refused: Limits,
}

/// A logistic regression of all features: the log-odds that a photo shows no lesion, where as many do as do not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogisticRegression {
    /// The weight of each trait, as the network gives it.
    pub weights: Vec<f32>,
    /// What is added to their sum.
    pub intercept: f32,
    /// How strongly large weights were held back: the factor of half the square of the weights, of features that vary by
    /// one, beside the mean loss.
    pub l2_penalty: f32,
    /// The kinds of photos without a lesion that it was fitted to, and how many photos of each.
    pub kinds: BTreeMap<String, usize>,
}

/// The highest measures that pass.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Of the Mahalanobis distance.
    pub mahalanobis_distance: f32,
    /// Of the bare-skin score.
    pub bare_skin_score: f32,
    /// Of the log-odds that it shows no lesion; none where every log-odds passes.
    #[serde(default)]
    pub no_lesion_log_odds: Option<f32>,
}

impl LogisticRegression {
    /// The log-odds that a photo with these features shows no lesion.
    pub fn log_odds(&self, features: &[f32]) -> f32 {
        features.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum::<f32>() + self.intercept
    }
}

impl Limits {
    /// Whether log-odds are beyond them.
    fn log_odds_are_beyond(&self, log_odds: Option<f32>) -> bool {
        log_odds.zip(self.no_lesion_log_odds).is_some_and(|(log_odds, limit)| log_odds > limit || log_odds.is_nan())
    }
}

impl OutOfDistributionDetector {
    /// What kind of photo one with these features is.
    ///
    /// # Panics
    ///
    /// Where there are fewer features than the mean has.
    pub fn check(&self, features: &[f32]) -> InputCheck {
        let (mahalanobis_distance, domain) = self.nearest(features);
        let (bare_skin_score, log_odds) = (self.bare_skin_score(features), self.log_odds(features));
        let OutOfDistributionDetector { unusual, refused, .. } = self;
        let status = if mahalanobis_distance > refused.mahalanobis_distance || mahalanobis_distance.is_nan() {
            InputStatus::OutOfDistribution
        } else if bare_skin_score > refused.bare_skin_score {
            // Before the regression, which refuses bare skin too and cannot say that it is that.
            InputStatus::BareSkin
        } else if refused.log_odds_are_beyond(log_odds) {
            InputStatus::OutOfDistribution
        } else if mahalanobis_distance > unusual.mahalanobis_distance
            || bare_skin_score > unusual.bare_skin_score
            || unusual.log_odds_are_beyond(log_odds)
        {
            InputStatus::Unusual
        } else {
            InputStatus::InDistribution
        };
        let domain = domain.filter(|_| !status.is_refusal());
        InputCheck { mahalanobis_distance, bare_skin_score, no_lesion_log_odds: log_odds, domain, status }
    }

    /// How far the features are from those of lesions of the nearer domain, in standard deviations of a typical
    /// direction: about 1 for these, 0 and up.
    ///
    /// # Panics
    ///
    /// Where there are fewer features than the mean has.
    pub fn mahalanobis_distance(&self, features: &[f32]) -> f32 {
        self.nearest(features).0
    }

    /// How much the features are those of skin without a lesion: about -1 for lesions, about 1 for bare skin.
    pub fn bare_skin_score(&self, features: &[f32]) -> f32 {
        features.iter().zip(&self.bare_skin_weights).map(|(value, weight)| value * weight).sum::<f32>()
            + self.bare_skin_intercept
    }

    /// The log-odds that photos with these features show no lesion; none without a regression.
    pub fn log_odds(&self, features: &[f32]) -> Option<f32> {
        self.no_lesion_regression.as_ref().map(|regression| regression.log_odds(features))
    }

    /// Whether its parts fit each other and a network of so many features, of which so many are early ones.
    pub fn fits(&self, early: usize, features: usize) -> bool {
        let clinical = self.clinical_mean.as_deref();
        let weights = self.no_lesion_regression.as_ref().map(|regression| regression.weights.as_slice());
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

    /// The distance to the nearer mean, and whose it is where there are two.
    fn nearest(&self, features: &[f32]) -> (f32, Option<Domain>) {
        let distance = self.distance(features, &self.mean);
        let Some(clinical) = &self.clinical_mean else { return (distance, None) };
        let other = self.distance(features, clinical);
        if other < distance { (other, Some(Domain::Clinical)) } else { (distance, Some(Domain::Dermoscopy)) }
    }

    fn distance(&self, features: &[f32], mean: &[f32]) -> f32 {
        assert!(features.len() >= mean.len(), "a photo has as many features as the mean, or more");
        let away: Vec<f32> = features.iter().zip(mean).map(|(value, mean)| value - mean).collect();
        let mut rest = self.whitening.as_slice();
        let mut squares = 0.0;
        for row in 1..=away.len() {
            let (weights, below) = rest.split_at(row);
            rest = below;
            let length: f32 = weights.iter().zip(&away).map(|(weight, away)| weight * away).sum();
            squares += length * length;
        }
        (squares / away.len().max(1) as f32).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two features that vary by 1 and 2 about 3 and 4; the first one tells bare skin.
    fn out_of_distribution() -> OutOfDistributionDetector {
        OutOfDistributionDetector {
            mean: vec![3.0, 4.0],
            clinical_mean: None,
            whitening: vec![1.0, 0.0, 0.5],
            bare_skin_weights: vec![0.5, 0.0],
            bare_skin_intercept: -2.5,
            no_lesion_regression: None,
            unusual: Limits { mahalanobis_distance: 2.0, bare_skin_score: 0.0, no_lesion_log_odds: None },
            refused: Limits { mahalanobis_distance: 4.0, bare_skin_score: 0.5, no_lesion_log_odds: None },
        }
    }

    /// The same with a mean of clinical photos at 3 and 30, and a third trait by which a regression tells lesions.
    fn with_all() -> OutOfDistributionDetector {
        let weights = vec![0.0, 0.0, 2.0];
        let regression = LogisticRegression { weights, intercept: -1.0, l2_penalty: 0.1, kinds: BTreeMap::new() };
        OutOfDistributionDetector {
            clinical_mean: Some(vec![3.0, 30.0]),
            no_lesion_regression: Some(regression),
            unusual: Limits { no_lesion_log_odds: Some(0.0), ..out_of_distribution().unusual },
            refused: Limits { no_lesion_log_odds: Some(1.0), ..out_of_distribution().refused },
            ..out_of_distribution()
        }
    }

    #[test]
    fn measures_are_in_standard_deviations() {
        let out_of_distribution = out_of_distribution();
        assert!(out_of_distribution.fits(2, 2) && out_of_distribution.fits(2, 9) && !out_of_distribution.fits(3, 3));
        assert_eq!(out_of_distribution.mahalanobis_distance(&[3.0, 4.0]), 0.0);
        assert!((out_of_distribution.mahalanobis_distance(&[3.0, 10.0]) - (9.0_f32 / 2.0).sqrt()).abs() < 1e-6);
        assert_eq!(out_of_distribution.bare_skin_score(&[3.0, 4.0]), -1.0);
    }

    #[test]
    fn a_photo_is_known_doubted_or_refused_for_its_reason() {
        let status = |features: [f32; 2]| out_of_distribution().check(&features).status;
        assert_eq!(status([3.0, 4.0]), InputStatus::InDistribution);
        assert_eq!(status([3.0, 11.0]), InputStatus::Unusual);
        assert_eq!(status([3.0, 20.0]), InputStatus::OutOfDistribution);
        assert_eq!(status([5.5, 4.0]), InputStatus::Unusual);
        assert_eq!(status([6.5, 4.0]), InputStatus::BareSkin);
        assert_eq!(status([f32::NAN, 4.0]), InputStatus::OutOfDistribution);
    }

    #[test]
    fn the_nearer_domain_counts_and_is_named() {
        let input_check = |features: [f32; 3]| with_all().check(&features);
        assert_eq!(input_check([3.0, 5.0, 0.0]).domain, Some(Domain::Dermoscopy));
        let clinical = input_check([3.0, 30.0, 0.0]);
        assert_eq!((clinical.domain, clinical.status), (Some(Domain::Clinical), InputStatus::InDistribution));
        let between = input_check([3.0, 17.0, 0.0]);
        assert_eq!((between.domain, between.status), (None, InputStatus::OutOfDistribution), "far from both");
        assert_eq!(out_of_distribution().check(&[3.0, 4.0]).domain, None);
    }

    #[test]
    fn the_regression_refuses_what_is_near() {
        let out_of_distribution = with_all();
        assert!(out_of_distribution.fits(2, 3) && !out_of_distribution.fits(2, 2));
        let status = |features: [f32; 3]| out_of_distribution.check(&features).status;
        assert_eq!(out_of_distribution.check(&[3.0, 4.0, 0.5]).no_lesion_log_odds, Some(0.0));
        assert_eq!(status([3.0, 4.0, 0.5]), InputStatus::InDistribution);
        assert_eq!(status([3.0, 4.0, 0.9]), InputStatus::Unusual);
        assert_eq!(status([3.0, 4.0, 1.1]), InputStatus::OutOfDistribution);
        assert_eq!(status([6.5, 4.0, 1.1]), InputStatus::BareSkin, "bare skin is called that");
    }

    #[test]
    fn one_of_an_earlier_card_is_read() {
        let mut json = serde_json::to_value(out_of_distribution()).unwrap();
        for field in ["clinical_mean", "no_lesion_regression"] {
            json.as_object_mut().unwrap().remove(field);
        }
        for limits in ["unusual", "refused"] {
            json[limits].as_object_mut().unwrap().remove("no_lesion_log_odds");
        }
        assert_eq!(serde_json::from_value::<OutOfDistributionDetector>(json).unwrap(), out_of_distribution());
    }
}
