//! The section on the comparison of two photos.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::{ModelCard, Spread};
use naevus_reading::diagnosis::Diagnosis;

use crate::document::table;
use crate::evaluation::figures::{interval, percent};
use crate::files::write_atomic;
use crate::model_document::photo_quality::replaced;

const HEADING: &str = "## Comparison of two photos";

/// The section; a sentence states it if the card has no figures.
pub fn section(card: &ModelCard) -> String {
    let Some(repeatability) = &card.repeatability else {
        return format!("{HEADING}\n\nNot measured: the card has no figures of `trainer repeatability`.\n");
    };
    let aligned = repeatability.aligned.iter().map(|(domain, shares)| {
        vec![
            domain.name().to_string(),
            shares.same_pairs.to_string(),
            percent(shares.same),
            shares.different_pairs.to_string(),
            percent(shares.different),
        ]
    });
    let known = repeatability.known_transforms.map_or_else(String::new, |known| {
        format!(
            "\nOf {} photos that were scaled by 0.67 to 1.5, turned, shifted by up to 15 % of the shorter side, made darker
or brighter and stored as JPEG, {} were aligned. The median error of a point was {:.2} % of the shorter side, and 95 %
of the errors were below {:.2} %.\n",
            known.photos,
            percent(known.aligned),
            100.0 * known.median_error,
            100.0 * known.error_95
        )
    });
    let row = |name: String, spread: &Spread| {
        vec![
            name,
            spread.pairs.to_string(),
            format!("{:.3}", spread.within_lesion_sd),
            interval(spread.coefficient),
            format!("{:.1} %", 100.0 * spread.within),
        ]
    };
    let of = |name: &str, spread: Option<&Spread>| spread.map(|spread| row(name.into(), spread));
    let spreads = of("logarithm of the area", repeatability.log_area.as_ref())
        .into_iter()
        .chain(of("colour (Delta E)", repeatability.delta_e.as_ref()))
        .chain(Diagnosis::ALL.into_iter().filter_map(|diagnosis| {
            Some(row(format!("probability of {}", diagnosis.name()), repeatability.probabilities.get(&diagnosis)?))
        }));
    format!(
        "{HEADING}

Two photos of a lesion are aligned by the similarity transform with the highest correlation of their textures
(`crates/reading/src/compare`). They could not be aligned if the correlation, times the root of the overlap, is below
{:.3}. At most 0.5 % of {} pairs of training photos of different lesions are above it, which are of the same archive and,
where possible, of the same diagnosis. The shares are of photos of the validation and test sets. Many photos of one lesion
in HAM10000 were taken a moment apart, often at another magnification, and some may be two sections of one photo; photos
that are months apart align less often.

{}{known}
The repeatability is measured on photos of one lesion of the validation and test sets, one pair for each lesion. Some of
these lesions may have changed between the photos, so that the coefficient is rather too high than too low. Half of the
mean squared difference is the squared within-lesion standard deviation, and the repeatability coefficient is 1.96 times
the root of 2 times the standard deviation. Areas are compared for photos that are aligned and whose outline
lies within both; colours for photos with an outline; probabilities for photos that are not refused.

{}",
        repeatability.threshold,
        repeatability.fitted_on,
        table(
            &["domain", "pairs of one lesion", "aligned", "pairs of different lesions", "wrongly aligned"],
            aligned.collect()
        ),
        table(&["measurement", "pairs", "within-lesion SD", "coefficient", "pairs within it"], spreads.collect()),
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
