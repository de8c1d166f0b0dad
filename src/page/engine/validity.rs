//! Whether numbers can be an assessment. A GPU may return anything.

use naevus_reading::assessment::Assessment;

/// The largest difference of the sum of the probabilities from 1. Nine additions in f32 stay far below it.
const SUM_TOLERANCE: f32 = 1e-3;

/// Whether every number of the assessment is finite, the probabilities are in `0.0..=1.0` and sum to 1, and the map is
/// complete.
pub fn is_valid(assessment: &Assessment) -> bool {
    let Assessment { probabilities, input_check, map, .. } = assessment;
    let sum: f32 = probabilities.iter().sum();
    probabilities.iter().all(|probability| (0.0..=1.0).contains(probability))
        && (sum - 1.0).abs() <= SUM_TOLERANCE
        && input_check.mahalanobis_distance.is_finite()
        && input_check.bare_skin_score.is_finite()
        && input_check.non_lesion_log_odds.is_none_or(f32::is_finite)
        && map.values.len() == map.rows * map.columns
        && map.values.iter().all(|value| value.is_finite())
}
