//! The temperature at which probabilities come true as often as they say.

use naevus::assessment::most_probable;
use naevus::diagnosis::Diagnosis;
use naevus::judgement::Calibration;

use super::Labelled;

/// How far the diagnoses' shares among the validation photos are put back, which the training kept out of the logits: 0
/// asks which diagnosis the photo speaks for most, whatever is common; 1 which is likeliest in such an archive.
///
/// The more of them, the higher the accuracy and the areas under the curves, and the lower the balanced accuracy, for rare
/// cancers are then called common moles. 0.25 was chosen on validation: it has much of the one and costs little of the
/// other, and does not count on the next clinic seeing what these archives saw.
const PREVALENCE: f32 = 0.25;

/// The temperature, of a few hundred from 1/4 to 4, at which the highest probabilities are as high, on average, as they
/// are often right on what `seen` shows (expectation consistency, Clarté et al. 2023). The likelihood would ask for
/// another one, to make up for shares that were put back by halves.
pub fn fit(seen: &[Labelled]) -> Calibration {
    let share = |diagnosis: Diagnosis| {
        let photos = seen.iter().filter(|(_, label)| *label == diagnosis).count();
        (photos.max(1) as f32 / seen.len() as f32).ln()
    };
    let shares = Diagnosis::ALL.map(share);
    let logits: Vec<([f32; Diagnosis::COUNT], Diagnosis)> =
        seen.iter().map(|(sight, label)| (sight.logits(), *label)).collect();
    let at = |step: i32| {
        let temperature = 2.0_f32.powf(step as f32 / 100.0);
        Calibration { temperature, shift: shares.map(|share| PREVALENCE * share / temperature) }
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
    use naevus::judgement::Sight;
    use naevus::symmetry::Symmetry;

    use super::*;

    #[test]
    fn a_network_that_is_too_sure_is_cooled() {
        // Sure with 4 against 0 (0.87 of nine), right in half of the photos.
        let photo = |label| {
            let mut logits = [0.0; Diagnosis::COUNT];
            logits[Diagnosis::Nevus.index()] = 4.0;
            let sight = Sight { places: [1, 1], class_maps: vec![logits], traits: vec![], view: Symmetry::UPRIGHT };
            (sight, label)
        };
        let seen = [photo(Diagnosis::Nevus), photo(Diagnosis::Melanoma)];
        let calibration = fit(&seen);
        let probability = calibration.probabilities(seen[0].0.logits())[Diagnosis::Nevus.index()];
        assert!((probability - 0.5).abs() < 0.01, "{probability}");
    }
}
