//! What two photos of one unchanged lesion differ by, and how often photos are aligned.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::card::Figure;
use crate::diagnosis::Diagnosis;
use crate::domain::Domain;

/// The figures of the comparison of two photos, measured by `trainer repeatability` on pairs of photos of one lesion in
/// the validation and test sets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repeatability {
    /// The least [`Alignment::score`](crate::compare::Alignment::score) of photos that are aligned.
    pub threshold: f32,
    /// The number of pairs of photos of different lesions, in the training set, that the threshold is fitted to.
    pub fitted_on: usize,
    /// How often photos are aligned, by domain.
    pub aligned: BTreeMap<Domain, AlignedShares>,
    /// Photos that were transformed by known transforms; `None` if this was not measured.
    pub known_transforms: Option<KnownTransforms>,
    /// Of the natural logarithm of the ratio of the areas; `None` if it was not measured.
    pub log_area: Option<Spread>,
    /// Of the colour of the lesion relative to the skin, as a Delta E; `None` if it was not measured.
    pub delta_e: Option<Spread>,
    /// Of the probability of each diagnosis, `0.0..=1.0`, by the model of this card.
    pub probabilities: BTreeMap<Diagnosis, Spread>,
}

/// How often photos are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlignedShares {
    /// The number of pairs of photos of one lesion.
    pub same_pairs: usize,
    /// The share of them that is aligned.
    pub same: Figure,
    /// The number of pairs of photos of different lesions, of the same archive and diagnosis where possible.
    pub different_pairs: usize,
    /// The share of them that is wrongly aligned.
    pub different: Figure,
}

/// The alignment of photos with copies that were scaled, turned, shifted and stored as JPEG.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownTransforms {
    /// The number of photos.
    pub photos: usize,
    /// The share that is aligned.
    pub aligned: Figure,
    /// The median error of a point of the photos that are aligned, as a share of the shorter side.
    pub median_error: f64,
    /// The error below which 95 % of them are.
    pub error_95: f64,
}

/// The difference of a measurement between two photos of one lesion, one pair for each lesion (Bland and Altman 1986).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The number of pairs.
    pub pairs: usize,
    /// The within-lesion standard deviation: the root of half the mean squared difference.
    pub within_lesion_sd: f64,
    /// The repeatability coefficient: 1.96 times the root of 2 times the standard deviation.
    pub coefficient: Figure,
    /// The share of the pairs whose difference is within the coefficient. It would be 0.95 for normal differences.
    pub within: f64,
}

impl Spread {
    /// Whether a difference is no greater than the coefficient.
    pub fn contains(&self, difference: f64) -> bool {
        difference.abs() <= self.coefficient.value
    }
}
