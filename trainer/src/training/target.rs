//! What a view is to be read as.

use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Label;
use crate::dataset::label::NOT_MALIGNANT;

/// How far a view shows each label; all shares together sum to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Target {
    /// The share of each diagnosis, in the order of [`Diagnosis::ALL`], 0 to 1.
    pub diagnoses: [f32; Diagnosis::COUNT],
    /// The share that is known only as not malignant, 0 to 1.
    pub not_malignant: f32,
}

impl Target {
    /// A view that shows `label` and nothing else.
    pub fn of(label: Label) -> Target {
        let mut target = Target::default();
        match label {
            Label::Diagnosis(diagnosis) => target.diagnoses[diagnosis.index()] = 1.0,
            Label::NotMalignant => target.not_malignant = 1.0,
        }
        target
    }

    /// The view mixed with another: `share` of this one, 0 to 1, and the rest of `other`.
    pub fn mixed(&self, other: &Target, share: f32) -> Target {
        let mix = |own: f32, other: f32| own * share + other * (1.0 - share);
        Target {
            diagnoses: std::array::from_fn(|index| mix(self.diagnoses[index], other.diagnoses[index])),
            not_malignant: mix(self.not_malignant, other.not_malignant),
        }
    }

    /// Whether the highest of `logits`, one for each diagnosis, is what the view shows most of.
    pub fn is_met_by(&self, logits: &[f32; Diagnosis::COUNT]) -> bool {
        let highest =
            |values: &[f32; Diagnosis::COUNT]| (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b]));
        let (read, shown) = (highest(logits), highest(&self.diagnoses));
        if shown.is_none_or(|shown| self.diagnoses[shown] < self.not_malignant) {
            return read.is_some_and(|read| NOT_MALIGNANT.contains(&Diagnosis::ALL[read]));
        }
        read == shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mixed_view_has_the_shares_of_both() {
        let nevus = Target::of(Diagnosis::Nevus.into());
        let mixed = nevus.mixed(&Target::of(Label::NotMalignant), 0.75);
        assert_eq!((mixed.diagnoses[Diagnosis::Nevus.index()], mixed.not_malignant), (0.75, 0.25));
        assert_eq!(mixed.diagnoses.iter().sum::<f32>() + mixed.not_malignant, 1.0);
        assert_eq!(nevus.mixed(&nevus, 0.5), nevus);
    }

    #[test]
    fn any_diagnosis_that_is_not_malignant_meets_the_partial_label() {
        let reads = |diagnosis: Diagnosis| {
            let mut logits = [0.0; Diagnosis::COUNT];
            logits[diagnosis.index()] = 1.0;
            logits
        };
        for diagnosis in Diagnosis::ALL {
            let met = Target::of(Label::NotMalignant).is_met_by(&reads(diagnosis));
            assert_eq!(met, NOT_MALIGNANT.contains(&diagnosis), "{diagnosis:?}");
            assert_eq!(Target::of(Diagnosis::Nevus.into()).is_met_by(&reads(diagnosis)), diagnosis == Diagnosis::Nevus);
        }
    }
}
