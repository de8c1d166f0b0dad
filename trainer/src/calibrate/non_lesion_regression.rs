//! Fits the logistic regression that separates photos without a lesion from photos of lesions. Its regularisation is
//! chosen by leave-one-kind-out cross-validation, so that it generalises to kinds of photos that it was not fitted to.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::decision::{LogisticRegression, OutOfDistributionDetector};
use nalgebra::DVector;
use rayon::prelude::*;

use super::limits;
use super::logistic::Problem;
use super::out_of_distribution::{FittedDetectors, LesionFeatures, NonLesionKind, rounded, with_limits};
use crate::progress;

/// The grid of L2 penalties, in descending order, for standardised features. Values in between differ little (Hastie,
/// Tibshirani and Friedman 2009, 7.10).
const L2_PENALTIES: [f64; 4] = [1.0, 0.1, 0.01, 0.001];

/// The index of the penalty that is used with too few kinds for cross-validation.
const DEFAULT_PENALTY: usize = 1;

/// One in this number of corners is used as an example, because there are as many corners as lesions, but corners are
/// only one of several kinds.
const CORNER_STRIDE: usize = 3;

/// The variance that is added to each feature's variance in the standardisation, as a share of the median variance.
/// Without it, a feature that is almost constant among lesions would dominate.
const VARIANCE_FLOOR: f64 = 0.1;

/// The category of some of the examples.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Category {
    /// Lesions of one domain.
    Lesions,
    /// Corners of one domain's photos: bare skin.
    Corners,
    /// The kind of photos without a lesion with this index.
    NonLesion(usize),
}

/// Fits regressions to the same photos with different kinds left out.
pub struct RegressionFitter<'a> {
    base: OutOfDistributionDetector,
    lesions: &'a [&'a LesionFeatures],
    kinds: &'a [NonLesionKind],
    examples: Problem,
    /// The categories of consecutive examples, with their numbers.
    parts: Vec<(Category, usize)>,
    standardisation: Standardisation,
}

impl RegressionFitter<'_> {
    /// A fitter of regressions for `base`, which has the distance and the bare-skin score; `None` without photos.
    pub fn new<'a>(
        base: OutOfDistributionDetector,
        lesions: &'a [&'a LesionFeatures],
        kinds: &'a [NonLesionKind],
    ) -> Option<RegressionFitter<'a>> {
        let mut rows: Vec<(Category, Vec<&Vec<f32>>)> = Vec::new();
        for domain in lesions {
            rows.push((Category::Lesions, domain.photos.iter().chain(&domain.blurred).collect()));
            rows.push((Category::Corners, domain.corners.iter().step_by(CORNER_STRIDE).collect()));
        }
        // The standardisation is estimated on lesions and corners only, so that it does not depend on a left-out kind.
        let standardisation = Standardisation::of(rows.iter().flat_map(|(_, photos)| photos.iter().copied()))?;
        for (index, kind) in kinds.iter().enumerate() {
            rows.push((Category::NonLesion(index), kind.photos.iter().chain(&kind.augmented).collect()));
        }
        rows.retain(|(_, photos)| !photos.is_empty());
        let example = |category: Category, features: &Vec<f32>| {
            (standardisation.standardised(features), category != Category::Lesions)
        };
        let examples: Vec<(Vec<f64>, bool)> = rows
            .iter()
            .flat_map(|(category, photos)| {
                photos.iter().map(|features| example(*category, features)).collect::<Vec<_>>()
            })
            .collect();
        let parts = rows.iter().map(|(category, photos)| (*category, photos.len())).collect();
        Some(RegressionFitter { base, lesions, kinds, examples: Problem::new(&examples), parts, standardisation })
    }

    /// The detector fitted to all kinds, and for each kind the detector fitted without it.
    ///
    /// The penalty is chosen by leave-one-kind-out cross-validation of the share of refused photos. A left-out kind is
    /// left out of this choice too (nested cross-validation). `None` if there are too few validation photos for limits.
    pub fn fit(&self) -> Option<FittedDetectors> {
        let all: Vec<usize> = (0..self.kinds.len()).collect();
        let mut sets = BTreeSet::from([all.clone()]);
        for kind in &all {
            let others = without(&all, *kind);
            sets.extend(others.iter().map(|other| without(&others, *other)));
            sets.insert(others);
        }
        let bar = progress::bar("fitting the non-lesion regression", sets.len() as u64);
        let path = |set: &Vec<usize>| {
            let path = self.path(set)?;
            bar.inc(1);
            Some((set.clone(), path))
        };
        let sets: Vec<Vec<usize>> = sets.into_iter().collect();
        let paths: BTreeMap<Vec<usize>, Vec<OutOfDistributionDetector>> =
            sets.par_iter().map(path).collect::<Option<_>>()?;
        bar.finish_and_clear();
        let chosen = |kinds: &[usize]| Some(paths.get(kinds)?.get(self.best_penalty(kinds, &paths)?)?.clone());
        Some(FittedDetectors {
            detector: chosen(&all)?,
            left_out: all.iter().map(|kind| chosen(&without(&all, *kind))).collect::<Option<_>>()?,
        })
    }

    /// The index in [`L2_PENALTIES`] with the highest mean share of refused photos over `kinds`, each measured with the
    /// detector fitted to the other kinds. Of several penalties with the same share, the strongest is chosen.
    fn best_penalty(
        &self,
        kinds: &[usize],
        paths: &BTreeMap<Vec<usize>, Vec<OutOfDistributionDetector>>,
    ) -> Option<usize> {
        if kinds.len() < 2 {
            return Some(DEFAULT_PENALTY);
        }
        let mut refused = [0.0; L2_PENALTIES.len()];
        for kind in kinds {
            let photos = &self.kinds[*kind].photos;
            for (sum, detector) in refused.iter_mut().zip(paths.get(&without(kinds, *kind))?) {
                *sum += refused_share(detector, photos);
            }
        }
        let better = |best: usize, other: usize| if refused[other] > refused[best] { other } else { best };
        (0..L2_PENALTIES.len()).reduce(better)
    }

    /// The regularisation path: the detectors fitted to `kinds`, one for each of [`L2_PENALTIES`].
    fn path(&self, kinds: &[usize]) -> Option<Vec<OutOfDistributionDetector>> {
        let sample_weights = self.sample_weights(kinds);
        let mut solution = DVector::zeros(self.examples.parameter_count());
        let mut path = Vec::with_capacity(L2_PENALTIES.len());
        for penalty in L2_PENALTIES {
            solution = self.examples.solve(&sample_weights, penalty, solution)?;
            let regression = self.regression(&solution, penalty, kinds);
            let detector = OutOfDistributionDetector { non_lesion_regression: Some(regression), ..self.base.clone() };
            path.push(with_limits(detector, self.lesions, limits::WITH_REGRESSION)?);
        }
        Some(path)
    }

    /// The weights of the examples for a fit to `kinds`. Lesions have one half of the total weight, with equal weights
    /// of the domains. The other examples have the other half, with equal weights of the kinds; the corners are one
    /// kind.
    fn sample_weights(&self, kinds: &[usize]) -> Vec<f64> {
        let count = |wanted: Category| self.parts.iter().filter(|(category, _)| *category == wanted).count() as f64;
        let has_corners = self.parts.iter().any(|(category, _)| *category == Category::Corners);
        let others = (kinds.len() + usize::from(has_corners)) as f64;
        let share = |category: Category| match category {
            Category::Lesions => 0.5 / count(Category::Lesions),
            Category::Corners => 0.5 / others / count(Category::Corners),
            Category::NonLesion(kind) if kinds.contains(&kind) => 0.5 / others,
            Category::NonLesion(_) => 0.0,
        };
        let of_part = |(category, photos): &(Category, usize)| vec![share(*category) / *photos as f64; *photos];
        self.parts.iter().flat_map(of_part).collect()
    }

    /// `solution`, converted to features that are not standardised.
    fn regression(&self, solution: &DVector<f64>, penalty: f64, kinds: &[usize]) -> LogisticRegression {
        let Standardisation { mean, deviation } = &self.standardisation;
        let weights: Vec<f32> = solution.iter().zip(deviation).map(|(weight, unit)| rounded(weight / unit)).collect();
        // The intercept is computed with the rounded weights, so that rounding does not change the log-odds of the mean
        // photo.
        let at_the_mean: f64 = weights.iter().zip(mean).map(|(weight, mean)| f64::from(*weight) * mean).sum();
        let fitted = |kind: &usize| (self.kinds[*kind].name.clone(), self.kinds[*kind].photos.len());
        LogisticRegression {
            intercept: (solution[weights.len()] - at_the_mean) as f32,
            weights,
            l2_penalty: penalty as f32,
            kinds: kinds.iter().map(fitted).collect(),
        }
    }
}

/// `kinds` without `kind`.
fn without(kinds: &[usize], kind: usize) -> Vec<usize> {
    kinds.iter().copied().filter(|other| *other != kind).collect()
}

/// The share of photos with these `features` that `detector` refuses, 0 to 1.
fn refused_share(detector: &OutOfDistributionDetector, features: &[Vec<f32>]) -> f64 {
    let refused = features.iter().filter(|features| detector.check(features).status.is_refusal()).count();
    refused as f64 / features.len().max(1) as f64
}

/// The standardisation of features.
struct Standardisation {
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

impl Standardisation {
    /// The standardisation estimated on the features of `photos`; `None` without photos.
    fn of<'a>(photos: impl Iterator<Item = &'a Vec<f32>>) -> Option<Standardisation> {
        let photos: Vec<&Vec<f32>> = photos.collect();
        let features = photos.first()?.len();
        let count = photos.len() as f64;
        let mut mean = vec![0.0; features];
        for photo in &photos {
            mean.iter_mut().zip(*photo).for_each(|(sum, value)| *sum += f64::from(*value) / count);
        }
        let mut variance = vec![0.0; features];
        for photo in &photos {
            let away = photo.iter().zip(&mean).map(|(value, mean)| f64::from(*value) - mean);
            variance.iter_mut().zip(away).for_each(|(sum, away)| *sum += away * away / count);
        }
        let mut sorted = variance.clone();
        sorted.sort_by(f64::total_cmp);
        let floor = VARIANCE_FLOOR * sorted.get(features / 2)? + f64::MIN_POSITIVE;
        Some(Standardisation { mean, deviation: variance.iter().map(|variance| (variance + floor).sqrt()).collect() })
    }

    fn standardised(&self, features: &[f32]) -> Vec<f64> {
        let values = features.iter().zip(&self.mean).zip(&self.deviation);
        values.map(|((value, mean), deviation)| (f64::from(*value) - mean) / deviation).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate::out_of_distribution::tests::normal;
    use crate::calibrate::out_of_distribution::{DetectorData, fit};
    use crate::training::stream;

    /// Photos whose four features have the mean `middle` and a standard deviation of one.
    fn photos(count: usize, middle: [f32; 4], seed: u64) -> Vec<Vec<f32>> {
        let random = &mut stream(seed, 0);
        (0..count).map(|_| middle.map(|middle| middle + normal(random)).to_vec()).collect()
    }

    fn lesions(count: usize, middle: [f32; 4], seed: u64) -> LesionFeatures {
        let mut corner = middle;
        corner[0] += 6.0;
        LesionFeatures {
            photos: photos(count, middle, seed),
            blurred: photos(count, middle, seed + 1),
            corners: photos(count, corner, seed + 2),
            validation: photos(count, middle, seed + 3),
        }
    }

    fn kind(name: &str, middle: [f32; 4], seed: u64) -> NonLesionKind {
        let [photos, augmented] = [seed, seed + 1].map(|seed| photos(60, middle, seed));
        NonLesionKind { name: name.to_string(), photos, augmented }
    }

    /// Two domains that differ in the second feature; faces and conditions, which differ from lesions in the last two
    /// features only, those of the last layer; cars, which differ in all.
    fn data() -> DetectorData {
        DetectorData {
            early_features: 2,
            lesions: [lesions(600, [0.0; 4], 10), lesions(200, [0.0, 9.0, 0.0, 0.0], 20)],
            kinds: vec![
                kind("faces", [0.0, 9.0, 8.0, 1.0], 30),
                kind("conditions", [0.0, 9.0, 6.0, 3.0], 40),
                kind("cars", [-9.0, 20.0, 9.0, -3.0], 50),
            ],
        }
    }

    #[test]
    fn fitted_and_left_out_kinds_are_refused_and_lesions_are_not() {
        let data = data();
        let FittedDetectors { detector, left_out } = fit(&data).unwrap();
        assert!(detector.fits(2, 4));
        let regression = detector.non_lesion_regression.as_ref().unwrap();
        assert_eq!(
            regression.kinds,
            BTreeMap::from(
                [("cars", 60), ("conditions", 60), ("faces", 60)].map(|(name, count)| (name.to_string(), count))
            )
        );
        assert!(L2_PENALTIES.iter().any(|penalty| *penalty as f32 == regression.l2_penalty));
        assert_eq!(left_out.len(), 3);
        for (kind, without) in data.kinds.iter().zip(&left_out) {
            assert!(!without.non_lesion_regression.as_ref().unwrap().kinds.contains_key(&kind.name), "{}", kind.name);
            let shares = [&detector, without].map(|detector| refused_share(detector, &kind.photos));
            assert!(shares[0] > 0.95 && shares[1] > 0.8, "{}: {shares:?}", kind.name);
        }
        for (lesions, others) in data.lesions.iter().zip([[0.0; 4], [0.0, 9.0, 0.0, 0.0]]) {
            assert!(refused_share(&detector, &lesions.validation) <= 0.025);
            assert!(refused_share(&detector, &photos(2000, others, 99)) < 0.06, "on new photos");
        }
    }

    #[test]
    fn domains_have_equal_weights_and_left_out_kinds_none() {
        let data = data();
        let lesions: Vec<&LesionFeatures> = data.lesions.iter().collect();
        let base = fit(&DetectorData { kinds: Vec::new(), ..self::data() }).unwrap().detector;
        let fitter = RegressionFitter::new(base, &lesions, &data.kinds).unwrap();
        let sample_weights = fitter.sample_weights(&[0, 2]);
        let mut rest = sample_weights.as_slice();
        let mut of_parts = Vec::new();
        for (_, photos) in &fitter.parts {
            let (part, below) = rest.split_at(*photos);
            rest = below;
            of_parts.push(part.iter().sum::<f64>());
        }
        assert!(rest.is_empty());
        let third = 0.5 / 3.0;
        // Lesions and corners of one domain, of the other, and the kinds.
        let expected = [0.25, third / 2.0, 0.25, third / 2.0, third, 0.0, third];
        assert!(of_parts.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-9), "{of_parts:?}");
    }

    #[test]
    fn with_a_single_kind_the_default_penalty_is_used() {
        let mut data = data();
        data.kinds.truncate(1);
        let FittedDetectors { detector, left_out } = fit(&data).unwrap();
        let kinds = |detector: &OutOfDistributionDetector| detector.non_lesion_regression.as_ref().unwrap().kinds.len();
        assert_eq!((kinds(&detector), kinds(&left_out[0])), (1, 0));
        assert_eq!(detector.non_lesion_regression.unwrap().l2_penalty, L2_PENALTIES[DEFAULT_PENALTY] as f32);
    }
}
