//! Invariance of the prediction to mirroring and rotation of the photo.

use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::symmetry::Symmetry;
use serde::{Serialize, Serializer};

use crate::evaluation::{Bootstrap, Prediction};

/// The share of photos whose most probable diagnosis changes with the view, 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Invariance {
    /// The number of photos that were classified in all views, with and without a label.
    pub photos: usize,
    /// The share changed by horizontal mirroring.
    pub prediction_changes_flip: Figure,
    /// The share changed by clockwise rotation by 90°.
    pub prediction_changes_quarter_turn: Figure,
    /// The share changed in at least one of the seven other views.
    pub prediction_changes_any: Figure,
    /// The share changed by each of the seven other views.
    pub views: Vec<ViewInvariance>,
}

/// The share of photos whose prediction changes in one view.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViewInvariance {
    /// The view.
    #[serde(serialize_with = "by_name")]
    pub view: Symmetry,
    /// The share of photos with another prediction than in the original view.
    pub prediction_changes: Figure,
}

fn by_name<S: Serializer>(view: &Symmetry, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&view.name())
}

/// The views of a photo other than the original one.
pub const OTHER_VIEWS: [Symmetry; 7] = {
    let [_, others @ ..] = Symmetry::ALL;
    others
};

/// The predicted diagnosis of a photo in each of [`OTHER_VIEWS`], in that order.
pub type ViewPredictions = [Diagnosis; OTHER_VIEWS.len()];

impl Invariance {
    /// Compares `predictions`, made in the original view, with those in the other views; `None` without photos.
    pub fn measure(predictions: &[Prediction], others: &[ViewPredictions], bootstrap: Bootstrap) -> Option<Invariance> {
        let changes_where = |changes: &dyn Fn(Diagnosis, &ViewPredictions) -> bool| {
            let changed = |(prediction, others): (&'_ Prediction, &ViewPredictions)| {
                changes(most_probable(&prediction.probabilities), others)
            };
            let photos = predictions.iter().zip(others);
            let shares: Vec<(&str, bool)> =
                photos.map(|(prediction, others)| (prediction.group(), changed((prediction, others)))).collect();
            bootstrap.proportion(&shares)
        };
        let views: Vec<ViewInvariance> = OTHER_VIEWS
            .into_iter()
            .enumerate()
            .filter_map(|(index, view)| {
                let prediction_changes = changes_where(&|original, others| others[index] != original)?;
                Some(ViewInvariance { view, prediction_changes })
            })
            .collect();
        let of = |view| Some(views.iter().find(|other| other.view == view)?.prediction_changes);
        Some(Invariance {
            photos: predictions.len(),
            prediction_changes_flip: of(Symmetry::FLIP)?,
            prediction_changes_quarter_turn: of(Symmetry::QUARTER_TURN)?,
            prediction_changes_any: changes_where(&|original, others| others.iter().any(|other| *other != original))?,
            views,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use naevus_evaluation::examples::{confident, photo};

    #[test]
    fn a_change_in_one_view_is_counted_there_and_in_any() {
        let photo = |lesion: &str| photo(lesion, None, confident(Diagnosis::Nevus, 1.0));
        let mut changed = [Diagnosis::Nevus; 7];
        changed[1] = Diagnosis::Melanoma;
        let others = [changed, [Diagnosis::Nevus; 7], [Diagnosis::Nevus; 7], [Diagnosis::Melanoma; 7]];
        let photos = ["a", "b", "c", "d"].map(photo);
        let invariance = Invariance::measure(&photos, &others, Bootstrap { resamples: 20, seed: 0 }).unwrap();
        assert_eq!(invariance.prediction_changes_flip.value, 0.25);
        assert_eq!(invariance.prediction_changes_quarter_turn.value, 0.25);
        assert_eq!(invariance.prediction_changes_any.value, 0.5);
        assert_eq!(invariance.views[1].prediction_changes.value, 0.5);
        assert_eq!(Invariance::measure(&[], &[], Bootstrap::default()), None);
    }
}
