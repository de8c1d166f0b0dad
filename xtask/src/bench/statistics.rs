//! Summary statistics of repeated measurements.

/// Median and range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The median.
    pub median: f64,
    /// The minimum.
    pub min: f64,
    /// The maximum.
    pub max: f64,
}

impl Summary {
    /// The summary of `values`; `None` if there are no values or one is NaN.
    pub fn of(values: &[f64]) -> Option<Summary> {
        let mut sorted = values.to_vec();
        if sorted.iter().any(|value| value.is_nan()) {
            return None;
        }
        sorted.sort_by(f64::total_cmp);
        let (min, max) = (sorted.first()?, sorted.last()?);
        let median = (sorted[(sorted.len() - 1) / 2] + sorted[sorted.len() / 2]) / 2.0;
        Some(Summary { median, min: *min, max: *max })
    }

    /// The summary of the values of all rounds.
    pub fn of_rounds(rounds: &[Vec<f64>]) -> Option<Summary> {
        Summary::of(&rounds.concat())
    }
}

/// The ratio of `ours` to `theirs`: that of the medians over all rounds, and the range of the ratios of each round's
/// medians.
///
/// Within a round both are measured in succession, so that a slower machine slows both.
pub fn ratio(ours: &[Vec<f64>], theirs: &[Vec<f64>]) -> Option<Summary> {
    let by_round = ours.iter().zip(theirs).map(|(ours, theirs)| {
        let (ours, theirs) = (Summary::of(ours)?, Summary::of(theirs)?);
        Some(ours.median / theirs.median)
    });
    let by_round = Summary::of(&by_round.collect::<Option<Vec<f64>>>()?)?;
    let median = Summary::of_rounds(ours)?.median / Summary::of_rounds(theirs)?.median;
    Some(Summary { median, min: by_round.min, max: by_round.max })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assert_eq!(Summary::of(&[3.0, 1.0, 2.0]), Some(Summary { median: 2.0, min: 1.0, max: 3.0 }));
        assert_eq!(Summary::of(&[4.0, 1.0, 2.0, 9.0]).unwrap().median, 3.0);
        assert_eq!(Summary::of(&[]), None);
        assert_eq!(Summary::of(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn range_of_a_ratio_is_over_the_rounds() {
        let ours = [vec![10.0, 12.0, 11.0], vec![20.0, 22.0, 21.0]];
        let theirs = [vec![22.0], vec![28.0]];
        // 16 / 25 over all; 11 / 22 and 21 / 28 in the rounds.
        assert_eq!(ratio(&ours, &theirs), Some(Summary { median: 0.64, min: 0.5, max: 0.75 }));
        assert_eq!(ratio(&ours, &[]), None);
    }
}
