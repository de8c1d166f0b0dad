//! How often no diagnosis stands out: on lesions, and on photos that show none.
//!
//! The model has no way yet to refuse a photo, so what is measured is doubt: no diagnosis reaches the probability from
//! which the page says that a photo resembles it. Once a reading can say that it is refused, [`is_doubtful`] is where
//! that is asked.

use naevus::assessment::STANDS_OUT;
use naevus::diagnosis::Diagnosis;
use naevus::model_card::Figure;
use serde::Serialize;

use crate::evaluation::Bootstrap;
use crate::evaluation::cases::most_probable;

/// How often photos leave the model in doubt.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Doubt {
    /// Which photos: a folder, or `lesions`.
    pub of: String,
    /// How many were read.
    pub photos: usize,
    /// The share of them in which no diagnosis stands out.
    pub doubtful_share: Figure,
}

/// Doubt on photos that show no lesion, where it is wanted, beside doubt on lesions, where it is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotLesions {
    /// The probability from which a diagnosis stands out.
    pub stands_out_from: f32,
    /// The photos that are evaluated.
    pub lesions: Doubt,
    /// Folders of photos that show no lesion.
    pub folders: Vec<Doubt>,
}

impl Doubt {
    /// That over photos of lesions with these names and probabilities; none of no photos.
    pub fn measured(of: &str, photos: &[(&str, [f32; Diagnosis::COUNT])], bootstrap: Bootstrap) -> Option<Doubt> {
        let doubtful: Vec<(&str, bool)> =
            photos.iter().map(|(lesion, probabilities)| (*lesion, is_doubtful(probabilities))).collect();
        Some(Doubt { of: of.to_string(), photos: photos.len(), doubtful_share: bootstrap.share(&doubtful)? })
    }
}

/// Whether no diagnosis stands out.
fn is_doubtful(probabilities: &[f32; Diagnosis::COUNT]) -> bool {
    probabilities[most_probable(probabilities).index()] < STANDS_OUT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_enough_to_stand_out() {
        let with = |highest: f32| {
            let mut probabilities = [(1.0 - highest) / 8.0; Diagnosis::COUNT];
            probabilities[4] = highest;
            probabilities
        };
        let photos = [("a", with(0.5)), ("b", with(0.499)), ("c", with(0.3)), ("d", with(0.9))];
        let doubt = Doubt::measured("drawn", &photos, Bootstrap { resamples: 50, seed: 0 }).unwrap();
        assert_eq!((doubt.photos, doubt.doubtful_share.value), (4, 0.5));
        assert_eq!(Doubt::measured("none", &[], Bootstrap::default()), None);
    }
}
