//! Texts of the summary of the model: the few figures that tell most, the chart of the alert, version and citation.

use crate::page::text::format::{Unit, interval};
use crate::page::text::safety::left_out_sensitivities;
use naevus_reading::card::{Figure, ModelCard, ReliabilityBin};
use naevus_reading::domain::Domain;

/// Title of the chart of the alert.
pub const ALERT_BY_ARCHIVE: &str = "Malignant lesions for which the alert is raised";
/// Below [`ALERT_BY_ARCHIVE`].
pub const ALERT_BY_ARCHIVE_NOTE: &str =
    "Share and 95% interval, from 0 to 100%. Photos that are refused are not counted.";
/// Title of the reliability diagram.
pub const RELIABILITY_DIAGRAM: &str = "How often the first diagnosis is right, by its probability";
/// Below [`RELIABILITY_DIAGRAM`].
pub const RELIABILITY_DIAGRAM_NOTE: &str = "Test set, with 95% intervals. On the diagonal, the probability equals the share \
    of right diagnoses. Below it, the probability is too high.";
/// The horizontal axis of the reliability diagram, and the head of its column.
pub const PROBABILITY: &str = "Probability";
/// The vertical axis of the reliability diagram, and the head of its column.
pub const SHARE_RIGHT: &str = "Right";
/// The head of the column with the number of photos of a bin.
pub const PHOTOS: &str = "Photos";
/// Opens the table of the reliability diagram.
pub const RELIABILITY_TABLE: &str = "The figures of this chart";

/// The range of probabilities of a bin: `60–67%`.
pub fn probability_range(bin: &ReliabilityBin) -> String {
    format!("{:.0}–{:.0}%", 100.0 * bin.lower_edge, 100.0 * bin.upper_edge)
}

/// Who has made the model, and whom to ask.
pub const AUTHORS: &str = "Made by the developers of naevus. The source code, with the documentation of the training, comes \
    with the program. For questions about this site, ask its operator.";

/// One of the few figures at the top of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// The value: `98 of 100`.
    pub value: String,
    /// What it is, in plain words.
    pub label: String,
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
            value: format!("{:.0} to {:.0} of 100", of_100(least), of_100(greatest)),
            label: "malignant lesions raise the alert, in clinics that were left out of the training".into(),
            interval: format!("{} clinics or archives, photos through a dermatoscope", values.len()),
        })
    };
    let of_test_set = |key: &str, label: &str| {
        let figure = card.figures.get(key)?;
        Some(KeyFigure {
            value: format!("{:.0} of 100", of_100(figure.value)),
            label: label.into(),
            interval: format!("95% interval {}", interval(figure, Unit::Percent)),
        })
    };
    let figures = [
        elsewhere,
        of_test_set("alert_sensitivity", "malignant lesions of the test set raise the alert"),
        of_test_set("alert_specificity", "other lesions of the test set do not raise it"),
        of_test_set("balanced_accuracy", "lesions get the right diagnosis of nine, as a mean over the diagnoses"),
    ];
    figures.into_iter().flatten().collect()
}

/// The alert sensitivity on each left-out archive, and on the test set.
pub fn alert_by_archive(card: &ModelCard) -> Vec<(String, Figure)> {
    let left_out = card.left_out_archives.iter().filter_map(|archive| {
        Some((format!("{} (left out)", archive.archive), *archive.figures.get("alert_sensitivity")?))
    });
    let of_card = |key: &str, name: &str| card.figures.get(key).map(|figure| (name.to_string(), *figure));
    let test = [
        of_card("alert_sensitivity_dermoscopy", "Test set, dermatoscope"),
        of_card("alert_sensitivity_clinical", "Test set, phone"),
    ];
    left_out.chain(test.into_iter().flatten()).collect()
}

/// Name, date and start of the hash of the weights.
pub fn version(card: &ModelCard) -> String {
    let date = card.changelog.iter().map(|entry| entry.date.as_str()).max().unwrap_or_default();
    format!("{}, {date}, {}", card.name, short_hash(card))
}

/// How to cite the model.
pub fn citation(card: &ModelCard) -> String {
    let date = card.changelog.iter().map(|entry| entry.date.as_str()).max().unwrap_or_default();
    format!(
        "The developers of naevus. {}: classification of photos of skin lesions into nine diagnoses. Version {}, weights {}, {date}.",
        card.name,
        env!("CARGO_PKG_VERSION"),
        short_hash(card)
    )
}

fn short_hash(card: &ModelCard) -> &str {
    card.weights.sha256.get(..8).unwrap_or(&card.weights.sha256)
}
