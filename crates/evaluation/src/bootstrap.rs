//! Confidence intervals by the percentile bootstrap, with groups as the resampling unit.
//!
//! A group is a patient if the patient is known, else a lesion ([`Prediction::group`](crate::Prediction::group)).
//! Groups are resampled, not photos, because photos of one patient are not independent. The method is described in
//! Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 8 and 13. A proportion that is the same in
//! every resample has Wilson's interval instead.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::card::Figure;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
#[cfg(not(target_arch = "wasm32"))]
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::curve::ratio;
use crate::labelled_photos::{LabelledPhotos, PointEstimate, group_indices};

/// The settings of the bootstrap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bootstrap {
    /// The number of resamples.
    pub resamples: usize,
    /// The seed. The same seed gives the same intervals on any number of threads.
    pub seed: u64,
}

impl Default for Bootstrap {
    /// 1,000 resamples, the minimum that Efron and Tibshirani advise for percentile intervals.
    fn default() -> Bootstrap {
        Bootstrap { resamples: 1_000, seed: 0 }
    }
}

impl Bootstrap {
    /// Every defined figure of `photos` with its 95 % interval. A resample in which a figure is undefined does not
    /// count for its interval.
    pub fn figures(&self, photos: &LabelledPhotos) -> BTreeMap<String, Figure> {
        let estimates = photos.figures(&vec![1; photos.groups()]);
        let values = estimates.iter().map(|estimate| estimate.value).collect();
        let intervals = self.intervals(values, (0.0, 1.0), photos.groups(), |multiplicities| {
            photos.figures(multiplicities).into_iter().map(|estimate| estimate.value).collect()
        });
        let named = estimates.into_iter().zip(intervals);
        named
            .filter_map(|(estimate, interval)| {
                Some((estimate.name, with_wilson_interval(interval?, estimate.proportion_groups)))
            })
            .collect()
    }

    /// The figures of `ours` minus those of `others`, all on the same photos. The resamples are paired: each contains
    /// the same groups for both. Several models on one side, such as trainings with several seeds, count as the mean of
    /// their figures. Without `others` the figures of `ours` are returned.
    pub fn differences(&self, ours: &[LabelledPhotos], others: &[LabelledPhotos]) -> BTreeMap<String, Figure> {
        let Some(groups) = ours.first().map(LabelledPhotos::groups) else { return BTreeMap::new() };
        let size = |photos: &LabelledPhotos| (photos.photos(), photos.groups());
        assert!(ours.iter().chain(others).all(|photos| size(photos) == size(&ours[0])), "the same photos");
        let differences = |multiplicities: &[usize]| {
            let theirs = mean_figures(others, multiplicities);
            let difference = |(index, our): (usize, PointEstimate)| {
                let other = theirs.get(index).map_or(Some(0.0), |other| other.value);
                (our.name, our.value.zip(other).map(|(our, other)| our - other))
            };
            mean_figures(ours, multiplicities).into_iter().enumerate().map(difference).unzip()
        };
        let (names, values): (Vec<String>, Vec<Option<f64>>) = differences(&vec![1; groups]);
        let intervals = self.intervals(values, (-1.0, 1.0), groups, |multiplicities| {
            let (_, values): (Vec<String>, Vec<Option<f64>>) = differences(multiplicities);
            values
        });
        names.into_iter().zip(intervals).filter_map(|(name, difference)| Some((name, difference?))).collect()
    }

    /// The proportion of photos that are marked, each photo given as (group, mark); `None` without photos.
    pub fn proportion(&self, photos: &[(&str, bool)]) -> Option<Figure> {
        let values: Vec<(&str, f64)> =
            photos.iter().map(|&(group, is_marked)| (group, if is_marked { 1.0 } else { 0.0 })).collect();
        let groups = photos.iter().map(|(group, _)| group).collect::<BTreeSet<_>>().len();
        Some(with_wilson_interval(self.mean(&values)?, Some(groups)))
    }

    /// The mean of a value over photos, each photo given as (group, value); `None` without photos.
    pub fn mean(&self, photos: &[(&str, f64)]) -> Option<Figure> {
        let names: Vec<&str> = photos.iter().map(|(group, _)| *group).collect();
        let (group_of, groups) = group_indices(&names);
        // The sum and the number of photos of each group are sufficient for a resample.
        let mut totals = vec![(0.0, 0.0); groups];
        for (&group, &(_, value)) in group_of.iter().zip(photos) {
            totals[group] = (totals[group].0 + value, totals[group].1 + 1.0);
        }
        let mean = |multiplicities: &[usize]| {
            let weighted = multiplicities
                .iter()
                .zip(&totals)
                .map(|(&times, total)| (times as f64 * total.0, times as f64 * total.1));
            let (sum, photos) = weighted.fold((0.0, 0.0), |(sum, photos), of| (sum + of.0, photos + of.1));
            vec![ratio(sum, photos)]
        };
        self.intervals(mean(&vec![1; groups]), (0.0, 1.0), groups, mean).pop().flatten()
    }

    /// Each defined value of `values` with its 95 % percentile interval. `resampled` computes the values with each
    /// group counted by its multiplicity. If no resample defines a value, its interval is the `whole_range`.
    fn intervals(
        &self,
        values: Vec<Option<f64>>,
        whole_range: (f64, f64),
        groups: usize,
        resampled: impl Fn(&[usize]) -> Vec<Option<f64>> + Send + Sync,
    ) -> Vec<Option<Figure>> {
        let resamples = each_resample(self.resamples as u64, |resample| resampled(&self.draw(resample, groups)));
        let interval = |(index, value): (usize, Option<f64>)| {
            let mut drawn: Vec<f64> = resamples.iter().filter_map(|values| values[index]).collect();
            drawn.sort_by(f64::total_cmp);
            let low = quantile(&drawn, 0.025).unwrap_or(whole_range.0);
            let high = quantile(&drawn, 0.975).unwrap_or(whole_range.1);
            // The resamples of a figure that is biased upwards, such as a calibration error, may all lie above it: the
            // interval is extended to contain the figure.
            value.map(|value| Figure { value, low: low.min(value), high: high.max(value) })
        };
        values.into_iter().enumerate().map(interval).collect()
    }

    /// The multiplicity of each group in a resample. It depends on the resample's number and not on the thread.
    fn draw(&self, resample: u64, groups: usize) -> Vec<usize> {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(resample);
        let mut multiplicities = vec![0; groups];
        for _ in 0..groups {
            multiplicities[rng.random_range(0..groups)] += 1;
        }
        multiplicities
    }
}

/// The values of each resample, in the order of their numbers.
#[cfg(not(target_arch = "wasm32"))]
fn each_resample<T: Send>(resamples: u64, values: impl Fn(u64) -> T + Send + Sync) -> Vec<T> {
    (0..resamples).into_par_iter().map(values).collect()
}

/// The values of each resample, in the order of their numbers.
#[cfg(target_arch = "wasm32")]
fn each_resample<T>(resamples: u64, values: impl Fn(u64) -> T) -> Vec<T> {
    (0..resamples).map(values).collect()
}

/// The mean of each figure over several models on the same photos; `None` if one of them does not define it.
fn mean_figures(models: &[LabelledPhotos], multiplicities: &[usize]) -> Vec<PointEstimate> {
    let mut models = models.iter();
    let Some(mut sums) = models.next().map(|photos| photos.figures(multiplicities)) else { return Vec::new() };
    let mut count = 1.0;
    for figures in models.map(|photos| photos.figures(multiplicities)) {
        count += 1.0;
        for (sum, figure) in sums.iter_mut().zip(figures) {
            sum.value = sum.value.zip(figure.value).map(|(sum, value)| sum + value);
        }
    }
    sums.iter_mut().for_each(|sum| sum.value = sum.value.map(|value| value / count));
    sums
}

/// The quantile `share` (0 to 1) of `sorted`, with linear interpolation as in numpy's `percentile`; `None` without
/// values.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = share * last as f64;
    let below = position.floor();
    let (low, high) = (sorted[below as usize], sorted[(below as usize + 1).min(last)]);
    Some(low + (high - low) * (position - below))
}

/// The median of `values`; `None` without values.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    quantile(&values, 0.5)
}

/// The 97.5 % quantile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// `figure`, with Wilson's interval if it is a proportion over `groups` groups that is the same in every resample. The
/// bootstrap interval of such a proportion has width 0: of thirteen groups without an error no resample contains one.
/// Wilson's interval ("Probable inference", 1927) is over groups, however many photos each has.
pub fn with_wilson_interval(figure: Figure, groups: Option<usize>) -> Figure {
    match groups {
        Some(groups) if figure.low == figure.high => wilson(figure.value, groups),
        _ => figure,
    }
}

/// Wilson's 95 % interval of a proportion of `count`.
fn wilson(share: f64, count: usize) -> Figure {
    let count = count as f64;
    let scale = 1.0 + Z * Z / count;
    let middle = (share + Z * Z / (2.0 * count)) / scale;
    let half = Z / scale * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    // Rounding errors in the last digit must not leave the proportion outside its interval.
    Figure { value: share, low: (middle - half).clamp(0.0, share), high: (middle + half).clamp(share, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_match_numpy() {
        // numpy.percentile([1, 2, 4, 8], [2.5, 50, 97.5]) gives 1.075, 3, 7.7.
        let sorted = [1.0, 2.0, 4.0, 8.0];
        for (share, expected) in [(0.025, 1.075), (0.5, 3.0), (0.975, 7.7), (0.0, 1.0), (1.0, 8.0)] {
            let found = quantile(&sorted, share).unwrap();
            assert!((found - expected).abs() < 1e-12, "{share}: {found}");
        }
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn the_median_of_an_even_count_is_the_mean_of_the_middle_two() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
    }

    #[test]
    fn a_mean_is_over_photos_and_its_interval_over_groups() {
        let bootstrap = Bootstrap { resamples: 500, seed: 1 };
        let photos = [("a", 1.0), ("a", 1.0), ("a", 1.0), ("b", 5.0)];
        let figure = bootstrap.mean(&photos).unwrap();
        // A resample has a twice, b twice, or both: the means are 1, 5 and 2.
        assert_eq!((figure.value, figure.low, figure.high), (2.0, 1.0, 5.0));
        assert_eq!(bootstrap.mean(&[]), None);
    }

    #[test]
    fn a_proportion_without_variance_has_wilsons_interval_over_groups() {
        let bootstrap = Bootstrap { resamples: 100, seed: 1 };
        let names: Vec<String> = (0..13).map(|lesion| lesion.to_string()).collect();
        let photos: Vec<(&str, bool)> = names.iter().map(|name| (name.as_str(), true)).collect();
        let twice = [photos.clone(), photos.clone()].concat();
        let figure = bootstrap.proportion(&photos).unwrap();
        assert_eq!(figure, bootstrap.proportion(&twice).unwrap());
        // statsmodels.stats.proportion.proportion_confint(13, 13, method="wilson") gives 0.7719046 and 1.
        assert!((figure.low - 0.7719046).abs() < 1e-6 && figure.high == 1.0, "{figure:?}");
    }

    #[test]
    fn a_resample_has_as_many_groups_as_the_data_and_depends_on_its_number() {
        let bootstrap = Bootstrap { resamples: 2, seed: 4 };
        let (one, other) = (bootstrap.draw(0, 500), bootstrap.draw(1, 500));
        assert_eq!(one.iter().sum::<usize>(), 500);
        assert_ne!(one, other);
        assert_eq!(one, bootstrap.draw(0, 500));
        // A group is left out of a resample with probability 1/e: 184 of 500, with a standard deviation below 11.
        let left_out = one.iter().filter(|&&multiplicity| multiplicity == 0).count();
        assert!((151..=217).contains(&left_out), "{left_out}");
    }
}
