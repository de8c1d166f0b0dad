//! What one reading says: plain data, made by a [decision_rules](crate::decision), shown by the page and printed by the
//! trainer.

use serde::{Deserialize, Serialize};

use crate::diagnosis::{Diagnosis, Group};
use crate::domain::Domain;

/// The least probability with which a photo is said to resemble one diagnosis. Below it all the others together are more
/// probable, so that no single one stands out. It chooses words and nothing else.
pub const CLEAR_PROBABILITY: f32 = 0.5;

/// What is said of one photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The calibrated probability of each diagnosis, `0.0..=1.0`, in the order of [`Diagnosis::ALL`]; they sum to 1.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// The diagnoses that cannot be left out, the most probable first: a conformal prediction set. It may be empty.
    pub prediction_set: Vec<Diagnosis>,
    /// Whether the summed probability of the malignant diagnoses is cause for alarm.
    pub suspicious: bool,
    /// Whether it is the kind of photo that the network can be asked about.
    pub input_check: InputCheck,
    /// What each place of the photo's centre square speaks for the most probable diagnosis.
    pub map: ActivationMap,
}

/// How much a photo is like those that the network learnt from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct InputCheck {
    /// How far it is from photos of lesions of the nearer domain: about 1 for these, 0 and up.
    pub mahalanobis_distance: f32,
    /// How much it is like skin without a lesion: about -1 for lesions, about 1 for bare skin.
    pub bare_skin_score: f32,
    /// The log-odds, by a logistic regression, that it shows no lesion: below 0 for most lesions; none where the model
    /// has no such regression.
    #[serde(default)]
    pub no_lesion_log_odds: Option<f32>,
    /// With what it seems to have been taken; none where the model does not tell, or the photo is refused.
    #[serde(default)]
    pub domain: Option<Domain>,
    /// What follows.
    pub status: InputStatus,
}

/// Whether a photo is of the kind that the network can be asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputStatus {
    /// It is like those that were learnt from.
    #[default]
    InDistribution,
    /// It is unlike most of them: there is an answer, but it is not to be relied on.
    Unusual,
    /// It is no close photo of a skin lesion, as far as the network can tell. Refused.
    OutOfDistribution,
    /// It is skin on which the network finds no lesion. Refused.
    BareSkin,
}

impl InputStatus {
    /// Every status.
    pub const ALL: [InputStatus; 4] =
        [InputStatus::InDistribution, InputStatus::Unusual, InputStatus::OutOfDistribution, InputStatus::BareSkin];

    /// In a word, as it is serialized: `in_distribution`, `unusual`, `out_of_distribution` or `bare_skin`.
    pub fn name(self) -> &'static str {
        match self {
            InputStatus::InDistribution => "in_distribution",
            InputStatus::Unusual => "unusual",
            InputStatus::OutOfDistribution => "out_of_distribution",
            InputStatus::BareSkin => "bare_skin",
        }
    }

    /// Whether no answer is given.
    pub fn is_refusal(self) -> bool {
        matches!(self, InputStatus::OutOfDistribution | InputStatus::BareSkin)
    }
}

/// A value for each place of the photo's centre square, row after row from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActivationMap {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// What each place adds to the logit of the most probable diagnosis, above what it adds to the nine on average: the
    /// class activation map (Zhou et al. 2016), exact, for the photo's logit is the mean over the places.
    pub values: Vec<f32>,
}

impl ActivationMap {
    /// The row and the column of the highest value; none where there are no places.
    pub fn peak(&self) -> Option<(usize, usize)> {
        let (place, _) = self.values.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
        Some((place / self.columns, place % self.columns))
    }

    /// The values from 0, what adds nothing or speaks against, to 1, the highest.
    pub fn shares(&self) -> Vec<f32> {
        let highest = self.values.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        self.values.iter().map(|value| (value / highest).clamp(0.0, 1.0)).collect()
    }
}

/// What several photos of one lesion say together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CombinedAssessment {
    /// The photos that it is made of.
    pub photos: usize,
    /// Those that were refused, and left out.
    pub refused: usize,
    /// How many of the photos by themselves have the same most probable diagnosis.
    pub agreeing: usize,
    /// The means of the photos' probabilities.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// The diagnoses that cannot be left out, the most probable first.
    pub prediction_set: Vec<Diagnosis>,
    /// Whether the summed probability of the malignant diagnoses is cause for alarm.
    pub suspicious: bool,
}

impl Assessment {
    /// An assessment that says no more than these probabilities.
    pub fn from_probabilities(probabilities: [f32; Diagnosis::COUNT]) -> Assessment {
        Assessment {
            probabilities,
            prediction_set: ranked(&probabilities).map(|(diagnosis, _)| diagnosis).to_vec(),
            suspicious: false,
            input_check: InputCheck::default(),
            map: ActivationMap::default(),
        }
    }

    /// The diagnoses from the most to the least probable; see [`ranked`].
    pub fn ranked(&self) -> [(Diagnosis, f32); Diagnosis::COUNT] {
        ranked(&self.probabilities)
    }

    /// The probability that the diagnosis is one of `group`.
    pub fn group_probability(&self, group: Group) -> f32 {
        group_probability(&self.probabilities, group)
    }

    /// Whether the photo is refused: it has probabilities, but they mean nothing.
    pub fn is_refused(&self) -> bool {
        self.input_check.status.is_refusal()
    }

    /// Whether one diagnosis stands out, of a photo like those that were learnt from: what may be said without "but".
    pub fn is_clear(&self) -> bool {
        self.input_check.status == InputStatus::InDistribution && self.ranked()[0].1 >= CLEAR_PROBABILITY
    }

    /// The largest difference of a probability to that of `others`; not a number where one of them is not.
    pub fn largest_difference(&self, others: &[f32; Diagnosis::COUNT]) -> f32 {
        let differences = self.probabilities.iter().zip(others).map(|(ours, other)| (ours - other).abs());
        differences.fold(0.0, |largest, difference| if difference <= largest { largest } else { difference })
    }
}

/// The diagnoses from the most to the least probable; of two as probable, the first in the table comes first.
pub fn ranked(probabilities: &[f32; Diagnosis::COUNT]) -> [(Diagnosis, f32); Diagnosis::COUNT] {
    let mut ranked = Diagnosis::ALL.map(|diagnosis| (diagnosis, probabilities[diagnosis.index()]));
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
}

/// The most probable diagnosis; of two as probable, the first in the table.
pub fn most_probable(probabilities: &[f32; Diagnosis::COUNT]) -> Diagnosis {
    let more = |best: Diagnosis, other: Diagnosis| probabilities[other.index()] > probabilities[best.index()];
    Diagnosis::ALL.into_iter().fold(Diagnosis::ALL[0], |best, other| if more(best, other) { other } else { best })
}

/// The probability that the diagnosis is one of `group`: the sum over its diagnoses.
pub fn group_probability(probabilities: &[f32; Diagnosis::COUNT], group: Group) -> f32 {
    let of_group = Diagnosis::ALL.into_iter().filter(|diagnosis| diagnosis.group() == group);
    of_group.map(|diagnosis| probabilities[diagnosis.index()]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_share_out_the_whole() {
        let assessment = Assessment::from_probabilities([0.1, 0.2, 0.05, 0.15, 0.2, 0.05, 0.1, 0.05, 0.1]);
        let whole: f32 = Group::ALL.into_iter().map(|group| assessment.group_probability(group)).sum();
        assert!((whole - 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_unusual_or_undecided_is_not_clear() {
        let mut assessment = Assessment::from_probabilities([0.0, 0.0, 0.0, 0.6, 0.4, 0.0, 0.0, 0.0, 0.0]);
        assert!(assessment.is_clear() && !assessment.is_refused());
        assessment.input_check.status = InputStatus::Unusual;
        assert!(!assessment.is_clear() && !assessment.is_refused());
        assessment.input_check.status = InputStatus::OutOfDistribution;
        assert!(assessment.is_refused());
        assert!(!Assessment::from_probabilities([0.0, 0.0, 0.2, 0.4, 0.4, 0.0, 0.0, 0.0, 0.0]).is_clear());
    }

    #[test]
    fn a_map_has_a_peak_and_shares() {
        let map = ActivationMap { rows: 2, columns: 3, values: vec![-1.0, 0.0, 2.0, 1.0, 4.0, -3.0] };
        assert_eq!(map.peak(), Some((1, 1)));
        assert_eq!(map.shares(), [0.0, 0.0, 0.5, 0.25, 1.0, 0.0]);
        assert_eq!(ActivationMap::default().peak(), None);
        let against = ActivationMap { rows: 1, columns: 2, values: vec![-1.0, -2.0] };
        assert_eq!(against.shares(), [0.0, 0.0]);
    }

    #[test]
    fn verdicts_are_serialized_by_their_names() {
        for status in InputStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.name());
        }
    }
}
