//! Temperature scaling, with an adjustment for the class frequencies.

use naevus_reading::assessment::most_probable;
use naevus_reading::decision::Calibration;
use naevus_reading::diagnosis::Diagnosis;

use super::LabelledOutput;

/// The power of the class frequencies in the probabilities: 0 assumes equal frequencies, 1 the frequencies of the
/// validation set.
///
/// A higher power increases the accuracy and decreases the balanced accuracy, because rare cancers are then classified
/// as nevi. The value was chosen on the validation set; it is low because other clinics have other frequencies.
const FREQUENCY_POWER: f32 = 0.1;

/// Fits the temperature, on a grid from 1/4 to 4, so that the mean highest probability for the photos of `outputs`
/// equals their accuracy (expectation consistency, Clarté et al. 2023). Maximum likelihood would distort the
/// temperature to compensate for the class frequencies, which are included only in part.
///
/// `residual_log_prior` contains the logarithms of the class frequencies that the training left in the logits. They are
/// removed before the frequencies of the validation set are included.
pub fn fit(outputs: &[LabelledOutput], residual_log_prior: [f32; Diagnosis::COUNT]) -> Calibration {
    let photos = |diagnosis: Diagnosis| outputs.iter().filter(|(_, label)| *label == diagnosis).count().max(1) as f32;
    let photos = Diagnosis::ALL.map(photos);
    let frequencies = photos.map(|count| count / photos.iter().sum::<f32>());
    let logits: Vec<([f32; Diagnosis::COUNT], Diagnosis)> =
        outputs.iter().map(|(output, label)| (output.logits(), *label)).collect();
    let at = |step: i32| {
        let temperature = 2.0_f32.powf(step as f32 / 100.0);
        let shift = |index: usize| FREQUENCY_POWER * frequencies[index].ln() - residual_log_prior[index] / temperature;
        Calibration { temperature, shift: std::array::from_fn(shift), frequencies, frequency_power: FREQUENCY_POWER }
    };
    let inconsistency = |calibration: &Calibration| -> f64 {
        let error = |(logits, label): &([f32; Diagnosis::COUNT], Diagnosis)| {
            let probabilities = calibration.probabilities(*logits);
            let prediction = most_probable(&probabilities);
            f64::from(probabilities[prediction.index()]) - if prediction == *label { 1.0 } else { 0.0 }
        };
        logits.iter().map(error).sum::<f64>().abs()
    };
    let candidates = (-200..=200).map(at).map(|calibration| (inconsistency(&calibration), calibration));
    candidates.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, best)| best).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use naevus_reading::decision::NetworkOutput;
    use naevus_reading::symmetry::Symmetry;

    use super::*;

    #[test]
    fn the_temperature_of_an_overconfident_network_is_raised() {
        // A logit of 4 against 0 is a probability of 0.87; half of the predictions are correct.
        let photo = |label| {
            let mut logits = [0.0; Diagnosis::COUNT];
            logits[Diagnosis::Nevus.index()] = 4.0;
            let output = NetworkOutput {
                map_size: [1, 1],
                logit_maps: vec![logits],
                features: vec![],
                view: Symmetry::IDENTITY,
            };
            (output, label)
        };
        let outputs = [photo(Diagnosis::Nevus), photo(Diagnosis::Melanoma)];
        let calibration = fit(&outputs, [0.0; Diagnosis::COUNT]);
        let probability = calibration.probabilities(outputs[0].0.logits())[Diagnosis::Nevus.index()];
        assert!((probability - 0.5).abs() < 0.01, "{probability}");
    }

    #[test]
    fn the_residual_prior_is_replaced_by_the_validation_frequencies() {
        let output = |logits| NetworkOutput {
            map_size: [1, 1],
            logit_maps: vec![logits],
            features: vec![],
            view: Symmetry::IDENTITY,
        };
        let outputs: Vec<LabelledOutput> = (0..4)
            .map(|photo| {
                let label = if photo == 0 { Diagnosis::Melanoma } else { Diagnosis::Nevus };
                (output([0.0; Diagnosis::COUNT]), label)
            })
            .collect();
        let mut residual_log_prior = [0.0; Diagnosis::COUNT];
        residual_log_prior[Diagnosis::Melanoma.index()] = -3.0;
        let Calibration { temperature, shift, frequencies, .. } = fit(&outputs, residual_log_prior);
        // One of eleven: a diagnosis without photos counts as one photo.
        assert_eq!(frequencies[Diagnosis::Melanoma.index()], 1.0 / 11.0);
        let difference = shift[Diagnosis::Nevus.index()] - shift[Diagnosis::Melanoma.index()];
        assert!((difference - (FREQUENCY_POWER * 3.0_f32.ln() - 3.0 / temperature)).abs() < 1e-5, "{difference}");
    }
}
