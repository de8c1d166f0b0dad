//! The nine diagnoses explained: general information with its sources, which judges no photo.
//!
//! The terms of dermoscopy are those of the consensus of the International Dermoscopy Society, [`TERMS`]. `tests.rs`
//! checks that no sentence reads as an all-clear: the guide is read beside a result.

use crate::page::text::message::{Phrase, phrase, say};
use crate::page::text::terms;
use naevus_reading::diagnosis::Diagnosis;

/// Heading of the guide.
pub const TITLE: Phrase = phrase("guide-title");
/// Below the heading.
pub const INTRODUCTION: Phrase = phrase("guide-introduction");
/// Below the introduction.
pub const DRAWINGS: Phrase = phrase("guide-drawings");
/// Before the source of the terms.
pub const TERMS_NOTE: Phrase = phrase("guide-terms-note");
/// Before the other names.
pub const OTHER_NAMES: Phrase = phrase("guide-other-names");
/// Heading of the appearance to the naked eye.
pub const NAKED_EYE: Phrase = phrase("guide-naked-eye");
/// Heading of what dermoscopy shows.
pub const DERMOSCOPY: Phrase = phrase("guide-dermoscopy");
/// Heading of who gets it.
pub const WHO_AND_WHERE: Phrase = phrase("guide-who-and-where");
/// Heading of the course.
pub const BEHAVIOUR: Phrase = phrase("guide-behaviour");
/// Heading of the mimics.
pub const MIMICS: Phrase = phrase("guide-mimics");
/// Heading of what is usually done.
pub const CARE: Phrase = phrase("guide-care");
/// Heading of the sources.
pub const SOURCES: Phrase = phrase("guide-sources");
/// After the name of a link that opens a new tab, for screen readers.
pub const NEW_TAB: Phrase = phrase("guide-new-tab");

/// Name of the link that explains a diagnosis, for screen readers.
pub fn link_label(diagnosis: Diagnosis) -> String {
    say!("guide-link-label", diagnosis = terms::in_sentence(diagnosis))
}

/// A publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Authors or publisher, title, year.
    pub title: &'static str,
    /// Its address.
    pub address: &'static str,
}

/// The source of the terms of dermoscopy.
pub const TERMS: Source = Source {
    title: "Kittler et al.: Standardization of terminology in dermoscopy, 2016",
    address: "https://doi.org/10.1016/j.jaad.2015.12.038",
};

const KATO: Source = Source {
    title: "Kato et al.: Dermoscopy of melanoma and non-melanoma skin cancers, 2019",
    address: "https://doi.org/10.3389/fmed.2019.00180",
};
const TSCHANDL: Source =
    Source { title: "Tschandl et al.: The HAM10000 dataset, 2018", address: "https://doi.org/10.1038/sdata.2018.161" };

/// Something that dermoscopy shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// In plain words, as a phrase.
    pub plain: Phrase,
    /// The standard term.
    pub term: Phrase,
}

/// What is known about a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Other names.
    pub other_names: Phrase,
    /// What it is, in a sentence.
    pub what: Phrase,
    /// What it looks like to the eye.
    pub naked_eye: Phrase,
    /// What dermoscopy shows, the most typical first.
    pub dermoscopy: &'static [Feature],
    /// Who gets it, and on which sites.
    pub who_and_where: Phrase,
    /// Its course.
    pub behaviour: Phrase,
    /// Diagnoses of the nine that it is confused with.
    pub mimics: &'static [Diagnosis],
    /// Others that it is confused with, as a phrase.
    pub other_mimics: Phrase,
    /// What doctors usually do.
    pub care: Phrase,
    /// Where to read more.
    pub sources: [Source; 2],
    /// What the drawing shows, for screen readers.
    pub drawing: Phrase,
}

/// The explanation of a diagnosis.
#[rustfmt::skip]
pub const fn explanation(diagnosis: Diagnosis) -> &'static Explanation {
    use Diagnosis::*;
    match diagnosis {
        ActinicKeratosis => const { &Explanation {
            other_names: phrase("guide-AK-other-names"),
            what: phrase("guide-AK-what"),
            naked_eye: phrase("guide-AK-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-AK-feature-1"), term: phrase("guide-AK-term-1") },
                Feature { plain: phrase("guide-AK-feature-2"), term: phrase("guide-AK-term-2") },
                Feature { plain: phrase("guide-AK-feature-3"), term: phrase("guide-AK-term-3") },
                Feature { plain: phrase("guide-AK-feature-4"), term: phrase("guide-AK-term-4") },
            ],
            who_and_where: phrase("guide-AK-who-and-where"),
            behaviour: phrase("guide-AK-behaviour"),
            mimics: &[
                SquamousCellCarcinoma,
                PigmentedBenignKeratosis,
                BasalCellCarcinoma,
                SeborrheicKeratosis,
                Melanoma,
            ],
            other_mimics: phrase("guide-AK-other-mimics"),
            care: phrase("guide-AK-care"),
            sources: [
                Source {
                    title: "DermNet: Actinic keratosis",
                    address: "https://dermnetnz.org/topics/actinic-keratosis",
                },
                Source {
                    title: "Werner et al.: The natural history of actinic keratosis, a systematic review, 2013",
                    address: "https://doi.org/10.1111/bjd.12420",
                },
            ],
            drawing: phrase("guide-AK-drawing"),
        } },
        BasalCellCarcinoma => const { &Explanation {
            other_names: phrase("guide-BCC-other-names"),
            what: phrase("guide-BCC-what"),
            naked_eye: phrase("guide-BCC-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-BCC-feature-1"), term: phrase("guide-BCC-term-1") },
                Feature { plain: phrase("guide-BCC-feature-2"), term: phrase("guide-BCC-term-2") },
                Feature { plain: phrase("guide-BCC-feature-3"), term: phrase("guide-BCC-term-3") },
                Feature { plain: phrase("guide-BCC-feature-4"), term: phrase("guide-BCC-term-4") },
                Feature { plain: phrase("guide-BCC-feature-5"), term: phrase("guide-BCC-term-5") },
                Feature { plain: phrase("guide-BCC-feature-6"), term: phrase("guide-BCC-term-6") },
            ],
            who_and_where: phrase("guide-BCC-who-and-where"),
            behaviour: phrase("guide-BCC-behaviour"),
            mimics: &[
                Melanoma,
                SquamousCellCarcinoma,
                Nevus,
                PigmentedBenignKeratosis,
                SeborrheicKeratosis,
                ActinicKeratosis,
                Dermatofibroma,
                VascularLesion,
            ],
            other_mimics: phrase("guide-BCC-other-mimics"),
            care: phrase("guide-BCC-care"),
            sources: [
                Source {
                    title: "DermNet: Basal cell carcinoma",
                    address: "https://dermnetnz.org/topics/basal-cell-carcinoma",
                },
                KATO,
            ],
            drawing: phrase("guide-BCC-drawing"),
        } },
        Dermatofibroma => const { &Explanation {
            other_names: phrase("guide-DF-other-names"),
            what: phrase("guide-DF-what"),
            naked_eye: phrase("guide-DF-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-DF-feature-1"), term: phrase("guide-DF-term-1") },
                Feature { plain: phrase("guide-DF-feature-2"), term: phrase("guide-DF-term-2") },
                Feature { plain: phrase("guide-DF-feature-3"), term: phrase("guide-DF-term-3") },
                Feature { plain: phrase("guide-DF-feature-4"), term: phrase("guide-DF-term-4") },
                Feature { plain: phrase("guide-DF-feature-5"), term: phrase("guide-DF-term-5") },
            ],
            who_and_where: phrase("guide-DF-who-and-where"),
            behaviour: phrase("guide-DF-behaviour"),
            mimics: &[Melanoma, Nevus, BasalCellCarcinoma, SquamousCellCarcinoma],
            other_mimics: phrase("guide-DF-other-mimics"),
            care: phrase("guide-DF-care"),
            sources: [
                Source { title: "DermNet: Dermatofibroma", address: "https://dermnetnz.org/topics/dermatofibroma" },
                Source {
                    title: "Zaballos et al.: Dermoscopy of dermatofibromas, 412 cases, 2008",
                    address: "https://doi.org/10.1001/archdermatol.2007.8",
                },
            ],
            drawing: phrase("guide-DF-drawing"),
        } },
        Melanoma => const { &Explanation {
            other_names: phrase("guide-MEL-other-names"),
            what: phrase("guide-MEL-what"),
            naked_eye: phrase("guide-MEL-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-MEL-feature-1"), term: phrase("guide-MEL-term-1") },
                Feature { plain: phrase("guide-MEL-feature-2"), term: phrase("guide-MEL-term-2") },
                Feature { plain: phrase("guide-MEL-feature-3"), term: phrase("guide-MEL-term-3") },
                Feature { plain: phrase("guide-MEL-feature-4"), term: phrase("guide-MEL-term-4") },
                Feature { plain: phrase("guide-MEL-feature-5"), term: phrase("guide-MEL-term-5") },
                Feature { plain: phrase("guide-MEL-feature-6"), term: phrase("guide-MEL-term-6") },
                Feature { plain: phrase("guide-MEL-feature-7"), term: phrase("guide-MEL-term-7") },
                Feature { plain: phrase("guide-MEL-feature-8"), term: phrase("guide-MEL-term-8") },
                Feature { plain: phrase("guide-MEL-feature-9"), term: phrase("guide-MEL-term-9") },
                Feature { plain: phrase("guide-MEL-feature-10"), term: phrase("guide-MEL-term-10") },
            ],
            who_and_where: phrase("guide-MEL-who-and-where"),
            behaviour: phrase("guide-MEL-behaviour"),
            mimics: &[
                Nevus,
                PigmentedBenignKeratosis,
                SeborrheicKeratosis,
                BasalCellCarcinoma,
                VascularLesion,
                Dermatofibroma,
                ActinicKeratosis,
                SquamousCellCarcinoma,
            ],
            other_mimics: phrase("guide-MEL-other-mimics"),
            care: phrase("guide-MEL-care"),
            sources: [Source { title: "DermNet: Melanoma", address: "https://dermnetnz.org/topics/melanoma" }, KATO],
            drawing: phrase("guide-MEL-drawing"),
        } },
        Nevus => const { &Explanation {
            other_names: phrase("guide-NV-other-names"),
            what: phrase("guide-NV-what"),
            naked_eye: phrase("guide-NV-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-NV-feature-1"), term: phrase("guide-NV-term-1") },
                Feature { plain: phrase("guide-NV-feature-2"), term: phrase("guide-NV-term-2") },
                Feature { plain: phrase("guide-NV-feature-3"), term: phrase("guide-NV-term-3") },
                Feature { plain: phrase("guide-NV-feature-4"), term: phrase("guide-NV-term-4") },
                Feature { plain: phrase("guide-NV-feature-5"), term: phrase("guide-NV-term-5") },
            ],
            who_and_where: phrase("guide-NV-who-and-where"),
            behaviour: phrase("guide-NV-behaviour"),
            mimics: &[
                Melanoma,
                PigmentedBenignKeratosis,
                SeborrheicKeratosis,
                BasalCellCarcinoma,
                Dermatofibroma,
                VascularLesion,
            ],
            other_mimics: phrase("guide-NV-other-mimics"),
            care: phrase("guide-NV-care"),
            sources: [
                Source {
                    title: "DermNet: Melanocytic naevus",
                    address: "https://dermnetnz.org/topics/melanocytic-naevus",
                },
                Source {
                    title: "Pampena et al.: A meta-analysis of nevus-associated melanoma, 2017",
                    address: "https://doi.org/10.1016/j.jaad.2017.06.149",
                },
            ],
            drawing: phrase("guide-NV-drawing"),
        } },
        PigmentedBenignKeratosis => const { &Explanation {
            other_names: phrase("guide-PBK-other-names"),
            what: phrase("guide-PBK-what"),
            naked_eye: phrase("guide-PBK-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-PBK-feature-1"), term: phrase("guide-PBK-term-1") },
                Feature { plain: phrase("guide-PBK-feature-2"), term: phrase("guide-PBK-term-2") },
                Feature { plain: phrase("guide-PBK-feature-3"), term: phrase("guide-PBK-term-3") },
                Feature { plain: phrase("guide-PBK-feature-4"), term: phrase("guide-PBK-term-4") },
                Feature { plain: phrase("guide-PBK-feature-5"), term: phrase("guide-PBK-term-5") },
            ],
            who_and_where: phrase("guide-PBK-who-and-where"),
            behaviour: phrase("guide-PBK-behaviour"),
            mimics: &[
                SeborrheicKeratosis,
                Melanoma,
                Nevus,
                ActinicKeratosis,
                BasalCellCarcinoma,
                SquamousCellCarcinoma,
            ],
            other_mimics: phrase("guide-PBK-other-mimics"),
            care: phrase("guide-PBK-care"),
            sources: [
                Source {
                    title: "DermNet: Lichenoid keratosis",
                    address: "https://dermnetnz.org/topics/lichenoid-keratosis",
                },
                TSCHANDL,
            ],
            drawing: phrase("guide-PBK-drawing"),
        } },
        SeborrheicKeratosis => const { &Explanation {
            other_names: phrase("guide-SK-other-names"),
            what: phrase("guide-SK-what"),
            naked_eye: phrase("guide-SK-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-SK-feature-1"), term: phrase("guide-SK-term-1") },
                Feature { plain: phrase("guide-SK-feature-2"), term: phrase("guide-SK-term-2") },
                Feature { plain: phrase("guide-SK-feature-3"), term: phrase("guide-SK-term-3") },
                Feature { plain: phrase("guide-SK-feature-4"), term: phrase("guide-SK-term-4") },
                Feature { plain: phrase("guide-SK-feature-5"), term: phrase("guide-SK-term-5") },
            ],
            who_and_where: phrase("guide-SK-who-and-where"),
            behaviour: phrase("guide-SK-behaviour"),
            mimics: &[
                PigmentedBenignKeratosis,
                Melanoma,
                Nevus,
                SquamousCellCarcinoma,
                BasalCellCarcinoma,
                ActinicKeratosis,
            ],
            other_mimics: phrase("guide-SK-other-mimics"),
            care: phrase("guide-SK-care"),
            sources: [
                Source {
                    title: "DermNet: Seborrhoeic keratosis",
                    address: "https://dermnetnz.org/topics/seborrhoeic-keratosis",
                },
                Source {
                    title: "Braun et al.: Dermoscopy of pigmented seborrheic keratosis, 2002",
                    address: "https://doi.org/10.1001/archderm.138.12.1556",
                },
            ],
            drawing: phrase("guide-SK-drawing"),
        } },
        SquamousCellCarcinoma => const { &Explanation {
            other_names: phrase("guide-SCC-other-names"),
            what: phrase("guide-SCC-what"),
            naked_eye: phrase("guide-SCC-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-SCC-feature-1"), term: phrase("guide-SCC-term-1") },
                Feature { plain: phrase("guide-SCC-feature-2"), term: phrase("guide-SCC-term-2") },
                Feature { plain: phrase("guide-SCC-feature-3"), term: phrase("guide-SCC-term-3") },
                Feature { plain: phrase("guide-SCC-feature-4"), term: phrase("guide-SCC-term-4") },
                Feature { plain: phrase("guide-SCC-feature-5"), term: phrase("guide-SCC-term-5") },
                Feature { plain: phrase("guide-SCC-feature-6"), term: phrase("guide-SCC-term-6") },
            ],
            who_and_where: phrase("guide-SCC-who-and-where"),
            behaviour: phrase("guide-SCC-behaviour"),
            mimics: &[
                ActinicKeratosis,
                BasalCellCarcinoma,
                SeborrheicKeratosis,
                PigmentedBenignKeratosis,
                Melanoma,
                VascularLesion,
                Dermatofibroma,
            ],
            other_mimics: phrase("guide-SCC-other-mimics"),
            care: phrase("guide-SCC-care"),
            sources: [
                Source {
                    title: "StatPearls: Cutaneous squamous cell carcinoma",
                    address: "https://www.ncbi.nlm.nih.gov/books/NBK441939/",
                },
                Source {
                    title: "Lin et al.: Dermoscopic characteristics of nodular squamous cell carcinoma and keratoacanthoma, 2014",
                    address: "https://doi.org/10.5826/dpc.0402a02",
                },
            ],
            drawing: phrase("guide-SCC-drawing"),
        } },
        VascularLesion => const { &Explanation {
            other_names: phrase("guide-VASC-other-names"),
            what: phrase("guide-VASC-what"),
            naked_eye: phrase("guide-VASC-naked-eye"),
            dermoscopy: &[
                Feature { plain: phrase("guide-VASC-feature-1"), term: phrase("guide-VASC-term-1") },
                Feature { plain: phrase("guide-VASC-feature-2"), term: phrase("guide-VASC-term-2") },
                Feature { plain: phrase("guide-VASC-feature-3"), term: phrase("guide-VASC-term-3") },
                Feature { plain: phrase("guide-VASC-feature-4"), term: phrase("guide-VASC-term-4") },
                Feature { plain: phrase("guide-VASC-feature-5"), term: phrase("guide-VASC-term-5") },
            ],
            who_and_where: phrase("guide-VASC-who-and-where"),
            behaviour: phrase("guide-VASC-behaviour"),
            mimics: &[Melanoma, Nevus, BasalCellCarcinoma, SquamousCellCarcinoma],
            other_mimics: phrase("guide-VASC-other-mimics"),
            care: phrase("guide-VASC-care"),
            sources: [
                Source { title: "DermNet: Cherry angioma", address: "https://dermnetnz.org/topics/cherry-angioma" },
                Source {
                    title: "Gao et al.: Dermoscopic features of four types of cutaneous vascular anomalies, 2021",
                    address: "https://doi.org/10.3389/fmed.2021.692060",
                },
            ],
            drawing: phrase("guide-VASC-drawing"),
        } },
    }
}
