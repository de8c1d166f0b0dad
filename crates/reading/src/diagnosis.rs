//! The nine diagnoses: the one table from which the network's width, the trainer's labels and the page's names come.

use serde::{Deserialize, Serialize};

/// One of the nine diagnoses, in the order of [`Diagnosis::ALL`].
///
/// Serialized as its [`code`](Diagnosis::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// Pigmented benign keratosis: HAM10000's `bkl`.
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

/// What a diagnosis means for the patient, coarsely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Not cancer, and not known to become it.
    Benign,
    /// May become cancer if it is left alone.
    Precancer,
    /// Skin cancer.
    Malignant,
}

impl Group {
    /// Every group, from the mildest on.
    pub const ALL: [Group; 3] = [Group::Benign, Group::Precancer, Group::Malignant];

    /// The group in words: `benign`, `precancer` or `malignant`.
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
    /// How many diagnoses there are: the width of the network's last layer.
    pub const COUNT: usize = TABLE.len();

    /// Every diagnosis, in the order of the network's outputs.
    pub const ALL: [Diagnosis; Self::COUNT] = {
        let mut all = [Diagnosis::ActinicKeratosis; Self::COUNT];
        let mut index = 0;
        while index < Self::COUNT {
            assert!(TABLE[index].diagnosis as usize == index, "the table is in the order of the enum");
            all[index] = TABLE[index].diagnosis;
            index += 1;
        }
        all
    };

    /// Its place in [`Diagnosis::ALL`] and among the network's outputs, `0..COUNT`.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its short code, as the ISIC challenges write it where they have it: `AK`, `BCC`, `DF`, `MEL`, `NV`, `PBK`, `SK`,
    /// `SCC`, `VASC`.
    pub const fn code(self) -> &'static str {
        TABLE[self.index()].code
    }

    /// The name of its folder in the nine-class ISIC set: `pigmented benign keratosis`.
    pub const fn folder(self) -> &'static str {
        TABLE[self.index()].folder
    }

    /// Its full name, to be shown: `Pigmented benign keratosis`.
    pub const fn name(self) -> &'static str {
        TABLE[self.index()].name
    }

    /// Whether it is benign, a precancer or malignant.
    pub const fn group(self) -> Group {
        TABLE[self.index()].group
    }

    /// The diagnosis that a label names: a [`code`](Self::code) or a [`folder`](Self::folder), in any case.
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
    fn every_label_finds_its_diagnosis() {
        for diagnosis in Diagnosis::ALL {
            assert_eq!(Diagnosis::from_label(diagnosis.code()), Some(diagnosis));
            assert_eq!(Diagnosis::from_label(&diagnosis.folder().to_uppercase()), Some(diagnosis));
            assert_eq!(Diagnosis::from_label(diagnosis.name()), Some(diagnosis));
        }
        assert_eq!(Diagnosis::from_label("freckle"), None);
    }

    #[test]
    fn it_is_serialized_as_its_code() {
        for diagnosis in Diagnosis::ALL {
            assert_eq!(serde_json::to_value(diagnosis).unwrap(), diagnosis.code());
        }
    }
}
