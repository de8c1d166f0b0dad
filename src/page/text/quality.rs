//! What is wrong with a photo, or with the picture of the camera, and what to do.

use crate::page::text::format::percent;
use crate::page::text::message::{Phrase, phrase, say};
use naevus_reading::quality::{Finding, FindingKind, Outline};

/// Name of the list of findings, for screen readers.
pub const QUALITY: Phrase = phrase("quality-quality");

/// A finding on a photo, as one sentence that says what to do.
pub fn advice(finding: &Finding) -> String {
    let share = percent(finding.value);
    match finding.kind {
        FindingKind::Blurred => phrase("quality-blurred").into(),
        FindingKind::Dark if finding.is_unreliable => phrase("quality-too-dark").into(),
        FindingKind::Dark => phrase("quality-dark").into(),
        FindingKind::Overexposed => phrase("quality-overexposed").into(),
        FindingKind::Glare => say!("quality-glare", share = share),
        FindingKind::Small => say!("quality-small", share = share),
        FindingKind::OffCentre => say!("quality-off-centre", share = share),
        FindingKind::Cut => phrase("quality-cut").into(),
        FindingKind::Hair => say!("quality-hair", share = share),
        FindingKind::Ink => say!("quality-ink", share = share),
        FindingKind::BlackRim => say!("quality-black-rim", share = share),
        FindingKind::Screen => phrase("quality-screen").into(),
    }
}

/// The picture of the camera is in order, as far as it is measured.
pub const READY_TO_TAKE: Phrase = phrase("quality-ready-to-take");

/// What to do with the camera: the first of the findings, else whether the lesion was found. It has no numbers, so that
/// a screen reader does not repeat it with each of them.
pub fn guidance(findings: &[Finding], outline: Option<&Outline>) -> Option<Phrase> {
    let Some(finding) = findings.first() else { return outline.map(|_| READY_TO_TAKE) };
    Some(match finding.kind {
        FindingKind::Blurred => phrase("quality-guide-blurred"),
        FindingKind::Dark => phrase("quality-guide-dark"),
        FindingKind::Overexposed => phrase("quality-guide-overexposed"),
        FindingKind::Glare => phrase("quality-guide-glare"),
        FindingKind::Small => phrase("quality-guide-small"),
        FindingKind::OffCentre => phrase("quality-guide-off-centre"),
        FindingKind::Cut => phrase("quality-guide-cut"),
        FindingKind::Hair => phrase("quality-guide-hair"),
        FindingKind::Ink => phrase("quality-guide-ink"),
        FindingKind::BlackRim => phrase("quality-guide-black-rim"),
        FindingKind::Screen => phrase("quality-guide-screen"),
    })
}
