//! Results of other runs than the model's own: the ablation, and leave-one-archive-out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::{Figure, LeftOutArchive, RequiredLevels};
use serde::{Deserialize, Serialize};

use crate::document::table;
use crate::evaluation::figures::{dash, interval, interval_or_dash, signed_interval};

/// Trainings that each differ from a reference in some options.
#[derive(Clone, Debug, Default)]
pub struct Ablation {
    /// The balanced accuracy of the reference on its validation set, the mean over its seeds; none without runs.
    pub reference_balanced_accuracy: Option<Figure>,
    /// The number of seeds of the reference.
    pub seeds: usize,
    /// The options of the reference that are not the defaults, except for the archives and the initial weights.
    pub options: Vec<String>,
    /// The other trainings.
    pub arms: Vec<Arm>,
}

/// A training that differs from the reference.
#[derive(Clone, Debug)]
pub struct Arm {
    /// The options that differ: `mixup 0.0 instead of 0.3`.
    pub differences: Vec<String>,
    /// The number of its seeds.
    pub seeds: usize,
    /// The balanced accuracy of the reference minus that of this arm, on the same photos, each the mean over its seeds.
    pub balanced_accuracy_gain: Figure,
    /// The same for the macro AUROC.
    pub macro_auroc_gain: Figure,
}

impl Ablation {
    /// The section of the document; empty without runs.
    pub fn section(&self) -> String {
        let Some(reference) = self.reference_balanced_accuracy else { return String::new() };
        let rows = self.arms.iter().map(|arm| {
            let gains = [arm.balanced_accuracy_gain, arm.macro_auroc_gain].map(signed_interval);
            [vec![arm.differences.join("; "), arm.seeds.to_string()], gains.to_vec()].concat()
        });
        format!(
            "## Ablation

Short trainings that differ only in the options below, measured on the validation set. Common options:
`{}`.
The reference has a balanced accuracy of {}. A positive difference means that the reference is better.
Trainings with several seeds (the reference has {}) are compared by the mean of their figures. The intervals are over
photos and do not include the variance between seeds.

{}",
            self.options.join(" "),
            interval(reference),
            self.seeds,
            table(
                &["changed option", "seeds", "difference in balanced accuracy", "difference in macro AUROC"],
                rows.collect()
            )
        )
    }
}

/// The results of leave-one-archive-out: for each archive, a training on the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeftOutArchives {
    /// SHA-256 of the split of the training with all archives.
    pub split_sha256: String,
    /// The options of the trainings that are not the defaults, except for the archives and the initial weights.
    pub options: Vec<String>,
    /// The archives, in the order of the command line.
    pub archives: Vec<LeftOutArchive>,
}

/// The figures of a left-out archive: their keys and column headings.
const FIGURES: [(&str, &str); 8] = [
    ("alert_sensitivity", "alert sensitivity"),
    ("alert_specificity", "alert specificity"),
    ("set_coverage", "set coverage"),
    ("set_mean_size", "mean set size"),
    ("refused", "refused"),
    ("refused_malignant", "malignant refused"),
    ("balanced_accuracy", "balanced accuracy"),
    ("debiased_calibration_error", "calibration error"),
];

impl LeftOutArchives {
    /// Reads the file at `path`, written by `trainer leave-archive-out`.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn read(path: &Path) -> Result<LeftOutArchives> {
        let json = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        serde_json::from_slice(&json)
            .with_context(|| format!("{} is not a file of trainer leave-archive-out", path.display()))
    }

    /// Two tables: the figures on each archive, and the decrease against a training that includes the archive.
    pub fn tables(&self) -> [String; 2] {
        let figures = self.archives.iter().map(|archive| {
            let counts = vec![archive.archive.clone(), archive.photos.to_string()];
            [counts, FIGURES.map(|(key, _)| interval_or_dash(archive.figures.get(key))).to_vec()].concat()
        });
        let decreases = self.archives.iter().map(|archive| {
            let counts = vec![archive.archive.clone(), archive.compared_photos.to_string()];
            let keys = ["with_the_archive", "without_it", "fall"];
            [counts, keys.map(|key| interval_or_dash(archive.compared.get(key))).to_vec()].concat()
        });
        let columns = [vec!["archive", "photos"], FIGURES.map(|(_, heading)| heading).to_vec()].concat();
        let decrease_columns = ["archive", "photos", "trained with it", "trained without it", "decrease"];
        [table(&columns, figures.collect()), table(&decrease_columns, decreases.collect())]
    }

    /// The section of the document; empty without archives.
    pub fn section(&self) -> String {
        if self.archives.is_empty() {
            return String::new();
        }
        let [figures, decreases] = self.tables();
        format!(
            "## Leave-one-archive-out

For each archive a model was trained on the other archives. Its decision rules were fitted to their validation sets. Common
options:
`{}`.
Measured on the photos of the left-out archive whose image, lesion, patient and near-duplicates are not in the other
archives. The balanced accuracy is over the diagnoses in the archive. The calibration error is debiased.

Thresholds that have a sensitivity or coverage of 90 % on a validation set have less in another clinic. The table below
has the level on the validation set at which they have 90 % on the left-out archive, without refused photos. The shipped
model uses the highest of these levels.

{}
The next table has the figures on each archive. Its thresholds have the highest level that the *other* left-out archives
require, so that they do not depend on this archive. The alert is measured without refused photos, the sets also without
unusual ones.

{figures}
{}Balanced accuracy on the archive's test photos, of the same training with and without the archive:

{decreases}",
            self.options.join(" "),
            self.levels(),
            self.new_domains(),
        )
    }

    fn levels(&self) -> String {
        let share = |level: Option<f64>| level.map_or_else(dash, |level| format!("{level:.3}"));
        let row = |archive: &LeftOutArchive| {
            let RequiredLevels { alert_sensitivity, set_coverage } = archive.required;
            vec![archive.archive.clone(), share(alert_sensitivity), share(set_coverage)]
        };
        let columns = ["archive", "sensitivity for the alert", "coverage for the sets"];
        table(&columns, self.archives.iter().map(row).collect())
    }

    /// A paragraph on the archives that are the only one of their domain; empty without such archives.
    fn new_domains(&self) -> String {
        let only = self.archives.iter().filter(|archive| archive.is_only_archive_of_its_domain);
        let names: Vec<&str> = only.map(|archive| archive.archive.as_str()).collect();
        if names.is_empty() {
            return String::new();
        }
        format!(
            "The other archives have no photo of the domain of {}. Its levels are not used: they would raise the alert for
nearly every photo. What the alert finds on photos of this domain from another clinic is not known.

",
            names.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use naevus_reading::domain::Domain;

    use super::*;

    #[test]
    fn each_arm_has_its_number_of_seeds() {
        let figure = |value: f64| Figure { value, low: value - 0.01, high: value + 0.01 };
        let arm = Arm {
            differences: vec!["`mixup` 0.0 instead of 0.3".to_string()],
            seeds: 2,
            balanced_accuracy_gain: figure(0.02),
            macro_auroc_gain: figure(-0.005),
        };
        let ablation = Ablation {
            reference_balanced_accuracy: Some(figure(0.7)),
            seeds: 3,
            options: vec!["--epochs 3".into()],
            arms: vec![arm],
        };
        let section = ablation.section();
        let row = "| `mixup` 0.0 instead of 0.3 | 2 | +0.020 (+0.010 to +0.030) | -0.005 (-0.015 to +0.005) |";
        assert!(section.contains(row) && section.contains("the reference has 3"), "{section}");
        assert_eq!(Ablation::default().section(), "");
    }

    #[test]
    fn undefined_figures_of_an_archive_are_dashes() {
        let figure = |value: f64| Figure { value, low: value, high: value };
        let archive = LeftOutArchive {
            archive: "mine".to_string(),
            photos: 12,
            figures: BTreeMap::from([("alert_sensitivity".to_string(), figure(0.75))]),
            required: RequiredLevels::default(),
            domains: vec![Domain::Dermoscopy],
            is_only_archive_of_its_domain: false,
            compared_photos: 0,
            compared: BTreeMap::new(),
        };
        let left_out = LeftOutArchives { split_sha256: String::new(), options: Vec::new(), archives: vec![archive] };
        let [figures, decreases] = left_out.tables();
        assert!(figures.contains("| mine | 12 | 0.750 (0.750 to 0.750) | – | – | – | – | – | – | – |"), "{figures}");
        assert!(decreases.contains("| mine | 0 | – | – | – |"), "{decreases}");
        let again: LeftOutArchives = serde_json::from_slice(&serde_json::to_vec(&left_out).unwrap()).unwrap();
        assert_eq!(again, left_out);
        assert_eq!(LeftOutArchives::default().section(), "");
    }
}
