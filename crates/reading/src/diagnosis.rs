//! The nine diagnoses: the table that defines the network outputs, the trainer's labels and the names on the page.

use serde::{Deserialize, Serialize};

/// One of the nine diagnoses, in the order of [`Diagnosis::ALL`].
///
/// Serialised as its [`code`](Diagnosis::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Diagnosis {
    /// Actinic keratosis.
    #[serde(rename = "AK")]
    ActinicKeratosis,
    /// Basal cell carcinoma.
    #[serde(rename = "BCC")]
    BasalCellCarcinoma,
    /// Dermatofibroma.
    #[serde(rename = "DF")]
    Dermatofibroma,
    /// Melanoma.
    #[serde(rename = "MEL")]
    Melanoma,
    /// Nevus, a common mole.
    #[serde(rename = "NV")]
    Nevus,
    /// Pigmented benign keratosis: `bkl` in HAM10000.
    #[serde(rename = "PBK")]
    PigmentedBenignKeratosis,
    /// Seborrheic keratosis.
    #[serde(rename = "SK")]
    SeborrheicKeratosis,
    /// Squamous cell carcinoma.
    #[serde(rename = "SCC")]
    SquamousCellCarcinoma,
    /// Vascular lesion.
    #[serde(rename = "VASC")]
    VascularLesion,
}

/// The malignancy of a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Not cancer and not a known precursor of cancer.
    Benign,
    /// May become cancer if it is not treated.
    Precancer,
    /// Skin cancer.
    Malignant,
}

impl Group {
    /// Every group, in order of increasing malignancy.
    pub const ALL: [Group; 3] = [Group::Benign, Group::Precancer, Group::Malignant];

    /// The serialised name: `benign`, `precancer` or `malignant`.
    pub fn name(self) -> &'static str {
        match self {
            Group::Benign => "benign",
            Group::Precancer => "precancer",
            Group::Malignant => "malignant",
        }
    }
}

struct Row {
    diagnosis: Diagnosis,
    code: &'static str,
    folder: &'static str,
    name: &'static str,
    group: Group,
}

#[rustfmt::skip]
const TABLE: [Row; 9] = [
    Row { diagnosis: Diagnosis::ActinicKeratosis, code: "AK", folder: "actinic keratosis", name: "Actinic keratosis", group: Group::Precancer },
    Row { diagnosis: Diagnosis::BasalCellCarcinoma, code: "BCC", folder: "basal cell carcinoma", name: "Basal cell carcinoma", group: Group::Malignant },
    Row { diagnosis: Diagnosis::Dermatofibroma, code: "DF", folder: "dermatofibroma", name: "Dermatofibroma", group: Group::Benign },
    Row { diagnosis: Diagnosis::Melanoma, code: "MEL", folder: "melanoma", name: "Melanoma", group: Group::Malignant },
    Row { diagnosis: Diagnosis::Nevus, code: "NV", folder: "nevus", name: "Nevus", group: Group::Benign },
    Row { diagnosis: Diagnosis::PigmentedBenignKeratosis, code: "PBK", folder: "pigmented benign keratosis", name: "Pigmented benign keratosis", group: Group::Benign },
    Row { diagnosis: Diagnosis::SeborrheicKeratosis, code: "SK", folder: "seborrheic keratosis", name: "Seborrheic keratosis", group: Group::Benign },
    Row { diagnosis: Diagnosis::SquamousCellCarcinoma, code: "SCC", folder: "squamous cell carcinoma", name: "Squamous cell carcinoma", group: Group::Malignant },
    Row { diagnosis: Diagnosis::VascularLesion, code: "VASC", folder: "vascular lesion", name: "Vascular lesion", group: Group::Benign },
];

impl Diagnosis {
    /// The number of diagnoses, which is the number of network outputs.
    pub const COUNT: usize = TABLE.len();

    /// Every diagnosis, in the order of the network outputs.
    pub const ALL: [Diagnosis; Self::COUNT] = {
        let mut all = [Diagnosis::ActinicKeratosis; Self::COUNT];
        let mut index = 0;
        while index < Self::COUNT {
            assert!(TABLE[index].diagnosis as usize == index, "the table must be in the order of the enum");
            all[index] = TABLE[index].diagnosis;
            index += 1;
        }
        all
    };

    /// Its index in [`Diagnosis::ALL`] and in the network outputs, `0..COUNT`.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its short code: `AK`, `BCC`, `DF`, `MEL`, `NV`, `PBK`, `SK`, `SCC` or `VASC`. The ISIC challenges use the same
    /// codes for the classes that they have.
    pub const fn code(self) -> &'static str {
        TABLE[self.index()].code
    }

    /// The folder name in the nine-class ISIC dataset: `pigmented benign keratosis`.
    pub const fn folder(self) -> &'static str {
        TABLE[self.index()].folder
    }

    /// The display name: `Pigmented benign keratosis`.
    pub const fn name(self) -> &'static str {
        TABLE[self.index()].name
    }

    /// Whether it is benign, a precancer or malignant.
    pub const fn group(self) -> Group {
        TABLE[self.index()].group
    }

    /// The diagnosis of a label, which is a [`code`](Self::code) or a [`folder`](Self::folder) in any case.
    pub fn from_label(label: &str) -> Option<Diagnosis> {
        let label = label.trim();
        Self::ALL.into_iter().find(|diagnosis| {
            label.eq_ignore_ascii_case(diagnosis.code()) || label.eq_ignore_ascii_case(diagnosis.folder())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_parsed() {
        for diagnosis in Diagnosis::ALL {
            assert_eq!(Diagnosis::from_label(diagnosis.code()), Some(diagnosis));
            assert_eq!(Diagnosis::from_label(&diagnosis.folder().to_uppercase()), Some(diagnosis));
            assert_eq!(Diagnosis::from_label(diagnosis.name()), Some(diagnosis));
        }
        assert_eq!(Diagnosis::from_label("freckle"), None);
    }

    #[test]
    fn diagnoses_are_serialized_as_their_codes() {
        for diagnosis in Diagnosis::ALL {
            assert_eq!(serde_json::to_value(diagnosis).unwrap(), diagnosis.code());
        }
    }
}
