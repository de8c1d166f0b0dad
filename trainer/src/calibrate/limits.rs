//! From where on a photo is unusual or refused: limits that hold for a share of the lesions, in each domain.

use naevus_reading::decision::Limits;

/// What is measured of a photo: the mahalanobis_distance, the bare_skin_score and the log-odds that it shows no lesion.
pub type Measures = [f32; 3];

/// How far the limit of each measure lies from its median, beside the others; none of a measure that has no limit.
#[derive(Clone, Copy, Debug)]
pub struct Slack([Option<f64>; 3]);

/// Without a regression.
pub const OF_TWO: Slack = Slack([Some(1.0), Some(1.1), None]);

/// With one. It tells the most, and of bare skin too: its limit is the nearest, that of the bare_skin_score the farthest.
pub const OF_ALL: Slack = Slack([Some(1.0), Some(1.1), Some(0.9)]);

/// The share of the lesions above a measure's spread, which is counted from their median: so much of them that few
/// photos tell it, and so few that it is of the side where what is unusual lies.
const ABOVE: f64 = 0.1;

/// The tightest limits within which at least `1 - allowed` of the lesions of each domain are to be expected; `domains`
/// has the measures of photos of lesions that nothing was fitted to, each domain's by themselves.
///
/// A photo's score is by how many spreads the most extreme of its measures is above the median, divided by the
/// measure's slack; spread and median are of all domains, each weighing the same. The limits are where the score is
/// that of the photo of a domain that `allowed (n + 1) - 1` of its `n` photos exceed, in the domain where that is the
/// most: then of new photos of either domain at most `allowed` is expected beyond them, however few its photos are
/// (split conformal prediction, Papadopoulos et al. 2002). Of 100 photos and 2.5 % that is one photo, not two.
///
/// A domain of fewer than `1 / allowed - 1` photos cannot be promised anything and is left out; none where all are.
pub fn tightest(domains: &[Vec<Measures>], slack: Slack, allowed: f64) -> Option<Limits> {
    let counted: Vec<(&Vec<Measures>, usize)> =
        domains.iter().filter_map(|photos| Some((photos, may_be_beyond(photos.len(), allowed)?))).collect();
    let photos: Vec<&Vec<Measures>> = counted.iter().map(|(photos, _)| *photos).collect();
    let of_measure = |measure: usize| {
        let values = descending(&photos, measure);
        let median = upper_quantile(&values, 0.5);
        // Where nothing varies there is no spread to count in.
        let spread = (upper_quantile(&values, ABOVE) - median).max(1e-6);
        slack.0[measure].map(|slack| (median, slack * spread))
    };
    let units: [Option<(f64, f64)>; 3] = std::array::from_fn(of_measure);
    let score = |measures: &Measures| {
        let scores = measures.iter().zip(&units).filter_map(|(value, unit)| Some((value, (*unit)?)));
        scores.map(|(value, (median, unit))| (f64::from(*value) - median) / unit).fold(f64::NEG_INFINITY, f64::max)
    };
    let highest = counted.iter().map(|(photos, beyond)| {
        let mut scores: Vec<f64> = photos.iter().map(score).collect();
        scores.sort_by(|a, b| b.total_cmp(a));
        scores[*beyond]
    });
    let highest = highest.reduce(f64::max)?;
    // The photo at the limit must not be beyond it by rounding.
    let limit = |measure: usize| units[measure].map(|(median, unit)| ((median + highest * unit) as f32).next_up());
    Some(Limits {
        mahalanobis_distance: limit(0).unwrap_or(f32::INFINITY),
        bare_skin_score: limit(1).unwrap_or(f32::INFINITY),
        no_lesion_log_odds: limit(2),
    })
}

/// How many of `photos` may be beyond the limits, so that of new ones the share `allowed` is expected; none where even
/// none promises it.
fn may_be_beyond(photos: usize, allowed: f64) -> Option<usize> {
    // A whole number that was missed by the last digit is meant.
    let ranks = (allowed * (photos + 1) as f64 + 1e-9).floor() as usize;
    ranks.checked_sub(1)
}

/// One measure of all photos from the highest on, each with its weight: a domain's together weigh as much as another's,
/// and all together one.
fn descending(domains: &[&Vec<Measures>], measure: usize) -> Vec<(f64, f64)> {
    let weight = |photos: &Vec<Measures>| 1.0 / (domains.len() * photos.len()) as f64;
    let of_domain = |photos: &&Vec<Measures>| {
        let weight = weight(photos);
        photos.iter().map(|measures| (f64::from(measures[measure]), weight)).collect::<Vec<_>>()
    };
    let mut values: Vec<(f64, f64)> = domains.iter().flat_map(of_domain).collect();
    values.sort_by(|a, b| b.0.total_cmp(&a.0));
    values
}

/// The highest value over which there is no more than the weight `share`, and with which there is more.
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

    /// Photos whose measures are from 0 to 1, all as likely, plus `more`.
    fn photos(count: usize, more: f32, seed: u64) -> Vec<Measures> {
        let random = &mut stream(seed, 0);
        (0..count).map(|_| std::array::from_fn(|_| random.random_range(0.0_f32..1.0) + more)).collect()
    }

    fn beyond(photos: &[Measures], limits: &Limits) -> usize {
        let limits =
            [limits.mahalanobis_distance, limits.bare_skin_score, limits.no_lesion_log_odds.unwrap_or(f32::INFINITY)];
        photos.iter().filter(|measures| measures.iter().zip(limits).any(|(measure, limit)| *measure > limit)).count()
    }

    #[test]
    fn they_hold_the_share_in_each_domain_and_are_tight_in_one() {
        for allowed in [0.025, 0.08] {
            for more in [0.0, 0.3] {
                let domains = [photos(2000, 0.0, 1), photos(100, more, 2)];
                let limits = tightest(&domains, OF_ALL, allowed).unwrap();
                let found = domains.each_ref().map(|photos| beyond(photos, &limits));
                let most = domains.each_ref().map(|photos| may_be_beyond(photos.len(), allowed).unwrap());
                assert!(found[0] <= most[0] && found[1] <= most[1], "{allowed} {more}: {found:?} of {most:?}");
                assert!(found[0] == most[0] || found[1] == most[1], "{allowed} {more}: {found:?} of {most:?}");
            }
        }
    }

    #[test]
    fn on_new_photos_the_share_is_what_was_allowed() {
        let shares = (0..200).map(|seed| {
            let domains = [photos(500, 0.0, 1000 + seed), photos(108, 0.3, 2000 + seed)];
            let limits = tightest(&domains, OF_ALL, 0.08).unwrap();
            beyond(&photos(500, 0.3, 3000 + seed), &limits) as f64 / 500.0
        });
        let mean = shares.sum::<f64>() / 200.0;
        assert!((0.065..0.085).contains(&mean), "{mean}");
    }

    #[test]
    fn of_a_hundred_photos_one_may_be_beyond() {
        let photos = photos(100, 0.0, 4);
        let limits = tightest(std::slice::from_ref(&photos), OF_TWO, 0.025).unwrap();
        assert_eq!((beyond(&photos, &limits), limits.no_lesion_log_odds), (1, None), "there is no regression");
        assert_eq!([38, 39, 79, 999].map(|count| may_be_beyond(count, 0.025)), [None, Some(0), Some(1), Some(24)]);
    }

    #[test]
    fn few_photos_promise_nothing() {
        assert_eq!(tightest(&[photos(38, 0.0, 5)], OF_ALL, 0.025), None);
        let alone = tightest(&[photos(500, 0.0, 5)], OF_ALL, 0.025);
        assert_eq!(tightest(&[photos(500, 0.0, 5), photos(20, 9.0, 6)], OF_ALL, 0.025), alone);
    }

    #[test]
    fn a_quantile_leaves_its_share_above() {
        let values = [(4.0, 0.25), (3.0, 0.25), (2.0, 0.25), (1.0, 0.25)];
        assert_eq!([0.0, 0.2, 0.25, 0.6, 1.0].map(|share| upper_quantile(&values, share)), [4.0, 4.0, 3.0, 2.0, 1.0]);
    }
}
