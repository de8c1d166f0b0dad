//! The guide to the diagnoses reads as no all-clear and is complete.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crate::page::text::diagnoses::*;
use crate::page::text::examples::{self, EXAMPLES};
use crate::page::text::reassuring::assert_none_reassures;
use naevus_reading::diagnosis::Diagnosis;

/// Largest file of a drawing, in bytes.
const MAX_DRAWING_BYTES: usize = 6000;

#[test]
fn the_guide_and_the_examples_contain_no_all_clear() {
    let mut sentences: Vec<String> = vec![INTRODUCTION.into(), DRAWINGS.into(), examples::NOTE.into()];
    sentences.extend(EXAMPLES.iter().flat_map(|example| [example.name, example.caption]).map(String::from));
    for diagnosis in Diagnosis::ALL {
        let text = explanation(diagnosis);
        let features = text.dermoscopy.iter().flat_map(|feature| [feature.plain, feature.term]);
        let prose = [
            text.other_names,
            text.what,
            text.naked_eye,
            text.who_and_where,
            text.behaviour,
            text.other_mimics,
            text.care,
            text.drawing,
        ];
        sentences.extend(prose.into_iter().chain(features).map(String::from));
        sentences.push(link_label(diagnosis));
    }
    assert_none_reassures(&sentences);
}

#[test]
fn every_explanation_names_features_mimics_and_sources_once() {
    for diagnosis in Diagnosis::ALL {
        let text = explanation(diagnosis);
        let name = diagnosis.name();
        let terms: HashSet<&str> = text.dermoscopy.iter().map(|feature| feature.term.text()).collect();
        assert!(terms.len() == text.dermoscopy.len() && terms.len() >= 4, "{name}: {terms:?}");
        let mimics: HashSet<Diagnosis> = text.mimics.iter().copied().collect();
        assert!(mimics.len() == text.mimics.len() && !mimics.is_empty() && !mimics.contains(&diagnosis), "{name}");
        let addresses: HashSet<&str> = text.sources.iter().chain([&TERMS]).map(|source| source.address).collect();
        assert_eq!(addresses.len(), 3, "{name}: {addresses:?}");
        assert!(addresses.iter().all(|address| address.starts_with("https://")), "{name}: {addresses:?}");
    }
}

#[test]
fn every_mimic_of_melanoma_names_melanoma_as_its_own() {
    for mimic in explanation(Diagnosis::Melanoma).mimics {
        assert!(explanation(*mimic).mimics.contains(&Diagnosis::Melanoma), "{}", mimic.name());
    }
}

#[test]
fn every_diagnosis_has_a_drawing_that_the_content_security_policy_allows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/diagnoses");
    for diagnosis in Diagnosis::ALL {
        let file = format!("{}.svg", diagnosis.code());
        let drawing = fs::read_to_string(folder.join(&file)).unwrap();
        assert!(drawing.len() < MAX_DRAWING_BYTES, "{file} has {} bytes", drawing.len());
        assert!(drawing.contains("viewBox=\"0 0 320 320\""), "{file}");
        for forbidden in ["<text", "<style", "style=", "<script", "<image", "http://www.w3.org/1999/xlink"] {
            assert!(!drawing.contains(forbidden), "{file} contains {forbidden}");
        }
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), Diagnosis::COUNT, "a drawing belongs to no diagnosis");
}
