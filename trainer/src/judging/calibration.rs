//! The temperature at which probabilities come true as often as they say.

use naevus::diagnosis::Diagnosis;
use naevus::judgement::Calibration;

use super::Labelled;

/// How far the diagnoses' shares among the validation photos are put back, which the training kept out of the logits: 0
/// asks which diagnosis the photo speaks for most, whatever is common; 1 which is likeliest in such an archive.
pub const PREVALENCE: f32 = 0.0;

/// The temperature, of a few hundred from 1/4 to 4, that makes what `seen` shows most probable.
pub fn fit(seen: &[Labelled]) -> Calibration {
    let shift = Diagnosis::ALL.map(|diagnosis| {
        let photos = seen.iter().filter(|(_, label)| *label == diagnosis).count();
        PREVALENCE * (photos.max(1) as f32 / seen.len() as f32).ln()
    });
    let logits: Vec<([f32; Diagnosis::COUNT], Diagnosis)> =
        seen.iter().map(|(sight, label)| (sight.logits(), *label)).collect();
    let at = |step: i32| Calibration { temperature: 2.0_f32.powf(step as f32 / 100.0), shift };
    let loss = |calibration: &Calibration| -> f64 {
        let of = |(logits, label): &([f32; Diagnosis::COUNT], Diagnosis)| {
            -f64::from(calibration.probabilities(*logits)[label.index()].max(f32::MIN_POSITIVE)).ln()
        };
        logits.iter().map(of).sum()
    };
    let candidates = (-200..=200).map(at).map(|calibration| (loss(&calibration), calibration));
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
