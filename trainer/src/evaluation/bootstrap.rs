//! Intervals by the percentile bootstrap: the figures again and again on groups drawn with replacement.
//!
//! A group is a patient where one is known, else a lesion ([`Prediction::group`](super::Prediction::group)). Groups are
//! drawn, not photos, because two photos of one patient say less than photos of two. Efron and Tibshirani,
//! "An Introduction to the Bootstrap" (1993), chapters 8 and 13. Where a share of photos comes out the same in every
//! resample, because nothing or everything is true of them, [`proportion`](super::proportion) says how sure that is.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::card::Figure;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::evaluation::cases::{Cases, NamedValue, places};
use crate::evaluation::curve::ratio;
use crate::evaluation::proportion::widened;

/// How intervals are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bootstrap {
    /// How many times groups are drawn.
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
        let whole = cases.figures(&vec![1; cases.groups()]);
        let values = whole.iter().map(|figure| figure.value).collect();
        let groups: Vec<Option<usize>> = whole.iter().map(|figure| figure.groups).collect();
        let intervals = self.intervals(values, (0.0, 1.0), cases.groups(), |times| {
            cases.figures(times).into_iter().map(|figure| figure.value).collect()
        });
        let named = whole.into_iter().zip(intervals).zip(groups);
        named.filter_map(|((figure, interval), groups)| Some((figure.name, widened(interval?, groups)))).collect()
    }

    /// The figures of `ours` less those of `others`, all of the same photos: each is measured on the same groups in each
    /// resample, so that what is hard about a patient enters neither. Where there are several of a side, such as trainings
    /// with several seeds, it is the mean of their figures; where there are no others, nothing is taken away.
    pub(super) fn differences(&self, ours: &[Cases], others: &[Cases]) -> BTreeMap<String, Figure> {
        let Some(groups) = ours.first().map(Cases::groups) else { return BTreeMap::new() };
        let of = |cases: &Cases| (cases.photos(), cases.groups());
        assert!(ours.iter().chain(others).all(|cases| of(cases) == of(&ours[0])), "the same photos");
        let differences = |times: &[usize]| {
            let theirs = mean_figures(others, times);
            let difference = |(place, our): (usize, NamedValue)| {
                let other = theirs.get(place).map_or(Some(0.0), |other| other.value);
                (our.name, our.value.zip(other).map(|(our, other)| our - other))
            };
            mean_figures(ours, times).into_iter().enumerate().map(difference).unzip()
        };
        let (names, values): (Vec<String>, Vec<Option<f64>>) = differences(&vec![1; groups]);
        let intervals = self.intervals(values, (-1.0, 1.0), groups, |times| {
            let (_, values): (Vec<String>, Vec<Option<f64>>) = differences(times);
            values
        });
        names.into_iter().zip(intervals).filter_map(|(name, difference)| Some((name, difference?))).collect()
    }

    /// The share of photos that something is true of, each given with its group; none of no photos.
    pub fn share(&self, photos: &[(&str, bool)]) -> Option<Figure> {
        let values: Vec<(&str, f64)> =
            photos.iter().map(|&(group, is_true)| (group, if is_true { 1.0 } else { 0.0 })).collect();
        let groups = photos.iter().map(|(group, _)| group).collect::<BTreeSet<_>>().len();
        Some(widened(self.mean(&values)?, Some(groups)))
    }

    /// The mean of a number over photos, each given with its group; none of no photos.
    pub fn mean(&self, photos: &[(&str, f64)]) -> Option<Figure> {
        let names: Vec<&str> = photos.iter().map(|(group, _)| *group).collect();
        let (group_of, groups) = places(&names);
        // A resample needs no more of a group than its sum and its photos.
        let mut of_group = vec![(0.0, 0.0); groups];
        for (&group, &(_, value)) in group_of.iter().zip(photos) {
            of_group[group] = (of_group[group].0 + value, of_group[group].1 + 1.0);
        }
        let mean = |times: &[usize]| {
            let weighted = times.iter().zip(&of_group).map(|(&times, of)| (times as f64 * of.0, times as f64 * of.1));
            let (sum, photos) = weighted.fold((0.0, 0.0), |(sum, photos), of| (sum + of.0, photos + of.1));
            vec![ratio(sum, photos)]
        };
        self.intervals(mean(&vec![1; groups]), (0.0, 1.0), groups, mean).pop().flatten()
    }

    /// Each of `values`, where it is one, with the interval in which it lies in 95 of 100 resamples of `groups`
    /// groups; `resampled` gives the same values with each group counted so many times. Without a single resample
    /// that defines it, a value's uncertainty is the `whole_range`.
    fn intervals(
        &self,
        values: Vec<Option<f64>>,
        whole_range: (f64, f64),
        groups: usize,
        resampled: impl Fn(&[usize]) -> Vec<Option<f64>> + Sync,
    ) -> Vec<Option<Figure>> {
        let numbers = 0..self.resamples as u64;
        let resamples: Vec<Vec<Option<f64>>> =
            numbers.into_par_iter().map(|resample| resampled(&self.draw(resample, groups))).collect();
        let interval = |(place, value): (usize, Option<f64>)| {
            let mut drawn: Vec<f64> = resamples.iter().filter_map(|values| values[place]).collect();
            drawn.sort_by(f64::total_cmp);
            let low = quantile(&drawn, 0.025).unwrap_or(whole_range.0);
            let high = quantile(&drawn, 0.975).unwrap_or(whole_range.1);
            // Resamples lie above a figure that chance can only raise, such as a calibration error: its interval then
            // begins at the figure.
            value.map(|value| Figure { value, low: low.min(value), high: high.max(value) })
        };
        values.into_iter().enumerate().map(interval).collect()
    }

    /// How many times each of `groups` groups is drawn in resample number `resample`, whichever thread draws it.
    fn draw(&self, resample: u64, groups: usize) -> Vec<usize> {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(resample);
        let mut times = vec![0; groups];
        for _ in 0..groups {
            times[rng.random_range(0..groups)] += 1;
        }
        times
    }
}

/// The mean of each figure of `sets`, which are of the same photos; none where one of them does not define it.
fn mean_figures(sets: &[Cases], times: &[usize]) -> Vec<NamedValue> {
    let mut sets = sets.iter();
    let Some(mut sums) = sets.next().map(|cases| cases.figures(times)) else { return Vec::new() };
    let mut count = 1.0;
    for figures in sets.map(|cases| cases.figures(times)) {
        count += 1.0;
        for (sum, figure) in sums.iter_mut().zip(figures) {
            sum.value = sum.value.zip(figure.value).map(|(sum, value)| sum + value);
        }
    }
    sums.iter_mut().for_each(|sum| sum.value = sum.value.map(|value| value / count));
    sums
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
    fn a_mean_is_over_photos_and_its_interval_over_lesions() {
        let bootstrap = Bootstrap { resamples: 500, seed: 1 };
        let photos = [("a", 1.0), ("a", 1.0), ("a", 1.0), ("b", 5.0)];
        let figure = bootstrap.mean(&photos).unwrap();
        // A resample is a twice, b twice, or both: the means are 1, 5 and 2.
        assert_eq!((figure.value, figure.low, figure.high), (2.0, 1.0, 5.0));
        assert_eq!(bootstrap.mean(&[]), None);
    }

    #[test]
    fn a_share_that_never_varies_is_as_sure_as_its_lesions_are_many() {
        let bootstrap = Bootstrap { resamples: 100, seed: 1 };
        let names: Vec<String> = (0..13).map(|lesion| lesion.to_string()).collect();
        let photos: Vec<(&str, bool)> = names.iter().map(|name| (name.as_str(), true)).collect();
        let twice = [photos.clone(), photos.clone()].concat();
        let figure = bootstrap.share(&photos).unwrap();
        assert_eq!(figure, bootstrap.share(&twice).unwrap());
        // statsmodels.stats.proportion.proportion_confint(13, 13, method="wilson") gives 0.7719046 and 1.
        assert!((figure.low - 0.7719046).abs() < 1e-6 && figure.high == 1.0, "{figure:?}");
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
