//! The malignancy channel at its operating point: what it finds, and what it calls suspicious without cause.

use naevus_reading::card::Figure;
use naevus_reading::decision::OperatingPoint;
use naevus_reading::domain::Domain;
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
    /// The same of each domain that shows something malignant and something else.
    pub domains: Vec<DomainAlert>,
}

/// How the alert does on photos of one domain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DomainAlert {
    /// With what the photos were taken.
    pub domain: Domain,
    /// Photos with a label.
    pub photos: usize,
    /// The share of malignant photos that are called suspicious.
    pub sensitivity: Figure,
    /// The share of other photos that are not.
    pub specificity: Figure,
}

impl Alert {
    /// That on those of `predictions` that have a label, by a model with this operating point; none where they show
    /// nothing malignant, or nothing else.
    pub fn measured(point: &OperatingPoint, predictions: &[Prediction], bootstrap: Bootstrap) -> Option<Alert> {
        let all: Vec<&Prediction> = predictions.iter().filter(|photo| photo.label.is_some()).collect();
        let of = |domain: Domain| {
            let photos: Vec<&Prediction> =
                all.iter().copied().filter(|photo| photo.metadata.domain == Some(domain)).collect();
            Some(DomainAlert {
                domain,
                photos: photos.len(),
                sensitivity: right_share(&photos, true, bootstrap)?,
                specificity: right_share(&photos, false, bootstrap)?,
            })
        };
        Some(Alert {
            operating_point: point.clone(),
            sensitivity: right_share(&all, true, bootstrap)?,
            specificity: right_share(&all, false, bootstrap)?,
            domains: Domain::ALL.into_iter().filter_map(of).collect(),
        })
    }
}

/// The share of the malignant photos of `photos` that are called suspicious, or of the others that are not; none where
/// there are none. Photos without a label count in neither.
pub(super) fn right_share(photos: &[&Prediction], malignant: bool, bootstrap: Bootstrap) -> Option<Figure> {
    let of_kind = photos.iter().filter(|photo| photo.label.is_some_and(|label| label.is_malignant() == malignant));
    let right: Vec<(&str, bool)> = of_kind.map(|photo| (photo.group(), photo.suspicious == malignant)).collect();
    bootstrap.share(&right)
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

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
        assert!(alert.domains.is_empty(), "nothing is known of them");
        let mut by_phone = photos.clone();
        for photo in &mut by_phone[1..4] {
            photo.metadata.domain = Some(Domain::Clinical);
        }
        let alert = Alert::measured(&OperatingPoint::default(), &by_phone, bootstrap).unwrap();
        let [of_phones] = &alert.domains[..] else { panic!("{:?}", alert.domains) };
        assert_eq!((of_phones.domain, of_phones.photos), (Domain::Clinical, 3));
        assert_eq!((of_phones.sensitivity.value, of_phones.specificity.value), (0.0, 0.5));
        assert_eq!(Alert::measured(&OperatingPoint::default(), &photos[2..], bootstrap), None);
    }
}
