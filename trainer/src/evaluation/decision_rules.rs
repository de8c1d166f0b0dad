//! The answer by the two decision rules, and by the one between them that is shown.

use naevus_reading::card::Figure;
use naevus_reading::decision::Calibration;
use serde::Serialize;

use crate::evaluation::{Evaluation, Prediction};

/// The figures of the most probable diagnosis, the archive's frequencies taken to one power.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DecisionRule {
    /// The power of the frequencies: 0 is the balanced rule, by which all diagnoses are as frequent; 1 takes the archive's.
    pub frequency_power: f32,
    /// Whether it is what is shown.
    pub shown: bool,
    /// The accuracy.
    pub accuracy: Figure,
    /// The mean of the diagnoses' sensitivities.
    pub balanced_accuracy: Figure,
}

impl DecisionRule {
    /// In words: `the balanced rule`, say.
    pub fn name(&self) -> String {
        let rule = match self.frequency_power {
            0.0 => "all diagnoses as frequent (the balanced rule)".to_string(),
            1.0 => "the archive's frequencies (the most probable diagnosis)".to_string(),
            power => format!("the archive's frequencies to the power of {power}"),
        };
        if self.shown { format!("{rule}, shown") } else { rule }
    }

    /// Those of `predictions`, which were made with `calibration` and have the figures of `as_shown`; none where the
    /// calibration was never fitted.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn measured(
        calibration: &Calibration,
        predictions: &[Prediction],
        as_shown: &Evaluation,
    ) -> anyhow::Result<Vec<DecisionRule>> {
        if *calibration == Calibration::default() {
            return Ok(Vec::new());
        }
        let shown = calibration.frequency_power;
        let mut powers = vec![0.0, shown, 1.0];
        powers.dedup();
        let mut rules = Vec::with_capacity(powers.len());
        for power in powers {
            let other = calibration.with_frequency_power(power);
            let read = |prediction: &Prediction| Prediction {
                probabilities: other.probabilities(calibration.logits(&prediction.probabilities)),
                ..prediction.clone()
            };
            let figures = if power == shown {
                Some(as_shown.figures.clone())
            } else {
                let predictions: Vec<Prediction> = predictions.iter().map(read).collect();
                Evaluation::of(&predictions, as_shown.bootstrap)?.map(|evaluation| evaluation.figures)
            };
            let Some(figures) = figures else { return Ok(Vec::new()) };
            rules.push(DecisionRule {
                frequency_power: power,
                shown: power == shown,
                accuracy: figures["accuracy"],
                balanced_accuracy: figures["balanced_accuracy"],
            });
        }
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use crate::evaluation::Bootstrap;

    #[test]
    fn the_frequencies_decide_where_the_photo_does_not() {
        let mut frequencies = [0.01; Diagnosis::COUNT];
        frequencies[Diagnosis::Nevus.index()] = 0.92;
        let calibration = Calibration { frequencies, ..Calibration::default() }.with_frequency_power(0.25);
        let photo = |lesion: &str, label: Diagnosis| {
            let mut logits = [0.0; Diagnosis::COUNT];
            // It speaks a little for melanoma: e to 1 and a bit, against 92 to the power of 1/4.
            logits[Diagnosis::Melanoma.index()] = 2.0;
            Prediction {
                lesion: lesion.to_string(),
                label: Some(label.into()),
                probabilities: calibration.probabilities(logits),
                ..Prediction::default()
            }
        };
        let photos = [photo("a", Diagnosis::Melanoma), photo("b", Diagnosis::Nevus), photo("c", Diagnosis::Nevus)];
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let as_shown = Evaluation::of(&photos, bootstrap).unwrap().unwrap();
        let rules = DecisionRule::measured(&calibration, &photos, &as_shown).unwrap();
        let accuracies: Vec<(f32, bool, f64)> =
            rules.iter().map(|rule| (rule.frequency_power, rule.shown, rule.accuracy.value)).collect();
        assert_eq!(accuracies, [(0.0, false, 1.0 / 3.0), (0.25, true, 1.0 / 3.0), (1.0, false, 2.0 / 3.0)]);
        assert!(rules.iter().all(|rule| rule.balanced_accuracy.value == 0.5));
        assert!(DecisionRule::measured(&Calibration::default(), &photos, &as_shown).unwrap().is_empty());
    }
}
