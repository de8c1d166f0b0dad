//! Refusal rates: on photos of lesions, and on photos without a lesion.

use naevus_reading::assessment::CONFIDENCE_THRESHOLD;
use naevus_reading::card::Figure;
use serde::Serialize;

use crate::{Bootstrap, Prediction};

/// The refusal rate on one set of photos.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RefusalRate {
    /// The photos: the name of a folder, `lesions`, `clinical lesions` or `faces left out of the fit`.
    pub of: String,
    /// The number of photos.
    pub photos: usize,
    /// The share of photos that are refused.
    pub refused_share: Figure,
    /// The share of photos with an inconclusive result: refused, unusual, or no diagnosis reaches
    /// [`CONFIDENCE_THRESHOLD`].
    pub inconclusive_share: Figure,
}

/// The refusal rates on photos of lesions and on photos without a lesion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RefusalRates {
    /// The least probability of a conclusive diagnosis.
    pub confidence_threshold: f32,
    /// The evaluated photos.
    pub lesions: RefusalRate,
    /// The same by domain, if both domains occur.
    pub domains: Vec<RefusalRate>,
    /// Folders of photos without a lesion. For a folder to which the detector was fitted, the half that was held out.
    pub folders: Vec<RefusalRate>,
    /// All photos of each folder to which the detector was fitted, by a detector that was fitted without that folder.
    pub left_out: Vec<RefusalRate>,
}

/// The share of `photos` that are refused; `None` without photos.
pub fn refused_share<'a>(photos: impl Iterator<Item = &'a Prediction>, bootstrap: Bootstrap) -> Option<Figure> {
    bootstrap.proportion(&photos.map(|photo| (photo.group(), photo.status.is_refusal())).collect::<Vec<_>>())
}

impl RefusalRate {
    /// The rate on `photos`; `None` without photos.
    pub fn measure(of: &str, photos: &[Prediction], bootstrap: Bootstrap) -> Option<RefusalRate> {
        let inconclusive: Vec<(&str, bool)> =
            photos.iter().map(|photo| (photo.group(), !photo.assessment().is_confident())).collect();
        Some(RefusalRate {
            of: of.to_string(),
            photos: photos.len(),
            refused_share: refused_share(photos.iter(), bootstrap)?,
            inconclusive_share: bootstrap.proportion(&inconclusive)?,
        })
    }
}

impl RefusalRates {
    /// The rates on `lesions` and in `folders`, without domains and without left-out folders.
    pub fn of(lesions: RefusalRate, folders: Vec<RefusalRate>) -> RefusalRates {
        RefusalRates {
            confidence_threshold: CONFIDENCE_THRESHOLD,
            lesions,
            domains: Vec::new(),
            folders,
            left_out: Vec::new(),
        }
    }

    /// Every rate, lesions first.
    pub fn all(&self) -> impl Iterator<Item = &RefusalRate> {
        std::iter::once(&self.lesions).chain(&self.domains).chain(&self.folders).chain(&self.left_out)
    }
}

#[cfg(test)]
mod tests {
    use naevus_reading::assessment::InputStatus;
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use crate::examples::{confident, photo};

    #[test]
    fn refused_and_inconclusive_photos_are_counted() {
        let with = |lesion: &str, highest: f32, status| Prediction {
            status,
            ..photo(lesion, None, confident(Diagnosis::Nevus, highest))
        };
        let photos = [
            with("a", 0.5, InputStatus::InDistribution),
            with("b", 0.499, InputStatus::InDistribution),
            with("c", 0.9, InputStatus::BareSkin),
            with("d", 0.9, InputStatus::Unusual),
        ];
        let rate = RefusalRate::measure("synthetic", &photos, Bootstrap { resamples: 50, seed: 0 }).unwrap();
        assert_eq!((rate.photos, rate.refused_share.value, rate.inconclusive_share.value), (4, 0.25, 0.75));
        assert_eq!(RefusalRate::measure("none", &[], Bootstrap::default()), None);
    }
}
