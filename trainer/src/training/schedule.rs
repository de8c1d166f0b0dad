//! The learning rate over a training: a rise, then a cosine down to its last.

/// The share of the highest learning rate at `step` of `steps`, after a rise over `warm_up` steps and down to `last`.
///
/// It is in `0.0..=1.0`, and never 0 within the rise.
pub fn rate_share(step: usize, steps: usize, warm_up: usize, last: f64) -> f64 {
    if step < warm_up {
        return (step + 1) as f64 / (warm_up + 1) as f64;
    }
    let done = (step - warm_up) as f64 / steps.saturating_sub(warm_up).max(1) as f64;
    last + (1.0 - last) * 0.5 * (1.0 + (std::f64::consts::PI * done.min(1.0)).cos())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_rises_then_falls_to_nothing() {
        let shares: Vec<f64> = (0..=100).map(|step| rate_share(step, 100, 10, 0.0)).collect();
        assert!(shares[..=10].windows(2).all(|pair| pair[0] < pair[1]));
        assert!(shares[10..].windows(2).all(|pair| pair[0] > pair[1]));
        assert_eq!(shares[10], 1.0);
        assert!(shares[100].abs() < 1e-12);
    }

    #[test]
    fn it_falls_to_its_last_share_and_to_none_below() {
        assert!((rate_share(100, 100, 10, 0.3) - 0.3).abs() < 1e-12);
        assert!((10..100).all(|step| rate_share(step, 100, 10, 1.0) == 1.0), "a constant rate");
    }
}
