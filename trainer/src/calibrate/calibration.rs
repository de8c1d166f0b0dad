//! The temperature at which probabilities come true as often as they say.

use naevus_reading::assessment::most_probable;
use naevus_reading::decision::Calibration;
use naevus_reading::diagnosis::Diagnosis;

use super::Labelled;

/// The power of the archive's frequencies in the probabilities: 0 asks which diagnosis the photo speaks for most, whatever
/// is common; 1 which is likeliest in such an archive.
///
/// The more of them, the higher the accuracy, and the lower the balanced accuracy, for rare cancers are then called common
/// moles. This one was chosen on validation, and does not count on the next clinic's seeing what these archives saw.
const FREQUENCY_POWER: f32 = 0.1;

/// The temperature, of a few hundred from 1/4 to 4, at which the highest probabilities are as high, on average, as they
/// are often right on what `seen` shows (expectation consistency, Clarté et al. 2023). The likelihood would ask for
/// another one, to make up for frequencies that are put back in part.
///
/// `learnt` is what the training left in the logits of the diagnoses' frequencies, as logarithms: nothing where it was
/// adjusted for them whole. That is taken out before the archive's own are put in.
pub fn fit(seen: &[Labelled], learnt: [f32; Diagnosis::COUNT]) -> Calibration {
    let photos = |diagnosis: Diagnosis| seen.iter().filter(|(_, label)| *label == diagnosis).count().max(1) as f32;
    let photos = Diagnosis::ALL.map(photos);
    let frequencies = photos.map(|of_one| of_one / photos.iter().sum::<f32>());
    let logits: Vec<([f32; Diagnosis::COUNT], Diagnosis)> =
        seen.iter().map(|(sight, label)| (sight.logits(), *label)).collect();
    let at = |step: i32| {
        let temperature = 2.0_f32.powf(step as f32 / 100.0);
        let shift = |index: usize| FREQUENCY_POWER * frequencies[index].ln() - learnt[index] / temperature;
        Calibration { temperature, shift: std::array::from_fn(shift), frequencies, frequency_power: FREQUENCY_POWER }
    };
    let surplus = |calibration: &Calibration| -> f64 {
        let of = |(logits, label): &([f32; Diagnosis::COUNT], Diagnosis)| {
            let probabilities = calibration.probabilities(*logits);
            let answer = most_probable(&probabilities);
            f64::from(probabilities[answer.index()]) - if answer == *label { 1.0 } else { 0.0 }
        };
        logits.iter().map(of).sum::<f64>().abs()
    };
    let candidates = (-200..=200).map(at).map(|calibration| (surplus(&calibration), calibration));
    candidates.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, best)| best).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use naevus_reading::decision::NetworkOutput;
    use naevus_reading::symmetry::Symmetry;

    use super::*;

    #[test]
    fn a_network_that_is_too_sure_is_cooled() {
        // Sure with 4 against 0 (0.87 of nine), right in half of the photos.
        let photo = |label| {
            let mut logits = [0.0; Diagnosis::COUNT];
            logits[Diagnosis::Nevus.index()] = 4.0;
            let sight =
                NetworkOutput { map_size: [1, 1], logit_maps: vec![logits], features: vec![], view: Symmetry::UPRIGHT };
            (sight, label)
        };
        let seen = [photo(Diagnosis::Nevus), photo(Diagnosis::Melanoma)];
        let calibration = fit(&seen, [0.0; Diagnosis::COUNT]);
        let probability = calibration.probabilities(seen[0].0.logits())[Diagnosis::Nevus.index()];
        assert!((probability - 0.5).abs() < 0.01, "{probability}");
    }

    #[test]
    fn what_was_learnt_of_the_frequencies_is_taken_out_and_the_archives_put_in() {
        let sight = |logits| NetworkOutput {
            map_size: [1, 1],
            logit_maps: vec![logits],
            features: vec![],
            view: Symmetry::UPRIGHT,
        };
        let seen: Vec<Labelled> = (0..4)
            .map(|photo| {
                let label = if photo == 0 { Diagnosis::Melanoma } else { Diagnosis::Nevus };
                (sight([0.0; Diagnosis::COUNT]), label)
            })
            .collect();
        let mut learnt = [0.0; Diagnosis::COUNT];
        learnt[Diagnosis::Melanoma.index()] = -3.0;
        let Calibration { temperature, shift, frequencies, .. } = fit(&seen, learnt);
        // One of eleven, for what is in no photo counts as in one.
        assert_eq!(frequencies[Diagnosis::Melanoma.index()], 1.0 / 11.0);
        let apart = shift[Diagnosis::Nevus.index()] - shift[Diagnosis::Melanoma.index()];
        assert!((apart - (FREQUENCY_POWER * 3.0_f32.ln() - 3.0 / temperature)).abs() < 1e-5, "{apart}");
    }
}
