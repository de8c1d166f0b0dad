//! The rows of the batch: their states, counts, filter and order.

use std::cmp::Ordering;

use naevus_evaluation::Label;
use naevus_reading::assessment::{Assessment, InputCheck, InputStatus, group_probability, most_probable};
use naevus_reading::diagnosis::{Diagnosis, Group};

use crate::page::text::message::Message;

/// The state of a photo of the batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RowState {
    /// It waits for its turn.
    #[default]
    Waiting,
    /// It is read or classified.
    InWork,
    /// It was assessed.
    Assessed(Outcome),
    /// The file could not be decoded; the reason.
    Unreadable(Message),
    /// It was not classified for another reason; the reason.
    Failed(Message),
    /// The batch was cancelled before its turn.
    Cancelled,
}

impl RowState {
    /// Its outcome, if it was assessed.
    pub fn outcome(&self) -> Option<&Outcome> {
        if let RowState::Assessed(outcome) = self { Some(outcome) } else { None }
    }

    /// Whether nothing more is done with it.
    pub fn is_settled(&self) -> bool {
        !matches!(self, RowState::Waiting | RowState::InWork)
    }
}

/// What is kept of the assessment of a photo: about 100 bytes, without the activation map.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The probability of each diagnosis, `0.0..=1.0`, in the order of [`Diagnosis::ALL`].
    pub probabilities: [f32; Diagnosis::COUNT],
    /// The prediction set; empty without one.
    pub prediction_set: Vec<Diagnosis>,
    /// The result of the out-of-distribution check.
    pub status: InputStatus,
    /// Whether the photo raises the alert. A refused photo shows none.
    pub suspicious: bool,
}

impl Outcome {
    /// That of an assessment.
    pub fn of(assessment: &Assessment) -> Outcome {
        Outcome {
            probabilities: assessment.probabilities,
            prediction_set: assessment.prediction_set.clone(),
            status: assessment.input_check.status,
            suspicious: assessment.suspicious,
        }
    }

    /// The assessment that this is kept of, without its map.
    pub fn assessment(&self) -> Assessment {
        Assessment {
            prediction_set: self.prediction_set.clone(),
            suspicious: self.suspicious,
            input_check: InputCheck { status: self.status, ..InputCheck::default() },
            ..Assessment::from_probabilities(self.probabilities)
        }
    }

    /// The most probable diagnosis, and its probability.
    pub fn first(&self) -> (Diagnosis, f32) {
        let first = most_probable(&self.probabilities);
        (first, self.probabilities[first.index()])
    }

    /// The summed probability of the malignant diagnoses.
    pub fn malignant(&self) -> f32 {
        group_probability(&self.probabilities, Group::Malignant)
    }

    /// Whether the page shows an alert for the photo.
    pub fn shows_alert(&self) -> bool {
        self.suspicious && !self.status.is_refusal()
    }
}

/// The number of photos by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All photos.
    pub photos: usize,
    /// Those with which nothing more is done.
    pub settled: usize,
    /// Those with an assessment.
    pub assessed: usize,
    /// Those with an alert.
    pub alert: usize,
    /// Those that were refused.
    pub refused: usize,
    /// Those that are unusual.
    pub unusual: usize,
    /// Those that could not be decoded, or were not classified for another reason.
    pub unreadable: usize,
    /// Those of them that were not classified for another reason than their file, so that another attempt may succeed.
    pub failed: usize,
    /// Those that were cancelled.
    pub cancelled: usize,
}

impl Counts {
    /// The counts of rows in these states.
    pub fn of<'row>(states: impl Iterator<Item = &'row RowState>) -> Counts {
        let mut counts = Counts::default();
        for state in states {
            counts.photos += 1;
            counts.settled += usize::from(state.is_settled());
            match state {
                RowState::Assessed(outcome) => {
                    counts.assessed += 1;
                    counts.alert += usize::from(outcome.shows_alert());
                    counts.refused += usize::from(outcome.status.is_refusal());
                    counts.unusual += usize::from(outcome.status == InputStatus::Unusual);
                }
                RowState::Unreadable(_) => counts.unreadable += 1,
                RowState::Failed(_) => {
                    counts.unreadable += 1;
                    counts.failed += 1;
                }
                RowState::Cancelled => counts.cancelled += 1,
                RowState::Waiting | RowState::InWork => {}
            }
        }
        counts
    }

    /// The number of photos that are not settled.
    pub fn left(self) -> usize {
        self.photos - self.settled
    }
}

/// The photos that the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those with an alert.
    Alert,
    /// Those that were refused.
    Refused,
    /// Those that are unusual.
    Unusual,
    /// Those that could not be read or classified.
    Unreadable,
    /// Those that are not refused, and whose most probable diagnosis is this one.
    Diagnosis(Diagnosis),
}

impl Filter {
    /// Every filter, in the order in which the page offers them.
    pub fn all() -> impl Iterator<Item = Filter> {
        let kinds = [Filter::All, Filter::Alert, Filter::Refused, Filter::Unusual, Filter::Unreadable];
        kinds.into_iter().chain(Diagnosis::ALL.into_iter().map(Filter::Diagnosis))
    }

    /// Whether the table shows a row in this state.
    pub fn admits(self, state: &RowState) -> bool {
        let outcome = state.outcome();
        match self {
            Filter::All => true,
            Filter::Alert => outcome.is_some_and(Outcome::shows_alert),
            Filter::Refused => outcome.is_some_and(|outcome| outcome.status.is_refusal()),
            Filter::Unusual => outcome.is_some_and(|outcome| outcome.status == InputStatus::Unusual),
            Filter::Unreadable => matches!(state, RowState::Unreadable(_) | RowState::Failed(_)),
            Filter::Diagnosis(diagnosis) => {
                outcome.is_some_and(|outcome| !outcome.status.is_refusal() && outcome.first().0 == diagnosis)
            }
        }
    }
}

/// The order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the photos were added.
    #[default]
    Added,
    /// By path.
    Name,
    /// By the summed probability of the malignant diagnoses, the highest first; then photos without an assessment.
    Malignant,
    /// By the most probable diagnosis, and within it by its probability, the highest first.
    Diagnosis,
}

impl Order {
    /// Every order, as the page offers them.
    pub const ALL: [Order; 4] = [Order::Added, Order::Name, Order::Malignant, Order::Diagnosis];
}

/// The indices of the rows that the table shows, in its order. A row is its path and its state.
pub fn shown(rows: &[(&str, RowState)], filter: Filter, order: Order) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..rows.len()).filter(|index| filter.admits(&rows[*index].1)).collect();
    let outcome = |index: &usize| rows[*index].1.outcome();
    let highest_first = |one: Option<f32>, other: Option<f32>| match (one, other) {
        (Some(one), Some(other)) => other.total_cmp(&one),
        _ => other.is_some().cmp(&one.is_some()),
    };
    let compare = |one: &usize, other: &usize| match order {
        Order::Added => Ordering::Equal,
        Order::Name => rows[*one].0.cmp(rows[*other].0),
        Order::Malignant => highest_first(outcome(one).map(Outcome::malignant), outcome(other).map(Outcome::malignant)),
        Order::Diagnosis => {
            let first = |index: &usize| outcome(index).map(Outcome::first);
            let (one, other) = (first(one), first(other));
            let name = |first: Option<(Diagnosis, f32)>| first.map_or("\u{10ffff}", |(diagnosis, _)| diagnosis.name());
            let by_name = name(one).cmp(name(other));
            by_name.then_with(|| highest_first(one.map(|it| it.1), other.map(|it| it.1)))
        }
    };
    shown.sort_by(compare);
    shown
}

/// The label of a photo, and the lesion and patient that it shows, if they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowLabel {
    /// The label; `None` if it is unknown.
    pub label: Option<Label>,
    /// The name of the lesion, which photos of one lesion share.
    pub lesion: Option<String>,
    /// The name of the patient, which photos of one patient share.
    pub patient: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assessed(diagnosis: Diagnosis, probability: f32, status: InputStatus, suspicious: bool) -> RowState {
        let mut probabilities = [(1.0 - probability) / 8.0; Diagnosis::COUNT];
        probabilities[diagnosis.index()] = probability;
        RowState::Assessed(Outcome { probabilities, prediction_set: Vec::new(), status, suspicious })
    }

    fn rows() -> [(&'static str, RowState); 6] {
        use InputStatus::{BareSkin, InDistribution, Unusual};
        [
            ("d.jpg", assessed(Diagnosis::Nevus, 0.9, InDistribution, false)),
            ("a.jpg", assessed(Diagnosis::Melanoma, 0.8, Unusual, true)),
            ("c.jpg", RowState::Unreadable("damaged".into())),
            ("b.jpg", assessed(Diagnosis::Melanoma, 0.9, BareSkin, true)),
            ("e.jpg", RowState::Waiting),
            ("f.jpg", assessed(Diagnosis::Nevus, 0.5, InDistribution, false)),
        ]
    }

    #[test]
    fn rows_are_filtered_and_a_refused_photo_has_neither_alert_nor_diagnosis() {
        let rows = rows();
        let of = |filter| shown(&rows, filter, Order::Added);
        assert_eq!(of(Filter::All), [0, 1, 2, 3, 4, 5]);
        assert_eq!((of(Filter::Alert), of(Filter::Refused), of(Filter::Unusual)), (vec![1], vec![3], vec![1]));
        assert_eq!(of(Filter::Unreadable), [2]);
        assert_eq!(of(Filter::Diagnosis(Diagnosis::Melanoma)), [1]);
        assert_eq!(of(Filter::Diagnosis(Diagnosis::Nevus)), [0, 5]);
    }

    #[test]
    fn rows_are_sorted_and_those_without_an_assessment_are_last() {
        let rows = rows();
        let of = |order| shown(&rows, Filter::All, order);
        assert_eq!(of(Order::Name), [1, 3, 2, 0, 4, 5]);
        assert_eq!(of(Order::Malignant), [3, 1, 5, 0, 2, 4]);
        assert_eq!(of(Order::Diagnosis), [3, 1, 0, 5, 2, 4]);
    }

    #[test]
    fn rows_are_counted() {
        let rows = rows();
        let counts = Counts::of(rows.iter().map(|(_, state)| state));
        let expected = Counts {
            photos: 6,
            settled: 5,
            assessed: 4,
            alert: 1,
            refused: 1,
            unusual: 1,
            unreadable: 1,
            failed: 0,
            cancelled: 0,
        };
        assert_eq!((counts, counts.left()), (expected, 1));
    }
}
