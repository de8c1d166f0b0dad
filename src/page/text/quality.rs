//! What is wrong with a photo, or with the picture of the camera, and what to do.

use crate::page::text::format::percent;
use naevus_reading::quality::{Finding, FindingKind, Outline};

/// Name of the list of findings, for screen readers.
pub const QUALITY: &str = "Quality of the photo";

/// A finding on a photo, as one sentence that says what to do.
pub fn advice(finding: &Finding) -> String {
    let share = percent(finding.value);
    match finding.kind {
        FindingKind::Blurred => {
            "The photo is blurred, so the result is unreliable: take it again, with the lesion in focus.".into()
        }
        FindingKind::Dark if finding.is_unreliable => {
            "The photo is much too dark, so the result is unreliable: take it again in more light.".into()
        }
        FindingKind::Dark => "Use more light: the photo is dark.".into(),
        FindingKind::Overexposed => "Use less light: parts of the picture are overexposed.".into(),
        FindingKind::Glare => {
            format!("Turn the light or the camera: glare covers {share} of the area around the lesion.")
        }
        FindingKind::Small => format!("Move closer: the lesion fills {share} of the picture."),
        FindingKind::OffCentre => {
            format!("Move the lesion to the middle: its centre is {share} of the picture's side away from it.")
        }
        FindingKind::Cut => "Move back or to the side: the edge of the picture cuts the lesion.".into(),
        FindingKind::Hair => format!("Move the hair aside: it covers {share} of the picture."),
        FindingKind::Ink => format!("Wipe off the ink: it covers {share} of the picture."),
        FindingKind::BlackRim => format!("Zoom in: the black rim covers {share} of the picture."),
        FindingKind::Screen => "Photograph the skin itself: this seems to be the photo of a screen.".into(),
    }
}

/// The picture of the camera is in order, as far as it is measured.
pub const READY_TO_TAKE: &str = "Sharpness, light and framing are in order. Hold still and take the photo.";

/// What to do with the camera: the first of the findings, else whether the lesion was found. It has no numbers, so that
/// a screen reader does not repeat it with each of them.
pub fn guidance(findings: &[Finding], outline: Option<&Outline>) -> Option<&'static str> {
    let Some(finding) = findings.first() else { return outline.map(|_| READY_TO_TAKE) };
    Some(match finding.kind {
        FindingKind::Blurred => "Hold still, and move until the lesion is in focus.",
        FindingKind::Dark => "Use more light.",
        FindingKind::Overexposed => "Use less light.",
        FindingKind::Glare => "Turn the light or the camera: there is glare on the lesion.",
        FindingKind::Small => "Move closer to the lesion.",
        FindingKind::OffCentre => "Move the lesion to the middle.",
        FindingKind::Cut => "Move back or to the side until the whole lesion is in the square.",
        FindingKind::Hair => "Move the hair aside.",
        FindingKind::Ink => "Wipe off the ink.",
        FindingKind::BlackRim => "Zoom in until the black rim is outside the square.",
        FindingKind::Screen => "Photograph the skin itself, not a screen.",
    })
}
