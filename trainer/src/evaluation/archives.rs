//! The accuracy on the photos of one archive, whichever archive the copy that was read is from.

use std::collections::BTreeSet;

use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Prediction};

/// How many of an archive's photos are read right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArchiveAccuracy {
    /// The archive: `nine-class`.
    pub archive: String,
    /// Those of the photos that stand in it.
    pub photos: usize,
    /// The share whose most probable diagnosis is theirs.
    pub accuracy: Figure,
}

/// That of each archive of which anything is among the labelled ones of `predictions`, in the order of their names.
pub fn measured(predictions: &[Prediction], bootstrap: Bootstrap) -> Vec<ArchiveAccuracy> {
    let archives = |photo: &Prediction| {
        let metadata = &photo.metadata;
        metadata.source.iter().chain(&metadata.also_in).cloned().collect::<BTreeSet<String>>()
    };
    let names: BTreeSet<String> = predictions.iter().flat_map(archives).collect();
    let accuracy = |archive: String| {
        let inside = predictions.iter().filter(|photo| archives(photo).contains(&archive));
        let right: Vec<(&str, bool)> = inside
            .filter_map(|photo| Some((photo.group(), most_probable(&photo.probabilities) == photo.diagnosis()?)))
            .collect();
        Some(ArchiveAccuracy { photos: right.len(), accuracy: bootstrap.share(&right)?, archive })
    };
    names.into_iter().filter_map(accuracy).collect()
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use crate::evaluation::Metadata;

    #[test]
    fn a_photo_counts_in_every_archive_that_holds_it() {
        let photo = |source: &str, also_in: &[&str], label| Prediction {
            lesion: format!("{source}{label:?}"),
            label: Some(Diagnosis::into(label)),
            metadata: Metadata {
                source: Some(source.to_string()),
                also_in: also_in.iter().map(|name| (*name).to_string()).collect(),
                ..Metadata::default()
            },
            // All alike: the first is the most probable.
            ..Prediction::default()
        };
        let right = Diagnosis::ALL[0];
        let photos = [
            photo("ham10000", &["nine-class"], right),
            photo("ham10000", &[], Diagnosis::Nevus),
            photo("nine-class", &[], Diagnosis::Melanoma),
        ];
        let found = measured(&photos, Bootstrap { resamples: 20, seed: 0 });
        let values: Vec<(&str, usize, f64)> =
            found.iter().map(|it| (it.archive.as_str(), it.photos, it.accuracy.value)).collect();
        assert_eq!(values, [("ham10000", 2, 0.5), ("nine-class", 2, 0.5)]);
    }
}
