//! What tells photos that show no lesion from those of lesions, and how strongly it is held back: a logistic regression
//! that is to know kinds of photos that it was not fitted to.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::decision::{LogisticRegression, OutOfDistributionDetector};
use nalgebra::DVector;
use rayon::prelude::*;

use super::limits;
use super::logistic::Examples;
use super::out_of_distribution::{Fitted, Kind, Lesions, rounded, within_limits};
use crate::progress;

/// How strongly weights may be held back, the strongest first: factors of half their squares beside the mean loss, for
/// features that vary by about one. Steps of ten: what lies between differs little (Hastie, Tibshirani and Friedman 2009,
/// 7.10 choose on such grids too).
const STRENGTHS: [f64; 4] = [1.0, 0.1, 0.01, 0.001];

/// The one of them that is taken where there are too few kinds to choose by.
const USUAL_STRENGTH: usize = 1;

/// Every so many corners is an example: they are one kind among several, and as many as the lesions.
const EVERY_CORNER: usize = 3;

/// What is added to each trait's variance, as a share of the median: a trait that is hardly ever there in a photo of a
/// lesion must not decide alone, once it is.
const FLOOR: f64 = 0.1;

/// What some of the examples show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Lesions of one domain.
    Lesions,
    /// Bare skin in the corners of one domain's photos.
    Corners,
    /// The kind at this place.
    Kind(usize),
}

/// The regressions of one set of photos, with one kind or another left out.
pub struct Regressions<'a> {
    base: OutOfDistributionDetector,
    lesions: &'a [&'a Lesions],
    kinds: &'a [Kind],
    examples: Examples,
    /// What the examples show, one part after the other, with how many there are.
    parts: Vec<(Shown, usize)>,
    scale: Scale,
}

impl Regressions<'_> {
    /// Those that complete `base`, which tells by the distance and the bare_skin_score; none where no photo has a trait.
    pub fn new<'a>(
        base: OutOfDistributionDetector,
        lesions: &'a [&'a Lesions],
        kinds: &'a [Kind],
    ) -> Option<Regressions<'a>> {
        let mut rows: Vec<(Shown, Vec<&Vec<f32>>)> = Vec::new();
        for domain in lesions {
            rows.push((Shown::Lesions, domain.photos.iter().chain(&domain.soft).collect()));
            rows.push((Shown::Corners, domain.corners.iter().step_by(EVERY_CORNER).collect()));
        }
        // Of lesions and their corners alone, so that no kind that is left out has a part in it.
        let scale = Scale::of(rows.iter().flat_map(|(_, photos)| photos.iter().copied()))?;
        for (place, kind) in kinds.iter().enumerate() {
            rows.push((Shown::Kind(place), kind.photos.iter().chain(&kind.elsewhere).collect()));
        }
        rows.retain(|(_, photos)| !photos.is_empty());
        let example = |shown: Shown, features: &Vec<f32>| (scale.standardised(features), shown != Shown::Lesions);
        let examples: Vec<(Vec<f64>, bool)> = rows
            .iter()
            .flat_map(|(shown, photos)| photos.iter().map(|features| example(*shown, features)).collect::<Vec<_>>())
            .collect();
        let parts = rows.iter().map(|(shown, photos)| (*shown, photos.len())).collect();
        Some(Regressions { base, lesions, kinds, examples: Examples::new(&examples), parts, scale })
    }

    /// The detector fitted to all kinds, and those with each kind left out.
    ///
    /// How strongly the weights are held back is chosen by how many photos of each kind are refused by a detector that
    /// was fitted to the other kinds: it is to refuse what it has not seen. Where a kind is left out, it is left out of
    /// that choice too. None where the validation photos are too few for limits.
    pub fn fitted(&self) -> Option<Fitted> {
        let all: Vec<usize> = (0..self.kinds.len()).collect();
        let mut sets = BTreeSet::from([all.clone()]);
        for kind in &all {
            let others = without(&all, *kind);
            sets.extend(others.iter().map(|other| without(&others, *other)));
            sets.insert(others);
        }
        let bar = progress::bar("fitting what shows no lesion", sets.len() as u64);
        let path = |set: &Vec<usize>| {
            let path = self.path(set)?;
            bar.inc(1);
            Some((set.clone(), path))
        };
        let sets: Vec<Vec<usize>> = sets.into_iter().collect();
        let paths: BTreeMap<Vec<usize>, Vec<OutOfDistributionDetector>> =
            sets.par_iter().map(path).collect::<Option<_>>()?;
        bar.finish_and_clear();
        let chosen = |kinds: &[usize]| Some(paths.get(kinds)?.get(self.best_strength(kinds, &paths)?)?.clone());
        Some(Fitted {
            out_of_distribution: chosen(&all)?,
            left_out: all.iter().map(|kind| chosen(&without(&all, *kind))).collect::<Option<_>>()?,
        })
    }

    /// The place among [`STRENGTHS`] at which the most of each of `kinds` is refused by what was fitted to the others,
    /// the mean over the kinds; the strongest of several.
    fn best_strength(
        &self,
        kinds: &[usize],
        paths: &BTreeMap<Vec<usize>, Vec<OutOfDistributionDetector>>,
    ) -> Option<usize> {
        if kinds.len() < 2 {
            return Some(USUAL_STRENGTH);
        }
        let mut refused = [0.0; STRENGTHS.len()];
        for kind in kinds {
            let photos = &self.kinds[*kind].photos;
            for (sum, detector) in refused.iter_mut().zip(paths.get(&without(kinds, *kind))?) {
                *sum += refused_share(detector, photos);
            }
        }
        let better = |best: usize, other: usize| if refused[other] > refused[best] { other } else { best };
        (0..STRENGTHS.len()).reduce(better)
    }

    /// The detectors fitted to `kinds`, one for each of [`STRENGTHS`].
    fn path(&self, kinds: &[usize]) -> Option<Vec<OutOfDistributionDetector>> {
        let shares = self.shares(kinds);
        let mut solution = DVector::zeros(self.examples.unknowns());
        let mut path = Vec::with_capacity(STRENGTHS.len());
        for strength in STRENGTHS {
            solution = self.examples.solve(&shares, strength, solution)?;
            let regression = self.regression(&solution, strength, kinds);
            let detector = OutOfDistributionDetector { no_lesion_regression: Some(regression), ..self.base.clone() };
            path.push(within_limits(detector, self.lesions, limits::OF_ALL)?);
        }
        Some(path)
    }

    /// How much each example weighs where only `kinds` are fitted to: lesions one half, each domain the same; what
    /// shows none the other half, each kind the same, of which the corners are one.
    fn shares(&self, kinds: &[usize]) -> Vec<f64> {
        let count = |shown: Shown| self.parts.iter().filter(|(of, _)| *of == shown).count() as f64;
        let has_corners = self.parts.iter().any(|(of, _)| *of == Shown::Corners);
        let others = (kinds.len() + usize::from(has_corners)) as f64;
        let share = |shown: Shown| match shown {
            Shown::Lesions => 0.5 / count(Shown::Lesions),
            Shown::Corners => 0.5 / others / count(Shown::Corners),
            Shown::Kind(kind) if kinds.contains(&kind) => 0.5 / others,
            Shown::Kind(_) => 0.0,
        };
        let of_part = |(shown, photos): &(Shown, usize)| vec![share(*shown) / *photos as f64; *photos];
        self.parts.iter().flat_map(of_part).collect()
    }

    /// `solution`, for features as the network gives them.
    fn regression(&self, solution: &DVector<f64>, strength: f64, kinds: &[usize]) -> LogisticRegression {
        let Scale { mean, deviation } = &self.scale;
        let weights: Vec<f32> = solution.iter().zip(deviation).map(|(weight, unit)| rounded(weight / unit)).collect();
        // Of the weights as they are stored: what rounding adds to the mean photo is taken off again.
        let at_the_mean: f64 = weights.iter().zip(mean).map(|(weight, mean)| f64::from(*weight) * mean).sum();
        let fitted = |kind: &usize| (self.kinds[*kind].name.clone(), self.kinds[*kind].photos.len());
        LogisticRegression {
            intercept: (solution[weights.len()] - at_the_mean) as f32,
            weights,
            l2_penalty: strength as f32,
            kinds: kinds.iter().map(fitted).collect(),
        }
    }
}

/// `kinds` but for `kind`.
fn without(kinds: &[usize], kind: usize) -> Vec<usize> {
    kinds.iter().copied().filter(|other| *other != kind).collect()
}

/// The share of photos with these `features` that `detector` refuses, 0 to 1.
fn refused_share(detector: &OutOfDistributionDetector, features: &[Vec<f32>]) -> f64 {
    let refused = features.iter().filter(|features| detector.check(features).status.is_refusal()).count();
    refused as f64 / features.len().max(1) as f64
}

/// What standardises features.
struct Scale {
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

impl Scale {
    /// That of the features of `photos`; none where there are none.
    fn of<'a>(photos: impl Iterator<Item = &'a Vec<f32>>) -> Option<Scale> {
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
        let floor = FLOOR * sorted.get(features / 2)? + f64::MIN_POSITIVE;
        Some(Scale { mean, deviation: variance.iter().map(|variance| (variance + floor).sqrt()).collect() })
    }

    fn standardised(&self, features: &[f32]) -> Vec<f64> {
        let values = features.iter().zip(&self.mean).zip(&self.deviation);
        values.map(|((value, mean), deviation)| (f64::from(*value) - mean) / deviation).collect()
    }
}

#[cfg(test)]
mod tests {
    use rand::RngExt;

    use super::*;
    use crate::calibrate::out_of_distribution::{Known, fit};
    use crate::training::stream;

    /// Photos whose four features vary by one about `middle`.
    fn photos(count: usize, middle: [f32; 4], seed: u64) -> Vec<Vec<f32>> {
        let random = &mut stream(seed, 0);
        let mut normal = || (0..12).map(|_| random.random_range(0.0_f32..1.0)).sum::<f32>() - 6.0;
        (0..count).map(|_| middle.map(|middle| middle + normal()).to_vec()).collect()
    }

    fn lesions(count: usize, middle: [f32; 4], seed: u64) -> Lesions {
        let mut corner = middle;
        corner[0] += 6.0;
        Lesions {
            photos: photos(count, middle, seed),
            soft: photos(count, middle, seed + 1),
            corners: photos(count, corner, seed + 2),
            validation: photos(count, middle, seed + 3),
        }
    }

    fn kind(name: &str, middle: [f32; 4], seed: u64) -> Kind {
        let [photos, elsewhere] = [seed, seed + 1].map(|seed| photos(60, middle, seed));
        Kind { name: name.to_string(), photos, elsewhere }
    }

    /// Two domains that differ in the second trait; faces and conditions, which differ from lesions in the last two
    /// features alone, those of the last layer; cars, which differ in all.
    fn known() -> Known {
        Known {
            early: 2,
            lesions: [lesions(600, [0.0; 4], 10), lesions(200, [0.0, 9.0, 0.0, 0.0], 20)],
            kinds: vec![
                kind("faces", [0.0, 9.0, 8.0, 1.0], 30),
                kind("conditions", [0.0, 9.0, 6.0, 3.0], 40),
                kind("cars", [-9.0, 20.0, 9.0, -3.0], 50),
            ],
        }
    }

    #[test]
    fn it_refuses_what_it_knows_and_what_is_like_it_and_no_lesion() {
        let known = known();
        let Fitted { out_of_distribution, left_out } = fit(&known).unwrap();
        assert!(out_of_distribution.fits(2, 4));
        let regression = out_of_distribution.no_lesion_regression.as_ref().unwrap();
        assert_eq!(
            regression.kinds,
            BTreeMap::from(
                [("cars", 60), ("conditions", 60), ("faces", 60)].map(|(name, count)| (name.to_string(), count))
            )
        );
        assert!(STRENGTHS.iter().any(|strength| *strength as f32 == regression.l2_penalty));
        assert_eq!(left_out.len(), 3);
        for (kind, without) in known.kinds.iter().zip(&left_out) {
            assert!(!without.no_lesion_regression.as_ref().unwrap().kinds.contains_key(&kind.name), "{}", kind.name);
            let shares = [&out_of_distribution, without].map(|detector| refused_share(detector, &kind.photos));
            assert!(shares[0] > 0.95 && shares[1] > 0.8, "{}: {shares:?}", kind.name);
        }
        for (lesions, others) in known.lesions.iter().zip([[0.0; 4], [0.0, 9.0, 0.0, 0.0]]) {
            assert!(refused_share(&out_of_distribution, &lesions.validation) <= 0.025);
            assert!(refused_share(&out_of_distribution, &photos(2000, others, 99)) < 0.06, "on others hardly more");
        }
    }

    #[test]
    fn both_domains_weigh_the_same_and_what_is_left_out_nothing() {
        let known = known();
        let lesions: Vec<&Lesions> = known.lesions.iter().collect();
        let base = fit(&Known { kinds: Vec::new(), ..self::known() }).unwrap().out_of_distribution;
        let regressions = Regressions::new(base, &lesions, &known.kinds).unwrap();
        let shares = regressions.shares(&[0, 2]);
        let mut rest = shares.as_slice();
        let mut of_parts = Vec::new();
        for (_, photos) in &regressions.parts {
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
    fn one_kind_alone_is_left_out_of_corners() {
        let mut known = known();
        known.kinds.truncate(1);
        let Fitted { out_of_distribution, left_out } = fit(&known).unwrap();
        let kinds = |detector: &OutOfDistributionDetector| detector.no_lesion_regression.as_ref().unwrap().kinds.len();
        assert_eq!((kinds(&out_of_distribution), kinds(&left_out[0])), (1, 0));
        assert_eq!(out_of_distribution.no_lesion_regression.unwrap().l2_penalty, STRENGTHS[USUAL_STRENGTH] as f32);
    }
}
