//! Texts of the summary of the model: the few figures that tell most, the chart of the alert, version and citation.

use crate::page::text::format::{Unit, date, interval, percentage};
use crate::page::text::message::{Phrase, phrase, say};
use crate::page::text::safety::left_out_sensitivities;
use naevus_reading::card::{Figure, ModelCard, ReliabilityBin};
use naevus_reading::domain::Domain;

/// Title of the chart of the alert.
pub const ALERT_BY_ARCHIVE: Phrase = phrase("summary-alert-by-archive");
/// Below [`ALERT_BY_ARCHIVE`].
pub const ALERT_BY_ARCHIVE_NOTE: Phrase = phrase("summary-alert-by-archive-note");
/// Title of the reliability diagram.
pub const RELIABILITY_DIAGRAM: Phrase = phrase("summary-reliability-diagram");
/// Below [`RELIABILITY_DIAGRAM`].
pub const RELIABILITY_DIAGRAM_NOTE: Phrase = phrase("summary-reliability-diagram-note");
/// The horizontal axis of the reliability diagram, and the head of its column.
pub const PROBABILITY: Phrase = phrase("summary-probability");
/// The vertical axis of the reliability diagram, and the head of its column.
pub const SHARE_RIGHT: Phrase = phrase("summary-share-right");
/// The head of the column with the number of photos of a bin.
pub const PHOTOS: Phrase = phrase("summary-photos");
/// Opens the table of the reliability diagram.
pub const RELIABILITY_TABLE: Phrase = phrase("summary-reliability-table");

/// Who has made the model, and whom to ask.
pub const AUTHORS: Phrase = phrase("summary-authors");

/// One of the few figures at the top of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// The value: `98 of 100`.
    pub value: String,
    /// What it is, in plain words.
    pub label: Phrase,
    /// The confidence interval, or where the figure comes from.
    pub interval: String,
}

/// The few figures that tell most about the model. Those of other clinics come first; a figure that the card lacks is left
/// out.
pub fn key_figures(card: &ModelCard) -> Vec<KeyFigure> {
    let of_100 = |share: f64| (100.0 * share).round();
    let elsewhere = {
        let values = left_out_sensitivities(Domain::Dermoscopy, &card.left_out_archives);
        let least = values.iter().copied().min_by(f64::total_cmp);
        let greatest = values.iter().copied().max_by(f64::total_cmp);
        least.zip(greatest).map(|(least, greatest)| KeyFigure {
            value: say!("summary-range-of-100", least = of_100(least), greatest = of_100(greatest)),
            label: phrase("summary-elsewhere"),
            interval: say!("summary-clinics", clinics = values.len()),
        })
    };
    let of_test_set = |key: &str, label: Phrase| {
        let figure = card.figures.get(key)?;
        Some(KeyFigure {
            value: say!("summary-of-100", count = of_100(figure.value)),
            label,
            interval: say!("summary-interval", interval = interval(figure, Unit::Percent)),
        })
    };
    let figures = [
        elsewhere,
        of_test_set("alert_sensitivity", phrase("summary-alert-sensitivity")),
        of_test_set("alert_specificity", phrase("summary-alert-specificity")),
        of_test_set("balanced_accuracy", phrase("summary-balanced-accuracy")),
    ];
    figures.into_iter().flatten().collect()
}

/// The alert sensitivity on each left-out archive, and on the test set.
pub fn alert_by_archive(card: &ModelCard) -> Vec<(String, Figure)> {
    let left_out = card.left_out_archives.iter().filter_map(|archive| {
        Some((say!("summary-left-out", archive = archive.archive.as_str()), *archive.figures.get("alert_sensitivity")?))
    });
    let of_card = |key: &str, name: Phrase| card.figures.get(key).map(|figure| (name.to_string(), *figure));
    let test = [
        of_card("alert_sensitivity_dermoscopy", phrase("summary-test-set-dermoscopy")),
        of_card("alert_sensitivity_clinical", phrase("summary-test-set-clinical")),
    ];
    left_out.chain(test.into_iter().flatten()).collect()
}

/// Name, date and start of the hash of the weights.
pub fn version(card: &ModelCard) -> String {
    say!("summary-version", name = card.name.as_str(), date = released(card), hash = short_hash(card))
}

/// The range of probabilities of a bin: `60–67%`.
pub fn probability_range(bin: &ReliabilityBin) -> String {
    say!("summary-bin", low = format!("{:.0}", 100.0 * bin.lower_edge), high = percentage(bin.upper_edge, 0))
}

/// How to cite the model.
pub fn citation(card: &ModelCard) -> String {
    say!(
        "summary-citation",
        name = card.name.as_str(),
        version = env!("CARGO_PKG_VERSION"),
        hash = short_hash(card),
        date = released(card)
    )
}

/// The day of the last change.
fn released(card: &ModelCard) -> String {
    date(card.changelog.iter().map(|entry| entry.date.as_str()).max().unwrap_or_default())
}

fn short_hash(card: &ModelCard) -> &str {
    card.weights.sha256.get(..8).unwrap_or(&card.weights.sha256)
}
