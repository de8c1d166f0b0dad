//! The doubt up to which nine in ten photos of each diagnosis have it in their set.

use anyhow::{Result, ensure};
use naevus_reading::decision::{ConformalThresholds, nonconformity};
use naevus_reading::diagnosis::Diagnosis;

/// The thresholds that `probable` asks for: photos which the weights were not fitted to, with what they show.
///
/// Of `n` photos of a diagnosis in the order of their doubt it is number `ceil((n + 1) * coverage)`, and 1 where that is
/// more than `n`.
///
/// # Errors
///
/// Where `coverage` is not between 0 and 1.
pub fn learnt(probable: &[([f32; Diagnosis::COUNT], Diagnosis)], coverage: f64) -> Result<ConformalThresholds> {
    ensure!(coverage > 0.0 && coverage < 1.0, "sets cannot hold the truth {coverage} of the time; ask for 0.9, say");
    let mut doubts: [Vec<f64>; Diagnosis::COUNT] = Default::default();
    for (probabilities, truth) in probable {
        doubts[truth.index()].push(nonconformity(probabilities, *truth));
    }
    let photos = std::array::from_fn(|index| doubts[index].len());
    let nonconformity_thresholds = doubts.map(|mut doubts| {
        doubts.sort_by(f64::total_cmp);
        // 0.9 times a whole number may miss one by the last digit.
        let number = ((doubts.len() + 1) as f64 * coverage - 1e-9).ceil() as usize;
        doubts.get(number.saturating_sub(1)).copied().unwrap_or(1.0)
    });
    Ok(ConformalThresholds { coverage, nonconformity_thresholds, photos })
}
