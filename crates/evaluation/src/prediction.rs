//! A photo with its label, its metadata and the prediction of a model.

use std::path::PathBuf;

use naevus_reading::assessment::{Assessment, InputCheck, InputStatus};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;
use serde::{Deserialize, Serialize};

use crate::label::Label;

/// A photo with its label and a model's prediction for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// The photo's path as written to `predictions.csv`.
    pub path: String,
    /// The photo's file; empty in a browser, which gives no paths of files.
    pub file: PathBuf,
    /// The label of the photo; `None` if it is unknown.
    pub label: Option<Label>,
    /// The lesion's identifier.
    pub lesion: String,
    /// The patient group, if one is known. Photos of a patient group are in the same set of a split and are resampled
    /// together.
    pub patient_group: Option<String>,
    /// Its metadata.
    pub metadata: Metadata,
    /// The probability of each diagnosis, 0 to 1, in the order of [`Diagnosis::ALL`].
    pub probabilities: [f32; Diagnosis::COUNT],
    /// The result of the out-of-distribution check. The figures of the diagnoses include refused photos, so that refusing
    /// photos cannot improve them. Those of the alert do not, because the page shows none for a refused photo; those of the
    /// prediction sets do not include unusual photos either.
    pub status: InputStatus,
    /// Whether the photo raises the alert.
    pub suspicious: bool,
    /// The peak of the class activation map, (x, y) in the photo's centre square, `0.0..=1.0` each; `None` without a
    /// map.
    pub peak: Option<[f32; 2]>,
}

impl Prediction {
    /// The true diagnosis; `None` if it is unknown, even if the photo is labelled as not malignant.
    pub fn diagnosis(&self) -> Option<Diagnosis> {
        self.label?.diagnosis()
    }

    /// The assessment that the probabilities, the status and the alert are of, without prediction set and map.
    pub fn assessment(&self) -> Assessment {
        Assessment {
            suspicious: self.suspicious,
            prediction_set: Vec::new(),
            input_check: InputCheck { status: self.status, ..InputCheck::default() },
            ..Assessment::from_probabilities(self.probabilities)
        }
    }

    /// The resampling unit: the patient group if it is known, else the lesion. It is also the unit of a split.
    pub fn group(&self) -> &str {
        self.patient_group.as_deref().unwrap_or(&self.lesion)
    }
}

/// The metadata of a photo, as far as its archive contains them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The archive of the photo.
    pub source: Option<String>,
    /// Other archives that contain the same photo.
    pub also_in: Vec<String>,
    /// The shorter side of the photo in pixels, once it is decoded.
    pub shorter_side_px: Option<u32>,
    /// The patient's age in years.
    pub age: Option<String>,
    /// The patient's sex.
    pub sex: Option<String>,
    /// The body site of the lesion.
    pub site: Option<String>,
    /// The imaging domain.
    pub domain: Option<Domain>,
    /// The Fitzpatrick skin type, `I` to `VI`.
    pub skin_type: Option<String>,
}
