//! The section on the quality of photos.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::ModelCard;
use naevus_reading::quality::SIDE_PX;

use crate::document::table;
use crate::evaluation::figures::{interval, interval_or_dash};
use crate::files::write_atomic;
use naevus_reading::domain::Domain;

const HEADING: &str = "## Quality of a photo";

/// The section; a sentence states it if the card has no findings.
pub fn section(card: &ModelCard) -> String {
    let Some(quality) = &card.photo_quality else {
        return format!("{HEADING}\n\nNot measured: the card has no thresholds of `trainer fit-quality`.\n");
    };
    let unchanged = quality.findings.iter().map(|finding| {
        let of = |domain| interval_or_dash(finding.unchanged.get(&domain));
        vec![
            finding.kind.name().replace('_', " "),
            format!("{:.3}", finding.threshold),
            format!("{:.0} %", 100.0 * finding.allowed),
            of(Domain::Dermoscopy),
            of(Domain::Clinical),
            if finding.is_used() { "yes" } else { "no" }.to_string(),
        ]
    });
    let changed = quality.findings.iter().flat_map(|finding| {
        let kind = finding.kind.name().replace('_', " ");
        finding.changed.iter().map(move |changed| {
            vec![kind.clone(), changed.change.clone(), changed.photos.to_string(), interval(changed.found)]
        })
    });
    format!(
        "{HEADING}

Before a photo is read, its sharpness, light and framing, and what covers the lesion, are measured at {SIDE_PX} px
(`crates/reading/src/quality`). Each threshold is the quantile of {} unchanged training photos, half of them taken by
phone, that leaves the allowed share beyond it. The shares are of {} photos of the validation and test set. Some
unchanged photos have hair, ink or glare, or a lesion that is cut by the edge: their shares are upper bounds of the
false-alarm rates, and the allowed share is higher. A finding that is missed in more than half of the photos with its
clearest change is not used: neither the page nor `trainer classify` shows it.

{}
The same photos with a drawn fault; lengths are in pixels of {SIDE_PX}, of a screen in pixels of the photo. A fault that
is not found can be one that the photo hides: a lesion without an outline has no size.

{}",
        quality.fitted_on,
        quality.measured_on,
        table(
            &["finding", "threshold", "allowed", "unchanged, dermoscopy", "unchanged, phone", "used"],
            unchanged.collect()
        ),
        table(&["finding", "change", "photos", "found"], changed.collect()),
    )
}

/// Replaces the section in the document at `path`, which [`write`](super::write) wrote.
///
/// # Errors
///
/// If the document cannot be read or written.
pub fn replace(path: &Path, card: &ModelCard) -> Result<()> {
    let document = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    write_atomic(path, replaced(&document, HEADING, &section(card)).as_bytes())
}

/// `document` with the section under `heading` in the place of the old one, or before the section on the activation map.
pub(super) fn replaced(document: &str, heading: &str, section: &str) -> String {
    let next = |from: usize| document[from..].find("\n## ").map_or(document.len(), |at| from + at + 1);
    let (start, end) = match document.find(heading) {
        Some(start) => (start, next(start)),
        None => {
            let start = document.find("## Class activation map").unwrap_or(document.len());
            (start, start)
        }
    };
    format!("{}{section}\n{}", &document[..start], &document[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_is_inserted_once_and_replaced_after() {
        let document = "# Model\n\n## Results\n\nGood.\n\n## Class activation map\n\nMap.\n";
        let once = replaced(document, HEADING, "## Quality of a photo\n\nOne.\n");
        assert_eq!(once, document.replace("## Class", "## Quality of a photo\n\nOne.\n\n## Class"));
        let twice = replaced(&once, HEADING, "## Quality of a photo\n\nTwo.\n");
        assert_eq!(twice, once.replace("One.", "Two."));
    }
}
