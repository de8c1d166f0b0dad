//! Pictures of the worst errors: the misclassified photos with the highest confidence.

use anyhow::Result;
use maud::{Markup, html};
use naevus_evaluation::WorstErrors;
use naevus_reading::assessment::most_probable;
use naevus_reading::diagnosis::Diagnosis;

use crate::document::page;
use crate::evaluation::Prediction;
use crate::photos;

/// The number of pictures in each gallery.
const SHOWN: usize = 12;

/// The malignant lesions that were classified as not malignant, and the other errors.
///
/// # Errors
///
/// If a picture cannot be drawn.
pub fn section(predictions: &[Prediction]) -> Result<Markup> {
    let errors = WorstErrors::of(predictions, SHOWN);
    let content = html! {
        h3 { "Malignant lesions classified as not malignant" }
        (gallery(&errors.missed_malignant)?)
        h3 { "Other errors" }
        (gallery(&errors.others)?)
    };
    Ok(page::section(
        "Worst errors",
        "The misclassified photos with the highest confidence. Some of these may be label errors.",
        &content,
    ))
}

fn gallery(predictions: &[&Prediction]) -> Result<Markup> {
    let mut pictures = Vec::new();
    for prediction in predictions {
        let caption = caption(prediction).unwrap_or_default();
        pictures.push(match photos::read(&prediction.file) {
            Ok(photo) => page::picture(&photo, &caption)?,
            Err(reason) => html! { figure { figcaption { (caption) ". The photo cannot be shown: " (reason) } } },
        });
    }
    Ok(html! {
        @if pictures.is_empty() { p.quiet { "None." } }
        div.pictures { @for picture in &pictures { (picture) } }
    })
}

/// The caption of a picture; `None` for a photo without a diagnosis.
fn caption(prediction: &Prediction) -> Option<String> {
    let (truth, predicted) = (prediction.diagnosis()?, most_probable(&prediction.probabilities));
    let percent = |diagnosis: Diagnosis| 100.0 * prediction.probabilities[diagnosis.index()];
    let name = prediction.file.file_name().map_or_else(String::new, |name| format!(" ({})", name.display()));
    Some(format!(
        "{} classified as {}, {:.0}\u{a0}%; true diagnosis: {:.0}\u{a0}%{name}",
        truth.name(),
        predicted.name().to_lowercase(),
        percent(predicted),
        percent(truth)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use naevus_evaluation::examples::{confident, photo};

    fn classified(lesion: &str, truth: Diagnosis, predicted: Diagnosis, probability: f32) -> Prediction {
        let file = format!("photos/{lesion}.jpg").into();
        Prediction { file, ..photo(lesion, Some(truth), confident(predicted, probability)) }
    }

    #[test]
    fn errors_are_sorted_by_confidence_and_each_lesion_is_listed_once() {
        let (melanoma, nevus, carcinoma) = (Diagnosis::Melanoma, Diagnosis::Nevus, Diagnosis::BasalCellCarcinoma);
        let predictions = [
            classified("a", melanoma, nevus, 0.6),
            classified("b", melanoma, nevus, 0.9),
            classified("b", melanoma, nevus, 0.8),
            classified("c", nevus, melanoma, 0.7),
            // Misclassified, but as malignant.
            classified("d", melanoma, carcinoma, 0.99),
            classified("e", nevus, nevus, 0.99),
        ];
        let errors = WorstErrors::of(&predictions, SHOWN);
        let lesions = |photos: &[&Prediction]| photos.iter().map(|photo| photo.lesion.clone()).collect::<Vec<_>>();
        assert_eq!(lesions(&errors.missed_malignant), ["b", "a"]);
        assert_eq!(lesions(&errors.others), ["d", "c"]);
        let text = caption(errors.missed_malignant[0]).unwrap();
        assert_eq!(text, "Melanoma classified as nevus, 90\u{a0}%; true diagnosis: 1\u{a0}% (b.jpg)");
    }
}
