//! Learning rate schedule: linear warm-up, then cosine decay.
//!
//! burn's schedulers count calls in their own state. Here the factor is a function of the step, so that a resumed run
//! needs no further state.

/// The learning rate at `step` of `steps` as a share of the peak: linear warm-up over `warm_up` steps, then cosine
/// decay to `min_ratio`.
///
/// It is in `0.0..=1.0`, and greater than 0 during the warm-up.
pub fn lr_factor(step: usize, steps: usize, warm_up: usize, min_ratio: f64) -> f64 {
    if step < warm_up {
        return (step + 1) as f64 / (warm_up + 1) as f64;
    }
    let done = (step - warm_up) as f64 / steps.saturating_sub(warm_up).max(1) as f64;
    min_ratio + (1.0 - min_ratio) * 0.5 * (1.0 + (std::f64::consts::PI * done.min(1.0)).cos())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warm_up_is_followed_by_decay_to_zero() {
        let factors: Vec<f64> = (0..=100).map(|step| lr_factor(step, 100, 10, 0.0)).collect();
        assert!(factors[..=10].windows(2).all(|pair| pair[0] < pair[1]));
        assert!(factors[10..].windows(2).all(|pair| pair[0] > pair[1]));
        assert_eq!(factors[10], 1.0);
        assert!(factors[100].abs() < 1e-12);
    }

    #[test]
    fn the_decay_ends_at_the_minimum_ratio() {
        assert!((lr_factor(100, 100, 10, 0.3) - 0.3).abs() < 1e-12);
        assert!((10..100).all(|step| lr_factor(step, 100, 10, 1.0) == 1.0), "a constant rate");
    }
}
