//! Whether a photo is of the kind that was learnt from: close, through a dermatoscope, of a lesion.
//!
//! It is asked of traits that the network's earlier layers see in the same pass. They notice what the last layers, which
//! know only lesions, do not: a network asked about a dog names the lesion that it resembles most.

use serde::{Deserialize, Serialize};

use crate::assessment::{Likeness, Verdict};

/// Which traits photos of lesions have, how they vary, and what tells skin without a lesion from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Familiarity {
    /// The mean traits of the photos of lesions.
    pub centre: Vec<f32>,
    /// What makes each direction vary by one among them: a lower triangular matrix, row after row without its zeros, so
    /// that the first row has one value, the second two, and so on. Its product with the traits less the centre has the
    /// Mahalanobis distance for its length (Lee et al. 2018).
    pub whitening: Vec<f32>,
    /// The weight of each trait in the bareness: Fisher's discriminant between photos of lesions and the plainest
    /// corners of such photos.
    pub bareness: Vec<f32>,
    /// What is added to their sum, so that the bareness is -1 for the mean photo of a lesion and 1 for the mean corner.
    pub bareness_offset: f32,
    /// Beyond these a photo is unusual: an answer is given, but is not to be relied on.
    pub unusual: Limits,
    /// Beyond these a photo is refused.
    pub refused: Limits,
}

/// The highest measures that pass.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Of the strangeness.
    pub strangeness: f32,
    /// Of the bareness.
    pub bareness: f32,
}

impl Familiarity {
    /// What kind of photo one with these traits is.
    ///
    /// # Panics
    ///
    /// Where there are not as many traits as the centre has.
    pub fn likeness(&self, traits: &[f32]) -> Likeness {
        let (strangeness, bareness) = (self.strangeness(traits), self.bareness(traits));
        let verdict = if strangeness > self.refused.strangeness || strangeness.is_nan() {
            Verdict::Strange
        } else if bareness > self.refused.bareness {
            Verdict::BareSkin
        } else if strangeness > self.unusual.strangeness || bareness > self.unusual.bareness {
            Verdict::Unusual
        } else {
            Verdict::Familiar
        };
        Likeness { strangeness, bareness, verdict }
    }

    /// How far the traits are from those of lesions, in standard deviations of a typical direction: about 1 for these,
    /// 0 and up.
    pub fn strangeness(&self, traits: &[f32]) -> f32 {
        assert_eq!(traits.len(), self.centre.len(), "a photo has as many traits as the centre");
        let away: Vec<f32> = traits.iter().zip(&self.centre).map(|(value, centre)| value - centre).collect();
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

    /// How much the traits are those of skin without a lesion: about -1 for lesions, about 1 for bare skin.
    pub fn bareness(&self, traits: &[f32]) -> f32 {
        traits.iter().zip(&self.bareness).map(|(value, weight)| value * weight).sum::<f32>() + self.bareness_offset
    }

    /// Whether its parts fit each other and a network of so many traits.
    pub fn fits(&self, traits: usize) -> bool {
        self.centre.len() == traits
            && self.bareness.len() == traits
            && self.whitening.len() == traits * (traits + 1) / 2
            && self.centre.iter().chain(&self.whitening).chain(&self.bareness).all(|value| value.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two traits that vary by 1 and 2 about 3 and 4; the first one tells bare skin.
    fn familiarity() -> Familiarity {
        Familiarity {
            centre: vec![3.0, 4.0],
            whitening: vec![1.0, 0.0, 0.5],
            bareness: vec![0.5, 0.0],
            bareness_offset: -2.5,
            unusual: Limits { strangeness: 2.0, bareness: 0.0 },
            refused: Limits { strangeness: 4.0, bareness: 0.5 },
        }
    }

    #[test]
    fn measures_are_in_standard_deviations() {
        let familiarity = familiarity();
        assert!(familiarity.fits(2) && !familiarity.fits(3));
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
}
