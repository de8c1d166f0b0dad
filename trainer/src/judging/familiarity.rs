//! What the traits of photos of lesions are, and from where on a photo is not like them.

use naevus::judgement::{Familiarity, Limits};
use nalgebra::{DMatrix, DVector};

/// Traits, a row a photo.
pub struct Known {
    /// Of photos of lesions.
    pub lesions: Vec<Vec<f32>>,
    /// Of the same out of focus, which are still photos of lesions.
    pub soft: Vec<Vec<f32>>,
    /// Of their plainest corners, which show skin alone.
    pub corners: Vec<Vec<f32>>,
    /// Of photos of lesions that the weights were not fitted to, by which the limits are set.
    pub validation: Vec<Vec<f32>>,
}

/// The share of the validation photos within the limits beyond which a photo is refused. Most photos beyond one of the two
/// are within the other: so about three in a hundred lesions are refused, which is what they may cost.
const WITHIN_REFUSAL: Shares = Shares { strangeness: 0.975, bareness: 0.992 };

/// The same of the limits beyond which a photo is unusual: so many more get an answer with a caution.
const WITHIN_USUAL: Shares = Shares { strangeness: 0.95, bareness: 0.96 };

struct Shares {
    strangeness: f64,
    bareness: f64,
}

/// What is added to each trait's variance, as a share of it: directions in which these archives hardly vary may vary
/// more in another clinic's.
const RIDGE: f64 = 0.1;

/// How far the corners' own variation counts in Fisher's discriminant.
const SHARE_OF_CORNERS: f64 = 0.2;

/// Below so many photos the limits of one in a hundred mean nothing.
const LEAST_PHOTOS: usize = 100;

/// The familiarity that `known` asks for; none where there are too few photos to say what is unusual.
pub fn fit(known: &Known) -> Option<Familiarity> {
    if [&known.lesions, &known.corners, &known.validation].iter().any(|photos| photos.len() < LEAST_PHOTOS) {
        return None;
    }
    let lesions = Spread::of(known.lesions.iter());
    let factor = lesions.with_ridge().cholesky()?;
    let whitening = factor.l().try_inverse()?;

    let all = Spread::of(known.lesions.iter().chain(&known.soft));
    let corners = Spread::of(known.corners.iter());
    let within = Spread {
        covariance: &all.covariance * (1.0 - SHARE_OF_CORNERS) + &corners.covariance * SHARE_OF_CORNERS,
        mean: all.mean.clone(),
    };
    let apart = &corners.mean - &all.mean;
    let direction = within.with_ridge().cholesky()?.solve(&apart);
    let bareness = &direction * (2.0 / direction.dot(&apart));
    let offset = -1.0 - bareness.dot(&all.mean);

    let traits = lesions.mean.len();
    let lower = (0..traits).flat_map(|row| (0..=row).map(move |column| (row, column)));
    let no_limit = Limits { strangeness: f32::INFINITY, bareness: f32::INFINITY };
    let mut familiarity = Familiarity {
        centre: lesions.mean.iter().copied().map(rounded).collect(),
        whitening: lower.map(|place| rounded(whitening[place])).collect(),
        bareness: bareness.iter().copied().map(rounded).collect(),
        bareness_offset: offset as f32,
        unusual: no_limit,
        refused: no_limit,
    };
    // Of the numbers as they are stored.
    let measured = |measure: &dyn Fn(&[f32]) -> f32| {
        let mut values: Vec<f32> = known.validation.iter().map(|traits| measure(traits)).collect();
        values.sort_by(f32::total_cmp);
        values
    };
    let strangeness = measured(&|traits| familiarity.strangeness(traits));
    let bareness = measured(&|traits| familiarity.bareness(traits));
    let limits = |within: Shares| Limits {
        strangeness: quantile(&strangeness, within.strangeness),
        bareness: quantile(&bareness, within.bareness),
    };
    let (unusual, refused) = (limits(WITHIN_USUAL), limits(WITHIN_REFUSAL));
    (familiarity.unusual, familiarity.refused) = (unusual, refused);
    Some(familiarity)
}

/// The mean of traits, and how they vary together.
struct Spread {
    mean: DVector<f64>,
    covariance: DMatrix<f64>,
}

impl Spread {
    fn of<'a>(photos: impl Iterator<Item = &'a Vec<f32>>) -> Spread {
        let rows: Vec<DVector<f64>> = photos
            .map(|traits| DVector::from_iterator(traits.len(), traits.iter().map(|value| f64::from(*value))))
            .collect();
        let matrix = DMatrix::from_columns(&rows);
        let mean = matrix.column_mean();
        let mut away = matrix;
        away.column_iter_mut().for_each(|mut column| column -= &mean);
        let covariance = &away * away.transpose() / rows.len() as f64;
        Spread { mean, covariance }
    }

    /// The covariance with [`RIDGE`]; a trait that never varies is given a little.
    fn with_ridge(&self) -> DMatrix<f64> {
        let mut covariance = self.covariance.clone();
        let least = 1e-3 * covariance.diagonal().mean() + f64::MIN_POSITIVE;
        for place in 0..covariance.nrows() {
            covariance[(place, place)] += RIDGE * covariance[(place, place)].max(least);
        }
        covariance
    }
}

/// The value that the share `share` of `sorted` do not exceed.
fn quantile(sorted: &[f32], share: f64) -> f32 {
    let number = (sorted.len() as f64 * share).ceil() as usize;
    sorted[number.clamp(1, sorted.len()) - 1]
}

/// To four digits that count: more would only make the card longer.
fn rounded(value: f64) -> f32 {
    if value == 0.0 || !value.is_finite() {
        return value as f32;
    }
    let unit = 10.0_f64.powi(3 - value.abs().log10().floor() as i32);
    ((value * unit).round() / unit) as f32
}

#[cfg(test)]
mod tests {
    use naevus::assessment::Verdict;
    use rand::RngExt;

    use super::*;
    use crate::training::stream;

    /// Lesions vary by 2, 2 and 0 about 0; corners lie 5 away in the first trait, which for one trait is not strange yet.
    fn known() -> Known {
        let random = &mut stream(5, 0);
        // The sum of twelve even numbers less six is nearly normal.
        let mut normal = || (0..12).map(|_| random.random_range(0.0_f32..1.0)).sum::<f32>() - 6.0;
        let mut photos = |away: f32| -> Vec<Vec<f32>> {
            (0..1000).map(|_| vec![2.0 * normal() + away, 2.0 * normal(), 7.0]).collect()
        };
        Known { lesions: photos(0.0), soft: photos(0.0), corners: photos(5.0), validation: photos(0.0) }
    }

    #[test]
    fn it_knows_lesions_and_refuses_what_is_far_from_them() {
        let familiarity = fit(&known()).unwrap();
        assert!(familiarity.fits(3));
        let verdict = |traits: [f32; 3]| familiarity.likeness(&traits).verdict;
        assert_eq!(verdict([0.0, 0.0, 7.0]), Verdict::Familiar);
        assert_eq!(verdict([0.0, 20.0, 7.0]), Verdict::Strange);
        assert_eq!(verdict([5.0, 0.0, 7.0]), Verdict::BareSkin);
        assert!((familiarity.bareness(&[5.0, 0.0, 7.0]) - 1.0).abs() < 0.1);
        assert!((familiarity.bareness(&[0.0, 0.0, 7.0]) + 1.0).abs() < 0.1);
    }

    #[test]
    fn hardly_more_of_the_validation_photos_are_refused_than_is_allowed() {
        let known = known();
        let familiarity = fit(&known).unwrap();
        let share = |is: fn(Verdict) -> bool| {
            let photos = known.validation.iter();
            photos.filter(|traits| is(familiarity.likeness(traits).verdict)).count() as f64 / 1000.0
        };
        assert!((0.025..=0.034).contains(&share(Verdict::is_refusal)));
        assert!((0.05..=0.09).contains(&share(|verdict| verdict != Verdict::Familiar)));
    }

    #[test]
    fn of_few_photos_nothing_is_said() {
        let known = known();
        assert_eq!(fit(&Known { validation: known.validation[..50].to_vec(), ..known }), None);
    }

    #[test]
    fn numbers_are_rounded_to_four_digits() {
        assert_eq!([0.0, 1.23456, -0.000_123_456, 98_765.4].map(rounded), [0.0, 1.235, -0.000_123_5, 98_770.0]);
    }
}
