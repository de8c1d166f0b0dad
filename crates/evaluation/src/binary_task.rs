//! Binary classification tasks that are derived from the nine diagnoses: one-vs-rest for each diagnosis, and the
//! clinical tasks (melanoma, malignancy).

use naevus_reading::diagnosis::{Diagnosis, Group};

/// A binary classification task. Its score is a sum of the nine probabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryTask {
    /// This diagnosis against all others, on photos with a diagnosis.
    OneVsRest(Diagnosis),
    /// Melanoma against all other photos, including those that are labelled only as not malignant.
    Melanoma,
    /// The malignant diagnoses against all other photos. Actinic keratosis, a precancer, is negative.
    Malignant,
    /// The malignant diagnoses and actinic keratosis against the benign diagnoses.
    MalignantOrPrecancer,
}

impl BinaryTask {
    /// The clinical tasks, which have operating points, with the prefixes of their figures' keys.
    pub const CLINICAL: [(BinaryTask, &'static str); 3] = [
        (BinaryTask::Melanoma, "melanoma"),
        (BinaryTask::Malignant, "malignant"),
        (BinaryTask::MalignantOrPrecancer, "malignant_or_ak"),
    ];

    /// Every task: one-vs-rest in the order of [`Diagnosis::ALL`], then the clinical tasks.
    pub fn all() -> impl Iterator<Item = BinaryTask> {
        let clinical = BinaryTask::CLINICAL.into_iter().map(|(task, _)| task);
        Diagnosis::ALL.into_iter().map(BinaryTask::OneVsRest).chain(clinical)
    }

    /// Whether photos that are labelled only as not malignant are negatives of this task. They may show actinic
    /// keratosis, and the one-vs-rest figures are defined on photos with a diagnosis.
    pub fn includes_not_malignant(self) -> bool {
        matches!(self, BinaryTask::Melanoma | BinaryTask::Malignant)
    }

    /// Whether a photo with the diagnosis `truth` is a positive.
    pub fn is_positive(self, truth: Diagnosis) -> bool {
        match self {
            BinaryTask::OneVsRest(diagnosis) => truth == diagnosis,
            BinaryTask::Melanoma => truth == Diagnosis::Melanoma,
            BinaryTask::Malignant => truth.group() == Group::Malignant,
            BinaryTask::MalignantOrPrecancer => truth.group() != Group::Benign,
        }
    }

    /// The probability of the positive class, 0 to 1.
    pub fn score(self, probabilities: &[f32; Diagnosis::COUNT]) -> f64 {
        let positive = Diagnosis::ALL.into_iter().filter(|&diagnosis| self.is_positive(diagnosis));
        positive.map(|diagnosis| f64::from(probabilities[diagnosis.index()])).sum()
    }

    /// Its name in files: a diagnosis code, `melanoma`, `malignant` or `malignant_or_ak`.
    pub fn key(self) -> &'static str {
        match self {
            BinaryTask::OneVsRest(diagnosis) => diagnosis.code(),
            BinaryTask::Melanoma => "melanoma",
            BinaryTask::Malignant => "malignant",
            BinaryTask::MalignantOrPrecancer => "malignant_or_ak",
        }
    }

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            BinaryTask::OneVsRest(diagnosis) => diagnosis.name(),
            BinaryTask::Melanoma => Diagnosis::Melanoma.name(),
            BinaryTask::Malignant => "Malignant",
            BinaryTask::MalignantOrPrecancer => "Malignant or actinic keratosis",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actinic_keratosis_is_negative_or_positive_by_task() {
        let mut probabilities = [0.0; Diagnosis::COUNT];
        probabilities[Diagnosis::ActinicKeratosis.index()] = 0.5;
        probabilities[Diagnosis::SquamousCellCarcinoma.index()] = 0.25;
        probabilities[Diagnosis::Nevus.index()] = 0.25;
        assert_eq!(BinaryTask::Malignant.score(&probabilities), 0.25);
        assert_eq!(BinaryTask::MalignantOrPrecancer.score(&probabilities), 0.75);
        assert!(!BinaryTask::Malignant.is_positive(Diagnosis::ActinicKeratosis));
        assert!(BinaryTask::MalignantOrPrecancer.is_positive(Diagnosis::ActinicKeratosis));
    }
}
