//! The codes of the bundle: those of public code systems whose meaning is the same, and those of this program.

use serde_json::{Value, json};

use crate::assessment::InputStatus;
use crate::decision::Site;
use crate::diagnosis::Diagnosis;

/// The code system of this program's own codes. It is a UUID, because the program has no address on the internet.
pub const CODE_SYSTEM: &str = "urn:uuid:7c0b5f4e-3a52-4d0b-9d7a-6c1f8a2e5b93";

const SNOMED: &str = "http://snomed.info/sct";

/// A coding of this program's own code system.
fn own(code: &str, display: &str) -> Value {
    json!({ "system": CODE_SYSTEM, "code": code, "display": display })
}

/// A concept of this program's own code system.
pub fn concept(code: &str, text: &str) -> Value {
    json!({ "coding": [own(code, text)], "text": text })
}

/// A concept with one code of a public code system.
pub fn public_concept(system: &str, code: &str, display: &str) -> Value {
    json!({ "coding": [{ "system": system, "code": code, "display": display }], "text": display })
}

/// The concept of a diagnosis.
pub fn diagnosis(diagnosis: Diagnosis) -> Value {
    let mut coding = vec![own(diagnosis.code(), diagnosis.name())];
    coding.extend(
        snomed_of_diagnosis(diagnosis)
            .map(|(code, display)| json!({ "system": SNOMED, "code": code, "display": display })),
    );
    json!({ "coding": coding, "text": diagnosis.name() })
}

/// The code of SNOMED CT with the same meaning. `None` for the class of pigmented benign keratoses, which is that of one
/// archive, for the class of vascular lesions, which has several disorders, and for dermatofibroma, whose code was not
/// verified.
fn snomed_of_diagnosis(diagnosis: Diagnosis) -> Option<(&'static str, &'static str)> {
    match diagnosis {
        Diagnosis::ActinicKeratosis => Some(("201101007", "Actinic keratosis")),
        Diagnosis::BasalCellCarcinoma => Some(("254701007", "Basal cell carcinoma of skin")),
        Diagnosis::Melanoma => Some(("93655004", "Malignant melanoma of skin")),
        Diagnosis::Nevus => Some(("400096001", "Melanocytic nevus")),
        Diagnosis::SeborrheicKeratosis => Some(("25499005", "Seborrheic keratosis")),
        Diagnosis::SquamousCellCarcinoma => Some(("254651007", "Squamous cell carcinoma of skin")),
        Diagnosis::Dermatofibroma | Diagnosis::PigmentedBenignKeratosis | Diagnosis::VascularLesion => None,
    }
}

/// The concept of a site. The two sites that join different parts of the body have no code of SNOMED CT.
pub fn site(site: Site) -> Value {
    let snomed = match site {
        Site::HeadAndNeck => Some(("774007", "Structure of head and/or neck")),
        Site::Trunk => Some(("22943007", "Trunk structure")),
        Site::Arm => Some(("53120007", "Upper limb structure")),
        Site::Leg => Some(("61685007", "Lower limb structure")),
        Site::PalmOrSole | Site::MouthOrGenitals => None,
    };
    let mut coding = vec![own(site.code(), site.name())];
    coding.extend(snomed.map(|(code, display)| json!({ "system": SNOMED, "code": code, "display": display })));
    json!({ "coding": coding, "text": site.name() })
}

/// The concept of the result of the out-of-distribution check.
pub fn input_status(status: InputStatus) -> Value {
    let text = match status {
        InputStatus::InDistribution => "Similar to the training data",
        InputStatus::Unusual => "Unlike most of the training data",
        InputStatus::OutOfDistribution => "Not a close photo of a skin lesion",
        InputStatus::BareSkin => "Skin without a detected lesion",
    };
    concept(status.name(), text)
}
