//! What is left where a whole archive was never seen.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::{Figure, LeftOutArchive};
use serde::{Deserialize, Serialize};

use crate::document::markdown::{interval, table};

/// What trainings alike make of the archives, each of the one that it did not see.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The hash of the split of the training with all archives.
    pub split_sha256: String,
    /// How they were trained: the options, but for the archives and the first weights, that are not the defaults.
    pub options: Vec<String>,
    /// The archives, in the order in which they were named.
    pub archives: Vec<LeftOutArchive>,
}

/// What an archive's figures are called, and how.
const FIGURES: [(&str, &str); 7] = [
    ("alert_sensitivity", "malignant found"),
    ("alert_specificity", "others left alone"),
    ("set_coverage", "sets that hold the truth"),
    ("set_mean_size", "diagnoses in a set"),
    ("refused", "refused"),
    ("balanced_accuracy", "balanced accuracy"),
    ("debiased_calibration_error", "calibration error"),
];

impl LeftOut {
    /// The file at `path`, as `trainer leave-archive-out` writes it.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn read(path: &Path) -> Result<LeftOut> {
        let json = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        serde_json::from_slice(&json)
            .with_context(|| format!("{} is not what trainer leave-archive-out writes", path.display()))
    }

    /// The tables: what was found of each archive, and how far that is below a training that saw others of it.
    pub fn tables(&self) -> [String; 2] {
        let shown = |figure: Option<&Figure>| figure.copied().map_or_else(|| "–".to_string(), interval);
        let found = self.archives.iter().map(|archive| {
            let who = vec![archive.archive.clone(), archive.photos.to_string()];
            [who, FIGURES.map(|(name, _)| shown(archive.figures.get(name))).to_vec()].concat()
        });
        let fall = self.archives.iter().map(|archive| {
            let who = vec![archive.archive.clone(), archive.compared_photos.to_string()];
            let names = ["with_the_archive", "without_it", "fall"];
            [who, names.map(|name| shown(archive.compared.get(name))).to_vec()].concat()
        });
        let heads = [vec!["archive", "photos"], FIGURES.map(|(_, says)| says).to_vec()].concat();
        let of_fall = ["archive", "photos", "learnt from others of it", "never saw it", "fall"];
        [table(&heads, found.collect()), table(&of_fall, fall.collect())]
    }

    /// The section of the page; nothing where nothing was left out.
    pub fn section(&self) -> String {
        if self.archives.is_empty() {
            return String::new();
        }
        let [found, fall] = self.tables();
        format!(
            "## An archive it never saw

For each archive one training saw the others only; its alert, sets and limits were fitted on their validation side. All with
`{}`.
What it finds on the photos of the archive left out, those whose image, lesion, patient and near twins the others do not
have; the balanced accuracy is over the diagnoses that the archive shows, the calibration error is the debiased one:

{found}
The balanced accuracy on the archive's test photos, of a training alike with all archives, and of that without:

{fall}",
            self.options.join(" ")
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn what_an_archive_does_not_define_is_a_dash_in_its_row() {
        let figure = |value: f64| Figure { value, low: value, high: value };
        let archive = LeftOutArchive {
            archive: "mine".to_string(),
            photos: 12,
            figures: BTreeMap::from([("alert_sensitivity".to_string(), figure(0.75))]),
            compared_photos: 0,
            compared: BTreeMap::new(),
        };
        let left_out = LeftOut { split_sha256: String::new(), options: Vec::new(), archives: vec![archive] };
        let [found, fall] = left_out.tables();
        assert!(found.contains("| mine | 12 | 0.750 (0.750 to 0.750) | – | – | – | – | – | – |"), "{found}");
        assert!(fall.contains("| mine | 0 | – | – | – |"), "{fall}");
        let again: LeftOut = serde_json::from_slice(&serde_json::to_vec(&left_out).unwrap()).unwrap();
        assert_eq!(again, left_out);
        assert_eq!(LeftOut::default().section(), "");
    }
}
