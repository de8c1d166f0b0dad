//! Subgroup analyses: the figures by source, domain, resolution, skin type, sex, age and body site, and the accuracy by
//! archive.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use serde::Serialize;

use crate::dataset::columns;
use crate::evaluation::{Bootstrap, Evaluation, Metadata, Prediction};

/// Subgroups with fewer photos are counted, but have no figures.
pub const MIN_PHOTOS: usize = 20;

/// The figures of a subgroup.
pub const FIGURES: [&str; 6] = [
    "balanced_accuracy",
    "macro_auroc",
    "melanoma_auroc",
    "malignant_auroc",
    "melanoma_sensitivity_at_95_specificity",
    "debiased_calibration_error",
];

/// The labelled photos divided into subgroups by one variable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SubgroupAnalysis {
    /// The variable: `source`, `domain`, `resolution`, `skin type`, `sex`, `age` or `site`.
    pub by: &'static str,
    /// The number of photos whose value is unknown; they are in no subgroup.
    pub unknown: usize,
    /// The subgroups, in the order of their names.
    pub groups: Vec<Subgroup>,
}

/// The photos with one value of the variable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Subgroup {
    /// The value: `female`.
    pub name: String,
    /// The number of photos with a label.
    pub photos: usize,
    /// The number of lesions among those with a diagnosis.
    pub lesions: usize,
    /// Those of [`FIGURES`] that are defined; empty below [`MIN_PHOTOS`].
    pub figures: BTreeMap<&'static str, Figure>,
}

/// The subgroup of a photo by one variable; `None` if its value is unknown.
type SubgroupOf = fn(&Metadata) -> Option<String>;

/// The analyses of the labelled photos of `predictions` by each variable.
///
/// # Errors
///
/// As [`Evaluation::of`].
pub fn measure(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Vec<SubgroupAnalysis>> {
    let variables: [(&str, SubgroupOf); 7] = [
        ("source", |metadata| metadata.source.clone()),
        ("domain", |metadata| Some(metadata.domain?.name().to_string())),
        ("resolution", |metadata| Some(resolution_band(metadata.shorter_side_px?).to_string())),
        ("skin type", |metadata| metadata.skin_type.clone()),
        ("sex", |metadata| Some(metadata.sex.as_ref()?.to_lowercase())),
        ("age", |metadata| Some(age_band(columns::age_years(metadata.age.as_ref()?)?).to_string())),
        ("site", |metadata| Some(columns::site(metadata.site.as_ref()?)?.name().to_string())),
    ];
    variables.into_iter().map(|(by, of)| analysis(predictions, by, of, bootstrap)).collect()
}

fn analysis(
    predictions: &[Prediction],
    by: &'static str,
    of: SubgroupOf,
    bootstrap: Bootstrap,
) -> Result<SubgroupAnalysis> {
    let mut unknown = 0;
    let mut photos: BTreeMap<String, Vec<Prediction>> = BTreeMap::new();
    for prediction in predictions.iter().filter(|prediction| prediction.label.is_some()) {
        match of(&prediction.metadata) {
            Some(name) => photos.entry(name).or_default().push(prediction.clone()),
            None => unknown += 1,
        }
    }
    let subgroup = |(name, photos): (String, Vec<Prediction>)| {
        let is_measured = photos.len() >= MIN_PHOTOS;
        let bootstrap = if is_measured { bootstrap } else { Bootstrap { resamples: 0, ..bootstrap } };
        let evaluation = Evaluation::of(&photos, bootstrap)?;
        let figure = |key| Some((key, *evaluation.as_ref()?.figures.get(key)?));
        Ok(Subgroup {
            name,
            photos: photos.len(),
            lesions: evaluation.as_ref().map_or(0, |evaluation| evaluation.lesions),
            figures: FIGURES.into_iter().filter(|_| is_measured).filter_map(figure).collect(),
        })
    };
    Ok(SubgroupAnalysis { by, unknown, groups: photos.into_iter().map(subgroup).collect::<Result<_>>()? })
}

/// The band of a photo's shorter side, as published. The bands separate the sizes of the archives: 150 and 180 px, 224
/// px, and 256 px and more.
fn resolution_band(shorter_side_px: u32) -> &'static str {
    match shorter_side_px {
        0..200 => "under 200 px",
        200..240 => "200 to 239 px",
        _ => "240 px and over",
    }
}

/// The band of an age.
fn age_band(years: u8) -> &'static str {
    match years {
        0..30 => "0 to 29",
        30..50 => "30 to 49",
        50..70 => "50 to 69",
        70.. => "70 and over",
    }
}

/// The accuracy on the photos of one archive.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArchiveAccuracy {
    /// The archive: `nine-class`.
    pub archive: String,
    /// The number of its photos with a diagnosis, including copies in other archives.
    pub photos: usize,
    /// The accuracy.
    pub accuracy: Figure,
}

/// The accuracy on each archive's photos with a diagnosis, in the order of the archives' names. A photo that is in
/// several archives counts in each.
pub fn by_archive(predictions: &[Prediction], bootstrap: Bootstrap) -> Vec<ArchiveAccuracy> {
    let archives = |photo: &Prediction| {
        let metadata = &photo.metadata;
        metadata.source.iter().chain(&metadata.also_in).cloned().collect::<BTreeSet<String>>()
    };
    let names: BTreeSet<String> = predictions.iter().flat_map(archives).collect();
    let accuracy = |archive: String| {
        let own = predictions.iter().filter(|photo| archives(photo).contains(&archive));
        let correct: Vec<(&str, bool)> = own
            .filter_map(|photo| Some((photo.group(), most_probable(&photo.probabilities) == photo.diagnosis()?)))
            .collect();
        Some(ArchiveAccuracy { photos: correct.len(), accuracy: bootstrap.proportion(&correct)?, archive })
    };
    names.into_iter().filter_map(accuracy).collect()
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn ages_and_resolutions_have_bands() {
        let bands = [0, 29, 30, 49, 50, 69, 70, 120].map(age_band);
        let [young, middle, late, old] = ["0 to 29", "30 to 49", "50 to 69", "70 and over"];
        assert_eq!(
            [150, 199, 200, 224, 256].map(resolution_band)[1..4],
            ["under 200 px", "200 to 239 px", "200 to 239 px"]
        );
        assert_eq!(bands, [young, young, middle, middle, late, late, old, old]);
    }

    #[test]
    fn a_photo_counts_in_every_archive_that_contains_it() {
        let photo = |source: &str, also_in: &[&str], label| Prediction {
            lesion: format!("{source}{label:?}"),
            label: Some(Diagnosis::into(label)),
            metadata: Metadata {
                source: Some(source.to_string()),
                also_in: also_in.iter().map(|name| (*name).to_string()).collect(),
                ..Metadata::default()
            },
            // All probabilities are equal: the first diagnosis is predicted.
            ..Prediction::default()
        };
        let correct = Diagnosis::ALL[0];
        let photos = [
            photo("ham10000", &["nine-class"], correct),
            photo("ham10000", &[], Diagnosis::Nevus),
            photo("nine-class", &[], Diagnosis::Melanoma),
        ];
        let found = by_archive(&photos, Bootstrap { resamples: 20, seed: 0 });
        let values: Vec<(&str, usize, f64)> =
            found.iter().map(|it| (it.archive.as_str(), it.photos, it.accuracy.value)).collect();
        assert_eq!(values, [("ham10000", 2, 0.5), ("nine-class", 2, 0.5)]);
    }
}
