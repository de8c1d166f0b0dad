//! The names of diagnoses, their groups and the sites of the body, in the language of the page.

use crate::page::text::message::{Phrase, member, phrase};
use naevus_reading::decision::Site;
use naevus_reading::diagnosis::{Diagnosis, Group};
use naevus_records::place::Region;

/// The name of a diagnosis, as it stands alone: `Melanoma`.
pub fn diagnosis(diagnosis: Diagnosis) -> Phrase {
    match diagnosis {
        Diagnosis::ActinicKeratosis => phrase("diagnosis-AK"),
        Diagnosis::BasalCellCarcinoma => phrase("diagnosis-BCC"),
        Diagnosis::Dermatofibroma => phrase("diagnosis-DF"),
        Diagnosis::Melanoma => phrase("diagnosis-MEL"),
        Diagnosis::Nevus => phrase("diagnosis-NV"),
        Diagnosis::PigmentedBenignKeratosis => phrase("diagnosis-PBK"),
        Diagnosis::SeborrheicKeratosis => phrase("diagnosis-SK"),
        Diagnosis::SquamousCellCarcinoma => phrase("diagnosis-SCC"),
        Diagnosis::VascularLesion => phrase("diagnosis-VASC"),
    }
}

/// The name of a diagnosis in a sentence: `melanoma`.
pub fn in_sentence(diagnosis: Diagnosis) -> Phrase {
    match diagnosis {
        Diagnosis::ActinicKeratosis => phrase("diagnosis-AK-in-sentence"),
        Diagnosis::BasalCellCarcinoma => phrase("diagnosis-BCC-in-sentence"),
        Diagnosis::Dermatofibroma => phrase("diagnosis-DF-in-sentence"),
        Diagnosis::Melanoma => phrase("diagnosis-MEL-in-sentence"),
        Diagnosis::Nevus => phrase("diagnosis-NV-in-sentence"),
        Diagnosis::PigmentedBenignKeratosis => phrase("diagnosis-PBK-in-sentence"),
        Diagnosis::SeborrheicKeratosis => phrase("diagnosis-SK-in-sentence"),
        Diagnosis::SquamousCellCarcinoma => phrase("diagnosis-SCC-in-sentence"),
        Diagnosis::VascularLesion => phrase("diagnosis-VASC-in-sentence"),
    }
}

/// The name of a group, in lower case.
pub fn group(group: Group) -> Phrase {
    match group {
        Group::Benign => phrase("group-benign"),
        Group::Precancer => phrase("group-precancer"),
        Group::Malignant => phrase("group-malignant"),
    }
}

/// The name of a site, in lower case.
pub fn site(site: Site) -> Phrase {
    match site {
        Site::HeadAndNeck => phrase("site-head-and-neck"),
        Site::Trunk => phrase("site-trunk"),
        Site::Arm => phrase("site-arm"),
        Site::Leg => phrase("site-leg"),
        Site::PalmOrSole => phrase("site-palm-or-sole"),
        Site::MouthOrGenitals => phrase("site-mouth-or-genitals"),
    }
}

/// The name of a region of the body, in lower case: the message `region-front-chest-right`.
pub fn region(region: Region) -> String {
    member("region", region.code())
}
