//! Whether a photo is of the kind that was learnt from: close, of a lesion, through a dermatoscope or by a camera.
//!
//! It is computed from traits of the same pass. Earlier layers respond to texture and colour of any picture; the last
//! ones are trained to tell lesions apart, and give a dog the diagnosis that it resembles most. A distance in the traits
//! of earlier layers stands for all kinds of photos, also those that nothing was fitted to. A logistic regression, of the
//! last features too, separates the kinds that it was fitted to, and what is like them: a face with acne has the texture
//! of skin with a lesion, and differs from it in what it shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assessment::{Likeness, Verdict};
use crate::domain::Domain;

/// Which traits photos of lesions have, how they vary, and what tells photos without a lesion from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Familiarity {
    /// The mean early traits of the photos of lesions: of those through a dermatoscope where there is a
    /// `clinical_centre`.
    pub centre: Vec<f32>,
    /// The same of photos by a camera; none where the two were not told apart.
    #[serde(default)]
    pub clinical_centre: Option<Vec<f32>>,
    /// What makes each direction vary by one among them: a lower triangular matrix, row after row without its zeros, so
    /// that the first row has one value, the second two, and so on. Its product with the traits less a centre has the
    /// Mahalanobis distance for its length; that to the nearer centre counts, one covariance for both (Lee et al.
    /// 2018).
    pub whitening: Vec<f32>,
    /// The weight of each early trait in the bareness: Fisher's discriminant between photos of lesions and the plainest
    /// corners of such photos.
    pub bareness: Vec<f32>,
    /// What is added to their sum, so that the bareness is -1 for the mean photo of a lesion and 1 for the mean corner.
    pub bareness_offset: f32,
    /// What tells photos that show no lesion from those of lesions; none where it was fitted without any.
    #[serde(default)]
    pub regression: Option<LogisticRegression>,
    /// Beyond these a photo is unusual: an answer is given, but is not to be relied on.
    pub unusual: Limits,
    /// Beyond these a photo is refused.
    pub refused: Limits,
}

/// A logistic regression of all traits: the log-odds that a photo shows no lesion, where as many do as do not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogisticRegression {
    /// The weight of each trait, as the network gives it.
    pub weights: Vec<f32>,
    /// What is added to their sum.
    pub intercept: f32,
    /// How strongly large weights were held back: the factor of half the square of the weights, of traits that vary by
    /// one, beside the mean loss.
    pub strength: f32,
    /// The kinds of photos without a lesion that it was fitted to, and how many photos of each.
    pub kinds: BTreeMap<String, usize>,
}

/// The highest measures that pass.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Of the strangeness.
    pub strangeness: f32,
    /// Of the bareness.
    pub bareness: f32,
    /// Of the log-odds that it shows no lesion; none where every log-odds passes.
    #[serde(default)]
    pub log_odds: Option<f32>,
}

impl LogisticRegression {
    /// The log-odds that a photo with these traits shows no lesion.
    pub fn log_odds(&self, traits: &[f32]) -> f32 {
        traits.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum::<f32>() + self.intercept
    }
}

impl Limits {
    /// Whether log-odds are beyond them.
    fn log_odds_are_beyond(&self, log_odds: Option<f32>) -> bool {
        log_odds.zip(self.log_odds).is_some_and(|(log_odds, limit)| log_odds > limit || log_odds.is_nan())
    }
}

impl Familiarity {
    /// What kind of photo one with these traits is.
    ///
    /// # Panics
    ///
    /// Where there are fewer traits than the centre has.
    pub fn likeness(&self, traits: &[f32]) -> Likeness {
        let (strangeness, domain) = self.nearest(traits);
        let (bareness, log_odds) = (self.bareness(traits), self.log_odds(traits));
        let Familiarity { unusual, refused, .. } = self;
        let verdict = if strangeness > refused.strangeness || strangeness.is_nan() {
            Verdict::Strange
        } else if bareness > refused.bareness {
            // Before the regression, which refuses bare skin too and cannot say that it is that.
            Verdict::BareSkin
        } else if refused.log_odds_are_beyond(log_odds) {
            Verdict::Strange
        } else if strangeness > unusual.strangeness
            || bareness > unusual.bareness
            || unusual.log_odds_are_beyond(log_odds)
        {
            Verdict::Unusual
        } else {
            Verdict::Familiar
        };
        let domain = domain.filter(|_| !verdict.is_refusal());
        Likeness { strangeness, bareness, log_odds, domain, verdict }
    }

    /// How far the traits are from those of lesions of the nearer domain, in standard deviations of a typical
    /// direction: about 1 for these, 0 and up.
    ///
    /// # Panics
    ///
    /// Where there are fewer traits than the centre has.
    pub fn strangeness(&self, traits: &[f32]) -> f32 {
        self.nearest(traits).0
    }

    /// How much the traits are those of skin without a lesion: about -1 for lesions, about 1 for bare skin.
    pub fn bareness(&self, traits: &[f32]) -> f32 {
        traits.iter().zip(&self.bareness).map(|(value, weight)| value * weight).sum::<f32>() + self.bareness_offset
    }

    /// The log-odds that photos with these traits show no lesion; none without a regression.
    pub fn log_odds(&self, traits: &[f32]) -> Option<f32> {
        self.regression.as_ref().map(|regression| regression.log_odds(traits))
    }

    /// Whether its parts fit each other and a network of so many traits, of which so many are early ones.
    pub fn fits(&self, early: usize, traits: usize) -> bool {
        let clinical = self.clinical_centre.as_deref();
        let weights = self.regression.as_ref().map(|regression| regression.weights.as_slice());
        self.centre.len() == early
            && clinical.is_none_or(|centre| centre.len() == early)
            && self.bareness.len() == early
            && self.whitening.len() == early * (early + 1) / 2
            && weights.is_none_or(|weights| weights.len() == traits)
            && [&self.centre, &self.whitening, &self.bareness].into_iter().flatten().all(|value| value.is_finite())
            && [clinical, weights].into_iter().flatten().flatten().all(|value| value.is_finite())
    }

    /// The distance to the nearer centre, and whose it is where there are two.
    fn nearest(&self, traits: &[f32]) -> (f32, Option<Domain>) {
        let distance = self.distance(traits, &self.centre);
        let Some(clinical) = &self.clinical_centre else { return (distance, None) };
        let other = self.distance(traits, clinical);
        if other < distance { (other, Some(Domain::Clinical)) } else { (distance, Some(Domain::Dermoscopy)) }
    }

    fn distance(&self, traits: &[f32], centre: &[f32]) -> f32 {
        assert!(traits.len() >= centre.len(), "a photo has as many traits as the centre, or more");
        let away: Vec<f32> = traits.iter().zip(centre).map(|(value, centre)| value - centre).collect();
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

    /// Two traits that vary by 1 and 2 about 3 and 4; the first one tells bare skin.
    fn familiarity() -> Familiarity {
        Familiarity {
            centre: vec![3.0, 4.0],
            clinical_centre: None,
            whitening: vec![1.0, 0.0, 0.5],
            bareness: vec![0.5, 0.0],
            bareness_offset: -2.5,
            regression: None,
            unusual: Limits { strangeness: 2.0, bareness: 0.0, log_odds: None },
            refused: Limits { strangeness: 4.0, bareness: 0.5, log_odds: None },
        }
    }

    /// The same with a centre of clinical photos at 3 and 30, and a third trait by which a regression tells lesions.
    fn with_all() -> Familiarity {
        let weights = vec![0.0, 0.0, 2.0];
        let regression = LogisticRegression { weights, intercept: -1.0, strength: 0.1, kinds: BTreeMap::new() };
        Familiarity {
            clinical_centre: Some(vec![3.0, 30.0]),
            regression: Some(regression),
            unusual: Limits { log_odds: Some(0.0), ..familiarity().unusual },
            refused: Limits { log_odds: Some(1.0), ..familiarity().refused },
            ..familiarity()
        }
    }

    #[test]
    fn measures_are_in_standard_deviations() {
        let familiarity = familiarity();
        assert!(familiarity.fits(2, 2) && familiarity.fits(2, 9) && !familiarity.fits(3, 3));
        assert_eq!(familiarity.strangeness(&[3.0, 4.0]), 0.0);
        assert!((familiarity.strangeness(&[3.0, 10.0]) - (9.0_f32 / 2.0).sqrt()).abs() < 1e-6);
        assert_eq!(familiarity.bareness(&[3.0, 4.0]), -1.0);
    }

    #[test]
    fn a_photo_is_known_doubted_or_refused_for_its_reason() {
        let verdict = |traits: [f32; 2]| familiarity().likeness(&traits).verdict;
        assert_eq!(verdict([3.0, 4.0]), Verdict::Familiar);
        assert_eq!(verdict([3.0, 11.0]), Verdict::Unusual);
        assert_eq!(verdict([3.0, 20.0]), Verdict::Strange);
        assert_eq!(verdict([5.5, 4.0]), Verdict::Unusual);
        assert_eq!(verdict([6.5, 4.0]), Verdict::BareSkin);
        assert_eq!(verdict([f32::NAN, 4.0]), Verdict::Strange);
    }

    #[test]
    fn the_nearer_domain_counts_and_is_named() {
        let likeness = |traits: [f32; 3]| with_all().likeness(&traits);
        assert_eq!(likeness([3.0, 5.0, 0.0]).domain, Some(Domain::Dermoscopy));
        let clinical = likeness([3.0, 30.0, 0.0]);
        assert_eq!((clinical.domain, clinical.verdict), (Some(Domain::Clinical), Verdict::Familiar));
        let between = likeness([3.0, 17.0, 0.0]);
        assert_eq!((between.domain, between.verdict), (None, Verdict::Strange), "far from both");
        assert_eq!(familiarity().likeness(&[3.0, 4.0]).domain, None);
    }

    #[test]
    fn the_regression_refuses_what_is_near() {
        let familiarity = with_all();
        assert!(familiarity.fits(2, 3) && !familiarity.fits(2, 2));
        let verdict = |traits: [f32; 3]| familiarity.likeness(&traits).verdict;
        assert_eq!(familiarity.likeness(&[3.0, 4.0, 0.5]).log_odds, Some(0.0));
        assert_eq!(verdict([3.0, 4.0, 0.5]), Verdict::Familiar);
        assert_eq!(verdict([3.0, 4.0, 0.9]), Verdict::Unusual);
        assert_eq!(verdict([3.0, 4.0, 1.1]), Verdict::Strange);
        assert_eq!(verdict([6.5, 4.0, 1.1]), Verdict::BareSkin, "bare skin is called that");
    }

    #[test]
    fn one_of_an_earlier_card_is_read() {
        let mut json = serde_json::to_value(familiarity()).unwrap();
        for field in ["clinical_centre", "regression"] {
            json.as_object_mut().unwrap().remove(field);
        }
        for limits in ["unusual", "refused"] {
            json[limits].as_object_mut().unwrap().remove("log_odds");
        }
        assert_eq!(serde_json::from_value::<Familiarity>(json).unwrap(), familiarity());
    }
}
