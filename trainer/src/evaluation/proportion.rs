//! Shares of few photos: an interval where the bootstrap has none, and the test of two models' answers.

use naevus_reading::card::Figure;

/// The 97.5 % quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// `figure` as it is, unless it is a plain share of photos of so many `groups` that no resample varied: then with
/// Wilson's interval ("Probable inference", 1927), which counts a group once however many photos it has. The bootstrap
/// would be sure of it: of thirteen groups without a miss it draws none with one.
pub fn widened(figure: Figure, groups: Option<usize>) -> Figure {
    match groups {
        Some(groups) if figure.low == figure.high => wilson(figure.value, groups),
        _ => figure,
    }
}

/// A share of `count` things with Wilson's 95 % interval.
fn wilson(share: f64, count: usize) -> Figure {
    let count = count as f64;
    let scale = 1.0 + Z * Z / count;
    let middle = (share + Z * Z / (2.0 * count)) / scale;
    let half = Z / scale * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    // Rounding may miss 0, 1 and the share itself by the last digit.
    Figure { value: share, low: (middle - half).clamp(0.0, share), high: (middle + half).clamp(share, 1.0) }
}

/// The p of McNemar's exact test: how often chance alone would share `one + other` disagreements out as unevenly as
/// `one` to `other`, if each fell to either side as likely. 1 where there are none.
pub fn mcnemar_exact(one: usize, other: usize) -> f64 {
    let (fewer, all) = (one.min(other), one + other);
    // Binomial coefficients over 2^all, by logarithms: the numbers themselves have hundreds of digits.
    let mut logarithm = -(all as f64) * std::f64::consts::LN_2;
    let mut tail = logarithm.exp();
    for count in 1..=fewer {
        logarithm += ((all - count + 1) as f64 / count as f64).ln();
        tail += logarithm.exp();
    }
    (2.0 * tail).min(1.0)
}
