//! The questions with two answers that a photo is ranked by: is it this diagnosis, is it malignant?

use naevus_reading::diagnosis::{Diagnosis, Group};

/// A question with two answers about a photo, which the probabilities answer by a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Is it this diagnosis? The score is its probability.
    Is(Diagnosis),
    /// Is it melanoma? As [`Question::Is`], but asked of photos too that are known only as not malignant.
    Melanoma,
    /// Is it malignant? The score is the sum of the malignant diagnoses' probabilities; actinic keratosis, a precancer,
    /// is on the other side.
    Malignant,
    /// Is it malignant or actinic keratosis, which is treated so that it does not become malignant? The score is the sum
    /// of both groups' probabilities.
    MalignantOrPrecancer,
}

impl Question {
    /// All of them: the diagnoses in the order of the table, then those of practice.
    pub fn all() -> impl Iterator<Item = Question> {
        let asked = Question::ASKED.into_iter().map(|(question, _)| question);
        Diagnosis::ALL.into_iter().map(Question::Is).chain(asked)
    }

    /// Whether the answer for a photo that is known only as not malignant is known, which is no. It may be actinic
    /// keratosis, and the figures of each diagnosis are among photos with one.
    pub fn takes_in_not_malignant(self) -> bool {
        matches!(self, Question::Melanoma | Question::Malignant)
    }

    /// Whether a photo of `truth` is answered with yes.
    pub fn holds(self, truth: Diagnosis) -> bool {
        match self {
            Question::Is(diagnosis) => truth == diagnosis,
            Question::Melanoma => truth == Diagnosis::Melanoma,
            Question::Malignant => truth.group() == Group::Malignant,
            Question::MalignantOrPrecancer => truth.group() != Group::Benign,
        }
    }

    /// The probability of a yes, 0 to 1.
    pub fn score(self, probabilities: &[f32; Diagnosis::COUNT]) -> f64 {
        let yes = Diagnosis::ALL.into_iter().filter(|&diagnosis| self.holds(diagnosis));
        yes.map(|diagnosis| f64::from(probabilities[diagnosis.index()])).sum()
    }

    /// Its name in files: a code, `melanoma`, `malignant` or `malignant_or_ak`.
    pub fn key(self) -> &'static str {
        match self {
            Question::Is(diagnosis) => diagnosis.code(),
            Question::Melanoma => "melanoma",
            Question::Malignant => "malignant",
            Question::MalignantOrPrecancer => "malignant_or_ak",
        }
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Question::Is(diagnosis) => diagnosis.name(),
            Question::Melanoma => Diagnosis::Melanoma.name(),
            Question::Malignant => "Malignant",
            Question::MalignantOrPrecancer => "Malignant or actinic keratosis",
        }
    }

    /// The questions that are asked of every photo in practice, and so have operating points, with the beginnings of
    /// their figures' names.
    pub const ASKED: [(Question, &'static str); 3] = [
        (Question::Melanoma, "melanoma"),
        (Question::Malignant, "malignant"),
        (Question::MalignantOrPrecancer, "malignant_or_ak"),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actinic_keratosis_is_on_either_side() {
        let mut probabilities = [0.0; Diagnosis::COUNT];
        probabilities[Diagnosis::ActinicKeratosis.index()] = 0.5;
        probabilities[Diagnosis::SquamousCellCarcinoma.index()] = 0.25;
        probabilities[Diagnosis::Nevus.index()] = 0.25;
        assert_eq!(Question::Malignant.score(&probabilities), 0.25);
        assert_eq!(Question::MalignantOrPrecancer.score(&probabilities), 0.75);
        assert!(!Question::Malignant.holds(Diagnosis::ActinicKeratosis));
        assert!(Question::MalignantOrPrecancer.holds(Diagnosis::ActinicKeratosis));
    }
}
