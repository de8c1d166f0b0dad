//! The figures again, among photos of one source, domain, resolution, skin type, sex, age or place on the body.

use std::collections::BTreeMap;

use anyhow::Result;
use naevus_reading::card::Figure;
use serde::Serialize;

use crate::dataset::patient;
use crate::evaluation::{Bootstrap, Evaluation, Metadata, Prediction};

/// Groups of fewer photos are named and counted, and no figure is given.
pub const LEAST_PHOTOS: usize = 20;

/// The figures that are measured in a group.
pub const FIGURES: [(&str, &str); 6] = [
    ("balanced_accuracy", "Balanced accuracy"),
    ("macro_auroc", "Macro AUROC"),
    ("melanoma_auroc", "Melanoma AUROC"),
    ("malignant_auroc", "Malignant AUROC"),
    ("melanoma_sensitivity_at_95_specificity", "Melanoma sensitivity at 95 % specificity"),
    ("debiased_calibration_error", "Debiased calibration error"),
];

/// The photos parted by one thing that is known of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partition {
    /// What they are parted by: `source`, `domain`, `resolution`, `skin type`, `sex`, `age` or `site`.
    pub by: &'static str,
    /// Photos of which it is not known; they are in no group.
    pub unknown: usize,
    /// The groups, in the order of their names.
    pub groups: Vec<Subgroup>,
}

/// Photos that have something in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Subgroup {
    /// What they have in common: `female`.
    pub name: String,
    /// How many there are with a label.
    pub photos: usize,
    /// How many lesions they show.
    pub lesions: usize,
    /// Those of [`FIGURES`] that the group defines; none at all under [`LEAST_PHOTOS`].
    pub figures: BTreeMap<&'static str, Figure>,
}

/// The name of the group that a photo of which this is known belongs to.
type GroupOf = fn(&Metadata) -> Option<String>;

/// The labelled photos of `predictions` parted by each thing that is known of any of them.
///
/// # Errors
///
/// As [`Evaluation::of`].
pub fn measured(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Vec<Partition>> {
    let by: [(&str, GroupOf); 7] = [
        ("source", |metadata| metadata.source.clone()),
        ("domain", |metadata| Some(metadata.domain?.name().to_string())),
        ("resolution", |metadata| Some(resolution_band(metadata.shorter_side_px?).to_string())),
        ("skin type", |metadata| metadata.skin_type.clone()),
        ("sex", |metadata| Some(metadata.sex.as_ref()?.to_lowercase())),
        ("age", |metadata| Some(age_band(patient::age_years(metadata.age.as_ref()?)?).to_string())),
        ("site", |metadata| Some(patient::site(metadata.site.as_ref()?)?.name().to_string())),
    ];
    by.into_iter().map(|(by, of)| partition(predictions, by, of, bootstrap)).collect()
}

fn partition(predictions: &[Prediction], by: &'static str, of: GroupOf, bootstrap: Bootstrap) -> Result<Partition> {
    let mut unknown = 0;
    let mut photos: BTreeMap<String, Vec<Prediction>> = BTreeMap::new();
    for prediction in predictions.iter().filter(|prediction| prediction.label.is_some()) {
        match of(&prediction.metadata) {
            Some(name) => photos.entry(name).or_default().push(prediction.clone()),
            None => unknown += 1,
        }
    }
    let group = |(name, photos): (String, Vec<Prediction>)| {
        let enough = photos.len() >= LEAST_PHOTOS;
        let bootstrap = if enough { bootstrap } else { Bootstrap { resamples: 0, ..bootstrap } };
        let evaluation = Evaluation::of(&photos, bootstrap)?;
        let figure = |key| Some((key, *evaluation.as_ref()?.figures.get(key)?));
        Ok(Subgroup {
            name,
            photos: photos.len(),
            lesions: evaluation.as_ref().map_or(0, |evaluation| evaluation.lesions),
            figures: FIGURES.into_iter().filter(|_| enough).filter_map(|(key, _)| figure(key)).collect(),
        })
    };
    Ok(Partition { by, unknown, groups: photos.into_iter().map(group).collect::<Result<_>>()? })
}

/// The band of a photo by its shorter side as it was published. The edges lie between the sides that the archives have: 150
/// and 180 px, 224 px, and 256 px and more.
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

#[cfg(test)]
mod tests {
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
}
