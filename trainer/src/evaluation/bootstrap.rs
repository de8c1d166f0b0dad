//! Intervals by the percentile bootstrap: the figures again and again on lesions drawn with replacement.
//!
//! Lesions are drawn, not photos, because two photos of one lesion say less than photos of two. Efron and Tibshirani,
//! "An Introduction to the Bootstrap" (1993), chapters 8 and 13.

use std::collections::BTreeMap;

use naevus::model_card::Figure;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::evaluation::cases::Cases;

/// How intervals are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bootstrap {
    /// How many times lesions are drawn.
    pub resamples: usize,
    /// The same seed, the same intervals, on any number of threads.
    pub seed: u64,
}

impl Default for Bootstrap {
    /// 1,000 resamples, the least that Efron and Tibshirani advise for percentile intervals.
    fn default() -> Bootstrap {
        Bootstrap { resamples: 1_000, seed: 0 }
    }
}

impl Bootstrap {
    /// Every figure of `cases` that is defined, with its 95 % interval. A resample that does not define a figure does
    /// not count for its interval.
    pub(super) fn figures(&self, cases: &Cases) -> BTreeMap<String, Figure> {
        let whole = cases.figures(&vec![1; cases.lesions()]);
        let resamples: Vec<Vec<Option<f64>>> = (0..self.resamples as u64)
            .into_par_iter()
            .map(|resample| {
                let times = self.draw(resample, cases.lesions());
                cases.figures(&times).into_iter().map(|(_, value)| value).collect()
            })
            .collect();
        let mut figures = BTreeMap::new();
        for (place, (name, value)) in whole.into_iter().enumerate() {
            let Some(value) = value else { continue };
            let mut drawn: Vec<f64> = resamples.iter().filter_map(|figures| figures[place]).collect();
            drawn.sort_by(f64::total_cmp);
            // Without a single resample that defines it, the figure's uncertainty is the whole range.
            let low = quantile(&drawn, 0.025).unwrap_or(0.0);
            let high = quantile(&drawn, 0.975).unwrap_or(1.0);
            figures.insert(name, Figure { value, low, high });
        }
        figures
    }

    /// How many times each of `lesions` lesions is drawn in resample number `resample`, whichever thread draws it.
    fn draw(&self, resample: u64, lesions: usize) -> Vec<usize> {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(resample);
        let mut times = vec![0; lesions];
        for _ in 0..lesions {
            times[rng.random_range(0..lesions)] += 1;
        }
        times
    }
}

/// The quantile `share` (0 to 1) of `sorted`, linear between neighbours, as numpy's `percentile`; none of nothing.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share * last as f64;
    let below = place.floor();
    let (low, high) = (sorted[below as usize], sorted[(below as usize + 1).min(last)]);
    Some(low + (high - low) * (place - below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_numpys() {
        // numpy.percentile([1, 2, 4, 8], [2.5, 50, 97.5]) gives 1.075, 3, 7.7.
        let sorted = [1.0, 2.0, 4.0, 8.0];
        for (share, expected) in [(0.025, 1.075), (0.5, 3.0), (0.975, 7.7), (0.0, 1.0), (1.0, 8.0)] {
            let found = quantile(&sorted, share).unwrap();
            assert!((found - expected).abs() < 1e-12, "{share}: {found}");
        }
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn a_draw_has_as_many_lesions_as_there_are_and_no_two_are_alike() {
        let bootstrap = Bootstrap { resamples: 2, seed: 4 };
        let (one, other) = (bootstrap.draw(0, 500), bootstrap.draw(1, 500));
        assert_eq!(one.iter().sum::<usize>(), 500);
        assert_ne!(one, other);
        assert_eq!(one, bootstrap.draw(0, 500));
        // A lesion is left out of a draw with a chance of 1/e: 184 of 500, with a standard deviation under 11.
        let left_out = one.iter().filter(|&&times| times == 0).count();
        assert!((151..=217).contains(&left_out), "{left_out}");
    }
}
