//! Whether the answer stays when the photo is mirrored or turned.

use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::symmetry::Symmetry;
use serde::{Serialize, Serializer};

use crate::evaluation::{Bootstrap, Prediction};

/// How often the most probable diagnosis changes with the view, 0 to 1 of the photos.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Photos that were read in all views, with and without a label.
    pub photos: usize,
    /// Mirrored left to right.
    pub answer_changes_flip: Figure,
    /// Turned to the right by 90°.
    pub answer_changes_quarter_turn: Figure,
    /// In at least one of the seven other views.
    pub answer_changes_any: Figure,
    /// In each of the seven other views.
    pub views: Vec<ViewAgreement>,
}

/// How often the answer changes in one view.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViewAgreement {
    /// The view, in words.
    #[serde(serialize_with = "in_words")]
    pub view: Symmetry,
    /// How often the answer is another than the upright photo's.
    pub answer_changes: Figure,
}

fn in_words<S: Serializer>(view: &Symmetry, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&view.name())
}

/// The views of a photo but the upright one.
pub const OTHER_VIEWS: [Symmetry; 7] = {
    let [_, others @ ..] = Symmetry::ALL;
    others
};

/// What a photo was read as in each of [`OTHER_VIEWS`], in that order.
pub type OtherAnswers = [Diagnosis; OTHER_VIEWS.len()];

impl Agreement {
    /// That of `predictions`, of the upright photos, with the answers in the other views of each; none of no photos.
    pub fn measured(predictions: &[Prediction], others: &[OtherAnswers], bootstrap: Bootstrap) -> Option<Agreement> {
        let changes_where = |changes: &dyn Fn(Diagnosis, &OtherAnswers) -> bool| {
            let changed = |(prediction, others): (&'_ Prediction, &OtherAnswers)| {
                changes(most_probable(&prediction.probabilities), others)
            };
            let photos = predictions.iter().zip(others);
            let shares: Vec<(&str, bool)> =
                photos.map(|(prediction, others)| (prediction.group(), changed((prediction, others)))).collect();
            bootstrap.share(&shares)
        };
        let views: Vec<ViewAgreement> = OTHER_VIEWS
            .into_iter()
            .enumerate()
            .filter_map(|(place, view)| {
                let answer_changes = changes_where(&|upright, others| others[place] != upright)?;
                Some(ViewAgreement { view, answer_changes })
            })
            .collect();
        let of = |view| Some(views.iter().find(|other| other.view == view)?.answer_changes);
        Some(Agreement {
            photos: predictions.len(),
            answer_changes_flip: of(Symmetry::FLIP)?,
            answer_changes_quarter_turn: of(Symmetry::QUARTER_TURN)?,
            answer_changes_any: changes_where(&|upright, others| others.iter().any(|other| *other != upright))?,
            views,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_in_one_view_is_counted_there_and_in_any() {
        let photo = |lesion: &str| {
            let mut probabilities = [0.0; Diagnosis::COUNT];
            probabilities[Diagnosis::Nevus.index()] = 1.0;
            Prediction { lesion: lesion.to_string(), probabilities, ..Prediction::default() }
        };
        let mut turned = [Diagnosis::Nevus; 7];
        turned[1] = Diagnosis::Melanoma;
        let others = [turned, [Diagnosis::Nevus; 7], [Diagnosis::Nevus; 7], [Diagnosis::Melanoma; 7]];
        let photos = ["a", "b", "c", "d"].map(photo);
        let agreement = Agreement::measured(&photos, &others, Bootstrap { resamples: 20, seed: 0 }).unwrap();
        assert_eq!(agreement.answer_changes_flip.value, 0.25);
        assert_eq!(agreement.answer_changes_quarter_turn.value, 0.25);
        assert_eq!(agreement.answer_changes_any.value, 0.5);
        assert_eq!(agreement.views[1].answer_changes.value, 0.5);
        assert_eq!(Agreement::measured(&[], &[], Bootstrap::default()), None);
    }
}
