//! Training targets: soft labels.

use naevus_reading::assessment::most_probable;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Label;
use crate::dataset::label::NOT_MALIGNANT;

/// The share of each label in a training image; all shares sum to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Target {
    /// The share of each diagnosis, in the order of [`Diagnosis::ALL`], 0 to 1.
    pub diagnoses: [f32; Diagnosis::COUNT],
    /// The share of the label `not malignant` without a diagnosis, 0 to 1.
    pub not_malignant: f32,
}

impl Target {
    /// The one-hot target of `label`.
    pub fn of(label: Label) -> Target {
        let mut target = Target::default();
        match label {
            Label::Diagnosis(diagnosis) => target.diagnoses[diagnosis.index()] = 1.0,
            Label::NotMalignant => target.not_malignant = 1.0,
        }
        target
    }

    /// The target of a mixup: `share` of this one, 0 to 1, and `1 - share` of `other`.
    pub fn mixup(&self, other: &Target, share: f32) -> Target {
        let mix = |own: f32, other: f32| own * share + other * (1.0 - share);
        Target {
            diagnoses: std::array::from_fn(|index| mix(self.diagnoses[index], other.diagnoses[index])),
            not_malignant: mix(self.not_malignant, other.not_malignant),
        }
    }

    /// Whether the diagnosis with the highest of `logits` is the label with the largest share; any diagnosis that is
    /// not malignant matches the label `not malignant`.
    pub fn matches(&self, logits: &[f32; Diagnosis::COUNT]) -> bool {
        let (predicted, labelled) = (most_probable(logits), most_probable(&self.diagnoses));
        if self.diagnoses[labelled.index()] < self.not_malignant {
            return NOT_MALIGNANT.contains(&predicted);
        }
        predicted == labelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixup_interpolates_the_targets() {
        let nevus = Target::of(Diagnosis::Nevus.into());
        let mixup = nevus.mixup(&Target::of(Label::NotMalignant), 0.75);
        assert_eq!((mixup.diagnoses[Diagnosis::Nevus.index()], mixup.not_malignant), (0.75, 0.25));
        assert_eq!(mixup.diagnoses.iter().sum::<f32>() + mixup.not_malignant, 1.0);
        assert_eq!(nevus.mixup(&nevus, 0.5), nevus);
    }

    #[test]
    fn any_diagnosis_that_is_not_malignant_matches_the_partial_label() {
        let logits = |diagnosis: Diagnosis| {
            let mut one_hot = [0.0; Diagnosis::COUNT];
            one_hot[diagnosis.index()] = 1.0;
            one_hot
        };
        for diagnosis in Diagnosis::ALL {
            let matches = Target::of(Label::NotMalignant).matches(&logits(diagnosis));
            assert_eq!(matches, NOT_MALIGNANT.contains(&diagnosis), "{diagnosis:?}");
            assert_eq!(Target::of(Diagnosis::Nevus.into()).matches(&logits(diagnosis)), diagnosis == Diagnosis::Nevus);
        }
    }
}
