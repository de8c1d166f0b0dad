//! How often the model says that it does not know: on lesions, and on photos that show none.

use naevus_reading::assessment::{Assessment, CLEAR_PROBABILITY, InputCheck};
use naevus_reading::card::Figure;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Prediction};

/// How often photos are refused, or leave the model in doubt.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Doubt {
    /// Which photos: a folder, `lesions`, `clinical lesions` or `faces left out of the fit`.
    pub of: String,
    /// How many were read.
    pub photos: usize,
    /// The share of them that is refused.
    pub refused_share: Figure,
    /// The share of them without a clear answer: refused, unlike the photos that were learnt from, or with no diagnosis
    /// that stands out.
    pub doubtful_share: Figure,
}

/// Refusal where it is wanted, beside refusal of lesions, where it is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotLesions {
    /// The probability from which a diagnosis stands out.
    pub stands_out_from: f32,
    /// The photos that are evaluated.
    pub lesions: Doubt,
    /// The same by their domain, where there are both.
    pub domains: Vec<Doubt>,
    /// Folders of photos that show no lesion; of those to which the model was fitted, the half that it was not.
    pub folders: Vec<Doubt>,
    /// What a model would do that was fitted without the photos of one folder, on these: all of them, for each folder
    /// that was fitted to.
    pub left_out: Vec<Doubt>,
}

impl Doubt {
    /// That over `photos`; none of no photos.
    pub fn measured(of: &str, photos: &[Prediction], bootstrap: Bootstrap) -> Option<Doubt> {
        let share = |is: &dyn Fn(&Assessment) -> bool| {
            let answers: Vec<(&str, bool)> =
                photos.iter().map(|photo| (photo.group(), is(&assessment(photo)))).collect();
            bootstrap.share(&answers)
        };
        Some(Doubt {
            of: of.to_string(),
            photos: photos.len(),
            refused_share: share(&Assessment::is_refused)?,
            doubtful_share: share(&|assessment| !assessment.is_clear())?,
        })
    }
}

impl NotLesions {
    /// The doubt on `lesions` and in `folders`; nothing by domain, and nothing left out.
    pub fn of(lesions: Doubt, folders: Vec<Doubt>) -> NotLesions {
        NotLesions { stands_out_from: CLEAR_PROBABILITY, lesions, domains: Vec::new(), folders, left_out: Vec::new() }
    }

    /// Every one of them, lesions first.
    pub fn all(&self) -> impl Iterator<Item = &Doubt> {
        std::iter::once(&self.lesions).chain(&self.domains).chain(&self.folders).chain(&self.left_out)
    }
}

fn assessment(photo: &Prediction) -> Assessment {
    let input_check = InputCheck { status: photo.status, ..InputCheck::default() };
    Assessment { input_check, ..Assessment::from_probabilities(photo.probabilities) }
}

#[cfg(test)]
mod tests {
    use naevus_reading::assessment::InputStatus;
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn refused_and_doubtful_photos_are_counted() {
        let with = |lesion: &str, highest: f32, status| {
            let mut probabilities = [(1.0 - highest) / 8.0; Diagnosis::COUNT];
            probabilities[4] = highest;
            Prediction { lesion: lesion.to_string(), probabilities, status, ..Prediction::default() }
        };
        let photos = [
            with("a", 0.5, InputStatus::InDistribution),
            with("b", 0.499, InputStatus::InDistribution),
            with("c", 0.9, InputStatus::BareSkin),
            with("d", 0.9, InputStatus::Unusual),
        ];
        let doubt = Doubt::measured("drawn", &photos, Bootstrap { resamples: 50, seed: 0 }).unwrap();
        assert_eq!((doubt.photos, doubt.refused_share.value, doubt.doubtful_share.value), (4, 0.25, 0.75));
        assert_eq!(Doubt::measured("none", &[], Bootstrap::default()), None);
    }
}
