//! The assessment of a photo: plain data. The [decision rules](crate::decision) compute it, the page shows it, and the
//! trainer prints it.

use serde::{Deserialize, Serialize};

use crate::diagnosis::{Diagnosis, Group};
use crate::domain::Domain;

/// The minimum probability at which the most probable diagnosis is stated without qualification. Below it, the other
/// diagnoses together are more probable. It affects the wording of a result and the share of inconclusive results, not
/// the probabilities.
pub const CONFIDENCE_THRESHOLD: f32 = 0.5;

/// The maximum difference from 1 of the sum of nine probabilities. The rounding of nine quotients and eight additions
/// in f32 is below 1e-6.
const SUM_TOLERANCE: f32 = 1e-4;

/// The assessment of one photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The calibrated probability of each diagnosis, `0.0..=1.0`, in the order of [`Diagnosis::ALL`]; they sum to 1.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// The conformal prediction set, the most probable diagnosis first. It is empty if the photo is unusual or refused.
    pub prediction_set: Vec<Diagnosis>,
    /// Whether the summed probability of the malignant diagnoses reaches the alert threshold.
    pub suspicious: bool,
    /// The result of the out-of-distribution check.
    pub input_check: InputCheck,
    /// The class activation map of the most probable diagnosis.
    pub map: ActivationMap,
}

/// The result of the out-of-distribution check of one photo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InputCheck {
    /// The scaled Mahalanobis distance to the mean of the nearer domain: 0 and up, about 1 for photos of lesions.
    pub mahalanobis_distance: f32,
    /// The bare-skin score: about -1 for lesions, about 1 for bare skin.
    pub bare_skin_score: f32,
    /// The log-odds of "no lesion" by a logistic regression: below 0 for most lesions. `None` if the model has no such
    /// regression.
    #[serde(rename = "no_lesion_log_odds")]
    pub non_lesion_log_odds: Option<f32>,
    /// The domain whose mean is nearer. `None` if the model has one mean only or the photo is refused.
    pub domain: Option<Domain>,
    /// The resulting status.
    pub status: InputStatus,
}

/// Whether a photo resembles the training data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InputStatus {
    /// Similar to the training data.
    #[default]
    InDistribution,
    /// Unlike most of the training data: the assessment is given with a warning.
    Unusual,
    /// Probably not a close-up photo of a skin lesion. Refused.
    OutOfDistribution,
    /// Skin without a detected lesion. Refused.
    BareSkin,
}

impl InputStatus {
    /// Every status.
    pub const ALL: [InputStatus; 4] =
        [InputStatus::InDistribution, InputStatus::Unusual, InputStatus::OutOfDistribution, InputStatus::BareSkin];

    /// The serialised name: `in_distribution`, `unusual`, `out_of_distribution` or `bare_skin`.
    pub fn name(self) -> &'static str {
        match self {
            InputStatus::InDistribution => "in_distribution",
            InputStatus::Unusual => "unusual",
            InputStatus::OutOfDistribution => "out_of_distribution",
            InputStatus::BareSkin => "bare_skin",
        }
    }

    /// Whether the photo is refused.
    pub fn is_refusal(self) -> bool {
        matches!(self, InputStatus::OutOfDistribution | InputStatus::BareSkin)
    }
}

/// A value for each cell of a grid over the photo's centre square, in row-major order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActivationMap {
    /// The number of rows.
    pub rows: usize,
    /// The number of columns.
    pub columns: usize,
    /// The contribution of each cell to the logit of the most probable diagnosis, minus its mean contribution to the
    /// nine logits: the class activation map (Zhou et al. 2016). It is exact because the photo's logit is the mean over
    /// the cells.
    pub values: Vec<f32>,
}

impl ActivationMap {
    /// The row and the column of the maximum, or `None` for an empty map.
    pub fn peak(&self) -> Option<(usize, usize)> {
        let (index, _) = self.values.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
        Some((index / self.columns, index % self.columns))
    }

    /// The values divided by their maximum and clamped to `0.0..=1.0`. Zero and negative contributions become 0.
    pub fn normalised(&self) -> Vec<f32> {
        let maximum = self.values.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        self.values.iter().map(|value| (value / maximum).clamp(0.0, 1.0)).collect()
    }
}

/// The combined assessment of several photos of one lesion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CombinedAssessment {
    /// The number of photos used.
    pub photos: usize,
    /// The number of refused photos. They are not used.
    pub refused: usize,
    /// The number of used photos with the same most probable diagnosis as the combination.
    pub agreeing: usize,
    /// The means of the photos' probabilities.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// The conformal prediction set, the most probable diagnosis first. It is empty if one of the used photos is
    /// unusual.
    pub prediction_set: Vec<Diagnosis>,
    /// Whether the alert is raised: by the means or by one of the used photos alone.
    pub suspicious: bool,
    /// Whether the summed probability of the malignant diagnoses reaches the alert threshold in the means. A photo
    /// alone then raises the alert as well, because a mean is at most its greatest term.
    #[serde(skip)]
    pub mean_raises_alert: bool,
    /// The used photos that raise the alert alone: their indices among the given photos, in ascending order.
    #[serde(skip)]
    pub raised_by: Vec<usize>,
}

impl Assessment {
    /// An assessment with these probabilities, all diagnoses in the prediction set, no alert and an empty map.
    pub fn from_probabilities(probabilities: [f32; Diagnosis::COUNT]) -> Assessment {
        Assessment {
            probabilities,
            prediction_set: ranked(&probabilities).map(|(diagnosis, _)| diagnosis).to_vec(),
            suspicious: false,
            input_check: InputCheck::default(),
            map: ActivationMap::default(),
        }
    }

    /// The diagnoses in descending order of probability; see [`ranked`].
    pub fn ranked(&self) -> [(Diagnosis, f32); Diagnosis::COUNT] {
        ranked(&self.probabilities)
    }

    /// The summed probability of the diagnoses of `group`.
    pub fn group_probability(&self, group: Group) -> f32 {
        group_probability(&self.probabilities, group)
    }

    /// Whether the photo is refused. Its probabilities are then meaningless.
    pub fn is_refused(&self) -> bool {
        self.input_check.status.is_refusal()
    }

    /// Whether the photo is in distribution and its most probable diagnosis reaches [`CONFIDENCE_THRESHOLD`].
    pub fn is_confident(&self) -> bool {
        self.input_check.status == InputStatus::InDistribution && self.ranked()[0].1 >= CONFIDENCE_THRESHOLD
    }

    /// Why these values cannot be an assessment: a probability that is not a number from 0 to 1, probabilities that do
    /// not sum to 1, a map without a value for each cell, or a score or a map value that is not finite. `None` if they
    /// can be one. A device that fails may return such values.
    pub fn fault(&self) -> Option<String> {
        let sum: f32 = self.probabilities.iter().sum();
        if let Some(probability) = self.probabilities.iter().find(|probability| !(0.0..=1.0).contains(*probability)) {
            return Some(format!("a probability is {probability}"));
        }
        if (sum - 1.0).abs() > SUM_TOLERANCE {
            return Some(format!("the probabilities sum to {sum}"));
        }
        if self.map.values.len() != self.map.rows * self.map.columns {
            return Some(format!("the activation map has {} values", self.map.values.len()));
        }
        let InputCheck { mahalanobis_distance, bare_skin_score, non_lesion_log_odds, .. } = self.input_check;
        let scores = [
            ("the Mahalanobis distance", mahalanobis_distance),
            ("the bare-skin score", bare_skin_score),
            ("the log-odds of \"no lesion\"", non_lesion_log_odds.unwrap_or_default()),
        ];
        let map = self.map.values.iter().map(|value| ("a value of the activation map", *value));
        let (name, value) = scores.into_iter().chain(map).find(|(_, value)| !value.is_finite())?;
        Some(format!("{name} is {value}"))
    }

    /// The largest absolute difference between these probabilities and `others`, or NaN if any of them is NaN.
    pub fn largest_difference(&self, others: &[f32; Diagnosis::COUNT]) -> f32 {
        largest_difference(&self.probabilities, others)
    }
}

/// The largest absolute difference between the values of `left` and `right` at the same index, 0 without values, or NaN
/// if any of them is NaN.
pub fn largest_difference(left: &[f32], right: &[f32]) -> f32 {
    // In the total order, NaN is above all numbers.
    left.iter().zip(right).map(|(left, right)| (left - right).abs()).max_by(f32::total_cmp).unwrap_or(0.0)
}

/// The diagnoses in descending order of probability. Ties keep the order of [`Diagnosis::ALL`].
pub fn ranked(probabilities: &[f32; Diagnosis::COUNT]) -> [(Diagnosis, f32); Diagnosis::COUNT] {
    let mut ranked = Diagnosis::ALL.map(|diagnosis| (diagnosis, probabilities[diagnosis.index()]));
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
}

/// The most probable diagnosis. In a tie it is the first in the order of [`Diagnosis::ALL`].
pub fn most_probable(probabilities: &[f32; Diagnosis::COUNT]) -> Diagnosis {
    let more = |best: Diagnosis, other: Diagnosis| probabilities[other.index()] > probabilities[best.index()];
    Diagnosis::ALL.into_iter().fold(Diagnosis::ALL[0], |best, other| if more(best, other) { other } else { best })
}

/// The summed probability of the diagnoses of `group`.
pub fn group_probability(probabilities: &[f32; Diagnosis::COUNT], group: Group) -> f32 {
    let diagnoses = Diagnosis::ALL.into_iter().filter(|diagnosis| diagnosis.group() == group);
    diagnoses.map(|diagnosis| probabilities[diagnosis.index()]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn group_probabilities_sum_to_one() {
        let assessment = Assessment::from_probabilities([0.1, 0.2, 0.05, 0.15, 0.2, 0.05, 0.1, 0.05, 0.1]);
        let sum: f32 = Group::ALL.into_iter().map(|group| assessment.group_probability(group)).sum();
        assert!((sum - 1.0).abs() < 1e-6);
    }

    #[test]
    fn unusual_or_ambiguous_photos_are_not_confident() {
        let mut assessment = Assessment::from_probabilities([0.0, 0.0, 0.0, 0.6, 0.4, 0.0, 0.0, 0.0, 0.0]);
        assert!(assessment.is_confident() && !assessment.is_refused());
        assessment.input_check.status = InputStatus::Unusual;
        assert!(!assessment.is_confident() && !assessment.is_refused());
        assessment.input_check.status = InputStatus::OutOfDistribution;
        assert!(assessment.is_refused());
        assert!(!Assessment::from_probabilities([0.0, 0.0, 0.2, 0.4, 0.4, 0.0, 0.0, 0.0, 0.0]).is_confident());
    }

    #[test]
    fn impossible_values_are_faults() {
        let mut possible = Assessment::from_probabilities([0.1, 0.2, 0.05, 0.15, 0.2, 0.05, 0.1, 0.05, 0.1]);
        possible.map = ActivationMap { rows: 1, columns: 2, values: vec![-3.0, 40.0] };
        possible.input_check.non_lesion_log_odds = Some(-50.0);
        assert_eq!(possible.fault(), None);
        let certain = Assessment::from_probabilities([0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(certain.fault(), None);
        type Change = fn(&mut Assessment);
        let changes: [(Change, &str); 8] = [
            (|it| it.probabilities[8] = f32::NAN, "a probability is NaN"),
            (|it| it.probabilities[0] = -0.1, "a probability is -0.1"),
            (|it| it.probabilities[1] = 1.5, "a probability is 1.5"),
            (|it| it.probabilities = [0.0; Diagnosis::COUNT], "the probabilities sum to 0"),
            (|it| it.input_check.mahalanobis_distance = f32::INFINITY, "the Mahalanobis distance is inf"),
            (|it| it.input_check.bare_skin_score = f32::NAN, "the bare-skin score is NaN"),
            (|it| it.input_check.non_lesion_log_odds = Some(f32::NAN), "the log-odds of \"no lesion\" is NaN"),
            (|it| it.map.values[1] = f32::NEG_INFINITY, "a value of the activation map is -inf"),
        ];
        for (change, expected) in changes {
            let mut assessment = possible.clone();
            change(&mut assessment);
            assert_eq!(assessment.fault().as_deref(), Some(expected));
        }
    }

    #[test]
    fn activation_maps_have_a_peak_and_can_be_normalised() {
        let map = ActivationMap { rows: 2, columns: 3, values: vec![-1.0, 0.0, 2.0, 1.0, 4.0, -3.0] };
        assert_eq!(map.peak(), Some((1, 1)));
        assert_eq!(map.normalised(), [0.0, 0.0, 0.5, 0.25, 1.0, 0.0]);
        assert_eq!(ActivationMap::default().peak(), None);
        let negative = ActivationMap { rows: 1, columns: 2, values: vec![-1.0, -2.0] };
        assert_eq!(negative.normalised(), [0.0, 0.0]);
    }

    #[test]
    fn input_status_is_serialized_as_its_name() {
        for status in InputStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.name());
        }
    }
}
