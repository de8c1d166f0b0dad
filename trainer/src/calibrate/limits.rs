//! Thresholds of the out-of-distribution check by split conformal prediction: at most a given share of the lesions of
//! each domain is beyond them.

use naevus_reading::decision::DetectionThresholds;

/// The scores of a photo: the Mahalanobis distance, the bare-skin score and the log-odds that it shows no lesion.
pub type Scores = [f32; 3];

/// The relative distance of each score's limit from its median; `None` for a score without a limit.
#[derive(Clone, Copy, Debug)]
pub struct Tolerances([Option<f64>; 3]);

/// The tolerances without a logistic regression.
pub const WITHOUT_REGRESSION: Tolerances = Tolerances([Some(1.0), Some(1.1), None]);

/// The tolerances with a logistic regression. The regression discriminates best, also for bare skin. Its limit is
/// therefore the tightest, and that of the bare-skin score the loosest.
pub const WITH_REGRESSION: Tolerances = Tolerances([Some(1.0), Some(1.1), Some(0.9)]);

/// The upper tail probability of the quantile that, less the median, is the scale of a score. The quantile can be
/// estimated on few photos, and describes the tail of unusual photos.
const UPPER_TAIL: f64 = 0.1;

/// The tightest limits with an expected share of at most `allowed` of the lesions of each domain beyond them. `domains`
/// has the scores of held-out photos of lesions, by domain.
///
/// The nonconformity of a photo is the largest of its standardised scores: score less median, divided by the scale of
/// the score and its tolerance. Median and scale are those of all domains with equal weights. The threshold of a domain
/// with `n` photos is the nonconformity that `floor(allowed (n + 1)) - 1` of its photos exceed; the limits correspond
/// to the highest threshold of the domains (split conformal prediction, Papadopoulos et al. 2002). With 100 photos and
/// 2.5 % one photo is beyond the limits, not two.
///
/// Domains with fewer than `1 / allowed - 1` photos are left out; `None` if all are left out.
pub fn conformal_limits(domains: &[Vec<Scores>], tolerances: Tolerances, allowed: f64) -> Option<DetectionThresholds> {
    let counted: Vec<(&Vec<Scores>, usize)> =
        domains.iter().filter_map(|photos| Some((photos, allowed_exceedances(photos.len(), allowed)?))).collect();
    let photos: Vec<&Vec<Scores>> = counted.iter().map(|(photos, _)| *photos).collect();
    let location_and_scale = |score: usize| {
        let values = descending(&photos, score);
        let median = upper_quantile(&values, 0.5);
        // Avoids division by zero for constant scores.
        let scale = (upper_quantile(&values, UPPER_TAIL) - median).max(1e-6);
        tolerances.0[score].map(|tolerance| (median, tolerance * scale))
    };
    let units: [Option<(f64, f64)>; 3] = std::array::from_fn(location_and_scale);
    let nonconformity = |scores: &Scores| {
        let standardised = scores.iter().zip(&units).filter_map(|(value, unit)| Some((value, (*unit)?)));
        standardised
            .map(|(value, (median, unit))| (f64::from(*value) - median) / unit)
            .fold(f64::NEG_INFINITY, f64::max)
    };
    let thresholds = counted.iter().map(|(photos, beyond)| {
        let mut values: Vec<f64> = photos.iter().map(nonconformity).collect();
        values.sort_by(|a, b| b.total_cmp(a));
        values[*beyond]
    });
    let threshold = thresholds.reduce(f64::max)?;
    // The limits are rounded up, so that the photo at the threshold is within them.
    let limit = |score: usize| units[score].map(|(median, unit)| ((median + threshold * unit) as f32).next_up());
    Some(DetectionThresholds {
        mahalanobis_distance: limit(0).unwrap_or(f32::INFINITY),
        bare_skin_score: limit(1).unwrap_or(f32::INFINITY),
        non_lesion_log_odds: limit(2),
    })
}

/// The number of `photos` that may be beyond the limits for an expected share `allowed` of new photos; `None` if there
/// are too few photos.
fn allowed_exceedances(photos: usize, allowed: f64) -> Option<usize> {
    // The tolerance compensates rounding if the product is a whole number.
    let ranks = (allowed * (photos + 1) as f64 + 1e-9).floor() as usize;
    ranks.checked_sub(1)
}

/// The values of one score for all photos in descending order, with their weights: the domains have equal weights, and
/// all weights sum to one.
fn descending(domains: &[&Vec<Scores>], score: usize) -> Vec<(f64, f64)> {
    let weight = |photos: &Vec<Scores>| 1.0 / (domains.len() * photos.len()) as f64;
    let of_domain = |photos: &&Vec<Scores>| {
        let weight = weight(photos);
        photos.iter().map(|scores| (f64::from(scores[score]), weight)).collect::<Vec<_>>()
    };
    let mut values: Vec<(f64, f64)> = domains.iter().flat_map(of_domain).collect();
    values.sort_by(|a, b| b.0.total_cmp(&a.0));
    values
}

/// The weighted quantile with the upper tail probability `share`.
fn upper_quantile(descending: &[(f64, f64)], share: f64) -> f64 {
    let mut reached = 0.0;
    for (value, weight) in descending {
        reached += weight;
        if reached > share + 1e-9 {
            return *value;
        }
    }
    descending.last().map_or(f64::INFINITY, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use rand::RngExt;

    use super::*;
    use crate::training::stream;

    /// Photos whose scores are uniform from 0 to 1, plus `more`.
    fn photos(count: usize, more: f32, seed: u64) -> Vec<Scores> {
        let random = &mut stream(seed, 0);
        (0..count).map(|_| std::array::from_fn(|_| random.random_range(0.0_f32..1.0) + more)).collect()
    }

    fn beyond(photos: &[Scores], limits: &DetectionThresholds) -> usize {
        let limits =
            [limits.mahalanobis_distance, limits.bare_skin_score, limits.non_lesion_log_odds.unwrap_or(f32::INFINITY)];
        photos.iter().filter(|scores| scores.iter().zip(limits).any(|(score, limit)| *score > limit)).count()
    }

    #[test]
    fn limits_hold_in_each_domain_and_are_tight_in_one() {
        for allowed in [0.025, 0.08] {
            for more in [0.0, 0.3] {
                let domains = [photos(2000, 0.0, 1), photos(100, more, 2)];
                let limits = conformal_limits(&domains, WITH_REGRESSION, allowed).unwrap();
                let found = domains.each_ref().map(|photos| beyond(photos, &limits));
                let most = domains.each_ref().map(|photos| allowed_exceedances(photos.len(), allowed).unwrap());
                assert!(found[0] <= most[0] && found[1] <= most[1], "{allowed} {more}: {found:?} of {most:?}");
                assert!(found[0] == most[0] || found[1] == most[1], "{allowed} {more}: {found:?} of {most:?}");
            }
        }
    }

    #[test]
    fn limits_hold_on_new_photos() {
        let shares = (0..200).map(|seed| {
            let domains = [photos(500, 0.0, 1000 + seed), photos(108, 0.3, 2000 + seed)];
            let limits = conformal_limits(&domains, WITH_REGRESSION, 0.08).unwrap();
            beyond(&photos(500, 0.3, 3000 + seed), &limits) as f64 / 500.0
        });
        let mean = shares.sum::<f64>() / 200.0;
        assert!((0.065..0.085).contains(&mean), "{mean}");
    }

    #[test]
    fn one_of_a_hundred_photos_is_beyond_the_limits() {
        let photos = photos(100, 0.0, 4);
        let limits = conformal_limits(std::slice::from_ref(&photos), WITHOUT_REGRESSION, 0.025).unwrap();
        assert_eq!((beyond(&photos, &limits), limits.non_lesion_log_odds), (1, None), "there is no regression");
        assert_eq!(
            [38, 39, 79, 999].map(|count| allowed_exceedances(count, 0.025)),
            [None, Some(0), Some(1), Some(24)]
        );
    }

    #[test]
    fn too_few_photos_give_no_limits() {
        assert_eq!(conformal_limits(&[photos(38, 0.0, 5)], WITH_REGRESSION, 0.025), None);
        let alone = conformal_limits(&[photos(500, 0.0, 5)], WITH_REGRESSION, 0.025);
        assert_eq!(conformal_limits(&[photos(500, 0.0, 5), photos(20, 9.0, 6)], WITH_REGRESSION, 0.025), alone);
    }

    #[test]
    fn quantiles_are_weighted() {
        let values = [(4.0, 0.25), (3.0, 0.25), (2.0, 0.25), (1.0, 0.25)];
        assert_eq!([0.0, 0.2, 0.25, 0.6, 1.0].map(|share| upper_quantile(&values, share)), [4.0, 4.0, 3.0, 2.0, 1.0]);
    }
}
