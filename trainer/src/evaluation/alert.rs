//! The malignancy channel at its operating point: what it finds, and what it calls suspicious without cause.

use naevus::judgement::OperatingPoint;
use naevus::model_card::Figure;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Prediction};

/// How the alert does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alert {
    /// Where it is set.
    pub operating_point: OperatingPoint,
    /// The share of malignant photos that are called suspicious.
    pub sensitivity: Figure,
    /// The share of other photos that are not.
    pub specificity: Figure,
}

impl Alert {
    /// That on those of `predictions` that have a label, by a model with this operating point; none where they show
    /// nothing malignant, or nothing else.
    pub fn measured(point: &OperatingPoint, predictions: &[Prediction], bootstrap: Bootstrap) -> Option<Alert> {
        let share = |malignant: bool| {
            let of_kind =
                predictions.iter().filter(|photo| photo.label.is_some_and(|label| label.is_malignant() == malignant));
            let right: Vec<(&str, bool)> =
                of_kind.map(|photo| (photo.group(), photo.suspicious == malignant)).collect();
            bootstrap.share(&right)
        };
        Some(Alert { operating_point: point.clone(), sensitivity: share(true)?, specificity: share(false)? })
    }
}

#[cfg(test)]
mod tests {
    use naevus::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn what_is_found_and_what_is_left_alone_are_counted() {
        let photo = |lesion: &str, label, suspicious| Prediction {
            lesion: lesion.to_string(),
            label: Some(Diagnosis::into(label)),
            suspicious,
            ..Prediction::default()
        };
        let photos = [
            photo("a", Diagnosis::Melanoma, true),
            photo("b", Diagnosis::BasalCellCarcinoma, false),
            photo("c", Diagnosis::ActinicKeratosis, true),
            photo("d", Diagnosis::Nevus, false),
            photo("e", Diagnosis::Nevus, false),
            photo("f", Diagnosis::VascularLesion, false),
        ];
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let alert = Alert::measured(&OperatingPoint::default(), &photos, bootstrap).unwrap();
        assert_eq!((alert.sensitivity.value, alert.specificity.value), (0.5, 0.75));
        assert_eq!(Alert::measured(&OperatingPoint::default(), &photos[2..], bootstrap), None);
    }
}
