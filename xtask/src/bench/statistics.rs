//! What is told of repeated measurements: the median, and how far they spread.

/// A median with the least and the greatest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The middle one.
    pub median: f64,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
}

impl Spread {
    /// That of `values`; none where there are no values or one is no number.
    pub fn of(values: &[f64]) -> Option<Spread> {
        let mut sorted = values.to_vec();
        if sorted.iter().any(|value| value.is_nan()) {
            return None;
        }
        sorted.sort_by(f64::total_cmp);
        let (first, last) = (sorted.first()?, sorted.last()?);
        let median = (sorted[(sorted.len() - 1) / 2] + sorted[sorted.len() / 2]) / 2.0;
        Some(Spread { median, min: *first, max: *last })
    }

    /// That of all values of all rounds.
    pub fn of_rounds(rounds: &[Vec<f64>]) -> Option<Spread> {
        Spread::of(&rounds.concat())
    }
}

/// `ours` by `theirs`: the ratio of the medians, and the least and the greatest ratio of the medians of one round.
///
/// Within a round both are measured right after each other, so that a machine that slows down slows both.
pub fn ratio(ours: &[Vec<f64>], theirs: &[Vec<f64>]) -> Option<Spread> {
    let by_round = ours.iter().zip(theirs).map(|(ours, theirs)| {
        let (ours, theirs) = (Spread::of(ours)?, Spread::of(theirs)?);
        Some(ours.median / theirs.median)
    });
    let by_round = Spread::of(&by_round.collect::<Option<Vec<f64>>>()?)?;
    let median = Spread::of_rounds(ours)?.median / Spread::of_rounds(theirs)?.median;
    Some(Spread { median, min: by_round.min, max: by_round.max })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_between_the_two() {
        assert_eq!(Spread::of(&[3.0, 1.0, 2.0]), Some(Spread { median: 2.0, min: 1.0, max: 3.0 }));
        assert_eq!(Spread::of(&[4.0, 1.0, 2.0, 9.0]).unwrap().median, 3.0);
        assert_eq!(Spread::of(&[]), None);
        assert_eq!(Spread::of(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn a_ratio_spreads_over_the_rounds() {
        let ours = [vec![10.0, 12.0, 11.0], vec![20.0, 22.0, 21.0]];
        let theirs = [vec![22.0], vec![28.0]];
        // 16 / 25 in all; 11 / 22 and 21 / 28 in the rounds.
        assert_eq!(ratio(&ours, &theirs), Some(Spread { median: 0.64, min: 0.5, max: 0.75 }));
        assert_eq!(ratio(&ours, &[]), None);
    }
}
